/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

/* What stands below a document and belongs to no item: who signs, the date, a list of annexes. */
gboolean rectify_closing_begins (RectifyOutline *self, GArray *tokens, guint index);
guint rectify_closing_find (RectifyOutline *self, GArray *tokens);
gboolean rectify_closing_is_copies (RectifyOutline *self, const RectifyToken *token);
gboolean rectify_closing_is_annex (RectifyOutline *self, const RectifyToken *token);
gboolean rectify_closing_continues_annex (RectifyOutline *self, const RectifyToken *token);

G_END_DECLS
