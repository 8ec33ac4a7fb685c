/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-hit.h"

#include <glib/gi18n-lib.h>

/**
 * RectifySearchHit:
 *
 * An item that holds words that were looked for.
 */
struct _RectifySearchHit {
  GObject parent_instance;

  RectifySearchOrder order;
  gint64 item_id;
  char *title;
  RectifySearchMatch match;
};

G_DEFINE_FINAL_TYPE (RectifySearchHit, rectify_search_hit, G_TYPE_OBJECT)

static const struct {
  const char *nick;
  const char *title;
} places[RECTIFY_N_SEARCH_PLACES] = {
  { "label", NC_ ("where words were found", "label") },
  { "heading", NC_ ("where words were found", "heading") },
  { "text", NC_ ("where words were found", "text") },
  { "deadline", NC_ ("where words were found", "deadline") },
  { "assignment", NC_ ("where words were found", "responsibility") },
  { "progress", NC_ ("where words were found", "progress") },
};

/**
 * rectify_search_place_get_title:
 * @place: a place
 *
 * Returns: (transfer none): what it is called in the user's language
 */
const char *
rectify_search_place_get_title (RectifySearchPlace place)
{
  g_return_val_if_fail (place < RECTIFY_N_SEARCH_PLACES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "where words were found", places[place].title);
}

/**
 * rectify_search_place_get_nick:
 * @place: a place
 *
 * Returns: (transfer none): the machine's word for it
 */
const char *
rectify_search_place_get_nick (RectifySearchPlace place)
{
  g_return_val_if_fail (place < RECTIFY_N_SEARCH_PLACES, "");
  return places[place].nick;
}

static void
rectify_search_hit_finalize (GObject *object)
{
  RectifySearchHit *self = RECTIFY_SEARCH_HIT (object);

  g_free (self->title);
  rectify_search_match_clear (&self->match);
  G_OBJECT_CLASS (rectify_search_hit_parent_class)->finalize (object);
}

static void
rectify_search_hit_class_init (RectifySearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_search_hit_finalize;
}

static void
rectify_search_hit_init (RectifySearchHit *self)
{
}

/**
 * rectify_search_order_compare:
 * @a: where a hit stands
 * @b: where another does
 *
 * Returns: below 0 if @a comes first, above 0 if @b does, 0 if they are the same
 */
int
rectify_search_order_compare (const RectifySearchOrder *a, const RectifySearchOrder *b)
{
  if (a->year != b->year)
    return a->year > b->year ? -1 : 1;
  if (a->plan_id != b->plan_id)
    return a->plan_id < b->plan_id ? -1 : 1;
  return (a->position > b->position) - (a->position < b->position);
}

/**
 * rectify_search_hit_new:
 * @order: where it stands among all
 * @item_id: the item
 * @title: the title of its plan
 * @match: (transfer full): where the words stand in it; its lines are taken
 *
 * Returns: (transfer full): a new hit
 */
RectifySearchHit *
rectify_search_hit_new (const RectifySearchOrder *order, gint64 item_id, const char *title,
                        RectifySearchMatch *match)
{
  RectifySearchHit *self = g_object_new (RECTIFY_TYPE_SEARCH_HIT, NULL);

  self->order = *order;
  self->item_id = item_id;
  self->title = g_strdup (title);
  self->match = *match;
  *match = (RectifySearchMatch){ 0 };
  return self;
}

/**
 * rectify_search_hit_get_order:
 * @self: a hit
 *
 * Returns: (transfer none): where it stands among all
 */
const RectifySearchOrder *
rectify_search_hit_get_order (RectifySearchHit *self)
{
  return &self->order;
}

/**
 * rectify_search_hit_get_plan_id:
 * @self: a hit
 *
 * Returns: the plan that the item is of
 */
gint64
rectify_search_hit_get_plan_id (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), 0);
  return self->order.plan_id;
}

/**
 * rectify_search_hit_get_item_id:
 * @self: a hit
 *
 * Returns: the item's identifier
 */
gint64
rectify_search_hit_get_item_id (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), 0);
  return self->item_id;
}

/**
 * rectify_search_hit_get_year:
 * @self: a hit
 *
 * Returns: the year of its plan, 0 if it is not known
 */
int
rectify_search_hit_get_year (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), 0);
  return self->order.year;
}

/**
 * rectify_search_hit_get_title:
 * @self: a hit
 *
 * Returns: (transfer none): the title of its plan, in one or several lines
 */
const char *
rectify_search_hit_get_title (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), "");
  return self->title;
}

/**
 * rectify_search_hit_get_place:
 * @self: a hit
 *
 * Returns: in what of the item the words begin
 */
RectifySearchPlace
rectify_search_hit_get_place (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), RECTIFY_SEARCH_TEXT);
  return self->match.place;
}

/**
 * rectify_search_hit_get_line:
 * @self: a hit
 * @start: (out) (optional): set to where the first word begins, in bytes
 * @length: (out) (optional): set to its length in bytes
 *
 * Returns: (transfer none): what stands around it, in one line
 */
const char *
rectify_search_hit_get_line (RectifySearchHit *self, guint *start, guint *length)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), "");
  if (start != NULL)
    *start = self->match.start;
  if (length != NULL)
    *length = self->match.length;
  return self->match.line;
}

/**
 * rectify_search_hit_get_item_line:
 * @self: a hit
 *
 * Returns: (transfer none): which item it is: its label and heading or, if it has none, how its text
 *   begins, in one line
 */
const char *
rectify_search_hit_get_item_line (RectifySearchHit *self)
{
  g_return_val_if_fail (RECTIFY_IS_SEARCH_HIT (self), "");
  return self->match.item_line;
}
