/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-history-entry.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyHistoryFilter:
 * @plan_id: a plan, or 0 for the whole ledger
 * @item_id: an item of that plan, or 0 for the whole plan
 * @text: (nullable): what the name, the author or the changed words hold, or %NULL for anything
 *
 * Which entries of the history are wanted.
 */
typedef struct {
  gint64 plan_id;
  gint64 item_id;
  const char *text;
} RectifyHistoryFilter;

/**
 * RectifyHistoryChange:
 * @plan_id: the plan it is about, 0 if that is not known or it is about no plan
 * @item_id: the item, 0 for the plan itself, a party, or several items
 * @subject: how that is called
 * @what: what changed of it
 * @before: (nullable): the words before
 * @after: (nullable): the words after
 * @is_compared: whether it helps to mark what is different between these
 *
 * One thing that an edit changed, in the words of the interface.
 */
typedef struct {
  gint64 plan_id;
  gint64 item_id;
  char *subject;
  char *what;
  char *before;
  char *after;
  gboolean is_compared;
} RectifyHistoryChange;

void rectify_history_change_free (RectifyHistoryChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyHistoryChange, rectify_history_change_free)

/* Elements are RectifyHistoryEntry, the newest first, and RectifyHistoryChange. */
GPtrArray *rectify_ledger_list_history (RectifyLedger *self, const RectifyHistoryFilter *filter,
                                        gint64 before_id, guint n_entries,
                                        GCancellable *cancellable, GError **error);
GPtrArray *rectify_ledger_list_history_changes (RectifyLedger *self, gint64 entry_id,
                                                guint max_changes, guint *n_changes,
                                                GCancellable *cancellable, GError **error);

gint64 rectify_ledger_find_edited_item (RectifyLedger *self, gint64 edit_id);
gboolean rectify_ledger_has_item (RectifyLedger *self, gint64 item_id, gboolean *there,
                                  GError **error);

/* Takes one edit back alone, as a new edit. */
gboolean rectify_ledger_undo_entry (RectifyLedger *self, gint64 entry_id, gint64 *plan_id,
                                    char **name, GError **error);

/* At least so many of the last edits can always be undone. */
#define RECTIFY_HISTORY_MIN_STEPS 1000

/**
 * RectifyHistorySize:
 * @n_entries: how many edits there are
 * @n_compacted: of how many the changes are dropped
 * @n_bytes: how large the changes are together
 * @oldest: when the oldest edit was made whose changes are there, in seconds since 1970; 0 for none
 * @compacted_at: when changes were dropped last, in seconds since 1970; 0 for never
 *
 * How much the history of a ledger holds.
 */
typedef struct {
  guint64 n_entries;
  guint64 n_compacted;
  guint64 n_bytes;
  gint64 oldest;
  gint64 compacted_at;
} RectifyHistorySize;

/**
 * RectifyCompaction:
 * @before: edits made before this time lose their changes, in seconds since 1970; 0 for no such
 *   limit
 * @keep: so many of the last edits keep them; never less than %RECTIFY_HISTORY_MIN_STEPS
 *
 * What of a history is to be dropped: what both say.
 */
typedef struct {
  gint64 before;
  guint64 keep;
} RectifyCompaction;

gboolean rectify_ledger_measure_history (RectifyLedger *self, RectifyHistorySize *size,
                                         GError **error);
gboolean rectify_ledger_preview_compaction (RectifyLedger *self,
                                            const RectifyCompaction *compaction, guint64 *n_entries,
                                            guint64 *n_bytes, GError **error);
gboolean rectify_ledger_compact_history (RectifyLedger *self, const RectifyCompaction *compaction,
                                         const char *folder, guint64 *n_entries, guint64 *n_bytes,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
