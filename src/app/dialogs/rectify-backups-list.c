/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-backup-look.h"
#include "rectify-backup-row.h"
#include "rectify-backups-private.h"
#include "rectify-messages.h"

static void
show_broken (RectifyBackups *self)
{
  for (guint i = 0; i < self->backups->len; i++)
    {
      const RectifyBackup *backup = self->backups->pdata[i];
      const char *reason = g_hash_table_lookup (self->broken, backup->path);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (reason != NULL && row != NULL)
        rectify_backup_row_set_broken (gtk_list_box_row_get_child (row), reason);
    }
}

/* The list, read in a thread, and then which of the files can be read. */
typedef struct {
  char *ledger_path;
  char *chosen;
  GPtrArray *backups;
  GHashTable *broken;
  GPtrArray *paths; /* to be looked at */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_free (listing->ledger_path);
  g_free (listing->chosen);
  g_clear_pointer (&listing->backups, g_ptr_array_unref);
  g_clear_pointer (&listing->broken, g_hash_table_unref);
  g_clear_pointer (&listing->paths, g_ptr_array_unref);
  g_free (listing);
}

static void
list_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Listing *listing = task_data;
  GError *error = NULL;

  listing->backups = rectify_backup_list_all (listing->ledger_path, listing->chosen, &error);
  if (listing->backups != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The row says which file it is. */
static const char *
skip_name (const char *message, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *prefix = g_strdup_printf (_ ("%s: %s"), name, "");

  return g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message;
}

static void
check_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Listing *listing = task_data;

  for (guint i = 0; i < listing->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = listing->paths->pdata[i];
      g_autoptr (GError) error = NULL;

      if (!rectify_backup_can_be_read (path, &error))
        g_hash_table_insert (listing->broken, g_strdup (path),
                             g_strdup (skip_name (error->message, path)));
    }
  g_task_return_boolean (task, TRUE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RectifyBackups *self = rectify_backups_get (window);
  Listing *listing = g_task_get_task_data (G_TASK (result));

  if (self->closed || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_hash_table_unref (self->broken);
  self->broken = g_hash_table_ref (listing->broken);
  show_broken (self);
}

static void
run (RectifyBackups *self, Listing *listing, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  /* Not as its source, which may be let go in the thread. */
  g_autoptr (GTask) task
      = g_task_new (NULL, self->cancellable, callback, g_object_ref (self->window));

  g_task_set_task_data (task, listing, listing_free);
  g_task_run_in_thread (task, func);
}

static void
check_all (RectifyBackups *self)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->paths = g_ptr_array_new_with_free_func (g_free);
  listing->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->backups->len; i++)
    g_ptr_array_add (listing->paths, g_strdup (((RectifyBackup *) self->backups->pdata[i])->path));
  run (self, listing, check_work, checked_cb);
}

/* The newest is selected, or still the one that was. */
static void
fill (RectifyBackups *self, GPtrArray *backups)
{
  const RectifyBackup *selected = rectify_backups_get_selected (self);
  g_autofree char *path = selected != NULL ? g_strdup (selected->path) : NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkListBoxRow *row;

  g_clear_pointer (&self->backups, g_ptr_array_unref);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->backups = g_ptr_array_ref (backups);
  for (guint i = 0; i < backups->len; i++)
    {
      const RectifyBackup *backup = backups->pdata[i];

      gtk_list_box_append (self->list, rectify_backup_row_new (backup, now));
      row = gtk_list_box_get_row_at_index (self->list, i);
      if (i == 0 || g_strcmp0 (backup->path, path) == 0)
        gtk_list_box_select_row (self->list, row);
    }
  if (path == NULL && gtk_list_box_get_selected_row (self->list) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  if (backups->len == 0)
    rectify_backup_preview_clear (
        self->preview, _ ("There is no backup yet. One is made after the first edit of each day; "
                          "Back Up Now makes one at once."));
  show_broken (self);
  check_all (self);
  rectify_backups_update (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RectifyBackups *self = rectify_backups_get (window);
  Listing *listing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (done)
    fill (self, listing->backups);
  else
    rectify_message_error (self->window, _ ("The backups cannot be listed"), error);
}

/**
 * rectify_backups_reload:
 * @self: a dialog
 *
 * Has the list read again.
 */
void
rectify_backups_reload (RectifyBackups *self)
{
  Listing *listing = g_new0 (Listing, 1);
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  listing->ledger_path = g_strdup (rectify_ledger_get_path (ledger));
  listing->chosen = rectify_backup_keeper_dup_chosen (self->keeper);
  rectify_backups_show_folder (self);
  run (self, listing, list_work, listed_cb);
}
