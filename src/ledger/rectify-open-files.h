/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* With these locked. */
gboolean rectify_open_files_contain (const char *key);
void rectify_open_files_add (const char *key);

void rectify_open_files_lock (void);
void rectify_open_files_unlock (void);
void rectify_open_files_remove (const char *key);

gboolean rectify_file_is_ledger (const char *path);
gboolean rectify_file_check_at_rest (const char *path, GError **error);
gboolean rectify_file_copy (const char *path, const char *copy, gsize most, const char *refusal,
                            GError **error);
GBytes *rectify_file_read (const char *path, gsize most, const char *refusal, GError **error);

G_END_DECLS
