/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-private.h"

#include <string.h>

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
  for (item = self; item != NULL; item = item->parent)
    {
      for (guint i = 0; i < item->assignments->len; i++)
        {
          RectifyAssignment *assignment = g_ptr_array_index (item->assignments, i);

          if (rectify_assignment_get_role (assignment) == role)
            g_ptr_array_add (found, rectify_assignment_ref (assignment));
        }
      if (found->len > 0)
        break;
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

/**
 * rectify_item_dup_summary:
 * @self: an item
 *
 * Returns: (transfer full): the heading or, if it has none, the text, in one line
 */
char *
rectify_item_dup_summary (RectifyItem *self)
{
  char *summary;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  summary = g_strdup (*self->heading != '\0' ? self->heading : self->text);
  return g_strdelimit (summary, "\r\n\t", ' ');
}

/**
 * rectify_item_dup_line:
 * @self: an item
 *
 * Returns: (transfer full): the label and the summary, in one line. The label of a row in a table is
 *   a number without a mark, which a blank parts from words that go on as it ends: 8 2021年
 */
char *
rectify_item_dup_line (RectifyItem *self)
{
  g_autofree char *summary = rectify_item_dup_summary (self);
  const char *end;
  gboolean runs_on;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  end = self->label + strlen (self->label);
  runs_on = end > self->label && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (end)))
            && g_unichar_isalnum (g_utf8_get_char (summary));
  return g_strconcat (self->label, runs_on ? " " : "", summary, NULL);
}

static char *
shorten (const char *line, guint max_length)
{
  g_autofree char *head = NULL;

  if (max_length == 0 || g_utf8_strlen (line, -1) <= (glong) max_length)
    return g_strdup (line);
  head = g_utf8_substring (line, 0, (glong) max_length - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * rectify_item_dup_place:
 * @self: an item
 * @max_length: how many characters of each line are told at most, 0 for all
 *
 * Returns: (transfer full): the lines of all that the item stands below, the outermost first, since
 *   its own words may be repeated elsewhere: “二、整改措施 › （一）学习方面”; "" at the top
 */
char *
rectify_item_dup_place (RectifyItem *self, guint max_length)
{
  GString *place = g_string_new (NULL);

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), g_string_free (place, FALSE));
  for (RectifyItem *item = self->parent; item != NULL && item->parent != NULL; item = item->parent)
    {
      g_autofree char *line = rectify_item_dup_line (item);
      g_autofree char *shown = shorten (line, max_length);

      if (place->len > 0)
        g_string_prepend (place, " › ");
      g_string_prepend (place, shown);
    }
  return g_string_free (place, FALSE);
}

/**
 * rectify_item_dup_words:
 * @self: an item
 *
 * Returns: (transfer full): label, heading and text together
 */
char *
rectify_item_dup_words (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return g_strconcat (self->label, self->heading, self->text, NULL);
}
