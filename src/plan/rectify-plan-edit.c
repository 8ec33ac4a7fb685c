/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-edit.h"

#include "rectify-numbering.h"

static gboolean
heads_table (RectifyItem *item)
{
  return *rectify_item_get_columns (item) != '\0';
}

/**
 * rectify_plan_can_hold:
 * @self: a plan
 * @item: an item of it, or its root
 *
 * Returns: whether other items can stand below it; nothing stands below prose but the rows of a
 *   table that it heads
 */
gboolean
rectify_plan_can_hold (RectifyPlan *self, RectifyItem *item)
{
  return rectify_item_get_parent (item) == NULL
         || rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE || heads_table (item);
}

static RectifyItem *
find_grandparent (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);

  return parent != NULL ? rectify_item_get_parent (parent) : NULL;
}

/**
 * rectify_plan_insert_item:
 * @self: a plan
 * @parent: where to, the plan's root for a top-level item
 * @position: before which child, %G_MAXUINT: at the end
 * @item: (transfer none): an item without a parent; its label follows its siblings'
 */
void
rectify_plan_insert_item (RectifyPlan *self, RectifyItem *parent, guint position, RectifyItem *item)
{
  g_autoptr (RectifyNumbering) numbering = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  numbering = rectify_numbering_survey (rectify_plan_get_root (self));
  rectify_item_insert_child (parent, position, item);
  rectify_numbering_relabel (numbering, parent, item);
}

/**
 * rectify_plan_remove_item:
 * @self: a plan
 * @item: an item of it, which goes with all below it
 */
void
rectify_plan_remove_item (RectifyPlan *self, RectifyItem *item)
{
  g_autoptr (RectifyNumbering) numbering = NULL;
  RectifyItem *parent;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  parent = rectify_item_get_parent (item);
  g_return_if_fail (parent != NULL);
  numbering = rectify_numbering_survey (rectify_plan_get_root (self));
  g_object_unref (rectify_item_remove_child (parent, rectify_item_get_index (item)));
  rectify_numbering_relabel (numbering, parent, NULL);
}

/**
 * rectify_plan_move_item:
 * @self: a plan
 * @item: an item of it
 * @parent: where to, the plan's root for a top-level item
 * @position: before which of the children that @parent has now, %G_MAXUINT: at the end
 *
 * Returns: %FALSE, with nothing changed, if it cannot stand there: below itself, inside prose, or
 *   deeper than %RECTIFY_ITEM_MAX_DEPTH
 */
gboolean
rectify_plan_move_item (RectifyPlan *self, RectifyItem *item, RectifyItem *parent, guint position)
{
  g_autoptr (RectifyNumbering) numbering = NULL;
  g_autoptr (RectifyItem) moving = NULL;
  RectifyItem *old_parent;
  guint old_position;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), FALSE);
  old_parent = rectify_item_get_parent (item);
  if (old_parent == NULL || item == parent || rectify_item_is_ancestor (item, parent)
      || (parent != old_parent && !rectify_plan_can_hold (self, parent))
      || rectify_item_get_depth (parent) + rectify_item_get_height (item) > RECTIFY_ITEM_MAX_DEPTH)
    return FALSE;
  old_position = rectify_item_get_index (item);
  if (old_parent == parent && (position == old_position || position == old_position + 1))
    return TRUE;

  numbering = rectify_numbering_survey (rectify_plan_get_root (self));
  moving = rectify_item_remove_child (old_parent, old_position);
  if (old_parent == parent && position != G_MAXUINT && position > old_position)
    position--;
  rectify_item_insert_child (parent, position, moving);
  if (old_parent != parent)
    rectify_numbering_relabel (numbering, old_parent, NULL);
  rectify_numbering_relabel (numbering, parent, old_parent != parent ? moving : NULL);
  return TRUE;
}

/**
 * rectify_plan_can_move_up:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: whether it has a sibling before it
 */
gboolean
rectify_plan_can_move_up (RectifyPlan *self, RectifyItem *item)
{
  return rectify_item_get_parent (item) != NULL && rectify_item_get_index (item) > 0;
}

/**
 * rectify_plan_can_move_down:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: whether it has a sibling behind it
 */
gboolean
rectify_plan_can_move_down (RectifyPlan *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);

  return parent != NULL && rectify_item_get_index (item) + 1 < rectify_item_get_n_children (parent);
}

/**
 * rectify_plan_can_indent:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: whether the sibling before it can hold it; what follows a table does not slip into it
 */
gboolean
rectify_plan_can_indent (RectifyPlan *self, RectifyItem *item)
{
  RectifyItem *above;

  if (!rectify_plan_can_move_up (self, item))
    return FALSE;
  above
      = rectify_item_get_child (rectify_item_get_parent (item), rectify_item_get_index (item) - 1);
  return rectify_plan_can_hold (self, above) && !heads_table (above)
         && rectify_item_get_depth (item) + rectify_item_get_height (item)
                <= RECTIFY_ITEM_MAX_DEPTH;
}

/**
 * rectify_plan_can_outdent:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: whether it is below another item, beside which it can stand
 */
gboolean
rectify_plan_can_outdent (RectifyPlan *self, RectifyItem *item)
{
  RectifyItem *grandparent = find_grandparent (item);

  return grandparent != NULL && rectify_plan_can_hold (self, grandparent);
}

/**
 * rectify_plan_move_up:
 * @self: a plan
 * @item: an item of it; nothing happens to the first of its siblings
 */
void
rectify_plan_move_up (RectifyPlan *self, RectifyItem *item)
{
  if (rectify_plan_can_move_up (self, item))
    rectify_plan_move_item (self, item, rectify_item_get_parent (item),
                            rectify_item_get_index (item) - 1);
}

/**
 * rectify_plan_move_down:
 * @self: a plan
 * @item: an item of it; nothing happens to the last of its siblings
 */
void
rectify_plan_move_down (RectifyPlan *self, RectifyItem *item)
{
  if (rectify_plan_can_move_down (self, item))
    rectify_plan_move_item (self, item, rectify_item_get_parent (item),
                            rectify_item_get_index (item) + 2);
}

/**
 * rectify_plan_indent:
 * @self: a plan
 * @item: an item of it
 *
 * Moves an item below the sibling before it, where rectify_plan_can_indent() says it can be.
 */
void
rectify_plan_indent (RectifyPlan *self, RectifyItem *item)
{
  if (rectify_plan_can_indent (self, item))
    rectify_plan_move_item (self, item,
                            rectify_item_get_child (rectify_item_get_parent (item),
                                                    rectify_item_get_index (item) - 1),
                            G_MAXUINT);
}

/**
 * rectify_plan_outdent:
 * @self: a plan
 * @item: an item of it
 *
 * Moves an item behind its parent, where rectify_plan_can_outdent() says it can be.
 */
void
rectify_plan_outdent (RectifyPlan *self, RectifyItem *item)
{
  if (rectify_plan_can_outdent (self, item))
    rectify_plan_move_item (self, item, find_grandparent (item),
                            rectify_item_get_index (rectify_item_get_parent (item)) + 1);
}

/**
 * rectify_plan_renumber:
 * @self: a plan
 * @parent: an item of it, or its root
 *
 * Numbers the children of an item anew, in their own styles.
 */
void
rectify_plan_renumber (RectifyPlan *self, RectifyItem *parent)
{
  g_autoptr (RectifyNumbering) numbering = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  numbering = rectify_numbering_survey (rectify_plan_get_root (self));
  rectify_numbering_relabel (numbering, parent, NULL);
}

/**
 * rectify_plan_new_sibling:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: (transfer full): an empty item of the same kind, not yet in the plan
 */
RectifyItem *
rectify_plan_new_sibling (RectifyPlan *self, RectifyItem *item)
{
  return rectify_item_new (rectify_item_get_kind (item));
}

static RectifyItemKind
guess_child_kind (RectifyPlan *self, RectifyItem *parent)
{
  guint n_children = rectify_item_get_n_children (parent);

  for (guint i = n_children; i > 0; i--)
    {
      RectifyItemKind kind = rectify_item_get_kind (rectify_item_get_child (parent, i - 1));

      if (kind != RECTIFY_ITEM_PROSE)
        return kind;
    }
  if (parent == rectify_plan_get_root (self))
    return RECTIFY_ITEM_SECTION;
  if (heads_table (parent))
    return RECTIFY_ITEM_PROBLEM;
  switch (rectify_item_get_kind (parent))
    {
    case RECTIFY_ITEM_SECTION:
      return RECTIFY_ITEM_AREA;
    case RECTIFY_ITEM_AREA:
      return RECTIFY_ITEM_PROBLEM;
    case RECTIFY_ITEM_PROBLEM:
      return RECTIFY_ITEM_MEASURE;
    default:
      return RECTIFY_ITEM_PROSE;
    }
}

/**
 * rectify_plan_new_child:
 * @self: a plan
 * @parent: an item of it, or its root
 *
 * Returns: (transfer full) (nullable): an empty item of the kind that fits below @parent, not yet
 *   in the plan; %NULL if nothing can stand there, as in prose
 */
RectifyItem *
rectify_plan_new_child (RectifyPlan *self, RectifyItem *parent)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);
  return rectify_plan_can_hold (self, parent) ? rectify_item_new (guess_child_kind (self, parent))
                                              : NULL;
}
