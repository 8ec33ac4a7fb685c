/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-particulars.h"

#include "rectify-plan-private.h"

static const char *const nicks[RECTIFY_N_PARTICULARS]
    = { "copy_number", "secrecy", "urgency", "mark",      "addressee",  "attachments",
        "signature",   "date",    "note",    "copies_to", "printed_by", "printed_on" };

/**
 * rectify_particular_get_nick:
 * @particular: a particular
 *
 * Returns: (transfer none): the machine's word for it, as in ledgers and JSON
 */
const char *
rectify_particular_get_nick (RectifyParticular particular)
{
  g_return_val_if_fail ((guint) particular < RECTIFY_N_PARTICULARS, "");
  return nicks[particular];
}

/**
 * rectify_particular_from_nick:
 * @nick: a word
 * @particular: (out): set to the particular
 *
 * Returns: whether @nick is one's word
 */
gboolean
rectify_particular_from_nick (const char *nick, RectifyParticular *particular)
{
  for (guint i = 0; i < RECTIFY_N_PARTICULARS; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *particular = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_plan_get_particular:
 * @self: a plan
 * @particular: which
 *
 * Returns: (transfer none): what is said there, "" for nothing
 */
const char *
rectify_plan_get_particular (RectifyPlan *self, RectifyParticular particular)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  g_return_val_if_fail ((guint) particular < RECTIFY_N_PARTICULARS, "");
  return self->particulars[particular] != NULL ? self->particulars[particular] : "";
}

/**
 * rectify_plan_set_particular:
 * @self: a plan
 * @particular: which
 * @value: (nullable): what is said there
 */
void
rectify_plan_set_particular (RectifyPlan *self, RectifyParticular particular, const char *value)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail ((guint) particular < RECTIFY_N_PARTICULARS);
  if (value == NULL)
    value = "";
  if (g_str_equal (rectify_plan_get_particular (self, particular), value))
    return;
  g_free (self->particulars[particular]);
  self->particulars[particular] = g_strdup (value);
  rectify_plan_notify_particulars (self);
}
