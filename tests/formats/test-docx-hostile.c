/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"
#include "zip-builder.h"

/* Some of everything. */
static const DocxParts sample = {
  .body = STYLED ("h", "总体要求") LISTED (1, 0, "甲") LISTED (1, 1, "乙") P ("丙")
      TBL (TR (TCP ("丁") TCP ("戊")) TR (TCP ("己"))) "<w:p><w:r><w:fldChar "
                                                       "w:fldCharType=\"begin\"/></w:r>" R (
                                                           "庚") "<w:r><w:footnoteReference "
                                                                 "w:id=\"2\"/></w:r></w:p>",
  .styles = "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:name w:val=\"heading 1\"/></w:style>",
  .numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
               "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
               "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
  .footnotes = "<w:footnote w:id=\"2\">" P ("注") "</w:footnote>",
  .header = P ("某局")
};

/* Whatever it is, there is a document or a sentence. */
static void
assert_survives (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);

  if (document == NULL)
    g_assert_cmpuint (strlen (error->message), >, 10);
  else
    {
      g_autofree char *text = rectify_document_dup_text (document);

      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = docx_build (&sample);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i < size; i += 7)
    {
      /* A copy, so that reading beyond its end shows. */
      g_autofree char *cut = g_memdup2 (data, i);
      g_autoptr (GBytes) bytes = g_bytes_new_static (cut, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (rectify_formats_load_bytes (bytes, "x", &error));
      g_assert_nonnull (error);
    }
}

static void
test_flipped (void)
{
  g_autoptr (GBytes) whole = docx_build (&sample);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *changed = g_memdup2 (data, size);

      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        changed[g_test_rand_int_range (0, size)] ^= 1 << g_test_rand_int_range (0, 8);
      assert_survives (changed, size);
    }
}

/* Where deflate does not stand in the way. */
static void
test_flipped_xml (void)
{
  static const char *const pieces[] = { "<w:p>",
                                        "</w:p>",
                                        "<w:tbl>",
                                        "</w:tc>",
                                        "<w:tr>",
                                        "<w:tc>",
                                        "</w:tbl>",
                                        "w:val",
                                        "\"",
                                        "<",
                                        "&#x4e00;",
                                        "<w:vMerge/>",
                                        "<w:gridSpan w:val=\"9\"/>",
                                        "-1",
                                        "99999999999",
                                        "<w:br/>" };
  g_autofree char *original
      = g_strdup_printf ("<w:document" DOCX_NAMESPACES "><w:body>%s</w:body></w:document>",
                         sample.body);

  for (guint i = 0; i < 3000; i++)
    {
      GString *xml = g_string_new (original);
      ZipBuilder *zip = zip_builder_new ();
      g_autoptr (GBytes) bytes = NULL;

      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        {
          gsize place = g_test_rand_int_range (0, xml->len);

          if (g_test_rand_bit ())
            g_string_erase (xml, place, MIN (xml->len - place, 6));
          else
            g_string_insert (xml, place, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
      zip_builder_set_stored (zip);
      zip_builder_add (zip, "word/document.xml", xml->str, xml->len);
      bytes = zip_builder_finish (zip);
      assert_survives (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_string_free (xml, TRUE);
    }
}

static void
assert_reads (const DocxParts *parts, const char *expected)
{
  g_autoptr (GBytes) bytes = docx_build (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = rectify_document_dup_text (document);
  g_assert_cmpstr (text, ==, expected);
}

/* Ten thousand styles, each based on the one before, and as many lists. */
static void
test_many_definitions (void)
{
  GString *styles = g_string_new (NULL);
  GString *numbering = g_string_new (NULL);
  GString *body = g_string_new (NULL);
  GString *expected = g_string_new (NULL);
  DocxParts parts = { 0 };

  for (guint i = 0; i < 10000; i++)
    {
      g_string_append_printf (
          styles,
          "<w:style w:type=\"paragraph\" w:styleId=\"s%u\"><w:name w:val=\"n%u\"/>"
          "<w:basedOn w:val=\"s%u\"/></w:style>",
          i, i, (i + 1) % 10000);
      g_string_append_printf (numbering,
                              "<w:abstractNum w:abstractNumId=\"%u\"><w:lvl w:ilvl=\"0\"><w:start "
                              "w:val=\"1\"/><w:lvlText w:val=\"%%1、\"/></w:lvl></w:abstractNum>"
                              "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/></w:num>",
                              i, i + 1, i);
      g_string_append_printf (
          body,
          "<w:p><w:pPr><w:pStyle w:val=\"s%u\"/><w:numPr><w:numId w:val=\"%u\"/>"
          "</w:numPr></w:pPr>" R ("甲") "</w:p>",
          i, i + 1);
      g_string_append (expected, "1、甲\n");
    }
  parts.styles = styles->str;
  parts.numbering = numbering->str;
  parts.body = body->str;
  assert_reads (&parts, expected->str);
  g_string_free (styles, TRUE);
  g_string_free (numbering, TRUE);
  g_string_free (body, TRUE);
  g_string_free (expected, TRUE);
}

static void
assert_too_large (const char *body)
{
  DocxParts parts = { .body = body };
  g_autoptr (GBytes) bytes = docx_build (&parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (rectify_formats_load_bytes (bytes, "x", &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
}

/* More than anybody wrote, but not so regular that it looks like a bomb. */
static void
test_too_much (void)
{
  GString *paragraphs = g_string_new (NULL);
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i <= 1000000; i++)
    g_string_append_printf (paragraphs, P ("%x"), g_random_int ());
  assert_too_large (paragraphs->str);
  g_string_free (paragraphs, TRUE);
  g_string_append (rows, "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"256\"/></w:tcPr>" P (
                             "甲") "</w:tc></w:tr>");
  for (guint i = 0; i < 8000; i++)
    g_string_append (rows, "<w:tr><w:tc/></w:tr>");
  g_string_append (rows, "</w:tbl>");
  assert_too_large (rows->str);
  g_string_free (rows, TRUE);
}

/* Reading is stopped between paragraphs. */
static void
test_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = docx_build (&sample);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = NULL;

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  document = rectify_formats_load (file, cancellable, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_formats_load (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_delete (file, NULL, NULL);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-hostile/truncated", test_truncated);
  g_test_add_func ("/docx-hostile/flipped", test_flipped);
  g_test_add_func ("/docx-hostile/flipped-xml", test_flipped_xml);
  g_test_add_func ("/docx-hostile/many-definitions", test_many_definitions);
  g_test_add_func ("/docx-hostile/too-much", test_too_much);
  g_test_add_func ("/docx-hostile/cancelled", test_cancelled);
  return g_test_run ();
}
