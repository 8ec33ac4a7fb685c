/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyXmlSink:
 *
 * Takes bytes as they are written.
 */
typedef void (*RectifyXmlSink) (const void *data, gsize length, gpointer user_data);

/**
 * RectifyXmlWriter:
 *
 * Writes one XML file. Whatever text it is given, the file is well-formed: bytes that are no UTF-8
 * and characters that XML does not have are left out.
 */
typedef struct _RectifyXmlWriter RectifyXmlWriter;

RectifyXmlWriter *rectify_xml_writer_new (RectifyXmlSink sink, gpointer user_data);
gboolean rectify_xml_writer_free (RectifyXmlWriter *self);
void rectify_xml_writer_start (RectifyXmlWriter *self, const char *name);
void rectify_xml_writer_end (RectifyXmlWriter *self);
void rectify_xml_writer_attribute (RectifyXmlWriter *self, const char *name, const char *value);
void rectify_xml_writer_number (RectifyXmlWriter *self, const char *name, int value);
void rectify_xml_writer_text (RectifyXmlWriter *self, const char *text);
gboolean rectify_xml_writer_is_plain (const char *text);
char *rectify_xml_writer_clean (const char *text);

G_END_DECLS
