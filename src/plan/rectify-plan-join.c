/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-plan-edit.h"

/* A leading sentence that is longer, in characters, is running text and no heading. */
#define MAX_HEADING 80

/* What stands right above an item: its parent, or the last of all that the sibling before it holds. */
static RectifyItem *
find_above (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItem *above;

  if (parent == NULL)
    return NULL;
  if (rectify_item_get_index (item) == 0)
    return rectify_item_get_parent (parent) != NULL ? parent : NULL;
  above = rectify_item_get_child (parent, rectify_item_get_index (item) - 1);
  while (rectify_item_get_n_children (above) > 0)
    above = rectify_item_get_child (above, rectify_item_get_n_children (above) - 1);
  return above;
}

static gboolean
is_in_table (RectifyItem *item)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (*rectify_item_get_columns (item) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
has_fields (RectifyItem *item)
{
  return rectify_item_get_assignments (item)->len > 0 || rectify_item_get_deadline (item) != NULL
         || rectify_item_get_lead_in (item) != NULL;
}

static gboolean
is_followed_up (RectifyItem *item)
{
  return rectify_item_get_progress (item)->len > 0 || rectify_item_get_steps (item)->len > 0
         || rectify_item_get_evidence (item)->len > 0;
}

/**
 * rectify_plan_find_joined:
 * @self: a plan
 * @item: an item of it
 *
 * Returns: (transfer none) (nullable): the item right above, to which rectify_plan_join() would add
 *   its words; %NULL if it cannot: in a table, or where the item has what the other could not keep
 */
RectifyItem *
rectify_plan_find_joined (RectifyPlan *self, RectifyItem *item)
{
  RectifyItem *above;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);
  above = find_above (item);
  if (above == NULL || is_in_table (item) || is_in_table (above) || is_followed_up (item)
      || rectify_item_get_lead_in (item) != NULL || (has_fields (item) && has_fields (above))
      || (rectify_item_get_n_children (item) > 0 && !rectify_plan_can_hold (self, above)))
    return NULL;
  return above;
}

static char *
dup_joined (const char *first, const char *second)
{
  const char *last = *first != '\0' ? g_utf8_prev_char (first + strlen (first)) : "";
  gboolean runs_on = *last != '\0' && (guchar) *last < 0x80 && !g_ascii_isspace (*last)
                     && (guchar) *second < 0x80;

  return g_strconcat (first, runs_on ? " " : "", second, NULL);
}

static void
add_words (RectifyItem *above, const char *words)
{
  const char *heading = rectify_item_get_heading (above);
  const char *text = rectify_item_get_text (above);
  g_autofree char *joined = dup_joined (*text != '\0' ? text : heading, words);

  if (*text == '\0' && *heading != '\0' && rectify_item_get_n_children (above) > 0
      && g_utf8_strlen (joined, -1) <= MAX_HEADING)
    {
      rectify_item_set_heading (above, joined);
      return;
    }
  if (*text == '\0')
    rectify_item_set_heading (above, "");
  rectify_item_set_text (above, joined);
}

static void
move_below (RectifyItem *item, RectifyItem *above)
{
  gboolean is_parent = above == rectify_item_get_parent (item);
  guint position = is_parent ? 1 : 0;

  while (rectify_item_get_n_children (item) > 0)
    {
      g_autoptr (RectifyItem) child = rectify_item_remove_child (item, 0);

      rectify_item_insert_child (above, position++, child);
    }
}

/**
 * rectify_plan_join:
 * @self: a plan
 * @item: an item of it
 *
 * Adds the words of an item to those of the one above, as if no line had ended between them, where
 * rectify_plan_find_joined() finds one. What is below it then stands below that.
 */
void
rectify_plan_join (RectifyPlan *self, RectifyItem *item)
{
  RectifyItem *above = rectify_plan_find_joined (self, item);
  g_autofree char *words = NULL;

  if (above == NULL)
    return;
  /* As they stood in the line: what was taken for a label may be none. */
  words = g_strconcat (rectify_item_get_label (item), rectify_item_get_heading (item),
                       rectify_item_get_text (item), NULL);
  if (has_fields (item))
    {
      rectify_item_set_assignments (above, rectify_item_get_assignments (item));
      rectify_item_set_deadline (above, rectify_item_get_deadline (item));
    }
  move_below (item, above);
  rectify_plan_remove_item (self, item);
  add_words (above, words);
}
