/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RectifyProgress:
 *
 * A small window with the progress of long work, and Cancel. It appears when the work takes long
 * enough to be worth it.
 */
typedef struct _RectifyProgress RectifyProgress;

RectifyProgress *rectify_progress_new (GtkWindow *parent, const char *title);
GCancellable *rectify_progress_get_cancellable (RectifyProgress *self);
void rectify_progress_report (RectifyProgress *self, double share);
void rectify_progress_close (RectifyProgress *self);

G_END_DECLS
