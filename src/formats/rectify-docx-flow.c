/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-docx-private.h"
#include "rectify-docx-symbols.h"
#include "rectify-formats.h"

#define MAX_PARAGRAPHS 1000000
/* Labels are made, so that there may be more text than was in the file. In bytes. */
#define MAX_TEXT (256 * 1024 * 1024)
/* Rows times columns of all tables. */
#define MAX_PLACES 2000000

/**
 * rectify_docx_flow_new:
 * @document: (nullable) (transfer none): where blocks go; %NULL for an array of paragraphs
 *
 * Returns: (transfer full): a flow before its first paragraph
 */
RectifyDocxFlow *
rectify_docx_flow_new (RectifyDocument *document)
{
  RectifyDocxFlow *self = g_new0 (RectifyDocxFlow, 1);

  if (document != NULL)
    self->document = g_object_ref (document);
  else
    self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
  self->text = g_string_new (NULL);
  return self;
}

/**
 * rectify_docx_flow_free:
 * @self: (transfer full) (nullable): a flow
 */
void
rectify_docx_flow_free (RectifyDocxFlow *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  rectify_docx_flow_free (self->after);
  g_string_free (self->text, TRUE);
  g_free (self->label);
  g_free (self);
}

/**
 * rectify_docx_flow_get_after:
 * @self: a flow
 *
 * Returns: (transfer none): where what stands in boxes and notes goes: behind the paragraph that is
 *   being read
 */
RectifyDocxFlow *
rectify_docx_flow_get_after (RectifyDocxFlow *self)
{
  g_autoptr (RectifyDocument) document = NULL;

  if (self->after == NULL)
    {
      if (self->document != NULL)
        document = rectify_document_new ();
      self->after = rectify_docx_flow_new (document);
    }
  return self->after;
}

/**
 * rectify_docx_flow_is_visible:
 * @story: a story
 *
 * Returns: whether text that is read now is shown
 */
gboolean
rectify_docx_flow_is_visible (RectifyDocxStory *story)
{
  return story->fields.in_instruction == 0 && !story->run_is_hidden;
}

/**
 * rectify_docx_flow_append_character:
 * @story: a story
 * @self: a flow
 * @character: a character, or one of the private use area that the font of the run says the meaning
 *   of
 *
 * Adds to the text of the paragraph what can be text.
 */
void
rectify_docx_flow_append_character (RectifyDocxStory *story, RectifyDocxFlow *self,
                                    gunichar character)
{
  gunichar shown = rectify_docx_symbols_map (story->run_font, character);

  if (!rectify_docx_flow_is_visible (story))
    return;
  switch (shown)
    {
    case 0:
      story->docx->remarks |= RECTIFY_DOCX_SYMBOLS;
      break;
    case 0xad: /* a soft hyphen */
      break;
    case '\t':
    case '\n':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
      g_string_append_c (self->text, ' ');
      break;
    default:
      g_string_append_unichar (self->text, shown);
      break;
    }
}

/* Whether a character is more than itself: white space that is no blank, or of private use. Of the
 * first byte; most text has none. */
static gboolean
is_special (const char *p)
{
  switch ((guchar) *p)
    {
    case '\t':
    case '\n':
    case '\r':
    case 0xc2:
      return TRUE;
    case 0xe2:
      return (guchar) p[1] == 0x80 && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9);
    case 0xef:
      return (guchar) p[1] >= 0x80 && (guchar) p[1] <= 0x83;
    default:
      return FALSE;
    }
}

/**
 * rectify_docx_flow_append:
 * @story: a story
 * @self: a flow
 * @text: text as it stands in the file
 *
 * Adds it to the text of the paragraph if it is shown.
 */
void
rectify_docx_flow_append (RectifyDocxStory *story, RectifyDocxFlow *self, const char *text)
{
  const char *start = text, *p;

  if (!rectify_docx_flow_is_visible (story))
    {
      if (story->run_is_hidden && !rectify_text_is_blank (text))
        story->docx->remarks |= RECTIFY_DOCX_HIDDEN;
      return;
    }
  if (story->run_is_bold ? !self->has_bold : !self->has_plain)
    *(story->run_is_bold ? &self->has_bold : &self->has_plain) = !rectify_text_is_blank (text);
  for (p = text; *p != '\0';)
    {
      if (story->run_font == NULL && !is_special (p))
        {
          p++;
          continue;
        }
      g_string_append_len (self->text, start, p - start);
      rectify_docx_flow_append_character (story, self, g_utf8_get_char (p));
      start = p = g_utf8_next_char (p);
    }
  g_string_append_len (self->text, start, p - start);
}

static void
fail_too_large (RectifyDocxStory *story, const char *sentence, int limit)
{
  rectify_xml_fail (story->xml, g_error_new (RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                                             sentence, limit));
}

static gboolean
check_bounds (RectifyDocxStory *story, gsize n_bytes)
{
  RectifyDocx *docx = story->docx;
  GError *error = NULL;

  docx->n_bytes += n_bytes;
  if (docx->n_paragraphs++ % 1024 == 0
      && g_cancellable_set_error_if_cancelled (docx->cancellable, &error))
    {
      rectify_xml_fail (story->xml, error);
      return FALSE;
    }
  if (docx->n_paragraphs <= MAX_PARAGRAPHS && docx->n_bytes <= MAX_TEXT)
    return TRUE;
  fail_too_large (story,
                  _ ("The document has more than %d paragraphs. Split it and import the parts."),
                  MAX_PARAGRAPHS);
  return FALSE;
}

/**
 * rectify_docx_flow_add:
 * @self: a flow
 * @paragraph: (transfer none): a paragraph
 *
 * Adds a paragraph behind those that are whole.
 */
void
rectify_docx_flow_add (RectifyDocxFlow *self, RectifyParagraph *paragraph)
{
  if (self->document != NULL)
    rectify_document_add (self->document, paragraph);
  else
    g_ptr_array_add (self->paragraphs, rectify_paragraph_ref (paragraph));
}

static void
add_text (RectifyDocxStory *story, RectifyDocxFlow *self)
{
  g_autoptr (RectifyParagraph) paragraph = NULL;

  if (!check_bounds (story, self->text->len))
    return;
  paragraph = rectify_paragraph_new (self->role);
  rectify_paragraph_append (paragraph, rectify_paragraph_role_get_style (self->role),
                            self->text->str);
  rectify_paragraph_set_stands_out (paragraph, self->has_bold && !self->has_plain);
  rectify_docx_flow_add (self, paragraph);
}

/**
 * rectify_docx_flow_end_line:
 * @story: a story
 * @self: a flow
 *
 * Ends a line within a paragraph: what follows becomes one of its own, in the same role, as a run
 * has no line ends. Blank lines are dropped, as they are in text.
 */
void
rectify_docx_flow_end_line (RectifyDocxStory *story, RectifyDocxFlow *self)
{
  if (!rectify_text_is_blank (self->text->str))
    {
      if (self->label != NULL)
        g_string_prepend (self->text, self->label);
      g_clear_pointer (&self->label, g_free);
      add_text (story, self);
    }
  g_string_truncate (self->text, 0);
  self->has_bold = self->has_plain = FALSE;
}

/* Puts what stood in boxes and notes behind the paragraph. */
static void
add_after (RectifyDocxFlow *self)
{
  g_autoptr (RectifyDocxFlow) after = g_steal_pointer (&self->after);

  for (guint i = 0; after->paragraphs != NULL && i < after->paragraphs->len; i++)
    rectify_docx_flow_add (self, g_ptr_array_index (after->paragraphs, i));
  for (guint i = 0; after->document != NULL && i < rectify_document_get_n_blocks (after->document);
       i++)
    {
      RectifyTable *table = rectify_document_get_table (after->document, i);

      if (table != NULL)
        rectify_document_add_table (self->document, table);
      else
        rectify_document_add (self->document, rectify_document_get_paragraph (after->document, i));
    }
}

/**
 * rectify_docx_flow_end_paragraph:
 * @story: a story
 * @self: a flow
 *
 * Ends the paragraph that is being read, if there is one.
 */
void
rectify_docx_flow_end_paragraph (RectifyDocxStory *story, RectifyDocxFlow *self)
{
  rectify_docx_flow_end_line (story, self);
  if (self->label != NULL && self->document == NULL)
    {
      /* Cells are numbered so. In running text, a label alone is an empty paragraph. */
      g_string_assign (self->text, g_strchomp (self->label));
      add_text (story, self);
      g_string_truncate (self->text, 0);
    }
  g_clear_pointer (&self->label, g_free);
  if (self->after != NULL)
    add_after (self);
}

/**
 * rectify_docx_flow_add_table:
 * @story: a story
 * @self: a flow into a document
 * @table: a table that is read to its end
 *
 * Adds a table, unless nothing stands in it.
 */
void
rectify_docx_flow_add_table (RectifyDocxStory *story, RectifyDocxFlow *self,
                             RectifyDocxTable *table)
{
  g_autoptr (RectifyTable) built = NULL;

  story->docx->n_places += rectify_docx_table_get_n_places (table);
  if (story->docx->n_places > MAX_PLACES)
    {
      fail_too_large (
          story, _ ("The tables have more than %d cells. Split the document and import the parts."),
          MAX_PLACES);
      return;
    }
  built = rectify_docx_table_build (table);
  if (built != NULL)
    rectify_document_add_table (self->document, built);
}
