/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-outline-builder-private.h"

/* Where a piece of the document belongs: below what of all that is open, or at which list. */

/* How far is looked ahead for where a series goes on, in pieces of the document. */
#define MAX_LOOK_AHEAD 2000
#define MAX_SLIP 3
/* So many siblings tell what fields a list of measures has. */
#define MAX_SIBLINGS 32

/**
 * rectify_builder_look_ahead:
 * @self: what builds
 * @from: which token
 *
 * Returns: (transfer none) (nullable): it, %NULL behind the last
 */
const RectifyToken *
rectify_builder_look_ahead (RectifyBuilder *self, guint from)
{
  return from < self->tokens->len ? &g_array_index (self->tokens, RectifyToken, from) : NULL;
}

static gboolean
is_floating (RectifyBuilder *self, guint family)
{
  return rectify_label_matcher_is_floating (self->outline->matcher, family);
}

/**
 * rectify_builder_is_section:
 * @self: what builds
 * @node: a node
 *
 * Returns: whether its label is one of sections
 */
gboolean
rectify_builder_is_section (RectifyBuilder *self, RectifyNode *node)
{
  return node->labelled
         && rectify_label_matcher_is_section (self->outline->matcher, node->label.family);
}

/**
 * rectify_builder_find_open:
 * @self: what builds
 * @family: of labels
 *
 * Returns: (transfer none) (nullable): the innermost open node with such a label, measures aside
 */
RectifyNode *
rectify_builder_find_open (RectifyBuilder *self, guint family)
{
  for (RectifyNode *node = self->open; node->parent != NULL; node = node->parent)
    if (node->labelled && node->hint != RECTIFY_NODE_MEASURE && node->label.family == family)
      return node;
  return NULL;
}

/* Does a node's own series go on further down, before anything that closes it? Then what stands
 * between is inside the node. */
static gboolean
goes_on_later (RectifyBuilder *self, RectifyNode *node)
{
  guint limit = MIN (self->tokens->len, self->next + MAX_LOOK_AHEAD);

  for (guint i = self->next; i < limit; i++)
    {
      const RectifyToken *token = rectify_builder_look_ahead (self, i);

      if (token->type != RECTIFY_TOKEN_TEXT || !token->labelled)
        continue;
      if (token->label.family == node->label.family)
        return rectify_label_follows (&node->label, &token->label);
      for (RectifyNode *above = node->parent; above->parent != NULL; above = above->parent)
        if (above->labelled && above->label.family == token->label.family)
          return FALSE;
    }
  return FALSE;
}

/* Below which open node a label of a family belongs that is not open yet. */
RectifyNode *
rectify_builder_find_place (RectifyBuilder *self, const RectifyToken *token)
{
  guint family = token->label.family;
  RectifyNode *node = self->open;

  for (; node->parent != NULL; node = node->parent)
    {
      if (!node->labelled)
        continue;
      if (is_floating (self, family) && !is_floating (self, node->label.family))
        break;
      if (!is_floating (self, node->label.family) && node->label.family < family)
        break;
      if (!rectify_label_matcher_is_section (self->outline->matcher, family)
          && goes_on_later (self, node))
        break;
    }
  return node;
}

/* A number that comes twice, or after one or two that are skipped: a slip of the one who typed. */
static gboolean
slips (const RectifyLabelMatch *last, const RectifyLabelMatch *next)
{
  return last->family == next->family && next->number >= last->number
         && next->number <= last->number + MAX_SLIP && next->number > 1;
}

/* A list that programs number by 1. again for each of its items. */
static gboolean
repeats (const RectifyLabelMatch *last, const RectifyLabelMatch *next)
{
  return last->family == next->family && last->number == 1 && next->number == 1;
}

static gboolean
has_fields (const RectifyNode *node)
{
  return node->assignments != NULL || node->deadline != NULL || node->has_own_fields
         || node->has_own_notes;
}

/* Do fields follow what was read last, before anything that is numbered other than inside it? */
static gboolean
fields_follow (RectifyBuilder *self)
{
  const RectifyToken *next;
  guint n_inner = 0;

  for (guint i = self->next; i < self->next + RECTIFY_BUILDER_MAX_FIELDS
                             && (next = rectify_builder_look_ahead (self, i)) != NULL;
       i++)
    {
      if (next->type == RECTIFY_TOKEN_FIELD)
        return TRUE;
      if (next->type == RECTIFY_TOKEN_TABLE
          || (next->labelled && next->label.number != 1 && next->label.number != n_inner + 1))
        return FALSE;
      if (next->labelled)
        n_inner = next->label.number;
    }
  return FALSE;
}

/* ２、 and then 3), each with fields of its own: one series, whose forms nobody minded. */
const RectifyNode *
rectify_builder_find_interchangeable (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyLabelMatcher *matcher = self->outline->matcher;

  if (token->run_in || token->label.number == 1
      || rectify_builder_find_open (self, token->label.family) != NULL)
    return NULL;
  for (const RectifyNode *node = self->open; node->parent != NULL; node = node->parent)
    if (node->labelled && node->hint != RECTIFY_NODE_MEASURE
        && rectify_label_matcher_are_interchangeable (matcher, node->label.family,
                                                      token->label.family)
        && node->label.number + 1 == token->label.number && has_fields (node))
      return fields_follow (self) ? node : NULL;
  return NULL;
}

/* Do words lead in measures of a piece, before anything else is numbered? */
static gboolean
is_led_in (RectifyBuilder *self)
{
  const RectifyToken *next;

  for (guint i = self->next; (next = rectify_builder_look_ahead (self, i)) != NULL
                             && i < self->next + RECTIFY_BUILDER_MAX_FIELDS && !next->labelled;
       i++)
    if (next->type == RECTIFY_TOKEN_MEASURES)
      return TRUE;
  return FALSE;
}

/* “2.问题：…” ends a list, unless it is the next of it and has no measures of its own. */
static gboolean
ends_list (RectifyBuilder *self, const RectifyToken *token, gboolean goes_on_outside)
{
  if (!token->is_problem)
    return FALSE;
  if (goes_on_outside || is_led_in (self))
    return TRUE;
  if (self->list == LIST_EMPTY)
    return token->label.number != 1;
  return self->last == NULL || !self->last->labelled
         || !rectify_label_follows (&self->last->label, &token->label);
}

/* Is the label the next one of a list of measures, rather than of what is open around it? */
gboolean
rectify_builder_continues_list (RectifyBuilder *self, const RectifyToken *token)
{
  RectifyNode *open = rectify_builder_find_open (self, token->label.family);
  gboolean goes_on_outside = open != NULL && rectify_label_follows (&open->label, &token->label);

  if (ends_list (self, token, goes_on_outside)
      || rectify_label_matcher_is_section (self->outline->matcher, token->label.family)
      || rectify_label_matcher_is_problem (self->outline->matcher, token->label.family)
      || rectify_label_matcher_is_area (self->outline->matcher, token->label.family))
    return FALSE;
  switch (self->list)
    {
    case LIST_EMPTY:
      return token->run_in || open == NULL || (token->label.number == 1 && !goes_on_outside);
    case LIST_OPEN:
    case LIST_CLOSED:
      if (self->last == NULL || !self->last->labelled)
        return FALSE;
      if (self->list == LIST_OPEN && repeats (&self->last->label, &token->label))
        return !goes_on_outside;
      if (open == NULL && slips (&self->last->label, &token->label))
        return rectify_label_follows (&self->last->label, &token->label)
               || rectify_builder_find_interchangeable (self, token) == NULL;
      return rectify_label_follows (&self->last->label, &token->label)
             && (!goes_on_outside || self->list == LIST_OPEN);
    default:
      return FALSE;
    }
}

static gboolean
holds_more_than_prose (RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->hint != RECTIFY_NODE_PROSE && child->hint != RECTIFY_NODE_NOTE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_answered (RectifyNode *node)
{
  return node->lead_in != NULL || node->n_fields + node->n_notes > 0;
}

/*
 * Whom a lead-in or a field behind items belongs to: what follows one item belongs to it, what
 * follows several belongs to what holds them.
 */
RectifyNode *
rectify_builder_find_answerer (RectifyBuilder *self)
{
  RectifyNode *node = self->open;
  RectifyNode *parent = node->parent;
  RectifyLabelMatch match;
  gsize position;
  guint n_waiting = 0;

  if (parent == NULL || is_answered (node) || rectify_builder_is_section (self, node)
      || rectify_outline_find_series (self->outline, node, &position, &match)
      || rectify_outline_is_area_heading (self->outline, node))
    return node;
  for (guint i = parent->children->len; i > 0 && n_waiting < 2; i--)
    {
      RectifyNode *sibling = g_ptr_array_index (parent->children, i - 1);

      if (sibling->hint == RECTIFY_NODE_MEASURE || (sibling != node && is_answered (sibling))
          || (sibling != node && holds_more_than_prose (sibling)))
        break;
      n_waiting += sibling->labelled || sibling->hint == RECTIFY_NODE_PROBLEM;
    }
  if (n_waiting < 2 || parent->parent == NULL)
    return node;
  return parent;
}

/*
 * A plain paragraph behind a list belongs to the last item as its text, or else to what holds the
 * list: where that item is a whole sentence, is the last, and the one before it has no text.
 */
RectifyNode *
rectify_builder_find_plain_owner (RectifyBuilder *self)
{
  RectifyNode *node = self->open;
  RectifyNode *before = NULL;
  g_autofree char *words = NULL;

  if (node->parent == NULL || !node->labelled || node->slot == 0 || node->children->len > 0
      || is_answered (node))
    return node;
  before = g_ptr_array_index (node->parent->children, node->slot - 1);
  if (!before->labelled || before->label.family != node->label.family || before->children->len > 0
      || is_answered (before) || goes_on_later (self, node))
    return node;
  words = rectify_outline_dup_body (self->outline, node);
  return g_str_has_suffix (words, "。") ? node->parent : node;
}

static gboolean
is_run_in (const RectifyNode *node)
{
  if (node->deadline != NULL && !rectify_deadline_get_wording (node->deadline)->run_in)
    return FALSE;
  for (guint i = 0; node->assignments != NULL && i < node->assignments->len; i++)
    if (!rectify_assignment_get_wording (g_ptr_array_index (node->assignments, i))->run_in)
      return FALSE;
  return node->assignments != NULL || node->deadline != NULL;
}

static gboolean
has_alike (const RectifyNode *node, const RectifyToken *token)
{
  if (token->is_deadline)
    return node->deadline != NULL;
  for (guint i = 0; node->assignments != NULL && i < node->assignments->len; i++)
    if (rectify_assignment_get_role (g_ptr_array_index (node->assignments, i)) == token->role)
      return TRUE;
  return FALSE;
}

static gboolean
has_any_field (const RectifyNode *node)
{
  return node->assignments != NULL || node->deadline != NULL;
}

/* Those measures that have fields have them in their own line. */
static gboolean
are_run_in (GPtrArray *siblings, guint first)
{
  gboolean found = FALSE;

  for (guint i = first; i < siblings->len; i++)
    {
      const RectifyNode *node = g_ptr_array_index (siblings, i);

      if (has_any_field (node) && !is_run_in (node))
        return FALSE;
      found = found || has_any_field (node);
    }
  return found;
}

/* Does the next that is numbered, behind the fields, go on counting? */
static gboolean
is_last (RectifyBuilder *self, const RectifyNode *node)
{
  const RectifyToken *next;
  guint i = self->next;

  while ((next = rectify_builder_look_ahead (self, i)) != NULL
         && i < self->next + RECTIFY_BUILDER_MAX_FIELDS
         && (next->type == RECTIFY_TOKEN_FIELD || next->type == RECTIFY_TOKEN_NOTE))
    i++;
  return next == NULL || next->type != RECTIFY_TOKEN_TEXT || !next->labelled
         || !rectify_label_follows (&node->label, &next->label);
}

/**
 * rectify_builder_holds_for_all:
 * @self: what builds
 * @last: the last of several measures
 * @token: what stands behind it
 *
 * Returns: whether it is a field in a line of its own that none of the measures has, which say in
 *   brackets who does them or until when: it holds for all of them
 */
gboolean
rectify_builder_holds_for_all (RectifyBuilder *self, const RectifyNode *last,
                               const RectifyToken *token)
{
  RectifyNode *parent = last->parent;
  guint first;

  if (token->type != RECTIFY_TOKEN_FIELD || token->run_in || !last->labelled || parent == NULL
      || parent->parent == NULL || has_alike (parent, token))
    return FALSE;
  first = parent->children->len - MIN (parent->children->len, MAX_SIBLINGS);
  /* Below an area stand problems, and what follows the last could be its own. */
  if (!is_run_in (last)
      && (has_any_field (last) || rectify_outline_is_area_heading (self->outline, parent)
          || !are_run_in (parent->children, first) || !is_last (self, last)))
    return FALSE;
  for (guint i = first; i < parent->children->len; i++)
    if (has_alike (g_ptr_array_index (parent->children, i), token))
      return FALSE;
  return TRUE;
}
