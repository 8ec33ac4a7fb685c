/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifySign:
 * @character: the character
 * @width: its natural width in points; 0 for what joins the character before it
 * @may_break: whether a line may begin with it by the rules for words of any script
 * @extra: (out): by how much its advance is made wider, or narrower if negative, in points
 * @shift: (out): by how much it is moved to the left into the blank half of its cell, in points
 *
 * A character of a paragraph on its way into lines.
 */
typedef struct {
  gunichar character;
  double width;
  gboolean may_break;
  double extra;
  double shift;
} RectifySign;

/* Where the lines of a paragraph end. Free with g_array_unref(). */
GArray *rectify_lines_break (RectifySign *signs, guint n_signs, double width, double indent,
                             double cell);

/* What the rules of line breaking say of a character (GB/T 15834-2011, 5.1). */
gboolean rectify_sign_takes_no_head (gunichar character);
gboolean rectify_sign_takes_no_end (gunichar character);
gboolean rectify_sign_is_unit (gunichar character);

G_END_DECLS
