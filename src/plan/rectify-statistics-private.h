/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-statistics.h"

G_BEGIN_DECLS

RectifyStatisticsGroup *rectify_statistics_group_new (const RectifyFilter *base, const char *name);
void rectify_statistics_group_free (gpointer data);
void rectify_statistics_group_add (RectifyStatisticsGroup *self, RectifyTaskRow *row,
                                   const GDate *today);
void rectify_statistics_sort (GPtrArray *array, GCompareDataFunc compare);
const char *rectify_statistics_get_name (const char *key, const char *name);
GPtrArray *rectify_statistics_count_lines (GPtrArray *rows, const RectifyFilter *base,
                                           GPtrArray *years, RectifyFilterWords what,
                                           const GDate *today);

G_END_DECLS
