/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-docx-private.h"

/* Real notes and no separators, which have a type. */
static gboolean
is_note (RectifyXml *xml)
{
  const char *type = rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "type");
  int name = rectify_docx_get_name (xml);

  return (name == NAME_FOOTNOTE || name == NAME_ENDNOTE)
         && (type == NULL || strcmp (type, "normal") == 0);
}

static void
read_notes (RectifyDocxStory *self, GHashTable *notes)
{
  RectifyXmlNode node;

  while ((node = rectify_xml_read (self->xml)) != RECTIFY_XML_END_OF_FILE)
    {
      g_autoptr (RectifyDocxFlow) flow = NULL;
      g_autofree char *id = NULL;

      if (node != RECTIFY_XML_START || !is_note (self->xml))
        continue;
      flow = rectify_docx_flow_new (NULL);
      id = g_strdup (rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "id") ?: "");
      rectify_docx_story_read (self, flow);
      g_hash_table_insert (notes, g_steal_pointer (&id), g_ptr_array_ref (flow->paragraphs));
    }
}

/* Notes come in any order in a part of their own: it is read as a whole when the first is needed. */
static gboolean
load (RectifyDocx *docx, RectifyDocxNotes *notes, GError **error)
{
  g_autoptr (RectifyXml) xml = NULL;
  RectifyDocxStory story = { .docx = docx, .is_note = TRUE };

  notes->notes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (notes->part == NULL || !rectify_package_has (docx->package, notes->part))
    return TRUE;
  xml = rectify_package_read_xml (docx->package, notes->part, rectify_docx_names, error);
  if (xml == NULL)
    return FALSE;
  story.xml = xml;
  read_notes (&story, notes->notes);
  return rectify_xml_finish (xml, error);
}

/**
 * rectify_docx_notes_add:
 * @story: a story
 * @flow: where the paragraph goes that refers to the note
 * @notes: the footnotes or the endnotes
 * @id: (nullable): which of them
 *
 * Puts the text of a note after the paragraph, once. What is wrong with the notes ends the story.
 */
void
rectify_docx_notes_add (RectifyDocxStory *story, RectifyDocxFlow *flow, RectifyDocxNotes *notes,
                        const char *id)
{
  GError *error = NULL;
  GPtrArray *paragraphs;

  if (story->is_note || id == NULL)
    return;
  if (notes->notes == NULL && !load (story->docx, notes, &error))
    {
      rectify_xml_fail (story->xml, error);
      return;
    }
  paragraphs = g_hash_table_lookup (notes->notes, id);
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    {
      rectify_docx_flow_add (rectify_docx_flow_get_after (flow), g_ptr_array_index (paragraphs, i));
      story->docx->remarks |= RECTIFY_DOCX_NOTES;
    }
  g_hash_table_remove (notes->notes, id);
}

/**
 * rectify_docx_notes_clear:
 * @notes: notes
 *
 * Frees what is in them.
 */
void
rectify_docx_notes_clear (RectifyDocxNotes *notes)
{
  g_free (notes->part);
  g_clear_pointer (&notes->notes, g_hash_table_unref);
}

/* Whether there is more than a page number: “— 1 —”, “第 1 页 共 9 页”, “Page 1 of 9”. */
static gboolean
has_words (const char *text)
{
  static const char *const fillers[] = { "第", "页", "共", "頁", "page", "of", "/" };
  const char *p = text;

  while (*p != '\0')
    {
      gsize skipped = 0;

      for (guint i = 0; skipped == 0 && i < G_N_ELEMENTS (fillers); i++)
        if (g_ascii_strncasecmp (p, fillers[i], strlen (fillers[i])) == 0)
          skipped = strlen (fillers[i]);
      if (skipped == 0 && g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
      p = skipped > 0 ? p + skipped : g_utf8_next_char (p);
    }
  return FALSE;
}

/**
 * rectify_docx_headers_have_text:
 * @docx: what is known
 * @part: a part with a header or a footer
 *
 * Returns: whether more than a page number stands in it; one that cannot be read has nothing
 */
gboolean
rectify_docx_headers_have_text (RectifyDocx *docx, const char *part)
{
  RectifyDocx apart = { .package = docx->package, .styles = docx->styles };
  g_autoptr (RectifyDocxFlow) flow = rectify_docx_flow_new (NULL);
  RectifyDocxStory story = { .docx = &apart, .is_note = TRUE };
  g_autoptr (RectifyXml) xml = NULL;

  if (rectify_package_has (docx->package, part))
    xml = rectify_package_read_xml (docx->package, part, rectify_docx_names, NULL);
  if (xml == NULL)
    return FALSE;
  story.xml = xml;
  if (rectify_xml_read (xml) == RECTIFY_XML_START)
    rectify_docx_story_read (&story, flow);
  for (guint i = 0; i < flow->paragraphs->len; i++)
    {
      g_autofree char *text = rectify_paragraph_dup_text (g_ptr_array_index (flow->paragraphs, i));

      if (has_words (text))
        return TRUE;
    }
  return FALSE;
}
