/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

guint rectify_title_find (RectifyOutline *outline, char **title);
int rectify_title_find_year (RectifyOutline *outline, guint n_title);

G_END_DECLS
