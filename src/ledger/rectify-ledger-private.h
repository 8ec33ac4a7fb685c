/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-backup.h"
#include "rectify-database.h"
#include "rectify-ledger-watch.h"
#include "rectify-ledger.h"
#include "rectify-merge.h"
#include "rectify-packet-info.h"

struct _RectifyLedger {
  GObject parent_instance;

  GMutex mutex; /* one call at a time has the connection */
  sqlite3 *db;
  char *path;
  char *file; /* which file it is, for rectify_ledger_schema_close() */
  gboolean read_only;
  RectifyReadOnlyReason read_only_reason;
  gboolean salvaged;         /* db has what could be read of the file, and is not the file */
  gboolean interrupted;      /* an edit of an earlier run was taken back when it was opened */
  RectifyPacketInfo *packet; /* if it is one; atomic, of those below */
  GPtrArray *packets;        /* whatever it was while it is open: who asked may still read it */
  gint64 data_version;       /* SQLite's, when others' edits were looked for last */
  GHashTable *summaries;     /* plan id to what was counted of it, where that cannot be kept */
  GPtrArray *infos;          /* the list of plans as it was made last, or NULL */
  char *infos_day;           /* the day that it is of, */
  gint64 infos_version;      /* the file then, as other connections count it, */
  gint64 infos_changes;      /* and as this connection does */
  GPtrArray *parties;        /* the directory as it was read last, or NULL */
  GHashTable *stale_parties; /* those of them whose uses changed since */
  gint64 parties_version;    /* of the file, as other connections count it */
  gint64 parties_changes;    /* of this connection, as it counts them */
  RectifyPlan *stored;       /* the plan that was stored last, as it is stored, or NULL */
  gint64 stored_version;     /* of the file then, as other connections count it */
};

#define RECTIFY_LEDGER_APPLICATION_ID 0x52435446 /* RCTF */
#define RECTIFY_LEDGER_VERSION 5
/* Files up to this size, in bytes, are read as a whole to see what they are. */
#define RECTIFY_LEDGER_SMALL (16 * 1024 * 1024)
/* Up to this one they are looked through before they are opened; others when they are shown. */
#define RECTIFY_LEDGER_AT_ONCE (4 * 1024 * 1024)

/* What is known of a file when it is open. */
typedef struct {
  RectifyReadOnlyReason read_only;
  gboolean interrupted;
  char *file; /* what rectify_ledger_schema_close() needs */
} RectifyOpening;

/* Opening and making files. */
sqlite3 *rectify_ledger_schema_open (const char *path, RectifyLedgerFlags flags,
                                     RectifyOpening *opening, GError **error);
sqlite3 *rectify_ledger_schema_make (const char *path, GError **error);
gboolean rectify_ledger_schema_make_version (sqlite3 *db, int version, GError **error);
gboolean rectify_ledger_schema_migrate (sqlite3 *db, GError **error);
void rectify_ledger_schema_close (sqlite3 *db, char *file);

gboolean rectify_database_fill_copy (sqlite3 *from, GMutex *mutex, const char *path,
                                     RectifyBackup *backup, GCancellable *cancellable,
                                     GError **error);
/* Whether a file is what Rectify makes, and whole as far as can be seen quickly. */
gboolean rectify_ledger_schema_verify (sqlite3 *db, const char *path, gboolean *is_other,
                                       GError **error);
gboolean rectify_ledger_schema_check_quickly (sqlite3 *db, const char *path, gboolean whole,
                                              GError **error);
gboolean rectify_ledger_is_checked_at_once (const char *path);
gboolean rectify_ledger_is_headless (const char *path);
gboolean rectify_ledger_is_changeset (gconstpointer data, gsize size);

/* What can be read of a damaged file, as a ledger that is no file. sqlite3_close_v2(). */
sqlite3 *rectify_ledger_salvage (const char *path, GError **error);

RectifyBackup *rectify_database_back_up (sqlite3 *db, GMutex *mutex, const char *ledger_path,
                                         const char *folder, RectifyBackupReason reason,
                                         GCancellable *cancellable, GError **error);

/* A new file, which gets its name when @fill has filled it. Over one that is there only if told. */
typedef gboolean (*RectifyFillFunc) (sqlite3 *db, gpointer user_data, GError **error);
gboolean rectify_ledger_schema_create (const char *path, gboolean replace, RectifyFillFunc fill,
                                       gpointer user_data, GError **error);

/* Ledgers that are no file: a new one, and one that another ledger holds. sqlite3_close_v2(). */
sqlite3 *rectify_ledger_schema_new_in_memory (GError **error);
sqlite3 *rectify_ledger_schema_open_bytes (GBytes *bytes, const char *name, GError **error);
sqlite3 *rectify_ledger_schema_open_copy (const char *path, const char *name, GError **error);

gboolean rectify_ledger_fail (GError **error, RectifyLedgerError code, const char *path,
                              const char *sentence);
gboolean rectify_ledger_check_writable (RectifyLedger *self, GError **error);
/* Files, whatever is in them. */
char *rectify_file_dup_key (const char *path);
gboolean rectify_file_sync (const char *path, int flags);
gboolean rectify_file_write (int fd, const void *data, gsize size);
gboolean rectify_file_give_name (const char *aside, const char *path);
gboolean rectify_file_check_unused (const char *path, GError **error);

char *rectify_ledger_dup_now (void);

/* Counting the uses of all parties takes long in a large ledger: they are counted again where an
 * edit concerns them. A mark is taken before a change of another kind and carried over after it;
 * what changes the ledger in any other way makes them be counted anew. */
typedef gboolean RectifyPartiesMark;
RectifyPartiesMark rectify_parties_mark (RectifyLedger *self);
void rectify_parties_carry (RectifyLedger *self, RectifyPartiesMark mark);
void rectify_parties_clear (RectifyLedger *self);

/* With the mutex held. What reads does so only while that harms no other file. */
RectifyFilePlace rectify_ledger_look (RectifyLedger *self);
gboolean rectify_ledger_check_readable (RectifyLedger *self, GError **error);
gboolean rectify_ledger_begin_reading (RectifyLedger *self, GError **error);

/* With the mutex held. A transaction that writes, to the file that was opened and to no other. */
gboolean rectify_ledger_begin (RectifyLedger *self, GError **error);
gboolean rectify_ledger_begin_at_once (RectifyLedger *self, GError **error);
gboolean rectify_ledger_end (RectifyLedger *self, gboolean keep, GError **error);

/* With the mutex held. An edit is one transaction with its entry in the history. */
typedef struct {
  RectifyLedger *ledger;
  sqlite3_session *session;
  RectifyPartiesMark mark;
} RectifyEdit;

gint64 rectify_ledger_make_uid (void);
const char *const *rectify_ledger_get_recorded_tables (guint *n_tables);
gboolean rectify_edit_begin (RectifyEdit *edit, RectifyLedger *ledger, GError **error);
gboolean rectify_edit_record (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error);
void rectify_edit_cancel (RectifyEdit *edit);
gboolean rectify_edit_end (RectifyEdit *edit, gboolean done, gint64 plan_id, const char *name,
                           GError **error);

/* With one plan as one edit, and without the mutex held. */
typedef gboolean (*RectifyWriteFunc) (sqlite3 *db, gpointer user_data, GError **error);
gboolean rectify_ledger_save_plan_and (RectifyLedger *self, RectifyPlan *plan, const char *name,
                                       RectifyWriteFunc also, gpointer user_data, GError **error);
gboolean rectify_history_fail_damaged (GError **error);
gboolean rectify_history_fail (sqlite3 *db, int code, GError **error);
gboolean rectify_history_apply (sqlite3 *db, const void *changeset, int size, gboolean inverse,
                                GError **error);

gboolean rectify_ledger_read_since (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_write_since (sqlite3 *db, gint64 plan_id, guint32 since, GError **error);
gboolean rectify_ledger_note_new (sqlite3 *db, gint64 plan_id, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_get_revision (sqlite3 *db, gint64 plan_id, gint64 *revision,
                                      GError **error);
gboolean rectify_ledger_bump_revision (sqlite3 *db, gint64 plan_id, GError **error);
RectifyPlan *rectify_ledger_read_plan (sqlite3 *db, gint64 id, GError **error);
gboolean rectify_ledger_write_plan (RectifyLedger *self, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_write_copy (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_check_content (sqlite3 *db, GError **error);

/* Identifiers of items: what those that were made in one packet have in common, above the rest. */
#define RECTIFY_ORIGIN_SHIFT RECTIFY_ITEM_ORIGIN_SHIFT
#define RECTIFY_ORIGIN_MASK ((G_GINT64_CONSTANT (1) << RECTIFY_ORIGIN_SHIFT) - 1)
#define RECTIFY_MAX_ORIGIN ((G_GINT64_CONSTANT (1) << (52 - RECTIFY_ORIGIN_SHIFT)) - 1)
void rectify_packet_info_clear (RectifyPacketInfo *self);
void rectify_packet_info_free (gpointer info);
gboolean rectify_ledger_read_packet (RectifyLedger *self, GError **error);
gboolean rectify_packet_info_read (sqlite3 *db, RectifyPacketInfo *info, GError **error);
gint64 rectify_packet_get_origin (gint64 uid);
char *rectify_packet_dup_fact_name (gint64 uid);
char *rectify_packet_dup_digest (sqlite3 *db, gint64 plan_id, GError **error);
gboolean rectify_ledger_get_origin (sqlite3 *db, gint64 *origin, GError **error);

gboolean rectify_ledger_check_editions (sqlite3 *db, GError **error);

/* What is counted of plans. */
GHashTable *rectify_ledger_summaries_new (void);
gboolean rectify_ledger_write_summary (sqlite3 *db, gint64 plan_id, gint64 revision,
                                       RectifyPlan *plan, GError **error);
gboolean rectify_ledger_refresh_summary (sqlite3 *db, gint64 plan_id, GError **error);
gboolean rectify_ledger_delete_summary (sqlite3 *db, gint64 plan_id, GError **error);
gboolean rectify_ledger_carry_summaries (sqlite3 *db, gint64 plan_id, GError **error);
gboolean rectify_ledger_note_changes (RectifyLedger *self, const void *changeset, int size,
                                      gint64 plan_id, gboolean refresh, GError **error);

/* Saving. */
gboolean rectify_ledger_check_plan (RectifyPlan *plan, GError **error);
gboolean rectify_ledger_check_item (RectifyItem *item, guint depth, GError **error);
gboolean rectify_ledger_has_summary (sqlite3 *db, gint64 plan_id, gint64 revision, gboolean *has,
                                     GError **error);
RectifyPlan *rectify_ledger_take_stored (RectifyLedger *self, gint64 plan_id, gint64 revision);
void rectify_ledger_keep_stored (RectifyLedger *self, RectifyPlan *plan);

/* Which items head tables. */
typedef void (*RectifyColumnsFunc) (gint64 item_id, const char *columns, gpointer user_data);
gboolean rectify_ledger_read_columns (sqlite3 *db, gint64 plan_id, RectifyColumnsFunc set,
                                      gpointer user_data, GError **error);
gboolean rectify_ledger_write_columns (sqlite3 *db, gint64 item_id, const char *columns,
                                       GError **error);

/* What stands around the text; what is for the office alone, and what was done. */
typedef RectifyItem *(*RectifyItemLookup) (gint64 id, gpointer user_data);
gboolean rectify_ledger_has_table (sqlite3 *db, const char *name, gboolean *has, GError **error);
gboolean rectify_ledger_has_rows (sqlite3 *db, const char *sql, gboolean *has, GError **error);
gboolean rectify_ledger_read_particulars (sqlite3 *db, RectifyPlan *plan, GError **error);
gboolean rectify_ledger_write_particulars (sqlite3 *db, gint64 plan_id, RectifyPlan *plan,
                                           RectifyPlan *stored, GError **error);
gboolean rectify_ledger_read_follow (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up,
                                     gpointer user_data, GError **error);
gboolean rectify_ledger_write_follow (sqlite3 *db, gint64 item_id, RectifyItem *item,
                                      RectifyItem *stored, GError **error);
gboolean rectify_ledger_delete_follow (sqlite3 *db, gint64 item_id, RectifyItem *stored,
                                       GError **error);
/**
 * RectifyRecordList:
 * @any: a query that has a row if there is any record in the ledger
 * @select: a query for those of a plan, item by item: the item's identifier, the record's own, the rest
 * @make: makes a record of a row; (transfer full) (nullable): %NULL leaves it out
 * @unref: lets a record go
 * @set: gives an item its records
 *
 * What has a table of its own with many rows an item.
 */
typedef struct {
  const char *any;
  const char *select;
  gpointer (*make) (RectifyStatement *row);
  GDestroyNotify unref;
  void (*set) (RectifyItem *item, GPtrArray *records);
} RectifyRecordList;

gboolean rectify_ledger_read_list (sqlite3 *db, const RectifyRecordList *list, gint64 plan_id,
                                   RectifyItemLookup look_up, gpointer user_data, GError **error);
gboolean rectify_ledger_read_records (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up,
                                      gpointer user_data, GError **error);
gboolean rectify_ledger_write_records (sqlite3 *db, gint64 item_id, RectifyItem *item,
                                       RectifyItem *stored, GError **error);
gboolean rectify_ledger_delete_records (sqlite3 *db, gint64 item_id, RectifyItem *stored,
                                        GError **error);
gboolean rectify_item_records_equal (RectifyItem *a, RectifyItem *b);

/* What is in the files of evidence; see rectify-ledger-content.h. */
GArray *rectify_ledger_list_plan_ids (sqlite3 *db, GError **error);
gboolean rectify_contents_has (sqlite3 *db, const char *hash, gboolean *has, GError **error);
GBytes *rectify_contents_read (sqlite3 *db, const char *hash, GError **error);
gboolean rectify_contents_copy_one (sqlite3 *to, sqlite3 *from, const char *hash, GError **error);
gboolean rectify_contents_copy (sqlite3 *to, sqlite3 *from, RectifyPlan *plan, GError **error);
gboolean rectify_contents_measure_plan (sqlite3 *db, RectifyPlan *plan, guint64 *n_bytes,
                                        GError **error);
gboolean rectify_contents_copy_of_history (sqlite3 *to, sqlite3 *from, GError **error);
GPtrArray *rectify_contents_list_unused (sqlite3 *db, gint64 first, guint64 *n_bytes,
                                         GError **error);
gboolean rectify_contents_drop (sqlite3 *db, GPtrArray *hashes, GError **error);
gboolean rectify_contents_check (sqlite3 *db, GError **error);
