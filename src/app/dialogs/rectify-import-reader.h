/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-reading.h"

G_BEGIN_DECLS

/* Called when a document is read; not called when it cannot be, which the user is told. */
typedef void (*RectifyImportReaderFunc) (RectifyReading *reading, gpointer user_data);

void rectify_import_read_file (GtkWindow *parent, GFile *file, RectifyImportReaderFunc func,
                               gpointer user_data, GDestroyNotify destroy);
void rectify_import_read_bytes (GtkWindow *parent, GBytes *bytes, const char *name,
                                RectifyImportReaderFunc func, gpointer user_data,
                                GDestroyNotify destroy);

G_END_DECLS
