/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-outline-answers.h"

/* So many siblings are looked at for what an item is. */
#define MAX_SIBLINGS 32

/**
 * rectify_outline_holds_lead_in:
 * @node: a node
 *
 * Returns: whether measures or problems are led in somewhere in it
 */
gboolean
rectify_outline_holds_lead_in (RectifyNode *node)
{
  if (node->lead_in != NULL || node->hint == RECTIFY_NODE_PROBLEM)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (rectify_outline_holds_lead_in (g_ptr_array_index (node->children, i)))
      return TRUE;
  return FALSE;
}

/**
 * rectify_outline_sounds_wrong:
 * @self: an outline
 * @node: a node of it
 *
 * Returns: whether its first sentence says that something is wrong
 */
gboolean
rectify_outline_sounds_wrong (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = rectify_outline_dup_heading (self, node);
  g_autoptr (GString) rest = g_string_new (heading);
  const char *const *harmless
      = rectify_vocabulary_get_words (self->vocabulary, "problems", "harmless");

  for (guint i = 0; harmless[i] != NULL; i++)
    g_string_replace (rest, harmless[i], "　", 0);
  return rectify_vocabulary_contains (self->vocabulary, "problems", "words", rest->str);
}

/* “关于‘学用脱节’的问题” quotes a problem that somebody else has found. */
static gboolean
quotes_problem (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = rectify_outline_dup_heading (self, node);
  const char *const *words = rectify_vocabulary_get_words (self->vocabulary, "problems", "quoting");

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (heading, words[i]))
      return rectify_outline_sounds_wrong (self, node);
  return FALSE;
}

/**
 * rectify_outline_holds_answers:
 * @self: an outline
 * @node: a problem
 * @with_fields: whether only its own words tell that it is one
 *
 * Returns: whether what stands below it are its measures, though nothing leads them in: none of them
 *   says that something is wrong; and @with_fields, each says who does it or until when
 */
gboolean
rectify_outline_holds_answers (RectifyOutline *self, RectifyNode *node, gboolean with_fields)
{
  guint n_answers = 0;

  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->is_table || child->hint == RECTIFY_NODE_MEASURE
          || rectify_outline_holds_lead_in (child))
        return FALSE;
      if (!child->labelled)
        continue;
      if (rectify_outline_sounds_wrong (self, child) || (with_fields && child->n_fields == 0))
        return FALSE;
      n_answers++;
    }
  return n_answers > 0;
}

/* Where one of several that are built alike says that something is wrong, the others do so too. */
static gboolean
stands_among_problems (RectifyOutline *self, RectifyNode *node)
{
  GPtrArray *siblings = node->parent->children;

  for (guint i = 0; i < MIN (siblings->len, MAX_SIBLINGS); i++)
    {
      RectifyNode *sibling = g_ptr_array_index (siblings, i);

      if (sibling->labelled && sibling->label.family == node->label.family
          && rectify_outline_sounds_wrong (self, sibling)
          && rectify_outline_holds_answers (self, sibling, TRUE))
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_outline_is_answered:
 * @self: an outline
 * @node: a node of it
 * @among_measures: whether the heading above says that measures follow
 *
 * Returns: whether it is a problem with its measures below it, none of which is led in
 */
gboolean
rectify_outline_is_answered (RectifyOutline *self, RectifyNode *node, gboolean among_measures)
{
  if (node->lead_in != NULL || rectify_outline_is_area_heading (self, node))
    return FALSE;
  if (quotes_problem (self, node))
    return rectify_outline_holds_answers (self, node, FALSE);
  return among_measures && rectify_outline_holds_answers (self, node, TRUE)
         && (rectify_outline_sounds_wrong (self, node) || stands_among_problems (self, node));
}

/* What stands behind the last mark inside a text. */
static const char *
get_last_clause (const char *text)
{
  const char *clause = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("，。；、！？,;!?", -1, g_utf8_get_char (p)) != NULL)
      clause = g_utf8_next_char (p);
  while (*clause != '\0' && g_unichar_isspace (g_utf8_get_char (clause)))
    clause = g_utf8_next_char (clause);
  return clause;
}

/**
 * rectify_outline_promises_measures:
 * @self: an outline
 * @words: what stands before a colon and a list
 *
 * Returns: whether the words say that the list is what is done (“我局从以下方面整改”), rather than
 *   what is not (“以下问题至今未整改”)
 */
gboolean
rectify_outline_promises_measures (RectifyOutline *self, const char *words)
{
  RectifyVocabulary *vocabulary = self->vocabulary;
  const char *clause = get_last_clause (words);
  gsize behind;

  if (!rectify_word_list_ends (rectify_vocabulary_get_list (vocabulary, "lead-ins", "promises"),
                               words))
    return FALSE;
  /* What is denied of the problem itself says nothing of the list: “针对未归档的问题整改”. */
  behind = rectify_word_list_find_last_end (rectify_vocabulary_get_list (vocabulary, "problems",
                                                                         "names"),
                                            clause);
  if (behind == 0 && rectify_vocabulary_match_word (vocabulary, "problems", "quoting", clause) > 0)
    return TRUE;
  return !rectify_word_list_occurs (rectify_vocabulary_get_list (vocabulary, "lead-ins", "denials"),
                                    clause + behind);
}
