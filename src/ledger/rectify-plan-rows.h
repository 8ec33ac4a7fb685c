/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-task-row.h"

G_BEGIN_DECLS

/**
 * RectifyPlanRows:
 * @id: a plan's identifier
 * @revision: the revision of the plan that this is of
 * @rows: (nullable) (element-type RectifyTaskRow): its tasks; %NULL if they were not read, or if it is
 *   damaged
 *
 * A plan as the ledger has it, and its tasks as they were read.
 */
typedef struct {
  gint64 id;
  gint64 revision;
  GPtrArray *rows;
} RectifyPlanRows;

GPtrArray *rectify_plan_rows_list (RectifyLedger *ledger, GError **error);
gboolean rectify_plan_rows_read (RectifyLedger *ledger, RectifyPlanRows *self, GError **error);
void rectify_plan_rows_free (gpointer data);

G_END_DECLS
