/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rectify-progress-text.h"
#include "rectify-status-words.h"
#include "table-testing.h"

/* What ledgers that were kept as tables say of how far things have come. */

typedef struct {
  const char *text;
  const char *found; /* the status, and "whole", "sure", "open" as they hold; NULL: none */
} Words;

static void
test_words (void)
{
  static const Words words[] = {
    { "已完成", "done whole sure" },
    { " 已完成。\n", "done whole sure" },
    { "已完成，印发文件3份。", "done sure" },
    { "已完成（2025年3月）", "done sure" },
    { "立行立改，已完成", "done whole sure" },
    { "已整改到位", "done whole sure" },
    { "完成80%", NULL },
    { "完成了排查", NULL },
    { "部分完成，余下2项", "in_progress sure" },
    { "整改中", "in_progress whole sure" },
    { "正在推进：已谈话5人", "in_progress sure" },
    { "已销号", "closed whole sure" },
    { "长期坚持", "sustained whole sure" },
    { "已完成，长期坚持", "sustained whole sure" },
    { "持续推进，已开会2次", "sustained" },
    { "未启动", "not_started whole sure" },
    { "未完成", "not_started whole sure open" },
    { "未完成整改", "not_started whole sure open" },
    { "制度已印发，整改到位。", "done" },
    { "待验收后销号", NULL },
    { "☑已完成 □未完成", "done whole sure" },
    { "进度：□已完成 ☑未完成", "not_started whole sure open" },
    { "办结：□未完成 ☑已完成。", "done whole sure" },
    { "已完成☑ 未完成□", "done whole sure" },
    { "（已完成□，未完成☑）", "not_started whole sure open" },
    { "未完成☑ 已完成□（原因：资金未到位）", "not_started whole sure open" },
    { "未完成☑已完成□ 备注", "not_started whole sure open" },
    { "整改中☑ 已销号□，资金未到位", "in_progress whole sure" },
    { "已完成□ 整改中☑ 长期坚持□ 备注", "in_progress whole sure" },
    { "1.□已完成 ☑未完成", "not_started whole sure open" },
    { "进度□已完成 ☑未完成", "not_started whole sure open" },
    { "进度（□已完成 ☑未完成）", "not_started whole sure open" },
    { "未完成（☑）已完成（□）", "not_started whole sure open" },
    /* Words at both ends, or at none, do not tell which of them the box is for. */
    { "办结□已完成 ☑未完成", NULL },
    { "甲□乙☑丙", NULL },
    { "排查问题53处", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      RectifyStatusWords found;
      g_autofree char *said = NULL;

      if (rectify_status_words_read (rectify_vocabulary_get_default (), words[i].text, &found))
        said = g_strconcat (rectify_status_get_nick (found.status), found.is_whole ? " whole" : "",
                            found.is_certain ? " sure" : "", found.may_have_begun ? " open" : "",
                            NULL);
      g_test_message ("%s", words[i].text);
      g_assert_cmpstr (said, ==, words[i].found);
    }
}

/* Yes and no with boxes, whatever stands behind the last. */
static void
test_ticked_answers (void)
{
  static const struct {
    const char *text;
    int status; /* -1: it says none */
  } cases[] = {
    { "是☑ 否□", RECTIFY_STATUS_DONE },
    { "是□ 否☑（资金未到位）", RECTIFY_STATUS_NOT_STARTED },
    { "是☑ 否□ 备注", RECTIFY_STATUS_DONE },
    { "□是 ☑否", RECTIFY_STATUS_NOT_STARTED },
    { "甲□是 ☑否", RECTIFY_STATUS_NOT_STARTED },
    { "甲□乙 ☑丙", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RectifyStatusWords found;
      gboolean answers = rectify_status_words_answer (rectify_vocabulary_get_default (), "是否完成",
                                                      cases[i].text, &found);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (answers ? (int) found.status : -1, ==, cases[i].status);
    }
}

typedef struct {
  const char *text;
  const char *entries; /* date and words, parted by "|" */
} Progress;

static char *
describe (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      const GDate *date = rectify_progress_entry_get_date (entry);

      if (i > 0)
        g_string_append_c (text, '|');
      if (date != NULL)
        g_string_append_printf (text, "%d-%02d-%02d ", g_date_get_year (date),
                                g_date_get_month (date), g_date_get_day (date));
      g_string_append (text, rectify_progress_entry_get_text (entry));
    }
  return g_string_free (text, FALSE);
}

static void
test_dates (void)
{
  static const Progress progress[] = {
    { "已召开4次会议", "已召开4次会议" },
    { "2025年3月15日，印发办法。", "2025-03-15 印发办法。" },
    { "3月15日印发办法。", "2025-03-15 印发办法。" },
    { "2024.11.2 印发办法", "2024-11-02 印发办法" },
    { "2025年3月召开会议", "2025-03-31 2025年3月召开会议" },
    { "截至2025年2月，已办12件", "2025-02-28 截至2025年2月，已办12件" },
    { "办法已修订，于6月3日印发", "2025-06-03 办法已修订，于6月3日印发" },
    { "3月15日至20日集中检查", "2025-03-15 3月15日至20日集中检查" },
    { "2025年6月底前完成", "2025年6月底前完成" },
    { "12月31日前完成验收", "12月31日前完成验收" },
    { "拟于2025年12月1日印发", "拟于2025年12月1日印发" },
    { "对2023年5月6日的问题已谈话", "对2023年5月6日的问题已谈话" },
    { "2月30日开会", "2月30日开会" },
    { "检查2个月", "检查2个月" },
    { "1.5万元已退", "1.5万元已退" },
    { "3月1日：开会。\n4月2日：验收。", "2025-03-01 开会。|2025-04-02 验收。" },
    { "3月1日：开会。\n已验收。", "2025-03-01 开会。\n已验收。" },
    { "3月15日", "2025-03-15 3月15日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (progress); i++)
    {
      g_autoptr (GPtrArray) entries = rectify_progress_text_read (progress[i].text, 2025);
      g_autofree char *said = describe (entries);

      g_test_message ("%s", progress[i].text);
      g_assert_cmpstr (said, ==, progress[i].entries);
    }
}

/* Without a year nobody knows when 3月15日 was. */
static void
test_no_year (void)
{
  g_autoptr (GPtrArray) entries = rectify_progress_text_read ("3月15日印发", 0);
  g_autofree char *said = describe (entries);

  g_assert_cmpstr (said, ==, "3月15日印发");
}

/* Nothing was done by the end of a month that is still to come. */
static void
test_month_to_come (void)
{
  g_autoptr (GPtrArray) past = rectify_progress_text_read ("5月见面38次", 2020);
  g_autoptr (GPtrArray) future = rectify_progress_text_read ("5月见面38次", 2199);
  g_autofree char *said = describe (past);
  g_autofree char *said_later = describe (future);

  g_assert_cmpstr (said, ==, "2020-05-31 5月见面38次");
  g_assert_cmpstr (said_later, ==, "5月见面38次");
}

static guint
count_doubts (RectifyReading *reading, RectifyItem *item, const char *words)
{
  const char *doubt = rectify_reading_get_doubt (reading, item);
  guint n = doubt != NULL && strstr (doubt, words) != NULL;

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    n += count_doubts (reading, rectify_item_get_child (item, i), words);
  return n;
}

static void
check_doubts (const char *const *lines, const char *words, guint n)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = tables_make (lines);
  g_autoptr (RectifyReading) reading = NULL;

  rectify_document_add_table (document, table);
  reading = tables_read_document (document);
  g_assert_cmpuint (count_doubts (reading,
                                  rectify_plan_get_root (rectify_reading_get_plan (reading)),
                                  words),
                    ==, n);
}

static void
test_ledger (void)
{
  static const char *const lines[] = { "序号|存在问题|整改措施|整改进展|备注",
                                       "1|甲不到位|建台账|已建账4本|已完成",
                                       "^|^|查漏洞|查出3处，改2处|未完成",
                                       "2|乙不到位|定制度|持续推进|长期坚持",
                                       "3|丙不到位|换管道|2025年9月3日已换完|已销号",
                                       "4|丁不到位|作核查||整改中",
                                       "5|戊不到位|补档案|未启动|",
                                       "6|己不到位|清欠款|—|",
                                       "7|庚不到位|修围墙|已完成。|",
                                       NULL };

  tables_check (lines, "prose 序号|存在问题|整改措施|整改进展|备注\n"
                       "  problem [1] 甲不到位\n"
                       "    measure 建台账 <done> <did 已建账4本>\n"
                       "      prose [整改进展] 已建账4本\n"
                       "      prose [备注] 已完成\n"
                       "    measure 查漏洞 <in_progress> <did 查出3处，改2处>\n"
                       "      prose [整改进展] 查出3处，改2处\n"
                       "      prose [备注] 未完成\n"
                       "  problem [2] 乙不到位 <sustained>\n"
                       "    measure 定制度 <sustained> <did 持续推进>\n"
                       "    prose [整改进展] 持续推进\n"
                       "    prose [备注] 长期坚持\n"
                       "  problem [3] 丙不到位 <closed>\n"
                       "    measure 换管道 <closed> <did 2025-09-03 已换完>\n"
                       "    prose [整改进展] 2025年9月3日已换完\n"
                       "    prose [备注] 已销号\n"
                       "  problem [4] 丁不到位 <in_progress>\n"
                       "    measure 作核查 <in_progress>\n"
                       "    prose [备注] 整改中\n"
                       "  problem [5] 戊不到位\n"
                       "    measure 补档案\n"
                       "    prose [整改进展] 未启动\n"
                       "  problem [6] 己不到位\n"
                       "    measure 清欠款\n"
                       "    prose [整改进展] —\n"
                       "  problem [7] 庚不到位 <done>\n"
                       "    measure 修围墙 <done> <did 已完成。>\n"
                       "    prose [整改进展] 已完成。\n");
  check_doubts (lines, "", 0);
}

static void
test_status_column (void)
{
  static const char *const lines[] = { "序号|存在问题|整改措施|完成情况|是否完成|是否销号",
                                       "1|甲不到位|建台账|已建账|是|否",
                                       "2|乙不到位|查漏洞|查出3处|否|",
                                       "3|丙不到位|定制度|已完成|否|",
                                       "4|丁不到位|换管道|换完，验收后销号|√|√",
                                       NULL };

  tables_check (lines, "prose 序号|存在问题|整改措施|完成情况|是否完成|是否销号\n"
                       "  problem [1] 甲不到位 <done>\n"
                       "    measure 建台账 <done> <did 已建账>\n"
                       "    prose [完成情况] 已建账\n"
                       "    prose [是否完成] 是\n"
                       "    prose [是否销号] 否\n"
                       "  problem [2] 乙不到位 <in_progress>\n"
                       "    measure 查漏洞 <in_progress> <did 查出3处>\n"
                       "    prose [完成情况] 查出3处\n"
                       "    prose [是否完成] 否\n"
                       "  problem [3] 丙不到位 <in_progress>\n"
                       "    measure 定制度 <in_progress> <did 已完成>\n"
                       "    prose [完成情况] 已完成\n"
                       "    prose [是否完成] 否\n"
                       "  problem [4] 丁不到位 <closed>\n"
                       "    measure 换管道 <closed> <did 换完，验收后销号>\n"
                       "    prose [完成情况] 换完，验收后销号\n"
                       "    prose [是否完成] √\n"
                       "    prose [是否销号] √\n");
  check_doubts (lines, "contradict", 1);
}

/* What is closed out is so whichever column says it, but a word that only asks for it is no answer. */
static void
test_closed_out (void)
{
  static const char *const lines[] = { "序号|存在问题|整改措施|整改进展|备注|是否完成",
                                       "1|甲不到位|建台账|已完成并长期坚持|已销号|",
                                       "2|乙不到位|定制度|已整改到位|已销号（5月10日）|是",
                                       "3|丙不到位|查漏洞|已销号|已完成|是",
                                       "4|丁不到位|换管道|已完成|销号：待验收|",
                                       "5|戊不到位|补档案||已销号|否",
                                       NULL };

  tables_check (lines, "prose 序号|存在问题|整改措施|整改进展|备注|是否完成\n"
                       "  problem [1] 甲不到位 <closed>\n"
                       "    measure 建台账 <closed> <did 已完成并长期坚持>\n"
                       "    prose [整改进展] 已完成并长期坚持\n"
                       "    prose [备注] 已销号\n"
                       "  problem [2] 乙不到位 <closed>\n"
                       "    measure 定制度 <closed> <did 已整改到位>\n"
                       "    prose [整改进展] 已整改到位\n"
                       "    prose [备注] 已销号（5月10日）\n"
                       "    prose [是否完成] 是\n"
                       "  problem [3] 丙不到位 <closed>\n"
                       "    measure 查漏洞 <closed> <did 已销号>\n"
                       "    prose [整改进展] 已销号\n"
                       "    prose [备注] 已完成\n"
                       "    prose [是否完成] 是\n"
                       "  problem [4] 丁不到位 <done>\n"
                       "    measure 换管道 <done> <did 已完成>\n"
                       "    prose [整改进展] 已完成\n"
                       "    prose [备注] 销号：待验收\n"
                       "  problem [5] 戊不到位\n"
                       "    measure 补档案\n"
                       "    prose [备注] 已销号\n"
                       "    prose [是否完成] 否\n");
  check_doubts (lines, "contradict", 1);
}

/* What is said of several measures stays with their problem; a date column may say that all is done. */
static void
test_places (void)
{
  static const char *const lines[] = { "序号|存在问题|整改措施|完成时限|整改情况",
                                       "1|甲不到位|（1）建台账。/（2）查漏洞。|已完成|都已做",
                                       "2|乙不到位|定制度|年底前|正在起草，整改到位", NULL };

  tables_check (lines, "prose 序号|存在问题|整改措施|完成时限|整改情况\n"
                       "  problem [1] 甲不到位 <by 已完成> <done> <did 都已做>\n"
                       "    measure [（1）] 建台账。 <done>\n"
                       "    measure [（2）] 查漏洞。 <done>\n"
                       "    prose [整改情况] 都已做\n"
                       "  problem [2] 乙不到位 <by 年底前> <done>\n"
                       "    measure 定制度 <done> <did 正在起草，整改到位>\n"
                       "    prose [整改情况] 正在起草，整改到位\n");
  check_doubts (lines, "status", 1);
}

/* In a table whose cells are merged, a blank cell is empty. */
static void
test_blank_merged (void)
{
  static const char *const lines[] = { "序号|存在问题|整改措施|牵头单位|责任单位",
                                       "1|甲不到位|建台账|办公室|财务科",
                                       "^|^|查漏洞|机关党委|",
                                       "2|乙不到位|定制度|办公室|人事科",
                                       "^|^|作培训|办公室|机关党委",
                                       NULL };
  static const char *const once[]
      = { "序号|存在问题|整改措施|责任单位", "1|甲不到位|建台账|财务科", "^|^|查漏洞|", NULL };

  tables_check (lines, "prose 序号|存在问题|整改措施|牵头单位|责任单位\n"
                       "  problem [1] 甲不到位\n"
                       "    measure 建台账 <lead_unit 办公室> <responsible_unit 财务科>\n"
                       "    measure 查漏洞 <lead_unit 机关党委>\n"
                       "  problem [2] 乙不到位\n"
                       "    measure 定制度 <lead_unit 办公室> <responsible_unit 人事科>\n"
                       "    measure 作培训 <lead_unit 办公室> <responsible_unit 机关党委>\n");
  check_doubts (lines, "blank", 0);
  check_doubts (once, "own row alone", 1);
}

/* Where nothing is merged, it is what stands above, unless the column is mostly written again. */
static void
test_blank_plain (void)
{
  static const char *const once[] = { "序号|存在问题|整改措施|责任单位",
                                      "1|甲不到位|建台账|财务科",
                                      "||查漏洞|",
                                      "2|乙不到位|定制度|人事科",
                                      "||作培训|",
                                      NULL };
  static const char *const again[]
      = { "序号|存在问题|整改措施|责任单位", "1|甲不到位|建台账|财务科", "||查漏洞|",
          "2|乙不到位|定制度|人事科",        "||作培训|办公室",          NULL };

  tables_check (once, "prose 序号|存在问题|整改措施|责任单位\n"
                      "  problem [1] 甲不到位 <responsible_unit 财务科>\n"
                      "    measure 建台账\n"
                      "    measure 查漏洞\n"
                      "  problem [2] 乙不到位 <responsible_unit 人事科>\n"
                      "    measure 定制度\n"
                      "    measure 作培训\n");
  check_doubts (once, "blank", 0);
  tables_check (again, "prose 序号|存在问题|整改措施|责任单位\n"
                       "  problem [1] 甲不到位\n"
                       "    measure 建台账 <responsible_unit 财务科>\n"
                       "    measure 查漏洞\n"
                       "  problem [2] 乙不到位\n"
                       "    measure 定制度 <responsible_unit 人事科>\n"
                       "    measure 作培训 <responsible_unit 办公室>\n");
  check_doubts (again, "own row alone", 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/table-follow/words", test_words);
  g_test_add_func ("/reading/table-follow/ticked-answers", test_ticked_answers);
  g_test_add_func ("/reading/table-follow/dates", test_dates);
  g_test_add_func ("/reading/table-follow/no-year", test_no_year);
  g_test_add_func ("/reading/table-follow/month-to-come", test_month_to_come);
  g_test_add_func ("/reading/table-follow/ledger", test_ledger);
  g_test_add_func ("/reading/table-follow/status-column", test_status_column);
  g_test_add_func ("/reading/table-follow/closed-out", test_closed_out);
  g_test_add_func ("/reading/table-follow/places", test_places);
  g_test_add_func ("/reading/table-follow/blank-merged", test_blank_merged);
  g_test_add_func ("/reading/table-follow/blank-plain", test_blank_plain);
  return g_test_run ();
}
