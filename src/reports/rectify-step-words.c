/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-step-words.h"

#include <string.h>

#include "rectify-report-words.h"

/**
 * rectify_step_words_dup_detail:
 * @key: which detail of a step, of those in the group “steps”
 * @name: its place in the words
 * @value: what stands there
 *
 * Returns: (transfer full): the detail in words, "" for none
 */
char *
rectify_step_words_dup_detail (const char *key, const char *name, const char *value)
{
  return *value != '\0' ? rectify_report_words_dup_filled ("steps", key, RECTIFY_FILL (name, value))
                        : g_strdup ("");
}

/* How many said what in a vote, and whether a stage was reached. */
static char *
dup_counts (RectifyStep *step)
{
  const int *counts = rectify_step_get_counts (step);
  g_autofree char *satisfied = g_strdup_printf ("%d", counts[0]);
  g_autofree char *fairly = g_strdup_printf ("%d", counts[1]);
  g_autofree char *unsatisfied = g_strdup_printf ("%d", counts[2]);

  if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
    return g_strdup (rectify_report_words_get ("steps", counts[0] > 0 ? "reached" : "not-reached"));
  if (rectify_step_get_kind (step) != RECTIFY_STEP_VOTE)
    return g_strdup ("");
  return rectify_report_words_dup_filled ("steps", "counts",
                                          RECTIFY_FILL ("satisfied", satisfied, "fairly", fairly,
                                                        "unsatisfied", unsatisfied));
}

/**
 * rectify_step_words_dup_day:
 * @date: (nullable): a day
 *
 * Returns: (transfer full): the day in words, "" if nobody knows
 */
char *
rectify_step_words_dup_day (const GDate *date)
{
  return date != NULL ? rectify_report_words_dup_date (date) : g_strdup ("");
}

/**
 * rectify_step_words_get_who:
 * @step: a step of following an item up
 *
 * Returns: (transfer none): who made it, as a paper says it: "" if nobody is named, or only the account
 *   of a computer (root, zhangsan01), which is nobody's name; a hand writes it there
 */
const char *
rectify_step_words_get_who (RectifyStep *step)
{
  const char *who = rectify_step_get_who (step);

  for (const char *p = who; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && strchr ("._-$@", *p) == NULL)
      return who;
  return "";
}

/**
 * rectify_step_words_dup:
 * @step: a step of following an item up
 *
 * Returns: (transfer full): when, what, in what words and by whom, in a line
 */
char *
rectify_step_words_dup (RectifyStep *step)
{
  const char *kind
      = rectify_report_words_get ("steps",
                                  rectify_step_kind_get_nick (rectify_step_get_kind (step)));
  g_autofree char *date = rectify_step_words_dup_day (rectify_step_get_date (step));
  g_autofree char *day = rectify_step_words_dup_detail ("day", "day", date);
  g_autofree char *counts = dup_counts (step);
  g_autofree char *text
      = rectify_step_words_dup_detail ("text", "text", rectify_step_get_text (step));
  g_autofree char *who
      = rectify_step_words_dup_detail ("who", "who", rectify_step_words_get_who (step));

  return g_strconcat (day, kind, counts, text, who, NULL);
}
