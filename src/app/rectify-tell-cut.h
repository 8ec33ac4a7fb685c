/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words that may be cut off. */
void rectify_tell_cut (GtkLabel *label);

G_END_DECLS
