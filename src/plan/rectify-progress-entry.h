/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-enums.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PROGRESS_ENTRY (rectify_progress_entry_get_type ())

/* Of an entry that does not say how much is done. */
#define RECTIFY_SHARE_UNKNOWN (-1)

/**
 * RectifyProgressEntry:
 *
 * What was done on an item (整改进展), on a day, as somebody reported it. Immutable, shared by
 * reference.
 */
typedef struct _RectifyProgressEntry RectifyProgressEntry;

GType rectify_progress_entry_get_type (void) G_GNUC_CONST;

RectifyProgressEntry *rectify_progress_entry_new (const GDate *date, const char *text,
                                                  const char *reporter, int share);
RectifyProgressEntry *rectify_progress_entry_new_stored (gint64 id, const GDate *date,
                                                         const char *text, const char *reporter,
                                                         int share);
RectifyProgressEntry *rectify_progress_entry_ref (RectifyProgressEntry *self);
void rectify_progress_entry_unref (RectifyProgressEntry *self);
gint64 rectify_progress_entry_get_id (RectifyProgressEntry *self);
const GDate *rectify_progress_entry_get_date (RectifyProgressEntry *self);
const char *rectify_progress_entry_get_text (RectifyProgressEntry *self);
const char *rectify_progress_entry_get_reporter (RectifyProgressEntry *self);
int rectify_progress_entry_get_share (RectifyProgressEntry *self);
gboolean rectify_progress_entry_equal (RectifyProgressEntry *a, RectifyProgressEntry *b);
RectifyStatus rectify_status_propose (RectifyStatus status, int share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyProgressEntry, rectify_progress_entry_unref)

G_END_DECLS
