/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-number-format.h"
#include "rectify-xlsx-private.h"

/* As many as Excel knows. */
#define MAX_STYLES 65536

static void
add_code (GHashTable *codes, RectifyXml *xml)
{
  gint64 id = rectify_xml_get_number (xml, RECTIFY_XML_SHEET, "numFmtId", -1);
  const char *code = rectify_xml_get_attribute (xml, RECTIFY_XML_SHEET, "formatCode");

  if (id < 0 || id > G_MAXINT || code == NULL || g_hash_table_size (codes) >= MAX_STYLES)
    return;
  g_hash_table_insert (codes, GINT_TO_POINTER ((int) id), g_strdup (code));
}

static void
add_style (RectifyXlsxBook *book, GHashTable *codes, RectifyXml *xml)
{
  gint64 id = rectify_xml_get_number (xml, RECTIFY_XML_SHEET, "numFmtId", 0);
  const char *code;

  if (book->formats->len >= MAX_STYLES)
    return;
  id = CLAMP (id, 0, G_MAXINT);
  code = g_hash_table_lookup (codes, GINT_TO_POINTER ((int) id));
  g_ptr_array_add (book->formats, code != NULL ? rectify_number_format_new (code)
                                               : rectify_number_format_new_built_in (id));
}

/**
 * rectify_xlsx_read_styles:
 * @book: a workbook
 * @package: its package
 * @part: the part with the styles of cells
 * @error: return location
 *
 * Reads how the numbers of each style are shown.
 *
 * Returns: whether it was read
 */
gboolean
rectify_xlsx_read_styles (RectifyXlsxBook *book, RectifyPackage *package, const char *part,
                          GError **error)
{
  g_autoptr (RectifyXml) xml = rectify_package_read_xml (package, part, NULL, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean in_cell_styles = FALSE;
  RectifyXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node == RECTIFY_XML_TEXT)
        continue;
      if (rectify_xml_is (xml, RECTIFY_XML_SHEET, "cellXfs"))
        in_cell_styles = node == RECTIFY_XML_START;
      else if (node == RECTIFY_XML_START && rectify_xml_is (xml, RECTIFY_XML_SHEET, "numFmt"))
        add_code (codes, xml);
      else if (node == RECTIFY_XML_START && in_cell_styles
               && rectify_xml_is (xml, RECTIFY_XML_SHEET, "xf"))
        add_style (book, codes, xml);
    }
  return rectify_xml_finish (xml, error);
}
