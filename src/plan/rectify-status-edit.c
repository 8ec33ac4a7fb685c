/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-status-edit.h"

#include <glib/gi18n-lib.h>

#include "rectify-close-out.h"
#include "rectify-roll-up.h"

typedef struct {
  GPtrArray *targets;
  GHashTable *known;
} Collector;

static void
add (Collector *collector, RectifyItem *item)
{
  if (g_hash_table_add (collector->known, item))
    g_ptr_array_add (collector->targets, item);
}

static void
add_tasks_below (Collector *collector, RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_is_task (child))
        add (collector, child);
      add_tasks_below (collector, child);
    }
}

/**
 * rectify_status_list_targets:
 * @plan: a plan
 * @ids: (element-type gint64): items of it, some of which may be gone
 *
 * A task has its own status, and so has what has no tasks below it. The status of anything else is
 * what its tasks come to, and to set it means to set theirs.
 *
 * Returns: (transfer container) (element-type RectifyItem): the items whose status is set, each once
 */
GPtrArray *
rectify_status_list_targets (RectifyPlan *plan, GArray *ids)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Collector collector = { g_ptr_array_new (), known };

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      if (item == NULL)
        continue;
      if (rectify_item_follows_tasks (item))
        add_tasks_below (&collector, item);
      else
        add (&collector, item);
    }
  return collector.targets;
}

static gboolean
set_one (RectifyItem *item, RectifyCloseOutNeeds needs, RectifyStatus status, gboolean alone,
         GError **error)
{
  g_autofree char *line = NULL;

  if (rectify_close_out_check_status (item, needs, status, error))
    {
      rectify_item_set_status (item, status);
      return TRUE;
    }
  line = rectify_item_dup_summary (item);
  if (!alone)
    /* Translators: the first words of an item; a sentence follows. */
    g_prefix_error (error, _ ("“%s”: "), line);
  return FALSE;
}

/**
 * rectify_status_set:
 * @plan: a plan
 * @ids: (element-type gint64): items of it, some of which may be gone
 * @status: a status
 * @error: return location
 *
 * Sets the status of what rectify_status_list_targets() gives, as far as the plan lets it be set by
 * hand. A problem that was closed out as a whole is so no longer when its tasks are open again.
 *
 * Returns: whether all have it; else some may have it, and @error says of which and why it cannot be
 */
gboolean
rectify_status_set (RectifyPlan *plan, GArray *ids, RectifyStatus status, GError **error)
{
  g_autoptr (GPtrArray) targets = rectify_status_list_targets (plan, ids);
  RectifyCloseOutNeeds needs = rectify_plan_get_close_out_needs (plan);
  gboolean alone = ids->len == 1 && targets->len == 1;

  g_return_val_if_fail ((guint) status < RECTIFY_N_STATUSES, FALSE);
  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      if (item != NULL && status != RECTIFY_STATUS_CLOSED
          && rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED
          && rectify_item_follows_tasks (item)
          && !set_one (item, needs, status, ids->len == 1, error))
        return FALSE;
    }
  for (guint i = 0; i < targets->len; i++)
    if (!set_one (g_ptr_array_index (targets, i), needs, status, alone, error))
      return FALSE;
  return TRUE;
}
