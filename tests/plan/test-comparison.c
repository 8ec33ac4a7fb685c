/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-plan.h"
#include "rectify-comparison.h"
#include "rectify-particulars.h"
#include "rectify-plan-edit.h"

static gint64 next_id = 1;

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_id (item, next_id++);
  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/* Two areas with three problems each. */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *section
      = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、", "存在问题");

  for (guint i = 0; i < 2; i++)
    {
      RectifyItem *area = add (section, RECTIFY_ITEM_AREA, i == 0 ? "（一）" : "（二）", "方面");

      add (area, RECTIFY_ITEM_PROBLEM, "1.", i == 0 ? "甲" : "丁");
      add (area, RECTIFY_ITEM_PROBLEM, "2.", i == 0 ? "乙" : "戊");
      add (area, RECTIFY_ITEM_PROBLEM, "3.", i == 0 ? "丙" : "己");
    }
  return plan;
}

static RectifyItem *
find_text (RectifyPlan *plan, const char *text)
{
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);

  for (guint i = 0; i < rectify_item_get_n_children (section); i++)
    for (guint j = 0; j < rectify_item_get_n_children (rectify_item_get_child (section, i)); j++)
      {
        RectifyItem *item = rectify_item_get_child (rectify_item_get_child (section, i), j);

        if (g_str_equal (rectify_item_get_text (item), text))
          return item;
      }
  g_assert_not_reached ();
}

/* The differences, as “+甲 -乙 >丙 l丁 t戊 a己 d己”. */
static void
assert_differences (RectifyPlan *before, RectifyPlan *after, const char *expected)
{
  static const char letters[] = "+->lhtiadse";
  g_autoptr (RectifyComparison) comparison = rectify_comparison_new (before, after);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rectify_comparison_get_n_items (comparison); i++)
    {
      const RectifyDifference *difference = rectify_comparison_get_item (comparison, i);
      RectifyItem *item = difference->after != NULL ? difference->after : difference->before;

      if (i > 0)
        g_string_append_c (found, ' ');
      for (guint bit = 0; letters[bit] != '\0'; bit++)
        if ((difference->kinds & (1u << bit)) != 0)
          g_string_append_c (found, letters[bit]);
      g_string_append (found, rectify_item_get_text (item));
      g_assert_true ((difference->before == NULL)
                     == ((difference->kinds & RECTIFY_DIFFERENCE_ADDED) != 0));
      g_assert_true ((difference->after == NULL)
                     == ((difference->kinds & RECTIFY_DIFFERENCE_REMOVED) != 0));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_kinds (void)
{
  const char *const names[] = { "区财政局", NULL };
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = rectify_plan_copy (before);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL, "区财政局", names);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "长期坚持", RECTIFY_DEADLINE_LONG_TERM, NULL);

  assert_differences (before, after, "");
  rectify_item_add_assignment (find_text (after, "甲"), assignment);
  rectify_item_set_deadline (find_text (after, "甲"), deadline);
  rectify_item_set_heading (find_text (after, "乙"), "标题。");
  rectify_item_set_text (find_text (after, "丁"), "丁之二");
  rectify_item_set_label (find_text (after, "戊"), "（2）");
  assert_differences (before, after, "ad甲 h乙 t丁之二 l戊");
}

/* What was asked for, decided and proved in the meantime. */
static void
test_follow_up (void)
{
  const int reached[] = { 1, 0, 0 };
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *hash = g_strnfill (RECTIFY_EVIDENCE_HASH_LENGTH, 'a');
  g_autoptr (RectifyStep) request
      = rectify_step_new (RECTIFY_STEP_REQUEST, NULL, "张三", "已完成", NULL);
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, NULL, "", "试点", reached);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "制度.pdf", hash, 7, "application/pdf", NULL, "张三");

  rectify_item_add_step (find_text (before, "乙"), stage);
  after = rectify_plan_copy (before);
  assert_differences (before, after, "");
  rectify_item_add_step (find_text (after, "甲"), request);
  rectify_item_add_evidence (find_text (after, "甲"), evidence);
  rectify_item_add_evidence (find_text (after, "丁"), evidence);
  rectify_item_set_steps (find_text (after, "乙"), none);
  assert_differences (before, after, "se甲 s乙 e丁");
}

static void
test_added_and_removed (void)
{
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = rectify_plan_copy (before);
  RectifyItem *area = rectify_item_get_parent (find_text (after, "甲"));

  /* Without new labels. */
  g_object_unref (rectify_item_remove_child (area, 1));
  add (area, RECTIFY_ITEM_PROBLEM, "4.", "新");
  assert_differences (before, after, "-乙 +新");
}

static void
test_removed_with_children (void)
{
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = rectify_plan_copy (before);
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (after), 0);

  g_object_unref (rectify_item_remove_child (section, 0));
  assert_differences (before, after, "-方面 -甲 -乙 -丙");
  g_object_unref (rectify_item_remove_child (rectify_plan_get_root (after), 0));
  assert_differences (before, after, "-存在问题 -方面 -甲 -乙 -丙 -方面 -丁 -戊 -己");
  assert_differences (after, before, "+存在问题 +方面 +甲 +乙 +丙 +方面 +丁 +戊 +己");
}

static void
test_moved (void)
{
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = rectify_plan_copy (before);
  RectifyItem *first = rectify_item_get_parent (find_text (after, "甲"));
  RectifyItem *second = rectify_item_get_parent (find_text (after, "丁"));
  g_autoptr (RectifyItem) moving = NULL;

  /* The first of three goes to the end: it alone has moved. */
  moving = rectify_item_remove_child (first, 0);
  rectify_item_append_child (first, moving);
  assert_differences (before, after, ">甲");
  /* To another parent, whose first child goes. */
  g_object_unref (rectify_item_remove_child (first, 2));
  rectify_item_insert_child (second, 0, moving);
  assert_differences (before, after, ">甲");
  g_object_unref (rectify_item_remove_child (second, 1));
  assert_differences (before, after, "-丁 >甲");
}

static void
test_particulars (void)
{
  g_autoptr (RectifyPlan) before = make_plan ();
  g_autoptr (RectifyPlan) after = rectify_plan_copy (before);
  g_autoptr (RectifyComparison) comparison = NULL;
  const RectifyParticularDifference *difference;

  rectify_plan_set_title (after, "整改方案");
  rectify_plan_set_particular (after, RECTIFY_PARTICULAR_SECRECY, "秘密");
  comparison = rectify_comparison_new (before, after);
  g_assert_cmpuint (rectify_comparison_get_n_items (comparison), ==, 0);
  g_assert_cmpuint (rectify_comparison_get_n_particulars (comparison), ==, 2);
  difference = rectify_comparison_get_particular (comparison, 0);
  g_assert_cmpstr (difference->nick, ==, "title");
  g_assert_cmpstr (difference->before, ==, "");
  g_assert_cmpstr (difference->after, ==, "整改方案");
  difference = rectify_comparison_get_particular (comparison, 1);
  g_assert_cmpstr (difference->nick, ==, "secrecy");
}

static gboolean
give_id (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL && rectify_item_get_id (item) == 0)
    rectify_item_set_id (item, next_id++);
  return TRUE;
}

static gboolean
count_missing (RectifyItem *item, gpointer user_data)
{
  gpointer *data = user_data;

  if (rectify_item_get_parent (item) != NULL
      && rectify_plan_find_item (data[0], rectify_item_get_id (item)) == NULL)
    (*(guint *) data[1])++;
  return TRUE;
}

static guint
count_kind (RectifyComparison *comparison, RectifyDifferenceKinds kind)
{
  guint n = 0;

  for (guint i = 0; i < rectify_comparison_get_n_items (comparison); i++)
    n += (rectify_comparison_get_item (comparison, i)->kinds & kind) != 0;
  return n;
}

/* Whatever is done to a plan: what is new is said to be new, what is gone to be gone. */
static void
test_any_edit (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (RectifyPlan) before = random_plan_new (30);
      g_autoptr (RectifyPlan) after = NULL;
      g_autoptr (RectifyComparison) comparison = NULL;
      guint n_added = 0, n_removed = 0;

      rectify_item_foreach (rectify_plan_get_root (before), give_id, NULL);
      after = rectify_plan_copy (before);
      for (guint j = g_test_rand_int_range (1, 15); j > 0; j--)
        random_plan_edit (after);
      rectify_item_foreach (rectify_plan_get_root (after), give_id, NULL);
      comparison = rectify_comparison_new (before, after);
      rectify_item_foreach (rectify_plan_get_root (after), count_missing,
                            (gpointer[]){ before, &n_added });
      rectify_item_foreach (rectify_plan_get_root (before), count_missing,
                            (gpointer[]){ after, &n_removed });
      g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_ADDED), ==, n_added);
      g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_REMOVED), ==, n_removed);
    }
}

/* Of five thousand items half change places, and a fifth of the rest is gone: no more of them are said
 * to have moved than have, however many are out of order. */
static void
test_many (void)
{
  const guint n = 5000;
  g_autoptr (RectifyPlan) before = rectify_plan_new ();
  g_autoptr (RectifyPlan) after = NULL;
  g_autoptr (RectifyComparison) comparison = NULL;
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  RectifyItem *root;

  for (guint i = 0; i < n; i++)
    add (rectify_plan_get_root (before), RECTIFY_ITEM_MEASURE, "", "甲");
  after = rectify_plan_copy (before);
  root = rectify_plan_get_root (after);
  for (guint i = n; i > 0; i--)
    {
      RectifyItem *item = rectify_item_get_child (root, i - 1);

      if (i % 2 == 0)
        g_ptr_array_add (moved, g_object_ref (item));
      if (i % 2 == 0 || i % 5 == 0)
        g_object_unref (rectify_item_remove_child (root, i - 1));
    }
  /* They are in reverse now. */
  for (guint i = 0; i < moved->len; i++)
    rectify_item_append_child (root, g_ptr_array_index (moved, i));
  comparison = rectify_comparison_new (before, after);
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_ADDED), ==, 0);
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_REMOVED), ==, n / 10);
  /* One of them can stay behind those that did. */
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_MOVED), >=, n / 2 - 1);
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_MOVED), <=, n / 2);
}

/* All of five thousand are gone, and as many are new. */
static void
test_others (void)
{
  const guint n = 5000;
  g_autoptr (RectifyPlan) before = rectify_plan_new ();
  g_autoptr (RectifyPlan) after = rectify_plan_new ();
  g_autoptr (RectifyComparison) comparison = NULL;

  for (guint i = 0; i < n; i++)
    {
      add (rectify_plan_get_root (before), RECTIFY_ITEM_MEASURE, "", "甲");
      add (rectify_plan_get_root (after), RECTIFY_ITEM_MEASURE, "", "乙");
    }
  comparison = rectify_comparison_new (before, after);
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_ADDED), ==, n);
  g_assert_cmpuint (count_kind (comparison, RECTIFY_DIFFERENCE_REMOVED), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/kinds", test_kinds);
  g_test_add_func ("/comparison/follow-up", test_follow_up);
  g_test_add_func ("/comparison/added-and-removed", test_added_and_removed);
  g_test_add_func ("/comparison/removed-with-children", test_removed_with_children);
  g_test_add_func ("/comparison/moved", test_moved);
  g_test_add_func ("/comparison/particulars", test_particulars);
  g_test_add_func ("/comparison/many", test_many);
  g_test_add_func ("/comparison/others", test_others);
  g_test_add_func ("/comparison/any-edit", test_any_edit);
  return g_test_run ();
}
