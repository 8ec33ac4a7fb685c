/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-reminder.h"

#include <string.h>

#include "rectify-ledger-private.h"
#include "rectify-plan-rows.h"

/**
 * RectifyLedgerReminder:
 *
 * How much there is to be reminded of in a ledger. The tasks of one plan after the other are read,
 * counted and let go of: those of many plans take more room than all else that is kept of a ledger,
 * and most of the time nobody lists them. The counts of each plan are kept with its revision, so that
 * after an edit the plans that it changed are read again and no others.
 */
struct _RectifyLedgerReminder {
  GObject parent_instance;

  RectifyLedger *ledger;
  GMutex mutex;
  GHashTable *counted;   /* identifier to Counted */
  RectifyReminder asked; /* as which these were counted; its own counts are not used */
  guint32 day;           /* and the day then */
};

G_DEFINE_FINAL_TYPE (RectifyLedgerReminder, rectify_ledger_reminder, G_TYPE_OBJECT)

typedef struct {
  gint64 id;
  gint64 revision;
  guint counts[RECTIFY_N_REMINDER_KINDS];
} Counted;

static void
rectify_ledger_reminder_finalize (GObject *object)
{
  RectifyLedgerReminder *self = RECTIFY_LEDGER_REMINDER (object);

  g_object_unref (self->ledger);
  g_hash_table_unref (self->counted);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (rectify_ledger_reminder_parent_class)->finalize (object);
}

static void
rectify_ledger_reminder_class_init (RectifyLedgerReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_ledger_reminder_finalize;
}

static void
rectify_ledger_reminder_init (RectifyLedgerReminder *self)
{
  g_mutex_init (&self->mutex);
  self->counted = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

/**
 * rectify_ledger_reminder_new:
 * @ledger: a ledger
 *
 * Returns: (transfer full): what there is to be reminded of in it; nothing is counted yet
 */
RectifyLedgerReminder *
rectify_ledger_reminder_new (RectifyLedger *ledger)
{
  RectifyLedgerReminder *self;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  self = g_object_new (RECTIFY_TYPE_LEDGER_REMINDER, NULL);
  self->ledger = g_object_ref (ledger);
  return self;
}

/* What was counted on another day, or by other rules, is of no use. */
static void
forget_others (RectifyLedgerReminder *self, const RectifyReminder *reminder, const GDate *today)
{
  guint32 day = g_date_get_julian (today);

  if (self->day == day && self->asked.due_days == reminder->due_days
      && self->asked.no_progress_days == reminder->no_progress_days)
    return;
  g_hash_table_remove_all (self->counted);
  self->asked = *reminder;
  self->day = day;
}

/* A plan that is damaged is looked at each time: it may be mended without an edit. */
static gboolean
count_plan (RectifyLedgerReminder *self, RectifyPlanRows *plan, const GDate *today,
            const Counted **counted, GError **error)
{
  RectifyReminder reminder = self->asked;
  Counted *made;

  *counted = g_hash_table_lookup (self->counted, &plan->id);
  if (*counted != NULL && (*counted)->revision == plan->revision)
    return TRUE;
  *counted = NULL;
  if (!rectify_plan_rows_read (self->ledger, plan, error))
    return FALSE;
  if (plan->rows == NULL)
    return TRUE;
  rectify_reminder_count (&reminder, plan->rows, today);
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  made = g_new0 (Counted, 1);
  made->id = plan->id;
  made->revision = plan->revision;
  memcpy (made->counts, reminder.counts, sizeof made->counts);
  g_hash_table_replace (self->counted, &made->id, made);
  *counted = made;
  return TRUE;
}

static gboolean
add_plan (RectifyLedgerReminder *self, RectifyPlanRows *plan, const GDate *today, guint *counts,
          GError **error)
{
  const Counted *counted;

  if (!count_plan (self, plan, today, &counted, error))
    return FALSE;
  for (guint kind = 0; counted != NULL && kind < RECTIFY_N_REMINDER_KINDS; kind++)
    counts[kind] += counted->counts[kind];
  return TRUE;
}

/**
 * rectify_ledger_reminder_count:
 * @self: what there is to be reminded of in a ledger
 * @reminder: when to remind; the counts are set to those over all plans
 * @today: today
 * @cancellable: (nullable): a #GCancellable
 * @error: return location
 *
 * Counts the tasks of all plans. Those of a plan that is damaged are left out. Blocks.
 *
 * Returns: %FALSE with a #RectifyLedgerError, or if it was cancelled; nothing is set then
 */
gboolean
rectify_ledger_reminder_count (RectifyLedgerReminder *self, RectifyReminder *reminder,
                               const GDate *today, GCancellable *cancellable, GError **error)
{
  guint counts[RECTIFY_N_REMINDER_KINDS] = { 0 };
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  gboolean is_first;

  g_return_val_if_fail (RECTIFY_IS_LEDGER_REMINDER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  forget_others (self, reminder, today);
  is_first = g_hash_table_size (self->counted) == 0;
  plans = rectify_plan_rows_list (self->ledger, error);
  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_plan (self, g_ptr_array_index (plans, i), today, counts, error))
      return FALSE;
  if (is_first)
    rectify_database_give_back (self->ledger->db);
  memcpy (reminder->counts, counts, sizeof counts);
  return TRUE;
}
