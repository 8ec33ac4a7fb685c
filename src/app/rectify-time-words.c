/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-time-words.h"

#include <glib/gi18n.h>

static char *
format (gint64 time, const char *pattern)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  char *text = local != NULL ? g_date_time_format (local, pattern) : NULL;

  return text != NULL ? text : g_strdup ("?");
}

static guint32
get_julian (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  GDate day;

  if (local == NULL)
    return 0;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  return g_date_get_julian (&day);
}

/**
 * rectify_time_count_days:
 * @time: a time, in seconds since 1970
 * @now: the time that it is
 *
 * Returns: how many midnights lie between them here; below 0 for a time that is to come
 */
int
rectify_time_count_days (gint64 time, gint64 now)
{
  return (int) get_julian (now) - (int) get_julian (time);
}

/**
 * rectify_time_dup_day:
 * @time: a time, in seconds since 1970
 * @now: the time that it is
 *
 * Returns: (transfer full): its day, with the year where it is another
 */
char *
rectify_time_dup_day (gint64 time, gint64 now)
{
  g_autofree char *year = format (time, "%Y");
  g_autofree char *this_year = format (now, "%Y");

  /* Translators: how g_date_time_format() is to write a day of this year, and one of another. */
  return format (time, g_str_equal (year, this_year) ? C_ ("day", "%-d %B")
                                                     : C_ ("day and year", "%-d %B %Y"));
}

/**
 * rectify_time_dup_short:
 * @time: a time, in seconds since 1970
 * @now: the time that it is
 *
 * Returns: (transfer full): the time of day where it was today, else the day
 */
char *
rectify_time_dup_short (gint64 time, gint64 now)
{
  return rectify_time_count_days (time, now) == 0 ? format (time, "%-H:%M")
                                                  : rectify_time_dup_day (time, now);
}

/**
 * rectify_time_dup_full:
 * @time: a time, in seconds since 1970
 *
 * Returns: (transfer full): the day with its year, and the time to the second
 */
char *
rectify_time_dup_full (gint64 time)
{
  /* Translators: how g_date_time_format() is to write a day and a time. */
  return format (time, C_ ("day and time", "%-d %B %Y, %H:%M:%S"));
}
