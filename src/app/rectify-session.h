/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-directory.h"
#include "rectify-ledger.h"
#include "rectify-plan-info.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_SESSION (rectify_session_get_type ())
G_DECLARE_FINAL_TYPE (RectifySession, rectify_session, RECTIFY, SESSION, GObject)

/*
 * The ledger that the window has open, and the live plan that its views are bound to. Every edit
 * goes one way: copy the live plan (rectify_plan_copy()), change the copy, save it here; when the
 * ledger has it on disk the live plan becomes equal to it (rectify_plan_assign()) and the views
 * follow. A failed save leaves the live plan, and the caller's copy, as they were.
 *
 * Properties, all read-only and notified: "ledger", "read-only", "plan" (the live plan or NULL),
 * "undo-name", "redo-name" (NULL: nothing to undo), "busy".
 */
RectifySession *rectify_session_new (void);

/* The ledger: opened in a thread. */
void rectify_session_open_async (RectifySession *self, const char *path, RectifyLedgerFlags flags,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean rectify_session_open_finish (RectifySession *self, GAsyncResult *result, GError **error);
RectifyLedger *rectify_session_get_ledger (RectifySession *self);
gboolean rectify_session_get_read_only (RectifySession *self);

/* What it holds: a GListModel of RectifyPlanInfo, one of RectifyParty; kept up to date. */
GListModel *rectify_session_get_plans (RectifySession *self);
GListModel *rectify_session_get_parties (RectifySession *self);

/* The live plan. */
RectifyPlan *rectify_session_get_plan (RectifySession *self);
void rectify_session_show_plan_async (RectifySession *self, gint64 id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean rectify_session_show_plan_finish (RectifySession *self, GAsyncResult *result,
                                           GError **error);

/*
 * Edits. name is what the history and the Undo button call it ("Edit item"), translated. A draft
 * with id 0 is a new plan; it is shown when it is saved.
 */
void rectify_session_save_async (RectifySession *self, RectifyPlan *draft, const char *name,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean rectify_session_save_finish (RectifySession *self, GAsyncResult *result, GError **error);

/* Any other edit of the ledger (directory, deleting a plan): func runs in a thread. */
typedef gboolean (*RectifySessionFunc) (RectifyLedger *ledger, gpointer user_data, GError **error);
void rectify_session_run_async (RectifySession *self, RectifySessionFunc func, gpointer func_data,
                                GDestroyNotify destroy, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean rectify_session_run_finish (RectifySession *self, GAsyncResult *result, GError **error);

void rectify_session_undo_async (RectifySession *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean rectify_session_undo_finish (RectifySession *self, GAsyncResult *result, char **name,
                                      GError **error);
void rectify_session_redo_async (RectifySession *self, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean rectify_session_redo_finish (RectifySession *self, GAsyncResult *result, char **name,
                                      GError **error);
const char *rectify_session_get_undo_name (RectifySession *self);
const char *rectify_session_get_redo_name (RectifySession *self);

G_END_DECLS
