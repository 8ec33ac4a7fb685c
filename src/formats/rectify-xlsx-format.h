/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

RectifyDocument *rectify_xlsx_format_load (GBytes *bytes, GCancellable *cancellable,
                                           GError **error);
RectifyDocument *rectify_xlsx_format_load_sheets (GBytes *bytes, GCancellable *cancellable,
                                                  GError **error);

G_END_DECLS
