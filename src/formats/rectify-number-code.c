/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-number-code.h"

#include <string.h>

#define MAX_DECIMALS 15
#define MAX_ZEROS 15
#define MAX_CODE 1024

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
is_minute (NumberParts last, const char *p)
{
  if (last == NUMBER_HOUR)
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

static NumberParts
get_letter_part (const char *p, gsize n, NumberParts last)
{
  switch (g_ascii_tolower (*p))
    {
    case 'y':
    case 'e':
      return NUMBER_YEAR;
    case 'm':
      return is_minute (last, p + n) ? NUMBER_MINUTE : NUMBER_MONTH;
    case 'd':
      return n > 2 ? NUMBER_WEEKDAY : NUMBER_DAY;
    case 'a':
      return n > 2 ? NUMBER_WEEKDAY : 0;
    case 'h':
      return NUMBER_HOUR;
    case 's':
      return NUMBER_SECOND;
    default:
      return 0;
    }
}

static NumberParts
get_elapsed_part (const char *p)
{
  switch (g_ascii_tolower (p[1]))
    {
    case 'h':
      return p[1 + run_length (p + 1)] == ']' ? NUMBER_HOUR | NUMBER_ELAPSED : 0;
    case 'm':
      return p[1 + run_length (p + 1)] == ']' ? NUMBER_MINUTE | NUMBER_ELAPSED : 0;
    case 's':
      return p[1 + run_length (p + 1)] == ']' ? NUMBER_SECOND | NUMBER_ELAPSED : 0;
    default:
      return 0;
    }
}

/* What of a date a code shows; 0 if it is not for dates. */
static NumberParts
get_date_parts (const char *code)
{
  NumberParts parts = 0, last = 0;

  for (const char *p = code; *p != '\0';)
    {
      const char *end = skip_literal (p);
      gsize n;
      NumberParts part;

      if (end != p)
        {
          part = *p == '[' ? get_elapsed_part (p) : 0;
          last = part != 0 ? part & NUMBER_TIME : last;
          parts |= part;
          if (has_chinese_part (p, end))
            parts |= NUMBER_CHINESE;
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
        parts |= NUMBER_CHINESE;
      p = part != 0 ? p + n : g_utf8_next_char (p);
    }
  return (parts & ~NUMBER_CHINESE) != 0 ? parts : 0;
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
parse_digits (NumberSection *section, const char *p)
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
parse_number (NumberSection *section, const char *code)
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

/**
 * number_section_parse:
 * @section: to be filled; its texts are to be freed
 * @code: one section of a format
 *
 * Reads how numbers of one sign are shown.
 */
void
number_section_parse (NumberSection *section, const char *code)
{
  section->before = g_string_new (NULL);
  section->after = g_string_new (NULL);
  if (g_ascii_strcasecmp (code, "General") == 0 || strlen (code) > MAX_CODE)
    section->is_general = TRUE;
  else if (strstr (code, "[$-F800]") != NULL)
    section->parts = NUMBER_DATE | NUMBER_CHINESE;
  else if (strstr (code, "[$-F400]") != NULL)
    section->parts = NUMBER_TIME;
  else
    section->parts = get_date_parts (code);
  if (!section->is_general && section->parts == 0)
    parse_number (section, code);
  /* Words can stand for a number: "有";;"无". */
  if (!section->has_digits && section->before->len == 0 && section->parts == 0)
    section->is_general = TRUE;
}

/**
 * number_code_take_section:
 * @code: (inout) (nullable): a format; set to what follows its first section, or to %NULL
 *
 * Sections are parted by semicolons that stand for themselves.
 *
 * Returns: (transfer full): the first section
 */
char *
number_code_take_section (const char **code)
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
