/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-deadline-editor.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"

typedef struct {
  RectifyDeadlineEditor *editor;
  GArray *ids;
} DeadlineDialog;

static void
dialog_free (gpointer data)
{
  g_array_unref (((DeadlineDialog *) data)->ids);
  g_free (data);
}

typedef struct {
  RectifyDeadline *deadline;
  GArray *ids;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->deadline, rectify_deadline_unref);
  g_array_unref (change->ids);
  g_free (change);
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Change *change = user_data;
  guint n_found = 0;

  for (guint i = 0; i < change->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (change->ids, gint64, i));
      RectifyDeadline *old = item != NULL ? rectify_item_get_deadline (item) : NULL;
      g_autoptr (RectifyDeadline) fresh = NULL;

      if (item == NULL)
        continue;
      n_found++;
      if (old == NULL || change->deadline == NULL)
        {
          rectify_item_set_deadline (item, change->deadline);
          continue;
        }
      g_autoptr (RectifyWording) wording
          = rectify_wording_with_text (rectify_deadline_get_wording (old),
                                       rectify_deadline_get_label (old),
                                       rectify_deadline_get_text (change->deadline));

      fresh = rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (change->deadline),
                                           rectify_deadline_get_due (change->deadline));
      rectify_item_set_deadline (item, fresh);
    }
  if (n_found > 0)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("The item is no longer in the plan. Copy what you typed, close this "
                          "dialog and add it anew."));
  return FALSE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  DeadlineDialog *self = user_data;
  Change *change;

  if (!rectify_deadline_editor_check (self->editor))
    return;
  change = g_new0 (Change, 1);
  change->deadline = rectify_deadline_editor_dup_deadline (self->editor, NULL);
  change->ids = g_array_ref (self->ids);
  rectify_form_edit (form, N_ ("Deadline"), apply, change, change_free, rectify_form_saved_cb);
}

/**
 * rectify_deadline_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_ids: (element-type gint64): the items whose deadline is set
 */
void
rectify_deadline_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  RectifyForm *form = rectify_form_new (parent, session, _ ("Deadline"), _ ("_Save"));
  DeadlineDialog *self = g_new0 (DeadlineDialog, 1);
  RectifyItem *first = item_ids->len > 0
                           ? rectify_plan_find_item (plan, g_array_index (item_ids, gint64, 0))
                           : NULL;
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u item gets this deadline. Empty: it inherits again.",
                                   "%u items get this deadline. Empty: they inherit again.",
                                   item_ids->len),
                         item_ids->len);
  GtkWidget *label = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  rectify_form_add_wide (form, label);
  self->ids = g_array_ref (item_ids);
  self->editor
      = rectify_deadline_editor_new (form, first != NULL ? rectify_item_get_deadline (first) : NULL,
                                     rectify_plan_get_year (plan));
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  rectify_form_present (form);
}
