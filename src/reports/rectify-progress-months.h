/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-chart.h"
#include "rectify-statistics.h"

G_BEGIN_DECLS

/* What falls due month by month, and what was finished by the end of each. */
void rectify_progress_months_fill_due (RectifyChart *chart, const RectifyStatistics *statistics,
                                       GPtrArray *rows);
void rectify_progress_months_fill_finished (RectifyChart *chart,
                                            const RectifyStatistics *statistics);

G_END_DECLS
