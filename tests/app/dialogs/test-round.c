/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-testing.h"
#include "rectify-dialogs.h"
#include "rectify-item-text.h"

static void
add_entry (RectifyItem *item, GDateYear year)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 2, year);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (date, "做过", "", 30);

  rectify_item_add_progress (item, entry);
}

/* Two are due: the first, and the last, whose entry is of long ago. */
static void
set_up (AppDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area;

  rectify_plan_set_title (plan, "某局整改方案");
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "学习方面");
  add (area, RECTIFY_ITEM_PROBLEM, "1.", "学得少");
  rectify_item_set_status (add (area, RECTIFY_ITEM_PROBLEM, "2.", "记得少"), RECTIFY_STATUS_DONE);
  add_entry (add (area, RECTIFY_ITEM_PROBLEM, "3.", "用得少"), 2999);
  add_entry (add (area, RECTIFY_ITEM_PROBLEM, "4.", "问得少"), 2001);
  app_desk_set_up (desk, plan);
}

static void
tear_down (AppDesk *desk, gconstpointer data)
{
  app_desk_tear_down (desk);
}

static void
present (AppDesk *desk)
{
  rectify_round_dialog_present (desk->parent, desk->session);
  app_settle (desk->session);
}

static guint
count_entries (AppDesk *desk, guint position)
{
  return rectify_item_get_progress (get_problem (desk, position))->len;
}

static gboolean
shows (AppDesk *desk, const char *words)
{
  return app_find_label (GTK_WIDGET (app_get_dialog (desk->parent)), words) != NULL;
}

/* What is no day is said, where it stands, and the round stays where it is. */
static void
test_no_day (AppDesk *desk, gconstpointer data)
{
  const char *const labels[] = { "Tasks _without an entry since", "Dat_e" };

  present (desk);
  enter (desk, "What was _done", "学了");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      enter (desk, labels[i], "很久以前");
      click (desk, "_Save and Go On");
      g_assert_true (gtk_widget_has_css_class (get (desk, labels[i]), "error"));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, labels[i]))), ==,
                       "很久以前");
      g_assert_true (shows (desk, "1 of 2"));
      g_assert_cmpuint (count_entries (desk, 0), ==, 0);
      enter (desk, labels[i], "２０２６年１月５日");
    }
  click (desk, "_Save and Go On");
  g_assert_cmpuint (count_entries (desk, 0), ==, 1);
}

/* One after another, until there is no more. */
static void
test_walk (AppDesk *desk, gconstpointer data)
{
  present (desk);
  g_assert_true (shows (desk, "1 of 2"));
  enter (desk, "What was _done", "学了");
  enter (desk, "Share done in _percent", "100");
  click (desk, "_Save and Go On");
  g_assert_true (shows (desk, "2 of 2"));
  g_assert_cmpuint (count_entries (desk, 0), ==, 1);
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_DONE);
  enter (desk, "What was _done", "问了");
  click (desk, "_Save and Go On");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpuint (count_entries (desk, 3), ==, 2);
  g_assert_cmpuint (count_entries (desk, 1), ==, 0);
  g_assert_cmpuint (count_entries (desk, 2), ==, 1);
  present (desk);
  g_assert_false (gtk_widget_get_sensitive (get (desk, "_Save and Go On")));
  gtk_window_destroy (app_get_dialog (desk->parent));
}

/* Where nothing is typed nothing is noted. */
static void
test_skip (AppDesk *desk, gconstpointer data)
{
  present (desk);
  click (desk, "_Save and Go On");
  g_assert_true (shows (desk, "2 of 2"));
  g_assert_cmpuint (count_entries (desk, 0), ==, 0);
  enter (desk, "What was _done", "问了");
  click (desk, "_Save and Go On");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpuint (count_entries (desk, 3), ==, 2);
}

/* What is wrong is said, and the round stays where it is. */
static void
test_wrong (AppDesk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  present (desk);
  enter (desk, "Share done in _percent", "101");
  enter (desk, "What was _done", "学了");
  click (desk, "_Save and Go On");
  g_assert_cmpuint (count_entries (desk, 0), ==, 0);
  while ((dialog = app_get_dialog (desk->parent)) != NULL)
    gtk_window_destroy (dialog);
}

static void
test_since (AppDesk *desk, gconstpointer data)
{
  present (desk);
  enter (desk, "Tasks _without an entry since", "2001-01-01");
  g_assert_true (shows (desk, "1 of 1"));
  enter (desk, "Tasks _without an entry since", "3000-01-01");
  g_assert_true (shows (desk, "1 of 3"));
  gtk_window_destroy (app_get_dialog (desk->parent));
}

/* It begins with the quarter that today is in. */
static void
test_quarter (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autoptr (GDate) first = NULL;

  present (desk);
  first = rectify_date_from_string (
      gtk_editable_get_text (GTK_EDITABLE (get (desk, "Tasks _without an entry since"))));
  g_assert_nonnull (first);
  g_assert_cmpint (g_date_get_day (first), ==, 1);
  g_assert_cmpint (g_date_get_month (first) % 3, ==, 1);
  g_assert_cmpint (g_date_get_year (first), ==, g_date_get_year (today));
  g_assert_cmpint (g_date_get_month (today), >=, (int) g_date_get_month (first));
  g_assert_cmpint (g_date_get_month (today), <, (int) g_date_get_month (first) + 3);
  gtk_window_destroy (app_get_dialog (desk->parent));
}

/* What is typed is not thrown away for another choice. */
static void
test_typed (AppDesk *desk, gconstpointer data)
{
  present (desk);
  enter (desk, "Share done in _percent", "40");
  enter (desk, "Tasks _without an entry since", "3000-01-01");
  g_assert_true (shows (desk, "1 of 2"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, "Share done in _percent"))), ==,
                   "40");
  enter (desk, "Share done in _percent", "");
  enter (desk, "Tasks _without an entry since", "2999-12-31");
  g_assert_true (shows (desk, "1 of 3"));
  gtk_window_destroy (app_get_dialog (desk->parent));
}

/* What is due in the other plan, of which the second task only. */
static void
add_other_plan (AppDesk *desk)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area;

  rectify_plan_set_title (plan, "某委整改方案");
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "作风方面");
  rectify_item_set_status (add (area, RECTIFY_ITEM_PROBLEM, "1.", "走得少"), RECTIFY_STATUS_DONE);
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "看得少");
  app_add_plan (desk->session, plan);
}

static gint64
get_plan_id (AppDesk *desk)
{
  return rectify_plan_get_id (rectify_session_get_plan (desk->session));
}

static void
choose_all (AppDesk *desk, gboolean all)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (desk, "_In")), all);
  app_settle (desk->session);
}

/* Through all plans, the one that is shown first; each entry is an edit of its own plan, and the window
 * is back where it was afterwards. */
static void
test_all_plans (AppDesk *desk, gconstpointer data)
{
  gint64 first = get_plan_id (desk);
  gint64 other;
  GtkWindow *dialog;

  add_other_plan (desk);
  other = get_plan_id (desk);
  rectify_session_show_plan (desk->session, first, NULL, NULL);
  app_settle (desk->session);
  present (desk);
  g_assert_true (shows (desk, "1 of 2"));
  choose_all (desk, TRUE);
  g_assert_true (shows (desk, "1 of 3"));
  g_assert_true (shows (desk, "某局整改方案"));
  enter (desk, "Dat_e", "2999-05-06");
  enter (desk, "What was _done", "学了");
  click (desk, "_Save and Go On");
  click (desk, "_Save and Go On");
  g_assert_true (shows (desk, "3 of 3"));
  g_assert_true (shows (desk, "某委整改方案"));
  g_assert_true (shows (desk, "看得少"));
  g_assert_cmpint (get_plan_id (desk), ==, other);
  enter (desk, "What was _done", "看了");
  click (desk, "_Save and Go On");
  g_assert_null (app_get_dialog (desk->parent));
  app_settle (desk->session);
  g_assert_cmpint (get_plan_id (desk), ==, first);
  g_assert_cmpuint (count_entries (desk, 0), ==, 1);
  /* The last edit is one of the other plan, which comes up again with it. */
  rectify_session_undo (desk->session, FALSE, NULL, NULL);
  app_settle (desk->session);
  g_assert_cmpint (get_plan_id (desk), ==, other);
  g_assert_cmpuint (count_entries (desk, 1), ==, 0);
  /* The choice is as it was made last. */
  present (desk);
  g_assert_true (shows (desk, "1 of 2"));
  choose_all (desk, FALSE);
  g_assert_true (shows (desk, "1 of 1"));
  while ((dialog = app_get_dialog (desk->parent)) != NULL)
    gtk_window_destroy (dialog);
  app_settle (desk->session);
}

static gboolean
delete_plan (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  return rectify_ledger_delete_plan (ledger, *(gint64 *) user_data, "Delete plan", error);
}

/* A plan that goes meanwhile takes its tasks with it, which is said. */
static void
test_plan_gone (AppDesk *desk, gconstpointer data)
{
  gint64 first = get_plan_id (desk);
  gint64 other;

  add_other_plan (desk);
  other = get_plan_id (desk);
  rectify_session_show_plan (desk->session, first, NULL, NULL);
  app_settle (desk->session);
  present (desk);
  choose_all (desk, TRUE);
  rectify_session_run (desk->session, delete_plan, &other, NULL, NULL, NULL);
  app_settle (desk->session);
  click (desk, "_Save and Go On");
  click (desk, "_Save and Go On");
  g_assert_true (shows (desk, "3 of 3"));
  g_assert_true (shows (desk, "no longer in the plan"));
  choose_all (desk, FALSE);
  g_assert_true (shows (desk, "1 of 2"));
  gtk_window_destroy (app_get_dialog (desk->parent));
}

static gboolean
has_selection (GtkWidget *widget)
{
  gboolean found
      = GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_selection (child);
  return found;
}

/* What can be copied is not selected by that the dialog opens. */
static void
test_unselected (AppDesk *desk, gconstpointer data)
{
  present (desk);
  g_assert_false (has_selection (GTK_WIDGET (app_get_dialog (desk->parent))));
  gtk_window_destroy (app_get_dialog (desk->parent));
}

/* The day is that of the entry before it, also where that was passed over. */
static void
test_day (AppDesk *desk, gconstpointer data)
{
  const GDate *date;

  present (desk);
  enter (desk, "Dat_e", "2999-05-06");
  click (desk, "_Save and Go On");
  g_assert_true (shows (desk, "2 of 2"));
  g_assert_cmpuint (count_entries (desk, 0), ==, 0);
  enter (desk, "What was _done", "问了");
  click (desk, "_Save and Go On");
  date = rectify_progress_entry_get_date (
      g_ptr_array_index (rectify_item_get_progress (get_problem (desk, 3)), 1));
  g_assert_cmpint (g_date_get_year (date), ==, 2999);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (AppDesk *desk, gconstpointer data);
  } tests[] = { { "/round/walk", test_walk },
                { "/round/no-day", test_no_day },
                { "/round/skip", test_skip },
                { "/round/wrong", test_wrong },
                { "/round/since", test_since },
                { "/round/quarter", test_quarter },
                { "/round/typed", test_typed },
                { "/round/day", test_day },
                { "/round/all-plans", test_all_plans },
                { "/round/plan-gone", test_plan_gone },
                { "/round/unselected", test_unselected } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, AppDesk, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
