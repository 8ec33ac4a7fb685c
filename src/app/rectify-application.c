/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-application.h"

#include <glib/gi18n.h>

#include "rectify-window.h"

/**
 * RectifyApplication:
 *
 * One process for all: a second start hands its files to the first.
 */
struct _RectifyApplication {
  GtkApplication parent_instance;

  RectifyWindow *window;
};

G_DEFINE_FINAL_TYPE (RectifyApplication, rectify_application, GTK_TYPE_APPLICATION)

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
                  { "win.undo", { "<Control>z" } },
                  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
                  { "win.search", { "<Control>f" } },
                  { "win.print", { "<Control>p" } },
                  { "app.quit", { "<Control>q" } } };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_application_set_accels_for_action (application, entries[i].action,
                                           (const char *const *) entries[i].accelerators);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/example/Rectify/ui/rectify.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
rectify_application_startup (GApplication *application)
{
  static const GActionEntry entries[]
      = { { .name = "about", .activate = about_cb }, { .name = "quit", .activate = quit_cb } };

  G_APPLICATION_CLASS (rectify_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
  load_style ();
  gtk_window_set_default_icon_name (RECTIFY_APP_ID);
}

static gboolean
ensure_window (RectifyApplication *self)
{
  if (self->window != NULL)
    return FALSE;
  self->window = rectify_window_new (GTK_APPLICATION (self));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  return TRUE;
}

static void
rectify_application_activate (GApplication *application)
{
  RectifyApplication *self = RECTIFY_APPLICATION (application);
  g_autofree char *path = rectify_ledger_dup_default_path ();

  if (ensure_window (self))
    rectify_window_open_ledger (self->window, path, RECTIFY_LEDGER_CREATE);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
is_ledger (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".rectify");
}

static void
rectify_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  RectifyApplication *self = RECTIFY_APPLICATION (application);
  gboolean fresh = ensure_window (self);
  gboolean opened = FALSE;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL || !is_ledger (files[i]))
        continue;
      rectify_window_open_ledger (self->window, path, RECTIFY_LEDGER_OPEN);
      opened = TRUE;
    }
  if (fresh && !opened)
    {
      g_autofree char *path = rectify_ledger_dup_default_path ();

      rectify_window_open_ledger (self->window, path, RECTIFY_LEDGER_CREATE);
    }
  for (int i = 0; i < n_files; i++)
    if (!is_ledger (files[i]))
      rectify_window_import (self->window, files[i]);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
rectify_application_class_init (RectifyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = rectify_application_startup;
  application_class->activate = rectify_application_activate;
  application_class->open = rectify_application_open;
}

static void
rectify_application_init (RectifyApplication *self)
{
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
