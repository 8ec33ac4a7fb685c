/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-text-encoding.h"

/* More lines than this are no document that somebody wrote. */
#define MAX_PARAGRAPHS 1000000

/* Where a line ends: LF, CR, CRLF, vertical tab, form feed, NEL, the separators of Unicode; NUL
 * cannot occur. Returns the length of the line end, 0 if there is none at @p. */
static gsize
line_end_length (const char *p)
{
  switch ((guchar) *p)
    {
    case '\r':
      return p[1] == '\n' ? 2 : 1;
    case '\n':
    case '\v':
    case '\f':
    case 0x1a:
      return 1;
    case 0xc2:
      return (guchar) p[1] == 0x85 ? 2 : 0;
    case 0xe2:
      return (guchar) p[1] == 0x80 && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9) ? 3 : 0;
    default:
      return 0;
    }
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b)
        return FALSE;
    }
  return TRUE;
}

static void
add_line (RectifyDocument *document, const char *start, const char *end, guint line)
{
  g_autofree char *text = g_strndup (start, end - start);
  g_autoptr (RectifyParagraph) paragraph = NULL;

  if (is_blank (text))
    return;
  paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_paragraph_set_line (paragraph, line);
  rectify_document_add (document, paragraph);
}

/**
 * rectify_text_format_load:
 * @bytes: a text file in UTF-8, UTF-16 or GB18030, with any line ends
 * @error: return location
 *
 * Each line that is not blank becomes a paragraph.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_text_format_load (GBytes *bytes, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autofree char *text = NULL;
  const char *start;
  gsize length, end_length;
  guint line = 1;

  text = rectify_text_encoding_decode (bytes, &length, error);
  if (text == NULL)
    return NULL;
  start = text;
  for (const char *p = text; p <= text + length; p++)
    {
      end_length = p < text + length ? line_end_length (p) : 1;
      if (end_length == 0)
        continue;
      add_line (document, start, p, line++);
      start = p + end_length;
      p = start - 1;
      if (rectify_document_get_n_blocks (document) > MAX_PARAGRAPHS)
        {
          g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                       _ ("The file has more than %d lines. Split it and import the parts."),
                       MAX_PARAGRAPHS);
          return NULL;
        }
    }
  if (rectify_document_get_n_blocks (document) == 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty: there is no text in it to import."));
      return NULL;
    }
  return g_steal_pointer (&document);
}

/**
 * rectify_text_format_save:
 * @document: a document
 * @file: where to; an existing file is replaced when the new one is whole on disk
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a document as plain text: UTF-8, a line a paragraph.
 *
 * Returns: whether it is written; if not, @file is as it was
 */
gboolean
rectify_text_format_save (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  text = rectify_document_dup_text (document);
  path = g_file_get_path (file);
  if (path == NULL)
    return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                                    NULL, cancellable, error);
  return g_file_set_contents_full (path, text, strlen (text),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}
