/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-messages.h"
#include "rectify-sample.h"
#include "rectify-settings.h"
#include "rectify-window-private.h"

/*
 * The sample ledger. It is a file of its own beside the user's ledger, so that nothing in it gets among
 * what is real, and no file is ever written over.
 */

enum { WAY_OPEN, WAY_MAKE };

static void
open_sample (RectifyWindow *self, const char *path)
{
  g_free (self->sample_path);
  self->sample_path = g_strdup (path);
  rectify_window_open_ledger (self, path, RECTIFY_LEDGER_OPEN);
}

/**
 * rectify_window_tell_sample:
 * @self: a window with a ledger that was just opened
 *
 * Says that it is the sample, if it is.
 */
void
rectify_window_tell_sample (RectifyWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->sample_path);

  if (path == NULL || !rectify_ledger_is_at (rectify_session_get_ledger (self->session), path))
    return;
  rectify_window_notify (self, _ ("This is the sample ledger. Your own is under Recent Ledgers."),
                         FALSE);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GError *error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  if (rectify_sample_make (data, rectify_sample_get_language (), &today, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->making_sample = FALSE;
  if (self->session == NULL)
    return;
  rectify_window_update_actions (self);
  if (!done)
    rectify_window_show_error (self, _ ("The sample ledger could not be made"), error);
  else if (rectify_window_is_free (self, FALSE, _ ("The sample ledger cannot be opened now")))
    open_sample (self, g_task_get_task_data (G_TASK (result)));
}

static char *
dup_path (void)
{
  g_autofree char *own = rectify_settings_dup_ledger_path ();
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *name = rectify_sample_dup_name (rectify_sample_get_language ());

  return g_build_filename (folder, name, NULL);
}

/* A name that no file has. */
static char *
dup_free_path (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".rectify"));

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s %u.rectify", stem, i);
    }
  return g_steal_pointer (&path);
}

static void
make_sample (RectifyWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, g_object_ref (self));

  self->making_sample = TRUE;
  rectify_window_update_actions (self);
  rectify_window_notify (self, _ ("The sample ledger is being made…"), FALSE);
  g_task_set_task_data (task, dup_free_path (), g_free);
  g_task_run_in_thread (task, make);
}

static void
way_chosen_cb (int choice, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = dup_path ();

  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (choice == WAY_OPEN)
    open_sample (self, path);
  else if (choice == WAY_MAKE && !self->making_sample)
    make_sample (self);
}

static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const ways[] = { _ ("_Open That One"), _ ("_Make a New One"), NULL };
  RectifyWindow *self = user_data;
  g_autofree char *path = dup_path ();
  g_autofree char *shown = NULL;
  g_autofree char *secondary = NULL;

  if (!rectify_window_is_free (self, FALSE, _ ("The sample ledger cannot be opened now")))
    return;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      make_sample (self);
      return;
    }
  shown = g_filename_display_name (path);
  secondary = g_strdup_printf (_ ("It is %s, and has what you did in it. The days in a new one are "
                                  "around today; the one that is there stays."),
                               shown);
  rectify_message_choose (GTK_WINDOW (self), _ ("There is a sample ledger already"), secondary,
                          ways, way_chosen_cb, g_object_ref (self));
}

/**
 * rectify_window_install_sample_actions:
 * @self: a window
 *
 * Installs the action that opens the sample ledger.
 */
void
rectify_window_install_sample_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "example", .activate = example_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
