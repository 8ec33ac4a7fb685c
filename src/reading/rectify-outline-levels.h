/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

GArray *rectify_outline_levels_new (RectifyOutline *outline);
gboolean rectify_outline_levels_hold_measures (GArray *levels, RectifyOutline *outline,
                                               RectifyNode *node, gboolean *guessed);
gboolean rectify_outline_is_beside_answered (RectifyOutline *outline, RectifyNode *area);
gboolean rectify_outline_tells_answers (RectifyOutline *outline, RectifyNode *area);
void rectify_outline_mark_unanswered (RectifyOutline *outline);

G_END_DECLS
