/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-odt-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-odt-private.h"

/* Blanks in a row, and cells that are repeated, at most. */
#define MAX_BLANKS 1000

typedef enum {
  REMARK_CHANGES = 1 << 0,
  REMARK_COMMENTS = 1 << 1,
  REMARK_HEADERS = 1 << 2,
  REMARK_HIDDEN = 1 << 3,
  REMARK_PICTURES = 1 << 4,
  REMARK_NOTES = 1 << 5,
  REMARK_BOXES = 1 << 6,
} Remarks;

static const struct {
  Remarks remark;
  const char *sentence;
} remarks[] = {
  { REMARK_CHANGES, N_ ("Tracked changes were taken as accepted.") },
  { REMARK_COMMENTS, N_ ("Comments were left out.") },
  { REMARK_HEADERS, N_ ("Headers and footers were left out.") },
  { REMARK_HIDDEN, N_ ("Hidden text was left out.") },
  { REMARK_PICTURES, N_ ("Pictures, charts and embedded files were left out.") },
  { REMARK_NOTES, N_ ("Footnotes and endnotes follow the paragraphs that refer to them.") },
  { REMARK_BOXES, N_ ("Text boxes follow the paragraphs that they stand at.") },
};

typedef struct {
  RectifyXml *xml;
  RectifyOdtStyles *styles;
  RectifyOdtLists *lists;
  RectifyFlow *flow;
  guint remarks;
  gboolean in_paragraph;
  gboolean in_header_rows;
  gboolean after_blank;
  gboolean is_bold;
  gboolean bold[RECTIFY_XML_MAX_DEPTH]; /* what stood around the spans that are open */
  guint n_spans;
  /* Notes and boxes that are open: whether they stand in a paragraph. */
  gboolean outer[RECTIFY_XML_MAX_DEPTH];
  guint n_outer;
} Reader;

static void
start_aside (Reader *self)
{
  if (self->n_outer == RECTIFY_XML_MAX_DEPTH)
    return;
  self->outer[self->n_outer++] = self->in_paragraph;
  if (self->in_paragraph)
    rectify_flow_start_aside (self->flow);
  self->in_paragraph = FALSE;
}

static void
end_aside (Reader *self)
{
  if (self->n_outer == 0)
    return;
  self->in_paragraph = self->outer[--self->n_outer];
  if (self->in_paragraph)
    rectify_flow_end_aside (self->flow);
}

static void
set_bold (Reader *self, gboolean is_bold)
{
  self->is_bold = is_bold;
  rectify_flow_set_bold (self->flow, is_bold);
}

static void
start_span (Reader *self)
{
  const char *style = rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TEXT, "style-name");

  if (self->n_spans == RECTIFY_XML_MAX_DEPTH)
    return;
  self->bold[self->n_spans++] = self->is_bold;
  set_bold (self, rectify_odt_styles_is_bold (self->styles, style, self->is_bold));
}

static void
end_span (Reader *self)
{
  if (self->n_spans > 0)
    set_bold (self, self->bold[--self->n_spans]);
}

static void
start_paragraph (Reader *self, gboolean is_heading)
{
  const char *style = rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TEXT, "style-name");
  gint64 level = rectify_xml_get_number (self->xml, RECTIFY_XML_ODF_TEXT, "outline-level", 1);
  gboolean is_plain
      = rectify_xml_get_flag (self->xml, RECTIFY_XML_ODF_TEXT, "is-list-header", FALSE);
  g_autofree char *label = rectify_odt_lists_count (self->lists);

  rectify_flow_end_paragraph (self->flow);
  self->n_spans = 0;
  set_bold (self, rectify_odt_styles_is_bold (self->styles, style, FALSE));
  if (is_heading)
    rectify_flow_set_role (self->flow, RECTIFY_PARAGRAPH_HEADING_1 + CLAMP (level, 1, 4) - 1);
  else if (rectify_odt_styles_is_title (self->styles, style))
    rectify_flow_set_role (self->flow, RECTIFY_PARAGRAPH_TITLE);
  if (is_heading && label == NULL && !is_plain)
    label = rectify_odt_lists_count_heading (self->lists, CLAMP (level, 0, G_MAXINT));
  if (label != NULL)
    rectify_flow_append (self->flow, label);
  self->in_paragraph = TRUE;
  self->after_blank = TRUE;
}

/* White space is one blank; more are elements. */
static void
append_text (Reader *self, const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (!self->in_paragraph)
    return;
  plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_blank = strchr (" \t\r\n", *p) != NULL;

      if (!is_blank || !self->after_blank)
        g_string_append_c (plain, is_blank ? ' ' : *p);
      self->after_blank = is_blank;
    }
  rectify_flow_append (self->flow, plain->str);
}

static void
append_blanks (Reader *self)
{
  gint64 n = rectify_xml_get_number (self->xml, RECTIFY_XML_ODF_TEXT, "c", 1);
  g_autofree char *blanks = g_strnfill (CLAMP (n, 0, MAX_BLANKS), ' ');

  if (self->in_paragraph)
    rectify_flow_append (self->flow, blanks);
}

static gboolean
is_hidden (Reader *self)
{
  const char *style = rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TEXT, "style-name");

  return (style != NULL && g_hash_table_contains (self->styles->hidden, style))
         || rectify_xml_get_flag (self->xml, RECTIFY_XML_ODF_TEXT, "is-hidden", FALSE)
         || g_strcmp0 (rectify_xml_get_attribute (self->xml, RECTIFY_XML_ODF_TEXT, "display"),
                       "none")
                == 0;
}

static void
skip (Reader *self, Remarks remark)
{
  self->remarks |= remark;
  rectify_xml_skip (self->xml);
}

static void
start_text_element (Reader *self, const char *name)
{
  if (strcmp (name, "tracked-changes") == 0)
    skip (self, REMARK_CHANGES);
  else if (is_hidden (self))
    skip (self, REMARK_HIDDEN);
  else if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    start_paragraph (self, *name == 'h');
  else if (strcmp (name, "span") == 0)
    start_span (self);
  else if (strcmp (name, "s") == 0)
    append_blanks (self);
  else if (strcmp (name, "tab") == 0)
    rectify_flow_append (self->flow, self->in_paragraph ? "\t" : "");
  else if (strcmp (name, "line-break") == 0)
    {
      rectify_flow_end_paragraph (self->flow);
      self->after_blank = TRUE;
    }
  else if (strcmp (name, "list") == 0)
    rectify_odt_lists_start_list (self->lists, self->xml);
  else if (strcmp (name, "list-item") == 0 || strcmp (name, "list-header") == 0)
    rectify_odt_lists_start_item (self->lists, self->xml, name[5] == 'h');
  else if (strcmp (name, "note") == 0)
    {
      self->remarks |= REMARK_NOTES;
      start_aside (self);
    }
  else if (strcmp (name, "note-citation") == 0 || strcmp (name, "number") == 0
           || strcmp (name, "ruby-text") == 0 || g_str_has_suffix (name, "-source")
           || g_str_has_suffix (name, "-decls"))
    rectify_xml_skip (self->xml);
}

static guint
get_count (Reader *self, const char *name, guint max)
{
  return CLAMP (rectify_xml_get_number (self->xml, RECTIFY_XML_ODF_TABLE, name, 1), 1, max);
}

static void
start_table_element (Reader *self, const char *name)
{
  if (strcmp (name, "table") == 0)
    rectify_flow_start_table (self->flow);
  else if (strcmp (name, "table-header-rows") == 0)
    self->in_header_rows = TRUE;
  else if (strcmp (name, "table-row") == 0)
    rectify_flow_start_row (self->flow, self->in_header_rows);
  else if (strcmp (name, "table-cell") == 0)
    {
      /* Cells that are repeated are empty ones. */
      for (guint i = get_count (self, "number-columns-repeated", MAX_BLANKS); i > 1; i--)
        {
          rectify_flow_start_cell (self->flow, 1, 1);
          rectify_flow_end_cell (self->flow);
        }
      rectify_flow_start_cell (self->flow, get_count (self, "number-rows-spanned", G_MAXINT),
                               get_count (self, "number-columns-spanned", MAX_BLANKS));
    }
  else if (strcmp (name, "covered-table-cell") == 0)
    rectify_xml_skip (self->xml);
}

/* Shapes in which there may be paragraphs. */
static gboolean
is_box (const char *name)
{
  static const char *const names[] = { "text-box", "custom-shape", "rect",    "ellipse", "circle",
                                       "polygon",  "path",         "caption", NULL };

  return g_strv_contains (names, name);
}

static void
start_element (Reader *self)
{
  const char *name = rectify_xml_get_local_name (self->xml);

  switch (rectify_xml_get_namespace (self->xml))
    {
    case RECTIFY_XML_ODF_TEXT:
      start_text_element (self, name);
      break;
    case RECTIFY_XML_ODF_TABLE:
      start_table_element (self, name);
      break;
    case RECTIFY_XML_ODF_OFFICE:
      if (strcmp (name, "annotation") == 0)
        skip (self, REMARK_COMMENTS);
      else if (strcmp (name, "forms") == 0)
        rectify_xml_skip (self->xml);
      break;
    case RECTIFY_XML_OTHER:
      if (is_box (name))
        {
          self->remarks |= REMARK_BOXES;
          start_aside (self);
        }
      else if (strcmp (name, "image") == 0 || strcmp (name, "object") == 0)
        skip (self, REMARK_PICTURES);
      else if (strcmp (name, "title") == 0 || strcmp (name, "desc") == 0)
        rectify_xml_skip (self->xml);
      break;
    default:
      break;
    }
}

static void
end_element (Reader *self)
{
  const char *name = rectify_xml_get_local_name (self->xml);

  switch (rectify_xml_get_namespace (self->xml))
    {
    case RECTIFY_XML_ODF_TEXT:
      if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
        {
          rectify_flow_end_paragraph (self->flow);
          self->in_paragraph = FALSE;
        }
      else if (strcmp (name, "span") == 0)
        end_span (self);
      else if (strcmp (name, "list") == 0)
        rectify_odt_lists_end_list (self->lists);
      else if (strcmp (name, "note") == 0)
        end_aside (self);
      break;
    case RECTIFY_XML_ODF_TABLE:
      if (strcmp (name, "table") == 0)
        rectify_flow_end_table (self->flow);
      else if (strcmp (name, "table-header-rows") == 0)
        self->in_header_rows = FALSE;
      else if (strcmp (name, "table-cell") == 0)
        rectify_flow_end_cell (self->flow);
      break;
    case RECTIFY_XML_OTHER:
      if (is_box (name))
        end_aside (self);
      break;
    default:
      break;
    }
}

/* At the start of the text; reads to its end. */
static gboolean
read_text (Reader *self, GCancellable *cancellable, GError **error)
{
  guint n = 0;

  for (;;)
    {
      RectifyXmlNode node = rectify_xml_read (self->xml);

      if (node == RECTIFY_XML_END_OF_FILE || rectify_flow_is_too_large (self->flow))
        break;
      if (node == RECTIFY_XML_TEXT)
        append_text (self, rectify_xml_get_text (self->xml));
      else if (node == RECTIFY_XML_START)
        start_element (self);
      else if (rectify_xml_is (self->xml, RECTIFY_XML_ODF_OFFICE, "text"))
        break;
      else
        end_element (self);
      if (n++ % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_manifest (RectifyPackage *package, GError **error)
{
  g_autoptr (RectifyXml) xml = NULL;
  gboolean is_encrypted = rectify_package_has (package, "encrypted-package");
  RectifyXmlNode node;

  if (!is_encrypted && !rectify_package_has (package, "META-INF/manifest.xml"))
    return TRUE;
  if (!is_encrypted)
    xml = rectify_package_read_xml (package, "META-INF/manifest.xml", NULL, error);
  if (!is_encrypted && xml == NULL)
    return FALSE;
  while (!is_encrypted && (node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    is_encrypted = node == RECTIFY_XML_START
                   && strcmp (rectify_xml_get_local_name (xml), "encryption-data") == 0;
  if (is_encrypted)
    rectify_package_set_encrypted (error);
  return !is_encrypted;
}

static gboolean
read_body (RectifyXml *xml, RectifyOdtStyles *styles, RectifyDocument *document,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyOdtLists) lists = rectify_odt_lists_new (styles);
  g_autoptr (RectifyFlow) flow = rectify_flow_new (document);
  g_autofree Reader *self = g_new0 (Reader, 1);

  self->xml = xml;
  self->styles = styles;
  self->lists = lists;
  self->flow = flow;
  if (!read_text (self, cancellable, error))
    return FALSE;
  /* What is wrong with the file comes before what there is too much of in it. */
  if (!rectify_flow_is_too_large (flow) && !rectify_xml_finish (xml, error))
    return FALSE;
  if (!rectify_flow_finish (flow, error))
    return FALSE;
  self->remarks |= styles->has_headers ? REMARK_HEADERS : 0;
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if ((self->remarks & remarks[i].remark) != 0)
      rectify_document_add_remark (document, _ (remarks[i].sentence));
  return TRUE;
}

static gboolean
fail_no_text (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                       _ ("This is an OpenDocument file, but neither a text nor a spreadsheet. "
                          "Copy what belongs to the plan to a text document and import that."));
  return FALSE;
}

static gboolean
read_content (RectifyPackage *package, RectifyOdtStyles *styles, RectifyDocument *document,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyXml) xml = rectify_package_read_xml (package, "content.xml", NULL, error);
  RectifyXmlNode node;

  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node != RECTIFY_XML_START)
        continue;
      if (rectify_xml_is (xml, RECTIFY_XML_ODF_OFFICE, "text"))
        return read_body (xml, styles, document, cancellable, error);
      if (rectify_xml_is (xml, RECTIFY_XML_ODF_OFFICE, "spreadsheet"))
        return rectify_ods_read_sheets (xml, styles, document, cancellable, error);
      rectify_odt_styles_read (styles, xml);
    }
  return rectify_xml_finish (xml, error) && fail_no_text (error);
}

/**
 * rectify_odt_format_load:
 * @bytes: an ODT or ODS file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads an OpenDocument text or spreadsheet.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_odt_format_load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPackage) package = rectify_package_open (bytes, error);
  g_autoptr (RectifyOdtStyles) styles = rectify_odt_styles_new ();

  if (package == NULL || !check_manifest (package, error)
      || !rectify_odt_styles_read_part (styles, package, error)
      || !read_content (package, styles, document, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}
