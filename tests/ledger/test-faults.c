/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "desk.h"
#include "fault-vfs.h"

/* Rounds of power cuts, where the environment does not ask for others. */
#define N_ROUNDS 150
/* A ledger is used for so many of them. */
#define N_ROUNDS_OF_LEDGER 25
/* Edits until the power is cut. */
static void
edit_until_cut (Desk *desk)
{
  gboolean done = TRUE;

  fault_vfs_arm (FAULT_CHANGES, FAULT_POWER_CUT, g_test_rand_int_range (1, 120), 0);
  while (done)
    {
      Deed deed = desk_choose (desk);
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = desk_try (desk, deed, &done, &error);

      if (done)
        {
          if (!g_str_equal (wanted, g_ptr_array_index (desk->states, desk->at)))
            desk_take_state (desk, deed, wanted);
          if (deed != DEED_SAVE)
            desk_reload (desk);
          continue;
        }
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
      g_clear_object (&desk->ledger);
      fault_vfs_settle ();
      g_assert_true (fault_vfs_disarm ());
      desk_open (desk);
      desk_assert_whole (desk, deed, FALSE, wanted);
    }
}

static void
test_power_cuts (void)
{
  const char *asked = g_getenv ("RECTIFY_CRASH_ROUNDS");
  guint n_rounds = asked != NULL ? atoi (asked) : N_ROUNDS;

  for (guint round = 0; round < n_rounds;)
    {
      Desk desk;

      desk_set_up (&desk, NULL);
      for (guint i = 0; i < N_ROUNDS_OF_LEDGER && round < n_rounds; i++, round++)
        {
          edit_until_cut (&desk);
          desk_assert_history (&desk);
        }
      desk_tear_down (&desk, NULL);
      fault_vfs_settle ();
    }
  g_test_message ("%u rounds", n_rounds);
}

/* The power is cut while what an earlier cut left is put in order, again and again. */
static void
test_cut_in_recovery (Desk *desk, gconstpointer data)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autofree char *wanted = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = TRUE;

      fault_vfs_arm (FAULT_CHANGES, FAULT_POWER_CUT, g_test_rand_int_range (1, 30), 0);
      while (done)
        {
          g_free (wanted);
          wanted = desk_try (desk, DEED_SAVE, &done, NULL);
          if (done && !g_str_equal (wanted, g_ptr_array_index (desk->states, desk->at)))
            desk_add_state (desk, g_strdup (wanted));
        }
      g_clear_object (&desk->ledger);
      for (guint n = 1; desk->ledger == NULL; n++)
        {
          fault_vfs_settle ();
          fault_vfs_disarm ();
          fault_vfs_arm (FAULT_CHANGES, FAULT_POWER_CUT, n, 0);
          desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_OPEN, NULL);
        }
      fault_vfs_disarm ();
      desk_assert_whole (desk, DEED_SAVE, FALSE, wanted);
    }
}

typedef struct {
  const char *name;
  FaultCalls calls;
  FaultKind kind;
  int code;
} Fault;

static const Fault faults[] = {
  { "open", FAULT_OPEN, FAULT_ONCE, 0 },
  { "open-on", FAULT_OPEN, FAULT_FROM_HERE, 0 },
  { "read", FAULT_READ, FAULT_ONCE, 0 },
  { "read-on", FAULT_READ, FAULT_FROM_HERE, 0 },
  { "write", FAULT_WRITE, FAULT_ONCE, 0 },
  { "write-on", FAULT_WRITE, FAULT_FROM_HERE, 0 },
  { "write-torn", FAULT_WRITE, FAULT_TORN, 0 },
  { "full", FAULT_WRITE, FAULT_FROM_HERE, SQLITE_FULL },
  { "full-torn", FAULT_WRITE, FAULT_TORN, SQLITE_FULL },
  { "sync", FAULT_SYNC, FAULT_ONCE, 0 },
  { "sync-on", FAULT_SYNC, FAULT_FROM_HERE, 0 },
  { "truncate", FAULT_TRUNCATE, FAULT_ONCE, 0 },
  { "delete", FAULT_DELETE, FAULT_ONCE, 0 },
  { "delete-on", FAULT_DELETE, FAULT_FROM_HERE, 0 },
  { "lock", FAULT_LOCK, FAULT_ONCE, 0 },
  { "lock-on", FAULT_LOCK, FAULT_FROM_HERE, 0 },
  { "gone", FAULT_CHANGES | FAULT_READ | FAULT_OPEN | FAULT_LOCK, FAULT_FROM_HERE, 0 },
};

/* Each such call of a deed fails once, and the deed is done again when the disk works. */
static void
fail_each (Desk *desk, const Fault *fault, Deed deed)
{
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      fault_vfs_arm (fault->calls, fault->kind, n, fault->code);
      struck = desk_try_failing (desk, deed, fault_vfs_disarm);
    }
}

static void
test_fault (Desk *desk, gconstpointer data)
{
  const Fault *fault = data;

  for (guint i = 0; i < 3; i++)
    {
      fail_each (desk, fault, DEED_SAVE);
      if (desk->at > 1)
        fail_each (desk, fault, DEED_UNDO);
    }
  desk_assert_history (desk);
}

/* A ledger that cannot be opened because of a fault opens when it is gone. */
static void
test_fault_at_opening (Desk *desk, gconstpointer data)
{
  const Fault *fault = data;
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&desk->ledger);
      fault_vfs_arm (fault->calls, fault->kind, n, fault->code);
      desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_OPEN, &error);
      struck = fault_vfs_disarm ();
      g_assert_cmpint (desk->ledger != NULL, ==, error == NULL);
      if (desk->ledger == NULL)
        desk_open (desk);
      desk_reload (desk);
    }
  g_clear_object (&desk->ledger);
  desk_open (desk);
  desk_assert_history (desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  g_test_add_func ("/ledger/faults/power-cuts", test_power_cuts);
  g_test_add ("/ledger/faults/cut-in-recovery", Desk, NULL, desk_set_up, test_cut_in_recovery,
              desk_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/ledger/faults/", faults[i].name, NULL);
      g_autofree char *opening = g_strconcat (path, "/opening", NULL);

      g_test_add (path, Desk, &faults[i], desk_set_up, test_fault, desk_tear_down);
      g_test_add (opening, Desk, &faults[i], desk_set_up, test_fault_at_opening, desk_tear_down);
    }
  return g_test_run ();
}
