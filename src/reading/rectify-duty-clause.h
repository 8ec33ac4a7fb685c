/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-assignment.h"
#include "rectify-deadline.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/**
 * RectifyDutyClause:
 * @start: the byte where what it says begins: names, or a time
 * @end: the byte behind that
 * @is_deadline: whether it says until when; else who
 * @is_weak: whether it is sure only beside another one
 * @role: of those that it names
 *
 * A clause such as “由办公室牵头” or “6月底前完成”.
 */
typedef struct {
  gsize start;
  gsize end;
  gboolean is_deadline;
  gboolean is_weak;
  RectifyRole role;
} RectifyDutyClause;

gboolean rectify_duty_clause_read (RectifyVocabulary *vocabulary, const char *text, int year,
                                   RectifyDutyClause *clause);
gboolean rectify_duty_clause_is_name (RectifyVocabulary *vocabulary, const char *text);
gboolean rectify_duty_clause_may_end (const char *text);

G_END_DECLS
