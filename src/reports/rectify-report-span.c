/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-options.h"
#include "rectify-report-words.h"

/*
 * The spans that reports are about: the usual ones, and how they are called.
 */

/**
 * rectify_report_options_set_usual_span:
 * @self: options, whose day says which year it is
 * @span: which span
 */
void
rectify_report_options_set_usual_span (RectifyReportOptions *self, RectifyReportSpan span)
{
  const GDate *today = rectify_report_options_get_today (self);
  GDateYear year = g_date_get_year (today);
  gboolean second = g_date_get_month (today) > G_DATE_JUNE;
  gboolean half
      = span == RECTIFY_REPORT_SPAN_THIS_HALF_YEAR || span == RECTIFY_REPORT_SPAN_LAST_HALF_YEAR;
  g_autoptr (GDate) from = NULL;
  g_autoptr (GDate) to = NULL;

  if (span != RECTIFY_REPORT_SPAN_ALL)
    {
      if (span == RECTIFY_REPORT_SPAN_LAST_HALF_YEAR)
        second = !second;
      if (span == RECTIFY_REPORT_SPAN_LAST_YEAR
          || (span == RECTIFY_REPORT_SPAN_LAST_HALF_YEAR && second))
        year = MAX (year - 1, 1);
      from = g_date_new_dmy (1, half && second ? G_DATE_JULY : G_DATE_JANUARY, year);
      to = half && !second ? g_date_new_dmy (30, G_DATE_JUNE, year)
                           : g_date_new_dmy (31, G_DATE_DECEMBER, year);
    }
  rectify_report_options_set_span (self, from, to);
}

static gboolean
is_day (const GDate *date, GDateDay day, GDateMonth month)
{
  return g_date_get_day (date) == day && g_date_get_month (date) == month;
}

/* The key of the words for a span that is a year or half of one, or NULL. */
static const char *
find_usual (const GDate *from, const GDate *to)
{
  if (g_date_get_year (from) != g_date_get_year (to))
    return NULL;
  if (is_day (from, 1, G_DATE_JANUARY) && is_day (to, 31, G_DATE_DECEMBER))
    return "year";
  if (is_day (from, 1, G_DATE_JANUARY) && is_day (to, 30, G_DATE_JUNE))
    return "first-half";
  if (is_day (from, 1, G_DATE_JULY) && is_day (to, 31, G_DATE_DECEMBER))
    return "second-half";
  return NULL;
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

  if (usual != NULL)
    {
      year = g_strdup_printf ("%u", g_date_get_year (from));
      return rectify_report_words_dup_filled ("dates", usual, RECTIFY_FILL ("year", year));
    }
  if (from == NULL && to == NULL)
    return g_strdup ("");
  return rectify_report_words_dup_filled ("dates",
                                          from == NULL ? "until"
                                          : to == NULL ? "since"
                                                       : "range",
                                          RECTIFY_FILL ("from", first, "to", last));
}
