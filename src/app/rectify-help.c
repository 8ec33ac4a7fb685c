/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-help.h"

#include <glib/gi18n.h>

#include "rectify-messages.h"

/* Of a window. */
#define PAGE_KEY "rectify-help-page"

/* Also where the help is older than the program, and has fewer pages. */
#define FIRST_PAGE "index"

static gboolean
has_page (const char *const *folders, const char *const *languages, const char *page)
{
  g_autofree char *name = g_strconcat (page, ".page", NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; folders[j] != NULL; j++)
      {
        g_autofree char *path
            = g_build_filename (folders[j], "help", languages[i], "rectify", name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
          return TRUE;
      }
  return FALSE;
}

/**
 * rectify_help_dup_uri:
 * @folders: (array zero-terminated=1): folders of data, as the system has them
 * @languages: (array zero-terminated=1): the user's languages, the preferred one first
 * @page: (nullable): the name of the page that is wanted, %NULL for the first one
 *
 * Returns: (transfer full) (nullable): what a viewer of help is to open: the page, or the first one
 *   if that is not there; %NULL if no help is installed
 */
char *
rectify_help_dup_uri (const char *const *folders, const char *const *languages, const char *page)
{
  if (page != NULL && has_page (folders, languages, page))
    return g_strconcat ("help:rectify/", page, NULL);
  if (has_page (folders, languages, FIRST_PAGE))
    return g_strdup ("help:rectify/" FIRST_PAGE);
  return NULL;
}

/**
 * rectify_help_dup_installed_uri:
 * @page: (nullable): the name of the page that is wanted, %NULL for the first one
 *
 * Returns: (transfer full) (nullable): likewise, of this computer and this user
 */
char *
rectify_help_dup_installed_uri (const char *page)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  const char *const *system = g_get_system_data_dirs ();

  g_ptr_array_add (folders, (gpointer) g_get_user_data_dir ());
  for (guint i = 0; system[i] != NULL; i++)
    g_ptr_array_add (folders, (gpointer) system[i]);
  g_ptr_array_add (folders, NULL);
  return rectify_help_dup_uri ((const char *const *) folders->pdata, g_get_language_names (), page);
}

/* There the system's viewer of help does not see what is installed with the program. */
static gboolean
in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * rectify_help_get_failure:
 * @has_pages: whether the help is installed, and only what shows it is missing
 * @in_flatpak: whether the program runs in a Flatpak
 *
 * Returns: (transfer none): why the help cannot be shown, and how to read it all the same
 */
const char *
rectify_help_get_failure (gboolean has_pages, gboolean in_flatpak)
{
  if (in_flatpak)
    return _ ("The program is installed as a Flatpak, and there is nothing in it that shows the "
              "pages. They are in the folder “files/share/help” below the one that “flatpak info "
              "--show-location org.example.Rectify” names in a terminal; open them there with "
              "“Yelp”, or ask your administrator to print them for you.");
  if (has_pages)
    return _ (
        "Its pages are in the folder /usr/share/help, but there is no program here that shows "
        "them. Ask your administrator to install “Yelp”.");
  return _ ("Its pages are not installed on this computer. Ask your administrator to install the "
            "program again with all of its files, the help among them. What is promised about your "
            "data is also said at the bottom of the window Backups, and the keys in the menu under "
            "Keyboard Shortcuts.");
}

static void
tell_failure (GtkWindow *parent, const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, why);

  rectify_message_error (parent, _ ("The help cannot be shown"), error);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (parent, result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (gtk_widget_in_destruction (GTK_WIDGET (parent)) ? NULL : parent,
                           _ ("The help cannot be shown"), error);
}

/**
 * rectify_help_show:
 * @parent: the window over which it is said why not
 * @page: (nullable): the name of a page, %NULL for the first one
 *
 * Opens the help in the desktop's viewer, or says what is missing for that.
 */
void
rectify_help_show (GtkWindow *parent, const char *page)
{
  g_autofree char *uri = rectify_help_dup_installed_uri (page);
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  if (uri == NULL || viewer == NULL)
    tell_failure (parent, rectify_help_get_failure (uri != NULL, in_flatpak ()));
  else
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (parent));
}

static gboolean
help_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  rectify_help_show (GTK_WINDOW (widget), rectify_help_get_page (GTK_WINDOW (widget)));
  return TRUE;
}

/**
 * rectify_help_set_page:
 * @window: a window that was just made
 * @page: the name of the page about it, which is kept as it is
 *
 * F1 opens that page in the window from now on.
 */
void
rectify_help_set_page (GtkWindow *window, const char *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set_data (G_OBJECT (window), PAGE_KEY, (gpointer) page);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                                                          gtk_callback_action_new (help_shortcut_cb,
                                                                                   NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * rectify_help_get_page:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): the name of the page that F1 opens in it
 */
const char *
rectify_help_get_page (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), PAGE_KEY);
}
