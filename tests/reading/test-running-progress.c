/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-report.h"
#include "table-testing.h"

/* What running text says was done. */

static RectifyReading *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);

  return tables_read_document (document);
}

static void
check (const char *text, const char *expected)
{
  g_autoptr (RectifyReading) reading = read_text (text);
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  g_autofree char *found = tables_describe_plan (plan);
  g_autoptr (RectifyDocument) written = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
  g_autofree char *again = rectify_document_dup_text (written);

  g_assert_cmpstr (found, ==, expected);
  /* It is written again as it was. */
  g_assert_cmpstr (again, ==, text);
}

static void
test_taken (void)
{
  check ("甲局2025年整改方案\n"
         "一、问题清单\n"
         "（一）学习方面\n"
         "1.学得少。\n"
         "整改措施：每月学习。\n"
         "整改进展：2025年5月3日，已印发计划。\n"
         "2.学得浅。\n"
         "整改措施：（1）读原著。\n"
         "整改进展：已完成。\n"
         "（2）写体会。\n"
         "整改进展：\n"
         "写了两篇。\n"
         "3.学得散。\n"
         "整改措施：建制度。\n"
         "整改进展：未启动\n",
         "section [一、] 问题清单\n"
         "  area [（一）] 学习方面\n"
         "    problem [1.] 学得少。 <in_progress>\n"
         "      measure 每月学习。 <in_progress> <did 2025-05-03 已印发计划。>\n"
         "      prose 整改进展：2025年5月3日，已印发计划。\n"
         "    problem [2.] 学得浅。\n"
         "      measure [（1）] 读原著。 <done> <did 已完成。>\n"
         "        prose 整改进展：已完成。\n"
         "      measure [（2）] 写体会。 <in_progress> <did 写了两篇。>\n"
         "        prose 整改进展：\n"
         "        prose 写了两篇。\n"
         "    problem [3.] 学得散。\n"
         "      measure 建制度。\n"
         "      prose 整改进展：未启动\n");
}

/* In a report it is told once, be it with a day or without. */
static void
test_told_once (void)
{
  g_autoptr (RectifyReading) reading
      = read_text ("甲局2025年整改方案\n一、问题清单\n（一）学习方面\n"
                   "1.学得少。\n整改措施：每月学习。\n"
                   "整改进展：已印发计划。\n");
  g_autoptr (RectifyDocument) report
      = rectify_report_compose (rectify_reading_get_plan (reading), RECTIFY_REPORT_PROGRESS, NULL);
  g_autofree char *text = rectify_document_dup_text (report);
  const char *annex = strstr (text, "\n附件\n");
  const char *first = strstr (text, "已印发计划");

  g_assert_true (first != NULL && annex != NULL && first < annex);
  g_assert_null (g_strstr_len (first + 1, annex - first - 1, "已印发计划"));
}

/* In brackets, in a line with fields, and what only says how it stands. */
static void
test_marks (void)
{
  check ("甲局2025年整改方案\n"
         "一、问题清单\n"
         "（一）学习方面\n"
         "1.学得少。\n"
         "整改措施：每月学习。\n"
         "责任单位：办公室；整改时限：2025年5月；整改进展：正在推进；是否销号：否\n"
         "2.学得浅。\n"
         "整改措施：读原著。\n"
         "【完成情况】已读两遍\n"
         "3.学得散。\n"
         "整改措施：建制度。\n"
         "整改进展：已印发。\n"
         "销号情况：已销号\n",
         "section [一、] 问题清单\n"
         "  area [（一）] 学习方面\n"
         "    problem [1.] 学得少。 <responsible_unit 办公室> <by 2025年5月> <in_progress>\n"
         "      measure 每月学习。 <in_progress> <did 正在推进；>\n"
         "      prose 整改进展：正在推进；\n"
         "      prose 是否销号：否\n"
         "    problem [2.] 学得浅。 <in_progress>\n"
         "      measure 读原著。 <in_progress> <did 已读两遍>\n"
         "      prose 【完成情况】已读两遍\n"
         "    problem [3.] 学得散。 <closed>\n"
         "      measure 建制度。 <closed> <did 已印发。>\n"
         "      prose 整改进展：已印发。\n"
         "      prose 销号情况：已销号\n");
}

static char *
compose_ledger (const char *note)
{
  g_autofree char *text = g_strconcat ("甲局2025年整改方案\n一、问题清单\n（一）学习方面\n"
                                       "1.学得少。\n整改措施：\n（1）每月学习。\n",
                                       note, "\n（2）写体会。\n", NULL);
  g_autoptr (RectifyReading) reading = read_text (text);
  g_autoptr (RectifyDocument) report
      = rectify_report_compose (rectify_reading_get_plan (reading), RECTIFY_REPORT_LEDGER, NULL);

  return rectify_document_dup_text (report);
}

/* A word for how it stands has a column of its own in the ledger; whatever else is written behind
 * such a heading is not lost. */
static void
test_status_lines (void)
{
  static const char *const remarks[]
      = { "状态：带病运行，须立即停用", "整改结果：设备停用，先报县应急局批准",
          "完成状态：须经群众评议满意", "状态：待验收后销号", "状态：良好" };
  static const char *const keys[]
      = { "not_started", "unfinished", "in_progress", "done", "closed", "sustained", "yes", "no" };
  RectifyVocabulary *vocabulary = rectify_vocabulary_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_autofree char *ledger = compose_ledger (remarks[i]);

      g_test_message ("%s", remarks[i]);
      g_assert_nonnull (strstr (ledger, strstr (remarks[i], "：") + strlen ("：")));
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *const *words = rectify_vocabulary_get_words (vocabulary, "status", keys[i]);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *note = g_strconcat ("整改状态：", words[j], NULL);
          g_autofree char *ledger = compose_ledger (note);

          g_test_message ("%s", note);
          g_assert_null (strstr (ledger, "整改状态："));
        }
    }
}

/* What was taken over as an entry is told once. */
static void
test_status_entry (void)
{
  g_autofree char *ledger = compose_ledger ("整改状态：已完成，印发3份");
  const char *first = strstr (ledger, "印发3份");

  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "印发3份"));
}

static guint
count_doubts (RectifyReading *reading, RectifyItem *item)
{
  guint n = rectify_reading_get_doubt (reading, item) != NULL;

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    n += count_doubts (reading, rectify_item_get_child (item, i));
  return n;
}

/* A line that says only who and until when is no measure, nor is what ends a message. */
static void
test_duty (void)
{
  const char *text = "甲局整改方案（2025年）\n"
                     "一、学得不够深\n"
                     "问题1：学得少。\n"
                     "措施：每月学习一次\n"
                     "周启明负责，局办公室牵头，各股室配合，长期坚持\n"
                     "问题2：学得浅。\n"
                     "措施：读原著\n"
                     "郑国栋牵头，水政监察大队落实，2025年6月底前完成\n"
                     "问题3：学得散。\n"
                     "措施：建制度\n"
                     "孙雅琴牵头，机关纪委、建设管理股\n"
                     "严格落实，长期坚持\n"
                     "收到请回复🙏\n";
  g_autoptr (RectifyReading) reading = read_text (text);
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  g_autofree char *found = tables_describe_plan (plan);

  g_test_message ("%s", found);
  g_assert_nonnull (strstr (found, "prose 周启明负责，局办公室牵头，各股室配合，长期坚持\n"));
  g_assert_nonnull (strstr (found, "prose 郑国栋牵头，水政监察大队落实，2025年6月底前完成\n"));
  g_assert_nonnull (strstr (found, "prose 孙雅琴牵头，机关纪委、建设管理股\n"));
  g_assert_null (strstr (found, "prose 严格落实"));
  g_assert_nonnull (strstr (found, "prose 收到请回复"));
  g_assert_cmpuint (count_doubts (reading, rectify_plan_get_root (plan)), ==, 3);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/running-progress/taken", test_taken);
  g_test_add_func ("/reading/running-progress/told-once", test_told_once);
  g_test_add_func ("/reading/running-progress/marks", test_marks);
  g_test_add_func ("/reading/running-progress/status-lines", test_status_lines);
  g_test_add_func ("/reading/running-progress/status-entry", test_status_entry);
  g_test_add_func ("/reading/running-progress/duty", test_duty);
  return g_test_run ();
}
