/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-private.h"

/**
 * rectify_item_get_assignments:
 * @self: an item
 *
 * Returns: (transfer none) (element-type RectifyAssignment): its own assignments, in order; not
 *   to be changed
 */
GPtrArray *
rectify_item_get_assignments (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->assignments;
}

static gboolean
assignments_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_assignment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_item_set_assignments:
 * @self: an item
 * @assignments: (transfer none) (element-type RectifyAssignment): its own assignments, in order
 */
void
rectify_item_set_assignments (RectifyItem *self, GPtrArray *assignments)
{
  GPtrArray *copy;

  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (assignments != NULL);
  if (assignments_equal (self->assignments, assignments))
    return;
  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (copy, rectify_assignment_ref (g_ptr_array_index (assignments, i)));
  g_ptr_array_unref (self->assignments);
  self->assignments = copy;
  rectify_item_emit_changed_below (self);
}

/**
 * rectify_item_add_assignment:
 * @self: an item
 * @assignment: (transfer none): an assignment
 *
 * Adds an assignment behind its others.
 */
void
rectify_item_add_assignment (RectifyItem *self, RectifyAssignment *assignment)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (assignment != NULL);
  g_ptr_array_add (self->assignments, rectify_assignment_ref (assignment));
  rectify_item_emit_changed_below (self);
}

/**
 * rectify_item_add_stored_assignment:
 * @self: an item as rectify_item_new_stored() makes it, which nobody listens to yet
 * @assignment: (transfer full): an assignment
 *
 * As rectify_item_add_assignment(), but nothing is said of it.
 */
void
rectify_item_add_stored_assignment (RectifyItem *self, RectifyAssignment *assignment)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_ptr_array_add (self->assignments, assignment);
}

/**
 * rectify_item_set_stored_deadline:
 * @self: an item as rectify_item_new_stored() makes it, which nobody listens to yet
 * @deadline: (transfer full): its own deadline
 *
 * As rectify_item_set_deadline(), but nothing is said of it.
 */
void
rectify_item_set_stored_deadline (RectifyItem *self, RectifyDeadline *deadline)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_clear_pointer (&self->deadline, rectify_deadline_unref);
  self->deadline = deadline;
}

/**
 * rectify_item_get_deadline:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its own deadline
 */
RectifyDeadline *
rectify_item_get_deadline (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->deadline;
}

/**
 * rectify_item_set_deadline:
 * @self: an item
 * @deadline: (nullable) (transfer none): its own deadline
 */
void
rectify_item_set_deadline (RectifyItem *self, RectifyDeadline *deadline)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  if (rectify_deadline_equal (self->deadline, deadline))
    return;
  if (deadline != NULL)
    rectify_deadline_ref (deadline);
  g_clear_pointer (&self->deadline, rectify_deadline_unref);
  self->deadline = deadline;
  rectify_item_emit_changed_below (self);
}

static gboolean
has_role (RectifyItem *self, RectifyRole role)
{
  for (guint i = 0; i < self->assignments->len; i++)
    if (rectify_assignment_get_role (g_ptr_array_index (self->assignments, i)) == role)
      return TRUE;
  return FALSE;
}

/**
 * rectify_item_find_assigned:
 * @self: an item
 * @role: a role
 *
 * Returns: (transfer none) (nullable): the item on which is written who answers for this one in the
 *   role: itself, or the nearest item above that says so; %NULL if none does
 */
RectifyItem *
rectify_item_find_assigned (RectifyItem *self, RectifyRole role)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  while (self != NULL && !has_role (self, role))
    self = self->parent;
  return self;
}

/**
 * rectify_item_find_assignments:
 * @self: an item
 * @role: a role
 * @source: (out) (optional) (nullable) (transfer none): set to the item they are written on, which
 *   is @self for its own
 *
 * Who answers for the item in a role: its own assignments in that role, or those of the nearest
 * item above that has any.
 *
 * Returns: (transfer full) (element-type RectifyAssignment): the assignments; empty if there are
 *   none
 */
GPtrArray *
rectify_item_find_assignments (RectifyItem *self, RectifyRole role, RectifyItem **source)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  RectifyItem *item;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), found);
  item = rectify_item_find_assigned (self, role);
  for (guint i = 0; item != NULL && i < item->assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (item->assignments, i);

      if (rectify_assignment_get_role (assignment) == role)
        g_ptr_array_add (found, rectify_assignment_ref (assignment));
    }
  if (source != NULL)
    *source = item;
  return found;
}

/**
 * rectify_item_find_deadline:
 * @self: an item
 * @source: (out) (optional) (nullable) (transfer none): set to the item it is written on
 *
 * Until when the item is due: its own deadline, or that of the nearest item above that has one.
 *
 * Returns: (transfer none) (nullable): the deadline, or %NULL if there is none
 */
RectifyDeadline *
rectify_item_find_deadline (RectifyItem *self, RectifyItem **source)
{
  RectifyItem *item = self;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  while (item != NULL && item->deadline == NULL)
    item = item->parent;
  if (source != NULL)
    *source = item;
  return item != NULL ? item->deadline : NULL;
}
