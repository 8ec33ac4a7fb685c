/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-statistics.h"

G_BEGIN_DECLS

/* How things stand, as the pictures that the overview has. */
gboolean rectify_progress_pictures_has_any (const RectifyStatistics *statistics);
void rectify_progress_pictures_add (RectifyDocument *document, const RectifyStatistics *statistics,
                                    GPtrArray *rows);

G_END_DECLS
