/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "rectify-label-style.h"
#include "rectify-numeral.h"
#include "rectify-plan-edit.h"

static void
test_numerals (void)
{
  static const struct {
    RectifyNumeralSystem system;
    guint number;
    const char *text;
  } cases[] = {
    { RECTIFY_NUMERAL_CHINESE, 1, "一" },         { RECTIFY_NUMERAL_CHINESE, 10, "十" },
    { RECTIFY_NUMERAL_CHINESE, 14, "十四" },      { RECTIFY_NUMERAL_CHINESE, 20, "二十" },
    { RECTIFY_NUMERAL_CHINESE, 101, "一百零一" }, { RECTIFY_NUMERAL_CHINESE, 110, "一百一十" },
    { RECTIFY_NUMERAL_ARABIC, 14, "14" },         { RECTIFY_NUMERAL_FULLWIDTH, 12, "１２" },
    { RECTIFY_NUMERAL_CIRCLED, 20, "⑳" },         { RECTIFY_NUMERAL_ROMAN_UPPER, 14, "XIV" },
    { RECTIFY_NUMERAL_ROMAN_LOWER, 9, "ix" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rectify_numeral_format (cases[i].system, cases[i].number);
      RectifyNumeralSystem system;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (rectify_numeral_parse (text, -1, &system), ==, cases[i].number);
      g_assert_cmpint (system, ==, cases[i].system);
    }
  for (guint n = 1; n <= RECTIFY_NUMERAL_MAX; n++)
    {
      g_autofree char *text = rectify_numeral_format (RECTIFY_NUMERAL_CHINESE, n);

      g_assert_cmpuint (rectify_numeral_parse (text, -1, NULL), ==, n);
    }
  g_assert_cmpuint (rectify_numeral_parse ("一一", -1, NULL), ==, 0);
  g_assert_cmpuint (rectify_numeral_parse ("十百", -1, NULL), ==, 0);
  g_assert_cmpuint (rectify_numeral_parse ("IIX", -1, NULL), ==, 0);
  g_assert_cmpuint (rectify_numeral_parse ("99999", -1, NULL), ==, 0);
  g_assert_cmpuint (rectify_numeral_parse ("", -1, NULL), ==, 0);
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_append_child (parent, item);
  return item;
}

static char *
join_labels (RectifyItem *parent)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " " : "",
                            rectify_item_get_label (rectify_item_get_child (parent, i)));
  return g_string_free (labels, FALSE);
}

static void
assert_labels (RectifyItem *parent, const char *expected)
{
  g_autofree char *labels = join_labels (parent);

  g_assert_cmpstr (labels, ==, expected);
}

static void
test_styles (void)
{
  static const char *const series[][4]
      = { { "一是", "二是", "三是", "一是 二是 三是 四是" },
          { "（一）", "（二）", "（三）", "（一） （二） （三） （四）" },
          { "1.", "2.", "3.", "1. 2. 3. 4." },
          { "①", "②", "③", "① ② ③ ④" },
          { "第一，", "第二，", "第三，", "第一， 第二， 第三， 第四，" } };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、");
      g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_MEASURE);

      for (guint j = 0; j < 3; j++)
        add (section, RECTIFY_ITEM_MEASURE, series[i][j]);
      rectify_plan_insert_item (plan, section, 1, fresh);
      assert_labels (section, series[i][3]);
      rectify_plan_remove_item (plan, rectify_item_get_child (section, 0));
      rectify_plan_move_item (plan, rectify_item_get_child (section, 2), section, 0);
      g_assert_true (rectify_item_get_child (section, 1) == fresh);
      g_assert_cmpuint (rectify_item_get_n_children (section), ==, 3);
      {
        g_autofree char *labels = join_labels (section);

        g_assert_true (g_str_has_prefix (series[i][3], labels));
      }
    }
}

static void
test_mixed_and_kinds (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）");

  add (area, RECTIFY_ITEM_PROBLEM, "一是");
  add (area, RECTIFY_ITEM_PROBLEM, "二要");
  add (area, RECTIFY_ITEM_PROBLEM, "三是");
  add (area, RECTIFY_ITEM_MEASURE, "一是");
  add (area, RECTIFY_ITEM_MEASURE, "二是");
  rectify_plan_remove_item (plan, rectify_item_get_child (area, 0));
  assert_labels (area, "一要 二是 一是 二是");
  rectify_plan_remove_item (plan, rectify_item_get_child (area, 2));
  assert_labels (area, "一要 二是 一是");
}

/* Areas that are labelled as sections go on counting with them. */
static void
test_areas_beside_sections (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_AREA);
  g_autofree char *more = NULL;
  g_autofree char *fewer = NULL;

  add (root, RECTIFY_ITEM_SECTION, "一、");
  add (root, RECTIFY_ITEM_AREA, "二、");
  add (root, RECTIFY_ITEM_AREA, "三、");
  add (root, RECTIFY_ITEM_SECTION, "四、");
  rectify_plan_insert_item (plan, root, 2, fresh);
  more = join_labels (root);
  g_assert_cmpstr (more, ==, "一、 二、 三、 四、 五、");
  rectify_plan_remove_item (plan, rectify_item_get_child (root, 1));
  fewer = join_labels (root);
  g_assert_cmpstr (fewer, ==, "一、 二、 三、 四、");
}

/* 1. to 14. across areas go on being numbered as one series. */
static void
test_running (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、");
  RectifyItem *first = add (section, RECTIFY_ITEM_AREA, "（一）");
  RectifyItem *second = add (section, RECTIFY_ITEM_AREA, "（二）");
  RectifyItem *third = add (section, RECTIFY_ITEM_AREA, "（三）");
  RectifyItem *other = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "二、");
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  add (first, RECTIFY_ITEM_PROBLEM, "1.");
  add (first, RECTIFY_ITEM_PROBLEM, "2.");
  add (second, RECTIFY_ITEM_PROBLEM, "3.");
  add (third, RECTIFY_ITEM_PROBLEM, "4.");
  add (third, RECTIFY_ITEM_PROBLEM, "5.");
  add (other, RECTIFY_ITEM_PROBLEM, "1.");
  rectify_plan_insert_item (plan, second, 0, fresh);
  assert_labels (first, "1. 2.");
  assert_labels (second, "3. 4.");
  assert_labels (third, "5. 6.");
  assert_labels (other, "1.");
  rectify_plan_remove_item (plan, rectify_item_get_child (first, 0));
  assert_labels (second, "2. 3.");
  assert_labels (third, "4. 5.");
}

static void
test_anew_in_each (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、");
  RectifyItem *first = add (section, RECTIFY_ITEM_AREA, "（一）");
  RectifyItem *second = add (section, RECTIFY_ITEM_AREA, "（二）");

  add (first, RECTIFY_ITEM_PROBLEM, "1.");
  add (second, RECTIFY_ITEM_PROBLEM, "1.");
  add (second, RECTIFY_ITEM_PROBLEM, "2.");
  rectify_plan_remove_item (plan, rectify_item_get_child (second, 0));
  assert_labels (second, "1.");
}

/* A slip in the numbering is only mended where the user moves, adds, deletes or renumbers. */
static void
test_only_then (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *inner = add (root, RECTIFY_ITEM_SECTION, "一、");

  add (root, RECTIFY_ITEM_SECTION, "三、");
  add (root, RECTIFY_ITEM_SECTION, "三、");
  add (inner, RECTIFY_ITEM_CLAUSE, "（一）");
  add (inner, RECTIFY_ITEM_CLAUSE, "（三）");
  rectify_item_set_heading (inner, "总体要求");
  rectify_plan_remove_item (plan, rectify_item_get_child (inner, 0));
  assert_labels (root, "一、 三、 三、");
  assert_labels (inner, "（一）");
  rectify_plan_renumber (plan, root);
  assert_labels (root, "一、 二、 三、");
}

static void
test_levels (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *section = add (root, RECTIFY_ITEM_SECTION, "一、");
  RectifyItem *prose = add (section, RECTIFY_ITEM_PROSE, "");
  RectifyItem *first = add (section, RECTIFY_ITEM_CLAUSE, "（一）");
  RectifyItem *second = add (section, RECTIFY_ITEM_CLAUSE, "（二）");

  g_assert_false (rectify_plan_can_indent (plan, first));
  g_assert_false (rectify_plan_move_item (plan, first, prose, 0));
  g_assert_false (rectify_plan_move_item (plan, section, first, 0));
  g_assert_true (rectify_plan_can_indent (plan, second));
  rectify_plan_indent (plan, second);
  g_assert_true (rectify_item_get_parent (second) == first);
  g_assert_true (rectify_plan_can_outdent (plan, second));
  rectify_plan_outdent (plan, second);
  g_assert_true (rectify_item_get_parent (second) == section);
  assert_labels (section, " （一） （二）");
  g_assert_false (rectify_plan_can_outdent (plan, section));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbering/numerals", test_numerals);
  g_test_add_func ("/numbering/styles", test_styles);
  g_test_add_func ("/numbering/mixed-and-kinds", test_mixed_and_kinds);
  g_test_add_func ("/numbering/areas-beside-sections", test_areas_beside_sections);
  g_test_add_func ("/numbering/running", test_running);
  g_test_add_func ("/numbering/anew-in-each", test_anew_in_each);
  g_test_add_func ("/numbering/only-then", test_only_then);
  g_test_add_func ("/numbering/levels", test_levels);
  return g_test_run ();
}
