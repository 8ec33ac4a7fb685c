/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-bundle-check.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyHandoverResult:
 * @n_plans: how many plans were handed over
 * @n_editions: how many editions of them
 * @n_entries: how many entries of the history
 * @n_left_out: how many were not, because they are about several plans
 * @code: the SHA-256 of its sums, which stands for the whole
 *
 * What was handed over.
 */
typedef struct {
  guint n_plans;
  guint n_editions;
  guint64 n_entries;
  guint64 n_left_out;
  char *code;
} RectifyHandoverResult;

void rectify_handover_result_clear (RectifyHandoverResult *self);
char *rectify_handover_dup_groups (const char *code);

gboolean rectify_handover_write (RectifyLedger *ledger, GArray *plan_ids, const char *path,
                                 RectifyBundleProgress progress, gpointer user_data,
                                 GCancellable *cancellable, RectifyHandoverResult *result,
                                 GError **error);

/**
 * RectifyHandoverCheck:
 * @files: (element-type RectifyBundleFile): what became of each file
 * @code: the SHA-256 of its sums
 * @n_plans: how many plans its ledger holds
 * @ledger_problem: (nullable): why its ledger is of no use
 * @sound: whether all is as it was when it was made
 *
 * What a check of a handover found.
 */
typedef struct {
  GPtrArray *files;
  char *code;
  guint n_plans;
  char *ledger_problem;
  gboolean sound;
} RectifyHandoverCheck;

RectifyHandoverCheck *rectify_handover_check (const char *path, RectifyBundleProgress progress,
                                              gpointer user_data, GCancellable *cancellable,
                                              GError **error);
void rectify_handover_check_free (RectifyHandoverCheck *self);
const char *rectify_bundle_state_get_words (RectifyBundleState state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyHandoverResult, rectify_handover_result_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyHandoverCheck, rectify_handover_check_free)

G_END_DECLS
