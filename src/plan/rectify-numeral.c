/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-numeral.h"

#include <string.h>

#define CIRCLED_FIRST 0x2460
#define CIRCLED_LAST 20

static const char *const chinese_digits[]
    = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static const struct {
  guint value;
  const char *upper;
} roman_steps[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                    { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                    { 5, "V" },    { 4, "IV" },   { 1, "I" } };

static int
chinese_digit (gunichar c)
{
  switch (c)
    {
    case 0x96f6: /* 零 */
    case 0x3007: /* 〇 */
      return 0;
    case 0x4e00: /* 一 */
      return 1;
    case 0x4e8c: /* 二 */
      return 2;
    case 0x4e09: /* 三 */
      return 3;
    case 0x56db: /* 四 */
      return 4;
    case 0x4e94: /* 五 */
      return 5;
    case 0x516d: /* 六 */
      return 6;
    case 0x4e03: /* 七 */
      return 7;
    case 0x516b: /* 八 */
      return 8;
    case 0x4e5d: /* 九 */
      return 9;
    default:
      return -1;
    }
}

static guint
chinese_unit (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    default:
      return 0;
    }
}

/**
 * rectify_numeral_classify:
 * @character: a character
 *
 * Returns: the system whose digit it is, %RECTIFY_NUMERAL_NONE if it is no digit
 */
RectifyNumeralSystem
rectify_numeral_classify (gunichar character)
{
  if (chinese_digit (character) >= 0 || chinese_unit (character) > 0)
    return RECTIFY_NUMERAL_CHINESE;
  if (character >= '0' && character <= '9')
    return RECTIFY_NUMERAL_ARABIC;
  if (character >= 0xff10 && character <= 0xff19)
    return RECTIFY_NUMERAL_FULLWIDTH;
  if (character >= CIRCLED_FIRST && character < CIRCLED_FIRST + CIRCLED_LAST)
    return RECTIFY_NUMERAL_CIRCLED;
  if (character < 0x80 && character != 0 && strchr ("IVXLCDM", character) != NULL)
    return RECTIFY_NUMERAL_ROMAN_UPPER;
  if (character < 0x80 && character != 0 && strchr ("ivxlcdm", character) != NULL)
    return RECTIFY_NUMERAL_ROMAN_LOWER;
  return RECTIFY_NUMERAL_NONE;
}

/* 二十三: digits before units, the units falling; 零 bridges a unit left out. */
static guint
parse_chinese (const char *text, const char *end)
{
  guint total = 0, last_unit = 10000;
  int digit = -1;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint unit = chinese_unit (c);

      if (unit > 0)
        {
          if (unit >= last_unit || digit == 0 || (digit < 0 && (unit != 10 || p != text)))
            return 0;
          total += (digit < 0 ? 1 : digit) * unit;
          last_unit = unit;
          digit = -1;
        }
      else
        {
          if (digit > 0 || (digit == 0 && chinese_digit (c) == 0))
            return 0;
          digit = chinese_digit (c);
        }
    }
  return digit > 0 ? total + digit : digit == 0 ? 0 : total;
}

static guint
parse_digits (const char *text, const char *end, gunichar zero)
{
  guint number = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      number = number * 10 + (g_utf8_get_char (p) - zero);
      if (number > RECTIFY_NUMERAL_MAX)
        return 0;
    }
  return number;
}

static char *
format_roman (guint number, gboolean lower)
{
  g_autoptr (GString) roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roman_steps); i++)
    for (; number >= roman_steps[i].value; number -= roman_steps[i].value)
      g_string_append (roman, roman_steps[i].upper);
  return lower ? g_ascii_strdown (roman->str, -1) : g_strdup (roman->str);
}

/* What is not written as it would be formatted is a word, not a number. */
static guint
parse_roman (const char *text, const char *end, gboolean lower)
{
  g_autofree char *numeral = g_strndup (text, end - text);
  g_autofree char *upper = g_ascii_strup (numeral, -1);
  g_autofree char *formatted = NULL;
  const char *p = upper;
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roman_steps); i++)
    while (g_str_has_prefix (p, roman_steps[i].upper) && number <= RECTIFY_NUMERAL_MAX)
      {
        number += roman_steps[i].value;
        p += strlen (roman_steps[i].upper);
      }
  if (*p != '\0' || number > 3999)
    return 0;
  formatted = format_roman (number, lower);
  return g_str_equal (formatted, numeral) ? number : 0;
}

/**
 * rectify_numeral_parse:
 * @text: UTF-8
 * @length: how many bytes of it, -1: all
 * @system: (out) (optional): set to the system it is written in
 *
 * Returns: the number that all of @text is, or 0 if it is none up to %RECTIFY_NUMERAL_MAX
 */
guint
rectify_numeral_parse (const char *text, gssize length, RectifyNumeralSystem *system)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  RectifyNumeralSystem first = RECTIFY_NUMERAL_NONE;
  guint number = 0;

  if (text < end)
    first = rectify_numeral_classify (g_utf8_get_char (text));
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (rectify_numeral_classify (g_utf8_get_char (p)) != first)
      first = RECTIFY_NUMERAL_NONE;
  switch (first)
    {
    case RECTIFY_NUMERAL_CHINESE:
      number = parse_chinese (text, end);
      break;
    case RECTIFY_NUMERAL_ARABIC:
      number = parse_digits (text, end, '0');
      break;
    case RECTIFY_NUMERAL_FULLWIDTH:
      number = parse_digits (text, end, 0xff10);
      break;
    case RECTIFY_NUMERAL_CIRCLED:
      number = g_utf8_next_char (text) == end ? g_utf8_get_char (text) - CIRCLED_FIRST + 1 : 0;
      break;
    case RECTIFY_NUMERAL_ROMAN_UPPER:
    case RECTIFY_NUMERAL_ROMAN_LOWER:
      number = parse_roman (text, end, first == RECTIFY_NUMERAL_ROMAN_LOWER);
      break;
    case RECTIFY_NUMERAL_NONE:
      break;
    }
  if (system != NULL)
    *system = number > 0 ? first : RECTIFY_NUMERAL_NONE;
  return number;
}

static char *
format_chinese (guint number)
{
  static const struct {
    guint value;
    const char *word;
  } units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
  GString *chinese = g_string_new (NULL);
  gboolean gap = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint digit = number / units[i].value % 10;

      if (digit == 0)
        {
          gap = chinese->len > 0;
          continue;
        }
      if (gap)
        g_string_append (chinese, chinese_digits[0]);
      gap = FALSE;
      if (!(digit == 1 && units[i].value == 10 && chinese->len == 0))
        g_string_append (chinese, chinese_digits[digit]);
      g_string_append (chinese, units[i].word);
    }
  return g_string_free (chinese, FALSE);
}

static char *
format_fullwidth (guint number)
{
  g_autofree char *arabic = g_strdup_printf ("%u", number);
  GString *wide = g_string_new (NULL);

  for (const char *p = arabic; *p != '\0'; p++)
    g_string_append_unichar (wide, 0xff10 + (*p - '0'));
  return g_string_free (wide, FALSE);
}

/**
 * rectify_numeral_format:
 * @system: the system to write in
 * @number: a number from 1 to %RECTIFY_NUMERAL_MAX
 *
 * Writes a number. Where a system has no sign for it (circled digits end at ⑳) it is written in
 * Arabic digits.
 *
 * Returns: (transfer full): the number as written
 */
char *
rectify_numeral_format (RectifyNumeralSystem system, guint number)
{
  char circled[7] = { 0 };

  switch (system)
    {
    case RECTIFY_NUMERAL_CHINESE:
      if (number <= RECTIFY_NUMERAL_MAX)
        return format_chinese (number);
      break;
    case RECTIFY_NUMERAL_FULLWIDTH:
      return format_fullwidth (number);
    case RECTIFY_NUMERAL_CIRCLED:
      if (number > CIRCLED_LAST)
        break;
      g_unichar_to_utf8 (CIRCLED_FIRST + number - 1, circled);
      return g_strdup (circled);
    case RECTIFY_NUMERAL_ROMAN_UPPER:
    case RECTIFY_NUMERAL_ROMAN_LOWER:
      if (number <= 3999)
        return format_roman (number, system == RECTIFY_NUMERAL_ROMAN_LOWER);
      break;
    case RECTIFY_NUMERAL_ARABIC:
    case RECTIFY_NUMERAL_NONE:
      break;
    }
  return g_strdup_printf ("%u", number);
}
