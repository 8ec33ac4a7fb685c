/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-history-past.h"
#include "rectify-ledger-entries.h"

G_BEGIN_DECLS

/* Edits that a later one took back alone: which ones, and to note that. */
GHashTable *rectify_history_find_taken_back (sqlite3 *db, GError **error);
RectifyHistoryState rectify_history_find_state (gint64 id, int stored, GHashTable *taken_back);
gboolean rectify_history_note_taken_back (sqlite3 *db, gint64 entry_id, gint64 by_id,
                                          GError **error);

/* An entry of the history that is to be taken back alone. */
typedef struct {
  gint64 id;
  gint64 plan_id;
  int state;
  char *name;
  GBytes *changeset;
} RectifyHistoryTarget;

/* A plan as an edit found it and as it left it; see rectify_history_read_versions(). */
typedef struct {
  RectifyPlan *before;
  RectifyPlan *after;
} RectifyHistoryVersions;

gboolean rectify_history_read_versions (sqlite3 *db, const RectifyHistoryTarget *target,
                                        RectifyHistoryVersions *versions, GError **error);
gboolean rectify_history_apply_inverse (sqlite3 *db, GBytes *changeset,
                                        int (*filter) (gpointer data, const char *table),
                                        int (*conflict) (gpointer data, int kind,
                                                         sqlite3_changeset_iter *iter),
                                        gpointer data, GError **error);
/* Parties that came with an edit of a plan, and those that went with it. */
gboolean rectify_history_drop_parties (sqlite3 *db, GBytes *changeset, GError **error);
gboolean rectify_history_restore_parties (sqlite3 *db, GBytes *changeset, GError **error);
/* What is in the way of taking an edit back, as an error. */
void rectify_history_fail_needed (sqlite3 *db, gint64 entry_id, RectifyHistoryTable table,
                                  GHashTable *ids, const char *subject, const char *what,
                                  GError **error);

/* What the changes of one edit are put into words with. */
typedef struct {
  sqlite3 *db;
  GPtrArray *records; /* RectifyRecord */
  RectifyPast *past;
  GHashTable *own;     /* identifiers of items to what it changed of them themselves */
  GHashTable *created; /* identifiers of items that it made, those below others too */
  GHashTable *deleted; /* identifiers of items that it deleted */
  GHashTable *places;  /* where its items stand in their plan, to be sorted by */
  GPtrArray *changes;
  gint64 plan_id;
} RectifyHistoryWords;

void rectify_history_words_add (RectifyHistoryWords *self, gint64 item_id, const char *subject,
                                const char *what, const char *before, const char *after);
void rectify_history_words_add_items (RectifyHistoryWords *self);
void rectify_history_words_add_parts (RectifyHistoryWords *self, gint64 item_id,
                                      const char *subject, GPtrArray *records);
void rectify_history_words_add_plan (RectifyHistoryWords *self, const RectifyRecord *record,
                                     guint n_items);
void rectify_history_words_add_party (RectifyHistoryWords *self, const RectifyRecord *record);
char *rectify_history_dup_line (const char *label, const char *heading, const char *text);
char *rectify_history_dup_field (const char *const *values);

G_END_DECLS
