/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-parts.h"
#include "rectify-item-rows.h"
#include "rectify-reading-private.h"

/* A lead-in stands before the first measure by default: it must stay where it was read. */
static void
fix_lead_in (RectifyItem *item)
{
  RectifyWording *lead_in = rectify_item_get_lead_in (item);
  g_autoptr (RectifyWording) fixed = NULL;
  g_autoptr (GArray) parts = NULL;
  guint place = 0;

  if (lead_in == NULL)
    return;
  parts = rectify_item_list_parts (item);
  for (guint i = 0; i < parts->len; i++)
    {
      RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      if (part->type == RECTIFY_PART_LEAD_IN)
        break;
      place += part->type == RECTIFY_PART_CHILD;
    }
  fixed = rectify_wording_with_place (lead_in, place, lead_in->order);
  rectify_item_set_lead_in (item, fixed);
}

/* The item that heads the table in which an item stands, or NULL. */
static RectifyItem *
find_table (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);

  while (parent != NULL && *rectify_item_get_columns (parent) == '\0')
    parent = rectify_item_get_parent (parent);
  return parent;
}

static char *
dup_table_words (RectifyItem *table)
{
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (table);
  GString *words = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RectifyRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->n_cells; j++)
        g_string_append (words, row->cells[j] != NULL ? row->cells[j] : "");
    }
  return g_string_free (words, FALSE);
}

/* In a table the kind of an item says in which column its words stand: it stays what it is where
 * another kind would bring the words into another order. */
static gboolean
set_kind_in_table (RectifyItem *table, RectifyItem *item, RectifyItemKind kind)
{
  g_autofree char *before = dup_table_words (table);
  g_autofree char *after = NULL;
  RectifyItemKind old = rectify_item_get_kind (item);

  rectify_item_set_kind (item, kind);
  after = dup_table_words (table);
  if (g_str_equal (before, after))
    return TRUE;
  rectify_item_set_kind (item, old);
  return FALSE;
}

/**
 * rectify_reading_set_kind:
 * @self: a reading
 * @item: an item of its plan
 * @kind: what the clerk says it is
 *
 * Sets what an item is. What was doubtful about it is settled by that. An item of a table cannot be
 * what would stand in another column, and the head of one is always prose.
 *
 * Returns: whether the item is of that kind now
 */
gboolean
rectify_reading_set_kind (RectifyReading *self, RectifyItem *item, RectifyItemKind kind)
{
  RectifyItem *parent, *table;

  g_return_val_if_fail (RECTIFY_IS_READING (self), FALSE);
  parent = rectify_item_get_parent (item);
  table = find_table (item);
  if (*rectify_item_get_columns (item) != '\0' && kind != RECTIFY_ITEM_PROSE)
    return FALSE;
  if (table != NULL && !set_kind_in_table (table, item, kind))
    return FALSE;
  g_hash_table_remove (self->doubts, item);
  g_hash_table_remove (self->guesses, item);
  g_hash_table_add (self->chosen, item);
  if (parent != NULL && table == NULL)
    fix_lead_in (parent);
  rectify_item_set_kind (item, kind);
  return TRUE;
}

/* Makes the place of every field plain, so that moving children does not move what is written. */
static RectifyWording *
fix_place (RectifyWording *wording, guint n_children)
{
  return rectify_wording_with_place (wording,
                                     wording->before_child == RECTIFY_PLACE_DEFAULT
                                         ? n_children
                                         : wording->before_child,
                                     wording->order);
}

static void
fix_fields (RectifyItem *item)
{
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  GPtrArray *old = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  guint n_children = rectify_item_get_n_children (item);

  fix_lead_in (item);
  for (guint i = 0; i < old->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (old, i);
      g_autoptr (RectifyWording) wording
          = fix_place (rectify_assignment_get_wording (assignment), n_children);

      g_ptr_array_add (assignments,
                       rectify_assignment_new_worded (rectify_assignment_get_role (assignment),
                                                      wording,
                                                      rectify_assignment_get_names (assignment)));
    }
  rectify_item_set_assignments (item, assignments);
  if (deadline != NULL)
    {
      g_autoptr (RectifyWording) wording
          = fix_place (rectify_deadline_get_wording (deadline), n_children);
      g_autoptr (RectifyDeadline) fixed
          = rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (deadline),
                                         rectify_deadline_get_due (deadline));

      rectify_item_set_deadline (item, fixed);
    }
}

static gboolean
has_fields (RectifyItem *item)
{
  return rectify_item_get_assignments (item)->len > 0 || rectify_item_get_deadline (item) != NULL
         || rectify_item_get_lead_in (item) != NULL;
}

/* Is a field written behind a child and before the next, that would not stay behind what is put
 * between the two? */
static gboolean
field_follows (RectifyItem *item, RectifyItem *child)
{
  g_autoptr (GArray) parts = rectify_item_list_parts (item);
  gboolean passed = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      if (passed && part->type == RECTIFY_PART_CHILD)
        return FALSE;
      if (passed
          && (part->type == RECTIFY_PART_LEAD_IN
              || part->wording->before_child != RECTIFY_PLACE_DEFAULT))
        return TRUE;
      passed = passed || part->child == child;
    }
  return FALSE;
}

/**
 * rectify_reading_can_demote:
 * @self: a reading
 * @item: an item of its plan
 *
 * Returns: whether it can go below the sibling before it
 */
gboolean
rectify_reading_can_demote (RectifyReading *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  guint index = rectify_item_get_index (item);
  g_autoptr (GArray) parts = NULL;

  if (parent == NULL || index == 0 || find_table (item) != NULL
      || *rectify_item_get_columns (rectify_item_get_child (parent, index - 1)) != '\0'
      || rectify_item_get_depth (item) + rectify_item_get_height (item) >= RECTIFY_ITEM_MAX_DEPTH)
    return FALSE;
  /* A field of the parent that is written between the two would end up behind it. */
  parts = rectify_item_list_parts (parent);
  for (guint i = 1; i < parts->len; i++)
    if (g_array_index (parts, RectifyPart, i).child == item)
      return g_array_index (parts, RectifyPart, i - 1).type == RECTIFY_PART_CHILD;
  return FALSE;
}

/**
 * rectify_reading_can_promote:
 * @self: a reading
 * @item: an item of its plan
 *
 * Returns: whether it can come up beside its parent
 */
gboolean
rectify_reading_can_promote (RectifyReading *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  g_autoptr (GArray) parts = NULL;
  gboolean passed = FALSE;

  if (parent == NULL || rectify_item_get_parent (parent) == NULL || find_table (item) != NULL
      || field_follows (rectify_item_get_parent (parent), parent))
    return FALSE;
  /* What follows it goes below it: a table would swallow that. */
  if (*rectify_item_get_columns (item) != '\0'
      && rectify_item_get_index (item) + 1 < rectify_item_get_n_children (parent))
    return FALSE;
  parts = rectify_item_list_parts (parent);
  for (guint i = 0; i < parts->len; i++)
    {
      RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      if (passed && part->type != RECTIFY_PART_CHILD)
        return FALSE;
      passed = passed || part->child == item;
    }
  return TRUE;
}

/**
 * rectify_reading_demote:
 * @self: a reading
 * @item: an item that can be demoted
 *
 * Puts an item below the sibling before it. Labels and the order of the words stay.
 */
void
rectify_reading_demote (RectifyReading *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  guint index = rectify_item_get_index (item);
  RectifyItem *above;
  g_autoptr (RectifyItem) moving = NULL;

  if (!rectify_reading_can_demote (self, item))
    return;
  above = rectify_item_get_child (parent, index - 1);
  if (has_fields (above))
    fix_fields (above);
  rectify_reading_set_kind (self, item, rectify_item_get_kind (item));
  moving = rectify_item_remove_child (parent, index);
  rectify_item_append_child (above, moving);
}

/**
 * rectify_reading_promote:
 * @self: a reading
 * @item: an item that can be promoted
 *
 * Brings an item up beside its parent; the siblings behind it go below it, so that labels and the
 * order of the words stay.
 */
void
rectify_reading_promote (RectifyReading *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  guint index = rectify_item_get_index (item);
  g_autoptr (RectifyItem) moving = NULL;

  if (!rectify_reading_can_promote (self, item))
    return;
  if (has_fields (item))
    fix_fields (item);
  rectify_reading_set_kind (self, item, rectify_item_get_kind (item));
  fix_lead_in (rectify_item_get_parent (parent));
  moving = rectify_item_remove_child (parent, index);
  while (rectify_item_get_n_children (parent) > index)
    {
      g_autoptr (RectifyItem) follower = rectify_item_remove_child (parent, index);

      rectify_item_append_child (moving, follower);
    }
  rectify_item_insert_child (rectify_item_get_parent (parent), rectify_item_get_index (parent) + 1,
                             moving);
}
