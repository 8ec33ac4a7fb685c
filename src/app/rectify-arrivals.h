/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rectify_arrival_is_ledger (GFile *file);
gboolean rectify_arrival_check (GFile *file, GError **error);

G_END_DECLS
