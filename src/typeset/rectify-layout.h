/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-style.h"

G_BEGIN_DECLS

/*
 * The numbers of the official layout, GB/T 9704-2012, in points (1/72 inch). Each stands here and
 * nowhere else.
 */
#define RECTIFY_MM (72.0 / 25.4)

/* 5.1: A4. */
#define RECTIFY_PAGE_WIDTH (210.0 * RECTIFY_MM)
#define RECTIFY_PAGE_HEIGHT (297.0 * RECTIFY_MM)
/* 5.2.1: the margins at the head and at the binding edge; the type area. */
#define RECTIFY_MARGIN_TOP (37.0 * RECTIFY_MM)
#define RECTIFY_MARGIN_LEFT (28.0 * RECTIFY_MM)
#define RECTIFY_AREA_WIDTH (156.0 * RECTIFY_MM)
#define RECTIFY_AREA_HEIGHT (225.0 * RECTIFY_MM)
/* 5.2.3: 22 lines a page, 28 characters a line, that fill the type area. */
#define RECTIFY_LINES_PER_PAGE 22
#define RECTIFY_CELLS_PER_LINE 28
/* 3: a character is as wide as its cell; a line is a character and 7/8 of one high. */
#define RECTIFY_CELL (RECTIFY_AREA_WIDTH / RECTIFY_CELLS_PER_LINE)
#define RECTIFY_PITCH (RECTIFY_CELL * 15.0 / 8.0)
/* 7.3.1: the title, size 2. 7.3.3: paragraphs are indented two characters. */
#define RECTIFY_TITLE_SIZE 22.0
#define RECTIFY_INDENT (2 * RECTIFY_CELL)
/* 7.5: page numbers, size 4, their dash 7 mm below the type area, one character in. */
#define RECTIFY_PAGE_NUMBER_SIZE 14.0
#define RECTIFY_PAGE_NUMBER_DROP (7.0 * RECTIFY_MM)

/* 7.2.4 and 7.2.7: the mark and the rule below it. */
#define RECTIFY_RED 0.85, 0.0, 0.0
/* 7.4: the imprint, size 4. */
#define RECTIFY_IMPRINT_SIZE 14.0

/* The caption of a drawing, small size 4, which the standard leaves to the typist too. */
#define RECTIFY_CAPTION_SIZE 12.0
/* The rules of tables, which the standard leaves to the typist. */
#define RECTIFY_FRAME_WIDTH 0.5

/* Of the em box: what stands above the baseline; where a dash lies above it. Fonts' own metrics
 * differ (one of them has its descent with the wrong sign), the em box does not. */
#define RECTIFY_EM_ASCENT 0.88
#define RECTIFY_DASH_HEIGHT 0.36

/**
 * RectifyLayout:
 * @page_width: of the paper
 * @page_height: of the paper
 * @margin_top: above the type area
 * @margin_left: at the binding edge
 * @area_width: of the type area
 * @area_height: of the type area
 * @n_lines: lines a page
 * @cell: the width of a Chinese character of the text, and its size
 * @pitch: from baseline to baseline
 * @rise: by how much the first line stands lower than the head of the type area
 * @title_size: of the title
 * @indent: of a paragraph's first line
 * @is_english: whether it is the English layout
 * @has_bold_third: whether headings of the third level are bold
 * @is_duplex: whether what starts a page starts a sheet
 * @has_tight_tables: whether tables are set a size smaller than they could be, with less around it
 * @has_tight_title: whether there is no blank line below the title
 *
 * The measures of a document's pages, in points: the numbers above, or what they become on other
 * paper.
 */
typedef struct {
  double page_width;
  double page_height;
  double margin_top;
  double margin_left;
  double area_width;
  double area_height;
  guint n_lines;
  double cell;
  double pitch;
  double rise;
  double title_size;
  double indent;
  gboolean is_english;
  gboolean has_bold_third;
  gboolean is_duplex;
  gboolean has_tight_tables;
  gboolean has_tight_title;
} RectifyLayout;

void rectify_layout_init (RectifyLayout *self, const RectifyPageStyle *style);

G_END_DECLS
