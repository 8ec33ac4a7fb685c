/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/*
 * Whether all of a window can be seen and reached, as it is laid out, in whatever language.
 */

void fit_wait_frames (GtkWidget *widget);
int fit_run_tests (int argc, char **argv, void (*add_tests) (GtkApplication *application));
GPtrArray *fit_list_faults (GtkWindow *window, int max_width, int max_height);
