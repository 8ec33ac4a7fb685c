/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyDifferenceKinds:
 * @RECTIFY_DIFFERENCE_ADDED: the item is new
 * @RECTIFY_DIFFERENCE_REMOVED: the item is gone
 * @RECTIFY_DIFFERENCE_MOVED: it stands below another item, or elsewhere among its siblings
 * @RECTIFY_DIFFERENCE_LABEL: its label is another
 * @RECTIFY_DIFFERENCE_HEADING: its heading is another
 * @RECTIFY_DIFFERENCE_TEXT: its text is another
 * @RECTIFY_DIFFERENCE_LEAD_IN: the lead-in of its measures is another
 * @RECTIFY_DIFFERENCE_ASSIGNMENTS: its assignments are others
 * @RECTIFY_DIFFERENCE_DEADLINE: its deadline is another
 * @RECTIFY_DIFFERENCE_STEPS: requests, decisions, votes or stages came, went or are others
 * @RECTIFY_DIFFERENCE_EVIDENCE: evidence came or went
 *
 * What became of an item.
 */
typedef enum /*< flags >*/ {
  RECTIFY_DIFFERENCE_ADDED = 1 << 0,
  RECTIFY_DIFFERENCE_REMOVED = 1 << 1,
  RECTIFY_DIFFERENCE_MOVED = 1 << 2,
  RECTIFY_DIFFERENCE_LABEL = 1 << 3,
  RECTIFY_DIFFERENCE_HEADING = 1 << 4,
  RECTIFY_DIFFERENCE_TEXT = 1 << 5,
  RECTIFY_DIFFERENCE_LEAD_IN = 1 << 6,
  RECTIFY_DIFFERENCE_ASSIGNMENTS = 1 << 7,
  RECTIFY_DIFFERENCE_DEADLINE = 1 << 8,
  RECTIFY_DIFFERENCE_STEPS = 1 << 9,
  RECTIFY_DIFFERENCE_EVIDENCE = 1 << 10,
} RectifyDifferenceKinds;

/* What is no difference of what is printed as the plan. */
#define RECTIFY_DIFFERENCE_FOLLOW_UP (RECTIFY_DIFFERENCE_STEPS | RECTIFY_DIFFERENCE_EVIDENCE)

/**
 * RectifyDifference:
 * @kinds: what is different
 * @before: (nullable): the item as it was; %NULL if it is new
 * @after: (nullable): the item as it is; %NULL if it is gone
 *
 * An item that is not what it was. Borrowed from the comparison.
 */
typedef struct {
  RectifyDifferenceKinds kinds;
  RectifyItem *before;
  RectifyItem *after;
} RectifyDifference;

/**
 * RectifyParticularDifference:
 * @nick: the machine's word for it: “title”, “signer”, that of a #RectifyParticular
 * @before: what it said
 * @after: what it says
 *
 * A particular of the plan itself that is not what it was. Borrowed from the plans.
 */
typedef struct {
  const char *nick;
  const char *before;
  const char *after;
} RectifyParticularDifference;

#define RECTIFY_TYPE_COMPARISON (rectify_comparison_get_type ())
G_DECLARE_FINAL_TYPE (RectifyComparison, rectify_comparison, RECTIFY, COMPARISON, GObject)

RectifyComparison *rectify_comparison_new (RectifyPlan *before, RectifyPlan *after);
guint rectify_comparison_get_n_items (RectifyComparison *self);
const RectifyDifference *rectify_comparison_get_item (RectifyComparison *self, guint position);
guint rectify_comparison_get_n_particulars (RectifyComparison *self);
const RectifyParticularDifference *rectify_comparison_get_particular (RectifyComparison *self,
                                                                      guint position);

G_END_DECLS
