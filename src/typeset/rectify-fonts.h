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

PangoContext *rectify_fonts_create_context (void);
void rectify_fonts_prefer (RectifyFace face, const char *const *families);
void rectify_fonts_prefer_latin (const char *const *families);
const char *rectify_fonts_get_families (RectifyFace face);
const char *rectify_fonts_get_latin_families (void);
const char *rectify_fonts_get_name (RectifyFace face);
gboolean rectify_fonts_is_substitute (RectifyFace face);
gboolean rectify_fonts_is_bold (RectifyFace face);
gboolean rectify_fonts_has_narrow_quotes (RectifyFace face);

G_END_DECLS
