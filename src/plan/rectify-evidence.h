/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_EVIDENCE (rectify_evidence_get_type ())

/* One file is at most so large, in bytes. */
#define RECTIFY_EVIDENCE_MAX_SIZE (G_GINT64_CONSTANT (50) * 1024 * 1024)
/* A name is at most so long, in bytes: what is kept can be saved out under it anywhere. */
#define RECTIFY_EVIDENCE_MAX_NAME 200
/* The digits of a content's hash, SHA-256. */
#define RECTIFY_EVIDENCE_HASH_LENGTH 64

/**
 * RectifyEvidence:
 *
 * A file that proves what was done on an item (佐证材料): what it is called, and which content it has.
 * The content itself is in the ledger, addressed by its hash. Immutable, shared by reference.
 */
typedef struct _RectifyEvidence RectifyEvidence;

GType rectify_evidence_get_type (void) G_GNUC_CONST;

RectifyEvidence *rectify_evidence_new (gint64 entry_id, const char *name, const char *hash,
                                       gint64 size, const char *type, const GDate *date,
                                       const char *who);
RectifyEvidence *rectify_evidence_new_stored (gint64 id, gint64 entry_id, const char *name,
                                              const char *hash, gint64 size, const char *type,
                                              const GDate *date, const char *who);
RectifyEvidence *rectify_evidence_with_entry (RectifyEvidence *self, gint64 entry_id);
RectifyEvidence *rectify_evidence_ref (RectifyEvidence *self);
void rectify_evidence_unref (RectifyEvidence *self);
gint64 rectify_evidence_get_id (RectifyEvidence *self);
gint64 rectify_evidence_get_entry_id (RectifyEvidence *self);
const char *rectify_evidence_get_name (RectifyEvidence *self);
const char *rectify_evidence_get_hash (RectifyEvidence *self);
gint64 rectify_evidence_get_size (RectifyEvidence *self);
const char *rectify_evidence_get_mime_type (RectifyEvidence *self);
const GDate *rectify_evidence_get_date (RectifyEvidence *self);
const char *rectify_evidence_get_who (RectifyEvidence *self);
gboolean rectify_evidence_equal (RectifyEvidence *a, RectifyEvidence *b);
int rectify_evidence_compare (RectifyEvidence *a, RectifyEvidence *b);
char *rectify_evidence_dup_words (RectifyEvidence *self);

gboolean rectify_evidence_is_program (RectifyEvidence *self, gconstpointer content, gsize size);
gboolean rectify_evidence_is_hash (const char *text);
char *rectify_evidence_dup_safe_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyEvidence, rectify_evidence_unref)

G_END_DECLS
