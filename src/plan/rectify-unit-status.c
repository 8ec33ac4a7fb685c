/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-unit-status.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "rectify-close-out.h"

static char *
dup_reason (RectifyStatus status, const char *text)
{
  const char *title = rectify_status_get_title (status);

  return text != NULL && *text != '\0'
             ? g_strdup_printf (_ ("The unit reports “%s”: %s"), title, text)
             : g_strdup_printf (_ ("The unit reports “%s”."), title);
}

/* The last word of the unit, on a day on which it can be taken: not before the item was closed. */
static void
reopen (RectifyItem *ours, RectifyItem *theirs, const char *unit, const char *text)
{
  g_autofree char *reason = dup_reason (rectify_item_get_status (theirs), text);
  g_autoptr (RectifyStep) step = NULL;
  GDate today, day;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  rectify_close_out_pick_day (ours, &today, &day);
  step = rectify_step_new_stored (rectify_item_make_step_id (ours), RECTIFY_STEP_REOPEN, &day, unit,
                                  reason, NULL);
  rectify_item_add_step (theirs, step);
}

/**
 * rectify_unit_status_settle:
 * @ours: an item as it is here
 * @base: the same as it was when it was sent to a unit
 * @theirs: the same as the unit has it
 * @unit: the unit
 * @text: (nullable): what the unit reports on it
 *
 * What the office closed meanwhile stays closed: that it is done says nothing against it, and that it
 * is not is a question to the office, which can open it again with the unit's reason.
 */
void
rectify_unit_status_settle (RectifyItem *ours, RectifyItem *base, RectifyItem *theirs,
                            const char *unit, const char *text)
{
  RectifyStatus before = rectify_item_get_status (base);
  RectifyStatus status = rectify_item_get_status (theirs);

  if (rectify_item_get_status (ours) != RECTIFY_STATUS_CLOSED || before == RECTIFY_STATUS_CLOSED
      || status == RECTIFY_STATUS_CLOSED || status == before)
    return;
  if (rectify_item_is_finished (theirs))
    rectify_item_set_status (theirs, before);
  else
    reopen (ours, theirs, unit, text);
}

static void
sign_steps (RectifyItem *base, RectifyItem *theirs, const char *unit)
{
  g_autoptr (GPtrArray) steps
      = g_ptr_array_copy (rectify_item_get_steps (theirs),
                          (GCopyFunc) (void (*) (void)) rectify_step_ref, NULL);

  g_ptr_array_set_free_func (steps, (GDestroyNotify) rectify_step_unref);
  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);
      g_autoptr (RectifyStep) signed_step = NULL;

      if (rectify_step_get_kind (step) > RECTIFY_STEP_REOPEN || *rectify_step_get_who (step) != '\0'
          || (base != NULL && rectify_item_find_step (base, rectify_step_get_id (step)) != NULL))
        continue;
      signed_step
          = rectify_step_new_stored (rectify_step_get_id (step), rectify_step_get_kind (step),
                                     rectify_step_get_date (step), unit,
                                     rectify_step_get_text (step), NULL);
      rectify_item_remove_step (theirs, rectify_step_get_id (step));
      rectify_item_add_step (theirs, signed_step);
    }
}

/**
 * rectify_unit_status_settle_all:
 * @ours: a plan as it is here
 * @base: the same as it was when it was sent to a unit
 * @theirs: the same as the unit has it
 * @unit: the unit
 *
 * Does so with every item.
 */
void
rectify_unit_status_settle_all (RectifyPlan *ours, RectifyPlan *base, RectifyPlan *theirs,
                                const char *unit)
{
  g_autoptr (GHashTable) first = rectify_plan_index_items (ours);
  g_autoptr (GHashTable) second = rectify_plan_index_items (base);
  g_autoptr (GHashTable) third = rectify_plan_index_items (theirs);
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, third);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      RectifyItem *here = g_hash_table_lookup (first, id);
      RectifyItem *before = g_hash_table_lookup (second, id);

      if (here != NULL && before != NULL)
        rectify_unit_status_settle (here, before, item, unit, NULL);
    }
}

/**
 * rectify_unit_status_sign:
 * @base: a plan as it was when it was sent to a unit
 * @theirs: the same as the unit has it
 * @unit: the unit
 *
 * Nobody's decision is taken: what the unit asked for or decided without saying who is the unit's.
 */
void
rectify_unit_status_sign (RectifyPlan *base, RectifyPlan *theirs, const char *unit)
{
  g_autoptr (GHashTable) before = rectify_plan_index_items (base);
  g_autoptr (GHashTable) now = rectify_plan_index_items (theirs);
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, &item))
    sign_steps (g_hash_table_lookup (before, id), item, unit);
}
