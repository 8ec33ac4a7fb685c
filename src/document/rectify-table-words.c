/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-words.h"

#include <string.h>

/* A name or phrase that is no wider stays whole; longer ones have joints of their own. */
#define MAX_WORD 6.5
#define MAX_BYTES 40
/* In type sizes, rather too much than too little. */
#define DIGIT_WIDTH 0.6
/* A list whose parts are longer than this is running text. */
#define MAX_PART 18
/* A longer list is read as running text is, in characters; it is looked through for each of its parts. */
#define MAX_LIST 400

/* Between the parts of a list, between words of any kind, and what is found in sentences alone. */
#define MARKS "、，；,;"
#define SEPARATORS MARKS " 　"
#define SENTENCE "。：！？:"
/* What may stand behind a month or a day and belongs to it: 底前, 末, 以内. */
#define AFTER_DATE "底前末初中旬内以"
/* What digits within a date or a name may stand behind: 2023年6月, 至6月底, 第3中学. */
#define BEFORE_DIGITS "年月日第至到于自在"

/* Every character of a table is asked about several times: comparing bytes is what that costs least. */
static gboolean
is_one_of (const char *set, const char *p)
{
  gsize length = (gsize) (g_utf8_next_char (p) - p);

  if (*p == '\0')
    return FALSE;
  for (; *set != '\0'; set = g_utf8_next_char (set))
    if (*set == *p && strncmp (set, p, length) == 0)
      return TRUE;
  return FALSE;
}

/* The comma of 1,234 parts nothing. */
static gboolean
is_separator (const char *text, const char *p)
{
  return is_one_of (SEPARATORS, p)
         && !(*p == ',' && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]));
}

/**
 * rectify_table_words_are_short:
 * @text: a paragraph of a cell
 *
 * Returns: whether it is a name, a date, a phrase, or a list of such, and no running text
 */
gboolean
rectify_table_words_are_short (const char *text)
{
  guint length = 0, n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (++n > MAX_LIST)
        return FALSE;
      length = is_one_of (MARKS, p) ? 0 : length + 1;
      if (length > MAX_PART || is_one_of (SENTENCE, p))
        return FALSE;
    }
  return TRUE;
}

/* The end of a month and a day, or of one of them; NULL if there is none. A year may stand on the
 * line before. */
static const char *
skip_date (const char *p)
{
  const char *end = NULL;

  while (g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        p++;
      if (!is_one_of ("月日号", p))
        return end;
      end = p = g_utf8_next_char (p);
    }
  while (end != NULL && is_one_of (AFTER_DATE, p))
    end = p = g_utf8_next_char (p);
  return end;
}

/**
 * rectify_table_words_measure:
 * @text: words of a cell
 * @length: how many bytes of them
 *
 * Returns: how wide they are, in sizes of the type; digits count as much as in the widest face
 */
double
rectify_table_words_measure (const char *text, gsize length)
{
  double width = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    width += g_ascii_isdigit (*p)           ? DIGIT_WIDTH
             : g_utf8_get_char (p) < 0x2e80 ? RECTIFY_TABLE_HALF_WIDTH
                                            : 1;
  return width;
}

/* “录入合同26份”: what follows a clause and counts something tells, and names nothing. Dates and what
 * begins with its number are no such. */
static gboolean
tells_figure (const char *text, const char *start, const char *end)
{
  if (strstr (text, "，") == NULL)
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (p > start && g_ascii_isdigit (*p) && (p[-1] & 0x80) != 0
        && !is_one_of (BEFORE_DIGITS, g_utf8_find_prev_char (start, p)))
      return TRUE;
  return FALSE;
}

/* The end of a part of a list that is short enough to stay whole; NULL if it is not. */
static const char *
skip_word (const char *text, const char *p)
{
  const char *start = p;

  if (p > text && !is_separator (text, g_utf8_find_prev_char (text, p)))
    return NULL;
  while (*p != '\0' && p - start <= MAX_BYTES && !is_separator (text, p))
    p = g_utf8_next_char (p);
  return p > start && rectify_table_words_measure (start, p - start) <= MAX_WORD
                 && !tells_figure (text, start, p)
             ? p
             : NULL;
}

/**
 * rectify_table_words_find:
 * @text: a paragraph of a cell
 * @kind: what is looked for
 * @start: (inout): where to begin, in bytes; set to where the words begin
 * @end: (out): set to where they end
 *
 * Finds the next words that are not parted.
 *
 * Returns: whether there are any
 */
gboolean
rectify_table_words_find (const char *text, RectifyTableWords kind, gsize *start, gsize *end)
{
  if (kind == RECTIFY_TABLE_WORDS_NAMES && !rectify_table_words_are_short (text))
    return FALSE;
  for (const char *p = text + *start; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *stop = NULL;

      if (kind == RECTIFY_TABLE_WORDS_NAMES)
        stop = skip_word (text, p);
      else if (p == text || !g_ascii_isdigit (p[-1]))
        stop = skip_date (p);
      if (stop == NULL)
        continue;
      *start = p - text;
      *end = stop - text;
      return TRUE;
    }
  return FALSE;
}
