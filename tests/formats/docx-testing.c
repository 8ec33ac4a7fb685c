/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-testing.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "rectify-formats.h"

/* The children that elements have here, in the order of ECMA-376 (transitional), whole for those
 * that Word is strict about. */
static const struct {
  const char *parent;
  const char *children;
} sequences[] = {
  { "pPr",
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange" },
  { "rPr",
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath" },
  { "sectPr",
    "footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
    "printerSettings" },
  { "tbl", "tblPr tblGrid tr" },
  { "tblPr",
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription" },
  { "tblBorders", "top left start bottom right end insideH insideV" },
  { "tblCellMar", "top left start bottom right end" },
  { "tblGrid", "gridCol" },
  { "tr", "tblPrEx trPr tc" },
  /* In any order, says the schema. */
  { "trPr", "cantSplit tblHeader" },
  { "tc", "tcPr p" },
  { "tcPr",
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark" },
  /* In any order behind the first, says the schema. */
  { "p", "pPr bookmarkStart r hyperlink bookmarkEnd" },
  { "sdt", "sdtPr sdtEndPr sdtContent" },
  { "docPartObj", "docPartGallery docPartCategory docPartUnique" },
  { "style",
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
    "tblStylePr" },
  { "styles", "docDefaults latentStyles style" },
  { "docDefaults", "rPrDefault pPrDefault" },
  { "font", "altName panose1 charset family notTrueType pitch sig" },
  { "settings",
    "view zoom mirrorMargins defaultTabStop evenAndOddHeaders bookFoldPrinting drawingGridHorizontal"
    "Spacing characterSpacingControl compat rsids themeFontLang clrSchemeMapping decimalSymbol "
    "listSeparator" },
};

/* Of those, the ones that may stand there several times. */
static const char *const repeated[]
    = { "footerReference", "gridCol", "tr", "tc", "p", "r", "style", NULL };

GBytes *
docx_testing_save (RectifyDocument *document)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-docx-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  char *content;
  gsize length;

  g_assert_true (rectify_docx_format_save (document, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new_take (content, length);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return bytes;
}

/* Calls back for each part; the content is of no use after that. */
static void
foreach_part (GBytes *bytes, void (*call) (const char *name, GBytes *content, gpointer user_data),
              gpointer user_data)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      g_autoptr (GBytes) whole = NULL;
      char piece[16384];
      la_ssize_t n;

      while ((n = archive_read_data (archive, piece, sizeof piece)) > 0)
        g_byte_array_append (content, (guint8 *) piece, n);
      g_assert_cmpint (n, ==, 0);
      whole = g_byte_array_free_to_bytes (g_steal_pointer (&content));
      call (archive_entry_pathname (entry), whole, user_data);
    }
  archive_read_free (archive);
}

static void
add_name (const char *name, GBytes *content, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (name));
}

GPtrArray *
docx_testing_list_parts (GBytes *bytes)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  foreach_part (bytes, add_name, names);
  return names;
}

typedef struct {
  const char *name;
  xmlDoc *document;
} Wanted;

static void
parse_wanted (const char *name, GBytes *content, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (strcmp (name, wanted->name) != 0)
    return;
  g_assert_null (wanted->document);
  wanted->document = xmlReadMemory (g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                                    name, NULL, XML_PARSE_NONET);
  /* Not well-formed. */
  g_assert_nonnull (wanted->document);
}

xmlDoc *
docx_testing_parse (GBytes *bytes, const char *part)
{
  Wanted wanted = { part, NULL };

  foreach_part (bytes, parse_wanted, &wanted);
  /* There is no such part. */
  g_assert_nonnull (wanted.document);
  return wanted.document;
}

static xmlXPathObject *
evaluate (xmlDoc *document, const char *expression, xmlXPathContext **context)
{
  static const char *const spaces[][2] = {
    { "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
    { "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
    { "t", "http://schemas.openxmlformats.org/package/2006/content-types" },
    { "rel", "http://schemas.openxmlformats.org/package/2006/relationships" },
    { "dc", "http://purl.org/dc/elements/1.1/" },
  };
  xmlXPathObject *object;

  *context = xmlXPathNewContext (document);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    xmlXPathRegisterNs (*context, BAD_CAST spaces[i][0], BAD_CAST spaces[i][1]);
  object = xmlXPathEvalExpression (BAD_CAST expression, *context);
  g_assert_nonnull (object);
  return object;
}

char *
docx_testing_query (xmlDoc *document, const char *expression)
{
  xmlXPathContext *context;
  xmlXPathObject *object = evaluate (document, expression, &context);
  xmlChar *words = xmlXPathCastToString (object);
  char *result = g_strdup ((char *) words);

  xmlFree (words);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return result;
}

/* The strings of all nodes that an expression finds. */
static GPtrArray *
list (xmlDoc *document, const char *expression)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  xmlXPathContext *context;
  xmlXPathObject *object = evaluate (document, expression, &context);

  for (int i = 0; object->nodesetval != NULL && i < object->nodesetval->nodeNr; i++)
    {
      xmlChar *words = xmlNodeGetContent (object->nodesetval->nodeTab[i]);

      g_ptr_array_add (strings, g_strdup ((char *) words));
      xmlFree (words);
    }
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  return strings;
}

static gboolean
contains (GPtrArray *strings, const char *string)
{
  return g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL);
}

static void
check_children (const char *part, xmlNode *parent, const char *children)
{
  g_auto (GStrv) names = g_strsplit (children, " ", -1);
  int last = -1;

  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      int place = 0;

      g_assert_cmpint (child->type, ==, XML_ELEMENT_NODE);
      while (names[place] != NULL && strcmp (names[place], (char *) child->name) != 0)
        place++;
      if (names[place] == NULL || place < last
          || (place == last && !g_strv_contains (repeated, names[place])))
        {
          g_test_message ("%s: %s in %s is out of order, or not to be there", part, child->name,
                          parent->name);
          g_assert_not_reached ();
        }
      last = place;
    }
}

static void
check_order (const char *part, xmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    if (node->ns != NULL && node->ns->prefix != NULL && strcmp ((char *) node->ns->prefix, "w") == 0
        && strcmp ((char *) node->name, sequences[i].parent) == 0)
      check_children (part, node, sequences[i].children);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      check_order (part, child);
}

static char *
resolve (const char *relations, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (relations);
  g_autofree char *base = g_path_get_dirname (folder);

  return strcmp (base, ".") == 0 ? g_strdup (target) : g_build_filename (base, target, NULL);
}

/* What a part points at is there; returns the ids. */
static GPtrArray *
check_relations (GBytes *bytes, GPtrArray *parts, const char *relations)
{
  xmlDoc *document = docx_testing_parse (bytes, relations);
  GPtrArray *ids = list (document, "//rel:Relationship/@Id");
  g_autoptr (GPtrArray) targets = list (document, "//rel:Relationship/@Target");

  g_assert_cmpuint (targets->len, >, 0);
  g_assert_cmpuint (targets->len, ==, ids->len);
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *name = resolve (relations, g_ptr_array_index (targets, i));

      g_test_message ("%s points at %s", relations, name);
      g_assert_true (contains (parts, name));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (g_ptr_array_index (ids, i), !=, g_ptr_array_index (ids, j));
    }
  xmlFreeDoc (document);
  return ids;
}

/* Each part has a type of its own but those whose extension says all; no type is of nothing. */
static void
check_types (GBytes *bytes, GPtrArray *parts)
{
  xmlDoc *document = docx_testing_parse (bytes, "[Content_Types].xml");
  g_autoptr (GPtrArray) names = list (document, "//t:Override/@PartName");
  g_autoptr (GPtrArray) extensions = list (document, "//t:Default/@Extension");

  g_assert_true (contains (extensions, "rels"));
  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      g_autofree char *name = g_strconcat ("/", part, NULL);

      if (strcmp (part, "[Content_Types].xml") == 0 || g_str_has_suffix (part, ".rels"))
        continue;
      g_test_message ("the content type of %s", part);
      g_assert_true (contains (names, name));
    }
  for (guint i = 0; i < names->len; i++)
    g_assert_true (contains (parts, (char *) g_ptr_array_index (names, i) + 1));
  xmlFreeDoc (document);
}

static void
assert_true (xmlDoc *document, const char *expression)
{
  g_autofree char *result = docx_testing_query (document, expression);

  if (strcmp (result, "true") != 0)
    g_error ("Not so: %s", expression);
}

/* Rows have as many places as the table has columns, and cells are as wide as their columns. */
static void
check_row (xmlNode *row, GArray *widths)
{
  guint column = 0;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      guint n_columns = 1;
      int width = 0, expected = 0;

      if (strcmp ((char *) cell->name, "tc") != 0)
        continue;
      for (xmlNode *property = cell->children->children; property != NULL;
           property = property->next)
        {
          gboolean is_span = strcmp ((char *) property->name, "gridSpan") == 0;
          gboolean is_width = strcmp ((char *) property->name, "tcW") == 0;
          g_autofree char *value = NULL;

          if (!is_span && !is_width)
            continue;
          value = (char *) xmlGetProp (property, BAD_CAST (is_span ? "val" : "w"));
          if (is_span)
            n_columns = atoi (value);
          else
            width = atoi (value);
        }
      g_assert_cmpuint (column + n_columns, <=, widths->len);
      for (guint i = 0; i < n_columns; i++)
        expected += g_array_index (widths, int, column + i);
      g_assert_cmpint (width, ==, expected);
      column += n_columns;
    }
  g_assert_cmpuint (column, ==, widths->len);
}

static void
check_table (xmlNode *table)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_rows = 0;

  for (xmlNode *node = table->children; node != NULL; node = node->next)
    if (strcmp ((char *) node->name, "tblGrid") == 0)
      for (xmlNode *column = node->children; column != NULL; column = column->next)
        {
          g_autofree char *value = (char *) xmlGetProp (column, BAD_CAST "w");
          int width = atoi (value);

          g_assert_cmpint (width, >, 0);
          g_array_append_val (widths, width);
        }
    else if (strcmp ((char *) node->name, "tr") == 0)
      {
        check_row (node, widths);
        n_rows++;
      }
  /* Word has 63 columns at most. */
  g_assert_cmpuint (widths->len, >=, 1);
  g_assert_cmpuint (widths->len, <=, 63);
  g_assert_cmpuint (n_rows, >=, 1);
}

static void
check_tables (xmlDoc *document)
{
  xmlNode *body = xmlDocGetRootElement (document)->children;

  for (xmlNode *block = body->children; block != NULL; block = block->next)
    if (strcmp ((char *) block->name, "tbl") == 0)
      check_table (block);
  assert_true (document, "not(//w:tc[not(*[last()][self::w:p])])");
  assert_true (document, "not(//w:tbl[not(following-sibling::*[1][self::w:p])])");
}

static void
check_document (GBytes *bytes, GPtrArray *ids)
{
  xmlDoc *document = docx_testing_parse (bytes, "word/document.xml");
  xmlDoc *styles = docx_testing_parse (bytes, "word/styles.xml");
  g_autoptr (GPtrArray) used = list (document, "//@r:id");
  g_autoptr (GPtrArray) used_styles
      = list (document, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val");
  g_autoptr (GPtrArray) style_ids = list (styles, "//w:style/@w:styleId");
  g_autoptr (GPtrArray) based
      = list (styles, "//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val");

  for (guint i = 0; i < used->len; i++)
    g_assert_true (contains (ids, g_ptr_array_index (used, i)));
  for (guint i = 0; i < used_styles->len; i++)
    g_assert_true (contains (style_ids, g_ptr_array_index (used_styles, i)));
  for (guint i = 0; i < based->len; i++)
    g_assert_true (contains (style_ids, g_ptr_array_index (based, i)));
  assert_true (document, "count(/w:document/w:body) = 1");
  assert_true (document, "boolean(/w:document/w:body/w:p)");
  assert_true (document, "boolean(/w:document/w:body/*[last()][self::w:sectPr])");
  check_tables (document);
  xmlFreeDoc (document);
  xmlFreeDoc (styles);
}

void
docx_testing_assert_sound (GBytes *bytes)
{
  g_autoptr (GPtrArray) parts = docx_testing_list_parts (bytes);
  g_autoptr (GPtrArray) ids = NULL;

  /* Word looks for it there. */
  g_assert_cmpstr (g_ptr_array_index (parts, 0), ==, "[Content_Types].xml");
  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      xmlDoc *document = docx_testing_parse (bytes, part);

      check_order (part, xmlDocGetRootElement (document));
      xmlFreeDoc (document);
    }
  check_types (bytes, parts);
  g_ptr_array_unref (check_relations (bytes, parts, "_rels/.rels"));
  ids = check_relations (bytes, parts, "word/_rels/document.xml.rels");
  check_document (bytes, ids);
}
