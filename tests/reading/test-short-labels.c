/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "table-testing.h"

/* What is written in haste: short labels, half-width marks, “措施①:”. */

static void
check (const char *text, const char *expected)
{
  g_autofree char *whole = g_strconcat ("督查反馈问题整改\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

  g_assert_cmpstr (found, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

static void
test_circled (void)
{
  check (
      "一.养老服务领域\n1、消防隐患没有清零\n措施①:清理通道，更换烟感\n措施②：每季度上门查一次\n"
      "责任:民政局(周小芳),消防大队\n时间:12月底前\n",
      "area [一.] 养老服务领域\n"
      "  problem [1、] 消防隐患没有清零 <responsible_unit 民政局(周小芳)+消防大队> <by 12月底前>\n"
      "    measure [措施①:] 清理通道，更换烟感\n"
      "    measure [措施②：] 每季度上门查一次\n");
}

static void
test_repeated_word (void)
{
  check ("一.养老服务领域\n1、消防隐患没有清零\n措施:①清理通道\n措施:②每季度查一次\n"
         "责任：民政局 时间：立行立改\n",
         "area [一.] 养老服务领域\n"
         "  problem [1、] 消防隐患没有清零 <responsible_unit 民政局> <by 立行立改>\n"
         "    measure [①] 清理通道\n"
         "    measure [措施:②] 每季度查一次\n");
}

/* The same words where no unit, and no limit, follows. */
static void
test_other_values (void)
{
  check ("一.养老服务领域\n1、消防隐患没有清零\n措施①:清理通道\n责任：层层压实到人。\n"
         "时间：2026年3月5日上午9点\n",
         "area [一.] 养老服务领域\n"
         "  problem [1、] 消防隐患没有清零\n"
         "    measure [措施①:] 清理通道\n"
         "      prose 责任：层层压实到人。\n"
         "      prose 时间：2026年3月5日上午9点\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/short-labels/circled", test_circled);
  g_test_add_func ("/short-labels/repeated-word", test_repeated_word);
  g_test_add_func ("/short-labels/other-values", test_other_values);
  return g_test_run ();
}
