/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-testing.h"

#include <string.h>

#include "rectify-check-private.h"

static char *
dup_words (RectifyFinding *finding, RectifyPlan *plan)
{
  RectifySpot spot = { finding->item, finding->place, finding->index };
  const char *text;

  if (spot.item == NULL)
    spot.place = RECTIFY_PLACE_PLAN_TITLE;
  text = rectify_spot_get_text (&spot, plan);
  g_assert_nonnull (text);
  g_assert_cmpuint (finding->start, <=, finding->end);
  g_assert_cmpuint (finding->end, <=, strlen (text));
  return g_strndup (text + finding->start, finding->end - finding->start);
}

GPtrArray *
check_find_kind (RectifyPlan *plan, RectifyFindingKind kind)
{
  g_autoptr (GPtrArray) all = rectify_plan_check (plan);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (rectify_finding_get_kind (g_ptr_array_index (all, i)) == kind)
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, i)));
  return found;
}

char *
check_join_words (GPtrArray *found, RectifyPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *one = dup_words (g_ptr_array_index (found, i), plan);

      if (words->len > 0)
        g_string_append_c (words, '/');
      g_string_append (words, one);
    }
  return g_strdup (words->str);
}
