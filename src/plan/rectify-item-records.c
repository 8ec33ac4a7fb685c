/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-private.h"

/* What most items have none of is an array only where there is some. */
static GPtrArray *
get_none (void)
{
  static GPtrArray *none;

  if (g_once_init_enter (&none))
    {
      GPtrArray *array = g_ptr_array_new ();

      g_once_init_leave (&none, array);
    }
  return none;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  return rectify_step_compare (*(gpointer *) a, *(gpointer *) b);
}

static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  return rectify_evidence_compare (*(gpointer *) a, *(gpointer *) b);
}

/**
 * rectify_item_get_steps:
 * @self: an item
 *
 * Returns: (transfer none) (element-type RectifyStep): the steps of following it up, the latest last;
 *   not to be changed
 */
GPtrArray *
rectify_item_get_steps (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->steps != NULL ? self->steps : get_none ();
}

static gboolean
steps_alike (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_step_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_item_set_steps:
 * @self: an item
 * @steps: (element-type RectifyStep): steps in any order, which are referenced
 */
void
rectify_item_set_steps (RectifyItem *self, GPtrArray *steps)
{
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);

  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (steps != NULL);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (copy, rectify_step_ref (g_ptr_array_index (steps, i)));
  g_ptr_array_sort (copy, compare_steps);
  if (steps_alike (rectify_item_get_steps (self), copy))
    return;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  if (copy->len > 0)
    self->steps = g_steal_pointer (&copy);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_add_step:
 * @self: an item
 * @step: a step, which is referenced
 */
void
rectify_item_add_step (RectifyItem *self, RectifyStep *step)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (step != NULL);
  if (self->steps == NULL)
    self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);
  g_ptr_array_add (self->steps, rectify_step_ref (step));
  g_ptr_array_sort (self->steps, compare_steps);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_make_step_id:
 * @self: an item
 *
 * What is done on one day, one after another, stays in that order: each step has a greater identifier
 * than those that the item has.
 *
 * Returns: an identifier for its next step
 */
gint64
rectify_item_make_step_id (RectifyItem *self)
{
  GPtrArray *steps = rectify_item_get_steps (self);
  g_autoptr (RectifyStep) fresh = rectify_step_new (RECTIFY_STEP_REQUEST, NULL, NULL, NULL, NULL);
  gint64 id = rectify_step_get_id (fresh);

  for (guint i = 0; i < steps->len; i++)
    {
      gint64 other = rectify_step_get_id (g_ptr_array_index (steps, i));

      if (other >= id)
        id = other + 1 + g_random_int () / 2;
    }
  return id;
}

/**
 * rectify_item_find_next_stage:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the first of its stages that has a day and is not reached
 */
RectifyStep *
rectify_item_find_next_stage (RectifyItem *self)
{
  GPtrArray *steps = rectify_item_get_steps (self);

  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);

      if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE && rectify_step_get_date (step) != NULL
          && !rectify_step_is_reached (step))
        return step;
    }
  return NULL;
}

/**
 * rectify_item_get_evidence:
 * @self: an item
 *
 * Returns: (transfer none) (element-type RectifyEvidence): the files that prove what was done, the
 *   latest last; not to be changed
 */
GPtrArray *
rectify_item_get_evidence (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->evidence != NULL ? self->evidence : get_none ();
}

static gboolean
evidence_alike (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_evidence_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_item_set_evidence:
 * @self: an item
 * @evidence: (element-type RectifyEvidence): evidence in any order, which is referenced
 */
void
rectify_item_set_evidence (RectifyItem *self, GPtrArray *evidence)
{
  g_autoptr (GPtrArray) copy
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);

  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (evidence != NULL);
  for (guint i = 0; i < evidence->len; i++)
    g_ptr_array_add (copy, rectify_evidence_ref (g_ptr_array_index (evidence, i)));
  g_ptr_array_sort (copy, compare_evidence);
  if (evidence_alike (rectify_item_get_evidence (self), copy))
    return;
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  if (copy->len > 0)
    self->evidence = g_steal_pointer (&copy);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_add_evidence:
 * @self: an item
 * @evidence: evidence, which is referenced
 */
void
rectify_item_add_evidence (RectifyItem *self, RectifyEvidence *evidence)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (evidence != NULL);
  if (self->evidence == NULL)
    self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);
  g_ptr_array_add (self->evidence, rectify_evidence_ref (evidence));
  g_ptr_array_sort (self->evidence, compare_evidence);
  rectify_item_emit_changed (self);
}
