/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-exchange.h"

#include <glib/gi18n.h>

#include "rectify-handover.h"
#include "rectify-ledger-export.h"
#include "rectify-messages.h"
#include "rectify-progress.h"

/* Plans on their way to a file, or a file that is checked. */
typedef struct {
  GtkWindow *parent;
  RectifyLedger *ledger;
  GArray *ids; /* NULL: all */
  gboolean with_history;
  char *path;
  RectifyProgress *progress;
  RectifyNoticeFunc notice;
  RectifyLedgerExport exported;
  RectifyHandoverResult handed;
  RectifyHandoverCheck *check;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->parent);
  g_clear_object (&job->ledger);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->check, rectify_handover_check_free);
  rectify_handover_result_clear (&job->handed);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (GtkWindow *parent, RectifyLedger *ledger, gint64 plan_id, GFile *file, const char *title)
{
  Job *job = g_new0 (Job, 1);

  job->parent = g_object_ref (parent);
  job->ledger = ledger != NULL ? g_object_ref (ledger) : NULL;
  if (plan_id != 0)
    {
      job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (job->ids, plan_id);
    }
  job->path = g_file_get_path (file);
  job->progress = rectify_progress_new (parent, title);
  return job;
}

/* Whether it went well; says why not. The caller has the window from here: the rest may be freed in
 * the thread. */
static gboolean
finish (GAsyncResult *result, const char *primary, GtkWindow **parent)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  *parent = g_steal_pointer (&job->parent);
  g_clear_pointer (&job->progress, rectify_progress_close);
  /* Nobody is there any more to be told. */
  if (!gtk_widget_get_realized (GTK_WIDGET (*parent)))
    return FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (*parent, primary, error);
  return FALSE;
}

static gboolean
check_place (Job *job, GError **error)
{
  if (job->path != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("It is not on this computer. Choose a place here."));
  return FALSE;
}

static void
export_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done = check_place (job, &error)
                  && rectify_ledger_export (job->ledger, job->ids, job->path, job->with_history,
                                            cancellable, &job->exported, &error);

  rectify_progress_return (task, done, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) parent = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!finish (result, _ ("The plans could not be exported"), &parent))
    return;
  name = g_filename_display_basename (job->path);
  g_string_append_printf (text, _ ("Saved as “%s”"), name);
  if (job->exported.n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf (
          ngettext ("%u entry of the history is about several plans and was left out",
                    "%u entries of the history are about several plans and were left out",
                    job->exported.n_left_out),
          (guint) job->exported.n_left_out);

      g_string_append_printf (text, " · %s", left_out);
    }
  job->notice (parent, text->str);
}

/**
 * rectify_exchange_export:
 * @parent: the window it is for
 * @ledger: where the plans are
 * @plan_id: a plan, 0 for all
 * @with_history: whether what the history has of them goes with them
 * @file: the ledger file to write
 * @notice: called when it is there
 */
void
rectify_exchange_export (GtkWindow *parent, RectifyLedger *ledger, gint64 plan_id,
                         gboolean with_history, GFile *file, RectifyNoticeFunc notice)
{
  Job *job = job_new (parent, ledger, plan_id, file, _ ("Writing the ledger file…"));

  job->with_history = with_history;
  job->notice = notice;
  rectify_progress_run (job->progress, export_work, job, job_free, exported_cb);
}

static void
progress_cb (double share, gpointer user_data)
{
  rectify_progress_report (user_data, share);
}

static void
hand_over_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done = check_place (job, &error)
                  && rectify_handover_write (job->ledger, job->ids, job->path, progress_cb,
                                             job->progress, cancellable, &job->handed, &error);

  rectify_progress_return (task, done, error);
}

static void
handed_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) parent = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *primary = NULL;
  g_autofree char *code = NULL;

  if (!finish (result, _ ("The handover could not be made"), &parent))
    return;
  name = g_filename_display_basename (job->path);
  code = rectify_handover_dup_groups (job->handed.code);
  primary = g_strdup_printf (_ ("The handover is ready: “%s”"), name);
  g_string_append_printf (text, _ ("Plans: %u\nEditions: %u\nEntries of the history: %u\n"),
                          job->handed.n_plans, job->handed.n_editions,
                          (guint) job->handed.n_entries);
  if (job->handed.n_left_out > 0)
    g_string_append_printf (text,
                            _ ("Entries left out, because they are about several plans: %u\n"),
                            (guint) job->handed.n_left_out);
  g_string_append_printf (
      text,
      _ ("\nCode, to be noted on the handover form:\n%s\n\nWho receives it compares this code in "
         "Check a Handover. How it is checked elsewhere stands in its README.txt. It is not "
         "encrypted: whoever has it can read it."),
      code);
  rectify_exchange_show_text (parent, _ ("Handover"), TRUE, primary, text->str);
}

/**
 * rectify_exchange_hand_over:
 * @parent: the window it is for
 * @ledger: what is handed over
 * @plan_id: a plan of it, 0 for all
 * @file: the zip file to write
 */
void
rectify_exchange_hand_over (GtkWindow *parent, RectifyLedger *ledger, gint64 plan_id, GFile *file)
{
  Job *job = job_new (parent, ledger, plan_id, file, _ ("Making the handover…"));

  rectify_progress_run (job->progress, hand_over_work, job, job_free, handed_over_cb);
}

static void
check_work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (check_place (job, &error))
    job->check
        = rectify_handover_check (job->path, progress_cb, job->progress, cancellable, &error);
  rectify_progress_return (task, job->check != NULL, error);
}

static char *
describe (const RectifyHandoverCheck *check)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *code = rectify_handover_dup_groups (check->code);

  g_string_append_printf (text, _ ("Code, to be compared with the handover form:\n%s\n\n"), code);
  if (check->ledger_problem != NULL)
    g_string_append_printf (text, _ ("✗ The ledger: %s\n"), check->ledger_problem);
  else
    g_string_append_printf (text, _ ("✓ The ledger is sound; plans: %u\n"), check->n_plans);
  /* What is wrong comes first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < check->files->len; i++)
      {
        const RectifyBundleFile *file = check->files->pdata[i];
        gboolean same = file->state == RECTIFY_BUNDLE_SAME;

        if (same == (pass == 1))
          g_string_append_printf (text, _ ("%s %s: %s\n"), same ? "✓" : "✗", file->name,
                                  rectify_bundle_state_get_words (file->state));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) parent = NULL;
  g_autofree char *text = NULL;

  if (!finish (result, _ ("The handover cannot be checked"), &parent))
    return;
  text = describe (job->check);
  rectify_exchange_show_text (
      parent, _ ("Check of a Handover"), job->check->sound,
      job->check->sound
          ? _ ("Everything is as it was when the handover was made, if the code is the same.")
          : _ ("This handover is not as it was made. Ask for it again, and do not rely on it."),
      text);
}

/**
 * rectify_exchange_check:
 * @parent: the window it is for
 * @file: a handover
 *
 * Checks a handover and shows what was found.
 */
void
rectify_exchange_check (GtkWindow *parent, GFile *file)
{
  Job *job = job_new (parent, NULL, 0, file, _ ("Checking the handover…"));

  rectify_progress_run (job->progress, check_work, job, job_free, checked_cb);
}
