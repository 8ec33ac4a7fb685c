/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-by-hand.h"

#include <glib/gi18n.h>

#include "rectify-close-out.h"
#include "rectify-item-text.h"
#include "rectify-ledger-watch.h"

/**
 * rectify_by_hand_edit_new:
 * @status: a status
 *
 * Returns: (transfer full): an edit that sets it of several items
 */
RectifyStatusEdit *
rectify_by_hand_edit_new (RectifyStatus status)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *who = rectify_ledger_dup_own_name ();

  return rectify_status_edit_new (status, today, who);
}

/**
 * rectify_by_hand_set_status:
 * @item: an item
 * @plan: its plan, or the one that it is about to come into
 * @status: a status
 * @error: return location
 *
 * Returns: whether it is set; else @error says what to do instead
 */
gboolean
rectify_by_hand_set_status (RectifyItem *item, RectifyPlan *plan, RectifyStatus status,
                            GError **error)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *who = rectify_ledger_dup_own_name ();

  return rectify_close_out_set_status (item, rectify_plan_get_close_out_needs (plan), status, today,
                                       who, error);
}

/**
 * rectify_by_hand_dup_question:
 * @n_unrequested: how many are about to be closed without anybody having asked, at least one
 * @n: of how many
 *
 * Returns: (transfer full): sentences that say so, before it is done
 */
char *
rectify_by_hand_dup_question (guint n_unrequested, guint n)
{
  g_autofree char *who = rectify_ledger_dup_own_name ();

  if (n == 1)
    return g_strdup_printf (
        _ ("Nobody has requested its close-out. It is closed without a request, "
           "which is noted as a decision of %s, of today."),
        who);
  return g_strdup_printf (
      /* Translators: 1: how many; 2: of how many; 3: a name. */
      ngettext (
          "Of %1$u of these %2$u nobody has requested the close-out. It is closed without a "
          "request, which is noted as a decision of %3$s, of today.",
          "Of %1$u of these %2$u nobody has requested the close-out. They are closed without a "
          "request, which is noted as a decision of %3$s, of today.",
          n_unrequested),
      n_unrequested, n, who);
}

/**
 * rectify_by_hand_dup_done:
 *
 * Returns: (transfer full): that one was closed so
 */
char *
rectify_by_hand_dup_done (void)
{
  g_autofree char *who = rectify_ledger_dup_own_name ();

  return g_strdup_printf (_ ("Closed out without a request; noted as a decision of %s"), who);
}
