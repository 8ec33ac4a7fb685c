/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-private.h"

/* The sign of a sum or the like. */
static void
read_sign (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_docx_get_name (self->xml) == NAME_CHR)
    rectify_docx_flow_append (self, flow,
                              rectify_xml_get_attribute (self->xml, RECTIFY_XML_MATH, "val") ?: "");
  rectify_xml_skip (self->xml);
}

/* What stands in brackets, which are properties and not text; round ones unless it says so. */
static void
read_brackets (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  guint depth = rectify_xml_get_depth (self->xml);
  g_autofree char *opening = g_strdup ("(");
  g_autofree char *closing = g_strdup (")");
  gboolean has_begun = FALSE;

  while (rectify_xml_read_child (self->xml, depth))
    {
      int name = rectify_docx_get_name (self->xml);

      if (name == NAME_D_PR)
        continue;
      if (!has_begun && (name == NAME_BEG_CHR || name == NAME_END_CHR))
        {
          char **bracket = name == NAME_BEG_CHR ? &opening : &closing;

          g_free (*bracket);
          *bracket = g_strdup (rectify_xml_get_attribute (self->xml, RECTIFY_XML_MATH, "val"));
          rectify_xml_skip (self->xml);
          continue;
        }
      if (!has_begun && rectify_xml_get_depth (self->xml) > depth + 1)
        {
          rectify_xml_skip (self->xml);
          continue;
        }
      if (!has_begun)
        rectify_docx_flow_append (self, flow, opening ?: "");
      has_begun = TRUE;
      rectify_docx_read_math (self, flow);
    }
  if (has_begun)
    rectify_docx_flow_append (self, flow, closing ?: "");
}

static void
read_part (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_T:
      rectify_docx_read_text (self, flow);
      break;
    case NAME_D:
      read_brackets (self, flow);
      break;
    case NAME_NARY_PR:
      rectify_docx_read_children (self, flow, read_sign);
      break;
    case NAME_DEN:
      rectify_docx_flow_append (self, flow, "/");
      rectify_docx_read_children (self, flow, read_part);
      break;
    case NAME_DEL:
    case NAME_MOVE_FROM:
      self->docx->remarks |= RECTIFY_DOCX_CHANGES;
      rectify_xml_skip (self->xml);
      break;
    default:
      if (rectify_xml_get_namespace (self->xml) == RECTIFY_XML_MATH)
        rectify_docx_read_children (self, flow, read_part);
      else
        rectify_docx_read_inline (self, flow);
      break;
    }
}

/**
 * rectify_docx_read_math:
 * @self: a story at the start of an element of mathematics
 * @flow: where its text goes
 *
 * Reads a formula as text in one line: fractions with a slash, brackets as they are.
 */
void
rectify_docx_read_math (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  read_part (self, flow);
}
