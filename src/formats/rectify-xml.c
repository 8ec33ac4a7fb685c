/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "rectify-formats.h"

/* Never XML_PARSE_HUGE, NOENT or DTDLOAD: the limits of the parser hold, entities stay unknown. */
#define PARSER_OPTIONS                                                                             \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA                   \
   | XML_PARSE_COMPACT)

struct _RectifyXml {
  xmlTextReader *reader;
  RectifyXmlRead read;
  RectifyXmlClose close;
  gpointer source;
  GHashTable *names;  /* the parser's own copy of a name, to its place in the list, from 1 */
  xmlNode *node;      /* the current one */
  gboolean ends_next; /* the current element is empty: its end is still to come */
  gboolean in_prolog; /* no element has begun yet */
  gboolean ended;
  guint last_namespace;
  GError *error;
};

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

/* Such files have no document type. It must come before the first element, and is refused before
 * the parser sees the entities in it. Zero bytes are passed over: the text may be UTF-16. */
static gboolean
has_document_type (const char *data, gsize length, gboolean *in_prolog)
{
  for (const char *p = data, *end = data + length; p < end; p++)
    {
      if (*p != '<')
        continue;
      for (p++; p < end && *p == '\0'; p++)
        ;
      if (p == end)
        return FALSE;
      if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80 || *p == '_')
        {
          *in_prolog = FALSE;
          return FALSE;
        }
      if (*p != '!')
        continue;
      for (p++; p < end && *p == '\0'; p++)
        ;
      if (p < end && *p == 'D')
        return TRUE;
    }
  return FALSE;
}

static int
read_input (void *context, char *buffer, int length)
{
  RectifyXml *self = context;
  gssize n = self->read (self->source, buffer, length, &self->error);

  if (n < 0)
    {
      set_damaged (self);
      return -1;
    }
  if (self->in_prolog && has_document_type (buffer, n, &self->in_prolog))
    {
      set_damaged (self);
      return -1;
    }
  return n;
}

static void
on_error (void *data, xmlErrorPtr error)
{
  if (error->level >= XML_ERR_ERROR)
    set_damaged (data);
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
  self->in_prolog = TRUE;
  self->names = g_hash_table_new (NULL, NULL);
  self->reader = xmlReaderForIO (read_input, NULL, self, NULL, NULL, PARSER_OPTIONS);
  if (self->reader == NULL)
    {
      /* Only when memory ran out. */
      set_damaged (self);
      return self;
    }
  xmlTextReaderSetStructuredErrorHandler (self->reader, on_error, self);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_hash_table_insert (self->names,
                         (gpointer) xmlTextReaderConstString (self->reader, BAD_CAST names[i]),
                         GUINT_TO_POINTER (i + 1));
  return self;
}

typedef struct {
  GBytes *bytes;
  gsize place;
} Memory;

static gssize
read_memory (gpointer source, char *buffer, gsize length, GError **error)
{
  Memory *memory = source;
  gsize size;
  const char *data = g_bytes_get_data (memory->bytes, &size);
  gsize n = MIN (length, size - memory->place);

  if (n > 0)
    memcpy (buffer, data + memory->place, n);
  memory->place += n;
  return n;
}

static void
close_memory (gpointer source)
{
  Memory *memory = source;

  g_bytes_unref (memory->bytes);
  g_free (memory);
}

/**
 * rectify_xml_new_from_bytes:
 * @bytes: XML
 * @names: (array zero-terminated=1) (nullable): as in rectify_xml_new()
 *
 * Returns: (transfer full): XML before its first node
 */
RectifyXml *
rectify_xml_new_from_bytes (GBytes *bytes, const char *const *names)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->bytes = g_bytes_ref (bytes);
  return rectify_xml_new (read_memory, close_memory, memory, names);
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
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  if (self->close != NULL)
    self->close (self->source);
  g_hash_table_unref (self->names);
  g_clear_error (&self->error);
  g_free (self);
}

static RectifyXmlNode
end_reading (RectifyXml *self)
{
  self->ended = TRUE;
  self->node = NULL;
  return RECTIFY_XML_END_OF_FILE;
}

static RectifyXmlNode
start_element (RectifyXml *self)
{
  if (xmlTextReaderDepth (self->reader) >= RECTIFY_XML_MAX_DEPTH)
    {
      set_damaged (self);
      return end_reading (self);
    }
  self->ends_next = xmlTextReaderIsEmptyElement (self->reader) == 1;
  return RECTIFY_XML_START;
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
  if (self->ends_next)
    {
      self->ends_next = FALSE;
      return RECTIFY_XML_END;
    }
  while (!self->ended && self->error == NULL)
    {
      int status = xmlTextReaderRead (self->reader);

      if (status != 1 || self->error != NULL)
        {
          if (status < 0)
            set_damaged (self);
          return end_reading (self);
        }
      self->node = xmlTextReaderCurrentNode (self->reader);
      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          return start_element (self);
        case XML_READER_TYPE_END_ELEMENT:
          return RECTIFY_XML_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return RECTIFY_XML_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
          set_damaged (self);
          return end_reading (self);
        default:
          break;
        }
    }
  return end_reading (self);
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
  self->ends_next = FALSE;
  end_reading (self);
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

/**
 * rectify_xml_get_name:
 * @self: XML at the start or end of an element
 *
 * Returns: the place of its local name in the list that @self was made with, or -1
 */
int
rectify_xml_get_name (RectifyXml *self)
{
  if (self->node == NULL)
    return -1;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->names, self->node->name)) - 1;
}

/**
 * rectify_xml_get_local_name:
 * @self: XML at the start or end of an element
 *
 * Returns: (transfer none): its name without a prefix
 */
const char *
rectify_xml_get_local_name (RectifyXml *self)
{
  return self->node != NULL ? (const char *) self->node->name : "";
}

static RectifyXmlNamespace
find_namespace (RectifyXml *self, const xmlNs *ns)
{
  const char *uri = ns != NULL ? (const char *) ns->href : NULL;

  if (uri == NULL || *uri == '\0')
    return RECTIFY_XML_NONE;
  if (strcmp (namespaces[self->last_namespace].uri, uri) == 0)
    return namespaces[self->last_namespace].id;
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (strcmp (namespaces[i].uri, uri) == 0)
      {
        self->last_namespace = i;
        return namespaces[i].id;
      }
  return RECTIFY_XML_OTHER;
}

/**
 * rectify_xml_get_namespace:
 * @self: XML at the start or end of an element
 *
 * Returns: its namespace
 */
RectifyXmlNamespace
rectify_xml_get_namespace (RectifyXml *self)
{
  return self->node != NULL ? find_namespace (self, self->node->ns) : RECTIFY_XML_NONE;
}

/**
 * rectify_xml_is:
 * @self: XML at the start or end of an element
 * @ns: a namespace
 * @name: a local name
 *
 * Returns: whether the element is called so
 */
gboolean
rectify_xml_is (RectifyXml *self, RectifyXmlNamespace ns, const char *name)
{
  return strcmp (rectify_xml_get_local_name (self), name) == 0
         && rectify_xml_get_namespace (self) == ns;
}

/**
 * rectify_xml_get_depth:
 * @self: XML
 *
 * Returns: how many elements the current node stands in; the root is in none
 */
guint
rectify_xml_get_depth (RectifyXml *self)
{
  int depth = self->reader != NULL ? xmlTextReaderDepth (self->reader) : 0;

  return MAX (depth, 0);
}

/**
 * rectify_xml_get_text:
 * @self: XML at text
 *
 * Returns: (transfer none): the text; good until the next node is read
 */
const char *
rectify_xml_get_text (RectifyXml *self)
{
  const xmlChar *text = self->node != NULL ? self->node->content : NULL;

  return text != NULL ? (const char *) text : "";
}

/**
 * rectify_xml_get_attribute:
 * @self: XML at the start of an element
 * @ns: the namespace of the attribute; one without a namespace fits too, as it belongs to its
 *   element
 * @name: its local name
 *
 * Returns: (transfer none) (nullable): its value, good until the next node is read; %NULL if there
 *   is none
 */
const char *
rectify_xml_get_attribute (RectifyXml *self, RectifyXmlNamespace ns, const char *name)
{
  if (self->node == NULL || self->node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = self->node->properties; attribute != NULL;
       attribute = attribute->next)
    {
      const xmlNode *value = attribute->children;

      if (strcmp ((const char *) attribute->name, name) != 0
          || (attribute->ns != NULL && find_namespace (self, attribute->ns) != ns))
        continue;
      if (value == NULL || value->content == NULL)
        return "";
      return (const char *) value->content;
    }
  return NULL;
}

/**
 * rectify_xml_get_flag:
 * @self: XML at the start of an element
 * @ns: as in rectify_xml_get_attribute()
 * @name: the local name of an attribute
 * @otherwise: what to take if it is missing
 *
 * Returns: whether it is on
 */
gboolean
rectify_xml_get_flag (RectifyXml *self, RectifyXmlNamespace ns, const char *name,
                      gboolean otherwise)
{
  const char *value = rectify_xml_get_attribute (self, ns, name);

  if (value == NULL)
    return otherwise;
  return strcmp (value, "0") != 0 && strcmp (value, "false") != 0 && strcmp (value, "off") != 0;
}

/**
 * rectify_xml_get_number:
 * @self: XML at the start of an element
 * @ns: as in rectify_xml_get_attribute()
 * @name: the local name of an attribute
 * @otherwise: what to take if it is missing or no number
 *
 * Returns: its value as a whole number
 */
gint64
rectify_xml_get_number (RectifyXml *self, RectifyXmlNamespace ns, const char *name,
                        gint64 otherwise)
{
  const char *value = rectify_xml_get_attribute (self, ns, name);
  char *end = NULL;
  gint64 number;

  if (value == NULL)
    return otherwise;
  number = g_ascii_strtoll (value, &end, 10);
  return end == value ? otherwise : number;
}
