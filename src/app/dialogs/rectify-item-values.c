/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-values.h"

#include <glib/gi18n.h>

#include "rectify-assignment-edit.h"
#include "rectify-by-hand.h"
#include "rectify-ledger.h"
#include "rectify-plan-edit.h"

/**
 * rectify_item_values_free:
 * @data: (transfer full): a #RectifyItemValues
 */
void
rectify_item_values_free (gpointer data)
{
  RectifyItemValues *values = data;

  g_free (values->label);
  g_free (values->heading);
  g_free (values->text);
  for (guint i = 0; i < RECTIFY_N_PARTY_FIELDS; i++)
    g_free (values->parties[i]);
  g_clear_pointer (&values->deadline, rectify_deadline_unref);
  g_clear_object (&values->shown);
  g_free (values);
}

/* Only what was changed in the dialog: the rest may have been changed by somebody else meanwhile. */
static void
set_item (RectifyItem *item, RectifyItemValues *values)
{
  RectifyDeadline *old = rectify_item_get_deadline (item);
  RectifyItem *shown = values->shown;

  if (shown == NULL || values->kind != rectify_item_get_kind (shown))
    rectify_item_set_kind (item, values->kind);
  if (shown == NULL || !g_str_equal (values->label, rectify_item_get_label (shown)))
    rectify_item_set_label (item, values->label);
  if (shown == NULL || !g_str_equal (values->heading, rectify_item_get_heading (shown)))
    rectify_item_set_heading (item, values->heading);
  if (shown == NULL || !g_str_equal (values->text, rectify_item_get_text (shown)))
    rectify_item_set_text (item, values->text);
  if (shown == NULL || values->internal != rectify_item_get_internal (shown))
    rectify_item_set_internal (item, values->internal);
  for (guint i = 0; i < RECTIFY_N_PARTY_FIELDS; i++)
    if (values->parties[i] != NULL)
      rectify_assignment_edit_set (item, i, values->parties[i]);
  if (!values->deadline_changed)
    return;
  if (old == NULL || values->deadline == NULL)
    {
      rectify_item_set_deadline (item, values->deadline);
      return;
    }
  g_autoptr (RectifyWording) wording
      = rectify_wording_with_text (rectify_deadline_get_wording (old),
                                   rectify_deadline_get_label (old),
                                   rectify_deadline_get_text (values->deadline));
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (values->deadline),
                                     rectify_deadline_get_due (values->deadline));

  rectify_item_set_deadline (item, deadline);
}

/**
 * rectify_item_values_fail_gone:
 * @error: return location
 *
 * Returns: %FALSE, with what is to be done when an item is gone that was edited
 */
gboolean
rectify_item_values_fail_gone (GError **error)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("The item is no longer in the plan. Copy what you typed, close this "
                          "dialog and add it anew."));
  return FALSE;
}

/**
 * rectify_item_values_find_anchor:
 * @plan: a plan
 * @id: an item of it, or 0 for the plan itself
 *
 * Returns: (transfer none) (nullable): what a new item goes behind or inside
 */
RectifyItem *
rectify_item_values_find_anchor (RectifyPlan *plan, gint64 id)
{
  return id != 0 ? rectify_plan_find_item (plan, id) : rectify_plan_get_root (plan);
}

/* After its kind, which says whether closing it is a decision. */
static gboolean
set_status (RectifyPlan *draft, RectifyItem *item, RectifyItemValues *values, GError **error)
{
  RectifyItem *shown = values->shown;

  /* Where it was not changed here, somebody else may have closed the item out meanwhile. */
  return (shown != NULL && values->status == rectify_item_get_status (shown))
         || rectify_by_hand_set_status (item, draft, values->status, error);
}

static gboolean
insert (RectifyPlan *draft, RectifyItemValues *values, GError **error)
{
  RectifyItem *anchor = rectify_item_values_find_anchor (draft, values->anchor_id);
  RectifyItem *parent;
  g_autoptr (RectifyItem) item = rectify_item_new (values->kind);

  if (anchor == NULL)
    return rectify_item_values_fail_gone (error);
  parent = values->inside ? anchor : rectify_item_get_parent (anchor);
  set_item (item, values);
  if (!set_status (draft, item, values, error))
    return FALSE;
  rectify_plan_insert_item (draft, parent,
                            values->inside ? G_MAXUINT : rectify_item_get_index (anchor) + 1, item);
  /* A label that was typed is kept as written. */
  if (*values->label != '\0')
    rectify_item_set_label (item, values->label);
  return TRUE;
}

/**
 * rectify_item_values_apply:
 * @draft: a copy of the live plan
 * @user_data: a #RectifyItemValues
 * @error: return location
 *
 * Makes of the item what the user made of it, or adds it.
 *
 * Returns: whether it is there
 */
gboolean
rectify_item_values_apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItemValues *values = user_data;
  RectifyItem *item;

  if (values->item_id == 0)
    return insert (draft, values, error);
  item = rectify_plan_find_item (draft, values->item_id);
  if (item == NULL)
    return rectify_item_values_fail_gone (error);
  set_item (item, values);
  return set_status (draft, item, values, error);
}
