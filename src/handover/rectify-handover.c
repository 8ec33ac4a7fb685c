/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-handover.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-bundle-writer.h"
#include "rectify-editions.h"
#include "rectify-handover-evidence.h"
#include "rectify-handover-words.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-watch.h"
#include "rectify-pages.h"
#include "rectify-plan-info.h"
#include "rectify-plan-language.h"
#include "rectify-report.h"
#include "rectify-settings.h"

/* So many characters of a code stand together. */
#define CODE_GROUP 8

/* Of the bundle's files, so that a later version knows what it has before it. */
#define FORMAT 1

typedef struct {
  RectifyLedger *ledger; /* what is handed over, as it was at one moment */
  RectifyBundleWriter *writer;
  RectifyHandoverEvidence *evidence;
  GPtrArray *infos;
  GKeyFile *manifest;
  GString *contents;
  RectifyBundleProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  RectifyHandoverResult *result;
} Handover;

/**
 * rectify_handover_result_clear:
 * @self: what was handed over
 */
void
rectify_handover_result_clear (RectifyHandoverResult *self)
{
  g_clear_pointer (&self->code, g_free);
}

static gboolean
add_text (Handover *self, const char *name, const char *text, GError **error)
{
  return rectify_bundle_writer_add (self->writer, name, text, strlen (text), error);
}

static gboolean
add_bytes (Handover *self, const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return rectify_bundle_writer_add (self->writer, name, data, size, error);
}

/* As both programs print it, where nothing is chosen. */
static RectifyDocument *
compose (RectifyPlan *plan)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  RectifyPageStyle style = *rectify_report_options_get_page_style (options);

  rectify_settings_set_style (RECTIFY_REPORT_PLAN, rectify_plan_is_english (plan), FALSE, &style);
  rectify_report_options_set_page_style (options, &style);
  return rectify_report_compose (plan, RECTIFY_REPORT_PLAN, options);
}

static gboolean
add_plan_pages (Handover *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (self->ledger, id, error);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (plan == NULL)
    return FALSE;
  document = compose (plan);
  pages = rectify_pages_new (document, self->cancellable, error);
  if (pages != NULL)
    pdf = rectify_pages_dup_pdf (pages, self->cancellable, NULL, NULL, error);
  return pdf != NULL && add_bytes (self, name, pdf, error)
         && rectify_handover_evidence_add_plan (self->evidence, plan, error);
}

static void
describe_edition (Handover *self, RectifyEdition *edition, gint64 plan_id, const char *name)
{
  g_autofree char *group = g_strdup_printf ("file %s", name);
  GDateTime *made_at = rectify_edition_get_made_at (edition);
  g_autofree char *time = made_at != NULL ? g_date_time_format_iso8601 (made_at) : g_strdup ("");

  g_key_file_set_string (self->manifest, group, "what", "edition");
  g_key_file_set_int64 (self->manifest, group, "plan", plan_id);
  g_key_file_set_string (self->manifest, group, "name", rectify_edition_get_name (edition));
  g_key_file_set_string (self->manifest, group, "made_at", time);
  g_key_file_set_string (self->manifest, group, "author", rectify_edition_get_author (edition));
  g_string_append_printf (self->contents, "    %s  %s\n", name, rectify_edition_get_name (edition));
}

static gboolean
add_editions (Handover *self, guint number, gint64 plan_id, GError **error)
{
  g_autoptr (GPtrArray) editions = rectify_ledger_list_editions (self->ledger, plan_id, error);

  if (editions == NULL)
    return FALSE;
  for (guint i = 0; i < editions->len; i++)
    {
      RectifyEdition *edition = editions->pdata[i];
      g_autofree char *name
          = g_strdup_printf ("editions/plan-%03u-edition-%02u.pdf", number, i + 1);
      g_autoptr (GBytes) pages
          = rectify_ledger_load_edition_pages (self->ledger, rectify_edition_get_id (edition),
                                               error);

      if (pages == NULL || !add_bytes (self, name, pages, error))
        return FALSE;
      describe_edition (self, edition, plan_id, name);
      self->result->n_editions++;
    }
  return TRUE;
}

static gboolean
add_plan (Handover *self, guint position, GError **error)
{
  RectifyPlanInfo *info = self->infos->pdata[position];
  gint64 id = rectify_plan_info_get_id (info);
  g_autofree char *name = g_strdup_printf ("plans/plan-%03u.pdf", position + 1);
  g_autofree char *group = g_strdup_printf ("file %s", name);
  g_autofree char *title = rectify_handover_dup_title (rectify_plan_info_get_title (info));

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  g_key_file_set_string (self->manifest, group, "what", "plan");
  g_key_file_set_int64 (self->manifest, group, "plan", id);
  g_key_file_set_integer (self->manifest, group, "year", rectify_plan_info_get_year (info));
  g_key_file_set_string (self->manifest, group, "title", title);
  g_string_append_printf (self->contents, "  %s  %s\n", name, title);
  if (!add_plan_pages (self, id, name, error) || !add_editions (self, position + 1, id, error))
    {
      if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        /* Translators: a plan's title; a sentence about it follows. */
        g_prefix_error (error, C_ ("before a sentence about it", "“%s”: "), title);
      return FALSE;
    }
  if (self->progress != NULL)
    self->progress ((position + 1.0) / (self->infos->len + 1.0), self->user_data);
  return TRUE;
}

static char *
dup_manifest (Handover *self, const char *author)
{
  RectifyHandoverResult *result = self->result;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (rectify_handover_get_now ());
  g_autofree char *time = g_date_time_format_iso8601 (now);

  g_key_file_set_integer (self->manifest, "handover", "format", FORMAT);
  g_key_file_set_string (self->manifest, "handover", "program", "Rectify " RECTIFY_VERSION);
  g_key_file_set_string (self->manifest, "handover", "made_at", time);
  g_key_file_set_string (self->manifest, "handover", "author", author);
  g_key_file_set_integer (self->manifest, "handover", "plans", result->n_plans);
  g_key_file_set_integer (self->manifest, "handover", "editions", result->n_editions);
  g_key_file_set_uint64 (self->manifest, "handover", "entries", result->n_entries);
  g_key_file_set_uint64 (self->manifest, "handover", "entries_left_out", result->n_left_out);
  g_key_file_set_integer (self->manifest, "handover", "evidence",
                          rectify_handover_evidence_get_n_files (self->evidence));
  return g_key_file_to_data (self->manifest, NULL, NULL);
}

static gboolean
fill (Handover *self, const char *ledger_path, GError **error)
{
  g_autofree char *history = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *readme = NULL;
  g_autofree char *author = rectify_ledger_dup_own_name ();

  self->infos = rectify_ledger_list_plans (self->ledger, error);
  if (self->infos == NULL
      || !rectify_bundle_writer_add_file (self->writer, RECTIFY_HANDOVER_LEDGER, ledger_path,
                                          self->cancellable, error))
    return FALSE;
  self->result->n_plans = self->infos->len;
  self->evidence = rectify_handover_evidence_new (self->ledger, self->writer, self->manifest);
  for (guint i = 0; i < self->infos->len; i++)
    if (!add_plan (self, i, error))
      return FALSE;
  if (!rectify_handover_evidence_finish (self->evidence, error))
    return FALSE;
  history = rectify_handover_dup_history (self->ledger, self->infos, error);
  if (history == NULL || !add_text (self, "history.txt", history, error))
    return FALSE;
  manifest = dup_manifest (self, author);
  readme = rectify_handover_dup_readme (author, self->contents->str, self->result->n_left_out);
  if (!add_text (self, "manifest.ini", manifest, error)
      || !add_text (self, "README.txt", readme, error))
    return FALSE;
  self->result->code = rectify_bundle_writer_finish (self->writer, error);
  return self->result->code != NULL;
}

/* All is made from a copy of one moment: the ledger can be edited meanwhile. */
static gboolean
write_from (RectifyLedger *ledger, GArray *plan_ids, const char *copy, const char *path,
            Handover *self, GError **error)
{
  RectifyLedgerExport exported;
  gboolean done;

  if (!rectify_ledger_export (ledger, plan_ids, copy, TRUE, self->cancellable, &exported, error))
    return FALSE;
  self->result->n_entries = exported.n_entries;
  self->result->n_left_out = exported.n_left_out;
  self->ledger = rectify_ledger_open (copy, RECTIFY_LEDGER_READ_ONLY, error);
  if (self->ledger != NULL)
    self->writer = rectify_bundle_writer_new (path, error);
  done = self->writer != NULL && fill (self, copy, error);
  g_clear_pointer (&self->evidence, rectify_handover_evidence_free);
  g_clear_pointer (&self->writer, rectify_bundle_writer_free);
  g_clear_object (&self->ledger);
  return done;
}

static gboolean
check_target (RectifyLedger *ledger, const char *path, GError **error)
{
  GStatBuf own, other;

  /* A part of a ledger would be checked there as if it were the whole. */
  if (rectify_ledger_is_damaged (ledger))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                           _ ("This ledger is damaged. Recover what can be read of it into a new "
                              "file, or use a backup."));
      return FALSE;
    }
  if (g_stat (rectify_ledger_get_path (ledger), &own) != 0 || g_stat (path, &other) != 0
      || own.st_dev != other.st_dev || own.st_ino != other.st_ino)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                       _ ("The output is the ledger itself; choose another output."));
  return FALSE;
}

/**
 * rectify_handover_write:
 * @ledger: a ledger
 * @plan_ids: (element-type gint64) (nullable): plans; %NULL for all
 * @path: where to; what is there is replaced when the new one is whole
 * @progress: (nullable): called in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @result: (out caller-allocates): set to what was handed over
 * @error: return location
 *
 * Packs what somebody needs who takes over: the ledger with its history, the editions as they were
 * circulated, the plans and the history for reading, and how all of it is checked on a computer
 * without a network. Blocks.
 *
 * Returns: whether it is there, whole
 */
gboolean
rectify_handover_write (RectifyLedger *ledger, GArray *plan_ids, const char *path,
                        RectifyBundleProgress progress, gpointer user_data,
                        GCancellable *cancellable, RectifyHandoverResult *result, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GString) contents = g_string_new (NULL);
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  Handover self = { .contents = contents,
                    .manifest = manifest,
                    .progress = progress,
                    .user_data = user_data,
                    .cancellable = cancellable,
                    .result = result };
  gboolean done;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), FALSE);

  *result = (RectifyHandoverResult){ 0 };
  /* A part of a ledger is not handed over for the whole. */
  if (!rectify_ledger_check_undamaged (ledger, error) || !check_target (ledger, path, error))
    return FALSE;
  folder = g_dir_make_tmp ("rectify-handover-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, RECTIFY_HANDOVER_LEDGER, NULL);
  done = write_from (ledger, plan_ids, copy, path, &self, error);
  g_clear_pointer (&self.infos, g_ptr_array_unref);
  g_unlink (copy);
  g_rmdir (folder);
  if (!done)
    rectify_handover_result_clear (result);
  return done;
}

/**
 * rectify_handover_dup_groups:
 * @code: a handover's code
 *
 * Returns: (transfer full): the code in groups of eight that can be written down and compared by eye
 */
char *
rectify_handover_dup_groups (const char *code)
{
  GString *groups = g_string_new (NULL);

  for (gsize i = 0; code[i] != '\0'; i++)
    {
      if (i > 0 && i % CODE_GROUP == 0)
        g_string_append_c (groups, ' ');
      g_string_append_c (groups, code[i]);
    }
  return g_string_free (groups, FALSE);
}
