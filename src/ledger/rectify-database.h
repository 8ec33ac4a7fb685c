/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "rectify-ledger.h"

G_BEGIN_DECLS

/*
 * The one door to SQLite: statements with bound values, and errors as sentences.
 */
sqlite3 *rectify_database_connect (const char *path, int flags, GError **error);
void rectify_database_set_error (sqlite3 *db, int code, GError **error);
gboolean rectify_database_execute (sqlite3 *db, const char *sql, GError **error);
gboolean rectify_database_check (sqlite3 *db, GError **error);
gboolean rectify_database_begin (sqlite3 *db, gboolean writes, GError **error);
gboolean rectify_database_try_begin (sqlite3 *db, gboolean *busy, GError **error);

/**
 * RectifyStatement:
 *
 * A prepared statement; its values are bound by position, from 1.
 */
typedef sqlite3_stmt RectifyStatement;

RectifyStatement *rectify_statement_new (sqlite3 *db, const char *sql, GError **error);
void rectify_statement_bind_text (RectifyStatement *self, int position, const char *text);
void rectify_statement_bind_int (RectifyStatement *self, int position, gint64 value);
void rectify_statement_bind_null (RectifyStatement *self, int position);
gboolean rectify_statement_step (RectifyStatement *self, gboolean *row, GError **error);
gboolean rectify_statement_run (RectifyStatement *self, GError **error);
const char *rectify_statement_get_text (RectifyStatement *self, int column);
gint64 rectify_statement_get_time (RectifyStatement *self, int column);
GArray *rectify_statement_list_ids (RectifyStatement *self, GError **error);
gboolean rectify_database_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error);
gint64 rectify_database_get_version (sqlite3 *db);
void rectify_database_give_back (sqlite3 *db);
gboolean rectify_database_says_ok (sqlite3 *db, const char *check, char **fault, GError **error);
void rectify_statement_free (RectifyStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStatement, rectify_statement_free)

G_END_DECLS
