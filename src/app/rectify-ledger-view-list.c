/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-item-text.h"
#include "rectify-ledger-view-private.h"
#include "rectify-list-column.h"
#include "rectify-party-name.h"

/* Rows are filtered, sorted and counted in a thread; the table gets all of them at once. */
typedef struct {
  RectifyFilter *filter;
  gboolean sorted;
  RectifyRowColumn column;
  gboolean descending;
  GDate today;

  GPtrArray *shown;
  RectifyLedgerCounts counts;
  char **units; /* with the leaders, if there are others than before; or NULL */
  char **leaders;
  guint longest[RECTIFY_N_LEDGER_COLUMNS]; /* if there are */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  rectify_filter_free (job->filter);
  g_clear_pointer (&job->shown, g_ptr_array_unref);
  g_strfreev (job->units);
  g_strfreev (job->leaders);
}

/* In any thread. */
static void
job_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_free);
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
  rectify_party_names_sort (names, NULL);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* Of all rows, so that columns stay as they are while somebody filters. The measure has what the others
 * leave. */
static void
measure (Job *job, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint column = 0; column < RECTIFY_N_LEDGER_COLUMNS; column++)
      if (job->longest[column] < RECTIFY_LIST_COLUMN_MOST && column != RECTIFY_LEDGER_MEASURE)
        job->longest[column]
            = MAX (job->longest[column],
                   rectify_ledger_column_count (column, g_ptr_array_index (rows, i)));
}

static void
count (Job *job, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);

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

static gboolean
list (gpointer data, GPtrArray *rows, gboolean anew, GCancellable *cancellable)
{
  Job *job = data;

  if (anew)
    {
      job->units = list_names (rows, rectify_task_row_get_units);
      job->leaders = list_names (rows, rectify_task_row_get_leaders);
      measure (job, rows);
    }
  job->shown = rectify_filter_select (job->filter, rows, &job->today, cancellable);
  if (job->shown == NULL
      || (job->sorted
          && !rectify_task_rows_sort (job->shown, job->column, job->descending, cancellable)))
    return FALSE;
  count (job, rows);
  return TRUE;
}

static void
scroll_to (RectifyLedgerView *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  guint shown;

  if (gtk_widget_get_height (list) > 0 && rectify_gradual_list_find (self->shown, position, &shown))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", shown);
}

/* What is selected stays in sight when rows are sorted or filtered; without that, the beginning. */
static void
show_chosen (RectifyLedgerView *self)
{
  g_autoptr (GtkBitset) chosen
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));

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

/* Says what was counted with the rows that are shown now. */
static void
finish_job (RectifyLedgerView *self, Job *job)
{
  job->counts.n_left_out
      = rectify_row_source_get_n_left_out (rectify_session_get_rows (self->session));
  rectify_ledger_foot_set_counts (self->foot, &job->counts);
  gtk_stack_set_visible_child_name (self->stack, job->counts.total == 0   ? "empty"
                                                 : job->counts.shown == 0 ? "nothing"
                                                                          : "table");
  /* Where it was is another task now. */
  if ((self->focus_was && (self->show_chosen || !has_focus (self)))
      || (self->focus_rows && !has_focus (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->show_chosen = FALSE;
  self->focus_rows = FALSE;
}

/**
 * rectify_ledger_view_show_coming:
 * @self: a view
 *
 * Lists what was to be listed as soon as there is room for it.
 */
void
rectify_ledger_view_show_coming (RectifyLedgerView *self)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->coming);
  Job *job = g_steal_pointer (&self->job);

  if (rows == NULL)
    {
      rectify_gradual_list_settle (self->shown);
      return;
    }
  if (job != NULL)
    rectify_ledger_columns_set_today (self->view, &job->today);
  /* Were the rows in sight to go, those that come would be widgets made anew, all in one frame. */
  if (self->show_chosen && rows->len > 0
      && rows->len < g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    scroll_to (self, 0);
  rectify_gradual_list_set_follows (self->shown, self->show_chosen);
  rectify_ledger_model_set_rows (self->model, rows);
  rectify_gradual_list_settle (self->shown);
  if (self->show_chosen)
    show_chosen (self);
  if (job != NULL)
    finish_job (self, job);
  g_clear_pointer (&job, job_unref);
  self->focus_was = FALSE;
}

/**
 * rectify_ledger_view_show_rows:
 * @self: a view
 * @rows: (element-type RectifyTaskRow): what is listed from now on
 *
 * Lists them, at once or a few frames later, and goes where the selection is if something else was
 * asked for.
 */
void
rectify_ledger_view_show_rows (RectifyLedgerView *self, GPtrArray *rows)
{
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  self->coming = g_ptr_array_ref (rows);
  self->focus_was = self->focus_was || has_focus (self);
  if (!rectify_gradual_list_make_room (self->shown, rows->len))
    rectify_ledger_view_show_coming (self);
}

/**
 * rectify_ledger_view_forget_coming:
 * @self: a view
 *
 * Forgets what was to be listed.
 */
void
rectify_ledger_view_forget_coming (RectifyLedgerView *self)
{
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  g_clear_pointer (&self->job, job_unref);
}

static void
take_over (gpointer owner, gpointer data)
{
  RectifyLedgerView *self = owner;
  Job *job = data;

  if (job->units != NULL)
    {
      rectify_ledger_filter_bar_set_names (self->bar, RECTIFY_FILTER_UNIT,
                                           (const char *const *) job->units);
      rectify_ledger_filter_bar_set_names (self->bar, RECTIFY_FILTER_LEADER,
                                           (const char *const *) job->leaders);
      rectify_ledger_columns_set_longest (self->view, job->longest);
    }
  g_clear_pointer (&self->job, job_unref);
  self->job = g_atomic_rc_box_acquire (job);
  rectify_ledger_view_show_rows (self, job->shown);
}

static void
show_failure (gpointer owner, const char *failure)
{
  RectifyLedgerView *self = owner;

  rectify_row_work_show_failure (self->stack, self->failure, failure);
}

static gpointer
job_new (gpointer owner, const GDate *today)
{
  RectifyLedgerView *self = owner;
  Job *job = g_atomic_rc_box_new0 (Job);
  RectifyLedgerColumn column;

  job->filter = rectify_ledger_view_dup_filter (self);
  job->today = *today;
  job->sorted = rectify_ledger_columns_find_order (self->view, &column, &job->descending);
  if (job->sorted)
    job->column = rectify_ledger_column_get_order (column);
  return job;
}

const RectifyRowWorkFuncs rectify_ledger_view_work = {
  .is_wanted = rectify_row_work_is_seen,
  .begin = job_new,
  .work = list,
  .done = take_over,
  .failed = show_failure,
  .free_job = job_unref,
};

/**
 * rectify_ledger_view_forget:
 * @self: a view
 *
 * Forgets what is listed: another ledger is open, or none.
 */
void
rectify_ledger_view_forget (RectifyLedgerView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  rectify_ledger_view_forget_coming (self);
  rectify_ledger_model_set_rows (self->model, none);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}
