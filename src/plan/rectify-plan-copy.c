/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-private.h"

/**
 * rectify_plan_copy_particulars:
 * @self: a plan
 * @other: another
 *
 * Makes everything of @self but its items that of @other, identifier and revision included.
 */
void
rectify_plan_copy_particulars (RectifyPlan *self, RectifyPlan *other)
{
  self->id = other->id;
  self->revision = other->revision;
  self->since = other->since;
  rectify_plan_set_title (self, other->title);
  rectify_plan_set_organisation (self, other->organisation);
  rectify_plan_set_theme (self, other->theme);
  rectify_plan_set_year (self, other->year);
  rectify_plan_set_meeting_date (self, other->meeting_date);
  rectify_plan_set_document_number (self, other->document_number);
  rectify_plan_set_signer (self, other->signer);
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    rectify_plan_set_particular (self, i, rectify_plan_get_particular (other, i));
  rectify_plan_set_close_out_needs (self, other->close_out_needs);
}

/**
 * rectify_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): a copy with all items, identifiers and the revision included: what an
 *   edit is made on
 */
RectifyPlan *
rectify_plan_copy (RectifyPlan *self)
{
  RectifyPlan *copy;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);

  copy = rectify_plan_new ();
  rectify_plan_copy_particulars (copy, self);
  g_object_unref (copy->root);
  copy->root = rectify_item_copy (self->root);
  return copy;
}

static RectifyItem *
look_up (GHashTable *index, RectifyItem *item)
{
  gint64 id = rectify_item_get_id (item);

  return id != 0 ? g_hash_table_lookup (index, &id) : NULL;
}

/* Takes away what is no longer below its parent, so that it is free to turn up elsewhere. */
static void
detach_strays (RectifyItem *item, GHashTable *wanted)
{
  for (guint i = rectify_item_get_n_children (item); i > 0; i--)
    {
      RectifyItem *child = rectify_item_get_child (item, i - 1);
      RectifyItem *twin = look_up (wanted, child);
      RectifyItem *parent = twin != NULL ? rectify_item_get_parent (twin) : NULL;

      detach_strays (child, wanted);
      if (parent == NULL || rectify_item_get_id (parent) != rectify_item_get_id (item)
          || (rectify_item_get_parent (item) == NULL) != (rectify_item_get_parent (parent) == NULL))
        g_object_unref (rectify_item_remove_child (item, i - 1));
    }
}

static RectifyItem *
copy_without_children (RectifyItem *item)
{
  RectifyItem *copy = rectify_item_new (rectify_item_get_kind (item));

  rectify_item_set_id (copy, rectify_item_get_id (item));
  rectify_item_copy_values (copy, item);
  return copy;
}

static void
follow_children (RectifyItem *item, RectifyItem *other, GHashTable *index)
{
  guint n_wanted = rectify_item_get_n_children (other);

  for (guint i = 0; i < n_wanted; i++)
    {
      RectifyItem *wanted = rectify_item_get_child (other, i);
      g_autoptr (RectifyItem) child = look_up (index, wanted);

      if (child != NULL)
        g_object_ref (child);
      else
        child = copy_without_children (wanted);
      if (i >= rectify_item_get_n_children (item) || rectify_item_get_child (item, i) != child)
        {
          RectifyItem *parent = rectify_item_get_parent (child);

          if (parent != NULL)
            g_object_unref (rectify_item_remove_child (parent, rectify_item_get_index (child)));
          rectify_item_insert_child (item, i, child);
        }
      follow_children (child, wanted, index);
    }
  while (rectify_item_get_n_children (item) > n_wanted)
    g_object_unref (rectify_item_remove_child (item, n_wanted));
  /* Last, since adding and removing children moves the fields that stand between them. */
  rectify_item_copy_values (item, other);
}

/**
 * rectify_plan_assign:
 * @self: a live plan that views are bound to
 * @other: what it is to become
 *
 * Makes @self equal to @other in place: items that are in both (by identifier) stay the same
 * objects and say only what changed of them, so that views keep their selection and what is
 * expanded.
 */
void
rectify_plan_assign (RectifyPlan *self, RectifyPlan *other)
{
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GHashTable) wanted = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail (RECTIFY_IS_PLAN (other));

  g_object_freeze_notify (G_OBJECT (self));
  rectify_plan_copy_particulars (self, other);
  index = rectify_plan_index_items (self);
  wanted = rectify_plan_index_items (other);
  detach_strays (self->root, wanted);
  follow_children (self->root, other->root, index);
  g_object_thaw_notify (G_OBJECT (self));
}
