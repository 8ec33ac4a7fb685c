/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-sample-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-ledger.h"

static void
line_free (gpointer data)
{
  RectifySampleLine *self = data;

  g_strfreev (self->words);
  g_free (self);
}

/**
 * rectify_sample_line_fail:
 * @self: a line that makes no sense
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
rectify_sample_line_fail (const RectifySampleLine *self, GError **error)
{
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
               _ ("Line %u of the sample makes no sense. Install the program again; if that does "
                  "not help, tell those who gave it to you."),
               self->number);
  return FALSE;
}

/**
 * rectify_sample_read_day:
 * @word: such as “-30d”, “2m” or “-”
 * @today: the day from which it is told
 * @day: (out): the day, cleared where there is none
 *
 * Returns: whether it tells a day, or none
 */
gboolean
rectify_sample_read_day (const char *word, const GDate *today, GDate *day)
{
  char *end;
  gint64 count;

  g_date_clear (day, 1);
  if (g_str_equal (word, "-"))
    return TRUE;
  count = g_ascii_strtoll (word, &end, 10);
  if (end == word || ABS (count) > 9999 || (!g_str_equal (end, "d") && !g_str_equal (end, "m")))
    return FALSE;
  *day = *today;
  if (*end == 'm')
    g_date_set_day (day, 1);
  if (*end == 'd' && count >= 0)
    g_date_add_days (day, count);
  else if (*end == 'd')
    g_date_subtract_days (day, -count);
  else if (count >= 0)
    g_date_add_months (day, count);
  else
    g_date_subtract_months (day, -count);
  if (*end == 'm')
    g_date_set_day (day, g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day)));
  return TRUE;
}

static void
add_day (GString *words, const GDate *day, char part)
{
  static const char *const months[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };

  switch (part)
    {
    case 'Y':
      g_string_append_printf (words, "%d", g_date_get_year (day));
      break;
    case 'm':
      g_string_append_printf (words, "%d", (int) g_date_get_month (day));
      break;
    case 'M':
      g_string_append_printf (words, "%02d", (int) g_date_get_month (day));
      break;
    case 'd':
      g_string_append_printf (words, "%d", g_date_get_day (day));
      break;
    case 'D':
      g_string_append_printf (words, "%02d", g_date_get_day (day));
      break;
    case 'B':
      g_string_append (words, months[g_date_get_month (day) - 1]);
      break;
    default:
      g_string_append_c (words, part);
    }
}

/* “{2m:%Y}”, without its brackets. */
static gboolean
expand_day (GString *words, const char *day_and_format, const GDate *today)
{
  g_auto (GStrv) parts = g_strsplit (day_and_format, ":", 2);
  GDate day;

  if (g_strv_length (parts) != 2 || !rectify_sample_read_day (parts[0], today, &day)
      || !g_date_valid (&day))
    return FALSE;
  for (const char *p = parts[1]; *p != '\0'; p++)
    if (*p == '%' && p[1] != '\0')
      add_day (words, &day, *++p);
    else
      g_string_append_c (words, *p);
  return TRUE;
}

/* Days in brackets are written out, and line ends. */
static char *
dup_words (const char *source, const GDate *today)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = source; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *inside = g_strndup (p + 1, end - p - 1);

          if (!expand_day (words, inside, today))
            return NULL;
          p = end;
        }
      else if (g_str_has_prefix (p, "\\n"))
        {
          g_string_append_c (words, '\n');
          p++;
        }
      else
        g_string_append_c (words, *p);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
read_words (RectifySampleLine *line, const char *source, const GDate *today)
{
  g_auto (GStrv) parts = g_strsplit (source, "|", -1);

  if (g_strv_length (parts) > RECTIFY_SAMPLE_N_WORDS)
    return FALSE;
  line->words = g_new0 (char *, RECTIFY_SAMPLE_N_WORDS + 1);
  for (guint i = 0, n = g_strv_length (parts); i < RECTIFY_SAMPLE_N_WORDS; i++)
    {
      line->words[i] = dup_words (i < n ? g_strstrip (parts[i]) : "", today);
      if (line->words[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_sample_source_read:
 * @text: the source
 * @today: the day from which days are told
 * @error: return location
 *
 * Returns: (transfer full) (element-type RectifySampleLine) (nullable): its lines, without comments
 */
GPtrArray *
rectify_sample_source_read (const char *text, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_auto (GStrv) sources = g_strsplit (text, "\n", -1);

  for (guint i = 0; sources[i] != NULL; i++)
    {
      gsize indent = strspn (sources[i], " ");
      RectifySampleLine *line;

      if (sources[i][indent] == '\0' || sources[i][indent] == '#')
        continue;
      line = g_new0 (RectifySampleLine, 1);
      line->number = i + 1;
      line->depth = indent / 2;
      g_ptr_array_add (lines, line);
      if (!read_words (line, sources[i] + indent, today))
        {
          rectify_sample_line_fail (line, error);
          return NULL;
        }
    }
  return g_steal_pointer (&lines);
}
