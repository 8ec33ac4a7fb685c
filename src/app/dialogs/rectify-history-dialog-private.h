/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-ledger-entries.h"
#include "rectify-session.h"

G_BEGIN_DECLS

typedef enum {
  RECTIFY_HISTORY_SCOPE_ITEM,
  RECTIFY_HISTORY_SCOPE_PLAN,
  RECTIFY_HISTORY_SCOPE_LEDGER
} RectifyHistoryScope;

typedef struct {
  RectifySession *session;
  RectifyLedger *ledger;
  gint64 plan_id;
  gint64 item_id;
  RectifyHistoryScope scopes[3]; /* what the choices stand for */
  GtkWindow *window;
  GtkWidget *scope;
  GtkWidget *search;
  GListStore *entries;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkAdjustment *adjustment;
  GtkStack *stack;
  GtkWidget *empty;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkScrolledWindow *details;
  GtkWidget *undo;
  GtkLabel *status;
  GCancellable *loading; /* of a page of entries; NULL when none is on its way */
  GCancellable *reading; /* of the changes of an entry */
  gint64 last_id;        /* the newest edit that the list knows of, */
  gint64 undo_id;        /* and the one that was undone next by then */
  gint64 wanted;         /* the entry to be selected when it comes; 0 for the newest */
  gboolean is_complete;  /* there are no more entries */
  gboolean closed;       /* its widgets are gone */
} RectifyHistoryDialog;

RectifyHistoryDialog *rectify_history_dialog_get (gpointer window);
void rectify_history_dialog_cancel (GCancellable **cancellable);
RectifyHistoryScope rectify_history_dialog_get_scope (RectifyHistoryDialog *self);
char *rectify_history_dialog_dup_plan_name (gint64 plan_id, gpointer user_data);
RectifyHistoryEntry *rectify_history_dialog_get_selected (RectifyHistoryDialog *self);
GtkWidget *rectify_history_dialog_create_label (GtkLabel **label, const char *css_class);

/* The edits. */
GtkWidget *rectify_history_dialog_create_list (RectifyHistoryDialog *self);
void rectify_history_dialog_load_more (RectifyHistoryDialog *self);
void rectify_history_dialog_reload (RectifyHistoryDialog *self);
void rectify_history_dialog_filter (RectifyHistoryDialog *self);
void rectify_history_dialog_follow (RectifyHistoryDialog *self);
gboolean rectify_history_dialog_note_state (RectifyHistoryDialog *self);

/* One of them. */
GtkWidget *rectify_history_dialog_create_details (RectifyHistoryDialog *self);
void rectify_history_dialog_show_entry (RectifyHistoryDialog *self);
void rectify_history_dialog_undo (RectifyHistoryDialog *self);

G_END_DECLS
