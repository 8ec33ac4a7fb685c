/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-drawing.h"

G_BEGIN_DECLS

RectifyDrawing *rectify_code_drawing_new (const char *payload, const char *code,
                                          const char *version);

G_END_DECLS
