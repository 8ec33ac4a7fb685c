/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RectifyHistoryState:
 * @RECTIFY_HISTORY_HOLDS: what it changed is part of the ledger, or of what later edits changed
 * @RECTIFY_HISTORY_UNDONE: it is undone, and can be made again
 * @RECTIFY_HISTORY_SUPERSEDED: it was undone when another edit was made
 * @RECTIFY_HISTORY_TAKEN_BACK: a later edit took it back, alone
 *
 * What became of an edit. The first three values are stored in ledgers and never change.
 */
typedef enum {
  RECTIFY_HISTORY_HOLDS = 0,
  RECTIFY_HISTORY_UNDONE = 1,
  RECTIFY_HISTORY_SUPERSEDED = 2,
  RECTIFY_HISTORY_TAKEN_BACK = 3,
} RectifyHistoryState;

/* More than this are not counted. */
#define RECTIFY_HISTORY_MAX_COUNT 100000

#define RECTIFY_TYPE_HISTORY_ENTRY (rectify_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (RectifyHistoryEntry, rectify_history_entry, RECTIFY, HISTORY_ENTRY, GObject)

/* One line of the history. Immutable. */
RectifyHistoryEntry *rectify_history_entry_new (gint64 id, GDateTime *made_at, const char *author,
                                                const char *name, gint64 plan_id,
                                                RectifyHistoryState state, gboolean is_compacted,
                                                const char *subject);
gint64 rectify_history_entry_get_id (RectifyHistoryEntry *self);
GDateTime *rectify_history_entry_get_made_at (RectifyHistoryEntry *self);
const char *rectify_history_entry_get_author (RectifyHistoryEntry *self);
const char *rectify_history_entry_get_name (RectifyHistoryEntry *self);
gint64 rectify_history_entry_get_plan_id (RectifyHistoryEntry *self);
RectifyHistoryState rectify_history_entry_get_state (RectifyHistoryEntry *self);
gboolean rectify_history_entry_is_compacted (RectifyHistoryEntry *self);
gboolean rectify_history_entry_may_be_undone (RectifyHistoryEntry *self);
const char *rectify_history_entry_get_subject (RectifyHistoryEntry *self);

/* The user's word for a state, in the interface's language; "" for what holds. */
const char *rectify_history_state_get_title (RectifyHistoryState state);

G_END_DECLS
