/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-ledger-export.h"

#define SUFFIX ".rectify"

/**
 * rectify_cli_is_ledger_name:
 * @path: a file
 *
 * Returns: whether it is called as ledgers are
 */
gboolean
rectify_cli_is_ledger_name (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, SUFFIX);
}

/* A ledger that is there is not written over: what it holds may be all there is of it. */
static gboolean
check_free (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("%s exists already; choose another name, or delete it first."), name);
  return FALSE;
}

static GArray *
find_plans (RectifyLedger *ledger, GPtrArray *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < names->len; i++)
    {
      gint64 id = rectify_cli_find_plan (ledger, names->pdata[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static int
tell (const char *path, const RectifyLedgerExport *result, gboolean with_history, GError **error)
{
  g_autoptr (GString) report = g_string_new (NULL);

  g_string_append_printf (report, _ ("%s: plans: %u, entries of the history: %u\n"), path,
                          (guint) result->n_plans, (guint) result->n_entries);
  if (with_history && result->n_left_out > 0)
    g_string_append_printf (
        report, _ ("Left out of the history, because they are about several plans: %u\n"),
        (guint) result->n_left_out);
  return rectify_cli_print (report->str, error) ? RECTIFY_CLI_DONE : rectify_cli_fail (*error);
}

/**
 * rectify_cli_export_ledger:
 * @argc: at least 3
 * @argv: a ledger, plans or --all, the ledger file to write, and perhaps --history
 *
 * Returns: the exit status
 */
int
rectify_cli_export_ledger (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean all = FALSE, with_history = FALSE;
  RectifyLedgerExport result;
  const char *output;

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--all"))
      all = TRUE;
    else if (g_str_equal (argv[i], "--history"))
      with_history = TRUE;
    else
      g_ptr_array_add (names, argv[i]);
  if (names->len == 0 || all != (names->len == 1)
      || !rectify_cli_is_ledger_name (names->pdata[names->len - 1]))
    return rectify_cli_usage ("export");
  output = g_ptr_array_steal_index (names, names->len - 1);
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger != NULL && !all)
    ids = find_plans (ledger, names, &error);
  if (ledger == NULL || (!all && ids == NULL) || !check_free (output, &error)
      || !rectify_ledger_export (ledger, ids, output, with_history, NULL, &result, &error))
    return rectify_cli_fail (error);
  return tell (output, &result, with_history, &error);
}
