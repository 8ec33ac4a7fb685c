/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"
#include "rectify-flow.h"
#include "rectify-package.h"

G_BEGIN_DECLS

#define RECTIFY_ODT_LEVELS 10

/* How the paragraphs of one level of a list are numbered. */
typedef struct {
  const char *format; /* as in rectify_docx_numerals_append(); NULL if there is no number */
  char *prefix;
  char *suffix;
  guint n_shown; /* how many levels the label shows */
  guint start;
} RectifyOdtLevel;

typedef struct {
  RectifyOdtLevel levels[RECTIFY_ODT_LEVELS];
} RectifyOdtListStyle;

/* Styles of paragraphs, text, tables and lists. */
typedef struct {
  GHashTable *parents;          /* names to names of the styles they derive from */
  GHashTable *weights;          /* names to 1 for bold, 2 for what is not, where they say so */
  GHashTable *hidden;           /* names of styles whose text or table is not shown */
  GHashTable *lists;            /* names to RectifyOdtListStyle */
  RectifyOdtListStyle *outline; /* of headings; NULL if there is none */
  gboolean has_headers;         /* some page has a header or footer with text */
} RectifyOdtStyles;

RectifyOdtStyles *rectify_odt_styles_new (void);
void rectify_odt_styles_free (RectifyOdtStyles *self);
void rectify_odt_styles_read (RectifyOdtStyles *self, RectifyXml *xml);
gboolean rectify_odt_styles_read_part (RectifyOdtStyles *self, RectifyPackage *package,
                                       GError **error);
gboolean rectify_odt_styles_is_bold (RectifyOdtStyles *self, const char *name, gboolean otherwise);
gboolean rectify_odt_styles_is_title (RectifyOdtStyles *self, const char *name);

/* Lists that are open, and the numbers that they have come to. */
typedef struct _RectifyOdtLists RectifyOdtLists;

RectifyOdtLists *rectify_odt_lists_new (RectifyOdtStyles *styles);
void rectify_odt_lists_free (RectifyOdtLists *self);
void rectify_odt_lists_start_list (RectifyOdtLists *self, RectifyXml *xml);
void rectify_odt_lists_end_list (RectifyOdtLists *self);
void rectify_odt_lists_start_item (RectifyOdtLists *self, RectifyXml *xml, gboolean is_header);
char *rectify_odt_lists_count (RectifyOdtLists *self);
char *rectify_odt_lists_count_heading (RectifyOdtLists *self, guint level);

gboolean rectify_ods_read_sheets (RectifyXml *xml, RectifyOdtStyles *styles,
                                  RectifyDocument *document, GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyOdtStyles, rectify_odt_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyOdtLists, rectify_odt_lists_free)

G_END_DECLS
