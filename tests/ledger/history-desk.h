/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-entries.h"
#include "rectify-plan-edit.h"

/* A ledger in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  char *backups;
  RectifyLedger *ledger;
} HistoryDesk;

void history_desk_set_up (HistoryDesk *desk, gconstpointer data);
void history_desk_tear_down (HistoryDesk *desk, gconstpointer data);
void history_desk_reopen (HistoryDesk *desk);
void history_desk_save (HistoryDesk *desk, RectifyPlan *plan, const char *name);
RectifyPlan *history_desk_load (HistoryDesk *desk, RectifyPlan *plan);
char *history_desk_dump (HistoryDesk *desk);
void history_desk_execute (HistoryDesk *desk, const char *sql);
RectifyPlan *history_plan_new (void);
gint64 history_desk_find_last (HistoryDesk *desk);
char *history_desk_describe (HistoryDesk *desk, gint64 entry_id);
