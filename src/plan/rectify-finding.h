/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-place.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyFindingKind:
 * @RECTIFY_FINDING_PLACEHOLDER: a place that is still to be filled in: XX, ××, 某某
 * @RECTIFY_FINDING_REPEATED_NUMBER: a number that stands twice, or behind a higher one
 * @RECTIFY_FINDING_SKIPPED_NUMBER: a number that is missing
 * @RECTIFY_FINDING_MIXED_NUMBERING: siblings that are numbered in several styles
 * @RECTIFY_FINDING_NO_MEASURE: a problem that no measure answers
 * @RECTIFY_FINDING_NO_LEADER: a measure that no leader answers for
 * @RECTIFY_FINDING_NO_DEADLINE: a measure without a deadline
 * @RECTIFY_FINDING_EARLY_DATE: a deadline before the meeting
 * @RECTIFY_FINDING_UNBALANCED_MARK: a bracket or quotation mark without its other half
 * @RECTIFY_FINDING_HALF_WIDTH_MARK: a Western mark between Chinese characters
 * @RECTIFY_FINDING_DOUBLED_MARK: two marks where one belongs
 * @RECTIFY_FINDING_PARTY_SPELLING: one party written in two ways
 * @RECTIFY_FINDING_JOINED_PARTIES: two units without a mark between them
 * @RECTIFY_FINDING_SIMILAR_MEASURES: nearly the same measure under different problems
 * @RECTIFY_FINDING_UNASSIGNED_UNIT: a unit that the words charge and no assignment names
 * @RECTIFY_FINDING_UNIT_TWO_NAMES: a unit under its full and its short name
 * @RECTIFY_FINDING_STATUS_BEHIND: all is reported as done, and the status says it was never begun
 * @RECTIFY_FINDING_NOTICE_COUNT: a number in words that is wrong in the public notice, which leaves
 *   out some of what is counted
 * @RECTIFY_FINDING_COUNT: a number in words that is not that of the areas, problems or measures
 * @RECTIFY_FINDING_BROKEN_LINE: a paragraph that ends with a comma
 * @RECTIFY_FINDING_MISSING_GLYPH: a character that no font has; found where pages are set
 * @RECTIFY_FINDING_SUBSTITUTE_FACE: faces that stand in for others; found where pages are set
 * @RECTIFY_FINDING_UNCLEAR_DEADLINE: a deadline with digits that is no date: 2月30日
 * @RECTIFY_FINDING_NO_DUE_DAY: a deadline by a date that cannot be reckoned: 两个月内
 * @RECTIFY_FINDING_NOT_A_TASK: a section or the like with parties or a deadline, and no task below
 *
 * What is wrong.
 */
typedef enum {
  RECTIFY_FINDING_PLACEHOLDER,
  RECTIFY_FINDING_REPEATED_NUMBER,
  RECTIFY_FINDING_SKIPPED_NUMBER,
  RECTIFY_FINDING_MIXED_NUMBERING,
  RECTIFY_FINDING_NO_MEASURE,
  RECTIFY_FINDING_NO_LEADER,
  RECTIFY_FINDING_NO_DEADLINE,
  RECTIFY_FINDING_EARLY_DATE,
  RECTIFY_FINDING_UNBALANCED_MARK,
  RECTIFY_FINDING_HALF_WIDTH_MARK,
  RECTIFY_FINDING_DOUBLED_MARK,
  RECTIFY_FINDING_PARTY_SPELLING,
  RECTIFY_FINDING_JOINED_PARTIES,
  RECTIFY_FINDING_SIMILAR_MEASURES,
  RECTIFY_FINDING_UNASSIGNED_UNIT,
  RECTIFY_FINDING_UNIT_TWO_NAMES,
  RECTIFY_FINDING_STATUS_BEHIND,
  RECTIFY_FINDING_NOTICE_COUNT,
  RECTIFY_FINDING_COUNT,
  RECTIFY_FINDING_BROKEN_LINE,
  RECTIFY_FINDING_MISSING_GLYPH,
  RECTIFY_FINDING_SUBSTITUTE_FACE,
  RECTIFY_FINDING_UNCLEAR_DEADLINE,
  RECTIFY_FINDING_NO_DUE_DAY,
  RECTIFY_FINDING_NOT_A_TASK,
} RectifyFindingKind;

#define RECTIFY_N_FINDING_KINDS 25

/**
 * RectifySeverity:
 * @RECTIFY_SEVERITY_HINT: worth a look
 * @RECTIFY_SEVERITY_WARNING: most likely wrong
 * @RECTIFY_SEVERITY_ERROR: the plan cannot go out like this
 *
 * How much a finding matters.
 */
typedef enum {
  RECTIFY_SEVERITY_HINT,
  RECTIFY_SEVERITY_WARNING,
  RECTIFY_SEVERITY_ERROR,
} RectifySeverity;

#define RECTIFY_N_SEVERITIES 3

const char *rectify_severity_get_title (RectifySeverity severity);

/* What a check found, and how it can be mended. Immutable. */
#define RECTIFY_TYPE_FINDING (rectify_finding_get_type ())
G_DECLARE_FINAL_TYPE (RectifyFinding, rectify_finding, RECTIFY, FINDING, GObject)

/* For what others than the checks find. */
RectifyFinding *rectify_finding_new_note (RectifyFindingKind kind, RectifySeverity severity,
                                          RectifyItem *item, const char *message);

RectifyFindingKind rectify_finding_get_kind (RectifyFinding *self);
RectifySeverity rectify_finding_get_severity (RectifyFinding *self);
const char *rectify_finding_get_message (RectifyFinding *self);
RectifyItem *rectify_finding_get_item (RectifyFinding *self);

gboolean rectify_finding_can_mend (RectifyFinding *self);
char *rectify_finding_dup_mend (RectifyFinding *self);
gboolean rectify_finding_mend (RectifyFinding *self, RectifyPlan *plan);

G_END_DECLS
