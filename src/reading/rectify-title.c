/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-title.h"

#include <string.h>

#include "rectify-field-matcher.h"

#define MAX_TITLE_LINES 4
#define MAX_FIRST_LINE 60
#define MAX_FURTHER_LINE 40
#define N_PARAGRAPHS_WITH_YEAR 3

static gboolean
is_title_line (RectifyOutline *outline, const char *line, gboolean first)
{
  RectifyLabelMatch label;
  RectifyToken token;
  glong length = g_utf8_strlen (line, -1);
  const char *last;

  if (length == 0 || strpbrk (line, "\t\n") != NULL
      || length > (first ? MAX_FIRST_LINE : MAX_FURTHER_LINE))
    return FALSE;
  if (rectify_label_matcher_match (outline->matcher, line, &label)
      || rectify_field_match (outline->vocabulary, line, 0, TRUE, &token)
      || rectify_lead_in_match (outline->vocabulary, outline->matcher, line, 0, &token))
    return FALSE;
  last = g_utf8_prev_char (line + strlen (line));
  if (g_utf8_strchr ("。；;：:！!？?，,、", -1, g_utf8_get_char (last)) != NULL
      || strstr (line, "。") != NULL)
    return FALSE;
  return first || (strstr (line, "，") == NULL && strstr (line, "：") == NULL);
}

static gboolean
is_complete (RectifyOutline *outline, const char *title)
{
  return rectify_vocabulary_contains (outline->vocabulary, "titles", "words", title);
}

static gboolean
is_bracketed (const char *line)
{
  return g_utf8_strchr ("（(—", -1, g_utf8_get_char (line)) != NULL;
}

/**
 * rectify_title_find:
 * @outline: an outline that has its texts
 * @title: (out): set to the title, its lines parted by line ends; "" if there is none
 *
 * The title is what stands first, short, without a number and without a full stop.
 *
 * Returns: how many paragraphs it takes
 */
guint
rectify_title_find (RectifyOutline *outline, char **title)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_lines = 0;

  while (n_lines < MIN (MAX_TITLE_LINES, outline->texts->len))
    {
      const char *text = g_ptr_array_index (outline->texts, n_lines);
      g_autofree char *line = rectify_token_dup (text, 0, strlen (text));

      if (!is_title_line (outline, line, n_lines == 0)
          || (is_complete (outline, lines->str) && !is_bracketed (line)))
        break;
      if (n_lines++ > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }
  *title = g_string_free (g_steal_pointer (&lines), FALSE);
  return n_lines;
}

static int
find_year (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
        && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4])
        && (p == text || !g_ascii_isdigit (p[-1])))
      {
        int year = atoi (p);

        if (year >= 1949 && year <= 2199
            && (g_str_has_prefix (p + 4, "年") || g_str_has_prefix (p + 4, "〕")))
          return year;
      }
  return 0;
}

/**
 * rectify_title_find_year:
 * @outline: an outline that has its texts and its title
 * @n_title: how many paragraphs the title takes
 *
 * Returns: the year that the title, or else the beginning of the text, names; 0 if neither does
 */
int
rectify_title_find_year (RectifyOutline *outline, guint n_title)
{
  int year = find_year (outline->title);

  for (guint i = n_title;
       year == 0 && i < MIN (n_title + N_PARAGRAPHS_WITH_YEAR, outline->texts->len); i++)
    year = find_year (g_ptr_array_index (outline->texts, i));
  return year;
}
