/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-columns.h"

#include <string.h>

#define REPEATED '+'

static const char *const role_nicks[] = { "field", "number", "area", "problem", "measure" };

/**
 * rectify_columns_new:
 * @n_columns: how many columns there are
 *
 * Returns: (transfer full): columns that hold fields; rows are of problems
 */
RectifyColumns *
rectify_columns_new (guint n_columns)
{
  RectifyColumns *self = g_new0 (RectifyColumns, 1);

  self->n_columns = n_columns;
  self->columns = g_new0 (RectifyColumn, MAX (n_columns, 1));
  self->unit = self->numbered = RECTIFY_ITEM_PROBLEM;
  return self;
}

/**
 * rectify_columns_free:
 * @self: (nullable) (transfer full): columns
 */
void
rectify_columns_free (RectifyColumns *self)
{
  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self);
}

/**
 * rectify_columns_to_string:
 * @self: columns
 *
 * Returns: (transfer full): words for machines, such as “measure problem number area+ problem
 *   measure field”: the unit, what is numbered, and each column
 */
char *
rectify_columns_to_string (const RectifyColumns *self)
{
  GString *text = g_string_new (rectify_item_kind_get_nick (self->unit));

  g_string_append_printf (text, " %s", rectify_item_kind_get_nick (self->numbered));
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append_printf (text, " %s", role_nicks[self->columns[i].role]);
      if (self->columns[i].repeated)
        g_string_append_c (text, REPEATED);
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_column (const char *word, RectifyColumn *column)
{
  g_autofree char *nick = g_strdup (word);
  gsize length = strlen (nick);

  column->repeated = length > 0 && nick[length - 1] == REPEATED;
  if (column->repeated)
    nick[length - 1] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (role_nicks); i++)
    if (g_str_equal (role_nicks[i], nick))
      {
        column->role = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_columns_parse:
 * @text: what rectify_columns_to_string() made
 *
 * Returns: (transfer full) (nullable): the columns; %NULL if @text is something else
 */
RectifyColumns *
rectify_columns_parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", RECTIFY_MAX_COLUMNS + 3);
  guint n_words = g_strv_length (words);
  g_autoptr (RectifyColumns) self = NULL;

  if (n_words < 3 || n_words > RECTIFY_MAX_COLUMNS + 2)
    return NULL;
  self = rectify_columns_new (n_words - 2);
  if (!rectify_item_kind_from_nick (words[0], &self->unit)
      || !rectify_item_kind_from_nick (words[1], &self->numbered))
    return NULL;
  for (guint i = 0; i < self->n_columns; i++)
    if (!parse_column (words[i + 2], &self->columns[i]))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * rectify_columns_find:
 * @self: columns
 * @role: what stands in a column
 *
 * Returns: the first column of that role, or the number of columns if there is none
 */
guint
rectify_columns_find (const RectifyColumns *self, RectifyColumnRole role)
{
  guint i = 0;

  while (i < self->n_columns && self->columns[i].role != role)
    i++;
  return i;
}
