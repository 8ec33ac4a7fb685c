/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-database.h"
#include "rectify-page-scan.h"
#include "rectify-recovery.h"

G_BEGIN_DECLS

/*
 * A ledger on its way from a damaged file into a new one. All work is on the new one: what was found
 * is put into its tables as it is, then mended there until nothing refers to what is missing. Tables
 * of the connection alone (temp) hold what is known of what is missing.
 */
typedef struct {
  sqlite3 *db; /* the new ledger, in a transaction, references not yet held to */
  RectifyRecovery *report;
  GHashTable *inserts; /* RectifyTableShape to RectifyStatement */
  GError *error;       /* the first one */
} RectifyRecover;

gboolean rectify_recover_begin (RectifyRecover *self, sqlite3 *db, RectifyRecovery *report,
                                GError **error);
void rectify_recover_clear (RectifyRecover *self);
gboolean rectify_recover_run (RectifyRecover *self, const char *sql, guint64 *n_changed,
                              GError **error);

gboolean rectify_recover_add (const RectifyTableShape *shape, gboolean is_sure,
                              const RectifyRecord *record, gpointer user_data);
gboolean rectify_recover_resolve (RectifyRecover *self, GError **error);

gboolean rectify_recover_mend_tree (RectifyRecover *self, GError **error);
gboolean rectify_recover_mend (RectifyRecover *self, GError **error);
gboolean rectify_recover_mend_history (RectifyRecover *self, GError **error);
gboolean rectify_recover_find_history (RectifyRecover *self, gint64 *first, gboolean *is_broken,
                                       GError **error);
gboolean rectify_recover_mend_editions (RectifyRecover *self, GError **error);

gboolean rectify_recover_learn_from_history (RectifyRecover *self, GError **error);
gboolean rectify_recover_learn_from_backup (RectifyRecover *self, const char *ledger_path,
                                            GError **error);
gboolean rectify_recover_order (RectifyRecover *self, GError **error);
gboolean rectify_recover_report (RectifyRecover *self, GError **error);

G_END_DECLS
