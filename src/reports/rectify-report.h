/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/**
 * RectifyReport:
 * @RECTIFY_REPORT_PLAN: the plan as written (整改方案)
 * @RECTIFY_REPORT_LEDGER: all problems and measures in one table (整改台账)
 * @RECTIFY_REPORT_SLIPS: a page for each unit with its tasks alone (任务分工单)
 * @RECTIFY_REPORT_PROBLEMS: the list of problems (问题清单)
 * @RECTIFY_REPORT_TASKS: the list of tasks (任务清单)
 * @RECTIFY_REPORT_RESPONSIBILITIES: the list of who answers for what (责任清单)
 * @RECTIFY_REPORT_PROGRESS: what was done in a span, what is late and why (整改落实情况报告)
 * @RECTIFY_REPORT_NOTICE: the plan for the public, without what is for the office alone (公示稿)
 * @RECTIFY_REPORT_SUPERVISION: a page for each unit with what is late (督办单)
 * @RECTIFY_REPORT_REMINDERS: a page for each unit with what is due soon (提醒单)
 * @RECTIFY_REPORT_CLOSE_OUT: the forms on which tasks are closed out (销号审批表)
 *
 * What is composed from a plan.
 */
typedef enum {
  RECTIFY_REPORT_PLAN,
  RECTIFY_REPORT_LEDGER,
  RECTIFY_REPORT_SLIPS,
  RECTIFY_REPORT_PROBLEMS,
  RECTIFY_REPORT_TASKS,
  RECTIFY_REPORT_RESPONSIBILITIES,
  RECTIFY_REPORT_PROGRESS,
  RECTIFY_REPORT_NOTICE,
  RECTIFY_REPORT_SUPERVISION,
  RECTIFY_REPORT_REMINDERS,
  RECTIFY_REPORT_CLOSE_OUT,
} RectifyReport;

#define RECTIFY_N_REPORTS 11

RectifyDocument *rectify_report_compose (RectifyPlan *plan, RectifyReport report,
                                         const RectifyReportOptions *chosen);
char **rectify_report_list_columns (RectifyReport report);
const char *rectify_report_get_column_title (const char *nick);
gboolean rectify_report_has_sheets (RectifyReport report);
gboolean rectify_report_is_text (RectifyReport report);
gboolean rectify_report_is_by_unit (RectifyReport report);
gboolean rectify_report_find_table (RectifyReport report, RectifyReport *table);
char **rectify_report_list_units (RectifyPlan *plan, RectifyReport report);
char *rectify_report_dup_unit_name (RectifyPlan *plan, const char *unit);
char *rectify_report_dup_title (RectifyPlan *plan, RectifyReport report);
const char *rectify_report_get_nick (RectifyReport report);
gboolean rectify_report_from_nick (const char *nick, RectifyReport *report);
const char *rectify_report_get_title (RectifyReport report);

G_END_DECLS
