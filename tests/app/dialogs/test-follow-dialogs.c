/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dialog-testing.h"
#include "rectify-dialogs.h"
#include "rectify-entry-fields.h"
#include "rectify-notice-rows.h"

typedef AppDesk Fixture;

/* What a dialog asked for last. */
static struct {
  guint n;
  RectifyReport report;
  char *span;
  char *action;
  gboolean reporters;
} made;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area;

  rectify_plan_set_title (plan, "某局整改方案");
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "学习方面");
  rectify_item_set_internal (add (area, RECTIFY_ITEM_PROBLEM, "1.", "学得少"), TRUE);
  add (rectify_item_get_child (area, 0), RECTIFY_ITEM_MEASURE, "一是", "多学");
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "记得少");
  app_desk_set_up (fixture, plan);
  memset (&made, 0, sizeof made);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_desk_tear_down (fixture);
  g_free (made.span);
  g_free (made.action);
}

/* Date, text, reporter and share of each entry. */
static void
assert_entries (RectifyItem *item, const char *expected)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *date = rectify_date_to_string (rectify_progress_entry_get_date (entry));

      g_string_append_printf (text, "%s %s %s %d|", date != NULL ? date : "-",
                              rectify_progress_entry_get_text (entry),
                              rectify_progress_entry_get_reporter (entry),
                              rectify_progress_entry_get_share (entry));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
present_entry (Fixture *fixture, gint64 entry_id)
{
  rectify_entry_dialog_present (fixture->parent, fixture->session,
                                rectify_item_get_id (get_problem (fixture, 1)), entry_id);
  app_settle (fixture->session);
}

static gint64
get_entry_id (Fixture *fixture, guint position)
{
  return rectify_progress_entry_get_id (
      g_ptr_array_index (rectify_item_get_progress (get_problem (fixture, 1)), position));
}

static void
test_entries (Fixture *fixture, gconstpointer data)
{
  present_entry (fixture, 0);
  enter (fixture, "Dat_e", "2023-03-05");
  enter (fixture, "What was _done", "已起草");
  enter (fixture, "_Reported by", "办公室");
  enter (fixture, "Share done in _percent", "40");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, "Sta_tus")), RECTIFY_STATUS_IN_PROGRESS);
  click (fixture, "_Add");
  g_assert_null (get_dialog (fixture));
  assert_entries (get_problem (fixture, 1), "2023-03-05 已起草 办公室 40|");
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==,
                   RECTIFY_STATUS_IN_PROGRESS);
  present_entry (fixture, 0);
  enter (fixture, "Dat_e", "");
  enter (fixture, "What was _done", "以前的事");
  click (fixture, "_Add");
  assert_entries (get_problem (fixture, 1), "- 以前的事  -1|2023-03-05 已起草 办公室 40|");
  /* The same entry, with other words and another day. */
  present_entry (fixture, get_entry_id (fixture, 1));
  enter (fixture, "Dat_e", "2023-03-06");
  enter (fixture, "What was _done", "已印发");
  enter (fixture, "Share done in _percent", "");
  click (fixture, "_Save");
  assert_entries (get_problem (fixture, 1), "- 以前的事  -1|2023-03-06 已印发 办公室 -1|");
  present_entry (fixture, get_entry_id (fixture, 0));
  click (fixture, "De_lete Entry");
  g_assert_null (get_dialog (fixture));
  assert_entries (get_problem (fixture, 1), "2023-03-06 已印发 办公室 -1|");
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  app_settle (fixture->session);
  assert_entries (get_problem (fixture, 1), "- 以前的事  -1|2023-03-06 已印发 办公室 -1|");
}

static guint
get_status (Fixture *fixture)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (get (fixture, "Sta_tus")));
}

/* The status goes with what is noted, until one is chosen. */
static void
test_entry_proposes (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  present_entry (fixture, 0);
  g_assert_cmpuint (get_status (fixture), ==, RECTIFY_STATUS_IN_PROGRESS);
  enter (fixture, "Share done in _percent", "100");
  g_assert_cmpuint (get_status (fixture), ==, RECTIFY_STATUS_DONE);
  enter (fixture, "Share done in _percent", "60");
  g_assert_cmpuint (get_status (fixture), ==, RECTIFY_STATUS_IN_PROGRESS);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (fixture, "Sta_tus")), RECTIFY_STATUS_NOT_STARTED);
  enter (fixture, "Share done in _percent", "100");
  g_assert_cmpuint (get_status (fixture), ==, RECTIFY_STATUS_NOT_STARTED);
  enter (fixture, "What was _done", "已起草");
  click (fixture, "_Add");
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  /* To look at an entry proposes nothing. */
  present_entry (fixture, get_entry_id (fixture, 0));
  g_assert_cmpuint (get_status (fixture), ==, RECTIFY_STATUS_NOT_STARTED);
  dialog = get_dialog (fixture);
  gtk_window_destroy (dialog);
  present_entry (fixture, 0);
  enter (fixture, "What was _done", "已印发");
  enter (fixture, "Share done in _percent", "100");
  click (fixture, "_Add");
  g_assert_cmpint (rectify_item_get_status (get_problem (fixture, 1)), ==, RECTIFY_STATUS_DONE);
}

/* What is wrong is said at its field, and nothing is kept. */
/* What another desk made of the status meanwhile stays, unless another was chosen here by hand. */
static void
test_entry_meanwhile (Fixture *fixture, gconstpointer data)
{
  for (gboolean is_chosen = FALSE; is_chosen <= TRUE; is_chosen++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
      RectifyEntryChange change = { .item_id = 7,
                                    .status = RECTIFY_STATUS_IN_PROGRESS,
                                    .old_status = RECTIFY_STATUS_NOT_STARTED,
                                    .is_chosen = is_chosen };
      g_autoptr (GError) error = NULL;

      rectify_item_set_id (measure, change.item_id);
      rectify_item_append_child (rectify_plan_get_root (plan), measure);
      rectify_item_set_status (measure, RECTIFY_STATUS_CLOSED);
      change.entry = rectify_progress_entry_new (NULL, "已办。", "", RECTIFY_SHARE_UNKNOWN);
      g_assert_true (rectify_entry_change_apply (plan, &change, &error));
      g_assert_no_error (error);
      g_assert_cmpint (rectify_item_get_status (measure), ==,
                       is_chosen ? RECTIFY_STATUS_IN_PROGRESS : RECTIFY_STATUS_CLOSED);
      g_assert_cmpuint (rectify_item_get_progress (measure)->len, ==, 1);
      rectify_progress_entry_unref (change.entry);
    }
}

static void
test_entry_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const inputs[][5]
      = { { "昨天", "做了", "", "Dat_e", "not a date" },
          { "2023-03-05", "做了", "101", "Share done in _percent", "from 0 to 100" },
          { "2023-03-05", " ", "5", "What was _done", "Say what was done" } };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      GtkWindow *dialog;

      present_entry (fixture, 0);
      enter (fixture, "Dat_e", inputs[i][0]);
      enter (fixture, "What was _done", inputs[i][1]);
      enter (fixture, "Share done in _percent", inputs[i][2]);
      click (fixture, "_Add");
      g_assert_true (gtk_widget_has_css_class (get (fixture, inputs[i][3]), "error"));
      g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), inputs[i][4]));
      assert_entries (get_problem (fixture, 1), "");
      while ((dialog = get_dialog (fixture)) != NULL)
        gtk_window_destroy (dialog);
    }
}

static void
test_internal (Fixture *fixture, gconstpointer data)
{
  rectify_item_dialog_present (fixture->parent, fixture->session,
                               rectify_item_get_id (get_problem (fixture, 1)));
  app_settle (fixture->session);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   get (fixture, "_For the office alone, not public")),
                               TRUE);
  click (fixture, "_Save");
  g_assert_true (rectify_item_get_internal (get_problem (fixture, 1)));
  rectify_item_dialog_present (fixture->parent, fixture->session,
                               rectify_item_get_id (get_problem (fixture, 1)));
  app_settle (fixture->session);
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (get (fixture, "_For the office alone, not public"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   get (fixture, "_For the office alone, not public")),
                               FALSE);
  click (fixture, "_Save");
  g_assert_false (rectify_item_get_internal (get_problem (fixture, 1)));
}

static void
make_cb (GtkWindow *parent, RectifyReport report, const RectifyReportOptions *options,
         const char *action)
{
  made.n++;
  made.report = report;
  g_free (made.span);
  made.span = options != NULL ? rectify_report_options_dup_span (options) : NULL;
  made.reporters = options != NULL && rectify_report_options_get_reporters (options);
  g_free (made.action);
  made.action = g_strdup (action);
}

static void
present_span (Fixture *fixture)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (5, 7, 2023);

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_usual_span (options, RECTIFY_REPORT_SPAN_THIS_HALF_YEAR);
  rectify_progress_dialog_present (fixture->parent, fixture->session, options, make_cb);
  app_settle (fixture->session);
}

static void
test_span (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *span;

  present_span (fixture);
  span = GTK_DROP_DOWN (get (fixture, "Spa_n"));
  g_assert_cmpuint (gtk_drop_down_get_selected (span), ==, RECTIFY_REPORT_SPAN_THIS_HALF_YEAR);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "_From"))), ==, "2023-07-01");
  gtk_drop_down_set_selected (span, RECTIFY_REPORT_SPAN_LAST_YEAR);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "_To"))), ==, "2022-12-31");
  click (fixture, "_Show");
  g_assert_cmpuint (made.n, ==, 1);
  g_assert_cmpint (made.report, ==, RECTIFY_REPORT_PROGRESS);
  g_assert_cmpstr (made.span, ==, "2022年");
  g_assert_null (made.action);
  g_assert_true (made.reporters);
  g_assert_null (get_dialog (fixture));
  present_span (fixture);
  span = GTK_DROP_DOWN (get (fixture, "Spa_n"));
  enter (fixture, "_From", "2023-02-03");
  g_assert_cmpuint (gtk_drop_down_get_selected (span), ==, RECTIFY_REPORT_SPAN_LAST_YEAR + 1);
  enter (fixture, "_To", "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (fixture, "Say who _reported what was done")),
                               FALSE);
  click (fixture, "Save as P_DF…");
  g_assert_cmpstr (made.span, ==, "2023年2月3日以来");
  g_assert_cmpstr (made.action, ==, "save-pdf");
  g_assert_false (made.reporters);
  /* A span that ends before it begins is said, not turned round. */
  present_span (fixture);
  enter (fixture, "_To", "2022-01-01");
  click (fixture, "_Show");
  g_assert_cmpuint (made.n, ==, 2);
}

/* What stays and what goes stand side by side, a row an item. */
static void
test_notice_rows (Fixture *fixture, gconstpointer data)
{
  guint n_kept, n_removed;
  g_autoptr (GListModel) rows
      = rectify_notice_rows_new (rectify_session_get_plan (fixture->session), &n_kept, &n_removed);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RectifyNoticeRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (text, "%u %s/%s|", rectify_notice_row_get_depth (row),
                              rectify_notice_row_get_kept (row),
                              rectify_notice_row_get_removed (row));
    }
  g_assert_cmpstr (text->str, ==, "0 （一）学习方面/|1 /1.学得少|2 /一是多学|1 1.记得少/|");
  g_assert_cmpuint (n_kept, ==, 2);
  g_assert_cmpuint (n_removed, ==, 2);
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  rectify_notice_dialog_present (fixture->parent, fixture->session, make_cb);
  app_settle (fixture->session);
  click (fixture, "Save as _Word File…");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (made.n, ==, 1);
  g_assert_cmpint (made.report, ==, RECTIFY_REPORT_NOTICE);
  g_assert_cmpstr (made.action, ==, "save-docx");
}

/* The rows of the dialog as test_notice_rows() has them. */
static char *
dup_rows (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);
  GtkWidget *view = app_find_type (widget, GTK_TYPE_COLUMN_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RectifyNoticeRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (text, "%s/%s|", rectify_notice_row_get_kept (row),
                              rectify_notice_row_get_removed (row));
    }
  return g_string_free (text, FALSE);
}

static gboolean
hide_second (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *area = rectify_item_get_child (rectify_plan_get_root (draft), 0);

  rectify_item_set_internal (rectify_item_get_child (area, 1), GPOINTER_TO_INT (user_data));
  return TRUE;
}

static void
hide_and_ask (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_signal_emit_by_name (get (user_data, "_Show"), "clicked");
}

/* What is on its way when it is opened, and what comes later, is seen in it; nothing is done with
 * what was not. */
static void
test_notice_follows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  rectify_session_edit (fixture->session, "Hide", hide_second, GINT_TO_POINTER (TRUE), NULL, NULL,
                        NULL);
  rectify_notice_dialog_present (fixture->parent, fixture->session, make_cb);
  before = dup_rows (GTK_WIDGET (get_dialog (fixture)));
  g_assert_cmpstr (before, ==, "（一）学习方面/|/1.学得少|/一是多学|1.记得少/|");
  app_settle (fixture->session);
  after = dup_rows (GTK_WIDGET (get_dialog (fixture)));
  g_assert_cmpstr (after, ==, "（一）学习方面/|/1.学得少|/一是多学|/2.记得少|");
  /* Asked for between two edits that follow each other: the first of them was not seen yet. */
  rectify_session_edit (fixture->session, "Show", hide_second, GINT_TO_POINTER (FALSE), NULL,
                        hide_and_ask, fixture);
  rectify_session_edit (fixture->session, "Again", hide_second, GINT_TO_POINTER (FALSE), NULL, NULL,
                        NULL);
  app_settle (fixture->session);
  g_assert_cmpuint (made.n, ==, 0);
  g_assert_nonnull (get_dialog (fixture));
  again = dup_rows (GTK_WIDGET (get_dialog (fixture)));
  g_assert_cmpstr (again, ==, before);
  click (fixture, "_Show");
  g_assert_cmpuint (made.n, ==, 1);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/follow-dialogs/entries", test_entries },
                { "/follow-dialogs/entry-proposes", test_entry_proposes },
                { "/follow-dialogs/entry-meanwhile", test_entry_meanwhile },
                { "/follow-dialogs/entry-refused", test_entry_refused },
                { "/follow-dialogs/internal", test_internal },
                { "/follow-dialogs/span", test_span },
                { "/follow-dialogs/notice-rows", test_notice_rows },
                { "/follow-dialogs/notice", test_notice },
                { "/follow-dialogs/notice-follows", test_notice_follows } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
