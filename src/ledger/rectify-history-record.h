/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-database.h"
#include "rectify-history-columns.h"

G_BEGIN_DECLS

/* The tables that changesets are about. */
typedef enum {
  RECTIFY_HISTORY_TABLE_PLAN,
  RECTIFY_HISTORY_TABLE_ITEM,
  RECTIFY_HISTORY_TABLE_FIELD,
  RECTIFY_HISTORY_TABLE_PARTY,
  RECTIFY_HISTORY_TABLE_ASSIGNMENT_PARTY,
  RECTIFY_HISTORY_TABLE_ITEM_COLUMNS,
  RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR,
  RECTIFY_HISTORY_TABLE_ITEM_INTERNAL,
  RECTIFY_HISTORY_TABLE_PROGRESS,
  RECTIFY_HISTORY_TABLE_STEP,
  RECTIFY_HISTORY_TABLE_EVIDENCE,
  RECTIFY_HISTORY_TABLE_MERGED,
} RectifyHistoryTable;

#define RECTIFY_N_HISTORY_TABLES 12
#define RECTIFY_HISTORY_TABLE_MAX_COLUMNS 14

/**
 * RectifyRecord:
 * @table: which table
 * @operation: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @key: which row
 * @known: a bit a column, those whose values are known
 * @before: the values before; numbers in digits, %NULL for none
 * @after: the values after
 *
 * What an edit changed of a row.
 */
typedef struct {
  RectifyHistoryTable table;
  int operation;
  char *key;
  guint32 known;
  char *before[RECTIFY_HISTORY_TABLE_MAX_COLUMNS];
  char *after[RECTIFY_HISTORY_TABLE_MAX_COLUMNS];
} RectifyRecord;

void rectify_record_free (RectifyRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyRecord, rectify_record_free)

gint64 rectify_record_get_id (const RectifyRecord *self);
gboolean rectify_record_is_changed (const RectifyRecord *self, int column);
gboolean rectify_history_table_is_of_item (RectifyHistoryTable table);
const char *rectify_history_table_get_name (RectifyHistoryTable table);
guint rectify_history_table_get_n_columns (RectifyHistoryTable table);
guint rectify_history_table_get_n_keys (RectifyHistoryTable table);

/**
 * RectifyRowFunc:
 * @table: which table
 * @operation: SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
 * @iter: for rectify_changeset_get_value(); its first values, those of the key, are there
 * @user_data: what was given
 *
 * Returns: %TRUE to go on, %FALSE to stop
 */
typedef gboolean (*RectifyRowFunc) (RectifyHistoryTable table, int operation,
                                    sqlite3_changeset_iter *iter, gpointer user_data);

gboolean rectify_changeset_foreach (const void *data, int size, RectifyRowFunc func,
                                    gpointer user_data, GError **error);
sqlite3_value *rectify_changeset_get_value (sqlite3_changeset_iter *iter, int operation, int column,
                                            gboolean after);
gint64 rectify_changeset_get_key (sqlite3_changeset_iter *iter, int operation, int column);
char *rectify_changeset_dup_key (sqlite3_changeset_iter *iter, RectifyHistoryTable table,
                                 int operation);
char *rectify_value_dup_text (sqlite3_value *value);
RectifyRecord *rectify_record_new (sqlite3_changeset_iter *iter, RectifyHistoryTable table,
                                   int operation);

G_END_DECLS
