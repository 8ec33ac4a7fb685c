/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-outline.h"

G_BEGIN_DECLS

void rectify_heading_look_add (RectifyOutline *outline, RectifyDocument *document, guint first,
                               GArray *labels);

G_END_DECLS
