/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-docx-numbering.h"

G_BEGIN_DECLS

#define RECTIFY_DOCX_N_LEVELS 9

/* How a level of a numbering is shown. */
typedef struct {
  char *format; /* NULL for Arabic digits */
  char *text;   /* “%1.%2” */
  char *style;  /* the paragraph style that is numbered on this level */
  int start;
  int restart; /* after which level, from 1; 0 for never, -1 for the one before */
  gboolean is_bullet;
  gboolean is_legal; /* all numbers in Arabic digits */
  gboolean is_hidden;
  gboolean has_suffix; /* a tab or a space between the label and the text */
} RectifyDocxLevel;

/* A definition, and the counters that all numberings made from it share. */
typedef struct {
  RectifyDocxLevel *levels[RECTIFY_DOCX_N_LEVELS];
  char *style_link; /* the numbering style that has the definition instead */
  int counters[RECTIFY_DOCX_N_LEVELS];
  gboolean is_counting[RECTIFY_DOCX_N_LEVELS];
} RectifyDocxDefinition;

/* A numbering that paragraphs name. */
typedef struct {
  int definition;
  RectifyDocxLevel *levels[RECTIFY_DOCX_N_LEVELS]; /* instead of the definition's */
  int starts[RECTIFY_DOCX_N_LEVELS];               /* where to start anew, once; -1 for not */
} RectifyDocxList;

struct _RectifyDocxNumbering {
  RectifyDocxStyles *styles; /* borrowed */
  GHashTable *definitions;   /* number to RectifyDocxDefinition */
  GHashTable *lists;         /* number to RectifyDocxList */
};

void rectify_docx_numbering_parse (RectifyDocxNumbering *self, RectifyXml *xml);
extern const char *const rectify_docx_numbering_names[];

void rectify_docx_definition_free (gpointer data);
void rectify_docx_list_free (gpointer data);

G_END_DECLS
