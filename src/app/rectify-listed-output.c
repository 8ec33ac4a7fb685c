/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-listed-output.h"

#include <glib/gi18n.h>

#include "rectify-ledger-sheet.h"
#include "rectify-listed-report.h"
#include "rectify-messages.h"
#include "rectify-plan-language.h"
#include "rectify-progress.h"
#include "rectify-report-choices.h"
#include "rectify-task-row.h"

/* Rows on their way to be a document. The window is let go in the callback: the rest may be freed in
 * the thread. */
typedef struct {
  GtkWindow *window;
  RectifyLedger *ledger;
  GArray *plan_ids; /* each once */
  GArray *item_ids;
  GPtrArray *rows; /* as they are seen, with the */
  GArray *columns; /* that are shown; or NULL */
  char *words;
  RectifyReportOptions *options; /* of plans in Chinese, and */
  RectifyReportOptions *english; /* in English */
  RectifyProgress *progress;
  RectifyListedFunc func;
  gpointer user_data;
  GDestroyNotify destroy;

  RectifyDocument *document;
  char *name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->progress, rectify_progress_close);
  g_clear_object (&job->window);
  g_clear_object (&job->ledger);
  g_clear_pointer (&job->plan_ids, g_array_unref);
  g_clear_pointer (&job->item_ids, g_array_unref);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_pointer (&job->columns, g_array_unref);
  rectify_report_options_free (job->options);
  rectify_report_options_free (job->english);
  g_clear_object (&job->document);
  g_free (job->words);
  g_free (job->name);
  g_free (job);
}

static GPtrArray *
load_plans (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < job->plan_ids->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      RectifyPlan *plan
          = rectify_ledger_load_plan (job->ledger, g_array_index (job->plan_ids, gint64, i),
                                      &failure);

      if (plan != NULL)
        g_ptr_array_add (plans, plan);
      else if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rectify_progress_report (job->progress, (double) i / job->plan_ids->len);
    }
  if (plans->len > 0)
    return g_steal_pointer (&plans);
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("None of these rows is in the ledger any more. Nothing was made; the list shows what is there now."));
  return NULL;
}

static void
compose_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) plans = load_plans (job, cancellable, &error);

  if (plans != NULL)
    {
      gboolean english = rectify_plan_is_english (g_ptr_array_index (plans, 0));

      job->document = rectify_listed_report_compose (plans, job->item_ids, job->words,
                                                     english ? job->english : job->options);
      job->name = g_strdup (rectify_document_get_title (job->document));
    }
  rectify_progress_return (task, plans != NULL, error);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) window = g_steal_pointer (&job->window);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&job->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    job->func (window, job->document, job->name, job->user_data);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (window, _ ("The table could not be made"), error);
  if (job->destroy != NULL)
    job->destroy (job->user_data);
}

static void
add_rows (Job *job, GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);

      g_array_append_val (job->item_ids, row->item_id);
      if (g_hash_table_add (seen, &row->plan_id))
        g_array_append_val (job->plan_ids, row->plan_id);
    }
}

static void
compose_shown_in_thread (GTask *task, gpointer source, gpointer task_data,
                         GCancellable *cancellable)
{
  Job *job = task_data;
  gboolean english = rectify_ledger_sheet_is_english (job->rows);
  GError *error = NULL;

  job->document = rectify_ledger_sheet_compose (job->rows, job->columns, job->words,
                                                english ? job->english : job->options);
  job->name = g_strdup (rectify_document_get_title (job->document));
  rectify_progress_return (task, !g_cancellable_set_error_if_cancelled (cancellable, &error),
                           error);
}

static Job *
job_new (GtkWindow *window, const char *words, RectifyListedFunc func, gpointer user_data,
         GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (window);
  job->words = g_strdup (words);
  job->options = rectify_report_dup_chosen (RECTIFY_REPORT_LEDGER, FALSE, NULL);
  job->english = rectify_report_dup_chosen (RECTIFY_REPORT_LEDGER, TRUE, NULL);
  job->func = func;
  job->user_data = user_data;
  job->destroy = destroy;
  job->progress = rectify_progress_new (window, _ ("Making the table…"));
  return job;
}

/**
 * rectify_listed_compose:
 * @window: the window it is for
 * @session: a session that has a ledger
 * @rows: (element-type RectifyTaskRow): tasks, in the order in which they are to stand
 * @words: what was asked for, "" for everything
 * @func: called with the document; not if it was cancelled, or failed, which is said
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data afterwards, whatever came of it
 *
 * Makes the ledger table of tasks of any plans, in a thread, with the columns and the paper that were
 * chosen for it.
 */
void
rectify_listed_compose (GtkWindow *window, RectifySession *session, GPtrArray *rows,
                        const char *words, RectifyListedFunc func, gpointer user_data,
                        GDestroyNotify destroy)
{
  Job *job = job_new (window, words, func, user_data, destroy);

  job->ledger = g_object_ref (rectify_session_get_ledger (session));
  job->plan_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->item_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_rows (job, rows);
  rectify_progress_run (job->progress, compose_in_thread, job, job_free, composed_cb);
}

/**
 * rectify_listed_compose_shown:
 * @window: the window it is for
 * @rows: (element-type RectifyTaskRow): tasks, in the order in which they are to stand
 * @columns: (element-type RectifyLedgerColumn): the columns, in their order
 * @words: what was asked for, "" for everything
 * @func: called with the document; not if it was cancelled
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data afterwards, whatever came of it
 *
 * Makes a table of tasks as they are seen in the flat table, in a thread.
 */
void
rectify_listed_compose_shown (GtkWindow *window, GPtrArray *rows, GArray *columns,
                              const char *words, RectifyListedFunc func, gpointer user_data,
                              GDestroyNotify destroy)
{
  Job *job = job_new (window, words, func, user_data, destroy);

  job->rows = g_ptr_array_ref (rows);
  job->columns = g_array_ref (columns);
  rectify_progress_run (job->progress, compose_shown_in_thread, job, job_free, composed_cb);
}
