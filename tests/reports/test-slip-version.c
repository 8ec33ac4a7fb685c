/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "follow-testing.h"
#include "rectify-close-out.h"
#include "rectify-slip-code.h"
#include "rectify-slip-version.h"

/* What is on paper for units: the code by which it is found, and the version by which it is known to be old. */

/* Paper is found by its code again, however it is typed; what is in no ledger has none. */
static void
test_codes (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *none = rectify_slip_code_dup_for_unit (plan, "办公室");
  g_autofree char *code = NULL;
  g_autofree char *other = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *scanned = NULL;
  g_autofree char *payload = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *printed = NULL;
  gint64 version;

  g_assert_null (none);
  rectify_plan_set_id (plan, 7);
  code = rectify_slip_code_dup_for_unit (plan, "办公室");
  other = rectify_slip_code_dup_for_unit (plan, "人事科");
  g_assert_cmpuint (strlen (code), ==, 9);
  g_assert_cmpstr (code, !=, other);
  lower = g_ascii_strdown (code, -1);
  normal = rectify_slip_code_dup_normal (lower, &version);
  g_assert_cmpstr (normal, ==, code);
  g_assert_cmpint (version, ==, 0);
  payload = g_strdup_printf ("RECTIFY:%s:12", code);
  scanned = rectify_slip_code_dup_normal (payload, &version);
  g_assert_cmpstr (scanned, ==, code);
  g_assert_cmpint (version, ==, 12);
  g_free (normal);
  normal = rectify_slip_code_dup_normal ("oli0 o1L7", &version);
  g_assert_cmpstr (normal, ==, "0110-0117");
  wrong = rectify_slip_code_dup_normal ("ABCD-EF", &version);
  g_assert_null (wrong);
  text = dup_report (plan, RECTIFY_REPORT_SLIPS, NULL, 1);
  g_assert_nonnull (strstr (text, code));
  version = rectify_slip_version_for_unit (plan, "办公室");
  printed = g_strdup_printf ("%s\t版本校验码：%" G_GINT64_FORMAT "\n", code, version);
  g_assert_nonnull (strstr (text, printed));
}

/* Paper is stale when what stands on it has changed, and not when anything else has. */
static void
test_unit_versions (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "已开会。", "", 50);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "年底前", RECTIFY_DEADLINE_DATED, NULL);
  g_autoptr (RectifyDeadline) shared
      = rectify_deadline_new ("整改时限", "长期坚持", RECTIFY_DEADLINE_LONG_TERM, NULL);
  gint64 office = rectify_slip_version_for_unit (plan, "办公室");
  gint64 staff = rectify_slip_version_for_unit (plan, "人事科");

  g_assert_cmpint (office, >=, 100000);
  g_assert_cmpint (office, <, 1000000);
  g_assert_cmpint (office, !=, staff);
  /* How far it is, what others do, and that the plan was touched at all. */
  rectify_plan_set_revision (plan, 99);
  rectify_item_set_status (get_task (plan, 0), RECTIFY_STATUS_DONE);
  rectify_item_add_progress (get_task (plan, 0), entry);
  rectify_item_set_text (get_task (plan, 1), "过期乙甲。");
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), ==, office);
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "人事科"), !=, staff);
  rectify_item_set_text (get_task (plan, 0), "过期的。");
  g_assert_true (
      rectify_slip_version_is_stale (office, rectify_slip_version_for_unit (plan, "办公室")));
  rectify_item_set_text (get_task (plan, 0), "过期甲。");
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), ==, office);
  rectify_item_set_deadline (get_task (plan, 0), deadline);
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), !=, office);
  /* What is inherited is printed as well. */
  rectify_item_set_deadline (get_task (plan, 0), NULL);
  office = rectify_slip_version_for_unit (plan, "办公室");
  rectify_item_set_deadline (rectify_plan_get_root (plan), shared);
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), !=, office);
  g_assert_false (rectify_slip_version_is_stale (0, office));
}

static void
note_progress (RectifyItem *item, GDateDay day, GDateMonth month, int share)
{
  g_autoptr (GDate) date = g_date_new_dmy (day, month, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (date, "已办。", "", share);

  rectify_item_add_progress (item, entry);
}

/* A call is stale when one of the tasks on it has changed, not when another of its unit has, nor when
 * it was answered. */
static void
test_call_versions (void)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_days (options, 10);
  rectify_report_options_set_no_progress_days (options, 60);
  for (gboolean is_late = FALSE; is_late <= TRUE; is_late++)
    {
      g_autoptr (RectifyPlan) plan = make_plan ();
      gint64 all = rectify_slip_version_for_unit (plan, "办公室");
      gint64 printed;

      /* Noted a month before, so that it is not on the reminder; it is not late either. */
      note_progress (get_task (plan, 4), 1, 5, 20);
      printed = rectify_slip_version_for_call (plan, "办公室", options, is_late);
      g_assert_cmpint (printed, >=, G_GINT64_CONSTANT (10000000000));
      g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), ==, printed);
      rectify_item_set_text (get_task (plan, 4), "还早的。");
      g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), !=, all);
      g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), ==, printed);
      for (GDateDay later = 10; later < 13; later++)
        note_progress (get_task (plan, 0), later, 6, 100);
      rectify_item_set_status (get_task (plan, 0), RECTIFY_STATUS_DONE);
      g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), ==, printed);
      rectify_item_set_text (get_task (plan, 0), "过期的。");
      g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), !=, printed);
    }
}

/* What was finished by hand since the paper was made was on it, though nobody noted when that was; what
 * had been before was not. */
static void
test_call_by_hand (void)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyPlan) plan = make_plan ();
  RectifyItem *task = NULL;
  gint64 printed;

  rectify_report_options_set_today (options, today);
  printed = rectify_slip_version_for_call (plan, "办公室", options, TRUE);
  note_progress (get_task (plan, 0), 1, 5, 20);
  rectify_item_set_status (get_task (plan, 0), RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_slip_version_for_call (plan, "办公室", options, TRUE), !=, printed);
  g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), ==, printed);
  /* One more, which was done by hand before the paper was made. */
  task = get_task (plan, 4);
  g_assert_true (rectify_item_get_status (task) == RECTIFY_STATUS_NOT_STARTED
                 || rectify_item_get_status (task) == RECTIFY_STATUS_IN_PROGRESS);
  rectify_item_set_status (task, RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), ==, printed);
  rectify_item_set_text (get_task (plan, 0), "过期的。");
  g_assert_cmpint (rectify_slip_version_find_for_unit (plan, "办公室", printed), !=, printed);
}

/* A paper that nobody signs is told of before it goes out. */
static void
test_unsigned (void)
{
  const RectifyReport reports[] = { RECTIFY_REPORT_SUPERVISION, RECTIFY_REPORT_REMINDERS };
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autoptr (RectifyPlan) plan = make_plan ();
      g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
      g_autoptr (RectifyDocument) bare = NULL;
      g_autoptr (RectifyDocument) whole = NULL;

      rectify_report_options_set_today (options, today);
      bare = rectify_report_compose (plan, reports[i], options);
      g_assert_cmpuint (g_strv_length ((char **) rectify_document_get_remarks (bare)), ==, 1);
      g_assert_nonnull (strstr (rectify_document_get_remarks (bare)[0], "no organisation"));
      rectify_plan_set_organisation (plan, "某局");
      whole = rectify_report_compose (plan, reports[i], options);
      g_assert_null (rectify_document_get_remarks (whole)[0]);
    }
}

/* As an input method leaves it. */
static void
assert_typed (const char *code, const char *colon, const char *dash, const char *parts,
              gint64 expected)
{
  g_autofree char *typed = g_strdup_printf (" %s%s%.6s%s%s\n", code, colon, parts, dash, parts + 7);
  g_autofree char *normal = NULL;
  gint64 version;

  normal = rectify_slip_code_dup_normal (typed, &version);
  g_assert_cmpstr (normal, ==, code);
  g_assert_cmpint (version, ==, expected);
}

/* What stands on a call is typed with its parts or without. */
static void
test_call_codes (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *normal = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 printed, version;

  rectify_plan_set_id (plan, 7);
  rectify_report_options_set_today (options, today);
  printed = rectify_slip_version_for_call (plan, "人事科", options, TRUE);
  text = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "人事科", 10);
  parts = g_strsplit (strstr (text, "版本校验码：") + strlen ("版本校验码："), "\n", 2);
  g_assert_cmpuint (strlen (parts[0]), ==, 12);
  g_assert_cmpuint (parts[0][6], ==, '-');
  code = rectify_slip_code_dup_for_unit (plan, "人事科");
  typed = g_strconcat (code, ":", parts[0], NULL);
  normal = rectify_slip_code_dup_normal (typed, &version);
  g_assert_cmpstr (normal, ==, code);
  g_assert_cmpint (version, ==, printed);
  assert_typed (code, "：", "－", parts[0], printed);
  assert_typed (code, " ： ", " — ", parts[0], printed);
}

static void
assign_lead (RectifyItem *item, const char *unit)
{
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, names);

  rectify_item_add_assignment (item, assignment);
}

/* Papers of one batch are set in type of one size. */
static void
test_one_size (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyItem) problem = NULL;
  RectifyItem *measure;
  double size = 0;
  guint n_tables = 0;

  rectify_report_options_set_today (options, today);
  problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  rectify_item_set_text (problem,
                         "高标准农田建设管护缺位，有6处机耕路破损、11处渠道淤塞无人管护。");
  rectify_item_append_child (rectify_plan_get_root (plan), problem);
  measure = add_task (problem, "对损毁设施逐一维修，落实维修资金85.6万元，出台建后管护办法。",
                      "农田建设管理站", 30, 4);
  rectify_item_set_kind (measure, RECTIFY_ITEM_MEASURE);
  assign_lead (measure, "计划财务股");
  note_progress (get_task (plan, 0), 1, 5, 20);
  document = rectify_report_compose (plan, RECTIFY_REPORT_SUPERVISION, options);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      if (table == NULL)
        continue;
      g_assert_cmpfloat (rectify_table_get_largest (table), >=, 10.5);
      g_assert_cmpfloat (rectify_table_get_largest (table), <, 14);
      g_assert_true (n_tables++ == 0 || rectify_table_get_largest (table) == size);
      size = rectify_table_get_largest (table);
    }
  g_assert_cmpuint (n_tables, >, 1);
}

/* A measure within a measure is on the slip of the measure's unit, and is called for by itself. */
static void
test_version_within (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyItem) within = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (GDate) due = g_date_new_dmy (31, 3, 2023);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "3月底", RECTIFY_DEADLINE_DATED, due);
  gint64 slip, call;

  rectify_report_options_set_today (options, today);
  rectify_item_append_child (rectify_plan_get_root (plan), measure);
  rectify_item_append_child (measure, within);
  assign_lead (measure, "办公室");
  assign_lead (within, "档案馆");
  rectify_item_set_text (within, "清理档案。");
  rectify_item_set_deadline (within, deadline);
  slip = rectify_slip_version_for_unit (plan, "办公室");
  call = rectify_slip_version_for_call (plan, "档案馆", options, TRUE);
  rectify_item_set_text (within, "清理全部档案。");
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), !=, slip);
  g_assert_cmpint (rectify_slip_version_for_call (plan, "档案馆", options, TRUE), !=, call);
}

/* A form that is signed tells of the progress and the request too. */
static void
test_item_versions (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "已开会。", "", 50);
  RectifyItem *item = get_task (plan, 5);
  gint64 before = rectify_slip_version_for_item (plan, item);
  gint64 after;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (before, >=, 100000);
  rectify_item_set_text (get_task (plan, 0), "过期的。");
  g_assert_cmpint (rectify_slip_version_for_item (plan, item), ==, before);
  rectify_item_add_progress (item, entry);
  after = rectify_slip_version_for_item (plan, item);
  g_assert_cmpint (after, !=, before);
  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "已全部做完。", &error));
  g_assert_cmpint (rectify_slip_version_for_item (plan, item), !=, after);
  g_assert_cmpint (rectify_slip_version_for_item (plan, rectify_plan_get_root (plan)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip-version/codes", test_codes);
  g_test_add_func ("/slip-version/unit-versions", test_unit_versions);
  g_test_add_func ("/slip-version/call-versions", test_call_versions);
  g_test_add_func ("/slip-version/call-by-hand", test_call_by_hand);
  g_test_add_func ("/slip-version/one-size", test_one_size);
  g_test_add_func ("/slip-version/unsigned", test_unsigned);
  g_test_add_func ("/slip-version/call-codes", test_call_codes);
  g_test_add_func ("/slip-version/version-within", test_version_within);
  g_test_add_func ("/slip-version/item-versions", test_item_versions);
  return g_test_run ();
}
