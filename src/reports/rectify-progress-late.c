/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-late.h"

#include <string.h>

#include "rectify-progress-words.h"
#include "rectify-report-parties.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"
#include "rectify-typed.h"

static RectifyItem *
find_problem (RectifyItem *item)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (rectify_item_get_kind (item) == RECTIFY_ITEM_PROBLEM)
      return item;
  return NULL;
}

/* Quotes within quotes are single ones (GB/T 15834-2011, 4.8). */
static char *
dup_in_quotes (const char *text)
{
  g_autoptr (GString) inner = g_string_new (text);

  g_string_replace (inner, "“", "‘", 0);
  g_string_replace (inner, "”", "’", 0);
  return g_strdup (inner->str);
}

/**
 * rectify_progress_late_dup_heading:
 * @item: a task that is late
 * @label: its label, "" if it has none
 *
 * Returns: (transfer full): what it is, and what problem it answers, as a sentence
 */
char *
rectify_progress_late_dup_heading (RectifyItem *item, const char *label)
{
  RectifyItem *problem = find_problem (rectify_item_get_parent (item));
  g_autofree char *own = rectify_progress_words_dup_sentence (item);
  g_autofree char *above = problem != NULL ? rectify_progress_words_dup_short (problem) : NULL;
  g_autofree char *quoted = above != NULL ? dup_in_quotes (above) : NULL;
  g_autofree char *measure = NULL;

  if (quoted == NULL)
    return g_steal_pointer (&own);
  measure = g_strconcat (label, own, NULL);
  /* What is called a problem already is not called so once more. */
  if (g_str_has_suffix (above, rectify_report_words_get ("progress", "problem")))
    return g_strconcat (above, rectify_report_words_get ("marks", "colon"), measure, NULL);
  return rectify_report_words_dup_filled ("progress", "late-measure",
                                          RECTIFY_FILL ("problem", quoted, "measure", measure));
}

/* A deadline as written may end a sentence; here more follows. */
static char *
dup_unmarked (const char *text)
{
  static const char *const marks[] = { "。", "；", "，", ".", ";", "," };
  char *words = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (words, marks[i]))
      {
        words[strlen (words) - strlen (marks[i])] = '\0';
        break;
      }
  return words;
}

/* What was to be done by that day: the words of the deadline, or the goal of a stage. */
static char *
dup_due_words (RectifyItem *item, const GDate *date)
{
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  RectifyStep *stage = rectify_item_find_next_stage (item);

  if (stage != NULL && rectify_step_get_date (stage) == date)
    return dup_unmarked (rectify_step_get_text (stage));
  return dup_unmarked (rectify_deadline_get_text (deadline));
}

/* How far off the day is, or how long past. */
static char *
dup_left (const GDate *date, const GDate *today)
{
  int left = g_date_days_between (today, date);
  g_autofree char *number = g_strdup_printf ("%d", ABS (left));

  return rectify_report_words_dup_filled ("calls",
                                          left < 0    ? "overdue"
                                          : left == 0 ? "due-today"
                                                      : "days-left",
                                          RECTIFY_FILL ("number", number));
}

/* Whether words name a day, be it as “2026-10-31” or “2026.9.30前”: it is not said twice. */
static gboolean
name_day (const char *words, const GDate *date, const char *day)
{
  g_autofree char *plain = g_strdup (words);
  GDate named;

  if (strstr (words, day) != NULL)
    return TRUE;
  if (g_str_has_suffix (plain, "前"))
    plain[strlen (plain) - strlen ("前")] = '\0';
  return rectify_typed_read_date (plain, &named) && g_date_compare (&named, date) == 0;
}

/**
 * rectify_progress_late_dup_due:
 * @item: a task
 * @options: the day the report is made on
 *
 * Returns: (transfer full): its deadline as written; in lines of their own the day, where the words
 *   do not have it, or the stage that comes first, and how far off that is or how long past
 */
char *
rectify_progress_late_dup_due (RectifyItem *item, const RectifyReportOptions *options)
{
  const GDate *date = rectify_item_find_next_due (item);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  RectifyStep *stage = rectify_item_find_next_stage (item);
  g_autofree char *words
      = dup_unmarked (deadline != NULL ? rectify_deadline_get_text (deadline) : "");
  g_autofree char *day = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *line = NULL;
  g_autofree char *left = NULL;

  if (date == NULL)
    return g_steal_pointer (&words);
  day = rectify_report_words_dup_date (date);
  left = dup_left (date, rectify_report_options_get_today (options));
  if (stage != NULL && rectify_step_get_date (stage) == date)
    {
      goal = dup_due_words (item, date);
      line = rectify_report_words_dup_filled ("calls", "stage",
                                              RECTIFY_FILL ("goal", goal, "day", day));
    }
  else if (!name_day (words, date, day))
    line = g_strdup (day);
  return g_strconcat (words, *words != '\0' ? "\n" : "", line != NULL ? line : "",
                      line != NULL ? "\n" : "", left, NULL);
}

static void
append_deadline (GString *text, RectifyItem *item)
{
  const GDate *date = rectify_item_find_next_due (item);
  g_autofree char *day = rectify_report_words_dup_date (date);
  g_autofree char *words = dup_due_words (item, date);
  g_autofree char *due
      = *words == '\0' ? g_strdup (day)
        : name_day (words, date, day)
            ? g_strdup (words)
            : rectify_report_words_dup_filled ("progress", "late-due",
                                               RECTIFY_FILL ("deadline", words, "day", day));
  g_autofree char *filled = rectify_report_words_dup_filled ("progress", "late-deadline",
                                                             RECTIFY_FILL ("deadline", due));

  g_string_append (text, filled);
}

static void
append_parties (GString *text, RectifyItem *item)
{
  const char *semicolon = rectify_report_words_get ("marks", "semicolon");
  RectifyTask task = { NULL, NULL, item, NULL };
  g_autoptr (GPtrArray) parties = rectify_report_list_parties (&task);

  for (guint i = 0; i < parties->len; i++)
    {
      const RectifyReportParty *party = g_ptr_array_index (parties, i);

      g_string_append_printf (text, "%s%s%s%s", semicolon, party->label,
                              rectify_report_words_get ("marks", "colon"), party->names);
    }
  if (parties->len == 0)
    g_string_append_printf (text, "%s%s", semicolon,
                            rectify_report_words_get ("progress", "late-nobody"));
}

/**
 * rectify_progress_late_dup_details:
 * @item: a task that is late
 * @options: the day the report is made on
 *
 * Returns: (transfer full): until when it was to be done, by whom, and, where that is known, why it is not
 */
char *
rectify_progress_late_dup_details (RectifyItem *item, const RectifyReportOptions *options)
{
  g_autofree char *why = rectify_progress_words_dup_reason (item, options);
  GString *text = g_string_new (NULL);

  append_deadline (text, item);
  append_parties (text, item);
  if (why != NULL)
    {
      g_autofree char *reason = rectify_report_words_dup_filled ("progress", "late-reason",
                                                                 RECTIFY_FILL ("reason", why));

      g_string_append_printf (text, "%s%s", rectify_report_words_get ("marks", "semicolon"),
                              reason);
    }
  g_string_append (text, rectify_report_words_get ("marks", "stop"));
  return g_string_free (text, FALSE);
}
