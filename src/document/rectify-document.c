/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-document.h"

/**
 * RectifyDocument:
 *
 * The exchange form between files, plans and pages: paragraphs with a role, in order. What is read
 * from a file becomes a document before anything guesses at its meaning; what is printed or
 * exported is composed as a document before anything measures a glyph.
 */
struct _RectifyDocument {
  GObject parent_instance;

  char *title;
  char *author;
  GPtrArray *paragraphs;
};

G_DEFINE_FINAL_TYPE (RectifyDocument, rectify_document, G_TYPE_OBJECT)

static void
rectify_document_finalize (GObject *object)
{
  RectifyDocument *self = RECTIFY_DOCUMENT (object);

  g_free (self->title);
  g_free (self->author);
  g_ptr_array_unref (self->paragraphs);
  G_OBJECT_CLASS (rectify_document_parent_class)->finalize (object);
}

static void
rectify_document_class_init (RectifyDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_document_finalize;
}

static void
rectify_document_init (RectifyDocument *self)
{
  self->title = g_strdup ("");
  self->author = g_strdup ("");
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
}

/**
 * rectify_document_new:
 *
 * Returns: (transfer full): an empty document
 */
RectifyDocument *
rectify_document_new (void)
{
  return g_object_new (RECTIFY_TYPE_DOCUMENT, NULL);
}

/**
 * rectify_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): the title for a file's metadata, "" if there is none
 */
const char *
rectify_document_get_title (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), "");
  return self->title;
}

/**
 * rectify_document_set_title:
 * @self: a document
 * @title: (nullable): the title for a file's metadata
 */
void
rectify_document_set_title (RectifyDocument *self, const char *title)
{
  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
}

/**
 * rectify_document_get_author:
 * @self: a document
 *
 * Returns: (transfer none): who wrote it, for a file's metadata, "" if unknown
 */
const char *
rectify_document_get_author (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), "");
  return self->author;
}

/**
 * rectify_document_set_author:
 * @self: a document
 * @author: (nullable): who wrote it, for a file's metadata
 */
void
rectify_document_set_author (RectifyDocument *self, const char *author)
{
  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  g_free (self->author);
  self->author = g_strdup (author != NULL ? author : "");
}

/**
 * rectify_document_get_n_paragraphs:
 * @self: a document
 *
 * Returns: how many paragraphs it has
 */
guint
rectify_document_get_n_paragraphs (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), 0);
  return self->paragraphs->len;
}

/**
 * rectify_document_get_paragraph:
 * @self: a document
 * @position: which paragraph
 *
 * Returns: (transfer none): the paragraph
 */
RectifyParagraph *
rectify_document_get_paragraph (RectifyDocument *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->paragraphs->len, NULL);
  return g_ptr_array_index (self->paragraphs, position);
}

/**
 * rectify_document_add:
 * @self: a document
 * @paragraph: (transfer none): a paragraph
 *
 * Adds a paragraph at the end.
 */
void
rectify_document_add (RectifyDocument *self, RectifyParagraph *paragraph)
{
  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  g_ptr_array_add (self->paragraphs, rectify_paragraph_ref (paragraph));
}

/**
 * rectify_document_dup_text:
 * @self: a document
 *
 * Returns: (transfer full): the whole text, a line a paragraph
 */
char *
rectify_document_dup_text (RectifyDocument *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      RectifyParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);

      for (guint j = 0; j < rectify_paragraph_get_n_runs (paragraph); j++)
        g_string_append (text, rectify_paragraph_get_run (paragraph, j)->text);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
