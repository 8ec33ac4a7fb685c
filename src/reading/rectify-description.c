/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-description.h"

#include <string.h>

#include "rectify-field-matcher.h"

/* How far is looked ahead, in pieces of the document. */
#define MAX_LOOK_AHEAD 2000

static gboolean
is_section (RectifyOutline *self, const RectifyLabelMatch *label)
{
  return rectify_label_matcher_is_section (self->matcher, label->family);
}

/* The words of a lead-in behind the number that may stand before it. */
static const char *
skip_number (RectifyOutline *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->texts, token->paragraph);
  gsize start = token->start;

  if (token->type == RECTIFY_TOKEN_PROBLEMS)
    start = rectify_field_skip_number (self->matcher, text, start);
  return text + start;
}

static gboolean
has_words_of_description (RectifyOutline *self, const RectifyToken *token)
{
  const char *words = skip_number (self, token);
  gunichar first = g_utf8_get_char (words);

  if (first != 0 && g_utf8_strchr ("【[〔［", -1, first) != NULL)
    words = g_utf8_next_char (words);
  return rectify_vocabulary_match_word (self->vocabulary, "lead-ins", "descriptions", words) > 0;
}

/* Could the item itself be a problem, of which nothing was said yet but its heading? */
static gboolean
awaits_description (RectifyOutline *self, RectifyNode *node)
{
  if (node->parent == NULL || node->lead_in != NULL || node->hint == RECTIFY_NODE_MEASURE)
    return FALSE;
  if (node->labelled ? is_section (self, &node->label) : node->hint != RECTIFY_NODE_PROBLEM)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->hint != RECTIFY_NODE_PROSE && child->hint != RECTIFY_NODE_NOTE)
        return FALSE;
    }
  return !rectify_outline_is_area_heading (self, node);
}

/* Is an item surely a problem: by what stood before it, or by its heading? */
static gboolean
is_problem (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = rectify_outline_dup_heading (self, node);

  if (!node->labelled)
    return FALSE;
  return node->hint == RECTIFY_NODE_PROBLEM
         || rectify_vocabulary_contains (self->vocabulary, "problems", "words", heading);
}

/* Does a piece begin an item beside a node or further out? */
static gboolean
closes (RectifyOutline *self, RectifyNode *node, const RectifyToken *token)
{
  if (token->type != RECTIFY_TOKEN_TEXT || !token->labelled || token->run_in)
    return FALSE;
  if (is_section (self, &token->label))
    return TRUE;
  for (; node->parent != NULL; node = node->parent)
    if (node->labelled && node->label.family == token->label.family)
      return TRUE;
  return FALSE;
}

/* An item with two lead-ins of the same words holds a problem behind each. */
static gboolean
comes_again (RectifyOutline *self, RectifyNode *node, GArray *tokens, guint index)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  const char *text = g_ptr_array_index (self->texts, token->paragraph);
  const char *words = skip_number (self, token);
  gsize length = text + token->end - words;
  guint limit = MIN (tokens->len, index + MAX_LOOK_AHEAD);

  if (token->type != RECTIFY_TOKEN_PROBLEMS || !node->labelled)
    return FALSE;
  for (guint i = index + 1; i < limit; i++)
    {
      const RectifyToken *next = &g_array_index (tokens, RectifyToken, i);

      if (closes (self, node, next))
        return FALSE;
      if (next->type == RECTIFY_TOKEN_PROBLEMS
          && strncmp (skip_number (self, next), words, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * “具体表现：” over a list: one of instances, where measures or fields stand behind the whole of it
 * and the list does not go on behind them. Otherwise each of its items may be a problem.
 */
static gboolean
lists_instances (RectifyOutline *self, RectifyNode *node, GArray *tokens, guint first)
{
  RectifyLabelMatch last = g_array_index (tokens, RectifyToken, first).label;
  guint limit = MIN (tokens->len, first + MAX_LOOK_AHEAD);
  gboolean answered = FALSE;

  if (last.number != 1)
    return FALSE;
  for (guint i = first + 1; i < limit; i++)
    {
      const RectifyToken *token = &g_array_index (tokens, RectifyToken, i);

      if (closes (self, node, token))
        break;
      if (token->type == RECTIFY_TOKEN_PROBLEMS || token->type == RECTIFY_TOKEN_TABLE)
        return FALSE;
      if (token->type != RECTIFY_TOKEN_TEXT)
        answered = TRUE;
      else if (token->labelled && answered && token->label.family == last.family)
        return !rectify_label_follows (&last, &token->label);
      else if (token->labelled && !answered)
        {
          if (!rectify_label_follows (&last, &token->label))
            return FALSE;
          last = token->label;
        }
    }
  return answered;
}

/**
 * rectify_description_begins:
 * @self: an outline
 * @open: the innermost open node of it
 * @tokens: (element-type RectifyToken): the pieces of the document
 * @index: which of them is a lead-in of problems, or plain words
 *
 * “（一）学习不深入。” and below it “具体表现：…”: these words are no other problem, but tell more of
 * the one that is open.
 *
 * Returns: whether the piece begins the description of @open
 */
gboolean
rectify_description_begins (RectifyOutline *self, RectifyNode *open, GArray *tokens, guint index)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  const RectifyToken *next = token + 1;
  gboolean named = has_words_of_description (self, token);

  if (!awaits_description (self, open))
    return FALSE;
  if (!named && (token->type != RECTIFY_TOKEN_PROBLEMS || !is_problem (self, open)))
    return FALSE;
  if (comes_again (self, open, tokens, index))
    return FALSE;
  if (token->type != RECTIFY_TOKEN_PROBLEMS || index + 1 >= tokens->len
      || next->type != RECTIFY_TOKEN_TEXT || !next->labelled || next->run_in
      || closes (self, open, next))
    return TRUE;
  return named && lists_instances (self, open, tokens, index + 1);
}
