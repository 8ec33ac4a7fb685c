/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "follow-testing.h"

/* A problem that a unit, or nobody, answers for until a day in 2023. */
RectifyItem *
add_task (RectifyItem *parent, const char *text, const char *unit, int day, int month)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", unit, names);
  g_autoptr (GDate) due = g_date_new_dmy (day, month, 2023);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "按期", RECTIFY_DEADLINE_DATED, due);

  rectify_item_set_text (item, text);
  if (unit != NULL)
    rectify_item_add_assignment (item, assignment);
  rectify_item_set_deadline (item, deadline);
  rectify_item_append_child (parent, item);
  return item;
}

/* Tasks that are late on the first of June 2023, due then, due later, done, and nobody's. */
RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);

  rectify_plan_set_title (plan, "某局2023年整改方案");
  add_task (root, "过期甲。", "办公室", 1, 3);
  add_task (root, "过期乙。", "人事科", 31, 5);
  add_task (root, "今天丙。", "办公室", 1, 6);
  add_task (root, "将到丁。", "财务科", 11, 6);
  add_task (root, "还早戊。", "办公室", 12, 6);
  rectify_item_set_status (add_task (root, "做完己。", "办公室", 2, 3), RECTIFY_STATUS_DONE);
  add_task (root, "没人庚。", NULL, 2, 3);
  return plan;
}

/* One of these. */
RectifyItem *
get_task (RectifyPlan *plan, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), position);
}

/* A report as it is on the first of June 2023, of a unit or all. */
char *
dup_report (RectifyPlan *plan, RectifyReport report, const char *unit, guint days)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyDocument) document = NULL;

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_days (options, days);
  rectify_report_options_set_unit (options, unit);
  document = rectify_report_compose (plan, report, options);
  return rectify_document_dup_text (document);
}
