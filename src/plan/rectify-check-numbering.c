/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-label-style.h"

/* So many series of one parent can be open at a time: problems, measures, problems again. */
#define MAX_OPEN 8
/* Of one series so many findings are enough. */
#define MAX_FINDINGS 5

typedef struct {
  RectifyItem *item;
  RectifyLabelStyle *style;
  guint number;
  guint index;
} Member;

/* Siblings that are numbered together. */
typedef struct {
  GArray *members;
  GPtrArray *findings;
} Series;

typedef struct {
  RectifyCheck *check;
  /* The last item of a style at a depth, for series that run on from parent to parent. */
  GHashTable *last_items;
} Survey;

static void
clear_member (gpointer data)
{
  rectify_label_style_free (((Member *) data)->style);
}

static Series *
series_new (void)
{
  Series *self = g_new0 (Series, 1);

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (self->members, clear_member);
  self->findings = g_ptr_array_new ();
  return self;
}

static void
series_free (gpointer data)
{
  Series *self = data;

  g_array_unref (self->members);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static Member *
get_member (Series *series, guint position)
{
  return &g_array_index (series->members, Member, position);
}

static Member *
get_last (Series *series)
{
  return get_member (series, series->members->len - 1);
}

/* Marks around a number with widths and dots made the same: what differs still is another level. */
static char *
fold_marks (const char *marks)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = marks; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (rectify_char_in (c, "（("))
        g_string_append_c (folded, '(');
      else if (rectify_char_in (c, "）)"))
        g_string_append_c (folded, ')');
      else if (rectify_char_in (c, ".．、。"))
        g_string_append_c (folded, '.');
      else if (rectify_char_in (c, "是要"))
        g_string_append (folded, "是");
      else if (!g_unichar_isspace (c) && !rectify_char_in (c, "，,：:"))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

static RectifyNumeralSystem
fold_system (const RectifyLabelStyle *style)
{
  return style->system == RECTIFY_NUMERAL_FULLWIDTH ? RECTIFY_NUMERAL_ARABIC : style->system;
}

static char *
fold_style (const RectifyLabelStyle *style)
{
  g_autofree char *prefix = fold_marks (style->prefix);
  g_autofree char *suffix = fold_marks (style->suffix);

  return g_strdup_printf ("%s%d%s", prefix, fold_system (style), suffix);
}

/* What numbers have in common that run on from one parent to the next. */
static char *
make_key (const Member *member, gboolean with_kind)
{
  g_autofree char *style = fold_style (member->style);

  return g_strdup_printf ("%u %d %s", rectify_item_get_depth (member->item),
                          with_kind ? (int) rectify_item_get_kind (member->item) : -1, style);
}

static gboolean
is_same_level (const RectifyLabelStyle *a, const RectifyLabelStyle *b)
{
  g_autofree char *x = fold_style (a);
  g_autofree char *y = fold_style (b);

  return g_str_equal (x, y);
}

/* As written, blanks aside. */
static gboolean
is_same_style (const RectifyLabelStyle *a, const RectifyLabelStyle *b)
{
  g_autofree char *prefix_a = g_strstrip (g_strdup (a->prefix));
  g_autofree char *prefix_b = g_strstrip (g_strdup (b->prefix));
  g_autofree char *suffix_a = g_strstrip (g_strdup (a->suffix));
  g_autofree char *suffix_b = g_strstrip (g_strdup (b->suffix));

  return a->system == b->system && g_str_equal (prefix_a, prefix_b)
         && g_str_equal (suffix_a, suffix_b);
}

/* 1.1 is no number of one series. */
static gboolean
is_plain (const RectifyLabelStyle *style)
{
  for (const char *p = style->suffix; *p != '\0'; p = g_utf8_next_char (p))
    {
      RectifyNumeralSystem system = rectify_numeral_classify (g_utf8_get_char (p));

      if (system != RECTIFY_NUMERAL_NONE && system != RECTIFY_NUMERAL_ROMAN_UPPER
          && system != RECTIFY_NUMERAL_ROMAN_LOWER)
        return FALSE;
    }
  return TRUE;
}

static gboolean
goes_on (Series *series, const Member *member)
{
  return get_last (series)->number + 1 == member->number;
}

static gboolean
is_neighbour (Series *series, const Member *member)
{
  Member *last = get_last (series);

  return last->index + 1 == member->index
         && rectify_item_get_kind (last->item) == rectify_item_get_kind (member->item);
}

/* The series that a number belongs to, the newest first: NULL if it begins one. */
static Series *
find_series (GPtrArray *all, const Member *member)
{
  guint first = all->len > MAX_OPEN ? all->len - MAX_OPEN : 0;
  Series *level = NULL;

  for (guint i = all->len; i > first; i--)
    {
      Series *series = g_ptr_array_index (all, i - 1);

      if (goes_on (series, member) && is_same_style (get_last (series)->style, member->style))
        return series;
    }
  for (guint i = all->len; i > first; i--)
    {
      Series *series = g_ptr_array_index (all, i - 1);

      if (is_same_level (get_last (series)->style, member->style))
        {
          if (goes_on (series, member))
            return series;
          level = level != NULL ? level : series;
        }
      else if (goes_on (series, member) && is_neighbour (series, member)
               && fold_system (get_last (series)->style) == fold_system (member->style))
        return series;
    }
  /* Beginning anew is no fault, but for the first two. */
  if (member->number == 1 && level != NULL
      && !(get_last (level)->number == 1 && level->members->len == 1
           && is_neighbour (level, member)))
    return NULL;
  return level;
}

static void
report_gap (RectifyCheck *check, Series *series, const Member *member, guint last,
            const char *last_label)
{
  const RectifySpot spot = { member->item, RECTIFY_PLACE_LABEL, 0 };
  const char *label = rectify_item_get_label (member->item);
  RectifyFinding *finding;

  if (series->findings->len >= MAX_FINDINGS)
    return;
  if (member->number == last)
    finding
        = rectify_check_add (check, RECTIFY_FINDING_REPEATED_NUMBER, RECTIFY_SEVERITY_WARNING,
                             &spot, 0, strlen (label), _ ("The number “%s” stands twice."), label);
  else
    finding = rectify_check_add (check,
                                 member->number < last ? RECTIFY_FINDING_REPEATED_NUMBER
                                                       : RECTIFY_FINDING_SKIPPED_NUMBER,
                                 RECTIFY_SEVERITY_WARNING, &spot, 0, strlen (label),
                                 _ ("The number “%s” follows “%s”."), label, last_label);
  g_ptr_array_add (series->findings, finding);
}

static guint
get_number (RectifyItem *item)
{
  guint number = 0;
  g_autoptr (RectifyLabelStyle) style = NULL;

  if (item != NULL)
    style = rectify_label_style_parse (rectify_item_get_label (item), &number);
  return number;
}

/* A first number that is not 1 goes on where the last parent's children left off, or is wrong. */
static void
check_first (Survey *survey, Series *series, const Member *member)
{
  g_autofree char *key = make_key (member, FALSE);
  g_autofree char *kind_key = make_key (member, TRUE);
  RectifyItem *any = g_hash_table_lookup (survey->last_items, key);
  RectifyItem *last = g_hash_table_lookup (survey->last_items, kind_key);
  const RectifySpot spot = { member->item, RECTIFY_PLACE_LABEL, 0 };
  const char *label = rectify_item_get_label (member->item);

  if (member->number == 1 || (any != NULL && member->number == get_number (any) + 1)
      || (last != NULL && member->number == get_number (last) + 1))
    return;
  if (last != NULL && get_number (last) > 1)
    report_gap (survey->check, series, member, get_number (last), rectify_item_get_label (last));
  else
    rectify_check_add (survey->check, RECTIFY_FINDING_SKIPPED_NUMBER, RECTIFY_SEVERITY_WARNING,
                       &spot, 0, strlen (label), _ ("The numbering begins with “%s”."), label);
}

static void
add_member (Survey *survey, GPtrArray *all, Member *member)
{
  Series *series = find_series (all, member);

  if (series == NULL)
    {
      series = series_new ();
      g_ptr_array_add (all, series);
      check_first (survey, series, member);
    }
  else if (!goes_on (series, member))
    report_gap (survey->check, series, member, get_last (series)->number,
                rectify_item_get_label (get_last (series)->item));
  g_array_append_val (series->members, *member);
}

/* The style that most of a series is written in; a tie goes to the first. */
static const RectifyLabelStyle *
find_majority (Series *series, guint *n_alike)
{
  const RectifyLabelStyle *styles[MAX_OPEN];
  guint counts[MAX_OPEN] = { 0 };
  guint n_styles = 0, best = 0;

  for (guint i = 0; i < series->members->len; i++)
    {
      const RectifyLabelStyle *style = get_member (series, i)->style;
      guint j = 0;

      while (j < n_styles && !is_same_style (styles[j], style))
        j++;
      if (j == n_styles && n_styles < MAX_OPEN)
        styles[n_styles++] = style;
      if (j < n_styles)
        counts[j]++;
    }
  for (guint j = 1; j < n_styles; j++)
    if (counts[j] > counts[best])
      best = j;
  *n_alike = counts[best];
  return styles[best];
}

/* 一是 二要: a matter of taste. */
static gboolean
differs_in_words_only (const RectifyLabelStyle *a, const RectifyLabelStyle *b)
{
  return a->system == b->system && g_str_equal (a->prefix, b->prefix)
         && rectify_char_in (g_utf8_get_char (a->suffix), "是要")
         && rectify_char_in (g_utf8_get_char (b->suffix), "是要");
}

static void
add_relabel (RectifyFinding *finding, RectifyItem *item, const char *label)
{
  const RectifySpot spot = { item, RECTIFY_PLACE_LABEL, 0 };
  const char *old = rectify_item_get_label (item);
  RectifyChange *change = rectify_change_new (&spot);

  rectify_change_add (change, old, 0, strlen (old), label);
  rectify_finding_add_change (finding, change);
}

/* The first of each style but the usual one. */
static gboolean
is_first_odd (Series *series, guint position, const RectifyLabelStyle *usual)
{
  const RectifyLabelStyle *style = get_member (series, position)->style;

  if (is_same_style (style, usual))
    return FALSE;
  for (guint i = 0; i < position; i++)
    if (is_same_style (get_member (series, i)->style, style))
      return FALSE;
  return TRUE;
}

static void
report_odd (RectifyCheck *check, Series *series, const Member *odd, const RectifyLabelStyle *usual,
            guint n_alike)
{
  const RectifySpot spot = { odd->item, RECTIFY_PLACE_LABEL, 0 };
  const char *old = rectify_item_get_label (odd->item);
  g_autofree char *label = rectify_label_style_format (usual, odd->number);
  RectifyFinding *finding;

  finding = rectify_check_add (check, RECTIFY_FINDING_MIXED_NUMBERING,
                               differs_in_words_only (usual, odd->style) ? RECTIFY_SEVERITY_HINT
                                                                         : RECTIFY_SEVERITY_WARNING,
                               &spot, 0, strlen (old),
                               _ ("“%s” is numbered in another style than its neighbours (“%s”)."),
                               old, label);
  if (n_alike < 2 || n_alike + 1 != series->members->len)
    return;
  add_relabel (finding, odd->item, label);
  rectify_finding_set_mend (finding, g_strdup_printf (_ ("Write “%s”."), label));
}

static void
check_styles (RectifyCheck *check, Series *series)
{
  guint n_alike, n_found = 0;
  const RectifyLabelStyle *usual = find_majority (series, &n_alike);

  for (guint i = 0; i < series->members->len && n_found < MAX_FINDINGS; i++)
    if (is_first_odd (series, i, usual))
      {
        report_odd (check, series, get_member (series, i), usual, n_alike);
        n_found++;
      }
}

/* What is surely one series can be numbered anew: it begins with 1 and looks alike. */
static gboolean
can_renumber (Series *series)
{
  Member *first = get_member (series, 0);

  if (first->number != 1 || series->members->len < 3)
    return FALSE;
  for (guint i = 1; i < series->members->len; i++)
    {
      Member *member = get_member (series, i);

      if (!rectify_label_style_equal (first->style, member->style)
          || rectify_item_get_kind (first->item) != rectify_item_get_kind (member->item))
        return FALSE;
    }
  return TRUE;
}

static void
offer_renumbering (Series *series)
{
  if (!can_renumber (series))
    return;
  for (guint i = 0; i < series->findings->len; i++)
    {
      RectifyFinding *finding = g_ptr_array_index (series->findings, i);
      g_autofree char *last
          = rectify_label_style_format (get_last (series)->style, series->members->len);

      for (guint j = 0; j < series->members->len; j++)
        {
          Member *member = get_member (series, j);
          g_autofree char *label = rectify_label_style_format (member->style, j + 1);

          if (!g_str_equal (label, rectify_item_get_label (member->item)))
            add_relabel (finding, member->item, label);
        }
      rectify_finding_set_mend (
          finding,
          g_strdup_printf (_ ("Number these %u anew, from “%s” to “%s”."), series->members->len,
                           rectify_item_get_label (get_member (series, 0)->item), last));
    }
}

static void
remember (Survey *survey, Series *series)
{
  Member *last = get_last (series);

  g_hash_table_replace (survey->last_items, make_key (last, TRUE), last->item);
  g_hash_table_replace (survey->last_items, make_key (last, FALSE), last->item);
}

static void
check_children (Survey *survey, RectifyItem *parent)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (series_free);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      Member member = { rectify_item_get_child (parent, i), NULL, 0, i };

      member.style
          = rectify_label_style_parse (rectify_item_get_label (member.item), &member.number);
      if (member.style != NULL && is_plain (member.style))
        add_member (survey, all, &member);
      else
        rectify_label_style_free (member.style);
    }
  for (guint i = 0; i < all->len; i++)
    {
      Series *series = g_ptr_array_index (all, i);

      check_styles (survey->check, series);
      offer_renumbering (series);
      remember (survey, series);
    }
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    check_children (survey, rectify_item_get_child (parent, i));
}

/* Finds numbers that are repeated or left out, and siblings numbered in several styles. */
void
rectify_check_numbering (RectifyCheck *check)
{
  Survey survey = { check, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  check_children (&survey, rectify_plan_get_root (check->plan));
  g_hash_table_unref (survey.last_items);
}
