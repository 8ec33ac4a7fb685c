/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-backup-keeper.h"
#include "rectify-checks-view.h"
#include "rectify-file-choice.h"
#include "rectify-foot.h"
#include "rectify-item-details.h"
#include "rectify-ledger-view.h"
#include "rectify-overview-view.h"
#include "rectify-packet-info.h"
#include "rectify-pages-view.h"
#include "rectify-plan-edit.h"
#include "rectify-plan-list.h"
#include "rectify-plan-view.h"
#include "rectify-reminders.h"
#include "rectify-report.h"
#include "rectify-window.h"

struct _RectifyWindow {
  GtkApplicationWindow parent_instance;

  RectifySession *session;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkWidget *add_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu; /* what the button opens */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkSpinner *spinner;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkLabel *search_label;
  GtkBox *bars; /* messages that stay, the most urgent first */
  GtkWidget *place_bar;
  GtkWidget *damage_bar;
  GtkWidget *read_only_bar;
  GtkWidget *clock_bar;
  GtkWidget *packet_bar;
  GtkWidget *backup_bar;
  GtkWidget *crash_bar;
  GtkWidget *reminder_bar;
  GtkWidget *reminder_button; /* leads to the tasks, kind by kind */
  gint64 reminder_edit;       /* the last that the numbers followed */
  gpointer reminder_ledger;   /* whose late tasks were counted last, only to be compared */
  gboolean
      reminder_emptied; /* the bar went since nothing is late any more, not since it was closed */
  gboolean making_sample;
  char *sample_path; /* the sample ledger while it is being opened */
  char *copy_path;   /* where what is open is being saved */
  char *news_author; /* who was named last as having edited the plan, */
  gint64 news_time;  /* and when */
  GtkStack *stack;
  GtkPaned *left_pane;
  GtkPaned *right_pane;
  RectifyPlanList *plan_list;
  GtkPaned *checks_pane;
  GtkStack *view_stack;
  GtkWidget *view_switcher;
  RectifyPlanView *plan_view;
  RectifyLedgerView *ledger_view; /* NULL until it is visited, as are the next three */
  RectifyOverviewView *overview_view;
  RectifyPagesView *pages_view;
  RectifyChecksView *checks_view;
  guint checks_tick;   /* until the pane is laid out, and its divider can be put in place */
  int checks_whole;    /* of the pane, when the divider was put in place last */
  guint details_tick;  /* the same for the details */
  gboolean is_narrow;  /* for how large the text is: what is asked for most of the filter is seen */
  gboolean is_cramped; /* as well: the findings are below the pages */
  RectifyItemDetails *details;
  RectifyFoot *foot;
  RectifyBackupKeeper *keeper;
  RectifyReminders *reminders;
  gboolean backup_failed; /* and the bar says so */
  GtkRevealer *notice;
  GtkLabel *notice_label;
  GtkWidget *notice_button;
  GtkWidget *drop_hint; /* while files are over the window */
  GtkLabel *drop_label;
  GArray *undo_all;  /* gint64: edits the notice takes back together; NULL: the last alone */
  GArray *batch;     /* the edits of the last of those, also when the notice is gone */
  guint n_redo;      /* edits that were undone together; they are made again together */
  gint64 redo_after; /* as long as this is the edit that is undone next; 0: nothing is */
  gint64 redo_last;  /* and this the newest of all, undone or not */
  guint notice_timeout;
  guint busy_timeout;
  RectifyFootCheck opening; /* what is known of the ledger since it was opened */
  GCancellable *check;      /* of a large ledger, while it is in use */
  guint check_timeout;      /* until that begins */
  char *wanted_path;        /* the ledger that was to be opened last */
  GMenu *recent_menu;
  RectifyReport report;                 /* what the pages show */
  RectifyReportOptions *report_options; /* NULL: the defaults */
  gint64 notice_plan;                   /* what the public notice keeps of it was looked at, */
  gint64 notice_revision;               /* in this state */
  gboolean picking;                     /* a plan is on its way because none was shown */
  gboolean closing;                     /* hidden, and gone as soon as all is on disk */
  GPtrArray *wanted_imports;            /* files to be imported when the ledger is open */
  GPtrArray *imports;                   /* those that wait for their turn, of so many */
  guint n_imports;
  gboolean importing; /* one of them is looked at */
  char *own_path;     /* the ledger that is opened where no other is asked for */
  RectifyLedgerFlags own_flags;
  GtkWidget *last_focus; /* in the window itself */
  guint focus_idle;      /* until something has the focus again */
  guint furnish_source;  /* of a bare window, until it is furnished */
  guint tidy_timeout;    /* until all is done that a start does behind the window */
};

void rectify_window_build (RectifyWindow *self);
void rectify_window_stop_start (RectifyWindow *self);

void rectify_window_install_ledger_actions (RectifyWindow *self);
void rectify_window_install_new_ledger_actions (RectifyWindow *self);
void rectify_window_make_ledger (RectifyWindow *self, const char *path);
void rectify_window_install_drop (RectifyWindow *self);
void rectify_window_show_drop (RectifyWindow *self, GtkWidget *below);
void rectify_window_receive (RectifyWindow *self, GPtrArray *files);
gboolean rectify_window_can_import (RectifyWindow *self);
void rectify_window_import_all (RectifyWindow *self, GPtrArray *files);
void rectify_window_import_later (RectifyWindow *self, GPtrArray *files);
void rectify_window_import_wanted (RectifyWindow *self, gboolean opened);
gboolean rectify_window_check_file (RectifyWindow *self, GFile *file);
void rectify_window_open_at_once (RectifyWindow *self, const char *path, RectifyLedgerFlags flags);
GtkWindow *rectify_window_find_dialog (RectifyWindow *self);
gboolean rectify_window_is_free (RectifyWindow *self, gboolean of_plan, const char *primary);
void rectify_window_bring_in (RectifyWindow *self, GFile *file);
void rectify_window_install_bars (RectifyWindow *self);
void rectify_window_update_bars (RectifyWindow *self);
void rectify_window_install_copy_actions (RectifyWindow *self);
void rectify_window_install_sample_actions (RectifyWindow *self);
void rectify_window_tell_sample (RectifyWindow *self);
void rectify_window_install_damage_actions (RectifyWindow *self);
void rectify_window_watch_damage (RectifyWindow *self);
void rectify_window_stop_check (RectifyWindow *self);
void rectify_window_recover (RectifyWindow *self, const char *path);
void rectify_window_pick_plan (RectifyWindow *self);
void rectify_window_remember_plan (RectifyWindow *self);
void rectify_window_show_plans (RectifyWindow *self);
void rectify_window_install_desks (RectifyWindow *self);
void rectify_window_ask_undo (RectifyWindow *self, GAsyncReadyCallback callback);
void rectify_window_install_actions (RectifyWindow *self);
void rectify_window_update_actions (RectifyWindow *self);
void rectify_window_install_undo_actions (RectifyWindow *self);
void rectify_window_install_help_actions (RectifyWindow *self);
const char *rectify_window_get_help_page (RectifyWindow *self);
void rectify_window_install_item_actions (RectifyWindow *self);
void rectify_window_install_checks (RectifyWindow *self);
void rectify_window_update_checks (RectifyWindow *self);
void rectify_window_keep_checks (RectifyWindow *self);
gboolean rectify_window_shows_checks (RectifyWindow *self);
void rectify_window_follow_checks (RectifyWindow *self);
void rectify_window_place_checks (RectifyWindow *self);
void rectify_window_restore_maximized (RectifyWindow *self);
void rectify_window_restore_size (RectifyWindow *self);
void rectify_window_restore_dividers (RectifyWindow *self);
void rectify_window_keep_size (RectifyWindow *self);
void rectify_window_arrange (RectifyWindow *self, int width);
void rectify_window_keep_focus (RectifyWindow *self);
void rectify_window_drop_focus (RectifyWindow *self);
void rectify_window_bind_search (GtkWidgetClass *widget_class);
void rectify_window_install_search (RectifyWindow *self);
void rectify_window_update_search (RectifyWindow *self);
void rectify_window_install_search_all_actions (RectifyWindow *self);
gboolean rectify_window_shows_pages (RectifyWindow *self);
gboolean rectify_window_shows_tree (RectifyWindow *self);
gboolean rectify_window_shows_ledger (RectifyWindow *self);
void rectify_window_install_listing (RectifyWindow *self);
void rectify_window_follow_listing (RectifyWindow *self);
void rectify_window_follow_overview (RectifyWindow *self);
void rectify_window_print_listed (RectifyWindow *self);
void rectify_window_save_listed (RectifyWindow *self, GFile *file);
void rectify_window_ask_save_listed (RectifyWindow *self, const char *title, RectifyFileType type,
                                     const char *extension);
void rectify_window_go_to_item (RectifyWindow *self, gint64 plan_id, gint64 item_id);
void rectify_window_edit_item (RectifyWindow *self, gint64 plan_id, gint64 item_id);
void rectify_window_bind_backups (GtkWidgetClass *widget_class);
void rectify_window_install_backups (RectifyWindow *self);
void rectify_window_drop_backups (RectifyWindow *self);
void rectify_window_show_status (RectifyWindow *self);
void rectify_window_install_exchange_actions (RectifyWindow *self);
void rectify_window_update_exchange_actions (RectifyWindow *self);
void rectify_window_install_pages (RectifyWindow *self);
void rectify_window_follow_pages (RectifyWindow *self);
RectifyLedgerView *rectify_window_get_ledger_view (RectifyWindow *self);
RectifyOverviewView *rectify_window_get_overview_view (RectifyWindow *self);
RectifyPagesView *rectify_window_get_pages_view (RectifyWindow *self);
RectifyChecksView *rectify_window_get_checks_view (RectifyWindow *self);
GtkWidget *rectify_window_get_view (RectifyWindow *self);
void rectify_window_keep_views (RectifyWindow *self);
void rectify_window_update_notes (RectifyWindow *self);
void rectify_window_install_output_actions (RectifyWindow *self);
void rectify_window_install_report_actions (RectifyWindow *self);
RectifyReportOptions *rectify_window_dup_asked (RectifyWindow *self);
RectifyReport rectify_window_get_shown_report (RectifyWindow *self);
gboolean rectify_window_preview_notice (RectifyWindow *self, RectifyReport report);
void rectify_window_install_follow_actions (RectifyWindow *self);
void rectify_window_update_follow_actions (RectifyWindow *self, RectifyItem *item,
                                           gboolean writable, guint n_selected);
void rectify_window_install_status_action (RectifyWindow *self);
void rectify_window_delete_selected (RectifyWindow *self, const char *name,
                                     GAsyncReadyCallback callback, gpointer user_data);

/* rectify-window-clip.c */
void rectify_window_install_clip_actions (RectifyWindow *self);
void rectify_window_install_record_actions (RectifyWindow *self);
void rectify_window_update_record_actions (RectifyWindow *self, gboolean writable);
void rectify_window_install_evidence_actions (RectifyWindow *self);
void rectify_window_update_evidence_actions (RectifyWindow *self, RectifyItem *item,
                                             gboolean writable, guint n_selected);
void rectify_window_install_close_out_actions (RectifyWindow *self);
void rectify_window_update_close_out_actions (RectifyWindow *self, RectifyItem *item,
                                              gboolean writable, guint n_selected);
gboolean rectify_window_paste_evidence (RectifyWindow *self);
void rectify_window_install_reminders (RectifyWindow *self);
void rectify_window_drop_reminders (RectifyWindow *self);
void rectify_window_update_reminder_actions (RectifyWindow *self);
void rectify_window_install_packets_actions (RectifyWindow *self);
void rectify_window_update_packets_actions (RectifyWindow *self, gboolean writable);
const RectifyPacketInfo *rectify_window_get_packet (RectifyWindow *self);
char *rectify_window_dup_packet_text (RectifyWindow *self);
void rectify_window_merge (RectifyWindow *self, GPtrArray *paths);
void rectify_window_install_history_actions (RectifyWindow *self);
void rectify_window_update_history_actions (RectifyWindow *self, guint n_selected);
void rectify_window_show_error (RectifyWindow *self, const char *primary, const GError *error);
void rectify_window_notify (RectifyWindow *self, const char *text, gboolean undo);
void rectify_window_notify_all (RectifyWindow *self, const char *text, GArray *edits);
void rectify_window_forget_undo_all (RectifyWindow *self);
/* A callback for session calls that reports a failure; user_data is the window. */
void rectify_window_report_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void rectify_window_enable (RectifyWindow *self, const char *action, gboolean enabled);
