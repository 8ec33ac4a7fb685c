/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"
#include "rectify-package.h"
#include "rectify-relationships.h"
#include "zip-builder.h"

#define MIB (1024 * 1024)
#define ROOT(content) "<w:document" DOCX_NAMESPACES "><w:body>" content "</w:body></w:document>"

static void
assert_fails (GBytes *bytes, RectifyFormatError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.docx", &error);

  g_assert_null (document);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "x.docx: "));
}

/* A package with one part. */
static GBytes *
build (const char *name, const char *content, gssize size)
{
  ZipBuilder *zip = zip_builder_new ();

  zip_builder_add (zip, name, content, size);
  return zip_builder_finish (zip);
}

static void
assert_body_fails (const char *document, gssize size, RectifyFormatError code)
{
  g_autoptr (GBytes) bytes = build ("word/document.xml", document, size);

  assert_fails (bytes, code);
}

static void
test_parts (void)
{
  ZipBuilder *zip = zip_builder_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyPackage) package = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GError) error = NULL;

  zip_builder_add (zip, "Folder\\One.xml", "eins", -1);
  zip_builder_add (zip, "/two.xml", "zwei", -1);
  zip_builder_add (zip, "../../etc/passwd", "drei", -1);
  zip_builder_add (zip, "two.xml", "vier", -1);
  zip_builder_set_stored (zip);
  zip_builder_add (zip, "stored", "fünf", -1);
  bytes = zip_builder_finish (zip);
  package = rectify_package_open (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_package_has (package, "folder/one.xml"));
  g_assert_true (rectify_package_has (package, "/Two.XML"));
  g_assert_true (rectify_package_has (package, "folder/"));
  g_assert_false (rectify_package_has (package, "one.xml"));
  g_assert_false (rectify_package_has (package, "one/"));
  part = rectify_package_read (package, "two.xml", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "zwei", 4);
  g_clear_pointer (&part, g_bytes_unref);
  part = rectify_package_read (package, "stored", 100, &error);
  g_assert_cmpuint (g_bytes_get_size (part), ==, strlen ("fünf"));
  g_assert_null (rectify_package_read (package, "stored", 3, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (rectify_package_read (package, "missing", 3, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED);
}

static void
test_relationships (void)
{
  g_autoptr (GBytes) bytes = build (
      "a/b/_rels/c.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"1\" Type=\"urn:x/styles\" Target=\"d.xml\"/>"
      "<Relationship Id=\"2\" Type=\"urn:y/styles\" Target=\"../e.xml\"/>"
      "<Relationship Id=\"3\" Type=\"urn:x/image\" Target=\"/f/./g.xml\"/>"
      "<Relationship Id=\"4\" Type=\"urn:x/image\" Target=\"../../../../../etc/passwd\"/>"
      "<Relationship Id=\"5\" Type=\"urn:x/link\" Target=\"http://a\" TargetMode=\"External\"/>"
      "<Relationship Id=\"6\"/></Relationships>",
      -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPackage) package = rectify_package_open (bytes, &error);
  g_autoptr (RectifyRelationships) relationships
      = rectify_relationships_read (package, "a/b/c.xml", &error);
  g_autoptr (RectifyRelationships) none = rectify_relationships_read (package, "d.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rectify_relationships_get_by_id (relationships, "1"), ==, "a/b/d.xml");
  g_assert_cmpstr (rectify_relationships_get_by_type (relationships, "styles", 1), ==, "a/e.xml");
  g_assert_cmpstr (rectify_relationships_get_by_id (relationships, "3"), ==, "f/g.xml");
  g_assert_cmpstr (rectify_relationships_get_by_id (relationships, "4"), ==, "etc/passwd");
  g_assert_null (rectify_relationships_get_by_id (relationships, "5"));
  g_assert_null (rectify_relationships_get_by_id (relationships, "6"));
  g_assert_null (rectify_relationships_get_by_type (relationships, "styles", 2));
  g_assert_null (rectify_relationships_get_by_id (none, "1"));
}

static void
test_other_files (void)
{
  g_autoptr (GBytes) other = build ("book/chart.xml", "<x/>", -1);
  ZipBuilder *zip = zip_builder_new ();
  g_autoptr (GBytes) encrypted = NULL;
  g_autoptr (GBytes) compound = NULL;
  g_autoptr (GBytes) protected = NULL;
  GByteArray *content = g_byte_array_new ();
  gsize length;
  g_autofree char *name
      = g_convert ("EncryptedPackage", -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

  assert_fails (other, RECTIFY_FORMAT_ERROR_UNKNOWN);
  zip_builder_set_password (zip, "x");
  zip_builder_add (zip, "word/document.xml", ROOT (P ("甲")), -1);
  encrypted = zip_builder_finish (zip);
  assert_fails (encrypted, RECTIFY_FORMAT_ERROR_ENCRYPTED);
  g_byte_array_append (content, (const guint8 *) "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument",
                       20);
  compound = g_bytes_new (content->data, content->len);
  assert_fails (compound, RECTIFY_FORMAT_ERROR_UNKNOWN);
  g_byte_array_append (content, (const guint8 *) name, length);
  protected = g_byte_array_free_to_bytes (content);
  assert_fails (protected, RECTIFY_FORMAT_ERROR_ENCRYPTED);
}

static void
test_not_a_document (void)
{
  g_autoptr (GBytes) nothing = build ("word/styles.xml", "<x/>", -1);
  g_autoptr (GBytes) broken_styles = NULL;
  DocxParts parts = { .body = P ("甲"), .styles = "<w:style>" };

  assert_fails (nothing, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails ("", 0, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails ("<w:document" DOCX_NAMESPACES "/>", -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails ("<document><body><p/></body></document>", -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails (ROOT (""), -1, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_body_fails (ROOT (P ("　")), -1, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_body_fails (ROOT ("<w:p>"), -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails (ROOT (P ("甲")) "x", -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails (ROOT (P ("\xff\xfe")), -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails (ROOT (P ("&nbsp;")), -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_body_fails (ROOT (P ("&#0;")), -1, RECTIFY_FORMAT_ERROR_DAMAGED);
  broken_styles = docx_build (&parts);
  assert_fails (broken_styles, RECTIFY_FORMAT_ERROR_DAMAGED);
}

static void
test_encodings (void)
{
  gsize length;
  g_autofree char *wide
      = g_convert ("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>" ROOT (P ("甲")), -1,
                   "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = build ("word/document.xml", wide, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = rectify_document_dup_text (document);
  g_assert_cmpstr (text, ==, "甲\n");
}

static void
test_document_type (void)
{
  static const char *const types[]
      = { "<!DOCTYPE w:document>",
          "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
          "<!-- x --><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
          "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
          "<!-- <x> --><!DOCTYPE x [<!ENTITY e \"子\">]>",
          "<?x <y ?><!DOCTYPE x [<!ENTITY e \"子\">]>" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *plain = g_strconcat (types[i], ROOT (P ("甲")), NULL);
      g_autofree char *used = g_strconcat (types[i], ROOT (P ("甲&e;&c;")), NULL);
      gsize length;
      g_autofree char *wide = g_convert (plain, -1, i % 2 == 0 ? "UTF-16LE" : "UTF-16BE", "UTF-8",
                                         NULL, &length, NULL);
      GString *marked = g_string_new (NULL);

      assert_body_fails (plain, -1, RECTIFY_FORMAT_ERROR_DAMAGED);
      assert_body_fails (used, -1, RECTIFY_FORMAT_ERROR_DAMAGED);
      g_string_append (marked, i % 2 == 0 ? "\xff\xfe" : "\xfe\xff");
      g_string_append_len (marked, wide, length);
      assert_body_fails (marked->str, marked->len, RECTIFY_FORMAT_ERROR_DAMAGED);
      g_string_free (marked, TRUE);
    }
}

static void
test_depth (void)
{
  for (guint depth = 60; depth <= 100000; depth *= 40)
    {
      GString *body = g_string_new (NULL);
      g_autofree char *document = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RectifyDocument) read = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append (body, "<w:tbl><w:tr><w:tc>");
      g_string_append (body, P ("甲"));
      for (guint i = 0; i < depth; i++)
        g_string_append (body, "</w:tc></w:tr></w:tbl>");
      document = g_strdup_printf (ROOT ("%s"), body->str);
      bytes = build ("word/document.xml", document, -1);
      read = rectify_formats_load_bytes (bytes, "x", &error);
      if (depth == 60)
        g_assert_no_error (error);
      else
        g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED);
      g_string_free (body, TRUE);
    }
}

static GString *
repeat (const char *piece, gsize size)
{
  GString *text = g_string_sized_new (size + 100);

  while (text->len < size)
    g_string_append (text, piece);
  return text;
}

static void
test_bombs (void)
{
  GString *blanks = repeat ("          ", 200 * MIB);
  GString *paragraphs = repeat ("<w:p/>", 20 * MIB);
  g_autofree char *document = g_strdup_printf (ROOT ("%s"), paragraphs->str);
  g_autofree char *small = NULL;
  ZipBuilder *zip = zip_builder_new ();
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPackage) package = NULL;
  g_autoptr (GBytes) part = NULL;

  /* Expands a thousandfold. */
  assert_body_fails (document, -1, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  /* What is small may. */
  g_string_truncate (paragraphs, 6 * MIB / 6 * 6);
  small = g_strdup_printf (ROOT ("%s"), paragraphs->str);
  assert_body_fails (small, -1, RECTIFY_FORMAT_ERROR_EMPTY);
  /* One entry, and all of them. */
  zip_builder_set_stored (zip);
  zip_builder_add (zip, "one", blanks->str, blanks->len);
  zip_builder_add (zip, "two", blanks->str, 150 * MIB);
  large = zip_builder_finish (zip);
  package = rectify_package_open (large, &error);
  g_assert_no_error (error);
  g_assert_null (rectify_package_read (package, "one", G_MAXSIZE, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (rectify_package_read (package, "two", G_MAXSIZE, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_string_free (blanks, TRUE);
  g_string_free (paragraphs, TRUE);
}

/* What was damaged on its way does not pass for text. */
static void
test_checksum (void)
{
  ZipBuilder *zip = zip_builder_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GBytes) damaged = NULL;
  char *place;

  zip_builder_set_stored (zip);
  zip_builder_add (zip, "word/document.xml", ROOT (P ("12345")), -1);
  bytes = zip_builder_finish (zip);
  changed = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  place = memmem (changed, g_bytes_get_size (bytes), "12345", 5);
  g_assert_nonnull (place);
  *place = '2';
  damaged = g_bytes_new_static (changed, g_bytes_get_size (bytes));
  assert_fails (damaged, RECTIFY_FORMAT_ERROR_DAMAGED);
}

static void
test_many_entries (void)
{
  for (guint n = 4096; n <= 4097; n++)
    {
      ZipBuilder *zip = zip_builder_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RectifyPackage) package = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("word/%u.xml", i);

          zip_builder_add (zip, name, "", 0);
        }
      bytes = zip_builder_finish (zip);
      package = rectify_package_open (bytes, &error);
      if (n == 4096)
        g_assert_no_error (error);
      else
        g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/parts", test_parts);
  g_test_add_func ("/package/relationships", test_relationships);
  g_test_add_func ("/package/other-files", test_other_files);
  g_test_add_func ("/package/not-a-document", test_not_a_document);
  g_test_add_func ("/package/encodings", test_encodings);
  g_test_add_func ("/package/document-type", test_document_type);
  g_test_add_func ("/package/depth", test_depth);
  g_test_add_func ("/package/bombs", test_bombs);
  g_test_add_func ("/package/checksum", test_checksum);
  g_test_add_func ("/package/many-entries", test_many_entries);
  return g_test_run ();
}
