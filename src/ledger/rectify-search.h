/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifySearchPlace:
 * @RECTIFY_SEARCH_LABEL: the item's number as written
 * @RECTIFY_SEARCH_HEADING: its heading
 * @RECTIFY_SEARCH_TEXT: its text
 * @RECTIFY_SEARCH_DEADLINE: the words of its deadline
 * @RECTIFY_SEARCH_ASSIGNMENT: those of an assignment
 * @RECTIFY_SEARCH_PROGRESS: an entry on what was done, a step of its close-out, or the name of a file
 *   that proves it
 *
 * In what of an item the words begin that were looked for.
 */
typedef enum {
  RECTIFY_SEARCH_LABEL,
  RECTIFY_SEARCH_HEADING,
  RECTIFY_SEARCH_TEXT,
  RECTIFY_SEARCH_DEADLINE,
  RECTIFY_SEARCH_ASSIGNMENT,
  RECTIFY_SEARCH_PROGRESS,
  RECTIFY_N_SEARCH_PLACES,
} RectifySearchPlace;

const char *rectify_search_place_get_title (RectifySearchPlace place);
const char *rectify_search_place_get_nick (RectifySearchPlace place);

#define RECTIFY_TYPE_SEARCH_HIT (rectify_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (RectifySearchHit, rectify_search_hit, RECTIFY, SEARCH_HIT, GObject)

/* An item that holds the words. */
gint64 rectify_search_hit_get_plan_id (RectifySearchHit *self);
gint64 rectify_search_hit_get_item_id (RectifySearchHit *self);
int rectify_search_hit_get_year (RectifySearchHit *self);
const char *rectify_search_hit_get_title (RectifySearchHit *self);
RectifySearchPlace rectify_search_hit_get_place (RectifySearchHit *self);
const char *rectify_search_hit_get_item_line (RectifySearchHit *self);
const char *rectify_search_hit_get_line (RectifySearchHit *self, guint *start, guint *length);

/**
 * RectifySearchFlags:
 * @RECTIFY_SEARCH_DEFAULT: with the index where there is one
 * @RECTIFY_SEARCH_WITHOUT_INDEX: by reading the plans themselves
 */
typedef enum /*< flags >*/ {
  RECTIFY_SEARCH_DEFAULT = 0,
  RECTIFY_SEARCH_WITHOUT_INDEX = 1 << 0,
} RectifySearchFlags;

GPtrArray *rectify_ledger_search (RectifyLedger *self, const char *words, RectifySearchFlags flags,
                                  RectifySearchHit *after, guint limit, GCancellable *cancellable,
                                  GError **error);

/**
 * RectifySearchProgress:
 * @done: how many plans are in the index
 * @total: how many there are
 * @user_data: what was given
 *
 * Called in the thread that makes the index.
 */
typedef void (*RectifySearchProgress) (guint done, guint total, gpointer user_data);
gboolean rectify_ledger_update_search (RectifyLedger *self, RectifySearchProgress progress,
                                       gpointer user_data, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
