/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-search-dialog.h"
#include "rectify-search.h"
#include "rectify-slip-finder.h"

G_BEGIN_DECLS

/* Shared by the window and the work in threads, which must not keep the window itself: it has to go
 * with the one it belongs to. */
typedef struct {
  RectifySession *session;
  GtkWindow *window; /* NULL when it is gone */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkWidget *none;
  GtkLabel *status;
  GtkSpinner *spinner;
  GtkWidget *more;
  GtkProgressBar *progress;
  GCancellable *searching; /* the search that is on its way */
  GCancellable *updating;  /* the index that is being made */
  RectifySearchHit *last;
  guint n_hits;
  RectifySlip *slip; /* the paper that is shown, or NULL */
  GtkLabel *slip_title;
  GtkLabel *slip_words;
  gboolean waits; /* Enter was pressed before there was a hit */
  RectifySearchChosen chosen;
  gpointer user_data;
} RectifySearchDialog;

void rectify_search_dialog_unref (gpointer data);
void rectify_search_dialog_cancel (GCancellable **cancellable);

/* What is found. */
void rectify_search_dialog_look (RectifySearchDialog *self);
void rectify_search_dialog_look_on (RectifySearchDialog *self);
void rectify_search_dialog_choose_row (RectifySearchDialog *self, GtkListBoxRow *row);
void rectify_search_dialog_choose (RectifySearchDialog *self);

/* A paper, where its code was typed. */
void rectify_search_dialog_add_slip_page (RectifySearchDialog *self);
void rectify_search_dialog_show_slip (RectifySearchDialog *self, RectifySlip *slip);
void rectify_search_dialog_choose_slip (RectifySearchDialog *self);

/* The index. */
void rectify_search_dialog_update_index (RectifySearchDialog *self);

G_END_DECLS
