/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/* The number of “最后”: it follows whatever number a series has come to. */
#define RECTIFY_LABEL_LAST 10000

/**
 * RectifyLabelMatch:
 * @family: which family of labels, in the vocabulary's order, from the outermost level
 * @number: its number
 * @length: its length in bytes
 *
 * A label found in a text.
 */
typedef struct {
  guint family;
  guint number;
  gsize length;
} RectifyLabelMatch;

/**
 * RectifyLabelMatcher:
 *
 * Knows labels by the numbering of a vocabulary.
 */
typedef struct _RectifyLabelMatcher RectifyLabelMatcher;

RectifyLabelMatcher *rectify_label_matcher_new (RectifyVocabulary *vocabulary);
void rectify_label_matcher_free (RectifyLabelMatcher *self);
gboolean rectify_label_matcher_match (RectifyLabelMatcher *self, const char *text,
                                      RectifyLabelMatch *match);
gboolean rectify_label_matcher_is_run_in (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_floating (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_problem (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_area (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_measure (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_section (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_is_by_series (RectifyLabelMatcher *self, guint family);
gboolean rectify_label_matcher_are_interchangeable (RectifyLabelMatcher *self, guint a, guint b);
gboolean rectify_label_matcher_find_family (RectifyLabelMatcher *self, const char *name,
                                            guint *family);
void rectify_label_matcher_set_used (RectifyLabelMatcher *self, guint family, gboolean used);
gboolean rectify_label_follows (const RectifyLabelMatch *last, const RectifyLabelMatch *next);

/* A series of labels inside a text, each behind the end of a sentence or clause. */
gboolean rectify_label_matcher_find_next (RectifyLabelMatcher *self, const char *text, gsize from,
                                          gsize to, guint family, guint number, gsize *position,
                                          RectifyLabelMatch *match);
gboolean rectify_label_matcher_find_series (RectifyLabelMatcher *self, const char *text, gsize from,
                                            gsize *position, RectifyLabelMatch *match);

/* Where the first sentence of a text ends, its closing marks included; 0 if it has no end. */
gsize rectify_sentence_end (const char *text);

/* Whether two characters are the same but for their width; and the half-width one of the two. */
gunichar rectify_fold_width (gunichar character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyLabelMatcher, rectify_label_matcher_free)

G_END_DECLS
