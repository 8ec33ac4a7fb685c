/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyOfficeFace:
 *
 * The faces that files for Word and Excel name.
 */
typedef enum {
  RECTIFY_OFFICE_FANGSONG,
  RECTIFY_OFFICE_KAI,
  RECTIFY_OFFICE_HEI,
  RECTIFY_OFFICE_TITLE,
  RECTIFY_OFFICE_SONG,
  RECTIFY_OFFICE_LATIN,
} RectifyOfficeFace;

#define RECTIFY_N_OFFICE_FACES 6

void rectify_office_faces_prefer (RectifyOfficeFace face, const char *family);
const char *rectify_office_faces_get (const char *name);

G_END_DECLS
