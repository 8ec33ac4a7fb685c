/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

/* Tables as running text, row by row, for what sets paragraphs only. */
RectifyDocument *rectify_rows_unfold (RectifyDocument *document);

G_END_DECLS
