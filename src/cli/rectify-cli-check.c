/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-check.h"
#include "rectify-cli.h"
#include "rectify-ledger-check.h"

#define LEDGER_MAGIC "SQLite format 3"
#define MAX_NAME 24

/* A ledger says so itself. What is named like one is taken for one too, so that a damaged ledger
 * is called damaged, and not read as a document. */
static gboolean
is_ledger (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char head[sizeof LEDGER_MAGIC] = { 0 };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".rectify"))
    return TRUE;
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, NULL, NULL, NULL)
         && memcmp (head, LEDGER_MAGIC, sizeof head) == 0;
}

static int
check_ledger (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);

  if (ledger == NULL || !rectify_ledger_check_fully (ledger, NULL, NULL, NULL, NULL, &error))
    return rectify_cli_fail (error);
  return rectify_cli_print (_ ("The ledger is sound.\n"), &error) ? RECTIFY_CLI_DONE
                                                                  : rectify_cli_fail (error);
}

/* Where something was found, in one line: the item's label and the beginning of its words. */
static char *
name_place (RectifyItem *item)
{
  g_autofree char *name = NULL;
  g_autofree char *head = NULL;

  if (item == NULL)
    return g_strdup (_ ("the plan"));
  name = rectify_item_dup_line (item);
  g_strdelimit (name, "\r\n\t", ' ');
  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_steal_pointer (&name);
  head = g_utf8_substring (name, 0, MAX_NAME - 1);
  return g_strconcat (head, "…", NULL);
}

static int
check_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyReading) reading = rectify_cli_read (path, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) report = g_string_new (NULL);
  gboolean good = TRUE;

  if (reading == NULL)
    return rectify_cli_fail (error);
  findings = rectify_plan_check (rectify_reading_get_plan (reading));
  for (guint i = 0; i < findings->len; i++)
    {
      RectifyFinding *finding = g_ptr_array_index (findings, i);
      RectifySeverity severity = rectify_finding_get_severity (finding);
      g_autofree char *place = name_place (rectify_finding_get_item (finding));
      g_autofree char *message
          = g_strdelimit (g_strdup (rectify_finding_get_message (finding)), "\r\n\t", ' ');

      good = good && severity == RECTIFY_SEVERITY_HINT;
      g_string_append_printf (report, "%s\t%s\t%s\n", rectify_severity_get_title (severity), place,
                              message);
    }
  g_string_append_printf (report, ngettext ("%u finding\n", "%u findings\n", findings->len),
                          findings->len);
  if (!rectify_cli_print (report->str, &error))
    return rectify_cli_fail (error);
  return good ? RECTIFY_CLI_DONE : RECTIFY_CLI_FAILED;
}

/**
 * rectify_cli_check:
 * @argc: 1
 * @argv: a ledger, or a document
 *
 * Checks that a ledger is sound, or reads a document as a careful clerk would and prints a line a
 * finding: how much it matters, where it is and what it is, parted by tabs.
 *
 * Returns: the exit status: 1 if the ledger is not sound, or if there is more than hints
 */
int
rectify_cli_check (int argc, char **argv)
{
  return is_ledger (argv[0]) ? check_ledger (argv[0]) : check_document (argv[0]);
}
