/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-enums.h"
#include "rectify-word-list.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_VOCABULARY (rectify_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (RectifyVocabulary, rectify_vocabulary, RECTIFY, VOCABULARY, GObject)

/*
 * The words the readers know: labels and their synonyms, numbering, headings, deadline phrases.
 * Immutable once made, so that threads can share it.
 */
RectifyVocabulary *rectify_vocabulary_get_default (void);
RectifyVocabulary *rectify_vocabulary_new_from_data (const char *data, gssize length,
                                                     GError **error);

const RectifyWordList *rectify_vocabulary_get_list (RectifyVocabulary *self, const char *group,
                                                    const char *key);
const char *const *rectify_vocabulary_get_words (RectifyVocabulary *self, const char *group,
                                                 const char *key);
gboolean rectify_vocabulary_contains (RectifyVocabulary *self, const char *group, const char *key,
                                      const char *text);

/* Labels of fields, and what leads in measures, problems and notes. */
gboolean rectify_vocabulary_may_begin_field (RectifyVocabulary *self, gunichar character);
gsize rectify_vocabulary_match_role (RectifyVocabulary *self, const char *text, RectifyRole *role);
gsize rectify_vocabulary_match_word (RectifyVocabulary *self, const char *group, const char *key,
                                     const char *text);

/* The usual deadline phrases for menus, in the document's language. */
const char *const *rectify_vocabulary_get_usual_deadlines (RectifyVocabulary *self);

G_END_DECLS
