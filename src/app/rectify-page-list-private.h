/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-cache.h"
#include "rectify-page-list.h"

G_BEGIN_DECLS

/* Pixels a point at 100 percent; around a page, and between two. */
#define RECTIFY_PAGE_SCALE (96.0 / 72.0)
#define RECTIFY_PAGE_MARGIN 12
#define RECTIFY_PAGE_GAP 12
/* What is at this part of the view's height is looked at. */
#define RECTIFY_PAGE_LOOK 0.4

struct _RectifyPageList {
  GtkWidget parent_instance;

  RectifyPages *pages;
  RectifyPageCache *cache;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int zoom;
  gboolean is_turned; /* what is the pages' left edge is seen at the head */
  int page_width;     /* in pixels, as they are seen */
  int page_height;
  guint page; /* the one that is looked at */

  GArray *finds; /* nullable */
  guint current_find;
  gint64 item;
  GArray *item_marks; /* nullable */
  guint changed_idle;
};

/* rectify-page-list.c: the widget. */
guint rectify_page_list_count_pages (RectifyPageList *self);
guint rectify_page_list_find_page (RectifyPageList *self);
gint64 rectify_page_list_find_item_at (RectifyPageList *self, double x, double y);
void rectify_page_list_lay_out (RectifyPageList *self, double height);

/* rectify-page-list-draw.c: what is seen. */
void rectify_page_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
double rectify_page_list_get_left (RectifyPageList *self);
double rectify_page_list_get_top (RectifyPageList *self, guint page);
double rectify_page_list_get_scale (RectifyPageList *self);
graphene_rect_t rectify_page_list_get_area (RectifyPageList *self, const RectifyPagesMark *mark);

/* rectify-page-list-keys.c: what the keys do. */
void rectify_page_list_add_bindings (GtkWidgetClass *widget_class);

G_END_DECLS
