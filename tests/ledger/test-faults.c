/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault-vfs.h"
#include "random-plan.h"
#include "rectify-ledger.h"

/* Rounds of power cuts, where the environment does not ask for others. */
#define N_ROUNDS 150
/* A ledger is used for so many of them. */
#define N_ROUNDS_OF_LEDGER 25
/* Edits of a ledger are undone and made again so far after each of them. */
#define N_STEPS 6

/* A ledger, and what it held after each of its edits. */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyPlan *plan;
  GPtrArray *states;
  guint at; /* which of the states it is in */
} Desk;

typedef enum {
  DEED_SAVE,
  DEED_UNDO,
  DEED_REDO,
} Deed;

static void
open_ledger (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_is_read_only (desk->ledger));
}

/* The plan as the ledger has it, and "" where it has none. */
static RectifyPlan *
load (Desk *desk, char **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = rectify_ledger_list_plans (desk->ledger, &error);
  gint64 id = rectify_plan_get_id (desk->plan);
  RectifyPlan *plan = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, <=, 1);
  if (infos->len == 1)
    {
      plan = rectify_ledger_load_plan (desk->ledger, id, &error);
      g_assert_no_error (error);
    }
  *state = plan != NULL ? random_plan_describe (plan) : g_strdup ("");
  return plan;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "ledger.rectify", NULL);
  desk->plan = random_plan_new (12);
  desk->states = g_ptr_array_new_with_free_func (g_free);
  desk->at = 0;
  open_ledger (desk);
  rectify_ledger_save_plan (desk->ledger, desk->plan, "New", &error);
  g_assert_no_error (error);
  g_ptr_array_add (desk->states, g_strdup (""));
  g_ptr_array_add (desk->states, random_plan_describe (desk->plan));
  desk->at = 1;
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (desk->path, "-journal", NULL);

  g_clear_object (&desk->ledger);
  g_object_unref (desk->plan);
  g_ptr_array_unref (desk->states);
  g_unlink (journal);
  g_unlink (desk->path);
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_free (desk->path);
  g_free (desk->folder);
}

static Deed
choose (Desk *desk)
{
  int luck = g_test_rand_int_range (0, 10);

  if (luck < 2 && desk->at > 1)
    return DEED_UNDO;
  if (luck < 4 && desk->at + 1 < desk->states->len)
    return DEED_REDO;
  return DEED_SAVE;
}

static void
add_state (Desk *desk, char *state)
{
  g_ptr_array_set_size (desk->states, desk->at + 1);
  g_ptr_array_add (desk->states, state);
  desk->at++;
}

/* What the ledger would hold then. */
static char *
try_deed (Desk *desk, Deed deed, gboolean *done, GError **error)
{
  if (deed == DEED_SAVE)
    {
      random_plan_edit (desk->plan);
      *done = rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", error);
      return random_plan_describe (desk->plan);
    }
  if (deed == DEED_UNDO)
    *done = rectify_ledger_undo (desk->ledger, NULL, NULL, error);
  else
    *done = rectify_ledger_redo (desk->ledger, NULL, NULL, error);
  return g_strdup (g_ptr_array_index (desk->states, desk->at + (deed == DEED_UNDO ? -1 : 1)));
}

static void
take_state (Desk *desk, Deed deed, const char *state)
{
  if (deed == DEED_SAVE)
    add_state (desk, g_strdup (state));
  else
    desk->at += deed == DEED_UNDO ? -1 : 1;
}

/* Goes on with what the ledger holds. An edit that changed nothing is none. */
static void
reload (Desk *desk)
{
  g_autofree char *state = NULL;
  RectifyPlan *plan = load (desk, &state);

  g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, desk->at));
  g_assert_nonnull (plan);
  g_set_object (&desk->plan, plan);
  g_object_unref (plan);
}

static void
assert_sound (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_check (desk->ledger, &error);
  g_assert_no_error (error);
}

/* The history still leads back and forth. */
static void
assert_history (Desk *desk)
{
  guint n = MIN (desk->at - 1, N_STEPS), end = desk->at;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *state = NULL;

      rectify_ledger_undo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      g_object_unref (load (desk, &state));
      g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, --desk->at));
    }
  while (desk->at < end)
    {
      g_autofree char *state = NULL;

      rectify_ledger_redo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      g_object_unref (load (desk, &state));
      g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, ++desk->at));
    }
  reload (desk);
}

/* New items get their identifiers with the edit that keeps them. */
static char *
dup_without_ids (const char *state)
{
  static GRegex *regex;

  if (regex == NULL)
    regex = g_regex_new ("\\s*\"id\": [0-9]+,", G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_replace_literal (regex, state, -1, 0, "", 0, NULL);
}

static void
assert_wanted (const char *state, const char *wanted)
{
  g_autofree char *got = dup_without_ids (state);
  g_autofree char *expected = dup_without_ids (wanted);

  g_assert_cmpstr (got, ==, expected);
}

/* What was said to be done is done; what was said to have failed is there wholly or not at all. */
static void
assert_whole (Desk *desk, Deed deed, gboolean done, const char *wanted)
{
  g_autofree char *state = NULL;
  g_autoptr (RectifyPlan) plan = load (desk, &state);

  assert_sound (desk);
  g_assert_nonnull (plan);
  if (done || !g_str_equal (state, g_ptr_array_index (desk->states, desk->at)))
    {
      assert_wanted (state, wanted);
      if (!g_str_equal (state, g_ptr_array_index (desk->states, desk->at)))
        take_state (desk, deed, state);
    }
  reload (desk);
}

/* Edits until the power is cut. */
static void
edit_until_cut (Desk *desk)
{
  gboolean done = TRUE;

  fault_vfs_arm (FAULT_CHANGES, FAULT_POWER_CUT, g_test_rand_int_range (1, 120), 0);
  while (done)
    {
      Deed deed = choose (desk);
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = try_deed (desk, deed, &done, &error);

      if (done)
        {
          if (!g_str_equal (wanted, g_ptr_array_index (desk->states, desk->at)))
            take_state (desk, deed, wanted);
          if (deed != DEED_SAVE)
            reload (desk);
          continue;
        }
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
      g_clear_object (&desk->ledger);
      fault_vfs_settle ();
      g_assert_true (fault_vfs_disarm ());
      open_ledger (desk);
      assert_whole (desk, deed, FALSE, wanted);
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

      set_up (&desk, NULL);
      for (guint i = 0; i < N_ROUNDS_OF_LEDGER && round < n_rounds; i++, round++)
        {
          edit_until_cut (&desk);
          assert_history (&desk);
        }
      tear_down (&desk, NULL);
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
          wanted = try_deed (desk, DEED_SAVE, &done, NULL);
          if (done && !g_str_equal (wanted, g_ptr_array_index (desk->states, desk->at)))
            add_state (desk, g_strdup (wanted));
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
      assert_whole (desk, DEED_SAVE, FALSE, wanted);
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
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = NULL;
      gboolean done;

      fault_vfs_arm (fault->calls, fault->kind, n, fault->code);
      wanted = try_deed (desk, deed, &done, &error);
      struck = fault_vfs_disarm ();
      g_assert_cmpint (done, ==, error == NULL);
      if (error != NULL)
        {
          g_assert_true (struck);
          g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
          g_assert_cmpuint (strlen (error->message), >, 20);
        }
      assert_whole (desk, deed, done, wanted);
      if (deed == DEED_UNDO && done)
        {
          g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, NULL));
          desk->at++;
          reload (desk);
        }
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
  assert_history (desk);
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
        open_ledger (desk);
      reload (desk);
    }
  g_clear_object (&desk->ledger);
  open_ledger (desk);
  assert_history (desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_register ();
  g_test_add_func ("/ledger/faults/power-cuts", test_power_cuts);
  g_test_add ("/ledger/faults/cut-in-recovery", Desk, NULL, set_up, test_cut_in_recovery,
              tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/ledger/faults/", faults[i].name, NULL);
      g_autofree char *opening = g_strconcat (path, "/opening", NULL);

      g_test_add (path, Desk, &faults[i], set_up, test_fault, tear_down);
      g_test_add (opening, Desk, &faults[i], set_up, test_fault_at_opening, tear_down);
    }
  return g_test_run ();
}
