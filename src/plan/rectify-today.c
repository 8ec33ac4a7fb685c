/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-today.h"

/**
 * rectify_date_new_today:
 *
 * Returns: (transfer full): today, by the computer's clock
 */
GDate *
rectify_date_new_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_new_dmy (g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                         g_date_time_get_year (now));
}
