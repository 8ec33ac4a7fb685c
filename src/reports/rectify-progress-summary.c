/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-summary.h"

#include "rectify-progress-words.h"
#include "rectify-report-words.h"
#include "rectify-sentence.h"

typedef struct {
  const RectifyReportOptions *options;
  RectifyProgressSummary *summary;
} Walk;

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  Walk *walk = user_data;
  guint n_entries = rectify_progress_words_count (item, walk->options);

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  if (rectify_item_is_task (item))
    {
      walk->summary->by_status[rectify_item_get_status (item)]++;
      walk->summary->late_finished
          += rectify_item_is_finished (item)
             && rectify_item_is_late (item, rectify_report_options_get_as_of (walk->options));
    }
  walk->summary->entries += n_entries;
  walk->summary->reported += n_entries > 0;
  if (n_entries == 0)
    {
      g_autofree char *read = rectify_progress_words_dup_done (item, walk->options);

      walk->summary->undated += *read != '\0';
    }
  return TRUE;
}

/**
 * rectify_progress_summarize:
 * @plan: a plan
 * @options: the span, and its end, which decides what is late
 * @summary: (out caller-allocates): set to the numbers
 */
void
rectify_progress_summarize (RectifyPlan *plan, const RectifyReportOptions *options,
                            RectifyProgressSummary *summary)
{
  Walk walk = { options, summary };

  *summary = (RectifyProgressSummary){ 0 };
  rectify_plan_count (plan, rectify_report_options_get_as_of (options), &summary->counts);
  rectify_item_foreach (rectify_plan_get_root (plan), count_item, &walk);
}

static void
append_filled (GString *text, const char *key, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *words
      = rectify_report_words_dup_filled ("progress", key, RECTIFY_FILL ("number", digits));

  g_string_append (text, words);
}

/**
 * rectify_progress_summary_dup_totals:
 * @self: the numbers
 * @statistics: the same plan, counted on the day whose state is told
 *
 * Returns: (transfer full): what there is and how far it is, in sentences: those that the overview
 *   has
 */
char *
rectify_progress_summary_dup_totals (const RectifyProgressSummary *self,
                                     const RectifyStatistics *statistics)
{
  const RectifyPlanCounts *counts = &self->counts;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *sentence = NULL;
  GString *text = g_string_new (NULL);

  if (counts->tasks == 0)
    {
      g_string_append (text, rectify_report_words_get ("progress", "no-tasks"));
      return g_string_free (text, FALSE);
    }
  runs = rectify_sentence_compose (statistics, RECTIFY_SENTENCE_UNITS,
                                   rectify_report_words_is_english ());
  sentence = rectify_sentence_dup_text (runs);
  g_string_append (text, rectify_report_words_get ("progress", "plan"));
  if (counts->areas > 0)
    append_filled (text, "total-areas", counts->areas);
  append_filled (text, "total-problems", counts->problems);
  append_filled (text, "total-measures", counts->measures);
  g_string_append (text, sentence);
  return g_string_free (text, FALSE);
}

/**
 * rectify_progress_summary_dup_entries:
 * @self: the numbers
 * @options: the span
 *
 * Returns: (transfer full): how much progress was noted in the span, in a sentence
 */
char *
rectify_progress_summary_dup_entries (const RectifyProgressSummary *self,
                                      const RectifyReportOptions *options)
{
  gboolean spans_all = rectify_report_options_get_from (options) == NULL
                       && rectify_report_options_get_to (options) == NULL;
  GString *text = g_string_new (spans_all ? "" : rectify_report_words_get ("progress", "in-span"));

  if (self->entries == 0)
    g_string_append (text, rectify_report_words_get ("progress", self->undated > 0 && !spans_all
                                                                     ? "no-entries-undated"
                                                                     : "no-entries"));
  else
    {
      append_filled (text, "total-entries", self->entries);
      append_filled (text, "total-reported", self->reported);
      if (self->undated > 0 && !spans_all)
        append_filled (text, "total-undated", self->undated);
    }
  return g_string_free (text, FALSE);
}

/**
 * rectify_progress_summary_dup_next:
 * @self: the numbers
 *
 * Returns: (transfer full): what is to be done next, in a sentence or two
 */
char *
rectify_progress_summary_dup_next (const RectifyProgressSummary *self)
{
  const RectifyPlanCounts *counts = &self->counts;
  guint open = counts->tasks - counts->finished - (counts->late - self->late_finished);
  const struct {
    guint number;
    const char *key;
  } parts[] = { { counts->late, "next-late" },
                { open, counts->late > 0 ? "next-others" : "next-open" },
                { self->by_status[RECTIFY_STATUS_DONE], "next-done" },
                { self->by_status[RECTIFY_STATUS_SUSTAINED], "next-sustained" } };
  GString *text = g_string_new (NULL);
  gboolean any = FALSE;

  if (counts->tasks == 0)
    g_string_append (text, rectify_report_words_get ("progress", "next-none"));
  else if (counts->finished == counts->tasks && counts->late == 0)
    g_string_append (text, rectify_report_words_get ("progress", "next-finished"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].number == 0)
        continue;
      g_string_append (text, any ? rectify_report_words_get ("marks", "semicolon")
                                 : rectify_report_words_get ("progress", "next"));
      append_filled (text, parts[i].key, parts[i].number);
      any = TRUE;
    }
  if (any)
    g_string_append (text, rectify_report_words_get ("marks", "stop"));
  return g_string_free (text, FALSE);
}
