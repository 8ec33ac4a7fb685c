/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "rectify-window-private.h"

/* Whoever undoes an edit, or makes it again, sees what became of it. */
typedef struct {
  char *folder;
  char *path;
  RectifyWindow *window;
} Fixture;

static GtkApplication *application;

static const char first[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n（二）作风方面\n1.作风不实。\n";
static const char second[] = "乙局整改方案\n一、存在问题\n（一）宗旨方面\n1.联系不够。\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (first);

  fixture->folder = app_make_folder (&fixture->path);
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  app_add_plan (fixture->window->session, plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

typedef struct {
  const char *words;
  RectifyItem *found;
} Search;

static gboolean
look_at (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *words = rectify_item_dup_words (item);

  if (g_strrstr (words, search->words) != NULL)
    search->found = item;
  return TRUE;
}

static RectifyItem *
find_item (Fixture *fixture, const char *words)
{
  Search search = { words, NULL };

  rectify_item_foreach (rectify_plan_get_root (rectify_session_get_plan (fixture->window->session)),
                        look_at, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

static void
select_item (Fixture *fixture, const char *words)
{
  rectify_plan_view_select (fixture->window->plan_view,
                            rectify_item_get_id (find_item (fixture, words)));
  app_settle (fixture->window->session);
}

static void
assert_selected (Fixture *fixture, const char *words)
{
  RectifyItem *item = rectify_plan_view_get_item (fixture->window->plan_view);

  g_assert_true (item == find_item (fixture, words));
  g_assert_cmpuint (rectify_plan_view_count_selected (fixture->window->plan_view), ==, 1);
}

static void
activate (Fixture *fixture, const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
  app_settle (fixture->window->session);
}

static void
assert_notice (Fixture *fixture, const char *words, gboolean wanted)
{
  const char *text = gtk_label_get_text (fixture->window->notice_label);

  g_assert_true ((g_strrstr (text, words) != NULL) == wanted);
}

static void
close_item (Fixture *fixture, const char *words)
{
  select_item (fixture, words);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "item-status",
                                  g_variant_new_uint32 (RECTIFY_STATUS_CLOSED));
  app_settle (fixture->window->session);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  close_item (fixture, "作风不实");
  select_item (fixture, "学习不够");
  activate (fixture, "undo");
  assert_selected (fixture, "作风不实");
  assert_notice (fixture, "Undone", TRUE);
  assert_notice (fixture, "甲局", FALSE);
  select_item (fixture, "学习不够");
  activate (fixture, "redo");
  assert_selected (fixture, "作风不实");
}

/* Also into what is folded. */
static void
test_folded (Fixture *fixture, gconstpointer data)
{
  close_item (fixture, "作风不实");
  select_item (fixture, "存在问题");
  activate (fixture, "collapse-all");
  activate (fixture, "undo");
  assert_selected (fixture, "作风不实");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  select_item (fixture, "作风方面");
  activate (fixture, "item-delete");
  select_item (fixture, "学习不够");
  activate (fixture, "undo");
  assert_selected (fixture, "作风方面");
  select_item (fixture, "学习不够");
  activate (fixture, "redo");
  assert_selected (fixture, "学习方面");
}

/* The window goes to another plan, and says to which. */
static void
test_other_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (second);
  gint64 first_id = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  gint64 second_id;

  app_add_plan (fixture->window->session, plan);
  second_id = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  close_item (fixture, "联系不够");
  rectify_session_show_plan (fixture->window->session, first_id, NULL, NULL);
  app_settle (fixture->window->session);
  activate (fixture, "undo");
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->window->session)), ==,
                   second_id);
  assert_selected (fixture, "联系不够");
  assert_notice (fixture, "乙局整改方案", TRUE);
}

/* Where plans come back to a ledger that had none left, one of them is shown. */
static void
test_all_plans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = g_build_filename (fixture->folder, "two.rectify", NULL);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);

  g_ptr_array_add (plans, app_read_plan (first));
  g_ptr_array_add (plans, app_read_plan (second));
  g_assert_true (rectify_ledger_save_plans (ledger, plans, "Import", NULL));
  g_clear_object (&ledger);
  rectify_window_open_ledger (fixture->window, path, RECTIFY_LEDGER_OPEN);
  app_settle (fixture->window->session);
  g_assert_nonnull (rectify_session_get_plan (fixture->window->session));
  activate (fixture, "undo");
  g_assert_null (rectify_session_get_plan (fixture->window->session));
  activate (fixture, "redo");
  app_settle (fixture->window->session);
  g_assert_nonnull (rectify_session_get_plan (fixture->window->session));
}

static RectifyStatus
get_status (Fixture *fixture, const char *words)
{
  return rectify_item_get_status (find_item (fixture, words));
}

/* Closes both, and lets the window have them as one. */
static void
close_together (Fixture *fixture)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *const words[] = { "学习不够", "作风不实" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gint64 id;

      close_item (fixture, words[i]);
      id = rectify_session_get_undo_edit (fixture->window->session)->id;
      g_array_append_val (edits, id);
    }
  rectify_window_notify_all (fixture->window, "Closed", edits);
}

/* What was undone in one go is made again in one go, but nothing else that was undone since is. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  close_together (fixture);
  activate (fixture, "undo");
  g_assert_cmpint (get_status (fixture, "学习不够"), ==, RECTIFY_STATUS_NOT_STARTED);
  g_assert_cmpint (get_status (fixture, "作风不实"), ==, RECTIFY_STATUS_NOT_STARTED);
  activate (fixture, "redo");
  g_assert_cmpint (get_status (fixture, "学习不够"), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (get_status (fixture, "作风不实"), ==, RECTIFY_STATUS_CLOSED);
  activate (fixture, "undo");
  close_item (fixture, "作风不实");
  close_item (fixture, "学习不够");
  activate (fixture, "undo");
  activate (fixture, "undo");
  activate (fixture, "redo");
  g_assert_cmpint (get_status (fixture, "作风不实"), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (get_status (fixture, "学习不够"), ==, RECTIFY_STATUS_NOT_STARTED);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add ("/window-undo/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/window-undo/folded", Fixture, NULL, set_up, test_folded, tear_down);
  g_test_add ("/window-undo/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/window-undo/other-plan", Fixture, NULL, set_up, test_other_plan, tear_down);
  g_test_add ("/window-undo/all-plans", Fixture, NULL, set_up, test_all_plans, tear_down);
  g_test_add ("/window-undo/together", Fixture, NULL, set_up, test_together, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
