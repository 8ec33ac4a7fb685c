/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-label-style.h"

/*
 * A plan says how many problems it has and how many measures it takes, and later one is added. What is
 * counted can be meant in several ways: only a number that is none of them is told, as a hint.
 */

/* So many numbers are enough for one plan. */
#define MAX_NUMBERS 200
/* In what ways a thing may be counted. */
#define N_WAYS 3

/* How many there are in a part of the plan: all, without those below another of their kind, and without
 * those that have others below them; once with what is for the office alone, once without. */
typedef struct {
  guint n[2][RECTIFY_N_COUNTED][N_WAYS];
} Tally;

typedef struct {
  RectifyCheck *check;
  GHashTable *tallies; /* items to Tally */
  GPtrArray *parts;    /* the tallies of the plan, of its sections and of areas labelled as these */
  GHashTable *right;   /* sentences, and what they count and give the plan's number of */
  guint n_numbers;
} Counts;

/* Before a number, it is of some of them, or a place among them. */
static const char *const partly[]
    = { "第", "前", "后", "这", "那",   "每", "另", "另外", "其余", "某",   "各", "之",
        "近", "约", "超", "中", "中的", "余", "点", "其他", "剩余", "少数", NULL };
/* In a sentence, the number is of what this plan is about. */
static const char *const counting[]
    = { "查摆", "检视", "梳理", "列出", "指出", "反馈", "提出", "制定", "制订", "形成",
        "共有", "存在", "细化", "归纳", "查找", "剖析", "排查", "认领", "检查", NULL };
/* What a sentence counts that tells of 方面 which are areas, and not of 三个方面工作. */
static const char *const faults[] = { "问题", "的问题", "不足", "的不足", "突出问题", NULL };
/* In a sentence, it tells of other plans, or of what became of some. */
static const char *const elsewhere[]
    = { "其中",   "上年",   "上一",     "去年",   "上次",   "往年", "历年", "上届", "上轮",
        "已整改", "已完成", "完成整改", "整改完", "已销号", "以来", "累计", NULL };

static RectifyCounted
get_thing (RectifyItem *item)
{
  switch (rectify_item_get_kind (item))
    {
    case RECTIFY_ITEM_AREA:
      return RECTIFY_COUNTED_AREAS;
    case RECTIFY_ITEM_PROBLEM:
      return RECTIFY_COUNTED_PROBLEMS;
    case RECTIFY_ITEM_MEASURE:
      return RECTIFY_COUNTED_MEASURES;
    default:
      return RECTIFY_N_COUNTED;
    }
}

static void
add_own (Tally *tally, RectifyCounted own, gboolean without_internal)
{
  guint (*n)[N_WAYS] = tally->n[without_internal];
  gboolean is_leaf = n[own][0] == 0;

  n[own][0]++;
  n[own][1] = 1;
  if (is_leaf)
    n[own][2] = 1;
}

/* “一、…方面”, which stands where a section would. */
static gboolean
is_outermost_area (RectifyItem *item)
{
  g_autoptr (RectifyLabelStyle) style = NULL;

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_AREA)
    return FALSE;
  style = rectify_label_style_parse (rectify_item_get_label (item), NULL);
  return style != NULL && rectify_label_style_is_outermost (style);
}

static Tally *
count_below (Counts *self, RectifyItem *item)
{
  Tally *tally = g_new0 (Tally, 1);
  RectifyCounted own = get_thing (item);

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      const Tally *below = count_below (self, child);

      for (guint internal = 0; internal < 2; internal++)
        for (guint j = 0; j < RECTIFY_N_COUNTED * N_WAYS; j++)
          if (internal == 0 || !rectify_item_get_internal (child))
            tally->n[internal][j / N_WAYS][j % N_WAYS]
                += below->n[internal][j / N_WAYS][j % N_WAYS];
    }
  if (own != RECTIFY_N_COUNTED)
    for (guint internal = 0; internal < 2; internal++)
      add_own (tally, own, internal);
  if (rectify_item_get_parent (item) == NULL || rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION
      || is_outermost_area (item))
    g_ptr_array_add (self->parts, tally);
  g_hash_table_insert (self->tallies, item, tally);
  return tally;
}

/* Where the sentence begins that a place is in. */
static const char *
find_sentence (const char *text, gsize at)
{
  const char *start = text + at;

  while (start > text && !rectify_char_in (rectify_char_before (text, start), "。；！？\n"))
    start = g_utf8_prev_char (start);
  return start;
}

/* A word of the list in the sentence, as far as the number. */
static gboolean
sentence_has (const char *text, gsize at, const char *const *words)
{
  const char *start = find_sentence (text, at);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strstr_len (start, text + at - start, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What is within a problem or a measure tells of something else. */
static gboolean
stands_inside (RectifyItem *item)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (rectify_item_get_kind (item) == RECTIFY_ITEM_PROBLEM
        || rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
      return TRUE;
  return FALSE;
}

static gint64
get_distance (guint n, const RectifyCountedNumber *found)
{
  return ABS ((gint64) n - found->number);
}

/* Whether the number is one of those that it may be; else @nearest becomes the nearest of them. */
static gboolean
fits (const Tally *tally, const RectifyCountedNumber *found, guint *nearest)
{
  for (guint i = 0; i < 2 * N_WAYS; i++)
    {
      guint n = tally->n[i / N_WAYS][found->thing][i % N_WAYS];

      if (n == found->number)
        return TRUE;
      if (n > 0 && i / N_WAYS == 0
          && (*nearest == 0 || get_distance (n, found) < get_distance (*nearest, found)))
        *nearest = n;
    }
  return FALSE;
}

static gboolean
fits_any (Counts *self, RectifyItem *item, const RectifyCountedNumber *found, guint *nearest)
{
  *nearest = 0;
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (fits (g_hash_table_lookup (self->tallies, item), found, nearest))
      return TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    if (fits (g_ptr_array_index (self->parts, i), found, nearest))
      return TRUE;
  return FALSE;
}

/* What the plan as a whole has is what a sentence on “the plan” tells. */
static guint
get_own (Counts *self, const RectifyCountedNumber *found)
{
  const Tally *whole
      = g_hash_table_lookup (self->tallies, rectify_plan_get_root (self->check->plan));
  guint own = 0;

  fits (whole, found, &own);
  return own;
}

static const char *
get_part_sentence (RectifyCounted thing, guint n)
{
  switch (thing)
    {
    /* TRANSLATORS: 1: what is written; 2: a number; 3: another, of the plan as a whole. */
    case RECTIFY_COUNTED_AREAS:
      return g_dngettext (
          GETTEXT_PACKAGE,
          "The words say “%1$s”; a part of the plan has %2$u area, the whole plan %3$u.",
          "The words say “%1$s”; a part of the plan has %2$u areas, the whole plan %3$u.", n);
    case RECTIFY_COUNTED_PROBLEMS:
      return g_dngettext (
          GETTEXT_PACKAGE,
          "The words say “%1$s”; a part of the plan has %2$u problem, the whole plan %3$u.",
          "The words say “%1$s”; a part of the plan has %2$u problems, the whole plan %3$u.", n);
    default:
      return g_dngettext (
          GETTEXT_PACKAGE,
          "The words say “%1$s”; a part of the plan has %2$u measure, the whole plan %3$u.",
          "The words say “%1$s”; a part of the plan has %2$u measures, the whole plan %3$u.", n);
    }
}

static const char *
get_sentence (RectifyCounted thing, guint n)
{
  switch (thing)
    {
    case RECTIFY_COUNTED_AREAS:
      return g_dngettext (GETTEXT_PACKAGE, "The words say “%s”; the plan has %u area.",
                          "The words say “%s”; the plan has %u areas.", n);
    case RECTIFY_COUNTED_PROBLEMS:
      return g_dngettext (GETTEXT_PACKAGE, "The words say “%s”; the plan has %u problem.",
                          "The words say “%s”; the plan has %u problems.", n);
    default:
      return g_dngettext (GETTEXT_PACKAGE, "The words say “%s”; the plan has %u measure.",
                          "The words say “%s”; the plan has %u measures.", n);
    }
}

static char *
dup_key (const RectifySpot *spot, const char *text, const RectifyCountedNumber *found)
{
  return g_strdup_printf ("%p %d %" G_GSIZE_FORMAT " %d", (gpointer) spot->item, (int) spot->place,
                          (gsize) (find_sentence (text, found->start) - text), (int) found->thing);
}

static gboolean
is_looked_at (const RectifySpot *spot, const char *text, const RectifyCountedNumber *found)
{
  return !stands_inside (spot->item) && rectify_words_match_end (partly, text, found->start) == NULL
         && !sentence_has (text, found->start, elsewhere);
}

static void
note_right (const RectifySpot *spot, const char *text, const RectifyCountedNumber *found,
            gpointer user_data)
{
  Counts *self = user_data;
  guint nearest;

  if (self->n_numbers++ < MAX_NUMBERS && is_looked_at (spot, text, found)
      && fits_any (self, spot->item, found, &nearest))
    g_hash_table_add (self->right, dup_key (spot, text, found));
}

/* A number that is far off is about something else, unless the sentence says that it counts what was
 * found and what is to be done, and does not give the plan's own number too: 反馈问题120个，涉及我局8个
 * 问题. */
static gboolean
is_of_plan (Counts *self, const RectifySpot *spot, const char *text,
            const RectifyCountedNumber *found, guint nearest)
{
  gboolean near = found->number <= 2 * nearest && nearest <= 2 * found->number;
  gboolean counts = sentence_has (text, found->start, counting);
  g_autofree char *key = NULL;

  if (near && found->thing == RECTIFY_COUNTED_AREAS)
    return counts || rectify_words_match_start (faults, text + found->end) != NULL;
  if (near || !counts)
    return near;
  key = dup_key (spot, text, found);
  return !g_hash_table_contains (self->right, key);
}

static void
check_number (const RectifySpot *spot, const char *text, const RectifyCountedNumber *found,
              gpointer user_data)
{
  Counts *self = user_data;
  g_autofree char *quote = NULL;
  g_autofree char *message = NULL;
  guint nearest, own;

  if (self->n_numbers++ >= MAX_NUMBERS || !is_looked_at (spot, text, found)
      || fits_any (self, spot->item, found, &nearest))
    return;
  /* The plan may not be written yet. */
  if (nearest == 0 || !is_of_plan (self, spot, text, found, nearest))
    return;
  quote = rectify_check_quote (text + found->start, found->end - found->start);
  own = get_own (self, found);
  message = own == nearest
                ? g_strdup_printf (get_sentence (found->thing, own), quote, own)
                : g_strdup_printf (get_part_sentence (found->thing, nearest), quote, nearest, own);
  rectify_check_add (self->check, RECTIFY_FINDING_COUNT, RECTIFY_SEVERITY_HINT, spot, found->start,
                     found->end, "%s", message);
}

/* Finds numbers in the words that are not those of the plan. */
void
rectify_check_counts (RectifyCheck *check)
{
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GHashTable) right = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counts self = { check, tallies, parts, right, 0 };

  count_below (&self, rectify_plan_get_root (check->plan));
  rectify_check_foreach_number (check, note_right, &self);
  self.n_numbers = 0;
  rectify_check_foreach_number (check, check_number, &self);
}
