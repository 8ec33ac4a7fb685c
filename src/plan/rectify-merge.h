/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyMergeField:
 * @RECTIFY_MERGE_PARTICULAR: a particular of the plan itself; its name says which
 * @RECTIFY_MERGE_LABEL: an item's label
 * @RECTIFY_MERGE_HEADING: its heading
 * @RECTIFY_MERGE_TEXT: its text
 * @RECTIFY_MERGE_KIND: what it is, and whether it continues a paragraph
 * @RECTIFY_MERGE_STATUS: how far it has come
 * @RECTIFY_MERGE_COLUMNS: the columns of the table that it heads
 * @RECTIFY_MERGE_LEAD_IN: the lead-in of its measures
 * @RECTIFY_MERGE_ASSIGNMENTS: who answers for it
 * @RECTIFY_MERGE_DEADLINE: until when
 * @RECTIFY_MERGE_INTERNAL: whether it is for the office alone
 * @RECTIFY_MERGE_PROGRESS: one entry on what was done
 * @RECTIFY_MERGE_STEP: one step of its close-out, a vote or a stage
 * @RECTIFY_MERGE_EVIDENCE: one file that proves what was done
 * @RECTIFY_MERGE_ADDED: it is new; or what ours deleted was changed by theirs
 * @RECTIFY_MERGE_REMOVED: it is gone, with what is below it
 * @RECTIFY_MERGE_MOVED: it stands below another item, or elsewhere among its siblings
 *
 * What may be different of a plan or an item.
 */
typedef enum {
  RECTIFY_MERGE_PARTICULAR,
  RECTIFY_MERGE_LABEL,
  RECTIFY_MERGE_HEADING,
  RECTIFY_MERGE_TEXT,
  RECTIFY_MERGE_KIND,
  RECTIFY_MERGE_STATUS,
  RECTIFY_MERGE_COLUMNS,
  RECTIFY_MERGE_LEAD_IN,
  RECTIFY_MERGE_ASSIGNMENTS,
  RECTIFY_MERGE_DEADLINE,
  RECTIFY_MERGE_INTERNAL,
  RECTIFY_MERGE_PROGRESS,
  RECTIFY_MERGE_STEP,
  RECTIFY_MERGE_EVIDENCE,
  RECTIFY_MERGE_ADDED,
  RECTIFY_MERGE_REMOVED,
  RECTIFY_MERGE_MOVED,
} RectifyMergeField;

#define RECTIFY_N_MERGE_FIELDS 17

/**
 * RectifyMergeSide:
 * @RECTIFY_MERGE_OURS: what is there
 * @RECTIFY_MERGE_THEIRS: what comes in
 */
typedef enum {
  RECTIFY_MERGE_OURS,
  RECTIFY_MERGE_THEIRS,
} RectifyMergeSide;

/**
 * RectifyMergeChange:
 * @field: what is different
 * @item_id: the item's identifier; 0 for the plan itself, and for an item that has none yet
 * @item: (nullable): the item in ours, or in theirs if ours does not have it
 * @name: (nullable): of a particular, the machine's word for it: “title”, “theme”, that of a
 *   #RectifyParticular
 * @base: (nullable): in words, what both began with
 * @ours: (nullable): in words, what ours has
 * @theirs: (nullable): in words, what theirs has
 * @conflict: whether a person has to decide
 * @side: what the result has: theirs if there is no conflict, ours for a conflict until decided
 *
 * One thing that theirs changed. Borrowed from the merge.
 */
typedef struct {
  RectifyMergeField field;
  gint64 item_id;
  RectifyItem *item;
  const char *name;
  char *base, *ours, *theirs;
  gboolean conflict;
  RectifyMergeSide side;
} RectifyMergeChange;

/**
 * RectifyMergeFlags:
 * @RECTIFY_MERGE_NONE: what theirs deleted or moved is done, unless ours changed it too
 * @RECTIFY_MERGE_ASK_STRUCTURE: what theirs deleted, moved or put in another order of what was
 *   there before is a conflict
 * @RECTIFY_MERGE_ASK_CLOSE_OUT: what theirs closed out or opened again, also of what is new, what it
 *   took away of that, and what it wants before a close-out, is a conflict
 */
typedef enum /*< flags >*/ {
  RECTIFY_MERGE_NONE = 0,
  RECTIFY_MERGE_ASK_STRUCTURE = 1 << 0,
  RECTIFY_MERGE_ASK_CLOSE_OUT = 1 << 1,
} RectifyMergeFlags;

/* Identifiers of items are numbers of 52 bits. Those that were made in a packet have the first bit set,
 * and begin with the packet's origin, above the last 28. */
#define RECTIFY_ITEM_ORIGIN_SHIFT 28
#define RECTIFY_ITEM_IS_OF_PACKET(id) (((id) >> 51 & 1) != 0)

#define RECTIFY_TYPE_MERGE (rectify_merge_get_type ())
G_DECLARE_FINAL_TYPE (RectifyMerge, rectify_merge, RECTIFY, MERGE, GObject)

RectifyMerge *rectify_merge_new (RectifyPlan *base, RectifyPlan *ours, RectifyPlan *theirs,
                                 RectifyMergeFlags flags);
guint rectify_merge_get_n_changes (RectifyMerge *self);
const RectifyMergeChange *rectify_merge_get_change (RectifyMerge *self, guint position);
guint rectify_merge_get_n_conflicts (RectifyMerge *self);
void rectify_merge_decide (RectifyMerge *self, guint position, RectifyMergeSide side);
guint rectify_merge_count_undated (RectifyMerge *self);
void rectify_merge_date_undated (RectifyMerge *self, const GDate *day);
RectifyPlan *rectify_merge_make_plan (RectifyMerge *self);
void rectify_merge_renumber (RectifyMerge *self, RectifyPlan *plan);

/* What is different, in the user's language: “Deadline”. */
char *rectify_merge_change_dup_title (const RectifyMergeChange *change);

G_END_DECLS
