/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-paragraph.h"

G_BEGIN_DECLS

/* More columns than this are no table that somebody wrote; the rest of a row is not taken. */
#define RECTIFY_TABLE_MAX_COLUMNS 1024

/* In mm: higher than this no row is made for what is written by hand. */
#define RECTIFY_TABLE_MAX_ROOM 100.0

/**
 * RectifyCell:
 * @row: its first row
 * @column: its first column
 * @n_rows: how many rows it covers, at least 1
 * @n_columns: how many columns it covers, at least 1
 * @paragraphs: (element-type RectifyParagraph): what stands in it; signatures and dates at its end
 *   stand at its foot, at the right, and what is before them at its head
 *
 * A cell of a table, which may cover several places.
 */
typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  GPtrArray *paragraphs;
} RectifyCell;

/**
 * RectifyColumnInput:
 * @RECTIFY_COLUMN_SHOWN: nothing is to be filled in
 * @RECTIFY_COLUMN_TEXT: any words
 * @RECTIFY_COLUMN_LIST: one of some words
 * @RECTIFY_COLUMN_DATE: a day
 * @RECTIFY_COLUMN_PERCENT: a whole number from 0 to 100
 * @RECTIFY_COLUMN_HIDDEN: it is not for people, but comes back with what they fill in
 *
 * What is filled in below the head of a column, in a file that can be filled in.
 */
typedef enum {
  RECTIFY_COLUMN_SHOWN,
  RECTIFY_COLUMN_TEXT,
  RECTIFY_COLUMN_LIST,
  RECTIFY_COLUMN_DATE,
  RECTIFY_COLUMN_PERCENT,
  RECTIFY_COLUMN_HIDDEN,
} RectifyColumnInput;

#define RECTIFY_TYPE_TABLE (rectify_table_get_type ())

/**
 * RectifyTable:
 *
 * A table of a document: rows of cells, of which the first may be headers. Shared by reference.
 */
typedef struct _RectifyTable RectifyTable;

GType rectify_table_get_type (void) G_GNUC_CONST;

RectifyTable *rectify_table_new (guint n_columns);
RectifyTable *rectify_table_ref (RectifyTable *self);
void rectify_table_unref (RectifyTable *self);
guint rectify_table_get_n_rows (RectifyTable *self);
guint rectify_table_get_n_columns (RectifyTable *self);
guint rectify_table_get_n_header_rows (RectifyTable *self);
void rectify_table_set_n_header_rows (RectifyTable *self, guint n_rows);
const char *rectify_table_get_name (RectifyTable *self);
void rectify_table_set_name (RectifyTable *self, const char *name);
gboolean rectify_table_get_upright (RectifyTable *self);
void rectify_table_set_upright (RectifyTable *self, gboolean upright);
const double *rectify_table_get_shares (RectifyTable *self);
void rectify_table_set_shares (RectifyTable *self, const double *shares);
/* Tables of forms: what is filled in, and what goes along for the machine alone. Spreadsheets have
 * that; on pages such a table is like any other. */
gboolean rectify_table_is_form (RectifyTable *self);
RectifyColumnInput rectify_table_get_input (RectifyTable *self, guint column);
const char *const *rectify_table_get_choices (RectifyTable *self, guint column);
void rectify_table_set_input (RectifyTable *self, guint column, RectifyColumnInput input,
                              const char *const *choices);
gboolean rectify_table_get_hidden (RectifyTable *self);
void rectify_table_set_hidden (RectifyTable *self, gboolean hidden);
guint rectify_table_add_row (RectifyTable *self);
double rectify_table_get_largest (RectifyTable *self);
void rectify_table_set_largest (RectifyTable *self, double size);
double rectify_table_get_room (RectifyTable *self, guint row);
void rectify_table_set_room (RectifyTable *self, guint row, double height);
RectifyCell *rectify_table_add_cell (RectifyTable *self, guint row, guint column, guint n_rows,
                                     guint n_columns);
const RectifyCell *rectify_table_get_cell (RectifyTable *self, guint row, guint column);
void rectify_table_append_text (RectifyTable *self, GString *text);

void rectify_cell_add (RectifyCell *self, RectifyParagraph *paragraph);
void rectify_cell_add_text (RectifyCell *self, const char *text);
void rectify_cell_set_item (RectifyCell *self, gint64 item);
guint rectify_cell_count_foot (const RectifyCell *self);
double rectify_cell_get_room_behind (RectifyParagraph *paragraph);
char *rectify_cell_dup_text (const RectifyCell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyTable, rectify_table_unref)

G_END_DECLS
