/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-placeholder.h"

#include <string.h>

#include "outline-plan.h"
#include "random-plan.h"

/* What is still to be filled in in a text, parted by “/”. */
static const struct {
  const char *text;
  const char *found;
} texts[] = {
  { "XX局党组和X局", "XX/X" },
  { "于2022年1月xx日上午", "xx日" },
  { "自X月份以来，X月X日", "X月/X月/X日" },
  { "20XX年、202×年、二〇XX年", "20XX年/202×年/XX年" },
  { "十九届X中X会", "X/X" },
  { "ＸＸ市××区×局，×月×日", "ＸＸ/××/×/×月/×日" },
  { "做好**工作的责任感，由**同志负责，****", "**/**" },
  { "*月*日、张*同志、*局", "*月/*日/*/*" },
  { "张**", "**" },
  { "**", "**" },
  { "□□局、○○县、○月○日、△△办", "□□/○○/○月/○日/△△" },
  { "完成____项，＿＿＿", "____/＿＿＿" },
  { "某某、某局、某县、张某", "某某/某/某/某" },
  { "骨科原主任吴某某的问题，吴某某、殷某某同志，李某某局长，赵某某办理", "" },
  { "某某局、某某同志、某某书记，本周某某局、吴某某局、江某某县委",
    "某某/某某/某某/某某/某某/某某" },
  { "提高某某能力，资金某某元，由某某牵头，吴某某某", "某某/某某/某某/某某某" },
  { "xxxxxxxxx", "xxxxxxxxx" },
  { "X", "X" },
  { "“××”", "××" },
  { "“学习强国”APP、XML、Excel、MAX、TXT、x86、SpaceX", "" },
  { "拍X光、X射线、X-射线检查，X轴、X型", "" },
  { "3×4、5×2，7×24小时，3 × 4米，5X2，2*3，2**3", "" },
  { "长×宽×高、A×B、1.5m×2m", "" },
  { "打×、打√或×，√或×", "" },
  { "某些、某种、某个、某一、某项、某方面、某人、某区域、某市场、对某类问题", "" },
  { "双方某次", "" },
  { "群众满意度*", "" },
  { "年度任务**", "" },
  { "* 加强学习", "" },
  { "二○二三年、二〇二三年、一九○○年", "" },
  { "□是 □否", "" },
  { "file_name、__init__x、a_b", "" },
  { "iPhone X，x=3，a*b", "" },
};

static void
test_scan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *outline = g_strconcat ("R ||", texts[i].text, NULL);
      g_autoptr (RectifyPlan) plan = outline_plan_new (outline);
      g_autoptr (GPtrArray) all = rectify_plan_list_placeholders (plan);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < all->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? "/" : "",
                                rectify_placeholder_get_text (g_ptr_array_index (all, j)));
      g_test_message ("%s", texts[i].text);
      g_assert_cmpstr (found->str, ==, texts[i].found);
    }
}

#define PLAN                                                                                       \
  "#T XX局整改方案\nP 1.|X局学得少。|X月前改，XX负责，X日检查\n@R 各镇办，XX各部门、区X局\n@D X月底"

static RectifyItem *
get_problem (RectifyPlan *plan)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), 0);
}

/* Many at once, in any order, on a copy. */
static void
test_fill (void)
{
  static const char *const words[]
      = { "区水务", "水务", "6", "王五", NULL, "区直", "教育", "2023年12月" };
  g_autoptr (RectifyPlan) plan = outline_plan_new (PLAN);
  g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);
  g_autoptr (GPtrArray) all = rectify_plan_list_placeholders (plan);
  g_autoptr (GPtrArray) turned = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL;
  const char *replacements[G_N_ELEMENTS (words)];
  RectifyAssignment *assignment;

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < all->len; i++)
    {
      g_ptr_array_add (turned, g_ptr_array_index (all, all->len - 1 - i));
      replacements[i] = words[all->len - 1 - i];
    }
  g_assert_cmpuint (rectify_placeholders_fill (turned, replacements, copy), ==, 7);
  g_assert_cmpstr (rectify_plan_get_title (copy), ==, "区水务局整改方案");
  g_assert_cmpstr (rectify_item_get_heading (get_problem (copy)), ==, "水务局学得少。");
  g_assert_cmpstr (rectify_item_get_text (get_problem (copy)), ==, "6月前改，王五负责，X日检查");
  assignment = g_ptr_array_index (rectify_item_get_assignments (get_problem (copy)), 0);
  g_assert_cmpstr (rectify_assignment_get_text (assignment), ==, "各镇办，区直各部门、区教育局");
  g_assert_cmpstr (rectify_assignment_get_names (assignment)[1], ==, "区直各部门");
  g_assert_cmpstr (rectify_assignment_get_names (assignment)[2], ==, "区教育局");
  g_assert_cmpstr (rectify_deadline_get_text (rectify_item_get_deadline (get_problem (copy))), ==,
                   "2023年12月底");
  left = rectify_plan_list_placeholders (copy);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "XX局整改方案");
}

static gboolean
fill_one (RectifyPlaceholder *placeholder, RectifyPlan *plan, const char *replacement)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, placeholder);
  return rectify_placeholders_fill (one, &replacement, plan) == 1;
}

/* One by one: what has moved is refused, a fresh list is not. */
static void
test_fill_one (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("R ||XX和XX");
  g_autoptr (GPtrArray) all = rectify_plan_list_placeholders (plan);
  g_autoptr (GPtrArray) fresh = NULL;
  RectifyItem *item = get_problem (plan);

  g_assert_true (fill_one (g_ptr_array_index (all, 0), plan, "教育局"));
  g_assert_false (fill_one (g_ptr_array_index (all, 0), plan, "教育局"));
  g_assert_false (fill_one (g_ptr_array_index (all, 1), plan, "财政局"));
  fresh = rectify_plan_list_placeholders (plan);
  g_assert_cmpuint (fresh->len, ==, 1);
  g_assert_true (fill_one (g_ptr_array_index (fresh, 0), plan, "财政局"));
  g_assert_cmpstr (rectify_item_get_text (item), ==, "教育局和财政局");
}

/* Items that no ledger knows yet are the same objects or none. */
static void
test_without_ids (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("R ||XX");
  g_autoptr (RectifyPlan) copy = NULL;
  g_autoptr (GPtrArray) all = NULL;

  rectify_item_set_id (get_problem (plan), 0);
  copy = rectify_plan_copy (plan);
  all = rectify_plan_list_placeholders (plan);
  g_assert_false (fill_one (g_ptr_array_index (all, 0), copy, "好"));
  g_assert_true (fill_one (g_ptr_array_index (all, 0), plan, "好"));
}

static void
test_context (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new (
      "R ||甲乙。定于2022年1月XX日上午召开会议。丙丁\nM ||m\n@L XX\nR ||一二三四五六七八九十一二三四五XX");
  g_autoptr (GPtrArray) all = rectify_plan_list_placeholders (plan);
  static const char *const contexts[]
      = { "定于2022年1月XX日上午召开会议", "责任领导：XX", "四五六七八九十一二三四五XX" };

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (contexts));
  for (guint i = 0; i < all->len; i++)
    {
      RectifyPlaceholder *placeholder = g_ptr_array_index (all, i);
      g_autofree char *context = rectify_placeholder_dup_context (placeholder);

      g_assert_cmpstr (context, ==, contexts[i]);
      g_assert_true (
          g_str_has_prefix (context + rectify_placeholder_get_context_offset (placeholder),
                            rectify_placeholder_get_text (placeholder)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/placeholder/scan", test_scan);
  g_test_add_func ("/plan/placeholder/fill", test_fill);
  g_test_add_func ("/plan/placeholder/fill-one", test_fill_one);
  g_test_add_func ("/plan/placeholder/without-ids", test_without_ids);
  g_test_add_func ("/plan/placeholder/context", test_context);
  return g_test_run ();
}
