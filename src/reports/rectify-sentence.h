/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-statistics.h"

G_BEGIN_DECLS

/**
 * RectifySentenceRun:
 * @text: words, or a number
 * @filter: (nullable): of a number, what lists the rows that it counts
 *
 * A part of the sentence.
 */
typedef struct {
  char *text;
  RectifyFilter *filter;
} RectifySentenceRun;

/* How many units are told of where the sentence stands among other things. */
#define RECTIFY_SENTENCE_UNITS 5

/* How things stand, in words: elements are RectifySentenceRun, to be read one after another. */
GPtrArray *rectify_sentence_compose (const RectifyStatistics *statistics, guint max_units,
                                     gboolean is_english);
char *rectify_sentence_dup_text (GPtrArray *runs);

G_END_DECLS
