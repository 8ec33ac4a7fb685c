/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows with the same cells: for a reader at a terminal aligned below their heads, for other programs
 * a line each with tabs between, and nothing else. */
typedef struct _RectifyCliTable RectifyCliTable;

/* Words as rows and heads are given. */
#define RECTIFY_CLI_CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })

RectifyCliTable *rectify_cli_table_new (const char *const *heads);
void rectify_cli_table_free (RectifyCliTable *self);
void rectify_cli_table_add (RectifyCliTable *self, const char *const *cells);
void rectify_cli_table_add_detail (RectifyCliTable *self, const char *const *cells);
gboolean rectify_cli_table_print (RectifyCliTable *self, GError **error);

/* --table: aligned also where the output is no terminal. */
void rectify_cli_table_force (void);
gboolean rectify_cli_table_is_aligned (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyCliTable, rectify_cli_table_free)

G_END_DECLS
