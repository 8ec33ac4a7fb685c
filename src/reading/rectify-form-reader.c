/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form-reader.h"

#include <glib/gi18n-lib.h>

#include "rectify-form-private.h"

#define NO_COLUMN G_MAXUINT

G_DEFINE_QUARK (rectify - form - error - quark, rectify_form_error)

/* A row of the sheet that stands for a task. */
typedef struct {
  guint row;   /* of the table */
  guint line;  /* as the spreadsheet counts */
  guint count; /* how many there are */
} Found;

typedef struct {
  FormFacts facts;
  RectifyTable *table;
  guint header;
  guint columns[N_FORM_ROLES];
  Found *found; /* of each task */
  guint last;   /* of the tasks, as the rows go */
  gboolean is_moved;
} Reader;

static void
reader_clear (Reader *self)
{
  form_facts_clear (&self->facts);
  g_free (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
read_heads (const FormFacts *facts, RectifyTable *table, guint row, guint *columns)
{
  for (guint i = 0; i < N_FORM_ROLES; i++)
    columns[i] = NO_COLUMN;
  for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
    {
      g_autofree char *head = form_dup_plain (table, row, column);

      for (guint i = 0; head != NULL && i < N_FORM_ROLES; i++)
        if (columns[i] == NO_COLUMN && g_strcmp0 (facts->heads[i], head) == 0)
          columns[i] = column;
    }
  for (guint i = 0; i < N_FORM_INPUTS; i++)
    if (columns[i] == NO_COLUMN)
      return FALSE;
  return TRUE;
}

static gboolean
find_header (const FormFacts *facts, RectifyTable *table, guint *row, guint *columns)
{
  for (*row = 0; *row < rectify_table_get_n_rows (table); (*row)++)
    if (read_heads (facts, table, *row, columns))
      return TRUE;
  return FALSE;
}

static gboolean
find_sheet (Reader *self, RectifyDocument *document, guint facts, GError **error)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = i != facts ? rectify_document_get_table (document, i) : NULL;
      guint columns[N_FORM_ROLES], header;

      if (table == NULL || !find_header (&self->facts, table, &header, columns))
        continue;
      if (self->table != NULL)
        {
          g_set_error (error, RECTIFY_FORM_ERROR, RECTIFY_FORM_ERROR_DAMAGED,
                       _ ("The form is in this workbook twice, on the sheets “%s” and “%s”, and it "
                          "cannot be told which one holds. Delete the other and choose the file "
                          "again."),
                       rectify_table_get_name (self->table), rectify_table_get_name (table));
          return FALSE;
        }
      self->table = table;
      self->header = header;
      for (guint j = 0; j < N_FORM_ROLES; j++)
        self->columns[j] = columns[j];
    }
  if (self->table != NULL)
    return TRUE;
  g_set_error_literal (
      error, RECTIFY_FORM_ERROR, RECTIFY_FORM_ERROR_DAMAGED,
      _ ("The head of the form’s table is not as it was sent: a column was deleted "
         "or renamed, the hidden one perhaps. Ask the unit for the form with all "
         "its columns, or enter by hand what it says."));
  return FALSE;
}

/* Which row of the sheet the user sees; what stands in it knows. */
static guint
get_line (Reader *self, guint row)
{
  for (guint i = 0; i < rectify_table_get_n_columns (self->table); i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (self->table, row, i);

      if (cell != NULL && cell->row == row && cell->paragraphs->len > 0)
        return rectify_paragraph_get_line (g_ptr_array_index (cell->paragraphs, 0));
    }
  return row + 1;
}

static gboolean
is_filled (Reader *self, guint row)
{
  for (guint i = FORM_STATUS; i < N_FORM_ROLES; i++)
    {
      g_autofree char *text = self->columns[i] != NO_COLUMN
                                  ? form_dup_text (self->table, row, self->columns[i])
                                  : NULL;

      if (text != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_row (Reader *self, guint row)
{
  g_autofree char *id = form_dup_plain (self->table, row, self->columns[FORM_ITEM]);
  gint64 item = form_parse_id (id);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->facts.rows, &item));
  guint line = get_line (self, row);
  Found *found;

  if (number == 0)
    {
      if (id != NULL || is_filled (self, row))
        rectify_unit_form_add_remark (
            self->facts.form,
            g_strdup_printf (_ ("Row %u was added by hand and is left out: it stands for no task "
                                "that was sent."),
                             line));
      return;
    }
  found = &self->found[number - 1];
  if (found->count++ > 0)
    {
      rectify_unit_form_add_remark (
          self->facts.form,
          g_strdup_printf (
              _ ("Rows %u and %u both stand for the same task: one is a copy. Both are "
                 "left out; enter by hand what holds."),
              found->line, line));
      return;
    }
  found->row = row;
  found->line = line;
  self->is_moved |= number < self->last;
  self->last = number;
}

/* Whether the row shows the words that it was sent with. */
static gboolean
shows_task (Reader *self, guint row, const RectifyUnitFormRow *task)
{
  static const FormRole places[] = { FORM_MEASURE, FORM_PROBLEM };

  for (guint i = 0; task->mark != NULL && i < G_N_ELEMENTS (places); i++)
    {
      guint column = self->columns[places[i]];
      const RectifyCell *cell
          = column != NO_COLUMN ? rectify_table_get_cell (self->table, row, column) : NULL;
      g_autofree char *text = cell != NULL ? rectify_cell_dup_text (cell) : NULL;
      g_autofree char *mark = NULL;

      if (text == NULL || *text == '\0')
        continue;
      mark = rectify_unit_form_dup_mark (text);
      return g_str_equal (mark, task->mark);
    }
  return task->mark == NULL;
}

static void
read_task (Reader *self, guint number)
{
  RectifyUnitFormRow *task = g_ptr_array_index (self->facts.form->rows, number);
  const Found *found = &self->found[number];
  const char *name = task->line != NULL ? task->line : "";

  if (found->count == 0)
    rectify_unit_form_add_remark (
        self->facts.form,
        g_strdup_printf (_ ("The row of “%s” was deleted; nothing is taken for that task."), name));
  else if (found->count > 1)
    return;
  else if (!shows_task (self, found->row, task))
    rectify_unit_form_add_remark (
        self->facts.form,
        g_strdup_printf (
            _ ("Row %u does not show the words of “%s” any more, for which it was sent: "
               "cells were moved or changed by hand. It is left out; enter by hand "
               "what holds."),
            found->line, name));
  else
    form_read_cells (&self->facts, self->table, self->columns, found->row, found->line, task);
}

/**
 * rectify_form_read:
 * @document: the sheets of a workbook, from rectify_formats_load_sheets()
 * @error: return location
 *
 * Reads a form that a unit filled in. Rows are known by the identifiers in their hidden column,
 * and compared with the list in the hidden sheet: what was added, deleted or copied by hand, and
 * what does not show the words it was sent with, is left out and told in a remark.
 *
 * Returns: (transfer full) (nullable): what was filled in; %NULL with a #RectifyFormError
 */
RectifyUnitForm *
rectify_form_read (RectifyDocument *document, GError **error)
{
  g_auto (Reader) self = { 0 };
  guint facts;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), NULL);

  if (!form_facts_read (&self.facts, document, &facts, error)
      || !find_sheet (&self, document, facts, error))
    return NULL;
  self.found = g_new0 (Found, self.facts.form->rows->len);
  for (guint row = self.header + 1; row < rectify_table_get_n_rows (self.table); row++)
    look_at_row (&self, row);
  for (guint i = 0; i < self.facts.form->rows->len; i++)
    read_task (&self, i);
  if (self.is_moved)
    rectify_unit_form_add_remark (self.facts.form,
                                  g_strdup (_ ("Rows were put in another order; each is taken for "
                                               "the task that its identifier says.")));
  return g_steal_pointer (&self.facts.form);
}
