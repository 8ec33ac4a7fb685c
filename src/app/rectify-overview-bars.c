/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-overview-private.h"

/* So many bars are shown, and what is left is put into one, unless all are wanted. */
#define MAX_BARS 12
/* Of units more: all of an office have bars of their own, which the one of what is left would dwarf. */
#define MAX_UNITS 40
/* No more years than there are colours are told apart. */
#define MAX_YEARS RECTIFY_N_SERIES_COLOURS

/* From what is through to what is not. All of them, also those that nothing has: who sees one colour
 * alone would have to guess what it means. */
static const RectifyStatus parts[]
    = { RECTIFY_STATUS_CLOSED, RECTIFY_STATUS_DONE, RECTIFY_STATUS_SUSTAINED,
        RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_NOT_STARTED };

static void
add_parts (RectifyOverviewPicture *picture)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    rectify_chart_add_series (picture->chart, rectify_status_get_title (parts[i]),
                              RECTIFY_COLOUR_SERIES_0 + i);
}

static guint
add_group (RectifyOverviewPicture *picture, const char *name, const RectifyStatisticsGroup *group)
{
  guint category = rectify_chart_add_category (picture->chart, name);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    rectify_overview_picture_set (picture, category, i, group->by_status[parts[i]],
                                  rectify_statistics_group_dup_filter (group, 1u << parts[i],
                                                                       FALSE));
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
      = g_strdup_printf ("%u%% (%u/%u)", count > 0 ? finished * 100 / count : 0, finished, count);

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
add_rest (RectifyOverviewPicture *picture, GPtrArray *groups, guint from, gboolean late)
{
  RectifyStatisticsGroup rest = { 0 };
  g_autofree char *name = NULL;
  guint category;

  for (guint i = from; i < groups->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (groups, i);

      rest.count += group->count;
      rest.finished += group->finished;
      rest.late += group->late;
      for (guint j = 0; j < RECTIFY_N_STATUSES; j++)
        rest.by_status[j] += group->by_status[j];
    }
  name = g_strdup_printf (ngettext ("%u other", "%u others", groups->len - from),
                          groups->len - from);
  category = rectify_chart_add_category (picture->chart, name);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    rectify_overview_picture_set (picture, category, i, rest.by_status[parts[i]], NULL);
  if (late)
    note_late (picture, category, rest.late, rest.count);
  else
    note_share (picture, category, rest.finished, rest.count);
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
  if (n < groups->len)
    add_rest (picture, groups, n, late);
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
