/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-facts.h"

G_BEGIN_DECLS

/**
 * RectifyBackupLook:
 * @ledger: the ledger
 * @chosen: (nullable): the folder of choice
 * @asked: whether a backup is made in any case
 * @may_try: whether one is made if it is due
 * @known_state: as which the ledger was known before; -1 if it was not
 * @facts: what it says of itself
 * @backed_up_at: when the last backup was made; 0 if there is none
 * @path: (nullable): its file
 * @remark: (nullable): why it is not in the folder of choice
 * @failure: (nullable): why none could be made
 * @made: whether one was made
 *
 * One look at a ledger, perhaps with a backup of it, and what was found.
 */
typedef struct {
  RectifyLedger *ledger;
  char *chosen;
  gboolean asked;
  gboolean may_try;
  gint64 known_state;

  RectifyLedgerFacts facts;
  gint64 backed_up_at;
  char *path;
  char *remark; /* the folder of choice could not be used */
  GError *failure;
  gboolean made;
} RectifyBackupLook;

void rectify_backup_look_free (gpointer data);
gboolean rectify_backup_look_work (RectifyBackupLook *self, GCancellable *cancellable,
                                   GError **error);

/* Of both folders, the newest first; blocks. */
GPtrArray *rectify_backup_list_all (const char *ledger_path, const char *chosen, GError **error);

G_END_DECLS
