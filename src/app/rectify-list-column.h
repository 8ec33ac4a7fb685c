/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the columns of lists have in common: widths that suit what stands in them and outlive that they
 * are hidden, and tooltips. */

/* Nobody looks at more of a long text in a list, in halves of a Chinese character. */
#define RECTIFY_LIST_COLUMN_MOST 80

/* How wide a column is, in pixels where text has its usual size. */
typedef struct {
  int usual; /* while it is not known what stands in it; -1: it has what the others leave */
  int least; /* where there is little room */
  int most;  /* where there is room, for long words; of what the others leave: kept for it, */
  int share; /* and so much of the room, in percent */
} RectifyColumnWidths;

void rectify_list_column_set_width (GtkColumnViewColumn *column, const RectifyColumnWidths *widths,
                                    int own);
void rectify_list_column_set_words (GtkColumnViewColumn *column, const char *const *words);
void rectify_list_column_set_longest (GtkColumnViewColumn *column, guint longest);
guint rectify_list_column_count (const char *text);
void rectify_list_columns_fit (GtkColumnView *view);
int rectify_list_column_get_own_width (GtkColumnViewColumn *column);
GtkWidget *rectify_list_tooltip_new (const char *text);

G_END_DECLS
