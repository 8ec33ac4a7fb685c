/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-filter.h"

G_BEGIN_DECLS

/**
 * RectifyStatisticsGroup:
 * @name: what the rows have in common, as it is written; "" for rows that have none of it
 * @filter: what lists exactly the rows of the group
 * @year: of a month its year, else the plans' year, 0 for none
 * @month: of a month its number, 1 to 12; 0 for rows without a date
 * @count: how many rows there are
 * @by_status: how many in each status
 * @finished: how many are finished
 * @late: how many are late
 * @supports: of a unit, in how many it only helps
 *
 * Rows that have something in common, counted. A part of it is listed by the group's filter with the
 * part's condition put to it (see rectify_statistics_group_dup_filter()).
 */
typedef struct {
  char *name;
  RectifyFilter *filter;
  int year;
  int month;
  guint count;
  guint by_status[RECTIFY_N_STATUSES];
  guint finished;
  guint late;
  guint supports;
} RectifyStatisticsGroup;

/**
 * RectifyStatisticsLine:
 * @name: the theme, the area or the problem, as it is written in the latest year
 * @filter: what lists its rows of all years
 * @years: (element-type RectifyStatisticsGroup): its rows of each of the years that are compared, in
 *   their order; a year without any has a group with a count of 0
 * @n_years: in how many of the years it has rows: more than one if it comes back
 * @n_plans: of how many plans
 *
 * The same theme, or areas or problems that are about the same, in the plans of several years.
 */
typedef struct {
  char *name;
  RectifyFilter *filter;
  GPtrArray *years;
  guint n_years;
  guint n_plans;

  /*< private >*/
  gint64 last_plan; /* that was counted */
} RectifyStatisticsLine;

/**
 * RectifyStatistics:
 * @total: all rows
 * @areas: by area, in the order in which they are first met
 * @months: by the month in which they are due, the earliest first, those without a date last
 * @units: by unit, those with most rows first; a row counts for each of its units
 * @years: by the plans' year, the earliest first, those without a year first of all
 * @by_theme: (element-type RectifyStatisticsLine): the themes over the years; those that come back
 *   first, what has none last
 * @by_area: (element-type RectifyStatisticsLine): the areas over the years, in the same way
 * @by_problem: (element-type RectifyStatisticsLine): the problems that come back in several years
 * @finished: by month, how many were finished at its end: from the month of the first known day to
 *   that of the last, also where nothing was finished in a month, but for gaps of years. Those of
 *   which nobody knows the day count from the beginning
 * @today: the day that decided what is late
 *
 * What is counted of rows. Arrays are of #RectifyStatisticsGroup if nothing else is said. Of every
 * group as many rows match its filter as it counts.
 */
typedef struct {
  RectifyStatisticsGroup *total;
  GPtrArray *areas;
  GPtrArray *months;
  GPtrArray *units;
  GPtrArray *years;
  GPtrArray *by_theme;
  GPtrArray *by_area;
  GPtrArray *by_problem;
  GPtrArray *finished;
  GDate today;
} RectifyStatistics;

RectifyStatistics *rectify_statistics_new (GPtrArray *rows, const RectifyFilter *filter,
                                           const GDate *today);
void rectify_statistics_free (RectifyStatistics *self);

/* The parts of a bar, from what is through to what is not; in this order, and in the colours of the
 * series 0 to 4, in the window and on paper. */
#define RECTIFY_N_STATISTICS_PARTS 5
extern const RectifyStatus rectify_statistics_parts[RECTIFY_N_STATISTICS_PARTS];

int rectify_statistics_group_get_month (const RectifyStatisticsGroup *self);
void rectify_statistics_sum (GPtrArray *groups, guint from, RectifyStatisticsGroup *sum);
guint rectify_statistics_count_units (const RectifyStatistics *self, GPtrArray *rows, guint from);

/* A part of a group, as in a stacked bar. */
RectifyFilter *rectify_statistics_group_dup_filter (const RectifyStatisticsGroup *self,
                                                    guint statuses, gboolean late);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStatistics, rectify_statistics_free)

G_END_DECLS
