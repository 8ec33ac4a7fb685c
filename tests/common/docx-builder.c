/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-builder.h"

#include "zip-builder.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define TYPE(part, type)                                                                           \
  "<Override PartName=\"/word/" part ".xml\" ContentType=\"application/"                           \
  "vnd.openxmlformats-officedocument.wordprocessingml." type "+xml\"/>"
/* Types of parts that are not there do no harm; Word would not open the file without the others. */
#define CONTENT_TYPES                                                                              \
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"                 \
  "<Default Extension=\"rels\" ContentType=\"application/"                                         \
  "vnd.openxmlformats-package.relationships+xml\"/>"                                               \
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" TYPE ("document",                 \
                                                                       "document.main")            \
      TYPE ("styles", "styles") TYPE ("numbering", "numbering") TYPE ("footnotes", "footnotes")    \
          TYPE ("endnotes", "endnotes") TYPE ("header", "header")                                  \
              TYPE ("footer", "footer") "</Types>"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"

static void
add_part (ZipBuilder *zip, GString *relationships, const char *name, const char *element,
          const char *content)
{
  g_autofree char *path = g_strdup_printf ("word/%s.xml", name);
  g_autofree char *xml
      = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:%s" DOCX_NAMESPACES
                         ">%s</w:%s>",
                         element, content != NULL ? content : "", element);

  if (content == NULL)
    return;
  zip_builder_add (zip, path, xml, -1);
  g_string_append_printf (relationships,
                          "<Relationship Id=\"r%s\" Type=\"" OFFICE "%s\" Target=\"%s.xml\"/>",
                          name, name, name);
}

/**
 * docx_build:
 * @parts: what is in it
 *
 * Returns: (transfer full): a DOCX file
 */
GBytes *
docx_build (const DocxParts *parts)
{
  ZipBuilder *zip = zip_builder_new ();
  GString *relationships = g_string_new ("<Relationships xmlns=\"" RELATIONSHIPS "\">");
  g_autofree char *body = g_strdup_printf ("<w:body>%s<w:sectPr/></w:body>", parts->body);

  zip_builder_add (zip, "[Content_Types].xml", CONTENT_TYPES, -1);
  zip_builder_add (zip, "_rels/.rels",
                   "<Relationships xmlns=\"" RELATIONSHIPS
                   "\"><Relationship Id=\"r1\" Type=\"" OFFICE
                   "officeDocument\" Target=\"word/document.xml\"/></Relationships>",
                   -1);
  add_part (zip, relationships, "document", "document", body);
  add_part (zip, relationships, "styles", "styles", parts->styles);
  add_part (zip, relationships, "numbering", "numbering", parts->numbering);
  add_part (zip, relationships, "footnotes", "footnotes", parts->footnotes);
  add_part (zip, relationships, "endnotes", "endnotes", parts->endnotes);
  add_part (zip, relationships, "header", "hdr", parts->header);
  add_part (zip, relationships, "footer", "ftr", parts->footer);
  g_string_append (relationships, "</Relationships>");
  zip_builder_add (zip, "word/_rels/document.xml.rels", relationships->str, -1);
  g_string_free (relationships, TRUE);
  return zip_builder_finish (zip);
}
