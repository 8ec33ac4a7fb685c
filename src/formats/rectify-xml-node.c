/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xml-private.h"

#include <string.h>

/* What the current node says. */

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
  return self->node != NULL && self->node->name != NULL ? (const char *) self->node->name : "";
}

static RectifyXmlNamespace
find_namespace (RectifyXml *self, const xmlChar *uri)
{
  gpointer found;

  if (uri == NULL)
    return RECTIFY_XML_NONE;
  if (uri != self->last_uri)
    {
      found = g_hash_table_lookup (self->namespaces, uri);
      self->last_uri = uri;
      self->last_namespace = found != NULL ? GPOINTER_TO_UINT (found) : RECTIFY_XML_OTHER;
    }
  return self->last_namespace;
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
  return self->node != NULL ? find_namespace (self, self->node->uri) : RECTIFY_XML_NONE;
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
  return self->depth;
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
  if (self->node == NULL || self->node->kind != RECTIFY_XML_TEXT)
    return "";
  return self->content->str + self->node->first;
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
  if (self->node == NULL || self->node->kind != RECTIFY_XML_START)
    return NULL;
  for (guint i = 0; i < self->node->n_attributes; i++)
    {
      const XmlAttribute *attribute
          = &g_array_index (self->attributes, XmlAttribute, self->node->first + i);

      if (strcmp ((const char *) attribute->name, name) == 0
          && (attribute->uri == NULL || find_namespace (self, attribute->uri) == ns))
        return self->content->str + attribute->value;
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
