/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_NAME_DROP (rectify_name_drop_get_type ())
G_DECLARE_FINAL_TYPE (RectifyNameDrop, rectify_name_drop, RECTIFY, NAME_DROP, GtkWidget)

GtkWidget *rectify_name_drop_new (const char *any, const char *none);
void rectify_name_drop_set_names (RectifyNameDrop *self, const char *const *names);
const char *rectify_name_drop_get_name (RectifyNameDrop *self);
void rectify_name_drop_set_name (RectifyNameDrop *self, const char *name);

G_END_DECLS
