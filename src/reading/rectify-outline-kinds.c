/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-field-matcher.h"
#include "rectify-outline-answers.h"
#include "rectify-outline-levels.h"

/* A heading that names a part of an area ("（一）存在问题") is no longer, in characters. */
#define MAX_PART_HEADING 15
/* A top-level heading without a number of a section is no longer. */
#define MAX_SECTION_HEADING 30

/* A heading that names a stage of the work is no longer. */
#define MAX_STAGE 25
/* Series run on inside each other no deeper. */
#define MAX_SERIES 3

/* What a section holds. */
typedef enum {
  CONTEXT_CLAUSES,
  CONTEXT_PROBLEMS,
  CONTEXT_MEASURES,
  CONTEXT_BOTH,
} Context;

static void decide_children (RectifyOutline *self, RectifyNode *node, Context context,
                             gboolean in_area, gboolean weak);

static gboolean
has_labelled_children (RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->labelled && child->hint != RECTIFY_NODE_MEASURE)
        return TRUE;
    }
  return FALSE;
}

/* “（一）办公室” and below it “存在问题：…”. */
static gboolean
holds_problem (RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->hint == RECTIFY_NODE_PROBLEM)
        return TRUE;
    }
  return FALSE;
}

/* “措施1：” straight below it. */
static gboolean
holds_named_measure (RectifyOutline *self, RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->labelled && rectify_label_matcher_is_measure (self->matcher, child->label.family))
        return TRUE;
    }
  return FALSE;
}

/* Without a telling heading: do most of the items say that something is wrong? */
static Context
judge_by_items (RectifyOutline *self, RectifyNode *node)
{
  guint n_items = 0, n_wrong = 0, n_fields = 0;

  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (!child->labelled)
        continue;
      n_items++;
      n_fields += child->n_fields > 0;
      n_wrong += rectify_outline_sounds_wrong (self, child) || holds_named_measure (self, child);
    }
  if (n_items == 0)
    return CONTEXT_CLAUSES;
  if (2 * n_wrong >= n_items)
    return CONTEXT_PROBLEMS;
  return n_fields > 0 ? CONTEXT_MEASURES : CONTEXT_CLAUSES;
}

static Context
classify (RectifyOutline *self, RectifyNode *node, const char *heading, gboolean *weak)
{
  RectifyVocabulary *words = self->vocabulary;
  gboolean problems, measures;

  *weak = FALSE;
  if (rectify_outline_holds_lead_in (node))
    return CONTEXT_BOTH;
  if (rectify_vocabulary_contains (words, "sections", "assurance", heading))
    return CONTEXT_CLAUSES;
  problems = rectify_vocabulary_contains (words, "sections", "problems", heading);
  measures = rectify_vocabulary_contains (words, "sections", "measures", heading);
  if (problems && measures)
    return CONTEXT_BOTH;
  if (problems)
    return CONTEXT_PROBLEMS;
  if (measures)
    return CONTEXT_MEASURES;
  *weak = TRUE;
  return judge_by_items (self, node);
}

static RectifyNode *
cut_off (RectifyNode *node, gsize start, gsize end, const RectifyLabelMatch *label,
         RectifyItemKind kind)
{
  RectifyToken token = { .type = RECTIFY_TOKEN_TEXT,
                         .paragraph = node->paragraph,
                         .start = start,
                         .end = end,
                         .run_in = TRUE,
                         .labelled = label != NULL,
                         .body = start };
  RectifyNode *piece;

  if (label != NULL)
    {
      token.label = *label;
      token.body = start + label->length;
    }
  piece = rectify_node_new (&token);
  piece->kind = kind;
  return piece;
}

/* Cuts the series of labels inside a node's words into nodes of their own, put below @parent at
 * @position. Returns how many there are. */
static guint
cut_series (RectifyOutline *self, RectifyNode *node, RectifyNode *parent, guint position, int slot,
            RectifyItemKind kind, guint depth)
{
  g_autofree char *text = NULL;
  RectifyLabelMatch label, next_label;
  gsize start, next = 0, first, end = node->end;
  guint n_pieces = 0;

  if (!rectify_outline_find_series (self, node, &start, &label))
    return 0;
  /* A copy, so that what stands behind the node is not searched. */
  first = start;
  text = g_strndup (rectify_outline_get_text (self, node) + first, end - first);
  node->end = start;
  for (gboolean more = TRUE; more; n_pieces++)
    {
      RectifyNode *piece;

      more = rectify_label_matcher_find_next (self->matcher, text, start - first + label.length,
                                              G_MAXSIZE, label.family, label.number + 1, &next,
                                              &next_label);
      next += first;
      piece = cut_off (node, start, more ? next : end, &label, kind);
      piece->slot = slot;
      piece->parent = parent;
      g_ptr_array_insert (parent->children, position + n_pieces, piece);
      if (depth > 1)
        cut_series (self, piece, piece, 0, -1, kind, depth - 1);
      start = next;
      label = next_label;
    }
  return n_pieces;
}

static gsize
find_semicolon (const char *text, gsize from, gsize end)
{
  int depth = 0;

  for (const char *p = text + from; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("“‘《（(", -1, c) != NULL)
        depth++;
      else if (g_utf8_strchr ("”’》）)", -1, c) != NULL)
        depth = MAX (depth - 1, 0);
      else if (depth == 0 && rectify_fold_width (c) == ';')
        return g_utf8_next_char (p) - text;
    }
  return end;
}

static gboolean
begins_example (RectifyOutline *self, const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return rectify_vocabulary_match_word (self->vocabulary, "lead-ins", "examples", text) > 0;
}

/* “重点整改……的问题；……的问题。”: problems behind words that list them. */
static guint
cut_list (RectifyOutline *self, RectifyNode *node)
{
  const char *text = rectify_outline_get_text (self, node);
  g_autofree char *body = g_strndup (text + node->body, node->end - node->body);
  gsize sentence = rectify_sentence_end (body);
  gsize start, end = node->end;
  gsize length;
  guint n_pieces = 0;

  while (body[sentence] != '\0' && g_unichar_isspace (g_utf8_get_char (body + sentence)))
    sentence = g_utf8_next_char (body + sentence) - body;
  length
      = rectify_vocabulary_match_word (self->vocabulary, "areas", "list-lead-ins", body + sentence);
  if (length == 0)
    return 0;
  start = node->body + sentence + length;
  if (find_semicolon (text, start, end) >= end)
    return 0;
  node->end = start;
  while (start < end)
    {
      gsize next = find_semicolon (text, start, end);
      RectifyNode *piece;

      while (next < end && begins_example (self, text + next))
        next = find_semicolon (text, next, end);
      piece = cut_off (node, start, next, NULL, RECTIFY_ITEM_PROBLEM);

      piece->slot = -1;
      piece->parent = node;
      g_ptr_array_insert (node->children, n_pieces++, piece);
      start = next;
    }
  return n_pieces;
}

/* “（一）存在问题” and “（二）整改措施” inside a section that has both. */
static gboolean
is_part (RectifyOutline *self, RectifyNode *node, Context *context)
{
  g_autofree char *body = rectify_outline_dup_body (self, node);
  gboolean problems, measures;

  if (!has_labelled_children (node) || node->n_fields > 0 || rectify_sentence_end (body) > 0
      || g_utf8_strlen (body, -1) > MAX_PART_HEADING || rectify_outline_is_area_heading (self, node)
      || rectify_outline_holds_lead_in (node))
    return FALSE;
  problems = rectify_vocabulary_contains (self->vocabulary, "sections", "problems", body);
  measures = rectify_vocabulary_contains (self->vocabulary, "sections", "measures", body);
  if (problems == measures)
    return FALSE;
  *context = problems ? CONTEXT_PROBLEMS : CONTEXT_MEASURES;
  return TRUE;
}

/* “1.作风不实。我局从以下方面整改：（一）…（二）…”: behind its first sentence, what a problem lists is what
 * its words promise. */
static RectifyItemKind
find_listed_kind (RectifyOutline *self, RectifyNode *node)
{
  const char *text = rectify_outline_get_text (self, node);
  g_autofree char *words = NULL;
  RectifyLabelMatch label;
  gsize start, sentence;

  if (!rectify_outline_find_series (self, node, &start, &label))
    return RECTIFY_ITEM_PROBLEM;
  words = g_strchomp (g_strndup (text + node->body, start - node->body));
  sentence = rectify_sentence_end (words);
  if (sentence == 0 || words[sentence] == '\0'
      || (!g_str_has_suffix (words, "：") && !g_str_has_suffix (words, ":")))
    return RECTIFY_ITEM_PROBLEM;
  *g_utf8_prev_char (words + strlen (words)) = '\0';
  return rectify_outline_promises_measures (self, words + sentence) ? RECTIFY_ITEM_MEASURE
                                                                    : RECTIFY_ITEM_PROBLEM;
}

static void
decide_problem (RectifyOutline *self, RectifyNode *node, Context context, gboolean in_area)
{
  gboolean inner = has_labelled_children (node) || holds_problem (node);
  gboolean guessed = node->is_problem && rectify_outline_holds_answers (self, node, FALSE);
  RectifyItemKind listed;

  if (!node->is_problem && is_part (self, node, &context))
    {
      node->kind = RECTIFY_ITEM_SECTION;
      decide_children (self, node, context, FALSE, FALSE);
      return;
    }
  listed = find_listed_kind (self, node);
  inner = (cut_series (self, node, node, 0, -1, listed, MAX_SERIES) > 0
           && listed == RECTIFY_ITEM_PROBLEM)
          || inner;
  inner = (!in_area && cut_list (self, node) > 0) || inner;
  if (!in_area && !node->is_problem
      && (inner || (context == CONTEXT_BOTH && rectify_outline_is_area_heading (self, node))))
    node->kind = RECTIFY_ITEM_AREA;
  else
    node->kind = RECTIFY_ITEM_PROBLEM;
  decide_children (self, node, guessed ? CONTEXT_MEASURES : context, TRUE, guessed);
}

static void
decide_measure (RectifyOutline *self, RectifyNode *node)
{
  node->kind = RECTIFY_ITEM_MEASURE;
  cut_series (self, node, node, 0, -1, RECTIFY_ITEM_MEASURE, MAX_SERIES);
  decide_children (self, node, CONTEXT_MEASURES, TRUE, FALSE);
}

/* A problem whose measures only the numbering tells. Among measures it says itself that something is
 * wrong, unless that was asked already. */
static gboolean
decide_by_level (RectifyOutline *self, RectifyNode *node, Context context)
{
  gboolean guessed;

  if (node->parent->no_levels
      || !rectify_outline_levels_hold_measures (self->levels, self, node, &guessed)
      || (context == CONTEXT_MEASURES && !guessed && !rectify_outline_sounds_wrong (self, node)))
    return FALSE;
  node->kind = RECTIFY_ITEM_PROBLEM;
  decide_children (self, node, CONTEXT_MEASURES, TRUE, guessed);
  return TRUE;
}

/* “（一）……方面” below a heading that promises measures, with problems that have theirs. */
static gboolean
heads_answered_problems (RectifyOutline *self, RectifyNode *node)
{
  gboolean guessed;

  if (!rectify_outline_is_area_heading (self, node))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (rectify_outline_levels_hold_measures (self->levels, self,
                                              g_ptr_array_index (node->children, i), &guessed))
      return TRUE;
  return FALSE;
}

/* Running text in a section of problems or measures: what it lists stands beside it. */
static void
decide_prose (RectifyOutline *self, RectifyNode *node, guint index, Context context)
{
  if (node->hint == RECTIFY_NODE_NOTE)
    return;
  node->kind = node->hint == RECTIFY_NODE_PROBLEM ? RECTIFY_ITEM_PROBLEM : RECTIFY_ITEM_PROSE;
  if (node->kind == RECTIFY_ITEM_PROBLEM)
    decide_children (self, node, CONTEXT_BOTH, TRUE, FALSE);
  if (context == CONTEXT_CLAUSES || node->kind != RECTIFY_ITEM_PROSE)
    return;
  cut_series (self, node, node->parent, index + 1, node->slot,
              context == CONTEXT_MEASURES ? RECTIFY_ITEM_MEASURE : RECTIFY_ITEM_PROBLEM,
              MAX_SERIES);
}

/* “（一）部署阶段（10月上旬）。”: when something is done, not what. */
static gboolean
is_stage (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = rectify_outline_dup_heading (self, node);

  return node->lead_in == NULL && g_utf8_strlen (heading, -1) <= MAX_STAGE
         && rectify_vocabulary_contains (self->vocabulary, "sections", "stages", heading);
}

/* Is something below to be done: it has measures, or says both who does it and until when? */
static gboolean
holds_tasks (RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (rectify_outline_holds_lead_in (child)
          || (child->labelled && child->assignments != NULL && child->deadline != NULL))
        return TRUE;
    }
  return FALSE;
}

/* “（二）责任分工”, “（三）完成时限” alone: what stands below says who and until when, not what. */
static gboolean
heads_particulars (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *body = rectify_outline_dup_body (self, node);
  gsize length = rectify_vocabulary_match_word (self->vocabulary, "lead-ins", "particulars", body);

  return node->lead_in == NULL
         && ((length > 0 && body[length] == '\0')
             || rectify_field_is_label (self->vocabulary, body))
         && !holds_tasks (node);
}

static void
decide_child (RectifyOutline *self, RectifyNode *node, guint index, Context context,
              gboolean in_area)
{
  if (node->is_table)
    return;
  if (node->hint == RECTIFY_NODE_MEASURE)
    decide_measure (self, node);
  else if (!node->labelled || node->hint == RECTIFY_NODE_PROSE)
    decide_prose (self, node, index, context);
  else if (context == CONTEXT_CLAUSES || heads_particulars (self, node)
           || (context == CONTEXT_MEASURES && is_stage (self, node)))
    {
      context = CONTEXT_CLAUSES;
      node->kind = RECTIFY_ITEM_CLAUSE;
      decide_children (self, node, context, in_area, FALSE);
    }
  else if (decide_by_level (self, node, context))
    return;
  else if (rectify_outline_is_answered (self, node, context == CONTEXT_MEASURES))
    {
      node->kind = RECTIFY_ITEM_PROBLEM;
      decide_children (self, node, CONTEXT_MEASURES, TRUE, FALSE);
    }
  else if (context == CONTEXT_MEASURES && !heads_answered_problems (self, node))
    decide_measure (self, node);
  else
    decide_problem (self, node, context, in_area);
}

static void
decide_children (RectifyOutline *self, RectifyNode *node, Context context, gboolean in_area,
                 gboolean weak)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      /* Pieces that were cut off are decided already. */
      if (child->kind != RECTIFY_ITEM_PROSE)
        continue;
      decide_child (self, child, i, context, in_area);
      child->weak = weak && child->labelled && child->kind != RECTIFY_ITEM_SECTION;
    }
}

static gboolean
is_section_heading (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *body = NULL;

  if (!node->labelled)
    return FALSE;
  if (rectify_label_matcher_is_section (self->matcher, node->label.family))
    return TRUE;
  if (!has_labelled_children (node) || node->lead_in != NULL)
    return FALSE;
  body = rectify_outline_dup_body (self, node);
  return rectify_sentence_end (body) == 0 && g_utf8_strlen (body, -1) <= MAX_SECTION_HEADING
         && !rectify_outline_is_area_heading (self, node);
}

/* “3 保障” behind “2 问题与措施”, which is a section by what it holds. */
static gboolean
is_section_beside (RectifyOutline *self, RectifyNode *node, RectifyNode *last)
{
  g_autofree char *body = NULL;

  if (last == NULL || last->kind != RECTIFY_ITEM_SECTION || !node->labelled
      || node->label.family != last->label.family || node->lead_in != NULL || node->n_fields > 0)
    return FALSE;
  body = rectify_outline_dup_body (self, node);
  return rectify_sentence_end (body) == 0 && g_utf8_strlen (body, -1) <= MAX_PART_HEADING
         && rectify_vocabulary_contains (self->vocabulary, "sections", "assurance", body);
}

/* Nothing below is named as an area is: then the outer heading only gathers the areas. */
static gboolean
holds_named_area (RectifyOutline *self, RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if ((child->kind == RECTIFY_ITEM_AREA && rectify_outline_names_area (self, child))
          || child->has_tasks || holds_named_area (self, child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_measures (RectifyNode *node)
{
  if (node->lead_in != NULL)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->kind == RECTIFY_ITEM_MEASURE)
        return TRUE;
    }
  return FALSE;
}

/*
 * “一、作风建设方面” straight above problems is an area, though its label is that of a section.
 * Without @unanswered one of the problems, or the heading for all of them, must have measures.
 */
static gboolean
is_outer_area (RectifyOutline *self, RectifyNode *node, gboolean unanswered)
{
  gboolean problems = FALSE, measures = unanswered || has_measures (node);

  if (node->kind != RECTIFY_ITEM_SECTION || !rectify_outline_names_area (self, node)
      || holds_named_area (self, node))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->kind == RECTIFY_ITEM_SECTION || child->kind == RECTIFY_ITEM_CLAUSE)
        return FALSE;
      if (child->kind != RECTIFY_ITEM_PROBLEM)
        continue;
      problems = TRUE;
      measures = measures || has_measures (child);
    }
  return problems && measures;
}

/* Where one section is an area, those beside it that are named alike are areas as well, also before
 * their problems have measures. */
static void
find_outer_areas (RectifyOutline *self, RectifyNode *parent)
{
  gboolean found = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < parent->children->len; i++)
      {
        RectifyNode *node = g_ptr_array_index (parent->children, i);

        if ((pass == 0 || found) && is_outer_area (self, node, pass > 0))
          {
            node->kind = RECTIFY_ITEM_AREA;
            found = TRUE;
          }
      }
}

static gboolean
holds_area_heading (RectifyOutline *self, RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->is_table || (child->labelled && rectify_outline_is_area_heading (self, child)))
        return TRUE;
    }
  return FALSE;
}

/* “二、…方面” whose heading does not say what it holds, beside an area with problems and measures: it
 * holds problems as that does. */
static gboolean
is_area_beside (RectifyOutline *self, RectifyNode *node, gboolean weak)
{
  return weak && has_labelled_children (node) && rectify_outline_is_beside_answered (self, node)
         && !holds_area_heading (self, node);
}

static void
decide_section (RectifyOutline *self, RectifyNode *node)
{
  g_autofree char *heading = rectify_outline_dup_heading (self, node);
  gboolean weak, is_area;
  Context context = classify (self, node, heading, &weak);

  is_area = is_area_beside (self, node, weak);
  if (is_area && context == CONTEXT_CLAUSES)
    {
      context = CONTEXT_PROBLEMS;
      node->no_levels = !rectify_outline_tells_answers (self, node);
    }
  node->kind = RECTIFY_ITEM_SECTION;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->labelled && rectify_label_matcher_is_section (self->matcher, child->label.family))
        decide_section (self, child);
    }
  find_outer_areas (self, node);
  decide_children (self, node, context, is_area, weak);
}

/**
 * rectify_outline_decide:
 * @self: an outline whose tree is built
 *
 * Decides what each node is: by the headings of the sections, by what is below a node, and by the
 * words; and cuts the series that run on inside a paragraph where they are problems or measures.
 */
void
rectify_outline_decide (RectifyOutline *self)
{
  gboolean weak;
  Context context = classify (self, self->root, self->title, &weak);
  RectifyNode *last = NULL;

  self->levels = rectify_outline_levels_new (self);
  for (guint i = 0; i < self->root->children->len; i++)
    {
      RectifyNode *node = g_ptr_array_index (self->root->children, i);

      if (node->kind != RECTIFY_ITEM_PROSE)
        continue;
      if (is_section_heading (self, node) || is_section_beside (self, node, last))
        decide_section (self, node);
      else if (node->labelled
               || (node->hint != RECTIFY_NODE_PROSE && node->hint != RECTIFY_NODE_NOTE))
        {
          decide_child (self, node, i, context, FALSE);
          node->weak = weak && node->labelled;
        }
      last = node->labelled ? node : last;
    }
  find_outer_areas (self, self->root);
  g_clear_pointer (&self->levels, g_array_unref);
  rectify_outline_mark_unanswered (self);
}
