/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-session.h"

G_BEGIN_DECLS

typedef enum {
  RECTIFY_OPERATION_OPEN,
  RECTIFY_OPERATION_SHOW,
  RECTIFY_OPERATION_EDIT,
  RECTIFY_OPERATION_ADD,
  RECTIFY_OPERATION_RUN,
  RECTIFY_OPERATION_UNDO,
  RECTIFY_OPERATION_REDO,
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
  RectifyPlan *draft;
  RectifyEditFunc edit;
  RectifyLedgerFunc run;
  gpointer func_data;
  GDestroyNotify destroy;

  RectifyPlan *plan;
  GPtrArray *plans;
  GPtrArray *parties;
  char *undo_name;
  char *redo_name;
  gboolean refreshed; /* whether these were read */
} RectifyOperation;

RectifyOperation *rectify_operation_new (RectifyOperationType type);
void rectify_operation_free (gpointer data);
gboolean rectify_operation_carry_out (RectifyOperation *self, GError **error);

G_END_DECLS
