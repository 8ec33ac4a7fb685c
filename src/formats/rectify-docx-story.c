/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-private.h"

/**
 * rectify_docx_read_children:
 * @self: a story at the start of an element
 * @flow: where its content goes
 * @handler: reads each element in it
 *
 * Reads an element to its end.
 */
void
rectify_docx_read_children (RectifyDocxStory *self, RectifyDocxFlow *flow,
                            RectifyDocxHandler handler)
{
  for (;;)
    switch (rectify_xml_read (self->xml))
      {
      case RECTIFY_XML_START:
        handler (self, flow);
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END:
      case RECTIFY_XML_END_OF_FILE:
        return;
      }
}

/**
 * rectify_docx_read_choice:
 * @self: a story at the start of an mc:AlternateContent
 * @flow: where its content goes
 * @handler: reads each element in it
 *
 * Reads the first choice, or what there is if there is none: never both, which say the same.
 */
void
rectify_docx_read_choice (RectifyDocxStory *self, RectifyDocxFlow *flow, RectifyDocxHandler handler)
{
  gboolean chosen = FALSE;

  for (;;)
    switch (rectify_xml_read (self->xml))
      {
      case RECTIFY_XML_START:
        if (chosen
            || (rectify_docx_get_name (self->xml) != NAME_CHOICE
                && rectify_docx_get_name (self->xml) != NAME_FALLBACK))
          rectify_xml_skip (self->xml);
        else
          rectify_docx_read_children (self, flow, handler);
        chosen = TRUE;
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END:
      case RECTIFY_XML_END_OF_FILE:
        return;
      }
}

/* Whether it is what a word processor makes from the headings, which are there themselves. */
static gboolean
read_is_contents (RectifyDocxStory *self)
{
  guint depth = rectify_xml_get_depth (self->xml);
  gboolean is_contents = FALSE;

  while (rectify_xml_read_child (self->xml, depth))
    switch (rectify_docx_get_name (self->xml))
      {
      case NAME_DOC_PART_OBJ:
        break;
      case NAME_DOC_PART_GALLERY:
        is_contents |= g_strcmp0 (rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "val"),
                                  RECTIFY_DOCX_CONTENTS_GALLERY)
                       == 0;
        rectify_xml_skip (self->xml);
        break;
      default:
        rectify_xml_skip (self->xml);
        break;
      }
  return is_contents;
}

static void
read_tagged (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  guint depth = rectify_xml_get_depth (self->xml);
  gboolean is_contents = FALSE;

  while (rectify_xml_read_child (self->xml, depth))
    if (rectify_docx_get_name (self->xml) == NAME_SDT_PR)
      is_contents = read_is_contents (self);
    else if (is_contents)
      {
        self->docx->remarks |= RECTIFY_DOCX_CONTENTS;
        rectify_xml_skip (self->xml);
      }
    else
      rectify_docx_read_block (self, flow);
}

/**
 * rectify_docx_read_block:
 * @self: a story at the start of an element among paragraphs and tables
 * @flow: where its content goes
 *
 * Reads it; what only wraps others is looked through.
 */
void
rectify_docx_read_block (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_P:
      rectify_docx_read_paragraph (self, flow);
      break;
    case NAME_TBL:
      rectify_docx_read_table (self, flow);
      break;
    case NAME_INS:
    case NAME_MOVE_TO:
      self->docx->remarks |= RECTIFY_DOCX_CHANGES;
      rectify_docx_read_children (self, flow, rectify_docx_read_block);
      break;
    case NAME_SDT:
      read_tagged (self, flow);
      break;
    case NAME_SDT_CONTENT:
    case NAME_CUSTOM_XML:
    case NAME_SMART_TAG:
      rectify_docx_read_children (self, flow, rectify_docx_read_block);
      break;
    case NAME_ALTERNATE_CONTENT:
      rectify_docx_read_choice (self, flow, rectify_docx_read_block);
      break;
    case NAME_DEL:
    case NAME_MOVE_FROM:
      self->docx->remarks |= RECTIFY_DOCX_CHANGES;
      rectify_xml_skip (self->xml);
      break;
    case NAME_O_MATH:
    case NAME_O_MATH_PARA:
      rectify_docx_flow_end_paragraph (self, flow);
      flow->role = RECTIFY_PARAGRAPH_BODY;
      rectify_docx_read_math (self, flow);
      rectify_docx_flow_end_paragraph (self, flow);
      break;
    case NAME_COMMENT_RANGE_START:
      self->docx->remarks |= RECTIFY_DOCX_COMMENTS;
      rectify_xml_skip (self->xml);
      break;
    case NAME_ALT_CHUNK:
      self->docx->remarks |= RECTIFY_DOCX_PICTURES;
      rectify_xml_skip (self->xml);
      break;
    default:
      rectify_xml_skip (self->xml);
      break;
    }
}

/**
 * rectify_docx_read_box:
 * @self: a story at the start of an element with paragraphs that stand apart
 * @flow: where the paragraph goes that they belong to
 *
 * Reads them; they will come after that paragraph.
 */
void
rectify_docx_read_box (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  RectifyDocxFlow *after = rectify_docx_flow_get_after (flow);
  RectifyDocxFields fields = self->fields;
  gboolean is_hidden = self->run_is_hidden;
  g_autofree char *font = g_steal_pointer (&self->run_font);

  self->fields = (RectifyDocxFields){ 0 };
  self->run_is_hidden = FALSE;
  rectify_docx_read_children (self, after, rectify_docx_read_block);
  rectify_docx_flow_end_paragraph (self, after);
  g_free (self->run_font);
  self->run_font = g_steal_pointer (&font);
  self->run_is_hidden = is_hidden;
  self->fields = fields;
}

/**
 * rectify_docx_story_read:
 * @self: a story at the start of the element that holds it
 * @flow: where its content goes
 *
 * Reads all paragraphs and tables.
 */
void
rectify_docx_story_read (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  rectify_docx_read_children (self, flow, rectify_docx_read_block);
  rectify_docx_flow_end_paragraph (self, flow);
  g_clear_pointer (&self->run_font, g_free);
}
