/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-overview-private.h"
#include "rectify-percent.h"

/* So many bars are shown, and what is left is put into one, unless all are wanted. */
#define MAX_BARS 12
/* Of units more: all of an office have bars of their own. A bar of what is left would dwarf them: it is
 * told in words. */
#define MAX_UNITS 40
/* No more years than there are colours are told apart. */
#define MAX_YEARS RECTIFY_N_SERIES_COLOURS

static void
add_parts (RectifyOverviewPicture *picture)
{
  for (guint i = 0; i < RECTIFY_N_STATISTICS_PARTS; i++)
    rectify_chart_add_series (picture->chart,
                              rectify_status_get_title (rectify_statistics_parts[i]),
                              RECTIFY_COLOUR_SERIES_0 + i);
}

static guint
add_group (RectifyOverviewPicture *picture, const char *name, const RectifyStatisticsGroup *group)
{
  guint category = rectify_chart_add_category (picture->chart, name);

  for (guint i = 0; i < RECTIFY_N_STATISTICS_PARTS; i++)
    rectify_overview_picture_set (
        picture, category, i, group->by_status[rectify_statistics_parts[i]],
        rectify_statistics_group_dup_filter (group, 1u << rectify_statistics_parts[i], FALSE));
  rectify_overview_picture_set_whole (picture, category, group->filter);
  return category;
}

static guint
get_max_bars (RectifyOverviewKind kind)
{
  return kind == RECTIFY_OVERVIEW_UNITS ? MAX_UNITS : MAX_BARS;
}

/* How many of the groups get a bar of their own. A single one that is left is no shorter as “1 other”. */
static guint
count_bars (const RectifyOverviewSource *source, RectifyOverviewKind kind, guint n_all)
{
  guint most = get_max_bars (kind);

  return (source->whole & 1u << kind) != 0 || n_all <= most + 1 ? n_all : most;
}

static void
note_share (RectifyOverviewPicture *picture, guint category, guint finished, guint count)
{
  g_autofree char *note
      /* Translators: the share that is finished, how many are, and of how many. */
      = g_strdup_printf (C_ ("chart", "%u%% (%u/%u)"), rectify_percent_of (finished, count),
                         finished, count);

  rectify_chart_set_note (picture->chart, category, note);
}

static void
note_late (RectifyOverviewPicture *picture, guint category, guint late, guint count)
{
  g_autofree char *note = NULL;

  if (late == 0)
    return;
  /* TRANSLATORS: Behind the bar of a unit: how many tasks it has, and how many of them are late. */
  note = g_strdup_printf (C_ ("chart", "%u, late %u"), count, late);
  rectify_chart_set_note (picture->chart, category, note);
}

/* What is left, in one bar; no filter lists it. */
static void
add_rest (RectifyOverviewPicture *picture, GPtrArray *groups, guint from)
{
  RectifyStatisticsGroup rest;
  g_autofree char *name = g_strdup_printf (ngettext ("%u other", "%u others", groups->len - from),
                                           groups->len - from);
  guint category = rectify_chart_add_category (picture->chart, name);

  rectify_statistics_sum (groups, from, &rest);
  for (guint i = 0; i < RECTIFY_N_STATISTICS_PARTS; i++)
    rectify_overview_picture_set (picture, category, i, rest.by_status[rectify_statistics_parts[i]],
                                  NULL);
  note_share (picture, category, rest.finished, rest.count);
}

static void
tell_rest (RectifyOverviewPicture *picture, const RectifyOverviewSource *source, guint from)
{
  guint n_units = source->statistics->units->len - from;
  guint count = rectify_statistics_count_units (source->statistics, source->rows, from);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", count), count);
  /* TRANSLATORS: Below the bars of units: how many have none, and “12 tasks”. */
  g_autofree char *words = g_strdup_printf (ngettext ("and %u other unit with %s",
                                                      "and %u other units with %s", n_units),
                                            n_units, tasks);

  rectify_chart_set_remark (picture->chart, words);
}

static RectifyOverviewPicture *
picture_bars (const RectifyOverviewSource *source, RectifyOverviewKind kind, GPtrArray *groups,
              const char *nameless)
{
  gboolean late = kind == RECTIFY_OVERVIEW_UNITS;
  RectifyOverviewPicture *picture
      = rectify_overview_picture_new (kind, late ? RECTIFY_CHART_BARS : RECTIFY_CHART_SHARES);
  guint n = count_bars (source, kind, groups->len);

  add_parts (picture);
  picture->n_all = groups->len > get_max_bars (kind) + 1 ? groups->len : 0;
  for (guint i = 0; i < n; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (groups, i);
      guint category = add_group (picture, *group->name != '\0' ? group->name : nameless, group);

      if (late)
        note_late (picture, category, group->late, group->count);
      else
        note_share (picture, category, group->finished, group->count);
    }
  if (n < groups->len && late)
    tell_rest (picture, source, n);
  else if (n < groups->len)
    add_rest (picture, groups, n);
  return picture;
}

/* How far each area is. */
RectifyOverviewPicture *
rectify_overview_picture_areas (const RectifyOverviewSource *source)
{
  return picture_bars (source, RECTIFY_OVERVIEW_AREAS, source->statistics->areas, _ ("(no area)"));
}

/* What each unit has to do. */
RectifyOverviewPicture *
rectify_overview_picture_units (const RectifyOverviewSource *source)
{
  return picture_bars (source, RECTIFY_OVERVIEW_UNITS, source->statistics->units, _ ("(no unit)"));
}

/* Of one year alone there is nothing to compare. */
RectifyOverviewPicture *
rectify_overview_picture_years (const RectifyOverviewSource *source)
{
  GPtrArray *years = source->statistics->years;
  RectifyOverviewPicture *picture;

  if (years->len < 2)
    return NULL;
  picture = rectify_overview_picture_new (RECTIFY_OVERVIEW_YEARS, RECTIFY_CHART_COLUMNS);
  add_parts (picture);
  for (guint i = 0; i < years->len; i++)
    {
      const RectifyStatisticsGroup *year = g_ptr_array_index (years, i);

      add_group (picture, year->year != 0 ? year->name : _ ("(no year)"), year);
    }
  return picture;
}

static gboolean
comes_back (const RectifyStatisticsLine *line)
{
  return line->n_years > 1 && *line->name != '\0';
}

static void
note_plans (RectifyOverviewPicture *picture, guint category, const RectifyStatisticsLine *line)
{
  /* TRANSLATORS: Behind the bar of what comes back: in how many plans. */
  g_autofree char *note
      = g_strdup_printf (ngettext ("in %u plan", "in %u plans", line->n_plans), line->n_plans);

  rectify_chart_set_note (picture->chart, category, note);
}

static void
add_line (RectifyOverviewPicture *picture, const RectifyStatisticsLine *line, guint first)
{
  guint category = rectify_chart_add_category (picture->chart, line->name);

  for (guint i = first; i < line->years->len; i++)
    {
      const RectifyStatisticsGroup *year = g_ptr_array_index (line->years, i);

      rectify_overview_picture_set (picture, category, i - first, year->count,
                                    rectify_filter_copy (year->filter));
    }
  rectify_overview_picture_set_whole (picture, category, line->filter);
  note_plans (picture, category, line);
}

/* What comes back in several years, a bar each, its parts the years; the latest if there are many. */
RectifyOverviewPicture *
rectify_overview_picture_lines (const RectifyOverviewSource *source, RectifyOverviewKind kind)
{
  RectifyStatistics *statistics = source->statistics;
  GPtrArray *lines = kind == RECTIFY_OVERVIEW_THEMES    ? statistics->by_theme
                     : kind == RECTIFY_OVERVIEW_RETURNS ? statistics->by_area
                                                        : statistics->by_problem;
  guint first = statistics->years->len - MIN (statistics->years->len, MAX_YEARS);
  RectifyOverviewPicture *picture;
  guint n = 0, n_bars;

  /* Those that come back are first. */
  while (n < lines->len && comes_back (g_ptr_array_index (lines, n)))
    n++;
  if (n == 0)
    return NULL;
  picture = rectify_overview_picture_new (kind, RECTIFY_CHART_BARS);
  picture->n_all = n > MAX_BARS ? n : 0;
  n_bars = (source->whole & 1u << kind) != 0 ? n : MIN (n, MAX_BARS);
  for (guint i = first; i < statistics->years->len; i++)
    {
      const RectifyStatisticsGroup *year = g_ptr_array_index (statistics->years, i);

      rectify_chart_add_series (picture->chart, year->year != 0 ? year->name : _ ("(no year)"),
                                RECTIFY_COLOUR_SERIES_0 + (i - first));
    }
  for (guint i = 0; i < n_bars; i++)
    add_line (picture, g_ptr_array_index (lines, i), first);
  return picture;
}
