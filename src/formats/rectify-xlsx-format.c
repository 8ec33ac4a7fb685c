/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-number-format.h"
#include "rectify-relationships.h"
#include "rectify-xlsx-private.h"

#define MAX_SHEETS 1024
#define MAX_ROWS 1048576

/* A sheet as the workbook lists it. */
typedef struct {
  char *name;
  char *id;
  gboolean is_hidden;
  guint header_first; /* the rows that are printed on every page; none if G_MAXUINT */
  guint header_last;
} Sheet;

typedef struct {
  RectifyXlsxBook book;
  RectifyPackage *package;
  const char *part; /* of the workbook */
  GArray *sheets;
  RectifyDocument *document;
  gsize budget;
  gboolean is_whole;  /* hidden sheets too, each as a table */
  guint n_filled;     /* sheets with something on them */
  RectifyGrid *first; /* the first of them, until there is another */
  const char *first_name;
} Reader;

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->book.strings, g_ptr_array_unref);
  g_clear_pointer (&self->book.formats, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->first, rectify_grid_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->package, rectify_package_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
add_sheet (Reader *self, RectifyXml *xml)
{
  const char *state = rectify_xml_get_attribute (xml, RECTIFY_XML_SHEET, "state");
  Sheet *sheet;

  if (self->sheets->len >= MAX_SHEETS)
    return;
  g_array_set_size (self->sheets, self->sheets->len + 1);
  sheet = &g_array_index (self->sheets, Sheet, self->sheets->len - 1);
  sheet->name = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_SHEET, "name"));
  sheet->id = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_RELATION, "id"));
  sheet->is_hidden = state != NULL && strcmp (state, "visible") != 0;
  sheet->header_first = G_MAXUINT;
}

/* “问题清单!$A:$B,问题清单!$1:$3”; some programs leave out the signs. */
static void
set_print_titles (Sheet *sheet, const char *text)
{
  for (const char *p = strchr (text, '!'); p != NULL; p = strchr (p, '!'))
    {
      guint64 first, last;
      char *end;

      p++;
      p += *p == '$';
      first = g_ascii_isdigit (*p) ? g_ascii_strtoull (p, &end, 10) : 0;
      if (first == 0 || *end != ':')
        continue;
      last = g_ascii_strtoull (end[1] == '$' ? end + 2 : end + 1, NULL, 10);
      if (last < first || last > MAX_ROWS)
        continue;
      sheet->header_first = first - 1;
      sheet->header_last = last - 1;
    }
}

/* At the start of a name; reads to its end. */
static void
read_defined_name (Reader *self, RectifyXml *xml)
{
  const char *name = rectify_xml_get_attribute (xml, RECTIFY_XML_SHEET, "name");
  gint64 position = rectify_xml_get_number (xml, RECTIFY_XML_SHEET, "localSheetId", -1);
  g_autoptr (GString) text = NULL;
  RectifyXmlNode node;

  if (g_strcmp0 (name, "_xlnm.Print_Titles") != 0 || position < 0 || position >= self->sheets->len)
    return;
  text = g_string_new (NULL);
  while ((node = rectify_xml_read (xml)) == RECTIFY_XML_TEXT)
    g_string_append (text, rectify_xml_get_text (xml));
  set_print_titles (&g_array_index (self->sheets, Sheet, position), text->str);
}

static gboolean
read_workbook (Reader *self, GError **error)
{
  g_autoptr (RectifyXml) xml = rectify_package_read_xml (self->package, self->part, NULL, error);
  RectifyXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node != RECTIFY_XML_START)
        continue;
      if (rectify_xml_is (xml, RECTIFY_XML_SHEET, "sheet"))
        add_sheet (self, xml);
      else if (rectify_xml_is (xml, RECTIFY_XML_SHEET, "workbookPr"))
        self->book.from_1904 = rectify_xml_get_flag (xml, RECTIFY_XML_SHEET, "date1904", FALSE);
      else if (rectify_xml_is (xml, RECTIFY_XML_SHEET, "definedName"))
        read_defined_name (self, xml);
    }
  return rectify_xml_finish (xml, error);
}

/* Styles and shared texts; a workbook may do without. */
static gboolean
read_common (Reader *self, RectifyRelationships *relationships, GError **error)
{
  const char *styles = rectify_relationships_get_by_type (relationships, "styles", 0);
  const char *strings = rectify_relationships_get_by_type (relationships, "sharedStrings", 0);

  if (styles != NULL && rectify_package_has (self->package, styles)
      && !rectify_xlsx_read_styles (&self->book, self->package, styles, error))
    return FALSE;
  return strings == NULL || !rectify_package_has (self->package, strings)
         || rectify_xlsx_read_strings (&self->book, self->package, strings, error);
}

static gboolean
add_sheet_to_document (Reader *self, RectifyGrid *grid, const char *name, GError **error)
{
  return rectify_grid_add_to_document (grid, self->n_filled > 1 ? name : NULL, self->document,
                                       &self->budget, error);
}

/* Only when there is a second sheet are their names told: so the first waits. */
static gboolean
flush_first (Reader *self, GError **error)
{
  g_autoptr (RectifyGrid) first = g_steal_pointer (&self->first);

  return first == NULL || add_sheet_to_document (self, first, self->first_name, error);
}

static gboolean
read_sheet (Reader *self, const Sheet *sheet, RectifyRelationships *book_relationships,
            GError **error)
{
  const char *part = rectify_relationships_get_by_id (book_relationships, sheet->id);
  g_autoptr (RectifyGrid) grid = rectify_grid_new ();
  g_autoptr (RectifyRelationships) relationships = NULL;

  /* A sheet that is not in the package has nothing on it; programs open such files. */
  if (part == NULL || !rectify_package_has (self->package, part))
    return TRUE;
  relationships = rectify_relationships_read (self->package, part, error);
  if (relationships == NULL
      || !rectify_xlsx_read_sheet (&self->book, self->package, part, grid, error))
    return FALSE;
  self->book.has_comments
      |= rectify_relationships_get_by_type (relationships, "comments", 0) != NULL;
  if (sheet->header_first != G_MAXUINT)
    rectify_grid_set_header (grid, sheet->header_first, sheet->header_last);
  if (rectify_grid_is_empty (grid))
    return TRUE;
  if (self->is_whole)
    return rectify_grid_add_as_table (grid, sheet->name, sheet->is_hidden, self->document,
                                      &self->budget, error);
  if (++self->n_filled == 1)
    {
      self->first = g_steal_pointer (&grid);
      self->first_name = sheet->name;
      return TRUE;
    }
  return flush_first (self, error) && add_sheet_to_document (self, grid, sheet->name, error);
}

static gboolean
read_sheets (Reader *self, RectifyRelationships *relationships, GError **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (self->sheets, Sheet, i);

      if ((self->is_whole || !sheet->is_hidden) && !read_sheet (self, sheet, relationships, error))
        return FALSE;
    }
  return flush_first (self, error);
}

static void
add_remarks (Reader *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_array_index (self->sheets, Sheet, i).is_hidden)
      rectify_document_add_remark (self->document, _ ("Hidden sheets were left out."));
  if (self->book.hides_cells)
    rectify_document_add_remark (self->document, _ ("Hidden rows and columns were read as well."));
  if (self->book.has_comments)
    rectify_document_add_remark (self->document, _ ("Comments were left out."));
  if (self->book.has_headers)
    rectify_document_add_remark (self->document, _ ("Headers and footers were left out."));
  if (self->book.has_drawings)
    rectify_document_add_remark (self->document,
                                 _ ("Pictures, charts and text boxes were left out."));
}

static RectifyDocument *
load (GBytes *bytes, gboolean is_whole, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyRelationships) package_relationships = NULL;
  g_autoptr (RectifyRelationships) relationships = NULL;
  g_auto (Reader) self = { { NULL } };

  self.document = rectify_document_new ();
  self.budget = RECTIFY_GRID_BUDGET;
  self.is_whole = is_whole;
  self.book.strings = g_ptr_array_new_with_free_func (g_free);
  self.book.formats = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_number_format_free);
  self.book.cancellable = cancellable;
  self.sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  g_array_set_clear_func (self.sheets, clear_sheet);
  self.package = rectify_package_open (bytes, error);
  if (self.package == NULL)
    return NULL;
  package_relationships = rectify_relationships_read (self.package, "", error);
  if (package_relationships == NULL)
    return NULL;
  self.part = rectify_relationships_get_by_type (package_relationships, "officeDocument", 0);
  if (self.part == NULL || !rectify_package_has (self.package, self.part))
    self.part = "xl/workbook.xml";
  relationships = rectify_relationships_read (self.package, self.part, error);
  if (relationships == NULL || !read_workbook (&self, error)
      || !read_common (&self, relationships, error) || !read_sheets (&self, relationships, error))
    return NULL;
  add_remarks (&self);
  if (rectify_document_get_n_blocks (self.document) == 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty: there is no text in it to import."));
      return NULL;
    }
  return g_steal_pointer (&self.document);
}

/**
 * rectify_xlsx_format_load:
 * @bytes: an XLSX file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a workbook of Excel, WPS or another spreadsheet: the sheets that are shown, in order, each
 * a table with the titles and notes around it.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_xlsx_format_load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return load (bytes, FALSE, cancellable, error);
}

/**
 * rectify_xlsx_format_load_sheets:
 * @bytes: an XLSX file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads all sheets of a workbook as they are, those too that are not shown.
 *
 * Returns: (transfer full) (nullable): a document of tables, one for each sheet that holds something,
 *   with its name; or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_xlsx_format_load_sheets (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return load (bytes, TRUE, cancellable, error);
}
