/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-place.h"

/* Of the words of what has no label, in characters. */
#define MAX_WORDS 12

static char *
dup_step (RectifyItem *item)
{
  g_autofree char *words = NULL;

  if (*rectify_item_get_label (item) != '\0')
    return g_strdup (rectify_item_get_label (item));
  words = rectify_item_dup_summary (item);
  if (g_utf8_strlen (words, -1) <= MAX_WORDS)
    return g_steal_pointer (&words);
  *g_utf8_offset_to_pointer (words, MAX_WORDS - 1) = '\0';
  return g_strconcat (words, "…", NULL);
}

/**
 * rectify_item_dup_place:
 * @item: an item
 *
 * Says where an item stands, since the words and labels of items are repeated within a plan.
 *
 * Returns: (transfer full): the labels of what it is below and its own, from the top, such as
 *   “二、（一） › 一是 › 一要”; the first words of what has no label
 */
char *
rectify_item_dup_place (RectifyItem *item)
{
  GString *place = g_string_new (NULL);

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), g_string_free (place, FALSE));
  for (; item != NULL && (place->len == 0 || rectify_item_get_parent (item) != NULL);
       item = rectify_item_get_parent (item))
    {
      g_autofree char *step = dup_step (item);

      /* As such places are written: 二、（一）. */
      if (place->len > 0 && *step != '\0' && !g_str_has_suffix (step, "、"))
        g_string_prepend (place, " › ");
      g_string_prepend (place, step);
    }
  return g_string_free (place, FALSE);
}
