/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>

#include "rectify-xml.h"

G_BEGIN_DECLS

/* What a chunk of the file parsed to; values are places in the content. */
typedef struct {
  RectifyXmlNode kind;
  guint n_attributes;
  gsize first; /* attribute, or text */
  const xmlChar *name;
  const xmlChar *uri;
} XmlNode;

typedef struct {
  const xmlChar *name;
  const xmlChar *uri;
  gsize value;
} XmlAttribute;

/* Nodes are queued as the parser finds them, and no tree is built: that halves the time. Names and
 * URIs are the parser's own copies, of which there is one each, so that pointers can be compared. */
struct _RectifyXml {
  xmlParserCtxt *parser;
  RectifyXmlRead read;
  RectifyXmlClose close;
  gpointer source;
  GHashTable *names;      /* name to its place in the list, from 1 */
  GHashTable *namespaces; /* URI to RectifyXmlNamespace */
  GArray *nodes;
  GArray *attributes;
  GString *content;
  guint next;          /* node */
  guint depth;         /* of the next node */
  guint parser_depth;  /* of the node that is parsed next */
  const XmlNode *node; /* the current one */
  gboolean ended;      /* the file */
  const xmlChar *last_uri;
  RectifyXmlNamespace last_namespace;
  GError *error;
};

G_END_DECLS
