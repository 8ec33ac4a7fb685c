/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-number-format.h"

#include <math.h>
#include <string.h>

#define MAX_DECIMALS 15
#define MAX_ZEROS 15
#define MAX_CODE 1024
/* 31 December 9999, the last day that spreadsheets know. */
#define MAX_DAY 2958465

typedef enum {
  YEAR = 1 << 0,
  MONTH = 1 << 1,
  DAY = 1 << 2,
  WEEKDAY = 1 << 3,
  HOUR = 1 << 4,
  MINUTE = 1 << 5,
  SECOND = 1 << 6,
  ELAPSED = 1 << 7, /* hours, minutes or seconds since the beginning */
  CHINESE = 1 << 8, /* with 年, 月 or 时 */
} DateParts;

#define DATE (YEAR | MONTH | DAY)
#define TIME (HOUR | MINUTE | SECOND)

/* How numbers of one sign are shown: positive, negative, or zero. */
typedef struct {
  gboolean is_general;
  DateParts parts; /* 0 if it is no date */
  GString *before;
  GString *after;
  guint n_zeros;        /* digits before the point at least */
  guint n_decimals;     /* digits behind it at least */
  guint n_max_decimals; /* and at most */
  gboolean has_digits;
  gboolean has_percent;
  gboolean has_groups;
} Section;

struct _RectifyNumberFormat {
  Section sections[3];
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

static gsize
run_length (const char *p)
{
  gsize n = 1;

  while (g_ascii_tolower (p[n]) == g_ascii_tolower (*p))
    n++;
  return n;
}

static gboolean
has_chinese_part (const char *start, const char *end)
{
  static const char *const marks[] = { "年", "月", "时", "時", "日" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strstr_len (start, end - start, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The end of what is no pattern: text in quotes, an escaped character, a space as wide as some
 * character, brackets. Returns @p itself if it is a pattern. */
static const char *
skip_literal (const char *p)
{
  const char *end;

  switch (*p)
    {
    case '"':
      end = strchr (p + 1, '"');
      return end != NULL ? end + 1 : p + strlen (p);
    case '[':
      end = strchr (p, ']');
      return end != NULL ? end + 1 : p + strlen (p);
    case '\\':
    case '!':
    case '_':
    case '*':
      return p[1] != '\0' ? g_utf8_next_char (p + 1) : p + 1;
    default:
      return p;
    }
}

/* An m is a minute behind hours and before seconds, and else a month. */
static gboolean
is_minute (DateParts last, const char *p)
{
  if (last == HOUR)
    return TRUE;
  while (*p != '\0')
    {
      const char *end = skip_literal (p);

      if (end == p && g_ascii_isalpha (*p))
        return g_ascii_tolower (*p) == 's';
      p = end != p ? end : g_utf8_next_char (p);
    }
  return FALSE;
}

static DateParts
get_letter_part (const char *p, gsize n, DateParts last)
{
  switch (g_ascii_tolower (*p))
    {
    case 'y':
    case 'e':
      return YEAR;
    case 'm':
      return is_minute (last, p + n) ? MINUTE : MONTH;
    case 'd':
      return n > 2 ? WEEKDAY : DAY;
    case 'a':
      return n > 2 ? WEEKDAY : 0;
    case 'h':
      return HOUR;
    case 's':
      return SECOND;
    default:
      return 0;
    }
}

static DateParts
get_elapsed_part (const char *p)
{
  switch (g_ascii_tolower (p[1]))
    {
    case 'h':
      return p[1 + run_length (p + 1)] == ']' ? HOUR | ELAPSED : 0;
    case 'm':
      return p[1 + run_length (p + 1)] == ']' ? MINUTE | ELAPSED : 0;
    case 's':
      return p[1 + run_length (p + 1)] == ']' ? SECOND | ELAPSED : 0;
    default:
      return 0;
    }
}

/* What of a date a code shows; 0 if it is not for dates. */
static DateParts
get_date_parts (const char *code)
{
  DateParts parts = 0, last = 0;

  for (const char *p = code; *p != '\0';)
    {
      const char *end = skip_literal (p);
      gsize n;
      DateParts part;

      if (end != p)
        {
          part = *p == '[' ? get_elapsed_part (p) : 0;
          last = part != 0 ? part & TIME : last;
          parts |= part;
          if (has_chinese_part (p, end))
            parts |= CHINESE;
          p = end;
          continue;
        }
      if (g_ascii_strncasecmp (p, "AM/PM", 5) == 0 || g_ascii_strncasecmp (p, "A/P", 3) == 0)
        {
          p += g_ascii_tolower (p[1]) == 'm' ? 5 : 3;
          continue;
        }
      if (g_ascii_strncasecmp (p, "General", 7) == 0)
        return 0;
      if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-'))
        return 0;
      n = run_length (p);
      part = get_letter_part (p, n, last);
      last = part != 0 ? part : last;
      parts |= part;
      if (has_chinese_part (p, g_utf8_next_char (p)))
        parts |= CHINESE;
      p = part != 0 ? p + n : g_utf8_next_char (p);
    }
  return (parts & ~CHINESE) != 0 ? parts : 0;
}

/* Currency is in brackets with a place: [$￥-804]. */
static void
append_literal (GString *text, const char *start, const char *end)
{
  switch (*start)
    {
    case '"':
      g_string_append_len (text, start + 1, strcspn (start + 1, "\""));
      break;
    case '\\':
    case '!':
      g_string_append_len (text, start + 1, end - start - 1);
      break;
    case '[':
      if (start[1] == '$')
        g_string_append_len (text, start + 2, strcspn (start + 2, "-]"));
      break;
    default:
      break;
    }
}

/* A pattern of digits: #,##0.00. What is stranger is shown as the plain number. */
static const char *
parse_digits (Section *section, const char *p)
{
  gboolean behind_point = FALSE;

  if (section->has_digits)
    section->is_general = TRUE;
  section->has_digits = TRUE;
  for (; *p != '\0' && strchr ("0#?,.", *p) != NULL; p++)
    switch (*p)
      {
      case ',':
        /* At the end, it divides by a thousand. */
        section->has_groups = TRUE;
        section->is_general |= p[1] == '\0' || strchr ("0#?", p[1]) == NULL;
        break;
      case '.':
        section->is_general |= behind_point;
        behind_point = TRUE;
        break;
      default:
        if (!behind_point)
          section->n_zeros += *p == '0';
        else
          {
            section->n_max_decimals++;
            section->n_decimals += *p == '0';
          }
      }
  section->is_general |= section->n_zeros > MAX_ZEROS || section->n_max_decimals > MAX_DECIMALS;
  return p;
}

/* [Red] and [$-804] mean nothing here; [>100] does. */
static gboolean
is_condition (const char *p)
{
  return *p == '[' && p[1] != '\0' && strchr ("<>=", p[1]) != NULL;
}

static void
parse_number (Section *section, const char *code)
{
  for (const char *p = code; *p != '\0' && !section->is_general;)
    {
      const char *end = skip_literal (p);
      GString *text = section->has_digits ? section->after : section->before;

      if (end != p)
        {
          section->is_general |= is_condition (p);
          append_literal (text, p, end);
          p = end;
          continue;
        }
      if (strchr ("0#?.", *p) != NULL)
        {
          p = parse_digits (section, p);
          continue;
        }
      end = g_utf8_next_char (p);
      section->is_general |= *p == '/' || *p == '@' || g_ascii_isalpha (*p);
      section->has_percent |= *p == '%';
      g_string_append_len (text, p, end - p);
      p = end;
    }
}

static void
parse_section (Section *section, const char *code)
{
  section->before = g_string_new (NULL);
  section->after = g_string_new (NULL);
  if (g_ascii_strcasecmp (code, "General") == 0 || strlen (code) > MAX_CODE)
    section->is_general = TRUE;
  else if (strstr (code, "[$-F800]") != NULL)
    section->parts = DATE | CHINESE;
  else if (strstr (code, "[$-F400]") != NULL)
    section->parts = TIME;
  else
    section->parts = get_date_parts (code);
  if (!section->is_general && section->parts == 0)
    parse_number (section, code);
  /* Words can stand for a number: "有";;"无". */
  if (!section->has_digits && section->before->len == 0 && section->parts == 0)
    section->is_general = TRUE;
}

/* Sections are parted by semicolons that stand for themselves. */
static char *
take_section (const char **code)
{
  const char *start = *code;
  const char *p = start;
  char *section;

  while (*p != '\0' && *p != ';')
    {
      const char *end = skip_literal (p);

      p = end != p ? end : p + 1;
    }
  section = g_strndup (start, p - start);
  *code = *p == ';' ? p + 1 : NULL;
  return section;
}

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
      g_autofree char *section = take_section (&rest);

      parse_section (&self->sections[self->n_sections++], section);
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
append_time (const Section *section, gint64 seconds, GString *text)
{
  gboolean is_chinese = (section->parts & CHINESE) != 0;
  gint64 hours = section->parts & ELAPSED ? seconds / 3600 : seconds / 3600 % 24;
  int minute = seconds / 60 % 60, second = seconds % 60;

  if (text->len > 0 && !is_chinese)
    g_string_append_c (text, ' ');
  if ((section->parts & HOUR) == 0 && (section->parts & ELAPSED) != 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT,
                            section->parts & MINUTE ? seconds / 60 : seconds);
  else if ((section->parts & HOUR) == 0)
    g_string_append_printf (text, "%02d:%02d", minute, second);
  else if ((section->parts & (MINUTE | SECOND)) == 0)
    g_string_append_printf (text, is_chinese ? "%d时" : "%d:00", (int) hours);
  else
    g_string_append_printf (text, is_chinese ? "%d时%02d分" : "%d:%02d", (int) hours, minute);
  if ((section->parts & HOUR) != 0 && (section->parts & SECOND) != 0)
    g_string_append_printf (text, is_chinese ? "%02d秒" : ":%02d", second);
}

static void
append_date (DateParts parts, gint64 day, gboolean from_1904, GString *text)
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
  if ((parts & CHINESE) != 0)
    {
      if ((parts & YEAR) != 0)
        g_string_append_printf (text, "%d年", g_date_get_year (&date));
      if ((parts & MONTH) != 0)
        g_string_append_printf (text, "%d月", g_date_get_month (&date));
      if ((parts & DAY) != 0)
        g_string_append_printf (text, "%d日", g_date_get_day (&date));
    }
  else if ((parts & DATE) == YEAR)
    g_string_append_printf (text, "%d", g_date_get_year (&date));
  else if ((parts & DATE) == (YEAR | MONTH))
    g_string_append_printf (text, "%d-%02d", g_date_get_year (&date), g_date_get_month (&date));
  else if ((parts & DATE) != 0)
    g_string_append_printf (text, "%d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                            g_date_get_day (&date));
  if ((parts & WEEKDAY) != 0)
    g_string_append_printf (text, "%s星期%s", text->len > 0 ? " " : "",
                            weekdays[g_date_get_weekday (&date) - 1]);
}

/* NULL if no spreadsheet knows such a day. */
static char *
write_date (const Section *section, double value, gboolean from_1904)
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
  if ((section->parts & (DATE | WEEKDAY)) != 0)
    append_date (section->parts, MIN (day, MAX_DAY), from_1904, text);
  else if ((section->parts & ELAPSED) != 0)
    seconds += day * 86400;
  /* With a date, midnight is no time. */
  if ((section->parts & TIME) != 0 && (seconds != 0 || (section->parts & DATE) == 0))
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
append_digits (const Section *section, double value, GString *text)
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
write_number (const Section *section, double value, gboolean with_sign)
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
  const Section *section = &self->sections[i < self->n_sections ? i : 0];
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
