/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-search-words.h"

G_BEGIN_DECLS

/* Where a hit stands among all: the newest year first, then by plan, then in the order of the tree. */
typedef struct {
  int year;
  gint64 plan_id;
  guint position;
} RectifySearchOrder;

int rectify_search_order_compare (const RectifySearchOrder *a, const RectifySearchOrder *b);
RectifySearchHit *rectify_search_hit_new (const RectifySearchOrder *order, gint64 item_id,
                                          const char *title, RectifySearchMatch *match);
const RectifySearchOrder *rectify_search_hit_get_order (RectifySearchHit *self);

G_END_DECLS
