/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rectify_file_save (GFile *file, const void *data, gsize length, GCancellable *cancellable,
                            GError **error);
gboolean rectify_file_save_as (GFile *file, const void *data, gsize length, int mode,
                               GCancellable *cancellable, GError **error);

char *rectify_file_dup_aside (const char *path);

gint64 rectify_file_get_date (void);

G_END_DECLS
