/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyParticular:
 * @RECTIFY_PARTICULAR_COPY_NUMBER: the copy's number (份号), GB/T 9704-2012, 7.2.1
 * @RECTIFY_PARTICULAR_SECRECY: degree and term of secrecy (密级和保密期限), 7.2.2
 * @RECTIFY_PARTICULAR_URGENCY: how urgent it is (紧急程度), 7.2.3
 * @RECTIFY_PARTICULAR_MARK: the issuer's mark (发文机关标志), 7.2.4
 * @RECTIFY_PARTICULAR_ANNEX: which annex of another document it is (附件2), above the title, 7.3.7
 * @RECTIFY_PARTICULAR_ADDRESSEE: to whom it goes (主送机关), 7.3.2
 * @RECTIFY_PARTICULAR_ATTACHMENTS: names of what is attached (附件说明), a line each, 7.3.4
 * @RECTIFY_PARTICULAR_SIGNATURE: who signs below the text (署名), a line each, 7.3.5
 * @RECTIFY_PARTICULAR_DATE: the date below the text (成文日期), as 2022-01-05, 7.3.5.4
 * @RECTIFY_PARTICULAR_NOTE: what else is to be said (附注), without its brackets, 7.3.6
 * @RECTIFY_PARTICULAR_COPIES_TO: who gets copies (抄送机关), 7.4.2
 * @RECTIFY_PARTICULAR_PRINTED_BY: who prints it (印发机关), 7.4.3
 * @RECTIFY_PARTICULAR_PRINTED_ON: when (印发日期), as 2022-01-05, 7.4.3
 *
 * What stands around a plan's text when it prints, beside its title, number and signer.
 */
typedef enum {
  RECTIFY_PARTICULAR_COPY_NUMBER,
  RECTIFY_PARTICULAR_SECRECY,
  RECTIFY_PARTICULAR_URGENCY,
  RECTIFY_PARTICULAR_MARK,
  RECTIFY_PARTICULAR_ANNEX,
  RECTIFY_PARTICULAR_ADDRESSEE,
  RECTIFY_PARTICULAR_ATTACHMENTS,
  RECTIFY_PARTICULAR_SIGNATURE,
  RECTIFY_PARTICULAR_DATE,
  RECTIFY_PARTICULAR_NOTE,
  RECTIFY_PARTICULAR_COPIES_TO,
  RECTIFY_PARTICULAR_PRINTED_BY,
  RECTIFY_PARTICULAR_PRINTED_ON,
} RectifyParticular;

#define RECTIFY_N_PARTICULARS 13

const char *rectify_particular_get_nick (RectifyParticular particular);
gboolean rectify_particular_from_nick (const char *nick, RectifyParticular *particular);

char *rectify_text_dup_stripped (const char *text);
const char *rectify_plan_get_particular (RectifyPlan *self, RectifyParticular particular);
void rectify_plan_set_particular (RectifyPlan *self, RectifyParticular particular,
                                  const char *value);

G_END_DECLS
