/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-desk.h"

#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"

static GPtrArray *
list (HistoryDesk *desk, const RectifyHistoryFilter *filter, gint64 before, guint n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = rectify_ledger_list_history (desk->ledger, filter, before, n, NULL, &error);

  g_assert_no_error (error);
  return entries;
}

static char *
names (HistoryDesk *desk, const RectifyHistoryFilter *filter)
{
  g_autoptr (GPtrArray) entries = list (desk, filter, 0, 1000);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            rectify_history_entry_get_name (entries->pdata[i]));
  return g_string_free (text, FALSE);
}

static void
assert_names (HistoryDesk *desk, RectifyHistoryFilter filter, const char *wanted)
{
  g_autofree char *got = names (desk, &filter);

  g_assert_cmpstr (got, ==, wanted);
}

/* What the edits of the whole ledger are about, the newest first. */
static void
assert_subjects (HistoryDesk *desk, const char *wanted)
{
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GPtrArray) entries = list (desk, &all, 0, 1000);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *subject = rectify_history_entry_get_subject (entries->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", subject != NULL ? subject : "-");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

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

static void
test_pages (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  const RectifyHistoryFilter all = { 0 };
  gint64 before = 0;
  guint n_seen = 0;

  history_desk_save (desk, plan, "New");
  for (guint i = 0; i < 450; i++)
    {
      g_autofree char *name = g_strdup_printf ("Edit%u", i);
      g_autofree char *heading = g_strdup_printf ("第%u次。", i);

      rectify_item_set_heading (get_problem (plan), heading);
      history_desk_save (desk, plan, name);
    }
  while (TRUE)
    {
      g_autoptr (GPtrArray) entries = list (desk, &all, before, 60);

      for (guint i = 0; i < entries->len; i++)
        {
          RectifyHistoryEntry *entry = entries->pdata[i];

          g_assert_true (before == 0 || rectify_history_entry_get_id (entry) < before);
          before = rectify_history_entry_get_id (entry);
          g_assert_nonnull (rectify_history_entry_get_made_at (entry));
          g_assert_cmpstr (rectify_history_entry_get_author (entry), !=, "");
          g_assert_true (rectify_history_entry_may_be_undone (entry));
        }
      n_seen += entries->len;
      if (entries->len < 60)
        break;
    }
  g_assert_cmpuint (n_seen, ==, 451);
}

static void
test_scopes (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) one = history_plan_new ();
  g_autoptr (RectifyPlan) two = history_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  gint64 first, second, item;

  history_desk_save (desk, one, "New1");
  history_desk_save (desk, two, "New2");
  first = rectify_plan_get_id (one);
  second = rectify_plan_get_id (two);
  item = rectify_item_get_id (get_measure (one, 1));
  rectify_item_set_text (get_measure (one, 1), "修订并公布学习制度。");
  history_desk_save (desk, one, "Words1");
  rectify_item_set_status (get_measure (two, 0), RECTIFY_STATUS_DONE);
  history_desk_save (desk, two, "Status2");
  g_ptr_array_add (plans, two);
  rectify_ledger_save_plans (desk->ledger, plans, "Nothing", &error);
  g_assert_no_error (error);
  g_ptr_array_add (plans, one);
  rectify_item_set_status (get_measure (one, 1), RECTIFY_STATUS_DONE);
  rectify_ledger_save_plans (desk->ledger, plans, "Both", &error);
  g_assert_no_error (error);
  /* The first measure is moved past the second one, which is only shifted. */
  rectify_plan_move_down (one, get_measure (one, 0));
  history_desk_save (desk, one, "Move1");

  assert_names (desk, (RectifyHistoryFilter){ 0 }, "Move1 Both Status2 Words1 New2 New1");
  assert_names (desk, (RectifyHistoryFilter){ first, 0, NULL }, "Move1 Both Words1 New1");
  assert_names (desk, (RectifyHistoryFilter){ second, 0, NULL }, "Status2 New2");
  assert_names (desk, (RectifyHistoryFilter){ first, item, NULL }, "Move1 Both Words1 New1");
  assert_names (desk, (RectifyHistoryFilter){ 0, 0, "并公布" }, "Words1");
  assert_subjects (desk,
                   "一是完善制度。 一是完善制度。 一是提高站位。 一是完善制度。 整改方案 整改方案");
  assert_names (desk, (RectifyHistoryFilter){ first, 0, "both" }, "Both");
  assert_names (desk, (RectifyHistoryFilter){ 0, 0, "没有的" }, "");
}

static void
test_states (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (RectifyPlan) fresh = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const RectifyHistoryFilter all = { 0 };
  const RectifyHistoryState wanted[]
      = { RECTIFY_HISTORY_UNDONE, RECTIFY_HISTORY_SUPERSEDED, RECTIFY_HISTORY_HOLDS };

  history_desk_save (desk, plan, "New");
  rectify_item_set_text (get_measure (plan, 0), "甲");
  history_desk_save (desk, plan, "A");
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  fresh = history_desk_load (desk, plan);
  rectify_item_set_text (get_measure (fresh, 0), "乙");
  history_desk_save (desk, fresh, "B");
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  entries = list (desk, &all, 0, 10);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (rectify_history_entry_get_state (entries->pdata[i]), ==, wanted[i]);
      g_assert_cmpint (rectify_history_entry_may_be_undone (entries->pdata[i]), ==, i == 2);
    }
}

static void
assert_described (HistoryDesk *desk, gint64 id, const char *wanted)
{
  g_autofree char *got = history_desk_describe (desk, id);

  g_assert_cmpstr (got, ==, wanted);
}

static void
test_words (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  RectifyItem *area, *measure;
  const char *const units[] = { "办公室", "财务科", NULL };
  g_autoptr (RectifyAssignment) unit
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "办公室、财务科", units);
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  g_autoptr (GDate) due = g_date_new_dmy (31, 12, 2022);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "2022年底", RECTIFY_DEADLINE_DATED, due);
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (due, "已学习三次。", "李四", 60);
  gint64 ids[8];

  history_desk_save (desk, plan, "New");
  ids[0] = history_desk_find_last (desk);
  measure = get_measure (plan, 1);
  rectify_item_set_text (measure, "修订并公布学习制度。");
  rectify_item_set_status (measure, RECTIFY_STATUS_IN_PROGRESS);
  history_desk_save (desk, plan, "Words");
  ids[1] = history_desk_find_last (desk);
  area = rectify_item_get_parent (get_problem (plan));
  g_ptr_array_add (assignments,
                   rectify_assignment_ref (rectify_item_get_assignments (area)->pdata[0]));
  g_ptr_array_add (assignments, rectify_assignment_ref (unit));
  rectify_item_set_assignments (area, assignments);
  rectify_item_set_deadline (area, deadline);
  history_desk_save (desk, plan, "Units");
  ids[2] = history_desk_find_last (desk);
  rectify_item_add_progress (measure, entry);
  rectify_item_set_internal (measure, TRUE);
  history_desk_save (desk, plan, "Progress");
  ids[3] = history_desk_find_last (desk);
  rectify_plan_set_title (plan, "整改落实方案");
  history_desk_save (desk, plan, "Title");
  ids[4] = history_desk_find_last (desk);

  assert_described (desk, ids[0], "整改方案: Plan created with 6 items: - > -\n");
  assert_described (desk, ids[1],
                    "二是完善制度。: Text: 修订学习制度。 > 修订并公布学习制度。\n"
                    "二是完善制度。: Status: Not started > In progress\n");
  assert_described (desk, ids[2],
                    "（一）政治学习方面: Responsible unit: 办公室 > 办公室、财务科\n"
                    "（一）政治学习方面: Deadline: - > 2022年底\n");
  assert_described (desk, ids[3],
                    "二是完善制度。: For the office alone: No > Yes\n"
                    "二是完善制度。: Progress: - > 2022-12-31 李四\n已学习三次。 (60%)\n");
  assert_described (desk, ids[4], "整改落实方案: Title: 整改方案 > 整改落实方案\n");
}

/* Siblings that shift are not said, moves are; an item that is gone still has its name. */
static void
test_structure (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_MEASURE);
  gint64 added, moved, changed, deleted, area;

  history_desk_save (desk, plan, "New");
  rectify_item_set_heading (fresh, "公开承诺。");
  rectify_plan_insert_item (plan, get_problem (plan), 0, fresh);
  history_desk_save (desk, plan, "Add");
  added = history_desk_find_last (desk);
  rectify_item_set_text (get_measure (plan, 3), "每月通报。");
  history_desk_save (desk, plan, "Change");
  changed = history_desk_find_last (desk);
  rectify_plan_move_item (plan, get_measure (plan, 3), get_problem (plan), 0);
  history_desk_save (desk, plan, "Move");
  moved = history_desk_find_last (desk);
  rectify_plan_remove_item (plan, get_measure (plan, 0));
  history_desk_save (desk, plan, "Delete");
  deleted = history_desk_find_last (desk);

  assert_described (desk, added,
                    "一是公开承诺。: Added: - > 一是公开承诺。\n"
                    "3 items: Numbered anew: 一是 二是 三是 > 二是 三是 四是\n");
  assert_described (desk, changed, "四是加强督查。: Text: 每季度通报。 > 每月通报。\n");
  assert_described (desk, moved,
                    "一是加强督查。: Moved: Number 4 in “1.学习不够深入。” > Number 1 in "
                    "“1.学习不够深入。”\n"
                    "一是加强督查。: Label: 四是 > 一是\n"
                    "3 items: Numbered anew: 一是 二是 三是 > 二是 三是 四是\n");
  assert_described (desk, deleted,
                    "一是加强督查。: Deleted: 一是加强督查。每月通报。 > -\n"
                    "3 items: Numbered anew: 二是 三是 四是 > 一是 二是 三是\n");
  rectify_plan_remove_item (plan, rectify_item_get_parent (get_problem (plan)));
  history_desk_save (desk, plan, "Area");
  area = history_desk_find_last (desk);
  assert_described (desk, area,
                    "（一）政治学习方面: Deleted: （一）政治学习方面\n责任领导：张三\n责任单位："
                    "办公室\nand 4 items below it > -\n");
}

static void
test_parties (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  gint64 unit = 0;

  history_desk_save (desk, plan, "New");
  parties = rectify_ledger_list_parties (desk->ledger, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < parties->len; i++)
    if (g_str_equal (rectify_party_get_name (parties->pdata[i]), "办公室"))
      unit = rectify_party_get_id (parties->pdata[i]);
  rectify_ledger_rename_party (desk->ledger, unit, NULL, "综合办公室", "Rename", &error);
  g_assert_no_error (error);
  assert_described (desk, history_desk_find_last (desk),
                    "综合办公室: Name: 办公室 > 综合办公室\n"
                    "（一）政治学习方面: Responsible unit: 办公室 > 综合办公室\n");
  assert_names (desk, (RectifyHistoryFilter){ rectify_plan_get_id (plan), 0, NULL }, "Rename New");
  ledger_add_unit (desk->ledger, "财务科", "Party", &error);
  g_assert_no_error (error);
  assert_described (desk, history_desk_find_last (desk),
                    "财务科: Added to the directory: - > 财务科\n");
  assert_names (desk, (RectifyHistoryFilter){ rectify_plan_get_id (plan), 0, NULL }, "Rename New");
  assert_subjects (desk, "财务科 （一）政治学习方面 整改方案");
}

/* Whatever an edit is, something is said of it, and no more than what was asked for is listed. */
static void
test_random (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = random_plan_new (30);
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GPtrArray) entries = NULL;

  history_desk_save (desk, plan, "New");
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *last = NULL;

      random_plan_edit (plan);
      history_desk_save (desk, plan, "Edit");
      /* An edit that changed nothing left no entry: then it may be the plan itself that goes. */
      last = rectify_ledger_dup_undo_name (desk->ledger);
      if (g_test_rand_int_range (0, 6) == 0 && g_str_equal (last, "Edit"))
        {
          g_autoptr (RectifyPlan) before = NULL;

          g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
          before = history_desk_load (desk, plan);
          g_set_object (&plan, before);
        }
    }
  entries = list (desk, &all, 0, 1000);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_changes = 0;
      g_autoptr (GPtrArray) changes
          = rectify_ledger_list_history_changes (desk->ledger,
                                                 rectify_history_entry_get_id (entries->pdata[i]),
                                                 2, &n_changes, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (n_changes, >, 0);
      g_assert_cmpuint (changes->len, ==, MIN (n_changes, 2));
    }
}

/* More than a thousand steps back and forth, over restarts, restore every byte of every row. */
static void
test_steps (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = random_plan_new (8);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint at;

  g_ptr_array_add (states, history_desk_dump (desk));
  while (states->len <= 1200)
    {
      g_autofree char *state = NULL;

      if (states->len > 1)
        random_plan_edit (plan);
      history_desk_save (desk, plan, "Edit");
      state = history_desk_dump (desk);
      if (g_strcmp0 (state, states->pdata[states->len - 1]) != 0)
        g_ptr_array_add (states, g_steal_pointer (&state));
    }
  for (at = states->len - 1; at > 0; at--)
    {
      g_autofree char *state = NULL;

      if (at % 250 == 0)
        history_desk_reopen (desk);
      rectify_ledger_undo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      state = history_desk_dump (desk);
      g_assert_true (g_str_equal (state, states->pdata[at - 1]));
    }
  g_assert_null (rectify_ledger_dup_undo_name (desk->ledger));
  for (at = 1; at < states->len; at++)
    {
      g_autofree char *state = NULL;

      if (at % 250 == 0)
        history_desk_reopen (desk);
      rectify_ledger_redo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      state = history_desk_dump (desk);
      g_assert_true (g_str_equal (state, states->pdata[at]));
    }
  g_assert_null (rectify_ledger_dup_redo_name (desk->ledger));
}

/* A changeset of another's making is not read, and the entry is listed all the same. */
static void
test_damaged (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  history_desk_save (desk, plan, "New");
  history_desk_execute (desk, "UPDATE history SET changeset = x'5402010069'");
  assert_names (desk, (RectifyHistoryFilter){ rectify_plan_get_id (plan), 0, NULL }, "New");
  changes = rectify_ledger_list_history_changes (desk->ledger, 1, 10, NULL, NULL, &error);
  g_assert_null (changes);
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_clear_error (&error);
  changes = rectify_ledger_list_history_changes (desk->ledger, 99, 10, NULL, NULL, &error);
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

/* A forged history does no harm, whatever it says: what is read of it is valid text, or an error. */
static void
test_forged (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = random_plan_new (15);
  const RectifyHistoryFilter filter = { 1, 5, "张" };
  g_autofree char *content = NULL;
  gsize size;

  history_desk_save (desk, plan, "New");
  for (guint i = 0; i < 10; i++)
    {
      random_plan_edit (plan);
      history_desk_save (desk, plan, "Edit");
    }
  g_assert_true (g_file_get_contents (desk->path, &content, &size, NULL));
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE history SET changeset = CAST (substr (changeset, 1, 1 + %d %% length (changeset))"
          " || x'%02x' || substr (changeset, 3 + %d %% length (changeset)) AS BLOB)",
          round * 7, g_test_rand_int_range (0, round % 2 == 0 ? 10 : 256), round * 7);
      g_autoptr (GPtrArray) entries = NULL;

      g_clear_object (&desk->ledger);
      g_assert_true (g_file_set_contents (desk->path, content, size, NULL));
      history_desk_execute (desk, sql);
      history_desk_reopen (desk);
      entries = list (desk, &filter, 0, 100);
      for (gint64 id = 1; id <= 11; id++)
        {
          g_autoptr (GPtrArray) changes
              = rectify_ledger_list_history_changes (desk->ledger, id, 100, NULL, NULL, NULL);

          for (guint i = 0; changes != NULL && i < changes->len; i++)
            {
              const RectifyHistoryChange *change = changes->pdata[i];

              g_assert_true (g_utf8_validate (change->subject, -1, NULL));
              g_assert_true (change->before == NULL || g_utf8_validate (change->before, -1, NULL));
              g_assert_true (change->after == NULL || g_utf8_validate (change->after, -1, NULL));
            }
        }
      rectify_ledger_undo_entry (desk->ledger, 1 + round % 11, NULL, NULL, NULL);
    }
  g_clear_object (&desk->ledger);
  g_assert_true (g_file_set_contents (desk->path, content, size, NULL));
  history_desk_reopen (desk);
}

/* Facts of another's making on what was taken back: however they go round or multiply, listing ends. */
static void
test_forged_facts (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GPtrArray) entries = NULL;

  history_desk_save (desk, plan, "New");
  history_desk_execute (desk,
                        "WITH RECURSIVE n (i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n"
                        " WHERE i < 200) INSERT INTO history (id, made_at, author, name, plan_id,"
                        " changeset, uid) SELECT i, '', '', i, 1, x'', i FROM n");
  /* Each edit is taken back by the next one, and once more by the same under another name. */
  history_desk_execute (
      desk, "INSERT INTO fact SELECT 'undoes ' || id, id - 1 FROM history WHERE id > 1");
  history_desk_execute (
      desk, "INSERT INTO fact SELECT 'undoes 0' || id, id - 1 FROM history WHERE id > 1");
  history_desk_execute (desk, "INSERT INTO fact VALUES ('undoes 1', '200'), ('undoes x', 'y'),"
                              " ('undoes 00005', '5'), ('undoes 99999999999999999999', '-1')");
  entries = list (desk, &all, 0, 1000);
  g_assert_cmpuint (entries->len, ==, 200);
  /* The last one holds, so that the one before it is taken back, and so on in turn. */
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (rectify_history_entry_get_state (entries->pdata[i]), ==,
                     i % 2 == 0 ? RECTIFY_HISTORY_HOLDS : RECTIFY_HISTORY_TAKEN_BACK);
}

/* A ledger of an older version that is only read has a history too. */
static void
test_old (HistoryDesk *desk, gconstpointer data)
{
  const RectifyHistoryFilter all = { 0 };

  for (guint version = 1; version <= 3; version++)
    {
      g_autofree char *name = g_strdup_printf ("version-%u.rectify", version);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ledger", "ledgers", name, NULL);
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;
      RectifyHistorySize size;

      g_clear_object (&desk->ledger);
      desk->ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
      g_assert_no_error (error);
      entries = list (desk, &all, 0, 100);
      g_assert_cmpuint (entries->len, >, 0);
      rectify_ledger_measure_history (desk->ledger, &size, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (size.n_entries, ==, entries->len);
      g_assert_cmpint (size.compacted_at, ==, 0);
    }
}

static void
test_cancelled (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const RectifyHistoryFilter all = { 0 };

  history_desk_save (desk, plan, "New");
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_ledger_list_history (desk->ledger, &all, 0, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/ledger/history/" path, HistoryDesk, NULL, history_desk_set_up, func,               \
              history_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pages", test_pages);
  ADD ("scopes", test_scopes);
  ADD ("states", test_states);
  ADD ("words", test_words);
  ADD ("structure", test_structure);
  ADD ("parties", test_parties);
  ADD ("random", test_random);
  ADD ("damaged", test_damaged);
  ADD ("forged", test_forged);
  ADD ("forged-facts", test_forged_facts);
  ADD ("old", test_old);
  ADD ("cancelled", test_cancelled);
  ADD ("steps", test_steps);
  return g_test_run ();
}
