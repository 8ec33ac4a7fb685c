/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backups-dialog.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-backups-private.h"
#include "rectify-empty.h"
#include "rectify-help.h"
#include "rectify-tab-stop.h"
#include "rectify-text-size.h"

#define BACKUPS_KEY "rectify-backups"

/**
 * rectify_backups_get:
 * @window: the window of the dialog
 *
 * Returns: (transfer none): what it shows
 */
RectifyBackups *
rectify_backups_get (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), BACKUPS_KEY);
}

/**
 * rectify_backups_get_selected:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the backup that is selected
 */
const RectifyBackup *
rectify_backups_get_selected (RectifyBackups *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && self->backups != NULL && index < (int) self->backups->len
             ? self->backups->pdata[index]
             : NULL;
}

/* Why no backup is made of what is open, or NULL. */
static const char *
get_refusal (RectifyBackups *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  return ledger != NULL && rectify_ledger_is_damaged (ledger)
             ? _ ("This ledger is damaged, and a backup of it would be too. Look at what the "
                  "backups here hold, or recover the ledger.")
             : NULL;
}

/**
 * rectify_backups_update:
 * @self: a dialog
 *
 * Lets be done what can be done with what is selected.
 */
void
rectify_backups_update (RectifyBackups *self)
{
  const RectifyBackup *backup = rectify_backups_get_selected (self);
  const RectifyBackupPlan *plan = rectify_backup_preview_get_selected (self->preview);
  gboolean free = !self->working && backup != NULL;
  gboolean writable = free && !rectify_session_is_read_only (self->session)
                      && rectify_backup_preview_is_read (self->preview);
  const char *reason = get_refusal (self);

  gtk_widget_set_sensitive (self->back_up, !self->working && !self->waits && reason == NULL);
  gtk_widget_set_tooltip_text (self->back_up, reason);
  gtk_widget_set_sensitive (self->save, free);
  gtk_widget_set_sensitive (self->restore, writable);
  gtk_widget_set_sensitive (self->bring_back,
                            writable && plan != NULL && plan->state != RECTIFY_BACKUP_ONLY_HERE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->working);
}

static void
selected_cb (RectifyBackups *self)
{
  const RectifyBackup *backup = rectify_backups_get_selected (self);

  if (backup != NULL)
    rectify_backup_preview_show (self->preview, backup->path,
                                 rectify_session_get_ledger (self->session));
  rectify_backups_update (self);
}

static void
keeper_changed_cb (RectifyBackups *self)
{
  const RectifyBackupStatus *status = rectify_backup_keeper_get_status (self->keeper);
  const RectifyBackup *newest
      = self->backups != NULL && self->backups->len > 0 ? self->backups->pdata[0] : NULL;

  if (self->closed || rectify_session_get_ledger (self->session) == NULL)
    return;
  if (self->waits && !rectify_backup_keeper_is_busy (self->keeper))
    {
      self->waits = FALSE;
      gtk_spinner_stop (self->spinner);
      gtk_label_set_text (self->status,
                          status->failure != NULL ? status->failure : _ ("The backup is made."));
    }
  /* Also one that was made by itself. */
  if (self->backups != NULL && g_strcmp0 (status->path, newest != NULL ? newest->path : NULL) != 0)
    rectify_backups_reload (self);
  rectify_backups_update (self);
}

static void
back_up_cb (RectifyBackups *self)
{
  self->waits = TRUE;
  gtk_spinner_start (self->spinner);
  gtk_label_set_text (self->status, _ ("Making a backup and checking it…"));
  rectify_backup_keeper_back_up (self->keeper);
  rectify_backups_update (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RectifyBackups *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (self->window);
  return TRUE;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, void (*func) (RectifyBackups *self),
            RectifyBackups *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (func), self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_list (RectifyBackups *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *placeholder
      = rectify_empty_new (_ ("No backup yet"), _ ("“Back Up Now” makes one at once."));

  self->list = GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Backups of the ledger"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 330, -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  return rectify_tab_stop_new (scroller);
}

static GtkWidget *
create_right (RectifyBackups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->preview = g_object_ref_sink (rectify_backup_preview_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  self->bring_back = add_button (buttons, _ ("Bring This _Plan Back as a Copy"),
                                 rectify_backups_bring_back, self);
  self->save = add_button (buttons, _ ("Save a Cop_y…"), rectify_backups_save_copy, self);
  self->restore = add_button (buttons, _ ("_Restore…"), rectify_backups_restore, self);
  gtk_widget_set_hexpand (self->save, TRUE);
  gtk_widget_set_halign (self->save, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
create_promises (void)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("What is pro_mised"));
  GtkWidget *label = gtk_label_new (
      _ ("Every edit is on disk before the window shows it. A backup is made after the first edit "
         "of each day, before every restore and merge, and before a ledger becomes one of a new "
         "version; it counts only when it was read again and found sound. Of the last 7 days, 4 "
         "weeks and 12 months the last backup is kept, and none that holds clearly more than every "
         "newer one is ever deleted. Nothing leaves this computer. A backup beside the ledger does "
         "not help when the disk breaks: choose a folder on another disk for that."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

static GtkWidget *
create_content (RectifyBackups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (panes), create_list (self));
  gtk_box_append (GTK_BOX (panes), create_right (self));
  gtk_box_append (GTK_BOX (box), rectify_backups_create_folder_row (self));
  gtk_box_append (GTK_BOX (box), panes);
  gtk_box_append (GTK_BOX (box), create_promises ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->status = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
closed_cb (RectifyBackups *self)
{
  /* Who still has the window may have it longer than that one lives. */
  gtk_window_set_transient_for (self->window, NULL);
  self->closed = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_signal_handlers_disconnect_by_data (self->preview, self);
  g_signal_handlers_disconnect_by_data (self->list, self);
}

static void
backups_free (gpointer data)
{
  RectifyBackups *self = data;

  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_hash_table_unref (self->broken);
  g_clear_object (&self->cancellable);
  g_object_unref (self->list);
  g_object_unref (self->preview);
  g_object_unref (self->keeper);
  g_free (self);
}

static GtkWidget *
create_header (RectifyBackups *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  self->back_up = gtk_button_new_with_mnemonic (_ ("_Back Up Now"));
  g_signal_connect_swapped (self->back_up, "clicked", G_CALLBACK (back_up_cb), self);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->back_up);
  return header;
}

/**
 * rectify_backups_dialog_present:
 * @parent: the window it is over
 * @keeper: the keeper of the open ledger's backups
 *
 * Shows the backups of the ledger, what they hold, and how to bring that back.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
rectify_backups_dialog_present (GtkWindow *parent, RectifyBackupKeeper *keeper)
{
  RectifyBackups *self = g_new0 (RectifyBackups, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->keeper = g_object_ref (keeper);
  self->session = rectify_backup_keeper_get_session (keeper);
  self->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), BACKUPS_KEY, self, backups_free);
  gtk_window_set_title (self->window, _ ("Backups"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "backups");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 860, 520);
  gtk_window_set_titlebar (self->window, create_header (self));
  gtk_window_set_child (self->window, create_content (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->preview, "changed", G_CALLBACK (rectify_backups_update), self);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (keeper_changed_cb), self);
  /* Who waits for a thread has the window longer than its user: “destroy” would come too late. */
  g_signal_connect_swapped (self->window, "unrealize", G_CALLBACK (closed_cb), self);
  /* A backup of one ledger must never be restored into another. */
  g_signal_connect_object (self->session, "notify::ledger", G_CALLBACK (gtk_window_close),
                           self->window, G_CONNECT_SWAPPED);
  /* A button that cannot be pressed tells its reason to the mouse alone. */
  if (get_refusal (self) != NULL)
    gtk_label_set_text (self->status, get_refusal (self));
  rectify_backup_preview_clear (self->preview, "");
  rectify_backups_reload (self);
  gtk_window_present (self->window);
  return self->window;
}
