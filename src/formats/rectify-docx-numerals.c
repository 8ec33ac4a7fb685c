/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-numerals.h"

#include <string.h>

/* Larger numbers are written in Arabic digits, as Word does somewhere. */
#define MAX_WORDED 99999
#define MAX_ROMAN 3999
#define MAX_LETTERS 30

typedef void (*Append) (GString *text, guint number, gconstpointer data);

/* The signs of a Chinese system: digits from zero, then ten, hundred, thousand, ten thousand. */
typedef struct {
  const char *digits[10];
  const char *units[5];
  gboolean says_one;  /* before ten at the head: 一十, not 十 */
  gboolean drops_one; /* before every unit: 百, not 一百 */
  gboolean by_digit;  /* from a hundred on: 一〇〇 */
} ChineseSystem;

#define PLAIN_DIGITS                                                                               \
  {                                                                                                \
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"                                    \
  }
#define WORD_DIGITS                                                                                \
  {                                                                                                \
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"                                    \
  }

static const ChineseSystem counting
    = { PLAIN_DIGITS, { "", "十", "百", "千", "万" }, FALSE, FALSE, TRUE };
static const ChineseSystem counting_thousand
    = { WORD_DIGITS, { "", "十", "百", "千", "万" }, FALSE, FALSE, FALSE };
static const ChineseSystem counting_thousand_traditional
    = { WORD_DIGITS, { "", "十", "百", "千", "萬" }, FALSE, FALSE, FALSE };
static const ChineseSystem japanese
    = { PLAIN_DIGITS, { "", "十", "百", "千", "万" }, FALSE, TRUE, FALSE };
static const ChineseSystem legal = { { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" },
                                     { "", "拾", "佰", "仟", "万" },
                                     TRUE,
                                     FALSE,
                                     FALSE };
static const ChineseSystem legal_traditional
    = { { "零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖" },
        { "", "拾", "佰", "仟", "萬" },
        TRUE,
        FALSE,
        FALSE };

static void
append_decimal (GString *text, guint number, gconstpointer data)
{
  g_string_append_printf (text, "%u", number);
}

static void
append_two_digits (GString *text, guint number, gconstpointer data)
{
  g_string_append_printf (text, "%02u", number);
}

static void
append_in_dashes (GString *text, guint number, gconstpointer data)
{
  g_string_append_printf (text, "- %u -", number);
}

static void
append_full_width (GString *text, guint number, gconstpointer data)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append_unichar (text, 0xff10 + (*p - '0'));
}

static void
append_by_digit (GString *text, guint number, gconstpointer data)
{
  const ChineseSystem *system = data;
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (text, system->digits[*p - '0']);
}

static void
append_chinese (GString *text, guint number, gconstpointer data)
{
  static const guint powers[] = { 1, 10, 100, 1000, 10000 };
  const ChineseSystem *system = data;
  gboolean is_first = TRUE, skipped = FALSE;

  if (number > MAX_WORDED)
    append_decimal (text, number, NULL);
  else if (number == 0)
    g_string_append (text, system->digits[0]);
  else if (system->by_digit && number >= 100)
    append_by_digit (text, number, data);
  else
    for (int i = 4; i >= 0; i--)
      {
        guint digit = number / powers[i] % 10;
        gboolean silent = digit == 1 && i > 0
                          && (system->drops_one || (i == 1 && is_first && !system->says_one));

        if (digit == 0)
          {
            skipped = !is_first;
            continue;
          }
        if (skipped && !system->drops_one)
          g_string_append (text, system->digits[0]);
        if (!silent)
          g_string_append (text, system->digits[digit]);
        g_string_append (text, system->units[i]);
        is_first = skipped = FALSE;
      }
}

/* One sign a number, as long as there are any; @data is a list of them. */
static void
append_sign (GString *text, guint number, gconstpointer data)
{
  const char *signs = data;
  glong n = g_utf8_strlen (signs, -1);

  if (number == 0 || number > (gulong) n)
    append_decimal (text, number, NULL);
  else
    g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (signs, number - 1)));
}

/* A, B … Z, AA, BB …; @data is the first letter. */
static void
append_letters (GString *text, guint number, gconstpointer data)
{
  guint n = number > 0 ? (number - 1) / 26 + 1 : 0;

  if (n == 0 || n > MAX_LETTERS)
    append_decimal (text, number, NULL);
  else
    for (guint i = 0; i < n; i++)
      g_string_append_c (text, *(const char *) data + (number - 1) % 26);
}

/* @data is the case: "A" or "a". */
static void
append_roman (GString *text, guint number, gconstpointer data)
{
  static const struct {
    guint value;
    const char *sign;
  } signs[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                { 5, "V" },    { 4, "IV" },   { 1, "I" } };

  if (number == 0 || number > MAX_ROMAN)
    {
      append_decimal (text, number, NULL);
      return;
    }
  for (guint i = 0; number > 0;)
    if (number >= signs[i].value)
      {
        g_autofree char *lower = g_ascii_strdown (signs[i].sign, -1);

        g_string_append (text, *(const char *) data == 'a' ? lower : signs[i].sign);
        number -= signs[i].value;
      }
    else
      i++;
}

static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
static const char branches[] = "子丑寅卯辰巳午未申酉戌亥";

/* 甲子, 乙丑 … 癸亥, and round again. */
static void
append_cycle (GString *text, guint number, gconstpointer data)
{
  if (number == 0)
    {
      append_decimal (text, number, NULL);
      return;
    }
  append_sign (text, (number - 1) % 10 + 1, stems);
  append_sign (text, (number - 1) % 12 + 1, branches);
}

static void
append_nothing (GString *text, guint number, gconstpointer data)
{
}

static const struct {
  const char *format;
  Append append;
  gconstpointer data;
} formats[] = {
  { "decimal", append_decimal, NULL },
  { "none", append_nothing, NULL },
  { "bullet", append_nothing, NULL },
  { "decimalZero", append_two_digits, NULL },
  { "numberInDash", append_in_dashes, NULL },
  { "decimalFullWidth", append_full_width, NULL },
  { "decimalFullWidth2", append_full_width, NULL },
  { "decimalEnclosedCircle", append_sign, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" },
  { "decimalEnclosedCircleChinese", append_sign, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" },
  { "decimalEnclosedParen", append_sign, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇" },
  { "decimalEnclosedFullstop", append_sign, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛" },
  { "ideographEnclosedCircle", append_sign, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉" },
  { "chineseCounting", append_chinese, &counting },
  { "chineseCountingThousand", append_chinese, &counting_thousand },
  { "taiwaneseCounting", append_chinese, &counting },
  { "taiwaneseCountingThousand", append_chinese, &counting_thousand_traditional },
  { "japaneseCounting", append_chinese, &japanese },
  { "japaneseDigitalTenThousand", append_by_digit, &counting },
  { "ideographDigital", append_by_digit, &counting },
  { "taiwaneseDigital", append_by_digit, &counting },
  { "chineseLegalSimplified", append_chinese, &legal },
  { "ideographLegalTraditional", append_chinese, &legal_traditional },
  { "japaneseLegal", append_chinese, &legal_traditional },
  { "ideographTraditional", append_sign, stems },
  { "ideographZodiac", append_sign, branches },
  { "ideographZodiacTraditional", append_cycle, NULL },
  { "upperRoman", append_roman, "A" },
  { "lowerRoman", append_roman, "a" },
  { "upperLetter", append_letters, "A" },
  { "lowerLetter", append_letters, "a" },
};

/* “001, 002, …” says how many digits there are at least. */
static gboolean
append_custom (GString *text, const char *format, guint number)
{
  gsize n = strspn (format, "0");

  if (n == 0 || n > 9)
    return FALSE;
  g_string_append_printf (text, "%0*u", (int) n + 1, number);
  return TRUE;
}

/**
 * rectify_docx_numerals_append:
 * @text: where to
 * @format: a name of OOXML for a way to write numbers, “chineseCounting”, or the pattern of a
 *   custom one, “001, 002”
 * @number: the number
 *
 * Appends a number as Word shows it. What is not known, or has no sign for @number, is written in
 * Arabic digits.
 */
void
rectify_docx_numerals_append (GString *text, const char *format, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].format, format) == 0)
      {
        formats[i].append (text, number, formats[i].data);
        return;
      }
  if (!append_custom (text, format, number))
    append_decimal (text, number, NULL);
}
