/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table-follow.h"
#include "rectify-table-reader.h"
#include "rectify-table-rows.h"

G_BEGIN_DECLS

/* A table that is read, and how far that has come. */
typedef struct {
  RectifyReading *reading;
  RectifyVocabulary *vocabulary;
  RectifyLabelMatcher *matcher;
  RectifyTable *table;
  guint block;
  int year;

  char *text;    /* of the whole table */
  GArray *lines; /* where each row's line begins in it */
  guint n_rows;
  guint n_columns;
  guint last_row; /* which cell find_cell() found last, and where */
  guint last_column;
  gsize last_start;

  RectifyTableHead *head;
  RectifyRowInfo *rows;
  RectifyTableFollow *follow;
  char **headings;
  guint first_task;       /* the first row below the head that is not blank */
  gboolean has_merged;    /* whether any cells below the head go over several rows */
  GHashTable *last_parts; /* column to the assignments above */

  RectifyItem *container;
  RectifyItem *line_area; /* an area in a row of its own that is open */
  RectifyItem *area;
  RectifyItem *problem;
  RectifyItem *unit;
} TableReader;

guint table_reader_find_end (TableReader *self, guint row, gboolean problem);
RectifyItem *table_reader_add_cell_item (TableReader *self, RectifyItem *parent,
                                         RectifyItemKind kind, guint row, guint column,
                                         const char *text);
void table_reader_add_field (TableReader *self, guint row, guint column);

G_END_DECLS
