/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

GHashTable *rectify_problem_ranges_find (RectifyOutline *outline, guint first);

G_END_DECLS
