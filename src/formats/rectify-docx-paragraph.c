/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-private.h"

#define UNKNOWN (-1)

/* What a paragraph says of itself. */
typedef struct {
  const RectifyDocxStyle *style;
  int number;
  int level;
  int outline_level;
  gboolean has_number;
  gboolean is_joined;       /* its mark is deleted or hidden: the next paragraph goes on with it */
  gboolean is_styled_apart; /* by a mark between a heading and the text in the same line */
  gboolean is_deleted;
} Properties;

static void
read_mark (RectifyDocxStory *self, Properties *properties)
{
  guint depth = rectify_xml_get_depth (self->xml);

  while (rectify_xml_read_child (self->xml, depth))
    {
      switch (rectify_docx_get_name (self->xml))
        {
        case NAME_DEL:
        case NAME_MOVE_FROM:
          properties->is_joined = properties->is_deleted = TRUE;
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        case NAME_INS:
        case NAME_MOVE_TO:
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        case NAME_VANISH:
          properties->is_joined |= rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
          break;
        case NAME_SPEC_VANISH:
          properties->is_styled_apart
              = rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
          break;
        default:
          break;
        }
      rectify_xml_skip (self->xml);
    }
}

static int
get_value (RectifyDocxStory *self, int otherwise)
{
  return CLAMP (rectify_xml_get_number (self->xml, RECTIFY_XML_WORD, "val", otherwise), -1,
                G_MAXINT);
}

static void
read_numbering (RectifyDocxStory *self, Properties *properties)
{
  guint depth = rectify_xml_get_depth (self->xml);

  while (rectify_xml_read_child (self->xml, depth))
    {
      if (rectify_docx_get_name (self->xml) == NAME_NUM_ID)
        {
          properties->number = get_value (self, 0);
          properties->has_number = TRUE;
        }
      else if (rectify_docx_get_name (self->xml) == NAME_ILVL)
        properties->level = get_value (self, 0);
      rectify_xml_skip (self->xml);
    }
}

static void
read_properties (RectifyDocxStory *self, Properties *properties)
{
  guint depth = rectify_xml_get_depth (self->xml);

  while (rectify_xml_read_child (self->xml, depth))
    switch (rectify_docx_get_name (self->xml))
      {
      case NAME_P_STYLE:
        properties->style = rectify_docx_styles_get (
            self->docx->styles, rectify_xml_get_attribute (self->xml, RECTIFY_XML_WORD, "val"));
        rectify_xml_skip (self->xml);
        break;
      case NAME_OUTLINE_LVL:
        properties->outline_level = get_value (self, UNKNOWN);
        rectify_xml_skip (self->xml);
        break;
      case NAME_NUM_PR:
        read_numbering (self, properties);
        break;
      case NAME_R_PR:
        read_mark (self, properties);
        break;
      default:
        rectify_xml_skip (self->xml);
        break;
      }
}

static char *
count (RectifyDocxStory *self, const Properties *properties)
{
  const RectifyDocxStyle *style = properties->style;
  int level = properties->level;

  /* A paragraph whose end is gone is no paragraph. */
  if (self->docx->numbering == NULL || properties->is_deleted
      || (properties->is_joined && !properties->is_styled_apart))
    return NULL;
  if (properties->has_number)
    return rectify_docx_numbering_count (self->docx->numbering, properties->number, MAX (level, 0),
                                         NULL);
  if (style == NULL || style->number <= 0)
    return NULL;
  return rectify_docx_numbering_count (self->docx->numbering, style->number,
                                       level >= 0 ? level : style->level, style->number_style);
}

static void
begin (RectifyDocxStory *self, RectifyDocxFlow *flow, const Properties *properties)
{
  const RectifyDocxStyle *style = properties->style;
  g_autofree char *label = count (self, properties);

  flow->role = style != NULL ? style->role : RECTIFY_PARAGRAPH_BODY;
  if (flow->role != RECTIFY_PARAGRAPH_TITLE)
    rectify_docx_styles_get_role (properties->outline_level, &flow->role);
  flow->is_hidden = style != NULL && style->hidden == 1;
  flow->is_bold = style != NULL && style->bold == 1;
  if (flow->label == NULL)
    flow->label = g_steal_pointer (&label);
}

/**
 * rectify_docx_read_paragraph:
 * @self: a story at the start of a w:p
 * @flow: where it goes
 *
 * Reads a paragraph. If its end is deleted, the next one goes on with it.
 */
void
rectify_docx_read_paragraph (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  Properties properties = { .style = rectify_docx_styles_get (self->docx->styles, NULL),
                            .level = UNKNOWN,
                            .outline_level = UNKNOWN };
  guint depth = rectify_xml_get_depth (self->xml);
  gboolean has_begun = FALSE;

  while (rectify_xml_read_child (self->xml, depth))
    {
      if (!has_begun && rectify_docx_get_name (self->xml) == NAME_P_PR)
        {
          read_properties (self, &properties);
          continue;
        }
      if (!has_begun)
        begin (self, flow, &properties);
      has_begun = TRUE;
      rectify_docx_read_inline (self, flow);
    }
  if (!has_begun)
    begin (self, flow, &properties);
  /* Instructions that go on in the next paragraph would take its text with them. */
  self->fields.in_instruction = 0;
  if (!properties.is_joined)
    rectify_docx_flow_end_paragraph (self, flow);
}

/**
 * rectify_docx_read_inline:
 * @self: a story at the start of an element in a paragraph
 * @flow: where its content goes
 *
 * Reads it; what only wraps others is looked through.
 */
void
rectify_docx_read_inline (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_xml_get_namespace (self->xml) == RECTIFY_XML_MATH)
    {
      rectify_docx_read_math (self, flow);
      return;
    }
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_R:
      rectify_docx_read_run (self, flow);
      break;
    case NAME_INS:
    case NAME_MOVE_TO:
      self->docx->remarks |= RECTIFY_DOCX_CHANGES;
      rectify_docx_read_children (self, flow, rectify_docx_read_inline);
      break;
    case NAME_HYPERLINK:
    case NAME_FLD_SIMPLE:
    case NAME_SDT:
    case NAME_SDT_CONTENT:
    case NAME_CUSTOM_XML:
    case NAME_SMART_TAG:
    case NAME_DIR:
    case NAME_BDO:
    case NAME_RUBY:
    case NAME_RUBY_BASE:
      rectify_docx_read_children (self, flow, rectify_docx_read_inline);
      break;
    case NAME_ALTERNATE_CONTENT:
      rectify_docx_read_choice (self, flow, rectify_docx_read_inline);
      break;
    case NAME_DEL:
    case NAME_MOVE_FROM:
      self->docx->remarks |= RECTIFY_DOCX_CHANGES;
      rectify_xml_skip (self->xml);
      break;
    case NAME_COMMENT_RANGE_START:
      self->docx->remarks |= RECTIFY_DOCX_COMMENTS;
      rectify_xml_skip (self->xml);
      break;
    case NAME_P:
    case NAME_TBL:
      /* Not where it should be, but text. */
      rectify_docx_read_block (self, rectify_docx_flow_get_after (flow));
      break;
    default:
      rectify_xml_skip (self->xml);
      break;
    }
}
