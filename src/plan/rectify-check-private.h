/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-change.h"
#include "rectify-check.h"

G_BEGIN_DECLS

/**
 * RectifyCheck:
 * @plan: the plan that is checked
 * @items: (element-type RectifyItem): its items in reading order, without the root; borrowed
 * @findings: (element-type RectifyFinding): what was found so far
 * @n_comparisons: how many pairs of measures were compared
 *
 * One check of a plan, on its way through the checkers.
 */
typedef struct {
  RectifyPlan *plan;
  GPtrArray *items;
  GPtrArray *findings;
  guint n_comparisons;
} RectifyCheck;

RectifyCheck *rectify_check_run (RectifyPlan *plan);
void rectify_check_free (RectifyCheck *self);
RectifyFinding *rectify_check_add (RectifyCheck *self, RectifyFindingKind kind,
                                   RectifySeverity severity, const RectifySpot *spot, gsize start,
                                   gsize end, const char *format, ...) G_GNUC_PRINTF (7, 8);
RectifyFinding *rectify_check_add_plan (RectifyCheck *self, RectifyFindingKind kind,
                                        RectifySeverity severity, const char *message);
void rectify_check_add_item (RectifyCheck *self, RectifyFindingKind kind, RectifyItem *item,
                             const char *format);
char *rectify_check_quote (const char *text, gssize length);
char *rectify_check_quote_around (const RectifySpot *spot, const char *text, gsize start,
                                  gsize end);
char *rectify_check_name_item (RectifyItem *item);

/* What plans count. */
typedef enum {
  RECTIFY_COUNTED_AREAS,
  RECTIFY_COUNTED_PROBLEMS,
  RECTIFY_COUNTED_MEASURES,
  RECTIFY_N_COUNTED
} RectifyCounted;

/**
 * RectifyCountedNumber:
 * @thing: what is counted
 * @number: how many that is said to be
 * @start: where the words begin that say so, in bytes
 * @end: where they end
 *
 * A number in words: “12个问题”.
 */
typedef struct {
  RectifyCounted thing;
  guint number;
  gsize start;
  gsize end;
} RectifyCountedNumber;

typedef void (*RectifyNumberFunc) (const RectifySpot *spot, const char *text,
                                   const RectifyCountedNumber *found, gpointer user_data);
void rectify_check_foreach_number (RectifyCheck *check, RectifyNumberFunc func, gpointer user_data);

/* The checkers, a file each. */
void rectify_check_placeholders (RectifyCheck *check);
void rectify_check_numbering (RectifyCheck *check);
void rectify_check_responsibility (RectifyCheck *check);
void rectify_check_punctuation (RectifyCheck *check);
void rectify_check_parties (RectifyCheck *check);
void rectify_check_coverage (RectifyCheck *check);
void rectify_check_lines (RectifyCheck *check);
void rectify_check_progress (RectifyCheck *check);
void rectify_check_notice (RectifyCheck *check);
void rectify_check_counts (RectifyCheck *check);

/**
 * RectifyFinding:
 *
 * Something in a plan that a careful clerk would look at again: what, where, and perhaps how it is
 * mended.
 */
struct _RectifyFinding {
  GObject parent_instance;

  RectifyFindingKind kind;
  RectifySeverity severity;
  RectifyItem *item;
  RectifyPlace place; /* which text it is in */
  guint index;        /* which of the item's assignments, 0 for other places */
  gsize start;        /* where the words are in that text, in bytes; nothing where it is missing */
  gsize end;
  guint rank;
  char *message;
  char *mend;
  GPtrArray *changes;
  char *name;
  char *spelling;
};

/* For those that make findings; the messages and changes are handed over. */
RectifyFinding *rectify_finding_new (RectifyFindingKind kind, RectifySeverity severity,
                                     const RectifySpot *spot, gsize start, gsize end,
                                     char *message);
void rectify_finding_set_mend (RectifyFinding *self, char *mend);
void rectify_finding_add_change (RectifyFinding *self, RectifyChange *change);
void rectify_finding_set_spelling (RectifyFinding *self, const char *name, const char *spelling);
int rectify_finding_compare (RectifyFinding *a, RectifyFinding *b);
void rectify_finding_set_rank (RectifyFinding *self, guint rank);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyCheck, rectify_check_free)

G_END_DECLS
