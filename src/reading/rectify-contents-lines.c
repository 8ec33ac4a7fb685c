/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-contents-lines.h"

#include <string.h>

/* A table of contents begins among so many paragraphs behind the title. */
#define MAX_BEFORE 20
#define MAX_PAGE_DIGITS 4

/**
 * rectify_contents_is_heading:
 * @text: a paragraph
 *
 * Returns: whether it heads a table of contents (“目　录”)
 */
gboolean
rectify_contents_is_heading (const char *text)
{
  static const char *const words[] = { "目录", "目錄", "目次", "Contents", NULL };
  g_autoptr (GString) plain = g_string_new (NULL);

  if (strlen (text) > 64)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_strv_contains (words, plain->str);
}

/* “一、存在问题……………3”: behind leaders or a blank stands the number of a page. */
static gboolean
is_line (const char *text)
{
  g_autofree char *line = g_strdup (text);
  gsize length = strlen (g_strchomp (line));
  guint n_digits = 0;
  gunichar before;

  while (length > 0 && g_ascii_isdigit (line[length - 1]))
    {
      length--;
      n_digits++;
    }
  if (n_digits == 0 || n_digits > MAX_PAGE_DIGITS || length == 0)
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (line + length));
  return g_unichar_isspace (before) || g_utf8_strchr ("…⋯.．·-—_", -1, before) != NULL;
}

/**
 * rectify_contents_find:
 * @texts: (element-type utf8): the paragraphs of a document
 * @first: the first one behind the title
 * @end: (out): set to the one behind the table of contents
 *
 * Returns: where the heading of a table of contents stands, whose lines are no items though they
 *   have the numbers of such; @end if there is none
 */
guint
rectify_contents_find (GPtrArray *texts, guint first, guint *end)
{
  guint limit = MIN (texts->len, first + MAX_BEFORE);

  for (guint i = first; i < limit; i++)
    {
      if (!rectify_contents_is_heading (g_ptr_array_index (texts, i)))
        continue;
      for (*end = i + 1; *end < texts->len && is_line (g_ptr_array_index (texts, *end));)
        (*end)++;
      return i;
    }
  *end = 0;
  return 0;
}
