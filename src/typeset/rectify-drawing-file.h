/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

gboolean rectify_drawing_save_svg (RectifyDrawing *self, GFile *file, GCancellable *cancellable,
                                   GError **error);
gboolean rectify_drawing_save_png (RectifyDrawing *self, GFile *file, double scale,
                                   GCancellable *cancellable, GError **error);
GBytes *rectify_drawing_make_png (RectifyDrawing *self, double scale, GError **error);
void rectify_document_attach_images (RectifyDocument *document);

G_END_DECLS
