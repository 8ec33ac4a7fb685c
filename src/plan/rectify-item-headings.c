/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-rows.h"

#define BLANK "\u3000"

/* What stands in a column is found by its heading: one that has none, or another's, gets blanks. */
static void
make_unique (char **headings, guint n_columns)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_columns; i++)
    {
      while (*headings[i] == '\0' || g_hash_table_contains (seen, headings[i]))
        {
          char *longer = g_strconcat (headings[i], BLANK, NULL);

          g_free (headings[i]);
          headings[i] = longer;
        }
      g_hash_table_add (seen, headings[i]);
    }
}

/**
 * rectify_item_dup_column_headings:
 * @self: an item that heads a table
 *
 * Returns: (transfer full): what the head says of each column, without white space; of several
 *   rows of a head the lowest that says something
 */
char **
rectify_item_dup_column_headings (RectifyItem *self)
{
  g_autoptr (RectifyColumns) columns = rectify_columns_parse (rectify_item_get_columns (self));
  guint n_columns = columns != NULL ? columns->n_columns : 0;
  g_autofree char *words = rectify_item_dup_words (self);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  char **headings = g_new0 (char *, n_columns + 1);

  for (guint column = 0; column < n_columns; column++)
    headings[column] = g_strdup ("");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      RectifyRow *row = rectify_row_parse (lines[i], n_columns);

      for (guint column = 0; column < n_columns; column++)
        {
          g_autoptr (GString) plain = g_string_new (NULL);

          for (const char *p = row->cells[column]; p != NULL && *p != '\0';
               p = g_utf8_next_char (p))
            if (!g_unichar_isspace (g_utf8_get_char (p)))
              g_string_append_unichar (plain, g_utf8_get_char (p));
          if (plain->len == 0)
            continue;
          g_free (headings[column]);
          headings[column] = g_strdup (plain->str);
        }
      rectify_row_free (row);
    }
  make_unique (headings, n_columns);
  return headings;
}

/* What stands in a column of fields is found by its heading. */
