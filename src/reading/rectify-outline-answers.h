/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

gboolean rectify_outline_sounds_wrong (RectifyOutline *self, RectifyNode *node);
gboolean rectify_outline_holds_lead_in (RectifyNode *node);
gboolean rectify_outline_holds_answers (RectifyOutline *self, RectifyNode *node,
                                        gboolean with_fields);
gboolean rectify_outline_is_answered (RectifyOutline *self, RectifyNode *node,
                                      gboolean among_measures);
gboolean rectify_outline_promises_measures (RectifyOutline *self, const char *words);

G_END_DECLS
