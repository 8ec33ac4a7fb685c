/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-docx-private.h"

typedef struct {
  guint n_columns;
  RectifyDocxMerge vertical;
  RectifyDocxMerge horizontal;
  gboolean is_deleted;
} Cell;

static guint
get_count (RectifyXml *xml, guint otherwise)
{
  return CLAMP (rectify_xml_get_number (xml, RECTIFY_XML_WORD, "val", otherwise), 0,
                RECTIFY_DOCX_MAX_COLUMNS);
}

static RectifyDocxMerge
get_merge (RectifyXml *xml)
{
  const char *value = rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val");

  return g_strcmp0 (value, "restart") == 0 ? RECTIFY_DOCX_MERGE_RESTART
                                           : RECTIFY_DOCX_MERGE_CONTINUE;
}

static void
read_cell_properties (RectifyDocxStory *self, Cell *cell)
{
  guint depth = rectify_xml_get_depth (self->xml);

  while (rectify_xml_read_child (self->xml, depth))
    {
      switch (rectify_docx_get_name (self->xml))
        {
        case NAME_GRID_SPAN:
          cell->n_columns = get_count (self->xml, 1);
          break;
        case NAME_V_MERGE:
          cell->vertical = get_merge (self->xml);
          break;
        case NAME_H_MERGE:
          cell->horizontal = get_merge (self->xml);
          break;
        case NAME_CELL_DEL:
          cell->is_deleted = TRUE;
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        case NAME_CELL_INS:
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        default:
          break;
        }
      rectify_xml_skip (self->xml);
    }
}

/* Reads a cell into @content. */
static void
read_cell (RectifyDocxStory *self, RectifyDocxFlow *content, Cell *cell)
{
  guint depth = rectify_xml_get_depth (self->xml);

  while (rectify_xml_read_child (self->xml, depth))
    {
      if (rectify_docx_get_name (self->xml) == NAME_TC_PR)
        read_cell_properties (self, cell);
      else if (cell->is_deleted)
        rectify_xml_skip (self->xml);
      else
        rectify_docx_read_block (self, content);
    }
  rectify_docx_flow_end_paragraph (self, content);
}

static void
add_cell (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  RectifyDocxTable *table = flow->table;
  Cell cell = { .n_columns = 1 };
  g_autoptr (RectifyDocxFlow) content = NULL;

  if (table == NULL)
    {
      /* A table in a cell: its paragraphs become those of the cell. */
      read_cell (self, flow, &cell);
      return;
    }
  content = rectify_docx_flow_new (NULL);
  read_cell (self, content, &cell);
  rectify_docx_table_add_cell (table, cell.n_columns, cell.vertical, cell.horizontal,
                               content->paragraphs);
}

/* Returns whether the row is there. */
static gboolean
read_row_properties (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  guint depth = rectify_xml_get_depth (self->xml);
  guint n_before = 0;
  gboolean is_header = FALSE, is_there = TRUE;

  while (rectify_xml_read_child (self->xml, depth))
    {
      switch (rectify_docx_get_name (self->xml))
        {
        case NAME_GRID_BEFORE:
          n_before = get_count (self->xml, 0);
          break;
        case NAME_TBL_HEADER:
          is_header = rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE);
          break;
        case NAME_DEL:
          is_there = FALSE;
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        case NAME_INS:
          self->docx->remarks |= RECTIFY_DOCX_CHANGES;
          break;
        case NAME_HIDDEN:
          if (rectify_xml_get_flag (self->xml, RECTIFY_XML_WORD, "val", TRUE))
            {
              is_there = FALSE;
              self->docx->remarks |= RECTIFY_DOCX_HIDDEN;
            }
          break;
        default:
          break;
        }
      rectify_xml_skip (self->xml);
    }
  if (is_there && flow->table != NULL)
    {
      rectify_docx_table_add_row (flow->table);
      rectify_docx_table_set_row (flow->table, n_before, is_header);
    }
  return is_there;
}

/* What only wraps rows or cells is looked through, and anything else passed over. */
static void
look_through (RectifyDocxStory *self, RectifyDocxFlow *flow, RectifyDocxHandler handler)
{
  switch (rectify_docx_get_name (self->xml))
    {
    case NAME_SDT:
    case NAME_SDT_CONTENT:
    case NAME_CUSTOM_XML:
    case NAME_SMART_TAG:
    case NAME_INS:
    case NAME_MOVE_TO:
      rectify_docx_read_children (self, flow, handler);
      break;
    case NAME_ALTERNATE_CONTENT:
      rectify_docx_read_choice (self, flow, handler);
      break;
    default:
      rectify_xml_skip (self->xml);
      break;
    }
}

static void
read_in_row (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_docx_get_name (self->xml) == NAME_TC)
    add_cell (self, flow);
  else
    look_through (self, flow, read_in_row);
}

static void
read_row (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  guint depth = rectify_xml_get_depth (self->xml);
  gboolean has_begun = FALSE, is_there = TRUE;

  while (rectify_xml_read_child (self->xml, depth))
    {
      if (!has_begun && rectify_docx_get_name (self->xml) == NAME_TR_PR)
        {
          is_there = read_row_properties (self, flow);
          has_begun = TRUE;
          continue;
        }
      if (!is_there)
        {
          rectify_xml_skip (self->xml);
          continue;
        }
      /* What has no name here may stand before the properties; a cell or a wrapper may not. */
      if (!has_begun && rectify_docx_get_name (self->xml) >= 0)
        {
          if (flow->table != NULL)
            rectify_docx_table_add_row (flow->table);
          has_begun = TRUE;
        }
      read_in_row (self, flow);
    }
}

static void
read_in_table (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  if (rectify_docx_get_name (self->xml) == NAME_TR)
    read_row (self, flow);
  else
    look_through (self, flow, read_in_table);
}

/**
 * rectify_docx_read_table:
 * @self: a story at the start of a w:tbl
 * @flow: where it goes; in a cell, its paragraphs alone
 */
void
rectify_docx_read_table (RectifyDocxStory *self, RectifyDocxFlow *flow)
{
  g_autoptr (RectifyDocxTable) table = NULL;
  RectifyDocxTable *outer = flow->table;

  rectify_docx_flow_end_paragraph (self, flow);
  if (flow->document == NULL)
    {
      rectify_docx_read_children (self, flow, read_in_table);
      return;
    }
  table = rectify_docx_table_new ();
  flow->table = table;
  rectify_docx_read_children (self, flow, read_in_table);
  flow->table = outer;
  rectify_docx_flow_add_table (self, flow, table);
}
