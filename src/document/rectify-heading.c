/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-heading.h"

#include <string.h>

/**
 * rectify_heading_dup:
 * @paragraph: a paragraph
 * @level: (out): set to the heading's level, from 1
 *
 * Returns: (transfer full) (nullable): the heading that a paragraph is or begins with, without what
 *   is marked as deleted; %NULL if there is none
 */
char *
rectify_heading_dup (RectifyParagraph *paragraph, guint *level)
{
  g_autoptr (GString) words = g_string_new (NULL);
  RectifyRunStyle style = RECTIFY_RUN_BODY;

  /* Label and heading may be runs of their own. */
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);

      if (i == 0)
        style = run->style;
      if (run->style != style)
        break;
      if (run->mark != RECTIFY_MARK_DELETED)
        g_string_append (words, run->text);
    }
  if (style < RECTIFY_RUN_HEADING_1 || style > RECTIFY_RUN_HEADING_4 || words->len == 0)
    return NULL;
  *level = style - RECTIFY_RUN_HEADING_1 + 1;
  return g_strstrip (g_strdup (words->str));
}

/**
 * rectify_heading_dup_entry:
 * @heading: a heading
 *
 * Returns: (transfer full): how the heading stands in a table of contents: one that leads a
 *   paragraph ends with a mark, an entry does not
 */
char *
rectify_heading_dup_entry (const char *heading)
{
  static const char *const marks[] = { "。", "：", "；", ".", ":", ";" };
  char *words = g_strdelimit (g_strdup (heading), "\r\n\t\v\f", ' ');

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (words, marks[i]) && strlen (words) > strlen (marks[i]))
      {
        words[strlen (words) - strlen (marks[i])] = '\0';
        break;
      }
  return words;
}

/**
 * rectify_contents_get_title:
 * @is_english: whether the document is set in the English layout
 *
 * Returns: (transfer none): what stands above a table of contents; titles of two characters are set
 *   with one between
 */
const char *
rectify_contents_get_title (gboolean is_english)
{
  return is_english ? "Contents" : "目　录";
}
