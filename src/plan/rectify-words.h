/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyWordsKind:
 * @RECTIFY_WORDS_SAME: what both texts say
 * @RECTIFY_WORDS_DELETED: what the old text says alone
 * @RECTIFY_WORDS_INSERTED: what the new text says alone
 */
typedef enum {
  RECTIFY_WORDS_SAME,
  RECTIFY_WORDS_DELETED,
  RECTIFY_WORDS_INSERTED,
} RectifyWordsKind;

/**
 * RectifyWords:
 * @kind: who says them
 * @start: where they begin, in bytes: in the old text if deleted, else in the new one
 * @end: where they end
 *
 * Some of the words of two texts that are compared.
 */
typedef struct {
  RectifyWordsKind kind;
  gsize start;
  gsize end;
} RectifyWords;

/* What makes one text another, to be read in order. */
GArray *rectify_words_compare (const char *before, const char *after);

G_END_DECLS
