/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A framed field for text of several lines; Tab leaves it. */
GtkWidget *rectify_text_field_new (const char *text, int height, GtkTextBuffer **buffer);
void rectify_text_field_set_lines (GtkWidget *field, guint n_lines);
void rectify_text_field_focus (GtkWidget *field);
char *rectify_text_field_dup_text (GtkTextBuffer *buffer);

G_END_DECLS
