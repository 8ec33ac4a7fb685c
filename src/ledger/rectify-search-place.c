/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-index.h"

/* An entry's place is one number, in the order of the hits: year, plan, generation, position. A plan
 * that was changed gets a new generation; entries of the old ones are passed over. */
#define YEAR_SHIFT 49
#define PLAN_SHIFT 24
#define GENERATION_SHIFT 20
#define MAX_PLAN ((G_GINT64_CONSTANT (1) << (YEAR_SHIFT - PLAN_SHIFT)) - 1)
#define MAX_YEAR 9999

G_STATIC_ASSERT (RECTIFY_SEARCH_MAX_POSITION == (1 << GENERATION_SHIFT) - 1);
G_STATIC_ASSERT (RECTIFY_SEARCH_MAX_GENERATION == (1 << (PLAN_SHIFT - GENERATION_SHIFT)) - 1);

/**
 * rectify_search_index_can_hold:
 * @state: a plan
 *
 * Returns: whether its entries have places; those of forged ledgers may not
 */
gboolean
rectify_search_index_can_hold (const RectifySearchState *state)
{
  return state->plan_id > 0 && state->plan_id <= MAX_PLAN && state->year >= 0
         && state->year <= MAX_YEAR;
}

/**
 * rectify_search_index_make_place:
 * @year: a plan's year
 * @plan_id: its identifier
 * @generation: which of its entries
 * @position: which item, in the order of the tree
 *
 * Returns: the place of an entry
 */
gint64
rectify_search_index_make_place (int year, gint64 plan_id, int generation, guint position)
{
  return (gint64) (MAX_YEAR - year) << YEAR_SHIFT | plan_id << PLAN_SHIFT
         | (gint64) generation << GENERATION_SHIFT | position;
}

/**
 * rectify_search_index_read_place:
 * @place: the place of an entry
 * @year: (out): set to the plan's year
 * @plan_id: (out): set to its identifier
 * @generation: (out): set to which of its entries
 * @position: (out): set to which item
 */
void
rectify_search_index_read_place (gint64 place, int *year, gint64 *plan_id, int *generation,
                                 guint *position)
{
  *year = MAX_YEAR - (int) (place >> YEAR_SHIFT);
  *plan_id = place >> PLAN_SHIFT & MAX_PLAN;
  *generation = (int) (place >> GENERATION_SHIFT & RECTIFY_SEARCH_MAX_GENERATION);
  *position = (guint) (place & RECTIFY_SEARCH_MAX_POSITION);
}
