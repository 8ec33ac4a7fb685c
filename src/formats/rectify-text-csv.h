/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

gboolean rectify_text_csv_recognise (const char *text);
gboolean rectify_text_csv_read (const char *text, RectifyDocument *document, GError **error);

G_END_DECLS
