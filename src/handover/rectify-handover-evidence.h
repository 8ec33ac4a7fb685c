/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-bundle-writer.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyHandoverEvidence:
 *
 * The files that prove what was done, on their way into a handover: each content once, and a list that
 * says which file proves what.
 */
typedef struct _RectifyHandoverEvidence RectifyHandoverEvidence;

RectifyHandoverEvidence *rectify_handover_evidence_new (RectifyLedger *ledger,
                                                        RectifyBundleWriter *writer,
                                                        GKeyFile *manifest);
void rectify_handover_evidence_free (RectifyHandoverEvidence *self);
gboolean rectify_handover_evidence_add_plan (RectifyHandoverEvidence *self, RectifyPlan *plan,
                                             GError **error);
gboolean rectify_handover_evidence_finish (RectifyHandoverEvidence *self, GError **error);
guint rectify_handover_evidence_get_n_files (RectifyHandoverEvidence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyHandoverEvidence, rectify_handover_evidence_free)

G_END_DECLS
