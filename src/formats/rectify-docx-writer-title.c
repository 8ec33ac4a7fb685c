/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

#include <string.h>

#include "rectify-title-break.h"

/* In half points, and in twips. */
#define TWIPS_PER_HALF_POINT 10.0

/* The runs of a title, written up to a place in its text. */
typedef struct {
  RectifyParagraph *paragraph;
  guint run;
  gsize offset; /* in that run */
  gsize place;  /* in the text */
} Source;

/* Without a writer it is passed over. */
static void
write_up_to (Source *self, gsize end, RectifyXmlWriter *xml)
{
  while (self->place < end && self->run < rectify_paragraph_get_n_runs (self->paragraph))
    {
      const RectifyRun *run = rectify_paragraph_get_run (self->paragraph, self->run);
      gsize length = MIN (strlen (run->text) - self->offset, end - self->place);
      g_autofree char *text = g_strndup (run->text + self->offset, length);

      if (xml != NULL)
        rectify_docx_marked_run (xml, NULL, 0, run->mark, text);
      self->place += length;
      self->offset += length;
      if (run->text[self->offset] != '\0')
        continue;
      self->run++;
      self->offset = 0;
    }
}

/* A break that is told from those of an author by its style, so that a reader can leave it out. */
static void
write_break (const char *blanks, gsize length, RectifyXmlWriter *xml)
{
  g_autofree char *text = g_strndup (blanks, length);

  rectify_xml_writer_start (xml, "w:r");
  rectify_xml_writer_start (xml, "w:rPr");
  rectify_docx_value (xml, "w:rStyle", RECTIFY_DOCX_TITLE_BREAK_ID);
  rectify_xml_writer_end (xml);
  if (length > 0)
    {
      rectify_xml_writer_start (xml, "w:t");
      rectify_xml_writer_attribute (xml, "xml:space", "preserve");
      rectify_xml_writer_text (xml, text);
      rectify_xml_writer_end (xml);
    }
  rectify_docx_flag (xml, "w:br");
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_title:
 * @layout: the measures of the pages
 * @paragraph: a title
 * @xml: where to
 *
 * Writes the text of a title, broken by sense as on our own pages (GB/T 9704-2012, 7.3.1). Our
 * reader leaves these breaks out.
 */
void
rectify_docx_write_title (const RectifyDocxLayout *layout, RectifyParagraph *paragraph,
                          RectifyXmlWriter *xml)
{
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);
  g_autoptr (GArray) ends = NULL;
  Source source = { .paragraph = paragraph };
  gsize from = 0;

  /* A line's end or tab within a title is somebody's own. */
  if (strpbrk (text, "\n\r\t") == NULL && g_utf8_validate (text, -1, NULL))
    ends = rectify_title_break (text,
                                layout->area_width / (layout->title_size * TWIPS_PER_HALF_POINT));
  for (guint i = 0; ends != NULL && i + 1 < ends->len; i++)
    {
      gsize to = g_array_index (ends, gsize, i);
      gsize blanks = rectify_title_line_end (text, from, to);

      write_up_to (&source, blanks, xml);
      write_break (text + blanks, to - blanks, xml);
      write_up_to (&source, to, NULL);
      from = to;
    }
  write_up_to (&source, strlen (text), xml);
}
