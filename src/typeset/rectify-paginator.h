/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-private.h"
#include "rectify-table-setter.h"

G_BEGIN_DECLS

/* A block whose text is set: lines of a paragraph, a table, or a drawing, which stands in the place
 * of so many lines and has as many texts. */
typedef struct {
  RectifyParagraph *paragraph;
  guint first_line;
  guint n_lines;
  RectifySetTable *table;
  RectifyDrawing *drawing; /* owned by the document */
  guint n_texts;
  double scale;
  double height; /* with its caption, in points */
} RectifySetBlock;

/* What is filled while lines are put on pages. */
typedef struct {
  RectifyPages *pages;
  const RectifyLayout *layout;
  GArray *blocks;      /* RectifySetBlock */
  GArray *lines;       /* of the paragraphs */
  gboolean has_text;   /* whether some of the running text is on a page */
  guint slot;          /* the next line of the page, from 0 */
  gboolean is_led;     /* whether what stands before the table that is placed leads it */
  guint n_closing;     /* lines behind that table that end the text, and do not stand alone */
  guint n_below_table; /* blocks that are still to be placed on the page that is turned for it */
  guint n_tables;
  guint n_tables_set; /* also those that are not on pages yet */
  guint n_rows;
  guint n_cells;
} RectifyPaginator;

gboolean rectify_paginator_place (RectifyPages *pages, RectifyDocument *document, guint n_threads,
                                  GCancellable *cancellable, GError **error);
/* In rectify-signature.c. */
void rectify_paginator_place_signature (RectifyPaginator *self);
gboolean rectify_paginator_stands_alone (RectifyPaginator *self, guint index);
guint rectify_paginator_find_unknown (RectifyPaginator *self, guint n_placed);
gboolean rectify_paginator_place_block (RectifyPaginator *self, guint index,
                                        GCancellable *cancellable, GError **error);
gboolean rectify_paginator_is_turned (RectifyPaginator *self);
void rectify_paginator_place_line (RectifyPaginator *self, guint index, guint paragraph);
void rectify_paginator_start_page (RectifyPaginator *self, gboolean is_turned);

/* In rectify-picture.c. */
void rectify_picture_set (RectifyPages *pages, RectifyDrawing *drawing, GArray *lines,
                          RectifySetBlock *block);
void rectify_picture_place (RectifyPaginator *self, guint index);
/* A table on pages, from the paginator's next line on. */
gboolean rectify_table_place (RectifyPaginator *paginator, RectifySetTable *table,
                              GCancellable *cancellable, GError **error);
double rectify_table_get_least_height (const RectifySetTable *table);
double rectify_table_get_broken_height (const RectifySetTable *table);

G_END_DECLS
