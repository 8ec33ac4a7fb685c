/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reminders.h"

#include "rectify-ledger-rows.h"
#include "rectify-state.h"

/* After so many seconds it is looked again: others may have edited the ledger. A new day is looked at
 * when it begins, a little after so that no clock is before. */
#define LOOK_INTERVAL 3600
#define AFTER_MIDNIGHT 5

#define DEFAULT_DUE_DAYS 7
#define DEFAULT_NO_PROGRESS_DAYS 60

/**
 * RectifyReminders:
 *
 * Knows of what the user of the open ledger is to be reminded. It looks when a ledger is opened, once
 * an hour and when a day begins, in a thread; nothing waits for it. What was said is remembered for
 * each ledger, so that nothing is said twice.
 */
struct _RectifyReminders {
  GObject parent_instance;

  RectifySession *session;
  GCancellable *cancellable;
  RectifyReminder last;
  guint32 day;   /* on which that was counted, 0: not yet */
  guint timeout; /* until it is looked again */
  guint idle;    /* until the window is shown */
  gboolean busy;
  gboolean wanted; /* it is to be looked as soon as that can be */
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (RectifyReminders, rectify_reminders, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/**
 * rectify_reminder_choices_load:
 * @choices: (out caller-allocates): how the user wants to be reminded
 */
void
rectify_reminder_choices_load (RectifyReminderChoices *choices)
{
  int due = rectify_state_get_int ("reminder-due-days", DEFAULT_DUE_DAYS);
  int progress = rectify_state_get_int ("reminder-progress-days", DEFAULT_NO_PROGRESS_DAYS);

  choices->due_days = (guint) CLAMP (due, 1, RECTIFY_REMINDER_MAX_DAYS);
  choices->no_progress_days = (guint) CLAMP (progress, 0, RECTIFY_REMINDER_MAX_DAYS);
  choices->on_start = rectify_state_get_int ("reminder-on-start", TRUE) != 0;
  choices->notify = rectify_state_get_int ("reminder-notify", TRUE) != 0;
}

/**
 * rectify_reminder_choices_save:
 * @choices: how the user wants to be reminded
 *
 * Keeps it for this user.
 */
void
rectify_reminder_choices_save (const RectifyReminderChoices *choices)
{
  rectify_state_set_int ("reminder-due-days", (int) choices->due_days);
  rectify_state_set_int ("reminder-progress-days", (int) choices->no_progress_days);
  rectify_state_set_int ("reminder-on-start", choices->on_start);
  rectify_state_set_int ("reminder-notify", choices->notify);
  rectify_state_save ();
}

/* A look at a ledger. */
typedef struct {
  RectifyLedger *ledger;
  RectifyReminder reminder;
  GDate today;
} Look;

static void
look_free (gpointer data)
{
  g_object_unref (((Look *) data)->ledger);
  g_free (data);
}

/* The rows are let go at once: those of a large ledger are not kept for a look an hour. */
static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (RectifyLedgerRows) source_rows = rectify_ledger_rows_new (look->ledger);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = rectify_ledger_rows_load (source_rows, NULL, cancellable, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  rectify_reminder_count (&look->reminder, rows, &look->today);
  g_task_return_boolean (task, TRUE);
}

static void start (RectifyReminders *self);

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyReminders) self = user_data;
  Look *look = g_task_get_task_data (G_TASK (result));
  GApplication *application = g_application_get_default ();
  gboolean read = g_task_propagate_boolean (G_TASK (result), NULL);

  self->busy = FALSE;
  /* A ledger that cannot be read says so where it is opened and edited. */
  if (read && !self->stopped && look->ledger == rectify_session_get_ledger (self->session))
    {
      self->last = look->reminder;
      self->day = g_date_get_julian (&look->today);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->wanted)
    start (self);
  if (application != NULL)
    g_application_release (application);
}

static gboolean
timeout_cb (gpointer user_data)
{
  RectifyReminders *self = user_data;

  self->timeout = 0;
  rectify_reminders_look (self);
  return G_SOURCE_REMOVE;
}

/* Until the next hour, or the next day if that is before. */
static void
wait_for_next (RectifyReminders *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint gone = (guint) (g_date_time_get_hour (now) * 3600 + g_date_time_get_minute (now) * 60
                        + g_date_time_get_second (now));
  guint left = 24 * 3600 - gone + AFTER_MIDNIGHT;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (MIN (LOOK_INTERVAL, left), timeout_cb, self);
}

static gboolean
get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_valid (today);
}

static void
start (RectifyReminders *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  GApplication *application = g_application_get_default ();
  RectifyReminderChoices choices;
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (self->stopped || self->busy || ledger == NULL || rectify_session_is_busy (self->session))
    return;
  self->wanted = FALSE;
  wait_for_next (self);
  rectify_reminder_choices_load (&choices);
  if (!choices.on_start && !choices.notify)
    {
      /* What was said before holds no longer. */
      self->last = (RectifyReminder){ 0 };
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  look = g_new0 (Look, 1);
  look->ledger = g_object_ref (ledger);
  look->reminder.due_days = choices.due_days;
  look->reminder.no_progress_days = choices.no_progress_days;
  get_today (&look->today);
  self->busy = TRUE;
  /* A program that is about to end waits until the thread has let go of the ledger. */
  if (application != NULL)
    g_application_hold (application);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, worked_cb, g_object_ref (self));
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, work);
}

static gboolean
idle_cb (gpointer user_data)
{
  RectifyReminders *self = user_data;

  self->idle = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
ledger_changed_cb (RectifyReminders *self)
{
  g_cancellable_cancel (self->cancellable);
  self->last = (RectifyReminder){ 0 };
  self->day = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  rectify_reminders_look (self);
}

/* What is read for the window goes before. */
static void
busy_changed_cb (RectifyReminders *self)
{
  if (self->wanted && !rectify_session_is_busy (self->session))
    rectify_reminders_look (self);
}

static void
rectify_reminders_finalize (GObject *object)
{
  RectifyReminders *self = RECTIFY_REMINDERS (object);

  rectify_reminders_stop (self);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  G_OBJECT_CLASS (rectify_reminders_parent_class)->finalize (object);
}

static void
rectify_reminders_class_init (RectifyRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_reminders_finalize;
  /* changed: it was looked again, or there is another ledger. */
  signals[CHANGED] = g_signal_new ("changed", RECTIFY_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_reminders_init (RectifyReminders *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rectify_reminders_new:
 * @session: the ledger that is open
 *
 * Returns: (transfer full): what the user is to be reminded of in it
 */
RectifyReminders *
rectify_reminders_new (RectifySession *session)
{
  RectifyReminders *self = g_object_new (RECTIFY_TYPE_REMINDERS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rectify_reminders_look (self);
  return self;
}

/**
 * rectify_reminders_stop:
 * @self: reminders
 *
 * Gives up what it is at, and begins nothing more.
 */
void
rectify_reminders_stop (RectifyReminders *self)
{
  self->stopped = TRUE;
  self->wanted = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * rectify_reminders_look:
 * @self: reminders
 *
 * Looks again as soon as there is nothing more urgent to do.
 */
void
rectify_reminders_look (RectifyReminders *self)
{
  if (self->stopped)
    return;
  self->wanted = rectify_session_get_ledger (self->session) != NULL;
  if (self->wanted && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

/**
 * rectify_reminders_is_busy:
 * @self: reminders
 *
 * Returns: whether it is looking, or about to
 */
gboolean
rectify_reminders_is_busy (RectifyReminders *self)
{
  return self->busy || self->wanted;
}

/**
 * rectify_reminders_get_last:
 * @self: reminders
 *
 * Returns: (transfer none): what there was to remind of when it was looked last
 */
const RectifyReminder *
rectify_reminders_get_last (RectifyReminders *self)
{
  return &self->last;
}

static char *
dup_key (RectifyReminders *self, const char *what)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autofree char *sum
      = g_compute_checksum_for_string (G_CHECKSUM_SHA1, rectify_ledger_get_path (ledger), -1);

  return g_strdup_printf ("reminder-%s-%.12s", what, sum);
}

/**
 * rectify_reminders_take_day:
 * @self: reminders
 *
 * Returns: whether nobody asked today yet for the open ledger, so that the window is to say it. It
 *   is remembered that it was.
 */
gboolean
rectify_reminders_take_day (RectifyReminders *self)
{
  g_autofree char *key = NULL;

  if (self->day == 0 || rectify_session_get_ledger (self->session) == NULL)
    return FALSE;
  key = dup_key (self, "day");
  if (rectify_state_get_id (key) == self->day)
    return FALSE;
  rectify_state_set_id (key, self->day);
  rectify_state_save ();
  return TRUE;
}

/* The day, and what was said on it. */
static char **
list_state (RectifyReminders *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *day = g_strdup_printf ("%u", self->day);

  g_strv_builder_add (builder, day);
  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    {
      g_autofree char *count = g_strdup_printf ("%u", self->last.counts[kind]);

      g_strv_builder_add (builder, count);
    }
  return g_strv_builder_end (builder);
}

/**
 * rectify_reminders_take_state:
 * @self: reminders
 *
 * Returns: whether there is anything to say that was not said today yet for the open ledger. What
 *   became less during the day is no news. It is remembered that it was said.
 */
gboolean
rectify_reminders_take_state (RectifyReminders *self)
{
  g_auto (GStrv) now = NULL;
  g_auto (GStrv) said = NULL;
  g_autofree char *key = NULL;
  gboolean news;

  if (self->day == 0 || rectify_session_get_ledger (self->session) == NULL)
    return FALSE;
  now = list_state (self);
  key = dup_key (self, "state");
  said = rectify_state_dup_list (key);
  news = g_strv_length (said) != g_strv_length (now) || !g_str_equal (said[0], now[0]);
  for (guint i = 1; !news && now[i] != NULL; i++)
    news = g_ascii_strtoull (now[i], NULL, 10) > g_ascii_strtoull (said[i], NULL, 10);
  if (!news || rectify_reminder_is_empty (&self->last))
    return FALSE;
  rectify_state_set_list (key, (const char *const *) now);
  rectify_state_save ();
  return TRUE;
}
