/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-pages.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PAGE_LIST (rectify_page_list_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPageList, rectify_page_list, RECTIFY, PAGE_LIST, GtkWidget)

void rectify_page_list_set_pages (RectifyPageList *self, RectifyPages *pages, gboolean keep_place);
RectifyPages *rectify_page_list_get_pages (RectifyPageList *self);
guint rectify_page_list_get_page (RectifyPageList *self);
void rectify_page_list_show_page (RectifyPageList *self, guint page);

void rectify_page_list_say_changed (RectifyPageList *self);
void rectify_page_list_set_turned (RectifyPageList *self, gboolean is_turned);
gboolean rectify_page_list_get_turned (RectifyPageList *self);

/* In percent; 0 is as wide as the list. */
void rectify_page_list_set_zoom (RectifyPageList *self, int zoom);
int rectify_page_list_get_zoom (RectifyPageList *self);
int rectify_page_list_get_real_zoom (RectifyPageList *self);

void rectify_page_list_mark_finds (RectifyPageList *self, GArray *marks, guint current);
void rectify_page_list_set_finds (RectifyPageList *self, GArray *marks, guint current);
gint64 rectify_page_list_get_item (RectifyPageList *self);
gboolean rectify_page_list_set_item (RectifyPageList *self, gint64 item, gboolean show);

G_END_DECLS
