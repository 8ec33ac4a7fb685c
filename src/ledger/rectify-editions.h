/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-edition.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

/* An edition's name has no more characters, its pages and its packed content no more bytes. */
#define RECTIFY_EDITION_MAX_NAME 200
#define RECTIFY_EDITION_MAX_PAGES (48 * 1024 * 1024)
#define RECTIFY_EDITION_MAX_CONTENT (64 * 1024 * 1024)

/*
 * The editions of a plan: what it said and how it looked when it was circulated. They are no part
 * of the history, so that no undo changes them. Elements of the list are RectifyEdition, by age.
 */
gboolean rectify_ledger_make_edition (RectifyLedger *self, RectifyPlan *plan, const char *name,
                                      GBytes *pages, gint64 *id, GError **error);
GPtrArray *rectify_ledger_list_editions (RectifyLedger *self, gint64 plan_id, GError **error);
RectifyPlan *rectify_ledger_load_edition (RectifyLedger *self, gint64 id, GError **error);
GBytes *rectify_ledger_load_edition_pages (RectifyLedger *self, gint64 id, GError **error);
gboolean rectify_ledger_rename_edition (RectifyLedger *self, gint64 id, const char *name,
                                        GError **error);
gboolean rectify_ledger_delete_edition (RectifyLedger *self, gint64 id, GError **error);

G_END_DECLS
