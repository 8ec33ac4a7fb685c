/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_VOCABULARY (rectify_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (RectifyVocabulary, rectify_vocabulary, RECTIFY, VOCABULARY, GObject)

/* The words the readers know: labels, synonyms, numbering words, deadline phrases. Shared; thread-safe. */
RectifyVocabulary *rectify_vocabulary_get_default (void);

/* The words themselves, for menus: the usual deadline phrases, in the document's language. */
const char *const *rectify_vocabulary_get_usual_deadlines (RectifyVocabulary *self);

G_END_DECLS
