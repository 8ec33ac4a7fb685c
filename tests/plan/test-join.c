/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline-plan.h"
#include "rectify-columns.h"
#include "rectify-plan-edit.h"

static RectifyItem *
find (RectifyItem *item, const char *words)
{
  g_autofree char *own
      = g_strconcat (rectify_item_get_label (item), rectify_item_get_heading (item),
                     rectify_item_get_text (item), NULL);
  RectifyItem *found = g_str_equal (own, words) ? item : NULL;

  for (guint i = 0; found == NULL && i < rectify_item_get_n_children (item); i++)
    found = find (rectify_item_get_child (item, i), words);
  return found;
}

static void
describe (GString *text, RectifyItem *item, const char *lead)
{
  g_autofree char *below = g_strconcat (lead, ".", NULL);

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      RectifyDeadline *deadline = rectify_item_get_deadline (child);

      g_string_append_printf (text, "%s%s|%s|%s", lead, rectify_item_get_label (child),
                              rectify_item_get_heading (child), rectify_item_get_text (child));
      g_string_append_printf (text, "%s%s\n", deadline != NULL ? " @" : "",
                              deadline != NULL ? rectify_deadline_get_text (deadline) : "");
      describe (text, child, below);
    }
}

typedef struct {
  const char *outline;
  const char *words;
  const char *joined; /* NULL: it cannot be */
} Case;

static void
test_cases (void)
{
  static const Case cases[] = {
    /* A line that was broken: its second half came in below the first. */
    { "P 1.|a|\n.M （1）|由专人登记，|\n@D 年底\n..R ||会前有通知。", "会前有通知。",
      "1.|a|\n.（1）||由专人登记，会前有通知。 @年底\n" },
    { "R ||建台账，\nR ||查漏洞。\nR ||b", "查漏洞。", "||建台账，查漏洞。\n||b\n" },
    { "P 1.|a，|\n.R ||b\n.M ||c", "b", "1.|a，b|\n.||c\n" },
    /* What it runs on from stands at the end of what is above. */
    { "P 1.|a|\n.M ||甲，\nR ||乙", "乙", "1.|a|\n.||甲，乙\n" },
    { "M 一是||a\nM 二是||b\nM 三是||c", "二是b", "一是||a二是b\n二是||c\n" },
    { "R ||first,\nR ||second", "second", "||first, second\n" },
    { "M 1.||a，\nM 2.||b\n@D 年底\n.M （1）||c", "2.b", "1.||a，2.b @年底\n.（1）||c\n" },
    { "P 1.|a|\nP 2.|b|", "1.a", NULL },
    { "M 1.||a\n@D 六月\nM 2.||b\n@D 年底", "2.b", NULL },
    { "R ||a\nP 1.|b|\n.M ||c", "1.b", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new (cases[i].outline);
      RectifyItem *root = rectify_plan_get_root (plan);
      RectifyItem *item = find (root, cases[i].words);
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s", cases[i].outline);
      g_assert_nonnull (item);
      if (cases[i].joined == NULL)
        {
          g_assert_null (rectify_plan_find_joined (plan, item));
          continue;
        }
      rectify_plan_join (plan, item);
      describe (text, root, "");
      g_assert_cmpstr (text->str, ==, cases[i].joined);
    }
}

/* What was noted on an item would be lost. */
static void
test_followed_up (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("M 1.||a\nM 2.||b");
  RectifyItem *item = find (rectify_plan_get_root (plan), "2.b");
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (NULL, "c", NULL, RECTIFY_SHARE_UNKNOWN);

  g_assert_nonnull (rectify_plan_find_joined (plan, item));
  rectify_item_add_progress (item, entry);
  g_assert_null (rectify_plan_find_joined (plan, item));
}

/* The rows of a table are no lines, and a table is called by more than its columns. */
static void
test_table (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("R ||序号\t存在问题\n.P 1|a|\n.P 2|b|");
  RectifyItem *table = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_autoptr (RectifyColumns) columns = rectify_columns_new (2);
  g_autofree char *names = rectify_columns_to_string (columns);
  g_autofree char *summary = NULL;
  g_autofree char *titled = NULL;

  rectify_item_set_columns (table, names);
  rectify_item_set_text (table, "序号\t存在问题");
  g_assert_null (rectify_plan_find_joined (plan, rectify_item_get_child (table, 1)));
  summary = rectify_item_dup_summary (table);
  g_assert_cmpstr (summary, ==, "Table");
  rectify_item_set_text (table, "水务局台账\n序号\t存在问题");
  titled = rectify_item_dup_summary (table);
  g_assert_cmpstr (titled, ==, "水务局台账");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/join/cases", test_cases);
  g_test_add_func ("/plan/join/followed-up", test_followed_up);
  g_test_add_func ("/plan/join/table", test_table);
  return g_test_run ();
}
