/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rectify_changeset_is_sound (const void *data, gsize size, const char *const *tables,
                                     guint n_tables);

G_END_DECLS
