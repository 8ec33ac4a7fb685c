/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-document.h"

/**
 * RectifyDocument:
 *
 * The exchange form between files, plans and pages: blocks in order, each a paragraph with a role, a
 * table, or a drawing, which is a table of its numbers to who does not draw. What is read from a file becomes a document before anything guesses at its meaning; what is printed or
 * exported is composed as a document before anything measures a glyph.
 */
struct _RectifyDocument {
  GObject parent_instance;

  char *title;
  char *author;
  RectifyPageStyle page_style;
  GArray *blocks;
  GPtrArray *remarks;
};

/* One of the two; a table that can be drawn has the drawing beside it. */
typedef struct {
  RectifyParagraph *paragraph;
  RectifyTable *table;
  RectifyDrawing *drawing;
} Block;

G_DEFINE_FINAL_TYPE (RectifyDocument, rectify_document, G_TYPE_OBJECT)

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->paragraph, rectify_paragraph_unref);
  g_clear_pointer (&block->table, rectify_table_unref);
  g_clear_pointer (&block->drawing, rectify_drawing_unref);
}

static void
rectify_document_finalize (GObject *object)
{
  RectifyDocument *self = RECTIFY_DOCUMENT (object);

  g_free (self->title);
  g_free (self->author);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->remarks);
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
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, clear_block);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->remarks, NULL);
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
 * rectify_document_get_page_style:
 * @self: a document
 *
 * Returns: (transfer none): how its pages are set; the official layout if nobody said otherwise
 */
const RectifyPageStyle *
rectify_document_get_page_style (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  return &self->page_style;
}

/**
 * rectify_document_set_page_style:
 * @self: a document
 * @style: how its pages are set
 */
void
rectify_document_set_page_style (RectifyDocument *self, const RectifyPageStyle *style)
{
  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  self->page_style = *style;
}

/**
 * rectify_document_get_n_blocks:
 * @self: a document
 *
 * Returns: how many paragraphs, tables and drawings it has
 */
guint
rectify_document_get_n_blocks (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), 0);
  return self->blocks->len;
}

/**
 * rectify_document_get_paragraph:
 * @self: a document
 * @position: which block
 *
 * Returns: (transfer none) (nullable): the paragraph, %NULL if the block is a table or a
 *   drawing
 */
RectifyParagraph *
rectify_document_get_paragraph (RectifyDocument *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->blocks->len, NULL);
  return g_array_index (self->blocks, Block, position).paragraph;
}

/**
 * rectify_document_get_table:
 * @self: a document
 * @position: which block
 *
 * Returns: (transfer none) (nullable): the table, of a drawing that of its numbers; %NULL if
 *   the block is a paragraph
 */
RectifyTable *
rectify_document_get_table (RectifyDocument *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->blocks->len, NULL);
  return g_array_index (self->blocks, Block, position).table;
}

/**
 * rectify_document_get_drawing:
 * @self: a document
 * @position: which block
 *
 * Returns: (transfer none) (nullable): the drawing, %NULL if the block is none
 */
RectifyDrawing *
rectify_document_get_drawing (RectifyDocument *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (position < self->blocks->len, NULL);
  return g_array_index (self->blocks, Block, position).drawing;
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
  Block block = { 0 };

  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  block.paragraph = rectify_paragraph_ref (paragraph);
  g_array_append_val (self->blocks, block);
}

/**
 * rectify_document_add_table:
 * @self: a document
 * @table: (transfer none): a table
 *
 * Adds a table at the end.
 */
void
rectify_document_add_table (RectifyDocument *self, RectifyTable *table)
{
  Block block = { 0 };

  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  block.table = rectify_table_ref (table);
  g_array_append_val (self->blocks, block);
}

/**
 * rectify_document_add_drawing:
 * @self: a document
 * @drawing: (transfer none): a drawing with a table of its numbers
 *
 * Adds a drawing at the end. Who does not draw finds the table there.
 */
void
rectify_document_add_drawing (RectifyDocument *self, RectifyDrawing *drawing)
{
  Block block = { 0 };

  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  g_return_if_fail (rectify_drawing_get_table (drawing) != NULL);
  block.table = rectify_table_ref (rectify_drawing_get_table (drawing));
  block.drawing = rectify_drawing_ref (drawing);
  g_array_append_val (self->blocks, block);
}

/**
 * rectify_document_get_remarks:
 * @self: a document
 *
 * Returns: (transfer none) (array zero-terminated=1): what the reader of the file left out or
 *   decided, a sentence each, for the user
 */
const char *const *
rectify_document_get_remarks (RectifyDocument *self)
{
  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  return (const char *const *) self->remarks->pdata;
}

/**
 * rectify_document_add_remark:
 * @self: a document
 * @remark: a sentence for the user; one that is there already is not added again
 */
void
rectify_document_add_remark (RectifyDocument *self, const char *remark)
{
  g_return_if_fail (RECTIFY_IS_DOCUMENT (self));
  if (!g_strv_contains ((const char *const *) self->remarks->pdata, remark))
    g_ptr_array_insert (self->remarks, self->remarks->len - 1, g_strdup (remark));
}

/* The tab in a line of the list of attachments is for who sets it. */
static gboolean
is_attachment (const Block *block)
{
  return block->paragraph != NULL
         && rectify_paragraph_get_role (block->paragraph) == RECTIFY_PARAGRAPH_ATTACHMENTS;
}

/* How many tabs each of its lines has. */
static guint
count_tabs (const Block *block)
{
  guint n = 0;

  if (block->table != NULL)
    return rectify_table_get_n_columns (block->table) - 1;
  if (is_attachment (block))
    return 0;
  for (guint i = 0; i < rectify_paragraph_get_n_runs (block->paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (block->paragraph, i)->text; *p != '\0'; p++)
      n += *p == '\t';
  return n;
}

/* Whether the two would be taken for one table. */
static gboolean
look_like_table (const Block *block, const Block *next)
{
  guint n_tabs = count_tabs (next);

  if (n_tabs == 0 || n_tabs != count_tabs (block))
    return FALSE;
  return block->table != NULL || *rectify_paragraph_get_run (block->paragraph, 0)->text != '\t';
}

static void
append_paragraph (GString *text, const Block *block)
{
  gboolean drops_tabs = is_attachment (block);

  for (guint i = 0; i < rectify_paragraph_get_n_runs (block->paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (block->paragraph, i)->text; *p != '\0'; p++)
      if (*p != '\t' || !drops_tabs)
        g_string_append_c (text, *p);
  g_string_append_c (text, '\n');
}

/**
 * rectify_document_dup_text:
 * @self: a document
 *
 * Writes a table as rectify_table_append_text() does. What would be taken for one table and is not
 * is parted by an empty line.
 *
 * Returns: (transfer full): the whole text, a line a paragraph and a line a row of a table
 */
char *
rectify_document_dup_text (RectifyDocument *self)
{
  GString *text = g_string_new (NULL);
  const Block *previous = NULL;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (self), NULL);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (previous != NULL && look_like_table (previous, block))
        g_string_append_c (text, '\n');
      previous = block;
      if (block->table != NULL)
        {
          rectify_table_append_text (block->table, text);
          continue;
        }
      append_paragraph (text, block);
    }
  return g_string_free (text, FALSE);
}
