/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-values.h"

typedef struct {
  gint64 item_id;
  char *heading;
} Rename;

static void
rename_free (gpointer data)
{
  g_free (((Rename *) data)->heading);
  g_free (data);
}

static gboolean
rename_item (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Rename *values = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, values->item_id);

  if (item == NULL)
    return rectify_item_values_fail_gone (error);
  rectify_item_set_heading (item, values->heading);
  return TRUE;
}

static void
rename_accept_cb (RectifyForm *form, gpointer user_data)
{
  Rename *values = g_new0 (Rename, 1);
  GtkWidget *entry = g_object_get_data (G_OBJECT (rectify_form_get_window (form)), "rectify-entry");

  values->item_id = *(gint64 *) user_data;
  values->heading = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  rectify_form_edit (form, N_ ("Edit heading"), rename_item, values, rename_free,
                     rectify_form_saved_cb);
}

/**
 * rectify_heading_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: the item
 *
 * One line for the heading alone; Enter keeps it.
 */
void
rectify_heading_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id)
{
  RectifyItem *item = rectify_plan_find_item (rectify_session_get_plan (session), item_id);
  RectifyForm *form;
  GtkWidget *entry;

  if (item == NULL)
    return;
  form = rectify_form_new (parent, session, _ ("Edit Heading"), _ ("_Save"));
  entry = rectify_form_add_entry (form, _ ("_Heading"), rectify_item_get_heading (item));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 48);
  g_object_set_data (G_OBJECT (rectify_form_get_window (form)), "rectify-entry", entry);
  rectify_form_set_help (form, "edit-item");
  rectify_form_set_accept (form, rename_accept_cb, g_memdup2 (&item_id, sizeof item_id), g_free);
  rectify_form_present (form);
}
