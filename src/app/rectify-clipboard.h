/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The clipboard as a document: HTML where it has that, since that keeps tables, else text. */
void rectify_clipboard_read_async (GdkClipboard *clipboard, GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *rectify_clipboard_read_finish (GdkClipboard *clipboard, GAsyncResult *result,
                                       GError **error);

G_END_DECLS
