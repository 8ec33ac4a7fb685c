/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-chart.h"
#include "rectify-statistics.h"

G_BEGIN_DECLS

/**
 * RectifyOverviewKind:
 * @RECTIFY_OVERVIEW_AREAS: how far each area is
 * @RECTIFY_OVERVIEW_MONTHS: what falls due in each month
 * @RECTIFY_OVERVIEW_UNITS: what each unit has to do
 * @RECTIFY_OVERVIEW_PROGRESS: what was finished by the end of each month, and what was due by then
 * @RECTIFY_OVERVIEW_YEARS: the plans of one year against those of the others
 * @RECTIFY_OVERVIEW_THEMES: themes that come back in several years
 * @RECTIFY_OVERVIEW_RETURNS: areas that come back in several years
 * @RECTIFY_OVERVIEW_PROBLEMS: problems that come back in several years
 *
 * What a picture shows.
 */
typedef enum {
  RECTIFY_OVERVIEW_AREAS,
  RECTIFY_OVERVIEW_MONTHS,
  RECTIFY_OVERVIEW_UNITS,
  RECTIFY_OVERVIEW_PROGRESS,
  RECTIFY_OVERVIEW_YEARS,
  RECTIFY_OVERVIEW_THEMES,
  RECTIFY_OVERVIEW_RETURNS,
  RECTIFY_OVERVIEW_PROBLEMS,
} RectifyOverviewKind;
#define RECTIFY_N_OVERVIEW_KINDS (RECTIFY_OVERVIEW_PROBLEMS + 1)

/**
 * RectifyOverviewPicture:
 * @chart: the numbers
 * @n_all: of a picture that may leave out what is small, how many there are of what it shows; 0 if
 *   all fit at any time
 * @remark: (nullable): what the picture does not show, in words
 * @remark_filter: (nullable): what lists that
 *
 * A picture. Each of its marks has a filter, see rectify_overview_picture_get_filter().
 */
typedef struct {
  RectifyChart *chart;
  guint n_all;
  char *remark;
  RectifyFilter *remark_filter;

  /*< private >*/
  GHashTable *filters;
} RectifyOverviewPicture;

/**
 * RectifyOverviewListKind:
 * @RECTIFY_OVERVIEW_LATE: what is late
 * @RECTIFY_OVERVIEW_SOON: what is due within 30 days
 * @RECTIFY_OVERVIEW_NOBODY: what is not finished and nobody is assigned to
 * @RECTIFY_OVERVIEW_NO_DEADLINE: what is not finished and has no deadline
 * @RECTIFY_OVERVIEW_STILL: what has no progress of the last 60 days
 *
 * What a list shows.
 */
typedef enum {
  RECTIFY_OVERVIEW_LATE,
  RECTIFY_OVERVIEW_SOON,
  RECTIFY_OVERVIEW_NOBODY,
  RECTIFY_OVERVIEW_NO_DEADLINE,
  RECTIFY_OVERVIEW_STILL,
} RectifyOverviewListKind;
#define RECTIFY_N_OVERVIEW_LISTS (RECTIFY_OVERVIEW_STILL + 1)

/* So many rows of a list are shown. */
#define RECTIFY_OVERVIEW_LIST_ROWS 8

/**
 * RectifyOverviewList:
 * @filter: what lists all of it
 * @count: how many there are
 * @rows: (element-type RectifyTaskRow): the first of them
 *
 * Tasks that somebody has to look after.
 */
typedef struct {
  RectifyFilter *filter;
  guint count;
  GPtrArray *rows;
} RectifyOverviewList;

/**
 * RectifyOverview:
 * @statistics: what was counted
 * @sentence: (element-type RectifySentenceRun): how things stand, in words
 * @pictures: the pictures; %NULL for those that have nothing to say
 * @lists: the lists
 *
 * How things stand. Does not change; may be made in any thread.
 */
typedef struct {
  RectifyStatistics *statistics;
  GPtrArray *sentence;
  RectifyOverviewPicture *pictures[RECTIFY_N_OVERVIEW_KINDS];
  RectifyOverviewList lists[RECTIFY_N_OVERVIEW_LISTS];
} RectifyOverview;

RectifyOverview *rectify_overview_new (GPtrArray *rows, const RectifyFilter *scope,
                                       const GDate *today, guint whole, gboolean is_english);
void rectify_overview_free (RectifyOverview *self);
const char *rectify_overview_kind_get_title (RectifyOverviewKind kind);
const char *rectify_overview_list_kind_get_title (RectifyOverviewListKind kind);
const RectifyFilter *rectify_overview_picture_get_filter (RectifyOverviewPicture *self, guint mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyOverview, rectify_overview_free)

G_END_DECLS
