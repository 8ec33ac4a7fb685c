/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-party.h"

G_BEGIN_DECLS

/* A change of the directory, done in the session's thread. */
typedef struct {
  enum {
    RECTIFY_DIRECTORY_ADD,
    RECTIFY_DIRECTORY_RENAME,
    RECTIFY_DIRECTORY_MERGE,
    RECTIFY_DIRECTORY_KIND,
    RECTIFY_DIRECTORY_REMOVE
  } type;
  gint64 id;
  gint64 into;
  RectifyPartyKind kind;
  GPtrArray *parties;
  char *text;
  char *name;
  char *seen; /* the name that the user saw; NULL: whatever it is */
} RectifyDirectoryChange;

void rectify_directory_change_free (gpointer data);
gboolean rectify_directory_change_apply (RectifyLedger *ledger, gpointer user_data, GError **error);

G_END_DECLS
