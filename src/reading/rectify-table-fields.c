/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-cell-fields.h"
#include "rectify-deadline-phrase.h"
#include "rectify-party-parts.h"
#include "rectify-table-cells.h"
#include "rectify-token.h"

static gboolean
is_blank_below (TableReader *self, guint row, guint last, guint column)
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
count_blanks (TableReader *self, guint column, guint *n_once, guint *n_again)
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
      end = table_reader_find_end (self, row, TRUE);
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
holds_below (TableReader *self, RectifyItem *item, guint row, guint column)
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
find_reach (TableReader *self, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (self->table, row, column);
  guint last = MIN (cell->n_rows, self->n_rows - row) + row - 1;
  guint end = table_reader_find_end (self, row, TRUE);

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
find_owner (TableReader *self, guint row, guint column)
{
  guint last = find_reach (self, row, column);

  if (self->problem != NULL && self->rows[row].problem == row
      && last <= table_reader_find_end (self, row, TRUE)
      && (last > row || table_reader_find_end (self, row, TRUE) == row))
    return self->problem;
  if (last <= row)
    return self->unit;
  if (self->area != NULL && self->rows[row].area == row
      && last <= table_reader_find_end (self, row, FALSE))
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
has_field (TableReader *self, RectifyItem *owner, guint column)
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

/* “同上”: each in its role again. */
static GPtrArray *
repeat (GPtrArray *above, RectifyWording *wording)
{
  GPtrArray *assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);

  for (guint i = 0; i < above->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (above, i);
      g_autoptr (RectifyWording) silent
          = rectify_wording_new_full ("", "", "", "", "", wording->before_child, i, TRUE);

      g_ptr_array_add (assignments,
                       rectify_assignment_new_worded (rectify_assignment_get_role (assignment),
                                                      i == 0 ? wording : silent,
                                                      rectify_assignment_get_names (assignment)));
    }
  return assignments;
}

static void
add_assignment (TableReader *self, RectifyItem *owner, guint column, const char *text)
{
  gpointer key = GUINT_TO_POINTER (column);
  GPtrArray *above = g_hash_table_lookup (self->last_parts, key);
  g_autoptr (RectifyWording) wording = rectify_wording_new (self->headings[column], text);
  GPtrArray *parts = rectify_cell_says_same (text) && above != NULL
                         ? repeat (above, wording)
                         : rectify_cell_fields_read (self->vocabulary, wording);

  if (parts == NULL)
    parts = rectify_party_parts_read (self->vocabulary, self->head->roles[column], wording);
  for (guint i = 0; i < parts->len; i++)
    rectify_item_add_assignment (owner, g_ptr_array_index (parts, i));
  g_hash_table_insert (self->last_parts, key, parts);
}

static void
add_deadline (TableReader *self, RectifyItem *owner, guint column, const char *text)
{
  GDate due;
  RectifyDeadlineKinds kinds
      = rectify_deadline_phrase_read (self->vocabulary, text, self->year, &due);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (self->headings[column], text, kinds, &due);

  rectify_item_set_deadline (owner, deadline);
  if (kinds != RECTIFY_DEADLINE_NONE && !g_str_has_prefix (text, "已"))
    return;
  if (kinds == RECTIFY_DEADLINE_NONE)
    rectify_reading_add_doubt (self->reading, owner,
                               g_strdup_printf (_ ("It is not clear what the deadline “%s” means."),
                                                text));
  /* “已完成” is written there too. */
  rectify_table_follow_take (self->follow, owner, RECTIFY_CELL_REMARK, self->headings[column],
                             text);
}

/**
 * table_reader_add_field:
 * @self: a table that is read, at a task
 * @row: the task's row
 * @column: a column of fields
 *
 * Adds what a cell says of the task, or of what the task belongs to: who does it, until when, or
 * words beside it.
 */
void
table_reader_add_field (TableReader *self, guint row, guint column)
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
  prose = table_reader_add_cell_item (self, owner, RECTIFY_ITEM_PROSE, row, column, cell);
  rectify_item_set_label (prose, self->headings[column]);
  rectify_item_set_text (prose, text);
}
