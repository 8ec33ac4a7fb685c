/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-docx-private.h"

#define MAX_FIELDS 64

/* Where direct formatting does not say otherwise. */
static void
set_by_style (RectifyDocxStory *self, const char *id)
{
  const RectifyDocxStyle *style
      = id != NULL ? rectify_docx_styles_get (self->docx->styles, id) : NULL;

  if (style != NULL && style->hidden >= 0)
    self->run_is_hidden = style->hidden;
  if (style != NULL && style->bold >= 0)
    self->run_is_bold = style->bold;
  self->run_joins_lines = style != NULL && style->joins_lines;
}

static void
read_property (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  const char *font;

  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_R_STYLE:
      set_by_style (self, rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "val"));
      break;
    case NAME_VANISH:
      self->run_is_hidden = rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_B:
      self->run_is_bold = rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_R_FONTS:
      font = rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "ascii");
      if (font != NULL
          && (g_ascii_strncasecmp (font, "Wingdings", 9) == 0
              || g_ascii_strcasecmp (font, "Webdings") == 0
              || g_ascii_strcasecmp (font, "Symbol") == 0))
        {
          g_free (self->run_font);
          self->run_font = g_strdup (font);
        }
      break;
    default:
      break;
    }
  rectify_xml_skip (self->xml);
}

/**
 * rectify_docx_read_text:
 * @self: a story at the start of an element with text
 * @flow: where the text goes
 *
 * Reads the text, and nothing of what is in elements in it.
 */
void
rectify_docx_read_text (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  for (;;)
    switch (rectify_xml_read (self->xml))
      {
      case RECTIFY_XML_TEXT:
        rectify_docx_flow_append (self, flow, rectify_xml_get_text (self->xml));
        break;
      case RECTIFY_XML_START:
        rectify_xml_skip (self->xml);
        break;
      case RECTIFY_XML_END:
      case RECTIFY_XML_END_OF_FILE:
        return;
      }
}

/* A sign that is named by its code in a font. */
static void
read_symbol (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  const char *code = rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "char");
  const char *font = rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "font");
  gunichar character = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;
  g_autofree char *font_of_run = self->run_font;

  if (!g_unichar_validate (character) || character < 0x20)
    character = 0;
  self->run_font = g_strdup (font);
  if (character != 0)
    rectify_docx_flow_append_character (self, flow, character);
  else
    self->docx->remarks |= RECTIFY_DOCX_SYMBOLS;
  g_free (self->run_font);
  self->run_font = g_steal_pointer (&font_of_run);
  rectify_xml_skip (self->xml);
}

/* A box to tick in a form has no result: what it shows is in its data. */
static void
read_field_data (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  guint depth = rectify_xml_get_depth (self->xml);
  gboolean is_box = FALSE, is_ticked = FALSE;

  while (rectify_xml_read_child (self->xml, depth))
    {
      switch (rectify_docx_get_name (self->xml))
        {
        case NAME_CHECK_BOX:
          is_box = TRUE;
          break;
        case NAME_DEFAULT:
        case NAME_CHECKED:
          if (is_box)
            is_ticked = rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
          break;
        default:
          break;
        }
    }
  if (is_box)
    rectify_docx_flow_append (self, flow, is_ticked ? "☑" : "☐");
}

static void
read_field_part (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_docx_get_name (self->xml) == NAME_FF_DATA)
    read_field_data (self, flow);
  else
    rectify_xml_skip (self->xml);
}

static void
read_field (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  RectifyDocxFields *fields = &self->fields;
  const char *type = rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "fldCharType");
  gboolean begins = g_strcmp0 (type, "begin") == 0;

  if (g_strcmp0 (type, "separate") == 0 && fields->depth > 0 && fields->depth <= MAX_FIELDS)
    fields->in_instruction &= ~(G_GUINT64_CONSTANT (1) << (fields->depth - 1));
  if (g_strcmp0 (type, "end") == 0 && fields->depth > 0)
    {
      if (fields->depth <= MAX_FIELDS)
        fields->in_instruction &= ~(G_GUINT64_CONSTANT (1) << (fields->depth - 1));
      fields->depth--;
    }
  rectify_docx_read_children (self, flow, read_field_part);
  if (!begins)
    return;
  if (fields->depth < MAX_FIELDS)
    fields->in_instruction |= G_GUINT64_CONSTANT (1) << fields->depth;
  fields->depth++;
}

/* The base of a word with its reading above it. */
static void
read_ruby (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_docx_get_name (self->xml) == NAME_RUBY_BASE)
    rectify_docx_read_children (self, flow, rectify_docx_read_inline);
  else
    rectify_xml_skip (self->xml);
}

static void
add_note (RectifyDocxStory *self, RectifyDocxFlow *flow, RectifyDocxNotes *notes)
{
  if (rectify_docx_flow_is_visible (self))
    rectify_docx_notes_add (self, flow, notes,
                            rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "id"));
}

static void
read_content (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_T:
      rectify_docx_read_text (self, flow);
      return;
    case NAME_R_PR:
      rectify_docx_read_children (self, flow, read_property);
      return;
    case NAME_SYM:
      read_symbol (self, flow);
      return;
    case NAME_FLD_CHAR:
      read_field (self, flow);
      return;
    case NAME_RUBY:
      rectify_docx_read_children (self, flow, read_ruby);
      return;
    case NAME_ALTERNATE_CONTENT:
      rectify_docx_read_choice (self, flow, read_content);
      return;
    case NAME_DRAWING:
    case NAME_PICT:
    case NAME_OBJECT:
      rectify_docx_read_children (self, flow, rectify_docx_read_drawing);
      return;
    case NAME_TAB:
    case NAME_PTAB:
      rectify_docx_flow_append (self, flow, " ");
      break;
    case NAME_BR:
    case NAME_CR:
      if (rectify_docx_flow_is_visible (self) && !self->run_joins_lines)
        rectify_docx_flow_end_line (self, flow);
      break;
    case NAME_NO_BREAK_HYPHEN:
      rectify_docx_flow_append (self, flow, "-");
      break;
    case NAME_FOOTNOTE_REFERENCE:
      add_note (self, flow, &self->docx->footnotes);
      break;
    case NAME_ENDNOTE_REFERENCE:
      add_note (self, flow, &self->docx->endnotes);
      break;
    case NAME_COMMENT_REFERENCE:
      self->docx->remarks |= RECTIFY_DOCX_COMMENTS;
      break;
    default:
      break;
    }
  rectify_xml_skip (self->xml);
}

/**
 * rectify_docx_read_run:
 * @self: a story at the start of a w:r
 * @flow: where its text goes
 */
void
rectify_docx_read_run (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  self->run_is_hidden = flow->is_hidden;
  self->run_is_bold = flow->is_bold;
  self->run_joins_lines = FALSE;
  rectify_docx_read_children (self, flow, read_content);
  self->run_is_hidden = FALSE;
  self->run_joins_lines = FALSE;
  g_clear_pointer (&self->run_font, g_free);
}

/* Artistic lettering of old files: its text is an attribute. */
static void
read_lettering (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  RectifyDocxFlow *after = rectify_docx_flow_get_after (flow);
  const char *text = rectify_xml_get_attribute (self->xml, RECTIFY_XML_NONE, "string");

  if (text != NULL)
    {
      after->role = RECTIFY_PARAGRAPH_BODY;
      rectify_docx_flow_append (self, after, text);
      rectify_docx_flow_end_paragraph (self, after);
      self->docx->remarks |= RECTIFY_DOCX_BOXES;
    }
  rectify_xml_skip (self->xml);
}

/**
 * rectify_docx_read_drawing:
 * @self: a story at the start of an element in a drawing
 * @flow: where the paragraph goes that it belongs to
 *
 * Looks for boxes of text.
 */
void
rectify_docx_read_drawing (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_TXBX_CONTENT:
      self->docx->remarks |= RECTIFY_DOCX_BOXES;
      rectify_docx_read_box (self, flow);
      break;
    case NAME_ALTERNATE_CONTENT:
      rectify_docx_read_choice (self, flow, rectify_docx_read_drawing);
      break;
    case NAME_TEXTPATH:
      read_lettering (self, flow);
      break;
    case NAME_BLIP:
    case NAME_IMAGEDATA:
    case NAME_CHART:
    case NAME_REL_IDS:
      self->docx->remarks |= RECTIFY_DOCX_PICTURES;
      rectify_xml_skip (self->xml);
      break;
    default:
      rectify_docx_read_children (self, flow, rectify_docx_read_drawing);
      break;
    }
}
