/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "rectify-application.h"
#include "rectify-settings.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Of the threads few are at work at a time, and each heap of their own keeps what they let go of. */
#define N_HEAPS 2

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("RECTIFY_LOCALEDIR");
  g_autoptr (RectifyApplication) application = NULL;

#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, N_HEAPS);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RECTIFY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Rectify"));
  rectify_settings_apply ();
  application = rectify_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
