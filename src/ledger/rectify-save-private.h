/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-private.h"

typedef enum {
  RECTIFY_SAVE_FIND_ITEM,
  RECTIFY_SAVE_INSERT_ITEM,
  RECTIFY_SAVE_UPDATE_ITEM,
  RECTIFY_SAVE_DELETE_ITEM,
  RECTIFY_SAVE_DELETE_FIELDS,
  RECTIFY_SAVE_DELETE_PARTIES,
  RECTIFY_SAVE_INSERT_FIELD,
  RECTIFY_SAVE_INSERT_PARTY,
  RECTIFY_SAVE_INSERT_ASSIGNMENT_PARTY,
  RECTIFY_N_SAVE_STATEMENTS,
} RectifySaveStatement;

/* A plan on its way into the ledger. */
typedef struct {
  sqlite3 *db;
  RectifyLedger *ledger; /* whose edit it is; NULL for a copy */
  gint64 plan_id;
  gint64 revision;     /* the one that this edit makes */
  gboolean is_copy;    /* into an empty ledger, with the identifiers that are there already */
  RectifyPlan *stored; /* as it is there now, or NULL */
  gboolean same_shape; /* the draft has the same items at the same places */
  GHashTable *before;  /* otherwise, identifiers to items that are there now */
  GHashTable *ids;     /* new items of the draft to their identifiers */
  GPtrArray *changed;  /* items of the draft that differ, each followed by the stored one */
  gboolean rebuilt;    /* more than words of items differs */
  gint64 origin;       /* of new items, when it is known: 0 for none in common */
  gboolean has_origin;
  RectifyStatement *prepared[RECTIFY_N_SAVE_STATEMENTS];
} RectifySave;

void rectify_save_init (RectifySave *save, sqlite3 *db);
void rectify_save_clear (RectifySave *save);
RectifyStatement *rectify_save_get_statement (RectifySave *save, RectifySaveStatement which,
                                              GError **error);
gboolean rectify_save_run_for_item (RectifySave *save, RectifySaveStatement which, gint64 item_id,
                                    GError **error);
void rectify_save_note_changed (RectifySave *save, RectifyItem *item, RectifyItem *stored);

gboolean rectify_save_fields_alike (RectifyItem *item, RectifyItem *stored);
gboolean rectify_save_write_fields (RectifySave *save, RectifyItem *item, gint64 id,
                                    RectifyItem *stored, GError **error);
gboolean rectify_save_write_item (RectifySave *save, RectifyItem *item, guint index, guint depth,
                                  RectifyItem *stored, GError **error);
gboolean rectify_save_delete_missing (RectifySave *save, GError **error);
