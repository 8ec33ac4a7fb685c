/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-arrivals.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/*
 * The way of files into the window: those that cannot be opened are told, the others go on, and
 * documents are imported one after another.
 */

static void import_next (RectifyWindow *self);

static gboolean
import_next_cb (gpointer user_data)
{
  import_next (user_data);
  return G_SOURCE_REMOVE;
}

static void
dialog_gone_cb (RectifyWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, import_next_cb, g_object_ref (self), g_object_unref);
}

static void
stop_imports (RectifyWindow *self)
{
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  self->n_imports = 0;
}

static void
way_on_chosen_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (!confirmed)
    stop_imports (self);
  else
    import_next (self);
}

/* Who left one may have meant all. */
static void
ask_whether_to_go_on (RectifyWindow *self)
{
  guint n = self->imports->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more document waits to be imported.",
                                                     "%u more documents wait to be imported.", n),
                                           n);

  rectify_message_confirm (GTK_WINDOW (self), _ ("Go on with the next document?"), text,
                           _ ("_Go On"), FALSE, way_on_chosen_cb, g_object_ref (self));
}

static void
imported_cb (RectifyImportOutcome outcome, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  self->importing = FALSE;
  if (self->imports == NULL || self->session == NULL
      || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (outcome == RECTIFY_IMPORT_LEFT && self->imports->len > 0)
    ask_whether_to_go_on (self);
  else
    dialog_gone_cb (self);
}

/* When what was said of the one before is read. */
static void
import_next (RectifyWindow *self)
{
  GtkWindow *dialog;
  g_autoptr (GFile) file = NULL;

  if (self->imports == NULL || self->importing || self->session == NULL
      || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (self->imports->len == 0)
    {
      stop_imports (self);
      return;
    }
  dialog = rectify_window_find_dialog (self);
  if (GTK_IS_MESSAGE_DIALOG (dialog))
    {
      g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self,
                               G_CONNECT_SWAPPED);
      return;
    }
  file = g_object_ref (g_ptr_array_index (self->imports, 0));
  g_ptr_array_remove_index (self->imports, 0);
  self->importing = TRUE;
  rectify_import_dialog_present_nth (GTK_WINDOW (self), self->session, file,
                                     self->n_imports - self->imports->len, self->n_imports,
                                     imported_cb, g_object_ref (self));
}

static GPtrArray *
add_files (GPtrArray *list, GPtrArray *files)
{
  if (list == NULL)
    list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (list, g_object_ref (files->pdata[i]));
  return list;
}

/**
 * rectify_window_import_all:
 * @self: a window whose ledger can take them
 * @files: (element-type GFile): documents
 *
 * Shows each of them for import, one after another.
 */
void
rectify_window_import_all (RectifyWindow *self, GPtrArray *files)
{
  self->imports = add_files (self->imports, files);
  self->n_imports += files->len;
  import_next (self);
}

/**
 * rectify_window_import_later:
 * @self: a window that has no ledger yet, or gets another one
 * @files: (element-type GFile): documents
 *
 * Keeps them for rectify_window_import_wanted().
 */
void
rectify_window_import_later (RectifyWindow *self, GPtrArray *files)
{
  if (files->len > 0)
    self->wanted_imports = add_files (self->wanted_imports, files);
}

/**
 * rectify_window_import_wanted:
 * @self: a window
 * @opened: whether the ledger was opened that they waited for
 *
 * Goes on with what was to be imported; or says that it was not.
 */
void
rectify_window_import_wanted (RectifyWindow *self, gboolean opened)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->wanted_imports);
  g_autofree char *text = NULL;

  if (files == NULL)
    return;
  if (opened)
    {
      rectify_window_receive (self, files);
      return;
    }
  text = g_strdup_printf (ngettext ("%u document was not imported",
                                    "%u documents were not imported", files->len),
                          files->len);
  rectify_window_notify (self, text, FALSE);
}

/**
 * rectify_window_check_file:
 * @self: a window
 * @file: a file
 *
 * Returns: whether it can be opened; if not, it is said why
 */
gboolean
rectify_window_check_file (RectifyWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (rectify_arrival_check (file, &error))
    return TRUE;
  rectify_message_error (GTK_WINDOW (self), _ ("The file cannot be opened"), error);
  return FALSE;
}

static void
refusal_read_cb (GtkWidget *dialog, GPtrArray *files)
{
  RectifyWindow *self = g_object_get_data (G_OBJECT (dialog), "rectify-window");

  if (self->session != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    rectify_window_receive (self, files);
}

static void
let_go_of_files (gpointer files, GClosure *closure)
{
  g_ptr_array_unref (files);
}

/* The others are opened when that was read. */
static void
refuse (RectifyWindow *self, const char *lines, guint n, GPtrArray *others)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, lines);
  GtkWindow *dialog = rectify_window_find_dialog (self);

  rectify_message_error (dialog != NULL ? dialog : GTK_WINDOW (self),
                         n == 1 ? _ ("The file cannot be opened") : _ ("Files cannot be opened"),
                         error);
  if (others->len == 0)
    return;
  dialog = rectify_window_find_dialog (self);
  g_object_set_data_full (G_OBJECT (dialog), "rectify-window", g_object_ref (self), g_object_unref);
  g_signal_connect_data (dialog, "destroy", G_CALLBACK (refusal_read_cb), g_ptr_array_ref (others),
                         let_go_of_files, G_CONNECT_AFTER);
}

/**
 * rectify_window_set_own_ledger:
 * @self: a new window
 * @path: the ledger that is opened where no other is asked for
 * @flags: how to open it
 */
void
rectify_window_set_own_ledger (RectifyWindow *self, const char *path, RectifyLedgerFlags flags)
{
  g_free (self->own_path);
  self->own_path = g_strdup (path);
  self->own_flags = flags;
}

/**
 * rectify_window_open_own_ledger:
 * @self: a window
 *
 * Opens it where no ledger is open nor about to be.
 */
void
rectify_window_open_own_ledger (RectifyWindow *self)
{
  if (self->own_path != NULL && self->wanted_path == NULL)
    rectify_window_open_ledger (self, self->own_path, self->own_flags);
}

/**
 * rectify_window_open_files:
 * @self: a window
 * @files: (array length=n_files): ledgers, and documents to be imported
 * @n_files: how many
 *
 * Opens ledgers one after another: the last one stays. Packets and forms that came back are merged
 * together. Of what cannot be opened it is said why.
 */
void
rectify_window_open_files (RectifyWindow *self, GFile **files, int n_files)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean any_ledger = FALSE;

  for (int i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;

      if (rectify_arrival_check (files[i], &error))
        {
          g_ptr_array_add (others, g_object_ref (files[i]));
          any_ledger |= rectify_arrival_is_ledger (files[i]);
        }
      else
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", error->message);
    }
  if (!any_ledger)
    rectify_window_open_own_ledger (self);
  if (lines->len > 0)
    refuse (self, lines->str, (guint) n_files - others->len, others);
  else if (others->len > 0)
    rectify_window_receive (self, others);
}
