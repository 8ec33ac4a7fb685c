/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-label-matcher.h"

G_BEGIN_DECLS

/* Tables that are frames or forms around running text, as that text. */
RectifyDocument *rectify_table_unfold (RectifyDocument *document, RectifyVocabulary *vocabulary,
                                       RectifyLabelMatcher *matcher);

G_END_DECLS
