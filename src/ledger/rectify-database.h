/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-statement.h"

G_BEGIN_DECLS

/*
 * The one door to SQLite: connections, and errors as sentences.
 */
sqlite3 *rectify_database_connect (const char *path, int flags, GError **error);
void rectify_database_set_error (sqlite3 *db, int code, GError **error);
gboolean rectify_database_execute (sqlite3 *db, const char *sql, GError **error);
gboolean rectify_database_check (sqlite3 *db, GError **error);
gboolean rectify_database_begin (sqlite3 *db, gboolean writes, GError **error);
gboolean rectify_database_try_begin (sqlite3 *db, gboolean *busy, GError **error);
gboolean rectify_database_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error);
gint64 rectify_database_get_version (sqlite3 *db);
void rectify_database_give_back (sqlite3 *db);
gboolean rectify_database_says_ok (sqlite3 *db, const char *check, char **fault, GError **error);

G_END_DECLS
