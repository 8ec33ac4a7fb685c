/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-forms.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-export.h"
#include "rectify-plan-info.h"
#include "rectify-plan-json.h"
#include "rectify-plan-report.h"

/* What is brought in, and from which files. */
typedef struct {
  GPtrArray *plans;
  GPtrArray *names; /* borrowed */
  GPtrArray *ledgers;
} Import;

static gboolean
add_document (Import *import, const char *path, GError **error)
{
  g_autofree char *unit = rectify_forms_dup_unit (path);
  g_autoptr (RectifyReading) reading = NULL;

  if (unit != NULL)
    {
      g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                   _ ("%s is an Excel form with the tasks of %s. Bring in what was filled in with "
                      "“rectify-cli merge”; nothing was imported."),
                   path, unit);
      return FALSE;
    }
  reading = rectify_cli_read (path, error);
  if (reading == NULL)
    return FALSE;
  if (!rectify_reading_has_plan (reading))
    {
      g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                   _ ("%s seems to hold no plan: nothing in it is plainly a problem or a measure. "
                      "Nothing was imported; the application can import it all the same."),
                   path);
      return FALSE;
    }
  g_ptr_array_add (import->plans, g_object_ref (rectify_reading_get_plan (reading)));
  g_ptr_array_add (import->names, (gpointer) path);
  return TRUE;
}

/* All plans of another ledger, as new ones. */
static gboolean
add_ledger (Import *import, const char *path, GError **error)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (GPtrArray) plans
      = ledger != NULL ? rectify_ledger_load_new_plans (ledger, NULL, error) : NULL;

  if (plans == NULL)
    return FALSE;
  g_ptr_array_add (import->ledgers, g_object_ref (ledger));
  for (guint i = 0; i < plans->len; i++)
    {
      g_ptr_array_add (import->plans, g_object_ref (plans->pdata[i]));
      g_ptr_array_add (import->names, (gpointer) path);
    }
  if (plans->len == 0)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("%s holds no plan; nothing was imported."), path);
  return plans->len > 0;
}

static int
tell_imported (const Import *import, GError **error)
{
  g_autoptr (GString) report = g_string_new (NULL);

  for (guint i = 0; i < import->plans->len; i++)
    {
      RectifyPlan *plan = g_ptr_array_index (import->plans, i);
      RectifyPlanCounts counts;
      g_autofree char *number = NULL;

      rectify_plan_count (plan, NULL, &counts);
      number = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_plan_get_id (plan));
      g_string_append_printf (report, _ ("%s: plan %s (areas: %u, problems: %u, measures: %u)\n"),
                              (const char *) import->names->pdata[i], number, counts.areas,
                              counts.problems, counts.measures);
    }
  return rectify_cli_print (report->str, error) ? RECTIFY_CLI_DONE : rectify_cli_fail (*error);
}

/* It may be meant, so that it is no failure: said on standard error. */
static gboolean
warn_of_twins (const Import *import, RectifyLedger *ledger, GError **error)
{
  for (guint i = 0; i < import->plans->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (RectifyPlanInfo) twin
          = rectify_ledger_find_twin (ledger, import->plans->pdata[i], &failure);
      g_autofree char *number = NULL;
      g_autofree char *line = NULL;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (twin == NULL)
        continue;
      number = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_plan_info_get_id (twin));
      line = g_strdup_printf (_ ("%s: the ledger has this plan already, as plan %s (“%s”); it is "
                                 "imported once more. “rectify-cli undo” takes that back."),
                              (const char *) import->names->pdata[i], number,
                              rectify_plan_info_get_title (twin));
      rectify_cli_warn (line);
    }
  return TRUE;
}

/**
 * rectify_cli_import:
 * @argc: at least 2
 * @argv: a ledger; documents, and ledgers whose plans are brought in as new ones
 *
 * Reads all files, then stores them as one edit: all or none.
 *
 * Returns: the exit status
 */
int
rectify_cli_import (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) ledgers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RectifyLedger) ledger = NULL;
  Import import = { plans, names, ledgers };

  for (int i = 1; i < argc; i++)
    if (!(rectify_cli_is_ledger_name (argv[i]) ? add_ledger (&import, argv[i], &error)
                                               : add_document (&import, argv[i], &error)))
      return rectify_cli_fail (error);
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_CREATE, &error);
  for (guint i = 0; ledger != NULL && i < ledgers->len; i++)
    if (!rectify_ledger_take_contents (ledger, ledgers->pdata[i], plans, &error))
      return rectify_cli_fail (error);
  if (ledger == NULL || !warn_of_twins (&import, ledger, &error)
      || !rectify_ledger_save_plans (ledger, plans, N_ ("Import"), &error))
    return rectify_cli_fail (error);
  return tell_imported (&import, &error);
}

/**
 * rectify_cli_list:
 * @argc: 1
 * @argv: a ledger
 *
 * Prints a row a plan: number, year, share done, title.
 *
 * Returns: the exit status
 */
int
rectify_cli_list (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (C_ ("column of a list", "Number"), C_ ("column of a list", "Year"),
                         C_ ("column of a list", "Done"), C_ ("column of a list", "Title")));

  if (ledger == NULL || (plans = rectify_ledger_list_plans (ledger, &error)) == NULL)
    return rectify_cli_fail (error);
  for (guint i = 0; i < plans->len; i++)
    {
      RectifyPlanInfo *info = g_ptr_array_index (plans, i);
      const RectifyPlanCounts *counts = rectify_plan_info_get_counts (info);
      const char *title = rectify_plan_info_get_title (info);
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_plan_info_get_id (info));
      g_autofree char *year = g_strdup_printf ("%d", rectify_plan_info_get_year (info));
      g_autofree char *done = g_strdup_printf ("%u/%u", counts->finished, counts->tasks);

      rectify_cli_table_add (table,
                             RECTIFY_CLI_CELLS (number, year, done,
                                                *title != '\0' ? title : _ ("(without a title)")));
    }
  if (plans->len == 0)
    rectify_cli_warn (_ ("The ledger holds no plan yet; rectify-cli import brings one in."));
  return rectify_cli_table_print (table, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

static gboolean
has_plan (RectifyLedger *ledger, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (rectify_plan_info_get_id (plans->pdata[i]) == id)
      return TRUE;
  if (plans != NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("There is no plan %s in the ledger; rectify-cli list shows what there is."),
                 number);
  return FALSE;
}

static gint64
find_by_title (RectifyLedger *ledger, const char *title, GError **error)
{
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, error);
  gint64 found = 0;

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      RectifyPlanInfo *info = g_ptr_array_index (plans, i);

      if (!g_str_equal (rectify_plan_info_get_title (info), title))
        continue;
      if (found != 0)
        {
          g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("Several plans are called “%s”; name the plan by its number."), title);
          return 0;
        }
      found = rectify_plan_info_get_id (info);
    }
  if (found == 0 && plans != NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("There is no plan “%s” in the ledger; rectify-cli list shows what there is."),
                 title);
  return found;
}

/**
 * rectify_cli_find_plan:
 * @ledger: a ledger
 * @name: the number of a plan, or its title
 * @error: return location
 *
 * Returns: its identifier, 0 if there is no such plan
 */
gint64
rectify_cli_find_plan (RectifyLedger *ledger, const char *name, GError **error)
{
  guint64 id = 0;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL))
    return find_by_title (ledger, name, error);
  return has_plan (ledger, (gint64) id, error) ? (gint64) id : 0;
}

/**
 * rectify_cli_load_plan:
 * @ledger: a ledger
 * @name: the number of a plan, or its title
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan
 */
RectifyPlan *
rectify_cli_load_plan (RectifyLedger *ledger, const char *name, GError **error)
{
  gint64 id = rectify_cli_find_plan (ledger, name, error);

  return id != 0 ? rectify_ledger_load_plan (ledger, id, error) : NULL;
}

static RectifyPlan *
load_plan (const char *path, const char *name, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (path, RECTIFY_LEDGER_READ_ONLY, error);

  return ledger != NULL ? rectify_cli_load_plan (ledger, name, error) : NULL;
}

/* Which edition a command is about, and since which changes are shown. */
typedef struct {
  RectifyCliPrint print;
  const char *edition;
  const char *since;
} Options;

/* Takes the options about editions out of the arguments, whose number is less then; FALSE where one
 * is wrong. */
static gboolean
take_editions (int *argc, char **argv, Options *options)
{
  int n_left = 0;

  for (int i = 0; i < *argc; i++)
    {
      const char **value = g_str_equal (argv[i], "--edition") ? &options->edition
                           : g_str_equal (argv[i], "--since") ? &options->since
                                                              : NULL;

      if (g_str_equal (argv[i], "--annex"))
        options->print.is_annex = TRUE;
      else if (value == NULL)
        argv[n_left++] = argv[i];
      else if (++i < *argc)
        *value = argv[i];
      else
        return FALSE;
    }
  *argc = n_left;
  return !options->print.is_annex || options->since != NULL;
}

/**
 * rectify_cli_show:
 * @argc: 2 or 3
 * @argv: a ledger, a plan, and perhaps --json
 *
 * Returns: the exit status
 */
int
rectify_cli_show (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *text = NULL;
  gboolean json = argc == 3;

  if (json && !g_str_equal (argv[2], "--json"))
    return rectify_cli_usage ("show");
  plan = load_plan (argv[0], argv[1], &error);
  if (plan == NULL)
    return rectify_cli_fail (error);
  if (json)
    text = rectify_plan_to_json (plan);
  else
    {
      g_autoptr (RectifyDocument) document = rectify_plan_report_compose (plan);

      text = rectify_document_dup_text (document);
    }
  return rectify_cli_print (text, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

static gboolean
write_bytes (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return rectify_file_save (file, data, size, NULL, error);
}

/* The pages of an edition as they were circulated. */
static gboolean
write_circulated (RectifyLedger *ledger, RectifyEdition *edition, const char *path, GError **error)
{
  g_autoptr (GBytes) pages
      = rectify_ledger_load_edition_pages (ledger, rectify_edition_get_id (edition), error);

  return pages != NULL && write_bytes (path, pages, error);
}

/* Is the plan as it was circulated asked for, and nothing else? */
static gboolean
wants_pages (const Options *options, RectifyReport report, const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return options->edition != NULL && options->since == NULL && report == RECTIFY_REPORT_PLAN
         && !options->print.has_contents && options->print.max_pages == 0
         && g_str_has_suffix (lower, ".pdf");
}

static gboolean
export_plan (Options *options, RectifyReport report, char **argv, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (RectifyPlan) plan
      = ledger != NULL ? rectify_cli_load_plan (ledger, argv[1], error) : NULL;
  g_autoptr (RectifyEdition) edition = NULL;
  g_autoptr (RectifyEdition) since = NULL;
  g_autoptr (RectifyPlan) before = NULL;
  gint64 id;

  if (plan == NULL)
    return FALSE;
  id = rectify_plan_get_id (plan);
  if (options->since != NULL)
    {
      since = rectify_cli_find_edition (ledger, id, options->since, error);
      if (since == NULL)
        return FALSE;
      before = rectify_ledger_load_edition (ledger, rectify_edition_get_id (since), error);
      if (before == NULL)
        return FALSE;
      options->print.before = before;
      options->print.edition_name = rectify_edition_get_name (since);
    }
  if (options->edition != NULL)
    {
      edition = rectify_cli_find_edition (ledger, id, options->edition, error);
      if (edition == NULL)
        return FALSE;
      if (wants_pages (options, report, argv[2]))
        return write_circulated (ledger, edition, argv[2], error);
      g_object_unref (plan);
      plan = rectify_ledger_load_edition (ledger, rectify_edition_get_id (edition), error);
    }
  return plan != NULL
         && rectify_cli_write_plan (g_steal_pointer (&plan), report, &options->print, argv[2],
                                    error);
}

/* What is asked for but cannot be. */
static int
check_export (const Options *options, RectifyReport report, char **argv, GError **error)
{
  if (options->print.is_annex && report != RECTIFY_REPORT_PLAN)
    return RECTIFY_CLI_USAGE;
  if (rectify_cli_is_same_file (argv[0], argv[2]))
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                         _ ("The output is the ledger itself; choose another output."));
  else if (report == RECTIFY_REPORT_NOTICE && (options->since != NULL || options->edition != NULL))
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                         _ ("A public notice is made from the plan as it is: what an edition said "
                            "is not all for the public."));
  else
    return RECTIFY_CLI_DONE;
  return RECTIFY_CLI_FAILED;
}

/**
 * rectify_cli_export:
 * @argc: at least 3
 * @argv: a ledger, a plan, where to write it, and perhaps a report and options; a ledger's name as
 *   where to is for rectify_cli_export_ledger()
 *
 * Returns: the exit status
 */
int
rectify_cli_export (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Options options = { 0 };
  RectifyReport report;
  int status;

  for (int i = 2; i < argc; i++)
    if (g_str_equal (argv[i], "--each-unit"))
      return rectify_cli_export_mailing (argc, argv);
    else if (rectify_cli_is_ledger_name (argv[i]))
      return rectify_cli_export_ledger (argc, argv);
  if (!take_editions (&argc, argv, &options)
      || !rectify_cli_take_print (&argc, argv, &options.print) || argc < 3)
    return rectify_cli_usage ("export");
  status = rectify_cli_read_choice (argc - 3, argv + 3, argv[2], &report, &options.print, &error);
  if (status == RECTIFY_CLI_DONE)
    status = check_export (&options, report, argv, &error);
  if (status == RECTIFY_CLI_DONE && !export_plan (&options, report, argv, &error))
    status = RECTIFY_CLI_FAILED;
  rectify_cli_print_clear (&options.print);
  return status == RECTIFY_CLI_DONE    ? status
         : status == RECTIFY_CLI_USAGE ? rectify_cli_usage ("export")
                                       : rectify_cli_fail (error);
}
