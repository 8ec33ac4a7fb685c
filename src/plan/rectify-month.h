/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Months are counted from January of the year 0. */
int rectify_month_from_day (guint32 day);
guint32 rectify_month_get_first_day (int month);
guint32 rectify_month_get_last_day (int month);

G_END_DECLS
