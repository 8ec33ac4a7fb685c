/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-close-out.h"
#include "rectify-ledger-watch.h"
#include "rectify-plan-view-private.h"
#include "rectify-window-private.h"

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/*
 * Following items up in the window: what was noted of them before, and what proves it.
 */
typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/* An area with a problem that two measures answer, and one that none does. */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *area, *problem;

  rectify_plan_set_title (plan, "某局整改方案");
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "学习方面");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "1.", "学得少");
  add (problem, RECTIFY_ITEM_MEASURE, "一是", "多学");
  add (problem, RECTIFY_ITEM_MEASURE, "二是", "多记");
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "记得少");
  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  fixture->path = app_dup_ledger_path ();
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  app_add_plan (fixture->window->session, plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static RectifyItem *
get_area (Fixture *fixture)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->window->session);

  return rectify_item_get_child (rectify_plan_get_root (plan), 0);
}

static RectifyItem *
get_problem (Fixture *fixture, guint position)
{
  return rectify_item_get_child (get_area (fixture), position);
}

static void
go_to (Fixture *fixture, RectifyItem *item)
{
  rectify_plan_view_go (fixture->window->plan_view, rectify_item_get_id (item));
  app_settle (fixture->window->session);
}

/* A row takes the focus when it is laid out. */
static void
wait_for_row (Fixture *fixture)
{
  while (!GTK_IS_TREE_EXPANDER (gtk_window_get_focus (GTK_WINDOW (fixture->window))))
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (Fixture *fixture, const char *name, GVariant *parameter)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name);

  g_assert_nonnull (action);
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, parameter);
  app_settle (fixture->window->session);
}

static gboolean
change (RectifyPlan *draft, gpointer user_data, GError **error)
{
  void (*func) (RectifyItem * item) = user_data;

  func (rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (draft), 0), 1));
  return TRUE;
}

/* Changes the second problem. */
static void
edit (Fixture *fixture, void (*func) (RectifyItem *item))
{
  rectify_session_edit (fixture->window->session, "Add progress", change, func, NULL, NULL, NULL);
  app_settle (fixture->window->session);
}

static void
undo (Fixture *fixture)
{
  rectify_session_undo (fixture->window->session, FALSE, NULL, NULL);
  app_settle (fixture->window->session);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  return app_find_label (GTK_WIDGET (fixture->window->details), words) != NULL;
}

static void
assert_notice (Fixture *fixture, const char *words)
{
  g_assert_nonnull (strstr (gtk_label_get_text (fixture->window->notice_label), words));
}

static void
add_entry (RectifyItem *item)
{
  g_autoptr (GDate) date = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (date, "已印发", "", 50);

  rectify_item_add_progress (item, entry);
}

static RectifyProgressEntry *
get_entry (Fixture *fixture)
{
  GPtrArray *entries = rectify_item_get_progress (get_problem (fixture, 1));

  g_assert_cmpuint (entries->len, ==, 1);
  return g_ptr_array_index (entries, 0);
}

static GVariant *
pack_entry (Fixture *fixture)
{
  return g_variant_new ("(xx)", rectify_item_get_id (get_problem (fixture, 1)),
                        rectify_progress_entry_get_id (get_entry (fixture)));
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type)
          && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE)
        return controller;
    }
  return NULL;
}

/* What takes files that are dropped on a label: the innermost around it that does. */
static GtkEventController *
find_drop_target (Fixture *fixture, const char *words)
{
  GtkWidget *widget = app_find_label (GTK_WIDGET (fixture->window->details), words);
  GtkEventController *found = NULL;

  while (widget != NULL && found == NULL)
    {
      found = find_controller (widget, GTK_TYPE_DROP_TARGET);
      widget = gtk_widget_get_parent (widget);
    }
  g_assert_nonnull (found);
  return found;
}

static void
wait_for_files (Fixture *fixture, guint n)
{
  while (rectify_item_get_evidence (get_problem (fixture, 1))->len < n)
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
}

static GdkFileList *
make_files (const char *name)
{
  g_autofree char *path = g_build_filename (app_get_folder (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList list = { .data = file };

  g_assert_true (g_file_set_contents (path, name, -1, NULL));
  return gdk_file_list_new_from_list (&list);
}

static void
drop (Fixture *fixture, const char *words, const char *name)
{
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, make_files (name));
  g_signal_emit_by_name (find_drop_target (fixture, words), "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
}

/* A file that is dropped on an entry proves that; one that is dropped elsewhere in the pane the item. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  edit (fixture, add_entry);
  go_to (fixture, get_problem (fixture, 1));
  id = rectify_progress_entry_get_id (get_entry (fixture));
  drop (fixture, "已印发", "通知.txt");
  wait_for_files (fixture, 1);
  g_assert_cmpuint (rectify_item_count_evidence (get_problem (fixture, 1), id), ==, 1);
  g_assert_true (shows (fixture, "Proves the entry of 5 March 2023: 已印发"));
  drop (fixture, "No deadline", "照片.png");
  wait_for_files (fixture, 2);
  /* Before they are dropped it is said what becomes of them where they are. */
  g_assert_false (gtk_widget_get_visible (fixture->window->drop_hint));
  rectify_window_show_drop (fixture->window,
                            app_find_label (GTK_WIDGET (fixture->window->details), "No deadline"));
  g_assert_true (gtk_widget_get_visible (fixture->window->drop_hint));
  g_assert_nonnull (strstr (gtk_label_get_text (fixture->window->drop_label), "as evidence"));
  rectify_window_show_drop (fixture->window, GTK_WIDGET (fixture->window->plan_view));
  g_assert_nonnull (strstr (gtk_label_get_text (fixture->window->drop_label), "import"));
  rectify_window_show_drop (fixture->window, NULL);
  g_assert_false (gtk_widget_get_visible (fixture->window->drop_hint));
  g_assert_cmpuint (rectify_item_count_evidence (get_problem (fixture, 1), id), ==, 1);
}

/* Files of the clipboard, with the focus in the details. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  gint64 item_id;

  edit (fixture, add_entry);
  go_to (fixture, get_problem (fixture, 1));
  item_id = rectify_item_get_id (get_problem (fixture, 1));
  gdk_clipboard_set_text (clipboard, "只是文字");
  activate (fixture, "item-evidence-paste", g_variant_new ("(xx)", item_id, G_GINT64_CONSTANT (0)));
  assert_notice (fixture, "no files to paste");
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, make_files ("通知.txt"));
  activate (fixture, "item-evidence-paste", pack_entry (fixture));
  wait_for_files (fixture, 1);
  g_assert_cmpuint (rectify_item_count_evidence (get_problem (fixture, 1),
                                                 rectify_progress_entry_get_id (
                                                     get_entry (fixture))),
                    ==, 1);
  g_assert_nonnull (
      find_controller (GTK_WIDGET (fixture->window->details), GTK_TYPE_SHORTCUT_CONTROLLER));
}

/* An entry goes without its file, which stays with the item; and all comes back. */
static void
test_delete_entry (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  edit (fixture, add_entry);
  go_to (fixture, get_problem (fixture, 1));
  id = rectify_progress_entry_get_id (get_entry (fixture));
  drop (fixture, "已印发", "通知.txt");
  wait_for_files (fixture, 1);
  activate (fixture, "item-progress-delete", pack_entry (fixture));
  assert_notice (fixture, "its file stays with the item");
  g_assert_cmpuint (rectify_item_get_progress (get_problem (fixture, 1))->len, ==, 0);
  g_assert_cmpuint (rectify_item_count_evidence (get_problem (fixture, 1), 0), ==, 1);
  g_assert_false (shows (fixture, "Proves the entry"));
  undo (fixture);
  g_assert_cmpint (rectify_progress_entry_get_id (get_entry (fixture)), ==, id);
  g_assert_cmpuint (rectify_item_count_evidence (get_problem (fixture, 1), id), ==, 1);
}

static void
add_steps (RectifyItem *item)
{
  const int counts[] = { 9, 1, 0 };
  g_autoptr (GDate) date = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStep) vote = rectify_step_new (RECTIFY_STEP_VOTE, date, NULL, NULL, counts);
  g_autoptr (RectifyStep) stage
      = rectify_step_new (RECTIFY_STEP_STAGE, date, NULL, "完成一半", NULL);
  g_autoptr (RectifyStep) request
      = rectify_step_new (RECTIFY_STEP_REQUEST, date, NULL, "已完成", NULL);

  rectify_item_add_step (item, vote);
  rectify_item_add_step (item, stage);
  rectify_item_add_step (item, request);
}

static RectifyStep *
find_step (Fixture *fixture, RectifyStepKind kind)
{
  GPtrArray *steps = rectify_item_get_steps (get_problem (fixture, 1));

  for (guint i = 0; i < steps->len; i++)
    if (rectify_step_get_kind (steps->pdata[i]) == kind)
      return steps->pdata[i];
  return NULL;
}

static GVariant *
pack_step (Fixture *fixture, RectifyStepKind kind)
{
  return g_variant_new ("(xx)", rectify_item_get_id (get_problem (fixture, 1)),
                        rectify_step_get_id (find_step (fixture, kind)));
}

static GtkWindow *
get_dialog (Fixture *fixture)
{
  return app_get_dialog (GTK_WINDOW (fixture->window));
}

/* A vote and a stage are edited and deleted; what a close-out rests on is not. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  edit (fixture, add_steps);
  go_to (fixture, get_problem (fixture, 1));
  activate (fixture, "item-step-edit", pack_step (fixture, RECTIFY_STEP_VOTE));
  g_assert_nonnull (get_dialog (fixture));
  gtk_window_destroy (get_dialog (fixture));
  activate (fixture, "item-step-edit", pack_step (fixture, RECTIFY_STEP_STAGE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       gtk_widget_get_parent (gtk_window_get_focus (get_dialog (fixture))))),
                   ==, "完成一半");
  gtk_window_destroy (get_dialog (fixture));
  activate (fixture, "item-stage-reached", pack_step (fixture, RECTIFY_STEP_STAGE));
  g_assert_true (rectify_step_is_reached (find_step (fixture, RECTIFY_STEP_STAGE)));
  activate (fixture, "item-step-delete", pack_step (fixture, RECTIFY_STEP_STAGE));
  g_assert_null (find_step (fixture, RECTIFY_STEP_STAGE));
  activate (fixture, "item-step-delete", pack_step (fixture, RECTIFY_STEP_VOTE));
  g_assert_null (find_step (fixture, RECTIFY_STEP_VOTE));
  activate (fixture, "item-step-delete", pack_step (fixture, RECTIFY_STEP_REQUEST));
  activate (fixture, "item-step-edit", pack_step (fixture, RECTIFY_STEP_REQUEST));
  g_assert_null (get_dialog (fixture));
  g_assert_nonnull (find_step (fixture, RECTIFY_STEP_REQUEST));
  undo (fixture);
  g_assert_nonnull (find_step (fixture, RECTIFY_STEP_VOTE));
  undo (fixture);
  g_assert_true (rectify_step_is_reached (find_step (fixture, RECTIFY_STEP_STAGE)));
}

/* The key Delete on a row, and the focus after it. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label, *row;
  GtkEventController *keys;
  g_autoptr (GtkShortcut) shortcut = NULL;

  edit (fixture, add_steps);
  go_to (fixture, get_problem (fixture, 1));
  wait_for_row (fixture);
  label = app_find_label (GTK_WIDGET (fixture->window->details), "完成一半");
  row = gtk_widget_get_parent (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  keys = find_controller (row, GTK_TYPE_SHORTCUT_CONTROLLER);
  shortcut = g_list_model_get_item (G_LIST_MODEL (keys), 0);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row,
                                gtk_shortcut_get_arguments (shortcut));
  app_settle (fixture->window->session);
  g_assert_null (find_step (fixture, RECTIFY_STEP_STAGE));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->window->details)));
}

/* A menu that is closed while a submenu of it is open does not keep the keys. */
static void
test_submenu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->window->plan_view);
  GtkWidget *menu = rectify_plan_view_get_menu (fixture->window->plan_view);
  GtkWidget *focus;

  go_to (fixture, get_problem (fixture, 1));
  wait_for_row (fixture);
  gtk_popover_popup (GTK_POPOVER (menu));
  g_object_set (menu, "visible-submenu", "_Status", NULL);
  gtk_widget_child_focus (menu, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  app_settle (fixture->window->session);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_is_ancestor (focus, view));
  g_assert_false (gtk_widget_is_ancestor (focus, menu));
}

static void
answer (Fixture *fixture, int response)
{
  GtkWindow *dialog = get_dialog (fixture);

  g_assert_true (GTK_IS_MESSAGE_DIALOG (dialog));
  gtk_dialog_response (GTK_DIALOG (dialog), response);
  app_settle (fixture->window->session);
}

static void
set_status (Fixture *fixture, RectifyStatus status)
{
  activate (fixture, "item-status", g_variant_new_uint32 (status));
}

static gboolean
needs_progress (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_close_out_needs (draft, RECTIFY_CLOSE_OUT_NEEDS_PROGRESS);
  return TRUE;
}

/* The status above tasks is theirs: it is set of them all, in one edit, after their number was said. */
static void
test_status_above (Fixture *fixture, gconstpointer data)
{
  RectifyItem *problem;

  go_to (fixture, get_area (fixture));
  set_status (fixture, RECTIFY_STATUS_DONE);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), "Set 3 tasks to “Done”?"));
  answer (fixture, GTK_RESPONSE_CANCEL);
  problem = get_problem (fixture, 0);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (problem, 1)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  set_status (fixture, RECTIFY_STATUS_DONE);
  answer (fixture, GTK_RESPONSE_ACCEPT);
  problem = get_problem (fixture, 0);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (problem, 0)), ==,
                   RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (problem, 1)), ==,
                   RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (get_area (fixture)), ==, RECTIFY_STATUS_NOT_STARTED);
  undo (fixture);
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  /* Closed out is what a reviewer closed, where the plan wants one: nothing is asked that cannot be. */
  rectify_session_edit (fixture->window->session, "Properties", needs_progress, NULL, NULL, NULL,
                        NULL);
  app_settle (fixture->window->session);
  set_status (fixture, RECTIFY_STATUS_CLOSED);
  app_settle (fixture->window->session);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), "closed out by a reviewer"));
  gtk_window_destroy (get_dialog (fixture));
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
}

/* To close without a request is said: before where it is done to several, at once after where to one;
 * and it is noted as a decision, as opening again is. */
static void
test_close_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = rectify_ledger_dup_own_name ();
  RectifyStep *step;

  go_to (fixture, get_area (fixture));
  set_status (fixture, RECTIFY_STATUS_CLOSED);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), "Of 3 of these 3 nobody"));
  answer (fixture, GTK_RESPONSE_CANCEL);
  g_assert_null (rectify_close_out_find_last (get_problem (fixture, 1)));
  go_to (fixture, get_problem (fixture, 1));
  set_status (fixture, RECTIFY_STATUS_CLOSED);
  g_assert_null (get_dialog (fixture));
  assert_notice (fixture, "Closed out without a request");
  step = rectify_close_out_find_last (get_problem (fixture, 1));
  g_assert_cmpint (rectify_step_get_kind (step), ==, RECTIFY_STEP_APPROVE);
  g_assert_cmpstr (rectify_step_get_who (step), ==, name);
  set_status (fixture, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_close_out_get_state (get_problem (fixture, 1)), ==,
                   RECTIFY_CLOSE_OUT_REOPENED);
}

static void
add_missing (RectifyItem *item)
{
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "没有.txt", HASH, 3, NULL, NULL, NULL);

  rectify_item_add_evidence (item, evidence);
}

/* Of what is not in the ledger no place is asked where to save it. */
static void
test_save_missing (Fixture *fixture, gconstpointer data)
{
  RectifyEvidence *evidence;

  edit (fixture, add_missing);
  go_to (fixture, get_problem (fixture, 1));
  evidence = rectify_item_get_evidence (get_problem (fixture, 1))->pdata[0];
  activate (fixture, "item-evidence-save",
            g_variant_new ("(xx)", rectify_item_get_id (get_problem (fixture, 1)),
                           rectify_evidence_get_id (evidence)));
  while (get_dialog (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (GTK_IS_MESSAGE_DIALOG (get_dialog (fixture)));
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), "not in the ledger"));
  gtk_window_destroy (get_dialog (fixture));
}

static void
add_tests (GtkApplication *app)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/following/drop", test_drop },
                { "/following/paste", test_paste },
                { "/following/delete-entry", test_delete_entry },
                { "/following/steps", test_steps },
                { "/following/keys", test_keys },
                { "/following/submenu", test_submenu },
                { "/following/close-by-hand", test_close_by_hand },
                { "/following/status-above", test_status_above },
                { "/following/save-missing", test_save_missing } };

  application = app;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
