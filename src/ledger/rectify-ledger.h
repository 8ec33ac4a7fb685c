/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-plan-info.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_LEDGER_ERROR (rectify_ledger_error_quark ())

/**
 * RectifyLedgerError:
 * @RECTIFY_LEDGER_ERROR_NOT_A_LEDGER: the file is something else
 * @RECTIFY_LEDGER_ERROR_TOO_NEW: made by a newer version
 * @RECTIFY_LEDGER_ERROR_READ_ONLY: it cannot be written
 * @RECTIFY_LEDGER_ERROR_DAMAGED: its content is broken
 * @RECTIFY_LEDGER_ERROR_BUSY: another process holds it
 * @RECTIFY_LEDGER_ERROR_CHANGED: somebody else changed the plan meanwhile
 * @RECTIFY_LEDGER_ERROR_NOT_FOUND: no such plan, item or party
 * @RECTIFY_LEDGER_ERROR_INVALID: what was to be stored makes no sense
 * @RECTIFY_LEDGER_ERROR_FAILED: the disk or the system said no
 * @RECTIFY_LEDGER_ERROR_GONE: its file was deleted, moved or replaced while it was open
 * @RECTIFY_LEDGER_ERROR_EXISTS: there is such a file already
 */
typedef enum {
  RECTIFY_LEDGER_ERROR_NOT_A_LEDGER,
  RECTIFY_LEDGER_ERROR_TOO_NEW,
  RECTIFY_LEDGER_ERROR_READ_ONLY,
  RECTIFY_LEDGER_ERROR_DAMAGED,
  RECTIFY_LEDGER_ERROR_BUSY,
  RECTIFY_LEDGER_ERROR_CHANGED,
  RECTIFY_LEDGER_ERROR_NOT_FOUND,
  RECTIFY_LEDGER_ERROR_INVALID,
  RECTIFY_LEDGER_ERROR_FAILED,
  RECTIFY_LEDGER_ERROR_GONE,
  RECTIFY_LEDGER_ERROR_EXISTS,
} RectifyLedgerError;

GQuark rectify_ledger_error_quark (void);

/**
 * RectifyLedgerFlags:
 * @RECTIFY_LEDGER_OPEN: an existing file, to read and write; read-only where it must be
 * @RECTIFY_LEDGER_CREATE: made (0600, its folder too) if it is missing
 * @RECTIFY_LEDGER_READ_ONLY: to read alone
 */
typedef enum /*< flags >*/ {
  RECTIFY_LEDGER_OPEN = 0,
  RECTIFY_LEDGER_CREATE = 1 << 0,
  RECTIFY_LEDGER_READ_ONLY = 1 << 1,
} RectifyLedgerFlags;

/**
 * RectifyReadOnlyReason:
 * @RECTIFY_READ_ONLY_NONE: it can be changed
 * @RECTIFY_READ_ONLY_ASKED: it was opened to read alone
 * @RECTIFY_READ_ONLY_PERMISSIONS: the file or its folder cannot be written
 * @RECTIFY_READ_ONLY_DAMAGED: it is damaged; only what can be read of it is there
 * @RECTIFY_READ_ONLY_NETWORK: it is on a network disk on which locks do not work
 *
 * Why a ledger can only be read.
 */
typedef enum {
  RECTIFY_READ_ONLY_NONE,
  RECTIFY_READ_ONLY_ASKED,
  RECTIFY_READ_ONLY_PERMISSIONS,
  RECTIFY_READ_ONLY_DAMAGED,
  RECTIFY_READ_ONLY_NETWORK,
} RectifyReadOnlyReason;

#define RECTIFY_TYPE_LEDGER (rectify_ledger_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedger, rectify_ledger, RECTIFY, LEDGER, GObject)

/*
 * All functions block and may be called from any thread; calls are served one after another.
 * A function that fails leaves the ledger, and what it was given, as they were.
 */
char *rectify_ledger_dup_default_path (void);
char *rectify_ledger_dup_author (void);
RectifyLedger *rectify_ledger_open (const char *path, RectifyLedgerFlags flags, GError **error);
const char *rectify_ledger_get_path (RectifyLedger *self);
gboolean rectify_ledger_is_read_only (RectifyLedger *self);
RectifyReadOnlyReason rectify_ledger_get_read_only_reason (RectifyLedger *self);
gboolean rectify_ledger_was_interrupted (RectifyLedger *self);
gboolean rectify_ledger_is_damaged (RectifyLedger *self);
gboolean rectify_ledger_check_undamaged (RectifyLedger *self, GError **error);
gboolean rectify_ledger_check (RectifyLedger *self, GError **error);

/* Plans: elements are RectifyPlanInfo, by year, then title. */
GPtrArray *rectify_ledger_list_plans (RectifyLedger *self, GError **error);
RectifyPlanInfo *rectify_ledger_find_twin (RectifyLedger *self, RectifyPlan *plan, GError **error);
RectifyPlan *rectify_ledger_load_plan (RectifyLedger *self, gint64 id, GError **error);
gboolean rectify_ledger_save_plan (RectifyLedger *self, RectifyPlan *plan, const char *name,
                                   GError **error);
gboolean rectify_ledger_save_plans (RectifyLedger *self, GPtrArray *plans, const char *name,
                                    GError **error);
gboolean rectify_ledger_delete_plan (RectifyLedger *self, gint64 id, const char *name,
                                     GError **error);

/* History. The name is what the user was told the edit is called; NULL: nothing to undo. */
char *rectify_ledger_dup_undo_name (RectifyLedger *self);
char *rectify_ledger_dup_redo_name (RectifyLedger *self);
gboolean rectify_ledger_undo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error);
gboolean rectify_ledger_redo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error);
gboolean rectify_ledger_undo_edit (RectifyLedger *self, gint64 edit_id, gint64 *plan_id,
                                   char **name, GError **error);

G_END_DECLS
