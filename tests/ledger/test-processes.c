/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "child-process.h"
#include "rectify-ledger.h"
#include "rectify-merge.h"
#include "rectify-wait.h"

/* Edits of each process, where the environment does not ask for so many seconds of them. */
#define N_EDITS 60
#define N_ITEMS 6
/* Between two edits, in microseconds. */
#define LONGEST_REST 8000
/* An item keeps so many marks; the history has all of them. */
#define N_MARKS 30
/* The last one is everybody's, each of the others one process' own. */
#define SHARED (N_ITEMS - 1)

typedef struct {
  RectifyLedger *ledger;
  RectifyPlan *plan; /* as it was seen last, which may be long ago */
  int index;
  int fd;
  guint n_edits;
  guint n_merged;
  guint n_conflicts;
} Desktop;

static RectifyItem *
get_item (RectifyPlan *plan, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), position);
}

/* Cuts off the first marks of a text, so that so many are left. */
static const char *
keep_last (const char *text, guint n)
{
  guint n_marks = 0;

  for (const char *c = text; *c != '\0'; c++)
    n_marks += *c == '<';
  while (n_marks > n)
    {
      text = strchr (text, '>') + 1;
      n_marks--;
    }
  return text;
}

/* Writes a mark that is found again behind what is there. */
static void
mark (RectifyPlan *plan, guint position, const char *token)
{
  RectifyItem *item = get_item (plan, position);
  g_autofree char *text = g_strconcat (rectify_item_get_text (item), token, NULL);

  rectify_item_set_text (item, keep_last (text, N_MARKS));
}

static RectifyPlan *
look (Desktop *self)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan
      = rectify_ledger_load_plan (self->ledger, rectify_plan_get_id (self->plan), &error);

  if (plan == NULL)
    child_process_say (self->fd, "failed", error->message);
  return plan;
}

/* Saves what was made of the plan as it was seen last, merged with what others made of it. FALSE:
 * somebody changed the same field, as a dialog would show now; the plan is the one of the ledger. */
static gboolean
save (Desktop *self, RectifyPlan *draft)
{
  g_autoptr (RectifyPlan) theirs = g_object_ref (draft);

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyMerge) merge = NULL;
      g_autoptr (RectifyPlan) ours = NULL;

      if (rectify_ledger_save_plan (self->ledger, theirs, "Edit", &error))
        {
          g_set_object (&self->plan, theirs);
          return TRUE;
        }
      if (!g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
        {
          child_process_say (self->fd, "failed", error->message);
          exit (1);
        }
      ours = look (self);
      merge = rectify_merge_new (self->plan, ours, theirs, RECTIFY_MERGE_NONE);
      g_set_object (&self->plan, ours);
      if (rectify_merge_get_n_conflicts (merge) > 0)
        return FALSE;
      self->n_merged++;
      g_set_object (&theirs, rectify_merge_make_plan (merge));
      g_object_unref (theirs);
    }
}

/* One edit until it is kept; of a field that somebody else changed too it is made anew on that. */
static void
edit (Desktop *self, guint position)
{
  g_autofree char *token = g_strdup_printf ("<%d.%u>", self->index, self->n_edits);

  while (TRUE)
    {
      g_autoptr (RectifyPlan) draft = rectify_plan_copy (self->plan);

      mark (draft, position, token);
      if (position == SHARED && g_test_rand_int_range (0, 4) == 0)
        mark (draft, self->index, token);
      child_process_say (self->fd, "try", token);
      if (save (self, draft))
        break;
      self->n_conflicts++;
    }
  self->n_edits++;
  child_process_say (self->fd, "done", token);
}

static int
work (const char *path, int index, int fd)
{
  const char *asked = g_getenv ("RECTIFY_DESKS_SECONDS");
  gint64 end = g_get_monotonic_time () + (asked != NULL ? atoi (asked) : 0) * G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;
  const RectifyWait wait = { .limit = RECTIFY_WAIT_FOR_EVER };
  Desktop self = { .index = index, .fd = fd };
  g_autofree char *counts = NULL;

  rectify_wait_set (&wait);
  self.ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  if (self.ledger == NULL)
    {
      child_process_say (fd, "failed", error->message);
      return 1;
    }
  self.plan = rectify_ledger_load_plan (self.ledger, 1, NULL);
  while (asked != NULL ? g_get_monotonic_time () < end : self.n_edits < N_EDITS)
    {
      edit (&self, g_test_rand_bit () ? SHARED : index);
      /* So that the others come in between. */
      g_usleep (g_test_rand_int_range (0, LONGEST_REST));
    }
  counts = g_strdup_printf ("%u edits, %u merged, %u conflicts", self.n_edits, self.n_merged,
                            self.n_conflicts);
  child_process_say (fd, "counts", counts);
  g_object_unref (self.plan);
  g_object_unref (self.ledger);
  return 0;
}

static void
make_ledger (const char *path)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", NULL));
  g_assert_cmpint (rectify_plan_get_id (plan), ==, 1);
}

/* Everything that a process said was kept. */
static void
hear (ChildProcess *child, GPtrArray *tokens)
{
  char *word, *text;

  while ((text = child_process_next_line (child, &word)) != NULL)
    {
      if (g_str_equal (word, "failed"))
        g_error ("%s", text);
      if (g_str_equal (word, "counts"))
        g_test_message ("%s", text);
      if (g_str_equal (word, "done"))
        g_ptr_array_add (tokens, g_strdup (text));
      g_free (word);
      g_free (text);
    }
}

/* Of two states, one edit apart: where they differ, the later one has the marks of the earlier one
 * and one more at the end. */
static void
assert_one_more (RectifyPlan *before, RectifyPlan *after, GHashTable *seen)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      const char *old = rectify_item_get_text (get_item (before, i));
      const char *new = rectify_item_get_text (get_item (after, i));
      const char *last = strrchr (new, '<');
      g_autofree char *grown = NULL;

      if (g_str_equal (old, new))
        continue;
      g_assert_nonnull (last);
      grown = g_strconcat (old, last, NULL);
      g_assert_cmpstr (new, ==, keep_last (grown, N_MARKS));
      g_hash_table_add (seen, g_strdup (last));
    }
}

static RectifyPlan *
load (RectifyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan = rectify_ledger_load_plan (ledger, 1, &error);

  g_assert_no_error (error);
  return plan;
}

/* The history leads from the last state to the first, each step is one edit that was said to be
 * made, and none took back what another had done. */
static void
assert_nothing_lost (const char *path, GPtrArray *tokens)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RectifyPlan) after = load (ledger);

  g_assert_true (rectify_ledger_check (ledger, &error));
  for (guint i = 0; i < tokens->len; i++)
    {
      g_autoptr (RectifyPlan) before = NULL;

      g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
      before = load (ledger);
      assert_one_more (before, after, seen);
      g_set_object (&after, before);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, tokens->len);
  for (guint i = 0; i < tokens->len; i++)
    g_assert_true (g_hash_table_contains (seen, g_ptr_array_index (tokens, i)));
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpstr (rectify_item_get_text (get_item (after, i)), ==, "");
}

/* All of them at once: one that is not heard stops when its pipe is full. */
static void
hear_all (ChildProcess *children, guint n)
{
  gboolean any = TRUE;

  while (any)
    {
      any = FALSE;
      for (guint i = 0; i < n; i++)
        any = child_process_listen (&children[i], 10) || any;
    }
}

/* Several processes edit one ledger: their own fields and the same one. Nothing is lost, nothing is
 * overwritten unseen, nobody is told that it was busy. */
static void
test_processes (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree ChildProcess *children = g_new0 (ChildProcess, n);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ledger.rectify", NULL);

  make_ledger (path);
  for (guint i = 0; i < n; i++)
    child_process_start (&children[i], path, i);
  hear_all (children, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (child_process_end (&children[i], 0), ==, 0);
      hear (&children[i], tokens);
      g_string_free (children[i].heard, TRUE);
    }
  assert_nothing_lost (path, tokens);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  int status = child_process_main (&argc, &argv, work);

  if (status >= 0)
    return status;
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ledger/processes/two", GUINT_TO_POINTER (2), test_processes);
  g_test_add_data_func ("/ledger/processes/four", GUINT_TO_POINTER (4), test_processes);
  return g_test_run ();
}
