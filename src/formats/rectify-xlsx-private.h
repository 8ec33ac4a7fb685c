/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-grid.h"
#include "rectify-package.h"

G_BEGIN_DECLS

/* What the sheets of a workbook have in common. */
typedef struct {
  GPtrArray *strings;    /* shared texts */
  GPtrArray *formats;    /* RectifyNumberFormat, by the style of a cell */
  gboolean from_1904;    /* how days are counted */
  gboolean hides_cells;  /* some rows or columns are hidden */
  gboolean has_headers;  /* some sheet has a header or footer */
  gboolean has_drawings; /* pictures, charts, text boxes */
  gboolean has_comments;
  GCancellable *cancellable;
} RectifyXlsxBook;

gboolean rectify_xlsx_read_strings (RectifyXlsxBook *book, RectifyPackage *package,
                                    const char *part, GError **error);
char *rectify_xlsx_decode (const char *coded);
gboolean rectify_xlsx_read_text (RectifyXml *xml, GString *text);
gboolean rectify_xlsx_read_styles (RectifyXlsxBook *book, RectifyPackage *package, const char *part,
                                   GError **error);
gboolean rectify_xlsx_read_sheet (RectifyXlsxBook *book, RectifyPackage *package, const char *part,
                                  RectifyGrid *grid, GError **error);

G_END_DECLS
