/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-backup.h"
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
#define RECTIFY_LEDGER_VERSION 4

/* Opening and making files. */
sqlite3 *rectify_ledger_schema_open (const char *path, RectifyLedgerFlags flags,
                                     gboolean *read_only, char **file, GError **error);
gboolean rectify_ledger_schema_migrate (sqlite3 *db, GError **error);
sqlite3 *rectify_database_connect (const char *path, int flags, GError **error);
void rectify_ledger_schema_close (sqlite3 *db, char *file);

RectifyBackup *rectify_database_back_up (sqlite3 *db, GMutex *mutex, const char *ledger_path,
                                         const char *folder, RectifyBackupReason reason,
                                         GCancellable *cancellable, GError **error);

/* Ledgers that are no file: a new one, and one that another ledger holds. sqlite3_close_v2(). */
sqlite3 *rectify_ledger_schema_new_in_memory (GError **error);
sqlite3 *rectify_ledger_schema_open_bytes (GBytes *bytes, const char *name, GError **error);

gboolean rectify_ledger_check_writable (RectifyLedger *self, GError **error);
char *rectify_ledger_dup_now (void);
char *rectify_ledger_dup_author (void);

/* With the mutex held. An edit is one transaction with its entry in the history. */
typedef struct {
  RectifyLedger *ledger;
  sqlite3_session *session;
} RectifyEdit;

gint64 rectify_ledger_make_uid (void);
gboolean rectify_edit_begin (RectifyEdit *edit, RectifyLedger *ledger, GError **error);
gboolean rectify_edit_record (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error);
gboolean rectify_edit_commit (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error);
void rectify_edit_cancel (RectifyEdit *edit);

gboolean rectify_ledger_get_revision (sqlite3 *db, gint64 plan_id, gint64 *revision,
                                      GError **error);
gboolean rectify_ledger_bump_revision (sqlite3 *db, gint64 plan_id, GError **error);
RectifyPlan *rectify_ledger_read_plan (sqlite3 *db, gint64 id, GError **error);
gboolean rectify_ledger_write_plan (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_write_copy (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_check_content (sqlite3 *db, GError **error);

/* Identifiers of items: what those that were made in one packet have in common, above the rest. */
#define RECTIFY_ORIGIN_SHIFT 28
#define RECTIFY_ORIGIN_MASK ((G_GINT64_CONSTANT (1) << RECTIFY_ORIGIN_SHIFT) - 1)
#define RECTIFY_MAX_ORIGIN ((G_GINT64_CONSTANT (1) << (52 - RECTIFY_ORIGIN_SHIFT)) - 1)
gint64 rectify_packet_get_origin (gint64 uid);
gboolean rectify_ledger_get_origin (sqlite3 *db, gint64 *origin, GError **error);

gboolean rectify_ledger_check_editions (sqlite3 *db, GError **error);

/* Which items head tables. */
typedef void (*RectifyColumnsFunc) (gint64 item_id, const char *columns, gpointer user_data);
gboolean rectify_ledger_read_columns (sqlite3 *db, gint64 plan_id, RectifyColumnsFunc set,
                                      gpointer user_data, GError **error);
gboolean rectify_ledger_write_columns (sqlite3 *db, gint64 item_id, const char *columns,
                                       GError **error);

/* What stands around the text; what is for the office alone, and what was done. */
typedef RectifyItem *(*RectifyItemLookup) (gint64 id, gpointer user_data);
gboolean rectify_ledger_has_table (sqlite3 *db, const char *name, gboolean *has, GError **error);
gboolean rectify_ledger_read_particulars (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_write_particulars (sqlite3 *db, gint64 plan_id, RectifyPlan *plan,
                                           RectifyPlan *stored, GError **error);
gboolean rectify_ledger_read_follow (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up,
                                     gpointer user_data, GError **error);
gboolean rectify_ledger_write_follow (sqlite3 *db, gint64 item_id, RectifyItem *item,
                                      RectifyItem *stored, GError **error);
gboolean rectify_ledger_delete_follow (sqlite3 *db, gint64 item_id, RectifyItem *stored,
                                       GError **error);
