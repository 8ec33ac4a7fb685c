/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-item-text.h"
#include "rectify-ledger-view-private.h"

/* Rows are read, filtered, sorted and counted in a thread; the table gets all of them at once. Of what
 * is asked for while the thread is at work only the last is done. */
typedef struct {
  RectifyLedgerRows *source;
  RectifyFilter *filter;
  gboolean sorted;
  RectifyRowColumn column;
  gboolean descending;
  GDate today;
  gboolean reload;

  GPtrArray *all;
  GPtrArray *shown;
  RectifyLedgerCounts counts;
  char **units;
  char **leaders;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->source);
  rectify_filter_free (job->filter);
  g_clear_pointer (&job->all, g_ptr_array_unref);
  g_clear_pointer (&job->shown, g_ptr_array_unref);
  g_strfreev (job->units);
  g_strfreev (job->leaders);
  g_free (job);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/* Each once; names of rows are interned, so that the same name is the same pointer. */
static char **
list_names (GPtrArray *rows, const char *const *(*get) (RectifyTaskRow *row))
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    for (const char *const *name = get (g_ptr_array_index (rows, i)); *name != NULL; name++)
      if (g_hash_table_add (seen, (gpointer) *name))
        g_ptr_array_add (names, g_strdup (*name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
count (Job *job)
{
  for (guint i = 0; i < job->all->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (job->all, i);

      job->counts.total += job->filter->plan_id == 0 || row->plan_id == job->filter->plan_id;
    }
  job->counts.shown = job->shown->len;
  for (guint i = 0; i < job->shown->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (job->shown, i);

      job->counts.by_status[row->status]++;
      job->counts.late += rectify_task_row_is_late (row, &job->today);
    }
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->all == NULL || job->reload)
    {
      g_clear_pointer (&job->all, g_ptr_array_unref);
      job->all
          = rectify_ledger_rows_load (job->source, &job->counts.n_left_out, cancellable, &error);
      if (job->all == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      job->units = list_names (job->all, rectify_task_row_get_units);
      job->leaders = list_names (job->all, rectify_task_row_get_leaders);
    }
  job->shown = rectify_filter_select (job->filter, job->all, &job->today, cancellable);
  if (job->shown == NULL
      || (job->sorted
          && !rectify_task_rows_sort (job->shown, job->column, job->descending, cancellable)))
    {
      g_task_return_error_if_cancelled (task);
      return;
    }
  count (job);
  g_task_return_boolean (task, TRUE);
}

static void
scroll_to (RectifyLedgerView *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (gtk_widget_get_height (list) > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* What is selected stays in sight when rows are sorted or filtered; without that, the beginning. */
static void
show_chosen (RectifyLedgerView *self)
{
  g_autoptr (GtkBitset) chosen
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    scroll_to (self, gtk_bitset_is_empty (chosen) ? 0 : gtk_bitset_get_minimum (chosen));
}

/* The row that had the focus may be gone. */
static gboolean
has_focus (RectifyLedgerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

static void
take_over (RectifyLedgerView *self, Job *job)
{
  gboolean focused = has_focus (self);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = g_ptr_array_ref (job->all);
  if (job->units != NULL)
    {
      rectify_ledger_filter_bar_set_names (self->bar, RECTIFY_FILTER_UNIT,
                                           (const char *const *) job->units);
      rectify_ledger_filter_bar_set_names (self->bar, RECTIFY_FILTER_LEADER,
                                           (const char *const *) job->leaders);
      self->n_left_out = job->counts.n_left_out;
    }
  job->counts.n_left_out = self->n_left_out;
  rectify_ledger_columns_set_today (self->view, &job->today);
  rectify_ledger_model_set_rows (self->model, job->shown);
  rectify_ledger_foot_set_counts (self->foot, &job->counts);
  gtk_stack_set_visible_child_name (self->stack, job->counts.total == 0   ? "empty"
                                                 : job->counts.shown == 0 ? "nothing"
                                                                          : "table");
  if (self->show_chosen)
    show_chosen (self);
  self->show_chosen = FALSE;
  if (focused && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_failure (RectifyLedgerView *self, const GError *error)
{
  gtk_label_set_text (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyLedgerView) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->box == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->stale = self->stale || (!done && job->reload);
  /* Another ledger was opened meanwhile. */
  if (job->source != self->source)
    done = FALSE;
  else if (done)
    take_over (self, job);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error);
  if (self->wanted)
    rectify_ledger_view_list (self, FALSE);
  else if (done)
    g_signal_emit_by_name (self, "listed");
}

static Job *
job_new (RectifyLedgerView *self)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GDate) today = rectify_date_new_today ();
  RectifyLedgerColumn column;

  job->source = g_object_ref (self->source);
  job->filter = rectify_ledger_view_dup_filter (self);
  job->today = *today;
  job->reload = self->stale;
  job->all = self->all != NULL ? g_ptr_array_ref (self->all) : NULL;
  job->sorted = rectify_ledger_columns_find_order (self->view, &column, &job->descending);
  if (job->sorted)
    job->column = rectify_ledger_column_get_order (column);
  return job;
}

/**
 * rectify_ledger_view_list:
 * @self: a view
 * @reload: whether tasks may have changed, and not only what is asked for
 *
 * Lists again, as soon as anybody sees it.
 */
void
rectify_ledger_view_list (RectifyLedgerView *self, gboolean reload)
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
  if (self->all == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  job = job_new (self);
  self->wanted = FALSE;
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  /* The view is let go in the callback: the rest may be freed in the thread. */
  task = g_task_new (NULL, self->cancellable, listed_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * rectify_ledger_view_stop:
 * @self: a view
 *
 * Forgets what is listed: another ledger is open, or none.
 */
void
rectify_ledger_view_stop (RectifyLedgerView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  self->wanted = FALSE;
  g_clear_object (&self->source);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  if (self->model != NULL)
    rectify_ledger_model_set_rows (self->model, none);
}
