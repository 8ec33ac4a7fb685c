/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

GPtrArray *rectify_cell_fields_read (RectifyVocabulary *vocabulary, RectifyWording *wording);
gsize rectify_cell_fields_take (RectifyItem *item, RectifyVocabulary *vocabulary, const char *text,
                                const char *const *headings, int year);

G_END_DECLS
