/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "format-testing.h"
#include "rectify-formats.h"

static void
write_book (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *day = workbook_add_format (book);
  lxw_format *share = workbook_add_format (book);
  lxw_datetime date = { 2023, 6, 30, 0, 0, 0 };

  format_set_num_format (day, "yyyy\"年\"m\"月\"d\"日\"");
  format_set_num_format_index (share, 9);
  worksheet_merge_range (sheet, 0, 0, 0, 2, "整改台账", NULL);
  worksheet_write_string (sheet, 1, 0, "序号", NULL);
  worksheet_write_string (sheet, 1, 1, "措施", NULL);
  worksheet_write_string (sheet, 1, 2, "时限", NULL);
  worksheet_merge_range (sheet, 2, 0, 3, 0, "", NULL);
  worksheet_write_number (sheet, 2, 0, 1, NULL);
  worksheet_write_string (sheet, 2, 1, "一是甲。\n二是乙。", NULL);
  worksheet_write_datetime (sheet, 2, 2, &date, day);
  worksheet_write_formula_num (sheet, 3, 1, "=1/2", share, 0.5);
  worksheet_write_boolean (sheet, 3, 2, 1, NULL);
  worksheet_repeat_rows (sheet, 0, 1);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

static void
test_written (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  write_book (path);
  document = rectify_formats_load (file, NULL, &error);
  g_assert_no_error (error);
  found = format_testing_describe (document);
  g_assert_cmpstr (found, ==,
                   "整改台账\n{[序号][措施][时限]=\n[1+1][一是甲。/二是乙。][2023年6月30日]\n"
                   "[50%][TRUE]}\n");
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  format_testing_break (bytes, 200, 500);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-writer/written", test_written);
  return g_test_run ();
}
