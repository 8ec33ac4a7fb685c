/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-form-reader.h"
#include "rectify-form-report.h"
#include "rectify-formats.h"
#include "rectify-ledger-packet.h"
#include "rectify-unit-plan.h"

#define EXTENSION ".xlsx"
#define MEGABYTE (1024 * 1024)

static gboolean
check_path (const char *path, gboolean replace, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = g_filename_display_basename (path);

  if (!g_str_has_suffix (lower, EXTENSION))
    {
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                   _ ("“%s”: a form is an Excel workbook; name it .xlsx. Nothing was written."),
                   name);
      return FALSE;
    }
  if (replace || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
               _ ("“%s” is there already. Choose another name, or take the file away; nothing was "
                  "written."),
               name);
  return FALSE;
}

static RectifyPlan *
make_part (RectifyPlan *whole, const char *unit, GError **error)
{
  RectifyPlan *part = rectify_plan_copy_for_unit (whole, unit);

  if (part == NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("The plan has no task for “%s”; nothing was written."), unit);
  return part;
}

/**
 * rectify_forms_send:
 * @ledger: a ledger
 * @plan_id: one of its plans
 * @unit: the name of a unit, as the plan has it
 * @path: the file to write, .xlsx
 * @replace: whether it may take the place of one that is there
 * @error: return location
 *
 * Writes a form with the tasks alone that a unit leads or takes part in, and remembers that it was
 * sent. What the unit fills in comes back by rectify_forms_open_return(). Blocks.
 *
 * Returns: whether the file is on disk
 */
gboolean
rectify_forms_send (RectifyLedger *ledger, gint64 plan_id, const char *unit, const char *path,
                    gboolean replace, GError **error)
{
  g_autoptr (RectifyPlan) whole = NULL;
  g_autoptr (RectifyPlan) part = NULL;
  g_autoptr (RectifyUnitForm) form = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), FALSE);
  g_return_val_if_fail (unit != NULL && path != NULL, FALSE);

  if (!check_path (path, replace, error))
    return FALSE;
  whole = rectify_ledger_load_plan (ledger, plan_id, error);
  part = whole != NULL ? make_part (whole, unit, error) : NULL;
  if (part == NULL)
    return FALSE;
  form = rectify_unit_form_new_for_part (0, whole, part, unit);
  if (!rectify_ledger_note_form (ledger, form, error))
    return FALSE;
  document = rectify_form_report_compose (part, form);
  file = g_file_new_for_path (path);
  return rectify_xlsx_format_save (document, file, NULL, error);
}

/* The same as for a packet, but for what it is. */
static char *
dup_as_form (const char *path)
{
  const char *dot = strrchr (path, '.');

  return g_strdup_printf ("%.*s" EXTENSION, (int) (dot - path), path);
}

/**
 * rectify_forms_dup_file_name:
 * @plan: a plan
 * @unit: the name of a unit
 *
 * Returns: (transfer full): what the file of the unit's form is called, without a folder
 */
char *
rectify_forms_dup_file_name (RectifyPlan *plan, const char *unit)
{
  g_autofree char *name = rectify_packet_dup_file_name (plan, unit);

  return dup_as_form (name);
}

/**
 * rectify_forms_list_paths:
 * @plan: a plan
 * @units: (array zero-terminated=1): names of units
 * @folder: a folder
 *
 * Returns: (transfer full) (array zero-terminated=1): a file for the form of each
 */
char **
rectify_forms_list_paths (RectifyPlan *plan, const char *const *units, const char *folder)
{
  char **paths = rectify_packet_list_paths (plan, units, folder);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = paths[i];

      paths[i] = dup_as_form (path);
    }
  return paths;
}

/* Whether it begins as the files of offices do: a ledger does not. */
static gboolean
is_office_file (const char *path)
{
  static const char zip[] = "PK\x03\x04", old[] = "\xd0\xcf\x11\xe0";
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[4];
  gsize n = 0;

  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, NULL, NULL)
         && n == sizeof start
         && (memcmp (start, zip, sizeof start) == 0 || memcmp (start, old, sizeof start) == 0);
}

static RectifyReturn *
read_form (RectifyLedger *ledger, const char *path, RectifyDocument *document, GError **error)
{
  RectifyUnitForm *form = rectify_form_read (document, error);

  return form != NULL ? rectify_return_new_for_form (ledger, path, form, error) : NULL;
}

static char *
dup_too_large (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  guint64 n_bytes = info != NULL ? (guint64) g_file_info_get_size (info) : 0;

  if (n_bytes > RECTIFY_FORMATS_MAX_SIZE)
    return g_strdup_printf (
        _ ("The form has %u MB, and one is read up to %u MB. Pictures are likely pasted "
           "into it: ask the unit for the form without them, and for the pictures "
           "as files of their own."),
        (guint) ((n_bytes + MEGABYTE - 1) / MEGABYTE), (guint) RECTIFY_FORMATS_MAX_SIZE / MEGABYTE);
  return g_strdup (
      _ ("There is far more on the sheets of this form than was sent, such as hundreds of "
         "thousands of rows. Ask the unit to delete what it added below or beside the "
         "table, or to fill in the form as it was sent."));
}

/* What is said of documents that are imported does not help with a form. */
static char *
dup_refusal (GFile *file, const GError *failure)
{
  if (failure->domain != RECTIFY_FORMAT_ERROR)
    return NULL;
  switch (failure->code)
    {
    case RECTIFY_FORMAT_ERROR_TOO_LARGE:
      return dup_too_large (file);
    case RECTIFY_FORMAT_ERROR_ENCRYPTED:
      return g_strdup (
          _ ("The form is protected by a password. Open it in Excel, WPS or LibreOffice, "
             "take the password away, save it and choose it again; or ask the unit for it "
             "without one."));
    case RECTIFY_FORMAT_ERROR_DAMAGED:
      return g_strdup (
          _ ("The form is damaged or was not copied whole. Copy or download it once more; "
             "if that does not help, open it in Excel, WPS or LibreOffice, save it as an "
             "Excel workbook (.xlsx) and choose that, or ask the unit for it again."));
    case RECTIFY_FORMAT_ERROR_EMPTY:
      return g_strdup (
          _ ("The workbook is empty: the form is no longer in it. Ask the unit for the file "
             "that it was sent, filled in."));
    default:
      return NULL;
    }
}

static RectifyDocument *
load_form (GFile *file, GError **error)
{
  g_autoptr (GError) failure = NULL;
  RectifyDocument *document = rectify_formats_load_sheets (file, NULL, &failure);
  g_autofree char *refusal = failure != NULL ? dup_refusal (file, failure) : NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_filename_display_basename (path);

  if (refusal != NULL)
    g_set_error (error, RECTIFY_FORMAT_ERROR, failure->code,
                 C_ ("a file, and what is said of it", "%s: %s"), name, refusal);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return document;
}

static RectifyReturn *
open_form (RectifyLedger *ledger, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = load_form (file, error);
  g_autoptr (GError) failure = NULL;
  RectifyReturn *found = document != NULL ? read_form (ledger, path, document, &failure) : NULL;

  if (failure != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, failure->domain, failure->code,
                   C_ ("a file, and what is said of it", "%s: %s"), name, failure->message);
    }
  return found;
}

/**
 * rectify_forms_dup_unit:
 * @path: any file
 *
 * Looks whether a file is a form, by the marks in it, whoever sent it and whatever became of it. Blocks.
 *
 * Returns: (transfer full) (nullable): whose tasks are in it, “?” if that is not to be read any more;
 *   %NULL if it is no form
 */
char *
rectify_forms_dup_unit (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  char *unit;

  g_return_val_if_fail (path != NULL, NULL);

  if (!is_office_file (path))
    return NULL;
  document = rectify_formats_load_sheets (file, NULL, NULL);
  unit = document != NULL ? rectify_form_dup_unit (document) : NULL;
  if (unit == NULL || *unit != '\0')
    return unit;
  g_free (unit);
  return g_strdup ("?");
}

/**
 * rectify_forms_open_return:
 * @ledger: the ledger that something was sent out from
 * @path: the file that came back
 * @error: return location
 *
 * Looks at a form or a packet that came back, whichever the file is by its content. Nothing is
 * changed. Blocks.
 *
 * Returns: (transfer full) (nullable): what is to be merged; %NULL with an error in a sentence
 */
RectifyReturn *
rectify_forms_open_return (RectifyLedger *ledger, const char *path, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return is_office_file (path) ? open_form (ledger, path, error)
                               : rectify_return_open (ledger, path, error);
}
