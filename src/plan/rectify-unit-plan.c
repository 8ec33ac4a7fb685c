/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-unit-plan.h"

#include <string.h>

#include "rectify-label-style.h"

static void
drop_hidden (GArray *tasks)
{
  for (guint i = tasks->len; i > 0; i--)
    if (rectify_item_is_hidden (rectify_task_get_item (&g_array_index (tasks, RectifyTask, i - 1))))
      g_array_remove_index (tasks, i - 1);
}

/**
 * rectify_plan_list_units:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type RectifyUnitTasks): the units that it names, each with what
 *   it follows up, but for what is for the office alone
 */
GPtrArray *
rectify_plan_list_units (RectifyPlan *plan)
{
  g_autoptr (GArray) tasks = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);

  tasks = rectify_tasks_list_followed (plan);
  drop_hidden (tasks);
  return rectify_tasks_list_units (tasks);
}

static gboolean
add_below (RectifyItem *item, gpointer user_data)
{
  g_hash_table_add (user_data, item);
  return TRUE;
}

/* A task with what it stands below, and all below it. */
static void
add_task (GHashTable *kept, RectifyItem *item)
{
  for (RectifyItem *above = item; above != NULL; above = rectify_item_get_parent (above))
    g_hash_table_add (kept, above);
  rectify_item_foreach (item, add_below, kept);
}

/* Keeps what a unit is named for; returns how much that is. */
static guint
keep_tasks (GHashTable *kept, GArray *tasks, const char *unit)
{
  g_autoptr (GPtrArray) units = NULL;
  guint n_kept = 0;

  drop_hidden (tasks);
  units = rectify_tasks_list_units (tasks);
  for (guint i = 0; i < units->len; i++)
    {
      RectifyUnitTasks *found = g_ptr_array_index (units, i);

      for (guint j = 0; g_str_equal (found->name, unit) && j < found->tasks->len; j++, n_kept++)
        add_task (kept, rectify_task_get_item (&g_array_index (found->tasks, RectifyTask, j)));
    }
  return n_kept;
}

static void
remove_others (RectifyItem *parent, GHashTable *kept)
{
  for (guint i = rectify_item_get_n_children (parent); i > 0; i--)
    {
      RectifyItem *item = rectify_item_get_child (parent, i - 1);

      if (g_hash_table_contains (kept, item) && !rectify_item_get_internal (item))
        remove_others (item, kept);
      else
        g_object_unref (rectify_item_remove_child (parent, i - 1));
    }
}

static gboolean
find_internal (RectifyItem *item, gpointer user_data)
{
  gboolean *any = user_data;

  *any = *any || rectify_item_get_internal (item);
  return !*any;
}

static void
remove_internal (RectifyItem *parent)
{
  for (guint i = rectify_item_get_n_children (parent); i > 0; i--)
    {
      RectifyItem *item = rectify_item_get_child (parent, i - 1);

      if (rectify_item_get_internal (item))
        g_object_unref (rectify_item_remove_child (parent, i - 1));
      else
        remove_internal (item);
    }
}

/**
 * rectify_plan_copy_for_units:
 * @plan: a plan
 *
 * Returns: (transfer full): a copy without what is for the office alone, for papers that go out;
 *   identifiers and labels are those of the plan. The plan itself if nothing of it is
 */
RectifyPlan *
rectify_plan_copy_for_units (RectifyPlan *plan)
{
  gboolean any = FALSE;
  RectifyPlan *copy;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), find_internal, &any);
  if (!any)
    return g_object_ref (plan);
  copy = rectify_plan_copy (plan);
  remove_internal (rectify_plan_get_root (copy));
  return copy;
}

/**
 * rectify_plan_copy_for_unit:
 * @plan: a plan
 * @unit: the name of a unit
 *
 * Returns: (transfer full) (nullable): a copy with the tasks alone that the unit leads or takes part
 *   in, what stands below them, and the items above them; also its problems that measures beside them
 *   answer, for these are read with them; nothing for the office alone. Identifiers and labels are
 *   those of the plan. %NULL if the unit has nothing to follow up
 */
RectifyPlan *
rectify_plan_copy_for_unit (RectifyPlan *plan, const char *unit)
{
  g_autoptr (RectifyPlan) copy = NULL;
  g_autoptr (GArray) followed = NULL;
  g_autoptr (GArray) tasks = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  copy = rectify_plan_copy (plan);
  followed = rectify_tasks_list_followed (copy);
  if (keep_tasks (kept, followed, unit) == 0)
    return NULL;
  tasks = rectify_tasks_list (copy);
  keep_tasks (kept, tasks, unit);
  remove_others (rectify_plan_get_root (copy), kept);
  return g_steal_pointer (&copy);
}

static RectifyItem *
look_up (GHashTable *index, RectifyItem *item)
{
  gint64 id = rectify_item_get_id (item);

  return g_hash_table_lookup (index, &id);
}

typedef struct {
  GHashTable *items[2]; /* before and after, by identifier; not those that were filled in */
  RectifyItemFilter leave_out;
  gpointer user_data;
} Filling;

/* Whether it is new in the part: then it stays with what it was put behind. */
static gboolean
is_new (Filling *self, RectifyItem *item)
{
  return look_up (self->items[0], item) == NULL && look_up (self->items[1], item) != NULL;
}

/* Behind the sibling that was there, or was put there, last. */
static RectifyItem *
put (Filling *self, RectifyItem *parent, RectifyItem *behind, RectifyItem *item)
{
  g_autoptr (RectifyItem) copy = rectify_item_new (rectify_item_get_kind (item));
  guint position = behind != NULL ? rectify_item_get_index (behind) + 1 : 0;

  while (position < rectify_item_get_n_children (parent)
         && is_new (self, rectify_item_get_child (parent, position)))
    position++;
  rectify_item_copy_values (copy, item);
  rectify_item_set_id (copy, rectify_item_get_id (item));
  rectify_item_insert_child (parent, position, copy);
  return copy;
}

static void
fill_in_below (Filling *self, RectifyItem *before, RectifyItem *after, RectifyItem *whole)
{
  RectifyItem *parents[] = { before, after };
  RectifyItem *behind[] = { NULL, NULL };

  for (guint i = 0; i < rectify_item_get_n_children (whole); i++)
    {
      RectifyItem *item = rectify_item_get_child (whole, i);
      RectifyItem *found[] = { look_up (self->items[0], item), look_up (self->items[1], item) };

      if (found[0] == NULL && found[1] == NULL && !self->leave_out (item, self->user_data))
        for (guint j = 0; j < 2; j++)
          found[j] = put (self, parents[j], behind[j], item);
      for (guint j = 0; j < 2; j++)
        if (found[j] != NULL && rectify_item_get_parent (found[j]) == parents[j])
          behind[j] = found[j];
      if (found[0] != NULL && found[1] != NULL)
        fill_in_below (self, found[0], found[1], item);
    }
}

/**
 * rectify_plan_fill_in:
 * @before: a part of a plan, as it was
 * @after: the same part, as it is
 * @whole: the whole plan
 * @leave_out: what of the plan is not of it
 * @user_data: for @leave_out
 *
 * Puts into a part of a plan what is only in the plan, so that the part can be compared and merged
 * with it: what stands beside each other there does so here. What @leave_out says was not there when
 * the part was taken.
 */
void
rectify_plan_fill_in (RectifyPlan *before, RectifyPlan *after, RectifyPlan *whole,
                      RectifyItemFilter leave_out, gpointer user_data)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;
  Filling self = { 0 };

  g_return_if_fail (RECTIFY_IS_PLAN (before));
  g_return_if_fail (RECTIFY_IS_PLAN (after));
  g_return_if_fail (RECTIFY_IS_PLAN (whole));

  old = rectify_plan_index_items (before);
  new = rectify_plan_index_items (after);
  self = (Filling){ { old, new }, leave_out, user_data };
  fill_in_below (&self, rectify_plan_get_root (before), rectify_plan_get_root (after),
                 rectify_plan_get_root (whole));
}

static gboolean
append_place (RectifyItem *item, gpointer user_data)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  gint64 place[]
      = { rectify_item_get_id (item), parent != NULL ? rectify_item_get_id (parent) : 0 };

  g_array_append_vals (user_data, place, G_N_ELEMENTS (place));
  return TRUE;
}

static gboolean
same_tree (RectifyPlan *a, RectifyPlan *b)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (gint64));

  rectify_item_foreach (rectify_plan_get_root (a), append_place, one);
  rectify_item_foreach (rectify_plan_get_root (b), append_place, other);
  return one->len == other->len && memcmp (one->data, other->data, one->len * sizeof (gint64)) == 0;
}

static gboolean
is_renumbered (const char *before, const char *after)
{
  guint old_number, new_number;
  g_autoptr (RectifyLabelStyle) old = rectify_label_style_parse (before, &old_number);
  g_autoptr (RectifyLabelStyle) new = rectify_label_style_parse (after, &new_number);

  return old != NULL && new != NULL &&rectify_label_style_equal (old, new)
         && old_number != new_number;
}

static gboolean
keep_number (RectifyItem *item, gpointer user_data)
{
  RectifyItem *before = look_up (user_data, item);

  if (before != NULL
      && is_renumbered (rectify_item_get_label (before), rectify_item_get_label (item)))
    rectify_item_set_label (item, rectify_item_get_label (before));
  return TRUE;
}

/**
 * rectify_plan_keep_numbers:
 * @before: a part of a plan, as it was
 * @after: the same part, as it is
 *
 * Where items were added, moved or deleted in a part of a plan, what is left there was numbered anew as
 * if it were the whole. In the whole these numbers mean nothing: they become what they were. Labels of
 * another style, and all where nothing came or went, stay as they were written.
 */
void
rectify_plan_keep_numbers (RectifyPlan *before, RectifyPlan *after)
{
  g_autoptr (GHashTable) old = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (before));
  g_return_if_fail (RECTIFY_IS_PLAN (after));

  if (same_tree (before, after))
    return;
  old = rectify_plan_index_items (before);
  rectify_item_foreach (rectify_plan_get_root (after), keep_number, old);
}

/**
 * rectify_plan_get_share_known:
 * @plan: a plan
 * @other: another
 *
 * Returns: how many of the items of @plan are in @other too, from 0 to 1; 0 if there is none
 */
double
rectify_plan_get_share_known (RectifyPlan *plan, RectifyPlan *other)
{
  g_autoptr (GHashTable) own = rectify_plan_index_items (plan);
  g_autoptr (GHashTable) others = rectify_plan_index_items (other);
  GHashTableIter iter;
  gpointer id;
  guint n_known = 0;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_known += g_hash_table_contains (others, id);
  return g_hash_table_size (own) > 0 ? (double) n_known / g_hash_table_size (own) : 0;
}
