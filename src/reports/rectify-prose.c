/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-prose.h"

#include <string.h>

#include "rectify-report-words.h"

/**
 * rectify_prose_ends_sentence:
 * @text: text
 *
 * Returns: whether it ends with a mark that ends a sentence, also within closing quotes (GB/T
 *   15834-2011, 4.8). A bracket or a title ends none: what follows would run on from it
 */
gboolean
rectify_prose_ends_sentence (const char *text)
{
  static const char *const quotes[] = { "”", "’", "\"", "'" };
  static const char *const marks[] = { "。", "！", "？", "…", ".", "!", "?" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_suffix (text, quotes[i]))
      {
        length -= strlen (quotes[i]);
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= strlen (marks[i])
        && strncmp (text + length - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
strip_end (char *text, const char *const *marks, guint n_marks)
{
  gboolean again = TRUE;

  g_strchomp (text);
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < n_marks; i++)
        if (g_str_has_suffix (text, marks[i]))
          {
            text[strlen (text) - strlen (marks[i])] = '\0';
            g_strchomp (text);
            again = TRUE;
          }
    }
}

/**
 * rectify_prose_open_end:
 * @text: (inout): text, which loses the mark at its end, so that something can follow
 */
void
rectify_prose_open_end (char *text)
{
  static const char *const marks[] = { "。", "；", "，", "、", "：", ".", ";", ",", ":", "　" };

  strip_end (text, marks, G_N_ELEMENTS (marks));
}

/**
 * rectify_prose_dup_line:
 * @text: text, perhaps typed in several lines
 *
 * Returns: (transfer full): the same as one paragraph
 */
char *
rectify_prose_dup_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r\v\f", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (g_strstrip (lines[i]), "\t", ' ');
      if (*lines[i] == '\0')
        continue;
      if (line->len > 0 && !rectify_prose_ends_sentence (line->str)
          && !g_str_has_suffix (line->str, "；") && !g_str_has_suffix (line->str, "：")
          && !g_str_has_suffix (line->str, "，"))
        g_string_append (line, rectify_report_words_get ("marks", "semicolon"));
      else if (line->len > 0 && rectify_report_words_is_english ())
        g_string_append_c (line, ' ');
      g_string_append (line, lines[i]);
    }
  return g_string_free (line, FALSE);
}
