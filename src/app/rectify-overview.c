/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-overview-private.h"

#include <glib/gi18n.h>

#include "rectify-sentence.h"

#define SOON_DAYS 30
#define STILL_DAYS 60

/**
 * rectify_overview_kind_get_title:
 * @kind: what a picture shows
 *
 * Returns: (transfer none): its heading
 */
const char *
rectify_overview_kind_get_title (RectifyOverviewKind kind)
{
  static const char *const titles[RECTIFY_N_OVERVIEW_KINDS] = {
    [RECTIFY_OVERVIEW_AREAS] = N_ ("Share done by area"),
    [RECTIFY_OVERVIEW_MONTHS] = N_ ("What falls due by month"),
    [RECTIFY_OVERVIEW_UNITS] = N_ ("Load by unit"),
    [RECTIFY_OVERVIEW_PROGRESS] = N_ ("Progress over the year"),
    [RECTIFY_OVERVIEW_YEARS] = N_ ("Year against year"),
    [RECTIFY_OVERVIEW_THEMES] = N_ ("Themes that come back"),
    [RECTIFY_OVERVIEW_RETURNS] = N_ ("Areas that come back"),
    [RECTIFY_OVERVIEW_PROBLEMS] = N_ ("Problems that come back"),
  };

  return _ (titles[kind]);
}

/**
 * rectify_overview_list_kind_get_title:
 * @kind: what a list shows
 *
 * Returns: (transfer none): its heading
 */
const char *
rectify_overview_list_kind_get_title (RectifyOverviewListKind kind)
{
  static const char *const titles[RECTIFY_N_OVERVIEW_LISTS] = {
    [RECTIFY_OVERVIEW_LATE] = N_ ("Late"),
    [RECTIFY_OVERVIEW_SOON] = N_ ("Due in 30 days"),
    [RECTIFY_OVERVIEW_NOBODY] = N_ ("Nobody assigned"),
    [RECTIFY_OVERVIEW_NO_DEADLINE] = N_ ("No deadline"),
    [RECTIFY_OVERVIEW_STILL] = N_ ("No progress for 60 days"),
  };

  return _ (titles[kind]);
}

RectifyOverviewPicture *
rectify_overview_picture_new (RectifyOverviewKind kind, RectifyChartKind chart_kind)
{
  RectifyOverviewPicture *self = g_new0 (RectifyOverviewPicture, 1);

  self->chart
      = rectify_chart_new (chart_kind, RECTIFY_CHART_COUNT, rectify_overview_kind_get_title (kind));
  self->filters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) rectify_filter_free);
  return self;
}

static void
picture_free (RectifyOverviewPicture *self)
{
  rectify_chart_unref (self->chart);
  g_hash_table_unref (self->filters);
  g_free (self->remark);
  g_clear_pointer (&self->remark_filter, rectify_filter_free);
  g_free (self);
}

static gint64
get_place (guint category, guint series)
{
  return (gint64) category << 32 | series;
}

static void
set_filter (RectifyOverviewPicture *self, guint category, guint series, RectifyFilter *filter)
{
  gint64 place = get_place (category, series);

  g_hash_table_replace (self->filters, g_memdup2 (&place, sizeof place), filter);
}

/**
 * rectify_overview_picture_set:
 * @self: a picture
 * @category: a category of its chart
 * @series: a series of its chart
 * @value: how many rows there are
 * @filter: (transfer full) (nullable): what lists exactly them
 */
void
rectify_overview_picture_set (RectifyOverviewPicture *self, guint category, guint series,
                              guint value, RectifyFilter *filter)
{
  rectify_chart_set_value (self->chart, category, series, value);
  if (filter != NULL)
    set_filter (self, category, series, filter);
}

/**
 * rectify_overview_picture_set_whole:
 * @self: a picture that has all its series
 * @category: a category of its chart
 * @filter: (transfer none): what lists all of it
 */
void
rectify_overview_picture_set_whole (RectifyOverviewPicture *self, guint category,
                                    const RectifyFilter *filter)
{
  set_filter (self, category, rectify_chart_get_n_series (self->chart),
              rectify_filter_copy (filter));
}

/**
 * rectify_overview_picture_get_filter:
 * @self: a picture
 * @mark: the identifier of a mark of its chart's drawing
 *
 * Returns: (transfer none) (nullable): what lists exactly the rows that the mark counts; %NULL for
 *   the rest, what is small, that no filter lists
 */
const RectifyFilter *
rectify_overview_picture_get_filter (RectifyOverviewPicture *self, guint mark)
{
  guint category, series;
  gint64 place;

  rectify_chart_get_place (self->chart, mark, &category, &series);
  place = get_place (category, series);
  return g_hash_table_lookup (self->filters, &place);
}

static void
restrict_list (RectifyFilter *filter, RectifyOverviewListKind kind)
{
  switch (kind)
    {
    case RECTIFY_OVERVIEW_LATE:
      filter->late = TRUE;
      break;
    case RECTIFY_OVERVIEW_SOON:
      filter->due_soon_days = SOON_DAYS;
      break;
    case RECTIFY_OVERVIEW_NOBODY:
      filter->nobody = TRUE;
      filter->statuses &= ~RECTIFY_FILTER_FINISHED;
      break;
    case RECTIFY_OVERVIEW_NO_DEADLINE:
      filter->no_deadline = TRUE;
      filter->statuses &= ~RECTIFY_FILTER_FINISHED;
      break;
    case RECTIFY_OVERVIEW_STILL:
      filter->no_progress_days = STILL_DAYS;
      break;
    }
}

/* What presses most is seen first: the earliest date, or else the order of the plans. */
static void
fill_list (RectifyOverviewList *list, RectifyOverviewListKind kind,
           const RectifyOverviewSource *source)
{
  g_autoptr (GPtrArray) selected = NULL;

  list->filter = rectify_filter_copy (source->scope);
  restrict_list (list->filter, kind);
  selected = rectify_filter_select (list->filter, source->rows, &source->statistics->today, NULL);
  list->count = selected->len;
  if (kind == RECTIFY_OVERVIEW_LATE || kind == RECTIFY_OVERVIEW_SOON)
    rectify_task_rows_sort (selected, RECTIFY_ROW_DEADLINE, FALSE, NULL);
  list->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (selected->len, RECTIFY_OVERVIEW_LIST_ROWS); i++)
    g_ptr_array_add (list->rows, g_object_ref (g_ptr_array_index (selected, i)));
}

static void
add_pictures (RectifyOverview *self, const RectifyOverviewSource *source)
{
  self->pictures[RECTIFY_OVERVIEW_AREAS] = rectify_overview_picture_areas (source);
  self->pictures[RECTIFY_OVERVIEW_MONTHS] = rectify_overview_picture_months (source);
  self->pictures[RECTIFY_OVERVIEW_UNITS] = rectify_overview_picture_units (source);
  self->pictures[RECTIFY_OVERVIEW_PROGRESS] = rectify_overview_picture_progress (source);
  self->pictures[RECTIFY_OVERVIEW_YEARS] = rectify_overview_picture_years (source);
  self->pictures[RECTIFY_OVERVIEW_THEMES]
      = rectify_overview_picture_lines (source, RECTIFY_OVERVIEW_THEMES);
  self->pictures[RECTIFY_OVERVIEW_RETURNS]
      = rectify_overview_picture_lines (source, RECTIFY_OVERVIEW_RETURNS);
  self->pictures[RECTIFY_OVERVIEW_PROBLEMS]
      = rectify_overview_picture_lines (source, RECTIFY_OVERVIEW_PROBLEMS);
}

/**
 * rectify_overview_new:
 * @rows: (element-type RectifyTaskRow): the tasks of all plans
 * @scope: what of them is looked at: a plan, a year, or all
 * @today: today
 * @whole: the pictures that leave out nothing, a bit each (1 << kind)
 * @is_english: whether the sentence is in English, else it is in Chinese
 *
 * Counts. May take long.
 *
 * Returns: (transfer full): how things stand
 */
RectifyOverview *
rectify_overview_new (GPtrArray *rows, const RectifyFilter *scope, const GDate *today, guint whole,
                      gboolean is_english)
{
  RectifyOverview *self = g_new0 (RectifyOverview, 1);
  g_autoptr (GPtrArray) selected = rectify_filter_select (scope, rows, today, NULL);
  RectifyOverviewSource source = { NULL, selected, scope, whole };

  self->statistics = source.statistics = rectify_statistics_new (selected, scope, today);
  self->sentence = rectify_sentence_compose (self->statistics, RECTIFY_SENTENCE_UNITS, is_english);
  if (selected->len > 0)
    add_pictures (self, &source);
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_LISTS; i++)
    fill_list (&self->lists[i], i, &source);
  return self;
}

/**
 * rectify_overview_free:
 * @self: (transfer full): an overview
 */
void
rectify_overview_free (RectifyOverview *self)
{
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_KINDS; i++)
    g_clear_pointer (&self->pictures[i], picture_free);
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_LISTS; i++)
    {
      rectify_filter_free (self->lists[i].filter);
      g_ptr_array_unref (self->lists[i].rows);
    }
  g_ptr_array_unref (self->sentence);
  rectify_statistics_free (self->statistics);
  g_free (self);
}
