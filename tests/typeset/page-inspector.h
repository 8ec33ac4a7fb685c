/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-reader.h"
#include "rectify-document.h"
#include "rectify-layout.h"

G_BEGIN_DECLS

/* What is wrong with a PDF of a document in the official layout: sentences, none if nothing is. */
GPtrArray *page_inspector_inspect (GBytes *pdf, RectifyDocument *document);

/* What follows is for the inspector's own files. */

/**
 * InspectedLine:
 * @page: on which page it stands, from 0
 * @slot: on which line of the grid, from 0
 * @signs: (element-type PageSign): from left to right
 * @piece: of which piece of the document it is
 * @start: with which of the piece's characters it begins
 * @is_first: whether it is the first of the piece
 * @is_last: whether it is the last of the piece
 */
typedef struct {
  guint page;
  int slot;
  GArray *signs;
  guint piece;
  guint start;
  gboolean is_first;
  gboolean is_last;
} InspectedLine;

/**
 * InspectedSign:
 *
 * A character as the document has it, and whether a blank stands before it.
 */
typedef struct {
  gunichar character;
  RectifyRunStyle style;
  gboolean follows_blank;
} InspectedSign;

/**
 * InspectedPiece:
 * @block: of which block of the document it is
 * @paragraph: its paragraph
 * @signs: (element-type InspectedSign): its characters but the blanks
 * @first_line: its first line
 * @n_lines: how many lines it has
 *
 * A paragraph, or a part of one that the user began on a new line.
 */
typedef struct {
  guint block;
  RectifyParagraph *paragraph;
  GArray *signs;
  guint first_line;
  guint n_lines;
} InspectedPiece;

typedef struct {
  RectifyDocument *document;
  RectifyLayout layout;
  GBytes *bytes;
  PopplerDocument *pdf;
  GPtrArray *pages;   /* PageContent */
  GPtrArray *tables;  /* for each page a GArray of PageSign: what stands in tables */
  GArray *n_drawings; /* for each page, a guint */
  GArray *lines;      /* InspectedLine */
  GArray *pieces;     /* InspectedPiece */
  GPtrArray *faults;
} PageInspection;

void page_inspection_fault (PageInspection *self, guint page, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void page_inspection_fault_line (PageInspection *self, const InspectedLine *line,
                                 const char *format, ...) G_GNUC_PRINTF (3, 4);
/* Where the type area is, in points, of a page or of a turned one when it is turned upright. */
void page_inspection_get_area (PageInspection *self, guint page, cairo_rectangle_t *area);
InspectedLine *page_inspection_get_line (PageInspection *self, guint index);
InspectedPiece *page_inspection_get_piece (PageInspection *self, guint index);
RectifyParagraphRole page_inspection_get_role (PageInspection *self, const InspectedLine *line);

gboolean page_inspection_read_document (PageInspection *self);
void page_inspection_check_lines (PageInspection *self);
void page_inspection_check_breaks (PageInspection *self);
void page_inspection_check_fonts (PageInspection *self);
void page_inspection_check_page_ends (PageInspection *self);
void page_inspection_check_outline (PageInspection *self);
void page_inspection_check_drawings (PageInspection *self);
void page_inspection_check_tables (PageInspection *self);
void page_inspection_check_overlaps (PageInspection *self, guint page, GArray *signs,
                                     const char *of);
void page_inspection_check_ink (PageInspection *self);
void page_inspection_check_tags (PageInspection *self);

G_END_DECLS
