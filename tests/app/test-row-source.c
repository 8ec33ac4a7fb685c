/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "app-testing.h"
#include "rectify-row-work.h"

#define PLAN(title, measure)                                                                       \
  title "整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：" measure                 \
        "\n责任领导：张三\n"

typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyRowSource *source;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static gint64
add_plan (RectifyLedger *ledger, const char *text)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (text);
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (ledger, plan, "Add", &error);
  g_assert_no_error (error);
  return rectify_plan_get_id (plan);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, NULL);
  add_plan (fixture->ledger, PLAN ("一局", "制定计划。"));
  add_plan (fixture->ledger, PLAN ("二局", "转变作风。"));
  fixture->source = rectify_row_source_new ();
  g_signal_connect_swapped (fixture->source, "changed", G_CALLBACK (changed_cb), fixture);
  rectify_row_source_set_ledger (fixture->source, fixture->ledger);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rectify_row_source_stop (fixture->source);
  g_clear_object (&fixture->source);
  g_clear_object (&fixture->ledger);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
settle (Fixture *fixture)
{
  rectify_row_source_read (fixture->source);
  while (!rectify_row_source_is_fresh (fixture->source)
         && rectify_row_source_get_failure (fixture->source) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_measure (GPtrArray *rows, guint i)
{
  g_assert_cmpuint (i, <, rows->len);
  return rectify_task_row_get_text (g_ptr_array_index (rows, i), RECTIFY_ROW_MEASURE);
}

static void
set_title (RectifyLedger *ledger, gint64 id, const char *title)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, NULL);
  g_autoptr (GError) error = NULL;

  rectify_plan_set_title (plan, title);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static const char *
get_title (GPtrArray *rows, guint i)
{
  return rectify_task_row_get_text (g_ptr_array_index (rows, i), RECTIFY_ROW_PLAN);
}

/* Nothing is read until somebody asks, and nothing again that did not change. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (rectify_row_source_get_rows (fixture->source));
  g_assert_false (rectify_row_source_is_fresh (fixture->source));
  settle (fixture);
  rows = g_ptr_array_ref (rectify_row_source_get_rows (fixture->source));
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  rectify_row_source_read (fixture->source);
  g_assert_true (rectify_row_source_is_fresh (fixture->source));
  rectify_row_source_refresh (fixture->source);
  g_assert_false (rectify_row_source_is_fresh (fixture->source));
  settle (fixture);
  g_assert_true (rectify_row_source_get_rows (fixture->source) == rows);
}

/* What another program did is read, and only of the plan that it changed. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  g_autoptr (GPtrArray) before = NULL;
  GPtrArray *after;

  settle (fixture);
  before = g_ptr_array_ref (rectify_row_source_get_rows (fixture->source));
  set_title (other, ((RectifyTaskRow *) g_ptr_array_index (before, 1))->plan_id, "二局新方案");
  rectify_row_source_refresh (fixture->source);
  settle (fixture);
  after = rectify_row_source_get_rows (fixture->source);
  g_assert_true (after != before);
  g_assert_true (g_ptr_array_index (after, 0) == g_ptr_array_index (before, 0));
  g_assert_cmpstr (get_title (after, 1), ==, "二局新方案");
  g_assert_cmpstr (get_title (before, 1), ==, "二局整改方案");
}

/* What changed while it was read is read as well. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  rectify_row_source_read (fixture->source);
  id = add_plan (fixture->ledger, PLAN ("三局", "建立台账。"));
  set_title (fixture->ledger, id, "三局新方案");
  rectify_row_source_refresh (fixture->source);
  settle (fixture);
  g_assert_cmpuint (rectify_row_source_get_rows (fixture->source)->len, ==, 3);
}

/* Of a ledger that is not open any more nothing is shown, and none is read. */
static void
test_switch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".other", NULL);
  g_autoptr (RectifyLedger) other = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  guint n_changed;

  add_plan (other, PLAN ("别局", "另行部署。"));
  rectify_row_source_read (fixture->source);
  rectify_row_source_set_ledger (fixture->source, other);
  g_assert_null (rectify_row_source_get_rows (fixture->source));
  settle (fixture);
  g_assert_cmpuint (rectify_row_source_get_rows (fixture->source)->len, ==, 1);
  g_assert_cmpstr (get_title (rectify_row_source_get_rows (fixture->source), 0), ==,
                   "别局整改方案");
  rectify_row_source_refresh (fixture->source);
  rectify_row_source_read (fixture->source);
  n_changed = fixture->n_changed;
  rectify_row_source_set_ledger (fixture->source, NULL);
  g_assert_false (rectify_row_source_has_ledger (fixture->source));
  rectify_row_source_read (fixture->source);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (rectify_row_source_get_rows (fixture->source));
  g_assert_cmpuint (fixture->n_changed, ==, n_changed + 1);
}

static void
run (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* One job that somebody asked for. */
typedef struct {
  int number;
  GPtrArray *rows;
} Job;

/* Somebody who wants rows. */
typedef struct {
  RectifyRowWork *work;
  gboolean is_wanted;
  int number; /* what is asked for next */
  int last;   /* what was done last */
  guint n_done;
  GPtrArray *rows; /* that it was made of; borrowed */
  char *failure;
} Owner;

static GMutex gate;
static GThread *main_thread;

static gboolean
is_wanted (gpointer owner)
{
  return ((Owner *) owner)->is_wanted;
}

static gpointer
begin (gpointer owner, const GDate *today)
{
  Job *job = g_new0 (Job, 1);

  g_assert_true (g_date_valid (today));
  job->number = ((Owner *) owner)->number;
  return job;
}

static gboolean
work (gpointer data, GPtrArray *rows, gboolean anew, GCancellable *cancellable)
{
  Job *job = data;

  g_assert_true (g_thread_self () != main_thread);
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  job->rows = rows;
  return !g_cancellable_is_cancelled (cancellable);
}

static void
done (gpointer data, gpointer job)
{
  Owner *owner = data;

  g_assert_true (g_thread_self () == main_thread);
  owner->last = ((Job *) job)->number;
  owner->rows = ((Job *) job)->rows;
  owner->n_done++;
}

static void
failed (gpointer data, const char *failure)
{
  Owner *owner = data;

  g_free (owner->failure);
  owner->failure = g_strdup (failure);
}

static const RectifyRowWorkFuncs funcs = { is_wanted, begin, work, done, failed, g_free };

static void
owner_init (Owner *owner, Fixture *fixture)
{
  owner->work = rectify_row_work_new (fixture->source, &funcs, owner);
  owner->is_wanted = TRUE;
}

static void
owner_wait (Owner *owner)
{
  while (rectify_row_work_is_busy (owner->work))
    g_main_context_iteration (NULL, TRUE);
}

static void
owner_clear (Owner *owner)
{
  rectify_row_work_stop (owner->work);
  g_clear_object (&owner->work);
  g_free (owner->failure);
}

/* A ledger that cannot be read says why, to those who look, until it is tried again. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  Owner owner = { 0 };
  guint n_changed;

  owner_init (&owner, fixture);
  run (fixture->path, "ALTER TABLE item RENAME TO gone");
  rectify_row_work_ask (owner.work);
  owner_wait (&owner);
  g_assert_cmpuint (owner.n_done, ==, 0);
  g_assert_nonnull (owner.failure);
  g_assert_cmpstr (owner.failure, !=, "");
  g_assert_cmpstr (owner.failure, ==, rectify_row_source_get_failure (fixture->source));
  n_changed = fixture->n_changed;
  rectify_row_work_ask (owner.work);
  owner_wait (&owner);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
  run (fixture->path, "ALTER TABLE gone RENAME TO item");
  rectify_row_source_refresh (fixture->source);
  owner_wait (&owner);
  g_assert_cmpuint (owner.n_done, ==, 1);
  g_assert_null (rectify_row_source_get_failure (fixture->source));
  owner_clear (&owner);
}

/* A plan that is damaged hides no other, and is counted. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  run (fixture->path,
       "UPDATE item SET parent_id = id WHERE id = (SELECT min (id) FROM item WHERE plan_id = 1"
       " AND parent_id IS NULL)");
  settle (fixture);
  g_assert_cmpuint (rectify_row_source_get_n_left_out (fixture->source), ==, 1);
  g_assert_cmpuint (rectify_row_source_get_rows (fixture->source)->len, ==, 1);
  g_assert_cmpstr (get_measure (rectify_row_source_get_rows (fixture->source), 0), ==,
                   "转变作风。");
}

/* All work on the same rows, that are read once. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  Owner one = { 0 }, two = { 0 };

  owner_init (&one, fixture);
  owner_init (&two, fixture);
  rectify_row_work_ask (one.work);
  rectify_row_work_ask (two.work);
  owner_wait (&one);
  owner_wait (&two);
  g_assert_nonnull (one.rows);
  g_assert_true (one.rows == two.rows);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  /* Nothing is done again for an edit that changed no row. */
  rectify_row_source_refresh (fixture->source);
  owner_wait (&one);
  g_assert_cmpuint (one.n_done, ==, 1);
  add_plan (fixture->ledger, PLAN ("三局", "建立台账。"));
  rectify_row_source_refresh (fixture->source);
  owner_wait (&one);
  owner_wait (&two);
  g_assert_cmpuint (one.n_done, ==, 2);
  g_assert_cmpuint (two.n_done, ==, 2);
  g_assert_cmpuint (two.rows->len, ==, 3);
  owner_clear (&one);
  owner_clear (&two);
}

/* Of what is asked for meanwhile only the last is done. */
static void
test_last (Fixture *fixture, gconstpointer data)
{
  Owner owner = { 0 };

  owner_init (&owner, fixture);
  settle (fixture);
  /* What is made of the rows when they come is not one of those that are asked for here. */
  owner_wait (&owner);
  owner.n_done = 0;
  g_mutex_lock (&gate);
  for (owner.number = 1; owner.number < 5; owner.number++)
    rectify_row_work_ask (owner.work);
  g_mutex_unlock (&gate);
  owner_wait (&owner);
  g_assert_cmpuint (owner.n_done, ==, 1);
  g_assert_cmpint (owner.last, ==, 5);
  owner_clear (&owner);
}

/* What was made of another ledger's rows is not shown. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".other", NULL);
  g_autoptr (RectifyLedger) other = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  Owner owner = { 0 };

  owner_init (&owner, fixture);
  settle (fixture);
  g_mutex_lock (&gate);
  rectify_row_work_ask (owner.work);
  rectify_row_source_set_ledger (fixture->source, other);
  g_mutex_unlock (&gate);
  owner_wait (&owner);
  g_assert_cmpuint (owner.n_done, ==, 1);
  g_assert_cmpuint (owner.rows->len, ==, 0);
  owner_clear (&owner);
}

/* Nothing is read or done for who does not look, and it is when he does. */
static void
test_unseen (Fixture *fixture, gconstpointer data)
{
  Owner owner = { 0 };

  owner_init (&owner, fixture);
  owner.is_wanted = FALSE;
  rectify_row_work_ask (owner.work);
  rectify_row_source_refresh (fixture->source);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (rectify_row_work_is_busy (owner.work));
  g_assert_null (rectify_row_source_get_rows (fixture->source));
  owner.is_wanted = TRUE;
  rectify_row_work_go_on (owner.work);
  owner_wait (&owner);
  g_assert_cmpuint (owner.n_done, ==, 1);
  owner_clear (&owner);
}

/* Who goes hears nothing more. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  Owner owner = { 0 };
  GWeakRef weak;
  GObject *left;

  owner_init (&owner, fixture);
  settle (fixture);
  g_mutex_lock (&gate);
  rectify_row_work_ask (owner.work);
  g_weak_ref_init (&weak, owner.work);
  owner_clear (&owner);
  g_mutex_unlock (&gate);
  while ((left = g_weak_ref_get (&weak)) != NULL)
    {
      g_object_unref (left);
      g_main_context_iteration (NULL, TRUE);
    }
  g_weak_ref_clear (&weak);
  g_assert_cmpuint (owner.n_done, ==, 0);
  rectify_row_source_stop (fixture->source);
  rectify_row_source_refresh (fixture->source);
  rectify_row_source_read (fixture->source);
  g_assert_null (rectify_row_source_get_rows (fixture->source));
}

#define ADD(name, func) g_test_add ("/row-source/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  ADD ("read", test_read);
  ADD ("elsewhere", test_elsewhere);
  ADD ("meanwhile", test_meanwhile);
  ADD ("switch", test_switch);
  ADD ("failure", test_failure);
  ADD ("damaged", test_damaged);
  ADD ("shared", test_shared);
  ADD ("last", test_last);
  ADD ("late", test_late);
  ADD ("unseen", test_unseen);
  ADD ("gone", test_gone);
  return g_test_run ();
}
