/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-runner.h"
#include "rectify-close-out.h"
#include "rectify-ledger-watch.h"
#include "rectify-ledger.h"

#define PLAN                                                                                                           \
  "甲局2023年整改方案\n一、存在问题\n（一）学习方面\n1.学得不够。\n"                          \
  "整改措施：每月学习一次；认真,记录。\n牵头单位：办公室\n整改时限：2023年6月底前\n" \
  "（二）作风方面\n1.调研不多。\n整改措施：多到基层去。\n牵头单位：业务科\n"            \
  "整改时限：2023年12月底前\n2.拖拉。\n整改措施：限时办结。\n牵头单位：办公室\n整改时限：长期坚持\n"

static void
make_ledger (void)
{
  static gboolean made;

  if (made)
    return;
  made = TRUE;
  write_file ("f.txt", PLAN);
  assert_done ("import f.rectify f.txt", "plan 1");
  assert_done ("progress f.rectify 1 每月 --date 2023-05-10 --share 100 已学。", "");
}

/* A day is understood as the window understands it, and one that is still to come is told. */
static void
test_days (void)
{
  g_auto (Outcome) late = { 0 };
  g_auto (Outcome) right = { 0 };

  write_file ("days.txt", PLAN);
  assert_done ("import days.rectify days.txt", "plan 1");
  right = run ("progress days.rectify 1 每月 --date ２０２３．５．３ 已学。");
  g_assert_cmpint (right.status, ==, 0);
  g_assert_cmpstr (right.errors, ==, "");
  assert_done ("show days.rectify 1 --json", "2023-05-03");
  late = run ("progress days.rectify 1 多到 --date 2999-11-03 已去。");
  g_assert_cmpint (late.status, ==, 0);
  g_assert_nonnull (strstr (late.errors, "2999-11-03 is still to come"));
  assert_done ("stats days.rectify --on 2024年1月1日", "All\t\t3\t");
  assert_fails_with ("stats days.rectify --on 2026-02-30", 1, "no date");
}

/* A column is named by the machine's word or by its title. */
static void
test_columns (void)
{
  g_autofree char *text = NULL;

  write_file ("columns.txt", PLAN);
  assert_done ("import columns.rectify columns.txt", "plan 1");
  assert_done ("export columns.rectify 1 columns-out.txt ledger --columns 序号，整改措施,status",
               "");
  text = read_file ("columns-out.txt", NULL);
  g_assert_nonnull (strstr (text, "序号\t整改措施\t整改状态\n"));
  assert_fails_with ("export columns.rectify 1 x.txt ledger --columns 措施二", 1, "整改措施");
}

static void
test_stats (void)
{
  g_auto (Outcome) outcome = { 0 };

  make_ledger ();
  assert_done ("stats f.rectify --on 2024-01-01", "共有整改任务3项：");
  assert_done ("stats f.rectify --on 2024-01-01", "All\t\t3\t1\t1\n");
  assert_done ("stats f.rectify --on 2023-12-01", "All\t\t3\t1\t0\n");
  assert_done ("stats f.rectify 1 --on 2024-01-01", "Unit\t办公室\t2\t1\t0\n");
  assert_done ("stats f.rectify --on 2024-01-01", "Month due\t2023-12\t1\t0\t1\n");
  assert_done ("stats f.rectify --on 2024-01-01", "Finished by\t2023-05\t1\t1\t0\n");
  assert_done ("stats f.rectify --filter unit=业务科 --on 2024-01-01", "All\t\t1\t0\t1\n");
  outcome = run ("stats f.rectify --on 2024-01-01 --json");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (
      strstr (outcome.output,
              "{\"today\": \"2024-01-01\", \"filter\": \"\",\n \"total\": {\"count\": "
              "3, \"finished\": 1, \"late\": 1, \"by_status\": {\"not_started\": 2, "
              "\"in_progress\": 0, \"done\": 1, \"closed\": 0, \"sustained\": 0}, "
              "\"filter\": \"\"},\n \"areas\": ["));
  g_assert_nonnull (strstr (outcome.output, "{\"name\": \"业务科\", \"count\": 1,"));
  g_assert_nonnull (strstr (outcome.output, "\"sentence\": \"截至2024年1月1日，"));
  assert_fails ("stats f.rectify --filter", 2);
  assert_fails ("stats f.rectify 1 2", 2);
  assert_fails ("stats f.rectify 7", 1);
  assert_fails ("stats f.rectify --filter late=perhaps", 1);
  assert_fails_with ("stats f.rectify --on soon", 1, "no date");
}

/* Forms go to a folder that need not be there, and are merged, not imported. */
static void
test_forms (void)
{
  make_ledger ();
  assert_done ("forms f.rectify 1 --all forms/first", "办公室\t2\tforms/first/");
  assert_fails_with ("forms f.rectify 1 --all forms/first", 1, "is there already");
  assert_done ("forms f.rectify 1 办公室 f.xlsx", "办公室\t2\tf.xlsx");
  assert_fails_with ("import g.rectify f.xlsx", 1, "is an Excel form with the tasks of 办公室");
  assert_done ("merge f.rectify f.xlsx", "");
}

/* A paper that came back. */
static void
test_slip (void)
{
  make_ledger ();
  assert_fails_with ("slip f.rectify 0000-0000", 1, "has the code 0000-0000");
  assert_fails_with ("slip f.rectify 整改", 1, "no code of a paper");
  assert_fails ("slip f.rectify", 2);
}

/* The sample is made in a language, around a day, and never over a file. */
static void
test_sample (void)
{
  assert_done ("sample s.rectify --language zh --on 2027-01-15", "");
  assert_done ("list s.rectify", "云溪区水务局党组2026年度重点问题整改方案");
  assert_done ("remind s.rectify --on 2020-01-15", "");
  assert_done ("check s.rectify", "sound");
  assert_fails_with ("sample s.rectify", 1, "s.rectify is there already");
  assert_done ("sample t.rectify", "");
  assert_done ("list t.rectify", "Water Bureau of Yunxi");
  assert_fails_with ("sample u.rectify --language fr", 1, "no sample in “fr”");
  assert_fails_with ("sample u.rectify --on soon", 1, "no date");
  assert_fails ("sample u.rectify --language", 2);
  assert_fails ("sample u.rectify --size 3", 2);
}

/* What lists the rows that a number counts, counts as many. */
static void
test_stats_filters (void)
{
  g_auto (Outcome) outcome = { 0 };
  const char *p;
  guint n = 0;

  make_ledger ();
  outcome = run ("stats f.rectify --on 2024-01-01 --json");
  for (p = outcome.output; (p = strstr (p, "\"count\": ")) != NULL; n++)
    {
      guint count = g_ascii_strtoull (p + strlen ("\"count\": "), NULL, 10);
      const char *filter = strstr (p, "\"filter\": \"") + strlen ("\"filter\": \"");
      g_autofree char *word = g_strndup (filter, strcspn (filter, "\""));
      g_autofree char *line
          = *word != '\0' ? g_strdup_printf ("stats f.rectify --on 2024-01-01 --filter %s", word)
                          : g_strdup ("stats f.rectify --on 2024-01-01");
      g_autofree char *expected = g_strdup_printf ("All\t\t%u\t", count);

      assert_done (line, expected);
      p = filter;
    }
  g_assert_cmpuint (n, >, 8);
}

static void
need_reviewer (const char *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  rectify_ledger_save_plan (ledger, plan, "Needs", &error);
  g_assert_no_error (error);
}

/* A status that the plan's needs forbid is refused here as anywhere, and nothing is noted. */
static void
test_progress_closed (void)
{
  write_file ("needs.txt", PLAN);
  assert_done ("import needs.rectify needs.txt", "plan 1");
  need_reviewer ("needs.rectify");
  assert_fails_with ("progress needs.rectify 1 每月 --status closed 已学。", 1, "reviewer");
  assert_done ("progress needs.rectify 1 每月 --status done 已学。", "");
}

static gboolean
count_decided (RectifyItem *item, gpointer user_data)
{
  RectifyStep *step = rectify_close_out_find_last (item);
  g_autofree char *name = rectify_ledger_dup_own_name ();

  if (step == NULL)
    return TRUE;
  g_assert_cmpint (rectify_step_get_kind (step), ==, RECTIFY_STEP_APPROVE);
  g_assert_cmpstr (rectify_step_get_who (step), ==, name);
  ++*(guint *) user_data;
  return TRUE;
}

/* Where nothing is wanted it is closed, as somebody's decision, which is said. */
static void
test_progress_by_hand (void)
{
  g_autofree char *path = dup_path ("hand.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  guint n_decided = 0;

  write_file ("hand.txt", PLAN);
  assert_done ("import hand.rectify hand.txt", "plan 1");
  assert_done ("progress hand.rectify 1 每月 --share １００％ --status closed 已学。",
               "Closed out without a request");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  rectify_item_foreach (rectify_plan_get_root (plan), count_decided, &n_decided);
  g_assert_cmpuint (n_decided, ==, 1);
}

static void
test_remind (void)
{
  g_auto (Outcome) outcome = { 0 };

  make_ledger ();
  outcome = run ("remind f.rectify --days 31 --on 2023-12-01");
  g_assert_cmpint (outcome.status, ==, 3);
  g_assert_nonnull (g_str_has_prefix (outcome.output, "Due soon\t2023-12-31\t1\t") ? outcome.output
                                                                                   : NULL);
  g_assert_nonnull (strstr (outcome.output, "\t业务科\t"));
  /* What is finished, and what is due later, nobody is reminded of. */
  assert_done ("remind f.rectify --days 29 --on 2023-12-01", "nothing to be reminded of");
  outcome_clear (&outcome);
  outcome = run ("remind f.rectify --days 1 --on 2024-01-01 --json");
  g_assert_cmpint (outcome.status, ==, 3);
  g_assert_nonnull (strstr (outcome.output, "\"late\": [\n  {\"plan\": 1, \"item\": "));
  g_assert_nonnull (strstr (outcome.output, "\"units\": [\"业务科\"], \"status\": \"not_started\", "
                                            "\"due\": \"2023-12-31\", \"last_progress\": \"\"}"));
  g_assert_nonnull (strstr (outcome.output, "\"due_soon\": []"));
  outcome_clear (&outcome);
  /* What came into the ledger today has not stood still for long, and was not there before. */
  outcome = run ("remind f.rectify --no-progress 30");
  g_assert_null (strstr (outcome.output, "No progress\t"));
  outcome_clear (&outcome);
  assert_done ("remind f.rectify --no-progress 30 --on 2023-05-20", "nothing to be reminded of");
  outcome = run ("remind f.rectify --no-progress 30 --on 2200-05-20");
  g_assert_cmpint (outcome.status, ==, 3);
  g_assert_nonnull (strstr (outcome.output, "No progress\t"));
  /* As slips of reminder have it where nobody says how many days. */
  assert_done ("remind f.rectify --on 2023-11-30", "nothing to be reminded of");
  outcome_clear (&outcome);
  outcome = run ("remind f.rectify --on 2023-12-01");
  g_assert_cmpint (outcome.status, ==, 3);
  assert_fails ("remind f.rectify --days", 2);
  assert_fails_with ("remind f.rectify --days 0", 1, "no number of days");
  /* A paper says in three digits within how many days it is about what is due. */
  assert_fails_with ("export f.rectify 1 x.txt reminders --days 1000", 1, "from 1 to 999");
}

/* Lines end as the format has it, are short, and are whole characters each. */
static void
test_calendar (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;
  guint n_events = 0, n_alarms = 0;

  make_ledger ();
  assert_done ("export f.rectify 1 f.ics", "");
  text = read_file ("f.ics", &length);
  g_assert_nonnull (text);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      n_events += g_str_equal (lines[i], "BEGIN:VEVENT");
      n_alarms += g_str_equal (lines[i], "BEGIN:VALARM");
    }
  /* What has no day is in no calendar; what is finished has no alarm. */
  g_assert_cmpuint (n_events, ==, 2);
  g_assert_cmpuint (n_alarms, ==, 1);
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20230630\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20231231\r\n"));
  g_assert_nonnull (strstr (text, "整改到期（已完成）："));
  g_assert_nonnull (strstr (text, "认真\\,记录"));
  assert_fails ("export f.rectify 1 notice.ics notice", 1);
}

/* A file for each unit that there is something for, and none that was there is touched. */
static void
test_mailing (void)
{
  g_autofree char *office = NULL;
  g_autofree char *field = NULL;
  g_autofree char *again = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *wrong = NULL;
  gsize length;

  make_ledger ();
  assert_done_but ("export f.rectify 1 calls supervision --each-unit --as txt --on 2024-01-01",
                   "业务科\tcalls/业务科-甲局2023年整改督办单.txt\n", "Nobody signs");
  field = read_file ("calls/业务科-甲局2023年整改督办单.txt", &length);
  g_assert_nonnull (field);
  g_assert_nonnull (strstr (field, "业务科：\n"));
  g_assert_nonnull (strstr (field, "多到基层去。"));
  /* Nothing of the office is late. */
  office = read_file ("calls/办公室-甲局2023年整改督办单.txt", NULL);
  g_assert_null (office);
  assert_fails_with ("export f.rectify 1 calls supervision --each-unit --as txt --on 2025-01-01", 1,
                     "there already");
  again = read_file ("calls/业务科-甲局2023年整改督办单.txt", &length);
  g_assert_cmpstr (again, ==, field);
  assert_done ("export f.rectify 1 slips slips --each-unit", "办公室\tslips/办公室-");
  assert_done_but (
      "export f.rectify 1 words reminders --each-unit --as docx --days 31 --on 2023-12-01",
      "业务科\twords/", "Nobody signs");
  assert_fails_with ("export f.rectify 1 none reminders --each-unit --on 2022-01-01", 1,
                     "nothing for any unit");
  assert_told ("export f.rectify 1 none.xlsx supervision --on 2022-01-01", "There is nothing");
  assert_told ("export f.rectify 1 none.txt close-out --forms requested", "There is nothing");
  nothing = read_file ("none.txt", &length);
  g_assert_nonnull (strstr (nothing, "没有已申请销号、等待审核的整改任务。\n"));
  /* A misspelt name is none that has nothing to do. */
  assert_fails_with ("export f.rectify 1 wrong.txt supervision --unit 业务股", 1,
                     "no task for “业务股”");
  assert_fails_with ("export f.rectify 1 wrong.pdf reminders --unit 业务股", 1, "no task for");
  assert_fails_with ("export f.rectify 1 wrong.txt slips --unit 业务股", 1, "no task for");
  wrong = read_file ("wrong.txt", NULL);
  g_assert_null (wrong);
  assert_told ("export f.rectify 1 none.txt supervision --unit 办公室 --on 2024-01-01",
               "There is nothing");
  assert_fails_with ("export f.rectify 1 none progress --each-unit", 1, "no pages of their own");
  assert_done_but (
      "export f.rectify 1 still reminders --each-unit --as txt --days 1 --no-progress 60"
      " --on 2023-12-01",
      "办公室\tstill/", "Nobody signs");
  assert_fails_with ("export f.rectify 1 none.pdf close-out --forms some", 1, "waiting");
  assert_fails ("export f.rectify 1 none slips --each-unit --as", 2);
  assert_fails ("export f.rectify 1 none slips --each-unit --as doc", 2);
}

/* What no unit has to do goes to whoever assigns it; names of units are no paths. */
static void
test_mailing_of_nobody (void)
{
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *nobody = NULL;
  g_autofree char *up = NULL;
  gsize length;

  write_file ("n.txt", "甲局2023年整改方案\n一、存在问题\n1.学得不够。\n整改措施：每月学习一次。\n"
                       "责任单位：../../上级\n整改时限：2023年6月底前\n"
                       "2.调研不多。\n整改措施：多到基层去。\n整改时限：2023年6月底前\n");
  assert_done ("import n.rectify n.txt", "plan 1");
  outcome = run ("export n.rectify 1 deep/er supervision --each-unit --as txt --on 2024-01-01");
  g_assert_nonnull (strstr (outcome.output,
                            "未明确责任单位的任务\t"
                            "deep/er/未明确责任单位的任务-甲局2023年整改督办单.txt\n"));
  /* Of several papers, once. */
  g_assert_true (g_str_has_prefix (outcome.errors, "rectify-cli: Nobody signs"));
  g_assert_true (strchr (outcome.errors, '\n') == outcome.errors + strlen (outcome.errors) - 1);
  nobody = read_file ("deep/er/未明确责任单位的任务-甲局2023年整改督办单.txt", &length);
  g_assert_nonnull (strstr (nobody, "多到基层去。"));
  g_assert_null (strstr (nobody, "每月学习一次。"));
  up = read_file ("deep/er/上级-甲局2023年整改督办单.txt", &length);
  g_assert_nonnull (strstr (up, "每月学习一次。"));
  assert_done ("export n.rectify 1 deep/est slips --each-unit --as txt", "未明确责任单位的任务\t");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  g_test_add_func ("/cli/follow/days", test_days);
  g_test_add_func ("/cli/follow/columns", test_columns);
  g_test_add_func ("/cli/follow/stats", test_stats);
  g_test_add_func ("/cli/follow/forms", test_forms);
  g_test_add_func ("/cli/follow/slip", test_slip);
  g_test_add_func ("/cli/follow/sample", test_sample);
  g_test_add_func ("/cli/follow/stats-filters", test_stats_filters);
  g_test_add_func ("/cli/follow/progress-closed", test_progress_closed);
  g_test_add_func ("/cli/follow/progress-by-hand", test_progress_by_hand);
  g_test_add_func ("/cli/follow/remind", test_remind);
  g_test_add_func ("/cli/follow/calendar", test_calendar);
  g_test_add_func ("/cli/follow/mailing", test_mailing);
  g_test_add_func ("/cli/follow/mailing-of-nobody", test_mailing_of_nobody);
  return run_tests ();
}
