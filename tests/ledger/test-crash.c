/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "child-process.h"
#include "desk.h"
#include "random-plan.h"

/* Rounds where the environment does not ask for others, and of how many one ledger is used. */
#define N_ROUNDS 60
#define N_ROUNDS_OF_LEDGER 20
/* Killed after so many microseconds at most. */
#define LONGEST_LIFE 40000

static const char *const deed_names[] = { "save", "undo", "redo" };

/* What was hit. */
typedef struct {
  guint n_edits;
  guint n_in_edit;     /* killed between the beginning of an edit and its end */
  guint n_interrupted; /* of these, where a journal had to be played back */
  guint n_kept;        /* where the edit was there though nobody had said so yet */
} Tally;

/* Says what it is about to do and what the ledger will hold then, does it, and says so. */
static gboolean
do_one (Desk *desk, int fd)
{
  Deed deed = desk_choose (desk);
  g_autofree char *wanted = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (deed == DEED_SAVE)
    {
      random_plan_edit (desk->plan);
      wanted = random_plan_describe (desk->plan);
      child_process_say (fd, deed_names[deed], wanted);
      done = rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error);
      g_free (wanted);
      wanted = random_plan_describe (desk->plan);
    }
  else
    {
      wanted = g_strdup (g_ptr_array_index (desk->states, desk->at + (deed == DEED_UNDO ? -1 : 1)));
      child_process_say (fd, deed_names[deed], wanted);
      done = deed == DEED_UNDO ? rectify_ledger_undo (desk->ledger, NULL, NULL, &error)
                               : rectify_ledger_redo (desk->ledger, NULL, NULL, &error);
    }
  child_process_say (fd, done ? "done" : "failed", done ? wanted : error->message);
  if (!g_str_equal (wanted, g_ptr_array_index (desk->states, desk->at)))
    desk_take_state (desk, deed, wanted);
  if (deed != DEED_SAVE)
    desk_reload (desk);
  return done;
}

/* Edits until it is killed. It takes back only what it did itself. */
static int
work (const char *path, int index, int fd)
{
  Desk desk = { .path = (char *) path };

  desk.states = g_ptr_array_new_with_free_func (g_free);
  desk_open (&desk);
  desk.plan = rectify_ledger_load_plan (desk.ledger, index, NULL);
  g_ptr_array_add (desk.states, g_strdup (""));
  g_ptr_array_add (desk.states, random_plan_describe (desk.plan));
  desk.at = 1;
  child_process_say (fd, "ready", "");
  while (do_one (&desk, fd))
    ;
  return 1;
}

/* What was begun and not said to be done is left in @deed and @wanted. */
static void
follow (Desk *desk, ChildProcess *child, Tally *tally, Deed *deed, char **wanted)
{
  char *word, *text;

  while ((text = child_process_next_line (child, &word)) != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (deed_names); i++)
        if (g_str_equal (word, deed_names[i]))
          {
            *deed = i;
            g_free (*wanted);
            *wanted = g_strdup (text);
          }
      if (g_str_equal (word, "failed"))
        g_error ("%s", text);
      if (g_str_equal (word, "done"))
        {
          if (!g_str_equal (text, g_ptr_array_index (desk->states, desk->at)))
            desk_take_state (desk, *deed, text);
          g_clear_pointer (wanted, g_free);
          tally->n_edits++;
        }
      g_free (word);
      g_free (text);
    }
}

static void
run_round (Desk *desk, Tally *tally)
{
  g_autofree char *wanted = NULL;
  ChildProcess child;
  Deed deed = DEED_SAVE;
  guint before;
  gint64 end;

  g_clear_object (&desk->ledger);
  child_process_start (&child, desk->path, rectify_plan_get_id (desk->plan));
  g_assert_true (child_process_listen (&child, -1));
  end = g_get_monotonic_time () + g_test_rand_int_range (0, LONGEST_LIFE);
  while (g_get_monotonic_time () < end)
    g_assert_true (child_process_listen (&child, 0));
  g_assert_cmpint (child_process_end (&child, SIGKILL), ==, -1);
  follow (desk, &child, tally, &deed, &wanted);
  g_string_free (child.heard, TRUE);
  desk_open (desk);
  before = desk->at;
  desk_assert_whole (desk, deed, FALSE,
                     wanted != NULL ? wanted : g_ptr_array_index (desk->states, desk->at));
  tally->n_in_edit += wanted != NULL;
  tally->n_interrupted += rectify_ledger_was_interrupted (desk->ledger);
  tally->n_kept += desk->at != before;
  desk_assert_history (desk);
}

/* A process that edits is killed at any moment. What it said was done is there, what it was doing
 * is there wholly or not at all, and the history leads back and forth. */
static void
test_killed (void)
{
  const char *asked = g_getenv ("RECTIFY_CRASH_ROUNDS");
  guint n_rounds = asked != NULL ? atoi (asked) : N_ROUNDS;
  Tally tally = { 0 };

  for (guint round = 0; round < n_rounds;)
    {
      Desk desk;

      desk_set_up (&desk, NULL);
      for (guint i = 0; i < N_ROUNDS_OF_LEDGER && round < n_rounds; i++, round++)
        run_round (&desk, &tally);
      desk_tear_down (&desk, NULL);
    }
  g_test_message (
      "%u rounds, %u edits; killed in the middle of one %u times, played back %u times, "
      "done though not said %u times",
      n_rounds, tally.n_edits, tally.n_in_edit, tally.n_interrupted, tally.n_kept);
}

int
main (int argc, char *argv[])
{
  int status = child_process_main (&argc, &argv, work);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/crash/killed", test_killed);
  return g_test_run ();
}
