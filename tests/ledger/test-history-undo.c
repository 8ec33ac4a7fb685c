/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-desk.h"

#include <string.h>

#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"

static RectifyItem *
get_problem (RectifyPlan *plan)
{
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);

  return rectify_item_get_child (rectify_item_get_child (section, 0), 0);
}

static RectifyItem *
get_measure (RectifyPlan *plan, guint position)
{
  return rectify_item_get_child (get_problem (plan), position);
}

static gint64
save (HistoryDesk *desk, RectifyPlan *plan, const char *name)
{
  history_desk_save (desk, plan, name);
  return history_desk_find_last (desk);
}

static RectifyPlan *
take_back (HistoryDesk *desk, RectifyPlan *plan, gint64 id, const char *wanted_name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 plan_id;

  rectify_ledger_undo_entry (desk->ledger, id, &plan_id, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, wanted_name);
  g_assert_cmpint (plan_id, ==, rectify_plan_get_id (plan));
  return history_desk_load (desk, plan);
}

/* Nothing changes, and the sentence names what is in the way. */
static void
assert_refused (HistoryDesk *desk, gint64 id, RectifyLedgerError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = history_desk_dump (desk);
  g_autofree char *after = NULL;
  gint64 last = history_desk_find_last (desk);

  g_assert_false (rectify_ledger_undo_entry (desk->ledger, id, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, (int) code);
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  after = history_desk_dump (desk);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (history_desk_find_last (desk), ==, last);
}

static RectifyHistoryState
get_state (HistoryDesk *desk, gint64 id)
{
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GPtrArray) entries
      = rectify_ledger_list_history (desk->ledger, &all, id + 1, 1, NULL, NULL);

  g_assert_cmpint (rectify_history_entry_get_id (entries->pdata[0]), ==, id);
  return rectify_history_entry_get_state (entries->pdata[0]);
}

static void
test_alone (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (RectifyPlan) now = NULL;
  g_autofree char *name = NULL;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *again = NULL;
  gint64 first, revision;

  save (desk, plan, "New");
  rectify_item_set_text (get_measure (plan, 0), "每周学习一次。");
  first = save (desk, plan, "First");
  rectify_item_set_text (get_measure (plan, 1), "废止旧制度。");
  rectify_item_set_status (get_measure (plan, 0), RECTIFY_STATUS_DONE);
  save (desk, plan, "Second");
  revision = rectify_plan_get_revision (plan);
  with = history_desk_dump (desk);

  now = take_back (desk, plan, first, "First");
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 0)), ==, "每月学习一次。");
  g_assert_cmpint (rectify_item_get_status (get_measure (now, 0)), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 1)), ==, "废止旧制度。");
  g_assert_cmpint (rectify_plan_get_revision (now), >, revision);
  name = rectify_ledger_dup_undo_name (desk->ledger);
  g_assert_cmpstr (name, ==, "Undo: First");
  g_assert_cmpint (get_state (desk, first), ==, RECTIFY_HISTORY_TAKEN_BACK);
  assert_refused (desk, first, RECTIFY_LEDGER_ERROR_NOT_FOUND, "already");
  without = history_desk_dump (desk);

  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  again = history_desk_dump (desk);
  g_assert_cmpstr (again, ==, with);
  g_assert_cmpint (get_state (desk, first), ==, RECTIFY_HISTORY_HOLDS);
  g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, NULL));
  g_free (again);
  again = history_desk_dump (desk);
  g_assert_cmpstr (again, ==, without);
  /* Taking back what took back. */
  g_clear_object (&now);
  now = take_back (desk, plan, history_desk_find_last (desk), "Undo: First");
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 0)), ==, "每周学习一次。");
  g_assert_cmpint (get_state (desk, first), ==, RECTIFY_HISTORY_HOLDS);
}

static void
test_needed (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_MEASURE);
  gint64 first, added;

  save (desk, plan, "New");
  rectify_item_set_text (get_measure (plan, 0), "每周学习一次。");
  first = save (desk, plan, "First");
  rectify_item_set_text (get_measure (plan, 0), "每天学习一次。");
  save (desk, plan, "Second");
  assert_refused (desk, first, RECTIFY_LEDGER_ERROR_CHANGED, "“一是提高站位。” (Text)");
  assert_refused (desk, first, RECTIFY_LEDGER_ERROR_CHANGED, "later edit “Second” of 20");

  rectify_item_set_heading (fresh, "公开承诺。");
  rectify_plan_insert_item (plan, get_problem (plan), 3, fresh);
  added = save (desk, plan, "Add");
  rectify_item_set_text (get_measure (plan, 3), "向群众承诺。");
  save (desk, plan, "Words of it");
  assert_refused (desk, added, RECTIFY_LEDGER_ERROR_CHANGED, "“Words of it”");
  assert_refused (desk, 99, RECTIFY_LEDGER_ERROR_NOT_FOUND, NULL);
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  assert_refused (desk, added + 1, RECTIFY_LEDGER_ERROR_NOT_FOUND, "undone already");
}

/* What was added goes, what was deleted comes back with all it had; labels follow. */
static void
test_structure (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (RectifyPlan) now = NULL;
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyItem) other = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "已学习。", "李四", 5);
  gint64 added, deleted, id;

  rectify_item_add_progress (get_measure (plan, 1), entry);
  save (desk, plan, "New");
  id = rectify_item_get_id (get_measure (plan, 1));
  rectify_item_set_heading (fresh, "甲。");
  rectify_plan_insert_item (plan, get_problem (plan), 0, fresh);
  added = save (desk, plan, "Add");
  rectify_item_set_heading (other, "乙。");
  rectify_plan_insert_item (plan, get_problem (plan), 0, other);
  save (desk, plan, "Add other");
  rectify_plan_remove_item (plan, rectify_plan_find_item (plan, id));
  deleted = save (desk, plan, "Delete");

  now = take_back (desk, plan, added, "Add");
  g_assert_cmpuint (rectify_item_get_n_children (get_problem (now)), ==, 3);
  g_assert_cmpstr (rectify_item_get_heading (get_measure (now, 0)), ==, "乙。");
  g_assert_cmpstr (rectify_item_get_label (get_measure (now, 0)), ==, "一是");
  g_assert_cmpstr (rectify_item_get_label (get_measure (now, 1)), ==, "二是");
  g_assert_cmpstr (rectify_item_get_label (get_measure (now, 2)), ==, "三是");
  g_clear_object (&now);
  now = take_back (desk, plan, deleted, "Delete");
  g_assert_cmpuint (rectify_item_get_n_children (get_problem (now)), ==, 4);
  g_assert_cmpint (rectify_item_get_id (get_measure (now, 2)), ==, id);
  g_assert_cmpuint (rectify_item_get_progress (get_measure (now, 2))->len, ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      const char *const labels[] = { "一是", "二是", "三是", "四是" };

      g_assert_cmpstr (rectify_item_get_label (get_measure (now, i)), ==, labels[i]);
    }
}

static void
test_plans (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) one = history_plan_new ();
  g_autoptr (RectifyPlan) two = history_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 created, deleted;

  created = save (desk, one, "One");
  save (desk, two, "Two");
  /* The parties that came with the plan are the other one's by now. */
  before = history_desk_dump (desk);
  rectify_ledger_undo_entry (desk->ledger, created, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (one), NULL));
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  after = history_desk_dump (desk);
  g_assert_cmpstr (after, ==, before);

  rectify_item_set_text (get_measure (two, 0), "每周学习一次。");
  save (desk, two, "Words");
  assert_refused (desk, created + 1, RECTIFY_LEDGER_ERROR_CHANGED, "“一是提高站位。” (its words");
  assert_refused (desk, created + 1, RECTIFY_LEDGER_ERROR_CHANGED, "later edit “Words” of");
  g_free (before);
  before = history_desk_dump (desk);
  rectify_ledger_delete_plan (desk->ledger, rectify_plan_get_id (two), "Delete", &error);
  g_assert_no_error (error);
  deleted = history_desk_find_last (desk);
  ledger_add_unit (desk->ledger, "财务科", "Party", &error);
  g_assert_no_error (error);
  rectify_ledger_undo_entry (desk->ledger, deleted, NULL, NULL, &error);
  g_assert_no_error (error);
  rectify_ledger_undo_entry (desk->ledger, deleted + 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (after);
  after = history_desk_dump (desk);
  g_assert_cmpstr (after, ==, before);
}

static void
test_parties (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  gint64 party, renamed;

  save (desk, plan, "New");
  before = history_desk_dump (desk);
  parties = rectify_ledger_list_parties (desk->ledger, NULL);
  party = rectify_party_get_id (parties->pdata[0]);
  rectify_ledger_rename_party (desk->ledger, party, NULL, "李四", "Rename", &error);
  g_assert_no_error (error);
  renamed = history_desk_find_last (desk);
  rectify_ledger_rename_party (desk->ledger, party, NULL, "王五", "Rename again", &error);
  g_assert_no_error (error);
  assert_refused (desk, renamed, RECTIFY_LEDGER_ERROR_CHANGED, "Rename again");
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  rectify_ledger_undo_entry (desk->ledger, renamed, NULL, NULL, &error);
  g_assert_no_error (error);
  after = history_desk_dump (desk);
  g_assert_cmpstr (after, ==, before);
}

/* An older edit of one plan, with those of another and of the directory between. */
static void
test_between (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) one = history_plan_new ();
  g_autoptr (RectifyPlan) two = history_plan_new ();
  g_autoptr (RectifyPlan) now = NULL;
  g_autoptr (RectifyPlan) fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  gint64 first;

  save (desk, one, "One");
  save (desk, two, "Two");
  rectify_item_set_text (get_measure (one, 0), "甲");
  first = save (desk, one, "First");
  rectify_item_set_text (get_measure (two, 0), "乙");
  save (desk, two, "Other");
  parties = rectify_ledger_list_parties (desk->ledger, NULL);
  rectify_ledger_rename_party (desk->ledger, rectify_party_get_id (parties->pdata[0]), NULL, "李四",
                               "Rename", &error);
  g_assert_no_error (error);
  fresh = history_desk_load (desk, one);
  rectify_item_set_text (get_measure (fresh, 1), "丙");
  save (desk, fresh, "Second");
  now = take_back (desk, one, first, "First");
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 0)), ==, "每月学习一次。");
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 1)), ==, "丙");
  g_clear_object (&now);
  now = history_desk_load (desk, two);
  g_assert_cmpstr (rectify_item_get_text (get_measure (now, 0)), ==, "乙");
}

/* Any edit is taken back whole or not at all; the new edit is undone and made again as others. */
static void
test_random (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = random_plan_new (25);
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  guint n_done = 0;

  save (desk, plan, "New");
  for (guint i = 0; i < 120; i++)
    {
      random_plan_edit (plan);
      save (desk, plan, "Edit");
    }
  entries = rectify_ledger_list_history (desk->ledger, &all, 0, 1000, NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 id = rectify_history_entry_get_id (entries->pdata[i]);
      g_autofree char *before = history_desk_dump (desk);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      if (!rectify_ledger_undo_entry (desk->ledger, id, NULL, NULL, &error))
        {
          after = history_desk_dump (desk);
          g_assert_cmpstr (after, ==, before);
          g_assert_true (
              g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED)
              || g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND));
          continue;
        }
      n_done++;
      after = history_desk_dump (desk);
      g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
      undone = history_desk_dump (desk);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, NULL));
      redone = history_desk_dump (desk);
      g_assert_cmpstr (redone, ==, after);
      if (i % 2 == 0)
        g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
    }
  g_test_message ("%u of %u edits were taken back alone", n_done, entries->len);
  g_assert_cmpuint (n_done, >, 0);
}

/* The last edit taken back alone is what undo does. */
static void
test_last (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = random_plan_new (20);

  save (desk, plan, "New");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *before = random_plan_describe (plan);
      g_autoptr (RectifyPlan) now = NULL;
      g_autofree char *after = NULL;
      gint64 last = history_desk_find_last (desk);
      g_autoptr (GError) error = NULL;

      random_plan_edit (plan);
      if (save (desk, plan, "Edit") == last)
        continue;
      rectify_ledger_undo_entry (desk->ledger, last + 1, NULL, NULL, &error);
      g_assert_no_error (error);
      now = history_desk_load (desk, plan);
      after = random_plan_describe (now);
      g_assert_cmpstr (after, ==, before);
      g_set_object (&plan, now);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/ledger/undo-entry/" path, HistoryDesk, NULL, history_desk_set_up, func,            \
              history_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("alone", test_alone);
  ADD ("needed", test_needed);
  ADD ("structure", test_structure);
  ADD ("plans", test_plans);
  ADD ("parties", test_parties);
  ADD ("between", test_between);
  ADD ("random", test_random);
  ADD ("last", test_last);
  return g_test_run ();
}
