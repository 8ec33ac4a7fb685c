/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-token.h"

G_BEGIN_DECLS

/* Fields and lead-ins at a place in a paragraph; positions count from the paragraph's start. */
gboolean rectify_field_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                              gboolean at_start, RectifyToken *token);
gsize rectify_field_skip_number (RectifyLabelMatcher *matcher, const char *text, gsize position);
gboolean rectify_field_is_label (RectifyVocabulary *vocabulary, const char *text);
gboolean rectify_field_may_begin (RectifyVocabulary *vocabulary, const char *text);
gboolean rectify_note_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                             gsize behind, RectifyToken *token);
gboolean rectify_lead_in_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                                gsize behind, RectifyToken *token);

G_END_DECLS
