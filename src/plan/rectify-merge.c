/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge.h"

#include <glib/gi18n-lib.h>

#include "rectify-merge-private.h"

/**
 * RectifyMerge:
 *
 * What two made of the same plan, brought together: ours, which stays, and theirs, which comes in,
 * both from a base. Items are the same by their identifiers.
 *
 * A merge with what is base changes nothing; a merge into what is base makes it theirs; what was
 * merged once changes nothing the second time; and as long as there is no conflict it does not
 * matter which of two is merged first.
 */
G_DEFINE_FINAL_TYPE (RectifyMerge, rectify_merge, G_TYPE_OBJECT)

static void
free_change (gpointer data)
{
  MergeChange *change = data;

  g_free (change->public.base);
  g_free (change->public.ours);
  g_free (change->public.theirs);
  g_free (change);
}

static void
rectify_merge_finalize (GObject *object)
{
  RectifyMerge *self = RECTIFY_MERGE (object);

  for (Version i = BASE; i < N_VERSIONS; i++)
    g_clear_object (&self->plans[i]);
  g_hash_table_unref (self->nodes);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->changes);
  G_OBJECT_CLASS (rectify_merge_parent_class)->finalize (object);
}

static void
rectify_merge_class_init (RectifyMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_merge_finalize;
}

static void
rectify_merge_init (RectifyMerge *self)
{
  self->nodes = g_hash_table_new (NULL, NULL);
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_ptr_array_new_with_free_func (free_change);
}

/**
 * merge_count_children:
 * @node: an item
 * @version: one of the plans
 *
 * Returns: how many children it has there
 */
guint
merge_count_children (MergeNode *node, Version version)
{
  return node->items[version] != NULL ? rectify_item_get_n_children (node->items[version]) : 0;
}

/**
 * merge_get_child:
 * @self: a merge
 * @node: an item
 * @version: one of the plans
 * @i: which child
 *
 * Returns: (transfer none): the child it has there
 */
MergeNode *
merge_get_child (RectifyMerge *self, MergeNode *node, Version version, guint i)
{
  return merge_find (self, rectify_item_get_child (node->items[version], i));
}

/**
 * merge_add:
 * @self: a merge
 * @field: what theirs changed
 * @node: (nullable): of which item; %NULL for the plan itself
 * @conflict: whether ours changed it too
 *
 * Returns: (transfer none): the change, as yet without words
 */
MergeChange *
merge_add (RectifyMerge *self, RectifyMergeField field, MergeNode *node, gboolean conflict)
{
  MergeChange *change = g_new0 (MergeChange, 1);

  change->node = node;
  change->public.field = field;
  change->public.conflict = conflict;
  change->public.side = conflict ? RECTIFY_MERGE_OURS : RECTIFY_MERGE_THEIRS;
  if (node != NULL)
    change->public.item = node->items[OURS] != NULL ? node->items[OURS] : node->items[THEIRS];
  if (change->public.item != NULL)
    change->public.item_id = rectify_item_get_id (change->public.item);
  self->n_conflicts += conflict;
  g_ptr_array_add (self->changes, change);
  return change;
}

static char *
dup_name (RectifyItem *item)
{
  g_autofree char *line = rectify_item_dup_line (item);
  const glong longest = 30;

  if (g_utf8_strlen (line, -1) <= longest)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, longest - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

/**
 * merge_dup_place:
 * @self: a merge
 * @node: an item
 * @version: one of the plans
 *
 * Returns: (transfer full) (nullable): in words, where the item stands there; %NULL if it does not
 */
char *
merge_dup_place (RectifyMerge *self, MergeNode *node, Version version)
{
  RectifyItem *item = node->items[version];
  RectifyItem *parent = item != NULL ? rectify_item_get_parent (item) : NULL;
  guint index = item != NULL ? rectify_item_get_index (item) : 0;
  g_autofree char *above = NULL;
  g_autofree char *before = NULL;

  if (parent == NULL)
    return NULL;
  if (index > 0)
    before = dup_name (rectify_item_get_child (parent, index - 1));
  if (rectify_item_get_parent (parent) == NULL)
    return before != NULL ? g_strdup_printf (_ ("at the top level, behind “%s”"), before)
                          : g_strdup (_ ("at the beginning"));
  above = dup_name (parent);
  return before != NULL ? g_strdup_printf (_ ("below “%s”, behind “%s”"), above, before)
                        : g_strdup_printf (_ ("below “%s”, as the first"), above);
}

static MergeNode *
add_node (RectifyMerge *self)
{
  MergeNode *node = g_new0 (MergeNode, 1);

  g_ptr_array_add (self->owned, node);
  return node;
}

/* The node of an item, by its identifier; items that have none, or one that another of the same
 * plan has already, are like no other. */
static MergeNode *
find_node (RectifyMerge *self, GHashTable *index, RectifyItem *item, Version version)
{
  gint64 id = rectify_item_get_id (item);
  MergeNode *node = merge_find (self, item);

  if (node == NULL && id != 0)
    node = g_hash_table_lookup (index, &id);
  if (node != NULL && node->items[version] == NULL)
    return node;
  node = add_node (self);
  if (id != 0 && !g_hash_table_contains (index, &id))
    g_hash_table_insert (index, g_memdup2 (&id, sizeof id), node);
  return node;
}

static void
add_items (RectifyMerge *self, GHashTable *index, MergeNode *above, Version version)
{
  RectifyItem *parent = above->items[version];

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      MergeNode *node = find_node (self, index, item, version);

      node->items[version] = item;
      node->parents[version] = above;
      g_hash_table_insert (self->nodes, item, node);
      add_items (self, index, node, version);
    }
}

/* Theirs first: what it changed is listed in its order. */
static void
add_all_items (RectifyMerge *self)
{
  static const Version order[] = { THEIRS, OURS, BASE };
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->root = add_node (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      self->root->items[order[i]] = rectify_plan_get_root (self->plans[order[i]]);
      add_items (self, index, self->root, order[i]);
    }
}

/**
 * rectify_merge_new:
 * @base: the plan that both began with
 * @ours: the plan as it is here
 * @theirs: the plan that comes in; none of the three may change as long as the merge is used
 * @flags: what is to be asked
 *
 * Finds what theirs changed and whether ours changed the same. An item that one moved and the other
 * changed is no conflict: both is done. What ours deleted and theirs changed is one, and so is what
 * theirs put below it; so is what theirs deleted and ours changed, or put something below. Takes a time that grows with the number of items.
 *
 * Returns: (transfer full): the merge
 */
RectifyMerge *
rectify_merge_new (RectifyPlan *base, RectifyPlan *ours, RectifyPlan *theirs,
                   RectifyMergeFlags flags)
{
  RectifyMerge *self;

  g_return_val_if_fail (RECTIFY_IS_PLAN (base), NULL);
  g_return_val_if_fail (RECTIFY_IS_PLAN (ours), NULL);
  g_return_val_if_fail (RECTIFY_IS_PLAN (theirs), NULL);

  self = g_object_new (RECTIFY_TYPE_MERGE, NULL);
  self->plans[BASE] = g_object_ref (base);
  self->plans[OURS] = g_object_ref (ours);
  self->plans[THEIRS] = g_object_ref (theirs);
  self->flags = flags;
  add_all_items (self);
  merge_compare_particulars (self);
  merge_compare_orders (self);
  merge_compare_places (self);
  merge_find_cycles (self);
  merge_compare_removed (self);
  return self;
}

/**
 * rectify_merge_get_n_changes:
 * @self: a merge
 *
 * Returns: how many things theirs changed that ours does not have
 */
guint
rectify_merge_get_n_changes (RectifyMerge *self)
{
  g_return_val_if_fail (RECTIFY_IS_MERGE (self), 0);
  return self->changes->len;
}

/**
 * rectify_merge_get_change:
 * @self: a merge
 * @position: which one; they are in the order of theirs, what is gone last
 *
 * Returns: (transfer none): what theirs changed
 */
const RectifyMergeChange *
rectify_merge_get_change (RectifyMerge *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_MERGE (self), NULL);
  g_return_val_if_fail (position < self->changes->len, NULL);
  return &((MergeChange *) g_ptr_array_index (self->changes, position))->public;
}

/**
 * rectify_merge_get_n_conflicts:
 * @self: a merge
 *
 * Returns: how many of the changes are conflicts, whether decided or not
 */
guint
rectify_merge_get_n_conflicts (RectifyMerge *self)
{
  g_return_val_if_fail (RECTIFY_IS_MERGE (self), 0);
  return self->n_conflicts;
}

/**
 * rectify_merge_decide:
 * @self: a merge
 * @position: which change
 * @side: what the result is to have
 *
 * Decides a conflict, or against a change that is none. A new item comes all the same if something
 * below it does, so that nothing is lost that was not decided against.
 */
void
rectify_merge_decide (RectifyMerge *self, guint position, RectifyMergeSide side)
{
  g_return_if_fail (RECTIFY_IS_MERGE (self));
  g_return_if_fail (position < self->changes->len);
  ((MergeChange *) g_ptr_array_index (self->changes, position))->public.side = side;
}
