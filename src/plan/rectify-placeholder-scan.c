/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-placeholder-scan.h"

#include <string.h>

#include "rectify-check-words.h"

#define DATE_UNITS "年月日"
#define NUMERALS "一二三四五六七八九十零〇○"

typedef enum {
  MARK_NONE,
  MARK_X,
  MARK_TIMES,
  MARK_STAR,
  MARK_BOX,
  MARK_LINE,
  MARK_SOME,
} Mark;

/* Marks of one kind in a row. */
typedef struct {
  const char *text;
  const char *start;
  const char *end;
  guint length;
  gunichar before;
  gunichar after;
} Run;

static Mark
classify (gunichar c)
{
  if (rectify_char_in (c, "XxＸｘ"))
    return MARK_X;
  if (c == 0xd7)
    return MARK_TIMES;
  if (rectify_char_in (c, "*＊"))
    return MARK_STAR;
  if (rectify_char_in (c, "□○◯〇△"))
    return MARK_BOX;
  if (rectify_char_in (c, "_＿"))
    return MARK_LINE;
  if (rectify_char_in (c, "某"))
    return MARK_SOME;
  return MARK_NONE;
}

/* The character on either side with blanks left out: “3 × 4”. */
static gunichar
skip_blanks_before (const Run *run)
{
  const char *p = run->start;

  while (p > run->text && g_unichar_isspace (rectify_char_before (run->text, p)))
    p = g_utf8_prev_char (p);
  return rectify_char_before (run->text, p);
}

static gunichar
skip_blanks_behind (const Run *run)
{
  const char *p = run->end;

  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_utf8_get_char (p);
}

static gboolean
is_x_gap (const Run *run)
{
  const char *behind = run->end;

  if (rectify_is_latin (run->before) || rectify_is_latin (run->after))
    return FALSE;
  if (run->length > 1)
    return TRUE;
  if (g_unichar_isdigit (run->before) || g_unichar_isdigit (run->after))
    return !g_unichar_isdigit (run->after) && rectify_char_in (run->after, DATE_UNITS);
  if (rectify_char_in (run->before, "=^+<>.@/_") || rectify_char_in (run->after, "=^+<>.@_"))
    return FALSE;
  /* “iPhone X”, “X-射线” */
  if (run->before == ' ' && rectify_is_latin (skip_blanks_before (run)))
    return FALSE;
  if (rectify_char_in (run->after, "-－—"))
    behind = g_utf8_next_char (behind);
  return rectify_words_match_start (rectify_x_words, behind) == NULL;
}

static gboolean
is_times_gap (const Run *run)
{
  gunichar before = skip_blanks_before (run);
  gunichar after = skip_blanks_behind (run);

  if (run->length > 1)
    return TRUE;
  if (g_unichar_isdigit (after))
    return FALSE;
  if (g_unichar_isdigit (before))
    return rectify_char_in (run->after, DATE_UNITS);
  /* A product: 长×宽, A×B */
  if (rectify_char_in (before, "长宽高深厚")
      || (rectify_is_latin (before) && rectify_is_latin (after)))
    return FALSE;
  /* A cross, not a gap: 打×, √或×. */
  return !rectify_char_in (before, "打画划√✓✔") && !rectify_char_in (after, "√✓✔")
         && !(run->before == 0x6216 /* 或 */
              && rectify_char_in (rectify_char_before (run->text, g_utf8_prev_char (run->start)),
                                  "√✓✔"));
}

/* Stars behind the last word of a text point to a footnote. Behind a lone surname they do not. */
static gboolean
is_footnote (const Run *run)
{
  const char *p = run->start;
  guint length = 0;

  if ((run->after != 0 && run->after != '\n') || run->before == 0)
    return FALSE;
  while (p > run->text && length < 2 && rectify_is_han (rectify_char_before (run->text, p)))
    {
      p = g_utf8_prev_char (p);
      length++;
    }
  return length != 1 || rectify_char_in (run->before, "：:、，");
}

static gboolean
is_star_gap (const Run *run)
{
  if (g_unichar_isdigit (run->before) && g_unichar_isdigit (run->after))
    return FALSE;
  if (rectify_is_latin (run->after) || rectify_is_latin (run->before))
    return FALSE;
  if (run->length > 1)
    return !is_footnote (run);
  if (g_unichar_isdigit (run->before) && !rectify_char_in (run->after, DATE_UNITS))
    return FALSE;
  return rectify_char_in (run->after, rectify_star_counters) && run->after != 0;
}

/* 二○二三年 is a year written out. */
static gboolean
is_box_gap (const Run *run)
{
  if (rectify_char_in (run->before, NUMERALS) || rectify_char_in (run->after, NUMERALS))
    return FALSE;
  if (run->length > 1)
    return TRUE;
  return rectify_char_in (run->after, DATE_UNITS)
         && !rectify_char_in (g_utf8_get_char (run->start), "〇");
}

static gboolean
is_line_gap (const Run *run)
{
  /* file_name, __init__ */
  return run->length > 1 && !rectify_is_latin (run->before) && !rectify_is_latin (run->after);
}

/* 吴某某 names a person whose name is not told: a surname that is not the end of another word, and
 * no unit behind it. */
static gboolean
is_anonymous (const Run *run)
{
  return run->length == 2
         && (rectify_char_in (run->before, rectify_surnames)
             || rectify_char_in (run->before, rectify_further_surnames))
         && rectify_words_match_end (rectify_surname_words, run->text, run->start - run->text)
                == NULL
         && (rectify_words_match_start (rectify_titles_of_persons, run->end) != NULL
             || rectify_words_match_start (rectify_masked_exceptions, run->end) != NULL
             || rectify_words_match_start (rectify_masked_units, run->end) == NULL);
}

static gboolean
is_some_gap (const Run *run)
{
  if (run->length > 1)
    return !is_anonymous (run);
  /* 张某: a surname at the beginning of a name. */
  if (rectify_char_in (run->before, rectify_surnames)
      && (run->after == 0 || !rectify_is_han (run->after)))
    {
      const char *surname = g_utf8_prev_char (run->start);

      return !rectify_is_han (rectify_char_before (run->text, surname));
    }
  return rectify_words_match_start (rectify_masked_units, run->end) != NULL
         && rectify_words_match_start (rectify_masked_exceptions, run->end) == NULL;
}

static gboolean
is_gap (const Run *run, Mark mark)
{
  switch (mark)
    {
    case MARK_X:
      return is_x_gap (run);
    case MARK_TIMES:
      return is_times_gap (run);
    case MARK_STAR:
      return is_star_gap (run);
    case MARK_BOX:
      return is_box_gap (run);
    case MARK_LINE:
      return is_line_gap (run);
    case MARK_SOME:
      return is_some_gap (run);
    default:
      return FALSE;
    }
}

/* X月 and 20XX年 are filled in as a whole. */
static void
take_in_date (const Run *run, Mark mark, const char *from, gsize *start, gsize *end)
{
  const char *p = run->start;

  if (mark == MARK_SOME || !rectify_char_in (run->after, DATE_UNITS))
    return;
  *end = g_utf8_next_char (run->end) - run->text;
  while (p > from && g_unichar_isdigit (rectify_char_before (run->text, p)))
    p = g_utf8_prev_char (p);
  *start = p - run->text;
}

/**
 * rectify_placeholder_scan:
 * @text: UTF-8
 * @from: where to begin, in bytes
 * @start: (out): set to where the placeholder begins, in bytes
 * @end: (out): set to where it ends
 *
 * Finds the next place that is still to be filled in.
 *
 * Returns: whether there is one
 */
gboolean
rectify_placeholder_scan (const char *text, gsize from, gsize *start, gsize *end)
{
  const char *p = text + from;

  while (*p != '\0')
    {
      Mark mark = classify (g_utf8_get_char (p));
      Run run = { text, p, p, 0, 0, 0 };

      if (mark == MARK_NONE)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      for (; *run.end != '\0' && classify (g_utf8_get_char (run.end)) == mark; run.length++)
        run.end = g_utf8_next_char (run.end);
      run.before = rectify_char_before (text, run.start);
      run.after = g_utf8_get_char (run.end);
      if (is_gap (&run, mark))
        {
          *start = run.start - text;
          *end = run.end - text;
          take_in_date (&run, mark, text + from, start, end);
          return TRUE;
        }
      p = run.end;
    }
  return FALSE;
}
