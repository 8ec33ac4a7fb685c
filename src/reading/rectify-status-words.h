/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-enums.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/**
 * RectifyStatusWords:
 * @status: the status that they are for
 * @is_whole: whether nothing else stands there
 * @is_certain: whether they can mean nothing else
 * @may_have_begun: whether they say no more than that it is not finished (“未完成”)
 *
 * The words for a status that a text has.
 */
typedef struct {
  RectifyStatus status;
  gboolean is_whole;
  gboolean is_certain;
  gboolean may_have_begun;
} RectifyStatusWords;

gboolean rectify_status_words_read (RectifyVocabulary *vocabulary, const char *text,
                                    RectifyStatusWords *found);
gboolean rectify_status_words_answer (RectifyVocabulary *vocabulary, const char *question,
                                      const char *text, RectifyStatusWords *found);

G_END_DECLS
