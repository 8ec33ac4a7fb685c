/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rectify-pages.h"

/* A line of text: which page, and where its baseline begins, in points. */
typedef struct {
  PangoLayoutLine *line;
  const char *tag; /* what it is part of, in a tagged PDF */
  guint paragraph;
  guint page;
  double x;
  double baseline;
} RectifyLine;

/* A heading for the outline. */
typedef struct {
  char *text;
  guint level;
  guint line;
} RectifyHeading;

struct _RectifyPages {
  GObject parent_instance;

  char *title;
  char *author;
  PangoFontMap *font_map;
  PangoContext *context;
  GPtrArray *layouts;
  GArray *lines;
  GArray *paragraphs;  /* the first line of each, and the end of the last */
  GArray *first_lines; /* of each page */
  GArray *headings;
};

void rectify_pages_draw_tagged (RectifyPages *self, guint page, gboolean tagged, cairo_t *cr);
void rectify_composer_add_paragraph (RectifyPages *pages, RectifyParagraph *paragraph);
PangoLayout *rectify_composer_set_page_number (PangoContext *context, guint number);
gboolean rectify_paginator_place (RectifyPages *pages, RectifyDocument *document,
                                  GCancellable *cancellable, GError **error);
