/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-particulars.h"

#include <string.h>

#include "rectify-plan-private.h"

static const char *const nicks[RECTIFY_N_PARTICULARS]
    = { "copy_number", "secrecy", "urgency", "mark",      "annex",      "addressee", "attachments",
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
 * rectify_text_dup_stripped:
 * @text: text
 *
 * Returns: (transfer full): the text without blanks at its ends, those of Chinese input included
 */
char *
rectify_text_dup_stripped (const char *text)
{
  const char *end;

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/**
 * rectify_plan_set_particular:
 * @self: a plan
 * @particular: which
 * @value: (nullable): what is said there; blanks at its ends are not
 */
void
rectify_plan_set_particular (RectifyPlan *self, RectifyParticular particular, const char *value)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail ((guint) particular < RECTIFY_N_PARTICULARS);
  stripped = rectify_text_dup_stripped (value != NULL ? value : "");
  if (g_str_equal (rectify_plan_get_particular (self, particular), stripped))
    return;
  g_free (self->particulars[particular]);
  self->particulars[particular] = g_steal_pointer (&stripped);
  rectify_plan_notify_particulars (self);
}
