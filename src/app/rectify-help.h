/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the pages of the help are, if they are installed. */
char *rectify_help_dup_uri (const char *const *folders, const char *const *languages,
                            const char *page);
char *rectify_help_dup_installed_uri (const char *page);

/* In a window. */
const char *rectify_help_get_failure (gboolean has_pages, gboolean in_flatpak);
void rectify_help_show (GtkWindow *parent, const char *page);
void rectify_help_set_page (GtkWindow *window, const char *page);
const char *rectify_help_get_page (GtkWindow *window);

G_END_DECLS
