/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-plan-view-private.h"

typedef struct {
  const char *text;
  GPtrArray *matches;
  RectifyItem *current;
  guint before; /* how many of the matches stand before the current item */
  gboolean passed;
} Search;

static gboolean
holds (const char *words, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return strstr (folded, text) != NULL;
}

/* Its own words, who is written on it, and its own deadline: what stands in the document. */
static gboolean
matches (RectifyItem *item, const char *text)
{
  g_autofree char *words = rectify_item_dup_words (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  GPtrArray *assignments = rectify_item_get_assignments (item);

  if (holds (words, text))
    return TRUE;
  for (guint i = 0; i < assignments->len; i++)
    if (holds (rectify_assignment_get_text (g_ptr_array_index (assignments, i)), text))
      return TRUE;
  return deadline != NULL && holds (rectify_deadline_get_text (deadline), text);
}

static gboolean
match_item (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  if (item == search->current)
    search->passed = TRUE;
  if (!matches (item, search->text))
    return TRUE;
  g_ptr_array_add (search->matches, item);
  if (!search->passed)
    search->before++;
  return TRUE;
}

static guint
choose (const Search *search, int step)
{
  guint n = search->matches->len;
  gboolean on_match = search->before < n
                      && g_ptr_array_index (search->matches, search->before) == search->current;

  if (step < 0)
    return (search->before + n - 1) % n;
  return (search->before + (step > 0 && on_match ? 1 : 0)) % n;
}

/**
 * rectify_plan_view_find:
 * @self: a view
 * @text: what to look for, in any case
 * @step: 1: the next after the selected item, -1: the one before it, 0: the selected item or the
 *   next; around the end if need be
 * @number: (out) (optional): set to which of them it is, from 1
 * @total: (out) (optional): set to how many items hold the text
 *
 * Selects an item that holds a text in its words, its own assignments or its own deadline.
 *
 * Returns: whether there is one
 */
gboolean
rectify_plan_view_find (RectifyPlanView *self, const char *text, int step, guint *number,
                        guint *total)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { folded, found, rectify_plan_view_get_item (self), 0, FALSE };
  guint chosen;

  if (self->plan != NULL && *text != '\0')
    rectify_item_foreach (rectify_plan_get_root (self->plan), match_item, &search);
  if (total != NULL)
    *total = found->len;
  if (found->len == 0)
    return FALSE;
  chosen = choose (&search, step);
  if (number != NULL)
    *number = chosen + 1;
  rectify_plan_view_select (self, rectify_item_get_id (g_ptr_array_index (found, chosen)));
  return TRUE;
}
