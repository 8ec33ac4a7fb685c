/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "app-testing.h"
#include "rectify-plan-edit.h"
#include "rectify-session.h"

typedef struct {
  char *folder;
  char *path;
  RectifySession *session;
  int pending;
  GError *error;    /* of the call that ended last */
  GPtrArray *ended; /* the names of the calls, in the order in which they ended */
} Fixture;

static void
wait_for_all (Fixture *fixture)
{
  while (fixture->pending > 0 || rectify_session_is_busy (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *name = NULL;

  g_clear_error (&fixture->error);
  name
      = rectify_session_undo_finish (RECTIFY_SESSION (source), result, NULL, NULL, &fixture->error);
  g_assert_true ((name == NULL) == (fixture->error != NULL));
  g_ptr_array_add (fixture->ended, g_strdup (name != NULL ? name : "failed"));
  fixture->pending--;
}

static void
open_ledger (Fixture *fixture, const char *path, RectifyLedgerFlags flags)
{
  fixture->pending++;
  rectify_session_open (fixture->session, path, flags, ended_cb, fixture);
  wait_for_all (fixture);
}

static void
add_plan (Fixture *fixture, const char *title)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autofree char *heading = g_strdup_printf ("措施%u", i);

      rectify_item_set_heading (item, heading);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  fixture->pending++;
  rectify_session_add_plan (fixture->session, "Add", plan, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->session = rectify_session_new ();
  fixture->ended = g_ptr_array_new_with_free_func (g_free);
  open_ledger (fixture, fixture->path, RECTIFY_LEDGER_CREATE);
  g_assert_no_error (fixture->error);
}

/* The thread may hold on to it for a moment longer. */
static void
release_session (Fixture *fixture)
{
  GWeakRef weak;
  GObject *object;

  g_weak_ref_init (&weak, fixture->session);
  g_clear_object (&fixture->session);
  while ((object = g_weak_ref_get (&weak)) != NULL)
    {
      g_object_unref (object);
      g_thread_yield ();
    }
  g_weak_ref_clear (&weak);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  release_session (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_clear_error (&fixture->error);
  g_ptr_array_unref (fixture->ended);
}

static RectifyItem *
get_item (Fixture *fixture, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (
                                     rectify_session_get_plan (fixture->session)),
                                 position);
}

static gboolean
append_mark (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (draft), 0);
  g_autofree char *text = g_strconcat (rectify_item_get_text (item), user_data, NULL);

  rectify_item_set_text (item, text);
  return TRUE;
}

static gboolean
refuse (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_title (draft, "must not be seen");
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No.");
  return FALSE;
}

static gboolean
remove_first (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_remove_item (draft, rectify_item_get_child (rectify_plan_get_root (draft), 0));
  return TRUE;
}

static void
edit (Fixture *fixture, const char *name, RectifyEditFunc func, const char *data)
{
  fixture->pending++;
  rectify_session_edit (fixture->session, name, func, g_strdup (data), g_free, ended_cb, fixture);
}

static void
undo (Fixture *fixture, gboolean redo)
{
  fixture->pending++;
  rectify_session_undo (fixture->session, redo, ended_cb, fixture);
  wait_for_all (fixture);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (rectify_session_get_ledger (fixture->session));
  g_assert_false (rectify_session_is_read_only (fixture->session));
  g_assert_null (rectify_session_get_plan (fixture->session));
  g_assert_null (rectify_session_get_undo_name (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 0);
}

static void
test_add_and_reopen (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan;
  gint64 id;

  add_plan (fixture, "方案甲");
  plan = rectify_session_get_plan (fixture->session);
  id = rectify_plan_get_id (plan);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 1);
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Add");

  release_session (fixture);
  fixture->session = rectify_session_new ();
  open_ledger (fixture, fixture->path, RECTIFY_LEDGER_OPEN);
  g_assert_no_error (fixture->error);
  g_assert_null (rectify_session_get_plan (fixture->session));
  fixture->pending++;
  rectify_session_show_plan (fixture->session, id, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  plan = rectify_session_get_plan (fixture->session);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "方案甲");
  g_assert_cmpstr (rectify_item_get_heading (get_item (fixture, 2)), ==, "措施2");
}

/* Edits that are asked for while others are on their way to disk: none is lost, each is made on
 * what the one before it left, and the callbacks come in order. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyItem) item = NULL;

  add_plan (fixture, "方案甲");
  item = g_object_ref (get_item (fixture, 0));
  g_ptr_array_set_size (fixture->ended, 0);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u", i);

      edit (fixture, mark, append_mark, mark);
    }
  g_assert_true (rectify_session_is_busy (fixture->session));
  g_assert_cmpstr (rectify_item_get_text (item), ==, "");
  wait_for_all (fixture);
  g_assert_cmpuint (fixture->ended->len, ==, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u", i);

      g_assert_cmpstr (g_ptr_array_index (fixture->ended, i), ==, mark);
    }
  g_assert_cmpstr (rectify_item_get_text (item), ==, "0123456789");
  g_assert_true (get_item (fixture, 0) == item);
  for (guint i = 0; i < 10; i++)
    undo (fixture, FALSE);
  g_assert_cmpstr (rectify_item_get_text (item), ==, "");
}

/* What is asked for while another plan or ledger is on its way is meant for the one that was there:
 * items of other ledgers have the same identifiers. */
static void
test_edit_is_for_its_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);
  gint64 first;

  add_plan (fixture, "方案甲");
  first = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  add_plan (fixture, "方案乙");
  fixture->pending++;
  rectify_session_show_plan (fixture->session, first, ended_cb, fixture);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案甲");
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "");
  edit (fixture, "Mark", append_mark, "y");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  open_ledger (fixture, other, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案丙");
  fixture->pending++;
  rectify_session_open (fixture->session, fixture->path, RECTIFY_LEDGER_OPEN, ended_cb, fixture);
  fixture->pending++;
  rectify_session_undo (fixture->session, FALSE, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  fixture->pending++;
  rectify_session_show_plan (fixture->session, first, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "y");
}

static void
test_refused_edit (Fixture *fixture, gconstpointer data)
{
  add_plan (fixture, "方案甲");
  edit (fixture, "Refused", refuse, "");
  edit (fixture, "Made", append_mark, "x");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (g_ptr_array_index (fixture->ended, fixture->ended->len - 2), ==, "failed");
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案甲");
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "x");
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Made");
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyItem) second = NULL;

  add_plan (fixture, "方案甲");
  second = g_object_ref (get_item (fixture, 1));
  edit (fixture, "Remove", remove_first, "");
  wait_for_all (fixture);
  g_assert_true (get_item (fixture, 0) == second);
  g_assert_null (rectify_session_get_redo_name (fixture->session));
  undo (fixture, FALSE);
  g_assert_cmpstr (g_ptr_array_index (fixture->ended, fixture->ended->len - 1), ==, "Remove");
  g_assert_true (get_item (fixture, 1) == second);
  g_assert_cmpstr (rectify_item_get_heading (get_item (fixture, 0)), ==, "措施0");
  g_assert_cmpstr (rectify_session_get_redo_name (fixture->session), ==, "Remove");
  undo (fixture, TRUE);
  g_assert_true (get_item (fixture, 0) == second);
  undo (fixture, FALSE);
  /* The plan itself goes too. */
  undo (fixture, FALSE);
  g_assert_no_error (fixture->error);
  g_assert_null (rectify_session_get_plan (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 0);
}

/* An undo goes to the plan where it changed something. */
static void
test_undo_in_other_plan (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  add_plan (fixture, "方案甲");
  first = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  add_plan (fixture, "方案乙");
  undo (fixture, FALSE);
  undo (fixture, FALSE);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), ==, first);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "");
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, guint *count)
{
  *count += MAX (removed, added);
}

/* A list that is told more than what changed loses its place. */
static void
test_lists_say_what_changed (Fixture *fixture, gconstpointer data)
{
  guint count = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("方案%u", i);

      add_plan (fixture, title);
    }
  g_signal_connect (rectify_session_get_plans (fixture->session), "items-changed",
                    G_CALLBACK (changed_cb), &count);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_cmpuint (count, ==, 0);
  edit (fixture, "Remove", remove_first, "");
  wait_for_all (fixture);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 5);
}

static void
test_without_plan (Fixture *fixture, gconstpointer data)
{
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  fixture->pending++;
  rectify_session_show_plan (fixture->session, 4711, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  undo (fixture, FALSE);
  g_assert_nonnull (fixture->error);
}

/* What cannot be opened leaves the ledger that is open. */
static void
test_open_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "note.rectify", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.rectify", NULL);
  g_autofree char *content = NULL;

  add_plan (fixture, "方案甲");
  g_assert_true (g_file_set_contents (other, "not a ledger", -1, NULL));
  open_ledger (fixture, other, RECTIFY_LEDGER_OPEN);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  open_ledger (fixture, missing, RECTIFY_LEDGER_OPEN);
  g_assert_nonnull (fixture->error);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (other, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "not a ledger");
  g_assert_cmpstr (rectify_ledger_get_path (rectify_session_get_ledger (fixture->session)), ==,
                   fixture->path);
  g_assert_nonnull (rectify_session_get_plan (fixture->session));
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  add_plan (fixture, "方案甲");
  id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  open_ledger (fixture, fixture->path, RECTIFY_LEDGER_READ_ONLY);
  g_assert_no_error (fixture->error);
  g_assert_true (rectify_session_is_read_only (fixture->session));
  fixture->pending++;
  rectify_session_show_plan (fixture->session, id, ended_cb, fixture);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "");
}

static RectifyItem *
get_others_item (RectifyPlan *plan, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), position);
}

/* Somebody else with the same file open. */
static RectifyPlan *
begin_others (Fixture *fixture, RectifyLedger **other)
{
  gint64 id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));

  *other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  return rectify_ledger_load_plan (*other, id, NULL);
}

/* Somebody else changed the plan in the file meanwhile, but not the same: both are kept. */
static void
test_changed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  add_plan (fixture, "方案甲");
  plan = begin_others (fixture, &other);
  rectify_plan_set_title (plan, "方案乙");
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "x");
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案乙");
}

/* Nobody is there to decide: nothing is overwritten. */
static void
test_conflict_unanswered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  add_plan (fixture, "方案甲");
  plan = begin_others (fixture, &other);
  rectify_item_set_text (get_others_item (plan, 0), "y");
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "y");
}

typedef struct {
  Fixture *fixture;
  RectifyMergeSide side;
  gboolean save;
  RectifyLedger *other; /* edits once more while it is asked */
  RectifyPlan *plan;
  guint n_asked;
} Person;

static gboolean
conflict_cb (RectifySession *session, RectifyMerge *merge, GPtrArray *edits, Person *person)
{
  person->n_asked++;
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpuint (edits->len, ==, rectify_merge_get_n_changes (merge));
  for (guint i = 0; i < edits->len; i++)
    if (rectify_merge_get_change (merge, i)->conflict)
      {
        const RectifyEditNote *edit = g_ptr_array_index (edits, i);

        g_assert_cmpstr (edit->name, ==, "Other");
        rectify_merge_decide (merge, i, person->side);
      }
  if (person->plan != NULL)
    {
      rectify_plan_set_title (person->plan, "方案丙");
      g_assert_true (rectify_ledger_save_plan (person->other, person->plan, "Other", NULL));
      person->plan = NULL;
    }
  rectify_session_answer (session, person->save);
  return TRUE;
}

/* Both changed the same: a person decides, and somebody may even edit again meanwhile. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  static const struct {
    RectifyMergeSide side;
    gboolean save;
    const char *text;
  } cases[] = { { RECTIFY_MERGE_THEIRS, TRUE, "x" },
                { RECTIFY_MERGE_OURS, TRUE, "y" },
                { RECTIFY_MERGE_THEIRS, FALSE, "y" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyLedger) other = NULL;
      g_autoptr (RectifyPlan) plan = NULL;
      Person person = { fixture, cases[i].side, cases[i].save };
      gulong handler;

      add_plan (fixture, "方案甲");
      plan = begin_others (fixture, &other);
      rectify_item_set_text (get_others_item (plan, 0), "y");
      g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
      person.other = other;
      person.plan = plan;
      handler = g_signal_connect (fixture->session, "conflict", G_CALLBACK (conflict_cb), &person);
      edit (fixture, "Mark", append_mark, "x");
      wait_for_all (fixture);
      g_signal_handler_disconnect (fixture->session, handler);
      g_assert_cmpuint (person.n_asked, ==, 1);
      if (cases[i].save)
        g_assert_no_error (fixture->error);
      else
        g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      rectify_session_look (fixture->session);
      edit (fixture, "Nothing", append_mark, "");
      wait_for_all (fixture);
      g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, cases[i].text);
      g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                       "方案丙");
    }
}

static gboolean
set_all (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_title (draft, user_data);
  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (draft), 0), "");
  return TRUE;
}

static void
look (Fixture *fixture)
{
  gint64 revision = rectify_plan_get_revision (rectify_session_get_plan (fixture->session));

  rectify_session_look (fixture->session);
  while (rectify_session_get_plan (fixture->session) != NULL
         && rectify_plan_get_revision (rectify_session_get_plan (fixture->session)) == revision)
    g_main_context_iteration (NULL, TRUE);
}

/* A dialog that sets all its fields does not set back what somebody changed while it was open, also
 * when that is shown in the window already. */
static void
test_edit_from (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPlan) base = NULL;

  add_plan (fixture, "方案甲");
  base = rectify_session_dup_snapshot (fixture->session);
  plan = begin_others (fixture, &other);
  rectify_item_set_text (get_others_item (plan, 0), "y");
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  look (fixture);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "y");
  fixture->pending++;
  rectify_session_edit_from (fixture->session, base, "Set", set_all, g_strdup ("方案乙"), g_free,
                             ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "y");
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案乙");
}

static void
edited_elsewhere_cb (RectifySession *session, const RectifyEditNote *edit, guint *count)
{
  ++*count;
}

/* What others do is shown by itself; the items stay the same objects. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyItem) second = NULL;
  guint count = 0, n_told = 0;

  add_plan (fixture, "方案甲");
  second = g_object_ref (get_item (fixture, 1));
  g_signal_connect (rectify_session_get_plans (fixture->session), "items-changed",
                    G_CALLBACK (changed_cb), &count);
  g_signal_connect (fixture->session, "edited-elsewhere", G_CALLBACK (edited_elsewhere_cb),
                    &n_told);
  plan = begin_others (fixture, &other);
  rectify_plan_remove_item (plan, get_others_item (plan, 0));
  rectify_plan_set_title (plan, "方案乙");
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  look (fixture);
  g_assert_true (get_item (fixture, 0) == second);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Other");
  /* It was made under the same name: that is no news. */
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_true (rectify_ledger_delete_plan (other, rectify_plan_get_id (plan), "Delete", NULL));
  look (fixture);
  g_assert_null (rectify_session_get_plan (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 0);
}

/* An edit of a plan that somebody deleted is refused with a sentence. */
static void
test_deleted_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  add_plan (fixture, "方案甲");
  plan = begin_others (fixture, &other);
  g_assert_true (rectify_ledger_delete_plan (other, rectify_plan_get_id (plan), "Delete", NULL));
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_assert_null (rectify_session_get_plan (fixture->session));
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* An edit of somebody else is not undone without being asked about. */
static void
test_undo_of_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  const RectifyEditNote *note;
  guint n_told = 0;

  add_plan (fixture, "方案甲");
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_signal_connect (fixture->session, "edited-elsewhere", G_CALLBACK (edited_elsewhere_cb),
                    &n_told);
  plan = begin_others (fixture, &other);
  rectify_plan_set_title (plan, "方案乙");
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  execute (fixture->path, "UPDATE history SET author = '李四' WHERE name = 'Other'");
  look (fixture);
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  undo (fixture, FALSE);
  g_assert_error (fixture->error, RECTIFY_SESSION_ERROR, RECTIFY_SESSION_ERROR_OTHERS_EDIT);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案乙");
  note = rectify_session_get_undo_edit (fixture->session);
  g_assert_cmpstr (note->author, ==, "李四");
  fixture->pending++;
  rectify_session_undo_edit (fixture->session, note->id, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->session)), ==,
                   "方案甲");
  undo (fixture, FALSE);
  g_assert_no_error (fixture->error);
}

static void
waiting_cb (RectifySession *session)
{
  if (rectify_session_is_waiting (session))
    rectify_session_cancel_waiting (session);
}

static void
let_go_cb (RectifySession *session, GParamSpec *pspec, sqlite3 **db)
{
  g_clear_pointer (db, sqlite3_close);
}

/* Another program holds the file: it is waited for, and that can be given up. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  add_plan (fixture, "方案甲");
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_signal_connect (fixture->session, "notify::waiting", G_CALLBACK (waiting_cb), NULL);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (rectify_session_is_waiting (fixture->session));
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "");
  g_signal_handlers_disconnect_by_func (fixture->session, waiting_cb, NULL);
  g_signal_connect (fixture->session, "notify::waiting", G_CALLBACK (let_go_cb), &db);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (db);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "x");
}

/* The file goes from under it: a sentence, nothing at its place, and a way out. */
static void
test_file_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rectify", NULL);
  gint64 id;

  add_plan (fixture, "方案甲");
  id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  g_unlink (fixture->path);
  rectify_session_look (fixture->session);
  while (rectify_session_get_place (fixture->session) != RECTIFY_FILE_GONE)
    g_main_context_iteration (NULL, TRUE);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE);
  undo (fixture, FALSE);
  g_assert_error (fixture->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE);
  g_assert_cmpstr (rectify_item_get_text (get_item (fixture, 0)), ==, "");
  fixture->pending++;
  rectify_session_save_copy (fixture->session, copy, ended_cb, fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  open_ledger (fixture, copy, RECTIFY_LEDGER_OPEN);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (rectify_session_get_place (fixture->session), ==, RECTIFY_FILE_THERE);
  fixture->pending++;
  rectify_session_show_plan (fixture->session, id, ended_cb, fixture);
  wait_for_all (fixture);
  edit (fixture, "Mark", append_mark, "x");
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
}

static gboolean
delete_plan (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  return rectify_ledger_delete_plan (ledger, *(gint64 *) user_data, "Delete", error);
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  add_plan (fixture, "方案甲");
  id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  fixture->pending++;
  rectify_session_run (fixture->session, delete_plan, g_memdup2 (&id, sizeof id), g_free, ended_cb,
                       fixture);
  wait_for_all (fixture);
  g_assert_no_error (fixture->error);
  g_assert_null (rectify_session_get_plan (fixture->session));
  undo (fixture, FALSE);
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), ==, id);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/session/new", test_new },
    { "/session/add-and-reopen", test_add_and_reopen },
    { "/session/queue", test_queue },
    { "/session/edit-is-for-its-plan", test_edit_is_for_its_plan },
    { "/session/refused-edit", test_refused_edit },
    { "/session/undo-and-redo", test_undo_and_redo },
    { "/session/undo-in-other-plan", test_undo_in_other_plan },
    { "/session/lists-say-what-changed", test_lists_say_what_changed },
    { "/session/without-plan", test_without_plan },
    { "/session/open-fails", test_open_fails },
    { "/session/read-only", test_read_only },
    { "/session/changed-elsewhere", test_changed_elsewhere },
    { "/session/conflict-unanswered", test_conflict_unanswered },
    { "/session/conflict", test_conflict },
    { "/session/edit-from", test_edit_from },
    { "/session/look", test_look },
    { "/session/deleted-elsewhere", test_deleted_elsewhere },
    { "/session/undo-of-others", test_undo_of_others },
    { "/session/waiting", test_waiting },
    { "/session/file-gone", test_file_gone },
    { "/session/run", test_run },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
