/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-typed.h"

#include <string.h>

/* Years before it are slips. */
#define FIRST_YEAR 1900

/* As an input method writes digits and signs in full width, they mean the same. Blanks around mean
 * nothing. */
static char *
dup_narrow (const char *text)
{
  char *narrow = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;

  return narrow != NULL ? g_strstrip (narrow) : NULL;
}

/**
 * rectify_typed_is_blank:
 * @text: (nullable): what was typed
 *
 * Returns: whether that is nothing, or blanks of any width
 */
gboolean
rectify_typed_is_blank (const char *text)
{
  g_autofree char *narrow = dup_narrow (text);

  return narrow == NULL || *narrow == '\0';
}

static gboolean
read_digits (const char *digits, guint most, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (digits, 10, 0, most, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/**
 * rectify_typed_read_number:
 * @text: (nullable): what was typed
 * @most: the largest number that is possible
 * @number: (out): set to it
 *
 * Returns: whether it is a whole number, in digits of any width, from 0 to @most
 */
gboolean
rectify_typed_read_number (const char *text, guint most, guint *number)
{
  g_autofree char *narrow = dup_narrow (text);

  return narrow != NULL && read_digits (narrow, most, number);
}

/**
 * rectify_typed_read_share:
 * @text: (nullable): what was typed
 * @share: (out): set to it, in percent
 *
 * Returns: whether it is a whole number from 0 to 100, with or without a sign of percent
 */
gboolean
rectify_typed_read_share (const char *text, guint *share)
{
  g_autofree char *narrow = dup_narrow (text);

  if (narrow == NULL)
    return FALSE;
  if (g_str_has_suffix (narrow, "%"))
    {
      narrow[strlen (narrow) - strlen ("%")] = '\0';
      g_strchomp (narrow);
    }
  return read_digits (narrow, 100, share);
}

/**
 * rectify_typed_read_date:
 * @text: (nullable): what was typed
 * @date: (out caller-allocates): set to the day
 *
 * “2026-11-20”, “2026年11月20日”, “2026.11.20”, “2026/11/20” and “20261120” are days, in digits of any
 * width and with or without a time behind them. What says more, as “2026年6月30日前” and “6.1-6.30” do,
 * is none.
 *
 * Returns: whether it is a day
 */
gboolean
rectify_typed_read_date (const char *text, GDate *date)
{
  static const char *const patterns[]
      = { "^(\\d{4})\\s*[-./年]\\s*(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})\\s*[日号]?"
          "([T\\s]\\s*\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?$",
          "^(\\d{4})(\\d{2})(\\d{2})$" };
  g_autofree char *narrow = dup_narrow (text);

  for (guint i = 0; narrow != NULL && i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      guint parts[3];

      if (!g_regex_match (regex, narrow, 0, &match))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *digits = g_match_info_fetch (match, (int) j + 1);

          parts[j] = (guint) g_ascii_strtoull (digits, NULL, 10);
        }
      if (parts[0] < FIRST_YEAR || !g_date_valid_dmy (parts[2], parts[1], parts[0]))
        return FALSE;
      g_date_clear (date, 1);
      g_date_set_dmy (date, parts[2], parts[1], parts[0]);
      return TRUE;
    }
  return FALSE;
}

/* How a part of a year may be written, behind the year: how many months a unit has, and which one it is. */
static gboolean
read_part (const char *words, guint *n_months, guint *number)
{
  static const struct {
    const char *pattern;
    guint n_months;
    guint most;
  } forms[] = { { "^[-./年]0?(\\d{1,2})月?份?$", 1, 12 },
                { "^年?[-./]?(?|[Qq]([1-4])|第?([1-4])季度?)$", 3, 4 },
                { "^年?第?([一二三四])季度?$", 3, 4 },
                { "^年?([上下])半年$", 6, 2 },
                { "^年?度?()$", 12, 1 } };
  static const char *const numerals[] = { "一上", "二下", "三", "四" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (forms[i].pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *part = NULL;

      if (!g_regex_match (regex, words, 0, &match))
        continue;
      part = g_match_info_fetch (match, 1);
      *n_months = forms[i].n_months;
      *number = *part == '\0' ? 1 : (guint) g_ascii_strtoull (part, NULL, 10);
      for (guint j = 0; j < G_N_ELEMENTS (numerals); j++)
        if (*part != '\0' && strstr (numerals[j], part) != NULL)
          *number = j + 1;
      return *number >= 1 && *number <= forms[i].most;
    }
  return FALSE;
}

/**
 * rectify_typed_read_span:
 * @text: (nullable): what was typed
 * @first: (out caller-allocates): set to the first day
 * @last: (out caller-allocates): set to the last day
 *
 * A day as rectify_typed_read_date() reads it, or a month (“2026.10”, “2026年9月”), a quarter (“2026年Q3”,
 * “2026年三季度”, “2026-Q3”), half a year (“2026年上半年”) or a year (“2026年”, “2026”), in digits and
 * letters of any width.
 *
 * Returns: whether it is one of them
 */
gboolean
rectify_typed_read_span (const char *text, GDate *first, GDate *last)
{
  g_autofree char *narrow = NULL;
  g_autoptr (GRegex) blanks = NULL;
  g_autofree char *plain = NULL;
  guint year, n_months, number;

  if (rectify_typed_read_date (text, first))
    {
      *last = *first;
      return TRUE;
    }
  narrow = dup_narrow (text);
  if (narrow == NULL)
    return FALSE;
  blanks = g_regex_new ("\\s+", 0, 0, NULL);
  plain = g_regex_replace_literal (blanks, narrow, -1, 0, "", 0, NULL);
  if (strspn (plain, "0123456789") != 4)
    return FALSE;
  year = (guint) g_ascii_strtoull (plain, NULL, 10);
  if (year < FIRST_YEAR || !read_part (plain + 4, &n_months, &number))
    return FALSE;
  g_date_clear (first, 1);
  g_date_set_dmy (first, 1, (number - 1) * n_months + 1, year);
  *last = *first;
  g_date_add_months (last, n_months);
  g_date_subtract_days (last, 1);
  return TRUE;
}
