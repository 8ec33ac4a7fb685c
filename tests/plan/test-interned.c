/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-tasks.h"
#include "rectify-interned.h"
#include "rectify-task-row.h"

#define N_THREADS 3
#define N_NAMES 50
#define N_ROUNDS 4000

static void
test_equal (void)
{
  g_autofree char *text = g_strdup ("区财政局");
  RectifyInterned *first = rectify_interned_new (text);
  RectifyInterned *second, *other;

  *text = 'x';
  g_assert_cmpstr (first, ==, "区财政局");
  second = rectify_interned_new ("区财政局");
  other = rectify_interned_new ("区教育局");
  g_assert_true (first == second);
  g_assert_true (first != other);
  g_assert_true (rectify_interned_ref (first) == first);
  rectify_interned_unref (first);
  rectify_interned_unref (first);
  g_assert_cmpstr (second, ==, "区财政局");
  rectify_interned_unref (second);
  rectify_interned_unref (other);
}

static gpointer
take_and_drop (gpointer seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      char name[16];
      RectifyInterned *first, *second;

      g_snprintf (name, sizeof name, "name-%d", g_rand_int_range (rand, 0, N_NAMES));
      first = rectify_interned_new (name);
      second = rectify_interned_new (name);
      g_assert_true (first == second);
      g_assert_cmpstr (first, ==, name);
      rectify_interned_unref (first);
      rectify_interned_unref (second);
    }
  return NULL;
}

static void
run_threads (GThreadFunc func)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i]
        = g_thread_new ("names", func, GUINT_TO_POINTER (g_test_rand_int_range (0, 1 << 30)));
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

/* What one thread drops last another may be taking. */
static void
test_threads (void)
{
  run_threads (take_and_drop);
}

static gpointer
make_rows (gpointer data)
{
  RectifyPlan *plan = data;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

      rectify_task_rows_add_plan (rows, plan);
      g_assert_cmpuint (rows->len, >, 0);
    }
  return NULL;
}

/* Likewise of rows, which several views make of the same names at once. */
static void
test_rows (void)
{
  RectifyPlan *plans[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    plans[i] = random_tasks_new_plan (40);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("rows", make_rows, plans[i]);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_THREADS; i++)
    g_clear_object (&plans[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interned/equal", test_equal);
  g_test_add_func ("/interned/threads", test_threads);
  g_test_add_func ("/interned/rows", test_rows);
  return g_test_run ();
}
