/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-label-matcher.h"

G_BEGIN_DECLS

/*
 * Labels that only the paragraphs around them make certain. Returns (transfer full) an array of a
 * RectifyLabelMatch for each paragraph, with the number 0 where there is none of that kind.
 */
GArray *rectify_label_series_find (RectifyLabelMatcher *matcher, RectifyVocabulary *vocabulary,
                                   GPtrArray *texts);

G_END_DECLS
