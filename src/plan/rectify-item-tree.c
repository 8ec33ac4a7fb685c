/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-private.h"

/**
 * rectify_item_get_parent:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the item above; for a top-level item of a plan its root
 */
RectifyItem *
rectify_item_get_parent (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->parent;
}

/**
 * rectify_item_get_n_children:
 * @self: an item
 *
 * Returns: how many items are directly below it
 */
guint
rectify_item_get_n_children (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 0);
  return self->children->len;
}

/**
 * rectify_item_get_child:
 * @self: an item
 * @position: which child
 *
 * Returns: (transfer none): the child
 */
RectifyItem *
rectify_item_get_child (RectifyItem *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  g_return_val_if_fail (position < self->children->len, NULL);
  return g_ptr_array_index (self->children, position);
}

/**
 * rectify_item_get_index:
 * @self: an item
 *
 * Returns: which child of its parent it is, 0 if it has none
 */
guint
rectify_item_get_index (RectifyItem *self)
{
  guint index = 0;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 0);
  if (self->parent != NULL)
    g_ptr_array_find (self->parent->children, self, &index);
  return index;
}

/**
 * rectify_item_get_depth:
 * @self: an item
 *
 * Returns: how many items are above it; 1 for a top-level item of a plan
 */
guint
rectify_item_get_depth (RectifyItem *self)
{
  guint depth = 0;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 0);
  for (RectifyItem *item = self->parent; item != NULL; item = item->parent)
    depth++;
  return depth;
}

/**
 * rectify_item_get_height:
 * @self: an item
 *
 * Returns: how many levels it and what is below it have, at least 1
 */
guint
rectify_item_get_height (RectifyItem *self)
{
  guint height = 0;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 1);
  for (guint i = 0; i < self->children->len; i++)
    height = MAX (height, rectify_item_get_height (g_ptr_array_index (self->children, i)));
  return height + 1;
}

/* Fields that stand between children stay beside the child they followed. */
static RectifyWording *
shift_wording (RectifyWording *wording, guint position, gboolean added)
{
  guint before = wording->before_child;

  if (before == RECTIFY_PLACE_DEFAULT || before <= position)
    return NULL;
  return rectify_wording_with_place (wording, added ? before + 1 : before - 1, wording->order);
}

static void
shift_fields (RectifyItem *self, guint position, gboolean added)
{
  RectifyWording *shifted;

  if (self->lead_in != NULL && (shifted = shift_wording (self->lead_in, position, added)) != NULL)
    {
      rectify_wording_unref (self->lead_in);
      self->lead_in = shifted;
    }
  for (guint i = 0; i < self->assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (self->assignments, i);

      shifted = shift_wording (rectify_assignment_get_wording (assignment), position, added);
      if (shifted == NULL)
        continue;
      self->assignments->pdata[i]
          = rectify_assignment_new_worded (rectify_assignment_get_role (assignment), shifted,
                                           rectify_assignment_get_names (assignment));
      rectify_assignment_unref (assignment);
      rectify_wording_unref (shifted);
    }
  if (self->deadline != NULL
      && (shifted = shift_wording (rectify_deadline_get_wording (self->deadline), position, added))
             != NULL)
    {
      RectifyDeadline *deadline
          = rectify_deadline_new_worded (shifted, rectify_deadline_get_kinds (self->deadline),
                                         rectify_deadline_get_due (self->deadline));

      rectify_deadline_unref (self->deadline);
      self->deadline = deadline;
      rectify_wording_unref (shifted);
    }
}

/**
 * rectify_item_insert_child:
 * @self: an item
 * @position: before which child, %G_MAXUINT: at the end
 * @child: (transfer none): an item without a parent
 *
 * Labels stay as they are; see rectify_plan_insert_item() for an edit that numbers anew.
 */
void
rectify_item_insert_child (RectifyItem *self, guint position, RectifyItem *child)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (RECTIFY_IS_ITEM (child));
  g_return_if_fail (child->parent == NULL);
  g_return_if_fail (self != child && !rectify_item_is_ancestor (child, self));

  position = MIN (position, self->children->len);
  shift_fields (self, position, TRUE);
  g_ptr_array_insert (self->children, position, g_object_ref (child));
  child->parent = self;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  rectify_item_emit_changed_below (child);
}

/**
 * rectify_item_append_stored_child:
 * @self: an item, which nobody listens to yet and whose fields are still to be read
 * @child: (transfer none): an item as rectify_item_new_stored() makes it, without a parent; @self is
 *   not below it
 *
 * As rectify_item_append_child(), but nothing is said of it.
 */
void
rectify_item_append_stored_child (RectifyItem *self, RectifyItem *child)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (RECTIFY_IS_ITEM (child));
  g_return_if_fail (child->parent == NULL);
  g_ptr_array_add (self->children, g_object_ref (child));
  child->parent = self;
}

/**
 * rectify_item_append_child:
 * @self: an item
 * @child: (transfer none): an item without a parent
 */
void
rectify_item_append_child (RectifyItem *self, RectifyItem *child)
{
  rectify_item_insert_child (self, G_MAXUINT, child);
}

/**
 * rectify_item_remove_child:
 * @self: an item
 * @position: which child
 *
 * Returns: (transfer full): the child, without a parent
 */
RectifyItem *
rectify_item_remove_child (RectifyItem *self, guint position)
{
  RectifyItem *child;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  g_return_val_if_fail (position < self->children->len, NULL);

  shift_fields (self, position, FALSE);
  child = g_object_ref (g_ptr_array_index (self->children, position));
  child->parent = NULL;
  g_ptr_array_remove_index (self->children, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return child;
}

/**
 * rectify_item_is_ancestor:
 * @self: an item
 * @descendant: another
 *
 * Returns: whether @descendant is somewhere below @self
 */
gboolean
rectify_item_is_ancestor (RectifyItem *self, RectifyItem *descendant)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  g_return_val_if_fail (RECTIFY_IS_ITEM (descendant), FALSE);
  for (RectifyItem *item = descendant->parent; item != NULL; item = item->parent)
    if (item == self)
      return TRUE;
  return FALSE;
}

/**
 * rectify_item_foreach:
 * @self: an item
 * @func: (scope call): called with @self and each item below it, in the order of the text
 * @user_data: for @func
 *
 * Returns: %FALSE if @func stopped the walk
 */
gboolean
rectify_item_foreach (RectifyItem *self, RectifyItemFunc func, gpointer user_data)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  if (!func (self, user_data))
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    if (!rectify_item_foreach (g_ptr_array_index (self->children, i), func, user_data))
      return FALSE;
  return TRUE;
}
