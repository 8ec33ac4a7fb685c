/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands where there is nothing to be seen: that it is so, and what can be done about it. */
GtkWidget *rectify_empty_new (const char *what, const char *hint);
void rectify_empty_set_words (GtkWidget *self, const char *what, const char *hint);

G_END_DECLS
