/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-language.h"

/* So many characters tell the language of a plan. */
#define N_CHARACTERS 2000

typedef struct {
  guint n_ideographs;
  guint n_letters;
} Counts;

static void
count (const char *text, Counts *counts)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
        counts->n_ideographs++;
      else if (g_unichar_isalpha (c))
        counts->n_letters++;
    }
}

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  Counts *counts = user_data;

  count (rectify_item_get_heading (item), counts);
  count (rectify_item_get_text (item), counts);
  return counts->n_ideographs + counts->n_letters < N_CHARACTERS;
}

/**
 * rectify_plan_is_english:
 * @self: a plan
 *
 * Returns: whether it is written in letters, so that its reports are composed and set in English;
 *   the official layout is for Chinese, of which one character in twenty is enough
 */
gboolean
rectify_plan_is_english (RectifyPlan *self)
{
  Counts counts = { 0, 0 };

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), FALSE);
  count (rectify_plan_get_title (self), &counts);
  rectify_item_foreach (rectify_plan_get_root (self), count_item, &counts);
  return counts.n_letters > 20 * counts.n_ideographs;
}
