/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task-row.h"

G_BEGIN_DECLS

/**
 * RectifyLedgerColumn:
 *
 * A column of the flat table.
 */
typedef enum {
  RECTIFY_LEDGER_AREA,
  RECTIFY_LEDGER_PROBLEM,
  RECTIFY_LEDGER_MEASURE,
  RECTIFY_LEDGER_LEADER,
  RECTIFY_LEDGER_LEAD_UNIT,
  RECTIFY_LEDGER_UNITS,
  RECTIFY_LEDGER_PERSON,
  RECTIFY_LEDGER_DEADLINE,
  RECTIFY_LEDGER_DUE,
  RECTIFY_LEDGER_STATUS,
  RECTIFY_LEDGER_SHARE,
  RECTIFY_LEDGER_PROGRESS,
  RECTIFY_LEDGER_PLAN,
  RECTIFY_LEDGER_YEAR,
} RectifyLedgerColumn;

#define RECTIFY_N_LEDGER_COLUMNS (RECTIFY_LEDGER_YEAR + 1)

/* What a column says of a task. */
const char *rectify_ledger_column_get_name (RectifyLedgerColumn column);
const char *rectify_ledger_column_get_title (RectifyLedgerColumn column);
char *rectify_ledger_column_dup_text (RectifyLedgerColumn column, RectifyTaskRow *row);
char *rectify_ledger_column_dup_short (RectifyLedgerColumn column, RectifyTaskRow *row, glong max);
char *rectify_ledger_column_dup_tooltip (RectifyLedgerColumn column, RectifyTaskRow *row,
                                         const GDate *today);
guint rectify_ledger_column_count (RectifyLedgerColumn column, RectifyTaskRow *row);
gboolean rectify_ledger_column_from_name (const char *name, RectifyLedgerColumn *column);
RectifyRowColumn rectify_ledger_column_get_order (RectifyLedgerColumn column);

/* Before the day of what is late. */
#define RECTIFY_LATE_SIGN "⚠"

G_END_DECLS
