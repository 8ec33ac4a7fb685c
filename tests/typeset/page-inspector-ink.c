/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "page-inspector.h"

/* Only so many pages are drawn, and as many with drawings: it takes its time. */
#define MAX_DRAWN 2
/* Points of a drawn page in an inch, and how dark ink is at least. */
#define DPI 120.0
#define INK 96
/* In millimetres: half a frame's line stands outside of the type area, and edges are blurred. */
#define INK_TOLERANCE 0.35
/* In millimetres: by how much a title reaches over the first line, which its middle stands on. The
 * standard has 37 ± 1 (GB/T 9704-2012, 5.2.1). */
#define TITLE_RISE 0.9
/* In millimetres below the type area: the number (GB/T 9704-2012, 7.5), its dash within it. */
#define NUMBER_DROP 7.0
#define NUMBER_HEAD 4.5
#define NUMBER_FOOT 10.5

typedef struct {
  const guint8 *pixels;
  int width;
  int height;
  int stride;
} Picture;

/* Is there ink in a part of a page, in millimetres? Where is the first of it from above? */
static gboolean
find_ink (const Picture *picture, const cairo_rectangle_t *part, double *first, double *last)
{
  int left = MAX (ceil (part->x * DPI / 25.4), 0);
  int top = MAX (ceil (part->y * DPI / 25.4), 0);
  int right = MIN (floor ((part->x + part->width) * DPI / 25.4), picture->width);
  int bottom = MIN (floor ((part->y + part->height) * DPI / 25.4), picture->height);
  gboolean found = FALSE;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      if (picture->pixels[y * picture->stride + 4 * x] < 255 - INK)
        {
          if (!found)
            *first = y * 25.4 / DPI;
          *last = (y + 1) * 25.4 / DPI;
          found = TRUE;
        }
  return found;
}

/* How far a title on the first line of a page reaches over it. */
static double
get_rise (PageInspection *self, guint page)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);
      const PageSign *sign = &g_array_index (line->signs, PageSign, 0);

      if (line->page == page && line->slot == 0)
        return sign->size > self->layout.cell + 1 ? TITLE_RISE : 0;
    }
  return 0;
}

static void
check_margins (PageInspection *self, guint page, const Picture *picture)
{
  const RectifyLayout *layout = &self->layout;
  gboolean is_turned = ((PageContent *) g_ptr_array_index (self->pages, page))->is_turned;
  double rise = get_rise (self, page);
  double left = layout->margin_left / RECTIFY_MM - INK_TOLERANCE - (is_turned ? rise : 0);
  double right = (layout->margin_left + layout->area_width) / RECTIFY_MM + INK_TOLERANCE;
  double head = layout->margin_top / RECTIFY_MM - INK_TOLERANCE - (is_turned ? 0 : rise);
  double foot = (layout->margin_top + layout->area_height) / RECTIFY_MM;
  double width = layout->page_width / RECTIFY_MM, height = layout->page_height / RECTIFY_MM;
  double first = 0, last = 0;
  const struct {
    const char *name;
    cairo_rectangle_t part;
  } margins[] = { { "above the type area", { 0, 0, width, head } },
                  { "left of the type area", { 0, 0, left, height } },
                  { "right of the type area", { right, 0, width - right, height } },
                  { "between type area and number",
                    { 0, foot + INK_TOLERANCE, width, NUMBER_HEAD - INK_TOLERANCE } },
                  { "below the number", { 0, foot + NUMBER_FOOT, width, height } } };

  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    if (find_ink (picture, &margins[i].part, &first, &last))
      page_inspection_fault (self, page, "there is ink %s, %.1f mm from the paper's head",
                             margins[i].name, first);
}

/* The dash of the number lies 7 mm below the type area. */
static void
check_dash (PageInspection *self, guint page, const Picture *picture)
{
  const PageContent *content = g_ptr_array_index (self->pages, page);
  double foot = (self->layout.margin_top + self->layout.area_height) / RECTIFY_MM;
  double first, last;

  for (guint i = 0; i < content->number->len; i++)
    {
      const PageSign *sign = &g_array_index (content->number, PageSign, i);
      cairo_rectangle_t part = { sign->x / RECTIFY_MM, foot + 2, 3.5, 15 };

      if (sign->character == 0x2014 && find_ink (picture, &part, &first, &last)
          && fabs ((first + last) / 2 - foot - NUMBER_DROP) > INK_TOLERANCE)
        page_inspection_fault (self, page, "the dash of its number is %.2f mm below the type area",
                               (first + last) / 2 - foot);
    }
}

static void
check_page (PageInspection *self, guint index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (self->pdf, index);
  const PageContent *content = g_ptr_array_index (self->pages, index);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, content->width * DPI / 72,
                                    content->height * DPI / 72);
  cairo_t *cr = cairo_create (surface);
  Picture picture;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DPI / 72, DPI / 72);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  picture
      = (Picture){ cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
                   cairo_image_surface_get_height (surface),
                   cairo_image_surface_get_stride (surface) };
  check_margins (self, index, &picture);
  check_dash (self, index, &picture);
  cairo_surface_destroy (surface);
}

/* What ink there is, whatever the file says of its boxes: none in the margins. */
void
page_inspection_check_ink (PageInspection *self)
{
  guint n_drawn = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      gboolean has_drawing = g_array_index (self->n_drawings, guint, i) > 0;

      if (i < MAX_DRAWN || (has_drawing && n_drawn < MAX_DRAWN))
        check_page (self, i);
      n_drawn += has_drawing;
    }
}
