/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-parts.h"

typedef struct {
  RectifyPart part;
  guint before_child;
  guint rank;
  guint sequence;
} Placed;

/* Where two fields stand at the same place with the same order, this is the usual one. */
enum { RANK_ASSIGNMENT, RANK_DEADLINE, RANK_LEAD_IN };

static void
add_field (GArray *fields, RectifyPartType type, RectifyWording *wording, guint default_place,
           guint rank)
{
  Placed placed = { { type, wording, NULL }, wording->before_child, rank, fields->len };

  if (placed.before_child == RECTIFY_PLACE_DEFAULT)
    placed.before_child = default_place;
  g_array_append_val (fields, placed);
}

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a;
  const Placed *y = b;

  if (x->before_child != y->before_child)
    return x->before_child < y->before_child ? -1 : 1;
  if (x->part.wording->order != y->part.wording->order)
    return x->part.wording->order < y->part.wording->order ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

static guint
find_first_measure (RectifyItem *self)
{
  guint n_children = rectify_item_get_n_children (self);

  for (guint i = 0; i < n_children; i++)
    if (rectify_item_get_kind (rectify_item_get_child (self, i)) == RECTIFY_ITEM_MEASURE)
      return i;
  return n_children;
}

static GArray *
list_fields (RectifyItem *self)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (Placed));
  GPtrArray *assignments = rectify_item_get_assignments (self);
  RectifyDeadline *deadline = rectify_item_get_deadline (self);
  RectifyWording *lead_in = rectify_item_get_lead_in (self);
  guint n_children = rectify_item_get_n_children (self);

  if (lead_in != NULL)
    add_field (fields, RECTIFY_PART_LEAD_IN, lead_in, find_first_measure (self), RANK_LEAD_IN);
  for (guint i = 0; i < assignments->len; i++)
    add_field (fields, RECTIFY_PART_ASSIGNMENT,
               rectify_assignment_get_wording (g_ptr_array_index (assignments, i)), n_children,
               RANK_ASSIGNMENT);
  if (deadline != NULL)
    add_field (fields, RECTIFY_PART_DEADLINE, rectify_deadline_get_wording (deadline), n_children,
               RANK_DEADLINE);
  g_array_sort (fields, compare_placed);
  return fields;
}

/**
 * rectify_item_list_parts:
 * @self: an item
 *
 * What is written below an item's own label, heading and text: its fields and its children, in
 * the order of the text.
 *
 * Returns: (transfer full) (element-type RectifyPart): the parts; they borrow from the item
 */
GArray *
rectify_item_list_parts (RectifyItem *self)
{
  g_autoptr (GArray) fields = NULL;
  GArray *parts;
  guint n_children, next = 0;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);

  fields = list_fields (self);
  n_children = rectify_item_get_n_children (self);
  parts = g_array_sized_new (FALSE, FALSE, sizeof (RectifyPart), fields->len + n_children);
  for (guint i = 0; i <= n_children; i++)
    {
      RectifyPart child = { RECTIFY_PART_CHILD, NULL, NULL };

      while (next < fields->len
             && (i == n_children || g_array_index (fields, Placed, next).before_child <= i))
        g_array_append_val (parts, g_array_index (fields, Placed, next++).part);
      if (i == n_children)
        break;
      child.child = rectify_item_get_child (self, i);
      g_array_append_val (parts, child);
    }
  return parts;
}
