/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-package.h"
#include "rectify-paragraph.h"

G_BEGIN_DECLS

/* The style of the breaks by sense in a title that we write: its id, which other programs change,
 * and its name. What is in it is read without them. */
#define RECTIFY_DOCX_TITLE_BREAK_ID "TitleBreak"
#define RECTIFY_DOCX_TITLE_BREAK "标题内换行"

/* What word processors call the part of a document that is made from its headings. */
#define RECTIFY_DOCX_CONTENTS_GALLERY "Table of Contents"

/**
 * RectifyDocxStyle:
 * @role: what a paragraph in it is
 * @hidden: 1 if its text is hidden, 0 if it is shown, -1 if it says nothing about that
 * @bold: 1 if it is bold, 0 if it is not, -1 if it says nothing about that
 * @joins_lines: whether a line's end in it is only how a title is set
 * @number: the numbering of its paragraphs, 0 for none
 * @level: the level there, from 0; -1 if it is the one that names @number_style
 * @number_style: (nullable): the style, itself or a base, that has the numbering
 *
 * What a style says of the text in it, with all that it takes from the styles it is based on.
 */
typedef struct {
  RectifyParagraphRole role;
  int hidden;
  int bold;
  gboolean joins_lines;
  int number;
  int level;
  const char *number_style;
} RectifyDocxStyle;

typedef struct _RectifyDocxStyles RectifyDocxStyles;

RectifyDocxStyles *rectify_docx_styles_read (RectifyPackage *package, const char *part,
                                             GError **error);
void rectify_docx_styles_free (RectifyDocxStyles *self);
const RectifyDocxStyle *rectify_docx_styles_get (RectifyDocxStyles *self, const char *id);
gboolean rectify_docx_styles_get_role (int outline_level, RectifyParagraphRole *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDocxStyles, rectify_docx_styles_free)

G_END_DECLS
