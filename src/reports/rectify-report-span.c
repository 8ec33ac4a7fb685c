/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-options.h"
#include "rectify-report-words.h"

/*
 * The spans that reports are about: the usual ones, and how they are called.
 */

/* How many months the usual spans have, and whether it is the one before. */
static const struct {
  guint n_months;
  gboolean is_last;
} spans[] = { [RECTIFY_REPORT_SPAN_ALL] = { 0, FALSE },
              [RECTIFY_REPORT_SPAN_THIS_MONTH] = { 1, FALSE },
              [RECTIFY_REPORT_SPAN_LAST_MONTH] = { 1, TRUE },
              [RECTIFY_REPORT_SPAN_THIS_QUARTER] = { 3, FALSE },
              [RECTIFY_REPORT_SPAN_LAST_QUARTER] = { 3, TRUE },
              [RECTIFY_REPORT_SPAN_THIS_HALF_YEAR] = { 6, FALSE },
              [RECTIFY_REPORT_SPAN_LAST_HALF_YEAR] = { 6, TRUE },
              [RECTIFY_REPORT_SPAN_THIS_YEAR] = { 12, FALSE },
              [RECTIFY_REPORT_SPAN_LAST_YEAR] = { 12, TRUE } };

/**
 * rectify_report_options_set_usual_span:
 * @self: options, whose day says which month and year it is
 * @span: which span
 */
void
rectify_report_options_set_usual_span (RectifyReportOptions *self, RectifyReportSpan span)
{
  const GDate *today = rectify_report_options_get_today (self);
  guint n_months;
  g_autoptr (GDate) from = NULL;
  g_autoptr (GDate) to = NULL;

  g_return_if_fail ((guint) span < RECTIFY_N_REPORT_SPANS);
  n_months = spans[span].n_months;
  if (n_months > 0)
    {
      guint first = (g_date_get_month (today) - 1) / n_months * n_months;

      from = g_date_new_dmy (1, first + 1, g_date_get_year (today));
      if (spans[span].is_last && g_date_get_year (today) > 1)
        g_date_subtract_months (from, n_months);
      to = g_date_copy (from);
      g_date_add_months (to, n_months);
      g_date_subtract_days (to, 1);
    }
  rectify_report_options_set_span (self, from, to);
}

/* The key of the words for a span that is a year or a usual part of one, or NULL. */
static const char *
find_usual (const GDate *from, const GDate *to)
{
  static const char *const quarters[] = { "quarter-1", "quarter-2", "quarter-3", "quarter-4" };
  guint first = g_date_get_month (from);
  guint last = g_date_get_month (to);

  if (g_date_get_year (from) != g_date_get_year (to) || !g_date_is_first_of_month (from)
      || !g_date_is_last_of_month (to))
    return NULL;
  if (first == last)
    return "month";
  if (last - first == 2 && first % 3 == 1)
    return quarters[first / 3];
  if (last - first == 5 && (first == 1 || first == 7))
    return first == 1 ? "first-half" : "second-half";
  return last - first == 11 ? "year" : NULL;
}

/**
 * rectify_report_options_dup_span:
 * @self: options
 *
 * Returns: (transfer full): the span in words, in the language of the documents: “2023年上半年”; ""
 *   for all time
 */
char *
rectify_report_options_dup_span (const RectifyReportOptions *self)
{
  const GDate *from = rectify_report_options_get_from (self);
  const GDate *to = rectify_report_options_get_to (self);
  const char *usual = from != NULL && to != NULL ? find_usual (from, to) : NULL;
  g_autofree char *first = from != NULL ? rectify_report_words_dup_date (from) : g_strdup ("");
  g_autofree char *last = to != NULL ? rectify_report_words_dup_date (to) : g_strdup ("");
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;

  if (usual != NULL)
    {
      year = g_strdup_printf ("%u", g_date_get_year (from));
      month = g_strdup_printf ("%d", g_date_get_month (from));
      return rectify_report_words_dup_filled ("dates", usual,
                                              RECTIFY_FILL ("year", year, "month", month));
    }
  if (from == NULL && to == NULL)
    return g_strdup ("");
  return rectify_report_words_dup_filled ("dates",
                                          from == NULL ? "until"
                                          : to == NULL ? "since"
                                                       : "range",
                                          RECTIFY_FILL ("from", first, "to", last));
}
