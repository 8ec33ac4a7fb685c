/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-cell-fields.h"
#include "rectify-item-rows.h"
#include "rectify-table-cells.h"
#include "rectify-table-follow.h"
#include "rectify-table-rows.h"
#include "rectify-token.h"

#define NONE G_MAXUINT

static void
find_lines (TableReader *self)
{
  GString *text = g_string_new (NULL);
  gsize start = 0;

  rectify_table_append_text (self->table, text);
  self->text = g_string_free (text, FALSE);
  self->lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_array_append_val (self->lines, start);
      start = strchr (self->text + start, '\n') - self->text + 1;
    }
  g_array_append_val (self->lines, start);
}

/* Where a cell's text begins in the table's. */
static gsize
find_cell (TableReader *self, guint row, guint column, const char *text)
{
  gboolean known = row == self->last_row && column >= self->last_column;
  const char *p = self->text + (known ? self->last_start : g_array_index (self->lines, gsize, row));

  for (guint i = known ? self->last_column : 0; i < column; i++)
    p = strchr (p, '\t') + 1;
  self->last_row = row;
  self->last_column = column;
  self->last_start = p - self->text;
  /* A mark at the beginning has a blank before it there. */
  return self->last_start + (*text == '"');
}

static RectifyItem *
add_item (TableReader *self, RectifyItem *parent, RectifyItemKind kind, gsize start, gsize end)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  RectifySpan span = { self->block, start, end };

  rectify_item_append_child (parent, item);
  rectify_reading_add_span (self->reading, item, &span);
  return item;
}

/**
 * table_reader_add_cell_item:
 * @self: a table that is read
 * @parent: an item
 * @kind: a kind
 * @row: a row
 * @column: a column
 * @text: what of the cell there it is
 *
 * Returns: (transfer none): a new item, the last of @parent, that leads back to its place
 */
RectifyItem *
table_reader_add_cell_item (TableReader *self, RectifyItem *parent, RectifyItemKind kind, guint row,
                            guint column, const char *text)
{
  gsize start = find_cell (self, row, column, text);

  return add_item (self, parent, kind, start, start + strlen (text));
}

static void
add_prose_row (TableReader *self, RectifyItem *parent, guint row)
{
  gsize start = g_array_index (self->lines, gsize, row);
  gsize end = g_array_index (self->lines, gsize, row + 1) - 1;
  g_autofree char *line = g_strndup (self->text + start, end - start);
  gsize length = strlen (line);

  /* A note in the first cell alone stands across the table. */
  while (length > 0 && line[length - 1] == '\t')
    length--;
  if (memchr (line, '\t', length) == NULL)
    line[length] = '\0';
  rectify_item_set_text (add_item (self, parent, RECTIFY_ITEM_PROSE, start, end), line);
}

static char *
dup_role_text (TableReader *self, guint row, RectifyColumnRole role, guint *column)
{
  *column = rectify_columns_find (self->head->columns, role);
  return rectify_table_dup_own_text (self->table, row, *column);
}

/* The number of a row is the label of what it numbers. */
static void
set_number (TableReader *self, RectifyItem *item, guint row)
{
  guint column;
  g_autofree char *number = dup_role_text (self, row, RECTIFY_COLUMN_NUMBER, &column);
  g_autofree char *label = number != NULL ? rectify_token_dup (number, 0, strlen (number)) : NULL;

  if (label != NULL)
    rectify_item_set_label (item, label);
}

static gboolean
is_numbered (TableReader *self, RectifyItemKind kind)
{
  RectifyColumns *columns = self->head->columns;

  return kind == columns->numbered
         && rectify_columns_find (columns, RECTIFY_COLUMN_NUMBER) < columns->n_columns;
}

/* The words of a measure without the fields that its cell ends with, which it gets. */
static char *
take_fields (TableReader *self, RectifyItem *item, const char *text)
{
  gsize start = rectify_cell_fields_take (item, self->vocabulary, text,
                                          (const char *const *) self->headings, self->year);

  return start > 0 ? g_strndup (text, start) : g_strdup (text);
}

static RectifyItem *
add_task (TableReader *self, RectifyItem *parent, RectifyItemKind kind, guint row, guint column,
          const char *text)
{
  RectifyItem *item = table_reader_add_cell_item (self, parent, kind, row, column, text);
  g_autofree char *words
      = kind == RECTIFY_ITEM_MEASURE ? take_fields (self, item, text) : g_strdup (text);

  rectify_cell_set_words (item, self->matcher, words, !is_numbered (self, kind));
  if (is_numbered (self, kind))
    set_number (self, item, row);
  return item;
}

static RectifyItem *
get_parent (TableReader *self)
{
  return self->area != NULL        ? self->area
         : self->line_area != NULL ? self->line_area
                                   : self->container;
}

/**
 * table_reader_find_end:
 * @self: a table that is read
 * @row: a row of a task
 * @problem: whether of the task's problem, or else of its area
 *
 * Returns: the last row of what the row belongs to
 */
guint
table_reader_find_end (TableReader *self, guint row, gboolean problem)
{
  guint start = problem ? self->rows[row].problem : self->rows[row].area;

  if (start == NONE)
    return row;
  return problem ? self->rows[start].problem_end : self->rows[start].area_end;
}

/* Several measures in one cell are several measures. */
static void
add_measures (TableReader *self, RectifyItem *parent, guint row, guint column, const char *text,
              GArray *pieces, guint first)
{
  gsize start = find_cell (self, row, column, text);

  for (guint i = first; i < pieces->len; i++)
    {
      RectifyMeasurePiece *piece = &g_array_index (pieces, RectifyMeasurePiece, i);
      g_autofree char *source = g_strndup (text + piece->start, piece->end - piece->start);
      RectifyItem *item
          = add_item (self, parent, RECTIFY_ITEM_MEASURE, start + piece->start, start + piece->end);
      g_autofree char *words = take_fields (self, item, source);

      rectify_cell_set_words (item, self->matcher, words, piece->label_length > 0);
      rectify_item_set_run_in (item, piece->run_in || first > 0);
    }
}

static gboolean
is_each_labelled (GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_array_index (pieces, RectifyMeasurePiece, i).label_length == 0)
      return FALSE;
  return TRUE;
}

/* A row of a measure: of several in its cell the first has the row and its number, the others stand in
 * it too. Only where the row is a problem's alone, whose leader and deadline hold for all of them. */
static RectifyItem *
add_measure_row (TableReader *self, RectifyItem *parent, guint row, guint column, const char *text)
{
  g_autoptr (GArray) pieces = rectify_cell_cut_measures (self->matcher, text);
  gboolean alone = self->problem != NULL && self->rows[row].problem == row
                   && table_reader_find_end (self, row, TRUE) == row
                   && (!is_numbered (self, RECTIFY_ITEM_MEASURE) || is_each_labelled (pieces));
  g_autofree char *words = NULL;
  RectifyItem *item;

  if (!alone || pieces->len < 2)
    return add_task (self, parent, RECTIFY_ITEM_MEASURE, row, column, text);
  words = g_strndup (text, g_array_index (pieces, RectifyMeasurePiece, 0).end);
  item = add_task (self, parent, RECTIFY_ITEM_MEASURE, row, column, words);
  add_measures (self, parent, row, column, text, pieces, 1);
  return item;
}

static void
open_groups (TableReader *self, guint row)
{
  const RectifyRowInfo *info = &self->rows[row];
  g_autofree char *text = NULL;
  guint column;

  self->unit = NULL;
  if (info->area == row)
    {
      text = dup_role_text (self, row, RECTIFY_COLUMN_AREA, &column);
      self->area = add_task (self, self->line_area != NULL ? self->line_area : self->container,
                             RECTIFY_ITEM_AREA, row, column, text);
      self->problem = NULL;
    }
  else if (info->area == NONE)
    self->area = NULL;
  if (info->problem == row)
    {
      g_autofree char *words = dup_role_text (self, row, RECTIFY_COLUMN_PROBLEM, &column);

      self->problem = add_task (self, get_parent (self), RECTIFY_ITEM_PROBLEM, row, column, words);
    }
  else if (info->problem == NONE)
    self->problem = NULL;
}

static void
open_unit (TableReader *self, guint row)
{
  guint column;
  g_autofree char *text = dup_role_text (self, row, RECTIFY_COLUMN_MEASURE, &column);
  gboolean by_measure = self->head->columns->unit == RECTIFY_ITEM_MEASURE;

  if (text != NULL && by_measure)
    self->unit = add_measure_row (self, self->problem != NULL ? self->problem : get_parent (self),
                                  row, column, text);
  else if (self->problem != NULL)
    self->unit = self->problem;
  else if (self->rows[row].area == row)
    self->unit = self->area;
  else
    {
      /* A row that has everything but the words of its task. */
      self->unit = self->problem
          = add_task (self, get_parent (self), self->head->columns->unit, row, 0, "");
    }
  if (text != NULL && !by_measure)
    {
      g_autoptr (GArray) pieces = rectify_cell_cut_measures (self->matcher, text);

      add_measures (self, self->unit, row, column, text, pieces, 0);
    }
}

/* A number that stands where nothing begins that is numbered. */
static void
add_stray_number (TableReader *self, guint row)
{
  RectifyItemKind numbered = self->head->columns->numbered;
  gboolean begins = numbered == RECTIFY_ITEM_AREA      ? self->rows[row].area == row
                    : numbered == RECTIFY_ITEM_PROBLEM ? self->rows[row].problem == row
                                                       : TRUE;

  if (!begins || rectify_item_get_kind (self->unit) != numbered)
    if (*rectify_item_get_label (self->unit) == '\0' && !begins)
      set_number (self, self->unit, row);
}

static void
add_task_row (TableReader *self, guint row)
{
  open_groups (self, row);
  open_unit (self, row);
  add_stray_number (self, row);
  for (guint column = 0; column < self->n_columns; column++)
    if (self->head->columns->columns[column].role == RECTIFY_COLUMN_FIELD)
      table_reader_add_field (self, row, column);
}

static void
add_area_row (TableReader *self, guint row)
{
  self->area = self->problem = NULL;
  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
      gboolean numbered
          = column == rectify_columns_find (self->head->columns, RECTIFY_COLUMN_NUMBER);
      g_autofree char *next = NULL;

      if (text == NULL)
        continue;
      self->line_area = table_reader_add_cell_item (self, self->container, RECTIFY_ITEM_AREA, row,
                                                    column, text);
      for (guint i = column + 1; numbered && next == NULL && i < self->n_columns; i++)
        next = rectify_table_dup_own_text (self->table, row, i);
      rectify_cell_set_words (self->line_area, self->matcher, next != NULL ? next : text,
                              next == NULL);
      if (next != NULL)
        set_number (self, self->line_area, row);
      return;
    }
}

static void
add_rows (TableReader *self)
{
  self->first_task = self->head->n_rows;
  while (self->first_task < self->n_rows && self->rows[self->first_task].type == RECTIFY_ROW_BLANK)
    self->first_task++;
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    switch (self->rows[row].type)
      {
      case RECTIFY_ROW_BLANK:
        break;
      case RECTIFY_ROW_TASK:
        add_task_row (self, row);
        break;
      case RECTIFY_ROW_AREA:
        add_area_row (self, row);
        break;
      case RECTIFY_ROW_PROSE:
        self->area = self->problem = NULL;
        add_prose_row (self, self->line_area != NULL ? self->line_area : self->container, row);
        break;
      }
}

/* GLib does not count the vertical tab as white space. */
static void
append_plainly (GString *plain, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\v')
      g_string_append_len (plain, p, g_utf8_next_char (p) - p);
}

/* Written again, the table must say the same in the same order: then everything was placed. */
static gboolean
is_whole (TableReader *self)
{
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (self->container);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) source = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->n_cells; j++)
        if (row->cells[j] != NULL)
          append_plainly (written, row->cells[j]);
    }
  append_plainly (source, self->text);
  return g_str_equal (written->str, source->str);
}

static void
start_container (TableReader *self, guint n_head_rows, RectifyColumns *columns)
{
  g_autofree char *names = rectify_columns_to_string (columns);
  gsize end = g_array_index (self->lines, gsize, n_head_rows);
  g_autofree char *head = g_strndup (self->text, end > 0 ? end - 1 : 0);
  RectifySpan span = { self->block, 0, end > 0 ? end - 1 : 0 };

  g_clear_object (&self->container);
  self->container = rectify_item_new (RECTIFY_ITEM_PROSE);
  rectify_item_set_text (self->container, head);
  rectify_item_set_columns (self->container, names);
  rectify_reading_add_span (self->reading, self->container, &span);
}

static gboolean
has_merged_rows (TableReader *self)
{
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      if (rectify_table_is_continued (self->table, row, column))
        return TRUE;
  return FALSE;
}

static gboolean
read_rows (TableReader *self)
{
  self->head = rectify_table_head_find (self->vocabulary, self->table);
  if (self->head == NULL)
    return FALSE;
  self->rows = rectify_table_survey (self->vocabulary, self->matcher, self->table, self->head);
  self->has_merged = has_merged_rows (self);
  start_container (self, self->head->n_rows, self->head->columns);
  self->headings = rectify_item_dup_column_headings (self->container);
  add_rows (self);
  rectify_table_follow_finish (self->follow, self->container);
  return is_whole (self);
}

/* A table that is not understood: each row is prose. */
static void
read_plainly (TableReader *self)
{
  g_autoptr (RectifyColumns) columns = rectify_columns_new (self->n_columns);
  guint n_head_rows = MIN (MAX (rectify_table_get_n_header_rows (self->table), 1), self->n_rows);

  start_container (self, n_head_rows, columns);
  for (guint row = n_head_rows; row < self->n_rows; row++)
    add_prose_row (self, self->container, row);
}

/**
 * rectify_table_read:
 * @reading: a reading, which learns where each item stands and what is doubtful
 * @vocabulary: a vocabulary
 * @matcher: what knows labels
 * @block: which block of the reading's document the table is
 * @year: the plan's year, 0 if unknown
 *
 * Reads a table: as areas, problems and measures where its head says so, else row by row as prose.
 * Written again as a table, it says the same in the same order, always.
 *
 * Returns: (transfer full): an item that heads the table, with the rows below it
 */
RectifyItem *
rectify_table_read (RectifyReading *reading, RectifyVocabulary *vocabulary,
                    RectifyLabelMatcher *matcher, guint block, int year)
{
  TableReader self = { .reading = reading,
                       .vocabulary = vocabulary,
                       .matcher = matcher,
                       .table = rectify_document_get_table (reading->document, block),
                       .block = block,
                       .year = year };

  self.n_rows = rectify_table_get_n_rows (self.table);
  self.n_columns = rectify_table_get_n_columns (self.table);
  self.last_parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.follow = rectify_table_follow_new (reading, vocabulary, year);
  find_lines (&self);
  if (!read_rows (&self))
    {
      rectify_reading_forget_block (reading, block);
      read_plainly (&self);
      if (self.head != NULL)
        rectify_reading_add_doubt (
            reading, self.container,
            g_strdup (_ ("The rows of this table could not be told apart as problems and "
                         "measures; they were kept as they are.")));
    }
  rectify_table_follow_free (self.follow);
  rectify_table_head_free (self.head);
  g_free (self.rows);
  g_strfreev (self.headings);
  g_hash_table_unref (self.last_parts);
  g_array_unref (self.lines);
  g_free (self.text);
  return self.container;
}
