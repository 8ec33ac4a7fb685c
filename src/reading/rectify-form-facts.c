/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-form-private.h"

/* A unit has fewer tasks, in whatever plan. */
#define MAX_TASKS 100000
/* Of an identifier, in hexadecimal digits. */
#define MAX_DIGITS 16

static const char *const roles[N_FORM_ROLES]
    = { "item", "status", "date", "text", "share", "reporter", "problem", "measure" };

/**
 * form_dup_text:
 * @table: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what stands in the cell that begins there, without white space
 *   around it; %NULL if that is nothing
 */
char *
form_dup_text (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);
  char *text = cell != NULL && cell->row == row && cell->column == column
                   ? g_strstrip (rectify_cell_dup_text (cell))
                   : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * form_dup_plain:
 * @table: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what stands in the cell that begins there, without any white
 *   space; %NULL if that is nothing
 */
char *
form_dup_plain (RectifyTable *table, guint row, guint column)
{
  g_autofree char *text = form_dup_text (table, row, column);
  GString *plain = text != NULL ? g_string_new (NULL) : NULL;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return plain != NULL ? g_string_free (plain, FALSE) : NULL;
}

/**
 * form_parse_id:
 * @text: (nullable): “R1a2b3c”
 *
 * Returns: the identifier; 0 if it is none
 */
gint64
form_parse_id (const char *text)
{
  gsize n_digits = text != NULL && *text == 'R' ? strspn (text + 1, "0123456789abcdefABCDEF") : 0;
  guint64 id;

  if (n_digits == 0 || n_digits > MAX_DIGITS || text[1 + n_digits] != '\0')
    return 0;
  id = g_ascii_strtoull (text + 1, NULL, 16);
  return id <= G_MAXINT64 ? (gint64) id : 0;
}

/**
 * form_facts_clear:
 * @self: what a form says of itself
 */
void
form_facts_clear (FormFacts *self)
{
  g_clear_pointer (&self->form, rectify_unit_form_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  for (guint i = 0; i < N_FORM_ROLES; i++)
    g_clear_pointer (&self->heads[i], g_free);
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    g_clear_pointer (&self->statuses[i], g_free);
}

static gboolean
fail (GError **error, RectifyFormError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_FORM_ERROR, code, sentence);
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  return fail (error, RECTIFY_FORM_ERROR_DAMAGED,
               _ ("The hidden sheet of this form is damaged: it cannot be told whose it is. Ask "
                  "the unit for the form as it was filled in, or enter by hand what it says."));
}

static RectifyTable *
find_table (RectifyDocument *document, guint *position)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);
      g_autofree char *what = table != NULL && rectify_table_get_n_rows (table) > 0
                                  ? form_dup_text (table, 0, 0)
                                  : NULL;

      if (g_strcmp0 (what, "rectify-form") != 0)
        continue;
      *position = i;
      return table;
    }
  return NULL;
}

static gboolean
check_version (RectifyTable *table, GError **error)
{
  g_autofree char *version = form_dup_text (table, 0, 1);
  g_autofree char *known = g_strdup_printf ("%d", RECTIFY_UNIT_FORM_VERSION);

  if (g_strcmp0 (version, known) == 0)
    return TRUE;
  g_set_error (error, RECTIFY_FORM_ERROR, RECTIFY_FORM_ERROR_VERSION,
               _ ("This form was made by another version of Rectify (form version %s, known here "
                  "is %s). Merge it with that version, or send the unit a new form."),
               version != NULL ? version : "?", known);
  return FALSE;
}

static void
read_column (FormFacts *self, RectifyTable *table, guint row)
{
  g_autofree char *role = form_dup_text (table, row, 1);

  for (guint i = 0; role != NULL && i < N_FORM_ROLES; i++)
    if (g_str_equal (roles[i], role) && self->heads[i] == NULL)
      self->heads[i] = form_dup_plain (table, row, 2);
}

static void
read_status (FormFacts *self, RectifyTable *table, guint row)
{
  g_autofree char *nick = form_dup_text (table, row, 1);
  RectifyStatus status;

  if (nick != NULL && rectify_status_from_nick (nick, &status) && self->statuses[status] == NULL)
    self->statuses[status] = form_dup_plain (table, row, 2);
}

static gboolean
read_task (FormFacts *self, RectifyTable *table, guint row)
{
  g_autofree char *id = form_dup_text (table, row, 1);
  g_autofree char *nick = form_dup_text (table, row, 2);
  gint64 item = form_parse_id (id);
  RectifyUnitFormRow *task;
  RectifyStatus base;

  if (item == 0 || nick == NULL || !rectify_status_from_nick (nick, &base)
      || self->form->rows->len >= MAX_TASKS || g_hash_table_contains (self->rows, &item))
    return FALSE;
  task = rectify_unit_form_add_row (self->form, item, base);
  task->mark = form_dup_text (table, row, 3);
  task->line = form_dup_text (table, row, 4);
  g_hash_table_insert (self->rows, g_memdup2 (&item, sizeof item),
                       GUINT_TO_POINTER (self->form->rows->len));
  return TRUE;
}

static gboolean
read_fact (FormFacts *self, RectifyTable *table, guint row)
{
  g_autofree char *what = form_dup_text (table, row, 0);
  g_autofree char *value = form_dup_text (table, row, 1);

  if (what == NULL || value == NULL)
    return TRUE;
  if (g_str_equal (what, "form"))
    self->form->uid = form_parse_id (value);
  else if (g_str_equal (what, "plan"))
    self->form->plan_id = form_parse_id (value);
  else if (g_str_equal (what, "unit"))
    {
      g_free (self->form->unit);
      self->form->unit = g_strdelimit (g_steal_pointer (&value), "\n\t", ' ');
    }
  else if (g_str_equal (what, "sent"))
    {
      g_clear_pointer (&self->form->sent_at, g_date_time_unref);
      self->form->sent_at = g_date_time_new_from_iso8601 (value, NULL);
    }
  else if (g_str_equal (what, "column"))
    read_column (self, table, row);
  else if (g_str_equal (what, "status"))
    read_status (self, table, row);
  else if (g_str_equal (what, "task"))
    return read_task (self, table, row);
  return TRUE;
}

static gboolean
is_whole (const FormFacts *self)
{
  for (guint i = 0; i < N_FORM_INPUTS; i++)
    if (self->heads[i] == NULL)
      return FALSE;
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (self->statuses[i] == NULL)
      return FALSE;
  return self->form->uid != 0 && self->form->plan_id != 0 && *self->form->unit != '\0'
         && self->form->rows->len > 0;
}

/**
 * rectify_form_dup_unit:
 * @document: the sheets of a workbook, from rectify_formats_load_sheets()
 *
 * Returns: (transfer full) (nullable): the unit whose tasks are in a form, in a line, "" if it is not
 *   told; %NULL if it is no form
 */
char *
rectify_form_dup_unit (RectifyDocument *document)
{
  guint position;
  RectifyTable *table = find_table (document, &position);

  for (guint i = 0; table != NULL && i < rectify_table_get_n_rows (table); i++)
    {
      g_autofree char *what = form_dup_text (table, i, 0);
      char *unit = g_strcmp0 (what, "unit") == 0 ? form_dup_text (table, i, 1) : NULL;

      if (unit != NULL)
        return g_strdelimit (unit, "\n\t", ' ');
    }
  return table != NULL ? g_strdup ("") : NULL;
}

/**
 * form_facts_read:
 * @self: to be filled; to be cleared also where it fails
 * @document: the sheets of a workbook
 * @position: (out): set to which of its blocks says it
 * @error: return location
 *
 * Returns: whether it is a form that can be read
 */
gboolean
form_facts_read (FormFacts *self, RectifyDocument *document, guint *position, GError **error)
{
  RectifyTable *table = find_table (document, position);

  if (table == NULL)
    return fail (error, RECTIFY_FORM_ERROR_OTHER,
                 _ ("This workbook is no form that Rectify sent out, or its hidden sheet is gone: "
                    "its cells may have been copied to a new file. Ask the unit for the file that "
                    "it was sent, filled in, or enter by hand what it says."));
  if (!check_version (table, error))
    return FALSE;
  self->form = rectify_unit_form_new (0, 0, "");
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 1; i < rectify_table_get_n_rows (table); i++)
    if (!read_fact (self, table, i))
      return fail_damaged (error);
  return is_whole (self) || fail_damaged (error);
}
