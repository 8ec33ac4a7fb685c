/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-deadline-phrase.h"
#include "rectify-item-rows.h"
#include "rectify-party-list.h"
#include "rectify-table-cells.h"
#include "rectify-table-follow.h"
#include "rectify-table-rows.h"
#include "rectify-token.h"

#define NONE G_MAXUINT

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
  GHashTable *last_names; /* column to the names above */

  RectifyItem *container;
  RectifyItem *line_area; /* an area in a row of its own that is open */
  RectifyItem *area;
  RectifyItem *problem;
  RectifyItem *unit;
} Reader;

static void
find_lines (Reader *self)
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
find_cell (Reader *self, guint row, guint column, const char *text)
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
add_item (Reader *self, RectifyItem *parent, RectifyItemKind kind, gsize start, gsize end)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  RectifySpan span = { self->block, start, end };

  rectify_item_append_child (parent, item);
  rectify_reading_add_span (self->reading, item, &span);
  return item;
}

static RectifyItem *
add_cell_item (Reader *self, RectifyItem *parent, RectifyItemKind kind, guint row, guint column,
               const char *text)
{
  gsize start = find_cell (self, row, column, text);

  return add_item (self, parent, kind, start, start + strlen (text));
}

static void
add_prose_row (Reader *self, RectifyItem *parent, guint row)
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
dup_role_text (Reader *self, guint row, RectifyColumnRole role, guint *column)
{
  *column = rectify_columns_find (self->head->columns, role);
  return rectify_table_dup_own_text (self->table, row, *column);
}

/* The number of a row is the label of what it numbers. */
static void
set_number (Reader *self, RectifyItem *item, guint row)
{
  guint column;
  g_autofree char *number = dup_role_text (self, row, RECTIFY_COLUMN_NUMBER, &column);
  g_autofree char *label = number != NULL ? rectify_token_dup (number, 0, strlen (number)) : NULL;

  if (label != NULL)
    rectify_item_set_label (item, label);
}

static gboolean
is_numbered (Reader *self, RectifyItemKind kind)
{
  RectifyColumns *columns = self->head->columns;

  return kind == columns->numbered
         && rectify_columns_find (columns, RECTIFY_COLUMN_NUMBER) < columns->n_columns;
}

static RectifyItem *
add_task (Reader *self, RectifyItem *parent, RectifyItemKind kind, guint row, guint column,
          const char *text)
{
  RectifyItem *item = add_cell_item (self, parent, kind, row, column, text);

  rectify_cell_set_words (item, self->matcher, text, !is_numbered (self, kind));
  if (is_numbered (self, kind))
    set_number (self, item, row);
  return item;
}

static RectifyItem *
get_parent (Reader *self)
{
  return self->area != NULL        ? self->area
         : self->line_area != NULL ? self->line_area
                                   : self->container;
}

/* The last row of what a row belongs to. */
static guint
find_end (Reader *self, guint row, gboolean problem)
{
  guint start = problem ? self->rows[row].problem : self->rows[row].area;

  if (start == NONE)
    return row;
  return problem ? self->rows[start].problem_end : self->rows[start].area_end;
}

/* Several measures in one cell are several measures. */
static void
add_measures (Reader *self, RectifyItem *parent, guint row, guint column, const char *text,
              GArray *pieces, guint first)
{
  gsize start = find_cell (self, row, column, text);

  for (guint i = first; i < pieces->len; i++)
    {
      RectifyMeasurePiece *piece = &g_array_index (pieces, RectifyMeasurePiece, i);
      g_autofree char *words = g_strndup (text + piece->start, piece->end - piece->start);
      RectifyItem *item
          = add_item (self, parent, RECTIFY_ITEM_MEASURE, start + piece->start, start + piece->end);

      rectify_cell_set_words (item, self->matcher, words, piece->label_length > 0);
      rectify_item_set_run_in (item, piece->run_in || first > 0);
    }
}

/* A row of a measure: of several in its cell the first has the row, the others stand in it too. Only
 * where the row is a problem's alone, whose leader and deadline hold for all of them. */
static RectifyItem *
add_measure_row (Reader *self, RectifyItem *parent, guint row, guint column, const char *text)
{
  g_autoptr (GArray) pieces = rectify_cell_cut_measures (self->matcher, text);
  gboolean alone = self->problem != NULL && self->rows[row].problem == row
                   && find_end (self, row, TRUE) == row
                   && !is_numbered (self, RECTIFY_ITEM_MEASURE);
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
open_groups (Reader *self, guint row)
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
open_unit (Reader *self, guint row)
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

static gboolean
is_blank_below (Reader *self, guint row, guint last, guint column)
{
  for (guint i = row + 1; i <= last; i++)
    {
      g_autofree char *text = rectify_table_dup_own_text (self->table, i, column);

      if (text != NULL)
        return FALSE;
    }
  return TRUE;
}

/* How often a column is written once for the several rows of a problem, and how often again below. */
static void
count_blanks (Reader *self, guint column, guint *n_once, guint *n_again)
{
  *n_once = *n_again = 0;
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    {
      const RectifyCell *cell = rectify_table_get_cell (self->table, row, column);
      g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
      guint end;

      if (self->rows[row].type != RECTIFY_ROW_TASK || self->rows[row].problem != row
          || text == NULL)
        continue;
      end = find_end (self, row, TRUE);
      if (row + cell->n_rows > end)
        continue;
      if (is_blank_below (self, row, end, column))
        (*n_once)++;
      else
        (*n_again)++;
    }
}

/* Do blank cells below hold what stands above them? Who merges cells where they are one leaves blank
 * what is empty; who merges none means the same again, where he does not write it again elsewhere. */
static gboolean
holds_below (Reader *self, RectifyItem *item, guint row, guint column)
{
  g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
  gboolean holds;
  guint n_once, n_again;

  count_blanks (self, column, &n_once, &n_again);
  holds = !self->has_merged && n_once > n_again;
  /* Where all do as one would not expect, or some this way and some that way, nobody knows. */
  if (text != NULL && self->has_merged == (n_again == 0))
    rectify_reading_add_doubt (
        self->reading, item,
        g_strdup_printf (holds ? _ ("The cells below “%s” in the column “%s” are blank; it was "
                                    "taken to hold for the whole problem.")
                               : _ ("The cells below “%s” in the column “%s” are blank; it was "
                                    "taken to hold for its own row alone."),
                         text, self->headings[column]));
  return holds;
}

/* The last row that a cell holds for. Where those below it are left blank for a whole problem, who
 * does it and until when may hold for that. What is said of a measure does not: nobody has said
 * anything of the ones below yet. */
static guint
find_reach (Reader *self, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (self->table, row, column);
  guint last = MIN (cell->n_rows, self->n_rows - row) + row - 1;
  guint end = find_end (self, row, TRUE);

  if (self->rows[row].problem != row || last >= end
      || (self->head->types[column] != RECTIFY_CELL_ASSIGNMENT
          && self->head->types[column] != RECTIFY_CELL_DEADLINE)
      || !is_blank_below (self, last, end, column))
    return last;
  return holds_below (self, self->unit, row, column) ? end : last;
}

/* What a cell belongs to: the smallest of its row's task, its problem, its area and the table that
 * spans all the rows that it spans. */
static RectifyItem *
find_owner (Reader *self, guint row, guint column)
{
  guint last = find_reach (self, row, column);

  if (self->problem != NULL && self->rows[row].problem == row && last <= find_end (self, row, TRUE)
      && (last > row || find_end (self, row, TRUE) == row))
    return self->problem;
  if (last <= row)
    return self->unit;
  if (self->area != NULL && self->rows[row].area == row && last <= find_end (self, row, FALSE))
    return self->area;
  if (row == self->first_task && last > row && self->area == NULL && self->line_area == NULL)
    return self->container;
  rectify_reading_add_doubt (
      self->reading, self->unit,
      g_strdup_printf (_ ("The cell “%s” spans several rows that do not belong together; it was "
                          "taken for the first of them."),
                       self->headings[column]));
  return self->unit;
}

static gboolean
has_field (Reader *self, RectifyItem *owner, guint column)
{
  RectifyDeadline *deadline = rectify_item_get_deadline (owner);
  GPtrArray *assignments = rectify_item_get_assignments (owner);

  if (self->head->types[column] == RECTIFY_CELL_DEADLINE)
    return deadline != NULL;
  for (guint i = 0; i < assignments->len; i++)
    if (g_str_equal (rectify_assignment_get_label (g_ptr_array_index (assignments, i)),
                     self->headings[column]))
      return TRUE;
  return FALSE;
}

static void
add_assignment (Reader *self, RectifyItem *owner, guint column, const char *text)
{
  gpointer key = GUINT_TO_POINTER (column);
  char **above = g_hash_table_lookup (self->last_names, key);
  g_auto (GStrv) names = rectify_cell_says_same (text) && above != NULL
                             ? g_strdupv (above)
                             : rectify_party_list_split (self->vocabulary, text);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (self->head->roles[column], self->headings[column], text,
                                (const char *const *) names);

  rectify_item_add_assignment (owner, assignment);
  g_hash_table_insert (self->last_names, key, g_steal_pointer (&names));
}

static void
add_deadline (Reader *self, RectifyItem *owner, guint column, const char *text)
{
  GDate due;
  RectifyDeadlineKinds kinds
      = rectify_deadline_phrase_read (self->vocabulary, text, self->year, &due);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (self->headings[column], text, kinds, &due);

  rectify_item_set_deadline (owner, deadline);
  if (kinds != RECTIFY_DEADLINE_NONE)
    return;
  rectify_reading_add_doubt (self->reading, owner,
                             g_strdup_printf (_ ("It is not clear what the deadline “%s” means."),
                                              text));
  /* “已完成” is written there too. */
  rectify_table_follow_take (self->follow, owner, RECTIFY_CELL_REMARK, self->headings[column],
                             text);
}

static void
add_field (Reader *self, guint row, guint column)
{
  g_autofree char *cell = rectify_table_dup_own_text (self->table, row, column);
  g_autofree char *text = NULL;
  RectifyCellType type = self->head->types[column];
  RectifyItem *owner, *prose;

  if (cell == NULL)
    return;
  text = rectify_token_dup (cell, 0, strlen (cell));
  owner = find_owner (self, row, column);
  if ((type == RECTIFY_CELL_ASSIGNMENT || type == RECTIFY_CELL_DEADLINE)
      && !rectify_cell_says_nothing (text) && !has_field (self, owner, column))
    {
      if (type == RECTIFY_CELL_ASSIGNMENT)
        add_assignment (self, owner, column, text);
      else
        add_deadline (self, owner, column, text);
      return;
    }
  rectify_table_follow_take (self->follow, owner, type, self->headings[column], text);
  prose = add_cell_item (self, owner, RECTIFY_ITEM_PROSE, row, column, cell);
  rectify_item_set_label (prose, self->headings[column]);
  rectify_item_set_text (prose, text);
}

/* A number that stands where nothing begins that is numbered. */
static void
add_stray_number (Reader *self, guint row)
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
add_task_row (Reader *self, guint row)
{
  open_groups (self, row);
  open_unit (self, row);
  add_stray_number (self, row);
  for (guint column = 0; column < self->n_columns; column++)
    if (self->head->columns->columns[column].role == RECTIFY_COLUMN_FIELD)
      add_field (self, row, column);
}

static void
add_area_row (Reader *self, guint row)
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
      self->line_area = add_cell_item (self, self->container, RECTIFY_ITEM_AREA, row, column, text);
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
add_rows (Reader *self)
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
is_whole (Reader *self)
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
start_container (Reader *self, guint n_head_rows, RectifyColumns *columns)
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
has_merged_rows (Reader *self)
{
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      if (rectify_table_is_continued (self->table, row, column))
        return TRUE;
  return FALSE;
}

static gboolean
read_rows (Reader *self)
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
read_plainly (Reader *self)
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
  Reader self = { .reading = reading,
                  .vocabulary = vocabulary,
                  .matcher = matcher,
                  .table = rectify_document_get_table (reading->document, block),
                  .block = block,
                  .year = year };

  self.n_rows = rectify_table_get_n_rows (self.table);
  self.n_columns = rectify_table_get_n_columns (self.table);
  self.last_names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
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
  g_hash_table_unref (self.last_names);
  g_array_unref (self.lines);
  g_free (self.text);
  return self.container;
}
