/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task-row.h"

G_BEGIN_DECLS

/*
 * Words that stand in many rows, once: with what they are searched by, and what they are sorted by,
 * which is made when it is asked for first. May be used from any thread.
 */
RectifyRowWords *rectify_row_words_new (const char *text);
RectifyRowWords *rectify_row_words_ref (RectifyRowWords *self);
void rectify_row_words_unref (RectifyRowWords *self);
const char *rectify_row_words_get_text (RectifyRowWords *self);
const char *rectify_row_words_get_fold (RectifyRowWords *self);
const char *rectify_row_words_get_collation_key (RectifyRowWords *self);

/* What texts are searched by, and what makes two of them the same heading. */
char *rectify_row_fold (const char *text);
RectifyName *rectify_row_key_new (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyRowWords, rectify_row_words_unref)

G_END_DECLS
