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

/* The work itself, in a thread, and what it ends with. */
void rectify_progress_run (RectifyProgress *self, GTaskThreadFunc func, gpointer task_data,
                           GDestroyNotify destroy, GAsyncReadyCallback callback);
void rectify_progress_return (GTask *task, gboolean done, GError *error);

G_END_DECLS
