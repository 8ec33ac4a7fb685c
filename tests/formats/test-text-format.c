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
  assert_refused ("{\\rtf1 x}", -1, RECTIFY_FORMAT_ERROR_UNKNOWN);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-format/encodings", test_encodings);
  g_test_add_func ("/text-format/line-ends", test_line_ends);
  g_test_add_func ("/text-format/refused", test_refused);
  g_test_add_func ("/text-format/files", test_files);
  return g_test_run ();
}
