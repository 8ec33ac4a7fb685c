/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-number-format.h"

#include <math.h>
#include <string.h>

#include "rectify-number-code.h"

/* 31 December 9999, the last day that spreadsheets know. */
#define MAX_DAY 2958465

struct _RectifyNumberFormat {
  NumberSection sections[3];
  guint n_sections;
};

/* Those that files refer to by number, as Excel shows them in Chinese. */
static const struct {
  guint first;
  guint last;
  const char *code;
} built_ins[] = {
  { 1, 1, "0" },
  { 2, 2, "0.00" },
  { 3, 3, "#,##0" },
  { 4, 4, "#,##0.00" },
  { 9, 9, "0%" },
  { 10, 10, "0.00%" },
  { 14, 16, "yyyy-m-d" },
  { 17, 17, "yyyy-m" },
  { 18, 18, "h:mm" },
  { 19, 19, "h:mm:ss" },
  { 20, 20, "h:mm" },
  { 21, 21, "h:mm:ss" },
  { 22, 22, "yyyy-m-d h:mm" },
  { 27, 27, "yyyy\"年\"m\"月\"" },
  { 28, 29, "m\"月\"d\"日\"" },
  { 30, 30, "yyyy-m-d" },
  { 31, 31, "yyyy\"年\"m\"月\"d\"日\"" },
  { 32, 32, "h\"时\"mm\"分\"" },
  { 33, 33, "h\"时\"mm\"分\"ss\"秒\"" },
  { 34, 34, "h\"时\"mm\"分\"" },
  { 35, 35, "h\"时\"mm\"分\"ss\"秒\"" },
  { 36, 36, "yyyy\"年\"m\"月\"" },
  { 37, 38, "#,##0" },
  { 39, 40, "#,##0.00" },
  { 41, 42, "#,##0" },
  { 43, 44, "#,##0.00" },
  { 45, 45, "mm:ss" },
  { 46, 46, "[h]:mm:ss" },
  { 47, 47, "mm:ss" },
  { 50, 50, "yyyy\"年\"m\"月\"" },
  { 51, 51, "m\"月\"d\"日\"" },
  { 52, 52, "yyyy\"年\"m\"月\"" },
  { 53, 54, "m\"月\"d\"日\"" },
  { 55, 55, "h\"时\"mm\"分\"" },
  { 56, 56, "h\"时\"mm\"分\"ss\"秒\"" },
  { 57, 57, "yyyy\"年\"m\"月\"" },
  { 58, 58, "m\"月\"d\"日\"" },
};

/**
 * rectify_number_format_new:
 * @code: (nullable): a format as spreadsheets write it: “#,##0.00”, “yyyy"年"m"月"d"日"”
 *
 * Returns: (transfer full): the format
 */
RectifyNumberFormat *
rectify_number_format_new (const char *code)
{
  RectifyNumberFormat *self = g_new0 (RectifyNumberFormat, 1);
  const char *rest = code != NULL ? code : "General";

  while (rest != NULL && self->n_sections < G_N_ELEMENTS (self->sections))
    {
      g_autofree char *section = number_code_take_section (&rest);

      number_section_parse (&self->sections[self->n_sections++], section);
    }
  return self;
}

/**
 * rectify_number_format_new_built_in:
 * @id: a format that files refer to by number
 *
 * Returns: (transfer full): the format; for one that is not known, as if there were none
 */
RectifyNumberFormat *
rectify_number_format_new_built_in (guint id)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_ins); i++)
    if (built_ins[i].first <= id && id <= built_ins[i].last)
      return rectify_number_format_new (built_ins[i].code);
  return rectify_number_format_new (NULL);
}

/**
 * rectify_number_format_free:
 * @self: (transfer full) (nullable): a format
 */
void
rectify_number_format_free (RectifyNumberFormat *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sections; i++)
    {
      g_string_free (self->sections[i].before, TRUE);
      g_string_free (self->sections[i].after, TRUE);
    }
  g_free (self);
}

/**
 * rectify_number_format_write_general:
 * @value: a number
 *
 * Returns: (transfer full): the number with the 15 digits that spreadsheets keep
 */
char *
rectify_number_format_write_general (double value)
{
  char text[64];

  if (value == 0)
    return g_strdup ("0");
  if (!isfinite (value) || fabs (value) >= 1e21 || fabs (value) < 1e-5)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.15G", value));
  if (fabs (value) < 1e15)
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
  g_ascii_formatd (text, sizeof text, "%.14e", value);
  value = g_ascii_strtod (text, NULL);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.0f", value));
}

static void
append_time (const NumberSection *section, gint64 seconds, GString *text)
{
  gboolean is_chinese = (section->parts & NUMBER_CHINESE) != 0;
  gint64 hours = section->parts & NUMBER_ELAPSED ? seconds / 3600 : seconds / 3600 % 24;
  int minute = seconds / 60 % 60, second = seconds % 60;

  if (text->len > 0 && !is_chinese)
    g_string_append_c (text, ' ');
  if ((section->parts & NUMBER_HOUR) == 0 && (section->parts & NUMBER_ELAPSED) != 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT,
                            section->parts & NUMBER_MINUTE ? seconds / 60 : seconds);
  else if ((section->parts & NUMBER_HOUR) == 0)
    g_string_append_printf (text, "%02d:%02d", minute, second);
  else if ((section->parts & (NUMBER_MINUTE | NUMBER_SECOND)) == 0)
    g_string_append_printf (text, is_chinese ? "%d时" : "%d:00", (int) hours);
  else
    g_string_append_printf (text, is_chinese ? "%d时%02d分" : "%d:%02d", (int) hours, minute);
  if ((section->parts & NUMBER_HOUR) != 0 && (section->parts & NUMBER_SECOND) != 0)
    g_string_append_printf (text, is_chinese ? "%02d秒" : ":%02d", second);
}

static void
append_date (NumberParts parts, gint64 day, gboolean from_1904, GString *text)
{
  static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };
  GDate date;
  gboolean is_leap_day_that_was_none = FALSE;

  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    {
      /* Spreadsheets count a 29 February 1900, for the sake of an older one. */
      is_leap_day_that_was_none = day == 60;
      g_date_set_dmy (&date, day < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
    }
  g_date_add_days (&date, is_leap_day_that_was_none ? day - 1 : day);
  if ((parts & NUMBER_CHINESE) != 0)
    {
      if ((parts & NUMBER_YEAR) != 0)
        g_string_append_printf (text, "%d年", g_date_get_year (&date));
      if ((parts & NUMBER_MONTH) != 0)
        g_string_append_printf (text, "%d月", g_date_get_month (&date));
      if ((parts & NUMBER_DAY) != 0)
        g_string_append_printf (text, "%d日", g_date_get_day (&date));
    }
  else if ((parts & NUMBER_DATE) == NUMBER_YEAR)
    g_string_append_printf (text, "%d", g_date_get_year (&date));
  else if ((parts & NUMBER_DATE) == (NUMBER_YEAR | NUMBER_MONTH))
    g_string_append_printf (text, "%d-%02d", g_date_get_year (&date), g_date_get_month (&date));
  else if ((parts & NUMBER_DATE) != 0)
    g_string_append_printf (text, "%d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  if ((parts & NUMBER_WEEKDAY) != 0)
    g_string_append_printf (text, "%s星期%s", text->len > 0 ? " " : "",
                            weekdays[g_date_get_weekday (&date) - 1]);
}

/* NULL if no spreadsheet knows such a day. */
static char *
write_date (const NumberSection *section, double value, gboolean from_1904)
{
  GString *text;
  gint64 day, seconds;

  if (!(value >= 0 && value < MAX_DAY + 1))
    return NULL;
  day = (gint64) floor (value);
  seconds = (gint64) floor ((value - day) * 86400 + 0.5);
  if (seconds == 86400)
    {
      day++;
      seconds = 0;
    }
  text = g_string_new (NULL);
  if ((section->parts & (NUMBER_DATE | NUMBER_WEEKDAY)) != 0)
    append_date (section->parts, MIN (day, MAX_DAY), from_1904, text);
  else if ((section->parts & NUMBER_ELAPSED) != 0)
    seconds += day * 86400;
  /* With a date, midnight is no time. */
  if ((section->parts & NUMBER_TIME) != 0 && (seconds != 0 || (section->parts & NUMBER_DATE) == 0))
    append_time (section, seconds, text);
  return g_string_free (text, FALSE);
}

/* Spreadsheets keep 15 decimal digits, and round halves of these up. */
static double
prepare_to_round (double value, guint n_decimals)
{
  char exact[64];

  g_ascii_formatd (exact, sizeof exact, "%.15g", value);
  value = g_ascii_strtod (exact, NULL);
  return value * pow (10, n_decimals) < 1e13 ? value * (1 + 1e-15) : value;
}

static void
append_digits (const NumberSection *section, double value, GString *text)
{
  char format[16], digits[400];
  char *point;
  gsize n_whole, length, start = 0;

  g_snprintf (format, sizeof format, "%%.%uf", section->n_max_decimals);
  g_ascii_formatd (digits, sizeof digits, format,
                   prepare_to_round (value, section->n_max_decimals));
  point = strchr (digits, '.');
  n_whole = point != NULL ? (gsize) (point - digits) : strlen (digits);
  length = strlen (digits);
  for (guint i = section->n_max_decimals; i > section->n_decimals && digits[length - 1] == '0'; i--)
    length--;
  if (length > 0 && digits[length - 1] == '.')
    length--;
  for (gsize i = n_whole; i < section->n_zeros; i++)
    g_string_append_c (text, '0');
  if (section->n_zeros == 0 && digits[0] == '0')
    start = 1;
  for (gsize i = start; i < length; i++)
    {
      if (section->has_groups && i > 0 && i < n_whole && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
}

static char *
write_number (const NumberSection *section, double value, gboolean with_sign)
{
  GString *text = g_string_new (with_sign && value < 0 && section->has_digits ? "-" : "");

  g_string_append (text, section->before->str);
  if (section->has_digits)
    append_digits (section, fabs (value) * (section->has_percent ? 100 : 1), text);
  g_string_append (text, section->after->str);
  return g_strstrip (g_string_free (text, FALSE));
}

/**
 * rectify_number_format_write:
 * @self: a format
 * @value: a number; for dates, in days
 * @from_1904: whether days are counted from 1 January 1904
 *
 * Returns: (transfer full): the number as a clerk reads it: dates as 2023年6月30日 or 2023-06-30
 */
char *
rectify_number_format_write (const RectifyNumberFormat *self, double value, gboolean from_1904)
{
  guint i = value < 0 ? 1 : value == 0 ? 2 : 0;
  const NumberSection *section = &self->sections[i < self->n_sections ? i : 0];
  char *date;

  if (section->parts != 0)
    {
      date = write_date (section, value, from_1904);
      return date != NULL ? date : rectify_number_format_write_general (value);
    }
  if (section->is_general || !isfinite (value) || fabs (value) >= 1e15)
    return rectify_number_format_write_general (value);
  return write_number (section, value, i != 1 || self->n_sections < 2);
}
