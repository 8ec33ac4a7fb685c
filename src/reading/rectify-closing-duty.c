/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-closing-duty.h"

#include <string.h>

#include "rectify-deadline-phrase.h"
#include "rectify-duty-clause.h"
#include "rectify-item.h"
#include "rectify-party-list.h"

/* More clauses say something else. */
#define MAX_CLAUSES 6
/* The measure itself has so many characters at least. */
#define MIN_WORDS 4

typedef struct {
  RectifyVocabulary *vocabulary;
  int year;
} Taker;

/* A clause of a text: from the mark before it to the one before the next. Bytes of the text. */
typedef struct {
  gsize start;
  gsize words;
  gsize end;
  RectifyDutyClause duty;
} Clause;

static gboolean
is_mark (const char *p)
{
  return g_utf8_strchr ("，,。；;", -1, g_utf8_get_char (p)) != NULL;
}

static gboolean
is_filler (const char *p)
{
  return is_mark (p) || g_unichar_isspace (g_utf8_get_char (p));
}

/* Where the marks and blanks at the end of a text begin. */
static gsize
skip_fillers_back (const char *text, gsize end)
{
  while (end > 0)
    {
      const char *previous = g_utf8_find_prev_char (text, text + end);

      if (!is_filler (previous))
        break;
      end = previous - text;
    }
  return end;
}

static gsize
find_clause (const char *text, gsize end)
{
  while (end > 0)
    {
      const char *previous = g_utf8_find_prev_char (text, text + end);

      if (is_mark (previous))
        break;
      end = previous - text;
    }
  while (g_unichar_isspace (g_utf8_get_char (text + end)))
    end = g_utf8_next_char (text + end) - text;
  return end;
}

/* What closes a sentence belongs to the words before it; a comma to the clause behind it. */
static gsize
keep_closing_mark (const char *text, gsize position)
{
  while (text[position] != '\0'
         && g_utf8_strchr ("。；;", -1, g_utf8_get_char (text + position)) != NULL)
    position = g_utf8_next_char (text + position) - text;
  return position;
}

/* The clauses at the end of a text that say who and until when, the last first. */
static GArray *
find_clauses (Taker *self, const char *text)
{
  GArray *clauses = g_array_new (FALSE, FALSE, sizeof (Clause));
  gsize end = strlen (text), stop = skip_fillers_back (text, end);

  while (stop > 0 && clauses->len < MAX_CLAUSES)
    {
      Clause clause = { .words = find_clause (text, stop), .end = end };
      g_autofree char *words = g_strndup (text + clause.words, stop - clause.words);

      if (!rectify_duty_clause_read (self->vocabulary, words, self->year, &clause.duty))
        break;
      stop = skip_fillers_back (text, clause.words);
      clause.start = end = keep_closing_mark (text, stop);
      g_array_append_val (clauses, clause);
    }
  return clauses;
}

/* Does anything before them say the same of a part of the measure? */
static gboolean
is_said_before (const char *text, gsize end)
{
  gsize stop = skip_fillers_back (text, end);

  while (stop > 0)
    {
      gsize words = find_clause (text, stop);
      g_autofree char *clause = g_strndup (text + words, stop - words);

      if (rectify_duty_clause_may_end (clause))
        return TRUE;
      stop = skip_fillers_back (text, words);
    }
  return FALSE;
}

/* “一是…；二是…，纪检组负责”: which part somebody does nobody can tell. */
static gboolean
has_parts (const char *rest)
{
  static const char *const marks[]
      = { "一是",   "二是",   "①",     "②",      "⑴",        "⑵",        "（1）",
          "(1)",    "（一）", "（2）", "(2)",    "第一步",   "第二步",   "第一，",
          "首先，", "近期",   "远期",  "一方面", "第一阶段", "第二阶段", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (strstr (rest, marks[i]) != NULL)
      return TRUE;
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    if ((g_utf8_get_char (p) == ';' || g_str_has_prefix (p, "；"))
        && skip_fillers_back (rest, strlen (rest)) > (gsize) (p - rest))
      return TRUE;
  return FALSE;
}

/* Is what stands before them a condition, what is laid down elsewhere, or another name, rather than
 * what they are to do? “凡逾期未整改的，由纪委负责” */
static gboolean
needs_more (Taker *self, const char *rest)
{
  static const char *const starts[] = { "如", "凡", "若" };
  static const char *const ends[] = { "的", "时", "明确", "规定", "决定", "指出", "提出" };
  static const char *const inside[] = { "规定", "约定" };
  gsize stop = skip_fillers_back (rest, strlen (rest));
  gsize start = find_clause (rest, stop);
  g_autofree char *clause = g_strndup (rest + start, stop - start);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (clause, starts[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (clause, ends[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    if (strstr (clause, inside[i]) != NULL)
      return TRUE;
  return start > 0 && rectify_duty_clause_is_name (self->vocabulary, clause);
}

/* Is it sure that they speak of the whole measure: one limit at most, and no weak clause alone? */
static gboolean
are_sure (Taker *self, RectifyItem *item, const char *text, GArray *clauses)
{
  const char *heading = rectify_item_get_heading (item);
  g_autofree char *before = NULL;
  g_autofree char *rest = NULL;
  guint n_deadlines = 0, n_weak = 0;
  gsize start;

  if (clauses->len == 0)
    return FALSE;
  start = g_array_index (clauses, Clause, clauses->len - 1).start;
  for (guint i = 0; i < clauses->len; i++)
    {
      const RectifyDutyClause *duty = &g_array_index (clauses, Clause, i).duty;

      n_deadlines += duty->is_deadline;
      n_weak += duty->is_weak;
    }
  before = g_strndup (text, start);
  rest = g_strconcat (heading, before, NULL);
  return n_deadlines <= 1 && !has_parts (rest) && !needs_more (self, rest)
         && (clauses->len > 1 || n_weak == 0)
         && (*heading != '\0' ? start == 0 || g_utf8_strlen (text, start) >= MIN_WORDS
                              : g_utf8_strlen (text, start) >= MIN_WORDS)
         && !is_said_before (heading, strlen (heading)) && !is_said_before (text, start);
}

static gboolean
is_in_table (RectifyItem *item)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (*rectify_item_get_columns (item) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_bare_measure (RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE
         && rectify_item_get_n_children (item) == 0 && rectify_item_get_assignments (item)->len == 0
         && rectify_item_get_deadline (item) == NULL && rectify_item_get_lead_in (item) == NULL
         && strpbrk (rectify_item_get_text (item), "\n\t\v") == NULL && !is_in_table (item);
}

static RectifyWording *
make_wording (const char *text, const Clause *clause, guint order)
{
  gsize start = clause->words + clause->duty.start, end = clause->words + clause->duty.end;
  g_autofree char *before = g_strndup (text + clause->start, start - clause->start);
  g_autofree char *words = g_strndup (text + start, end - start);
  g_autofree char *after = g_strndup (text + end, clause->end - end);

  return rectify_wording_new_full (before, "", "", words, after, RECTIFY_PLACE_DEFAULT, order,
                                   TRUE);
}

static void
set_fields (Taker *self, RectifyItem *item, const char *text, GArray *clauses)
{
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);

  for (guint i = clauses->len; i > 0; i--)
    {
      const Clause *clause = &g_array_index (clauses, Clause, i - 1);
      g_autoptr (RectifyWording) wording = make_wording (text, clause, clauses->len - i);

      if (clause->duty.is_deadline)
        {
          GDate due;
          RectifyDeadlineKinds kinds
              = rectify_deadline_phrase_read (self->vocabulary, wording->text, self->year, &due);
          g_autoptr (RectifyDeadline) deadline = rectify_deadline_new_worded (wording, kinds, &due);

          rectify_item_set_deadline (item, deadline);
        }
      else
        {
          g_auto (GStrv) names = rectify_party_list_split (self->vocabulary, wording->text);

          g_ptr_array_add (assignments,
                           rectify_assignment_new_worded (clause->duty.role, wording,
                                                          (const char *const *) names));
        }
    }
  rectify_item_set_assignments (item, assignments);
}

static gboolean
take (RectifyItem *item, gpointer user_data)
{
  Taker *self = user_data;
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GArray) clauses = NULL;

  if (!is_bare_measure (item))
    return TRUE;
  text = g_strdup (rectify_item_get_text (item));
  clauses = find_clauses (self, text);
  if (!are_sure (self, item, text, clauses))
    return TRUE;
  rest = g_strndup (text, g_array_index (clauses, Clause, clauses->len - 1).start);
  /* A sentence with nothing but fields behind it is no heading. */
  if (*rest == '\0')
    {
      g_free (rest);
      rest = g_strdup (rectify_item_get_heading (item));
      rectify_item_set_heading (item, "");
    }
  rectify_item_set_text (item, rest);
  set_fields (self, item, text, clauses);
  return TRUE;
}

/**
 * rectify_closing_duty_take:
 * @reading: a reading, whose plan is whole
 * @vocabulary: a vocabulary
 * @year: the plan's year, 0 if unknown
 *
 * Makes assignments and the deadline of a measure of the clauses that it closes with, where these say
 * plainly who does it and until when: “…，办公室牵头，张三负责，6月底前完成。” They have no label and run
 * on in the words of the measure, so that the plan is written again as it was. Measures that have
 * fields of their own, and those of tables, are left alone.
 */
void
rectify_closing_duty_take (RectifyReading *reading, RectifyVocabulary *vocabulary, int year)
{
  Taker self = { vocabulary, year };

  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), take, &self);
}
