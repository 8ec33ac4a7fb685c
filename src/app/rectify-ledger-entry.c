/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-entry.h"

/**
 * RectifyLedgerEntry:
 *
 * A task as a list shows it. Its row is another after each edit of its plan; the entry stays the same
 * for as long as anybody looks at it or has it selected.
 */
struct _RectifyLedgerEntry {
  GObject parent_instance;

  RectifyTaskRow *row;
};

G_DEFINE_FINAL_TYPE (RectifyLedgerEntry, rectify_ledger_entry, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rectify_ledger_entry_finalize (GObject *object)
{
  g_clear_object (&RECTIFY_LEDGER_ENTRY (object)->row);
  G_OBJECT_CLASS (rectify_ledger_entry_parent_class)->finalize (object);
}

static void
rectify_ledger_entry_class_init (RectifyLedgerEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_ledger_entry_finalize;
  /**
   * RectifyLedgerEntry::changed:
   * @self: the entry
   *
   * It has another row.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_ledger_entry_init (RectifyLedgerEntry *self)
{
}

/**
 * rectify_ledger_entry_new:
 * @row: a task
 *
 * Returns: (transfer full): its entry
 */
RectifyLedgerEntry *
rectify_ledger_entry_new (RectifyTaskRow *row)
{
  RectifyLedgerEntry *self = g_object_new (RECTIFY_TYPE_LEDGER_ENTRY, NULL);

  self->row = g_object_ref (row);
  return self;
}

/**
 * rectify_ledger_entry_get_row:
 * @self: an entry
 *
 * Returns: (transfer none): its task as it is now
 */
RectifyTaskRow *
rectify_ledger_entry_get_row (RectifyLedgerEntry *self)
{
  return self->row;
}

/**
 * rectify_ledger_entry_set_row:
 * @self: an entry
 * @row: its task as it is now
 */
void
rectify_ledger_entry_set_row (RectifyLedgerEntry *self, RectifyTaskRow *row)
{
  if (g_set_object (&self->row, row))
    g_signal_emit (self, signals[CHANGED], 0);
}
