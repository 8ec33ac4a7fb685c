/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-cells.h"

#include <string.h>

#include "rectify-token.h"

/* A leading sentence that is longer, in characters, is running text and no heading. */
#define MAX_HEADING 80

static gsize
skip_blanks (const char *text, gsize position, gsize end)
{
  while (position < end && g_unichar_isspace (g_utf8_get_char (text + position)))
    position = g_utf8_next_char (text + position) - text;
  return position;
}

/* The pieces of one paragraph: a series of labels that goes on inside it is cut. */
static void
cut_paragraph (GArray *pieces, RectifyLabelMatcher *matcher, const char *text, gsize first,
               gsize last)
{
  g_autofree char *paragraph = g_strndup (text + first, last - first);
  gsize end = last - first;
  gsize start = skip_blanks (paragraph, 0, end);
  RectifyLabelMatch label, next;
  gboolean run_in = FALSE;
  gsize position;

  if (start == end)
    return;
  if (!rectify_label_matcher_match (matcher, paragraph + start, &label))
    {
      /* What has no label belongs to the measure before it. */
      if (pieces->len > 0)
        {
          g_array_index (pieces, RectifyMeasurePiece, pieces->len - 1).end = last;
          return;
        }
      label.length = 0;
    }
  while (start < end)
    {
      RectifyMeasurePiece piece = { first + start, last, label.length, run_in };

      /* In the room of a cell all sorts of labels run on. */
      if (label.length > 0 && !rectify_label_matcher_is_section (matcher, label.family)
          && rectify_label_matcher_find_next (matcher, paragraph, start + label.length, G_MAXSIZE,
                                              label.family, label.number + 1, &position, &next))
        {
          piece.end = first + position;
          label = next;
        }
      g_array_append_val (pieces, piece);
      start = piece.end - first;
      run_in = TRUE;
    }
}

/**
 * rectify_cell_cut_measures:
 * @matcher: what knows labels
 * @text: the text of a cell
 *
 * Returns: (transfer full) (element-type RectifyMeasurePiece): the measures in it, by their labels
 */
GArray *
rectify_cell_cut_measures (RectifyLabelMatcher *matcher, const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (RectifyMeasurePiece));
  const char *p = text;

  while (*p != '\0')
    {
      const char *end = strchr (p, '\n');

      if (end == NULL)
        end = p + strlen (p);
      cut_paragraph (pieces, matcher, text, p - text, end - text);
      p = *end != '\0' ? end + 1 : end;
    }
  return pieces;
}

/**
 * rectify_cell_set_words:
 * @item: an item
 * @matcher: what knows labels
 * @text: the words of a cell, or of a piece of it
 * @labelled: whether they may begin with the item's label
 *
 * Gives an item its label, heading and text.
 */
void
rectify_cell_set_words (RectifyItem *item, RectifyLabelMatcher *matcher, const char *text,
                        gboolean labelled)
{
  g_autofree char *body = rectify_token_dup (text, 0, strlen (text));
  g_autofree char *label = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *rest = NULL;
  RectifyItemKind kind = rectify_item_get_kind (item);
  RectifyLabelMatch match;
  gsize start = 0, end;

  if (labelled && rectify_label_matcher_match (matcher, body, &match))
    start = match.length;
  label = rectify_token_dup (body, 0, start);
  if (start > 0)
    rectify_item_set_label (item, label);
  end = start + rectify_sentence_end (body + start);
  if (end == start)
    end = strlen (body);
  heading = rectify_token_dup (body, start, end);
  rest = rectify_token_dup (body, end, strlen (body));
  if (kind != RECTIFY_ITEM_AREA
      && (g_utf8_strlen (heading, -1) > MAX_HEADING || strchr (heading, '\n') != NULL
          || (*rest == '\0' && kind == RECTIFY_ITEM_MEASURE)))
    {
      g_autofree char *whole = rectify_token_dup (body, start, strlen (body));

      rectify_item_set_text (item, whole);
      return;
    }
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, rest);
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *plain = rectify_token_dup (text, 0, strlen (text));

  return g_strv_contains (words, plain);
}

/**
 * rectify_cell_says_same:
 * @text: the text of a cell
 *
 * Returns: whether it says that what stands above holds here too (“同上”)
 */
gboolean
rectify_cell_says_same (const char *text)
{
  static const char *const words[] = { "同上", "〃", "″", "\"", "同前", "如上", NULL };

  return is_one_of (text, words);
}

/**
 * rectify_cell_says_nothing:
 * @text: the text of a cell
 *
 * Returns: whether it is a stroke that says that there is nothing (“/”)
 */
gboolean
rectify_cell_says_nothing (const char *text)
{
  static const char *const words[] = { "/", "／", "-", "—", "——", "－", "无", "\\", NULL };

  return is_one_of (text, words);
}
