/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

gboolean rectify_html_format_recognise (GBytes *bytes);
RectifyDocument *rectify_html_format_load (GBytes *bytes, GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
