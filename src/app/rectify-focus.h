/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_focus_class_set_grab (GtkWidgetClass *klass,
                                   gboolean (*grab_focus) (GtkWidget *widget));
void rectify_focus_enter_list (GtkWidget *list);

G_END_DECLS
