/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-runner.h"
#include "rectify-ledger.h"

#define PLAN                                                                                                                       \
  "某局整改方案\n一、存在问题及整改措施\n（一）学习方面。\n1.学得少。\n整改措施：定计划。\n" \
  "责任单位：办公室\n整改时限：2023年底\n"

static void
test_convert (void)
{
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  gsize length;

  write_file ("方案.txt", PLAN);
  assert_done ("convert 方案.txt 方案.json", "");
  assert_done ("convert 方案.txt out.TXT", "");
  assert_done ("convert 方案.txt out.pdf", "");
  json = read_file ("方案.json", NULL);
  g_assert_nonnull (strstr (json, "\"due\": \"2023-12-31\""));
  g_assert_null (strstr (json, "\"status\""));
  text = read_file ("out.TXT", NULL);
  g_assert_cmpstr (text, ==, PLAN);
  pdf = read_file ("out.pdf", &length);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_convert_refused (void)
{
  g_autofree char *text = NULL;

  write_file ("方案.txt", PLAN);
  write_file ("empty.txt", "");
  write_file ("zip.txt", "PK\x03\x04");
  assert_fails ("convert 方案.txt 方案.txt", 1);
  assert_fails ("convert 方案.txt ./方案.txt", 1);
  text = read_file ("方案.txt", NULL);
  g_assert_cmpstr (text, ==, PLAN);
  assert_fails ("convert 方案.txt out.xyz", 1);
  assert_fails ("convert missing.txt out.json", 1);
  assert_fails ("convert . out.json", 1);
  assert_fails ("convert empty.txt out2.json", 1);
  assert_fails ("convert zip.txt out2.json", 1);
  assert_fails ("convert 方案.txt nowhere/out.pdf", 1);
  assert_fails ("convert 方案.txt nowhere/out.json", 1);
  g_assert_null (read_file ("out2.json", NULL));
}

static void
test_usage (void)
{
  assert_fails ("", 2);
  assert_fails_with ("nonsense", 2, "“nonsense”");
  assert_fails ("convert x", 2);
  assert_fails ("convert a b c d", 2);
  assert_fails ("show a b --xml", 2);
  assert_done ("--version", "rectify-cli ");
  assert_done ("--help", "import LEDGER FILE");
  assert_done ("list --help", "list LEDGER");
  assert_done ("help progress", "--share N");
  assert_fails ("help nonsense", 2);
  assert_done ("--help", "--edition EDITION");
  assert_done ("--help", "--since EDITION");
  assert_done ("--help", "--annex");
}

static void
test_ledger (void)
{
  g_autofree char *json = NULL;

  write_file ("a.txt", PLAN);
  write_file ("b.txt", "第二整改方案\n一、存在问题\n（一）抓落实不够。\n整改措施：一是抓紧。\n");
  write_file ("notice.txt", "会议通知\n一、时间：明天\n二、地点：会议室\n");
  assert_done ("import l.rectify a.txt b.txt", "b.txt: plan 2");
  assert_done ("list l.rectify", "第二整改方案");
  assert_done ("show l.rectify 1", "1.学得少。");
  assert_done ("show l.rectify 第二整改方案 --json", "\"status\": \"not_started\"");
  assert_done ("show l.rectify 1 --json", "\"id\": 1,");
  assert_done ("export l.rectify 1 x.json", "");
  assert_done ("export l.rectify 1 x.pdf", "");
  assert_done ("export l.rectify 1 x.txt ledger", "");
  assert_fails ("export l.rectify 1 x.txt novel", 1);
  assert_done ("check l.rectify", "sound");
  json = read_file ("x.json", NULL);
  g_assert_nonnull (strstr (json, "学得少。"));
  assert_fails_with ("show l.rectify 99", 1, "no plan 99");
  assert_fails ("show l.rectify 无此方案", 1);
  assert_fails ("export l.rectify 1 x.doc", 1);
  assert_fails ("export l.rectify 1 l.rectify", 1);
  assert_fails ("list missing.rectify", 1);
  assert_fails ("list a.txt", 1);
  assert_done_but ("import l.rectify a.txt", "plan 3", "the ledger has this plan already");
  assert_fails ("show l.rectify 某局整改方案", 1);
  /* A document without a plan brings no other with it. */
  assert_fails ("import m.rectify a.txt notice.txt", 1);
  assert_fails ("list m.rectify", 1);
}

/* What was done is noted and told; what is for the office alone is not in the notice. */
static void
test_reports (void)
{
  g_autofree char *progress = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *ledger = NULL;
  g_autofree char *shown = NULL;

  write_file ("r.txt",
              "某局整改方案\n一、存在问题及整改措施\n（一）学习方面。\n1.学得少。\n"
              "整改措施：一是定计划。二是记笔记。\n责任单位：办公室\n整改时限：2023年5月底\n"
              "2.抓得松。\n整改措施：一是抓紧。\n");
  assert_done ("import r.rectify r.txt", "plan 1");
  assert_done ("progress r.rectify 1 定计划 --date 2023-03-05 --share 50 --by 办公室 已起草。", "");
  assert_done ("progress r.rectify 1 一是定计划 --date 2023-05-05 --status done 已印发", "");
  assert_done ("progress r.rectify 1 记笔记 --date 2022-05-05 去年的事", "");
  assert_done ("internal r.rectify 1 2.抓得松", "");
  assert_done (
      "export r.rectify 1 p.txt progress --from 2023-01-01 --to 2023-06-30 --on 2023-07-01", "");
  progress = read_file ("p.txt", NULL);
  g_assert_nonnull (strstr (progress, "现将2023年上半年整改落实情况报告如下。"));
  g_assert_nonnull (strstr (progress, "2023年3月5日，已起草（办公室报送，完成50%）。"
                                      "2023年5月5日，已印发。整改状态：已完成。"));
  g_assert_nonnull (strstr (progress, "到期未完成的任务共1项"));
  g_assert_nonnull (strstr (progress, "情况说明：去年的事（2022年5月5日）。"));
  assert_done ("export r.rectify 1 n.txt notice", "");
  notice = read_file ("n.txt", NULL);
  g_assert_nonnull (strstr (notice, "学得少"));
  g_assert_null (strstr (notice, "抓得松"));
  g_assert_null (strstr (notice, "抓紧"));
  assert_done ("internal r.rectify 1 2.抓得松 --off", "");
  assert_done ("export r.rectify 1 n.txt notice", "");
  shown = read_file ("n.txt", NULL);
  g_assert_nonnull (strstr (shown, "2.抓得松"));
  assert_done ("export r.rectify 1 t.txt --columns measure,status ledger --paper a3", "");
  ledger = read_file ("t.txt", NULL);
  g_assert_nonnull (strstr (ledger, "整改措施\t整改状态\n一是定计划。\t已完成\n"));
  assert_done ("convert r.txt r.pdf ledger --paper a3", "");
}

/* What is noted moves the status with it, unless a status is named. */
static void
test_progress_status (void)
{
  static const struct {
    const char *options;
    const char *row;
  } steps[] = {
    { "--share 60%", "一是定计划。\t整改中\n" },
    { "--status 未启动", "一是定计划。\t未启动\n" },
    { "--share 60％", "一是定计划。\t整改中\n" },
    { "--share 100", "一是定计划。\t已完成\n" },
    { "--share 100 --status in_progress", "一是定计划。\t整改中\n" },
    { "--status 长期坚持", "一是定计划。\t长期坚持\n" },
    { "--status sustained", "一是定计划。\t长期坚持\n" },
    { "--share 100", "一是定计划。\t长期坚持\n" },
    { "--status 已销号", "一是定计划。\t已销号\n" },
  };

  write_file ("s.txt", "某局整改方案\n一、存在问题及整改措施\n（一）学习方面。\n1.学得少。\n"
                       "整改措施：一是定计划。二是记笔记。\n");
  assert_done ("import s.rectify s.txt", "plan 1");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *note
          = g_strdup_printf ("progress s.rectify 1 定计划 %s 已起草。", steps[i].options);
      g_autofree char *table = NULL;

      assert_done (note, "");
      assert_done ("export s.rectify 1 st.txt --columns measure,status ledger", "");
      table = read_file ("st.txt", NULL);
      g_test_message ("%s: %s", steps[i].options, table);
      g_assert_nonnull (strstr (table, steps[i].row));
      g_assert_nonnull (strstr (table, "二是记笔记。\t未启动\n"));
    }
}

static void
test_reports_refused (void)
{
  g_autofree char *json = NULL;

  assert_fails ("export r.rectify 1 n.json notice", 1);
  json = read_file ("n.json", NULL);
  g_assert_null (json);
  assert_fails ("export r.rectify 1 x.txt progress --from 2023-13-01", 1);
  assert_fails ("export r.rectify 1 x.txt progress --from 2023-02-01 --to 2023-01-01", 1);
  assert_fails ("export r.rectify 1 x.txt ledger --paper a0", 1);
  assert_fails ("export r.rectify 1 x.txt ledger --columns status,colour", 1);
  assert_fails ("export r.rectify 1 x.txt ledger --columns", 2);
  assert_fails ("export r.rectify 1 x.txt ledger --colour red", 2);
  assert_fails ("export r.rectify 1 x.txt ledger tasks", 2);
  assert_fails ("progress r.rectify 1 没有这一条 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --share 101 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --share % 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --share 60%% 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --date 昨天 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --status finished 已做", 1);
  assert_fails ("progress r.rectify 1 定计划 --share 10", 2);
  assert_fails ("progress r.rectify 1 定计划 已做 又做", 2);
  assert_fails ("progress r.rectify 9 定计划 已做", 1);
  assert_fails ("progress missing.rectify 1 定计划 已做", 1);
  assert_fails ("internal r.rectify 1 定计划 --on", 2);
  assert_fails ("internal r.rectify 1 没有这一条", 1);
}

static guint
count_pages (const char *name)
{
  gsize length;
  g_autofree char *pdf = read_file (name, &length);
  guint n = 0;

  g_assert_nonnull (pdf);
  for (gsize i = 0; i + strlen ("/Type /Page ") <= length; i++)
    n += memcmp (pdf + i, "/Type /Page ", strlen ("/Type /Page ")) == 0
         || memcmp (pdf + i, "/Type /Page\n", strlen ("/Type /Page\n")) == 0;
  return n;
}

/* They are made from the headings, and nothing to read. */
static void
assert_contents_in_word (void)
{
  g_autofree char *wanted = NULL, *got = NULL;

  assert_done ("export p.rectify 1 p.docx", "");
  assert_done ("convert p.docx p.txt", "");
  wanted = read_file ("p.txt", NULL);
  assert_done ("export p.rectify 1 p.docx --contents", "");
  {
    g_auto (Outcome) outcome = run ("convert p.docx p.txt");

    g_assert_cmpint (outcome.status, ==, 0);
    g_assert_nonnull (strstr (outcome.errors, "The table of contents was left out"));
  }
  got = read_file ("p.txt", NULL);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_print_options (void)
{
  g_autoptr (GString) text = g_string_new (PLAN);

  for (guint i = 0; i < 16; i++)
    g_string_append_printf (text, "%u.调研不够。\n", i + 2);
  write_file ("long.txt", text->str);
  assert_done ("import p.rectify long.txt", "plan 1");
  assert_done ("export p.rectify 1 p.pdf", "");
  g_assert_cmpuint (count_pages ("p.pdf"), ==, 2);
  assert_done ("export p.rectify 1 p.pdf --contents", "");
  g_assert_cmpuint (count_pages ("p.pdf"), ==, 3);
  assert_done ("export p.rectify 1 p.pdf --pages 2", "It takes 2 pages; nothing");
  assert_done ("export p.rectify 1 --pages 1 p.pdf plan", "23 lines a page");
  g_assert_cmpuint (count_pages ("p.pdf"), ==, 1);
  assert_fails ("export p.rectify 1 none.pdf --pages 1 --contents", 1);
  g_assert_null (read_file ("none.pdf", NULL));
  assert_contents_in_word ();
  assert_fails ("export p.rectify 1 none.docx --pages 3", 1);
  assert_fails ("export p.rectify 1 none.txt --contents", 1);
  assert_fails ("export p.rectify 1 none.txt --pages 3", 1);
  assert_fails ("export p.rectify 1 none.pdf --pages", 2);
  assert_fails ("export p.rectify 1 none.pdf --pages 0", 2);
  assert_fails ("export p.rectify 1 none.pdf --pages -1", 2);
  assert_fails ("export p.rectify 1 none.pdf --paper", 2);
  assert_fails ("export p.rectify 1 --contents --contents --contents", 2);
}

/* Each unit's slip begins on the front of a sheet. */
static void
test_duplex (void)
{
  write_file (
      "units.txt",
      "题目:甲\n一、存在问题\n1.学习不够。\n整改措施：制定计划。\n责任单位：办公室、人事科\n");
  assert_done ("import d.rectify units.txt", "plan 1");
  assert_done ("export d.rectify 1 d.pdf slips", "");
  g_assert_cmpuint (count_pages ("d.pdf"), ==, 2);
  assert_done ("export d.rectify 1 d.pdf slips --duplex", "");
  g_assert_cmpuint (count_pages ("d.pdf"), ==, 3);
  assert_done ("packet d.rectify d.pdf 1:slips", "");
  g_assert_cmpuint (count_pages ("d.pdf"), ==, 2);
  assert_done ("packet d.rectify d.pdf 1:slips --duplex", "");
  g_assert_cmpuint (count_pages ("d.pdf"), ==, 3);
  assert_fails ("export d.rectify 1 none.pdf plan --duplex", 1);
  assert_fails ("export d.rectify 1 none.docx slips --duplex", 1);
  g_assert_null (read_file ("none.pdf", NULL));
}

static GBytes *
make_progress_packet (const char *options)
{
  g_autofree char *line = g_strconcat ("packet q.rectify days.pdf 1:progress ", options, NULL);
  char *pdf;
  gsize length;

  assert_done (line, "");
  pdf = read_file ("days.pdf", &length);
  g_assert_nonnull (pdf);
  return g_bytes_new_take (pdf, length);
}

/* The days reach the report: others make other pages, the same ones the same. */
static void
assert_packet_days (void)
{
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) year = NULL;
  g_autoptr (GBytes) later = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  half = make_progress_packet ("--from 2023-01-01 --to 2023-06-30 --on 2023-07-01");
  again = make_progress_packet ("--on 2023-07-01 --to 2023-06-30 --from 2023-01-01");
  year = make_progress_packet ("--from 2023-01-01 --to 2023-12-31 --on 2023-07-01");
  later = make_progress_packet ("--from 2023-01-01 --to 2023-12-31 --on 2024-07-01");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (half, again));
  g_assert_false (g_bytes_equal (half, year));
  g_assert_false (g_bytes_equal (year, later));
}

static void
test_packet (void)
{
  write_file ("one.txt", PLAN);
  write_file ("two.txt", "题目:乙\n一、存在问题\n（一）抓落实不够。\n整改措施：一是抓紧。\n");
  assert_done ("import q.rectify one.txt two.txt", "plan 2");
  assert_done ("packet q.rectify q.pdf 1", "");
  g_assert_cmpuint (count_pages ("q.pdf"), ==, 1);
  assert_done ("packet q.rectify q.pdf 1:plan,ledger 题目:乙 2:problems", "");
  g_assert_cmpuint (count_pages ("q.pdf"), ==, 4);
  assert_done ("packet --duplex q.rectify q.pdf 1:plan,ledger 2 --continuous", "");
  g_assert_cmpuint (count_pages ("q.pdf"), ==, 5);
  assert_done ("packet q.rectify q.pdf 1:plan,ledger --contents", "");
  g_assert_cmpuint (count_pages ("q.pdf"), ==, 3);
  assert_packet_days ();
  assert_fails ("packet q.rectify none.pdf 1:progress --from 2023-02-01 --to 2023-01-01", 1);
  assert_fails ("packet q.rectify none.pdf 1:progress --on 昨天", 1);
  assert_fails ("packet q.rectify none.pdf 1:progress --from", 2);
  assert_fails ("packet q.rectify none.pdf --from 2023-01-01", 2);
  assert_fails ("packet q.rectify none.pdf", 2);
  assert_fails ("packet q.rectify none.pdf --duplex", 2);
  assert_fails ("packet q.rectify none.pdf 1 --both", 2);
  assert_fails ("packet q.rectify none.pdf 3", 1);
  assert_fails ("packet q.rectify none.pdf 1:novel", 1);
  assert_fails ("packet q.rectify none.pdf 1:plan,", 1);
  assert_fails ("packet q.rectify none.docx 1", 1);
  assert_fails ("packet q.rectify q.rectify 1", 1);
  assert_fails ("packet missing.rectify none.pdf 1", 1);
  g_assert_null (read_file ("none.pdf", NULL));
  assert_done ("check q.rectify", "sound");
}

/* The first problem of a ledger's plan is said in other words, and its title is another. */
static void
change_plan (const char *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  item = rectify_plan_get_root (plan);
  while (rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM)
    item = rectify_item_get_child (item, 0);
  rectify_item_set_heading (item, "学得不多。");
  rectify_plan_set_title (plan, "某局党组整改方案");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", &error));
}

static void
test_editions (void)
{
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  gsize first_length, again_length;

  write_file ("edition.txt", PLAN);
  assert_done ("import e.rectify edition.txt", "plan 1");
  assert_told ("editions e.rectify 1", "rectify-cli freeze");
  assert_done ("freeze e.rectify 1 会议稿", "1\n");
  assert_done ("export e.rectify 1 e.pdf --edition 1", "");
  first = read_file ("e.pdf", &first_length);
  g_assert_true (g_str_has_prefix (first, "%PDF-"));
  change_plan ("e.rectify");
  assert_done ("freeze e.rectify 1 审定稿", "2\n");
  assert_done ("editions e.rectify 1", "\t会议稿\n2\t");
  /* As it was circulated, byte for byte; and what it said. */
  assert_done ("export e.rectify 1 again.pdf --edition 会议稿", "");
  again = read_file ("again.pdf", &again_length);
  g_assert_cmpmem (first, first_length, again, again_length);
  assert_done ("export e.rectify 1 e.txt --edition 1", "");
  text = read_file ("e.txt", NULL);
  g_assert_cmpstr (text, ==, PLAN);
  g_clear_pointer (&text, g_free);
  assert_done ("export e.rectify 1 e.json --edition 1", "");
  assert_done ("export e.rectify 1 e.pdf ledger --edition 1", "");
  /* What has changed since. */
  assert_done ("export e.rectify 1 e.pdf --since 1", "");
  g_assert_cmpuint (count_pages ("e.pdf"), ==, 1);
  assert_done ("export e.rectify 1 e.docx --since 会议稿", "");
  assert_done ("export e.rectify 1 e.pdf --since 1 --annex", "");
  assert_done ("export e.rectify 1 annex.txt --annex --since 1", "");
  text = read_file ("annex.txt", NULL);
  g_assert_cmpstr (text, ==,
                   "某局党组修改对照表\n对照稿本：会议稿\n序号\t位置\t原文\t现文\n"
                   "1\t标题\t某局整改方案\t某局党组整改方案\n"
                   "2\t一（一）1.\t1.学得少。\t1.学得不多。\n");
  g_clear_pointer (&text, g_free);
  assert_done ("export e.rectify 1 annex.txt --since 2 --annex", "");
  text = read_file ("annex.txt", NULL);
  g_assert_nonnull (strstr (text, "没有修改"));
  assert_done ("check e.rectify", "sound");
}

/* Of a damaged ledger a new one is made; what is read of the damaged one comes with a warning. */
static void
test_recover (void)
{
  g_autofree char *path = dup_path ("bad.rectify");
  g_autofree char *content = NULL;
  gsize size;

  write_file ("recover.txt",
              "整改方案\n一、存在问题\n（一）学习不够深入。\n整改措施：加强学习。\n");
  assert_done ("import bad.rectify recover.txt", "");
  assert_done ("check bad.rectify", "sound");
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content, 0, 4096);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
  assert_fails ("check bad.rectify", 1);
  {
    g_auto (Outcome) outcome = run ("list bad.rectify");

    g_assert_cmpint (outcome.status, ==, 0);
    g_assert_nonnull (strstr (outcome.output, "整改方案"));
    g_assert_nonnull (strstr (outcome.errors, "damaged"));
  }
  assert_done ("recover bad.rectify good.rectify", "plans: 1, items: 3");
  assert_done ("check good.rectify", "sound");
  assert_done ("list good.rectify", "整改方案");
  assert_fails ("recover bad.rectify good.rectify", 1);
  assert_fails ("recover recover.txt other.rectify", 1);
}

static void
change_measure (const char *name, gboolean last, const char *text)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  item = rectify_plan_get_root (plan);
  while (rectify_item_get_kind (item) != RECTIFY_ITEM_MEASURE)
    item = rectify_item_get_child (item, last ? rectify_item_get_n_children (item) - 1 : 0);
  rectify_item_set_text (item, text);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", &error));
}

/* A conflict: listed with both words, a sentence, and nothing merged. */
static void
assert_conflict (void)
{
  g_auto (Outcome) outcome = run ("merge office.rectify unit.rectify");

  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_nonnull (strstr (outcome.output, "unit.rectify\t区财政局\n"));
  g_assert_nonnull (strstr (outcome.output, "我方的话"));
  g_assert_nonnull (strstr (outcome.output, "对方的话"));
  g_assert_nonnull (strstr (outcome.errors, "--ours"));
}

static void
test_send_and_merge (void)
{
  write_file ("send.txt", "某局整改方案\n一、存在问题\n（一）学习方面\n1.学得少。\n"
                          "整改措施：多学。\n牵头单位：区财政局\n责任单位：办公室\n"
                          "2.用得少。\n整改措施：多用。\n牵头单位：办公室\n");
  assert_done ("import office.rectify send.txt", "plan 1");
  assert_done ("send office.rectify 1 区财政局 unit.rectify", "区财政局\t1\tunit.rectify\n");
  assert_fails ("send office.rectify 1 区财政局 unit.rectify", 1);
  assert_fails ("send office.rectify 1 无此单位 none.rectify", 1);
  assert_fails ("send office.rectify 9 区财政局 none.rectify", 1);
  assert_fails ("send office.rectify 1 区财政局", 2);
  assert_done ("send office.rectify 1 --all packets",
               "办公室\t2\tpackets/办公室-某局整改方案.rectify");
  assert_fails ("send office.rectify 1 --all packets", 1);
  assert_done ("check unit.rectify", "sound");
  assert_done ("show unit.rectify 1", "多学");
  change_measure ("unit.rectify", TRUE, "多读书。");
  assert_done ("merge office.rectify unit.rectify packets/办公室-某局整改方案.rectify",
               "区财政局\t1\tunit.rectify\n");
  assert_done ("show office.rectify 1", "多读书。");
  assert_done ("merge office.rectify unit.rectify", "区财政局\t0\tunit.rectify\n");
  /* Both change the measure that both have. */
  change_measure ("office.rectify", FALSE, "我方的话");
  change_measure ("unit.rectify", FALSE, "对方的话");
  assert_conflict ();
  assert_fails ("merge office.rectify", 2);
  assert_fails ("merge office.rectify unit.rectify --ours --theirs", 2);
  assert_fails ("merge office.rectify unit.rectify --both", 2);
  assert_fails ("merge office.rectify send.txt", 1);
  assert_fails ("merge office.rectify office.rectify", 1);
  assert_done ("show office.rectify 1", "我方的话");
  assert_done ("merge office.rectify unit.rectify --theirs", "区财政局\t1\t");
  assert_done ("show office.rectify 1", "对方的话");
}

static void
test_backups (void)
{
  g_auto (Outcome) made = { 0 };
  g_autofree char *restore = NULL;
  g_autofree char *backups = dup_path ("b.rectify.backups");
  g_autoptr (GDir) dir = NULL;
  const char *name;

  write_file ("b.txt", "某局整改方案\n一、存在问题\n1.学习不深。\n");
  assert_done ("import b.rectify b.txt", "");
  assert_done ("backups b.rectify", "");
  made = run ("backup b.rectify");
  g_assert_cmpint (made.status, ==, 0);
  assert_done ("backups b.rectify", g_strstrip (made.output));
  assert_done ("backups b.rectify", "\t1\t2\t");
  assert_done_but ("import b.rectify b.txt", "", "the ledger has this plan already");
  assert_done ("list b.rectify", "\n2\t");
  restore = g_strdup_printf ("restore b.rectify %s", made.output);
  assert_done (restore, "");
  assert_fails ("show b.rectify 2", 1);
  assert_fails ("restore b.rectify b.txt", 1);
  assert_fails ("restore missing.rectify b.txt", 1);
  assert_fails ("backup missing.rectify", 1);
  assert_done ("check b.rectify", "");
  dir = g_dir_open (backups, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (backups), ==, 0);
}

static void
test_editions_refused (void)
{
  write_file ("refused.txt", PLAN);
  assert_done ("import er.rectify refused.txt", "plan 1");
  assert_done ("freeze er.rectify 1 会议稿", "1\n");
  assert_fails ("freeze er.rectify 1 会议稿", 1);
  assert_fails ("freeze er.rectify 2 会议稿", 1);
  assert_fails ("freeze missing.rectify 1 会议稿", 1);
  assert_fails ("freeze er.rectify 1", 2);
  assert_fails ("editions er.rectify 2", 1);
  assert_fails ("export er.rectify 1 none.pdf --edition 3", 1);
  assert_fails ("export er.rectify 1 none.pdf --since 初稿", 1);
  assert_fails ("export er.rectify 1 none.txt --since 1", 1);
  assert_fails ("export er.rectify 1 none.json --since 1", 1);
  assert_fails ("export er.rectify 1 none.json --since 1 --annex", 1);
  assert_fails ("export er.rectify 1 none.pdf notice --since 1", 1);
  assert_fails ("export er.rectify 1 none.pdf notice --edition 1", 1);
  assert_fails ("convert refused.txt sftp://nowhere/none.json", 1);
  assert_fails ("export er.rectify 1 none.pdf --annex", 2);
  assert_fails ("export er.rectify 1 none.pdf ledger --since 1 --annex", 2);
  assert_fails ("export er.rectify 1 none.pdf --since", 2);
  assert_fails ("export er.rectify 1 none.pdf --edition", 2);
  g_assert_null (read_file ("none.pdf", NULL));
  g_assert_null (read_file ("none.txt", NULL));
  g_assert_null (read_file ("none.json", NULL));
}

/* What is no ledger is checked as a document. */
static void
test_search (void)
{
  g_auto (Outcome) outcome = { 0 };

  write_file ("sought.txt", "甲局2023年整改方案\n一、存在问题\n（一）学习方面\n1.学得“不够”。\n"
                            "整改措施：每月学习一次。\n责任领导：张三\n整改时限：长期坚持\n");
  assert_done ("import sought.rectify sought.txt", "");
  assert_done ("search sought.rectify 每月", "\ttext\t");
  assert_done ("search sought.rectify 甲", "Nothing was found.");
  assert_done ("search sought.rectify 学", "1\t甲局2023年整改方案\n");
  assert_done ("search sought.rectify 张三", "\tresponsibility\t");
  outcome = run ("search sought.rectify 不够 --json");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, "“不够”"));
  g_assert_nonnull (strstr (outcome.output, "\"start\": 5, \"length\": 2}\n]\n"));
  assert_done ("search sought.rectify 没有 --json", "[]\n");
  assert_fails ("search sought.rectify 学 --xml", 2);
  assert_fails ("search missing.rectify 学", 1);
  assert_fails_with ("search sought.rectify 　", 1, "nothing to look for");
}

static void
test_check (void)
{
  g_auto (Outcome) outcome = { 0 };

  write_file ("good.txt",
              "整改方案\n一、存在问题\n（一）学习方面\n1.学得不够。\n整改措施：每月学习一次。\n"
              "责任领导：张三\n整改时限：长期坚持\n");
  assert_done ("check good.txt", "0 findings");
  write_file ("hints.txt", "整改方案\n一、工作要求\n一是抓紧。\n二要抓实。\n三是抓好。\n");
  assert_done ("check hints.txt", "Hint\t二要抓实。\t");
  write_file ("row.txt", "整改方案\n序号\t存在问题\t整改措施\n8\t2021年反馈的XX问题\t公告\n");
  outcome = run ("check row.txt");
  g_assert_nonnull (strstr (outcome.output, "\t8 2021年反馈的XX问题\t"));
  outcome_clear (&outcome);
  write_file ("bad.txt", "XX局整改方案\n一、工作要求\n抓紧，，抓实。\n");
  outcome = run ("check bad.txt");
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.errors, ==, "");
  g_assert_nonnull (strstr (outcome.output, "Error\tthe plan\t"));
  g_assert_nonnull (strstr (outcome.output, "Warning\t抓紧，，抓实。\t"));
  g_assert_nonnull (strstr (outcome.output, "\n2 findings\n"));
  assert_fails ("check missing.txt", 1);
  write_file ("broken.rectify", "no ledger at all");
  assert_fails ("check broken.rectify", 1);
}

/* All or none: one bad file and nothing is imported, not even a ledger made. */
static void
test_import_all_or_none (void)
{
  write_file ("a.txt", PLAN);
  assert_fails ("import new.rectify a.txt missing.txt", 1);
  g_assert_null (read_file ("new.rectify", NULL));
}

/* The words of a document do not depend on the locale. */
/* Plans go out as a ledger of their own and come in again as new ones. */
static void
test_exchange (void)
{
  write_file ("移交.txt", PLAN);
  assert_done ("import 移出.rectify 移交.txt", "plan 1 ");
  assert_done ("export 移出.rectify 1 一个.rectify", "plans: 1, entries of the history: 0\n");
  assert_done ("export 移出.rectify --all 全部.rectify --history",
               "plans: 1, entries of the history: 1\n");
  assert_done ("import 移入.rectify 一个.rectify 全部.rectify 移交.txt", "一个.rectify: plan 1 ");
  assert_done ("list 移入.rectify", "3\t");
  assert_done ("check 移入.rectify", "");
  assert_fails ("export 移出.rectify 1 一个.rectify", 1);
  assert_fails ("export 移出.rectify 1 移出.rectify", 1);
  assert_fails ("export 移出.rectify 7 七.rectify", 1);
  assert_fails ("export 移出.rectify 1 --all 七.rectify", 2);
  assert_fails ("export 移出.rectify --all", 2);
  assert_fails ("import 移入.rectify nothing.rectify", 1);
}

static void
test_handover (void)
{
  g_autofree char *zip = NULL;
  gsize length;

  write_file ("移交.txt", PLAN);
  assert_done ("import 移交.rectify 移交.txt", "plan 1 ");
  assert_done ("handover 移交.rectify 移交.zip", "plans: 1, editions: 0");
  assert_done ("handover 移交.rectify 移交-1.zip 1", "Code, to be noted on the handover form: ");
  assert_done ("verify 移交.zip", "ledger.rectify: as it was\n");
  assert_done ("verify 移交.zip", "The ledger is sound; plans: 1\n");
  assert_fails ("handover 移交.rectify 移交.txt", 2);
  assert_fails ("handover 移交.rectify 移交.zip 7", 1);
  assert_fails ("handover 移交.rectify 移交.zip", 1);
  assert_fails ("verify 移交.txt", 1);
  assert_fails_with ("verify nothing.zip", 1, "nothing.zip");
  zip = read_file ("移交.zip", &length);
  zip[length / 2] ^= 1;
  {
    g_autofree char *path = dup_path ("坏.zip");
    g_auto (Outcome) outcome = { 0 };

    g_assert_true (g_file_set_contents (path, zip, length, NULL));
    outcome = run ("verify 坏.zip");
    g_assert_cmpint (outcome.status, ==, 1);
  }
}

static void
test_locales (void)
{
  static const char *const locales[] = { "C", "C.UTF-8", "zh_CN.UTF-8" };
  g_autofree char *first = NULL;

  write_file ("locale.txt", PLAN);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *json = NULL;

      g_setenv ("LC_ALL", locales[i], TRUE);
      assert_done ("convert locale.txt locale.json", "");
      json = read_file ("locale.json", NULL);
      if (first == NULL)
        first = g_strdup (json);
      g_assert_cmpstr (json, ==, first);
    }
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

/* Who changed what; one older edit is taken back alone, and what later ones need is not. */
static void
test_history (void)
{
  g_auto (Outcome) outcome = { 0 };

  write_file ("h.txt", "某局整改方案\n一、存在问题及整改措施\n（一）学习方面。\n1.学得少。\n"
                       "整改措施：一是定计划。二是记笔记。\n");
  assert_done ("import h.rectify h.txt", "plan 1");
  assert_done ("progress h.rectify 1 定计划 --date 2023-03-05 已起草。", "");
  assert_done ("internal h.rectify 1 记笔记", "");
  assert_done ("progress h.rectify 1 定计划 --date 2023-04-05 --share 100 已印发。", "");
  outcome = run ("history h.rectify --changes");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, "\tPlan created with 5 items\t某局整改方案\t\t\n"));
  g_assert_nonnull (strstr (outcome.output, "\tProgress\t一是定计划。\t\t2023-03-05 已起草。\n"));
  g_assert_nonnull (strstr (outcome.output, "\tStatus\t一是定计划。\tIn progress\tDone\n"));
  g_assert_true (g_str_has_prefix (outcome.output, "4\t20"));
  assert_done ("history h.rectify 1 记笔记", "3\t20");
  assert_done ("history h.rectify 1 --last 1", "\t1\tholds\t");
  assert_fails ("undo h.rectify 2", 1);
  assert_done ("undo h.rectify 3", "\n");
  assert_done ("history h.rectify", "\ttaken_back\t");
  assert_fails ("undo h.rectify 3", 1);
  assert_done ("undo h.rectify", "Undo: ");
  assert_done ("redo h.rectify", "Undo: ");
  assert_fails ("redo h.rectify", 1);
  assert_done ("compact h.rectify", "0\t0\n");
  assert_done ("compact h.rectify --keep 5", "0\t0\n");
  assert_done ("compact h.rectify --before 2023-01-01", "0\t0\n");
  assert_fails ("compact h.rectify --before 2023-13-01", 1);
  assert_fails ("compact h.rectify --keep", 2);
  assert_fails ("compact h.rectify --last 5", 2);
  assert_fails ("history h.rectify 1 没有这一条", 1);
  assert_fails ("history h.rectify 没有这个方案", 1);
  assert_fails ("history h.rectify --last 0", 1);
  assert_fails ("history h.rectify --last", 2);
  assert_fails ("history h.rectify --first", 2);
  assert_fails_with ("history h.rectify 7", 1, "rectify-cli list");
  assert_fails_with ("undo h.rectify x", 1, "“x” is no edit");
  assert_fails_with ("undo h.rectify 0", 1, "“0” is no edit");
  assert_fails_with ("undo h.rectify 99", 1, "99");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  g_test_add_func ("/cli/convert", test_convert);
  g_test_add_func ("/cli/convert-refused", test_convert_refused);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/ledger", test_ledger);
  g_test_add_func ("/cli/progress-status", test_progress_status);
  g_test_add_func ("/cli/reports", test_reports);
  g_test_add_func ("/cli/reports-refused", test_reports_refused);
  g_test_add_func ("/cli/print-options", test_print_options);
  g_test_add_func ("/cli/duplex", test_duplex);
  g_test_add_func ("/cli/packet", test_packet);
  g_test_add_func ("/cli/backups", test_backups);
  g_test_add_func ("/cli/recover", test_recover);
  g_test_add_func ("/cli/send-and-merge", test_send_and_merge);
  g_test_add_func ("/cli/history", test_history);
  g_test_add_func ("/cli/editions", test_editions);
  g_test_add_func ("/cli/editions-refused", test_editions_refused);
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/check", test_check);
  g_test_add_func ("/cli/import-all-or-none", test_import_all_or_none);
  g_test_add_func ("/cli/exchange", test_exchange);
  g_test_add_func ("/cli/handover", test_handover);
  g_test_add_func ("/cli/locales", test_locales);
  return run_tests ();
}
