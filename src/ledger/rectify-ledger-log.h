/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-history-entry.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyLogEntry:
 * @made_at: when, in seconds since 1970; 0 if that is not known
 * @author: who
 * @name: what the edit is called, in the reader's language
 * @plan_id: the plan it is about, 0 for several
 * @state: what became of it
 *
 * An entry of the history, for reading. Borrowed.
 */
typedef struct {
  gint64 made_at;
  const char *author;
  const char *name;
  gint64 plan_id;
  RectifyHistoryState state;
} RectifyLogEntry;

typedef void (*RectifyLogFunc) (const RectifyLogEntry *entry, gpointer user_data);

gboolean rectify_ledger_foreach_entry (RectifyLedger *self, RectifyLogFunc func, gpointer user_data,
                                       GError **error);

G_END_DECLS
