/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

/* Who answers for an item in a field, from what the user typed. */
void rectify_assignment_edit_set (RectifyItem *item, guint field, const char *text);
void rectify_assignment_edit_add (RectifyItem *item, guint field, const char *text);

G_END_DECLS
