/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-search-dialog-private.h"

/* How far the index is, on its way from the thread. */
typedef struct {
  RectifySearchDialog *search;
  GCancellable *cancellable;
  guint done;
  guint total;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  rectify_search_dialog_unref (progress->search);
  g_object_unref (progress->cancellable);
  g_free (progress);
}

static gboolean
show_progress (gpointer data)
{
  Progress *progress = data;
  RectifySearchDialog *self = progress->search;
  g_autofree char *text = NULL;

  if (progress->cancellable != self->updating || progress->total == 0)
    return G_SOURCE_REMOVE;
  text = g_strdup_printf (_ ("Preparing the search: %u of %u plans"), progress->done,
                          progress->total);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) progress->done / progress->total);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress->done < progress->total);
  return G_SOURCE_REMOVE;
}

/* What a thread makes the index of. It does not keep the search, which lives until its callback. */
typedef struct {
  RectifyLedger *ledger;
  RectifySearchDialog *search;
  GCancellable *cancellable;
} Update;

static void
update_free (gpointer data)
{
  Update *update = data;

  g_object_unref (update->ledger);
  g_object_unref (update->cancellable);
  g_free (update);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Update *update = user_data;
  Progress *progress = g_new0 (Progress, 1);

  progress->search = g_atomic_rc_box_acquire (update->search);
  progress->cancellable = g_object_ref (update->cancellable);
  progress->done = done;
  progress->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_progress, progress, progress_free);
}

static void
make_index (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Update *update = task_data;
  GError *error = NULL;

  if (rectify_ledger_update_search (update->ledger, progress_cb, update, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Without an index the same is found, so that a failure need not be told. */
static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifySearchDialog *self = user_data;

  if (g_task_get_cancellable (G_TASK (result)) == self->updating)
    {
      g_clear_object (&self->updating);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
    }
  rectify_search_dialog_unref (self);
}

/**
 * rectify_search_dialog_update_index:
 * @self: a search
 *
 * Has what was edited put into the index, unless that is under way. Without an index the same is
 * found, only slower.
 */
void
rectify_search_dialog_update_index (RectifySearchDialog *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GTask) task = NULL;
  Update *update;

  if (self->updating != NULL || ledger == NULL)
    return;
  self->updating = g_cancellable_new ();
  update = g_new0 (Update, 1);
  update->ledger = g_object_ref (ledger);
  update->search = self;
  update->cancellable = g_object_ref (self->updating);
  task = g_task_new (NULL, self->updating, updated_cb, g_atomic_rc_box_acquire (self));
  g_task_set_task_data (task, update, update_free);
  g_task_run_in_thread (task, make_index);
}
