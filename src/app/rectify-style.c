/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-style.h"

#define PREFIX "/org/example/Rectify/ui/"

static GtkCssProvider *
add_sheet (GdkDisplay *display, const char *path, guint priority)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), priority);
  return provider;
}

/* As the toolkit does, which has no other way to say it. */
static gboolean
is_high_contrast (GtkSettings *settings)
{
  g_autofree char *name = NULL;
  const char *forced = g_getenv ("GTK_THEME");

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  if (forced == NULL || *forced == '\0')
    forced = name;
  return forced != NULL && g_str_has_prefix (forced, "HighContrast");
}

/* The sheet for high contrast is there while there is. */
static void
theme_changed_cb (GtkSettings *settings, GParamSpec *pspec, GdkDisplay *display)
{
  static GtkCssProvider *sheet;

  if (is_high_contrast (settings) == (sheet != NULL))
    return;
  if (sheet == NULL)
    {
      sheet = add_sheet (display, PREFIX "rectify-high-contrast.css",
                         GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
      return;
    }
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (sheet));
  g_clear_object (&sheet);
}

/**
 * rectify_style_add:
 * @display: where the program is shown
 *
 * Has it look as it is to, whatever the theme is now and later.
 */
void
rectify_style_add (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);

  g_object_unref (
      add_sheet (display, PREFIX "rectify.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION));
  g_signal_connect (settings, "notify::gtk-theme-name", G_CALLBACK (theme_changed_cb), display);
  theme_changed_cb (settings, NULL, display);
}
