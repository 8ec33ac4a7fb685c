/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-history-dialog.h"
#include "rectify-history-entry.h"
#include "rectify-ledger-entries.h"

typedef AppDesk Fixture;

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *heading)
{
  RectifyItem *item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading);
  rectify_item_append_child (parent, item);
  g_object_unref (item);
  return item;
}

static RectifyPlan *
create_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *section;

  rectify_plan_set_title (plan, "甲局整改方案");
  section = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、", "问题");
  add_item (section, RECTIFY_ITEM_PROBLEM, "1.", "学习不够。");
  add_item (section, RECTIFY_ITEM_PROBLEM, "2.", "调研不深。");
  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_desk_set_up (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_desk_tear_down (fixture);
}

/* A label that is on the screen and begins with some words. */
static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

/* Threads read the history: what they bring is waited for, up to the time that tests have. */
static GtkWidget *
wait_for (GtkWindow *dialog, const char *words)
{
  GtkWidget *found;

  g_test_message ("waiting for “%s”", words);
  while ((found = find_label (GTK_WIDGET (dialog), words)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
click (GtkWindow *dialog, const char *words)
{
  GtkWidget *button = gtk_widget_get_ancestor (wait_for (dialog, words), GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The choice of what is shown has a list too. */
static GtkWidget *
get_list (GtkWindow *dialog)
{
  GtkWidget *panes = app_find_type (GTK_WIDGET (dialog), GTK_TYPE_PANED);

  return app_find_type (panes, GTK_TYPE_LIST_VIEW);
}

static GtkSingleSelection *
get_selection (GtkWindow *dialog)
{
  GtkWidget *list = get_list (dialog);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static guint
count_entries (GtkWindow *dialog)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (dialog)));
}

static void
wait_for_entries (GtkWindow *dialog, guint n)
{
  g_test_message ("waiting for %u entries", n);
  while (count_entries (dialog) != n)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
set_heading (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (draft), 0);
  char **edit = user_data;

  rectify_item_set_heading (rectify_item_get_child (section, atoi (edit[0])), edit[1]);
  return TRUE;
}

static void
edit (Fixture *fixture, const char *name, const char *item, const char *heading)
{
  const char *const words[] = { item, heading, NULL };

  rectify_session_edit (fixture->session, name, set_heading, g_strdupv ((char **) words),
                        (GDestroyNotify) g_strfreev, NULL, NULL);
  app_settle (fixture->session);
}

static void
add_plan (Fixture *fixture)
{
  g_autoptr (RectifyPlan) plan = create_plan ();

  rectify_session_add_plan (fixture->session, "Import", plan, NULL, NULL);
  app_settle (fixture->session);
}

static RectifyItem *
get_problem (Fixture *fixture, guint position)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->session);

  return rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0),
                                 position);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);

  wait_for (dialog, "Nothing was edited yet.");
  gtk_window_close (dialog);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *before, *after;

  add_plan (fixture);
  edit (fixture, "Edit item", "0", "学习很不够。");
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);
  wait_for_entries (dialog, 2);
  /* The first row has the focus, not the list. */
  while (!GTK_IS_LIST_VIEW (gtk_widget_get_parent (gtk_window_get_focus (dialog))))
    g_main_context_iteration (NULL, TRUE);
  wait_for (dialog, "Heading");
  before = wait_for (dialog, "学习不够。");
  after = wait_for (dialog, "学习很不够。");
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (after)));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (before)));
  gtk_single_selection_set_selected (get_selection (dialog), 1);
  wait_for (dialog, "Plan created with 3 items");
  g_assert_null (find_label (GTK_WIDGET (dialog), "学习不够。"));
}

/* One older edit is taken back; the one after it stays, and says so in the list. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  add_plan (fixture);
  edit (fixture, "First", "0", "学习很不够。");
  edit (fixture, "Second", "1", "调研很不深。");
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);
  wait_for_entries (dialog, 3);
  gtk_single_selection_set_selected (get_selection (dialog), 1);
  wait_for (dialog, "学习很不够。");
  click (dialog, "Undo This Edit");
  wait_for (dialog, "“First” was taken back");
  wait_for_entries (dialog, 4);
  g_assert_cmpstr (rectify_item_get_heading (get_problem (fixture, 0)), ==, "学习不够。");
  g_assert_cmpstr (rectify_item_get_heading (get_problem (fixture, 1)), ==, "调研很不深。");
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Undo: First");
  /* It is still selected, and cannot be taken back twice. */
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (dialog)), ==, 2);
  wait_for (dialog, "taken back");
  g_assert_false (gtk_widget_get_sensitive (
      gtk_widget_get_ancestor (wait_for (dialog, "Undo This Edit"), GTK_TYPE_BUTTON)));
}

/* What another program edits meanwhile is listed, with the same entry selected. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RectifyHistoryEntry *entry;
  GtkWindow *dialog;

  add_plan (fixture);
  edit (fixture, "First", "0", "学习很不够。");
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);
  wait_for_entries (dialog, 2);
  gtk_single_selection_set_selected (get_selection (dialog), 1);
  ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  plan
      = rectify_ledger_load_plan (ledger,
                                  rectify_plan_get_id (rectify_session_get_plan (fixture->session)),
                                  &error);
  rectify_plan_set_title (plan, "乙局整改方案");
  rectify_ledger_save_plan (ledger, plan, "Elsewhere", &error);
  g_assert_no_error (error);
  rectify_session_look (fixture->session);
  wait_for_entries (dialog, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (dialog)), ==, 2);
  entry = gtk_single_selection_get_selected_item (get_selection (dialog));
  g_assert_cmpstr (rectify_history_entry_get_name (entry), ==, "Import");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  add_plan (fixture);
  edit (fixture, "First", "0", "学习很不够。");
  edit (fixture, "Second", "0", "学习太不够。");
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);
  wait_for_entries (dialog, 3);
  gtk_single_selection_set_selected (get_selection (dialog), 1);
  click (dialog, "Undo This Edit");
  app_settle (fixture->session);
  g_assert_true (app_get_dialog (fixture->parent) != dialog);
  wait_for (app_get_dialog (fixture->parent), "The edit cannot be taken back");
  wait_for (app_get_dialog (fixture->parent),
            "This edit cannot be taken back alone: “1.学习太不够。”");
  g_assert_cmpstr (rectify_item_get_heading (get_problem (fixture, 0)), ==, "学习太不够。");
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *search, *scope;

  add_plan (fixture);
  add_plan (fixture);
  edit (fixture, "First", "0", "学习很不够。");
  edit (fixture, "Second", "1", "调研很不深。");
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session,
                                           rectify_item_get_id (get_problem (fixture, 0)));
  wait_for_entries (dialog, 2);
  scope = app_find_type (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (scope), 1);
  wait_for_entries (dialog, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (scope), 2);
  wait_for_entries (dialog, 4);
  search = gtk_widget_get_next_sibling (scope);
  gtk_editable_set_text (GTK_EDITABLE (search), "很不深");
  wait_for_entries (dialog, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "没有的");
  wait_for (dialog, "No edit says that.");
}

/* More entries come when the end of the list is near. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *list;

  add_plan (fixture);
  for (guint i = 0; i < 149; i++)
    {
      g_autofree char *heading = g_strdup_printf ("第%u次。", i);

      edit (fixture, "Edit", "0", heading);
    }
  dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);
  wait_for_entries (dialog, 100);
  list = get_list (dialog);
  while (count_entries (dialog) < 150)
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", count_entries (dialog) - 1);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (count_entries (dialog), ==, 150);
}

/* It is closed while the history is being read. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  add_plan (fixture);
  for (guint i = 0; i < 5; i++)
    {
      GtkWindow *dialog = rectify_history_dialog_present (fixture->parent, fixture->session, 0);

      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
      gtk_window_destroy (dialog);
      app_settle (fixture->session);
    }
}

static gboolean
make_old (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  RectifyPlan *plan = user_data;

  for (guint i = 0; i < 1010; i++)
    {
      g_autofree char *signer = g_strdup_printf ("%u", i);

      rectify_plan_set_signer (plan, signer);
      if (!rectify_ledger_save_plan (ledger, plan, "Edit", error))
        return FALSE;
    }
  return TRUE;
}

static void
test_compact (Fixture *fixture, gconstpointer data)
{
  RectifyHistorySize size;
  GtkWindow *form;

  add_plan (fixture);
  rectify_session_run (fixture->session, make_old,
                       rectify_plan_copy (rectify_session_get_plan (fixture->session)),
                       g_object_unref, NULL, NULL);
  app_settle (fixture->session);
  rectify_compact_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  form = app_get_dialog (fixture->parent);
  wait_for (form, "The history has 1011 edits");
  wait_for (form, "All edits but the last 1,000 (11 edits, ");
  wait_for (form, "Edits older than one year (nothing to drop)");
  click (form, "Compact…");
  app_settle (fixture->session);
  form = app_get_dialog (fixture->parent);
  wait_for (form, "Drop what 11 edits changed?");
  click (form, "Compact");
  app_settle (fixture->session);
  g_assert_nonnull (app_last_notice);
  g_assert_true (g_str_has_prefix (app_last_notice, "What 11 edits changed was dropped"));
  g_assert_true (
      rectify_ledger_measure_history (rectify_session_get_ledger (fixture->session), &size, NULL));
  g_assert_cmpuint (size.n_compacted, ==, 11);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/app/history-dialog/" path, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("empty", test_empty);
  ADD ("words", test_words);
  ADD ("undo", test_undo);
  ADD ("others", test_others);
  ADD ("refused", test_refused);
  ADD ("filter", test_filter);
  ADD ("pages", test_pages);
  ADD ("close", test_close);
  ADD ("compact", test_compact);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
