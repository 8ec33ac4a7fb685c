/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-database.h"
#include "rectify-ledger.h"

struct _RectifyLedger {
  GObject parent_instance;

  GMutex mutex; /* one call at a time has the connection */
  sqlite3 *db;
  char *path;
  char *file; /* which file it is, for rectify_ledger_schema_close() */
  gboolean read_only;
  GHashTable *infos; /* plan id to what was counted of it, by revision and day */
};

#define RECTIFY_LEDGER_APPLICATION_ID 0x52435446 /* RCTF */
#define RECTIFY_LEDGER_VERSION 2

/* Opening and making files. */
sqlite3 *rectify_ledger_schema_open (const char *path, RectifyLedgerFlags flags,
                                     gboolean *read_only, char **file, GError **error);
void rectify_ledger_schema_close (sqlite3 *db, char *file);

/* With the mutex held. An edit is one transaction with its entry in the history. */
typedef struct {
  RectifyLedger *ledger;
  sqlite3_session *session;
} RectifyEdit;

gboolean rectify_edit_begin (RectifyEdit *edit, RectifyLedger *ledger, GError **error);
gboolean rectify_edit_record (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error);
gboolean rectify_edit_commit (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error);
void rectify_edit_cancel (RectifyEdit *edit);

gboolean rectify_ledger_get_revision (sqlite3 *db, gint64 plan_id, gint64 *revision,
                                      GError **error);
gboolean rectify_ledger_bump_revision (sqlite3 *db, gint64 plan_id, GError **error);
RectifyPlan *rectify_ledger_read_plan (sqlite3 *db, gint64 id, GError **error);

/* Which items head tables. */
typedef void (*RectifyColumnsFunc) (gint64 item_id, const char *columns, gpointer user_data);
gboolean rectify_ledger_read_columns (sqlite3 *db, gint64 plan_id, RectifyColumnsFunc set,
                                      gpointer user_data, GError **error);
gboolean rectify_ledger_write_columns (sqlite3 *db, gint64 item_id, const char *columns,
                                       GError **error);
