/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/**
 * RectifyEvidenceAddedFunc:
 * @n_added: how many files were added
 * @n_known: how many of those that were chosen the item had already
 * @error: (nullable): why none was; %NULL if it went well or was cancelled
 * @user_data: what was given
 */
typedef void (*RectifyEvidenceAddedFunc) (guint n_added, guint n_known, const GError *error,
                                          gpointer user_data);
void rectify_evidence_add_files (GtkWindow *parent, RectifySession *session, gint64 item_id,
                                 gint64 entry_id, GPtrArray *files, RectifyEvidenceAddedFunc func,
                                 gpointer user_data);
void rectify_evidence_remove (RectifySession *session, gint64 item_id, gint64 evidence_id,
                              GAsyncReadyCallback callback, gpointer user_data);

/**
 * RectifyEvidenceWrittenFunc:
 * @file: (nullable): where it is now; %NULL if it was only looked at, or not written
 * @error: (nullable): why it cannot be had; %NULL if it went well or was cancelled; of
 *   %RECTIFY_EVIDENCE_NOWHERE also that it was cancelled
 * @user_data: what was given
 */
typedef void (*RectifyEvidenceWrittenFunc) (GFile *file, const GError *error, gpointer user_data);

/**
 * RectifyEvidencePlace:
 * @RECTIFY_EVIDENCE_NOWHERE: its content is only read, and so checked
 * @RECTIFY_EVIDENCE_PRIVATE: a folder that only the user can see, from which it is opened
 * @RECTIFY_EVIDENCE_FILE: a file that the user chose
 *
 * Where evidence is written to.
 */
typedef enum {
  RECTIFY_EVIDENCE_NOWHERE,
  RECTIFY_EVIDENCE_PRIVATE,
  RECTIFY_EVIDENCE_FILE,
} RectifyEvidencePlace;

void rectify_evidence_write (GtkWindow *parent, RectifySession *session, RectifyEvidence *evidence,
                             RectifyEvidencePlace place, GFile *file,
                             RectifyEvidenceWrittenFunc func, gpointer user_data);
void rectify_evidence_clean_up (void);

G_END_DECLS
