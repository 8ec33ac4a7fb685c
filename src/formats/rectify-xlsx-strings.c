/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-private.h"

#include <string.h>

/**
 * rectify_xlsx_decode:
 * @coded: text in which characters that XML cannot hold are written as “_x000D_”, and such text
 *   itself as “_x005F_x000D_”
 *
 * Returns: (transfer full): the text
 */
char *
rectify_xlsx_decode (const char *coded)
{
  GString *text = g_string_new (NULL);

  for (const char *p = coded; *p != '\0'; p++)
    {
      gunichar c = 0;
      guint i = 0;

      if (p[0] == '_' && p[1] == 'x')
        for (i = 2; i < 6 && g_ascii_isxdigit (p[i]); i++)
          c = c * 16 + g_ascii_xdigit_value (p[i]);
      if (i != 6 || p[6] != '_' || c == 0 || !g_unichar_validate (c))
        {
          g_string_append_c (text, *p);
          continue;
        }
      /* Of the control characters, those that part lines mean something. */
      if (c >= 0x20 || c == '\n' || c == '\r' || c == '\t')
        g_string_append_unichar (text, c);
      p += 6;
    }
  return g_string_free (text, FALSE);
}

/**
 * rectify_xlsx_read_text:
 * @xml: XML at the start of a text that may have several runs (si, is)
 * @text: where to
 *
 * Reads a text to its end. How it is pronounced is left out.
 *
 * Returns: %FALSE if the XML ended before
 */
gboolean
rectify_xlsx_read_text (RectifyXml *xml, GString *text)
{
  g_autoptr (GString) coded = g_string_new (NULL);
  g_autofree char *decoded = NULL;
  guint depth = 1;
  guint text_depth = 0;

  while (depth > 0)
    switch (rectify_xml_read (xml))
      {
      case RECTIFY_XML_START:
        if (rectify_xml_is (xml, RECTIFY_XML_SHEET, "rPh"))
          {
            rectify_xml_skip (xml);
            break;
          }
        depth++;
        if (text_depth == 0 && rectify_xml_is (xml, RECTIFY_XML_SHEET, "t"))
          text_depth = depth;
        break;
      case RECTIFY_XML_END:
        text_depth = text_depth == depth ? 0 : text_depth;
        depth--;
        break;
      case RECTIFY_XML_TEXT:
        if (text_depth > 0)
          g_string_append (coded, rectify_xml_get_text (xml));
        break;
      case RECTIFY_XML_END_OF_FILE:
        return FALSE;
      }
  decoded = rectify_xlsx_decode (coded->str);
  g_string_append (text, decoded);
  return TRUE;
}

/**
 * rectify_xlsx_read_strings:
 * @book: a workbook
 * @package: its package
 * @part: the part with the texts that cells share
 * @error: return location
 *
 * Returns: whether it was read
 */
gboolean
rectify_xlsx_read_strings (RectifyXlsxBook *book, RectifyPackage *package, const char *part,
                           GError **error)
{
  g_autoptr (RectifyXml) xml = rectify_package_read_xml (package, part, NULL, error);
  RectifyXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    if (node == RECTIFY_XML_START && rectify_xml_is (xml, RECTIFY_XML_SHEET, "si"))
      {
        GString *text = g_string_new (NULL);

        rectify_xlsx_read_text (xml, text);
        g_ptr_array_add (book->strings, g_string_free (text, FALSE));
        if (book->strings->len % 1024 == 0
            && g_cancellable_set_error_if_cancelled (book->cancellable, error))
          return FALSE;
      }
  return rectify_xml_finish (xml, error);
}
