/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-filter.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_NAME_CHOICE (rectify_name_choice_get_type ())
G_DECLARE_FINAL_TYPE (RectifyNameChoice, rectify_name_choice, RECTIFY, NAME_CHOICE, GtkWidget)

GtkWidget *rectify_name_choice_new (const char *title, const char *any, const char *none);
void rectify_name_choice_set_names (RectifyNameChoice *self, const char *const *names);
void rectify_name_choice_read (RectifyNameChoice *self, RectifyFilter *filter,
                               RectifyFilterWords what);
void rectify_name_choice_show (RectifyNameChoice *self, const RectifyFilter *filter,
                               RectifyFilterWords what);

G_END_DECLS
