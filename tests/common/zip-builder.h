/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A zip file in memory, made entry by entry. */
typedef struct _ZipBuilder ZipBuilder;

ZipBuilder *zip_builder_new (void);
void zip_builder_add (ZipBuilder *self, const char *name, const void *data, gssize size);
void zip_builder_set_stored (ZipBuilder *self);
void zip_builder_set_password (ZipBuilder *self, const char *password);
GBytes *zip_builder_finish (ZipBuilder *self);

G_END_DECLS
