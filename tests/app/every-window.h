/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-window.h"

/*
 * Every view and every dialog of the window, one after the other, for tests that look at each.
 */

typedef void (*EveryWindowFunc) (GtkWindow *window, const char *what);

/* What the words are in that the environment names; whether there are any. */
gboolean every_window_begin (const char **language);

void every_window_open (GtkApplication *application, RectifyWindow **window);
void every_window_visit_views (RectifyWindow *window, EveryWindowFunc look);
void every_window_visit_dialogs (RectifyWindow *window, EveryWindowFunc look);
