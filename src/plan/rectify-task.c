/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-task.h"

#include <string.h>

static gboolean
holds_measure (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_get_kind (child) == RECTIFY_ITEM_MEASURE || holds_measure (child))
        return TRUE;
    }
  return FALSE;
}

/* Measures, and problems without any; what is below a measure is part of it. */
static void
collect (GArray *tasks, RectifyItem *item, RectifyTask task)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      RectifyTask below = task;

      switch (rectify_item_get_kind (child))
        {
        case RECTIFY_ITEM_AREA:
          below.area = child;
          below.problem = NULL;
          break;
        case RECTIFY_ITEM_PROBLEM:
          below.problem = child;
          break;
        case RECTIFY_ITEM_MEASURE:
          below.measure = child;
          g_array_append_val (tasks, below);
          continue;
        default:
          break;
        }
      if (rectify_item_get_kind (child) == RECTIFY_ITEM_PROBLEM && !holds_measure (child))
        g_array_append_val (tasks, below);
      else
        collect (tasks, child, below);
    }
}

/**
 * rectify_tasks_list:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type RectifyTask): its measures, and its problems that have
 *   none below them, in order
 */
GArray *
rectify_tasks_list (RectifyPlan *plan)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (RectifyTask));
  RectifyTask none = { NULL, NULL, NULL, plan };

  collect (tasks, rectify_plan_get_root (plan), none);
  return tasks;
}

static RectifyItem *
find_above (RectifyItem *item, RectifyItemKind kind)
{
  while (item != NULL && rectify_item_get_kind (item) != kind)
    item = rectify_item_get_parent (item);
  return item;
}

typedef struct {
  RectifyPlan *plan;
  GArray *tasks;
} Collector;

static gboolean
add_followed (RectifyItem *item, gpointer user_data)
{
  Collector *self = user_data;
  RectifyTask task = { find_above (item, RECTIFY_ITEM_AREA),
                       find_above (item, RECTIFY_ITEM_PROBLEM), NULL, self->plan };

  if (rectify_item_get_parent (item) == NULL || !rectify_item_is_task (item))
    return TRUE;
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    task.measure = item;
  g_array_append_val (self->tasks, task);
  return TRUE;
}

/**
 * rectify_tasks_list_followed:
 * @plan: a plan
 *
 * Unlike rectify_tasks_list() without problems that a measure beside them answers, and with measures
 * within measures: those that are counted (see rectify_item_is_task()).
 *
 * Returns: (transfer full) (element-type RectifyTask): what is followed up, in order
 */
GArray *
rectify_tasks_list_followed (RectifyPlan *plan)
{
  Collector self = { plan, g_array_new (FALSE, FALSE, sizeof (RectifyTask)) };

  rectify_item_foreach (rectify_plan_get_root (plan), add_followed, &self);
  return self.tasks;
}

/**
 * rectify_task_get_item:
 * @self: a task
 *
 * Returns: (transfer none): the item that is to be done: the measure or else the problem
 */
RectifyItem *
rectify_task_get_item (const RectifyTask *self)
{
  return self->measure != NULL ? self->measure : self->problem;
}

/**
 * rectify_item_list_names:
 * @item: an item
 * @role: a role
 * @source: (out) (optional) (nullable) (transfer none): set to the item that says so
 *
 * Returns: (transfer full) (element-type utf8): who answers for it in that role, inherited too
 */
GPtrArray *
rectify_item_list_names (RectifyItem *item, RectifyRole role, RectifyItem **source)
{
  g_autoptr (GPtrArray) assignments = rectify_item_find_assignments (item, role, source);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < assignments->len; i++)
    {
      const char *const *own = rectify_assignment_get_names (g_ptr_array_index (assignments, i));

      for (guint j = 0; own[j] != NULL; j++)
        g_ptr_array_add (names, g_strdup (own[j]));
    }
  return names;
}

/**
 * rectify_task_find_names:
 * @self: a task
 * @role: a role
 *
 * Returns: (transfer full) (element-type utf8): who answers for it in that role, inherited too
 */
GPtrArray *
rectify_task_find_names (const RectifyTask *self, RectifyRole role)
{
  return rectify_item_list_names (rectify_task_get_item (self), role, NULL);
}

static const char *const support_words[]
    = { "配合", "协办", "协助", "协同", "参与", "参加", "upport" };

static const char *
find_support_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (support_words); i++)
    if (strstr (text, support_words[i]) != NULL)
      return support_words[i];
  return NULL;
}

/* “财务科（配合）”: the word in brackets, where it stands behind each of the names; and without a label
 * “财务科配合”: the word behind all of them. */
static const char *
find_support_mark (RectifyAssignment *assignment)
{
  guint n_names = g_strv_length ((char **) rectify_assignment_get_names (assignment));
  RectifyWording *wording = rectify_assignment_get_wording (assignment);
  const char *mark = NULL;
  guint n_marks = 0;

  for (guint i = 0; *wording->label == '\0' && i < G_N_ELEMENTS (support_words); i++)
    if (g_str_has_prefix (wording->after, support_words[i]))
      return support_words[i];
  for (const char *p = rectify_assignment_get_text (assignment); *p != '\0';
       p = g_utf8_next_char (p))
    for (guint i = 0; (*p == '(' || g_str_has_prefix (p, "（")) && i < G_N_ELEMENTS (support_words);
         i++)
      if (g_str_has_prefix (g_utf8_next_char (p), support_words[i]))
        {
          mark = support_words[i];
          n_marks++;
        }
  return n_marks == n_names ? mark : NULL;
}

/**
 * rectify_assignment_is_support:
 * @assignment: an assignment of units
 *
 * Who only helps has no role of its own, but is named as such.
 *
 * Returns: whether these units only help those that answer
 */
gboolean
rectify_assignment_is_support (RectifyAssignment *assignment)
{
  return find_support_word (rectify_assignment_get_label (assignment)) != NULL
         || find_support_mark (assignment) != NULL;
}

/**
 * rectify_assignment_dup_support_label:
 * @assignment: an assignment of units that only help
 *
 * Returns: (transfer full): what the plan calls them: its label, or “配合单位” of “财务科（配合）”
 */
char *
rectify_assignment_dup_support_label (RectifyAssignment *assignment)
{
  const char *label = rectify_assignment_get_label (assignment);
  const char *mark = find_support_mark (assignment);

  return find_support_word (label) != NULL || mark == NULL ? g_strdup (label)
                                                           : g_strconcat (mark, "单位", NULL);
}

/**
 * rectify_task_find_units:
 * @self: a task
 * @supports: whether those are wanted that only help, else those that answer for it
 * @label: (out) (optional) (nullable) (transfer full): set to what the plan calls the first of them, if
 *   they only help; %NULL if there are none
 *
 * Returns: (transfer full) (element-type utf8): the responsible units of that kind, inherited too
 */
GPtrArray *
rectify_task_find_units (const RectifyTask *self, gboolean supports, char **label)
{
  g_autoptr (GPtrArray) assignments
      = rectify_item_find_assignments (rectify_task_get_item (self), RECTIFY_ROLE_RESPONSIBLE_UNIT,
                                       NULL);
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);

  if (label != NULL)
    *label = NULL;
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *const *names = rectify_assignment_get_names (assignment);

      if (rectify_assignment_is_support (assignment) != supports)
        continue;
      if (label != NULL && *label == NULL && *names != NULL)
        *label = rectify_assignment_dup_support_label (assignment);
      for (guint j = 0; names[j] != NULL; j++)
        g_ptr_array_add (units, g_strdup (names[j]));
    }
  return units;
}

/**
 * rectify_item_find_part:
 * @item: an item
 * @unit: the name of a unit
 * @part: (out): set to the part that it has in the item, inherited too; of several the first
 *
 * Returns: whether it has any
 */
gboolean
rectify_item_find_part (RectifyItem *item, const char *unit, RectifyUnitPart *part)
{
  static const RectifyRole roles[] = { RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_RESPONSIBLE_UNIT };
  gboolean found = FALSE;

  *part = RECTIFY_UNIT_SUPPORTS;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) assignments = rectify_item_find_assignments (item, roles[i], NULL);

      for (guint j = 0; j < assignments->len; j++)
        {
          RectifyAssignment *assignment = g_ptr_array_index (assignments, j);

          if (!g_strv_contains (rectify_assignment_get_names (assignment), unit))
            continue;
          found = TRUE;
          if (roles[i] == RECTIFY_ROLE_LEAD_UNIT)
            *part = RECTIFY_UNIT_LEADS;
          else if (*part == RECTIFY_UNIT_SUPPORTS && !rectify_assignment_is_support (assignment))
            *part = RECTIFY_UNIT_ANSWERS;
        }
    }
  return found;
}

/**
 * rectify_task_find_part:
 * @self: a task
 * @unit: the name of a unit that has a part in it
 *
 * Returns: which, inherited too; of several the first
 */
RectifyUnitPart
rectify_task_find_part (const RectifyTask *self, const char *unit)
{
  RectifyUnitPart part;

  rectify_item_find_part (rectify_task_get_item (self), unit, &part);
  return part;
}

static void
unit_tasks_free (gpointer data)
{
  RectifyUnitTasks *unit = data;

  g_free (unit->name);
  g_array_unref (unit->tasks);
  g_free (unit);
}

static void
add_task (GPtrArray *units, GHashTable *index, const char *name, const RectifyTask *task)
{
  RectifyUnitTasks *unit = g_hash_table_lookup (index, name);

  if (unit == NULL)
    {
      unit = g_new0 (RectifyUnitTasks, 1);
      unit->name = g_strdup (name);
      unit->tasks = g_array_new (FALSE, FALSE, sizeof (RectifyTask));
      g_ptr_array_add (units, unit);
      g_hash_table_insert (index, unit->name, unit);
    }
  /* A unit that leads and takes part has the task once. */
  if (unit->tasks->len == 0
      || rectify_task_get_item (&g_array_index (unit->tasks, RectifyTask, unit->tasks->len - 1))
             != rectify_task_get_item (task))
    g_array_append_val (unit->tasks, *task);
}

/**
 * rectify_tasks_list_units:
 * @tasks: (element-type RectifyTask): tasks
 *
 * Returns: (transfer full) (element-type RectifyUnitTasks): the units that lead or take part in them,
 *   in the order in which they are first named, each with its tasks
 */
GPtrArray *
rectify_tasks_list_units (GArray *tasks)
{
  static const RectifyRole roles[] = { RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_RESPONSIBLE_UNIT };
  GPtrArray *units = g_ptr_array_new_with_free_func (unit_tasks_free);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tasks->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
      {
        const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);
        g_autoptr (GPtrArray) names = rectify_task_find_names (task, roles[j]);

        for (guint k = 0; k < names->len; k++)
          add_task (units, index, g_ptr_array_index (names, k), task);
      }
  return units;
}

/**
 * rectify_tasks_list_of_nobody:
 * @tasks: (element-type RectifyTask): tasks
 *
 * Returns: (transfer full) (element-type RectifyTask): those that no unit leads or takes part in, which
 *   rectify_tasks_list_units() has nowhere
 */
GArray *
rectify_tasks_list_of_nobody (GArray *tasks)
{
  GArray *some = g_array_new (FALSE, FALSE, sizeof (RectifyTask));

  for (guint i = 0; i < tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);
      g_autoptr (GPtrArray) leading = rectify_task_find_names (task, RECTIFY_ROLE_LEAD_UNIT);
      g_autoptr (GPtrArray) others = rectify_task_find_names (task, RECTIFY_ROLE_RESPONSIBLE_UNIT);

      if (leading->len == 0 && others->len == 0)
        g_array_append_vals (some, task, 1);
    }
  return some;
}
