/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-outline.h"

#include <string.h>

/**
 * rectify_node_new:
 * @token: words of a paragraph
 *
 * Returns: (transfer full): a node for them, without a parent
 */
RectifyNode *
rectify_node_new (const RectifyToken *token)
{
  RectifyNode *self = g_new0 (RectifyNode, 1);

  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_node_free);
  self->kind = RECTIFY_ITEM_PROSE;
  if (token == NULL)
    return self;
  self->paragraph = token->paragraph;
  self->start = token->start;
  self->body = token->labelled ? token->body : token->start;
  self->end = token->end;
  self->run_in = token->run_in;
  self->labelled = token->labelled;
  self->is_table = token->type == RECTIFY_TOKEN_TABLE;
  self->has_tasks = token->has_tasks;
  self->is_problem = token->is_problem;
  self->label = token->label;
  return self;
}

/**
 * rectify_node_free:
 * @self: (transfer full): a node, which goes with all below it
 */
void
rectify_node_free (RectifyNode *self)
{
  g_ptr_array_unref (self->children);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->deadline, rectify_deadline_unref);
  g_clear_pointer (&self->lead_in, rectify_wording_unref);
  g_free (self);
}

/**
 * rectify_node_add:
 * @self: a node
 * @position: before which child, %G_MAXUINT: at the end
 * @child: (transfer full): a node without a parent
 *
 * A child added at the end gets the next slot; one put elsewhere keeps the slot it was given.
 */
void
rectify_node_add (RectifyNode *self, guint position, RectifyNode *child)
{
  child->parent = self;
  if (position >= self->children->len)
    {
      child->slot = self->children->len;
      self->field_last = FALSE;
    }
  g_ptr_array_insert (self->children, MIN (position, self->children->len), child);
}

/**
 * rectify_node_find_writable:
 * @self: a node
 *
 * What is read next can only be put where the text has come to: on a node that nothing was written
 * behind yet. That keeps the words of a plan in the order of the document, whatever is in it.
 *
 * Returns: (transfer none): @self, or else the nearest node above it that is open
 */
RectifyNode *
rectify_node_find_writable (RectifyNode *self)
{
  RectifyNode *writable = self;

  for (RectifyNode *node = self; node->parent != NULL; node = node->parent)
    {
      RectifyNode *parent = node->parent;

      if (parent->field_last
          || g_ptr_array_index (parent->children, parent->children->len - 1) != node)
        writable = parent;
    }
  return writable;
}

/**
 * rectify_outline_get_text:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: (transfer none): the paragraph that the node's words stand in
 */
const char *
rectify_outline_get_text (RectifyOutline *self, RectifyNode *node)
{
  return g_ptr_array_index (self->texts, node->paragraph);
}

/**
 * rectify_outline_dup_body:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: (transfer full): the node's words without its label
 */
char *
rectify_outline_dup_body (RectifyOutline *self, RectifyNode *node)
{
  if (node->parent == NULL)
    return g_strdup ("");
  return rectify_token_dup (rectify_outline_get_text (self, node), node->body, node->end);
}

/**
 * rectify_outline_dup_heading:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: (transfer full): the first sentence of the node's words, or all if it has no end
 */
char *
rectify_outline_dup_heading (RectifyOutline *self, RectifyNode *node)
{
  char *body = rectify_outline_dup_body (self, node);
  gsize end = rectify_sentence_end (body);

  if (end > 0)
    body[end] = '\0';
  return body;
}

/**
 * rectify_outline_find_series:
 * @self: an outline
 * @node: a node of it
 * @position: (out): set to the byte of the paragraph where the series begins
 * @match: (out caller-allocates): set to its first label
 *
 * Returns: whether a series of labels begins inside the node's words
 */
gboolean
rectify_outline_find_series (RectifyOutline *self, RectifyNode *node, gsize *position,
                             RectifyLabelMatch *match)
{
  g_autofree char *body = NULL;

  if (node->parent == NULL || node->no_series == node->end)
    return FALSE;
  body = g_strndup (rectify_outline_get_text (self, node) + node->body, node->end - node->body);
  if (!rectify_label_matcher_find_series (self->matcher, body, 0, position, match))
    {
      node->no_series = node->end;
      return FALSE;
    }
  *position += node->body;
  return TRUE;
}

/* The heading without the mark it ends with. */
static char *
dup_bare_heading (RectifyOutline *self, RectifyNode *node)
{
  char *heading = rectify_outline_dup_heading (self, node);
  gsize length = strlen (heading);

  if (length > 0)
    {
      char *last = g_utf8_prev_char (heading + length);

      if (g_utf8_strchr ("。，、；：.,;:", -1, g_utf8_get_char (last)) != NULL)
        *last = '\0';
    }
  return heading;
}

/**
 * rectify_outline_is_area_heading:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: whether its first sentence ends as the heading of a problem area does (“…方面”), or its
 *   label says so
 */
gboolean
rectify_outline_is_area_heading (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = dup_bare_heading (self, node);
  const char *const *words = rectify_vocabulary_get_words (self->vocabulary, "areas", "words");

  if (node->labelled && rectify_label_matcher_is_area (self->matcher, node->label.family))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (heading, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * rectify_outline_names_area:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: whether its words name an area: the first sentence ends as the
 *   heading of one does, or is a theme
 */
gboolean
rectify_outline_names_area (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = dup_bare_heading (self, node);
  const char *const *themes = rectify_vocabulary_get_words (self->vocabulary, "titles", "themes");

  return rectify_outline_is_area_heading (self, node) || g_strv_contains (themes, heading);
}
