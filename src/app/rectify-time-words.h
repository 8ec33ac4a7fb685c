/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rectify_time_dup_short (gint64 time, gint64 now);
char *rectify_time_dup_day (gint64 time, gint64 now);
char *rectify_time_dup_full (gint64 time);
/* How many midnights lie between; below 0 for a time that is to come. */
int rectify_time_count_days (gint64 time, gint64 now);

G_END_DECLS
