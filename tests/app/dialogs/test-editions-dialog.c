/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-changes-report.h"
#include "rectify-editions-dialog.h"
#include "rectify-editions.h"
#include "rectify-formats.h"
#include "rectify-page-list.h"
#include "rectify-reading.h"

typedef AppDesk Fixture;

static const char source[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n"
      "责任单位：办公室\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  app_desk_set_up (fixture, plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_desk_tear_down (fixture);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

static GtkWidget *
get_button (Fixture *fixture, const char *label)
{
  GtkWidget *found = find_label (GTK_WIDGET (app_get_dialog (fixture->parent)), label);

  g_assert_nonnull (found);
  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = get_button (fixture, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_settle (fixture->session);
}

static GtkWidget *
get (Fixture *fixture, GType type)
{
  GtkWidget *found = app_find_type (GTK_WIDGET (app_get_dialog (fixture->parent)), type);

  g_assert_nonnull (found);
  return found;
}

static void
enter (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, GTK_TYPE_ENTRY)), text);
}

/* The test's own time limit says when it never comes. */
static void
wait_for_notice (void)
{
  while (app_last_notice == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *editions = rectify_ledger_list_editions (
      rectify_session_get_ledger (fixture->session),
      rectify_plan_get_id (rectify_session_get_plan (fixture->session)), &error);

  g_assert_no_error (error);
  return editions;
}

static void
freeze (Fixture *fixture, const char *name)
{
  g_clear_pointer (&app_last_notice, g_free);
  rectify_freeze_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  enter (fixture, name);
  click (fixture, "_Freeze");
  wait_for_notice ();
  app_settle (fixture->session);
}

static gboolean
set_title (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_title (draft, user_data);
  return TRUE;
}

static void
change_title (Fixture *fixture, const char *title)
{
  rectify_session_edit (fixture->session, "Edit", set_title, (gpointer) title, NULL, NULL, NULL);
  app_settle (fixture->session);
}

static void
test_freeze (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GBytes) pages = NULL;
  g_autoptr (RectifyPlan) then = NULL;
  const char *proposal;
  gint64 id;

  rectify_freeze_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  proposal = gtk_editable_get_text (GTK_EDITABLE (get (fixture, GTK_TYPE_ENTRY)));
  g_assert_true (g_str_has_prefix (proposal, "Meeting edition 2"));
  enter (fixture, "  ");
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Freeze")));
  enter (fixture, " 会议稿 ");
  click (fixture, "_Freeze");
  wait_for_notice ();
  g_assert_cmpstr (app_last_notice, ==, "The plan was kept as “会议稿”");
  g_assert_null (app_get_dialog (fixture->parent));
  change_title (fixture, "乙局整改方案");
  editions = list (fixture);
  g_assert_cmpuint (editions->len, ==, 1);
  g_assert_cmpstr (rectify_edition_get_name (editions->pdata[0]), ==, "会议稿");
  id = rectify_edition_get_id (editions->pdata[0]);
  pages
      = rectify_ledger_load_edition_pages (rectify_session_get_ledger (fixture->session), id, NULL);
  g_assert_cmpmem (g_bytes_get_data (pages, NULL), 5, "%PDF-", 5);
  then = rectify_ledger_load_edition (rectify_session_get_ledger (fixture->session), id, NULL);
  g_assert_cmpstr (rectify_plan_get_title (then), ==, "甲局整改方案");
  /* It is no edit that could be undone. */
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Edit");
}

/* A name that is taken is said, and what was typed stays. */
static void
test_freeze_same_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *proposal = NULL;
  g_autofree char *numbered = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  GtkWindow *form;

  rectify_freeze_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  proposal = g_strdup (gtk_editable_get_text (GTK_EDITABLE (get (fixture, GTK_TYPE_ENTRY))));
  click (fixture, "_Freeze");
  wait_for_notice ();
  app_settle (fixture->session);
  rectify_freeze_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  numbered = g_strconcat (proposal, " (2)", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, GTK_TYPE_ENTRY))), ==,
                   numbered);
  enter (fixture, proposal);
  form = app_get_dialog (fixture->parent);
  click (fixture, "_Freeze");
  g_assert_true (GTK_IS_MESSAGE_DIALOG (app_get_dialog (fixture->parent)));
  gtk_window_destroy (app_get_dialog (fixture->parent));
  app_settle (fixture->session);
  g_assert_true (app_get_dialog (fixture->parent) == form);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, GTK_TYPE_ENTRY))), ==,
                   proposal);
  editions = list (fixture);
  g_assert_cmpuint (editions->len, ==, 1);
}

/* The work belongs to the ledger it was begun in, though another has a plan that is the same. */
static void
test_freeze_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.rectify", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  rectify_freeze_dialog_present (fixture->parent, fixture->session, app_notice_cb);
  app_settle (fixture->session);
  enter (fixture, "会议稿");
  g_signal_emit_by_name (get_button (fixture, "_Freeze"), "clicked");
  rectify_session_open (fixture->session, path, 0, NULL, NULL);
  while (rectify_session_is_busy (fixture->session) || app_get_dialog (fixture->parent) == NULL
         || !GTK_IS_MESSAGE_DIALOG (app_get_dialog (fixture->parent)))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (app_get_dialog (fixture->parent));
  rectify_session_show_plan (fixture->session, 1, NULL, NULL);
  app_settle (fixture->session);
  others = list (fixture);
  g_assert_cmpuint (others->len, ==, 0);
  rectify_session_open (fixture->session, fixture->path, 0, NULL, NULL);
  app_settle (fixture->session);
  rectify_session_show_plan (fixture->session, 1, NULL, NULL);
  app_settle (fixture->session);
  editions = list (fixture);
  g_assert_cmpuint (editions->len, ==, 0);
  g_assert_null (app_last_notice);
}

static const char *
get_row_name (Fixture *fixture, int index)
{
  GtkListBox *rows = GTK_LIST_BOX (get (fixture, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (rows, index);

  return row != NULL
             ? gtk_label_get_label (GTK_LABEL (app_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL)))
             : NULL;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  freeze (fixture, "初稿");
  freeze (fixture, "会议稿");
  dialog = rectify_editions_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "会议稿");
  g_assert_cmpstr (get_row_name (fixture, 1), ==, "初稿");
  g_assert_null (get_row_name (fixture, 2));
  /* The newest is selected. */
  click (fixture, "_Rename…");
  g_assert_true (app_get_dialog (fixture->parent) != dialog);
  enter (fixture, "审定稿");
  click (fixture, "_Rename");
  g_assert_true (app_get_dialog (fixture->parent) == dialog);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "审定稿");
  /* Deleting asks. */
  click (fixture, "_Delete…");
  click (fixture, "_Cancel");
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "审定稿");
  click (fixture, "_Delete…");
  click (fixture, "_Delete");
  g_assert_true (app_get_dialog (fixture->parent) == dialog);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "初稿");
  g_assert_null (get_row_name (fixture, 1));
  click (fixture, "_Delete…");
  click (fixture, "_Delete");
  g_assert_null (get_row_name (fixture, 0));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Changes Since…")));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Print…")));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Save as PDF…")));
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  RectifyPageList *pages;
  RectifyPages *marked;
  GtkWindow *dialog;

  freeze (fixture, "会议稿");
  change_title (fixture, "甲局党组整改方案");
  dialog = rectify_editions_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  click (fixture, "_Changes Since…");
  g_assert_true (app_get_dialog (fixture->parent) != dialog);
  pages = RECTIFY_PAGE_LIST (get (fixture, RECTIFY_TYPE_PAGE_LIST));
  while (rectify_page_list_get_pages (pages) == NULL)
    g_main_context_iteration (NULL, TRUE);
  marked = rectify_page_list_get_pages (pages);
  {
    g_autoptr (GArray) found = rectify_pages_find (marked, "甲局党组整改方案");

    g_assert_cmpuint (found->len, ==, 1);
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, GTK_TYPE_DROP_DOWN)), 1);
  while (rectify_page_list_get_pages (pages) == marked)
    g_main_context_iteration (NULL, TRUE);
  {
    g_autoptr (GArray) found
        = rectify_pages_find (rectify_page_list_get_pages (pages), "对照稿本：会议稿");

    g_assert_cmpuint (found->len, ==, 1);
  }
  /* Closed while pages are being set. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, GTK_TYPE_DROP_DOWN)), 0);
  gtk_window_destroy (app_get_dialog (fixture->parent));
  app_settle (fixture->session);
  g_assert_true (app_get_dialog (fixture->parent) == dialog);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.pdf", "a.docx" };
  g_autoptr (RectifyPlan) before = rectify_plan_copy (rectify_session_get_plan (fixture->session));
  g_autoptr (RectifyDocument) document = NULL;

  change_title (fixture, "甲局党组整改方案");
  document = rectify_report_compose_changes (rectify_session_get_plan (fixture->session), before,
                                             "会议稿");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *expected = g_strdup_printf ("Saved as “%s”", names[i]);
      g_autofree char *content = NULL;
      gsize length;

      g_clear_pointer (&app_last_notice, g_free);
      rectify_document_save (fixture->parent, document, file, app_notice_cb);
      wait_for_notice ();
      g_assert_cmpstr (app_last_notice, ==, expected);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpmem (content, 2, i == 0 ? "%P" : "PK", 2);
    }
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  freeze (fixture, "会议稿");
  rectify_session_open (fixture->session, fixture->path, RECTIFY_LEDGER_READ_ONLY, NULL, NULL);
  app_settle (fixture->session);
  rectify_session_show_plan (fixture->session, 1, NULL, NULL);
  app_settle (fixture->session);
  rectify_editions_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  g_assert_cmpstr (get_row_name (fixture, 0), ==, "会议稿");
  g_assert_true (gtk_widget_is_sensitive (get_button (fixture, "_Changes Since…")));
  g_assert_true (gtk_widget_is_sensitive (get_button (fixture, "_Save as PDF…")));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Rename…")));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Delete…")));
}

static void
test_file_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = rectify_file_name_new ("甲/乙局\n方案: 会议稿", ".pdf");
  g_autofree char *none = rectify_file_name_new ("", ".pdf");

  g_assert_cmpstr (name, ==, "甲 乙局 方案  会议稿.pdf");
  g_assert_cmpstr (none, ==, "Plan.pdf");
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/editions-dialog/freeze", test_freeze },
    { "/editions-dialog/freeze-same-name", test_freeze_same_name },
    { "/editions-dialog/freeze-elsewhere", test_freeze_elsewhere },
    { "/editions-dialog/list", test_list },
    { "/editions-dialog/compare", test_compare },
    { "/editions-dialog/save", test_save },
    { "/editions-dialog/read-only", test_read_only },
    { "/editions-dialog/file-names", test_file_names },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
