/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-party-name.h"
#include "rectify-placeholder-scan.h"

/* Shorter measures are alike by chance; of longer ones the beginning tells. */
#define MIN_CHARACTERS 12
#define MAX_CHARACTERS 600
/* Alike: so many of both texts' pairs of characters are common to them (Dice). */
#define MIN_SIMILARITY 0.85
/* The same bound for the common part of either text (Jaccard), by which candidates are found. */
#define MIN_COMMON 0.739
/* With a rare pair of characters in common so many measures are compared, and so many in all. */
#define MAX_POSTINGS 16
#define MAX_CANDIDATES 48
/* Counts are only for telling rare pairs from frequent ones, so they may share a place. */
#define N_COUNTS 65536
/* So many units that no assignment names are enough for one plan. */
#define MAX_UNITS 100
#define MAX_UNIT_NAME 20

/* A measure as the set of its pairs of characters, sorted. */
typedef struct {
  RectifyItem *item;
  guint32 *pairs;
  guint n_pairs;
  /* The first of those alike that was reported, and how many there are. */
  RectifyItem *alike;
  guint n_alike;
  guint stamp;
} Measure;

typedef struct {
  RectifyCheck *check;
  GArray *measures;
  guint *counts;
  GHashTable *postings;
} Comparison;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
clear_measure (gpointer data)
{
  g_free (((Measure *) data)->pairs);
}

/* The pairs of neighbouring characters, marks and blanks left out. FALSE if the text is short. */
static gboolean
read_measure (Measure *self)
{
  g_autofree char *words = g_strconcat (rectify_item_get_heading (self->item),
                                        rectify_item_get_text (self->item), NULL);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint32));
  gunichar last = 0;
  guint n_characters = 0, n_pairs = 0;

  for (const char *p = words; *p != '\0' && n_characters < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint32 pair = (guint32) last * 0x9e3779b1u + c;

      if (!g_unichar_isalnum (c))
        continue;
      if (n_characters++ > 0)
        g_array_append_val (pairs, pair);
      last = c;
    }
  if (n_characters < MIN_CHARACTERS)
    return FALSE;
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (i == 0 || g_array_index (pairs, guint32, i) != g_array_index (pairs, guint32, i - 1))
      g_array_index (pairs, guint32, n_pairs++) = g_array_index (pairs, guint32, i);
  self->pairs = g_memdup2 (pairs->data, n_pairs * sizeof (guint32));
  self->n_pairs = n_pairs;
  return TRUE;
}

static gboolean
is_alike (Comparison *self, const Measure *a, const Measure *b)
{
  guint i = 0, j = 0, n_common = 0;

  self->check->n_comparisons++;
  while (i < a->n_pairs && j < b->n_pairs)
    if (a->pairs[i] == b->pairs[j])
      {
        n_common++;
        i++;
        j++;
      }
    else if (a->pairs[i] < b->pairs[j])
      i++;
    else
      j++;
  return 2.0 * n_common >= MIN_SIMILARITY * (a->n_pairs + b->n_pairs);
}

static int
compare_rarity (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *counts = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  if (counts[x % N_COUNTS] != counts[y % N_COUNTS])
    return counts[x % N_COUNTS] < counts[y % N_COUNTS] ? -1 : 1;
  return compare_pairs (a, b);
}

/*
 * The rarest pairs of a measure. Two measures that are alike have at least one of these in common,
 * so that only those that share one need to be compared.
 */
static guint32 *
list_rare_pairs (Comparison *self, const Measure *measure, guint *n_rare)
{
  guint32 *pairs = g_memdup2 (measure->pairs, measure->n_pairs * sizeof (guint32));

  g_qsort_with_data (pairs, measure->n_pairs, sizeof (guint32), compare_rarity, self->counts);
  *n_rare = measure->n_pairs - (guint) (MIN_COMMON * measure->n_pairs);
  return pairs;
}

static Measure *
find_alike (Comparison *self, Measure *measure, guint stamp, const guint32 *rare, guint n_rare)
{
  guint n_candidates = 0;

  for (guint i = 0; i < n_rare; i++)
    {
      GArray *posting = g_hash_table_lookup (self->postings, GUINT_TO_POINTER (rare[i]));

      for (guint j = 0; posting != NULL && j < posting->len; j++)
        {
          Measure *other
              = &g_array_index (self->measures, Measure, g_array_index (posting, guint, j));

          if (other->stamp == stamp
              || rectify_item_get_parent (other->item) == rectify_item_get_parent (measure->item))
            continue;
          other->stamp = stamp;
          if (n_candidates++ >= MAX_CANDIDATES)
            return NULL;
          if (is_alike (self, measure, other))
            return other;
        }
    }
  return NULL;
}

static void
add_postings (Comparison *self, guint position, const guint32 *rare, guint n_rare)
{
  for (guint i = 0; i < n_rare; i++)
    {
      gpointer key = GUINT_TO_POINTER (rare[i]);
      GArray *posting = g_hash_table_lookup (self->postings, key);

      if (posting == NULL)
        {
          posting = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->postings, key, posting);
        }
      if (posting->len < MAX_POSTINGS)
        g_array_append_val (posting, position);
    }
}

static void
report_alike (RectifyCheck *check, const Measure *measure)
{
  RectifySpot spot = { measure->alike, RECTIFY_PLACE_TEXT, 0 };
  g_autofree char *name = rectify_check_name_item (measure->item);
  g_autofree char *above = rectify_check_name_item (rectify_item_get_parent (measure->item));
  g_autofree char *own = rectify_check_name_item (measure->alike);
  gsize length;

  if (*rectify_item_get_text (measure->alike) == '\0')
    spot.place = RECTIFY_PLACE_HEADING;
  length = strlen (rectify_spot_get_text (&spot, check->plan));
  if (measure->n_alike == 1)
    rectify_check_add (check, RECTIFY_FINDING_SIMILAR_MEASURES, RECTIFY_SEVERITY_HINT, &spot, 0,
                       length, _ ("“%s” says nearly the same as “%s” under “%s”."), own, name,
                       above);
  else
    rectify_check_add (
        check, RECTIFY_FINDING_SIMILAR_MEASURES, RECTIFY_SEVERITY_HINT, &spot, 0, length,
        g_dngettext (GETTEXT_PACKAGE,
                     "“%s” and %u other measure say nearly the same as “%s” under “%s”.",
                     "“%s” and %u other measures say nearly the same as “%s” under “%s”.",
                     measure->n_alike - 1),
        own, measure->n_alike - 1, name, above);
}

static void
compare_measures (Comparison *self)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      Measure *measure = &g_array_index (self->measures, Measure, i);
      guint n_rare;
      g_autofree guint32 *rare = list_rare_pairs (self, measure, &n_rare);
      Measure *first = find_alike (self, measure, i + 1, rare, n_rare);

      if (first == NULL)
        {
          add_postings (self, i, rare, n_rare);
          continue;
        }
      if (first->n_alike++ == 0)
        first->alike = measure->item;
    }
  for (guint i = 0; i < self->measures->len; i++)
    if (g_array_index (self->measures, Measure, i).n_alike > 0)
      report_alike (self->check, &g_array_index (self->measures, Measure, i));
}

static void
check_similar_measures (RectifyCheck *check)
{
  Comparison self = { check, g_array_new (FALSE, TRUE, sizeof (Measure)), g_new0 (guint, N_COUNTS),
                      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref) };

  g_array_set_clear_func (self.measures, clear_measure);
  for (guint i = 0; i < check->items->len; i++)
    {
      Measure measure = { g_ptr_array_index (check->items, i) };

      if (rectify_item_get_kind (measure.item) != RECTIFY_ITEM_MEASURE || !read_measure (&measure))
        continue;
      for (guint j = 0; j < measure.n_pairs; j++)
        self.counts[measure.pairs[j] % N_COUNTS]++;
      g_array_append_val (self.measures, measure);
    }
  compare_measures (&self);
  g_hash_table_unref (self.postings);
  g_free (self.counts);
  g_array_unref (self.measures);
}

typedef struct {
  RectifyCheck *check;
  /* The units that are assigned somewhere, and those already reported. */
  GPtrArray *assigned;
  GHashTable *seen;
} Units;

static void
collect_assigned (const RectifySpot *spot, const char *text, gpointer user_data)
{
  Units *self = user_data;
  RectifyAssignment *assignment;

  if (spot->place != RECTIFY_PLACE_ASSIGNMENT)
    return;
  assignment = g_ptr_array_index (rectify_item_get_assignments (spot->item), spot->index);
  for (const char *const *name = rectify_assignment_get_names (assignment); *name != NULL; name++)
    {
      g_autofree char *folded = rectify_party_name_fold (*name);

      if (!rectify_party_name_is_unit (folded) || g_hash_table_contains (self->seen, folded))
        continue;
      g_ptr_array_add (self->assigned, folded);
      g_hash_table_add (self->seen, g_steal_pointer (&folded));
    }
}

static gboolean
is_assigned (Units *self, const char *name)
{
  for (guint i = 0; i < self->assigned->len; i++)
    {
      const char *assigned = g_ptr_array_index (self->assigned, i);

      if (g_str_has_suffix (assigned, name) || g_str_has_suffix (name, assigned)
          || rectify_party_name_is_short_for (name, assigned)
          || rectify_party_name_is_short_for (assigned, name))
        return TRUE;
    }
  return FALSE;
}

static const char *
strip_adverbs (const char *from, const char *end)
{
  const char *adverb;

  while ((adverb = rectify_words_match_end (rectify_adverbs, from, end - from)) != NULL)
    end -= strlen (adverb);
  return end;
}

/* 由 and 会同 lead in a unit; 自由 and 理由 are words. */
static gboolean
leads_in (const char *text, const char *p)
{
  static const char *const leads[] = { "由", "会同", NULL };
  const char *lead = rectify_words_match_end (leads, text, p - text);

  return lead != NULL
         && !(g_str_equal (lead, "由")
              && rectify_char_in (rectify_char_before (text, p - strlen (lead)), "自理缘事"));
}

/* Where the unit that ends at a place begins: behind a mark, behind 由, or behind “…局和”. */
static const char *
find_unit_start (const char *text, const char *end, gboolean *led_in)
{
  const char *p = end;

  *led_in = FALSE;
  for (guint i = 0; i < MAX_UNIT_NAME && p > text; i++)
    {
      gunichar before = rectify_char_before (text, p);

      if ((*led_in = leads_in (text, p)) || !rectify_is_han (before))
        return p;
      if (rectify_char_in (before, "和与及")
          && rectify_words_match_end (rectify_unit_endings, text, g_utf8_prev_char (p) - text)
                 != NULL)
        return p;
      p = g_utf8_prev_char (p);
    }
  return p;
}

static gboolean
is_charge (const char *behind)
{
  static const char *const others[]
      = { "人", "同志", "的同志", "单位", "部门", "科室", "领导", "制", "任", NULL };

  return rectify_words_match_start (others, behind) == NULL;
}

static void
check_unit (Units *self, const RectifySpot *spot, const char *text, const char *start,
            const char *end, gboolean led_in)
{
  g_autofree char *name = g_strndup (start, end - start);
  gsize gap_start, gap_end;

  if (!rectify_party_name_is_unit (name) || rectify_party_name_is_generic (name)
      || strstr (name, "的") != NULL || rectify_placeholder_scan (name, 0, &gap_start, &gap_end)
      || (!led_in && rectify_party_name_get_core (name) == name)
      || g_hash_table_size (self->seen) > self->assigned->len + MAX_UNITS
      || g_hash_table_contains (self->seen, name) || is_assigned (self, name))
    return;
  rectify_check_add (self->check, RECTIFY_FINDING_UNASSIGNED_UNIT, RECTIFY_SEVERITY_HINT, spot,
                     start - text, end - text,
                     _ ("“%s” is charged with something here, but is assigned nowhere."), name);
  g_hash_table_add (self->seen, g_steal_pointer (&name));
}

static void
find_charged (const RectifySpot *spot, const char *text, gpointer user_data)
{
  Units *self = user_data;

  if (spot->item == NULL
      || (spot->place != RECTIFY_PLACE_HEADING && spot->place != RECTIFY_PLACE_TEXT)
      || (rectify_item_get_kind (spot->item) != RECTIFY_ITEM_PROBLEM
          && rectify_item_get_kind (spot->item) != RECTIFY_ITEM_MEASURE))
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *word = rectify_words_match_start (rectify_charging_words, p);
      const char *near = p;
      const char *start, *end;
      gboolean led_in;

      if (word == NULL || !is_charge (p + strlen (word)))
        continue;
      for (guint i = 0; i < MAX_UNIT_NAME && near > text; i++)
        near = g_utf8_prev_char (near);
      end = strip_adverbs (near, p);
      start = find_unit_start (text, end, &led_in);
      check_unit (self, spot, text, start, end, led_in);
    }
}

static void
check_unassigned_units (RectifyCheck *check)
{
  Units self = { check, g_ptr_array_new (),
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  rectify_plan_foreach_spot (check->plan, collect_assigned, &self);
  if (self.assigned->len > 0)
    rectify_plan_foreach_spot (check->plan, find_charged, &self);
  g_ptr_array_unref (self.assigned);
  g_hash_table_unref (self.seen);
}

/* Finds what is said twice, and who is charged without being assigned. */
void
rectify_check_coverage (RectifyCheck *check)
{
  check_similar_measures (check);
  check_unassigned_units (check);
}
