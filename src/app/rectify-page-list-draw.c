/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-page-list-private.h"

/* Larger pictures, in pixels, are not kept; what is seen of such a page is drawn each time. */
#define MAX_PICTURE (8 * 1000 * 1000)

static const GdkRGBA find_colour = { 1.0, 0.85, 0.0, 0.45 };
static const GdkRGBA current_colour = { 1.0, 0.5, 0.0, 0.42 };
static const GdkRGBA item_colour = { 0.15, 0.45, 0.95, 0.18 };
static const GdkRGBA edge_colour = { 0.15, 0.35, 0.8, 0.9 };
static const GdkRGBA shadow_colour = { 0, 0, 0, 0.16 };

/**
 * rectify_page_list_get_scale:
 * @self: a list of pages
 *
 * Returns: pixels a point
 */
double
rectify_page_list_get_scale (RectifyPageList *self)
{
  if (self->pages == NULL)
    return 1;
  return self->page_width
         / (self->is_turned ? rectify_pages_get_height (self->pages)
                            : rectify_pages_get_width (self->pages));
}

/**
 * rectify_page_list_get_area:
 * @self: a list of pages
 * @mark: a place on a page
 *
 * Returns: where it is seen, from the upper left corner of the page, in pixels
 */
graphene_rect_t
rectify_page_list_get_area (RectifyPageList *self, const RectifyPagesMark *mark)
{
  double scale = rectify_page_list_get_scale (self);

  if (self->is_turned)
    return GRAPHENE_RECT_INIT ((rectify_pages_get_height (self->pages) - mark->y - mark->height)
                                   * scale,
                               mark->x * scale, mark->height * scale, mark->width * scale);
  return GRAPHENE_RECT_INIT (mark->x * scale, mark->y * scale, mark->width * scale,
                             mark->height * scale);
}

/**
 * rectify_page_list_get_left:
 * @self: a list of pages
 *
 * Returns: where the pages begin, seen from the widget, in pixels
 */
double
rectify_page_list_get_left (RectifyPageList *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int content = self->page_width + 2 * RECTIFY_PAGE_MARGIN;
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (content <= width || adjustment == NULL)
    return floor ((width - self->page_width) / 2.0);
  return RECTIFY_PAGE_MARGIN - round (gtk_adjustment_get_value (adjustment));
}

/**
 * rectify_page_list_get_top:
 * @self: a list of pages
 * @page: a page
 *
 * Returns: where it begins, seen from the widget, in pixels
 */
double
rectify_page_list_get_top (RectifyPageList *self, guint page)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double value = adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;

  return RECTIFY_PAGE_MARGIN + (double) page * (self->page_height + RECTIFY_PAGE_GAP) - value;
}

static void
draw_large (RectifyPageList *self, guint page, const graphene_rect_t *area, GtkSnapshot *snapshot)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                             gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_t seen;
  cairo_t *cr;

  if (!graphene_rect_intersection (area, &view, &seen))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &seen);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, area->origin.x, area->origin.y);
  if (self->is_turned)
    {
      cairo_translate (cr, area->size.width, 0);
      cairo_rotate (cr, G_PI / 2);
    }
  cairo_scale (cr, rectify_page_list_get_scale (self), rectify_page_list_get_scale (self));
  rectify_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
}

/* The first mark on a page or behind it. */
static guint
find_first (GArray *marks, guint page)
{
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (marks, RectifyPagesMark, middle).page < page)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static graphene_rect_t
get_rect (RectifyPageList *self, const RectifyPagesMark *mark, const graphene_rect_t *area)
{
  graphene_rect_t rect = rectify_page_list_get_area (self, mark);

  graphene_rect_offset (&rect, area->origin.x, area->origin.y);
  return rect;
}

static void
draw_frame (const graphene_rect_t *rect, GtkSnapshot *snapshot)
{
  static const float widths[] = { 1.5, 1.5, 1.5, 1.5 };
  const GdkRGBA colours[] = { edge_colour, edge_colour, edge_colour, edge_colour };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, rect, 0);
  gtk_snapshot_append_border (snapshot, &frame, widths, colours);
}

static void
draw_marks (RectifyPageList *self, guint page, const graphene_rect_t *area, GtkSnapshot *snapshot)
{
  for (guint i = self->item_marks != NULL ? find_first (self->item_marks, page) : 0;
       self->item_marks != NULL && i < self->item_marks->len; i++)
    {
      const RectifyPagesMark *mark = &g_array_index (self->item_marks, RectifyPagesMark, i);
      graphene_rect_t rect = get_rect (self, mark, area);

      if (mark->page != page)
        break;
      gtk_snapshot_append_color (snapshot, &item_colour, &rect);
    }
  for (guint i = self->finds != NULL ? find_first (self->finds, page) : 0;
       self->finds != NULL && i < self->finds->len; i++)
    {
      const RectifyPagesMark *mark = &g_array_index (self->finds, RectifyPagesMark, i);
      gboolean is_current = mark->number == self->current_find;
      graphene_rect_t rect = get_rect (self, mark, area);

      if (mark->page != page)
        break;
      gtk_snapshot_append_color (snapshot, is_current ? &current_colour : &find_colour, &rect);
      /* Not by its colour alone. */
      if (is_current)
        draw_frame (&rect, snapshot);
    }
}

/* Without a blur, which takes longer than all else of a page where no graphics card helps. */
static void
draw_shadow (const graphene_rect_t *area, GtkSnapshot *snapshot)
{
  for (int i = 1; i <= 2; i++)
    {
      graphene_rect_t rect
          = GRAPHENE_RECT_INIT (area->origin.x - i, area->origin.y - i + 1,
                                area->size.width + 2 * i, area->size.height + 2 * i);

      gtk_snapshot_append_color (snapshot, &shadow_colour, &rect);
    }
}

static void
draw_page (RectifyPageList *self, guint page, GtkSnapshot *snapshot)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (rectify_page_list_get_left (self),
                                             rectify_page_list_get_top (self, page),
                                             self->page_width, self->page_height);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double size = (double) self->page_width * factor * self->page_height * factor;

  draw_shadow (&area, snapshot);
  if (size > MAX_PICTURE)
    {
      draw_large (self, page, &area, snapshot);
    }
  else
    {
      rectify_page_cache_set_pages (self->cache, self->pages, self->page_width * factor,
                                    self->page_height * factor, self->is_turned);
      gtk_snapshot_append_texture (snapshot, rectify_page_cache_get (self->cache, page, TRUE),
                                   &area);
    }
  draw_marks (self, page, &area, snapshot);
}

/**
 * rectify_page_list_snapshot:
 * @widget: a list of pages
 * @snapshot: where to
 *
 * Draws the pages that are seen.
 */
void
rectify_page_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RectifyPageList *self = (RectifyPageList *) widget;
  int height = gtk_widget_get_height (widget);
  int step = self->page_height + RECTIFY_PAGE_GAP;
  double first;

  if (self->pages == NULL || self->page_height < 1)
    return;
  first = floor (-rectify_page_list_get_top (self, 0) / step);
  for (guint page = MAX (first, 0); page < rectify_pages_get_n_pages (self->pages)
                                    && rectify_page_list_get_top (self, page) < height;
       page++)
    draw_page (self, page, snapshot);
}
