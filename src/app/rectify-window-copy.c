/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-form.h"
#include "rectify-file-choice.h"
#include "rectify-window-private.h"

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = g_steal_pointer (&self->copy_path);
  g_autoptr (GError) error = NULL;
  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  rectify_window_update_actions (self);
  if (!done)
    rectify_window_show_error (self, _ ("The copy could not be saved"), error);
  else if (rectify_form_find_open (GTK_WINDOW (self), FALSE) != NULL)
    /* What is typed there is of the ledger that is still open. */
    rectify_window_notify (self, _ ("The copy is saved"), FALSE);
  else
    {
      rectify_window_open_ledger (self, path, RECTIFY_LEDGER_OPEN);
      rectify_window_notify (self, _ ("The copy is saved, and open now"), FALSE);
    }
}

static void
copy_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->session == NULL || self->copy_path != NULL)
    return;
  if (path == NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This place is not on this computer. Choose another folder."));
      rectify_window_show_error (self, _ ("The copy could not be saved"), error);
      return;
    }
  self->copy_path = g_steal_pointer (&path);
  rectify_window_update_actions (self);
  rectify_session_save_copy (self->session, self->copy_path, copied_cb, g_object_ref (self));
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (self->session));
  g_autofree char *file = g_filename_display_basename (path);
  g_autofree char *stem = g_str_has_suffix (file, ".rectify")
                              ? g_strndup (file, strlen (file) - strlen (".rectify"))
                              : g_strdup (file);
  /* Translators: the suggested name of a copy of a ledger; %s is that of the ledger. */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy).rectify"), stem);

  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("Save a Copy of the Ledger"), name,
                               RECTIFY_FILES_OF_LEDGERS, RECTIFY_FILE_LEDGER, copy_chosen_cb,
                               g_object_ref (self));
}

/**
 * rectify_window_install_copy_actions:
 * @self: a window
 *
 * Installs the action that saves what is open as another file, and goes on there.
 */
void
rectify_window_install_copy_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "save-copy", .activate = save_copy_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
