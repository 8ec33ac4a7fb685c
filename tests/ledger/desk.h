/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

/* A ledger, and what it held after each of its edits. */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyPlan *plan;
  GPtrArray *states;
  guint at; /* which of the states it is in */
} Desk;

typedef enum {
  DEED_SAVE,
  DEED_UNDO,
  DEED_REDO,
} Deed;

void desk_set_up (Desk *desk, gconstpointer data);
void desk_tear_down (Desk *desk, gconstpointer data);
void desk_open (Desk *desk);
char *desk_try (Desk *desk, Deed deed, gboolean *done, GError **error);
Deed desk_choose (Desk *desk);
gboolean desk_try_failing (Desk *desk, Deed deed, gboolean (*disarm) (void));
void desk_take_state (Desk *desk, Deed deed, const char *state);
void desk_add_state (Desk *desk, char *state);
void desk_reload (Desk *desk);
void desk_assert_history (Desk *desk);
void desk_assert_whole (Desk *desk, Deed deed, gboolean done, const char *wanted);
