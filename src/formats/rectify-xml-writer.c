/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xml-writer.h"

#include <libxml/xmlwriter.h>
#include <string.h>

struct _RectifyXmlWriter {
  xmlTextWriterPtr writer;
  RectifyXmlSink sink;
  gpointer user_data;
  gboolean failed;
};

static int
write_cb (void *context, const char *data, int length)
{
  RectifyXmlWriter *self = context;

  self->sink (data, length, self->user_data);
  return length;
}

static void
check (RectifyXmlWriter *self, int result)
{
  if (result < 0)
    self->failed = TRUE;
}

/**
 * rectify_xml_writer_new:
 * @sink: (scope forever): where the bytes go
 * @user_data: for @sink
 *
 * Begins an XML file in UTF-8.
 *
 * Returns: (transfer full): the writer
 */
RectifyXmlWriter *
rectify_xml_writer_new (RectifyXmlSink sink, gpointer user_data)
{
  RectifyXmlWriter *self = g_new0 (RectifyXmlWriter, 1);
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO (write_cb, NULL, self, NULL);

  self->sink = sink;
  self->user_data = user_data;
  self->writer = buffer != NULL ? xmlNewTextWriter (buffer) : NULL;
  if (self->writer == NULL)
    {
      if (buffer != NULL)
        xmlOutputBufferClose (buffer);
      self->failed = TRUE;
      return self;
    }
  check (self, xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", "yes"));
  return self;
}

/**
 * rectify_xml_writer_free:
 * @self: (transfer full): a writer
 *
 * Ends what is open and the file.
 *
 * Returns: whether all of it was written
 */
gboolean
rectify_xml_writer_free (RectifyXmlWriter *self)
{
  gboolean whole;

  if (self->writer != NULL)
    {
      check (self, xmlTextWriterEndDocument (self->writer));
      xmlFreeTextWriter (self->writer);
    }
  whole = !self->failed;
  g_free (self);
  return whole;
}

/**
 * rectify_xml_writer_start:
 * @self: a writer
 * @name: an element's name with its prefix
 */
void
rectify_xml_writer_start (RectifyXmlWriter *self, const char *name)
{
  if (self->writer != NULL)
    check (self, xmlTextWriterStartElement (self->writer, BAD_CAST name));
}

/**
 * rectify_xml_writer_end:
 * @self: a writer
 *
 * Ends the element that was started last.
 */
void
rectify_xml_writer_end (RectifyXmlWriter *self)
{
  if (self->writer != NULL)
    check (self, xmlTextWriterEndElement (self->writer));
}

/**
 * rectify_xml_writer_attribute:
 * @self: a writer, after the start of an element
 * @name: an attribute's name with its prefix
 * @value: text
 */
void
rectify_xml_writer_attribute (RectifyXmlWriter *self, const char *name, const char *value)
{
  g_autofree char *clean = rectify_xml_writer_clean (value);

  if (self->writer != NULL)
    check (self, xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST clean));
}

/**
 * rectify_xml_writer_number:
 * @self: a writer, after the start of an element
 * @name: an attribute's name with its prefix
 * @value: a number
 */
void
rectify_xml_writer_number (RectifyXmlWriter *self, const char *name, int value)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", value);
  rectify_xml_writer_attribute (self, name, digits);
}

/**
 * rectify_xml_writer_text:
 * @self: a writer
 * @text: text, any
 */
void
rectify_xml_writer_text (RectifyXmlWriter *self, const char *text)
{
  g_autofree char *clean = rectify_xml_writer_clean (text);

  if (self->writer != NULL)
    check (self, xmlTextWriterWriteString (self->writer, BAD_CAST clean));
}

/* XML 1.0, 2.2, without the control characters that it allows but discourages; surrogates cannot
 * stand in valid UTF-8. */
static gboolean
is_xml (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0x7f && c < 0xa0) && c != 0xfffe && c != 0xffff;
}

/* Whether the character is one from U+3000 to U+CFFF, or of the first ones from U+FF00 on. */
static gboolean
is_chinese (const guchar *p)
{
  return ((*p >= 0xe3 && *p <= 0xec) || (*p == 0xef && p[1] == 0xbc)) && (p[1] & 0xc0) == 0x80
         && (p[2] & 0xc0) == 0x80;
}

/**
 * rectify_xml_writer_is_plain:
 * @text: text, any
 *
 * Nearly all text is, and need not be cleaned.
 *
 * Returns: whether it is a line of UTF-8, without a tab and what XML does not have
 */
gboolean
rectify_xml_writer_is_plain (const char *text)
{
  const guchar *p = (const guchar *) text;

  /* What nearly all text is from end to end is looked at once. */
  for (;;)
    if (*p >= 0x20 && *p < 0x7f)
      p++;
    else if (is_chinese (p))
      p += 3;
    else
      break;
  text = (const char *) p;
  for (; *p != '\0'; p++)
    if (*p < 0x20 || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0)
        || (*p == 0xef && p[1] == 0xbf && p[2] >= 0xbe))
      return FALSE;
  return g_utf8_validate (text, -1, NULL);
}

/**
 * rectify_xml_writer_clean:
 * @text: text, any
 *
 * Returns: (transfer full): @text as UTF-8 without characters that XML does not have
 */
char *
rectify_xml_writer_clean (const char *text)
{
  g_autofree char *valid = NULL;
  GString *clean;

  if (rectify_xml_writer_is_plain (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_xml (g_utf8_get_char (p)))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_string_free (clean, FALSE);
}
