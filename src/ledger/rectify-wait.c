/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-wait.h"

/* How long a thread waits that did not say how, in milliseconds. */
#define DEFAULT_LIMIT 30000
/* Between two tries, in milliseconds: little at first, as most edits are over at once. */
#define SHORT_PAUSE 2
#define LONG_PAUSE 25
#define N_SHORT_PAUSES 10
/* After so long without a try, in milliseconds, it is another wait that begins. */
#define GAP 1000

typedef struct {
  const RectifyWait *wait;
  gint64 started; /* both in microseconds */
  gint64 tried;
} Thread;

static GPrivate threads = G_PRIVATE_INIT (g_free);

static Thread *
get_thread (void)
{
  Thread *thread = g_private_get (&threads);

  if (thread == NULL)
    {
      thread = g_new0 (Thread, 1);
      g_private_set (&threads, thread);
    }
  return thread;
}

/**
 * rectify_wait_set:
 * @wait: (nullable): how to wait; kept by its address until the next call. %NULL: half a minute
 *
 * Says how the thread that calls it waits from here on whenever a ledger is busy. Each thread has a
 * way of its own.
 *
 * Returns: (nullable): how it waited until now, to be set again
 */
const RectifyWait *
rectify_wait_set (const RectifyWait *wait)
{
  Thread *thread = get_thread ();
  const RectifyWait *former = thread->wait;

  thread->wait = wait;
  thread->started = 0;
  return former;
}

/**
 * rectify_wait_go_on:
 * @n_times: how often it was asked for this wait already
 *
 * Waits a moment, in the way of the thread.
 *
 * Returns: whether to try once more
 */
gboolean
rectify_wait_go_on (guint n_times)
{
  static const RectifyWait usual = { .limit = DEFAULT_LIMIT };
  Thread *thread = get_thread ();
  const RectifyWait *wait = thread->wait != NULL ? thread->wait : &usual;
  gint64 now = g_get_monotonic_time ();
  guint waited;

  if (n_times == 0 || thread->started == 0 || now - thread->tried > GAP * G_TIME_SPAN_MILLISECOND)
    thread->started = now;
  thread->tried = now;
  waited = (now - thread->started) / G_TIME_SPAN_MILLISECOND;
  if (waited >= wait->limit || g_cancellable_is_cancelled (wait->cancellable))
    return FALSE;
  if (wait->func != NULL)
    wait->func (waited, wait->user_data);
  g_usleep ((n_times < N_SHORT_PAUSES ? SHORT_PAUSE : LONG_PAUSE) * G_TIME_SPAN_MILLISECOND);
  return TRUE;
}
