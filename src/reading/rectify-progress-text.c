/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-text.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rectify-progress-entry.h"

/* A day, with or without its year; or a month. What follows it must not make a date of it until
 * which something is to be done. */
#define DAY                                                                                        \
  "(?:(?<year>[0-9]{4})\\s*[年./-]\\s*)(?<month>[0-9]{1,2})\\s*[月./-]\\s*(?<day>[0-9]{1,2})(?![0-9])[日号]?"
#define SHORT_DAY "(?<month>[0-9]{1,2})\\s*月\\s*(?<day>[0-9]{1,2})\\s*[日号]"
#define MONTH "(?:(?<year>[0-9]{4})\\s*[年./-]\\s*)?(?<month>[0-9]{1,2})\\s*月份?"
#define NO_LIMIT "(?!\\s*(?:之?前|以前|底|末|起|[0-9]))"
#define BEFORE "(?:已|现已|均已|并)?(?:截至目前|截止目前|截至|截止到?|于|在|自|从)?"

typedef struct {
  GDate date;
  gsize length; /* of a day that the text begins with and that can be left out; else 0 */
} Found;

static gboolean
fetch_number (GMatchInfo *match, const char *name, int *number)
{
  g_autofree char *digits = g_match_info_fetch_named (match, name);

  if (digits == NULL || *digits == '\0')
    return FALSE;
  *number = atoi (digits);
  return TRUE;
}

/* Where a pattern first gives a date; a month stands for its last day. */
static gboolean
find (const char *text, const char *pattern, int plan_year, GDate *date, int *start, int *end)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DUPNAMES, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int year = plan_year, month = 0, day = 0;

  g_return_val_if_fail (regex != NULL, FALSE);
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  fetch_number (match, "year", &year);
  fetch_number (match, "month", &month);
  if (year < 1949 || year > 2199 || month < 1 || month > 12)
    return FALSE;
  if (!fetch_number (match, "day", &day))
    day = g_date_get_days_in_month (month, year);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);
  return g_match_info_fetch_pos (match, 0, start, end);
}

/* A month that is not over yet has no last day by which something was done. */
static gboolean
is_to_come (const GDate *date)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  return g_date_compare (date, &today) > 0;
}

/* The day at the beginning of a text, or else the first in it by which something was done. */
static gboolean
find_date (const char *text, int year, Found *found)
{
  static const char *const leading[] = { "^" DAY NO_LIMIT, "^" SHORT_DAY NO_LIMIT };
  static const char month[] = "^" BEFORE MONTH NO_LIMIT "(?!间)";
  static const char *const others[] = {
    "^" BEFORE DAY NO_LIMIT,
    "^" BEFORE SHORT_DAY NO_LIMIT,
    month,
    "(?:^|[，。；、：,;])(?:已|现已|均已|并)?(?:于|在|截至|截止)" DAY NO_LIMIT,
    "(?:^|[，。；、：,;])(?:已|现已|均已|并)?(?:于|在|截至|截止)" SHORT_DAY NO_LIMIT,
  };
  int start, end;

  g_date_clear (&found->date, 1);
  found->length = 0;
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    if (find (text, leading[i], year, &found->date, &start, &end))
      {
        const char *rest = text + end;
        const char *marks = "，,：: \t。.";

        /* “3月15日至20日” stays as it is. */
        if (*rest != '\0' && g_utf8_strchr ("至到—-–~～、和", -1, g_utf8_get_char (rest)) != NULL)
          return TRUE;
        while (*rest != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (rest)) != NULL)
          rest = g_utf8_next_char (rest);
        found->length = *rest != '\0' ? (gsize) (rest - text) : 0;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (find (text, others[i], year, &found->date, &start, &end))
      {
        if (others[i] != month || !is_to_come (&found->date))
          return TRUE;
        g_date_clear (&found->date, 1);
      }
  return FALSE;
}

static void
add_entry (GPtrArray *entries, const char *text, const Found *found)
{
  g_ptr_array_add (entries,
                   rectify_progress_entry_new (g_date_valid (&found->date) ? &found->date : NULL,
                                               text + found->length, NULL, RECTIFY_SHARE_UNKNOWN));
}

/* Where each of several lines begins with a day, each tells of another one. */
static gboolean
add_lines (GPtrArray *entries, char **lines, int year)
{
  guint n_lines = 0;
  Found found;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      n_lines++;
      if (!find_date (lines[i], year, &found) || found.length == 0)
        return FALSE;
    }
  if (n_lines < 2)
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && find_date (lines[i], year, &found))
      add_entry (entries, lines[i], &found);
  return TRUE;
}

/**
 * rectify_progress_text_read:
 * @text: what was done, in the words of a document
 * @year: the plan's year, 0 if unknown
 *
 * The day is that with which the text begins, or by which it says that something was done. A month
 * stands for its last day, unless that is still to come; a day in no year is one of the plan's.
 *
 * Returns: (transfer full) (element-type RectifyProgressEntry): the entries that it makes, without
 *   a date where it names none; without the day in their words only where these begin with it
 */
GPtrArray *
rectify_progress_text_read (const char *text, int year)
{
  GPtrArray *entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Found found;

  if (add_lines (entries, lines, year))
    return entries;
  find_date (text, year, &found);
  add_entry (entries, text, &found);
  return entries;
}
