/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-comparison.h"

#include "rectify-particulars.h"
#include "rectify-sequence.h"

/**
 * RectifyComparison:
 *
 * What is different between two states of a plan, such as an edition and what became of it. Items
 * are known by their identifiers. Of what does not print as part of a plan the steps and the evidence
 * are compared, status and progress are not.
 */
struct _RectifyComparison {
  GObject parent_instance;

  RectifyPlan *before;
  RectifyPlan *after;
  GArray *items;
  GArray *particulars;

  /* While it is made. */
  GHashTable *old_items; /* identifiers to items */
  GHashTable *new_items;
  GHashTable *places;  /* items of the new plan to where they stand among their siblings */
  GHashTable *moved;   /* items of the new plan */
  GHashTable *removed; /* what is gone, by the item of the new plan behind which it stood */
};

G_DEFINE_FINAL_TYPE (RectifyComparison, rectify_comparison, G_TYPE_OBJECT)

static void
rectify_comparison_finalize (GObject *object)
{
  RectifyComparison *self = RECTIFY_COMPARISON (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_array_unref (self->items);
  g_array_unref (self->particulars);
  G_OBJECT_CLASS (rectify_comparison_parent_class)->finalize (object);
}

static void
rectify_comparison_class_init (RectifyComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_comparison_finalize;
}

static void
rectify_comparison_init (RectifyComparison *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (RectifyDifference));
  self->particulars = g_array_new (FALSE, FALSE, sizeof (RectifyParticularDifference));
}

static gboolean
remember_children (RectifyItem *item, gpointer user_data)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    g_hash_table_insert (user_data, rectify_item_get_child (item, i), GUINT_TO_POINTER (i));
  return TRUE;
}

/* An item looks for itself among its siblings to say where it stands: once for each is too often. */
static GHashTable *
index_places (RectifyPlan *plan)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), remember_children, places);
  return places;
}

static RectifyItem *
find (GHashTable *index, RectifyItem *item)
{
  return g_hash_table_lookup (index, &(gint64){ rectify_item_get_id (item) });
}

static gint64
get_parent_id (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);

  return parent != NULL ? rectify_item_get_id (parent) : 0;
}

/* The item in the other plan, if it stands below the same item there. */
static RectifyItem *
find_beside (GHashTable *index, RectifyItem *item)
{
  RectifyItem *other = find (index, item);

  return other != NULL && get_parent_id (other) == get_parent_id (item) ? other : NULL;
}

/* Siblings that both plans have, as numbers: the place in the new plan, counted from 1. */
static GArray *
list_common (RectifyComparison *self, RectifyItem *parent, gboolean is_new)
{
  GHashTable *others = is_new ? self->old_items : self->new_items;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *other = find_beside (others, rectify_item_get_child (parent, i));
      guint number = other == NULL ? 0
                     : is_new      ? i
                                   : GPOINTER_TO_UINT (g_hash_table_lookup (self->places, other));

      if (other != NULL)
        g_array_append_val (numbers, number);
    }
  return numbers;
}

/* Siblings that are not in their old order: as few of them as can be are said to have moved. */
static void
find_moved (RectifyComparison *self, RectifyItem *parent, RectifyItem *old_parent)
{
  g_autoptr (GArray) before = list_common (self, old_parent, FALSE);
  g_autoptr (GArray) after = list_common (self, parent, TRUE);
  g_autofree guint *matches = rectify_sequence_match ((const guint *) before->data, before->len,
                                                      (const guint *) after->data, after->len);

  for (guint i = 0; i < before->len; i++)
    if (matches[i] == RECTIFY_SEQUENCE_NONE)
      g_hash_table_add (self->moved,
                        rectify_item_get_child (parent, g_array_index (before, guint, i)));
}

static gboolean
find_moved_below (RectifyItem *item, gpointer user_data)
{
  RectifyComparison *self = user_data;
  RectifyItem *old = find (self->old_items, item);

  if (old != NULL)
    {
      find_moved (self, item, old);
      if (get_parent_id (old) != get_parent_id (item))
        g_hash_table_add (self->moved, item);
    }
  return TRUE;
}

static void
put_removed (RectifyComparison *self, RectifyItem *old, RectifyItem *anchor)
{
  GPtrArray *removed = g_hash_table_lookup (self->removed, anchor);

  if (removed == NULL)
    {
      removed = g_ptr_array_new ();
      g_hash_table_insert (self->removed, anchor, removed);
    }
  g_ptr_array_add (removed, old);
}

/* What is gone from below an item would stand behind the last of the siblings before it that are still
 * there, else below what it stood below. What is below something that is gone is listed with it. */
static gboolean
find_removed (RectifyItem *parent, gpointer user_data)
{
  RectifyComparison *self = user_data;
  RectifyItem *anchor = rectify_item_get_parent (parent) == NULL
                            ? rectify_plan_get_root (self->after)
                            : find (self->new_items, parent);

  for (guint i = 0; anchor != NULL && i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *old = rectify_item_get_child (parent, i);
      RectifyItem *beside = find_beside (self->new_items, old);

      if (beside != NULL && !g_hash_table_contains (self->moved, beside))
        anchor = beside;
      else if (find (self->new_items, old) == NULL)
        put_removed (self, old, anchor);
    }
  return TRUE;
}

static gboolean
same_assignments (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = rectify_item_get_assignments (a);
  GPtrArray *y = rectify_item_get_assignments (b);

  if (x->len != y->len)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    if (!rectify_assignment_equal (x->pdata[i], y->pdata[i]))
      return FALSE;
  return TRUE;
}

static guint
get_length (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static gboolean
same_steps (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = rectify_item_get_steps (a);
  GPtrArray *y = rectify_item_get_steps (b);

  if (get_length (x) != get_length (y))
    return FALSE;
  for (guint i = 0; i < get_length (x); i++)
    if (!rectify_step_equal (x->pdata[i], y->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_evidence (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = rectify_item_get_evidence (a);
  GPtrArray *y = rectify_item_get_evidence (b);

  if (get_length (x) != get_length (y))
    return FALSE;
  for (guint i = 0; i < get_length (x); i++)
    if (!rectify_evidence_equal (x->pdata[i], y->pdata[i]))
      return FALSE;
  return TRUE;
}

static RectifyDifferenceKinds
compare_items (RectifyItem *a, RectifyItem *b)
{
  RectifyDifferenceKinds kinds = 0;

  if (!g_str_equal (rectify_item_get_label (a), rectify_item_get_label (b)))
    kinds |= RECTIFY_DIFFERENCE_LABEL;
  if (!g_str_equal (rectify_item_get_heading (a), rectify_item_get_heading (b)))
    kinds |= RECTIFY_DIFFERENCE_HEADING;
  if (!g_str_equal (rectify_item_get_text (a), rectify_item_get_text (b)))
    kinds |= RECTIFY_DIFFERENCE_TEXT;
  if (!rectify_wording_equal (rectify_item_get_lead_in (a), rectify_item_get_lead_in (b)))
    kinds |= RECTIFY_DIFFERENCE_LEAD_IN;
  if (!same_assignments (a, b))
    kinds |= RECTIFY_DIFFERENCE_ASSIGNMENTS;
  if (!rectify_deadline_equal (rectify_item_get_deadline (a), rectify_item_get_deadline (b)))
    kinds |= RECTIFY_DIFFERENCE_DEADLINE;
  if (!same_steps (a, b))
    kinds |= RECTIFY_DIFFERENCE_STEPS;
  if (!same_evidence (a, b))
    kinds |= RECTIFY_DIFFERENCE_EVIDENCE;
  return kinds;
}

static void
add_difference (RectifyComparison *self, RectifyDifferenceKinds kinds, RectifyItem *before,
                RectifyItem *after)
{
  RectifyDifference difference = { kinds, before, after };

  if (kinds != 0)
    g_array_append_val (self->items, difference);
}

static void
add_removed (RectifyComparison *self, RectifyItem *old)
{
  if (find (self->new_items, old) != NULL)
    return;
  add_difference (self, RECTIFY_DIFFERENCE_REMOVED, old, NULL);
  for (guint i = 0; i < rectify_item_get_n_children (old); i++)
    add_removed (self, rectify_item_get_child (old, i));
}

static void
add_removed_behind (RectifyComparison *self, RectifyItem *item, gboolean below)
{
  GPtrArray *removed = g_hash_table_lookup (self->removed, item);

  for (guint i = 0; removed != NULL && i < removed->len; i++)
    {
      RectifyItem *old = g_ptr_array_index (removed, i);

      if ((get_parent_id (old) == rectify_item_get_id (item)) == below)
        add_removed (self, old);
    }
}

static void
add_item (RectifyComparison *self, RectifyItem *item)
{
  RectifyItem *old = find (self->old_items, item);

  if (rectify_item_get_parent (item) == NULL)
    old = NULL;
  else if (old == NULL)
    add_difference (self, RECTIFY_DIFFERENCE_ADDED, NULL, item);
  else
    add_difference (self,
                    compare_items (old, item)
                        | (g_hash_table_contains (self->moved, item) ? RECTIFY_DIFFERENCE_MOVED
                                                                     : 0),
                    old, item);
  add_removed_behind (self, item, TRUE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      add_item (self, rectify_item_get_child (item, i));
      add_removed_behind (self, rectify_item_get_child (item, i), FALSE);
    }
}

static void
compare_particular (RectifyComparison *self, const char *nick, const char *before,
                    const char *after)
{
  RectifyParticularDifference difference = { nick, before, after };

  if (!g_str_equal (before, after))
    g_array_append_val (self->particulars, difference);
}

static void
compare_particulars (RectifyComparison *self)
{
  static const struct {
    const char *nick;
    const char *(*get) (RectifyPlan *plan);
  } texts[] = { { "title", rectify_plan_get_title },
                { "organisation", rectify_plan_get_organisation },
                { "document_number", rectify_plan_get_document_number },
                { "signer", rectify_plan_get_signer },
                { "meeting_date", rectify_plan_get_meeting_date } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    compare_particular (self, texts[i].nick, texts[i].get (self->before),
                        texts[i].get (self->after));
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    compare_particular (self, rectify_particular_get_nick (i),
                        rectify_plan_get_particular (self->before, i),
                        rectify_plan_get_particular (self->after, i));
}

/**
 * rectify_comparison_new:
 * @before: a plan as it was
 * @after: the plan as it is; neither may change as long as the comparison is used
 *
 * Returns: (transfer full): what is different
 */
RectifyComparison *
rectify_comparison_new (RectifyPlan *before, RectifyPlan *after)
{
  RectifyComparison *self;

  g_return_val_if_fail (RECTIFY_IS_PLAN (before), NULL);
  g_return_val_if_fail (RECTIFY_IS_PLAN (after), NULL);

  self = g_object_new (RECTIFY_TYPE_COMPARISON, NULL);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->old_items = rectify_plan_index_items (before);
  self->new_items = rectify_plan_index_items (after);
  self->places = index_places (after);
  self->moved = g_hash_table_new (NULL, NULL);
  self->removed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  find_moved (self, rectify_plan_get_root (after), rectify_plan_get_root (before));
  rectify_item_foreach (rectify_plan_get_root (after), find_moved_below, self);
  rectify_item_foreach (rectify_plan_get_root (before), find_removed, self);
  compare_particulars (self);
  add_item (self, rectify_plan_get_root (after));
  g_clear_pointer (&self->old_items, g_hash_table_unref);
  g_clear_pointer (&self->new_items, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->moved, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  return self;
}

/**
 * rectify_comparison_get_n_items:
 * @self: a comparison
 *
 * Returns: how many items are not what they were
 */
guint
rectify_comparison_get_n_items (RectifyComparison *self)
{
  g_return_val_if_fail (RECTIFY_IS_COMPARISON (self), 0);
  return self->items->len;
}

/**
 * rectify_comparison_get_item:
 * @self: a comparison
 * @position: which one; they are in the order of the plan, what is gone where it stood
 *
 * Returns: (transfer none): what is different of an item
 */
const RectifyDifference *
rectify_comparison_get_item (RectifyComparison *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (position < self->items->len, NULL);
  return &g_array_index (self->items, RectifyDifference, position);
}

/**
 * rectify_comparison_get_n_particulars:
 * @self: a comparison
 *
 * Returns: how many of the plan's own particulars are not what they were
 */
guint
rectify_comparison_get_n_particulars (RectifyComparison *self)
{
  g_return_val_if_fail (RECTIFY_IS_COMPARISON (self), 0);
  return self->particulars->len;
}

/**
 * rectify_comparison_get_particular:
 * @self: a comparison
 * @position: which one
 *
 * Returns: (transfer none): what is different of a particular
 */
const RectifyParticularDifference *
rectify_comparison_get_particular (RectifyComparison *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (position < self->particulars->len, NULL);
  return &g_array_index (self->particulars, RectifyParticularDifference, position);
}
