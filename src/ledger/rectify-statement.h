/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

G_BEGIN_DECLS

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
void rectify_statement_free (RectifyStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStatement, rectify_statement_free)

G_END_DECLS
