/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup-keeper.h"

G_BEGIN_DECLS

typedef enum {
  RECTIFY_FOOT_SOUND,
  RECTIFY_FOOT_CHECKING,
  RECTIFY_FOOT_UNCHECKED,
  RECTIFY_FOOT_DAMAGED,
} RectifyFootState;

/**
 * RectifyFootCheck:
 * @state: what is known of the ledger: it is sound, is still looked through since it is large, could
 *   not be looked through, or is damaged
 * @opened_at: when it was opened, in seconds since 1970
 *
 * What is known of a ledger since it was opened.
 */
typedef struct {
  RectifyFootState state;
  gint64 opened_at;
} RectifyFootCheck;

#define RECTIFY_TYPE_FOOT (rectify_foot_get_type ())
G_DECLARE_FINAL_TYPE (RectifyFoot, rectify_foot, RECTIFY, FOOT, GtkBox)

void rectify_foot_show (RectifyFoot *self, const RectifyBackupStatus *status,
                        const RectifyFootCheck *check, const char *folder, gint64 now);
char *rectify_foot_dup_text (RectifyFoot *self);

G_END_DECLS
