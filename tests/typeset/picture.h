/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-reader.h"

G_BEGIN_DECLS

/**
 * Picture:
 * @width: in pixels
 * @height: in pixels
 * @pixels: (array): rows of grey, from 0 for ink to 255 for paper
 *
 * A page as it looks, small.
 */
typedef struct {
  int width;
  int height;
  guint8 *pixels;
} Picture;

Picture *picture_new_from_page (PopplerDocument *pdf, int page);
Picture *picture_new_from_file (const char *path);
void picture_free (Picture *self);
gboolean picture_save (const Picture *self, const char *path);
char *picture_find_difference (const Picture *self, const Picture *approved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

G_END_DECLS
