/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-pictures.h"

#include <string.h>

#include "rectify-chart.h"
#include "rectify-progress-months.h"
#include "rectify-report-words.h"

/* More bars than this nobody compares on paper; what is left is put into one, or told below. */
#define MAX_BARS 12

typedef struct {
  RectifyDocument *document;
  const RectifyStatistics *statistics;
  GPtrArray *rows;
  guint n_charts;
} Composer;

static const char *
get_words (const char *key)
{
  return rectify_report_words_get ("pictures", key);
}

static char *
dup_name (const RectifyStatisticsGroup *group)
{
  if (*group->name == '\0')
    return g_strdup (get_words ("none"));
  /* A heading may end as a sentence does; a name in a picture does not. */
  return g_str_has_suffix (group->name, "。")
             ? g_strndup (group->name, strlen (group->name) - strlen ("。"))
             : g_strdup (group->name);
}

static RectifyChart *
begin_chart (Composer *self, RectifyChartKind kind, const char *title)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_charts);
  g_autofree char *caption = rectify_report_words_dup_filled (
      "pictures", "caption", RECTIFY_FILL ("number", number, "title", get_words (title)));

  return rectify_chart_new (kind, RECTIFY_CHART_COUNT, caption);
}

/* Behind a bar: how much of it is finished, or how much is late. */
static char *
dup_note (const RectifyStatisticsGroup *group, gboolean is_late)
{
  g_autofree char *count = g_strdup_printf ("%u", group->count);
  g_autofree char *finished = g_strdup_printf ("%u", group->finished);
  g_autofree char *late = g_strdup_printf ("%u", group->late);
  g_autofree char *share = rectify_report_words_dup_share (group->finished, group->count);

  return rectify_report_words_dup_filled ("pictures",
                                          !is_late          ? "note-share"
                                          : group->late > 0 ? "note-late"
                                                            : "note-count",
                                          RECTIFY_FILL ("count", count, "finished", finished,
                                                        "late", late, "share", share));
}

static void
add_bar (RectifyChart *chart, const char *name, const RectifyStatisticsGroup *group,
         gboolean is_late)
{
  guint category = rectify_chart_add_category (chart, name);
  g_autofree char *note = dup_note (group, is_late);

  for (guint i = 0; i < RECTIFY_N_STATISTICS_PARTS; i++)
    rectify_chart_set_value (chart, category, i, group->by_status[rectify_statistics_parts[i]]);
  rectify_chart_set_note (chart, category, note);
}

static void
add_rest (RectifyChart *chart, GPtrArray *groups, guint from)
{
  RectifyStatisticsGroup rest;
  g_autofree char *number = g_strdup_printf ("%u", groups->len - from);
  g_autofree char *name
      = rectify_report_words_dup_filled ("pictures", "rest", RECTIFY_FILL ("number", number));

  rectify_statistics_sum (groups, from, &rest);
  add_bar (chart, name, &rest, FALSE);
}

/* In words: the bar of all that are left would dwarf the others. */
static void
tell_rest (Composer *self, RectifyChart *chart, guint from)
{
  g_autofree char *number = g_strdup_printf ("%u", self->statistics->units->len - from);
  g_autofree char *count
      = g_strdup_printf ("%u", rectify_statistics_count_units (self->statistics, self->rows, from));
  g_autofree char *words
      = rectify_report_words_dup_filled ("pictures", "rest-units",
                                         RECTIFY_FILL ("number", number, "count", count));

  rectify_chart_set_remark (chart, words);
}

/* A bar for each group, its parts the statuses. One group alone is no picture. */
static void
add_bars (Composer *self, RectifyChartKind kind, const char *title, GPtrArray *groups)
{
  gboolean is_late = kind == RECTIFY_CHART_BARS;
  g_autoptr (RectifyChart) chart = NULL;
  /* A single one that is left is no shorter as one other. */
  guint n_bars = groups->len <= MAX_BARS + 1 ? groups->len : MAX_BARS;

  if (groups->len < 2)
    return;
  chart = begin_chart (self, kind, title);
  for (guint i = 0; i < RECTIFY_N_STATISTICS_PARTS; i++)
    rectify_chart_add_series (chart,
                              rectify_report_words_get ("status", rectify_status_get_nick (
                                                                      rectify_statistics_parts[i])),
                              RECTIFY_COLOUR_SERIES_0 + i);
  for (guint i = 0; i < n_bars; i++)
    {
      g_autofree char *name = dup_name (g_ptr_array_index (groups, i));

      add_bar (chart, name, g_ptr_array_index (groups, i), is_late);
    }
  if (n_bars < groups->len && is_late)
    tell_rest (self, chart, n_bars);
  else if (n_bars < groups->len)
    add_rest (chart, groups, n_bars);
  rectify_chart_add_to_document (chart, self->document);
}

static void
add_months (Composer *self, GPtrArray *rows)
{
  g_autoptr (RectifyChart) chart = NULL;

  if (self->statistics->months->len < 2)
    return;
  chart = begin_chart (self, RECTIFY_CHART_COLUMNS, "months");
  rectify_progress_months_fill_due (chart, self->statistics, rows);
  rectify_chart_add_to_document (chart, self->document);
}

/* A line needs two points. */
static void
add_progress (Composer *self)
{
  g_autoptr (RectifyChart) chart = begin_chart (self, RECTIFY_CHART_LINES, "progress");

  rectify_progress_months_fill_finished (chart, self->statistics);
  if (rectify_chart_get_n_categories (chart) > 1)
    rectify_chart_add_to_document (chart, self->document);
}

/**
 * rectify_progress_pictures_has_any:
 * @statistics: what was counted
 *
 * Returns: whether there is anything to compare, so that there are pictures
 */
gboolean
rectify_progress_pictures_has_any (const RectifyStatistics *statistics)
{
  return statistics->areas->len > 1 || statistics->months->len > 1 || statistics->units->len > 1;
}

/**
 * rectify_progress_pictures_add:
 * @document: gets the pictures
 * @statistics: what was counted
 * @rows: (element-type RectifyTaskRow): of what
 *
 * Adds how far things are by area, by the month in which they are due, by unit, and over the year.
 * Each tells of all tasks: what there is no room for is put together.
 */
void
rectify_progress_pictures_add (RectifyDocument *document, const RectifyStatistics *statistics,
                               GPtrArray *rows)
{
  Composer self = { document, statistics, rows, 0 };

  add_bars (&self, RECTIFY_CHART_SHARES, "areas", statistics->areas);
  add_months (&self, rows);
  add_bars (&self, RECTIFY_CHART_BARS, "units", statistics->units);
  add_progress (&self);
}
