/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-pages-private.h"

G_BEGIN_DECLS

/**
 * RectifyAhead:
 *
 * Paragraphs whose lines are set ahead of their turn, by several threads.
 */
typedef struct _RectifyAhead RectifyAhead;

RectifyAhead *rectify_ahead_new (RectifyPages *pages, RectifyDocument *document, guint n_threads);
void rectify_ahead_free (RectifyAhead *self);
void rectify_ahead_set (RectifyAhead *self, guint first, guint n_blocks, GCancellable *cancellable);
gboolean rectify_ahead_take (RectifyAhead *self, guint index, GArray *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyAhead, rectify_ahead_free)

G_END_DECLS
