/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file of a bundle that says what the others are, a line each as sha256sum(1) has them. */
#define RECTIFY_BUNDLE_SUMS "SHA256SUMS"

/**
 * RectifyBundleWriter:
 *
 * Packs files into a zip file whose last entry has the SHA-256 of every other. The file is made
 * aside and gets its name when it is whole. Without times: the same files make the same bytes.
 */
typedef struct _RectifyBundleWriter RectifyBundleWriter;

RectifyBundleWriter *rectify_bundle_writer_new (const char *path, GError **error);
gboolean rectify_bundle_writer_add (RectifyBundleWriter *self, const char *name, const void *data,
                                    gsize length, GError **error);
gboolean rectify_bundle_writer_add_file (RectifyBundleWriter *self, const char *name,
                                         const char *path, GCancellable *cancellable,
                                         GError **error);
char *rectify_bundle_writer_finish (RectifyBundleWriter *self, GError **error);
void rectify_bundle_writer_free (RectifyBundleWriter *self);

gboolean rectify_bundle_is_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyBundleWriter, rectify_bundle_writer_free)

G_END_DECLS
