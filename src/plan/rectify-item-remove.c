/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item.h"

/*
 * The records of following an item up by their identifiers: to find one, and to take it away; or all of
 * them.
 */

/**
 * rectify_item_find_progress:
 * @self: an item
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the entry of it that has the identifier
 */
RectifyProgressEntry *
rectify_item_find_progress (RectifyItem *self, gint64 id)
{
  GPtrArray *entries = rectify_item_get_progress (self);

  for (guint i = 0; i < entries->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (entries, i)) == id)
      return g_ptr_array_index (entries, i);
  return NULL;
}

/**
 * rectify_item_find_step:
 * @self: an item
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the step of it that has the identifier
 */
RectifyStep *
rectify_item_find_step (RectifyItem *self, gint64 id)
{
  GPtrArray *steps = rectify_item_get_steps (self);

  for (guint i = 0; i < steps->len; i++)
    if (rectify_step_get_id (g_ptr_array_index (steps, i)) == id)
      return g_ptr_array_index (steps, i);
  return NULL;
}

/**
 * rectify_item_find_evidence:
 * @self: an item
 * @id: an identifier
 *
 * Returns: (transfer none) (nullable): the evidence of it that has the identifier
 */
RectifyEvidence *
rectify_item_find_evidence (RectifyItem *self, gint64 id)
{
  GPtrArray *evidence = rectify_item_get_evidence (self);

  for (guint i = 0; i < evidence->len; i++)
    if (rectify_evidence_get_id (g_ptr_array_index (evidence, i)) == id)
      return g_ptr_array_index (evidence, i);
  return NULL;
}

/**
 * rectify_item_count_evidence:
 * @self: an item
 * @entry_id: one of its progress entries
 *
 * Returns: how many files prove that entry
 */
guint
rectify_item_count_evidence (RectifyItem *self, gint64 entry_id)
{
  GPtrArray *evidence = rectify_item_get_evidence (self);
  guint n = 0;

  for (guint i = 0; i < evidence->len; i++)
    n += rectify_evidence_get_entry_id (g_ptr_array_index (evidence, i)) == entry_id;
  return n;
}

static gboolean
contains (GPtrArray *all, RectifyEvidence *evidence)
{
  for (guint i = 0; i < all->len; i++)
    {
      RectifyEvidence *one = g_ptr_array_index (all, i);

      if (rectify_evidence_get_entry_id (one) == rectify_evidence_get_entry_id (evidence)
          && g_str_equal (rectify_evidence_get_hash (one), rectify_evidence_get_hash (evidence))
          && g_str_equal (rectify_evidence_get_name (one), rectify_evidence_get_name (evidence)))
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_item_has_evidence:
 * @self: an item
 * @evidence: a file that is about to be added to it
 *
 * Returns: whether it has that file, under that name and of the same entry, already
 */
gboolean
rectify_item_has_evidence (RectifyItem *self, RectifyEvidence *evidence)
{
  return contains (rectify_item_get_evidence (self), evidence);
}

/* A file that the item has as a whole already is not there twice. */
static void
keep_evidence (RectifyItem *self, gint64 entry_id)
{
  GPtrArray *old = rectify_item_get_evidence (self);
  g_autoptr (GPtrArray) kept
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);

  for (guint i = 0; i < old->len; i++)
    if (rectify_evidence_get_entry_id (g_ptr_array_index (old, i)) != entry_id)
      g_ptr_array_add (kept, rectify_evidence_ref (g_ptr_array_index (old, i)));
  for (guint i = 0; i < old->len; i++)
    {
      RectifyEvidence *evidence = g_ptr_array_index (old, i);
      g_autoptr (RectifyEvidence) freed = rectify_evidence_with_entry (evidence, 0);

      if (rectify_evidence_get_entry_id (evidence) == entry_id && !contains (kept, freed))
        g_ptr_array_add (kept, g_steal_pointer (&freed));
    }
  rectify_item_set_evidence (self, kept);
}

/**
 * rectify_item_remove_progress:
 * @self: an item
 * @id: one of its progress entries
 *
 * Takes the entry away. Nothing that was handed in is lost with it: the files that prove it prove the
 * item as a whole from then on.
 */
void
rectify_item_remove_progress (RectifyItem *self, gint64 id)
{
  GPtrArray *old = rectify_item_get_progress (self);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  g_return_if_fail (id != 0);
  for (guint i = 0; i < old->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (old, i)) != id)
      g_ptr_array_add (left, g_ptr_array_index (old, i));
  if (left->len == old->len)
    return;
  rectify_item_set_progress (self, left);
  keep_evidence (self, id);
}

/**
 * rectify_item_remove_step:
 * @self: an item
 * @id: one of its steps
 */
void
rectify_item_remove_step (RectifyItem *self, gint64 id)
{
  GPtrArray *old = rectify_item_get_steps (self);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < old->len; i++)
    if (rectify_step_get_id (g_ptr_array_index (old, i)) != id)
      g_ptr_array_add (left, g_ptr_array_index (old, i));
  rectify_item_set_steps (self, left);
}

/**
 * rectify_item_begin_anew:
 * @self: an item that was made after another
 *
 * Nothing was done on it yet, whatever was on that one: no progress, no step and no evidence are its own,
 * and it is not started.
 */
void
rectify_item_begin_anew (RectifyItem *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  rectify_item_set_status (self, RECTIFY_STATUS_NOT_STARTED);
  rectify_item_set_progress (self, none);
  rectify_item_set_steps (self, none);
  rectify_item_set_evidence (self, none);
}
