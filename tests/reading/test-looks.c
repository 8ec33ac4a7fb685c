/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "rectify-report.h"
#include "table-testing.h"

/* Headings that only how they look, or what stands below them, tells. */

#define TITLE "<p>某局整改方案</p><p>2026年3月</p>"
#define FORM(measure, person)                                                                      \
  "<table><tr><td>整改措施<td>" measure "<tr><td>责任领导<td>" person                              \
  "<tr><td>完成时限<td>6月底前</table>"

static RectifyReading *
read_page (const char *body)
{
  g_autofree char *page
      = g_strconcat ("<html><head><meta charset=utf-8></head><body>", body, "</body></html>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.html", &error);

  g_assert_no_error (error);
  return tables_read_document (document);
}

/* Returns the reading, in which nothing is lost. */
static RectifyReading *
check (const char *body, const char *expected)
{
  RectifyReading *reading = read_page (body);
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  g_autofree char *found = tables_describe_plan (plan);
  g_autoptr (RectifyDocument) written = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
  g_autofree char *source = tables_dup_plain (rectify_reading_get_document (reading));
  g_autofree char *text = tables_dup_plain (written);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (text, ==, source);
  return reading;
}

static RectifyItem *
get_item (RectifyReading *reading, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (rectify_reading_get_plan (reading)),
                                 position);
}

/* Those that have measures are problems below the others; what only leads running text is none. */
static void
test_bold (void)
{
  g_autoptr (RectifyReading) reading
      = check (TITLE "<p>根据要求，制定本方案。</p><p><b>存在问题及整改措施</b></p>"
                     "<p><strong>走访群众不够经常</strong></p><p>一年只走访两次。</p>"
                     "<p>整改措施：每月走访。</p><p>责任领导：张三</p>"
                     "<p style='font-weight:700'>台账管理不够规范</p><p>整改措施：</p>"
                     "<p>1.逐项核对。</p><p>2.按季更新。</p><p>责任领导：李四</p>"
                     "<p><b>保障措施</b></p><p><b>加强领导。</b>成立专班。</p>",
               "prose 2026年3月\n"
               "prose 根据要求，制定本方案。\n"
               "section 存在问题及整改措施\n"
               "  problem 走访群众不够经常 <leader 张三>\n"
               "    prose 一年只走访两次。\n"
               "    measure 每月走访。\n"
               "  problem 台账管理不够规范 <leader 李四>\n"
               "    measure [1.] 逐项核对。\n"
               "    measure [2.] 按季更新。\n"
               "section 保障措施\n"
               "  prose 加强领导。成立专班。\n");

  g_assert_nonnull (rectify_reading_get_doubt (reading, get_item (reading, 2)));
  g_assert_null (rectify_reading_get_doubt (reading, get_item (reading, 1)));
}

/* Below what is numbered they are all of the level below it. */
static void
test_bold_below_numbers (void)
{
  g_autoptr (RectifyReading) reading
      = check (TITLE "<p>一、存在问题及整改措施</p><p>（一）作风方面</p>"
                     "<p><b>走访群众不够经常</b></p><p>整改措施：每月走访。</p>"
                     "<p><b>答复群众不够及时</b></p><p>整改措施：三日内答复。</p>"
                     "<p>（二）管理方面</p><p><b>台账管理不够规范</b></p>"
                     "<p>整改措施：</p><p>1.逐项核对。</p><p>2.按季更新。</p>"
                     "<p>二、保障措施</p><p>加强领导。</p>",
               "prose 2026年3月\n"
               "section [一、] 存在问题及整改措施\n"
               "  area [（一）] 作风方面\n"
               "    problem 走访群众不够经常\n"
               "      measure 每月走访。\n"
               "    problem 答复群众不够及时\n"
               "      measure 三日内答复。\n"
               "  area [（二）] 管理方面\n"
               "    problem 台账管理不够规范\n"
               "      measure [1.] 逐项核对。\n"
               "      measure [2.] 按季更新。\n"
               "section [二、] 保障措施\n"
               "  prose 加强领导。\n");
}

/* Below what says that something is wrong, what says so in bold is a problem too, not a measure. */
static void
test_bold_below_problems (void)
{
  g_autoptr (RectifyReading) reading
      = check (TITLE "<p>一、问题及整改措施</p>"
                     "<p>（一）河道管护不深入</p><p><b>沿线巡查不系统</b></p>"
                     "<p>1.划定路线。</p><p>2.逐日登记。</p><p>责任单位：水务站</p>"
                     "<p>（二）窗口作风不实</p><p><b>上门办理不主动</b></p>"
                     "<p>1.定期下村。</p><p>2.预约代办。</p><p>责任单位：民政办</p>",
               "prose 2026年3月\n"
               "section [一、] 问题及整改措施\n"
               "  area [（一）] 河道管护不深入\n"
               "    problem 沿线巡查不系统 <responsible_unit 水务站>\n"
               "      measure [1.] 划定路线。\n"
               "      measure [2.] 逐日登记。\n"
               "  area [（二）] 窗口作风不实\n"
               "    problem 上门办理不主动 <responsible_unit 民政办>\n"
               "      measure [1.] 定期下村。\n"
               "      measure [2.] 预约代办。\n");

  g_assert_nonnull (reading);
}

/* What is bold in a text for weight is none: alone, above another that is, at the end; and nothing is
 * where all is bold. */
static void
test_bold_for_weight (void)
{
  g_autoptr (RectifyReading) one
      = check (TITLE "<p>一、存在问题及整改措施</p><p>1.走访群众不够经常。</p>"
                     "<p><b>务必抓紧整改</b></p><p>整改措施：<b>每月走访</b></p>"
                     "<p>2.台账管理不够规范。</p><p><b>整改措施：</b></p><p>逐项核对。</p>",
               "prose 2026年3月\n"
               "section [一、] 存在问题及整改措施\n"
               "  problem [1.] 走访群众不够经常。\n"
               "    prose 务必抓紧整改\n"
               "    measure 每月走访\n"
               "  problem [2.] 台账管理不够规范。\n"
               "    measure 逐项核对。\n");
  g_autoptr (RectifyReading) pair
      = check (TITLE "<p>一、工作要求</p><p>严格落实。</p><p><b>请各科室注意</b></p>"
                     "<p><b>逾期要通报</b></p><p>加强领导。</p><p><b>按时报送</b></p>",
               "prose 2026年3月\n"
               "section [一、] 工作要求\n"
               "  prose 严格落实。\n"
               "  prose 请各科室注意\n"
               "  prose 逾期要通报\n"
               "  prose 加强领导。\n"
               "  prose 按时报送\n");
  g_autoptr (RectifyReading) all
      = check ("<b>" TITLE "<p>一、工作要求</p><p>严格落实责任</p><p>加强领导</p>"
               "<p>按时报送材料。</p></b>",
               "prose 2026年3月\n"
               "section [一、] 工作要求\n"
               "  prose 严格落实责任\n"
               "  prose 加强领导\n"
               "  prose 按时报送材料。\n");
}

/* What stands over each of several forms without a row for it is its problem. */
static void
test_over_forms (void)
{
  g_autoptr (RectifyReading) bare
      = check (TITLE "<p>走访群众不够经常</p>" FORM (
                   "每月走访。", "张三") "<p>台账管理不够规范</p>" FORM ("逐项核对。", "李四"),
               "prose 2026年3月\n"
               "problem 走访群众不够经常 <leader 张三> <by 6月底前>\n"
               "  measure 每月走访。\n"
               "problem 台账管理不够规范 <leader 李四> <by 6月底前>\n"
               "  measure 逐项核对。\n");
  g_autoptr (RectifyReading) labelled
      = check (TITLE "<p>问题一：走访群众不够经常</p>" FORM (
                   "每月走访。", "张三") "<p>问题二：台账管理不够规范</p>" FORM ("逐项核对。",
                                                                                 "李四"),
               "prose 2026年3月\n"
               "problem [问题一：] 走访群众不够经常 <leader 张三> <by 6月底前>\n"
               "  measure 每月走访。\n"
               "problem [问题二：] 台账管理不够规范 <leader 李四> <by 6月底前>\n"
               "  measure 逐项核对。\n");
}

/* A heading that calls itself a problem, over a table of measures alone; and one over problems. */
static void
test_over_tables (void)
{
#define MEASURES(measure)                                                                          \
  "<table><tr><td>整改措施<td>责任人<td>时限<tr><td>" measure "<td>张三<td>6月底前</table>"
  g_autoptr (RectifyReading) reading = check (
      TITLE "<p>问题一：走访群众不够经常</p>" MEASURES (
          "每月走访。") "<p>问题二：管理不规范</p>"
                        "<table><tr><td>问题<td>措施<td>责任人<tr><td>台账不全<td>补齐。<td>李四</table>",
      "prose 2026年3月\n"
      "problem [问题一：] 走访群众不够经常\n"
      "  prose 整改措施|责任人|时限\n"
      "    measure 每月走访。 <person 张三> <by 6月底前>\n"
      "area [问题二：] 管理不规范\n"
      "  prose 问题|措施|责任人\n"
      "    problem 台账不全 <person 李四>\n"
      "      measure 补齐。\n");
}

/* A form that stands in a cell: its labels and what is filled in are paragraphs there. */
static void
test_nested_form (void)
{
  static const char *const frame[]
      = { "问题/走访群众不够/整改措施/每月走访。/责任领导/张三/完成时限/2026年6月底前", NULL };
  static const char *const form[]
      = { "问题|台账不全", "整改情况|整改措施/补齐。/责任领导/李四/完成时限/2026年7月底前", NULL };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) first = tables_make (frame);
  g_autoptr (RectifyTable) second = tables_make (form);
  g_autoptr (RectifyReading) reading = NULL;
  g_autofree char *found = NULL;

  rectify_document_add_table (document, first);
  rectify_document_add_table (document, second);
  reading = tables_read_document (document);
  found = tables_describe_plan (rectify_reading_get_plan (reading));
  g_assert_cmpstr (found, ==,
                   "prose 问题\n"
                   "problem 走访群众不够 <leader 张三> <by 2026年6月底前>\n"
                   "  measure 每月走访。\n"
                   "prose 问题\n"
                   "problem 台账不全 <leader 李四> <by 2026年7月底前>\n"
                   "  prose 整改情况\n"
                   "  measure 补齐。\n");
  tables_check_written (document, rectify_reading_get_plan (reading));
}

/* Labels that a blank parts in one line are parted in print. */
static void
test_one_line (void)
{
  g_autoptr (RectifyReading) reading
      = read_page (TITLE "<p>填报单位：财政局　联系人：张三　电话：01</p><p>问题1：台账不全。</p>"
                         "<p>整改措施：补齐。</p><p>责任单位：办公室　电话：02；备注：无</p>");
  g_autoptr (RectifyDocument) written
      = rectify_report_compose (rectify_reading_get_plan (reading), RECTIFY_REPORT_PLAN, NULL);
  g_autofree char *text = rectify_document_dup_text (written);

  g_assert_nonnull (strstr (text, "\n填报单位：财政局　联系人：张三　电话：01\n"));
  g_assert_nonnull (strstr (text, "\n责任单位：办公室　电话：02；备注：无\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/looks/bold", test_bold);
  g_test_add_func ("/reading/looks/bold-below-numbers", test_bold_below_numbers);
  g_test_add_func ("/reading/looks/bold-below-problems", test_bold_below_problems);
  g_test_add_func ("/reading/looks/bold-for-weight", test_bold_for_weight);
  g_test_add_func ("/reading/looks/over-forms", test_over_forms);
  g_test_add_func ("/reading/looks/over-tables", test_over_tables);
  g_test_add_func ("/reading/looks/nested-form", test_nested_form);
  g_test_add_func ("/reading/looks/one-line", test_one_line);
  return g_test_run ();
}
