/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-problem-range.h"

#include <string.h>

#include "rectify-numeral.h"

/* Problems have no larger numbers; and so many are named together. */
#define MAX_NUMBER 999
#define MAX_NUMBERS 32

/* “问题1-3”, “问题2、4和5”: numbers behind what problems are called. */
typedef struct {
  guint n;
  guint first;
  guint last;
  gboolean rises;
  gboolean by_hyphen; /* which could be one number in two parts as well */
  const char *rest;
} Range;

typedef struct {
  RectifyOutline *outline;
  gboolean has_problem[MAX_NUMBER + 1]; /* one that has this number alone */
  GHashTable *in_parts;                 /* 1-2 and the like, as first * 1000 + last */
} Search;

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
read_number (const char *p, guint *number)
{
  RectifyNumeralSystem system = rectify_numeral_classify (g_utf8_get_char (p));
  const char *end = p;

  if (*p == '\0'
      || (system != RECTIFY_NUMERAL_CHINESE && system != RECTIFY_NUMERAL_ARABIC
          && system != RECTIFY_NUMERAL_FULLWIDTH))
    return NULL;
  while (*end != '\0' && rectify_numeral_classify (g_utf8_get_char (end)) == system)
    end = g_utf8_next_char (end);
  *number = rectify_numeral_parse (p, end - p, NULL);
  return *number > 0 && *number <= MAX_NUMBER ? end : NULL;
}

/* What parts the numbers of several problems. */
static const char *
skip_link (const char *p, gboolean *is_hyphen)
{
  static const char *const links[] = { "——", "—",  "–",  "-", "－", "~",  "～", "至",
                                       "到", "、", "，", ",", "和", "及", "与", "." };
  const char *next = skip_blanks (p);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_has_prefix (next, links[i]))
      {
        *is_hyphen = strcmp (links[i], "-") == 0 || strcmp (links[i], "－") == 0
                     || strcmp (links[i], ".") == 0;
        return skip_blanks (next + strlen (links[i]));
      }
  return NULL;
}

static const char *
skip_name (Search *self, const char *p)
{
  return p + rectify_vocabulary_match_word (self->outline->vocabulary, "problems", "names", p);
}

static gboolean
read_range (Search *self, const char *text, Range *range)
{
  const char *start = skip_blanks (text);
  const char *p = skip_name (self, start);
  gboolean hyphen = FALSE;
  guint number;

  *range = (Range){ .rises = TRUE };
  if (p == start || (p = read_number (skip_blanks (p), &number)) == NULL)
    return FALSE;
  range->n = 1;
  range->first = range->last = number;
  range->rest = p;
  while (range->n < MAX_NUMBERS && (p = skip_link (p, &hyphen)) != NULL
         && (p = read_number (skip_name (self, p), &number)) != NULL)
    {
      range->rises = range->rises && number > range->last;
      range->by_hyphen = range->n == 1 && hyphen;
      range->last = number;
      range->rest = p;
      range->n++;
    }
  return TRUE;
}

static void
note_problem (Search *self, const char *text)
{
  RectifyLabelMatch label;
  Range range;

  text = skip_blanks (text);
  if (!rectify_label_matcher_match (self->outline->matcher, text, &label)
      || !rectify_label_matcher_is_problem (self->outline->matcher, label.family)
      || !read_range (self, text, &range))
    return;
  if (range.n == 1)
    self->has_problem[range.first] = TRUE;
  else if (range.n == 2 && range.by_hyphen)
    g_hash_table_add (self->in_parts, GUINT_TO_POINTER (range.first * 1000 + range.last));
}

/* Is what stands there said of several problems of this document? */
static gboolean
is_said_of_several (Search *self, const char *text)
{
  Range range;
  const char *rest;

  if (!read_range (self, text, &range) || range.n < 2 || !range.rises
      || !self->has_problem[range.first] || !self->has_problem[range.last]
      || (range.by_hyphen
          && g_hash_table_contains (self->in_parts,
                                    GUINT_TO_POINTER (range.first * 1000 + range.last - 1))))
    return FALSE;
  rest = skip_blanks (range.rest);
  if (*rest != '\0' && g_utf8_strchr ("：:，,", -1, g_utf8_get_char (rest)) != NULL)
    rest = skip_blanks (g_utf8_next_char (rest));
  return rectify_vocabulary_match_word (self->outline->vocabulary, "problems", "together", rest)
         > 0;
}

/**
 * rectify_problem_ranges_find:
 * @outline: an outline that has its texts
 * @first: the first block behind the title
 *
 * “问题1-3 由财政局牵头” where 问题1 and 问题3 stand by themselves: no problem of its own, as the label
 * would tell, but said of several.
 *
 * Returns: (transfer full): the blocks that begin so, as a set
 */
GHashTable *
rectify_problem_ranges_find (RectifyOutline *outline, guint first)
{
  Search self = { .outline = outline, .in_parts = g_hash_table_new (NULL, NULL) };
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < outline->texts->len; i++)
    note_problem (&self, g_ptr_array_index (outline->texts, i));
  for (guint i = first; i < outline->texts->len; i++)
    if (is_said_of_several (&self, g_ptr_array_index (outline->texts, i)))
      g_hash_table_add (found, GUINT_TO_POINTER (i));
  g_hash_table_unref (self.in_parts);
  return found;
}
