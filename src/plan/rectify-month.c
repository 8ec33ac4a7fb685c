/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-month.h"

/**
 * rectify_month_from_day:
 * @day: a day, as g_date_get_julian() counts them
 *
 * Returns: the month that it is in
 */
int
rectify_month_from_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date) * 12 + (int) g_date_get_month (&date) - 1;
}

/**
 * rectify_month_get_first_day:
 * @month: a month
 *
 * Returns: its first day
 */
guint32
rectify_month_get_first_day (int month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (month % 12 + 1), (GDateYear) (month / 12));
  return g_date_get_julian (&date);
}

/**
 * rectify_month_get_last_day:
 * @month: a month
 *
 * Returns: its last day
 */
guint32
rectify_month_get_last_day (int month)
{
  return rectify_month_get_first_day (month + 1) - 1;
}
