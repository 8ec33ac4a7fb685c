/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rectify-xml.h"

G_BEGIN_DECLS

/**
 * RectifyPackage:
 *
 * The parts of a zip package (DOCX, XLSX, ODT) in memory, read within bounds. Nothing is ever
 * written to disk, so the names in it are names and never paths. Not for several threads.
 */
typedef struct _RectifyPackage RectifyPackage;

RectifyPackage *rectify_package_open (GBytes *bytes, GError **error);
void rectify_package_free (RectifyPackage *self);
gboolean rectify_package_has (RectifyPackage *self, const char *name);
GBytes *rectify_package_read (RectifyPackage *self, const char *name, gsize max_size,
                              GError **error);
RectifyXml *rectify_package_read_xml (RectifyPackage *self, const char *name,
                                      const char *const *names, GError **error);

void rectify_package_set_encrypted (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyPackage, rectify_package_free)

G_END_DECLS
