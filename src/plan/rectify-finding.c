/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-finding.h"

#include <glib/gi18n-lib.h>

#include "rectify-check-private.h"

G_DEFINE_FINAL_TYPE (RectifyFinding, rectify_finding, G_TYPE_OBJECT)

static void
rectify_finding_finalize (GObject *object)
{
  RectifyFinding *self = RECTIFY_FINDING (object);

  g_clear_object (&self->item);
  g_free (self->message);
  g_free (self->mend);
  g_ptr_array_unref (self->changes);
  g_free (self->name);
  g_free (self->spelling);
  G_OBJECT_CLASS (rectify_finding_parent_class)->finalize (object);
}

static void
rectify_finding_class_init (RectifyFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_finding_finalize;
}

static void
rectify_finding_init (RectifyFinding *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_change_free);
}

/**
 * rectify_severity_get_title:
 * @severity: a severity
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_severity_get_title (RectifySeverity severity)
{
  switch (severity)
    {
    case RECTIFY_SEVERITY_HINT:
      return _ ("Hint");
    case RECTIFY_SEVERITY_WARNING:
      return _ ("Warning");
    case RECTIFY_SEVERITY_ERROR:
      return _ ("Error");
    default:
      return "";
    }
}

/**
 * rectify_finding_new: (skip)
 * @kind: what is wrong
 * @severity: how much it matters
 * @spot: where
 * @start: where the words begin in that text, in bytes
 * @end: where they end
 * @message: (transfer full): a sentence for the user
 *
 * Returns: (transfer full): a finding that cannot be mended yet
 */
RectifyFinding *
rectify_finding_new (RectifyFindingKind kind, RectifySeverity severity, const RectifySpot *spot,
                     gsize start, gsize end, char *message)
{
  RectifyFinding *self = g_object_new (RECTIFY_TYPE_FINDING, NULL);

  self->kind = kind;
  self->severity = severity;
  g_set_object (&self->item, spot->item);
  self->place = spot->place;
  self->index = spot->index;
  self->start = start;
  self->end = end;
  self->message = message;
  return self;
}

/**
 * rectify_finding_new_note:
 * @kind: what is wrong
 * @severity: how much it matters
 * @item: (nullable): the item it is about, %NULL for the plan itself
 * @message: a sentence for the user
 *
 * Returns: (transfer full): a finding that cannot be mended
 */
RectifyFinding *
rectify_finding_new_note (RectifyFindingKind kind, RectifySeverity severity, RectifyItem *item,
                          const char *message)
{
  RectifySpot spot = { item, item != NULL ? RECTIFY_PLACE_TEXT : RECTIFY_PLACE_PLAN_TITLE, 0 };

  return rectify_finding_new (kind, severity, &spot, 0, 0, g_strdup (message));
}

/* Says what the mend does; the changes or the spelling are the mend. */
void
rectify_finding_set_mend (RectifyFinding *self, char *mend)
{
  g_free (self->mend);
  self->mend = mend;
}

void
rectify_finding_add_change (RectifyFinding *self, RectifyChange *change)
{
  g_ptr_array_add (self->changes, change);
}

void
rectify_finding_set_spelling (RectifyFinding *self, const char *name, const char *spelling)
{
  self->name = g_strdup (name);
  self->spelling = g_strdup (spelling);
}

/* The rank of the item in the plan, from 1; 0 for the plan itself. */
void
rectify_finding_set_rank (RectifyFinding *self, guint rank)
{
  self->rank = rank;
}

static guint
rank_place (RectifyPlace place)
{
  switch (place)
    {
    case RECTIFY_PLACE_LEAD_IN:
      return RECTIFY_PLACE_TEXT * 2 + 1;
    default:
      return place * 2;
    }
}

#define COMPARE(x, y)                                                                              \
  if ((x) != (y))                                                                                  \
    return (x) < (y) ? -1 : 1;

/* In reading order. */
int
rectify_finding_compare (RectifyFinding *a, RectifyFinding *b)
{
  COMPARE (a->rank, b->rank)
  COMPARE (rank_place (a->place), rank_place (b->place))
  COMPARE (a->index, b->index)
  COMPARE (a->start, b->start)
  COMPARE (a->kind, b->kind)
  return 0;
}

/**
 * rectify_finding_get_kind:
 * @self: a finding
 *
 * Returns: what is wrong
 */
RectifyFindingKind
rectify_finding_get_kind (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), RECTIFY_FINDING_PLACEHOLDER);
  return self->kind;
}

/**
 * rectify_finding_get_severity:
 * @self: a finding
 *
 * Returns: how much it matters
 */
RectifySeverity
rectify_finding_get_severity (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), RECTIFY_SEVERITY_HINT);
  return self->severity;
}

/**
 * rectify_finding_get_message:
 * @self: a finding
 *
 * Returns: (transfer none): a sentence, in the user's language, that says what is wrong and quotes
 *   the words
 */
const char *
rectify_finding_get_message (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), "");
  return self->message;
}

/**
 * rectify_finding_get_item:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the item it is about, %NULL for the plan itself
 */
RectifyItem *
rectify_finding_get_item (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), NULL);
  return self->item;
}

/**
 * rectify_finding_can_mend:
 * @self: a finding
 *
 * Returns: whether rectify_finding_mend() can do something about it
 */
gboolean
rectify_finding_can_mend (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), FALSE);
  return self->mend != NULL;
}

/**
 * rectify_finding_dup_mend:
 * @self: a finding
 *
 * Returns: (transfer full) (nullable): a short sentence that says what the mend does, %NULL if
 *   there is none
 */
char *
rectify_finding_dup_mend (RectifyFinding *self)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), NULL);
  return g_strdup (self->mend);
}

/**
 * rectify_finding_mend:
 * @self: a finding
 * @plan: the plan that was checked, or a copy of it: items are found by their identifiers, those
 *   that have none have to be the same objects
 *
 * Mends what was found, and changes nothing else.
 *
 * Returns: %FALSE, with nothing changed, if there is no mend or the words are no longer what they
 *   were
 */
gboolean
rectify_finding_mend (RectifyFinding *self, RectifyPlan *plan)
{
  g_return_val_if_fail (RECTIFY_IS_FINDING (self), FALSE);
  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), FALSE);
  if (self->mend == NULL)
    return FALSE;
  if (self->name != NULL)
    return rectify_plan_respell_party (plan, self->name, self->spelling);
  return rectify_changes_apply (self->changes, plan);
}
