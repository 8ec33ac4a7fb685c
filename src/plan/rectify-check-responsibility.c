/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-placeholder-scan.h"

/* What is known of the items below an item. */
enum {
  HAS_PROBLEM = 1 << 0,
  HAS_MEASURE = 1 << 1,
  /* A measure that answers what stands beside it: one that is not below an area or problem of
   * its own. */
  HAS_LOOSE_MEASURE = 1 << 2,
};

static gboolean
is_kind (RectifyItem *item, RectifyItemKind kind)
{
  return rectify_item_get_kind (item) == kind;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static guint
survey_below (RectifyItem *item, GHashTable *below)
{
  guint all = 0;

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      guint of_child = survey_below (child, below);

      all |= of_child & (HAS_PROBLEM | HAS_MEASURE);
      if (is_kind (child, RECTIFY_ITEM_PROBLEM))
        all |= HAS_PROBLEM;
      else if (is_kind (child, RECTIFY_ITEM_MEASURE))
        all |= HAS_MEASURE | HAS_LOOSE_MEASURE;
      else if (!is_kind (child, RECTIFY_ITEM_AREA) || !(of_child & HAS_PROBLEM))
        all |= of_child & HAS_LOOSE_MEASURE;
    }
  g_hash_table_insert (below, item, GUINT_TO_POINTER (all));
  return all;
}

static guint
get_below (GHashTable *below, RectifyItem *item)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (below, item));
}

/* By measures below it, beside it, or in a part of the plan that answers all. */
static gboolean
is_answered (RectifyItem *problem, GHashTable *below)
{
  if (get_below (below, problem) & HAS_MEASURE)
    return TRUE;
  for (RectifyItem *item = rectify_item_get_parent (problem); item != NULL;
       item = rectify_item_get_parent (item))
    if (get_below (below, item) & HAS_LOOSE_MEASURE)
      return TRUE;
  return FALSE;
}

static void
check_measures (RectifyCheck *check, GHashTable *below)
{
  guint whole = get_below (below, rectify_plan_get_root (check->plan));

  if (!(whole & HAS_PROBLEM))
    return;
  if (!(whole & HAS_MEASURE))
    {
      rectify_check_add_plan (check, RECTIFY_FINDING_NO_MEASURE, RECTIFY_SEVERITY_WARNING,
                              _ ("The plan has problems, but not one measure."));
      return;
    }
  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);

      if (is_kind (item, RECTIFY_ITEM_PROBLEM) && !is_answered (item, below))
        rectify_check_add_item (check, RECTIFY_FINDING_NO_MEASURE, item,
                                _ ("No measure answers the problem “%s”."));
    }
}

/* What a measure needs: somebody, or a time. */
typedef gboolean (*HasFunc) (RectifyItem *item);

static gboolean
is_blank_assignment (RectifyAssignment *assignment)
{
  const char *const *names = rectify_assignment_get_names (assignment);

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_blank (names[i]))
      return FALSE;
  return is_blank (rectify_assignment_get_text (assignment));
}

static gboolean
has_leader (RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  for (guint i = 0; i < assignments->len; i++)
    if (rectify_assignment_get_role (g_ptr_array_index (assignments, i)) == RECTIFY_ROLE_LEADER
        && !is_blank_assignment (g_ptr_array_index (assignments, i)))
      return TRUE;
  return FALSE;
}

/* Many plans name units or persons and no leaders, on purpose. */
static gboolean
has_party (RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  for (guint i = 0; i < assignments->len; i++)
    if (!is_blank_assignment (g_ptr_array_index (assignments, i)))
      return TRUE;
  return FALSE;
}

static gboolean
has_deadline (RectifyItem *item)
{
  RectifyDeadline *deadline = rectify_item_get_deadline (item);

  return deadline != NULL
         && (!is_blank (rectify_deadline_get_text (deadline))
             || rectify_deadline_get_due (deadline) != NULL);
}

static gboolean
has_inherited (RectifyItem *item, HasFunc has)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (has (item))
      return TRUE;
  return FALSE;
}

/* Measures beside problems that name somebody are these problems' measures. */
static gboolean
is_named_beside (RectifyItem *parent, HasFunc has)
{
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (is_kind (child, RECTIFY_ITEM_PROBLEM) && has (child))
        return TRUE;
    }
  return FALSE;
}

/* Measures that all lack the same thing are named once, by the problem or area that holds them. */
static void
check_holder (RectifyCheck *check, RectifyItem *parent, RectifyFindingKind kind, HasFunc has,
              const char *of_holder, const char *of_measure)
{
  g_autoptr (GPtrArray) lacking = g_ptr_array_new ();
  guint n_measures = 0;

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (!is_kind (child, RECTIFY_ITEM_MEASURE))
        continue;
      n_measures++;
      if (!has (child))
        g_ptr_array_add (lacking, child);
    }
  if (lacking->len == 0 || has_inherited (parent, has) || is_named_beside (parent, has))
    return;
  if (lacking->len == n_measures
      && (is_kind (parent, RECTIFY_ITEM_PROBLEM) || is_kind (parent, RECTIFY_ITEM_AREA)))
    rectify_check_add_item (check, kind, parent, of_holder);
  else
    for (guint i = 0; i < lacking->len; i++)
      rectify_check_add_item (check, kind, g_ptr_array_index (lacking, i), of_measure);
}

/* Where nothing in the plan has it, this is said once, and less loudly if it has something like
 * it. */
static void
check_need (RectifyCheck *check, RectifyFindingKind kind, HasFunc has, HasFunc has_instead,
            const char *of_plan, const char *of_holder, const char *of_measure)
{
  gboolean any_measure = FALSE, any = FALSE, any_instead = FALSE;

  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);

      any_measure = any_measure || is_kind (item, RECTIFY_ITEM_MEASURE);
      any = any || has (item);
      any_instead = any_instead || has_instead (item);
    }
  if (!any_measure)
    return;
  if (!any)
    {
      rectify_check_add_plan (check, kind,
                              any_instead ? RECTIFY_SEVERITY_HINT : RECTIFY_SEVERITY_WARNING,
                              of_plan);
      return;
    }
  check_holder (check, rectify_plan_get_root (check->plan), kind, has, of_holder, of_measure);
  for (guint i = 0; i < check->items->len; i++)
    check_holder (check, g_ptr_array_index (check->items, i), kind, has, of_holder, of_measure);
}

static void
check_date (RectifyCheck *check, RectifyItem *item, const GDate *meeting)
{
  const RectifySpot spot = { item, RECTIFY_PLACE_DEADLINE, 0 };
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  const GDate *due = deadline != NULL ? rectify_deadline_get_due (deadline) : NULL;
  int year = rectify_plan_get_year (check->plan);
  gboolean early;
  g_autofree char *quote = NULL;

  if (due == NULL)
    return;
  early = meeting != NULL ? g_date_compare (due, meeting) < 0 : (int) g_date_get_year (due) < year;
  if (!early)
    return;
  quote = rectify_check_quote (rectify_deadline_get_text (deadline), -1);
  if (meeting != NULL)
    rectify_check_add (check, RECTIFY_FINDING_EARLY_DATE, RECTIFY_SEVERITY_WARNING, &spot, 0,
                       strlen (rectify_deadline_get_text (deadline)),
                       _ ("The deadline “%s” is before the meeting of %s."), quote,
                       rectify_plan_get_meeting_date (check->plan));
  else
    rectify_check_add (check, RECTIFY_FINDING_EARLY_DATE, RECTIFY_SEVERITY_WARNING, &spot, 0,
                       strlen (rectify_deadline_get_text (deadline)),
                       _ ("The deadline “%s” is before the plan’s year, %d."), quote, year);
}

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* “2026年2月30日”, “26.6.30”: meant as a day, but nothing would ever be late by it. */
static void
check_meaning (RectifyCheck *check, RectifyItem *item)
{
  const RectifySpot spot = { item, RECTIFY_PLACE_DEADLINE, 0 };
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  const char *text = deadline != NULL ? rectify_deadline_get_text (deadline) : "";
  g_autofree char *quote = NULL;
  gsize start, end;

  if (deadline == NULL || rectify_deadline_get_kinds (deadline) != RECTIFY_DEADLINE_NONE
      || !has_digit (text) || rectify_placeholder_scan (text, 0, &start, &end))
    return;
  quote = rectify_check_quote (text, -1);
  rectify_check_add (check, RECTIFY_FINDING_UNCLEAR_DEADLINE, RECTIFY_SEVERITY_HINT, &spot, 0,
                     strlen (text), _ ("It is not clear what the deadline “%s” means."), quote);
}

/* “巡察反馈后2个月内”, “十一月底” in no year: nothing would ever be late by it either. What is to be
 * done at once or for long as well is followed up without a day. */
static void
check_due_day (RectifyCheck *check, RectifyItem *item)
{
  const RectifySpot spot = { item, RECTIFY_PLACE_DEADLINE, 0 };
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  const char *text = deadline != NULL ? rectify_deadline_get_text (deadline) : "";
  g_autofree char *quote = NULL;
  gsize start, end;

  if (deadline == NULL || rectify_deadline_get_kinds (deadline) != RECTIFY_DEADLINE_DATED
      || rectify_deadline_get_due (deadline) != NULL || rectify_item_is_finished (item)
      || rectify_placeholder_scan (text, 0, &start, &end))
    return;
  quote = rectify_check_quote (text, -1);
  rectify_check_add (check, RECTIFY_FINDING_NO_DUE_DAY, RECTIFY_SEVERITY_WARNING, &spot, 0,
                     strlen (text),
                     _ ("No day can be reckoned from the deadline “%s”, so nothing will be due or "
                        "late by it. Enter the day."),
                     quote);
}

/* Only problems and measures are followed up: who answers for something else, or until when, is
 * read by nobody. */
static void
check_is_task (RectifyCheck *check, RectifyItem *item, GHashTable *below)
{
  if (is_kind (item, RECTIFY_ITEM_PROBLEM) || is_kind (item, RECTIFY_ITEM_MEASURE)
      || get_below (below, item) != 0 || !(has_party (item) || has_deadline (item)))
    return;
  rectify_check_add_item (check, RECTIFY_FINDING_NOT_A_TASK, item,
                          _ ("“%s” says who answers for it or until when, but is no task: neither "
                             "the ledger nor the reminders have it. Make it a problem or a "
                             "measure."));
}

/* Finds what nobody answers for, what has no time or no clear one, what is due before it was
 * decided, and what is no task though it looks like one. */
void
rectify_check_responsibility (RectifyCheck *check)
{
  g_autoptr (GHashTable) below = g_hash_table_new (NULL, NULL);
  g_autofree GDate *meeting
      = rectify_date_from_string (rectify_plan_get_meeting_date (check->plan));

  survey_below (rectify_plan_get_root (check->plan), below);
  check_measures (check, below);
  check_need (check, RECTIFY_FINDING_NO_LEADER, has_leader, has_party,
              _ ("No leader is named anywhere in the plan."),
              _ ("No leader is named for the measures of “%s”."),
              _ ("No leader is named for the measure “%s”."));
  check_need (check, RECTIFY_FINDING_NO_DEADLINE, has_deadline, has_deadline,
              _ ("No deadline is named anywhere in the plan."),
              _ ("No deadline is named for the measures of “%s”."),
              _ ("No deadline is named for the measure “%s”."));
  for (guint i = 0; i < check->items->len; i++)
    {
      check_date (check, g_ptr_array_index (check->items, i), meeting);
      check_meaning (check, g_ptr_array_index (check->items, i));
      check_due_day (check, g_ptr_array_index (check->items, i));
      check_is_task (check, g_ptr_array_index (check->items, i), below);
    }
}
