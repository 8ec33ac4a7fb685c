/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-dialogs.h"
#include "rectify-entry-fields.h"
#include "rectify-item-text.h"
#include "rectify-plan-column.h"
#include "rectify-tell-cut.h"

typedef struct {
  gint64 item_id;
  gint64 entry_id; /* 0: a new entry */
  RectifyEntryFields *fields;
} EntryDialog;

static void
dialog_free (gpointer data)
{
  EntryDialog *self = data;

  rectify_entry_fields_free (self->fields);
  g_free (self);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  EntryDialog *self = user_data;
  RectifyEntryChange *change = rectify_entry_fields_collect (self->fields);

  if (change != NULL)
    rectify_form_edit (form, self->entry_id != 0 ? N_ ("Edit progress") : N_ ("Add progress"),
                       rectify_entry_change_apply, change, rectify_entry_change_free,
                       rectify_form_saved_cb);
}

static void
delete_cb (RectifyForm *form, gpointer user_data)
{
  EntryDialog *self = user_data;
  RectifyEntryChange *change = g_new0 (RectifyEntryChange, 1);

  change->item_id = self->item_id;
  change->entry_id = self->entry_id;
  rectify_form_edit (form, N_ ("Delete progress"), rectify_entry_change_apply, change,
                     rectify_entry_change_free, rectify_form_saved_cb);
}

static void
fill (RectifyForm *form, EntryDialog *self, RectifyItem *item, RectifyProgressEntry *entry)
{
  g_autofree char *name = rectify_item_dup_name (item);
  GtkWidget *label = gtk_label_new (name);
  g_autoptr (GDate) today = rectify_date_new_today ();
  RectifyItem *source;
  g_autofree char *unit = rectify_plan_column_dup_text (item, RECTIFY_PLAN_LEAD_UNIT, &source);

  gtk_widget_add_css_class (label, "body");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  rectify_form_add_wide (form, label);
  self->fields = rectify_entry_fields_add (form, item, entry, today, unit);
  rectify_entry_fields_focus (self->fields);
}

/**
 * rectify_entry_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: the item that something was done on
 * @entry_id: the entry to edit, 0 for a new one
 */
void
rectify_entry_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                              gint64 entry_id)
{
  RectifyItem *item = rectify_plan_find_item (rectify_session_get_plan (session), item_id);
  RectifyProgressEntry *entry = item != NULL ? rectify_item_find_progress (item, entry_id) : NULL;
  RectifyForm *form;
  EntryDialog *self;

  if (item == NULL || (entry_id != 0 && entry == NULL))
    return;
  form
      = rectify_form_new (parent, session, entry != NULL ? _ ("Edit Progress") : _ ("Add Progress"),
                          entry != NULL ? _ ("_Save") : _ ("_Add"));
  self = g_new0 (EntryDialog, 1);
  self->item_id = item_id;
  self->entry_id = entry_id;
  rectify_form_set_help (form, "follow-up");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  if (entry != NULL)
    rectify_form_add_delete (form, _ ("De_lete Entry"), delete_cb);
  fill (form, self, item, entry);
  rectify_form_present (form);
}
