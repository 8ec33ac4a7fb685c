/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-report.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/*
 * The dialogs, each presented over the window at once. An edit is made on a copy of the live plan
 * when it is accepted; they report their own errors, and stay open with the input when a save
 * fails.
 */
void rectify_conflict_dialog_present (GtkWindow *parent, RectifySession *session,
                                      RectifyMerge *merge, GPtrArray *edits);
void rectify_item_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id);
void rectify_item_dialog_present_new (GtkWindow *parent, RectifySession *session, gint64 anchor_id,
                                      gboolean inside);
void rectify_heading_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id);
void rectify_deadline_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids);
void rectify_assign_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids);
void rectify_deadline_dialog_present_rows (GtkWindow *parent, RectifySession *session,
                                           GPtrArray *rows);
void rectify_assign_dialog_present_rows (GtkWindow *parent, RectifySession *session,
                                         GPtrArray *rows);
void rectify_directory_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_properties_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_entry_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                                   gint64 entry_id);
void rectify_close_out_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids,
                                       RectifyStepKind kind);
gboolean rectify_close_out_dialog_is_open_for (RectifyItem *item, RectifyStepKind kind);
void rectify_vote_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                                  gint64 step_id);
void rectify_stages_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                                    gint64 step_id);
void rectify_round_dialog_present (GtkWindow *parent, RectifySession *session);

/* What is to be done with a report: the name of an action of the window, such as “save-pdf”; NULL:
 * it is shown. */
typedef void (*RectifyReportFunc) (GtkWindow *parent, RectifyReport report,
                                   const RectifyReportOptions *options, const char *action);
void rectify_progress_dialog_present (GtkWindow *parent, RectifySession *session,
                                      const RectifyReportOptions *options, RectifyReportFunc func);
void rectify_notice_dialog_present (GtkWindow *parent, RectifySession *session,
                                    RectifyReportFunc func);
/* FALSE, and nothing is presented, if there is none. */
gboolean rectify_placeholders_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_packet_dialog_present (GtkWindow *parent, RectifySession *session,
                                    RectifyReport report, const RectifyReportOptions *asked);
void rectify_new_plan_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_import_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file);
/* One of several: whether it became a plan, was left, or could not even be read; that is said. */
typedef enum {
  RECTIFY_IMPORT_DONE,
  RECTIFY_IMPORT_LEFT,
  RECTIFY_IMPORT_FAILED
} RectifyImportOutcome;
typedef void (*RectifyImportFunc) (RectifyImportOutcome outcome, gpointer user_data);
void rectify_import_dialog_present_nth (GtkWindow *parent, RectifySession *session, GFile *file,
                                        guint number, guint total, RectifyImportFunc func,
                                        gpointer user_data);
void rectify_import_dialog_present_bytes (GtkWindow *parent, RectifySession *session, GBytes *bytes,
                                          const char *name);

G_END_DECLS
