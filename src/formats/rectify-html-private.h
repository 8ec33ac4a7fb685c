/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "rectify-document.h"

G_BEGIN_DECLS

char *rectify_html_decode (GBytes *bytes, gsize *length, GError **error);
gboolean rectify_html_read_tree (const xmlNode *root, RectifyDocument *document,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
