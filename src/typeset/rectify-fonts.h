/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * RectifyFace:
 *
 * The faces of the official layout (GB/T 9704-2012, 5.2.2 and 7.3).
 */
typedef enum {
  RECTIFY_FACE_FANGSONG,
  RECTIFY_FACE_KAI,
  RECTIFY_FACE_HEI,
  RECTIFY_FACE_TITLE,
  RECTIFY_FACE_SONG,
} RectifyFace;

#define RECTIFY_N_FACES 5

/* The families of the English layout, first what desktops have. */
#define RECTIFY_LATIN_FAMILIES                                                                     \
  "Times New Roman,Liberation Serif,DejaVu Serif,Noto Serif CJK SC,serif"

PangoContext *rectify_fonts_create_context (void);
const char *rectify_fonts_get_families (RectifyFace face);
const char *rectify_fonts_get_name (RectifyFace face);
gboolean rectify_fonts_is_substitute (RectifyFace face);
gboolean rectify_fonts_is_bold (RectifyFace face);
gboolean rectify_fonts_has_narrow_quotes (RectifyFace face);

G_END_DECLS
