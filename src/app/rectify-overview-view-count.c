/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-overview-view-private.h"
#include "rectify-plan-language.h"

/* Tasks are read and counted in a thread. Of what is asked for while it is at work only the last is
 * done. */
typedef struct {
  RectifyLedgerRows *source;
  RectifyFilter *scope;
  GDate today;
  guint whole;
  gboolean is_english;
  gboolean reload;

  GPtrArray *all;
  GArray *years; /* of the plans; NULL if nothing was read */
  guint n_left_out;
  RectifyOverview *overview;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->source);
  rectify_filter_free (job->scope);
  g_clear_pointer (&job->all, g_ptr_array_unref);
  g_clear_pointer (&job->years, g_array_unref);
  g_clear_pointer (&job->overview, rectify_overview_free);
  g_free (job);
}

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static GArray *
list_years (GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < rows->len; i++)
    {
      int year = ((RectifyTaskRow *) g_ptr_array_index (rows, i))->year;

      if (year != 0 && g_hash_table_add (seen, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_latest);
  return years;
}

static void
count_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->all == NULL || job->reload)
    {
      g_clear_pointer (&job->all, g_ptr_array_unref);
      job->all = rectify_ledger_rows_load (job->source, &job->n_left_out, cancellable, &error);
      if (job->all == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      job->years = list_years (job->all);
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  job->overview
      = rectify_overview_new (job->all, job->scope, &job->today, job->whole, job->is_english);
  g_task_return_boolean (task, TRUE);
}

static void
take_over (RectifyOverviewView *self, Job *job)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (job->all);
  if (job->years != NULL)
    {
      rectify_overview_scope_set_years (self->scope, job->years);
      self->n_left_out = job->n_left_out;
    }
  rectify_overview_view_show (self, g_steal_pointer (&job->overview));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyOverviewView) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->box == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->stale = self->stale || (!done && job->reload);
  /* Another ledger may have been opened meanwhile. */
  if (job->source == self->source && done)
    take_over (self, job);
  else if (job->source == self->source
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  if (self->wanted)
    rectify_overview_view_count (self, FALSE);
}

static Job *
job_new (RectifyOverviewView *self)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GDate) today = rectify_date_new_today ();
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  job->source = g_object_ref (self->source);
  job->scope = rectify_overview_view_dup_scope (self);
  job->today = *today;
  job->whole = self->whole;
  job->is_english = plan != NULL && rectify_plan_is_english (plan);
  job->reload = self->stale;
  job->all = self->all != NULL ? g_ptr_array_ref (self->all) : NULL;
  return job;
}

/**
 * rectify_overview_view_count:
 * @self: a view
 * @reload: whether tasks may have changed, and not only what is asked for
 *
 * Counts again, as soon as anybody sees it.
 */
void
rectify_overview_view_count (RectifyOverviewView *self, gboolean reload)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->wanted = TRUE;
  self->stale = self->stale || reload;
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  if (self->source == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->overview == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  job = job_new (self);
  self->wanted = FALSE;
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  /* The view is let go in the callback: the rest may be freed in the thread. */
  task = g_task_new (NULL, self->cancellable, counted_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, count_in_thread);
}

/**
 * rectify_overview_view_stop:
 * @self: a view
 *
 * Forgets what was counted: another ledger is open, or none.
 */
void
rectify_overview_view_stop (RectifyOverviewView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  self->wanted = FALSE;
  g_clear_object (&self->source);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  rectify_overview_view_show (self, NULL);
}
