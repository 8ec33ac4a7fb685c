/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerFontInfo, g_object_unref)

/**
 * PageSign:
 * @character: a character that is no blank
 * @x: where it begins, in points from the paper's left edge
 * @end: where it ends: at the character behind it, or as wide as it is by itself
 * @baseline: where it stands, in points from the paper's head
 * @size: of its type, in points
 * @font: (nullable): what its font calls itself, without the mark of a subset; interned
 * @is_measured: whether the font is one whose baseline is known
 *
 * A character as a PDF has it. On a turned page places are those seen with the page turned upright.
 */
typedef struct {
  gunichar character;
  double x;
  double end;
  double baseline;
  double size;
  const char *font;
  gboolean is_measured;
} PageSign;

/**
 * PageContent:
 * @width: of the paper, in points
 * @height: of the paper
 * @is_turned: whether its text runs upwards
 * @signs: (element-type PageSign): what stands on it, in no order
 * @number: (element-type PageSign): what of it stands below the type area, from left to right
 */
typedef struct {
  double width;
  double height;
  gboolean is_turned;
  GArray *signs;
  GArray *number;
} PageContent;

PageContent *page_reader_read (PopplerDocument *pdf, int page, double foot);
void page_content_free (PageContent *self);
int page_sign_compare_places (gconstpointer a, gconstpointer b);
double page_sign_get_middle (const PageSign *sign);
gboolean page_sign_is_opening (gunichar character);
gboolean page_sign_is_closing (gunichar character);
gboolean page_sign_is_wide (gunichar character);

/* What fonts call themselves in a PDF. */
char *page_reader_dup_font_name (const char *name);
const char *page_reader_get_font (const char *family, gboolean is_bold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageContent, page_content_free)

G_END_DECLS
