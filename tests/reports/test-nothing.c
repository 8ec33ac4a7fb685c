/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-plan-language.h"
#include "rectify-report.h"

/* Reports that have nothing to tell say so in words. */

static RectifyDocument *
compose (RectifyPlan *plan, RectifyReport report, const char *unit, gint64 item)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_unit (options, unit);
  rectify_report_options_set_item (options, item);
  return rectify_report_compose (plan, report, options);
}

/* Behind the title, in a line of its own; and in a remark, once. */
static void
assert_says (RectifyPlan *plan, RectifyReport report, const char *unit, gint64 item,
             const char *words)
{
  g_autoptr (RectifyDocument) document = compose (plan, report, unit, item);
  g_autofree char *text = rectify_document_dup_text (document);
  g_autofree char *title = rectify_report_dup_title (plan, report);
  g_autofree char *line = g_strdup_printf ("\n%s\n", words);

  g_assert_cmpstr (title, !=, "");
  g_assert_true (g_str_has_prefix (text, title));
  g_assert_nonnull (strstr (text, line));
  g_assert_cmpuint (g_strv_length ((char **) rectify_document_get_remarks (document)), ==, 1);
}

/* Nothing in the plan, which has no title either. */
static void
test_empty_plan (void)
{
  static const struct {
    RectifyReport report;
    const char *unit;
    gint64 item;
    const char *words;
  } cases[] = {
    { RECTIFY_REPORT_SUPERVISION, NULL, 0, "截至2023年6月1日，没有到期未完成的整改任务。" },
    { RECTIFY_REPORT_SUPERVISION, "办公室", 0,
      "截至2023年6月1日，办公室没有到期未完成的整改任务。" },
    { RECTIFY_REPORT_SUPERVISION, "", 0,
      "截至2023年6月1日，没有到期未完成且未明确责任单位的整改任务。" },
    { RECTIFY_REPORT_REMINDERS, NULL, 0,
      "截至2023年6月1日，没有将于30日内（2023年7月1日前）到期的整改任务。" },
    { RECTIFY_REPORT_REMINDERS, "办公室", 0,
      "截至2023年6月1日，办公室没有将于30日内（2023年7月1日前）到期的整改任务。" },
    { RECTIFY_REPORT_CLOSE_OUT, NULL, 0,
      "截至2023年6月1日，没有申请销号、已完成或者已销号的整改任务。" },
    { RECTIFY_REPORT_CLOSE_OUT, NULL, 9, "截至2023年6月1日，所选内容中没有可以销号的整改任务。" },
    { RECTIFY_REPORT_SLIPS, NULL, 0, "整改方案中没有明确由各单位牵头或者承担的整改任务。" },
    { RECTIFY_REPORT_SLIPS, "办公室", 0, "整改方案中没有办公室牵头或者承担的整改任务。" },
    { RECTIFY_REPORT_LEDGER, NULL, 0, "整改方案中没有列出需要整改的问题和措施。" },
    { RECTIFY_REPORT_PROBLEMS, NULL, 0, "整改方案中没有列出存在问题。" },
    { RECTIFY_REPORT_TASKS, NULL, 0, "整改方案中没有列出整改措施。" },
    { RECTIFY_REPORT_RESPONSIBILITIES, NULL, 0, "整改方案中没有列出整改措施。" },
  };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDocument) notice = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_says (plan, cases[i].report, cases[i].unit, cases[i].item, cases[i].words);
  notice = compose (plan, RECTIFY_REPORT_NOTICE, NULL, 0);
  text = rectify_document_dup_text (notice);
  g_assert_cmpstr (text, ==, "整改方案\n（公示稿）\n没有可以公示的内容。\n");
}

/* What is asked for with the reminders is answered with them. */
static void
test_still (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_no_progress_days (options, 60);
  document = rectify_report_compose (plan, RECTIFY_REPORT_REMINDERS, options);
  text = rectify_document_dup_text (document);
  g_assert_nonnull (strstr (text, "到期的整改任务，也没有60日以上无新进展的整改任务。\n"));
}

/* A plan without a title is not quoted as 《》. */
static void
test_untitled (void)
{
  static const RectifyReport papers[] = { RECTIFY_REPORT_SUPERVISION, RECTIFY_REPORT_REMINDERS };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (GDate) late = g_date_new_dmy (1, 3, 2023);
  g_autoptr (GDate) soon = g_date_new_dmy (11, 6, 2023);
  g_autoptr (RectifyDeadline) deadline = rectify_deadline_new ("", "按期", 0, late);
  g_autoptr (RectifyDeadline) next = rectify_deadline_new ("", "按期", 0, soon);

  rectify_item_set_text (item, "某事。");
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  rectify_plan_set_organisation (plan, "甲局");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *text = NULL;

      rectify_item_set_deadline (item, i == 0 ? deadline : next);
      document = compose (plan, papers[i], NULL, 0);
      text = rectify_document_dup_text (document);
      g_assert_nonnull (strstr (text, "\n根据整改方案，"));
      g_assert_null (strstr (text, "《》"));
      /* There is something: nothing is to be remarked. */
      g_assert_null (rectify_document_get_remarks (document)[0]);
    }
}

static void
test_english (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, "Rectification Plan of the Bureau");
  g_assert_true (rectify_plan_is_english (plan));
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      g_autoptr (RectifyDocument) document = compose (plan, report, NULL, 0);
      g_autofree char *text = rectify_document_dup_text (document);

      g_assert_null (strchr (text, '{'));
      if (report != RECTIFY_REPORT_PLAN && report != RECTIFY_REPORT_PROGRESS)
        g_assert_nonnull (rectify_document_get_remarks (document)[0]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nothing/empty-plan", test_empty_plan);
  g_test_add_func ("/nothing/still", test_still);
  g_test_add_func ("/nothing/untitled", test_untitled);
  g_test_add_func ("/nothing/english", test_english);
  return g_test_run ();
}
