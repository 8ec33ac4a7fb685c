/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-database.h"
#include "rectify-search-words.h"

G_BEGIN_DECLS

/**
 * RectifySearchState:
 * @year: the plan's year, from 0 to 9999
 * @plan_id: its identifier
 * @revision: its revision, in the ledger
 * @generation: which entries of the index are those of this revision; -1 if it has none
 *
 * A plan, and whether the index knows it as it is.
 */
typedef struct {
  int year;
  gint64 plan_id;
  gint64 revision;
  int generation;
} RectifySearchState;

/*
 * The index: a file of its own in the folder for caches, which may be lost at any time. It knows for
 * each pair of characters which items hold it, by their place among all; whoever asks looks at the
 * items themselves then.
 */
char *rectify_search_index_dup_path (const char *ledger_path);
sqlite3 *rectify_search_index_open (const char *path, gboolean writes, GError **error);
void rectify_search_index_remove (const char *path);

/* What the index was made of last: it is good only for what continues that. */
gboolean rectify_search_index_get_origin (sqlite3 *index, gint64 *history_id, gint64 *uid);
gboolean rectify_search_index_set_origin (sqlite3 *index, gint64 history_id, gint64 uid,
                                          GError **error);
gboolean rectify_search_index_read_states (sqlite3 *index, GArray *states, GError **error);
gboolean rectify_search_index_is_worn (sqlite3 *index);
gboolean rectify_search_index_add_plan (sqlite3 *index, const RectifySearchState *state,
                                        RectifyPlan *plan, GError **error);
gboolean rectify_search_index_remove_others (sqlite3 *index, GArray *states, GError **error);

/* The places of entries, which hold so many. */
#define RECTIFY_SEARCH_MAX_GENERATION 15
#define RECTIFY_SEARCH_MAX_POSITION ((1 << 20) - 1)
gboolean rectify_search_index_can_hold (const RectifySearchState *state);
gint64 rectify_search_index_make_place (int year, gint64 plan_id, int generation, guint position);
void rectify_search_index_read_place (gint64 place, int *year, gint64 *plan_id, int *generation,
                                      guint *position);
gint64 rectify_search_index_find_item (sqlite3 *index, gint64 plan_id, guint position);

/* The pairs of characters, as FTS5 gets them. */
gboolean rectify_search_tokenizer_register (sqlite3 *db);

G_END_DECLS
