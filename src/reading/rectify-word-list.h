/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyWordList:
 *
 * Words that are looked for in texts, all UTF-8. Immutable once made.
 */
typedef struct _RectifyWordList RectifyWordList;

RectifyWordList *rectify_word_list_new (char **words);
void rectify_word_list_free (RectifyWordList *self);
const char *const *rectify_word_list_get_words (const RectifyWordList *self);
gsize rectify_word_list_match (const RectifyWordList *self, const char *text);
gboolean rectify_word_list_ends (const RectifyWordList *self, const char *text);
gboolean rectify_word_list_occurs (const RectifyWordList *self, const char *text);
gsize rectify_word_list_find_last_end (const RectifyWordList *self, const char *text);

G_END_DECLS
