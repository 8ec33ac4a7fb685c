/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-overview-view-private.h"
#include "rectify-plan-language.h"

/* Tasks are counted in a thread. */
typedef struct {
  RectifyFilter *scope;
  GDate today;
  guint whole;
  gboolean is_english;

  GArray *years; /* of the plans, if there are others than before; or NULL */
  RectifyOverview *overview;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  rectify_filter_free (job->scope);
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

static gboolean
count (gpointer data, GPtrArray *rows, gboolean anew, GCancellable *cancellable)
{
  Job *job = data;

  if (anew)
    job->years = list_years (rows);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  job->overview = rectify_overview_new (rows, job->scope, &job->today, job->whole, job->is_english);
  return TRUE;
}

static void
take_over (gpointer owner, gpointer data)
{
  RectifyOverviewView *self = owner;
  Job *job = data;

  if (job->years != NULL)
    rectify_overview_scope_set_years (self->scope, job->years);
  rectify_overview_view_show (self, g_steal_pointer (&job->overview));
}

static void
show_failure (gpointer owner, const char *failure)
{
  RectifyOverviewView *self = owner;

  rectify_row_work_show_failure (self->stack, self->failure, failure);
}

static gpointer
job_new (gpointer owner, const GDate *today)
{
  RectifyOverviewView *self = owner;
  Job *job = g_new0 (Job, 1);
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  job->scope = rectify_overview_view_dup_scope (self);
  job->today = *today;
  job->whole = self->whole;
  job->is_english = plan != NULL && rectify_plan_is_english (plan);
  return job;
}

const RectifyRowWorkFuncs rectify_overview_view_work = {
  .is_wanted = rectify_row_work_is_seen,
  .begin = job_new,
  .work = count,
  .done = take_over,
  .failed = show_failure,
  .free_job = job_free,
};
