/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

/* A ledger in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
} LedgerDesk;

void ledger_desk_set_up (LedgerDesk *desk, gconstpointer data);
void ledger_desk_tear_down (LedgerDesk *desk, gconstpointer data);

gboolean ledger_add_unit (RectifyLedger *ledger, const char *unit, const char *name,
                          GError **error);
char *ledger_dump_rows (const char *path);
