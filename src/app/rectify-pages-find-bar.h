/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-list.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PAGES_FIND_BAR (rectify_pages_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPagesFindBar, rectify_pages_find_bar, RECTIFY, PAGES_FIND_BAR,
                      GtkWidget)

void rectify_pages_find_bar_set_list (RectifyPagesFindBar *self, RectifyPageList *list);
void rectify_pages_find_bar_open (RectifyPagesFindBar *self);
void rectify_pages_find_bar_step (RectifyPagesFindBar *self, int step);
void rectify_pages_find_bar_pages_changed (RectifyPagesFindBar *self);

G_END_DECLS
