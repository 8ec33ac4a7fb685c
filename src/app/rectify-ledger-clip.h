/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of the flat table as a table for other programs. rows: (element-type RectifyTaskRow); columns:
 * (element-type RectifyLedgerColumn). All transfer full. */
char *rectify_ledger_clip_dup_text (GPtrArray *rows, GArray *columns);
char *rectify_ledger_clip_dup_html (GPtrArray *rows, GArray *columns);
GdkContentProvider *rectify_ledger_clip_new (GPtrArray *rows, GArray *columns);

G_END_DECLS
