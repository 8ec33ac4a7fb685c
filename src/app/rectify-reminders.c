/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reminders.h"

#include "rectify-item-text.h"
#include "rectify-ledger-reminder.h"
#include "rectify-state.h"

/* After so many seconds it is looked again: others may have edited the ledger. A new day is looked at
 * when it begins, a little after so that no clock is before. */
#define LOOK_INTERVAL 3600
#define AFTER_MIDNIGHT 5

/* A ledger that was just opened is shown first, in milliseconds. */
#define START_DELAY 500

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
  RectifyLedgerReminder *counter; /* of the ledger that is open; NULL: none is */
  GCancellable *cancellable;      /* of the thread that counts now; NULL: none does */
  RectifyReminder last;
  guint32 day;   /* on which that was counted, 0: not yet */
  guint timeout; /* until it is looked again */
  guint idle;    /* until the window is shown */
  gboolean looking;
  gboolean wanted;  /* it is to be looked as soon as that can be */
  gboolean follows; /* an edit that was made here, not the clock */
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
  RectifyLedgerReminder *counter;
  RectifyReminder reminder;
  GDate today;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->counter);
  g_free (look);
}

static Look *
look_new (RectifyLedgerReminder *counter, const RectifyReminderChoices *choices)
{
  Look *look = g_new0 (Look, 1);
  g_autoptr (GDate) today = rectify_date_new_today ();

  look->counter = g_object_ref (counter);
  look->reminder.due_days = choices->due_days;
  look->reminder.no_progress_days = choices->no_progress_days;
  look->today = *today;
  return look;
}

static void
count_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;

  g_task_return_boolean (task, rectify_ledger_reminder_count (look->counter, &look->reminder,
                                                              &look->today, cancellable, NULL));
}

static void
say_changed (RectifyReminders *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  self->follows = FALSE;
}

/* A ledger that cannot be read says so where it is opened and edited. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyReminders) self = user_data;
  GApplication *application = g_application_get_default ();
  const Look *look = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), NULL);

  if (application != NULL)
    g_application_release (application);
  g_clear_object (&self->cancellable);
  self->looking = FALSE;
  /* What was counted may be old by now, and whoever made it so is known to the next count. */
  if (self->wanted)
    {
      rectify_reminders_look (self);
      return;
    }
  /* Another ledger may have been opened meanwhile. */
  if (done && look->counter == self->counter)
    {
      self->last = look->reminder;
      self->day = g_date_get_julian (&look->today);
      say_changed (self);
    }
  self->follows = FALSE;
}

static void
count (RectifyReminders *self, const RectifyReminderChoices *choices)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;

  /* An application that is about to end waits until the thread has let go of the ledger. */
  if (application != NULL)
    g_application_hold (application);
  self->looking = TRUE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, counted_cb, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, look_new (self->counter, choices), look_free);
  g_task_run_in_thread (task, count_in_thread);
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

static void
start (RectifyReminders *self)
{
  RectifyReminderChoices choices;

  /* What is being counted may have changed since it was begun. */
  if (self->stopped || self->counter == NULL || self->cancellable != NULL
      || rectify_session_is_busy (self->session))
    return;
  self->wanted = FALSE;
  wait_for_next (self);
  rectify_reminder_choices_load (&choices);
  if (!choices.on_start && !choices.notify)
    {
      /* What was said before holds no longer. */
      self->last = (RectifyReminder){ 0 };
      say_changed (self);
      return;
    }
  count (self, &choices);
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
set_ledger (RectifyReminders *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  self->looking = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->counter);
  if (ledger != NULL && !self->stopped)
    self->counter = rectify_ledger_reminder_new (ledger);
}

static void
ledger_changed_cb (RectifyReminders *self)
{
  set_ledger (self);
  self->last = (RectifyReminder){ 0 };
  self->day = 0;
  self->follows = FALSE;
  say_changed (self);
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
  set_ledger (self);
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
  set_ledger (self);
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
  self->wanted = self->counter != NULL;
  if (self->wanted && self->idle == 0)
    self->idle = g_timeout_add_full (G_PRIORITY_LOW, self->day == 0 ? START_DELAY : 0, idle_cb,
                                     self, NULL);
}

/**
 * rectify_reminders_follow:
 * @self: reminders
 *
 * Looks again as rectify_reminders_look() does, since something was edited here.
 */
void
rectify_reminders_follow (RectifyReminders *self)
{
  self->follows = TRUE;
  rectify_reminders_look (self);
}

/**
 * rectify_reminders_is_following:
 * @self: reminders that say that they changed
 *
 * Returns: whether that is because of rectify_reminders_follow(): whoever made the edit knows of it
 */
gboolean
rectify_reminders_is_following (RectifyReminders *self)
{
  return self->follows;
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
  return self->looking || self->wanted;
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
