/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-words.h"

#include <string.h>
#include <uchar.h>

#include "rectify-character.h"

/* A name or phrase that is no wider stays whole; longer ones have joints of their own. */
#define MAX_WORD 6.5
#define MAX_BYTES 40
/* In type sizes, rather too much than too little. */
#define DIGIT_WIDTH 0.6
/* A list whose parts are longer than this is running text. */
#define MAX_PART 18
/* A longer list is read as running text is, in characters; it is looked through for each of its parts. */
#define MAX_LIST 400

/* Every character of a table is asked about several times, so these are no lists to look through.
 * Between the parts of a list. */
static gboolean
is_mark (gunichar c)
{
  switch (c)
    {
    case U'、':
    case U'，':
    case U'；':
    case ',':
    case ';':
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is found in sentences alone. */
static gboolean
ends_clause (gunichar c)
{
  switch (c)
    {
    case U'。':
    case U'：':
    case U'！':
    case U'？':
    case ':':
      return TRUE;
    default:
      return FALSE;
    }
}

/* What may stand behind a month or a day and belongs to it: 底前, 末, 以内. */
static gboolean
is_after_date (gunichar c)
{
  switch (c)
    {
    case U'底':
    case U'前':
    case U'末':
    case U'初':
    case U'中':
    case U'旬':
    case U'内':
    case U'以':
      return TRUE;
    default:
      return FALSE;
    }
}

/* What digits within a date or a name may stand behind: 2023年6月, 至6月底, 第3中学. */
static gboolean
is_before_digits (gunichar c)
{
  switch (c)
    {
    case U'年':
    case U'月':
    case U'日':
    case U'第':
    case U'至':
    case U'到':
    case U'于':
    case U'自':
    case U'在':
      return TRUE;
    default:
      return FALSE;
    }
}

/* Between words of any kind. The comma of 1,234 parts nothing. */
static gboolean
is_separator (const char *text, const char *p)
{
  gunichar c = rectify_character_get (p);

  return (c == ' ' || c == U'　' || is_mark (c))
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
      gunichar c = rectify_character_get (p);

      if (++n > MAX_LIST)
        return FALSE;
      length = is_mark (c) ? 0 : length + 1;
      if (length > MAX_PART || ends_clause (c))
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
      gunichar c;

      while (g_ascii_isdigit (*p))
        p++;
      c = rectify_character_get (p);
      if (c != U'月' && c != U'日' && c != U'号')
        return end;
      end = p = g_utf8_next_char (p);
    }
  while (end != NULL && is_after_date (rectify_character_get (p)))
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
    width += g_ascii_isdigit (*p)                 ? DIGIT_WIDTH
             : rectify_character_get (p) < 0x2e80 ? RECTIFY_TABLE_HALF_WIDTH
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
        && !is_before_digits (rectify_character_get (g_utf8_find_prev_char (start, p))))
      return TRUE;
  return FALSE;
}

/* The end of a part of a list that begins here and is short enough to stay whole; NULL if it is not. */
static const char *
skip_word (const char *text, const char *start)
{
  const char *p = start;

  while (*p != '\0' && p - start <= MAX_BYTES && !is_separator (text, p))
    p = g_utf8_next_char (p);
  return p > start && rectify_table_words_measure (start, p - start) <= MAX_WORD
                 && !tells_figure (text, start, p)
             ? p
             : NULL;
}

/* The next part of a list from somewhere on. */
static const char *
find_name (const char *text, const char *from, const char **stop)
{
  gboolean begins = from == text || is_separator (text, g_utf8_find_prev_char (text, from));

  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      *stop = begins ? skip_word (text, p) : NULL;
      if (*stop != NULL)
        return p;
      begins = is_separator (text, p);
    }
  return NULL;
}

static const char *
find_date (const char *text, const char *from, const char **stop)
{
  /* No byte of another character is a digit. */
  for (const char *p = from; *p != '\0'; p++)
    {
      *stop
          = g_ascii_isdigit (*p) && (p == text || !g_ascii_isdigit (p[-1])) ? skip_date (p) : NULL;
      if (*stop != NULL)
        return p;
    }
  return NULL;
}

/**
 * rectify_table_words_find:
 * @text: a paragraph of a cell
 * @kind: what is looked for
 * @start: (inout): where to begin, in bytes: 0, or the end of words that were found; set to where the
 *   words begin
 * @end: (out): set to where they end
 *
 * Finds the next words that are not parted.
 *
 * Returns: whether there are any
 */
gboolean
rectify_table_words_find (const char *text, RectifyTableWords kind, gsize *start, gsize *end)
{
  const char *begin, *stop = NULL;

  /* Where names were found before, it is a list of them. */
  if (kind == RECTIFY_TABLE_WORDS_DATES)
    begin = find_date (text, text + *start, &stop);
  else
    begin = *start > 0 || rectify_table_words_are_short (text)
                ? find_name (text, text + *start, &stop)
                : NULL;
  if (begin == NULL)
    return FALSE;
  *start = begin - text;
  *end = stop - text;
  return TRUE;
}
