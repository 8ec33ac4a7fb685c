/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-pictures.h"

#include <string.h>

#include "rectify-chart.h"
#include "rectify-report-words.h"

/* More bars than this nobody compares on paper. */
#define MAX_BARS 20

static const char *
get_words (const char *key)
{
  return rectify_report_words_get ("pictures", key);
}

static char *
dup_name (const RectifyStatisticsGroup *group)
{
  g_autofree char *year = g_strdup_printf ("%d", group->year);
  g_autofree char *month = g_strdup_printf ("%d", group->month);

  if (group->month > 0)
    return rectify_report_words_dup_filled ("pictures", "month",
                                            RECTIFY_FILL ("year", year, "month", month));
  if (*group->name == '\0')
    return g_strdup (get_words ("none"));
  /* A heading may end as a sentence does; a name in a picture does not. */
  return g_str_has_suffix (group->name, "。")
             ? g_strndup (group->name, strlen (group->name) - strlen ("。"))
             : g_strdup (group->name);
}

/* A bar or a column for each group, its parts the statuses. One group alone is no picture. */
static void
add_chart (RectifyDocument *document, RectifyChartKind kind, const char *title, GPtrArray *groups,
           guint *n_charts)
{
  g_autofree char *number = g_strdup_printf ("%u", *n_charts + 1);
  g_autofree char *caption = rectify_report_words_dup_filled (
      "pictures", "caption", RECTIFY_FILL ("number", number, "title", get_words (title)));
  g_autoptr (RectifyChart) chart = rectify_chart_new (kind, RECTIFY_CHART_COUNT, caption);

  if (groups->len < 2)
    return;
  (*n_charts)++;
  /* What is finished first, so that it grows from the beginning of a bar. */
  for (guint i = RECTIFY_N_STATUSES; i > 0; i--)
    rectify_chart_add_series (chart,
                              rectify_report_words_get ("status", rectify_status_get_nick (i - 1)),
                              RECTIFY_COLOUR_SERIES_0 + (RECTIFY_N_STATUSES - i));
  for (guint i = 0; i < groups->len && i < MAX_BARS; i++)
    {
      const RectifyStatisticsGroup *group = groups->pdata[i];
      g_autofree char *name = dup_name (group);
      guint category = rectify_chart_add_category (chart, name);

      for (guint j = 0; j < RECTIFY_N_STATUSES; j++)
        rectify_chart_set_value (chart, category, j, group->by_status[RECTIFY_N_STATUSES - 1 - j]);
    }
  rectify_chart_add_to_document (chart, document);
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
 *
 * Adds how far things are by area, by the month in which they are due, and by unit.
 */
void
rectify_progress_pictures_add (RectifyDocument *document, const RectifyStatistics *statistics)
{
  guint n_charts = 0;

  add_chart (document, RECTIFY_CHART_BARS, "areas", statistics->areas, &n_charts);
  add_chart (document, RECTIFY_CHART_COLUMNS, "months", statistics->months, &n_charts);
  add_chart (document, RECTIFY_CHART_BARS, "units", statistics->units, &n_charts);
}
