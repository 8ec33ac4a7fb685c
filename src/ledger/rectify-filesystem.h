/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether a file can be shared: on some network file systems a lock that one computer takes is not
 * seen by the others, and what two of them write at once destroys the file.
 */
char *rectify_filesystem_find_unsafe (const char *mounts, const char *path);
char *rectify_filesystem_dup_unsafe_type (const char *path);
gboolean rectify_filesystem_probe_locks (const char *path);

G_END_DECLS
