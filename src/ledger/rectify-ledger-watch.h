/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyFilePlace:
 * @RECTIFY_FILE_THERE: it is where it was opened
 * @RECTIFY_FILE_GONE: it was deleted, moved, or cannot be reached any more
 * @RECTIFY_FILE_REPLACED: another file has its name
 * @RECTIFY_FILE_FORBIDDEN: it, or its folder, may not be written any more
 *
 * What became of the file of a ledger while it is open.
 */
typedef enum {
  RECTIFY_FILE_THERE,
  RECTIFY_FILE_GONE,
  RECTIFY_FILE_REPLACED,
  RECTIFY_FILE_FORBIDDEN,
} RectifyFilePlace;

gboolean rectify_ledger_is_at (RectifyLedger *self, const char *path);
RectifyFilePlace rectify_ledger_poll (RectifyLedger *self, gboolean *changed);
gboolean rectify_ledger_check_place (RectifyLedger *self, GError **error);
gboolean rectify_ledger_save_copy (RectifyLedger *self, const char *path, GCancellable *cancellable,
                                   GError **error);
gboolean rectify_ledger_is_clock_back (RectifyLedger *self, const char *folder, gint64 now,
                                       gint64 *latest);

/**
 * RectifyEditNote:
 * @id: its number in the history
 * @plan_id: the plan it is about, 0 for several
 * @name: what it is called
 * @author: who made it
 * @made_at: when, in seconds since 1970; 0 where that cannot be read
 *
 * What there is to say of an edit.
 */
typedef struct {
  gint64 id;
  gint64 plan_id;
  char *name;
  char *author;
  gint64 made_at;
} RectifyEditNote;

RectifyEditNote *rectify_edit_note_copy (const RectifyEditNote *self);
void rectify_edit_note_free (RectifyEditNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyEditNote, rectify_edit_note_free)

char *rectify_ledger_dup_own_name (void);
char *rectify_ledger_dup_person (void);
RectifyEditNote *rectify_ledger_dup_last_edit (RectifyLedger *self);
RectifyEditNote *rectify_ledger_dup_undo_edit (RectifyLedger *self);
RectifyEditNote *rectify_ledger_dup_edit_of_item (RectifyLedger *self, gint64 plan_id,
                                                  gint64 item_id, gint64 after);

G_END_DECLS
