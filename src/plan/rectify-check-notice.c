/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-numeral.h"

/* What plans count. */
typedef enum { AREAS, PROBLEMS, MEASURES, N_THINGS } Thing;

/* How many there are below an item, and how many of them the public notice has. */
typedef struct {
  guint all[N_THINGS];
  guint shown[N_THINGS];
} Counts;

typedef struct {
  RectifyCheck *check;
  GHashTable *counts; /* items to Counts */
} Notice;

static const char *const classifiers[] = { "个", "项", "条", NULL };
static const char *const fillers[]
    = { "具体", "突出", "主要", "重点", "存在的", "整改", "的", NULL };
static const struct {
  const char *noun;
  Thing thing;
} nouns[] = { { "方面", AREAS }, { "问题", PROBLEMS }, { "不足", PROBLEMS }, { "措施", MEASURES } };

static Counts *
count_below (Notice *self, RectifyItem *parent, gboolean is_shown)
{
  Counts *counts = g_new0 (Counts, 1);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      gboolean shown = is_shown && !rectify_item_get_internal (item);
      RectifyItemKind kind = rectify_item_get_kind (item);
      const Counts *below = count_below (self, item, shown);
      Thing own = kind == RECTIFY_ITEM_AREA      ? AREAS
                  : kind == RECTIFY_ITEM_PROBLEM ? PROBLEMS
                  : kind == RECTIFY_ITEM_MEASURE ? MEASURES
                                                 : N_THINGS;

      for (Thing j = 0; j < N_THINGS; j++)
        {
          counts->all[j] += below->all[j] + (j == own);
          counts->shown[j] += below->shown[j] + (j == own && shown);
        }
    }
  g_hash_table_insert (self->counts, parent, counts);
  return counts;
}

static gboolean
is_digit (gunichar c)
{
  RectifyNumeralSystem system = rectify_numeral_classify (c);

  return system == RECTIFY_NUMERAL_CHINESE || system == RECTIFY_NUMERAL_ARABIC
         || system == RECTIFY_NUMERAL_FULLWIDTH;
}

static const char *
skip_any (const char *const *words, const char *text)
{
  const char *word;

  while ((word = rectify_words_match_start (words, text)) != NULL)
    text += strlen (word);
  return text;
}

static gboolean
match_noun (const char *text, gsize *length, Thing *thing)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_has_prefix (text, nouns[i].noun))
      {
        *length = strlen (nouns[i].noun);
        *thing = nouns[i].thing;
        return TRUE;
      }
  return FALSE;
}

/* The noun that stands before a number: 问题12个, 措施共30条. */
static gboolean
match_noun_before (const char *text, const char *number, Thing *thing)
{
  static const char *const sums[] = { "共", "共计", "合计", NULL };
  const char *sum = rectify_words_match_end (sums, text, number - text);
  const char *end = number - (sum != NULL ? strlen (sum) : 0);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      gsize length = strlen (nouns[i].noun);

      if ((gsize) (end - text) >= length && strncmp (end - length, nouns[i].noun, length) == 0)
        {
          *thing = nouns[i].thing;
          return TRUE;
        }
    }
  return FALSE;
}

/* What a number counts; @end is set to where the words end that say so. */
static gboolean
match_thing (const char *text, const char *number, const char **end, Thing *thing)
{
  const char *word = rectify_words_match_start (classifiers, *end);
  const char *behind;
  gsize length;

  if (word == NULL)
    return FALSE;
  behind = *end + strlen (word);
  if (match_noun (skip_any (fillers, behind), &length, thing))
    {
      *end = skip_any (fillers, behind) + length;
      return TRUE;
    }
  *end = behind;
  return match_noun_before (text, number, thing);
}

/* Whether a number is that of the nearest part of the plan that it may stand for, and is wrong for
 * what the notice has of it. */
static gboolean
is_wrong (Notice *self, RectifyItem *item, Thing thing, guint number, guint *shown)
{
  *shown = 0;
  for (; item != NULL; item = rectify_item_get_parent (item))
    {
      const Counts *counts = g_hash_table_lookup (self->counts, item);

      *shown = counts->shown[thing];
      if (*shown == number)
        return FALSE;
      if (counts->all[thing] == number)
        return TRUE;
    }
  return FALSE;
}

static void
check_number (Notice *self, const RectifySpot *spot, const char *text, const char *start,
              const char *end)
{
  RectifyNumeralSystem system;
  guint number = rectify_numeral_parse (start, end - start, &system);
  g_autofree char *quote = NULL;
  guint shown;
  Thing thing;

  if (number == 0 || !match_thing (text, start, &end, &thing)
      || !is_wrong (self, spot->item, thing, number, &shown))
    return;
  quote = rectify_check_quote (start, end - start);
  rectify_check_add (self->check, RECTIFY_FINDING_NOTICE_COUNT, RECTIFY_SEVERITY_WARNING, spot,
                     start - text, end - text,
                     _ ("“%s” counts what is for the office alone: the public notice has %u."),
                     quote, shown);
}

static void
check_spot (const RectifySpot *spot, const char *text, gpointer user_data)
{
  if (spot->item == NULL
      || (spot->place != RECTIFY_PLACE_HEADING && spot->place != RECTIFY_PLACE_TEXT
          && spot->place != RECTIFY_PLACE_LEAD_IN)
      || rectify_item_is_hidden (spot->item))
    return;
  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;

      while (*p != '\0' && is_digit (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        check_number (user_data, spot, text, start, p);
      else
        p = g_utf8_next_char (p);
    }
}

/* Finds numbers in the words that the public notice makes wrong. */
void
rectify_check_notice (RectifyCheck *check)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Notice self = { check, counts };
  gboolean any = FALSE;

  for (guint i = 0; i < check->items->len && !any; i++)
    any = rectify_item_get_internal (g_ptr_array_index (check->items, i));
  if (!any)
    return;
  count_below (&self, rectify_plan_get_root (check->plan), TRUE);
  rectify_plan_foreach_spot (check->plan, check_spot, &self);
}
