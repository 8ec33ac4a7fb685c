/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_READING (rectify_reading_get_type ())
G_DECLARE_FINAL_TYPE (RectifyReading, rectify_reading, RECTIFY, READING, GObject)

/**
 * RectifySpan:
 * @paragraph: which paragraph of the document
 * @start: the first byte in that paragraph's text
 * @end: the byte after the last
 *
 * Where in the source the own words (label, heading, text) of an item stand.
 */
typedef struct {
  guint paragraph;
  gsize start;
  gsize end;
} RectifySpan;

/*
 * Reading a document as a plan: the plan, where each item came from, and what was doubtful.
 * Never fails on content; what is not understood becomes prose.
 */
RectifyReading *rectify_reading_new (RectifyDocument *document, RectifyVocabulary *vocabulary,
                                     GCancellable *cancellable, GError **error);
RectifyPlan *rectify_reading_get_plan (RectifyReading *self);
RectifyDocument *rectify_reading_get_document (RectifyReading *self);
gboolean rectify_reading_get_span (RectifyReading *self, RectifyItem *item, RectifySpan *span);
RectifyItem *rectify_reading_find_item (RectifyReading *self, guint paragraph, gsize offset);
gboolean rectify_reading_has_plan (RectifyReading *self);
const char *rectify_reading_get_doubt (RectifyReading *self, RectifyItem *item);

/*
 * What the clerk corrects before the import. Labels stay, and so does the order of the words:
 * written back, the plan is still its source.
 */
gboolean rectify_reading_set_kind (RectifyReading *self, RectifyItem *item, RectifyItemKind kind);
gboolean rectify_reading_can_demote (RectifyReading *self, RectifyItem *item);
gboolean rectify_reading_can_promote (RectifyReading *self, RectifyItem *item);
void rectify_reading_demote (RectifyReading *self, RectifyItem *item);
void rectify_reading_promote (RectifyReading *self, RectifyItem *item);

G_END_DECLS
