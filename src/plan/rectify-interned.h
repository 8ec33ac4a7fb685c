/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text of which there is one copy in the program: equal texts are the same pointer. */
typedef char RectifyInterned;

RectifyInterned *rectify_interned_new (const char *text);
RectifyInterned *rectify_interned_ref (RectifyInterned *text);
void rectify_interned_unref (RectifyInterned *text);

G_END_DECLS
