/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-ledger.h"
#include "rectify-plan-info.h"

/* With fewer tasks two plans may say the same by chance. */
#define LEAST_TASKS 5

/* Wherever its lines are broken. */
static char *
dup_without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static gboolean
has_title (RectifyPlan *plan, RectifyPlanInfo *info)
{
  g_autofree char *title = dup_without_blanks (rectify_plan_get_title (plan));
  g_autofree char *other = dup_without_blanks (rectify_plan_info_get_title (info));

  return *title != '\0' && g_str_equal (title, other)
         && rectify_plan_get_year (plan) == rectify_plan_info_get_year (info);
}

static gboolean
has_counts (RectifyPlan *plan, RectifyPlanInfo *info)
{
  const RectifyPlanCounts *other = rectify_plan_info_get_counts (info);
  RectifyPlanCounts own;

  rectify_plan_count (plan, NULL, &own);
  return own.tasks >= LEAST_TASKS && own.areas == other->areas && own.problems == other->problems
         && own.measures == other->measures;
}

static gboolean
add_words (RectifyItem *item, gpointer user_data)
{
  g_autofree char *words
      = g_strconcat (rectify_item_get_label (item), rectify_item_get_heading (item),
                     rectify_item_get_text (item), NULL);
  g_autofree char *plain = dup_without_blanks (words);

  g_checksum_update (user_data, (const guchar *) plain, (gssize) strlen (plain));
  return TRUE;
}

/* What its items say, each where it stands. */
static char *
dup_digest (RectifyPlan *plan)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  rectify_item_foreach (rectify_plan_get_root (plan), add_words, sum);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
has_words (RectifyPlan *plan, RectifyPlan *other)
{
  g_autofree char *own = dup_digest (plan);
  g_autofree char *theirs = dup_digest (other);

  return g_str_equal (own, theirs);
}

/**
 * rectify_ledger_find_twin:
 * @self: a ledger
 * @plan: a plan that is about to be brought in
 * @error: return location
 *
 * Looks whether a document was brought in before: a plan has its title and its year, or says the same
 * by whatever title. Blocks.
 *
 * Returns: (transfer full) (nullable): that plan; %NULL if there is none, or with @error set
 */
RectifyPlanInfo *
rectify_ledger_find_twin (RectifyLedger *self, RectifyPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) infos = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);

  infos = rectify_ledger_list_plans (self, error);
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    if (has_title (plan, infos->pdata[i]))
      return g_object_ref (infos->pdata[i]);
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      RectifyPlanInfo *info = infos->pdata[i];
      g_autoptr (RectifyPlan) other = NULL;

      if (!has_counts (plan, info))
        continue;
      other = rectify_ledger_load_plan (self, rectify_plan_info_get_id (info), error);
      if (other == NULL)
        return NULL;
      if (has_words (plan, other))
        return g_object_ref (info);
    }
  return NULL;
}
