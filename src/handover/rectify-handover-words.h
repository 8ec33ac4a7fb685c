/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

#define RECTIFY_HANDOVER_LEDGER "ledger.rectify"

char *rectify_handover_dup_word (const char *group, const char *key);
char *rectify_handover_dup_title (const char *title);
char *rectify_handover_dup_history (RectifyLedger *ledger, GPtrArray *infos, GError **error);
char *rectify_handover_dup_readme (const char *author, const char *contents, guint64 n_left_out);
gint64 rectify_handover_get_now (void);

G_END_DECLS
