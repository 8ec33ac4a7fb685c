/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-return-private.h"

/* A form that the ledger does not know is of a plan that has so many of its tasks: 1 in 2. */
#define LEAST_KNOWN 2

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

static gboolean
check_plan (RectifyReturn *self, const RectifyReturnDesk *desk, const RectifyUnitForm *form,
            GError **error)
{
  if (desk->plan == NULL)
    return fail (error, self->known
                            ? _ ("The plan that the form was made from is no longer in the ledger. "
                                 "Undo its deletion, then merge the form.")
                            : _ ("The form belongs to another ledger; nothing was changed."));
  if (self->known
      || rectify_unit_form_count_known (form, desk->plan) * LEAST_KNOWN >= form->rows->len)
    return TRUE;
  return fail (error, _ ("The form belongs to another ledger, or to another plan; nothing was "
                         "changed."));
}

/* Who changes what is hidden could have a report go to a task that the unit was never sent. */
static gboolean
check_tasks (const RectifyReturnDesk *desk, const RectifyUnitForm *form, GError **error)
{
  g_autofree char *digest = rectify_unit_form_dup_digest (form);

  return desk->digest == NULL || g_str_equal (desk->digest, digest)
         || fail (
             error,
             _ ("The hidden sheet of this form is not as it was sent: it is about other tasks. "
                "Send the unit a new form, or enter by hand what it says; nothing was "
                "changed."));
}

/* Who signs most of it is whom to ask. */
static const char *
get_reporter (const RectifyUnitForm *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (form->rows, i);

      if (row->is_reported && row->reporter != NULL)
        return row->reporter;
    }
  return "";
}

/* What was merged from it, as it says now, is not merged again, whatever became of it here. */
static void
find_news (RectifyReturn *self, const RectifyReturnDesk *desk, const RectifyUnitForm *form)
{
  gint64 content = rectify_unit_form_get_content (form);
  int state = GPOINTER_TO_INT (g_hash_table_lookup (desk->states, &content));
  RectifyNews *news;

  self->news = g_ptr_array_new_with_free_func (rectify_news_free);
  if (state == RECTIFY_MERGED_HOLDING
      || (rectify_merge_get_n_changes (self->merge) == 0 && self->remarks->len == 0))
    return;
  news = g_new0 (RectifyNews, 1);
  news->uid = content;
  news->holds = TRUE;
  news->author = g_strdup (get_reporter (form));
  g_ptr_array_add (self->news, news);
}

static void
say_newer (const RectifyReturnDesk *desk, RectifyUnitForm *form)
{
  const char *newer = desk->merged != NULL ? desk->merged : desk->newer;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (newer, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : g_strdup ("?");

  rectify_unit_form_add_remark (
      form,
      g_strdup_printf (desk->merged != NULL
                           ? _ ("What the unit was sent later, on %s, came back and was merged "
                                "already: this form is the older one. What it says is compared "
                                "with what the plan said when it was sent.")
                           : _ ("The unit was sent its tasks again later, on %s: this form is the "
                                "older one. What it says is compared with what the plan said "
                                "then."),
                       day));
}

static gboolean
look_at (RectifyReturn *self, RectifyLedger *ledger, RectifyUnitForm *form, GError **error)
{
  g_auto (RectifyReturnDesk) desk = { 0 };
  g_autoptr (RectifyPlan) base = NULL;
  g_autoptr (RectifyPlan) theirs = NULL;

  if (!rectify_return_load_desk (self, ledger, &desk, error)
      || !check_plan (self, &desk, form, error) || !check_tasks (&desk, form, error))
    return FALSE;
  rectify_unit_form_make_sides (form, desk.plan, &base, &theirs);
  self->plan = g_steal_pointer (&desk.plan);
  self->merge = rectify_merge_new (base, self->plan, theirs,
                                   RECTIFY_MERGE_ASK_STRUCTURE | RECTIFY_MERGE_ASK_CLOSE_OUT);
  /* An old form in which nothing was done is of no interest. */
  if (desk.newer != NULL
      && (rectify_merge_get_n_changes (self->merge) > 0 || form->remarks->len > 0))
    say_newer (&desk, form);
  self->remarks = g_ptr_array_ref (form->remarks);
  find_news (self, &desk, form);
  return TRUE;
}

/**
 * rectify_return_new_for_form:
 * @ledger: the ledger that a form was sent out from
 * @path: the form's file
 * @form: (transfer full): what was read of it
 * @error: return location
 *
 * Looks at a form that came back. Nothing is changed. What the unit alone changed since it was sent
 * is taken, what the plan says otherwise by now is a conflict. Blocks.
 *
 * Returns: (transfer full) (nullable): what is to be merged; %NULL with a #RectifyLedgerError
 */
RectifyReturn *
rectify_return_new_for_form (RectifyLedger *ledger, const char *path, RectifyUnitForm *form,
                             GError **error)
{
  g_autoptr (RectifyReturn) self = g_object_new (RECTIFY_TYPE_RETURN, NULL);
  g_autoptr (RectifyUnitForm) owned = form;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self->path = g_strdup (path);
  self->is_form = TRUE;
  self->info.uid = form->uid;
  self->info.plan_id = form->plan_id;
  self->info.unit = g_strdup (form->unit);
  self->info.made_at = form->sent_at != NULL ? g_date_time_ref (form->sent_at) : NULL;
  if (!look_at (self, ledger, owned, error))
    return NULL;
  rectify_return_find_edits (self, ledger);
  return g_steal_pointer (&self);
}
