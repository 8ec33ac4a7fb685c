/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-token.h"

G_BEGIN_DECLS

/* Fields and lead-ins at a place in a paragraph; positions count from the paragraph's start. */
gboolean rectify_field_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                              gboolean at_start, RectifyToken *token);
gboolean rectify_field_match_labelled (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher,
                                       const char *text, gsize position, RectifyToken *token);
gboolean rectify_note_match (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher,
                             const char *text, gsize position, RectifyToken *token);
gboolean rectify_lead_in_match (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher,
                                const char *text, gsize position, RectifyToken *token);

G_END_DECLS
