/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyPaper:
 * @RECTIFY_PAPER_A4: 210 × 297 mm
 * @RECTIFY_PAPER_A3: 420 × 297 mm, across: two sheets of A4 side by side
 * @RECTIFY_PAPER_LETTER: 8.5 × 11 inches
 */
typedef enum {
  RECTIFY_PAPER_A4,
  RECTIFY_PAPER_A3,
  RECTIFY_PAPER_LETTER,
} RectifyPaper;

/**
 * RectifyPageStyle:
 * @paper: what it is printed on
 * @is_english: whether it is set in the English layout, not in the official one
 * @has_bold_third: whether headings of the third level are bold, as is the custom of many offices
 * @is_loose: whether lines stand as far apart as word processors have them (225 mm / 22), not as
 *   the standard's own arithmetic says
 * @n_lines: lines a page; 0 for as many as the standard has
 * @has_contents: whether a table of contents (目录) stands before the text, on pages of its own
 * @is_duplex: whether what starts a page starts a sheet that is printed on both sides, so that the
 *   back before it may stay blank
 *
 * What the standard leaves to the office. All zero is the official layout.
 */
typedef struct {
  RectifyPaper paper;
  gboolean is_english;
  gboolean has_bold_third;
  gboolean is_loose;
  guint n_lines;
  gboolean has_contents;
  gboolean is_duplex;
} RectifyPageStyle;

G_END_DECLS
