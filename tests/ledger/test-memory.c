/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "desk.h"

/* Memory that runs out: what SQLite asks for is refused, once or from there on. */
static struct {
  sqlite3_mem_methods real;
  guint countdown; /* 0: there is enough */
  gboolean goes_on;
  gboolean struck;
} memory;

static gboolean
runs_out (void)
{
  if (memory.struck)
    return memory.goes_on;
  if (memory.countdown == 0 || --memory.countdown > 0)
    return FALSE;
  memory.struck = TRUE;
  return TRUE;
}

static void *
malloc_cb (int size)
{
  return runs_out () ? NULL : memory.real.xMalloc (size);
}

static void *
realloc_cb (void *data, int size)
{
  return runs_out () ? NULL : memory.real.xRealloc (data, size);
}

static void
arm (guint countdown, gboolean goes_on)
{
  memory.countdown = countdown;
  memory.goes_on = goes_on;
  memory.struck = FALSE;
}

static gboolean
disarm (void)
{
  gboolean struck = memory.struck;

  arm (0, FALSE);
  return struck;
}

static void
run_out (Desk *desk, Deed deed, gboolean goes_on)
{
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = NULL;
      gboolean done;

      arm (n, goes_on);
      wanted = desk_try (desk, deed, &done, &error);
      struck = disarm ();
      g_assert_cmpint (done, ==, error == NULL);
      if (error != NULL)
        {
          g_assert_true (struck);
          g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
          g_assert_cmpuint (strlen (error->message), >, 20);
        }
      desk_assert_whole (desk, deed, done, wanted);
      if (deed == DEED_UNDO && done)
        {
          g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, NULL));
          desk->at++;
          desk_reload (desk);
        }
    }
}

static void
test_edits (Desk *desk, gconstpointer data)
{
  for (guint goes_on = 0; goes_on < 2; goes_on++)
    {
      run_out (desk, DEED_SAVE, goes_on);
      if (desk->at > 1)
        run_out (desk, DEED_UNDO, goes_on);
    }
  desk_assert_history (desk);
}

static void
test_opening (Desk *desk, gconstpointer data)
{
  for (guint goes_on = 0; goes_on < 2; goes_on++)
    {
      gboolean struck = TRUE;

      for (guint n = 1; struck; n++)
        {
          g_autoptr (GError) error = NULL;

          g_clear_object (&desk->ledger);
          arm (n, goes_on);
          desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_OPEN, &error);
          struck = disarm ();
          g_assert_cmpint (desk->ledger != NULL, ==, error == NULL);
          if (desk->ledger == NULL)
            desk_open (desk);
          desk_reload (desk);
        }
    }
}

static void
test_reading (Desk *desk, gconstpointer data)
{
  gint64 id = rectify_plan_get_id (desk->plan);
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyPlan) plan = NULL;
      g_autoptr (GError) list_error = NULL;
      g_autoptr (GPtrArray) infos = NULL;

      arm (n, FALSE);
      plan = rectify_ledger_load_plan (desk->ledger, id, &error);
      struck = disarm ();
      g_assert_cmpint (plan != NULL, ==, error == NULL);
      arm (n, FALSE);
      infos = rectify_ledger_list_plans (desk->ledger, &list_error);
      struck |= disarm ();
      g_assert_cmpint (infos != NULL, ==, list_error == NULL);
      desk_reload (desk);
    }
}

int
main (int argc, char *argv[])
{
  sqlite3_mem_methods methods;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = malloc_cb;
  methods.xRealloc = realloc_cb;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* What SQLite keeps in store would hide that there is no more. */
  sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0);
  g_test_add ("/ledger/memory/edits", Desk, NULL, desk_set_up, test_edits, desk_tear_down);
  g_test_add ("/ledger/memory/opening", Desk, NULL, desk_set_up, test_opening, desk_tear_down);
  g_test_add ("/ledger/memory/reading", Desk, NULL, desk_set_up, test_reading, desk_tear_down);
  return g_test_run ();
}
