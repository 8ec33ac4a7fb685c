/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

/* In files without pictures a drawing is a table of its numbers, between what is around it. */

#define AROUND "如下图所示。\n%s以上。\n"
#define TABLE "{[完成情况*1]\n[][已完成]=\n[甲方面][12]\n[乙方面][7]}\n"

static void
add_words (RectifyDocument *document, const char *words)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, words);
  rectify_document_add (document, paragraph);
}

static void
add_cell (RectifyTable *table, guint row, guint column, guint n_columns, const char *text)
{
  rectify_cell_add_text (rectify_table_add_cell (table, row, column, 1, n_columns), text);
}

static RectifyDocument *
create_document (GBytes *image)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = rectify_drawing_new (400, 200, "完成情况");
  g_autoptr (RectifyTable) table = rectify_table_new (2);

  for (guint i = 0; i < 4; i++)
    rectify_table_add_row (table);
  add_cell (table, 0, 0, 2, "完成情况");
  add_cell (table, 1, 0, 1, "");
  add_cell (table, 1, 1, 1, "已完成");
  add_cell (table, 2, 0, 1, "甲方面");
  add_cell (table, 2, 1, 1, "12");
  add_cell (table, 3, 0, 1, "乙方面");
  add_cell (table, 3, 1, 1, "7");
  rectify_table_set_n_header_rows (table, 2);
  rectify_table_set_name (table, "完成情况");
  rectify_drawing_set_table (drawing, table);
  if (image != NULL)
    rectify_drawing_set_image (drawing, image);
  add_words (document, "如下图所示。");
  rectify_document_add_drawing (document, drawing);
  add_words (document, "以上。");
  return document;
}

typedef gboolean (*SaveFunc) (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                              GError **error);

static char *
save_and_describe (const char *name, SaveFunc save, GBytes *image)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = create_document (image);
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (document, file, NULL, &error));
  g_assert_no_error (error);
  read = rectify_formats_load (file, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return format_testing_describe (read);
}

static void
test_docx (void)
{
  g_autofree char *found = save_and_describe ("a.docx", rectify_docx_format_save, NULL);
  g_autofree char *expected = g_strdup_printf (AROUND, TABLE);

  g_assert_cmpstr (found, ==, expected);
}

/* Where the picture is in the file, its caption stands below it and its numbers are not repeated. */
static void
test_docx_image (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n not looked into";
  g_autoptr (GBytes) image = g_bytes_new_static (png, sizeof png);
  g_autofree char *found = save_and_describe ("a.docx", rectify_docx_format_save, image);

  g_assert_null (strstr (found, "[甲方面]"));
  g_assert_nonnull (strstr (found, "完成情况\n以上。\n"));
}

static void
test_text (void)
{
  g_autoptr (RectifyDocument) document = create_document (NULL);
  g_autofree char *text = rectify_document_dup_text (document);
  g_autofree char *found = save_and_describe ("a.txt", rectify_text_format_save, NULL);

  g_assert_cmpstr (text, ==, "如下图所示。\n完成情况\t\n\t已完成\n甲方面\t12\n乙方面\t7\n以上。\n");
  g_assert_nonnull (strstr (found, "[甲方面][12]"));
}

static void
test_xlsx (void)
{
  g_autofree char *found = save_and_describe ("a.xlsx", rectify_xlsx_format_save, NULL);

  g_assert_nonnull (strstr (found, "完成情况"));
  g_assert_nonnull (strstr (found, "[甲方面][12]"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/drawing/docx", test_docx);
  g_test_add_func ("/formats/drawing/docx-image", test_docx_image);
  g_test_add_func ("/formats/drawing/text", test_text);
  g_test_add_func ("/formats/drawing/xlsx", test_xlsx);
  return g_test_run ();
}
