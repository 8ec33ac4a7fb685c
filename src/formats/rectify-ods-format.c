/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-grid.h"
#include "rectify-odt-private.h"

/* What is repeated more often holds nothing. */
#define MAX_REPEATED 1000000

typedef struct {
  RectifyXml *xml;
  RectifyOdtStyles *styles;
  RectifyDocument *document;
  GCancellable *cancellable;
  gsize budget;
  guint n_filled;
  RectifyGrid *first; /* the first sheet with something on it, until there is another */
  char *first_name;
  gboolean hides_sheets;
  gboolean has_comments;
} Reader;

/* A row of the sheet that is being read. */
typedef struct {
  RectifyGrid *grid;
  guint row;
  guint column;
  guint n_repeated;
} Place;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->first, rectify_grid_free);
  g_clear_pointer (&self->first_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static guint
get_count (Reader *self, const char *name)
{
  return CLAMP (rectify_xml_get_number (self->xml, RECTIFY_XML_ODF_TABLE, name, 1), 1,
                MAX_REPEATED);
}

/* At the start of a cell; reads to its end. */
static char *
read_cell_text (Reader *self)
{
  GString *text = g_string_new (NULL);
  guint depth = 1;

  while (depth > 0)
    switch (rectify_xml_read (self->xml))
      {
      case RECTIFY_XML_START:
        if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_OFFICE, "annotation"))
          {
            self->has_comments = TRUE;
            rectify_xml_skip (self->xml);
            break;
          }
        depth++;
        if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TEXT, "s"))
          g_string_append_c (text, ' ');
        else if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TEXT, "line-break"))
          g_string_append_c (text, '\n');
        break;
      case RECTIFY_XML_END:
        depth--;
        if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TEXT, "p"))
          g_string_append_c (text, '\n');
        break;
      case RECTIFY_XML_TEXT:
        if (depth > 1)
          g_string_append (text, rectify_xml_get_text (self->xml));
        break;
      case RECTIFY_XML_END_OF_FILE:
        return g_string_free (text, FALSE);
      }
  return g_string_free (text, FALSE);
}

static gboolean
read_cell (Reader *self, Place *place, gboolean is_covered, GError **error)
{
  guint n = get_count (self, "number-columns-repeated");
  guint n_rows = get_count (self, "number-rows-spanned");
  guint n_columns = get_count (self, "number-columns-spanned");
  g_autofree char *text = read_cell_text (self);

  if (text[strspn (text, " \t\r\n")] != '\0' && !is_covered)
    for (guint i = 0; i < place->n_repeated; i++)
      for (guint j = 0; j < n; j++)
        if (!rectify_grid_set (place->grid, place->row + i, place->column + j, text, error))
          return FALSE;
  if (!is_covered
      && !rectify_grid_merge (place->grid, place->row, place->column, n_rows, n_columns, error))
    return FALSE;
  place->column += n;
  return TRUE;
}

/* At the start of a sheet; reads to its end. */
static gboolean
read_sheet (Reader *self, RectifyGrid *grid, GError **error)
{
  Place place = { grid, 0, 0, 0 };
  guint header_first = G_MAXUINT;
  RectifyXmlNode node;

  while ((node = rectify_xml_read (self->xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node == RECTIFY_XML_TEXT)
        continue;
      if (node == RECTIFY_XML_END && rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "table"))
        break;
      if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "table-row"))
        {
          place.row += node == RECTIFY_XML_END ? place.n_repeated : 0;
          place.column = 0;
          place.n_repeated
              = node == RECTIFY_XML_START ? get_count (self, "number-rows-repeated") : 0;
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
        }
      else if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "table-header-rows"))
        {
          if (node == RECTIFY_XML_START)
            header_first = place.row;
          else if (place.row > header_first)
            rectify_grid_set_header (grid, header_first, place.row - 1);
        }
      else if (node == RECTIFY_XML_START
               && (rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "table-cell")
                   || rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "covered-table-cell")))
        {
          if (!read_cell (self, &place, *rectify_xml_get_local_name (self->xml) == 'c', error))
            return FALSE;
        }
      else if (node == RECTIFY_XML_START
               && rectify_xml_is (self->xml, RECTIFY_XML_ODF_TABLE, "shapes"))
        rectify_xml_skip (self->xml);
    }
  return TRUE;
}

static gboolean
add_grid (Reader *self, RectifyGrid *grid, const char *name, GError **error)
{
  return rectify_grid_add_to_document (grid, self->n_filled > 1 ? name : NULL, self->document,
                                       &self->budget, error);
}

static gboolean
flush_first (Reader *self, GError **error)
{
  g_autoptr (RectifyGrid) first = g_steal_pointer (&self->first);

  return first == NULL || add_grid (self, first, self->first_name, error);
}

static gboolean
read_table (Reader *self, GError **error)
{
  const char *style = rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TABLE, "style-name");
  g_autofree char *name
      = g_strdup (rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TABLE, "name"));
  g_autoptr (RectifyGrid) grid = NULL;

  if (style != NULL && g_hash_table_contains (self->styles->hidden, style))
    {
      self->hides_sheets = TRUE;
      rectify_xml_skip (self->xml);
      return TRUE;
    }
  grid = rectify_grid_new ();
  if (!read_sheet (self, grid, error))
    return FALSE;
  if (rectify_grid_is_empty (grid))
    return TRUE;
  if (++self->n_filled == 1)
    {
      self->first = g_steal_pointer (&grid);
      self->first_name = g_steal_pointer (&name);
      return TRUE;
    }
  return flush_first (self, error) && add_grid (self, grid, name, error);
}

/**
 * rectify_ods_read_sheets:
 * @xml: XML at the start of a spreadsheet
 * @styles: its styles
 * @document: where to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the sheets of an OpenDocument spreadsheet, with what their cells show.
 *
 * Returns: whether it was read
 */
gboolean
rectify_ods_read_sheets (RectifyXml *xml, RectifyOdtStyles *styles, RectifyDocument *document,
                         GCancellable *cancellable, GError **error)
{
  g_auto (Reader) self = { .xml = xml,
                           .styles = styles,
                           .document = document,
                           .cancellable = cancellable,
                           .budget = RECTIFY_GRID_BUDGET };
  RectifyXmlNode node;

  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node != RECTIFY_XML_START)
        continue;
      if (rectify_xml_is (xml, RECTIFY_XML_ODF_TABLE, "tracked-changes"))
        rectify_xml_skip (xml);
      else if (rectify_xml_is (xml, RECTIFY_XML_ODF_TABLE, "table") && !read_table (&self, error))
        return FALSE;
    }
  if (!rectify_xml_finish (xml, error) || !flush_first (&self, error))
    return FALSE;
  if (self.hides_sheets)
    rectify_document_add_remark (document, _ ("Hidden sheets were left out."));
  if (self.has_comments)
    rectify_document_add_remark (document, _ ("Comments were left out."));
  if (rectify_document_get_n_blocks (document) > 0)
    return TRUE;
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                       _ ("The file is empty: there is no text in it to import."));
  return FALSE;
}
