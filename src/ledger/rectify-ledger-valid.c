/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"
#include "rectify-particulars.h"

static gboolean
fail_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_text (const char *text)
{
  return g_utf8_validate (text, -1, NULL);
}

static gboolean
is_wording (RectifyWording *wording)
{
  return wording == NULL
         || (is_text (wording->before) && is_text (wording->label) && is_text (wording->mark)
             && is_text (wording->text) && is_text (wording->after));
}

/**
 * rectify_ledger_check_item:
 * @item: an item that is to be stored
 * @depth: how many items are above it, the root counted in
 * @error: return location
 *
 * Returns: whether it holds nothing that a ledger cannot keep
 */
gboolean
rectify_ledger_check_item (RectifyItem *item, guint depth, GError **error)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  gboolean valid
      = depth <= RECTIFY_ITEM_MAX_DEPTH && is_text (rectify_item_get_label (item))
        && is_text (rectify_item_get_heading (item)) && is_text (rectify_item_get_text (item))
        && is_text (rectify_item_get_columns (item)) && is_wording (rectify_item_get_lead_in (item))
        && is_wording (deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL);

  for (guint i = 0; valid && i < rectify_item_get_progress (item)->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (rectify_item_get_progress (item), i);

      valid = is_text (rectify_progress_entry_get_text (entry))
              && is_text (rectify_progress_entry_get_reporter (entry));
    }
  for (guint i = 0; valid && i < rectify_item_get_steps (item)->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (rectify_item_get_steps (item), i);

      valid = is_text (rectify_step_get_text (step)) && is_text (rectify_step_get_who (step));
    }
  for (guint i = 0; valid && i < rectify_item_get_evidence (item)->len; i++)
    valid = is_text (
        rectify_evidence_get_who (g_ptr_array_index (rectify_item_get_evidence (item), i)));
  for (guint i = 0; valid && i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *const *names = rectify_assignment_get_names (assignment);

      valid = is_wording (rectify_assignment_get_wording (assignment));
      for (guint j = 0; valid && names[j] != NULL; j++)
        valid = *names[j] != '\0' && is_text (names[j]);
    }
  return valid
         || fail_invalid (error,
                          _ ("The plan holds text that is not valid, an empty name, or items that "
                             "are nested too deep; nothing was changed."));
}

/**
 * rectify_ledger_check_plan:
 * @plan: a plan that is to be stored
 * @error: return location
 *
 * Returns: whether what is written of the plan itself holds nothing that a ledger cannot keep
 */
gboolean
rectify_ledger_check_plan (RectifyPlan *plan, GError **error)
{
  const char *const texts[]
      = { rectify_plan_get_title (plan),           rectify_plan_get_organisation (plan),
          rectify_plan_get_theme (plan),           rectify_plan_get_meeting_date (plan),
          rectify_plan_get_document_number (plan), rectify_plan_get_signer (plan) };

  gboolean valid = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    valid = valid && is_text (texts[i]);
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    valid = valid && is_text (rectify_plan_get_particular (plan, i));
  return valid
         || fail_invalid (error, _ ("The plan holds text that is not valid; nothing was changed."));
}
