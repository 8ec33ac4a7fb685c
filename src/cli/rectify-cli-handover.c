/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-handover.h"

static GArray *
find_plans (RectifyLedger *ledger, int argc, char **argv, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < argc; i++)
    {
      gint64 id = rectify_cli_find_plan (ledger, argv[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static int
tell (const char *path, const RectifyHandoverResult *result, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *code = rectify_handover_dup_groups (result->code);

  g_string_append_printf (text, _ ("%s: plans: %u, editions: %u, entries of the history: %u\n"),
                          path, result->n_plans, result->n_editions, (guint) result->n_entries);
  if (result->n_left_out > 0)
    g_string_append_printf (
        text, _ ("Left out of the history, because they are about several plans: %u\n"),
        (guint) result->n_left_out);
  g_string_append_printf (text, _ ("Code, to be noted on the handover form: %s\n"), code);
  return rectify_cli_print (text->str, error) ? RECTIFY_CLI_DONE : rectify_cli_fail (*error);
}

/**
 * rectify_cli_handover:
 * @argc: at least 2
 * @argv: a ledger, the file to write, and perhaps plans
 *
 * Returns: the exit status
 */
int
rectify_cli_handover (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GArray) ids = NULL;
  g_auto (RectifyHandoverResult) result = { 0 };
  g_autofree char *lower = g_ascii_strdown (argv[1], -1);

  if (!g_str_has_suffix (lower, ".zip"))
    return rectify_cli_usage ("handover");
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger != NULL && argc > 2)
    ids = find_plans (ledger, argc - 2, argv + 2, &error);
  if (ledger != NULL && error == NULL && g_file_test (argv[1], G_FILE_TEST_EXISTS))
    g_set_error (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
                 _ ("%s is there already. Choose another name; nothing was written."), argv[1]);
  if (ledger == NULL || error != NULL || (argc > 2 && ids == NULL)
      || !rectify_handover_write (ledger, ids, argv[1], NULL, NULL, NULL, &result, &error))
    return rectify_cli_fail (error);
  return tell (argv[1], &result, &error);
}

/**
 * rectify_cli_verify:
 * @argc: 1
 * @argv: a handover
 *
 * Prints what became of each file, a line each.
 *
 * Returns: the exit status: failed if anything is not as it was
 */
int
rectify_cli_verify (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyHandoverCheck) check
      = rectify_handover_check (argv[0], NULL, NULL, NULL, &error);
  g_autofree char *code = check != NULL ? rectify_handover_dup_groups (check->code) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (check == NULL)
    {
      /* What is said of a file that cannot be read has its name. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        g_prefix_error (&error, "%s: ", argv[0]);
      return rectify_cli_fail (error);
    }
  for (guint i = 0; i < check->files->len; i++)
    {
      const RectifyBundleFile *file = check->files->pdata[i];

      g_string_append_printf (text, _ ("%s: %s\n"), file->name,
                              rectify_bundle_state_get_words (file->state));
    }
  g_string_append_printf (text, _ ("Code, to be compared with the handover form: %s\n"), code);
  if (check->ledger_problem == NULL)
    g_string_append_printf (text, _ ("The ledger is sound; plans: %u\n"), check->n_plans);
  if (!rectify_cli_print (text->str, &error))
    return rectify_cli_fail (error);
  if (check->sound)
    return RECTIFY_CLI_DONE;
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The handover is not as it was made. %s"),
               check->ledger_problem != NULL
                   ? check->ledger_problem
                   : _ ("Ask for it again, and do not rely on this one."));
  return rectify_cli_fail (error);
}
