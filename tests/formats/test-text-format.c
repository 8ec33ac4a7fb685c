/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-formats.h"

#define TEXT "整改方案\n一、总体要求\n“喆”—A1。"

static RectifyDocument *
load (const void *data, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);

  return rectify_formats_load_bytes (bytes, "x.txt", error);
}

static void
assert_reads (const void *data, gssize length, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = load (data, length, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = rectify_document_dup_text (document);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_encodings (void)
{
  static const char *const charsets[] = { "GB18030", "UTF-16LE", "UTF-16BE" };
  static const char *const marks[] = { "", "\xff\xfe", "\xfe\xff" };

  assert_reads (TEXT, -1, TEXT "\n");
  assert_reads ("\xef\xbb\xbf" TEXT, -1, TEXT "\n");
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *plain = g_convert (TEXT, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GByteArray) marked = g_byte_array_new ();

      g_assert_nonnull (plain);
      assert_reads (plain, length, TEXT "\n");
      g_byte_array_append (marked, (const guint8 *) marks[i], strlen (marks[i]));
      g_byte_array_append (marked, (const guint8 *) plain, length);
      assert_reads (marked->data, marked->len, TEXT "\n");
    }
}

static void
assert_reads_in (const char *text, const char *charset)
{
  gsize length;
  g_autofree char *plain = g_convert (text, -1, charset, "UTF-8", NULL, &length, NULL);
  g_autofree char *expected = g_strconcat (text, "\n", NULL);

  g_assert_nonnull (plain);
  assert_reads (plain, length, expected);
}

static void
test_chinese_encodings (void)
{
  static const char *const simplified[] = {
    "整改方案",
    "一、",
    "总体要求",
    "办法",
    "张三",
    "李娜、王芳",
    "责任单位：区财政局",
    "整改时限：2022年12月底前",
    "（一）在带头深刻感悟“两个确立”的决定性意义方面",
    "一是学习不够深入，存在“学用脱节”现象；二是督促检查不力。",
    "汛预",
    "牵头",
    "镕喆堃昇",
    "繁體字也可以用國標碼寫：責任單位，整改措施。",
    "Q1 2023：完成85%",
  };
  static const char *const traditional[] = {
    "整改方案",
    "總體要求",
    "責任單位：區財政局",
    "一、加強組織領導，壓實整改責任。",
    "整改時限：2022年12月底前",
    "（二）學習不夠深入，存在「學用脫節」現象；督促檢查不力。",
    "各單位應於本月底前提交報告，並由分管領導簽字確認。",
    "環境保護署：請各部門配合辦理。",
  };
  GString *long_text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (simplified); i++)
    assert_reads_in (simplified[i], "GB18030");
  for (guint i = 0; i < G_N_ELEMENTS (traditional); i++)
    {
      assert_reads_in (traditional[i], "BIG5");
      assert_reads_in (traditional[i], "GB18030");
      g_string_append_printf (long_text, "%s%s", i > 0 ? "\n" : "", traditional[i]);
    }
  assert_reads_in (long_text->str, "BIG5");
  assert_reads_in (long_text->str, "GB18030");
  g_string_free (long_text, TRUE);
}

/* No piece of a document in GB18030, however short, is taken for Big5. */
static void
test_pieces (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  glong n;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_strdelimit (content, "\n\t ", '-');
  n = g_utf8_strlen (content, -1);
  for (guint i = 0; i < 20000; i++)
    {
      glong start = g_test_rand_int_range (0, n - 40);
      g_autofree char *piece
          = g_utf8_substring (content, start, start + g_test_rand_int_range (2, 30));
      g_autofree char *encoded = g_convert (piece, -1, "GB18030", "UTF-8", NULL, NULL, NULL);

      if (!g_utf8_validate (encoded, -1, NULL))
        assert_reads_in (piece, "GB18030");
    }
}

static void
test_line_ends (void)
{
  assert_reads ("甲\r\n乙\r丙\n丁\v戊\f己\xc2\x85庚\xe2\x80\xa8辛\xe2\x80\xa9壬", -1,
                "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬\n");
  assert_reads ("\n\n　 \n甲\n\n\xe3\x80\x80乙  \n\n", -1, "甲\n\xe3\x80\x80乙  \n");
}

static void
assert_refused (const void *data, gssize length, RectifyFormatError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = load (data, length, &error);

  g_assert_null (document);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "x.txt: "));
}

static void
test_refused (void)
{
  g_autofree char *large = g_malloc0 (65 * 1024 * 1024);

  assert_refused ("", 0, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused (" \n　\n", -1, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused ("\xef\xbb\xbf", 3, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused ("PK\x03\x04zip", 7, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_refused ("%PDF-1.5", -1, RECTIFY_FORMAT_ERROR_UNKNOWN);
  assert_refused ("a\x01\x02"
                  "b",
                  -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_refused ("\x00\x01\x00\x02\x03\x00", 6, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_refused ("\xff\xff\xff\x80", -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  memset (large, 'a', 65 * 1024 * 1024);
  assert_refused (large, 65 * 1024 * 1024, RECTIFY_FORMAT_ERROR_TOO_LARGE);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "方案 1?#.txt", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "无", "x.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path (nowhere);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  document = load (TEXT, -1, &error);
  g_assert_true (rectify_text_format_save (document, file, NULL, &error));
  again = rectify_formats_load (file, NULL, &error);
  text = rectify_document_dup_text (again);
  g_assert_cmpstr (text, ==, TEXT "\n");
  g_assert_cmpuint (rectify_paragraph_get_line (rectify_document_get_paragraph (again, 2)), ==, 3);
  g_assert_false (rectify_text_format_save (document, missing, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (rectify_formats_load (missing, NULL, &error));
  g_assert_nonnull (error);
  g_unlink (path);
  g_rmdir (folder);
}

/* Editors show nothing for a vertical tab: a blank keeps the lines of a cell apart. */
static void
test_cells (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "表.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  g_autofree char *text = NULL;

  document = load ("意见\t已做完\v申请人：张三\n时限\t6月底\n", -1, &error);
  g_assert_true (rectify_text_format_save (document, file, NULL, &error));
  g_assert_true (g_file_get_contents (path, &written, NULL, &error));
  g_assert_nonnull (strstr (written, "已做完 \v申请人：张三\n"));
  again = rectify_formats_load (file, NULL, &error);
  text = rectify_document_dup_text (again);
  g_assert_cmpstr (text, ==, "意见\t已做完\v申请人：张三\n时限\t6月底\n");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-format/encodings", test_encodings);
  g_test_add_func ("/text-format/chinese-encodings", test_chinese_encodings);
  g_test_add_func ("/text-format/pieces", test_pieces);
  g_test_add_func ("/text-format/line-ends", test_line_ends);
  g_test_add_func ("/text-format/refused", test_refused);
  g_test_add_func ("/text-format/files", test_files);
  g_test_add_func ("/text-format/cells", test_cells);
  return g_test_run ();
}
