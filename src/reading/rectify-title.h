/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

guint rectify_title_find (RectifyOutline *outline, guint n_head, char **title);
char *rectify_title_dup_organisation (RectifyVocabulary *vocabulary, const char *title);
const char *rectify_title_find_theme (RectifyOutline *outline, guint n_title);
gboolean rectify_title_is_about (RectifyOutline *outline, guint n_title);
int rectify_title_find_year (RectifyOutline *outline, guint n_title);

G_END_DECLS
