/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

/* Where a field is written: behind which child. */
typedef struct {
  gboolean known;
  guint number;     /* as it is written; what it stays as if there is no child */
  guint behind;     /* by how much it is behind the last of them: it stays behind it */
  MergeNode *child; /* NULL before all of them, behind all of them, or where it is usual */
  guint order;
} Spot;

static Spot
get_spot (RectifyMerge *self, MergeNode *node, Version version, RectifyWording *wording)
{
  guint n_children = merge_count_children (node, version);
  Spot spot = { FALSE, 0, 0, NULL, 0 };

  if (wording == NULL)
    return spot;
  spot = (Spot){ TRUE, wording->before_child, 0, NULL, wording->order };
  if (spot.number > n_children && spot.number != RECTIFY_PLACE_DEFAULT)
    spot.behind = spot.number - n_children;
  else if (spot.number > 0 && spot.number <= n_children)
    spot.child = merge_get_child (self, node, version, spot.number - 1);
  return spot;
}

static gboolean
is_elsewhere (const Spot *spot, const Spot *base)
{
  return !base->known || spot->child != base->child || spot->order != base->order
         || spot->behind != base->behind
         || (spot->child == NULL && spot->behind == 0 && spot->number != base->number);
}

/* Where the spot is among the children of the result: what went leaves it to its sibling before. */
static guint
find_number (RectifyMerge *self, MergeNode *node, Version version, const Spot *spot)
{
  if (spot->behind > 0)
    return node->below->len + spot->behind;
  if (spot->child == NULL)
    return spot->number;
  for (guint i = spot->number; i > 0; i--)
    {
      MergeNode *child = merge_get_child (self, node, version, i - 1);

      if (child->alive && child->above == node)
        return child->index + 1;
    }
  return 0;
}

/* Ours and theirs have the same words; each may have them elsewhere. */
static void
choose_spot (RectifyMerge *self, MergeNode *node, RectifyWording *base, RectifyWording *ours,
             RectifyWording *theirs, guint *number, guint *order)
{
  Spot before = get_spot (self, node, BASE, base);
  Spot our_spot = get_spot (self, node, OURS, ours);
  Spot their_spot = get_spot (self, node, THEIRS, theirs);
  gboolean ours_moved = ours != NULL && is_elsewhere (&our_spot, &before);
  gboolean theirs_moved = theirs != NULL && is_elsewhere (&their_spot, &before);
  guint our_number = ours != NULL ? find_number (self, node, OURS, &our_spot) : G_MAXUINT;
  guint their_number = theirs != NULL ? find_number (self, node, THEIRS, &their_spot) : G_MAXUINT;
  gboolean take_theirs = ours == NULL || (theirs_moved && !ours_moved);

  if (theirs != NULL && ours != NULL && theirs_moved && ours_moved)
    take_theirs = their_number < our_number
                  || (their_number == our_number && their_spot.order < our_spot.order);
  *number = take_theirs ? their_number : our_number;
  *order = take_theirs ? their_spot.order : our_spot.order;
}

/* The wording of the result, where it stands there; NULL if that is as it is written. */
static RectifyWording *
place_wording (RectifyMerge *self, MergeNode *node, RectifyWording *made, RectifyWording *base,
               RectifyWording *ours, RectifyWording *theirs)
{
  guint number, order;

  if (!merge_wordings_alike (made, ours))
    ours = NULL;
  if (!merge_wordings_alike (made, theirs))
    theirs = NULL;
  if (!merge_wordings_alike (made, base))
    base = NULL;
  if (ours == NULL && theirs == NULL)
    return NULL;
  choose_spot (self, node, base, ours, theirs, &number, &order);
  return number != made->before_child || order != made->order
             ? rectify_wording_with_place (made, number, order)
             : NULL;
}

static RectifyWording *
get_lead_in (RectifyItem *item)
{
  return item != NULL ? rectify_item_get_lead_in (item) : NULL;
}

static RectifyWording *
get_deadline (RectifyItem *item)
{
  RectifyDeadline *deadline = item != NULL ? rectify_item_get_deadline (item) : NULL;

  return deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL;
}

static RectifyWording *
get_assignment (RectifyItem *item, RectifyItem *made, guint i)
{
  if (item == NULL || !merge_assignments_alike (item, made))
    return NULL;
  return rectify_assignment_get_wording (
      g_ptr_array_index (rectify_item_get_assignments (item), i));
}

static void
place_assignments (RectifyMerge *self, MergeNode *node)
{
  GPtrArray *assignments = rectify_item_get_assignments (node->made);
  g_autoptr (GPtrArray) placed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  RectifyItem **items = node->items;

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autoptr (RectifyWording) wording
          = place_wording (self, node, rectify_assignment_get_wording (assignment),
                           get_assignment (items[BASE], node->made, i),
                           get_assignment (items[OURS], node->made, i),
                           get_assignment (items[THEIRS], node->made, i));

      g_ptr_array_add (placed, wording == NULL
                                   ? rectify_assignment_ref (assignment)
                                   : rectify_assignment_new_worded (
                                       rectify_assignment_get_role (assignment), wording,
                                       rectify_assignment_get_names (assignment)));
    }
  if (assignments->len > 0)
    rectify_item_set_assignments (node->made, placed);
}

/**
 * merge_place_fields:
 * @self: a merge
 * @node: an item of the result, whose children are known
 *
 * Writes the fields of the item behind the children behind which they are in the plan they come from.
 */
void
merge_place_fields (RectifyMerge *self, MergeNode *node)
{
  RectifyItem **items = node->items;
  RectifyDeadline *deadline = rectify_item_get_deadline (node->made);

  place_assignments (self, node);
  if (rectify_item_get_lead_in (node->made) != NULL)
    {
      g_autoptr (RectifyWording) wording
          = place_wording (self, node, rectify_item_get_lead_in (node->made),
                           get_lead_in (items[BASE]), get_lead_in (items[OURS]),
                           get_lead_in (items[THEIRS]));

      if (wording != NULL)
        rectify_item_set_lead_in (node->made, wording);
    }
  if (deadline != NULL)
    {
      g_autoptr (RectifyWording) wording
          = place_wording (self, node, get_deadline (node->made), get_deadline (items[BASE]),
                           get_deadline (items[OURS]), get_deadline (items[THEIRS]));
      g_autoptr (RectifyDeadline) placed
          = wording != NULL
                ? rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (deadline),
                                               rectify_deadline_get_due (deadline))
                : NULL;

      if (placed != NULL)
        rectify_item_set_deadline (node->made, placed);
    }
}
