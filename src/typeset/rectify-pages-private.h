/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rectify-font-subset.h"
#include "rectify-fonts.h"
#include "rectify-layout.h"
#include "rectify-line-setter.h"
#include "rectify-pages.h"

/*
 * A line of text: which page, and where its baseline begins, in points; on a page that is turned
 * these count from the type area's corner, else from the paper's. What it is part of, for a tagged
 * PDF: numbers that lines have in common, 0 for none.
 */
typedef struct {
  /* One of the two; neither for the place of an empty cell. */
  RectifyTextLine *text;
  PangoLayoutLine *line;
  const char *tag;
  guint paragraph;
  guint table;
  guint row;
  guint cell;
  gboolean is_head;
  gboolean is_repeated; /* a table's head on a further page, which is not said again */
  gboolean is_red;
  gboolean is_beside; /* on the line of the one before it */
  guint page;
  RectifyParagraph *source; /* whose words they are; owned by the document, or of a drawing */
  gsize piece; /* where the text that the line was set from begins in the paragraph's */
  double size; /* of the type, in points */
  double x;
  double baseline;
  guint entry; /* of the contents: the number of its heading, from 1 */
} RectifyLine;

/* The frame of a cell, in points. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} RectifyFrame;

/* A line from left to right; its middle, and its width as a pen's, in points. */
typedef struct {
  double x;
  double y;
  double length;
  double thickness;
  gboolean is_red;
} RectifyRule;

/* A drawing, without its words, which are lines: where its upper left corner is, in points. */
typedef struct {
  RectifyDrawing *drawing; /* owned by the document */
  double x;
  double y;
  double scale;
} RectifyPicture;

/* A heading for the outline. */
typedef struct {
  char *text;
  guint level;
  guint line;
} RectifyHeading;

/* The dots from an entry of the contents to its page number, in points. */
typedef struct {
  guint page;
  guint line; /* with the number */
  double left;
  double right;
  double y;
} RectifyLeader;

/* How a page is numbered. */
typedef enum {
  RECTIFY_NUMBERING_NONE,
  RECTIFY_NUMBERING_ARABIC,
  RECTIFY_NUMBERING_ROMAN,
} RectifyNumbering;

typedef struct {
  RectifyNumbering numbering;
  guint number;
} RectifyPageNumber;

/* How a page is drawn: with which number, and with which fonts, if not those it was set with; as
 * part of a tagged PDF or not, and then on which of its pages, from 1, the text begins, where links
 * lead to. */
typedef struct {
  RectifyPageNumber number;
  RectifyFontSubsets *subsets;
  gboolean is_tagged;
  guint first_text_page;
} RectifyPageManner;

/* What begins on a page, and whether the page is turned for a table across (GB/T 9704-2012, 8). */
typedef struct {
  guint first_line;
  guint first_frame;
  guint first_rule;
  guint first_picture;
  gboolean is_turned;
  gboolean has_no_number;
} RectifyPage;

struct _RectifyPages {
  GObject parent_instance;

  RectifyLayout layout;
  RectifyDocument *document;
  char *title;
  char *author;
  char *missing;
  GThread *setter; /* as long as pages may be added in another thread */
  GCancellable *stop;
  /* Guards what stands below it, and the arrays, while pages are added. */
  GMutex lock;
  GCond grown;
  guint n_ready; /* pages that can be drawn */
  guint n_drawn; /* of those that are let go */
  gboolean is_whole;
  gboolean is_over; /* nothing more is added, whole or not */
  gboolean lets_go; /* of pages once they are drawn */
  guint batch;      /* blocks set at a time; 0 for as many as is good */
  GHashTable *missing_characters;
  PangoContext *context;
  RectifyGlyphCache *glyphs;
  GPtrArray *layouts;
  GPtrArray *drawn_words; /* paragraphs with what drawings say */
  GArray *lines;
  GArray *frames;
  GArray *rules;
  GArray *pictures;
  GArray *pages;
  GArray *headings;
  GArray *leaders;
  guint n_front; /* pages of contents, before the text */
};

/* What is changed so that a document takes fewer pages; n_lines 0 for as many as its style says. */
typedef struct {
  gboolean has_tight_tables;
  gboolean has_tight_title;
  guint n_lines;
} RectifyMeasures;

RectifyPages *rectify_pages_new_measured (RectifyDocument *document,
                                          const RectifyMeasures *measures,
                                          GCancellable *cancellable, GError **error);
RectifyPages *rectify_pages_new_empty (RectifyDocument *document, const RectifyMeasures *measures);
gboolean rectify_pages_fill (RectifyPages *self, guint n_threads, GCancellable *cancellable,
                             GError **error);
RectifyPages *rectify_pages_start (RectifyDocument *document);
guint rectify_pages_count_threads (void);
void rectify_pages_grow (RectifyPages *self, gboolean is_whole);
void rectify_pages_hold_back (RectifyPages *self);
void rectify_pages_let_go (RectifyPages *self, guint page);
void rectify_pages_stop (RectifyPages *self);
void rectify_line_clear (gpointer line);
void rectify_line_collect_missing (const RectifyLine *line, GHashTable *missing);
void rectify_pages_collect_glyphs (RectifyPages *self, RectifyFontSubsets *subsets);
void rectify_pages_draw_as (RectifyPages *self, guint page, const RectifyPageManner *manner,
                            cairo_t *cr);
RectifyPageNumber rectify_pages_get_number (RectifyPages *self, guint page);
char *rectify_page_number_dup_text (const RectifyPageNumber *self);
double rectify_pages_find_heading (RectifyPages *self, guint heading, guint *page);
/* Where a line's words are in its paragraph's text, in bytes. */
void rectify_line_get_range (const RectifyLine *self, gsize *start, gsize *end);
double rectify_line_get_x (RectifyPages *pages, const RectifyLine *self, gsize position);

/* A paragraph's lines before they are on a page: their baselines count from the line's head. */
void rectify_composer_set_across (RectifyPages *pages, RectifyParagraph *paragraph, GArray *lines);
void rectify_composer_set_paragraph (RectifyPages *pages, RectifyParagraph *paragraph,
                                     GArray *lines);
/* The fonts of a face, and those of the text from @from to @to of a paragraph. */
PangoAttribute *rectify_composer_make_font (RectifyPages *pages, RectifyFace face, double size);
PangoAttrList *rectify_composer_make_attributes (RectifyPages *pages, RectifyParagraph *paragraph,
                                                 const char *piece, gsize from, gsize to,
                                                 double size);
RectifyTextLine *rectify_composer_set_page_number (RectifyPages *pages, const char *number);
/* How a cell is set; size and width of the lines in points. */
typedef struct {
  gboolean is_head;
  gboolean is_centred;
  double size;
  double width;
} RectifyCellStyle;

PangoLayout *rectify_composer_set_cell (RectifyPages *pages, const char *text, gsize *position,
                                        guint *n_lines, const RectifyCellStyle *style);
