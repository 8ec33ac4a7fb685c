/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "outline-plan.h"
#include "random-plan.h"
#include "rectify-check-private.h"
#include "rectify-placeholder.h"

static const char *const pieces[]
    = { "X",    "XX",   "×",       "**",   "*",      "某",     "__",     "○",
        "月",   "日",   "3",       "x",    "，",     ",",      ";",      "。",
        "、",   "(",    ")",       "（",   "）",     "《",     "》",     "“",
        "”",    "’",    " ",       "12",   "个问题", "条措施", "由",     "区",
        "县",   "市场", "教育",    "体育", "局",     "委",     "办公室", "和",
        "牵头", "负责", "学习",    "制度", "加强",   "\n",     "㐀",     "\360\240\200\213",
        "é",    "a",    "http://", "8:30" };

static char *
make_words (guint most)
{
  GString *words = g_string_new (NULL);
  guint n = g_test_rand_int_range (0, most);

  for (guint i = 0; i < n; i++)
    g_string_append (words, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (words, FALSE);
}

static void
set_assignments (RectifyItem *item)
{
  guint n = g_test_rand_int_range (0, 3);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = make_words (6);
      g_autofree char *second = make_words (6);
      g_autofree char *text
          = g_test_rand_bit () ? g_strconcat (first, "、", second, NULL) : make_words (9);
      const char *const names[] = { first, second, NULL };
      g_autoptr (RectifyWording) wording
          = rectify_wording_new_full ("（", g_test_rand_bit () ? "责任单位" : "",
                                      g_test_rand_bit () ? "：" : "", text, "）", 0, i, FALSE);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new_worded (g_test_rand_int_range (0, RECTIFY_N_ROLES), wording,
                                           names);

      rectify_item_add_assignment (item, assignment);
    }
}

static gboolean
scramble (RectifyItem *item, gpointer user_data)
{
  gint64 *next_id = user_data;
  g_autofree char *heading = make_words (6);
  g_autofree char *text = make_words (25);

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  rectify_item_set_id (item, ++*next_id);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  set_assignments (item);
  return TRUE;
}

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = random_plan_new (g_test_rand_int_range (0, 40));
  g_autofree char *title = make_words (8);
  gint64 next_id = 0;

  rectify_plan_set_title (plan, title);
  if (g_test_rand_bit ())
    rectify_plan_set_meeting_date (plan, "2023-06-15");
  rectify_item_foreach (rectify_plan_get_root (plan), scramble, &next_id);
  return plan;
}

static gboolean
is_border (const char *text, gsize offset)
{
  return offset == strlen (text) || ((guchar) text[offset] & 0xc0) != 0x80;
}

/* The words of a finding lie in its text, on the borders of characters. */
static void
assert_place (RectifyFinding *finding, RectifyPlan *plan)
{
  RectifySpot spot = { finding->item, finding->place, finding->index };
  const char *text = rectify_spot_get_text (&spot, plan);

  g_assert_nonnull (text);
  g_assert_cmpuint (finding->start, <=, finding->end);
  g_assert_cmpuint (finding->end, <=, strlen (text));
  g_assert_true (is_border (text, finding->start));
  g_assert_true (is_border (text, finding->end));
  g_assert_true (g_utf8_validate (rectify_finding_get_message (finding), -1, NULL));
  g_assert_true (spot.item == NULL
                 || rectify_item_is_ancestor (rectify_plan_get_root (plan), spot.item));
}

static gboolean
clear_label (RectifyItem *item, gpointer user_data)
{
  rectify_item_set_label (item, "");
  return TRUE;
}

static gboolean
clear_assignments (RectifyItem *item, gpointer user_data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  rectify_item_set_assignments (item, none);
  return TRUE;
}

/* The plan without what a mend may change. */
static char *
describe_rest (RectifyPlan *plan, RectifyFinding *finding)
{
  g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);
  RectifyItem *item = rectify_finding_get_item (finding);
  RectifyPlace place = finding->place;

  if (item != NULL)
    item = rectify_plan_find_item (copy, rectify_item_get_id (item));
  switch (rectify_finding_get_kind (finding))
    {
    case RECTIFY_FINDING_REPEATED_NUMBER:
    case RECTIFY_FINDING_SKIPPED_NUMBER:
    case RECTIFY_FINDING_MIXED_NUMBERING:
      rectify_item_foreach (rectify_plan_get_root (copy), clear_label, NULL);
      break;
    case RECTIFY_FINDING_PARTY_SPELLING:
    case RECTIFY_FINDING_UNIT_TWO_NAMES:
      rectify_item_foreach (rectify_plan_get_root (copy), clear_assignments, NULL);
      break;
    default:
      if (place == RECTIFY_PLACE_PLAN_TITLE)
        rectify_plan_set_title (copy, "");
      else if (place == RECTIFY_PLACE_HEADING)
        rectify_item_set_heading (item, "");
      else if (place == RECTIFY_PLACE_TEXT)
        rectify_item_set_text (item, "");
      else if (place == RECTIFY_PLACE_ASSIGNMENT)
        clear_assignments (item, NULL);
      else if (place == RECTIFY_PLACE_DEADLINE)
        rectify_item_set_deadline (item, NULL);
    }
  return random_plan_describe (copy);
}

static void
assert_mend (RectifyFinding *finding, RectifyPlan *plan)
{
  g_autofree char *mend = rectify_finding_dup_mend (finding);
  g_autoptr (RectifyPlan) copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (mend != NULL, ==, rectify_finding_can_mend (finding));
  if (mend == NULL)
    {
      g_assert_false (rectify_finding_mend (finding, plan));
      return;
    }
  copy = rectify_plan_copy (plan);
  before = describe_rest (plan, finding);
  g_assert_true (rectify_finding_mend (finding, copy));
  after = describe_rest (copy, finding);
  g_assert_cmpstr (after, ==, before);
}

static void
test_random (void)
{
  guint n_mends = 0;

  for (guint i = 0; i < (g_test_slow () ? 2000 : 100); i++)
    {
      g_autoptr (RectifyPlan) plan = make_plan ();
      g_autofree char *before = random_plan_describe (plan);
      g_autofree char *after = NULL;
      g_autoptr (RectifyCheck) check = rectify_check_run (plan);
      guint last = 0;

      for (guint j = 0; j < check->findings->len; j++)
        {
          RectifyFinding *finding = g_ptr_array_index (check->findings, j);
          guint rank = 0;

          assert_place (finding, plan);
          assert_mend (finding, plan);
          n_mends += rectify_finding_can_mend (finding);
          if (g_ptr_array_find (check->items, rectify_finding_get_item (finding), &rank))
            rank++;
          g_assert_cmpuint (last, <=, rank);
          last = rank;
        }
      after = random_plan_describe (plan);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpuint (n_mends, >, 100);
}

/* Every listed placeholder can be filled in; what is filled in with words is gone. */
static void
test_random_filling (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (RectifyPlan) plan = make_plan ();
      g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);
      g_autoptr (GPtrArray) all = rectify_plan_list_placeholders (plan);
      g_autofree const char **words = g_new (const char *, all->len + 1);

      for (guint j = 0; j < all->len; j++)
        {
          RectifyPlaceholder *placeholder = g_ptr_array_index (all, j);
          g_autofree char *context = rectify_placeholder_dup_context (placeholder);

          words[j] = "事";
          g_assert_true (
              g_str_has_prefix (context + rectify_placeholder_get_context_offset (placeholder),
                                rectify_placeholder_get_text (placeholder)));
        }
      g_assert_cmpuint (rectify_placeholders_fill (all, words, copy), ==, all->len);
      g_assert_cmpuint (rectify_placeholders_fill (all, words, copy), <=, all->len);
    }
}

/* Ten thousand measures, of which @n_kinds differ, one below each problem. */
static RectifyPlan *
make_large_plan (guint n_kinds, gboolean common_words)
{
  RectifyPlan *plan = rectify_plan_new ();

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
      g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (GString) text
          = g_string_new (common_words ? "建立健全学习制度每季度研讨三次" : "");
      guint n = (i % n_kinds + 1) * 2654435761u;

      for (guint j = 0; j < 20; j++, n = n * 1664525u + 1013904223u)
        g_string_append_unichar (text, 0x4e00 + (n >> 16) % 3000);
      rectify_item_set_text (measure, text->str);
      rectify_item_set_heading (problem, "学得少。");
      rectify_item_append_child (problem, measure);
      rectify_item_append_child (rectify_plan_get_root (plan), problem);
    }
  return plan;
}

/* The measures of a large plan are not all compared with each other. */
static void
test_large (void)
{
  static const struct {
    guint n_kinds;
    gboolean common_words;
    guint n_similar;
  } cases[] = { { 1, FALSE, 1 }, { 10, FALSE, 10 }, { 10000, FALSE, 0 }, { 10000, TRUE, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = make_large_plan (cases[i].n_kinds, cases[i].common_words);
      g_autoptr (RectifyCheck) check = rectify_check_run (plan);
      guint n_similar = 0;

      for (guint j = 0; j < check->findings->len; j++)
        n_similar += rectify_finding_get_kind (g_ptr_array_index (check->findings, j))
                     == RECTIFY_FINDING_SIMILAR_MEASURES;
      g_assert_cmpuint (n_similar, ==, cases[i].n_similar);
      g_assert_cmpuint (check->n_comparisons, <=, 10000 * 50);
    }
}

/* A text with very many faults gives few findings, and its mend is one pass. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new ("R ||");
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) placeholders = NULL;
  g_autofree const char **words = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "学,，《XX月");
  plan = outline_plan_new (text->str);
  findings = rectify_plan_check (plan);
  g_assert_cmpuint (findings->len, <=, 30);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);

      g_assert_cmpint (rectify_finding_mend (g_ptr_array_index (findings, i), copy), ==,
                       rectify_finding_can_mend (g_ptr_array_index (findings, i)));
    }
  placeholders = rectify_plan_list_placeholders (plan);
  g_assert_cmpuint (placeholders->len, ==, 50000);
  words = g_new (const char *, placeholders->len);
  for (guint i = 0; i < placeholders->len; i++)
    words[i] = "6";
  g_assert_cmpuint (rectify_placeholders_fill (placeholders, words, plan), ==, 50000);
  g_assert_true (g_str_has_suffix (
      rectify_item_get_text (rectify_item_get_child (rectify_plan_get_root (plan), 0)), "《6月"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/check/random", test_random);
  g_test_add_func ("/plan/check/random-filling", test_random_filling);
  g_test_add_func ("/plan/check/large", test_large);
  g_test_add_func ("/plan/check/long-text", test_long_text);
  return g_test_run ();
}
