/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-numbering.h"

struct _RectifyNumbering {
  RectifyItem *root;
  /* What goes on counting from parent to parent, such as 1. to 14. across areas: keys of series. */
  GHashTable *running;
  /* The number that the first series of a kind below a parent began with, by parent and kind. */
  GHashTable *starts;
};

/* A series across parents: the same kind, equally deep below the same top-level item. */
typedef struct {
  RectifyItem *top;
  guint depth;
  RectifyItemKind kind;
} Series;

typedef struct {
  RectifyItem *last_parent;
  guint last_number;
  guint n_going_on;
  guint n_anew;
} Tally;

static guint
series_hash (gconstpointer key)
{
  const Series *series = key;

  return g_direct_hash (series->top) * 31 + series->depth * 7 + series->kind;
}

static gboolean
series_equal (gconstpointer a, gconstpointer b)
{
  const Series *x = a;
  const Series *y = b;

  return x->top == y->top && x->depth == y->depth && x->kind == y->kind;
}

static Series
get_series (RectifyItem *parent, RectifyItemKind kind)
{
  Series series = { parent, rectify_item_get_depth (parent), kind };

  while (rectify_item_get_parent (series.top) != NULL
         && rectify_item_get_parent (rectify_item_get_parent (series.top)) != NULL)
    series.top = rectify_item_get_parent (series.top);
  return series;
}

/* The kind with which an item is counted: areas that are labelled as sections are, 一、 二、, go on
 * with the sections beside them. */
static RectifyItemKind
get_counted_kind (RectifyItem *item)
{
  RectifyItemKind kind = rectify_item_get_kind (item);
  g_autoptr (RectifyLabelStyle) style = NULL;

  if (kind != RECTIFY_ITEM_AREA)
    return kind;
  style = rectify_label_style_parse (rectify_item_get_label (item), NULL);
  return style != NULL && rectify_label_style_is_outermost (style) ? RECTIFY_ITEM_SECTION : kind;
}

static gpointer
start_key (RectifyItem *parent, RectifyItemKind kind)
{
  return (char *) parent + kind;
}

static guint
get_number (RectifyItem *item)
{
  guint number;
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), &number);

  return style != NULL ? number : 0;
}

static void
tally_item (RectifyNumbering *self, GHashTable *tallies, RectifyItem *parent, RectifyItem *item)
{
  Series series = get_series (parent, get_counted_kind (item));
  guint number = get_number (item);
  Tally *tally;

  if (number == 0)
    return;
  if (!g_hash_table_contains (self->starts, start_key (parent, series.kind)))
    g_hash_table_insert (self->starts, start_key (parent, series.kind), GUINT_TO_POINTER (number));
  tally = g_hash_table_lookup (tallies, &series);
  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (tallies, g_memdup2 (&series, sizeof series), tally);
    }
  else if (tally->last_parent != parent)
    {
      tally->n_going_on += number == tally->last_number + 1;
      tally->n_anew += number == 1;
    }
  tally->last_parent = parent;
  tally->last_number = number;
}

static void
tally_children (RectifyNumbering *self, GHashTable *tallies, RectifyItem *parent)
{
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);

      tally_item (self, tallies, parent, item);
      tally_children (self, tallies, item);
    }
}

/**
 * rectify_numbering_survey:
 * @root: the root of a plan
 *
 * Looks at the labels of a tree before it is edited. What is returned holds for one edit.
 *
 * Returns: (transfer full): how it is numbered
 */
RectifyNumbering *
rectify_numbering_survey (RectifyItem *root)
{
  RectifyNumbering *self = g_new0 (RectifyNumbering, 1);
  g_autoptr (GHashTable) tallies
      = g_hash_table_new_full (series_hash, series_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer series, tally;

  self->root = g_object_ref (root);
  self->running = g_hash_table_new_full (series_hash, series_equal, g_free, NULL);
  self->starts = g_hash_table_new (NULL, NULL);
  tally_children (self, tallies, root);
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &series, &tally))
    if (((Tally *) tally)->n_going_on > ((Tally *) tally)->n_anew)
      g_hash_table_add (self->running, g_memdup2 (series, sizeof (Series)));
  return self;
}

/**
 * rectify_numbering_free:
 * @self: (nullable) (transfer full): a survey
 */
void
rectify_numbering_free (RectifyNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->running);
  g_hash_table_unref (self->starts);
  g_object_unref (self->root);
  g_free (self);
}

static gboolean
is_labelled (RectifyItem *item, RectifyItemKind kind)
{
  return rectify_item_get_kind (item) == kind && get_number (item) > 0;
}

/* The nearest labelled sibling of the same kind: the one before, or else the one behind. */
static RectifyItem *
find_model_sibling (RectifyItem *parent, RectifyItem *fresh, gboolean *has_siblings)
{
  RectifyItemKind kind = rectify_item_get_kind (fresh);
  guint index = rectify_item_get_index (fresh);
  guint n_children = rectify_item_get_n_children (parent);

  *has_siblings = FALSE;
  for (guint i = 0; i < n_children; i++)
    if (i != index && rectify_item_get_kind (rectify_item_get_child (parent, i)) == kind)
      *has_siblings = TRUE;
  for (guint i = index; i > 0; i--)
    if (is_labelled (rectify_item_get_child (parent, i - 1), kind))
      return rectify_item_get_child (parent, i - 1);
  for (guint i = index + 1; i < n_children; i++)
    if (is_labelled (rectify_item_get_child (parent, i), kind))
      return rectify_item_get_child (parent, i);
  return NULL;
}

typedef struct {
  RectifyItem *fresh;
  guint depth;
  RectifyItem *found;
} CousinSearch;

static gboolean
match_cousin (RectifyItem *item, gpointer user_data)
{
  CousinSearch *search = user_data;

  if (item == search->fresh)
    return search->found == NULL;
  if (is_labelled (item, rectify_item_get_kind (search->fresh))
      && rectify_item_get_depth (item) == search->depth)
    search->found = item;
  return TRUE;
}

static RectifyItem *
find_model_cousin (RectifyNumbering *self, RectifyItem *fresh)
{
  CousinSearch search = { fresh, rectify_item_get_depth (fresh), NULL };

  rectify_item_foreach (self->root, match_cousin, &search);
  return search.found;
}

/* What the standard (GB/T 9704-2012, 7.3.3) has for a level, and offices for a measure. */
static RectifyLabelStyle *
make_default_style (RectifyItemKind kind)
{
  switch (kind)
    {
    case RECTIFY_ITEM_SECTION:
      return rectify_label_style_new ("", RECTIFY_NUMERAL_CHINESE, "、");
    case RECTIFY_ITEM_AREA:
    case RECTIFY_ITEM_CLAUSE:
      return rectify_label_style_new ("（", RECTIFY_NUMERAL_CHINESE, "）");
    case RECTIFY_ITEM_PROBLEM:
      return rectify_label_style_new ("", RECTIFY_NUMERAL_ARABIC, ".");
    case RECTIFY_ITEM_MEASURE:
      return rectify_label_style_new ("", RECTIFY_NUMERAL_CHINESE, "是");
    default:
      return NULL;
    }
}

/* The style of a newcomer is that of its siblings; NULL: it goes without a label. */
static RectifyLabelStyle *
find_style (RectifyNumbering *self, RectifyItem *parent, RectifyItem *fresh)
{
  gboolean has_siblings;
  RectifyItem *model = find_model_sibling (parent, fresh, &has_siblings);
  const char *label = rectify_item_get_label (fresh);

  if (rectify_item_get_kind (fresh) == RECTIFY_ITEM_PROSE && model == NULL)
    return rectify_label_style_parse (label, NULL);
  if (model == NULL && has_siblings)
    return NULL;
  if (model == NULL)
    model = find_model_cousin (self, fresh);
  if (model != NULL)
    return rectify_label_style_parse (rectify_item_get_label (model), NULL);
  if (get_number (fresh) > 0)
    return rectify_label_style_parse (label, NULL);
  return make_default_style (rectify_item_get_kind (fresh));
}

/* Numbers the series of a kind below a parent. Returns the number after the last. */
static guint
number_children (RectifyItem *parent, RectifyItem *fresh, RectifyItemKind kind, guint next)
{
  gboolean interrupted = FALSE;
  gboolean any = FALSE;

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      g_autoptr (RectifyLabelStyle) style = NULL;
      g_autofree char *label = NULL;
      guint number;

      if (get_counted_kind (item) != kind)
        {
          interrupted = interrupted || rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE;
          continue;
        }
      style = rectify_label_style_parse (rectify_item_get_label (item), &number);
      if (style == NULL)
        continue;
      /* A new round behind other siblings: measures 一是 二是, more problems, measures 一是 … */
      if (any && interrupted && number == 1 && item != fresh)
        next = 1;
      interrupted = FALSE;
      any = TRUE;
      label = rectify_label_style_format (style, next++);
      rectify_item_set_label (item, label);
    }
  return next;
}

static guint
get_start (RectifyNumbering *self, RectifyItem *parent, RectifyItemKind kind)
{
  guint start = GPOINTER_TO_UINT (g_hash_table_lookup (self->starts, start_key (parent, kind)));

  return start > 0 ? start : 1;
}

typedef struct {
  RectifyNumbering *numbering;
  RectifyItem *fresh;
  Series series;
  guint next;
} Walk;

static gboolean
number_series (RectifyItem *parent, gpointer user_data)
{
  Walk *walk = user_data;
  Series series = get_series (parent, walk->series.kind);

  if (series_equal (&series, &walk->series))
    {
      if (walk->next == 0)
        walk->next = get_start (walk->numbering, parent, walk->series.kind);
      walk->next = number_children (parent, walk->fresh, walk->series.kind, walk->next);
    }
  return TRUE;
}

static void
relabel_kind (RectifyNumbering *self, RectifyItem *parent, RectifyItem *fresh, RectifyItemKind kind)
{
  Walk walk = { self, fresh, get_series (parent, kind), 0 };

  if (!g_hash_table_contains (self->running, &walk.series))
    {
      number_children (parent, fresh, kind, get_start (self, parent, kind));
      return;
    }
  rectify_item_foreach (walk.series.top, number_series, &walk);
}

/**
 * rectify_numbering_relabel:
 * @self: how the tree was numbered before the edit
 * @parent: whose children were added, moved or deleted
 * @fresh: (nullable): the child that is new there, which takes on the style of its siblings
 *
 * Numbers the children of an item anew, each kind for itself (areas labelled 一、 together with the
 * sections), in the style they had; where the numbers run on from parent to parent, those further
 * down too. Unlabelled children stay so.
 */
void
rectify_numbering_relabel (RectifyNumbering *self, RectifyItem *parent, RectifyItem *fresh)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (RECTIFY_IS_ITEM (parent));

  if (fresh != NULL)
    {
      g_autoptr (RectifyLabelStyle) style = find_style (self, parent, fresh);
      g_autofree char *label = NULL;

      if (style != NULL)
        label = rectify_label_style_format (style, 1);
      rectify_item_set_label (fresh, label);
    }
  for (guint kind = 0; kind < RECTIFY_N_ITEM_KINDS; kind++)
    relabel_kind (self, parent, fresh, kind);
}
