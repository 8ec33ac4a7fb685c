/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-testing.h"
#include "outline-plan.h"

/* Numbers and names that a plan says in several places, and not in the same way. */

/* Numbers in words that are wrong once something is left out, for the plan or a part of it. */
static void
test_notice_count (void)
{
#define TREE                                                                                       \
  "A （一）|甲|\n.P 1.|a|\n..M ||m\n..M ||n\n.P 2.|b|\n..M ||o\nA （二）|乙|\n.P 1.|c|\n..M ||p"
  static const struct {
    const char *outline;
    const char *found;
  } cases[] = {
    { "R ||共有3个问题，两个方面，四条措施。\n" TREE, "3个问题/四条措施" },
    { "R ||查摆问题三个，制定整改措施共4条，列出2个方面的3项突出问题。\n" TREE,
      "三个/4条/3项突出问题" },
    { "R ||2个问题、5个问题、3个月、3项工作、第3条。\n" TREE, "" },
    { "R ||前言\nA （一）||甲，有2个问题。\n.P 1.|a|\n..M ||m\n..M ||n\n.P 2.|b|\n..M ||o\n"
      "A （二）||乙，有1个问题。\n.P 1.|c|\n..M ||p",
      "2个问题" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new (cases[i].outline);
      g_autoptr (GPtrArray) whole = check_find_kind (plan, RECTIFY_FINDING_NOTICE_COUNT);
      RectifyItem *area = rectify_item_get_child (rectify_plan_get_root (plan), 1);
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *words = NULL;

      g_assert_cmpuint (whole->len, ==, 0);
      rectify_item_set_internal (rectify_item_get_child (area, 1), TRUE);
      found = check_find_kind (plan, RECTIFY_FINDING_NOTICE_COUNT);
      words = check_join_words (found, plan);
      g_test_message ("%s", cases[i].outline);
      g_assert_cmpstr (words, ==, cases[i].found);
    }
}

/* Numbers that are not those of the plan, in whatever way it is counted. */
static void
test_counts (void)
{
  static const struct {
    const char *outline;
    const char *found;
  } cases[] = {
    { "R ||共有3个问题，两个方面，四条措施。\n" TREE, "" },
    { "R ||存在3个方面4个问题，制定整改措施5条。\n" TREE, "3个方面/4个问题/5条" },
    { "S 一、|概况|查摆出4个问题。\nS 二、|问题|\n.A （一）|甲|\n..P 1.|a|\n..P 2.|b|\n..P 3.|c|",
      "4个问题" },
    /* Parts of the plan, and of its sections. */
    { "A （一）||甲，有2个问题。\n.P 1.|a|\n.P 2.|b|\nA （二）||乙，有2个问题。\n.P 1.|c|",
      "2个问题" },
    { "R ||下文列出2个问题。\nS 一、|甲|\n.P 1.|a|\n.P 2.|b|\nS 二、|乙|\n.P 1.|a|", "" },
    { "R ||下文列出2个问题。\nA 一、|甲|\n.P 1.|a|\n.P 2.|b|\nA 二、|乙|\n.P 1.|a|", "" },
    /* Of others, of some, or within what is to be done. */
    { "R ||其中2个问题已整改，第4个问题、另4个问题，上年度4个问题。去年的4个问题。\n" TREE, "" },
    { "P 1.|a|发现2个问题。\n.M ||整改2个问题。", "" },
    { "R ||30个问题、4个月、4个数据。\n" TREE, "" },
    { "R ||查摆4个问题。", "" },
    /* Far off, but of this plan: unless its own number stands beside. */
    { "R ||共查摆出20个问题，制定40条措施。\n" TREE, "20个问题/40条措施" },
    { "R ||反馈8个方面问题120个。\n" TREE, "8个方面/120个" },
    { "R ||县委反馈问题120个，涉及我局3个问题。\n" TREE, "" },
    /* Three of something else. */
    { "R ||重点抓好三个方面工作。从思想、作风、纪律三个方面发力。\n" TREE, "" },
    { "R ||三个方面问题。三个方面的不足。\n" TREE, "三个方面/三个方面" },
    /* One after another. */
    { "R ||把查摆出来的问题一项一项改到位，反馈的问题一个个解决。\n" TREE, "" },
    { "R ||一个问题一个问题整改，一项整改措施一项整改措施落实。\nP 1.|a|\n.M ||m\n.M ||n\nP 2.|b|",
      "" },
    { "R ||查摆出4个问题、4个方面。\n" TREE, "4个问题/4个方面" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new (cases[i].outline);
      g_autoptr (GPtrArray) found = check_find_kind (plan, RECTIFY_FINDING_COUNT);
      g_autofree char *words = check_join_words (found, plan);

      g_test_message ("%s", cases[i].outline);
      g_assert_cmpstr (words, ==, cases[i].found);
      for (guint j = 0; j < found->len; j++)
        g_assert_cmpint (rectify_finding_get_severity (found->pdata[j]), ==, RECTIFY_SEVERITY_HINT);
    }
  {
    g_autoptr (RectifyPlan) plan = outline_plan_new (cases[1].outline);
    g_autoptr (GPtrArray) found = check_find_kind (plan, RECTIFY_FINDING_COUNT);

    g_assert_cmpstr (rectify_finding_get_message (found->pdata[0]), ==,
                     "The words say “3个方面”; the plan has 2 areas.");
  }
  {
    /* What a part has is not said to be the plan's. */
    g_autoptr (RectifyPlan) plan = outline_plan_new (
        "A （一）||甲。\n.P 1.|a|\n.P 2.|b|\nA （二）||乙，有2个问题。\n.P 1.|c|");
    g_autoptr (GPtrArray) found = check_find_kind (plan, RECTIFY_FINDING_COUNT);

    g_assert_cmpstr (
        rectify_finding_get_message (found->pdata[0]), ==,
        "The words say “2个问题”; a part of the plan has 1 problem, the whole plan 3.");
  }
}

/* Persons whose names are written for each other; never those of two characters, or that are named
 * together. */
static void
test_persons (void)
{
#define TWICE(name) "M ||m\n@L " name "\nM ||n\n@L " name "\n"
  static const struct {
    const char *outline;
    const char *found;
  } cases[] = { { TWICE ("张建国") "M ||o\n@L 张建囯", "张建囯" },
                { TWICE ("张建国（局长）") "M ||o\n@N 张健国", "张健国" },
                { TWICE ("张建国") "M ||o\n@L 张建华", "" },
                { TWICE ("张建国") "M ||o\n@L 李建囯", "" },
                { TWICE ("张国") "M ||o\n@L 张囯", "" },
                { TWICE ("张建国") "M ||o\n@L 张健囯", "" },
                { TWICE ("张建国") "M ||o\n@L 张建国、张建囯", "" },
                { TWICE ("张建国") TWICE ("张建囯"), "" },
                { TWICE ("张建国") "M ||o\n@U 张建囯", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new (cases[i].outline);
      g_autoptr (GPtrArray) found = check_find_kind (plan, RECTIFY_FINDING_PARTY_SPELLING);
      g_autofree char *words = check_join_words (found, plan);

      g_test_message ("%s", cases[i].outline);
      g_assert_cmpstr (words, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/check/notice-count", test_notice_count);
  g_test_add_func ("/plan/check/counts", test_counts);
  g_test_add_func ("/plan/check/persons", test_persons);
  return g_test_run ();
}
