/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-label-matcher.h"
#include "rectify-reading-private.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/* A table of a document as an item that heads it, with its rows below. */
RectifyItem *rectify_table_read (RectifyReading *reading, RectifyVocabulary *vocabulary,
                                 RectifyLabelMatcher *matcher, guint block, int year);

G_END_DECLS
