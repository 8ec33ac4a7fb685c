/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>

#include "rectify-calendar.h"
#include "rectify-changes-report.h"
#include "rectify-cli.h"
#include "rectify-drawing-file.h"
#include "rectify-file-save.h"
#include "rectify-fitting.h"
#include "rectify-formats.h"
#include "rectify-marked-document.h"
#include "rectify-plan-json.h"
#include "rectify-plan-language.h"
#include "rectify-reading.h"
#include "rectify-settings.h"

/**
 * rectify_cli_fail:
 * @error: what went wrong
 *
 * Says on standard error what went wrong.
 *
 * Returns: the exit status for a failure
 */
int
rectify_cli_fail (const GError *error)
{
  fprintf (stderr, "rectify-cli: %s\n", error->message);
  return RECTIFY_CLI_FAILED;
}

/**
 * rectify_cli_warn:
 * @sentence: what the user should know, though nothing failed
 *
 * Says it on standard error, so that what other programs read is not touched. What holds for each file
 * of many is said once.
 */
void
rectify_cli_warn (const char *sentence)
{
  static char *last;

  if (g_strcmp0 (sentence, last) == 0)
    return;
  g_free (last);
  last = g_strdup (sentence);
  fprintf (stderr, "rectify-cli: %s\n", sentence);
}

/**
 * rectify_cli_print:
 * @text: UTF-8
 * @error: return location
 *
 * Returns: whether all of it reached standard output
 */
gboolean
rectify_cli_print (const char *text, GError **error)
{
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, g_io_error_from_errno (errno),
      _ ("Standard output cannot be written (%s). See whether the disk is full, or the program that reads it has ended."),
      g_strerror (errno));
  return FALSE;
}

/**
 * rectify_cli_read:
 * @path: a document
 * @error: return location
 *
 * Reads a document. What its reader left out or decided is said on standard error.
 *
 * Returns: (transfer full) (nullable): what it was read as
 */
RectifyReading *
rectify_cli_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, error);
  const char *const *remarks;

  if (document == NULL)
    return NULL;
  remarks = rectify_document_get_remarks (document);
  for (guint i = 0; remarks[i] != NULL; i++)
    fprintf (stderr, "rectify-cli: %s: %s\n", path, remarks[i]);
  return rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, error);
}

/* Of what is set for everybody nothing else is printed; who asked for it is told. */
static gboolean
takes_paper (RectifyPlan *plan, const RectifyPageStyle *style)
{
  const char *key = rectify_plan_is_english (plan) ? RECTIFY_SETTING_ENGLISH_PAPER
                                                   : RECTIFY_SETTING_TABLE_PAPER;

  if (!rectify_settings_is_locked (key) || rectify_settings_get_paper (key) == style->paper)
    return TRUE;
  fputs (_ ("rectify-cli: Your administrator has set the paper; --paper is left out.\n"), stderr);
  return FALSE;
}

/**
 * rectify_cli_compose:
 * @plan: a plan
 * @report: which report
 * @chosen: what is chosen for it
 * @has_paper: whether its paper is
 *
 * Returns: (transfer full): the report, with what is preset where nothing is chosen
 */
RectifyDocument *
rectify_cli_compose (RectifyPlan *plan, RectifyReport report, const RectifyReportOptions *chosen,
                     gboolean has_paper)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_copy (chosen);
  RectifyPageStyle style = *rectify_report_options_get_page_style (options);

  rectify_settings_set_style (report, rectify_plan_is_english (plan),
                              has_paper && takes_paper (plan, &style), &style);
  rectify_report_options_set_page_style (options, &style);
  return rectify_report_compose (plan, report, options);
}

static RectifyDocument *
compose_annex (RectifyPlan *plan, const RectifyCliPrint *print)
{
  RectifyDocument *document
      = rectify_report_compose_changes (plan, print->before, print->edition_name);
  g_autoptr (RectifyDocument) whole
      = rectify_cli_compose (plan, RECTIFY_REPORT_PLAN, print->options, print->has_paper);

  /* Its pages go with those of the plan. */
  rectify_document_set_page_style (document, rectify_document_get_page_style (whole));
  return document;
}

static RectifyDocument *
compose_marked (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print)
{
  g_autoptr (RectifyDocument) before
      = rectify_cli_compose (print->before, report, print->options, print->has_paper);
  g_autoptr (RectifyDocument) now
      = rectify_cli_compose (plan, report, print->options, print->has_paper);

  return rectify_marked_document_new (before, now);
}

static RectifyDocument *
compose_kept (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print)
{
  RectifyDocument *document;
  const char *const *remarks;

  if (print->before == NULL)
    document = rectify_cli_compose (plan, report, print->options, print->has_paper);
  else if (print->is_annex)
    document = compose_annex (plan, print);
  else
    document = compose_marked (plan, report, print);
  remarks = rectify_document_get_remarks (document);
  for (guint i = 0; remarks[i] != NULL; i++)
    rectify_cli_warn (remarks[i]);
  return document;
}

/* The plan goes when it is composed: setting pages needs memory of its own. */
static RectifyDocument *
compose (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print)
{
  RectifyDocument *document = compose_kept (plan, report, print);

  g_object_unref (plan);
#ifdef __GLIBC__
  /* A plan is many small pieces, which would not go back to the system by themselves. */
  malloc_trim (0);
#endif
  return document;
}

static gboolean
write_json (RectifyPlan *taken, RectifyReport report, const RectifyCliPrint *print, GFile *file,
            GError **error)
{
  g_autoptr (RectifyPlan) plan = taken;
  g_autofree char *json = rectify_plan_to_json (plan);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("The output is not on this computer; choose a file here."));
      return FALSE;
    }
  return rectify_file_save (file, json, strlen (json), NULL, error);
}

static gboolean
write_text (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print, GFile *file,
            GError **error)
{
  g_autoptr (RectifyDocument) document = compose (plan, report, print);

  return rectify_text_format_save (document, file, NULL, error);
}

/* A calendar has the days of the plan, whatever report is asked for. */
static gboolean
write_ics (RectifyPlan *taken, RectifyReport report, const RectifyCliPrint *print, GFile *file,
           GError **error)
{
  g_autoptr (RectifyPlan) plan = taken;
  g_autofree char *text = rectify_calendar_compose (plan, rectify_file_get_date ());

  return rectify_file_save (file, text, strlen (text), NULL, error);
}

static gboolean
write_docx (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print, GFile *file,
            GError **error)
{
  g_autoptr (RectifyDocument) document = compose (plan, report, print);
  RectifyPageStyle style = *rectify_document_get_page_style (document);

  style.has_contents = print->has_contents;
  rectify_document_set_page_style (document, &style);
  if (style.has_contents)
    {
      g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, error);

      if (pages == NULL)
        return FALSE;
      rectify_pages_number_headings (pages);
    }
  rectify_document_attach_images (document);
  return rectify_docx_format_save (document, file, NULL, error);
}

/* To take a large plan and its table apart again, piece by piece, is a tenth of the work, for a program
 * that ends then: they stay until the next spreadsheet. */
static gboolean
write_xlsx (RectifyPlan *taken, RectifyReport report, const RectifyCliPrint *print, GFile *file,
            GError **error)
{
  static RectifyPlan *plan;
  static RectifyDocument *document;
  RectifyReport table;

  g_clear_object (&document);
  g_clear_object (&plan);
  plan = taken;
  if (!rectify_report_find_table (report, &table))
    return rectify_cli_refuse_notice (error);
  document = compose_kept (plan, table, print);
  if (!rectify_xlsx_format_save (document, file, NULL, error))
    return FALSE;
  if (rectify_xlsx_format_leaves_out (document))
    fputs (_ ("rectify-cli: A spreadsheet holds tables alone; the text of the report is not in "
              "it.\n"),
           stderr);
  return TRUE;
}

/**
 * rectify_cli_warn_missing:
 * @missing: characters that no font has
 *
 * Says on standard error which characters print as boxes, if there are any.
 */
void
rectify_cli_warn_missing (const char *missing)
{
  if (*missing != '\0')
    fprintf (stderr,
             _ ("rectify-cli: No font of this computer has these characters; they print as boxes: "
                "%s\n"),
             missing);
}

/* On no more pages than asked for, and says what was done for it. */
static RectifyPages *
set_fitting (RectifyDocument *document, guint max_pages, GError **error)
{
  RectifyFitting taken;
  g_autoptr (RectifyPages) pages
      = rectify_pages_new_fitting (document, max_pages, NULL, &taken, error);
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;

  if (pages == NULL)
    return NULL;
  sentence = rectify_pages_dup_fitting (pages, taken);
  line = g_strconcat (sentence, "\n", NULL);
  return rectify_cli_print (line, error) ? g_steal_pointer (&pages) : NULL;
}

static gboolean
write_pdf (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print, GFile *file,
           GError **error)
{
  g_autoptr (RectifyDocument) document = compose (plan, report, print);
  RectifyPageStyle style = *rectify_document_get_page_style (document);
  g_autoptr (RectifyPages) pages = NULL;
  g_autofree char *missing = NULL;

  style.has_contents = print->has_contents;
  style.is_duplex |= print->is_duplex;
  rectify_document_set_page_style (document, &style);
  if (print->max_pages == 0)
    {
      if (!rectify_document_save_pdf (document, file, &missing, NULL, NULL, NULL, error))
        return FALSE;
      rectify_cli_warn_missing (missing);
      return TRUE;
    }
  pages = set_fitting (document, print->max_pages, error);
  if (pages == NULL)
    return FALSE;
  rectify_cli_warn_missing (rectify_pages_get_missing (pages));
  return rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, error);
}

static const struct {
  const char *extension;
  gboolean (*write) (RectifyPlan *taken, RectifyReport report, const RectifyCliPrint *print,
                     GFile *file, GError **error);
} writers[] = { { ".json", write_json }, { ".txt", write_text }, { ".docx", write_docx },
                { ".xlsx", write_xlsx }, { ".pdf", write_pdf },  { ".ics", write_ics } };

static int
find_writer (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_has_suffix (lower, writers[i].extension))
      return i;
  return -1;
}

/**
 * rectify_cli_check_output:
 * @path: where something is to be written
 * @error: return location
 *
 * Returns: whether its extension says how
 */
gboolean
rectify_cli_check_output (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (find_writer (path) >= 0)
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("%s: Files of this kind cannot be written; name it .json, .txt, .docx, .xlsx, "
                  ".pdf or .ics."),
               name);
  return FALSE;
}

/**
 * rectify_cli_read_report:
 * @nick: (nullable): the word for a report, or %NULL for the plan as written
 * @report: (out): set to the report
 * @error: return location
 *
 * Returns: whether there is such a report
 */
gboolean
rectify_cli_read_report (const char *nick, RectifyReport *report, GError **error)
{
  *report = RECTIFY_REPORT_PLAN;
  if (nick == NULL || rectify_report_from_nick (nick, report))
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("There is no report “%s”; there are plan, ledger, slips, problems, tasks, "
                  "responsibilities, progress, notice, supervision, reminders and close-out."),
               nick);
  return FALSE;
}

static gboolean
check_print (const RectifyCliPrint *print, RectifyReport report, int writer, GError **error)
{
  gboolean is_pdf = writers[writer].write == write_pdf;

  if (print->max_pages > 0 && !is_pdf)
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                         _ ("--pages is for PDF; name the output .pdf."));
  else if (print->has_contents && !is_pdf && writers[writer].write != write_docx)
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                         _ ("--contents is for PDF and Word files; name the output .pdf or "
                            ".docx."));
  else if (print->is_duplex && (!is_pdf || !rectify_report_has_sheets (report)))
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                         _ ("--duplex is for slips as PDF, where each unit then begins on a sheet "
                            "of its own; a packet has it for all reports."));
  else
    return TRUE;
  return FALSE;
}

/* A misspelt unit must not get a page that says it has nothing to do. */
static gboolean
check_unit (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print, GError **error)
{
  const char *unit
      = print->options != NULL ? rectify_report_options_get_unit (print->options) : NULL;
  g_auto (GStrv) units = NULL;

  if (unit == NULL || *unit == '\0' || !rectify_report_is_by_unit (report))
    return TRUE;
  units = rectify_report_list_units (plan, report);
  if (g_strv_contains ((const char *const *) units, unit))
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
               _ ("The plan has no task for “%s”; nothing was written."), unit);
  return FALSE;
}

/**
 * rectify_cli_write_plan:
 * @plan: (transfer full): a plan, which goes as soon as it is no longer needed
 * @report: what to write of it; JSON is always the plan
 * @print: how it is printed
 * @path: where to; the extension says how
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
rectify_cli_write_plan (RectifyPlan *plan, RectifyReport report, const RectifyCliPrint *print,
                        const char *path, GError **error)
{
  g_autoptr (RectifyPlan) owned = plan;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  if (!rectify_cli_check_output (path, error))
    return FALSE;
  if (!check_print (print, report, find_writer (path), error)
      || !check_unit (plan, report, print, error))
    return FALSE;
  if (print->before != NULL
      && (writers[find_writer (path)].write == write_json
          || writers[find_writer (path)].write == write_ics
          || (writers[find_writer (path)].write == write_text && !print->is_annex)))
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("What has changed is marked in PDF, Word and Excel files; name the "
                              "output .pdf, .docx or .xlsx. An annex can be .txt too."));
      return FALSE;
    }
  return writers[find_writer (path)].write (g_steal_pointer (&owned), report, print, file, error);
}
