/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-file-choice.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

#define SUFFIX ".rectify"
/* More names than this nobody is offered. */
#define MAX_NAMES 100

/* A name that no file has in the folder that the chooser begins in, of the year. */
static char *
dup_name (RectifyWindow *self)
{
  g_autoptr (GFile) folder
      = rectify_file_choice_dup_start (GTK_WINDOW (self), RECTIFY_FILES_OF_LEDGERS);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the suggested name of a new ledger; %d is the year. */
  g_autofree char *stem = g_strdup_printf (_ ("Ledger %d"), g_date_time_get_year (now));
  g_autofree char *name = g_strconcat (stem, SUFFIX, NULL);

  for (int i = 2; i < MAX_NAMES; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      if (!g_file_query_exists (file, NULL))
        break;
      g_free (name);
      name = g_strdup_printf ("%s (%d)" SUFFIX, stem, i);
    }
  return g_steal_pointer (&name);
}

typedef struct {
  RectifyWindow *window;
  char *path;
} Found;

static void
found_answered_cb (gboolean confirmed, gpointer user_data)
{
  Found *found = user_data;

  if (confirmed && found->window->session != NULL)
    rectify_window_open_ledger (found->window, found->path, RECTIFY_LEDGER_OPEN);
  g_object_unref (found->window);
  g_free (found->path);
  g_free (found);
}

/* The chooser asks whether to replace it, and whoever says yes does not know what is in it. */
static void
ask_about_found (RectifyWindow *self, const char *path)
{
  Found *found = g_new0 (Found, 1);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *primary = g_strdup_printf (_ ("There is a file “%s” already"), name);

  found->window = g_object_ref (self);
  found->path = g_strdup (path);
  rectify_message_confirm (
      GTK_WINDOW (self), primary,
      _ ("Nothing was overwritten. If it is a ledger, open it; for a new one, choose another name."),
      _ ("_Open It"), FALSE, found_answered_cb, found);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (path != NULL)
    rectify_window_make_ledger (self, path);
  else
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This place is not on this computer. Choose another folder."));
      rectify_message_error (GTK_WINDOW (self), _ ("The ledger could not be made"), error);
    }
}

/**
 * rectify_window_make_ledger:
 * @self: a window
 * @path: where; the ending of ledgers is added if it is missing
 *
 * Makes a ledger, for the user alone to read, and opens it as any other is opened. A file that is
 * there already is left as it is: it is said so, and that one can be opened.
 */
void
rectify_window_make_ledger (RectifyWindow *self, const char *path)
{
  g_autofree char *whole
      = g_str_has_suffix (path, SUFFIX) ? g_strdup (path) : g_strconcat (path, SUFFIX, NULL);

  if (g_file_test (whole, G_FILE_TEST_EXISTS) || g_file_test (whole, G_FILE_TEST_IS_SYMLINK))
    ask_about_found (self, whole);
  else
    rectify_window_open_ledger (self, whole, RECTIFY_LEDGER_CREATE);
}

static void
new_ledger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autofree char *name = dup_name (self);

  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("New Ledger"), name, RECTIFY_FILES_OF_LEDGERS,
                               RECTIFY_FILE_LEDGER, place_chosen_cb, g_object_ref (self));
}

/**
 * rectify_window_install_new_ledger_actions:
 * @self: a window
 *
 * Installs the action that makes a ledger.
 */
void
rectify_window_install_new_ledger_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "new-ledger", .activate = new_ledger_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
