/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/* What the dialogs about steps have in common. */
void rectify_step_field_add_heading (RectifyForm *form, const char *text);
gboolean rectify_step_field_read_date (RectifyForm *form, GtkWidget *field, GDate **date);

G_END_DECLS
