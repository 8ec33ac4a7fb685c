/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-private.h"

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (*(gconstpointer *) a);
  guint y = GPOINTER_TO_UINT (*(gconstpointer *) b);

  return x < y ? -1 : x > y;
}

/* Adds the characters of a line that no font has. */
void
rectify_line_collect_missing (const RectifyLine *line, GHashTable *missing)
{
  if (line->text != NULL)
    rectify_text_line_collect_missing (line->text, missing);
  for (GSList *l = line->line != NULL ? line->line->runs : NULL; l != NULL; l = l->next)
    rectify_run_collect_missing (l->data, missing);
}

/* The characters that would print as boxes, each once, in the order of their codes. */
static char *
find_missing (RectifyPages *self)
{
  g_autoptr (GPtrArray) characters = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer character;

  for (guint i = 0; i < self->lines->len; i++)
    rectify_line_collect_missing (&g_array_index (self->lines, RectifyLine, i),
                                  self->missing_characters);
  g_hash_table_iter_init (&iter, self->missing_characters);
  while (g_hash_table_iter_next (&iter, &character, NULL))
    g_ptr_array_add (characters, character);
  g_ptr_array_sort (characters, compare_characters);
  for (guint i = 0; i < characters->len; i++)
    g_string_append_unichar (text, GPOINTER_TO_UINT (g_ptr_array_index (characters, i)));
  return g_string_free (text, FALSE);
}

/**
 * rectify_pages_get_missing:
 * @self: pages
 *
 * Waits until all pages are set.
 *
 * Returns: (transfer none): the characters that no font of this computer has, which print as boxes;
 *   "" if there are none
 */
const char *
rectify_pages_get_missing (RectifyPages *self)
{
  g_return_val_if_fail (RECTIFY_IS_PAGES (self), "");
  rectify_pages_wait (self, G_MAXUINT);
  if (self->missing == NULL)
    self->missing = find_missing (self);
  return self->missing;
}
