/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-month.h"
#include "rectify-overview-private.h"

/* So many months are shown; what is before and after them is put together. */
#define MAX_MONTHS 18
/* Of what falls due, so many months are before today's if there are too many. */
#define MONTHS_BEFORE 9

enum { FINISHED, TO_COME, OVERDUE };

static int
get_this_month (const RectifyOverviewSource *source)
{
  return rectify_month_from_day (g_date_get_julian (&source->statistics->today));
}

static char *
dup_name (int month)
{
  /* TRANSLATORS: A year and a month, below a column; as short as can be. */
  return g_strdup_printf (C_ ("month", "%d-%02d"), month / 12, month % 12 + 1);
}

static guint
count_rows (const RectifyOverviewSource *source, const RectifyFilter *filter)
{
  g_autoptr (GPtrArray) rows
      = rectify_filter_select (filter, source->rows, &source->statistics->today, NULL);

  return rows->len;
}

/* A column: what falls due from one day to another; 0: any. */
static void
add_span (const RectifyOverviewSource *source, RectifyOverviewPicture *picture, const char *name,
          guint32 from, guint32 to)
{
  guint category = rectify_chart_add_category (picture->chart, name);
  guint32 today = g_date_get_julian (&source->statistics->today);

  for (guint i = FINISHED; i <= OVERDUE; i++)
    {
      RectifyFilter *filter = rectify_filter_copy (source->scope);

      filter->due_from = i == TO_COME ? MAX (from, today) : from;
      filter->due_to = i == OVERDUE ? MIN (to != 0 ? to : today - 1, today - 1) : to;
      filter->statuses &= i == FINISHED ? RECTIFY_FILTER_FINISHED : ~RECTIFY_FILTER_FINISHED;
      /* Nothing is due before it begins. */
      if (filter->due_to != 0 && filter->due_from > filter->due_to)
        rectify_filter_free (filter);
      else
        rectify_overview_picture_set (picture, category, i, count_rows (source, filter), filter);
    }
}

static void
add_remark (const RectifyOverviewSource *source, RectifyOverviewPicture *picture)
{
  GPtrArray *months = source->statistics->months;
  const RectifyStatisticsGroup *last
      = months->len > 0 ? g_ptr_array_index (months, months->len - 1) : NULL;

  if (last == NULL || last->month != 0)
    return;
  picture->remark
      = g_strdup_printf (ngettext ("%u task has no date", "%u tasks have no date", last->count),
                         last->count);
  picture->remark_filter = rectify_filter_copy (last->filter);
}

/* The first month and the last in which anything falls due. */
static gboolean
find_span (const RectifyOverviewSource *source, int *first, int *last)
{
  GPtrArray *months = source->statistics->months;
  const RectifyStatisticsGroup *begin = months->len > 0 ? g_ptr_array_index (months, 0) : NULL;

  if (begin == NULL || begin->month == 0)
    return FALSE;
  *first = *last = rectify_statistics_group_get_month (begin);
  for (guint i = 0; i < months->len; i++)
    if (((const RectifyStatisticsGroup *) g_ptr_array_index (months, i))->month != 0)
      *last = rectify_statistics_group_get_month (g_ptr_array_index (months, i));
  return TRUE;
}

/* What falls due in each month, finished or not; those far from today are put together. */
RectifyOverviewPicture *
rectify_overview_picture_months (const RectifyOverviewSource *source)
{
  RectifyOverviewPicture *picture
      = rectify_overview_picture_new (RECTIFY_OVERVIEW_MONTHS, RECTIFY_CHART_COLUMNS);
  int first = 0, last = 0, begin, end;

  add_remark (source, picture);
  rectify_chart_add_series (picture->chart, C_ ("chart", "Finished"), RECTIFY_COLOUR_SERIES_0);
  rectify_chart_add_series (picture->chart, C_ ("chart", "To come"), RECTIFY_COLOUR_SERIES_3);
  rectify_chart_add_series (picture->chart, C_ ("chart", "Late"), RECTIFY_COLOUR_LATE);
  if (!find_span (source, &first, &last))
    return picture;
  begin = first;
  if (last - first >= MAX_MONTHS)
    begin = CLAMP (get_this_month (source) - MONTHS_BEFORE, first, last - MAX_MONTHS + 1);
  end = MIN (last, begin + MAX_MONTHS - 1);
  if (begin > first)
    add_span (source, picture, C_ ("chart", "Before"), 0, rectify_month_get_last_day (begin - 1));
  for (int month = begin; month <= end; month++)
    {
      g_autofree char *name = dup_name (month);

      add_span (source, picture, name, rectify_month_get_first_day (month),
                rectify_month_get_last_day (month));
    }
  if (end < last)
    add_span (source, picture, C_ ("chart", "Later"), rectify_month_get_first_day (end + 1), 0);
  return picture;
}

/* How many had fallen due by the end of a month. */
static guint
count_due (const RectifyOverviewSource *source, int month)
{
  GPtrArray *months = source->statistics->months;
  guint count = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (months, i);

      if (group->month != 0 && rectify_statistics_group_get_month (group) <= month)
        count += group->count;
    }
  return count;
}

static void
add_point (const RectifyOverviewSource *source, RectifyOverviewPicture *picture, int month,
           guint finished)
{
  g_autofree char *name = dup_name (month);
  guint category = rectify_chart_add_category (picture->chart, name);
  RectifyFilter *done = rectify_filter_copy (source->scope);
  RectifyFilter *due = rectify_filter_copy (source->scope);

  done->finished_to = rectify_month_get_last_day (month);
  due->due_to = rectify_month_get_last_day (month);
  rectify_overview_picture_set (picture, category, 0, finished, done);
  rectify_overview_picture_set (picture, category, 1, count_due (source, month), due);
}

/* What was finished by the end of each month, to this one, and what had fallen due by then. */
RectifyOverviewPicture *
rectify_overview_picture_progress (const RectifyOverviewSource *source)
{
  RectifyOverviewPicture *picture
      = rectify_overview_picture_new (RECTIFY_OVERVIEW_PROGRESS, RECTIFY_CHART_LINES);
  GPtrArray *finished = source->statistics->finished;
  int last, end = get_this_month (source);
  guint n_more, begin;

  rectify_chart_add_series (picture->chart, C_ ("chart", "Finished"), RECTIFY_COLOUR_SERIES_0);
  rectify_chart_add_series (picture->chart, C_ ("chart", "Fell due"), RECTIFY_COLOUR_SERIES_3);
  if (finished->len == 0)
    return picture;
  last = rectify_statistics_group_get_month (g_ptr_array_index (finished, finished->len - 1));
  n_more = end > last && end - last < MAX_MONTHS ? end - last : 0;
  begin = finished->len + n_more > MAX_MONTHS ? finished->len + n_more - MAX_MONTHS : 0;
  for (guint i = begin; i < finished->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (finished, i);

      add_point (source, picture, rectify_statistics_group_get_month (group), group->count);
    }
  for (guint i = 1; i <= n_more; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (finished, finished->len - 1);

      add_point (source, picture, last + (int) i, group->count);
    }
  return picture;
}
