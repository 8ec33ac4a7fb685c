/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <string.h>

/* Longer numbers count nothing: they are codes of post offices and telephones. */
#define MAX_DIGITS 5
#define FIRST_YEAR 1901

/* How days are written, and what shows them so; what shows them otherwise would change the words. */
static const struct {
  const char *words;
  const char *format;
} dates[] = { { "%u年%u月%u日", "yyyy\"年\"m\"月\"d\"日\"" },
              { "%u年%02u月%02u日", "yyyy\"年\"mm\"月\"dd\"日\"" },
              { "%u-%02u-%02u", "yyyy\"-\"mm\"-\"dd" },
              { "%u-%u-%u", "yyyy\"-\"m\"-\"d" },
              { "%u.%02u.%02u", "yyyy\".\"mm\".\"dd" },
              { "%u.%u.%u", "yyyy\".\"m\".\"d" },
              { "%u/%02u/%02u", "yyyy\"/\"mm\"/\"dd" },
              { "%u/%u/%u", "yyyy\"/\"m\"/\"d" } };

#define MAX_DATE 64

static guint
read_number (const char **text, guint max_digits)
{
  guint number = 0;

  for (guint i = 0; i < max_digits && g_ascii_isdigit (**text); i++)
    number = number * 10 + (guint) g_ascii_digit_value (*(*text)++);
  return number;
}

/**
 * rectify_xlsx_read_date:
 * @text: text
 * @date: (out): set to the day it names
 *
 * Returns: (transfer none) (nullable): the format that shows the day in the same words, %NULL where the
 *   text is no such day
 */
const char *
rectify_xlsx_read_date (const char *text, lxw_datetime *date)
{
  const char *p = text;
  guint year = read_number (&p, 4), month, day;

  p = *p != '\0' ? g_utf8_next_char (p) : p;
  month = read_number (&p, 2);
  p = *p != '\0' ? g_utf8_next_char (p) : p;
  day = read_number (&p, 2);
  if (year < FIRST_YEAR || !g_date_valid_dmy (day, month, year))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char words[MAX_DATE];

      g_snprintf (words, sizeof words, dates[i].words, year, month, day);
      if (!g_str_equal (words, text))
        continue;
      *date = (lxw_datetime){ .year = (int) year, .month = (int) month, .day = (int) day };
      return dates[i].format;
    }
  return NULL;
}

/**
 * rectify_xlsx_is_count:
 * @text: text
 *
 * Returns: whether it is a number that may count something, and reads the same as a number
 */
gboolean
rectify_xlsx_is_count (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_DIGITS && strspn (text, "0123456789") == length
         && (*text != '0' || length == 1);
}

/**
 * rectify_xlsx_read_percent:
 * @text: text
 * @share: (out): set to the share, from 0 to 1 and more
 *
 * Returns: whether it is a share in percent that reads the same as a number
 */
gboolean
rectify_xlsx_read_percent (const char *text, double *share)
{
  g_autofree char *digits = NULL;

  if (!g_ascii_isdigit (*text) || !g_str_has_suffix (text, "%"))
    return FALSE;
  digits = g_strndup (text, strlen (text) - 1);
  if (strlen (digits) > 3 || !rectify_xlsx_is_count (digits))
    return FALSE;
  *share = (double) g_ascii_strtoull (digits, NULL, 10) / 100;
  return TRUE;
}
