/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int rectify_file_fault_find (const GError *error);
char *rectify_file_fault_dup_read (const char *path, int code);
char *rectify_file_fault_dup_write (const char *path, int code);

gboolean rectify_file_fault_set_read (GError **error, const char *path, int code);
gboolean rectify_file_fault_set_write (GError **error, const char *path, int code);
gboolean rectify_file_fault_take_read (GError **error, GFile *file, GError *failure);
gboolean rectify_file_fault_take_write (GError **error, GFile *file, GError *failure);

G_END_DECLS
