/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-nothing.h"

#include <glib/gi18n-lib.h>

#include "rectify-report-words.h"

/**
 * rectify_nothing_dup_words:
 * @key: the words for it, of those in the group “nothing”
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): that there is nothing, as a sentence
 */
char *
rectify_nothing_dup_words (const char *key, const RectifyReportOptions *options)
{
  const GDate *today = rectify_report_options_get_today (options);
  guint days = rectify_report_options_get_days (options);
  guint still_days = rectify_report_options_get_no_progress_days (options);
  const char *unit = rectify_report_options_get_unit (options);
  g_autoptr (GDate) last = g_date_copy (today);
  g_autofree char *day = rectify_report_words_dup_date (today);
  g_autofree char *n_days = g_strdup_printf ("%u", days);
  g_autofree char *n_still = g_strdup_printf ("%u", still_days);
  g_autofree char *still
      = rectify_report_words_dup_filled ("nothing", "still", RECTIFY_FILL ("still-days", n_still));
  g_autofree char *last_day = NULL;

  g_date_add_days (last, days);
  last_day = rectify_report_words_dup_date (last);
  return rectify_report_words_dup_filled ("nothing", key,
                                          RECTIFY_FILL ("day", day, "days", n_days, "last",
                                                        last_day, "unit", unit != NULL ? unit : "",
                                                        "still", still_days > 0 ? still : ""));
}

/**
 * rectify_nothing_remark:
 * @document: a report that says that there is nothing
 *
 * Notes it as a remark of the document, in the interface's language.
 */
void
rectify_nothing_remark (RectifyDocument *document)
{
  rectify_document_add_remark (document,
                               _ ("There is nothing for this report; it says so in a sentence."));
}

/**
 * rectify_nothing_add:
 * @document: a report, with its title
 * @key: the words for it, of those in the group “nothing”
 * @options: what is chosen for the report
 *
 * Says in a sentence that there is nothing, since a page with a bare title looks like a mistake. It is
 * noted as a remark of the document as well, in the interface's language.
 */
void
rectify_nothing_add (RectifyDocument *document, const char *key,
                     const RectifyReportOptions *options)
{
  g_autofree char *words = rectify_nothing_dup_words (key, options);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, words);
  rectify_document_add (document, paragraph);
  rectify_nothing_remark (document);
}

/**
 * rectify_nothing_add_for_unit:
 * @document: a report that has a page for each unit, with its title
 * @key: the words for it where all units are wanted
 * @options: what is chosen for the report, the unit among it
 *
 * Says that there is nothing for the unit that is wanted, or for any.
 */
void
rectify_nothing_add_for_unit (RectifyDocument *document, const char *key,
                              const RectifyReportOptions *options)
{
  const char *unit = rectify_report_options_get_unit (options);
  g_autofree char *own = g_strconcat (key,
                                      unit == NULL    ? ""
                                      : *unit != '\0' ? "-unit"
                                                      : "-nobody",
                                      NULL);

  rectify_nothing_add (document, own, options);
}
