/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-party.h"

G_BEGIN_DECLS

/*
 * The directory of parties of a ledger. Each change is one edit of the ledger, with its name in
 * the history. Elements of lists are RectifyParty.
 */
GPtrArray *rectify_ledger_list_parties (RectifyLedger *self, GError **error);
gboolean rectify_party_name_is_placeholder (const char *name);
gboolean rectify_ledger_import_parties (RectifyLedger *self, GPtrArray *parties, guint *n_added,
                                        const char *name, GError **error);
gboolean rectify_ledger_rename_party (RectifyLedger *self, gint64 id, const char *seen,
                                      const char *party_name, const char *name, GError **error);
gboolean rectify_ledger_set_party_kind (RectifyLedger *self, gint64 id, RectifyPartyKind kind,
                                        const char *name, GError **error);
gboolean rectify_ledger_merge_parties (RectifyLedger *self, gint64 id, gint64 into,
                                       const char *name, GError **error);
gboolean rectify_ledger_remove_party (RectifyLedger *self, gint64 id, const char *name,
                                      GError **error);

/* Where a party is named, a line a place: plan, role, item. Free with g_strfreev(). */
char **rectify_ledger_list_party_uses (RectifyLedger *self, gint64 id, GError **error);

G_END_DECLS
