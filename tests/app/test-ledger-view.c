/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "random-plan.h"
#include "rectify-bulk-edit.h"
#include "rectify-close-out.h"
#include "rectify-formats.h"
#include "rectify-item-text.h"
#include "rectify-ledger-clip.h"
#include "rectify-ledger-columns.h"
#include "rectify-ledger-entry.h"
#include "rectify-ledger-filter-bar-private.h"
#include "rectify-ledger-model.h"
#include "rectify-ledger-rows.h"
#include "rectify-ledger-view-private.h"
#include "rectify-name-choice.h"
#include "rectify-package.h"
#include "rectify-saved-filters.h"
#include "rectify-task.h"
#include "rectify-window-private.h"

#define N_RANDOM_FILTERS 12
#define N_MODEL_ROWS 300

/* The flat table in the real window. */
typedef struct {
  RectifyWindow *window;
  RectifyLedgerView *view;
  RectifySession *session;
  char *path;
} Fixture;

static GtkApplication *application;

#define PLAN_ONE                                                                                                                            \
  "一局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够深入。\n整改措施：制定计划。\n责任领导：" \
  "张三\n责任单位：办公室\n整改时限：2022年12月31日\n2.运用不够。\n整改措施：学用结合。\n责任领导："  \
  "李四\n责任单位：业务科\n整改时限：长期坚持\n"
#define PLAN_TWO                                                                                                                              \
  "二局整改方案\n一、存在问题\n（一）作风方面\n1.作风不实。\n整改措施：转变作风。\n责任领导：王五\n" \
  "责任单位：办公室\n整改时限：2022年6月30日\n"

static void
settle (Fixture *fixture)
{
  do
    {
      app_settle (fixture->session);
      g_main_context_iteration (NULL, FALSE);
    }
  while (rectify_ledger_view_is_busy (fixture->view));
}

static void
add_text (Fixture *fixture, const char *text)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (text);

  app_add_plan (fixture->session, plan);
}

static void
list (Fixture *fixture, const char *link)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "list-tasks",
                                  g_variant_new_string (link));
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_dup_ledger_path ();
  app_present_window (application, &fixture->window);
  fixture->view = rectify_window_get_ledger_view (fixture->window);
  fixture->session = fixture->window->session;
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->session);
  add_text (fixture, PLAN_ONE);
  add_text (fixture, PLAN_TWO);
  rectify_ledger_view_sort (fixture->view, NULL, FALSE);
  list (fixture, "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static RectifyTaskRow *
get_row (Fixture *fixture, guint position)
{
  g_autoptr (RectifyLedgerEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (rectify_ledger_view_get_selection (fixture->view)),
                               position);

  g_assert_nonnull (entry);
  return rectify_ledger_entry_get_row (entry);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (rectify_ledger_view_get_selection (fixture->view)));
}

static void
activate (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_autofree char *name = g_strconcat ("ledger.", action, NULL);

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), name, parameter));
  settle (fixture);
}

static GPtrArray *
expect_rows (Fixture *fixture, RectifyFilter *filter, RectifyRowColumn column, gboolean descending)
{
  g_autoptr (RectifyLedgerRows) source
      = rectify_ledger_rows_new (rectify_session_get_ledger (fixture->session));
  g_autoptr (GPtrArray) all = rectify_ledger_rows_load (source, NULL, NULL, NULL);
  g_autoptr (GDate) today = rectify_date_new_today ();
  GPtrArray *rows = rectify_filter_select (filter, all, today, NULL);

  g_assert_true (rectify_task_rows_sort (rows, column, descending, NULL));
  return rows;
}

/* What is listed is what the filter says, in the order of the column that was asked for. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (40);

      app_add_plan (fixture->session, plan);
    }
  for (guint i = 0; i < N_RANDOM_FILTERS; i++)
    {
      g_autoptr (RectifyFilter) filter = rectify_filter_new ();
      gboolean descending = g_test_rand_bit ();
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) listed = NULL;

      filter->statuses = (guint) g_test_rand_int_range (1, RECTIFY_FILTER_ALL_STATUSES + 1);
      filter->late = g_test_rand_int_range (0, 4) == 0;
      filter->nobody = g_test_rand_int_range (0, 4) == 0;
      rectify_ledger_view_set_filter (fixture->view, filter);
      rectify_ledger_view_sort (fixture->view, "due", descending);
      settle (fixture);
      expected = expect_rows (fixture, filter, RECTIFY_ROW_DEADLINE, descending);
      listed = rectify_ledger_view_list_rows (fixture->view);
      g_assert_cmpuint (listed->len, ==, expected->len);
      for (guint j = 0; j < listed->len; j++)
        g_assert_cmpint (((RectifyTaskRow *) g_ptr_array_index (listed, j))->item_id, ==,
                         ((RectifyTaskRow *) g_ptr_array_index (expected, j))->item_id);
    }
}

static gboolean
set_first_status (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_item_set_status (rectify_plan_find_item (draft, *(gint64 *) user_data),
                           RECTIFY_STATUS_IN_PROGRESS);
  return TRUE;
}

/* An edit elsewhere shows at once, and leaves what is selected, and its entry, as it was; sorting and
 * filtering do too. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = rectify_ledger_view_get_selection (fixture->view);
  g_autoptr (RectifyLedgerEntry) entry = NULL;
  g_autoptr (GPtrArray) selected = NULL;
  gint64 id;

  g_assert_cmpuint (count (fixture), ==, 3);
  gtk_selection_model_select_item (selection, 2, TRUE);
  entry = g_list_model_get_item (G_LIST_MODEL (selection), 2);
  id = get_row (fixture, 2)->item_id;
  g_assert_cmpstr (rectify_task_row_get_text (get_row (fixture, 2), RECTIFY_ROW_LEADER), ==,
                   "王五");
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), ==,
                   get_row (fixture, 2)->plan_id);
  rectify_session_edit (fixture->session, "Edit", set_first_status, &id, NULL, NULL, NULL);
  settle (fixture);
  g_assert_cmpint (get_row (fixture, 2)->status, ==, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_true (rectify_ledger_entry_get_row (entry) == get_row (fixture, 2));
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  rectify_ledger_view_sort (fixture->view, "due", FALSE);
  settle (fixture);
  g_assert_cmpint (get_row (fixture, 0)->item_id, ==, id);
  selected = rectify_ledger_view_list_selected (fixture->view);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpint (((RectifyTaskRow *) g_ptr_array_index (selected, 0))->item_id, ==, id);
  /* What is not listed is not selected either: nobody would see what is done to it. */
  list (fixture, "leader=%E5%BC%A0%E4%B8%89");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_clear_pointer (&selected, g_ptr_array_unref);
  selected = rectify_ledger_view_list_selected (fixture->view);
  g_assert_cmpuint (selected->len, ==, 0);
}

static void
confirm (Fixture *fixture, const char *label, const char *words)
{
  GtkWindow *dialog = app_get_dialog (GTK_WINDOW (fixture->window));

  g_assert_nonnull (dialog);
  g_assert_nonnull (app_find_label (GTK_WIDGET (dialog), words));
  g_signal_emit_by_name (app_find_button (GTK_WIDGET (dialog), label), "clicked");
  settle (fixture);
}

/* Rows of two plans are one edit, that says first how many; and one undo. */
static void
test_bulk_status (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = rectify_ledger_view_get_selection (fixture->view);

  gtk_selection_model_select_all (selection);
  activate (fixture, "status", g_variant_new_uint32 (RECTIFY_STATUS_DONE));
  settle (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_row (fixture, i)->status, ==, RECTIFY_STATUS_NOT_STARTED);
  confirm (fixture, "C_hange", "3 rows in 2 plans");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_row (fixture, i)->status, ==, RECTIFY_STATUS_DONE);
  g_assert_nonnull (strstr (rectify_ledger_view_get_counts (fixture->view), "3 done"));
  /* What was finished is not opened again without a word. */
  activate (fixture, "status", g_variant_new_uint32 (RECTIFY_STATUS_IN_PROGRESS));
  settle (fixture);
  confirm (fixture, "C_hange", "Tasks that are finished would be open again (Done: 3).");
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  settle (fixture);
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  settle (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_row (fixture, i)->status, ==, RECTIFY_STATUS_NOT_STARTED);
}

/* What is closed without a request is counted before, and is somebody's decision after. */
static void
test_bulk_closed (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *button;

  gtk_selection_model_select_all (rectify_ledger_view_get_selection (fixture->view));
  activate (fixture, "status", g_variant_new_uint32 (RECTIFY_STATUS_CLOSED));
  settle (fixture);
  /* Enter closes nothing of which nobody said that it is done. */
  dialog = app_get_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (app_find_label (GTK_WIDGET (dialog), "be closed, too (Not started: 3)."));
  button = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_assert_true (gtk_window_get_default_widget (dialog) == button);
  confirm (fixture, "C_hange", "Of 3 of these 3 nobody has requested the close-out.");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (get_row (fixture, i)->status, ==, RECTIFY_STATUS_CLOSED);
      g_assert_cmpint (get_row (fixture, i)->close_out, ==, RECTIFY_CLOSE_OUT_APPROVED);
    }
}

static gboolean
need_progress (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_close_out_needs (draft, RECTIFY_CLOSE_OUT_NEEDS_PROGRESS);
  return TRUE;
}

/* Which cannot be closed is said before, with the reason; the others are, of any plan. */
static void
test_bulk_refused (Fixture *fixture, gconstpointer data)
{
  gint64 plan_id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  guint n_refused = 0;
  g_autofree char *refused = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *closed = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 3; i++)
    n_refused += get_row (fixture, i)->plan_id == plan_id;
  g_assert_cmpuint (n_refused, <, 3);
  rectify_session_edit (fixture->session, "Needs", need_progress, NULL, NULL, NULL, NULL);
  settle (fixture);
  gtk_selection_model_select_all (rectify_ledger_view_get_selection (fixture->view));
  activate (fixture, "status", g_variant_new_uint32 (RECTIFY_STATUS_CLOSED));
  settle (fixture);
  dialog = GTK_WIDGET (app_get_dialog (GTK_WINDOW (fixture->window)));
  g_assert_nonnull (dialog);
  refused = g_strdup_printf ("%u of 3 cannot be set to “Closed out”", n_refused);
  g_assert_nonnull (app_find_label (dialog, refused));
  asked = g_strdup_printf ("Set %u of 3 rows in 2 plans to “Closed out”?", 3 - n_refused);
  g_assert_nonnull (app_find_label (dialog, asked));
  closed = n_refused == 2 ? g_strdup ("Nobody has requested its close-out")
                          : g_strdup ("Of 2 of these 2 nobody has requested the close-out");
  confirm (fixture, "C_hange", closed);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_row (fixture, i)->status, ==,
                     get_row (fixture, i)->plan_id == plan_id ? RECTIFY_STATUS_NOT_STARTED
                                                              : RECTIFY_STATUS_CLOSED);
}

static void
test_bulk_assign (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *entry;

  gtk_selection_model_select_all (rectify_ledger_view_get_selection (fixture->view));
  activate (fixture, "assign", NULL);
  dialog = app_get_dialog (GTK_WINDOW (fixture->window));
  entry = gtk_window_get_focus (dialog);
  while (entry != NULL && !GTK_IS_ENTRY (entry))
    entry = gtk_widget_get_parent (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "赵六");
  confirm (fixture, "_Assign", "3 rows in 2 plans will be changed.");
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (
        strstr (rectify_task_row_get_text (get_row (fixture, i), RECTIFY_ROW_LEADER), "赵六"));
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  settle (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_null (
        strstr (rectify_task_row_get_text (get_row (fixture, i), RECTIFY_ROW_LEADER), "赵六"));
}

/* Links list the plan that they ask for; clearing lists all again. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  gint64 other = get_row (fixture, 0)->plan_id;
  g_autofree char *link = g_strdup_printf ("plan=%" G_GINT64_FORMAT "&late=1", other);
  g_autofree char *words = NULL;

  g_assert_cmpint (other, !=, rectify_plan_get_id (rectify_session_get_plan (fixture->session)));
  list (fixture, link);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpint (get_row (fixture, 0)->plan_id, ==, other);
  words = rectify_ledger_view_dup_words (fixture->view);
  g_assert_cmpstr (words, ==, "plan “一局整改方案”, late");
  list (fixture, "text=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->view), "Nothing matches the filter."));
  g_signal_emit_by_name (app_find_button (GTK_WIDGET (fixture->view), "Clear the Filter"),
                         "clicked");
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
}

static void
show_plan (Fixture *fixture, gint64 id)
{
  rectify_session_show_plan (fixture->session, id, NULL, NULL);
  settle (fixture);
}

/* Who asks for the plan that is shown asks for this plan, whichever it is by then. */
static void
test_this_plan (Fixture *fixture, gconstpointer data)
{
  gint64 other = get_row (fixture, 0)->plan_id;
  gint64 shown = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  g_autofree char *link = g_strdup_printf ("plan=%" G_GINT64_FORMAT, shown);

  list (fixture, link);
  g_assert_cmpuint (count (fixture), ==, 1);
  show_plan (fixture, other);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (get_row (fixture, 0)->plan_id, ==, other);
  show_plan (fixture, shown);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Where nothing can be written, rows can be opened and copied, and nothing else. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    gboolean enabled;
  } actions[] = { { "open", TRUE },    { "copy", TRUE },      { "edit", FALSE },
                  { "assign", FALSE }, { "deadline", FALSE }, { "status", FALSE } };
  GtkSelectionModel *selection = rectify_ledger_view_get_selection (fixture->view);
  GActionGroup *group = G_ACTION_GROUP (fixture->view->actions);

  for (guint pass = 0; pass < 2; pass++)
    {
      gtk_selection_model_unselect_all (selection);
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        g_assert_false (g_action_group_get_action_enabled (group, actions[i].action));
      gtk_selection_model_select_item (selection, 0, TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        g_assert_cmpint (g_action_group_get_action_enabled (group, actions[i].action), ==,
                         pass == 0 || actions[i].enabled);
      rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_READ_ONLY);
      settle (fixture);
      list (fixture, "");
      g_assert_cmpuint (count (fixture), ==, 3);
    }
}

static gboolean
delete_plan (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  return rectify_ledger_delete_plan (ledger, *(gint64 *) user_data, "Delete plan", error);
}

static guint
begin_items (RectifyPlan *draft, GArray *ids, gpointer user_data, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    rectify_item_set_status (rectify_plan_find_item (draft, g_array_index (ids, gint64, i)),
                             RECTIFY_STATUS_IN_PROGRESS);
  return ids->len;
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  rectify_session_finish (RECTIFY_SESSION (source), result, user_data);
}

/* A plan that went meanwhile takes its rows with it, and the others are edited; if none is left, that is
 * said. */
static void
test_bulk_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_rows (fixture->view);
  gint64 first = get_row (fixture, 0)->plan_id;
  gint64 last = get_row (fixture, 2)->plan_id;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (first, !=, last);
  rectify_session_run (fixture->session, delete_plan, &first, NULL, NULL, NULL);
  settle (fixture);
  rectify_bulk_edit (fixture->session, rows, "Edit", begin_items, NULL, NULL, NULL, edited_cb,
                     &error);
  settle (fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpint (get_row (fixture, 0)->status, ==, RECTIFY_STATUS_IN_PROGRESS);
  rectify_session_run (fixture->session, delete_plan, &last, NULL, NULL, NULL);
  settle (fixture);
  rectify_bulk_edit (fixture->session, rows, "Edit", begin_items, NULL, NULL, NULL, edited_cb,
                     &error);
  settle (fixture);
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

/* A link asks for a plan of the ledger that is open. */
static void
test_other_ledger (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = app_dup_ledger_path ();
  g_autoptr (RectifyFilter) filter = NULL;

  list (fixture, "plan=1&late=1");
  g_assert_cmpuint (count (fixture), ==, 1);
  rectify_window_open_ledger (fixture->window, path, RECTIFY_LEDGER_CREATE);
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  add_text (fixture, PLAN_TWO);
  settle (fixture);
  filter = rectify_ledger_view_dup_filter (fixture->view);
  g_assert_cmpint (filter->plan_id, ==, 0);
  g_assert_true (filter->late);
}

static void
wanted_cb (RectifyLedgerView *view, gint64 plan_id, gint64 item_id, gboolean edit, gint64 *wanted)
{
  *wanted = item_id;
}

/* Opening a row goes to its item, in another plan too. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  gint64 id = get_row (fixture, 0)->item_id;
  gint64 wanted = 0;

  g_signal_connect (fixture->view, "item-wanted", G_CALLBACK (wanted_cb), &wanted);
  gtk_selection_model_select_item (rectify_ledger_view_get_selection (fixture->view), 0, TRUE);
  activate (fixture, "open", NULL);
  g_assert_cmpint (wanted, ==, id);
  g_assert_true (rectify_window_shows_tree (fixture->window));
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, id);
}

static GtkWidget *
get_check (GtkWidget *list, guint n)
{
  GtkWidget *check = gtk_widget_get_first_child (list);

  while (n-- > 0)
    check = gtk_widget_get_next_sibling (check);
  return check;
}

/* A link's units are what is checked, also one that no row has. */
static void
list_units (Fixture *fixture, GtkWidget *checks)
{
  guint n = 0;

  list (fixture, "unit=办公室&unit=别的单位");
  g_assert_cmpuint (count (fixture), ==, 2);
  for (GtkWidget *check = gtk_widget_get_first_child (checks); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    n += gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  g_assert_cmpuint (n, ==, 1);
}

/* Several units are checked one after another, and their rows are listed; a link chooses anew. */
static void
test_several_units (Fixture *fixture, gconstpointer data)
{
  GtkWidget *choice = app_find_type (GTK_WIDGET (fixture->view), RECTIFY_TYPE_NAME_CHOICE);
  GtkWidget *button = app_find_type (choice, GTK_TYPE_MENU_BUTTON);
  GtkWidget *list;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  list = gtk_widget_get_parent (app_find_type (choice, GTK_TYPE_CHECK_BUTTON));
  g_assert_cmpstr (gtk_widget_get_name (get_check (list, 0)), ==, "");
  g_assert_cmpuint (count (fixture), ==, 3);
  gtk_widget_activate (get_check (list, 0));
  settle (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  for (guint i = 1; i <= 2; i++)
    {
      gtk_widget_activate (get_check (list, i));
      settle (fixture);
    }
  g_assert_cmpuint (count (fixture), ==, 3);
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->view), "or no unit"));
  gtk_widget_activate (get_check (list, 0));
  settle (fixture);
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->view), "Unit (2)"));
  list_units (fixture, list);
}

static void
test_saved_filters (void)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (RectifyFilter) found = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  filter->late = TRUE;
  filter->plan_id = 7;
  rectify_filter_set_words (filter, RECTIFY_FILTER_UNIT, "区教育局；a;b");
  rectify_saved_filters_save ("逾期;一", filter);
  filter->late = FALSE;
  rectify_saved_filters_save ("二", filter);
  filter->late = TRUE;
  found = rectify_saved_filters_find ("逾期;一", &error);
  g_assert_no_error (error);
  filter->plan_id = 0;
  g_assert_true (rectify_filter_equal (found, filter));
  rectify_saved_filters_save ("逾期;一", filter);
  names = rectify_saved_filters_list ();
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "二");
  rectify_saved_filters_remove ("逾期;一");
  rectify_filter_free (found);
  found = rectify_saved_filters_find ("逾期;一", &error);
  g_assert_null (found);
  g_assert_error (error, RECTIFY_FILTER_ERROR, RECTIFY_FILTER_ERROR_INVALID);
  rectify_saved_filters_remove ("二");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What is copied are cells: with tabs for those who take text, as a table for the others. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  const RectifyLedgerColumn chosen[]
      = { RECTIFY_LEDGER_MEASURE, RECTIFY_LEDGER_LEADER, RECTIFY_LEDGER_DUE };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (RectifyLedgerColumn));
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_rows (fixture->view);
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  char *pasted = NULL;

  g_array_append_vals (columns, chosen, G_N_ELEMENTS (chosen));
  text = rectify_ledger_clip_dup_text (rows, columns);
  g_assert_true (g_str_has_prefix (text, "Measure\tLeader\tDue\n"));
  g_assert_nonnull (strstr (text, "\t张三\t2022-12-31\n"));
  g_assert_nonnull (strstr (text, "\t李四\t\n"));
  html = rectify_ledger_clip_dup_html (rows, columns);
  g_assert_nonnull (strstr (html, "<th>Leader</th>"));
  g_assert_nonnull (strstr (html, "张三</td><td>2022-12-31</td></tr>"));
  gtk_selection_model_select_item (rectify_ledger_view_get_selection (fixture->view), 1, TRUE);
  activate (fixture, "copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), NULL,
                                 read_cb, &pasted);
  while (pasted == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (pasted, "李四"));
  g_assert_null (strstr (pasted, "张三"));
  g_free (pasted);
}

static void
type_day (Fixture *fixture, GtkWidget *field, const char *text)
{
  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  gtk_widget_grab_focus (fixture->view->bar->text);
  settle (fixture);
}

/* A month and a quarter are from their first to their last day; what is no day at all is said. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  RectifyLedgerFilterBar *bar = fixture->view->bar;

  list (fixture, "");
  type_day (fixture, bar->due_from, "2022.12");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (bar->due_from)), ==, "2022-12-01");
  type_day (fixture, bar->due_from, "");
  type_day (fixture, bar->due_to, "２022年Ｑ2");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (bar->due_to)), ==, "2022-06-30");
  g_assert_false (gtk_widget_get_visible (bar->complaint));
  type_day (fixture, bar->due_to, "下个月");
  g_assert_true (gtk_widget_has_css_class (bar->due_to, "error"));
  g_assert_true (gtk_widget_get_visible (bar->complaint));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (bar->complaint)), "“下个月”"));
  type_day (fixture, bar->due_to, "2022年上半年");
  g_assert_false (gtk_widget_get_visible (bar->complaint));
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* What is listed is what is written, in its order. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".docx", NULL);
  g_autofree char *content = NULL;

  rectify_ledger_view_sort (fixture->view, "due", FALSE);
  list (fixture, "due-from=2022-01-01");
  g_assert_cmpuint (count (fixture), ==, 2);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "export-docx",
                                  g_variant_new_string (path));
  while (!gtk_revealer_get_reveal_child (fixture->window->notice)
         || strstr (gtk_label_get_text (fixture->window->notice_label), "Saved") == NULL)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
    g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "a.docx", &error);

    g_assert_no_error (error);
    content = rectify_document_dup_text (document);
  }
  g_assert_nonnull (strstr (content, "整改台账"));
  g_assert_nonnull (strstr (content, "王五"));
  g_assert_nonnull (strstr (content, "张三"));
  g_assert_true (strstr (content, "王五") < strstr (content, "张三"));
  g_assert_null (strstr (content, "李四"));
  g_assert_nonnull (strstr (content, "一局整改方案"));
}

static char *
dup_part (GBytes *package, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPackage) files = rectify_package_open (package, &error);
  g_autoptr (GBytes) part = NULL;

  g_assert_no_error (error);
  part = rectify_package_read (files, name, G_MAXSIZE, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

static GBytes *
save_sheet (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, ".xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "export-xlsx",
                                  g_variant_new_string (path));
  while (!gtk_revealer_get_reveal_child (fixture->window->notice)
         || strstr (gtk_label_get_text (fixture->window->notice_label), "Saved") == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
set_share (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autoptr (GDate) day = g_date_new_dmy (1, 6, 2022);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "开会", NULL, 40);

  rectify_item_add_progress (rectify_plan_find_item (draft, *(gint64 *) user_data), entry);
  return TRUE;
}

/* A spreadsheet has what is seen: the columns that are shown, as they are, and the rows in their order;
 * days and shares can be counted with, and the heads are filters and on every page. */
static void
test_export_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;
  const char *title, *asked, *as_of, *heads;
  gint64 id = get_row (fixture, 2)->item_id;

  rectify_session_edit (fixture->session, "Edit", set_share, &id, NULL, NULL, NULL);
  activate (fixture, "column-area", NULL);
  activate (fixture, "move-column", g_variant_new ("(si)", "due", -1));
  rectify_ledger_view_sort (fixture->view, "due", FALSE);
  list (fixture, "due-from=2022-01-01");
  bytes = save_sheet (fixture);
  activate (fixture, "column-area", NULL);
  activate (fixture, "move-column", g_variant_new ("(si)", "due", 1));
  document = rectify_formats_load_bytes (bytes, "a.xlsx", &error);
  g_assert_no_error (error);
  content = rectify_document_dup_text (document);
  title = strstr (content, "整改台账");
  asked = strstr (content, "due from");
  as_of = strstr (content, "As of ");
  heads = strstr (content, "Problem\tMeasure\tLeader\tLead unit\tDue\tUnits\tStatus\tShare done\t"
                           "Latest progress\tPlan\n");
  g_test_message ("%s", content);
  g_assert_nonnull (title);
  g_assert_nonnull (asked);
  g_assert_nonnull (as_of);
  g_assert_nonnull (heads);
  g_assert_true (title < asked && asked < as_of && as_of < heads);
  g_assert_null (strstr (content, "Area\t"));
  g_assert_null (strstr (heads, "李四"));
  g_assert_nonnull (strstr (heads, "\t2022-06-30\t"));
  /* As a word that is chosen in a filter there, without the sign for the eye. */
  g_assert_nonnull (strstr (heads, "\tNot started\t"));
  g_assert_nonnull (strstr (heads, "\t40%\t2022-06-01 开会\t二局整改方案"));
  g_assert_true (strstr (heads, "王五") < strstr (heads, "张三"));
  sheet = dup_part (bytes, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "<v>0.4</v>"));
  g_assert_nonnull (strstr (sheet, "<v>44742</v>"));
  g_assert_nonnull (strstr (sheet, "<autoFilter "));
  g_assert_null (strstr (sheet, "<mergeCell ref=\"A5"));
  book = dup_part (bytes, "xl/workbook.xml");
  g_assert_nonnull (strstr (book, "_xlnm.Print_Titles"));
}

/* The columns come back in the order, and shown, as they were left. */
static void
test_columns (void)
{
  GtkWidget *view = g_object_ref_sink (gtk_column_view_new (NULL));
  g_autoptr (GtkColumnViewColumn) year = NULL;
  g_autoptr (GArray) shown = NULL;
  gboolean descending;
  RectifyLedgerColumn column;

  rectify_ledger_columns_add (GTK_COLUMN_VIEW (view));
  g_assert_false (rectify_ledger_columns_find_order (GTK_COLUMN_VIEW (view), &column, &descending));
  year = rectify_ledger_columns_find (GTK_COLUMN_VIEW (view), "year");
  gtk_column_view_column_set_visible (year, TRUE);
  gtk_column_view_insert_column (GTK_COLUMN_VIEW (view), 0, year);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), year, GTK_SORT_DESCENDING);
  g_assert_true (rectify_ledger_columns_find_order (GTK_COLUMN_VIEW (view), &column, &descending));
  g_assert_cmpint (column, ==, RECTIFY_LEDGER_YEAR);
  g_assert_true (descending);
  rectify_ledger_columns_keep_state (GTK_COLUMN_VIEW (view));
  g_object_unref (view);
  view = g_object_ref_sink (gtk_column_view_new (NULL));
  rectify_ledger_columns_add (GTK_COLUMN_VIEW (view));
  shown = rectify_ledger_columns_list_shown (GTK_COLUMN_VIEW (view));
  g_assert_cmpint (g_array_index (shown, RectifyLedgerColumn, 0), ==, RECTIFY_LEDGER_YEAR);
  g_assert_cmpint (g_array_index (shown, RectifyLedgerColumn, 1), ==, RECTIFY_LEDGER_AREA);
  g_object_unref (view);
}

typedef struct {
  guint n_changes;
  guint position, removed, added;
} Changes;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->n_changes++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

/* A list says once what is another, and keeps the entries that somebody has. */
static void
test_model (void)
{
  g_autoptr (RectifyLedgerModel) model = rectify_ledger_model_new ();
  g_autoptr (RectifyPlan) plan = app_read_plan (PLAN_ONE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (RectifyLedgerEntry) entry = NULL;
  g_autoptr (RectifyLedgerEntry) same = NULL;
  Changes changes = { 0 };
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);

  for (guint i = 0; i < tasks->len; i++)
    rectify_item_set_id (rectify_task_get_item (&g_array_index (tasks, RectifyTask, i)), 100 + i);
  rectify_task_rows_add_plan (rows, plan);
  rectify_task_rows_add_plan (again, plan);
  g_assert_cmpuint (rows->len, ==, 2);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  rectify_ledger_model_set_rows (model, rows);
  g_assert_cmpuint (changes.n_changes, ==, 1);
  g_assert_cmpuint (changes.added, ==, 2);
  entry = g_list_model_get_item (G_LIST_MODEL (model), 1);
  rectify_ledger_model_set_rows (model, again);
  g_assert_cmpuint (changes.n_changes, ==, 1);
  g_assert_true (rectify_ledger_entry_get_row (entry) == g_ptr_array_index (again, 1));
  g_ptr_array_add (one, g_ptr_array_index (again, 1));
  rectify_ledger_model_set_rows (model, one);
  g_assert_cmpuint (changes.n_changes, ==, 2);
  g_assert_cmpuint (changes.position, ==, 0);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  same = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (same == entry);
}

static GPtrArray *
make_rows (guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  while (rows->len < n)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (300);

      rectify_task_rows_add_plan (rows, plan);
    }
  g_ptr_array_set_size (rows, (int) n);
  for (guint i = 0; i < n; i++)
    ((RectifyTaskRow *) g_ptr_array_index (rows, i))->item_id = 100 + i;
  return rows;
}

static gint64
get_id (RectifyLedgerModel *model, guint position)
{
  return rectify_ledger_model_get_row (model, position)->item_id;
}

/* A list that is another altogether keeps its entries where they are, and what is selected selected. */
static void
test_model_sorted (void)
{
  g_autoptr (RectifyLedgerModel) model = rectify_ledger_model_new ();
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (model);
  g_autoptr (GPtrArray) rows = make_rows (N_MODEL_ROWS);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  g_autoptr (RectifyLedgerEntry) first = NULL;
  g_autoptr (RectifyLedgerEntry) last = NULL;
  Changes changes = { 0 };
  gint64 one, two;
  const guint n = N_MODEL_ROWS;

  for (guint i = n; i > 0; i--)
    g_ptr_array_add (sorted, g_ptr_array_index (rows, i - 1));
  for (guint i = 0; i < n; i += 2)
    g_ptr_array_add (few, g_ptr_array_index (rows, i));
  rectify_ledger_model_set_rows (model, rows);
  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &changes);
  one = get_id (model, 2);
  two = get_id (model, 5);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  last = g_list_model_get_item (G_LIST_MODEL (model), n - 1);
  gtk_selection_model_select_item (selection, 2, TRUE);
  gtk_selection_model_select_item (selection, 5, FALSE);
  rectify_ledger_model_set_rows (model, sorted);
  g_assert_cmpuint (changes.n_changes, ==, 0);
  g_assert_true (rectify_ledger_entry_get_row (first) == g_ptr_array_index (sorted, 0));
  g_assert_true (rectify_ledger_entry_get_row (last) == g_ptr_array_index (sorted, n - 1));
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (gtk_selection_model_is_selected (selection, i), ==,
                     (get_id (model, i) == one || get_id (model, i) == two));
  rectify_ledger_model_set_rows (model, few);
  g_assert_cmpuint (changes.n_changes, ==, 1);
  g_assert_cmpuint (changes.position, ==, few->len);
  g_assert_cmpuint (changes.removed, ==, n - few->len);
  g_assert_cmpuint (changes.added, ==, 0);
  g_assert_true (rectify_ledger_entry_get_row (first) == g_ptr_array_index (few, 0));
  for (guint i = 0; i < few->len; i++)
    g_assert_cmpint (gtk_selection_model_is_selected (selection, i), ==,
                     (get_id (model, i) == one));
  rectify_ledger_model_set_rows (model, rows);
  g_assert_cmpuint (changes.added, ==, n - few->len);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  g_assert_false (gtk_selection_model_is_selected (selection, 5));
  gtk_selection_model_select_all (selection);
  g_assert_true (gtk_selection_model_is_selected (selection, n - 1));
  g_assert_false (gtk_selection_model_is_selected (selection, n));
}

/* A row that moves by a few takes its entry with it, as others do that make room. */
static void
test_model_moved (void)
{
  g_autoptr (RectifyLedgerModel) model = rectify_ledger_model_new ();
  g_autoptr (GPtrArray) rows = make_rows (N_MODEL_ROWS);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_extend (moved, rows, NULL, NULL);
  g_ptr_array_remove_index (moved, 3);
  g_ptr_array_insert (moved, 9, g_ptr_array_index (rows, 3));
  g_ptr_array_remove_index (moved, 20);
  rectify_ledger_model_set_rows (model, rows);
  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (model), i));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 3, TRUE);
  rectify_ledger_model_set_rows (model, moved);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 9));
  for (guint i = 0; i < 39; i++)
    {
      g_autoptr (RectifyLedgerEntry) entry = g_list_model_get_item (G_LIST_MODEL (model), i);
      guint former;

      g_assert_true (rectify_ledger_entry_get_row (entry) == g_ptr_array_index (moved, i));
      g_assert_true (g_ptr_array_find (rows, g_ptr_array_index (moved, i), &former));
      g_assert_true (entry == g_ptr_array_index (entries, former));
    }
}

/* Adds the letters of the entries of a menu; a submenu is a level of its own. */
static void
collect_letters (GMenuModel *menu, GHashTable *seen)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;
      const char *mark;

      if (section != NULL)
        collect_letters (section, seen);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      mark = label != NULL ? strchr (label, '_') : NULL;
      if (mark != NULL)
        g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (g_ascii_tolower (mark[1]))));
    }
}

/* No two entries of the menu of columns are reached by one letter. */
static void
test_columns_letters (void)
{
  g_autoptr (GMenuModel) menu = rectify_ledger_columns_create_menu ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  collect_letters (menu, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add_func ("/ledger-view/model", test_model);
  g_test_add_func ("/ledger-view/model-sorted", test_model_sorted);
  g_test_add_func ("/ledger-view/model-moved", test_model_moved);
  g_test_add_func ("/ledger-view/saved-filters", test_saved_filters);
#define ADD(name, func) g_test_add ("/ledger-view/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("filters", test_filters);
  ADD ("selection", test_selection);
  ADD ("bulk-status", test_bulk_status);
  ADD ("bulk-closed", test_bulk_closed);
  ADD ("bulk-refused", test_bulk_refused);
  ADD ("bulk-assign", test_bulk_assign);
  ADD ("links", test_links);
  ADD ("this-plan", test_this_plan);
  ADD ("read-only", test_read_only);
  ADD ("bulk-gone", test_bulk_gone);
  ADD ("other-ledger", test_other_ledger);
  ADD ("open", test_open);
  ADD ("copy", test_copy);
  ADD ("days", test_days);
  ADD ("export", test_export);
  ADD ("export-sheet", test_export_sheet);
  ADD ("several-units", test_several_units);
#undef ADD
  g_test_add_func ("/ledger-view/columns", test_columns);
  g_test_add_func ("/ledger-view/columns-letters", test_columns_letters);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
