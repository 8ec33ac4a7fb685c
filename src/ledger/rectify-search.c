/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search.h"

#include "rectify-search-private.h"

/* So many candidates of the index are looked at before others get their turn at the ledger. */
#define CHUNK 64

/* One search on its way. */
typedef struct {
  RectifyLedger *ledger;
  RectifySearchWords *words;
  sqlite3 *index;
  GArray *states;
  GHashTable *generations;      /* plans that the index knows to their states */
  RectifyStatement *candidates; /* NULL when there are no more */
  gint64 place;                 /* of the candidate that is next */
  RectifySearchOrder after;
  guint limit;
  gboolean broken; /* the index is, which is seen on the way */
  GPtrArray *hits;
  gint64 title_plan; /* whose title this is */
  char *title;
} Search;

static void
search_clear (Search *self)
{
  rectify_statement_free (self->candidates);
  sqlite3_close_v2 (self->index);
  g_clear_pointer (&self->words, rectify_search_words_free);
  g_clear_pointer (&self->states, g_array_unref);
  g_clear_pointer (&self->generations, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
step_candidates (Search *self)
{
  gboolean row;

  if (!rectify_statement_step (self->candidates, &row, NULL))
    self->broken = TRUE;
  if (row)
    self->place = sqlite3_column_int64 (self->candidates, 0);
  else
    g_clear_pointer (&self->candidates, rectify_statement_free);
}

static gboolean
ask_index (Search *self, const char *query, gint64 from)
{
  rectify_statement_free (self->candidates);
  self->candidates = rectify_statement_new (
      self->index, "SELECT rowid FROM entry WHERE entry MATCH ? AND rowid >= ? ORDER BY rowid",
      NULL);
  if (self->candidates == NULL)
    return FALSE;
  rectify_statement_bind_text (self->candidates, 1, query);
  rectify_statement_bind_int (self->candidates, 2, from);
  step_candidates (self);
  return TRUE;
}

static void
read_candidate (Search *self, RectifySearchOrder *order, int *generation)
{
  rectify_search_index_read_place (self->place, &order->year, &order->plan_id, generation,
                                   &order->position);
}

static gboolean
find_title (Search *self, gint64 plan_id, GError **error)
{
  if (self->title != NULL && self->title_plan == plan_id)
    return TRUE;
  g_free (self->title);
  self->title = rectify_search_read_title (self->ledger->db, plan_id, error);
  self->title_plan = plan_id;
  return self->title != NULL;
}

static gboolean
add_hit (Search *self, const RectifySearchOrder *order, gint64 item_id, GPtrArray *pieces,
         GError **error)
{
  RectifySearchMatch match = { 0 };

  if (!rectify_search_words_match (self->words, pieces, NULL))
    return TRUE;
  if (!find_title (self, order->plan_id, error))
    return FALSE;
  rectify_search_words_match (self->words, pieces, &match);
  g_ptr_array_add (self->hits, rectify_search_hit_new (order, item_id, self->title, &match));
  return TRUE;
}

/* What the index says is looked at: it only knows that the pairs of characters are there. */
static gboolean
look_at (Search *self, const RectifySearchOrder *order, GError **error)
{
  gint64 item_id = rectify_search_index_find_item (self->index, order->plan_id, order->position);
  g_autoptr (GPtrArray) pieces
      = rectify_search_read_item (self->ledger->db, item_id, order->plan_id, error);

  if (pieces == NULL)
    return FALSE;
  self->broken = self->broken || item_id == 0;
  return pieces->len == 0 || add_hit (self, order, item_id, pieces, error);
}

static gboolean
is_full (Search *self)
{
  return self->hits->len >= self->limit;
}

/* Candidates before a place in the order, or all; a few at a time. */
static gboolean
look_at_some (Search *self, const RectifySearchOrder *until, gboolean *more, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->ledger->mutex);
  gboolean done = TRUE;

  *more = FALSE;
  if (!rectify_ledger_begin_reading (self->ledger, error))
    return FALSE;
  for (guint n = 0; done && self->candidates != NULL && !is_full (self); n++)
    {
      RectifySearchOrder order;
      RectifySearchState *state;
      int generation;

      read_candidate (self, &order, &generation);
      if (until != NULL && rectify_search_order_compare (&order, until) >= 0)
        break;
      if (n == CHUNK)
        {
          *more = TRUE;
          break;
        }
      state = g_hash_table_lookup (self->generations, &order.plan_id);
      if (state != NULL && state->generation == generation && state->year == order.year
          && rectify_search_order_compare (&order, &self->after) > 0)
        done = look_at (self, &order, error);
      if (done)
        step_candidates (self);
    }
  sqlite3_exec (self->ledger->db, "COMMIT", NULL, NULL, NULL);
  return done;
}

static gboolean
look_at_candidates (Search *self, const RectifySearchOrder *until, GCancellable *cancellable,
                    GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !look_at_some (self, until, &more, error))
        return FALSE;
    }
  return TRUE;
}

/* What is read of a plan, item for item. */
typedef struct {
  Search *search;
  RectifySearchOrder order;
  GError **error;
  gboolean failed;
} Reading;

static gboolean
look_at_item (RectifyItem *item, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GPtrArray) pieces = NULL;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  pieces = rectify_search_pieces_new ();
  if (rectify_search_order_compare (&reading->order, &reading->search->after) > 0)
    {
      rectify_search_pieces_add_item (pieces, item);
      reading->failed = !add_hit (reading->search, &reading->order, rectify_item_get_id (item),
                                  pieces, reading->error);
    }
  reading->order.position++;
  return !reading->failed && !is_full (reading->search);
}

/* A plan that the index does not know as it is. One that is damaged or gone holds nothing. */
static gboolean
read_through (Search *self, const RectifySearchState *state, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->ledger->mutex);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) failure = NULL;
  Reading reading = { self, { state->year, state->plan_id, 0 }, error, FALSE };

  if (!rectify_ledger_begin_reading (self->ledger, error))
    return FALSE;
  plan = rectify_ledger_read_plan (self->ledger->db, state->plan_id, &failure);
  if (plan != NULL)
    rectify_item_foreach (rectify_plan_get_root (plan), look_at_item, &reading);
  sqlite3_exec (self->ledger->db, "COMMIT", NULL, NULL, NULL);
  if (plan != NULL || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED)
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return !reading.failed;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
is_before_start (Search *self, const RectifySearchState *state)
{
  RectifySearchOrder last = { state->year, state->plan_id, G_MAXUINT };

  return rectify_search_order_compare (&last, &self->after) < 0;
}

/* The plans in their order: what the index knows is taken from it, the others are read. */
static gboolean
run (Search *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->states->len && !is_full (self); i++)
    {
      const RectifySearchState *state = &g_array_index (self->states, RectifySearchState, i);
      RectifySearchOrder first = { state->year, state->plan_id, 0 };

      if (is_before_start (self, state) || state->generation >= 0)
        continue;
      if (self->candidates != NULL && !look_at_candidates (self, &first, cancellable, error))
        return FALSE;
      if (is_full (self))
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_through (self, state, error))
        return FALSE;
    }
  return self->candidates == NULL || look_at_candidates (self, NULL, cancellable, error);
}

static void
forget_index (Search *self)
{
  for (guint i = 0; i < self->states->len; i++)
    g_array_index (self->states, RectifySearchState, i).generation = -1;
}

static gboolean
prepare (Search *self, RectifySearchFlags flags, GError **error)
{
  g_autofree char *path = rectify_search_index_dup_path (self->ledger->path);
  g_autofree char *query = rectify_search_words_dup_query (self->words);
  gint64 from = 0;

  if (query != NULL && (flags & RECTIFY_SEARCH_WITHOUT_INDEX) == 0)
    self->index = rectify_search_index_open (path, FALSE, NULL);
  self->states = rectify_search_list_states (self->ledger, self->index, error);
  if (self->states == NULL)
    return FALSE;
  self->generations = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->states->len; i++)
    {
      RectifySearchState *state = &g_array_index (self->states, RectifySearchState, i);

      if (state->generation >= 0)
        g_hash_table_insert (self->generations, &state->plan_id, state);
    }
  if (self->after.plan_id != 0
      && rectify_search_index_can_hold (
          &(RectifySearchState){ self->after.year, self->after.plan_id, 0, 0 }))
    from = rectify_search_index_make_place (self->after.year, self->after.plan_id, 0, 0);
  if (g_hash_table_size (self->generations) > 0 && !ask_index (self, query, from))
    forget_index (self);
  return TRUE;
}

static GPtrArray *
search (RectifyLedger *ledger, const char *words, RectifySearchFlags flags,
        const RectifySearchOrder *after, guint limit, GCancellable *cancellable, gboolean *broken,
        GError **error)
{
  g_auto (Search) self = { .ledger = ledger, .limit = limit, .after = *after };

  self.hits = g_ptr_array_new_with_free_func (g_object_unref);
  self.words = rectify_search_words_new (words);
  if (self.words != NULL && (!prepare (&self, flags, error) || !run (&self, cancellable, error)))
    return NULL;
  *broken = self.broken;
  return g_steal_pointer (&self.hits);
}

/**
 * rectify_ledger_search:
 * @self: a ledger
 * @words: words, parted by blanks; each must be in what is found
 * @flags: how
 * @after: (nullable): the last hit of the page before; %NULL for the first page
 * @limit: how many hits to find at most
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds items of all plans whose label, heading, text, deadline, responsibility or progress holds
 * words, of one character or more. Full-width and half-width letters, capitals and small ones are
 * the same. What stands in the plans now is found: the index (see rectify_ledger_update_search())
 * only says where to look, and plans that it does not know are read. Blocks; edits can be made
 * meanwhile.
 *
 * Returns: (transfer full) (element-type RectifySearchHit) (nullable): what was found, the newest
 *   year first, then by plan, in the order of the tree; fewer than @limit: there is no more
 */
GPtrArray *
rectify_ledger_search (RectifyLedger *self, const char *words, RectifySearchFlags flags,
                       RectifySearchHit *after, guint limit, GCancellable *cancellable,
                       GError **error)
{
  RectifySearchOrder start = { G_MAXINT, 0, 0 };
  GPtrArray *hits;
  gboolean broken = FALSE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (after != NULL)
    start = *rectify_search_hit_get_order (after);
  hits = search (self, words, flags, &start, limit, cancellable, &broken, error);
  if (hits == NULL || !broken)
    return hits;
  /* What a damaged index left out is found without it. */
  g_ptr_array_unref (hits);
  return search (self, words, flags | RECTIFY_SEARCH_WITHOUT_INDEX, &start, limit, cancellable,
                 &broken, error);
}
