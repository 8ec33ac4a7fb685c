/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-bulk-edit.h"
#include "rectify-deadline-editor.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-values.h"

typedef struct {
  RectifyDeadlineEditor *editor;
  GArray *ids;     /* of the plan that is shown; NULL: */
  GPtrArray *rows; /* tasks of any plans */
} DeadlineDialog;

static void
dialog_free (gpointer data)
{
  DeadlineDialog *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
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
  g_clear_pointer (&change->ids, g_array_unref);
  g_free (change);
}

static guint
set_deadlines (RectifyPlan *draft, GArray *ids, gpointer user_data, GError **error)
{
  const Change *change = user_data;
  guint n_found = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (ids, gint64, i));
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
  return n_found;
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Change *change = user_data;

  return set_deadlines (draft, change->ids, change, error) > 0
         || rectify_item_values_fail_gone (error);
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
  if (self->rows != NULL)
    {
      rectify_bulk_edit (rectify_form_get_session (form), self->rows, N_ ("Deadline"),
                         set_deadlines, NULL, change, change_free, rectify_form_saved_cb,
                         rectify_form_begin_save (form));
      return;
    }
  change->ids = g_array_ref (self->ids);
  rectify_form_edit (form, N_ ("Deadline"), apply, change, change_free, rectify_form_saved_cb);
}

/* Of the first of the items, as the dialog begins. */
static RectifyDeadline *
find_first (RectifyPlan *plan, GArray *item_ids)
{
  RectifyItem *first = item_ids->len > 0
                           ? rectify_plan_find_item (plan, g_array_index (item_ids, gint64, 0))
                           : NULL;

  return first != NULL ? rectify_item_get_deadline (first) : NULL;
}

static DeadlineDialog *
dialog_new (RectifyForm *form, const char *count, RectifyDeadline *deadline, int year)
{
  DeadlineDialog *self = g_new0 (DeadlineDialog, 1);
  GtkWidget *label = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  rectify_form_add_wide (form, label);
  self->editor = rectify_deadline_editor_new (form, deadline, year);
  rectify_form_set_help (form, "deadlines");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  return self;
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
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u item gets this deadline. Empty: it inherits again.",
                                   "%u items get this deadline. Empty: they inherit again.",
                                   item_ids->len),
                         item_ids->len);
  DeadlineDialog *self
      = dialog_new (form, count, find_first (plan, item_ids), rectify_plan_get_year (plan));

  self->ids = g_array_ref (item_ids);
  rectify_form_present (form);
}

/**
 * rectify_deadline_dialog_present_rows:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @rows: (element-type RectifyTaskRow): the tasks whose deadline is set, of any plans, at least one;
 *   a day without a year is taken to be in that of the first one's plan
 */
void
rectify_deadline_dialog_present_rows (GtkWindow *parent, RectifySession *session, GPtrArray *rows)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Deadline"), _ ("_Save"));
  RectifyTaskRow *first = g_ptr_array_index (rows, 0);
  g_autofree char *which = rectify_bulk_dup_count (rows);
  /* Translators: “12 rows in 3 plans”. */
  g_autofree char *count
      = g_strdup_printf (C_ ("rows in plans", "%s get this deadline. Empty: they inherit again."),
                         which);
  DeadlineDialog *self = dialog_new (form, count, NULL, first->year);

  rectify_form_set_any_plan (form);
  self->rows = g_ptr_array_ref (rows);
  rectify_form_present (form);
}
