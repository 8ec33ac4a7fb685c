/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-session.h"
#include "rectify-wait.h"

G_BEGIN_DECLS

/* Of a plan that an edit is made from: the number of the last edit when it was read, a gint64. */
#define RECTIFY_OPERATION_SEEN "rectify-seen"

typedef enum {
  RECTIFY_OPERATION_OPEN,
  RECTIFY_OPERATION_SHOW,
  RECTIFY_OPERATION_EDIT,
  RECTIFY_OPERATION_ADD,
  RECTIFY_OPERATION_RUN,
  RECTIFY_OPERATION_UNDO,
  RECTIFY_OPERATION_REDO,
  RECTIFY_OPERATION_COPY,
  RECTIFY_OPERATION_LOOK,
} RectifyOperationType;

/* One piece of work, and what it leaves behind for the window. */
typedef struct {
  RectifyOperationType type;
  RectifyLedger *meant_ledger; /* open when it was asked for; NULL: whichever is open by then */
  gint64 meant_plan;           /* shown when it was asked for; 0: whichever is shown by then */
  RectifyLedger *ledger;
  char *path;
  RectifyLedgerFlags flags;
  gint64 plan_id;
  char *name;
  RectifyPlan *base; /* what the draft was made from; NULL: the plan that is shown */
  RectifyPlan *draft;
  RectifyEditFunc edit;
  RectifyLedgerFunc run;
  gpointer func_data;
  GDestroyNotify destroy;
  gint64 undo_id; /* the edit that may be undone though it is somebody else's */
  gint64 item_id; /* what was undone or done again is about, 0 if that is no item */

  GCancellable *cancellable; /* of waiting for another program */
  RectifyWaitFunc waiting;
  gpointer waiting_data;
  gboolean told_waiting;
  int is_waiting; /* atomic */

  RectifyMerge *merge;       /* where a person has to decide */
  RectifyPlan *ours;         /* what the ledger had then */
  GPtrArray *conflict_edits; /* who made the change that is in the way, of each change; or NULL */

  RectifyPlan *plan;
  GPtrArray *plans;
  GPtrArray *parties;
  char *undo_name;
  char *redo_name;
  RectifyEditNote *undo_edit;
  RectifyEditNote *last_edit;
  gint64 clock_back;  /* of an opening: what the clock is behind of, or 0 */
  gboolean refreshed; /* whether these were read */
  gboolean changed;   /* whether somebody else has changed something */
  RectifyFilePlace place;
} RectifyOperation;

RectifyOperation *rectify_operation_new (RectifyOperationType type);
void rectify_operation_free (gpointer data);
void rectify_operation_take_merge (RectifyOperation *self);
gboolean rectify_operation_carry_out (RectifyOperation *self, GError **error);

G_END_DECLS
