/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-work.h"

#include "rectify-item-text.h"

/**
 * RectifyRowWork:
 *
 * What one view, or whoever else, makes of the rows of a source: in a thread, when somebody wants it,
 * again when the rows or the day are others, and of what is asked for meanwhile only the last.
 */
struct _RectifyRowWork {
  GObject parent_instance;

  RectifyRowSource *source;
  const RectifyRowWorkFuncs *funcs;
  gpointer owner;            /* NULL: gone */
  GPtrArray *rows;           /* those that were worked on last; or NULL */
  guint32 day;               /* and the day then */
  GCancellable *cancellable; /* of the thread that works now; NULL: none does */
  gboolean asked;            /* for something else than was begun last */
};

G_DEFINE_FINAL_TYPE (RectifyRowWork, rectify_row_work, G_TYPE_OBJECT)

/* What a thread is given. */
typedef struct {
  const RectifyRowWorkFuncs *funcs;
  gpointer job;
  GPtrArray *rows;
  gboolean anew;
  GDate today;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  task->funcs->free_job (task->job);
  g_ptr_array_unref (task->rows);
  g_free (task);
}

static void
rectify_row_work_finalize (GObject *object)
{
  RectifyRowWork *self = RECTIFY_ROW_WORK (object);

  g_clear_pointer (&self->rows, rectify_rows_let_go);
  g_object_unref (self->source);
  G_OBJECT_CLASS (rectify_row_work_parent_class)->finalize (object);
}

static void
rectify_row_work_class_init (RectifyRowWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_row_work_finalize;
}

static void
rectify_row_work_init (RectifyRowWork *self)
{
}

static void
work_in_thread (GTask *gtask, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Task *task = task_data;

  g_task_return_boolean (gtask, task->funcs->work (task->job, task->rows, task->anew, cancellable));
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyRowWork) self = user_data;
  Task *task = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (self->owner == NULL)
    return;
  /* What was made of rows of yesterday, or of another ledger, is shown to nobody. */
  if (done && task->rows == rectify_row_source_get_rows (self->source))
    {
      g_clear_pointer (&self->rows, rectify_rows_let_go);
      self->rows = g_ptr_array_ref (task->rows);
      self->day = g_date_get_julian (&task->today);
      self->funcs->done (self->owner, task->job);
    }
  else
    self->asked = TRUE;
  rectify_row_work_go_on (self);
}

static void
start (RectifyRowWork *self, const GDate *today)
{
  g_autoptr (GTask) gtask = NULL;
  Task *task = g_new0 (Task, 1);

  task->funcs = self->funcs;
  task->rows = g_ptr_array_ref (rectify_row_source_get_rows (self->source));
  task->anew = task->rows != self->rows;
  task->today = *today;
  task->job = self->funcs->begin (self->owner, today);
  self->asked = FALSE;
  self->cancellable = g_cancellable_new ();
  /* The work is let go in the callback: the rest may be freed in the thread. */
  gtask = g_task_new (NULL, self->cancellable, worked_cb, g_object_ref (self));
  g_task_set_check_cancellable (gtask, FALSE);
  g_task_set_task_data (gtask, task, task_free);
  g_task_run_in_thread (gtask, work_in_thread);
}

static gboolean
is_wanted (RectifyRowWork *self)
{
  return self->owner != NULL && rectify_row_source_has_ledger (self->source)
         && self->funcs->is_wanted (self->owner);
}

/**
 * rectify_row_work_go_on:
 * @self: some work
 *
 * Begins what there is to do, if it is wanted: to be called when it begins to be.
 */
void
rectify_row_work_go_on (RectifyRowWork *self)
{
  g_autoptr (GDate) today = NULL;
  const char *failure;

  if (self->cancellable != NULL || !is_wanted (self))
    return;
  failure = rectify_row_source_get_failure (self->source);
  if (failure != NULL)
    {
      self->asked = FALSE;
      g_clear_pointer (&self->rows, rectify_rows_let_go);
      if (self->funcs->failed != NULL)
        self->funcs->failed (self->owner, failure);
      return;
    }
  if (!rectify_row_source_is_fresh (self->source))
    {
      rectify_row_source_read (self->source);
      return;
    }
  today = rectify_date_new_today ();
  if (self->asked || self->rows != rectify_row_source_get_rows (self->source)
      || self->day != g_date_get_julian (today))
    start (self, today);
}

static void
source_changed_cb (RectifyRowWork *self)
{
  if (self->rows != NULL && rectify_row_source_get_rows (self->source) == NULL)
    g_clear_pointer (&self->rows, rectify_rows_let_go);
  rectify_row_work_go_on (self);
}

/**
 * rectify_row_work_new:
 * @source: where the rows are from
 * @funcs: what is made of them; not copied
 * @owner: who wants it, until rectify_row_work_stop() is called
 *
 * Returns: (transfer full): the work
 */
RectifyRowWork *
rectify_row_work_new (RectifyRowSource *source, const RectifyRowWorkFuncs *funcs, gpointer owner)
{
  RectifyRowWork *self = g_object_new (RECTIFY_TYPE_ROW_WORK, NULL);

  self->source = g_object_ref (source);
  self->funcs = funcs;
  self->owner = owner;
  g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * rectify_row_work_ask:
 * @self: some work
 *
 * Does it anew: something else is asked for. What is being made is given up.
 */
void
rectify_row_work_ask (RectifyRowWork *self)
{
  self->asked = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  rectify_row_work_go_on (self);
}

/**
 * rectify_row_work_is_seen:
 * @widget: a #GtkWidget
 *
 * Returns: whether what it shows is wanted: to be #RectifyRowWorkFuncs.is_wanted
 */
gboolean
rectify_row_work_is_seen (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/**
 * rectify_row_work_show_failure:
 * @stack: a stack with a page “failure”
 * @label: what that says
 * @failure: why the rows could not be read
 *
 * Shows it in place of what would be made of them.
 */
void
rectify_row_work_show_failure (GtkStack *stack, GtkLabel *label, const char *failure)
{
  gtk_label_set_text (label, failure);
  gtk_stack_set_visible_child_name (stack, "failure");
}

/**
 * rectify_row_work_stop:
 * @self: some work
 *
 * Gives it up: its owner goes, and hears nothing more.
 */
void
rectify_row_work_stop (RectifyRowWork *self)
{
  self->owner = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * rectify_row_work_is_busy:
 * @self: some work
 *
 * Returns: whether it is wanted and not done yet
 */
gboolean
rectify_row_work_is_busy (RectifyRowWork *self)
{
  if (!is_wanted (self))
    return FALSE;
  return self->cancellable != NULL || self->asked
         || (rectify_row_source_get_failure (self->source) == NULL
             && !rectify_row_source_is_fresh (self->source));
}
