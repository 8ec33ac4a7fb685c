/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-recovery.h"

G_BEGIN_DECLS

gboolean rectify_ledger_recover (const char *path, const char *out_path, GCancellable *cancellable,
                                 RectifyRecovery **report, GError **error);

G_END_DECLS
