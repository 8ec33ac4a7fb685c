/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

gboolean rectify_markdown_recognise (const char *text);
gboolean rectify_markdown_read (const char *text, RectifyDocument *document, guint max_blocks);

G_END_DECLS
