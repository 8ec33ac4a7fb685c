/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-public.h"

#include <string.h>

#include "rectify-label-style.h"

/* A run of numbers: items of one kind and, but for tables, one style, each a number above the one before it as one
 * reads, whatever they are below. Where a number does not go on, another run begins. */
typedef struct {
  guint next; /* which number comes next */
} Run;

/* What is known of an item before anything goes. */
typedef struct {
  Run *run;
  RectifyLabelStyle *style;
  guint number;
} Place;

typedef struct {
  GHashTable *open;   /* kind and style to the run that may go on */
  GPtrArray *runs;    /* owned */
  GHashTable *places; /* items to their places */
} Survey;

static void
place_free (gpointer data)
{
  Place *place = data;

  rectify_label_style_free (place->style);
  g_free (place);
}

static char *
dup_key (RectifyItem *item, const RectifyLabelStyle *style)
{
  g_autofree char *first = rectify_label_style_format (style, 1);

  return g_strdup_printf ("%d %s", rectify_item_get_kind (item), first);
}

/* The run that was last met, whatever its labels look like besides the digits. */
static char *
dup_latest_key (RectifyItem *item, const RectifyLabelStyle *style)
{
  return g_strdup_printf ("%d latest %d", rectify_item_get_kind (item), style->system);
}

/* The run that an item goes on with. Tables have bare numbers, which may go on with those of the
 * text before them, and the text behind with theirs: “7.”, then “8” and “9” in a table, “10.”. */
static Run *
find_run (Survey *self, RectifyItem *item, const RectifyLabelStyle *style, guint number)
{
  RectifyLabelStyle bare = { (char *) "", style->system, (char *) "" };
  g_autofree char *own = dup_key (item, style);
  g_autofree char *other = rectify_label_style_equal (style, &bare) ? dup_latest_key (item, style)
                                                                    : dup_key (item, &bare);
  Run *run = g_hash_table_lookup (self->open, own);

  if (run == NULL || run->next != number)
    run = g_hash_table_lookup (self->open, other);
  return run != NULL && run->next == number ? run : NULL;
}

static gboolean
survey_item (RectifyItem *item, gpointer user_data)
{
  Survey *self = user_data;
  guint number = 0;
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), &number);
  Place *place;
  Run *run;

  if (style == NULL)
    return TRUE;
  run = find_run (self, item, style, number);
  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      g_ptr_array_add (self->runs, run);
    }
  g_hash_table_insert (self->open, dup_key (item, style), run);
  g_hash_table_insert (self->open, dup_latest_key (item, style), run);
  run->next = number + 1;
  place = g_new0 (Place, 1);
  place->run = run;
  place->style = g_steal_pointer (&style);
  place->number = number;
  g_hash_table_insert (self->places, item, place);
  return TRUE;
}

/* The first item of each run that is met says where it begins. */
static gboolean
rewind_item (RectifyItem *item, gpointer user_data)
{
  Place *place = g_hash_table_lookup (user_data, item);

  if (place != NULL)
    place->run->next = MIN (place->run->next, place->number);
  return TRUE;
}

static gboolean
number_item (RectifyItem *item, gpointer user_data)
{
  Place *place = g_hash_table_lookup (user_data, item);
  g_autofree char *label = NULL;
  guint number;

  if (place == NULL)
    return TRUE;
  number = place->run->next++;
  if (number == place->number)
    return TRUE;
  label = rectify_label_style_format (place->style, number);
  rectify_item_set_label (item, label);
  return TRUE;
}

/* What ran on in the paragraph that goes begins one of its own. */
static void
hand_on_paragraph (RectifyItem *parent, guint index)
{
  RectifyItem *item = rectify_item_get_child (parent, index);

  if (!rectify_item_get_run_in (item) && index + 1 < rectify_item_get_n_children (parent))
    rectify_item_set_run_in (rectify_item_get_child (parent, index + 1), FALSE);
}

/* The last of a list ends it, as the one that went did: “；” becomes “。”. */
static void
hand_on_end (RectifyItem *parent, guint index)
{
  RectifyItem *item = rectify_item_get_child (parent, index);
  RectifyItem *before = index > 0 ? rectify_item_get_child (parent, index - 1) : NULL;
  g_autofree char *stem = NULL;
  g_autofree char *text = NULL;

  if (before == NULL || index + 1 < rectify_item_get_n_children (parent)
      || rectify_item_get_n_children (before) > 0
      || rectify_item_get_kind (before) != rectify_item_get_kind (item)
      || !g_str_has_suffix (rectify_item_get_text (item), "。")
      || !g_str_has_suffix (rectify_item_get_text (before), "；"))
    return;
  stem = g_strndup (rectify_item_get_text (before),
                    strlen (rectify_item_get_text (before)) - strlen ("；"));
  text = g_strconcat (stem, "。", NULL);
  rectify_item_set_text (before, text);
}

/* “整改措施：” with nothing behind it is not said. */
static void
drop_lead_in (RectifyItem *parent)
{
  RectifyWording *lead_in = rectify_item_get_lead_in (parent);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    if (rectify_item_get_kind (rectify_item_get_child (parent, i)) == RECTIFY_ITEM_MEASURE)
      return;
  if (lead_in != NULL && *lead_in->text == '\0')
    rectify_item_set_lead_in (parent, NULL);
}

static void
remove_hidden (RectifyItem *parent)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rectify_item_get_n_children (parent);)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);

      if (!rectify_item_get_internal (item))
        {
          remove_hidden (item);
          i++;
          continue;
        }
      hand_on_paragraph (parent, i);
      hand_on_end (parent, i);
      g_object_unref (rectify_item_remove_child (parent, i));
      any = TRUE;
    }
  if (any)
    drop_lead_in (parent);
}

/**
 * rectify_plan_copy_public:
 * @self: a plan
 *
 * Returns: (transfer full): a copy without what is for the office alone; the numbers of what stays
 *   close up over what went
 */
RectifyPlan *
rectify_plan_copy_public (RectifyPlan *self)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new_full (NULL, NULL, NULL, place_free);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_free);
  Survey survey = { open, runs, places };
  RectifyPlan *copy;
  RectifyItem *root;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);

  copy = rectify_plan_copy (self);
  root = rectify_plan_get_root (copy);
  rectify_item_foreach (root, survey_item, &survey);
  rectify_item_foreach (root, rewind_item, places);
  remove_hidden (root);
  rectify_item_foreach (root, number_item, places);
  return copy;
}
