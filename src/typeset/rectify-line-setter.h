/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * RectifyTextLine:
 *
 * A line of running text whose characters have their places. Shared by reference.
 */
typedef struct _RectifyTextLine RectifyTextLine;

RectifyTextLine *rectify_text_line_ref (RectifyTextLine *self);
void rectify_text_line_unref (RectifyTextLine *self);
double rectify_text_line_get_width (RectifyTextLine *self);
/* Where a line's words are in the text that it was set from, in bytes, and on the line, in points. */
void rectify_text_line_get_range (RectifyTextLine *self, gsize *start, gsize *end);
double rectify_text_line_get_x (RectifyTextLine *self, gsize position);
void rectify_text_line_draw (RectifyTextLine *self, double x, double baseline, cairo_t *cr);

/* Adds the characters of a run that no font has. */
void rectify_run_collect_missing (PangoGlyphItem *run, GHashTable *missing);
void rectify_text_line_collect_missing (RectifyTextLine *self, GHashTable *missing);

GPtrArray *rectify_lines_set (PangoContext *context, const char *text, PangoAttrList *attributes,
                              double width, double indent, double cell);

G_END_DECLS
