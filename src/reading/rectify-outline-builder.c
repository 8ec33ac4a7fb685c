/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-closing.h"
#include "rectify-deadline-phrase.h"
#include "rectify-description.h"
#include "rectify-outline-builder-private.h"
#include "rectify-party-parts.h"

#include <string.h>

/* How deep nodes are nested: what is cut off inside them, and the rows of a table, still find room
 * above RECTIFY_ITEM_MAX_DEPTH. */
#define MAX_DEPTH 20

/* The node itself, or the nearest above it that is not too deep: the order of the text stays. */
static RectifyNode *
bound_depth (RectifyNode *node)
{
  guint depth = 0;

  for (RectifyNode *above = node; above->parent != NULL; above = above->parent)
    depth++;
  for (; depth > MAX_DEPTH; depth--)
    node = node->parent;
  return node;
}

static RectifyNode *
add_node (RectifyNode *parent, const RectifyToken *token, RectifyNodeHint hint)
{
  RectifyNode *node = rectify_node_new (token);

  node->hint = hint;
  rectify_node_add (rectify_node_find_writable (bound_depth (parent)), G_MAXUINT, node);
  return node;
}

/* A note, or what goes on with one: prose, a number before it included. */
static RectifyNode *
add_note (RectifyNode *parent, const RectifyToken *token)
{
  RectifyToken plain = *token;

  plain.labelled = FALSE;
  return add_node (parent, &plain, RECTIFY_NODE_NOTE);
}

static void
close_list (RectifyBuilder *self)
{
  self->list = LIST_NONE;
  self->owner = self->last = NULL;
}

static void
add_measure (RectifyBuilder *self, const RectifyToken *token)
{
  self->last = add_node (self->owner, token, RECTIFY_NODE_MEASURE);
  self->list = LIST_OPEN;
}

/* “整改进展：” with a list of its own below it. */
static gboolean
continues_note (RectifyBuilder *self, const RectifyToken *token)
{
  if (token->is_problem
      || rectify_label_matcher_is_section (self->outline->matcher, token->label.family)
      || rectify_label_matcher_is_problem (self->outline->matcher, token->label.family)
      || rectify_label_matcher_is_measure (self->outline->matcher, token->label.family))
    return FALSE;
  if (self->note_label.number > 0)
    return rectify_label_follows (&self->note_label, &token->label);
  return self->note_is_bare && token->label.number == 1;
}

static void
take_outside (RectifyBuilder *self, const RectifyToken *token)
{
  close_list (self);
  self->note = NULL;
  self->problems_led_in = FALSE;
  self->open = self->outline->root;
  add_note (self->outline->root, token);
}

static void
take_labelled (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *open, *parent;
  const RectifyNode *before;
  RectifyToken alike;

  if (self->in_annex && rectify_closing_continues_annex (self->outline, token))
    {
      take_outside (self, token);
      return;
    }
  self->in_annex = FALSE;
  if (self->note != NULL && continues_note (self, token))
    {
      add_note (self->note->parent, token);
      self->note_label = token->label;
      return;
    }
  self->note = NULL;
  if (self->list != LIST_NONE && rectify_builder_continues_list (self, token))
    {
      add_measure (self, token);
      return;
    }
  /* A level inside a measure: （1） （2） below 1. */
  if (!token->is_problem && self->list == LIST_OPEN && self->last != NULL && self->last->labelled
      && rectify_builder_find_open (self, token->label.family) == NULL && token->label.number == 1
      && token->label.family != self->last->label.family)
    {
      self->open = self->last;
      self->open = add_node (self->last, token, RECTIFY_NODE_MEASURE);
      self->open->hint = RECTIFY_NODE_OPEN;
      self->list = LIST_NONE;
      return;
    }
  if (rectify_label_matcher_is_measure (self->outline->matcher, token->label.family))
    {
      self->owner = self->list != LIST_NONE ? self->owner : rectify_builder_find_answerer (self);
      self->open = self->owner;
      add_measure (self, token);
      return;
    }
  close_list (self);
  before = rectify_builder_find_interchangeable (self, token);
  if (before != NULL)
    {
      alike = *token;
      alike.label.family = before->label.family;
      token = &alike;
    }
  if (rectify_label_matcher_is_problem (self->outline->matcher, token->label.family))
    self->problems_led_in = TRUE;
  open = rectify_builder_find_open (self, token->label.family);
  parent = open != NULL ? open->parent : rectify_builder_find_place (self, token);
  self->open = add_node (parent, token,
                         self->problems_led_in || token->is_problem ? RECTIFY_NODE_PROBLEM
                                                                    : RECTIFY_NODE_OPEN);
  if (rectify_builder_is_section (self, self->open))
    self->problems_led_in = FALSE;
}

/* “比如，…”: a paragraph that only goes on with what stands before it. */
static gboolean
is_example (RectifyBuilder *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->outline->texts, token->paragraph);

  return rectify_vocabulary_match_word (self->outline->vocabulary, "lead-ins", "examples",
                                        text + token->start)
         > 0;
}

static gboolean
ends_in_colon (RectifyBuilder *self, const RectifyToken *token)
{
  g_autofree char *words
      = rectify_token_dup (g_ptr_array_index (self->outline->texts, token->paragraph), token->start,
                           token->end);

  return g_str_has_suffix (words, "：") || g_str_has_suffix (words, ":");
}

/* The description of the problem that is open: all that stands in its paragraph is one note. */
static gboolean
take_description (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyToken whole = *token;
  const RectifyToken *next;

  if (self->list != LIST_NONE
      || !rectify_description_begins (self->outline, self->open, self->tokens, self->next - 1))
    return FALSE;
  self->note_label.number = 0;
  while ((next = rectify_builder_look_ahead (self, self->next)) != NULL
         && next->type == RECTIFY_TOKEN_TEXT && next->run_in)
    {
      whole.end = next->end;
      if (next->labelled && rectify_builder_find_open (self, next->label.family) == NULL)
        self->note_label = next->label;
      self->next++;
    }
  self->note_is_bare = whole.end == token->end
                       && (token->type == RECTIFY_TOKEN_PROBLEMS || ends_in_colon (self, token));
  if (self->open->hint == RECTIFY_NODE_OPEN)
    self->open->hint = RECTIFY_NODE_PROBLEM;
  self->note = add_note (self->open, &whole);
  self->note_is_of_several = FALSE;
  return TRUE;
}

/* “整改情况” alone in a form. */
static gboolean
is_note_word (RectifyBuilder *self, const RectifyToken *token)
{
  g_autofree char *words
      = rectify_token_dup (g_ptr_array_index (self->outline->texts, token->paragraph), token->start,
                           token->end);
  gsize length
      = rectify_vocabulary_match_word (self->outline->vocabulary, "lead-ins", "notes", words);

  return length > 0 && words[length] == '\0';
}

/* “问题1-3 由财政局牵头”: a note beside the problems. */
static void
take_of_several (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *place = self->open;

  for (RectifyNode *node = self->open; node->parent != NULL; node = node->parent)
    if (node->labelled
        && rectify_label_matcher_is_problem (self->outline->matcher, node->label.family))
      place = node->parent;
  close_list (self);
  self->open = place;
  self->note = add_note (place, token);
  self->note_label.number = 0;
  self->note_is_bare = FALSE;
  self->note_is_of_several = TRUE;
}

static void
take_plain (RectifyBuilder *self, const RectifyToken *token)
{
  if (token->of_several)
    {
      take_of_several (self, token);
      return;
    }
  if (rectify_closing_begins (self->outline, self->tokens, self->next - 1)
      || rectify_closing_is_annex (self->outline, token))
    {
      self->in_annex = rectify_closing_is_annex (self->outline, token);
      take_outside (self, token);
      return;
    }
  if (self->note != NULL)
    {
      add_note (self->note->parent, token);
      return;
    }
  /* Where the plan goes on behind it, it is no part of a list. */
  if (rectify_closing_is_copies (self->outline, token))
    {
      add_note (self->list != LIST_NONE ? self->owner : self->open, token);
      return;
    }
  if (is_example (self, token))
    {
      RectifyNode *node = self->list != LIST_NONE && self->last != NULL ? self->last : self->open;

      add_node (node, token, RECTIFY_NODE_NOTE);
      return;
    }
  if (!token->run_in && take_description (self, token))
    return;
  if (self->list == LIST_EMPTY
      || (self->list == LIST_OPEN && self->last != NULL && !self->last->labelled))
    {
      add_measure (self, token);
      return;
    }
  if (self->list == LIST_OPEN)
    {
      add_node (self->last, token, RECTIFY_NODE_PROSE);
      return;
    }
  if (self->list == LIST_CLOSED)
    {
      add_node (self->owner, token, RECTIFY_NODE_PROSE);
      return;
    }
  if (self->problems_led_in && self->open->hint == RECTIFY_NODE_PROBLEM
      && is_note_word (self, token))
    {
      add_note (self->open, token);
      return;
    }
  if (self->problems_led_in && (self->open->hint != RECTIFY_NODE_PROBLEM || !self->open->labelled))
    {
      RectifyNode *parent
          = self->open->hint == RECTIFY_NODE_PROBLEM ? self->open->parent : self->open;

      self->open = add_node (parent, token, RECTIFY_NODE_PROBLEM);
      return;
    }
  self->open = rectify_builder_find_plain_owner (self);
  add_node (self->open, token, RECTIFY_NODE_PROSE);
}

/* “措施:②…” behind “措施:①…”: the word leads nothing in once more but is part of the label. */
static gboolean
repeats_lead_in (RectifyBuilder *self, const RectifyToken *token)
{
  const RectifyToken *next = rectify_builder_look_ahead (self, self->next);

  return (self->list == LIST_OPEN || self->list == LIST_CLOSED) && self->last != NULL
         && self->last->labelled && self->owner->lead_in != NULL && !token->run_in && next != NULL
         && next->type == RECTIFY_TOKEN_TEXT && next->run_in && next->labelled
         && next->paragraph == token->paragraph
         && rectify_label_follows (&self->last->label, &next->label);
}

static void
take_measures_lead_in (RectifyBuilder *self, const RectifyToken *token)
{
  g_autofree char *text = NULL;
  RectifyNode *owner = self->list == LIST_NONE || self->owner == NULL
                           ? rectify_builder_find_answerer (self)
                           : self->owner;

  if (repeats_lead_in (self, token))
    {
      RectifyToken whole = *rectify_builder_look_ahead (self, self->next++);

      whole.start = token->start;
      whole.run_in = FALSE;
      self->note = NULL;
      add_measure (self, &whole);
      return;
    }
  owner = rectify_node_find_writable (owner);
  self->problems_led_in = FALSE;
  self->note = NULL;
  text = rectify_token_dup (g_ptr_array_index (self->outline->texts, token->paragraph),
                            token->start, token->end);
  if (owner->lead_in != NULL || owner->parent == NULL)
    add_node (owner, token, RECTIFY_NODE_PROSE);
  else
    {
      owner->lead_in = rectify_wording_new_full ("", "", "", text, "", owner->children->len,
                                                 owner->n_fields++, token->run_in);
      owner->field_last = TRUE;
    }
  self->open = owner;
  self->owner = owner;
  self->last = NULL;
  self->list = LIST_EMPTY;
}

static void
take_problems_lead_in (RectifyBuilder *self, const RectifyToken *token)
{
  if (take_description (self, token))
    return;
  if (self->list != LIST_NONE && self->owner != NULL)
    self->open = self->owner;
  self->note = NULL;
  close_list (self);
  /* Behind a problem that has its measures, the next one stands beside it. */
  while (self->open->parent != NULL && !self->open->labelled)
    self->open = self->open->parent;
  add_node (self->open, token, RECTIFY_NODE_PROSE);
  self->problems_led_in = TRUE;
}

/* The area in which a node stands, or the node itself if it stands in none. */
static RectifyNode *
find_area (RectifyBuilder *self, RectifyNode *from)
{
  for (RectifyNode *node = from; node->parent != NULL; node = node->parent)
    if (rectify_outline_is_area_heading (self->outline, node))
      return node;
  return from;
}

/* A table stands below what is open, one of problems below their area; a list of measures does not
 * go on behind it. */
static void
take_table (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *parent = self->list != LIST_NONE ? self->owner : self->open;

  self->note = NULL;
  self->in_annex = FALSE;
  if (token->has_tasks)
    parent = find_area (self, parent);
  add_node (parent, token, RECTIFY_NODE_PROSE);
  if (self->list != LIST_NONE)
    self->list = LIST_CLOSED;
}

static void
mark_own (RectifyNode *owner, RectifyTokenType type)
{
  if (owner->hint != RECTIFY_NODE_MEASURE || owner->parent == NULL)
    return;
  if (type == RECTIFY_TOKEN_NOTE)
    owner->parent->has_own_notes = TRUE;
  else
    owner->parent->has_own_fields = TRUE;
}

static RectifyNode *
find_open_owner (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *owner = rectify_builder_find_answerer (self);

  return owner->parent != NULL && rectify_builder_holds_for_all (self, owner, token)
                 && owner->parent->labelled && !rectify_builder_is_section (self, owner->parent)
             ? owner->parent
             : owner;
}

static RectifyNode *
find_field_owner (RectifyBuilder *self, const RectifyToken *token)
{
  const RectifyToken *next;
  guint i = self->next;

  if (self->list == LIST_NONE)
    return find_open_owner (self, token);
  if (self->list == LIST_EMPTY || self->last == NULL || !self->last->labelled
      || rectify_builder_holds_for_all (self, self->last, token))
    return self->owner;
  if (self->list == LIST_CLOSED)
    return self->last->n_fields > 0 ? self->last : self->owner;
  while ((next = rectify_builder_look_ahead (self, i)) != NULL
         && i < self->next + RECTIFY_BUILDER_MAX_FIELDS
         && (next->type == RECTIFY_TOKEN_FIELD || next->type == RECTIFY_TOKEN_NOTE))
    i++;
  if (next != NULL && next->type == RECTIFY_TOKEN_TEXT && next->labelled
      && rectify_label_follows (&self->last->label, &next->label))
    {
      RectifyNode *open = rectify_builder_find_open (self, next->label.family);

      if (open == NULL || !rectify_label_follows (&open->label, &next->label))
        return self->last;
    }
  /* The last measure of a list has its own fields where those before it have, and its own notes. */
  if (self->owner->has_own_fields
      || (token->type == RECTIFY_TOKEN_NOTE && self->owner->has_own_notes))
    return self->last;
  return token->run_in && !self->last->run_in ? self->last : self->owner;
}

static void
take_field (RectifyBuilder *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->outline->texts, token->paragraph);
  RectifyNode *owner = rectify_node_find_writable (find_field_owner (self, token));
  g_autofree char *before = rectify_token_dup (text, token->start, token->before);
  g_autofree char *label = rectify_token_dup (text, token->before, token->mark);
  g_autofree char *mark = rectify_token_dup (text, token->mark, token->value);
  g_autofree char *value = rectify_token_dup (text, token->value, token->after);
  g_autofree char *after = rectify_token_dup (text, token->after, token->end);
  g_autoptr (RectifyWording) wording = NULL;

  /* Of which problems it holds nobody can put into the tree. */
  if (self->note != NULL && self->note_is_of_several)
    {
      add_note (self->note->parent, token);
      return;
    }
  self->note = NULL;
  /* Where nothing but a blank parts label and text, it is what makes the field. */
  if (*mark == '\0' && token->value > token->mark)
    {
      g_free (mark);
      mark = g_strndup (text + token->mark, token->value - token->mark);
    }
  if (owner->parent == NULL || (token->is_deadline && owner->deadline != NULL))
    {
      add_node (owner, token, RECTIFY_NODE_PROSE);
      return;
    }
  wording = rectify_wording_new_full (before, label, mark, value, after, owner->children->len,
                                      owner->n_fields++, token->run_in);
  if (token->is_deadline)
    {
      GDate due;
      RectifyDeadlineKinds kinds = rectify_deadline_phrase_read (self->outline->vocabulary, value,
                                                                 self->outline->year, &due);

      owner->deadline = rectify_deadline_new_worded (wording, kinds, &due);
    }
  else
    {
      g_autoptr (GPtrArray) parts
          = rectify_party_parts_read (self->outline->vocabulary, token->role, wording);

      owner->n_fields += parts->len - 1;
      if (owner->assignments == NULL)
        owner->assignments
            = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
      g_ptr_array_extend_and_steal (owner->assignments, g_steal_pointer (&parts));
    }
  mark_own (owner, token->type);
  owner->field_last = TRUE;
  if (self->list != LIST_NONE)
    self->list = LIST_CLOSED;
  else
    self->open = owner;
}

static void
take_note (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *owner = find_field_owner (self, token);

  g_autofree char *words
      = rectify_token_dup (g_ptr_array_index (self->outline->texts, token->paragraph), token->body,
                           token->end);

  mark_own (owner, token->type);
  owner->n_notes++;
  self->note_is_bare = *words == '\0';
  self->note = add_note (owner, token);
  self->note_is_of_several = FALSE;
  self->note_label.number = 0;
}

/**
 * rectify_outline_build:
 * @self: an outline, with a root
 * @tokens: (element-type RectifyToken): the pieces of the document
 * @first: the first of them that is not the title
 *
 * Puts the pieces into a tree by their labels, lead-ins and fields.
 */
void
rectify_outline_build (RectifyOutline *self, GArray *tokens, guint first)
{
  RectifyBuilder builder = { .outline = self, .tokens = tokens, .next = first, .open = self->root };

  guint signature = rectify_closing_find (self, tokens);

  while (builder.next < tokens->len)
    {
      const RectifyToken *token = &g_array_index (tokens, RectifyToken, builder.next++);

      if (builder.next > signature)
        {
          add_node (self->root, token, RECTIFY_NODE_PROSE);
          continue;
        }
      switch (token->type)
        {
        case RECTIFY_TOKEN_TEXT:
          if (token->labelled)
            take_labelled (&builder, token);
          else
            take_plain (&builder, token);
          break;
        case RECTIFY_TOKEN_MEASURES:
          take_measures_lead_in (&builder, token);
          break;
        case RECTIFY_TOKEN_PROBLEMS:
          take_problems_lead_in (&builder, token);
          break;
        case RECTIFY_TOKEN_NOTE:
          take_note (&builder, token);
          break;
        case RECTIFY_TOKEN_FIELD:
          take_field (&builder, token);
          break;
        case RECTIFY_TOKEN_TABLE:
          take_table (&builder, token);
          break;
        }
    }
}
