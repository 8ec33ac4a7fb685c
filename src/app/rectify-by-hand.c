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
 * rectify_by_hand_dup_unrequested:
 *
 * Returns: (transfer full): that nobody asked that an item be closed which is about to be, and what
 *   that means
 */
char *
rectify_by_hand_dup_unrequested (void)
{
  g_autofree char *who = rectify_ledger_dup_own_name ();

  return g_strdup_printf (_ ("Nobody has requested its close-out. It is closed without a request, "
                             "which is noted as a decision of %s, of today."),
                          who);
}

/* What closing them means for those that can be closed. */
static char *
dup_closed (RectifyStatusCounts counts)
{
  guint n_set = counts.n_targets - counts.n_refused;
  g_autofree char *who = rectify_ledger_dup_own_name ();
  g_autofree char *unrequested = NULL;
  g_autofree char *requested = NULL;

  if (n_set == 1 && counts.n_unrequested == 1)
    return rectify_by_hand_dup_unrequested ();
  if (counts.n_unrequested > 0)
    unrequested = g_strdup_printf (
        /* Translators: 1: how many; 2: of how many; 3: a name. */
        ngettext (
            "Of %1$u of these %2$u nobody has requested the close-out. It is closed without a "
            "request, which is noted as a decision of %3$s, of today.",
            "Of %1$u of these %2$u nobody has requested the close-out. They are closed without a "
            "request, which is noted as a decision of %3$s, of today.",
            counts.n_unrequested),
        counts.n_unrequested, n_set, who);
  if (counts.n_requested > 0)
    requested = g_strdup_printf (
        /* Translators: 1: how many; 2: a name. */
        ngettext (
            "The request of %1$u is waiting for a decision: it is approved in the name of %2$s.",
            "The requests of %1$u are waiting for a decision: they are approved in the name "
            "of %2$s.",
            counts.n_requested),
        counts.n_requested, who);
  return g_strjoin (unrequested != NULL && requested != NULL ? "\n\n" : "",
                    unrequested != NULL ? unrequested : "", requested != NULL ? requested : "",
                    NULL);
}

/**
 * rectify_by_hand_is_risky:
 * @survey: an edit that was tried on copies of the plans
 *
 * Returns: whether it closes what is not said to be done: that is not to be done by Enter alone
 */
gboolean
rectify_by_hand_is_risky (RectifyStatusEdit *survey)
{
  RectifyStatusCounts counts = rectify_status_edit_get_counts (survey);

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (counts.n_unfinished[i] > 0)
      return TRUE;
  return FALSE;
}

/* “Not started: 23, In progress: 3”; NULL for none. */
static char *
dup_counts (const guint *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (counts[i] > 0)
      g_ptr_array_add (parts,
                       /* Translators: a status, and how many have it. */
                       g_strdup_printf (C_ ("how many have a status", "%s: %u"),
                                        rectify_status_get_title (i), counts[i]));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between counts", ", "), (char **) parts->pdata);
}

static char *
dup_unfinished (RectifyStatusCounts counts)
{
  g_autofree char *list = dup_counts (counts.n_unfinished);

  if (list == NULL)
    return g_strdup ("");
  return g_strdup_printf (
      /* Translators: “Not started: 23, In progress: 3”. */
      _ ("Tasks that nobody has said to be done would be closed, too (%s). Check them before you "
         "close them."),
      list);
}

/* What is finished, and would be so no more. */
static char *
dup_taken_back (RectifyStatusCounts counts)
{
  g_autofree char *list = dup_counts (counts.n_taken_back);
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;

  if (list == NULL)
    return g_strdup ("");
  /* Translators: “Done: 1, Closed out: 3”. */
  words = g_strdup_printf (_ ("Tasks that are finished would be open again (%s)."), list);
  if (counts.n_whole == 0)
    return g_steal_pointer (&words);
  whole = g_strdup_printf (
      ngettext ("An entry of %u of them says that 100%% is done, which stays; report a new share "
                "with the next entry.",
                "Entries of %u of them say that 100%% is done, which stays; report a new share "
                "with the next entry.",
                counts.n_whole),
      counts.n_whole);
  return g_strjoin ("\n\n", words, whole, NULL);
}

/**
 * rectify_by_hand_dup_question:
 * @survey: an edit that was tried on copies of the plans, which is not to be kept
 *
 * Returns: (transfer full): sentences that say what is about to be done, before it is: who decides on
 *   what is closed, what is finished no more, and what cannot have the status; "" if there is nothing
 *   to be said
 */
char *
rectify_by_hand_dup_question (RectifyStatusEdit *survey)
{
  RectifyStatusCounts counts = rectify_status_edit_get_counts (survey);
  g_autofree char *closed = dup_closed (counts);
  g_autofree char *unfinished = dup_unfinished (counts);
  g_autofree char *taken_back = dup_taken_back (counts);
  g_autofree char *refusals = rectify_status_edit_dup_refusals (survey);
  GString *words = g_string_new (unfinished);

  if (*taken_back != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", taken_back);
  if (*closed != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", closed);
  if (refusals != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", refusals);
  return g_string_free (words, FALSE);
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
