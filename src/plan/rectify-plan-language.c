/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-language.h"

#include "rectify-deadline.h"
#include "rectify-enums.h"
#include "rectify-item-parts.h"

/* So many characters tell the language of a plan. */
#define N_CHARACTERS 2000
/* Fewer letters are a mark or an abbreviation, and tell nothing. */
#define MIN_LETTERS 24

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

/* Labels of new fields are Chinese in any plan. */
static gboolean
is_usual (const char *label)
{
  for (RectifyRole role = 0; role < RECTIFY_N_ROLES; role++)
    if (g_str_equal (label, rectify_role_get_document_label (role)))
      return TRUE;
  return g_str_equal (label, rectify_deadline_get_document_label ());
}

static void
count_wording (const RectifyWording *wording, Counts *counts)
{
  if (!is_usual (wording->label))
    count (wording->label, counts);
  count (wording->before, counts);
  count (wording->text, counts);
  count (wording->after, counts);
}

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  Counts *counts = user_data;
  g_autoptr (GArray) parts = rectify_item_list_parts (item);

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, RectifyPart, i).wording != NULL)
      count_wording (g_array_index (parts, RectifyPart, i).wording, counts);
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
  return counts.n_letters >= MIN_LETTERS && counts.n_letters > 20 * counts.n_ideographs;
}
