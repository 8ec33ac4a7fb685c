/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xml-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "rectify-formats.h"

/* How much is parsed at a time, in bytes: its nodes are in memory. */
#define CHUNK 8192
/* Text up to here comes as a whole, in bytes. */
#define MAX_WHOLE_TEXT (1024 * 1024)

static const struct {
  const char *uri;
  RectifyXmlNamespace id;
} namespaces[] = {
  { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", RECTIFY_XML_WORD },
  { "http://purl.oclc.org/ooxml/wordprocessingml/main", RECTIFY_XML_WORD },
  { "http://schemas.openxmlformats.org/spreadsheetml/2006/main", RECTIFY_XML_SHEET },
  { "http://purl.oclc.org/ooxml/spreadsheetml/main", RECTIFY_XML_SHEET },
  { "http://schemas.openxmlformats.org/officeDocument/2006/relationships", RECTIFY_XML_RELATION },
  { "http://purl.oclc.org/ooxml/officeDocument/relationships", RECTIFY_XML_RELATION },
  { "http://schemas.openxmlformats.org/package/2006/relationships", RECTIFY_XML_PACKAGE },
  { "http://schemas.openxmlformats.org/officeDocument/2006/math", RECTIFY_XML_MATH },
  { "http://purl.oclc.org/ooxml/officeDocument/math", RECTIFY_XML_MATH },
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", RECTIFY_XML_COMPATIBILITY },
  { "http://schemas.openxmlformats.org/drawingml/2006/main", RECTIFY_XML_DRAWING },
  { "http://purl.oclc.org/ooxml/drawingml/main", RECTIFY_XML_DRAWING },
  { "urn:schemas-microsoft-com:vml", RECTIFY_XML_VML },
  { "urn:oasis:names:tc:opendocument:xmlns:office:1.0", RECTIFY_XML_ODF_OFFICE },
  { "urn:oasis:names:tc:opendocument:xmlns:text:1.0", RECTIFY_XML_ODF_TEXT },
  { "urn:oasis:names:tc:opendocument:xmlns:table:1.0", RECTIFY_XML_ODF_TABLE },
  { "urn:oasis:names:tc:opendocument:xmlns:style:1.0", RECTIFY_XML_ODF_STYLE },
  { "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", RECTIFY_XML_ODF_FO },
};

static void
set_damaged (RectifyXml *self)
{
  if (self->error == NULL)
    g_set_error_literal (
        &self->error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
        _ ("The file is damaged: what is in it cannot be read. Open it in the program it was made "
           "with, save it again and import that."));
}

/* Ends the parsing, from within it too. */
static void
stop (RectifyXml *self)
{
  set_damaged (self);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}

/* Such files have no document type, and so no entities of their own. */
static void
on_document_type (void *data, const xmlChar *name, const xmlChar *public_id,
                  const xmlChar *system_id)
{
  stop (data);
}

static gsize
add_content (RectifyXml *self, const xmlChar *text, gsize length)
{
  gsize place = self->content->len;

  g_string_append_len (self->content, (const char *) text, length);
  g_string_append_c (self->content, '\0');
  return place;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **declared, int n_attributes, int n_defaulted,
          const xmlChar **values)
{
  RectifyXml *self = data;
  XmlNode node = { .kind = RECTIFY_XML_START,
                   .n_attributes = n_attributes,
                   .first = self->attributes->len,
                   .name = name,
                   .uri = uri };

  if (self->parser_depth++ >= RECTIFY_XML_MAX_DEPTH)
    {
      stop (self);
      return;
    }
  /* Five a piece: name, prefix, URI, where the value begins and where it ends. */
  for (int i = 0; i < n_attributes; i++, values += 5)
    {
      XmlAttribute attribute = { .name = values[0], .uri = values[2] };

      attribute.value = add_content (self, values[3], values[4] - values[3]);
      g_array_append_val (self->attributes, attribute);
    }
  g_array_append_val (self->nodes, node);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  RectifyXml *self = data;
  XmlNode node = { .kind = RECTIFY_XML_END, .name = name, .uri = uri };

  self->parser_depth--;
  g_array_append_val (self->nodes, node);
}

static XmlNode *
last_text (RectifyXml *self)
{
  XmlNode *last = self->nodes->len > self->next
                      ? &g_array_index (self->nodes, XmlNode, self->nodes->len - 1)
                      : NULL;

  return last != NULL && last->kind == RECTIFY_XML_TEXT ? last : NULL;
}

/* The parser has text in pieces: up to signs that are written as entities, and as it read them. */
static void
on_text (void *data, const xmlChar *text, int length)
{
  RectifyXml *self = data;
  XmlNode node = { .kind = RECTIFY_XML_TEXT };

  if (last_text (self) != NULL)
    {
      g_string_truncate (self->content, self->content->len - 1);
      add_content (self, text, length);
      return;
    }
  node.first = add_content (self, text, length);
  g_array_append_val (self->nodes, node);
}

static void
on_error (void *data, xmlErrorPtr error)
{
  if (error->level >= XML_ERR_ERROR)
    set_damaged (data);
}

static xmlParserCtxt *
create_parser (RectifyXml *self)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .internalSubset = on_document_type,
                            .startElementNs = on_start,
                            .endElementNs = on_end,
                            .characters = on_text,
                            .cdataBlock = on_text,
                            .ignorableWhitespace = on_text,
                            .serror = on_error };
  xmlParserCtxt *parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);

  /* Never XML_PARSE_HUGE, NOENT or DTDLOAD: the limits of the parser hold. */
  if (parser != NULL)
    xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  return parser;
}

static gconstpointer
intern (RectifyXml *self, const char *text)
{
  return xmlDictLookup (self->parser->dict, BAD_CAST text, -1);
}

/**
 * rectify_xml_new:
 * @read: reads what comes next
 * @close: (nullable): called with @source when it is no longer needed
 * @source: where to read from
 * @names: (array zero-terminated=1) (nullable): local names of elements that
 *   rectify_xml_get_name() tells apart; must stay valid
 *
 * Returns: (transfer full): XML before its first node
 */
RectifyXml *
rectify_xml_new (RectifyXmlRead read, RectifyXmlClose close, gpointer source,
                 const char *const *names)
{
  RectifyXml *self = g_new0 (RectifyXml, 1);

  self->read = read;
  self->close = close;
  self->source = source;
  self->names = g_hash_table_new (NULL, NULL);
  self->namespaces = g_hash_table_new (NULL, NULL);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (XmlNode));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (XmlAttribute));
  self->content = g_string_new (NULL);
  self->parser = create_parser (self);
  if (self->parser == NULL)
    {
      /* Only when memory ran out. */
      set_damaged (self);
      return self;
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_hash_table_insert (self->names, (gpointer) intern (self, names[i]), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    g_hash_table_insert (self->namespaces, (gpointer) intern (self, namespaces[i].uri),
                         GUINT_TO_POINTER (namespaces[i].id));
  return self;
}

/**
 * rectify_xml_free:
 * @self: (transfer full) (nullable): XML
 */
void
rectify_xml_free (RectifyXml *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  if (self->close != NULL)
    self->close (self->source);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->namespaces);
  g_array_unref (self->nodes);
  g_array_unref (self->attributes);
  g_string_free (self->content, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* Parses the next chunk. */
static void
parse (RectifyXml *self)
{
  char buffer[CHUNK];
  gssize n = self->read (self->source, buffer, sizeof buffer, &self->error);

  if (n < 0)
    {
      set_damaged (self);
      return;
    }
  self->ended = n == 0;
  if (xmlParseChunk (self->parser, buffer, n, self->ended) != 0
      || (self->ended && !self->parser->wellFormed))
    set_damaged (self);
}

/* Parses on until the next node is whole. */
static gboolean
fill (RectifyXml *self)
{
  const XmlNode *text;

  for (;;)
    {
      text = last_text (self);
      if (self->error != NULL)
        return FALSE;
      if (self->next < self->nodes->len
          && !(text != NULL && self->next + 1 == self->nodes->len && !self->ended
               && self->content->len - text->first < MAX_WHOLE_TEXT))
        return TRUE;
      if (self->ended)
        return FALSE;
      if (self->next == self->nodes->len)
        {
          g_array_set_size (self->nodes, 0);
          g_array_set_size (self->attributes, 0);
          g_string_truncate (self->content, 0);
          self->next = 0;
        }
      parse (self);
    }
}

/**
 * rectify_xml_read:
 * @self: XML
 *
 * Goes to the next node. Comments and the like are passed over.
 *
 * Returns: what it is
 */
RectifyXmlNode
rectify_xml_read (RectifyXml *self)
{
  if (self->node != NULL && self->node->kind == RECTIFY_XML_START)
    self->depth++;
  self->node = NULL;
  if (self->error != NULL || !fill (self))
    return RECTIFY_XML_END_OF_FILE;
  self->node = &g_array_index (self->nodes, XmlNode, self->next);
  self->next++;
  if (self->node->kind == RECTIFY_XML_END)
    self->depth--;
  return self->node->kind;
}

/**
 * rectify_xml_read_child:
 * @self: XML in an element
 * @depth: the depth of that element
 *
 * Goes to the start of the next element in it. An element that was started and not read to its end
 * is looked into, and its end passed over.
 *
 * Returns: whether there was one; if not, the element has ended
 */
gboolean
rectify_xml_read_child (RectifyXml *self, guint depth)
{
  for (;;)
    switch (rectify_xml_read (self))
      {
      case RECTIFY_XML_START:
        return TRUE;
      case RECTIFY_XML_END:
        if (rectify_xml_get_depth (self) == depth)
          return FALSE;
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END_OF_FILE:
        return FALSE;
      }
}

/**
 * rectify_xml_skip:
 * @self: XML at the start of an element
 *
 * Goes to the end of the element, past all that is in it.
 *
 * Returns: whether it was there; if not, there is nothing more
 */
gboolean
rectify_xml_skip (RectifyXml *self)
{
  guint depth = 1;

  while (depth > 0)
    switch (rectify_xml_read (self))
      {
      case RECTIFY_XML_START:
        depth++;
        break;
      case RECTIFY_XML_END:
        depth--;
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END_OF_FILE:
        return FALSE;
      }
  return TRUE;
}

/**
 * rectify_xml_fail:
 * @self: XML
 * @error: (transfer full): why
 *
 * Ends the reading, as if the file were at fault: there are no more nodes, and
 * rectify_xml_finish() gives @error unless there was another before it.
 */
void
rectify_xml_fail (RectifyXml *self, GError *error)
{
  if (self->error != NULL)
    g_error_free (error);
  else
    self->error = error;
}

/**
 * rectify_xml_finish:
 * @self: XML
 * @error: return location
 *
 * Reads what is left, so that a fault at the very end shows too.
 *
 * Returns: whether all was well; if not, @error is a #RectifyFormatError
 */
gboolean
rectify_xml_finish (RectifyXml *self, GError **error)
{
  while (rectify_xml_read (self) != RECTIFY_XML_END_OF_FILE)
    ;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
