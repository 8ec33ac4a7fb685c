/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-label-style.h"
#include "rectify-plan-public.h"

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static RectifyItem *
add_hidden (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  RectifyItem *item = add (parent, kind, label, text);

  rectify_item_set_internal (item, TRUE);
  return item;
}

static gboolean
append_line (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    g_string_append_printf (user_data, "%s%s|", rectify_item_get_label (item),
                            rectify_item_get_text (item));
  return TRUE;
}

static void
assert_public (RectifyPlan *plan, const char *expected)
{
  g_autoptr (RectifyPlan) copy = rectify_plan_copy_public (plan);
  g_autoptr (GString) lines = g_string_new (NULL);

  rectify_item_foreach (rectify_plan_get_root (copy), append_line, lines);
  g_assert_cmpstr (lines->str, ==, expected);
}

/* What stays closes up, in every level and style. */
static void
test_levels (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *section, *area, *problem;

  add_hidden (root, RECTIFY_ITEM_SECTION, "一、", "甲");
  section = add (root, RECTIFY_ITEM_SECTION, "二、", "乙");
  area = add_hidden (section, RECTIFY_ITEM_AREA, "（一）", "子");
  add (area, RECTIFY_ITEM_PROBLEM, "1.", "子一");
  area = add (section, RECTIFY_ITEM_AREA, "（二）", "丑");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "1.", "丑一");
  add (problem, RECTIFY_ITEM_MEASURE, "一是", "做；");
  add_hidden (problem, RECTIFY_ITEM_MEASURE, "二是", "藏；");
  add (problem, RECTIFY_ITEM_MEASURE, "三是", "再做；");
  add_hidden (problem, RECTIFY_ITEM_MEASURE, "四是", "再藏。");
  add_hidden (area, RECTIFY_ITEM_PROBLEM, "2.", "丑二");
  add (area, RECTIFY_ITEM_PROBLEM, "3.", "丑三");
  assert_public (plan, "一、乙|（一）丑|1.丑一|一是做；|二是再做。|2.丑三|");
}

/* Numbers that run on from area to area close up over an area that goes. */
static void
test_running (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、", "");
  RectifyItem *area;

  area = add (section, RECTIFY_ITEM_AREA, "（一）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "1.", "a");
  add_hidden (area, RECTIFY_ITEM_PROBLEM, "2.", "b");
  area = add_hidden (section, RECTIFY_ITEM_AREA, "（二）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "3.", "c");
  add (area, RECTIFY_ITEM_PROBLEM, "4.", "d");
  area = add (section, RECTIFY_ITEM_AREA, "（三）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "5.", "e");
  area = add (section, RECTIFY_ITEM_AREA, "（四）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "6.", "f");
  add (area, RECTIFY_ITEM_PROBLEM, "7.", "g");
  assert_public (plan, "一、|（一）|1.a|（二）|2.e|（三）|3.f|4.g|");
}

/* So they do where the beginning goes, and over the sections of a plan. */
static void
test_running_on (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *section, *area;

  section = add (root, RECTIFY_ITEM_SECTION, "一、", "");
  area = add_hidden (section, RECTIFY_ITEM_AREA, "（一）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "1.", "a");
  area = add (section, RECTIFY_ITEM_AREA, "（二）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "b");
  add_hidden (area, RECTIFY_ITEM_PROBLEM, "3.", "c");
  section = add (root, RECTIFY_ITEM_SECTION, "二、", "");
  area = add (section, RECTIFY_ITEM_AREA, "（三）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "4.", "d");
  add (section, RECTIFY_ITEM_PROBLEM, "5.", "e");
  assert_public (plan, "一、|（一）|1.b|二、|（二）|2.d|3.e|");
}

/* Rounds of measures among the problems they answer stay rounds, whichever of them goes. */
static void
test_rounds (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "");

  add (area, RECTIFY_ITEM_PROBLEM, "1.", "a");
  add (area, RECTIFY_ITEM_MEASURE, "一是", "b");
  add (area, RECTIFY_ITEM_MEASURE, "二是", "c");
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "d");
  add_hidden (area, RECTIFY_ITEM_MEASURE, "一是", "e");
  add_hidden (area, RECTIFY_ITEM_MEASURE, "二是", "f");
  add (area, RECTIFY_ITEM_MEASURE, "三是", "g");
  add (area, RECTIFY_ITEM_MEASURE, "四是", "h");
  assert_public (plan, "（一）|1.a|一是b|二是c|2.d|一是g|二是h|");
}

/* The bare numbers of a table go on with those of the text, and the text with them. */
static void
test_tables (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *area = add (root, RECTIFY_ITEM_AREA, "（一）", "");
  RectifyItem *problem;

  problem = add (area, RECTIFY_ITEM_PROBLEM, "1.", "a");
  add (problem, RECTIFY_ITEM_MEASURE, "（1）", "b");
  add_hidden (area, RECTIFY_ITEM_PROBLEM, "2.", "c");
  add (area, RECTIFY_ITEM_PROBLEM, "3.", "d");
  area = add (root, RECTIFY_ITEM_AREA, "（二）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "4", "e");
  add_hidden (area, RECTIFY_ITEM_PROBLEM, "5", "f");
  add (area, RECTIFY_ITEM_PROBLEM, "6", "g");
  area = add (root, RECTIFY_ITEM_AREA, "（三）", "");
  add (area, RECTIFY_ITEM_PROBLEM, "7.", "h");
  /* One that does not go on counts for itself, and so does one of other things. */
  area = add (root, RECTIFY_ITEM_AREA, "（四）", "");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "1", "i");
  add (problem, RECTIFY_ITEM_MEASURE, "8", "j");
  add (area, RECTIFY_ITEM_PROBLEM, "2", "k");
  add (area, RECTIFY_ITEM_PROBLEM, "8.", "l");
  assert_public (plan, "（一）|1.a|（1）b|2.d|（二）|3e|4g|（三）|5.h|（四）|1i|8j|2k|6.l|");
}

/* Where nothing goes nothing changes, slips of numbering included. */
static void
test_untouched (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "");
  RectifyItem *other = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（三）", "");

  add (area, RECTIFY_ITEM_PROBLEM, "1.", "a");
  add (area, RECTIFY_ITEM_PROBLEM, "3.", "b");
  add (other, RECTIFY_ITEM_PROBLEM, "1.", "c");
  assert_public (plan, "（一）|1.a|3.b|（三）|1.c|");
  add_hidden (other, RECTIFY_ITEM_PROBLEM, "2.", "d");
  assert_public (plan, "（一）|1.a|3.b|（三）|1.c|");
}

/* What ran on in a paragraph that goes begins its own; a lead-in of nothing goes too. */
static void
test_paragraphs (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyPlan) copy = NULL;
  RectifyItem *problem = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "a");
  g_autoptr (RectifyWording) lead_in = rectify_wording_new ("整改措施", "");

  rectify_item_set_lead_in (problem, lead_in);
  add_hidden (problem, RECTIFY_ITEM_MEASURE, "一是", "b；");
  rectify_item_set_run_in (add (problem, RECTIFY_ITEM_MEASURE, "二是", "c。"), TRUE);
  copy = rectify_plan_copy_public (plan);
  problem = rectify_item_get_child (rectify_plan_get_root (copy), 0);
  g_assert_false (rectify_item_get_run_in (rectify_item_get_child (problem, 0)));
  g_assert_nonnull (rectify_item_get_lead_in (problem));
  g_clear_object (&copy);
  rectify_item_set_internal (
      rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0), 1), TRUE);
  copy = rectify_plan_copy_public (plan);
  g_assert_null (
      rectify_item_get_lead_in (rectify_item_get_child (rectify_plan_get_root (copy), 0)));
}

static gboolean
count_shown (RectifyItem *item, gpointer user_data)
{
  *(guint *) user_data += !rectify_item_is_hidden (item);
  return TRUE;
}

static gboolean
assert_shown (RectifyItem *item, gpointer user_data)
{
  RectifyItem *original = rectify_plan_find_item (user_data, rectify_item_get_id (item));

  g_assert_false (rectify_item_is_hidden (item));
  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  g_assert_nonnull (original);
  g_assert_false (rectify_item_is_hidden (original));
  g_assert_cmpstr (rectify_item_get_heading (item), ==, rectify_item_get_heading (original));
  return TRUE;
}

static gboolean
give_id (RectifyItem *item, gpointer user_data)
{
  rectify_item_set_id (item, ++*(gint64 *) user_data);
  return TRUE;
}

/* All that is not hidden stays, and nothing else; the plan itself stays as it was. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 60));
      g_autoptr (RectifyPlan) copy = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      guint n_shown = 0, n_left = 0;
      gint64 id = 0;

      rectify_item_foreach (rectify_plan_get_root (plan), give_id, &id);
      before = random_plan_describe (plan);
      copy = rectify_plan_copy_public (plan);
      after = random_plan_describe (plan);
      g_assert_cmpstr (after, ==, before);
      rectify_item_foreach (rectify_plan_get_root (plan), count_shown, &n_shown);
      rectify_item_foreach (rectify_plan_get_root (copy), count_shown, &n_left);
      g_assert_cmpuint (n_left, ==, n_shown);
      rectify_item_foreach (rectify_plan_get_root (copy), assert_shown, plan);
    }
}

static void
add_level (RectifyItem *parent, guint level)
{
  static const struct {
    RectifyItemKind kind;
    const char *prefix;
    RectifyNumeralSystem system;
    const char *suffix;
  } levels[] = { { RECTIFY_ITEM_SECTION, "", RECTIFY_NUMERAL_CHINESE, "、" },
                 { RECTIFY_ITEM_AREA, "（", RECTIFY_NUMERAL_CHINESE, "）" },
                 { RECTIFY_ITEM_PROBLEM, "", RECTIFY_NUMERAL_ARABIC, "." },
                 { RECTIFY_ITEM_MEASURE, "", RECTIFY_NUMERAL_CHINESE, "是" } };
  guint n = g_test_rand_int_range (0, 6);

  if (level == G_N_ELEMENTS (levels))
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RectifyLabelStyle) style
          = rectify_label_style_new (levels[level].prefix, levels[level].system,
                                     levels[level].suffix);
      g_autofree char *label = rectify_label_style_format (style, i + 1);
      RectifyItem *item = add (parent, levels[level].kind, label, "字");

      rectify_item_set_internal (item, g_test_rand_int_range (0, 4) == 0);
      add_level (item, level + 1);
    }
}

static gboolean
assert_counted (RectifyItem *item, gpointer user_data)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      guint number = 0;
      g_autoptr (RectifyLabelStyle) style
          = rectify_label_style_parse (rectify_item_get_label (rectify_item_get_child (item, i)),
                                       &number);

      g_assert_nonnull (style);
      g_assert_cmpuint (number, ==, i + 1);
    }
  return TRUE;
}

/* Of a plan that counts from one in every list, whatever goes leaves one that does. */
static void
test_no_gaps (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autoptr (RectifyPlan) copy = NULL;

      add_level (rectify_plan_get_root (plan), 0);
      copy = rectify_plan_copy_public (plan);
      rectify_item_foreach (rectify_plan_get_root (copy), assert_counted, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/public/levels", test_levels);
  g_test_add_func ("/public/running", test_running);
  g_test_add_func ("/public/running-on", test_running_on);
  g_test_add_func ("/public/rounds", test_rounds);
  g_test_add_func ("/public/tables", test_tables);
  g_test_add_func ("/public/untouched", test_untouched);
  g_test_add_func ("/public/paragraphs", test_paragraphs);
  g_test_add_func ("/public/random", test_random);
  g_test_add_func ("/public/no-gaps", test_no_gaps);
  return g_test_run ();
}
