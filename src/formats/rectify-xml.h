/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deeper elements are no document that a program wrote. */
#define RECTIFY_XML_MAX_DEPTH 256

/**
 * RectifyXml:
 *
 * XML that is read piece by piece, within bounds: no document type, no network, no depth without
 * end. What is wrong with it ends the reading and is one error.
 */
typedef struct _RectifyXml RectifyXml;

/**
 * RectifyXmlNode:
 * @RECTIFY_XML_END_OF_FILE: nothing more; or an error, see rectify_xml_finish()
 * @RECTIFY_XML_START: an element begins
 * @RECTIFY_XML_END: an element ends; empty elements end too
 * @RECTIFY_XML_TEXT: text; neighbouring text may come in several pieces
 */
typedef enum {
  RECTIFY_XML_END_OF_FILE,
  RECTIFY_XML_START,
  RECTIFY_XML_END,
  RECTIFY_XML_TEXT,
} RectifyXmlNode;

/**
 * RectifyXmlNamespace:
 * @RECTIFY_XML_NONE: no namespace
 * @RECTIFY_XML_OTHER: one that is not here
 * @RECTIFY_XML_WORD: w, words of OOXML, transitional or strict
 * @RECTIFY_XML_SHEET: spreadsheets of OOXML
 * @RECTIFY_XML_RELATION: r, attributes that name a relationship
 * @RECTIFY_XML_PACKAGE: the relationships of a package
 * @RECTIFY_XML_MATH: m
 * @RECTIFY_XML_COMPATIBILITY: mc
 * @RECTIFY_XML_DRAWING: a
 * @RECTIFY_XML_VML: v
 * @RECTIFY_XML_ODF_OFFICE: OpenDocument: office
 * @RECTIFY_XML_ODF_TEXT: text
 * @RECTIFY_XML_ODF_TABLE: table
 * @RECTIFY_XML_ODF_STYLE: style
 * @RECTIFY_XML_ODF_FO: how text is set
 */
typedef enum {
  RECTIFY_XML_NONE,
  RECTIFY_XML_OTHER,
  RECTIFY_XML_WORD,
  RECTIFY_XML_SHEET,
  RECTIFY_XML_RELATION,
  RECTIFY_XML_PACKAGE,
  RECTIFY_XML_MATH,
  RECTIFY_XML_COMPATIBILITY,
  RECTIFY_XML_DRAWING,
  RECTIFY_XML_VML,
  RECTIFY_XML_ODF_OFFICE,
  RECTIFY_XML_ODF_TEXT,
  RECTIFY_XML_ODF_TABLE,
  RECTIFY_XML_ODF_STYLE,
  RECTIFY_XML_ODF_FO,
} RectifyXmlNamespace;

/* Reads up to @length bytes; returns how many, 0 at the end, -1 with @error. */
typedef gssize (*RectifyXmlRead) (gpointer source, char *buffer, gsize length, GError **error);
typedef void (*RectifyXmlClose) (gpointer source);

RectifyXml *rectify_xml_new (RectifyXmlRead read, RectifyXmlClose close, gpointer source,
                             const char *const *names);
void rectify_xml_free (RectifyXml *self);

RectifyXmlNode rectify_xml_read (RectifyXml *self);
gboolean rectify_xml_read_child (RectifyXml *self, guint depth);
gboolean rectify_xml_skip (RectifyXml *self);
void rectify_xml_fail (RectifyXml *self, GError *error);
gboolean rectify_xml_finish (RectifyXml *self, GError **error);

int rectify_xml_get_name (RectifyXml *self);
const char *rectify_xml_get_local_name (RectifyXml *self);
RectifyXmlNamespace rectify_xml_get_namespace (RectifyXml *self);
gboolean rectify_xml_is (RectifyXml *self, RectifyXmlNamespace ns, const char *name);
guint rectify_xml_get_depth (RectifyXml *self);
const char *rectify_xml_get_text (RectifyXml *self);
const char *rectify_xml_get_attribute (RectifyXml *self, RectifyXmlNamespace ns, const char *name);
gboolean rectify_xml_get_flag (RectifyXml *self, RectifyXmlNamespace ns, const char *name,
                               gboolean otherwise);
gint64 rectify_xml_get_number (RectifyXml *self, RectifyXmlNamespace ns, const char *name,
                               gint64 otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyXml, rectify_xml_free)

G_END_DECLS
