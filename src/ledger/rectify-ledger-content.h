/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/* All contents of a ledger together are at most so large, in bytes: it is one file, which is copied with
 * each backup. */
#define RECTIFY_LEDGER_MAX_CONTENTS (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* And those of a packet, which comes back as one file that is read into memory to be merged. */
#define RECTIFY_PACKET_MAX_CONTENTS (G_GINT64_CONSTANT (200) * 1024 * 1024)

/* What is in the files that prove what was done: in the ledger, each once, addressed by its hash. It is
 * stored before the evidence that names it is saved; what nothing ever names goes when the history is
 * compacted, a day later at the earliest. */
char *rectify_ledger_store_content (RectifyLedger *self, GBytes *content, GError **error);
char *rectify_ledger_store_file (RectifyLedger *self, GFile *file, gint64 *size,
                                 GCancellable *cancellable, GError **error);
GBytes *rectify_ledger_load_content (RectifyLedger *self, const char *hash, GError **error);
gboolean rectify_ledger_measure_contents (RectifyLedger *self, guint64 *n_contents,
                                          guint64 *n_bytes, GError **error);
gboolean rectify_ledger_measure_files (RectifyLedger *self, GPtrArray *files, guint64 *n_bytes,
                                       GCancellable *cancellable, GError **error);
guint64 rectify_ledger_get_max_contents (RectifyLedger *self);
gboolean rectify_ledger_take_contents (RectifyLedger *self, RectifyLedger *from, GPtrArray *plans,
                                       GError **error);

G_END_DECLS
