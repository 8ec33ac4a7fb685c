/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyCloseOutState:
 * @RECTIFY_CLOSE_OUT_NONE: nobody asked
 * @RECTIFY_CLOSE_OUT_REQUESTED: it waits for a reviewer
 * @RECTIFY_CLOSE_OUT_APPROVED: it is closed out
 * @RECTIFY_CLOSE_OUT_REFUSED: a reviewer did not agree
 * @RECTIFY_CLOSE_OUT_REOPENED: it was closed out and is open again
 *
 * How far the close-out (销号) of an item has come, as the last of its steps says.
 */
typedef enum {
  RECTIFY_CLOSE_OUT_NONE,
  RECTIFY_CLOSE_OUT_REQUESTED,
  RECTIFY_CLOSE_OUT_APPROVED,
  RECTIFY_CLOSE_OUT_REFUSED,
  RECTIFY_CLOSE_OUT_REOPENED,
} RectifyCloseOutState;

#define RECTIFY_N_CLOSE_OUT_STATES 5

/**
 * RectifyCloseOutError:
 * @RECTIFY_CLOSE_OUT_ERROR_KIND: an item of this kind is not closed out
 * @RECTIFY_CLOSE_OUT_ERROR_STATE: that step does not follow the last one
 * @RECTIFY_CLOSE_OUT_ERROR_UNFINISHED: it, or something below it, is not finished
 * @RECTIFY_CLOSE_OUT_ERROR_PROGRESS: a progress entry is missing
 * @RECTIFY_CLOSE_OUT_ERROR_EVIDENCE: evidence is missing
 * @RECTIFY_CLOSE_OUT_ERROR_WHO: nobody makes the step
 * @RECTIFY_CLOSE_OUT_ERROR_REVIEWER: one reviews it who answers for it
 * @RECTIFY_CLOSE_OUT_ERROR_TEXT: the grounds or the reason is missing
 * @RECTIFY_CLOSE_OUT_ERROR_DATE: the day is before that of the last step
 *
 * Why a step of a close-out cannot be made. The message is a sentence that says what is missing.
 */
typedef enum {
  RECTIFY_CLOSE_OUT_ERROR_KIND,
  RECTIFY_CLOSE_OUT_ERROR_STATE,
  RECTIFY_CLOSE_OUT_ERROR_UNFINISHED,
  RECTIFY_CLOSE_OUT_ERROR_PROGRESS,
  RECTIFY_CLOSE_OUT_ERROR_EVIDENCE,
  RECTIFY_CLOSE_OUT_ERROR_WHO,
  RECTIFY_CLOSE_OUT_ERROR_REVIEWER,
  RECTIFY_CLOSE_OUT_ERROR_TEXT,
  RECTIFY_CLOSE_OUT_ERROR_DATE,
} RectifyCloseOutError;

#define RECTIFY_CLOSE_OUT_ERROR (rectify_close_out_error_quark ())
GQuark rectify_close_out_error_quark (void);

/* Each checks the rules with the needs of the item's plan, adds the step and sets the status; where a
 * rule is broken, nothing changes. */
gboolean rectify_close_out_request (RectifyItem *item, RectifyCloseOutNeeds needs,
                                    const GDate *date, const char *who, const char *text,
                                    GError **error);
gboolean rectify_close_out_approve (RectifyItem *item, RectifyCloseOutNeeds needs,
                                    const GDate *date, const char *who, const char *text,
                                    GError **error);
gboolean rectify_close_out_refuse (RectifyItem *item, const GDate *date, const char *who,
                                   const char *text, GError **error);
gboolean rectify_close_out_reopen (RectifyItem *item, const GDate *date, const char *who,
                                   const char *text, GError **error);

RectifyStep *rectify_close_out_find_last (RectifyItem *item);
RectifyCloseOutState rectify_close_out_get_state (RectifyItem *item);
gboolean rectify_close_out_check_status (RectifyItem *item, RectifyCloseOutNeeds needs,
                                         RectifyStatus status, GError **error);

/* A status that is set by hand: closing by it is a decision too. */
gboolean rectify_close_out_is_unrequested (RectifyItem *item);
void rectify_close_out_pick_day (RectifyItem *item, const GDate *today, GDate *day);
gboolean rectify_close_out_set_status (RectifyItem *item, RectifyCloseOutNeeds needs,
                                       RectifyStatus status, const GDate *today, const char *who,
                                       GError **error);

/* In the user's language. */
const char *rectify_close_out_state_get_title (RectifyCloseOutState state);

G_END_DECLS
