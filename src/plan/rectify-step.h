/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_STEP (rectify_step_get_type ())

/**
 * RectifyStepKind:
 * @RECTIFY_STEP_REQUEST: somebody asks that the item be closed out (销号申请), and on what grounds
 * @RECTIFY_STEP_APPROVE: a reviewer closed it out (同意销号)
 * @RECTIFY_STEP_REFUSE: a reviewer did not, and why (不同意销号)
 * @RECTIFY_STEP_REOPEN: what was closed out is open again, and why (重新整改)
 * @RECTIFY_STEP_VOTE: how satisfied people are (群众满意度), as counts
 * @RECTIFY_STEP_STAGE: what is to be reached by a day (阶段目标), within the item
 *
 * What happened to an item while it was followed up. The values are stored in ledgers and never
 * change.
 */
typedef enum {
  RECTIFY_STEP_REQUEST = 0,
  RECTIFY_STEP_APPROVE = 1,
  RECTIFY_STEP_REFUSE = 2,
  RECTIFY_STEP_REOPEN = 3,
  RECTIFY_STEP_VOTE = 4,
  RECTIFY_STEP_STAGE = 5,
} RectifyStepKind;

#define RECTIFY_N_STEP_KINDS 6

/* What is counted: of a vote, those who are satisfied, fairly satisfied, and not satisfied; of a
 * stage, first whether it was reached. */
#define RECTIFY_STEP_N_COUNTS 3
#define RECTIFY_STEP_MAX_COUNT 99999999

/**
 * RectifyStep:
 *
 * A step of following an item up: of its close-out, a vote, or a stage. Immutable, shared by
 * reference.
 */
typedef struct _RectifyStep RectifyStep;

GType rectify_step_get_type (void) G_GNUC_CONST;

RectifyStep *rectify_step_new (RectifyStepKind kind, const GDate *date, const char *who,
                               const char *text, const int *counts);
RectifyStep *rectify_step_new_stored (gint64 id, RectifyStepKind kind, const GDate *date,
                                      const char *who, const char *text, const int *counts);
RectifyStep *rectify_step_with_reached (RectifyStep *self, gboolean reached);
RectifyStep *rectify_step_ref (RectifyStep *self);
void rectify_step_unref (RectifyStep *self);
gint64 rectify_step_get_id (RectifyStep *self);
RectifyStepKind rectify_step_get_kind (RectifyStep *self);
const GDate *rectify_step_get_date (RectifyStep *self);
const char *rectify_step_get_who (RectifyStep *self);
const char *rectify_step_get_text (RectifyStep *self);
const int *rectify_step_get_counts (RectifyStep *self);
gboolean rectify_step_is_reached (RectifyStep *self);
gboolean rectify_step_equal (RectifyStep *a, RectifyStep *b);
int rectify_step_compare (RectifyStep *a, RectifyStep *b);
char *rectify_step_dup_words (RectifyStep *self);

/* The machine's word for a kind ("request"), as in JSON; and back, FALSE for an unknown word. */
const char *rectify_step_kind_get_nick (RectifyStepKind kind);
/* The user's word for it, in the interface's language. */
const char *rectify_step_kind_get_title (RectifyStepKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStep, rectify_step_unref)

G_END_DECLS
