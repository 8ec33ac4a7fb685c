/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-numeral.h"

static const char *const classifiers[] = { "个", "项", "条", NULL };
static const char *const fillers[]
    = { "具体", "突出", "主要", "重点", "存在的", "整改", "的", NULL };
static const struct {
  const char *noun;
  RectifyCounted thing;
} nouns[] = { { "方面", RECTIFY_COUNTED_AREAS },
              { "问题", RECTIFY_COUNTED_PROBLEMS },
              { "不足", RECTIFY_COUNTED_PROBLEMS },
              { "措施", RECTIFY_COUNTED_MEASURES } };

static gboolean
is_digit (gunichar c)
{
  RectifyNumeralSystem system = rectify_numeral_classify (c);

  return system == RECTIFY_NUMERAL_CHINESE || system == RECTIFY_NUMERAL_ARABIC
         || system == RECTIFY_NUMERAL_FULLWIDTH;
}

static const char *
skip_any (const char *const *words, const char *text)
{
  const char *word;

  while ((word = rectify_words_match_start (words, text)) != NULL)
    text += strlen (word);
  return text;
}

static gboolean
match_noun (const char *text, gsize *length, RectifyCounted *thing)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_has_prefix (text, nouns[i].noun))
      {
        *length = strlen (nouns[i].noun);
        *thing = nouns[i].thing;
        return TRUE;
      }
  return FALSE;
}

/* The noun that stands before a number: 问题12个, 措施共30条. */
static gboolean
match_noun_before (const char *text, const char *number, RectifyCounted *thing)
{
  static const char *const sums[] = { "共", "共计", "合计", NULL };
  const char *sum = rectify_words_match_end (sums, text, number - text);
  const char *end = number - (sum != NULL ? strlen (sum) : 0);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      gsize length = strlen (nouns[i].noun);

      if ((gsize) (end - text) >= length && strncmp (end - length, nouns[i].noun, length) == 0)
        {
          *thing = nouns[i].thing;
          return TRUE;
        }
    }
  return FALSE;
}

/* “一个问题一个问题地改”: the same words once more, before or behind. */
static gboolean
is_repeated (const char *text, const char *number, const char *end)
{
  gsize length = end - number;

  return strncmp (end, number, length) == 0
         || ((gsize) (number - text) >= length && strncmp (number - length, number, length) == 0);
}

/* “一项一项地改”, “一个个解决”: one after another, however many there are. */
static gboolean
is_doubled (const char *text, const char *number, const char *classifier, const char *end)
{
  return g_str_has_prefix (end, classifier) || is_repeated (text, number, end);
}

/* What a number counts; @end is set to where the words end that say so. */
static gboolean
match_thing (const char *text, const char *number, const char **end, RectifyCounted *thing)
{
  const char *word = rectify_words_match_start (classifiers, *end);
  const char *behind;
  gsize length;

  if (word == NULL)
    return FALSE;
  behind = *end + strlen (word);
  if (is_doubled (text, number, word, behind))
    return FALSE;
  if (match_noun (skip_any (fillers, behind), &length, thing))
    {
      *end = skip_any (fillers, behind) + length;
      return !is_repeated (text, number, *end);
    }
  *end = behind;
  return match_noun_before (text, number, thing);
}

typedef struct {
  RectifyNumberFunc func;
  gpointer user_data;
} Search;

static void
read_number (Search *self, const RectifySpot *spot, const char *text, const char *start,
             const char *end)
{
  RectifyNumeralSystem system;
  RectifyCountedNumber found
      = { .start = start - text, .number = rectify_numeral_parse (start, end - start, &system) };

  if (found.number == 0 || !match_thing (text, start, &end, &found.thing))
    return;
  found.end = end - text;
  self->func (spot, text, &found, self->user_data);
}

static void
search_spot (const RectifySpot *spot, const char *text, gpointer user_data)
{
  if (spot->item == NULL
      || (spot->place != RECTIFY_PLACE_HEADING && spot->place != RECTIFY_PLACE_TEXT
          && spot->place != RECTIFY_PLACE_LEAD_IN)
      || rectify_item_is_hidden (spot->item))
    return;
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;

      while (*p != '\0' && is_digit (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        read_number (user_data, spot, text, start, p);
      else
        p = g_utf8_next_char (p);
    }
}

/* Finds the numbers in the words that say how many areas, problems or measures there are, wherever
 * these are. */
void
rectify_check_foreach_number (RectifyCheck *check, RectifyNumberFunc func, gpointer user_data)
{
  Search self = { func, user_data };

  rectify_plan_foreach_spot (check->plan, search_spot, &self);
}
