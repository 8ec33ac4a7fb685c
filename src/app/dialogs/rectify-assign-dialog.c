/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-assignment-edit.h"
#include "rectify-bulk-edit.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-values.h"
#include "rectify-party-entry.h"
#include "rectify-party-field.h"
#include "rectify-party-list.h"

typedef struct {
  RectifyForm *form;
  GtkWidget *role;
  GtkWidget *parties;
  GtkWidget *replace;
  GtkLabel *count;
  GArray *ids;     /* of the plan that is shown; NULL: */
  GPtrArray *rows; /* tasks of any plans */
} AssignDialog;

static void
dialog_free (gpointer data)
{
  AssignDialog *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  guint field;
  char *text;
  gboolean replace;
  GArray *ids;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->text);
  g_clear_pointer (&change->ids, g_array_unref);
  g_free (change);
}

static guint
assign (RectifyPlan *draft, GArray *ids, gpointer user_data, GError **error)
{
  const Change *change = user_data;
  guint n_found = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (ids, gint64, i));

      if (item == NULL)
        continue;
      n_found++;
      if (change->replace)
        rectify_assignment_edit_set (item, change->field, change->text);
      else
        rectify_assignment_edit_add (item, change->field, change->text);
    }
  return n_found;
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Change *change = user_data;

  return assign (draft, change->ids, change, error) > 0 || rectify_item_values_fail_gone (error);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  AssignDialog *self = user_data;
  Change *change = g_new0 (Change, 1);

  change->field = rectify_party_field_at (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role)));
  change->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->parties))));
  change->replace = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->replace));
  if (self->rows != NULL)
    {
      rectify_bulk_edit (rectify_form_get_session (form), self->rows, N_ ("Assign"), assign, NULL,
                         change, change_free, rectify_form_saved_cb,
                         rectify_form_begin_save (form));
      return;
    }
  change->ids = g_array_ref (self->ids);
  rectify_form_edit (form, N_ ("Assign"), apply, change, change_free, rectify_form_saved_cb);
}

/* Says what will happen before it does. */
static void
update (AssignDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->parties));
  gboolean replace = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->replace));
  guint n = self->rows != NULL ? self->rows->len : self->ids->len;
  g_autofree char *rows = self->rows != NULL ? rectify_bulk_dup_count (self->rows) : NULL;
  g_autofree char *count = NULL;

  if (*text == '\0' && replace)
    count = g_strdup_printf (ngettext ("Nobody will be in this role on %u item itself.",
                                       "Nobody will be in this role on %u items themselves.", n),
                             n);
  else if (*text == '\0')
    count = g_strdup (_ ("Name at least one party."));
  else if (rows != NULL)
    /* Translators: “12 rows in 3 plans”. */
    count = g_strdup_printf (C_ ("rows in plans", "%s will be changed."), rows);
  else
    count = g_strdup_printf (ngettext ("%u item will be changed.", "%u items will be changed.", n),
                             n);
  gtk_label_set_text (self->count, count);
  rectify_form_set_acceptable (self->form, *text != '\0' || replace);
}

/* Takes neither. */
static void
present (GtkWindow *parent, RectifySession *session, GArray *item_ids, GPtrArray *rows)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Assign"), _ ("_Assign"));
  AssignDialog *self = g_new0 (AssignDialog, 1);
  const char *titles[RECTIFY_N_PARTY_FIELDS + 1] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *add = gtk_check_button_new_with_mnemonic (_ ("A_dd to those there"));

  for (guint i = 0; i < RECTIFY_N_PARTY_FIELDS; i++)
    titles[i] = rectify_party_field_get_title (rectify_party_field_at (i));
  self->form = form;
  self->ids = item_ids != NULL ? g_array_ref (item_ids) : NULL;
  self->rows = rows != NULL ? g_ptr_array_ref (rows) : NULL;
  if (rows != NULL)
    rectify_form_set_any_plan (form);
  self->role = gtk_drop_down_new_from_strings (titles);
  rectify_form_add_row (form, _ ("_Role"), self->role);
  self->parties = rectify_party_entry_new (session, "");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->parties), 36);
  rectify_form_add_row (form, _ ("_Parties"), self->parties);
  self->replace = gtk_check_button_new_with_mnemonic (_ ("R_eplace those there"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->replace), GTK_CHECK_BUTTON (add));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (add), TRUE);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), self->replace);
  rectify_form_add_row (form, "", box);
  self->count = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->count, 0);
  rectify_form_add_row (form, "", GTK_WIDGET (self->count));
  rectify_form_watch (form, self->parties, "changed");
  g_signal_connect_swapped (self->parties, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->replace, "toggled", G_CALLBACK (update), self);
  rectify_form_set_help (form, "assign");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  update (self);
  rectify_form_present (form);
  gtk_widget_grab_focus (self->parties);
}

/**
 * rectify_assign_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_ids: (element-type gint64): the items that are assigned
 */
void
rectify_assign_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids)
{
  present (parent, session, item_ids, NULL);
}

/**
 * rectify_assign_dialog_present_rows:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @rows: (element-type RectifyTaskRow): the tasks that are assigned, of any plans
 */
void
rectify_assign_dialog_present_rows (GtkWindow *parent, RectifySession *session, GPtrArray *rows)
{
  present (parent, session, NULL, rows);
}
