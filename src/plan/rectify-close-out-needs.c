/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-plan-private.h"

static const struct {
  RectifyCloseOutNeeds need;
  const char *nick;
  const char *title;
} needs_words[] = {
  { RECTIFY_CLOSE_OUT_NEEDS_PROGRESS, "progress", N_ ("a progress entry") },
  { RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE, "evidence", N_ ("evidence") },
  { RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, "reviewer",
    N_ ("a reviewer who does not answer for the item") },
};

/**
 * rectify_plan_get_close_out_needs:
 * @self: a plan
 *
 * Returns: what it wants before an item is closed out
 */
RectifyCloseOutNeeds
rectify_plan_get_close_out_needs (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), RECTIFY_CLOSE_OUT_NEEDS_NOTHING);
  return self->close_out_needs;
}

/**
 * rectify_plan_set_close_out_needs:
 * @self: a plan
 * @needs: what it wants before an item is closed out
 */
void
rectify_plan_set_close_out_needs (RectifyPlan *self, RectifyCloseOutNeeds needs)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  needs &= RECTIFY_CLOSE_OUT_NEEDS_ALL;
  if (self->close_out_needs == needs)
    return;
  self->close_out_needs = needs;
  rectify_plan_notify_particulars (self);
}

/**
 * rectify_close_out_needs_to_string:
 * @needs: what is wanted before a close-out
 *
 * Returns: (transfer full): the machine's words for it, parted by blanks; "" for nothing
 */
char *
rectify_close_out_needs_to_string (RectifyCloseOutNeeds needs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs_words); i++)
    if ((needs & needs_words[i].need) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", needs_words[i].nick);
  return g_string_free (text, FALSE);
}

/**
 * rectify_close_out_needs_from_string:
 * @text: the machine's words, parted by blanks; others are passed over
 *
 * Returns: what they say is wanted before a close-out
 */
RectifyCloseOutNeeds
rectify_close_out_needs_from_string (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  RectifyCloseOutNeeds needs = RECTIFY_CLOSE_OUT_NEEDS_NOTHING;

  for (guint i = 0; i < G_N_ELEMENTS (needs_words); i++)
    if (g_strv_contains ((const char *const *) words, needs_words[i].nick))
      needs |= needs_words[i].need;
  return needs;
}

/**
 * rectify_close_out_needs_dup_words:
 * @needs: what is wanted before a close-out
 *
 * Returns: (transfer full): the user's words for it; "" for nothing
 */
char *
rectify_close_out_needs_dup_words (RectifyCloseOutNeeds needs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (needs_words); i++)
    if ((needs & needs_words[i].need) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between needs", ", ") : "",
                              _ (needs_words[i].title));
  return g_string_free (text, FALSE);
}
