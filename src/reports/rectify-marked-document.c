/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-marked-document.h"

#include "rectify-sequence.h"

/* Two states of a document. Blocks are known again by numbers that both have. */
typedef struct {
  RectifyDocument *before;
  RectifyDocument *after;
  RectifyDocument *document;
  GArray *old_keys;
  GArray *new_keys;
  GHashTable *old_places; /* keys to places, counted from 1 */
  GHashTable *new_places;
} Merge;

/* What the label of a field says, so that one that came before others does not take their places. */
static const char *
get_field_label (RectifyParagraph *paragraph)
{
  if (rectify_paragraph_get_role (paragraph) != RECTIFY_PARAGRAPH_FIELD
      || rectify_paragraph_get_n_runs (paragraph) < 2)
    return "";
  return rectify_paragraph_get_run (paragraph, 0)->text;
}

/* What a block is about; several blocks may be about the same. */
static char *
dup_subject (RectifyDocument *document, guint position)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);
  gint64 item;

  if (rectify_document_get_drawing (document, position) != NULL)
    return g_strdup ("drawing");
  if (paragraph == NULL)
    return g_strdup ("table");
  item = rectify_paragraph_get_item (paragraph, 0);
  if (item != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", item, get_field_label (paragraph));
  return g_strdup_printf ("role %u", rectify_paragraph_get_role (paragraph));
}

/* Each block gets the number of what it is about, and of how many before it are about the same. */
static GArray *
list_keys (RectifyDocument *document, GHashTable *numbers)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      char *subject = dup_subject (document, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, subject));
      g_autofree char *key = g_strdup_printf ("%s %u", subject, count);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

      g_hash_table_insert (counts, subject, GUINT_TO_POINTER (count + 1));
      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      g_array_append_val (keys, number);
    }
  return keys;
}

static GHashTable *
index_keys (GArray *keys)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_insert (places, GUINT_TO_POINTER (g_array_index (keys, guint, i)),
                         GUINT_TO_POINTER (i + 1));
  return places;
}

static guint
find_place (GHashTable *places, GArray *keys, guint position)
{
  return GPOINTER_TO_UINT (
      g_hash_table_lookup (places, GUINT_TO_POINTER (g_array_index (keys, guint, position))));
}

static void
add_table (Merge *self, RectifyTable *before, RectifyTable *after)
{
  g_autoptr (RectifyTable) table = rectify_marked_table_new (before, after);

  rectify_document_add_table (self->document, table);
}

/* Nothing in a drawing is marked; one that is gone is not drawn. Returns whether it is one. */
static gboolean
add_drawing (Merge *self, RectifyDocument *document, guint position, RectifyMark mark)
{
  RectifyDrawing *drawing = rectify_document_get_drawing (document, position);

  if (drawing != NULL && mark != RECTIFY_MARK_DELETED)
    rectify_document_add_drawing (self->document, drawing);
  return drawing != NULL;
}

static void
add_whole (Merge *self, RectifyDocument *document, guint position, RectifyMark mark)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);
  RectifyTable *table = rectify_document_get_table (document, position);
  g_autoptr (RectifyParagraph) marked = NULL;

  if (add_drawing (self, document, position, mark))
    return;
  if (paragraph == NULL)
    {
      add_table (self, mark == RECTIFY_MARK_DELETED ? table : NULL,
                 mark == RECTIFY_MARK_DELETED ? NULL : table);
      return;
    }
  marked = rectify_marked_paragraph_new_whole (paragraph, mark);
  rectify_document_add (self->document, marked);
}

static void
add_both (Merge *self, guint old_position, guint new_position, RectifyMark same)
{
  RectifyParagraph *before = rectify_document_get_paragraph (self->before, old_position);
  RectifyParagraph *after = rectify_document_get_paragraph (self->after, new_position);
  g_autoptr (RectifyParagraph) marked = NULL;

  if (add_drawing (self, self->after, new_position, same))
    return;
  if (after == NULL)
    {
      add_table (self, rectify_document_get_table (self->before, old_position),
                 rectify_document_get_table (self->after, new_position));
      return;
    }
  marked = rectify_marked_paragraph_new (before, after, same);
  rectify_document_add (self->document, marked);
}

/* What is gone; what stands elsewhere now is shown there. */
static void
add_deleted (Merge *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (find_place (self->new_places, self->old_keys, i) == 0)
      add_whole (self, self->before, i, RECTIFY_MARK_DELETED);
}

static void
add_inserted (Merge *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      guint old_place = find_place (self->old_places, self->new_keys, i);

      if (old_place == 0)
        add_whole (self, self->after, i, RECTIFY_MARK_INSERTED);
      else
        add_both (self, old_place - 1, i, RECTIFY_MARK_MOVED);
    }
}

static void
merge (Merge *self)
{
  g_autofree guint *matches
      = rectify_sequence_match ((const guint *) self->old_keys->data, self->old_keys->len,
                                (const guint *) self->new_keys->data, self->new_keys->len);
  guint next = 0;

  for (guint i = 0; i < self->old_keys->len;)
    {
      guint start = i;

      while (i < self->old_keys->len && matches[i] == RECTIFY_SEQUENCE_NONE)
        i++;
      add_deleted (self, start, i);
      if (i == self->old_keys->len)
        break;
      add_inserted (self, next, matches[i]);
      add_both (self, i, matches[i], RECTIFY_MARK_NONE);
      next = matches[i] + 1;
      i++;
    }
  add_inserted (self, next, self->new_keys->len);
}

/**
 * rectify_marked_document_new:
 * @before: a document that was composed from an earlier state of a plan
 * @after: one that was composed from it as it is, in the same way
 *
 * Paragraphs are known again by the items they are about. What is gone is shown where it stood;
 * what stands elsewhere is shown there.
 *
 * Returns: (transfer full): the document as it is, with marks
 */
RectifyDocument *
rectify_marked_document_new (RectifyDocument *before, RectifyDocument *after)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Merge self = { .before = before, .after = after, .document = rectify_document_new () };

  rectify_document_set_title (self.document, rectify_document_get_title (after));
  rectify_document_set_author (self.document, rectify_document_get_author (after));
  rectify_document_set_page_style (self.document, rectify_document_get_page_style (after));
  self.old_keys = list_keys (before, numbers);
  self.new_keys = list_keys (after, numbers);
  self.old_places = index_keys (self.old_keys);
  self.new_places = index_keys (self.new_keys);
  merge (&self);
  g_array_unref (self.old_keys);
  g_array_unref (self.new_keys);
  g_hash_table_unref (self.old_places);
  g_hash_table_unref (self.new_places);
  return self.document;
}
