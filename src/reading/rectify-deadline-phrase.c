/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-deadline-phrase.h"

#include <string.h>

#include "rectify-label-matcher.h"
#include "rectify-numeral.h"

#define MIN_YEAR 1949
#define MAX_YEAR 2199

/* Where in a phrase the reading has come, and the year that holds from there. */
typedef struct {
  const char *p;
  int year;
} Cursor;

/* Digits of any width become ASCII, traditional characters simplified, and blanks go, so that one
 * grammar reads all spellings. */
static char *
normalise (const char *text)
{
  static const gunichar traditional[][2]
      = { { 0x5167, 0x5185 } /* 內 */, { 0x500b, 0x4e2a } /* 個 */, { 0x865f, 0x53f7 } /* 號 */,
          { 0x9031, 0x5468 } /* 週 */, { 0x6642, 0x65f6 } /* 時 */, { 0x5169, 0x4e24 } /* 兩 */ };
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = rectify_fold_width (g_utf8_get_char (p));

      for (guint i = 0; c >= 0x80 && i < G_N_ELEMENTS (traditional); i++)
        if (c == traditional[i][0])
          c = traditional[i][1];
      if (!g_unichar_isspace (c))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static const char *
read_number (const char *p, guint *number)
{
  const char *end = p;
  RectifyNumeralSystem system;

  if (*p == '\0')
    return NULL;
  system = rectify_numeral_classify (g_utf8_get_char (p));
  if (system != RECTIFY_NUMERAL_ARABIC && system != RECTIFY_NUMERAL_CHINESE)
    return NULL;
  while (*end != '\0' && rectify_numeral_classify (g_utf8_get_char (end)) == system)
    end = g_utf8_next_char (end);
  *number = rectify_numeral_parse (p, end - p, NULL);
  return *number > 0 ? end : NULL;
}

/* 二〇二二年, 二零二二年: digits one by one. */
static const char *
read_spelled_year (const char *p, int *year)
{
  static const char *const digits[]
      = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  int value = 0;

  for (guint i = 0; i < 4; i++)
    {
      int digit
          = *p != '\0' && g_utf8_strchr ("零○ＯO０0", -1, g_utf8_get_char (p)) != NULL ? 0 : -1;

      for (guint j = 0; j < G_N_ELEMENTS (digits) && digit < 0; j++)
        if (g_str_has_prefix (p, digits[j]))
          digit = j;
      if (digit < 0)
        return NULL;
      value = value * 10 + digit;
      p = g_utf8_next_char (p);
    }
  *year = value;
  return p;
}

static const char *
skip_word (const char *p, const char *word)
{
  return g_str_has_prefix (p, word) ? p + strlen (word) : NULL;
}

static const char *
skip_any (const char *p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *end = skip_word (p, words[i]);

      if (end != NULL)
        return end;
    }
  return NULL;
}

/* 2022年, 今年, 明年, 次年, 当年, 本年: what is said after it is of that year. */
static const char *
read_year (const char *p, int plan_year, int *year)
{
  static const char *const this_year[] = { "今年", "当年", "本年度", "本年", NULL };
  static const char *const next_year[] = { "明年", "次年", "下一年", NULL };
  guint number;
  const char *end;

  if ((end = skip_any (p, this_year)) != NULL)
    {
      *year = plan_year;
      return end;
    }
  if ((end = skip_any (p, next_year)) != NULL)
    {
      *year = plan_year > 0 ? plan_year + 1 : 0;
      return end;
    }
  if ((end = read_spelled_year (p, year)) == NULL)
    {
      if ((end = read_number (p, &number)) == NULL)
        return NULL;
      *year = number;
    }
  if (*year < MIN_YEAR || *year > MAX_YEAR || (end = skip_word (end, "年")) == NULL)
    return NULL;
  return skip_word (end, "度") != NULL ? skip_word (end, "度") : end;
}

static gboolean
set_day (GDate *date, int year, guint month, guint day)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12)
    return FALSE;
  if (day == 0 || day > g_date_get_days_in_month (month, year))
    {
      if (day != 0)
        return FALSE;
      day = g_date_get_days_in_month (month, year);
    }
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/* What follows “9月”: a day, or a third of the month; nothing means its end. */
static const char *
read_day (const char *p, guint *day)
{
  static const struct {
    const char *word;
    guint day;
  } parts[] = { { "上旬", 10 }, { "中旬", 20 }, { "下旬", 0 }, { "初", 10 },  { "月初", 10 },
                { "中", 20 },   { "底", 0 },    { "末", 0 },   { "月底", 0 }, { "月末", 0 } };
  guint number;
  const char *end = read_number (p, &number);

  if (end != NULL && number <= 31 && (g_str_has_prefix (end, "日") || g_str_has_prefix (end, "号")))
    {
      *day = number;
      return g_utf8_next_char (end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((end = skip_word (p, parts[i].word)) != NULL)
      {
        *day = parts[i].day;
        return end;
      }
  *day = 0;
  return p;
}

/* 2023.6.30, 2023-06-30, 2023/6/30, and 2023.6 for the end of June. */
static const char *
read_figures (const char *p, GDate *date)
{
  guint year, month, day = 0;
  const char *end = read_number (p, &year);
  char mark;

  if (end == NULL || year < MIN_YEAR || year > MAX_YEAR || strchr (".-/", *end) == NULL
      || *end == '\0')
    return NULL;
  mark = *end;
  end = read_number (g_ascii_isdigit (end[1]) ? end + 1 + (end[1] == '0') : end + 1, &month);
  if (end == NULL)
    return NULL;
  if (*end == mark && g_ascii_isdigit (end[1]))
    end = read_number (end + 1 + (end[1] == '0'), &day);
  if (end == NULL || !set_day (date, year, month, day))
    return NULL;
  return end;
}

/* 6/30/2026, as spreadsheets that were never told of China show days. */
static const char *
read_foreign_figures (const char *p, GDate *date)
{
  guint parts[3];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0 && *p++ != '/')
        return NULL;
      p = read_number (p + (i < 2 && *p == '0'), &parts[i]);
      if (p == NULL)
        return NULL;
    }
  return parts[0] <= 12 && set_day (date, (int) parts[2], parts[0], parts[1]) ? p : NULL;
}

static const char *
read_month (const char *p, int year, GDate *date)
{
  guint month, day;
  const char *end = read_number (p, &month);

  if (end == NULL || month > 12 || (end = skip_word (end, "月")) == NULL)
    return NULL;
  if (g_str_has_prefix (end, "份"))
    end += strlen ("份");
  end = read_day (end, &day);
  return set_day (date, year, month, day) ? end : NULL;
}

/* “五一”前: the day of a festival; those of the moon are no days of the year. */
static const char *
read_festival (const char *p, int year, GDate *date)
{
  static const struct {
    const char *word;
    guint month;
  } days[] = { { "五一", 5 },   { "“五一”", 5 },  { "劳动节", 5 }, { "七一", 7 },
               { "“七一”", 7 }, { "八一", 8 },    { "“八一”", 8 }, { "建军节", 8 },
               { "十一", 10 },  { "“十一”", 10 }, { "国庆", 10 },  { "国庆节", 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *end = skip_word (p, days[i].word);

      if (end != NULL && skip_word (end, "节") != NULL)
        end = skip_word (end, "节");
      /* “五一前后” is no end. */
      if (end != NULL && (g_str_has_prefix (end, "前") || g_str_has_prefix (end, "之前"))
          && !g_str_has_prefix (end, "前后") && set_day (date, year, days[i].month, 1))
        return end;
    }
  return NULL;
}

/* 上半年, 三季度, 年底: a part of a year, up to its last day. */
static const char *
read_part_of_year (const char *p, int year, GDate *date)
{
  static const struct {
    const char *word;
    guint month;
  } parts[] = { { "上半年", 6 },   { "下半年", 12 },  { "年中", 6 },     { "年底", 12 },
                { "年末", 12 },    { "年内", 12 },    { "全年", 12 },    { "岁末", 12 },
                { "第一季度", 3 }, { "第二季度", 6 }, { "第三季度", 9 }, { "第四季度", 12 },
                { "一季度", 3 },   { "二季度", 6 },   { "三季度", 9 },   { "四季度", 12 },
                { "1季度", 3 },    { "2季度", 6 },    { "3季度", 9 },    { "4季度", 12 },
                { "第1季度", 3 },  { "第2季度", 6 },  { "第3季度", 9 },  { "第4季度", 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *end = skip_word (p, parts[i].word);

      if (end != NULL && set_day (date, year, parts[i].month, 0))
        return end;
    }
  return NULL;
}

/* Q3, and 2026Q3 or 2026-Q3 without 年: the last day of a quarter. */
static const char *
read_quarter (const char *p, int year, GDate *date)
{
  guint number;
  const char *end = read_number (p, &number);

  if (end != NULL && number >= MIN_YEAR && number <= MAX_YEAR)
    {
      year = (int) number;
      p = end + (*end == '-' || *end == '/' || *end == '.');
    }
  if (g_ascii_toupper (*p) != 'Q' || p[1] < '1' || p[1] > '4' || g_ascii_isdigit (p[2]))
    return NULL;
  return set_day (date, year, 3 * (guint) (p[1] - '0'), 0) ? p + 2 : NULL;
}

/* 6.30前: a month and a day, told from an amount by what follows. */
static const char *
read_month_and_day (const char *p, int year, GDate *date)
{
  static const char *const tails[] = { "前", "日", "止", "之前", NULL };
  guint month, day;
  const char *end = read_number (p, &month);

  if (end == NULL || *end != '.')
    return NULL;
  end = read_number (end[1] == '0' ? end + 2 : end + 1, &day);
  if (end == NULL || day > 31 || skip_any (end, tails) == NULL || !set_day (date, year, month, day))
    return NULL;
  return skip_any (end, tails);
}

/* Behind a year: 底, 末, 内, 前, or nothing at all. */
static const char *
read_end_of_year (const char *p, int year, GDate *date)
{
  static const char *const ends[] = { "底", "末", "内", "以内", "终", NULL };
  const char *end = skip_any (p, ends);

  if (end == NULL && (*p == '\0' || g_str_has_prefix (p, "前") || g_str_has_prefix (p, "完成")))
    end = p;
  return end != NULL && set_day (date, year, 12, 0) ? end : NULL;
}

/* 一个月内, 15个工作日内, 半年内: so long from a day that is not named. */
static const char *
skip_span (const char *p)
{
  static const char *const units[] = { "个工作日", "个自然日", "工作日", "个月", "个星期", "个季度",
                                       "日",       "天",       "周",     "年",   "小时",   NULL };
  static const char *const ends[] = { "之内", "以内", "内", NULL };
  guint number = 0;
  const char *end = read_number (p, &number);

  if (end == NULL && (g_str_has_prefix (p, "两") || g_str_has_prefix (p, "半")))
    end = g_utf8_next_char (p);
  if (end == NULL || number >= 1000 || (end = skip_any (end, units)) == NULL)
    return NULL;
  return skip_any (end, ends);
}

/* A number is read whole or not at all: 13月 is not March. */
static void
skip_unread (Cursor *cursor)
{
  guint number;
  const char *end = read_number (cursor->p, &number);

  cursor->p = end != NULL ? end : g_utf8_next_char (cursor->p);
}

/* Reads a date, whatever follows it, at the cursor. Moves on in any case. */
static gboolean
read_any_date (Cursor *cursor, int plan_year, GDate *date)
{
  const char *end = skip_span (cursor->p);
  int year;

  if (end != NULL)
    {
      cursor->p = end;
      return FALSE;
    }
  end = read_figures (cursor->p, date);
  if (end == NULL)
    end = read_foreign_figures (cursor->p, date);
  if (end != NULL)
    {
      cursor->year = g_date_get_year (date);
      cursor->p = end;
      return TRUE;
    }
  end = read_year (cursor->p, plan_year, &year);
  if (end != NULL)
    {
      cursor->year = year;
      cursor->p = end;
      end = read_end_of_year (cursor->p, year, date);
      if (end != NULL)
        {
          cursor->p = end;
          return TRUE;
        }
      return FALSE;
    }
  if ((end = read_month (cursor->p, cursor->year, date)) != NULL
      || (end = read_quarter (cursor->p, cursor->year, date)) != NULL
      || (end = read_month_and_day (cursor->p, cursor->year, date)) != NULL
      || (end = read_festival (cursor->p, cursor->year, date)) != NULL
      || (end = read_part_of_year (cursor->p, cursor->year, date)) != NULL)
    {
      cursor->p = end;
      return TRUE;
    }
  skip_unread (cursor);
  return FALSE;
}

/* Reads a date at the cursor; “3月前后” is no end. Moves on in any case. */
static gboolean
read_date (Cursor *cursor, int plan_year, GDate *date)
{
  return read_any_date (cursor, plan_year, date) && skip_word (cursor->p, "前后") == NULL;
}

/* Does the phrase name a time that is a date once the year is known? */
static gboolean
names_time (const char *text)
{
  Cursor cursor = { text, 2000 };
  GDate date;

  while (*cursor.p != '\0')
    if (read_date (&cursor, 2000, &date))
      return TRUE;
  return FALSE;
}

/* Does the phrase name a time counted from a day that it does not name? */
static gboolean
names_span (const char *text)
{
  static const char *const months[]
      = { "本月",   "当月",   "下月",   "次月",   "月底",   "月末",   "本周",
          "下周",   "本季度", "春节前", "中秋前", "端午前", "清明前", "中秋节前",
          "汛期前", "汛前",   "开学前", "换届前", "封冻前", "入冬前", NULL };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (skip_any (p, months) != NULL || skip_span (p) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * rectify_deadline_phrase_read:
 * @vocabulary: a vocabulary
 * @text: a deadline's words as written
 * @year: the plan's year, for phrases that name none; 0 if it is not known
 * @due: (out caller-allocates): set to the date, the last where there are several, or cleared
 *
 * What a deadline's words mean. A phrase that names a time, but in a year that is not known or
 * counted from a day that is not known (“一个月内”), is dated without a date.
 *
 * Returns: what it means; %RECTIFY_DEADLINE_NONE if the words are not understood
 */
RectifyDeadlineKinds
rectify_deadline_phrase_read (RectifyVocabulary *vocabulary, const char *text, int year, GDate *due)
{
  g_autofree char *plain = normalise (text);
  RectifyDeadlineKinds kinds = RECTIFY_DEADLINE_NONE;
  Cursor cursor = { plain, year };
  GDate date;

  g_date_clear (due, 1);
  if (rectify_vocabulary_contains (vocabulary, "deadlines", "immediate", plain))
    kinds |= RECTIFY_DEADLINE_IMMEDIATE;
  if (rectify_vocabulary_contains (vocabulary, "deadlines", "long_term", plain))
    kinds |= RECTIFY_DEADLINE_LONG_TERM;
  while (*cursor.p != '\0')
    {
      g_date_clear (&date, 1);
      if (!read_date (&cursor, year, &date))
        continue;
      kinds |= RECTIFY_DEADLINE_DATED;
      if (!g_date_valid (due) || g_date_compare (due, &date) < 0)
        *due = date;
    }
  if ((kinds & RECTIFY_DEADLINE_DATED) == 0 && (names_time (plain) || names_span (plain)))
    kinds |= RECTIFY_DEADLINE_DATED;
  return kinds;
}
