/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-overview.h"

G_BEGIN_DECLS

/* What pictures are made of. */
typedef struct {
  RectifyStatistics *statistics;
  GPtrArray *rows; /* those in the scope */
  const RectifyFilter *scope;
  guint whole; /* pictures that leave out nothing, a bit each */
} RectifyOverviewSource;

RectifyOverviewPicture *rectify_overview_picture_new (RectifyOverviewKind kind,
                                                      RectifyChartKind chart_kind);
void rectify_overview_picture_set (RectifyOverviewPicture *self, guint category, guint series,
                                   guint value, RectifyFilter *filter);
void rectify_overview_picture_set_whole (RectifyOverviewPicture *self, guint category,
                                         const RectifyFilter *filter);

/* In rectify-overview-bars.c. */
RectifyOverviewPicture *rectify_overview_picture_areas (const RectifyOverviewSource *source);
RectifyOverviewPicture *rectify_overview_picture_units (const RectifyOverviewSource *source);
RectifyOverviewPicture *rectify_overview_picture_years (const RectifyOverviewSource *source);
RectifyOverviewPicture *rectify_overview_picture_lines (const RectifyOverviewSource *source,
                                                        RectifyOverviewKind kind);
/* In rectify-overview-months.c. */
RectifyOverviewPicture *rectify_overview_picture_months (const RectifyOverviewSource *source);
RectifyOverviewPicture *rectify_overview_picture_progress (const RectifyOverviewSource *source);

G_END_DECLS
