/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/* A line of a form that says something about the field above it, as long as there is something to say. */
GtkLabel *rectify_form_note_add (RectifyForm *form);
void rectify_form_note_set (GtkLabel *note, const char *words);

G_END_DECLS
