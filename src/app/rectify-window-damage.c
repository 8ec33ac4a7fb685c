/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-recovery-dialog.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-recover.h"
#include "rectify-messages.h"
#include "rectify-progress.h"
#include "rectify-window-private.h"

/* A large ledger is shown before it is looked through, in milliseconds. */
#define CHECK_DELAY 500

/* A ledger that is checked or recovered. The window is let go in the callback: the rest may be freed
 * in the thread. */
typedef struct {
  RectifyWindow *window;
  RectifyLedger *ledger;
  char *path;
  RectifyProgress *progress;
  RectifyLedgerCheck result;
  RectifyRecovery *report;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->progress, rectify_progress_close);
  g_clear_object (&job->window);
  g_clear_object (&job->ledger);
  g_clear_pointer (&job->report, rectify_recovery_free);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (RectifyWindow *self, const char *title)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (self);
  g_set_object (&job->ledger, rectify_session_get_ledger (self->session));
  if (title != NULL)
    job->progress = rectify_progress_new (GTK_WINDOW (self), title);
  return job;
}

static void
job_run (Job *job, GCancellable *cancellable, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, NULL);

  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

/* After a check, which may have found the ledger damaged. */
static void
show_check (RectifyWindow *self, RectifyFootState state)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  if (ledger == NULL)
    return;
  self->opening.state = rectify_ledger_is_damaged (ledger) ? RECTIFY_FOOT_DAMAGED : state;
  rectify_window_update_bars (self);
  rectify_window_update_actions (self);
  rectify_window_show_status (self);
}

/* --- the check of a large ledger that is in use --- */

static void
check_later (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean sound = rectify_ledger_check_later (job->ledger, cancellable, &error);

  rectify_progress_return (task, sound, error);
}

static void
checked_later_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (RectifyWindow) self = g_steal_pointer (&job->window);
  g_autoptr (GError) error = NULL;
  gboolean sound = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->session == NULL || job->ledger != rectify_session_get_ledger (self->session)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* That it could not be looked through says nothing of the ledger: it is again at the next start. */
  show_check (self, sound ? RECTIFY_FOOT_SOUND : RECTIFY_FOOT_UNCHECKED);
}

static gboolean
begin_check_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->check_timeout = 0;
  self->check = g_cancellable_new ();
  job_run (job_new (self, NULL), self->check, check_later, checked_later_cb);
  return G_SOURCE_REMOVE;
}

/**
 * rectify_window_watch_damage:
 * @self: a window whose ledger is another one now
 *
 * Looks through a large one while it is in use.
 */
void
rectify_window_watch_damage (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  rectify_window_stop_check (self);
  if (ledger == NULL)
    return;
  self->opening.opened_at = g_get_real_time () / G_USEC_PER_SEC;
  show_check (self,
              rectify_ledger_is_unchecked (ledger) ? RECTIFY_FOOT_CHECKING : RECTIFY_FOOT_SOUND);
  if (self->opening.state != RECTIFY_FOOT_CHECKING)
    return;
  self->check_timeout
      = g_timeout_add_full (G_PRIORITY_LOW, CHECK_DELAY, begin_check_cb, self, NULL);
}

/**
 * rectify_window_stop_check:
 * @self: a window that goes, or opens another ledger
 */
void
rectify_window_stop_check (RectifyWindow *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  g_cancellable_cancel (self->check);
  g_clear_object (&self->check);
}

/* --- the check that was asked for --- */

static void
report_share (double share, gpointer user_data)
{
  rectify_progress_report (user_data, share);
}

static void
check_fully (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean sound = rectify_ledger_check_fully (job->ledger, report_share, job->progress,
                                               &job->result, cancellable, &error);

  rectify_progress_return (task, sound, error);
}

static void
answered_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
show_sound (RectifyWindow *self, const RectifyLedgerCheck *result)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a day and a time, for instance 2026-11-21 15:30. */
  g_autofree char *when = g_date_time_format (now, _ ("%Y-%m-%d %H:%M"));
  GtkWidget *dialog
      = gtk_message_dialog_new (GTK_WINDOW (self),
                                GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_INFO,
                                GTK_BUTTONS_CLOSE, "%s", _ ("The ledger is sound"));

  g_autofree char *words = g_strdup_printf (
      _ ("Checked on %s: all pages, indexes and references, %u plans, %u editions and %u edits of "
         "the history."),
      when, (guint) result->n_plans, (guint) result->n_editions, (guint) result->n_entries);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", words);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  rectify_message_tell (dialog, _ ("The ledger is sound"), words);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (RectifyWindow) self = g_steal_pointer (&job->window);
  g_autoptr (GError) error = NULL;
  gboolean sound = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&job->progress, rectify_progress_close);
  /* What was found is of the ledger that was open then. */
  if (self->session == NULL || job->ledger != rectify_session_get_ledger (self->session))
    return;
  if (sound || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_check (self, sound ? RECTIFY_FOOT_SOUND : self->opening.state);
  /* When it was checked is said in the foot. */
  rectify_backup_keeper_look (self->keeper);
  if (sound)
    show_sound (self, &job->result);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (GTK_WINDOW (self), _ ("The ledger could not be found sound"), error);
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Job *job = job_new (user_data, _ ("Checking the ledger…"));

  job_run (job, rectify_progress_get_cancellable (job->progress), check_fully, checked_cb);
}

/* --- recovery --- */

static void
recover (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done = rectify_ledger_recover (job->path, NULL, cancellable, &job->report, &error);

  rectify_progress_return (task, done, error);
}

/* Without a ledger there is nothing to go on with: another one is asked for. */
static void
go_on (RectifyWindow *self)
{
  if (rectify_session_get_ledger (self->session) == NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-ledger", NULL);
}

static void
report_read (GtkWindow *parent, const char *path)
{
  if (path != NULL)
    rectify_window_open_ledger (RECTIFY_WINDOW (parent), path, RECTIFY_LEDGER_OPEN);
  else
    go_on (RECTIFY_WINDOW (parent));
}

static void
failure_answered_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (confirmed)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-ledger", NULL);
  else if (self->session != NULL && rectify_session_get_ledger (self->session) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (RectifyWindow) self = g_steal_pointer (&job->window);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&job->progress, rectify_progress_close);
  if (self->session == NULL)
    return;
  if (done)
    rectify_recovery_dialog_present (GTK_WINDOW (self), job->report, report_read);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    go_on (self);
  else
    rectify_message_confirm (GTK_WINDOW (self), _ ("The ledger could not be recovered"),
                             error->message, _ ("_Open Another Ledger…"), FALSE,
                             failure_answered_cb, g_object_ref (self));
}

/**
 * rectify_window_recover:
 * @self: a window
 * @path: a damaged ledger
 *
 * Makes a new ledger beside it of what can be read, and says what is missing.
 */
void
rectify_window_recover (RectifyWindow *self, const char *path)
{
  Job *job = job_new (self, _ ("Recovering the ledger…"));

  job->path = g_strdup (path);
  job_run (job, rectify_progress_get_cancellable (job->progress), recover, recovered_cb);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  if (ledger != NULL)
    rectify_window_recover (self, rectify_ledger_get_path (ledger));
}

/**
 * rectify_window_install_damage_actions:
 * @self: a window
 *
 * Installs the actions that check and recover ledgers.
 */
void
rectify_window_install_damage_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "check-ledger", .activate = check_cb },
                                          { .name = "recover-ledger", .activate = recover_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
