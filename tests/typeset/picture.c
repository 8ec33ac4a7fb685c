/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

/* Points of a picture in an inch, and in how many parts each is drawn, so that it does not matter how
 * a font engine fits outlines to points. */
#define DPI 50.0
#define PARTS 6
/* Greys of a picture: few make small files. */
#define N_GREYS 8
/* Of 255: by how much pictures may differ as a whole, and in any block of so many points. A line
 * that is moved by a tenth of a millimetre makes 11, another word 20 and more. */
#define MAX_MEAN 2.0
#define BLOCK 8
#define MAX_BLOCK 13.0

static Picture *
picture_new (int width, int height)
{
  Picture *self = g_new0 (Picture, 1);

  self->width = width;
  self->height = height;
  self->pixels = g_malloc0 ((gsize) width * height);
  return self;
}

void
picture_free (Picture *self)
{
  g_free (self->pixels);
  g_free (self);
}

static int
get_pixel (const Picture *self, int x, int y)
{
  return self->pixels[y * self->width + x];
}

/* The mean of the parts of each point. */
static Picture *
shrink (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  Picture *self = picture_new (cairo_image_surface_get_width (surface) / PARTS,
                               cairo_image_surface_get_height (surface) / PARTS);

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        guint sum = 0;

        for (int i = 0; i < PARTS * PARTS; i++)
          sum += data[(y * PARTS + i / PARTS) * stride + 4 * (x * PARTS + i % PARTS)];
        sum /= PARTS * PARTS;
        self->pixels[y * self->width + x] = (sum * (N_GREYS - 1) + 127) / 255 * 255 / (N_GREYS - 1);
      }
  return self;
}

Picture *
picture_new_from_page (PopplerDocument *pdf, int page)
{
  g_autoptr (PopplerPage) source = poppler_document_get_page (pdf, page);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  Picture *self;

  poppler_page_get_size (source, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width / 72 * DPI * PARTS,
                                        height / 72 * DPI * PARTS);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DPI * PARTS / 72, DPI * PARTS / 72);
  poppler_page_render (source, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  self = shrink (surface);
  cairo_surface_destroy (surface);
  return self;
}

/* A picture that was saved, or NULL. */
Picture *
picture_new_from_file (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  Picture *self = NULL;

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24)
    {
      const guint8 *data = cairo_image_surface_get_data (surface);
      int stride = cairo_image_surface_get_stride (surface);

      self = picture_new (cairo_image_surface_get_width (surface),
                          cairo_image_surface_get_height (surface));
      for (int y = 0; y < self->height; y++)
        for (int x = 0; x < self->width; x++)
          self->pixels[y * self->width + x] = data[y * stride + 4 * x];
    }
  cairo_surface_destroy (surface);
  return self;
}

/* Cairo writes a surface of nothing but alpha in grey. */
gboolean
picture_save (const Picture *self, const char *path)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width, self->height);
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  cairo_status_t status;

  cairo_surface_flush (surface);
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      data[y * stride + x] = get_pixel (self, x, y);
  cairo_surface_mark_dirty (surface);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS;
}

/* A point and its neighbours. */
static double
get_blurred (const Picture *self, int x, int y)
{
  guint sum = 0, n = 0;

  for (int i = MAX (y - 1, 0); i <= MIN (y + 1, self->height - 1); i++)
    for (int j = MAX (x - 1, 0); j <= MIN (x + 1, self->width - 1); j++, n++)
      sum += get_pixel (self, j, i);
  return (double) sum / n;
}

static double
get_block_difference (const Picture *self, const Picture *approved, int left, int top)
{
  int right = MIN (left + BLOCK, self->width), bottom = MIN (top + BLOCK, self->height);
  double sum = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      sum += ABS (get_blurred (self, x, y) - get_blurred (approved, x, y));
  return sum / (BLOCK * BLOCK);
}

/* What is other than it was approved, in words, or NULL. */
char *
picture_find_difference (const Picture *self, const Picture *approved)
{
  double mean = 0, worst = 0;
  int worst_x = 0, worst_y = 0;

  if (self->width != approved->width || self->height != approved->height)
    return g_strdup_printf ("it has %d × %d points, not %d × %d", self->width, self->height,
                            approved->width, approved->height);
  for (int y = 0; y < self->height; y += BLOCK)
    for (int x = 0; x < self->width; x += BLOCK)
      {
        double difference = get_block_difference (self, approved, x, y);

        mean += difference;
        if (difference > worst)
          worst = difference, worst_x = x, worst_y = y;
      }
  mean /= (double) self->width * self->height / (BLOCK * BLOCK);
  if (worst <= MAX_BLOCK && mean <= MAX_MEAN)
    return NULL;
  return g_strdup_printf ("it differs by %.1f of 255, and by %.1f some %.0f mm from the left and "
                          "%.0f mm from the head",
                          mean, worst, worst_x / DPI * 25.4, worst_y / DPI * 25.4);
}
