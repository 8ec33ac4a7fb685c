/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

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
char *rectify_ledger_column_dup_tooltip (RectifyLedgerColumn column, RectifyTaskRow *row,
                                         const GDate *today);
RectifyRowColumn rectify_ledger_column_get_order (RectifyLedgerColumn column);

/* The columns of a view, as they were left. */
void rectify_ledger_columns_add (GtkColumnView *view);
GtkColumnViewColumn *rectify_ledger_columns_find (GtkColumnView *view, const char *name);
void rectify_ledger_columns_set_today (GtkColumnView *view, const GDate *today);
GMenuModel *rectify_ledger_columns_create_menu (void);
void rectify_ledger_columns_set_menu (GtkColumnView *view, GMenuModel *menu);
RectifyTaskRow *rectify_ledger_columns_find_row (GtkWidget *widget);
void rectify_ledger_columns_add_actions (GtkColumnView *view, GActionMap *map);
void rectify_ledger_columns_move (GtkColumnView *view, guint position, int step);
gboolean rectify_ledger_columns_find_order (GtkColumnView *view, RectifyLedgerColumn *column,
                                            gboolean *descending);
GArray *rectify_ledger_columns_list_shown (GtkColumnView *view);
void rectify_ledger_columns_keep_state (GtkColumnView *view);

G_END_DECLS
