/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-tasks.h"
#include "rectify-filter.h"
#include "rectify-task-row.h"
#include "rectify-unit-form.h"
#include "rectify-unit-plan.h"

#define N_PLANS 60

static GPtrArray *
list_rows (RectifyPlan *plan, const char *unit)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  rectify_task_rows_add_plan (rows, plan);
  for (guint i = rows->len; i > 0; i--)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i - 1);

      if (row->internal || !g_strv_contains (rectify_task_row_get_units (row), unit))
        g_ptr_array_remove_index (rows, i - 1);
    }
  return rows;
}

static gboolean
number_item (RectifyItem *item, gpointer user_data)
{
  gint64 *last = user_data;

  rectify_item_set_id (item, ++*last);
  return TRUE;
}

static gboolean
holds_row (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((RectifyTaskRow *) g_ptr_array_index (rows, i))->item_id == id)
      return TRUE;
  return FALSE;
}

static void
assert_form (RectifyPlan *plan, const char *unit)
{
  g_autoptr (GPtrArray) rows = list_rows (plan, unit);
  g_autoptr (RectifyPlan) part = rectify_plan_copy_for_unit (plan, unit);
  RectifyUnitForm *form;

  g_assert_cmpint (part != NULL, ==, rows->len > 0);
  if (part == NULL)
    return;
  form = rectify_unit_form_new_for_part (1, plan, part, unit);
  g_assert_cmpuint (form->rows->len, ==, rows->len);
  for (guint i = 0; i < form->rows->len; i++)
    {
      gint64 id = ((RectifyUnitFormRow *) g_ptr_array_index (form->rows, i))->item_id;
      g_assert_true (holds_row (rows, id));
    }
  rectify_unit_form_free (form);
}

/* A unit is asked about its tasks as they are listed and counted, and about no others. */
static void
test_forms (void)
{
  static const char *const units[]
      = { "区财政局", "区教育局", "区民政局", "区委办公室", "区应急管理局" };

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_tasks_new_plan (g_test_rand_int_range (1, 30));
      gint64 last = 0;

      rectify_item_foreach (rectify_plan_get_root (plan), number_item, &last);
      for (guint j = 0; j < G_N_ELEMENTS (units); j++)
        assert_form (plan, units[j]);
    }
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, gint64 id)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_id (item, id);
  rectify_item_append_child (parent, item);
  return item;
}

/* Problems that measures beside them answer go out to be read, not to be filled in. */
static void
test_beside (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, 1);
  const char *names[] = { "区财政局", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL, NULL, names);
  g_autoptr (RectifyPlan) part = NULL;
  RectifyUnitForm *form;

  add (area, RECTIFY_ITEM_PROBLEM, 2);
  add (area, RECTIFY_ITEM_PROBLEM, 3);
  add (area, RECTIFY_ITEM_MEASURE, 4);
  rectify_item_add_assignment (area, assignment);
  part = rectify_plan_copy_for_unit (plan, names[0]);
  g_assert_nonnull (rectify_plan_find_item (part, 2));
  form = rectify_unit_form_new_for_part (1, plan, part, names[0]);
  g_assert_cmpuint (form->rows->len, ==, 1);
  g_assert_cmpint (((RectifyUnitFormRow *) g_ptr_array_index (form->rows, 0))->item_id, ==, 4);
  rectify_unit_form_free (form);
}

static void
assign (RectifyItem *item, RectifyRole role, const char *label, const char *unit)
{
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyAssignment) assignment = rectify_assignment_new (role, label, NULL, names);

  rectify_item_add_assignment (item, assignment);
}

/* Who only helps is named for it; of several parts the first counts, also where they are inherited. */
static void
test_parts (void)
{
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  const RectifyTask task = { .problem = problem, .measure = measure };

  rectify_item_append_child (problem, measure);
  assign (problem, RECTIFY_ROLE_LEAD_UNIT, "牵头单位", "甲");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合单位", "甲");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合单位", "乙");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "乙");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "协办部门", "丙");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任科室", "丁");
  g_assert_cmpint (rectify_task_find_part (&task, "甲"), ==, RECTIFY_UNIT_LEADS);
  g_assert_cmpint (rectify_task_find_part (&task, "乙"), ==, RECTIFY_UNIT_ANSWERS);
  g_assert_cmpint (rectify_task_find_part (&task, "丙"), ==, RECTIFY_UNIT_SUPPORTS);
  g_assert_cmpint (rectify_task_find_part (&task, "丁"), ==, RECTIFY_UNIT_ANSWERS);
}

/* Who only helps may also be marked as such behind the name, where it is each of them. */
static void
test_marks (void)
{
  static const struct {
    const char *label;
    const char *text;
    const char *called; /* NULL: they answer */
  } cases[] = {
    { "", "甲（配合）", "配合单位" },       { "责任单位", "甲（协办）、乙(协办)", "协办单位" },
    { "协办部门", "甲", "协办部门" },       { "责任单位", "甲、乙（配合）", NULL },
    { "责任单位", "甲（综治中心）", NULL }, { "责任单位", "", NULL }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names = g_strsplit (cases[i].text, "、", -1);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, cases[i].label, cases[i].text,
                                    (const char *const *) names);
      g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
      const RectifyTask task = { .problem = problem };
      g_autofree char *called = NULL;
      g_autoptr (GPtrArray) units = NULL;

      rectify_item_add_assignment (problem, assignment);
      units = rectify_task_find_units (&task, TRUE, &called);
      g_assert_cmpstr (called, ==, cases[i].called);
      g_assert_cmpuint (units->len, ==, cases[i].called != NULL ? g_strv_length (names) : 0);
    }
}

/* A unit whose tasks are all for the office alone is none that is asked about anything. */
static void
test_hidden (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  const char *names[] = { "区财政局", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL, NULL, names);
  RectifyItem *measure = add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, 1);
  g_autoptr (GPtrArray) units = NULL;

  rectify_item_add_assignment (measure, assignment);
  units = rectify_plan_list_units (plan);
  g_assert_cmpuint (units->len, ==, 1);
  g_clear_pointer (&units, g_ptr_array_unref);
  rectify_item_set_internal (measure, TRUE);
  units = rectify_plan_list_units (plan);
  g_assert_cmpuint (units->len, ==, 0);
  g_assert_null (rectify_plan_copy_for_unit (plan, names[0]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-plan/forms", test_forms);
  g_test_add_func ("/unit-plan/beside", test_beside);
  g_test_add_func ("/unit-plan/parts", test_parts);
  g_test_add_func ("/unit-plan/marks", test_marks);
  g_test_add_func ("/unit-plan/hidden", test_hidden);
  return g_test_run ();
}
