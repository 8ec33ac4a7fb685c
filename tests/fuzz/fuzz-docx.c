/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"
#include "zip-builder.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.docx", &error);
  g_autofree char *text = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    return;
  text = rectify_document_dup_text (document);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* A part, whole or only what is in its root, wrapped so that small changes stay well-formed. */
static void
add_part (ZipBuilder *zip, const char *name, const char *element, const char *content)
{
  g_autofree char *path = g_strdup_printf ("word/%s.xml", name);
  g_autofree char *wrapped
      = g_strdup_printf ("<w:%s" DOCX_NAMESPACES ">%s</w:%s>", element, content, element);

  zip_builder_add (zip, path, g_str_has_prefix (content, "<?xml") ? content : wrapped, -1);
}

/* The input is a file; or, as deflate hides everything, parts of one, parted by lines of “---”:
 * document, numbering, styles, footnotes, header. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const parts[][2] = { { "document", "document" },
                                          { "numbering", "numbering" },
                                          { "styles", "styles" },
                                          { "footnotes", "footnotes" },
                                          { "header", "hdr" } };
  g_autofree char *text = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ZipBuilder *zip;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    {
      bytes = g_bytes_new_static (data, size);
      read_bytes (bytes);
      return 0;
    }
  text = g_strndup ((const char *) data, size);
  pieces = g_strsplit (text, "\n---\n", G_N_ELEMENTS (parts));
  zip = zip_builder_new ();
  zip_builder_set_stored (zip);
  zip_builder_add (
      zip, "word/_rels/document.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
      "relationships\"><Relationship Id=\"h\" Type=\"x/header\" Target=\"header.xml\"/>"
      "</Relationships>",
      -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    add_part (zip, parts[i][0], parts[i][1], pieces[i]);
  bytes = zip_builder_finish (zip);
  read_bytes (bytes);
  return 0;
}
