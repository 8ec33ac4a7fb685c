/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-closing-duty.h"
#include "rectify-contents-lines.h"
#include "rectify-ends-reader.h"
#include "rectify-heading-look.h"
#include "rectify-heading-series.h"
#include "rectify-label-series.h"
#include "rectify-letterhead-reader.h"
#include "rectify-loose-duty.h"
#include "rectify-named-problem.h"
#include "rectify-outline.h"
#include "rectify-problem-range.h"
#include "rectify-reading-private.h"
#include "rectify-running-progress.h"
#include "rectify-table-head.h"
#include "rectify-table-reader.h"
#include "rectify-table-unfold.h"
#include "rectify-title.h"

/* A leading sentence that is longer, in characters, is running text and no heading. */
#define MAX_HEADING 80

G_DEFINE_FINAL_TYPE (RectifyReading, rectify_reading, G_TYPE_OBJECT)

static void
rectify_reading_finalize (GObject *object)
{
  RectifyReading *self = RECTIFY_READING (object);

  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->spans, g_hash_table_unref);
  g_clear_pointer (&self->doubts, g_hash_table_unref);
  g_clear_pointer (&self->guesses, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->by_paragraph, g_ptr_array_unref);
  G_OBJECT_CLASS (rectify_reading_parent_class)->finalize (object);
}

static void
rectify_reading_class_init (RectifyReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_reading_finalize;
}

static void
unref_array (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static void
rectify_reading_init (RectifyReading *self)
{
  self->plan = rectify_plan_new ();
  self->spans = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->doubts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->guesses = g_hash_table_new (NULL, NULL);
  self->chosen = g_hash_table_new (NULL, NULL);
  self->by_paragraph = g_ptr_array_new_with_free_func (unref_array);
}

/*
 * rectify_reading_add_doubt:
 * @doubt: (transfer full): a sentence; the first that is said of an item stays
 */
void
rectify_reading_add_doubt (RectifyReading *self, RectifyItem *item, char *doubt)
{
  if (g_hash_table_contains (self->doubts, item))
    g_free (doubt);
  else
    g_hash_table_insert (self->doubts, item, doubt);
}

/* Says where the own words of an item stand. */
void
rectify_reading_add_span (RectifyReading *self, RectifyItem *item, const RectifySpan *span)
{
  GPtrArray *items = g_ptr_array_index (self->by_paragraph, span->paragraph);

  g_hash_table_insert (self->spans, item, g_memdup2 (span, sizeof *span));
  if (items == NULL)
    self->by_paragraph->pdata[span->paragraph] = items = g_ptr_array_new ();
  g_ptr_array_add (items, item);
}

/* The items of a block that is read anew. */
void
rectify_reading_forget_block (RectifyReading *self, guint block)
{
  GPtrArray *items = g_ptr_array_index (self->by_paragraph, block);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (items, i);

      g_hash_table_remove (self->spans, item);
      g_hash_table_remove (self->doubts, item);
      g_hash_table_remove (self->guesses, item);
      g_hash_table_remove (self->chosen, item);
    }
  if (items != NULL)
    g_ptr_array_set_size (items, 0);
}

static gboolean
has_below (RectifyNode *node)
{
  return node->children->len > 0 || node->lead_in != NULL
         || (node->n_fields > 0 && node->kind == RECTIFY_ITEM_PROBLEM);
}

/* The leading sentence is the heading where something follows it: in the item, or below it. */
static void
set_words (RectifyOutline *outline, RectifyNode *node, RectifyItem *item)
{
  g_autofree char *body = rectify_outline_dup_body (outline, node);
  g_autofree char *heading = NULL;
  g_autofree char *rest = NULL;
  gboolean titled = node->kind == RECTIFY_ITEM_SECTION || node->kind == RECTIFY_ITEM_AREA;
  gsize end = rectify_sentence_end (body);

  if (!node->labelled || node->kind == RECTIFY_ITEM_PROSE)
    {
      rectify_item_set_text (item, body);
      return;
    }
  heading = rectify_token_dup (body, 0, end > 0 ? end : strlen (body));
  rest = rectify_token_dup (body, end > 0 ? end : strlen (body), strlen (body));
  if (!titled
      && (g_utf8_strlen (heading, -1) > MAX_HEADING
          || (*rest == '\0' && (node->run_in || !has_below (node)))))
    {
      rectify_item_set_text (item, body);
      return;
    }
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, rest);
}

static void
add_span (RectifyReading *self, RectifyNode *node, RectifyItem *item)
{
  RectifySpan span = { node->paragraph, node->start, node->end };

  rectify_reading_add_span (self, item, &span);
}

static gboolean
has_problem_column (RectifyReading *self, RectifyOutline *outline, guint block)
{
  g_autoptr (RectifyTableHead) head
      = rectify_table_head_find (outline->vocabulary,
                                 rectify_document_get_table (self->document, block));

  return head != NULL
         && rectify_columns_find (head->columns, RECTIFY_COLUMN_PROBLEM) < head->columns->n_columns;
}

/* A heading over a table of problems is that of an area, whatever its words; one that calls itself a
 * problem is that of one where the table only has measures. */
static gboolean
heads_tasks (RectifyReading *self, RectifyOutline *outline, RectifyNode *node)
{
  gboolean named
      = node->labelled && rectify_label_matcher_is_problem (outline->matcher, node->label.family);
  g_autofree char *body = NULL;

  if ((node->kind != RECTIFY_ITEM_PROBLEM && node->kind != RECTIFY_ITEM_CLAUSE
       && node->kind != RECTIFY_ITEM_MEASURE)
      || !node->labelled)
    return FALSE;
  body = rectify_outline_dup_body (outline, node);
  if (rectify_sentence_end (body) > 0 || g_utf8_strlen (body, -1) > MAX_HEADING)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->has_tasks)
        return !named || has_problem_column (self, outline, child->paragraph);
    }
  return FALSE;
}

static void convert_children (RectifyReading *self, RectifyOutline *outline, RectifyNode *node,
                              RectifyItem *item);

static RectifyItem *
convert (RectifyReading *self, RectifyOutline *outline, RectifyNode *node, gboolean guessed)
{
  RectifyItem *item;

  if (node->is_table)
    return rectify_table_read (self, outline->vocabulary, outline->matcher, node->paragraph,
                               outline->year);
  if (heads_tasks (self, outline, node))
    node->kind = RECTIFY_ITEM_AREA;
  item = rectify_item_new (node->kind);
  if (node->labelled && node->hint != RECTIFY_NODE_PROSE)
    {
      g_autofree char *label
          = rectify_token_dup (rectify_outline_get_text (outline, node), node->start, node->body);

      rectify_item_set_label (item, label);
    }
  rectify_item_set_run_in (item, node->run_in);
  set_words (outline, node, item);
  if (guessed)
    g_hash_table_add (self->guesses, item);
  convert_children (self, outline, node, item);
  rectify_reading_set_fields (self, outline, node, item);
  add_span (self, node, item);
  if (node->labelled && !node->run_in
      && g_hash_table_contains (outline->looks, GUINT_TO_POINTER (node->paragraph)))
    rectify_reading_add_doubt (
        self, item,
        g_strdup (
            _ ("Only how it looks in the file says that this is a heading; check its place.")));
  if (node->weak)
    rectify_reading_add_doubt (
        self, item,
        g_strdup (_ ("Nothing in the document says plainly what this is; check its kind.")));
  if (node->unanswered)
    rectify_reading_add_doubt (
        self, item,
        g_strdup (
            _ ("It has no measures, though other problems have some; check what is below it.")));
  if (rectify_item_ends_open (item))
    rectify_reading_add_doubt (
        self, item,
        g_strdup (_ ("It ends with a comma: does the next line belong to it? Once imported, “Join "
                     "with the Item Above” joins them.")));
  return item;
}

/* Areas may be numbered together with the sections beside them. */
static gboolean
is_counted_with (RectifyNode *last, RectifyNode *node)
{
  return last->labelled && node->labelled && last->label.family == node->label.family
         && (last->kind == node->kind
             || (last->kind == RECTIFY_ITEM_AREA && node->kind == RECTIFY_ITEM_SECTION)
             || (last->kind == RECTIFY_ITEM_SECTION && node->kind == RECTIFY_ITEM_AREA));
}

/* A number that is skipped or comes twice is a slip of the one who typed. */
static void
check_number (RectifyReading *self, RectifyNode *last, RectifyNode *node, RectifyItem *item)
{
  const char *label = rectify_item_get_label (item);

  if (last == NULL || *label == '\0' || !is_counted_with (last, node))
    return;
  if (node->label.number == last->label.number)
    rectify_reading_add_doubt (self, item,
                               g_strdup_printf (_ ("The number “%s” comes twice."), label));
  else if (node->label.number != last->label.number + 1 && node->label.number != 1)
    rectify_reading_add_doubt (
        self, item,
        g_strdup_printf (_ ("The number “%s” does not follow the one before it."), label));
}

static void
convert_children (RectifyReading *self, RectifyOutline *outline, RectifyNode *node,
                  RectifyItem *item)
{
  RectifyNode *last = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);
      gboolean guessed
          = (child->weak || g_hash_table_contains (self->guesses, item)) && child->n_fields == 0;
      g_autoptr (RectifyItem) converted = convert (self, outline, child, guessed);

      rectify_item_append_child (item, converted);
      check_number (self, last, child, converted);
      if (child->labelled)
        last = child;
    }
}

static gboolean
has_tasks (RectifyReading *self, RectifyOutline *outline, guint block)
{
  g_autoptr (RectifyTableHead) head
      = rectify_table_head_find (outline->vocabulary,
                                 rectify_document_get_table (self->document, block));

  return head != NULL;
}

static gboolean
cut_paragraphs (RectifyReading *self, RectifyOutline *outline, GArray *tokens, guint first,
                GCancellable *cancellable, GError **error)
{
  guint n_paragraphs = rectify_document_get_n_blocks (self->document);
  g_autoptr (GArray) leading
      = rectify_label_series_find (outline->matcher, outline->vocabulary, outline->texts);

  g_autoptr (GHashTable) ranges = rectify_problem_ranges_find (outline, first);
  guint contents_end;
  guint contents = rectify_contents_find (outline->texts, first, &contents_end);

  rectify_heading_series_add (outline, self->document, MAX (first, contents_end), leading);
  rectify_heading_look_add (outline, self->document, MAX (first, contents_end), leading);
  for (guint i = first; i < n_paragraphs; i++)
    {
      const RectifyLabelMatch *label = &g_array_index (leading, RectifyLabelMatch, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (rectify_document_get_table (self->document, i) != NULL)
        rectify_tokens_add_table (tokens, i, strlen (g_ptr_array_index (outline->texts, i)),
                                  has_tasks (self, outline, i));
      else if (i >= contents && i < contents_end)
        rectify_tokens_add_plain (tokens, i, g_ptr_array_index (outline->texts, i), FALSE);
      else if (g_hash_table_contains (ranges, GUINT_TO_POINTER (i)))
        rectify_tokens_add_plain (tokens, i, g_ptr_array_index (outline->texts, i), TRUE);
      else
        rectify_tokens_add_paragraph (tokens, outline->vocabulary, outline->matcher, i,
                                      g_ptr_array_index (outline->texts, i),
                                      label->number > 0 ? label : NULL);
    }
  return TRUE;
}

static char *
dup_block_text (RectifyDocument *document, guint position)
{
  RectifyTable *table = rectify_document_get_table (document, position);
  GString *text;

  if (table == NULL)
    return rectify_paragraph_dup_text (rectify_document_get_paragraph (document, position));
  text = g_string_new (NULL);
  rectify_table_append_text (table, text);
  return g_string_free (text, FALSE);
}

static void
collect_texts (RectifyReading *self, RectifyOutline *outline)
{
  guint n_paragraphs = rectify_document_get_n_blocks (self->document);

  outline->texts = g_ptr_array_new_full (n_paragraphs, g_free);
  g_ptr_array_set_size (self->by_paragraph, n_paragraphs);
  for (guint i = 0; i < n_paragraphs; i++)
    g_ptr_array_add (outline->texts, dup_block_text (self->document, i));
}

static void
set_particulars (RectifyReading *self, RectifyOutline *outline, guint n_title)
{
  g_autofree char *organisation
      = rectify_title_dup_organisation (outline->vocabulary, outline->title);

  rectify_plan_set_organisation (self->plan, organisation);
  rectify_plan_set_theme (self->plan, rectify_title_find_theme (outline, n_title));
  self->about = rectify_title_is_about (outline, n_title);
}

/**
 * rectify_reading_new:
 * @document: a document
 * @vocabulary: the words to read it by
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a document as a plan. Every character of it is in the plan, white space aside, and in the
 * same order: what is not understood is prose. Blocks for as long as the document is long.
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with %G_IO_ERROR_CANCELLED
 */
RectifyReading *
rectify_reading_new (RectifyDocument *document, RectifyVocabulary *vocabulary,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyReading) self = g_object_new (RECTIFY_TYPE_READING, NULL);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (RectifyToken));
  RectifyOutline outline = { .vocabulary = vocabulary };
  guint n_title;
  gboolean whole;

  outline.matcher = rectify_label_matcher_new (vocabulary);
  self->document = rectify_table_unfold (document, vocabulary, outline.matcher);
  outline.root = rectify_node_new (NULL);
  outline.looks = g_hash_table_new (NULL, NULL);
  collect_texts (self, &outline);
  n_title = rectify_title_find (&outline, rectify_letterhead_read (&outline, self->plan),
                                &outline.title);
  outline.year = rectify_title_find_year (&outline, n_title);
  whole = cut_paragraphs (self, &outline, tokens, n_title, cancellable, error);
  if (whole)
    {
      rectify_named_problems_join (&outline, tokens);
      rectify_outline_build (&outline, tokens, 0);
      rectify_outline_decide (&outline);
      convert_children (self, &outline, outline.root, rectify_plan_get_root (self->plan));
      set_particulars (self, &outline, n_title);
      rectify_plan_set_title (self->plan, outline.title);
      rectify_plan_set_year (self->plan, outline.year);
      rectify_running_progress_take (self, vocabulary, outline.year);
      rectify_loose_duty_mark (self, vocabulary, outline.year);
      rectify_closing_duty_take (self, vocabulary, outline.year);
      rectify_ends_read (self, vocabulary);
    }
  g_free (outline.title);
  g_ptr_array_unref (outline.texts);
  g_hash_table_unref (outline.looks);
  rectify_node_free (outline.root);
  rectify_label_matcher_free (outline.matcher);
  return whole ? g_steal_pointer (&self) : NULL;
}

/**
 * rectify_reading_get_plan:
 * @self: a reading
 *
 * Returns: (transfer none): the plan
 */
RectifyPlan *
rectify_reading_get_plan (RectifyReading *self)
{
  g_return_val_if_fail (RECTIFY_IS_READING (self), NULL);
  return self->plan;
}

/**
 * rectify_reading_get_document:
 * @self: a reading
 *
 * Returns: (transfer none): the document that was read; tables that only frame running text are
 *   paragraphs in it
 */
RectifyDocument *
rectify_reading_get_document (RectifyReading *self)
{
  g_return_val_if_fail (RECTIFY_IS_READING (self), NULL);
  return self->document;
}

/**
 * rectify_reading_get_doubt:
 * @self: a reading
 * @item: an item of its plan
 *
 * Returns: (transfer none) (nullable): a sentence on what is doubtful about it, or %NULL
 */
const char *
rectify_reading_get_doubt (RectifyReading *self, RectifyItem *item)
{
  g_return_val_if_fail (RECTIFY_IS_READING (self), NULL);
  return g_hash_table_lookup (self->doubts, item);
}
