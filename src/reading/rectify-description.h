/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

gboolean rectify_description_begins (RectifyOutline *self, RectifyNode *open, GArray *tokens,
                                     guint index);

G_END_DECLS
