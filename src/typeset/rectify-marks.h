/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-private.h"

G_BEGIN_DECLS

/* What marked words have beside the words: lines below and through them, bars in the margin. */
void rectify_marks_draw (RectifyPages *pages, guint page, gboolean is_even, cairo_t *cr);

G_END_DECLS
