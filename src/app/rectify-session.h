/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-directory.h"
#include "rectify-ledger-watch.h"
#include "rectify-ledger.h"
#include "rectify-merge.h"
#include "rectify-plan-info.h"
#include "rectify-plan.h"
#include "rectify-row-source.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_SESSION (rectify_session_get_type ())
G_DECLARE_FINAL_TYPE (RectifySession, rectify_session, RECTIFY, SESSION, GObject)

#define RECTIFY_SESSION_ERROR (rectify_session_error_quark ())

/**
 * RectifySessionError:
 * @RECTIFY_SESSION_ERROR_OTHERS_EDIT: what would be undone is an edit of somebody else
 */
typedef enum {
  RECTIFY_SESSION_ERROR_OTHERS_EDIT,
} RectifySessionError;

GQuark rectify_session_error_quark (void);

RectifySession *rectify_session_new (void);

RectifyLedger *rectify_session_get_ledger (RectifySession *self);
gboolean rectify_session_is_read_only (RectifySession *self);
GListModel *rectify_session_get_plans (RectifySession *self);
GListModel *rectify_session_get_parties (RectifySession *self);
RectifyPlan *rectify_session_get_plan (RectifySession *self);
RectifyRowSource *rectify_session_get_rows (RectifySession *self);
gboolean rectify_session_is_busy (RectifySession *self);
const char *rectify_session_get_undo_name (RectifySession *self);
const char *rectify_session_get_redo_name (RectifySession *self);
const RectifyEditNote *rectify_session_get_undo_edit (RectifySession *self);
const RectifyEditNote *rectify_session_get_last_edit (RectifySession *self);
gint64 rectify_session_get_clock_back (RectifySession *self);
RectifyPlan *rectify_session_dup_snapshot (RectifySession *self);

/* Other desks. */
RectifyFilePlace rectify_session_get_place (RectifySession *self);
gboolean rectify_session_is_waiting (RectifySession *self);
gboolean rectify_session_check_free (RectifySession *self, GError **error);
void rectify_session_cancel_waiting (RectifySession *self);
void rectify_session_look (RectifySession *self);
void rectify_session_answer (RectifySession *self, gboolean save);

/**
 * RectifyEditFunc:
 * @draft: a copy of the live plan
 * @user_data: what was given
 * @error: return location
 *
 * Makes an edit. Called in the main thread when the edits before it are on disk.
 *
 * Returns: %FALSE, with @error set, if it cannot be made
 */
typedef gboolean (*RectifyEditFunc) (RectifyPlan *draft, gpointer user_data, GError **error);

/**
 * RectifyLedgerFunc:
 * @ledger: the open ledger
 * @user_data: what was given
 * @error: return location
 *
 * Any other work on the ledger. Called in a thread.
 *
 * Returns: %FALSE, with @error set, if it failed
 */
typedef gboolean (*RectifyLedgerFunc) (RectifyLedger *ledger, gpointer user_data, GError **error);

void rectify_session_open (RectifySession *self, const char *path, RectifyLedgerFlags flags,
                           GAsyncReadyCallback callback, gpointer user_data);
void rectify_session_show_plan (RectifySession *self, gint64 id, GAsyncReadyCallback callback,
                                gpointer user_data);
void rectify_session_edit (RectifySession *self, const char *name, RectifyEditFunc func,
                           gpointer func_data, GDestroyNotify destroy, GAsyncReadyCallback callback,
                           gpointer user_data);
void rectify_session_edit_from (RectifySession *self, RectifyPlan *base, const char *name,
                                RectifyEditFunc func, gpointer func_data, GDestroyNotify destroy,
                                GAsyncReadyCallback callback, gpointer user_data);
void rectify_session_add_plan (RectifySession *self, const char *name, RectifyPlan *plan,
                               GAsyncReadyCallback callback, gpointer user_data);
void rectify_session_run (RectifySession *self, RectifyLedgerFunc func, gpointer func_data,
                          GDestroyNotify destroy, GAsyncReadyCallback callback, gpointer user_data);
void rectify_session_undo (RectifySession *self, gboolean redo, GAsyncReadyCallback callback,
                           gpointer user_data);
void rectify_session_undo_edit (RectifySession *self, gint64 edit_id, GAsyncReadyCallback callback,
                                gpointer user_data);
void rectify_session_save_copy (RectifySession *self, const char *path,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean rectify_session_finish (RectifySession *self, GAsyncResult *result, GError **error);
char *rectify_session_undo_finish (RectifySession *self, GAsyncResult *result, gint64 *item_id,
                                   gboolean *elsewhere, GError **error);

G_END_DECLS
