/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-months.h"

#include "rectify-month.h"
#include "rectify-report-words.h"

/* So many months are shown; what is before and after them is put together. */
#define MAX_MONTHS 18
/* Of what falls due, so many months are before the report's if there are too many. */
#define MONTHS_BEFORE 9

enum { FINISHED, TO_COME, OVERDUE, N_PARTS };

static const char *
get_words (const char *key)
{
  return rectify_report_words_get ("pictures", key);
}

static char *
dup_name (int month)
{
  g_autofree char *year = g_strdup_printf ("%d", month / 12);
  g_autofree char *number = g_strdup_printf ("%d", month % 12 + 1);

  return rectify_report_words_dup_filled ("pictures", "month",
                                          RECTIFY_FILL ("year", year, "month", number));
}

static guint
get_part (RectifyTaskRow *row, guint32 today)
{
  if (rectify_task_row_is_finished (row))
    return FINISHED;
  return row->due != 0 && row->due < today ? OVERDUE : TO_COME;
}

/* The first month and the last in which anything falls due. */
static gboolean
find_span (GPtrArray *rows, int *first, int *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);
      int month = row->due != 0 ? rectify_month_from_day (row->due) : 0;

      if (row->due == 0)
        continue;
      *first = any ? MIN (*first, month) : month;
      *last = any ? MAX (*last, month) : month;
      any = TRUE;
    }
  return any;
}

/* A column of what falls due from one month to another; of what has no date if the first is after the
 * last. None of nothing, unless it is a single month among others. */
static void
add_column (RectifyChart *chart, const char *name, int from, int to, GPtrArray *rows, guint32 today)
{
  guint numbers[N_PARTS] = { 0 };
  guint category;

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);
      int month = row->due != 0 ? rectify_month_from_day (row->due) : -1;

      if (from > to ? row->due == 0 : row->due != 0 && from <= month && month <= to)
        numbers[get_part (row, today)]++;
    }
  if (from != to && numbers[FINISHED] + numbers[TO_COME] + numbers[OVERDUE] == 0)
    return;
  category = rectify_chart_add_category (chart, name);
  for (guint i = 0; i < N_PARTS; i++)
    rectify_chart_set_value (chart, category, i, numbers[i]);
}

/**
 * rectify_progress_months_fill_due:
 * @chart: gets a column for each month
 * @statistics: what was counted
 * @rows: (element-type RectifyTaskRow): of what
 *
 * What falls due in each month, finished or not; those far from the report's day are put together, and
 * what has no date has a column of its own, so that nothing is missing.
 */
void
rectify_progress_months_fill_due (RectifyChart *chart, const RectifyStatistics *statistics,
                                  GPtrArray *rows)
{
  guint32 today = g_date_get_julian (&statistics->today);
  int first = 0, last = 0, begin, end;

  rectify_chart_add_series (chart, get_words ("finished"), RECTIFY_COLOUR_SERIES_0);
  rectify_chart_add_series (chart, get_words ("to-come"), RECTIFY_COLOUR_SERIES_3);
  rectify_chart_add_series (chart, get_words ("late"), RECTIFY_COLOUR_LATE);
  if (!find_span (rows, &first, &last))
    return;
  begin = first;
  if (last - first >= MAX_MONTHS)
    begin = CLAMP (rectify_month_from_day (today) - MONTHS_BEFORE, first, last - MAX_MONTHS + 1);
  end = MIN (last, begin + MAX_MONTHS - 1);
  add_column (chart, get_words ("before"), -1, begin - 1, rows, today);
  for (int month = begin; month <= end; month++)
    {
      g_autofree char *name = dup_name (month);

      add_column (chart, name, month, month, rows, today);
    }
  add_column (chart, get_words ("later"), end + 1, G_MAXINT, rows, today);
  add_column (chart, get_words ("no-date"), 0, -1, rows, today);
}

/* How many had fallen due by the end of a month. */
static guint
count_due (const RectifyStatistics *statistics, int month)
{
  guint count = 0;

  for (guint i = 0; i < statistics->months->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (statistics->months, i);

      if (group->month != 0 && rectify_statistics_group_get_month (group) <= month)
        count += group->count;
    }
  return count;
}

static void
add_point (RectifyChart *chart, const RectifyStatistics *statistics, int month, guint finished)
{
  g_autofree char *name = dup_name (month);
  guint category = rectify_chart_add_category (chart, name);

  rectify_chart_set_value (chart, category, 0, finished);
  rectify_chart_set_value (chart, category, 1, count_due (statistics, month));
}

/**
 * rectify_progress_months_fill_finished:
 * @chart: gets a point for each month
 * @statistics: what was counted
 *
 * What was finished by the end of each month, up to the report's, and what had fallen due by then.
 */
void
rectify_progress_months_fill_finished (RectifyChart *chart, const RectifyStatistics *statistics)
{
  GPtrArray *finished = statistics->finished;
  int end = rectify_month_from_day (g_date_get_julian (&statistics->today));
  int first, last;

  rectify_chart_add_series (chart, get_words ("finished"), RECTIFY_COLOUR_SERIES_0);
  rectify_chart_add_series (chart, get_words ("fell-due"), RECTIFY_COLOUR_SERIES_3);
  if (finished->len == 0)
    return;
  first = rectify_statistics_group_get_month (g_ptr_array_index (finished, 0));
  last = first + (int) finished->len - 1;
  for (int month = MAX (first, MAX (last, end) - MAX_MONTHS + 1); month <= MAX (last, end); month++)
    {
      guint i = MIN (month - first, (int) finished->len - 1);
      const RectifyStatisticsGroup *group = g_ptr_array_index (finished, i);

      add_point (chart, statistics, month, group->count);
    }
}
