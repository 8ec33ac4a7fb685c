/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

#define RECTIFY_TYPESET_ERROR (rectify_typeset_error_quark ())

/**
 * RectifyTypesetError:
 * @RECTIFY_TYPESET_ERROR_FAILED: the file could not be written
 * @RECTIFY_TYPESET_ERROR_TOO_LONG: a document takes more pages than it may
 */
typedef enum {
  RECTIFY_TYPESET_ERROR_FAILED,
  RECTIFY_TYPESET_ERROR_TOO_LONG,
} RectifyTypesetError;

GQuark rectify_typeset_error_quark (void);

#define RECTIFY_TYPE_PAGES (rectify_pages_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPages, rectify_pages, RECTIFY, PAGES, GObject)

/*
 * A document set on pages, by the official layout GB/T 9704-2012. The same pages are drawn to
 * PDF, printer and screen. Needs no display. Not to be used from two threads at once, but pages that
 * are there can be drawn while a thread of its own adds more.
 */
RectifyPages *rectify_pages_new (RectifyDocument *document, GCancellable *cancellable,
                                 GError **error);

gboolean rectify_pages_wait (RectifyPages *self, guint page);
guint rectify_pages_get_n_pages (RectifyPages *self);
double rectify_pages_get_width (RectifyPages *self);
double rectify_pages_get_height (RectifyPages *self);
/* What is not as it should be, for the user: characters without a glyph, faces that stand in. Known
 * when all pages are set. */
const char *rectify_pages_get_missing (RectifyPages *self);
char *rectify_pages_dup_substitutes (void);
void rectify_pages_number_headings (RectifyPages *self);

/**
 * RectifyPagesMark:
 * @number: which find it is part of, from 0: what goes on over the end of a line has several marks
 * @page: the page, from 0
 * @x: the left edge, in points from the paper's
 * @y: the upper edge, in points from the paper's
 * @width: in points
 * @height: in points
 *
 * A place on a page.
 */
typedef struct {
  guint number;
  guint page;
  double x;
  double y;
  double width;
  double height;
} RectifyPagesMark;

gboolean rectify_pages_is_turned (RectifyPages *self, guint page);

GArray *rectify_pages_find (RectifyPages *self, const char *text);
GArray *rectify_pages_find_item (RectifyPages *self, gint64 item);
gint64 rectify_pages_get_item (RectifyPages *self, guint page, double x, double y);

void rectify_pages_draw (RectifyPages *self, guint page, cairo_t *cr);

/**
 * RectifyPagesProgressFunc:
 * @done: how many pages are written
 * @total: of how many
 *
 * Called in the thread that writes.
 */
typedef void (*RectifyPagesProgressFunc) (guint done, guint total, gpointer user_data);
gboolean rectify_pages_save_pdf (RectifyPages *self, GFile *file, GCancellable *cancellable,
                                 RectifyPagesProgressFunc progress, gpointer user_data,
                                 GError **error);
GBytes *rectify_pages_dup_pdf (RectifyPages *self, GCancellable *cancellable,
                               RectifyPagesProgressFunc progress, gpointer user_data,
                               GError **error);
gboolean rectify_document_save_pdf (RectifyDocument *document, GFile *file, char **missing,
                                    GCancellable *cancellable, RectifyPagesProgressFunc progress,
                                    gpointer user_data, GError **error);

G_END_DECLS
