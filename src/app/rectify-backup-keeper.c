/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-keeper.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backup-look.h"
#include "rectify-state.h"

/* How often is looked whether the day has turned or somebody else has edited; after a failure no
 * other try is made for so long; in seconds. */
#define LOOK_INTERVAL 60
#define RETRY_DELAY 600

/**
 * RectifyBackupKeeper:
 *
 * Makes a backup of the open ledger after the first edit of a day that is on disk, in a thread, and
 * knows when that was done last. Nothing waits for it.
 */
struct _RectifyBackupKeeper {
  GObject parent_instance;

  RectifySession *session;
  RectifyBackupStatus status;
  GCancellable *cancellable;
  guint timeout;
  gboolean busy;
  gboolean again; /* something happened while it was busy */
  gboolean asked; /* and a backup was asked for */
  gint64 known_state;
  gint64 failed_at;
};

G_DEFINE_FINAL_TYPE (RectifyBackupKeeper, rectify_backup_keeper, G_TYPE_OBJECT)

enum { CHANGED, PROBLEM, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_problem_key (RectifyLedger *ledger)
{
  g_autofree char *sum
      = g_compute_checksum_for_string (G_CHECKSUM_SHA1, rectify_ledger_get_path (ledger), -1);

  return g_strdup_printf ("backup-problem-%.12s", sum);
}

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_get_julian (&day);
}

/* Once a day is enough to be told, whatever is edited and however often the program is started. */
static void
tell_problem (RectifyBackupKeeper *self, RectifyBackupLook *look, const char *text)
{
  g_autofree char *key = dup_problem_key (look->ledger);
  gint64 today = get_today ();

  if (!look->asked && rectify_state_get_id (key) == today)
    return;
  rectify_state_set_id (key, today);
  g_signal_emit (self, signals[PROBLEM], 0, text);
}

static void
take_failure (RectifyBackupKeeper *self, RectifyBackupLook *look)
{
  /* What failed is only in order again when there is a backup, or the failure is of before. */
  if (look->failure == NULL && !look->made && look->backed_up_at <= self->status.failed_at)
    return;
  g_clear_pointer (&self->status.failure, g_free);
  self->failed_at = 0;
  if (look->failure != NULL)
    {
      g_autofree char *text = NULL;

      self->status.failure = g_strdup (look->failure->message);
      self->failed_at = g_get_monotonic_time () / G_USEC_PER_SEC;
      self->status.failed_at = g_get_real_time () / G_USEC_PER_SEC;
      text = g_strdup_printf (_ ("No backup could be made. %s"), look->failure->message);
      tell_problem (self, look, text);
    }
  else if (look->remark != NULL)
    tell_problem (self, look, look->remark);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (rectify_backup_look_work (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start (RectifyBackupKeeper *self);

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyBackupKeeper) self = user_data;
  RectifyBackupLook *look = g_task_get_task_data (G_TASK (result));
  GApplication *application = g_application_get_default ();
  gboolean read = g_task_propagate_boolean (G_TASK (result), NULL);
  gboolean stopped = g_cancellable_is_cancelled (self->cancellable);

  self->busy = FALSE;
  if (!stopped && look->ledger == rectify_session_get_ledger (self->session))
    {
      if (read)
        {
          self->status.known = TRUE;
          self->status.facts = look->facts;
          self->status.backed_up_at = look->backed_up_at;
          g_free (self->status.path);
          self->status.path = g_steal_pointer (&look->path);
          /* Until there is a backup, what was edited is still to be backed up. */
          if (look->failure == NULL || self->known_state < 0)
            self->known_state = look->facts.state;
          take_failure (self, look);
        }
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (stopped)
    self->again = FALSE;
  else if (self->again)
    start (self);
  if (application != NULL)
    g_application_release (application);
}

static void
start (RectifyBackupKeeper *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  RectifyBackupLook *look;

  if (ledger == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      self->again = FALSE;
      return;
    }
  if (self->busy)
    {
      self->again = TRUE;
      return;
    }
  look = g_new0 (RectifyBackupLook, 1);
  look->ledger = g_object_ref (ledger);
  look->chosen = rectify_backup_keeper_dup_chosen (self);
  look->asked = self->asked;
  look->may_try = self->failed_at == 0
                  || g_get_monotonic_time () / G_USEC_PER_SEC - self->failed_at >= RETRY_DELAY;
  look->known_state = self->known_state;
  self->asked = FALSE;
  self->again = FALSE;
  self->busy = TRUE;
  /* A program that is about to end waits until the thread has tidied up after itself. */
  if (application != NULL)
    g_application_hold (application);
  task = g_task_new (NULL, self->cancellable, worked_cb, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, look, rectify_backup_look_free);
  g_task_run_in_thread (task, work);
}

static void
status_clear (RectifyBackupStatus *status)
{
  g_free (status->path);
  g_free (status->failure);
  *status = (RectifyBackupStatus){ 0 };
}

static void
ledger_changed_cb (RectifyBackupKeeper *self)
{
  status_clear (&self->status);
  self->known_state = -1;
  self->failed_at = 0;
  self->asked = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  /* What is read for the window goes before. */
  if (!rectify_session_is_busy (self->session))
    start (self);
}

static void
busy_changed_cb (RectifyBackupKeeper *self)
{
  if (!rectify_session_is_busy (self->session))
    start (self);
}

static gboolean
look_cb (gpointer user_data)
{
  start (user_data);
  return G_SOURCE_CONTINUE;
}

static void
rectify_backup_keeper_finalize (GObject *object)
{
  RectifyBackupKeeper *self = RECTIFY_BACKUP_KEEPER (object);

  rectify_backup_keeper_stop (self);
  status_clear (&self->status);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  G_OBJECT_CLASS (rectify_backup_keeper_parent_class)->finalize (object);
}

static void
rectify_backup_keeper_class_init (RectifyBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_backup_keeper_finalize;
  /* changed: the status was read again. problem (text): something to tell, at most once a day. */
  signals[CHANGED] = g_signal_new ("changed", RECTIFY_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", RECTIFY_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rectify_backup_keeper_init (RectifyBackupKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  self->known_state = -1;
}

/**
 * rectify_backup_keeper_new:
 * @session: the ledger that is open, and its edits
 *
 * Returns: (transfer full): its keeper
 */
RectifyBackupKeeper *
rectify_backup_keeper_new (RectifySession *session)
{
  RectifyBackupKeeper *self = g_object_new (RECTIFY_TYPE_BACKUP_KEEPER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->timeout = g_timeout_add_seconds (LOOK_INTERVAL, look_cb, self);
  start (self);
  return self;
}

/**
 * rectify_backup_keeper_stop:
 * @self: a keeper
 *
 * Gives up what it is at, and begins nothing more.
 */
void
rectify_backup_keeper_stop (RectifyBackupKeeper *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * rectify_backup_keeper_look:
 * @self: a keeper
 *
 * Has the status read again.
 */
void
rectify_backup_keeper_look (RectifyBackupKeeper *self)
{
  start (self);
}

/**
 * rectify_backup_keeper_back_up:
 * @self: a keeper
 *
 * Makes a backup, whether there is one of today or not.
 */
void
rectify_backup_keeper_back_up (RectifyBackupKeeper *self)
{
  self->asked = TRUE;
  start (self);
}

/**
 * rectify_backup_keeper_is_busy:
 * @self: a keeper
 *
 * Returns: whether it is reading, or making a backup
 */
gboolean
rectify_backup_keeper_is_busy (RectifyBackupKeeper *self)
{
  return self->busy || self->again;
}

/**
 * rectify_backup_keeper_get_status:
 * @self: a keeper
 *
 * Returns: (transfer none): how safe the ledger is
 */
const RectifyBackupStatus *
rectify_backup_keeper_get_status (RectifyBackupKeeper *self)
{
  return &self->status;
}

/**
 * rectify_backup_keeper_get_session:
 * @self: a keeper
 *
 * Returns: (transfer none): its session
 */
RectifySession *
rectify_backup_keeper_get_session (RectifyBackupKeeper *self)
{
  return self->session;
}

/**
 * rectify_backup_keeper_dup_chosen:
 * @self: a keeper
 *
 * Returns: (transfer full) (nullable): the folder that was chosen for the backups of the open
 *   ledger, whether it is there or not; %NULL for the one beside the ledger
 */
char *
rectify_backup_keeper_dup_chosen (RectifyBackupKeeper *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  return ledger != NULL ? rectify_backup_dup_chosen (rectify_ledger_get_path (ledger)) : NULL;
}

/**
 * rectify_backup_keeper_dup_folder:
 * @self: a keeper whose session has a ledger
 *
 * Returns: (transfer full): where backups of the open ledger go
 */
char *
rectify_backup_keeper_dup_folder (RectifyBackupKeeper *self)
{
  char *chosen = rectify_backup_keeper_dup_chosen (self);

  return chosen != NULL ? chosen
                        : rectify_backup_dup_folder (
                            rectify_ledger_get_path (rectify_session_get_ledger (self->session)));
}

/**
 * rectify_backup_keeper_choose:
 * @self: a keeper whose session has a ledger
 * @folder: (nullable): where the backups of the open ledger go; %NULL: beside it
 *
 * The choice is kept for this ledger and this user.
 */
void
rectify_backup_keeper_choose (RectifyBackupKeeper *self, const char *folder)
{
  rectify_backup_choose (rectify_ledger_get_path (rectify_session_get_ledger (self->session)),
                         folder);
  self->failed_at = 0;
  start (self);
}
