/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "rectify-evidence-job.h"
#include "rectify-preedit.h"
#include "rectify-settings.h"
#include "rectify-speech.h"
#include "rectify-style.h"
#include "rectify-wait.h"
#include "rectify-window.h"

/* How long a ledger is waited for outside its thread, in milliseconds. */
#define MAIN_LIMIT 500

/**
 * RectifyApplication:
 *
 * One process for all: a second start hands its files to the first.
 */
struct _RectifyApplication {
  GtkApplication parent_instance;

  RectifyWindow *window;
  GPtrArray
      *arrived; /* what came while the window was bare: a GPtrArray of GFiles, NULL: nothing but
                       * the wish to see it; or NULL */
  char *ledger_path; /* given on the command line; NULL: the user's own */
};

G_DEFINE_FINAL_TYPE (RectifyApplication, rectify_application, GTK_TYPE_APPLICATION)

static void open_ledger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data);

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyApplication *self = user_data;

  gtk_show_about_dialog (GTK_WINDOW (self->window), "program-name", _ ("Rectify"), "version",
                         RECTIFY_VERSION, "comments",
                         _ ("Rectification plans: kept, printed, followed until they are closed "
                            "out. Everything stays on this computer."),
                         "logo-icon-name", RECTIFY_APP_ID, "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

/* From a notification, which may outlive the window. */
static void
list_tasks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  rectify_window_furnish (self->window);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.list-tasks", "s",
                              g_variant_get_string (parameter, NULL));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accelerators[3];
  } entries[] = { { "win.new-plan", { "<Control>n" } },
                  { "win.import", { "<Control>i" } },
                  { "win.open-ledger", { "<Control>o" } },
                  { "win.search", { "<Control>f" } },
                  { "win.search-all", { "<Control><Shift>f" } },
                  { "win.history", { "<Control>h" } },
                  { "win.round", { "<Control>j" } },
                  { "win.view::plan", { "<Alt>1" } },
                  { "win.view::ledger", { "<Alt>2" } },
                  { "win.view::overview", { "<Alt>3" } },
                  { "win.view::pages", { "<Alt>4" } },
                  { "win.checks", { "F7" } },
                  { "win.print", { "<Control>p" } },
                  { "win.help-view", { "F1" } },
                  { "win.show-shortcuts", { "<Control>question" } },
                  { "app.quit", { "<Control>q" } } };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_application_set_accels_for_action (application, entries[i].action,
                                           (const char *const *) entries[i].accelerators);
}

static void
rectify_application_startup (GApplication *application)
{
  static const GActionEntry entries[]
      = { { .name = "about", .activate = about_cb },
          { .name = "open-ledger", .activate = open_ledger_cb, .parameter_type = "s" },
          { .name = "quit", .activate = quit_cb },
          { .name = "list-tasks", .activate = list_tasks_cb, .parameter_type = "s" } };

  /* The window does not stand still for long. */
  static const RectifyWait wait = { .limit = MAIN_LIMIT };

  rectify_wait_set (&wait);
  G_APPLICATION_CLASS (rectify_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
  rectify_style_add (gdk_display_get_default ());
  gtk_window_set_default_icon_name (RECTIFY_APP_ID);
  rectify_preedit_watch ();
  rectify_speech_watch ();
}

static void
rectify_application_shutdown (GApplication *application)
{
  rectify_evidence_clean_up ();
  G_APPLICATION_CLASS (rectify_application_parent_class)->shutdown (application);
}

static void
receive (RectifyApplication *self, GPtrArray *files)
{
  if (files != NULL)
    rectify_window_open_files (self->window, (GFile **) files->pdata, (int) files->len);
  else
    rectify_window_open_own_ledger (self->window);
}

static void
furnished_cb (RectifyApplication *self)
{
  g_autoptr (GPtrArray) arrived = g_steal_pointer (&self->arrived);

  for (guint i = 0; i < arrived->len && self->window != NULL; i++)
    receive (self, arrived->pdata[i]);
}

static void
clear_files (gpointer files)
{
  g_clear_pointer ((GPtrArray **) &files, g_ptr_array_unref);
}

static void
ensure_window (RectifyApplication *self)
{
  g_autofree char *path = NULL;

  if (self->window != NULL)
    return;
  path = self->ledger_path != NULL ? g_strdup (self->ledger_path)
                                   : rectify_settings_dup_ledger_path ();
  self->window = rectify_window_new_bare (GTK_APPLICATION (self));
  g_clear_pointer (&self->arrived, g_ptr_array_unref);
  self->arrived = g_ptr_array_new_with_free_func (clear_files);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_signal_connect_object (self->window, "furnished", G_CALLBACK (furnished_cb), self,
                           G_CONNECT_SWAPPED);
  rectify_window_set_own_ledger (self->window, path,
                                 self->ledger_path != NULL || rectify_settings_may_make (path)
                                     ? RECTIFY_LEDGER_CREATE
                                     : RECTIFY_LEDGER_OPEN);
}

/* A window that is bare yet is seen first. */
static void
arrive (RectifyApplication *self, GPtrArray *files)
{
  ensure_window (self);
  if (self->arrived != NULL)
    g_ptr_array_add (self->arrived, files != NULL ? g_ptr_array_ref (files) : NULL);
  /* Before what is said over it. */
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->arrived == NULL)
    receive (self, files);
}

static void
rectify_application_activate (GApplication *application)
{
  arrive (RECTIFY_APPLICATION (application), NULL);
}

static void
rectify_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  arrive (RECTIFY_APPLICATION (application), list);
}

static void
open_ledger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyApplication *self = user_data;

  ensure_window (self);
  rectify_window_furnish (self->window);
  rectify_window_open_ledger (self->window, g_variant_get_string (parameter, NULL),
                              RECTIFY_LEDGER_CREATE);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* The program may be running already: then that one opens the ledger. */
static int
open_from_command_line (RectifyApplication *self, const char *path)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-ledger",
                                      g_variant_new_string (path));
      return EXIT_SUCCESS;
    }
  self->ledger_path = g_strdup (path);
  return -1;
}

static int
rectify_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree char *given = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("rectify %s\n", RECTIFY_VERSION);
      return EXIT_SUCCESS;
    }
  if (!g_variant_dict_lookup (options, "ledger", "^ay", &given))
    return -1;
  file = g_file_new_for_commandline_arg (given);
  path = g_file_get_path (file);
  if (path != NULL)
    return open_from_command_line (RECTIFY_APPLICATION (application), path);
  g_printerr (_ ("%s is not on this computer. Copy it here and open the copy.\n"), given);
  return EXIT_FAILURE;
}

static void
rectify_application_finalize (GObject *object)
{
  RectifyApplication *self = RECTIFY_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->arrived, g_ptr_array_unref);
  g_free (self->ledger_path);
  G_OBJECT_CLASS (rectify_application_parent_class)->finalize (object);
}

static void
rectify_application_class_init (RectifyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rectify_application_finalize;
  application_class->handle_local_options = rectify_application_handle_local_options;
  application_class->startup = rectify_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = rectify_application_shutdown;
  application_class->activate = rectify_application_activate;
  application_class->open = rectify_application_open;
}

static void
rectify_application_init (RectifyApplication *self)
{
  static const GOptionEntry entries[]
      = { { "ledger", 0, 0, G_OPTION_ARG_FILENAME, NULL,
            N_ ("Open this ledger; it is made if it is missing"), N_ ("FILE") },
          { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
          { NULL } };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Ledgers (*.rectify) are opened, other files are read for import."));
}

/**
 * rectify_application_new:
 *
 * Returns: (transfer full): the application
 */
RectifyApplication *
rectify_application_new (void)
{
  return g_object_new (RECTIFY_TYPE_APPLICATION, "application-id", RECTIFY_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
