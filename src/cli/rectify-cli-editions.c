/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-pages.h"

/**
 * rectify_cli_find_edition:
 * @ledger: a ledger
 * @plan_id: a plan's identifier
 * @name: the number of one of its editions, or its name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the edition
 */
RectifyEdition *
rectify_cli_find_edition (RectifyLedger *ledger, gint64 plan_id, const char *name, GError **error)
{
  g_autoptr (GPtrArray) editions = rectify_ledger_list_editions (ledger, plan_id, error);
  RectifyEdition *found = NULL;
  guint64 id = 0;

  if (editions == NULL)
    return NULL;
  g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL);
  for (guint i = 0; i < editions->len; i++)
    {
      RectifyEdition *edition = editions->pdata[i];

      if (id != 0 && (guint64) rectify_edition_get_id (edition) == id)
        return g_object_ref (edition);
      if (!g_str_equal (rectify_edition_get_name (edition), name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("Several editions are called “%s”; name the edition by its number."),
                       name);
          return NULL;
        }
      found = edition;
    }
  if (found == NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("The plan has no edition “%s”; rectify-cli editions shows what there is."),
                 name);
  return found != NULL ? g_object_ref (found) : NULL;
}

static GBytes *
make_pages (RectifyPlan *plan, GError **error)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyDocument) document
      = rectify_cli_compose (plan, RECTIFY_REPORT_PLAN, options, FALSE);
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, error);

  if (pages == NULL)
    return NULL;
  rectify_cli_warn_missing (rectify_pages_get_missing (pages));
  return rectify_pages_dup_pdf (pages, NULL, NULL, NULL, error);
}

/**
 * rectify_cli_freeze:
 * @argc: 3
 * @argv: a ledger, a plan, and what the edition is called
 *
 * Prints the number of the edition.
 *
 * Returns: the exit status
 */
int
rectify_cli_freeze (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan
      = ledger != NULL ? rectify_cli_load_plan (ledger, argv[1], &error) : NULL;
  g_autoptr (GBytes) pages = plan != NULL ? make_pages (plan, &error) : NULL;
  g_autofree char *number = NULL;
  gint64 id;

  if (pages == NULL || !rectify_ledger_make_edition (ledger, plan, argv[2], pages, &id, &error))
    return rectify_cli_fail (error);
  number = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);
  return rectify_cli_print (number, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_editions:
 * @argc: 2
 * @argv: a ledger and a plan
 *
 * Prints a row an edition: number, when it was made, who made it, its name.
 *
 * Returns: the exit status
 */
int
rectify_cli_editions (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  g_autoptr (RectifyPlan) plan
      = ledger != NULL ? rectify_cli_load_plan (ledger, argv[1], &error) : NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (C_ ("column of a list", "Number"), C_ ("column of a list", "Made"),
                         C_ ("column of a list", "By"), C_ ("column of a list", "Name")));

  if (plan != NULL)
    editions = rectify_ledger_list_editions (ledger, rectify_plan_get_id (plan), &error);
  if (editions == NULL)
    return rectify_cli_fail (error);
  for (guint i = 0; i < editions->len; i++)
    {
      RectifyEdition *edition = editions->pdata[i];
      GDateTime *made_at = rectify_edition_get_made_at (edition);
      g_autoptr (GDateTime) local = made_at != NULL ? g_date_time_to_local (made_at) : NULL;
      g_autofree char *time
          = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_edition_get_id (edition));

      rectify_cli_table_add (table,
                             RECTIFY_CLI_CELLS (number, time, rectify_edition_get_author (edition),
                                                rectify_edition_get_name (edition)));
    }
  if (editions->len == 0)
    rectify_cli_warn (_ ("The plan has no edition yet; rectify-cli freeze makes one."));
  return rectify_cli_table_print (table, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
