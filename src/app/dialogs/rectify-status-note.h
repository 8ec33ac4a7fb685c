/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/* Below a choice of statuses, what it means to close the item by it. */
void rectify_status_note_add (RectifyForm *form, GtkWidget *status, RectifyItem *item);

G_END_DECLS
