/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-deadline.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/*
 * What a deadline's words mean. year: the plan's year for phrases without one, 0 if unknown.
 * due: set to the date (the last one, where there are several), or cleared.
 */
RectifyDeadlineKinds rectify_deadline_phrase_read (RectifyVocabulary *vocabulary, const char *text,
                                                   int year, GDate *due);

G_END_DECLS
