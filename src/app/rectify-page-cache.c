/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-cache.h"

typedef struct {
  guint page;
  GdkTexture *texture;
} Picture;

struct _RectifyPageCache {
  RectifyPages *pages;
  int width;
  int height;
  gboolean is_turned;
  gsize max_size;    /* of all pictures together, in bytes; one is kept however large it is */
  GQueue pictures;   /* the one that was asked for last is the first */
  GHashTable *links; /* page to its place among them */
};

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

/**
 * rectify_page_cache_new:
 * @max_size: how large all pictures together may be, in bytes
 *
 * Returns: (transfer full): no pictures, of no pages
 */
RectifyPageCache *
rectify_page_cache_new (gsize max_size)
{
  RectifyPageCache *self = g_new0 (RectifyPageCache, 1);

  self->max_size = max_size;
  g_queue_init (&self->pictures);
  self->links = g_hash_table_new (NULL, NULL);
  return self;
}

static void
clear (RectifyPageCache *self)
{
  g_queue_clear_full (&self->pictures, picture_free);
  g_hash_table_remove_all (self->links);
}

/**
 * rectify_page_cache_free:
 * @self: (transfer full): pictures
 */
void
rectify_page_cache_free (RectifyPageCache *self)
{
  clear (self);
  g_hash_table_unref (self->links);
  g_clear_object (&self->pages);
  g_free (self);
}

/**
 * rectify_page_cache_set_pages:
 * @self: pictures
 * @pages: (nullable): of what
 * @width: of a picture, in pixels of the screen
 * @height: of a picture, in pixels of the screen
 * @is_turned: whether the pages are turned, what is their left edge upwards
 *
 * Forgets all pictures if any of this is new.
 */
void
rectify_page_cache_set_pages (RectifyPageCache *self, RectifyPages *pages, int width, int height,
                              gboolean is_turned)
{
  if (!g_set_object (&self->pages, pages) && self->width == width && self->height == height
      && self->is_turned == is_turned)
    return;
  self->width = width;
  self->height = height;
  self->is_turned = is_turned;
  clear (self);
}

static GdkTexture *
draw_page (RectifyPageCache *self, guint page)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize stride;

  /* Paper is white in a dark theme too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->is_turned)
    {
      cairo_translate (cr, self->width, 0);
      cairo_rotate (cr, G_PI / 2);
    }
  cairo_scale (
      cr, (self->is_turned ? self->height : self->width) / rectify_pages_get_width (self->pages),
      (self->is_turned ? self->width : self->height) / rectify_pages_get_height (self->pages));
  rectify_pages_draw (self->pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * self->height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (self->width, self->height, GDK_MEMORY_DEFAULT, bytes, stride);
  return texture;
}

static void
forget_old (RectifyPageCache *self)
{
  gsize size = (gsize) self->width * self->height * 4;

  while (self->pictures.length > MAX (self->max_size / size, 1))
    {
      Picture *picture = g_queue_pop_tail (&self->pictures);

      g_hash_table_remove (self->links, GUINT_TO_POINTER (picture->page));
      picture_free (picture);
    }
}

/**
 * rectify_page_cache_get:
 * @self: pictures
 * @page: a page, from 0
 * @draw: whether to draw it now if there is no picture of it
 *
 * Returns: (transfer none) (nullable): its picture, until the next call; %NULL if there is none
 */
GdkTexture *
rectify_page_cache_get (RectifyPageCache *self, guint page, gboolean draw)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (page));
  Picture *picture;

  if (link != NULL)
    {
      g_queue_unlink (&self->pictures, link);
      g_queue_push_head_link (&self->pictures, link);
      return ((Picture *) link->data)->texture;
    }
  if (!draw || self->pages == NULL || page >= rectify_pages_get_n_pages (self->pages)
      || self->width < 1 || self->height < 1)
    return NULL;
  picture = g_new0 (Picture, 1);
  picture->page = page;
  picture->texture = draw_page (self, page);
  g_queue_push_head (&self->pictures, picture);
  g_hash_table_insert (self->links, GUINT_TO_POINTER (page), self->pictures.head);
  forget_old (self);
  return picture->texture;
}
