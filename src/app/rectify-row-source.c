/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-source.h"

#include <string.h>

/**
 * RectifyRowSource:
 *
 * The tasks of all plans of the ledger that is open, for all who show or count them: read once, in a
 * thread, and after an edit by whomever only those of the plans that it changed. Nothing is read
 * until somebody asks.
 */
struct _RectifyRowSource {
  GObject parent_instance;

  RectifyLedgerRows *ledger_rows; /* of the ledger that is open; NULL: none is */
  GPtrArray *rows;                /* as they were read last; or NULL */
  guint n_left_out;
  char *failure;
  GCancellable *cancellable; /* of the thread that reads now; NULL: none does */
  gboolean stale;            /* the ledger may have changed since it was begun to be read last */
  gboolean wanted;           /* somebody asked since then */
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (RectifyRowSource, rectify_row_source, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* A reading of one ledger. */
typedef struct {
  RectifyRowSource *source;
  GApplication *application; /* one that is about to end waits until the thread has let go of the
                              * ledger */
} Reading;

static void
let_go_in_thread (gpointer rows, gpointer user_data)
{
  g_ptr_array_unref (rows);
}

/**
 * rectify_rows_let_go:
 * @rows: (transfer full) (nullable): rows that are not needed any more
 *
 * Frees them in a thread: hundred thousand take longer than a frame.
 */
void
rectify_rows_let_go (GPtrArray *rows)
{
  static GThreadPool *pool = NULL;

  if (g_once_init_enter (&pool))
    {
      GThreadPool *made = g_thread_pool_new (let_go_in_thread, NULL, 1, FALSE, NULL);

      g_once_init_leave (&pool, made);
    }
  if (rows != NULL)
    g_thread_pool_push (pool, rows, NULL);
}

static void
forget (RectifyRowSource *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->ledger_rows);
  g_clear_pointer (&self->rows, rectify_rows_let_go);
  g_clear_pointer (&self->failure, g_free);
  self->n_left_out = 0;
  self->wanted = FALSE;
}

static void
rectify_row_source_finalize (GObject *object)
{
  forget (RECTIFY_ROW_SOURCE (object));
  G_OBJECT_CLASS (rectify_row_source_parent_class)->finalize (object);
}

static void
rectify_row_source_class_init (RectifyRowSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_row_source_finalize;
  /**
   * RectifyRowSource::changed:
   * @self: the source
   *
   * There are other rows, or there is another ledger, a failure, or a reason to read again: whoever
   * shows rows asks rectify_row_source_is_fresh() and rectify_row_source_read().
   */
  signals[CHANGED] = g_signal_new ("changed", RECTIFY_TYPE_ROW_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_row_source_init (RectifyRowSource *self)
{
}

/**
 * rectify_row_source_new:
 *
 * Returns: (transfer full): a source without a ledger
 */
RectifyRowSource *
rectify_row_source_new (void)
{
  return g_object_new (RECTIFY_TYPE_ROW_SOURCE, NULL);
}

/**
 * rectify_row_source_set_ledger:
 * @self: a source
 * @ledger: (nullable): the ledger that is open now
 *
 * Forgets the rows of the one before; what is being read of it is given up.
 */
void
rectify_row_source_set_ledger (RectifyRowSource *self, RectifyLedger *ledger)
{
  g_return_if_fail (ledger == NULL || RECTIFY_IS_LEDGER (ledger));
  forget (self);
  if (ledger != NULL && !self->stopped)
    self->ledger_rows = rectify_ledger_rows_new (ledger);
  self->stale = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rectify_row_source_refresh:
 * @self: a source
 *
 * Says that the ledger may have changed, or that it is to be tried again.
 */
void
rectify_row_source_refresh (RectifyRowSource *self)
{
  g_clear_pointer (&self->failure, g_free);
  self->stale = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* An edit of nothing that is a row, or a look at another plan, changes nothing for anybody. */
static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  return a != NULL && a->len == b->len
         && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static void
take_over (RectifyRowSource *self, GPtrArray *rows, guint n_left_out)
{
  if (n_left_out == self->n_left_out && are_same (self->rows, rows))
    return;
  g_clear_pointer (&self->rows, rectify_rows_let_go);
  self->rows = g_ptr_array_ref (rows);
  self->n_left_out = n_left_out;
}

static void
read_cb (GObject *ledger_rows, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (RectifyRowSource) self = reading->source;
  g_autoptr (GApplication) application = reading->application;
  g_autoptr (GError) error = NULL;
  guint n_left_out = 0;
  g_autoptr (GPtrArray) rows = rectify_ledger_rows_load_finish (RECTIFY_LEDGER_ROWS (ledger_rows),
                                                                result, &n_left_out, &error);

  if (application != NULL)
    g_application_release (application);
  g_clear_object (&self->cancellable);
  /* Another ledger may have been opened meanwhile. */
  if (RECTIFY_LEDGER_ROWS (ledger_rows) == self->ledger_rows)
    {
      if (rows != NULL)
        take_over (self, rows, n_left_out);
      else
        self->failure = g_strdup (error->message);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->wanted)
    rectify_row_source_read (self);
}

/**
 * rectify_row_source_read:
 * @self: a source
 *
 * Begins to read what may have changed, or does so as soon as what is being read is; “changed”
 * follows. Nothing is done if there is nothing to read, or if it failed, until
 * rectify_row_source_refresh() is called.
 */
void
rectify_row_source_read (RectifyRowSource *self)
{
  Reading *reading;

  self->wanted = self->ledger_rows != NULL && self->stale && !self->stopped;
  if (!self->wanted || self->cancellable != NULL)
    return;
  self->wanted = FALSE;
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->source = g_object_ref (self);
  reading->application = g_application_get_default ();
  if (reading->application != NULL)
    g_application_hold (g_object_ref (reading->application));
  rectify_ledger_rows_load_async (self->ledger_rows, self->cancellable, read_cb, reading);
}

/**
 * rectify_row_source_stop:
 * @self: a source
 *
 * Gives up what it is at, and begins nothing more: the window goes.
 */
void
rectify_row_source_stop (RectifyRowSource *self)
{
  self->stopped = TRUE;
  forget (self);
}

/**
 * rectify_row_source_has_ledger:
 * @self: a source
 *
 * Returns: whether there is a ledger to read
 */
gboolean
rectify_row_source_has_ledger (RectifyRowSource *self)
{
  return self->ledger_rows != NULL;
}

/**
 * rectify_row_source_is_fresh:
 * @self: a source
 *
 * Returns: whether the rows are those of the ledger as it is, as far as is known
 */
gboolean
rectify_row_source_is_fresh (RectifyRowSource *self)
{
  return self->rows != NULL && !self->stale && self->cancellable == NULL && self->failure == NULL;
}

/**
 * rectify_row_source_get_rows:
 * @self: a source
 *
 * Returns: (transfer none) (nullable) (element-type RectifyTaskRow): the tasks of all plans as they
 *   were read last, by the plans' year and title and in the order of each, not changed any more;
 *   another array only when they are others. %NULL if they were not read yet
 */
GPtrArray *
rectify_row_source_get_rows (RectifyRowSource *self)
{
  return self->rows;
}

/**
 * rectify_row_source_get_n_left_out:
 * @self: a source
 *
 * Returns: how many plans are damaged, so that their tasks are missing
 */
guint
rectify_row_source_get_n_left_out (RectifyRowSource *self)
{
  return self->n_left_out;
}

/**
 * rectify_row_source_get_failure:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): why the ledger could not be read the last time, for the user;
 *   %NULL if it could
 */
const char *
rectify_row_source_get_failure (RectifyRowSource *self)
{
  return self->failure;
}
