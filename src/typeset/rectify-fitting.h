/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages.h"

G_BEGIN_DECLS

/**
 * RectifyFitting:
 * @RECTIFY_FITTING_NONE: it fits as it is
 * @RECTIFY_FITTING_TABLES: tables in smaller type, with less around it
 * @RECTIFY_FITTING_TITLE: no blank line below the title
 * @RECTIFY_FITTING_LINES: more lines a page
 *
 * What is done so that a document takes no more pages than it may; the standard leaves it free. The
 * size of the text is never touched.
 */
typedef enum {
  RECTIFY_FITTING_NONE = 0,
  RECTIFY_FITTING_TABLES = 1 << 0,
  RECTIFY_FITTING_TITLE = 1 << 1,
  RECTIFY_FITTING_LINES = 1 << 2,
} RectifyFitting;

RectifyPages *rectify_pages_new_fitting (RectifyDocument *document, guint max_pages,
                                         GCancellable *cancellable, RectifyFitting *taken,
                                         GError **error);
char *rectify_pages_dup_fitting (RectifyPages *self, RectifyFitting taken);

G_END_DECLS
