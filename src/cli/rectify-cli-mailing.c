/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-ledger-packet.h"

/* What paths of packets end in. */
#define PACKET ".rectify"

/* A report with a page for each unit, as a file for each. */
typedef struct {
  RectifyPlan *plan;
  RectifyReport report;
  RectifyCliPrint print;
  const char *extension;
  GPtrArray *units; /* their names, "" for what no unit has to do; ends with NULL */
  char **paths;
} Mailing;

static void
mailing_clear (Mailing *self)
{
  rectify_cli_print_clear (&self->print);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mailing, mailing_clear)

static gboolean
has_table (const Mailing *self)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (self->plan, self->report, self->print.options);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    if (rectify_document_get_table (document, i) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_unit (Mailing *self, const char *name)
{
  rectify_report_options_set_unit (self->print.options, name);
  if (has_table (self))
    g_ptr_array_add (self->units, g_strdup (name));
}

/* Those for which there is something on that day. */
static gboolean
list_units (Mailing *self, GError **error)
{
  g_auto (GStrv) units = rectify_report_list_units (self->plan, self->report);

  self->units = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; units[i] != NULL; i++)
    add_unit (self, units[i]);
  if (self->units->len == 0)
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                         _ ("There is nothing for any unit in this report; nothing was written."));
  g_ptr_array_add (self->units, NULL);
  return self->units->len > 1;
}

/* Called as the unit and the report are, as far as that can be in a file's name. */
static void
name_files (Mailing *self, const char *folder)
{
  g_autoptr (RectifyPlan) named = rectify_plan_new ();
  g_autofree char *title = rectify_report_dup_title (self->plan, self->report);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i + 1 < self->units->len; i++)
    g_ptr_array_add (names, rectify_report_dup_unit_name (self->plan, self->units->pdata[i]));
  g_ptr_array_add (names, NULL);
  rectify_plan_set_title (named, title);
  self->paths = rectify_packet_list_paths (named, (const char *const *) names->pdata, folder);
  for (guint i = 0; self->paths[i] != NULL; i++)
    {
      char *usual = self->paths[i];

      self->paths[i]
          = g_strdup_printf ("%.*s%s",
                             (int) (strlen (usual)
                                    - (g_str_has_suffix (usual, PACKET) ? strlen (PACKET) : 0)),
                             usual, self->extension);
      g_free (usual);
    }
}

/**
 * rectify_cli_make_folder:
 * @folder: a folder for files, which may be there already
 * @error: return location
 *
 * Returns: whether it is there
 */
gboolean
rectify_cli_make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The folder %s cannot be made (%s); choose another one."), folder,
               g_strerror (errno));
  return FALSE;
}

/* A file that is there stops it before the first is written. */
static gboolean
prepare_folder (const Mailing *self, const char *folder, GError **error)
{
  for (guint i = 0; self->paths[i] != NULL; i++)
    if (g_file_test (self->paths[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *name = g_filename_display_name (self->paths[i]);

        g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                     _ ("%s is there already. Choose another folder, or take the file away; "
                        "nothing was written."),
                     name);
        return FALSE;
      }
  return rectify_cli_make_folder (folder, error);
}

static gboolean
write_files (Mailing *self, GError **error)
{
  for (guint i = 0; self->paths[i] != NULL; i++)
    {
      const char *unit = g_ptr_array_index (self->units, i);
      g_autofree char *path = g_filename_display_name (self->paths[i]);
      g_autofree char *name = rectify_report_dup_unit_name (self->plan, unit);
      g_autofree char *line = g_strdup_printf ("%s\t%s\n", name, path);

      rectify_report_options_set_unit (self->print.options, unit);
      if (!rectify_cli_write_plan (g_object_ref (self->plan), self->report, &self->print,
                                   self->paths[i], error)
          || !rectify_cli_print (line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_mailing (Mailing *self, char **argv, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, error);

  self->plan = ledger != NULL ? rectify_cli_load_plan (ledger, argv[1], error) : NULL;
  if (self->plan == NULL || !list_units (self, error))
    return FALSE;
  name_files (self, argv[2]);
  return prepare_folder (self, argv[2], error) && write_files (self, error);
}

/* Takes --each-unit and --as out of the arguments; how many are left, -1 where one is wrong. */
static int
take_options (Mailing *self, int argc, char **argv)
{
  static const char *const kinds[] = { ".pdf", ".docx", ".xlsx", ".txt" };
  int n_left = 0;

  self->extension = kinds[0];
  for (int i = 0; i < argc; i++)
    {
      const char *chosen = NULL;

      if (g_str_equal (argv[i], "--each-unit"))
        continue;
      if (!g_str_equal (argv[i], "--as"))
        {
          argv[n_left++] = argv[i];
          continue;
        }
      i++;
      for (guint j = 0; i < argc && j < G_N_ELEMENTS (kinds); j++)
        if (g_ascii_strcasecmp (argv[i], kinds[j] + 1) == 0)
          chosen = kinds[j];
      if (chosen == NULL)
        return -1;
      self->extension = chosen;
    }
  return n_left;
}

/**
 * rectify_cli_export_mailing:
 * @argc: at least 3
 * @argv: a ledger, a plan, a folder, a report that has a page for each unit, and options, --each-unit
 *   among them
 *
 * Writes the page of each unit as a file of its own, called as the unit is.
 *
 * Returns: the exit status
 */
int
rectify_cli_export_mailing (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Mailing) mailing = { 0 };
  g_autofree char *sample = NULL;
  int status;

  argc = take_options (&mailing, argc, argv);
  if (argc < 4 || !rectify_cli_take_print (&argc, argv, &mailing.print))
    return rectify_cli_usage ("export");
  sample = g_strconcat ("sheet", mailing.extension, NULL);
  status = rectify_cli_read_choice (argc - 3, argv + 3, sample, &mailing.report, &mailing.print,
                                    &error);
  if (status == RECTIFY_CLI_USAGE)
    return rectify_cli_usage ("export");
  if (status == RECTIFY_CLI_FAILED)
    return rectify_cli_fail (error);
  if (!rectify_report_is_by_unit (mailing.report))
    {
      g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                           _ ("Of this report units have no pages of their own; --each-unit is for "
                              "slips, supervision and reminders."));
      return rectify_cli_fail (error);
    }
  return write_mailing (&mailing, argv, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
