/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyZipWriter:
 *
 * Packs files into a zip in memory, as office formats are packed. The same files make the same
 * bytes: no dates are written.
 */
typedef struct _RectifyZipWriter RectifyZipWriter;

RectifyZipWriter *rectify_zip_writer_new (void);
void rectify_zip_writer_free (RectifyZipWriter *self);
void rectify_zip_writer_start (RectifyZipWriter *self, const char *name);
void rectify_zip_writer_write (RectifyZipWriter *self, const void *data, gsize length);
GBytes *rectify_zip_writer_finish (RectifyZipWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyZipWriter, rectify_zip_writer_free)

G_END_DECLS
