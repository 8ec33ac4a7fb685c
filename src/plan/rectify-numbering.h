/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-label-style.h"

G_BEGIN_DECLS

/**
 * RectifyNumbering:
 *
 * How a tree was numbered before an edit, so that after it the siblings can be numbered anew in the
 * style they had.
 */
typedef struct _RectifyNumbering RectifyNumbering;

RectifyNumbering *rectify_numbering_survey (RectifyItem *root);
void rectify_numbering_free (RectifyNumbering *self);
void rectify_numbering_relabel (RectifyNumbering *self, RectifyItem *parent, RectifyItem *fresh);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyNumbering, rectify_numbering_free)

G_END_DECLS
