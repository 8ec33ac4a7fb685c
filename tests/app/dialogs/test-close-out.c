/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dialog-testing.h"
#include "rectify-close-out.h"
#include "rectify-dialogs.h"
#include "rectify-ledger-watch.h"

static void
set_up (AppDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area;

  rectify_plan_set_title (plan, "某局整改方案");
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "学习方面");
  rectify_item_set_status (add (area, RECTIFY_ITEM_PROBLEM, "1.", "学得少"), RECTIFY_STATUS_DONE);
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "记得少");
  rectify_item_set_status (add (area, RECTIFY_ITEM_PROBLEM, "3.", "用得少"), RECTIFY_STATUS_DONE);
  app_desk_set_up (desk, plan);
}

static void
tear_down (AppDesk *desk, gconstpointer data)
{
  app_desk_tear_down (desk);
}

static void
present (AppDesk *desk, RectifyStepKind kind, guint first, guint n)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < first + n; i++)
    {
      gint64 id = rectify_item_get_id (get_problem (desk, i));

      g_array_append_val (ids, id);
    }
  rectify_close_out_dialog_present (desk->parent, desk->session, ids, kind);
  app_settle (desk->session);
}

static gboolean
says (AppDesk *desk, GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (desk, child, part))
      return TRUE;
  return FALSE;
}

static void
assert_says (AppDesk *desk, const char *part)
{
  g_assert_true (says (desk, GTK_WIDGET (app_get_dialog (desk->parent)), part));
}

static void
assert_silent (AppDesk *desk, const char *part)
{
  g_assert_false (says (desk, GTK_WIDGET (app_get_dialog (desk->parent)), part));
}

/* The sentence stands at the field, and the field has the focus. */
static void
assert_asks (AppDesk *desk, const char *label, const char *part)
{
  GtkWidget *field = get (desk, label);
  GtkWidget *focus = gtk_window_get_focus (app_get_dialog (desk->parent));

  assert_says (desk, part);
  g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
  g_assert_true (gtk_widget_has_css_class (field, "error"));
}

static void
close_dialog (AppDesk *desk)
{
  GtkWindow *dialog;

  while ((dialog = app_get_dialog (desk->parent)) != NULL)
    gtk_window_destroy (dialog);
}

static RectifyCloseOutState
get_state (AppDesk *desk, guint position)
{
  return rectify_close_out_get_state (get_problem (desk, position));
}

/* From the request to the reopening, with what is missing said on the way. */
static void
test_whole_way (AppDesk *desk, gconstpointer data)
{
  present (desk, RECTIFY_STEP_REQUEST, 0, 1);
  enter (desk, "Requested _by", " ");
  click (desk, "Re_quest");
  assert_asks (desk, "Requested _by", "who asks");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_NONE);
  enter (desk, "Requested _by", "张三");
  assert_silent (desk, "who asks");
  click (desk, "Re_quest");
  assert_asks (desk, "_Grounds", "on what grounds");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_NONE);
  enter (desk, "_Grounds", "已全部完成");
  assert_silent (desk, "on what grounds");
  click (desk, "Re_quest");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  present (desk, RECTIFY_STEP_APPROVE, 0, 1);
  click (desk, "_Save");
  assert_asks (desk, "Re_viewer", "who reviewed it");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  enter (desk, "Re_viewer", "李四");
  enter (desk, "Dat_e", "昨天");
  click (desk, "_Save");
  assert_asks (desk, "Dat_e", "A day is missing");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, "Dat_e"))), ==, "昨天");
  enter (desk, "Dat_e", "２０９９年１月２日");
  g_assert_true (gtk_widget_get_sensitive (get (desk, "_Save")));
  click (desk, "_Save");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_APPROVED);
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_CLOSED);
  present (desk, RECTIFY_STEP_REOPEN, 0, 1);
  enter (desk, "_Reason", "问题反弹");
  click (desk, "Re_open");
  assert_asks (desk, "Reopened _by", "who reopens it");
  enter (desk, "Reopened _by", "王五");
  assert_says (desk, "2099-01-02");
  click (desk, "Re_open");
  assert_asks (desk, "Dat_e", "2099-01-02");
  enter (desk, "Dat_e", "2099-01-03");
  click (desk, "Re_open");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_REOPENED);
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_IN_PROGRESS);
}

/* Of several, the one that something is missing of is named; those that wait are decided at once. */
static void
test_many (AppDesk *desk, gconstpointer data)
{
  present (desk, RECTIFY_STEP_REQUEST, 0, 3);
  assert_says (desk, "记得少");
  g_assert_false (gtk_widget_get_sensitive (get (desk, "Re_quest")));
  close_dialog (desk);
  for (guint i = 0; i < 3; i += 2)
    {
      present (desk, RECTIFY_STEP_REQUEST, i, 1);
      enter (desk, "Requested _by", "张三");
      enter (desk, "_Grounds", "已完成");
      click (desk, "Re_quest");
    }
  present (desk, RECTIFY_STEP_APPROVE, 0, 3);
  assert_says (desk, "2 of the 3");
  enter (desk, "Re_viewer", "李四");
  click (desk, "_Save");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_APPROVED);
  g_assert_cmpint (get_state (desk, 1), ==, RECTIFY_CLOSE_OUT_NONE);
  g_assert_cmpint (get_state (desk, 2), ==, RECTIFY_CLOSE_OUT_APPROVED);
}

static void
test_refuse (AppDesk *desk, gconstpointer data)
{
  present (desk, RECTIFY_STEP_REQUEST, 0, 1);
  enter (desk, "Requested _by", "张三");
  enter (desk, "_Grounds", "已完成");
  click (desk, "Re_quest");
  present (desk, RECTIFY_STEP_APPROVE, 0, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (desk, "_Decision")), 1);
  app_settle (desk->session);
  enter (desk, "Re_viewer", "李四");
  click (desk, "_Save");
  assert_asks (desk, "Re_mark", "why it is not closed out");
  enter (desk, "Re_mark", "材料不全");
  click (desk, "_Save");
  g_assert_cmpint (get_state (desk, 0), ==, RECTIFY_CLOSE_OUT_REFUSED);
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_IN_PROGRESS);
}

/* By hand it is not closed out where the plan wants a reviewer. */
static void
test_by_hand (AppDesk *desk, gconstpointer data)
{
  rectify_item_dialog_present (desk->parent, desk->session,
                               rectify_item_get_id (get_problem (desk, 0)));
  app_settle (desk->session);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (desk, "Sta_tus")), RECTIFY_STATUS_CLOSED);
  click (desk, "_Save");
  g_assert_nonnull (app_get_dialog (desk->parent));
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_DONE);
  close_dialog (desk);
  rectify_entry_dialog_present (desk->parent, desk->session,
                                rectify_item_get_id (get_problem (desk, 0)), 0);
  app_settle (desk->session);
  enter (desk, "What was _done", "做了");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (desk, "Sta_tus")), RECTIFY_STATUS_CLOSED);
  click (desk, "_Add");
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 0)), ==, RECTIFY_STATUS_DONE);
  close_dialog (desk);
}

static gboolean
need_nothing (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_close_out_needs (draft, RECTIFY_CLOSE_OUT_NEEDS_NOTHING);
  return TRUE;
}

/* Where nothing is wanted it is, but as a decision of somebody, which is said before. */
static void
test_by_hand_without (AppDesk *desk, gconstpointer data)
{
  g_autofree char *name = rectify_ledger_dup_own_name ();
  RectifyStep *step;

  rectify_session_edit (desk->session, "Needs", need_nothing, NULL, NULL, NULL, NULL);
  app_settle (desk->session);
  rectify_item_dialog_present (desk->parent, desk->session,
                               rectify_item_get_id (get_problem (desk, 1)));
  app_settle (desk->session);
  assert_silent (desk, "without a request");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (desk, "Sta_tus")), RECTIFY_STATUS_CLOSED);
  app_settle (desk->session);
  assert_says (desk, "without a request");
  assert_says (desk, name);
  click (desk, "_Save");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpint (rectify_item_get_status (get_problem (desk, 1)), ==, RECTIFY_STATUS_CLOSED);
  step = rectify_close_out_find_last (get_problem (desk, 1));
  g_assert_cmpint (rectify_step_get_kind (step), ==, RECTIFY_STEP_APPROVE);
  g_assert_cmpstr (rectify_step_get_who (step), ==, name);
  g_assert_nonnull (rectify_step_get_date (step));
}

static void
test_needs (AppDesk *desk, gconstpointer data)
{
  rectify_properties_dialog_present (desk->parent, desk->session);
  app_settle (desk->session);
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (get (desk, "A revie_wer who does not answer for it"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (desk, "E_vidence")), TRUE);
  click (desk, "_Save");
  g_assert_cmpint (rectify_plan_get_close_out_needs (rectify_session_get_plan (desk->session)), ==,
                   RECTIFY_CLOSE_OUT_NEEDS_REVIEWER | RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE);
  present (desk, RECTIFY_STEP_REQUEST, 0, 1);
  assert_says (desk, "only with evidence");
  g_assert_false (gtk_widget_get_sensitive (get (desk, "Re_quest")));
  close_dialog (desk);
}

static RectifyStep *
get_step (AppDesk *desk, guint position, guint step)
{
  GPtrArray *steps = rectify_item_get_steps (get_problem (desk, position));

  g_assert_cmpuint (steps->len, >, step);
  return g_ptr_array_index (steps, step);
}

static void
test_vote (AppDesk *desk, gconstpointer data)
{
  const int *counts;

  rectify_vote_dialog_present (desk->parent, desk->session,
                               rectify_item_get_id (get_problem (desk, 0)), 0);
  app_settle (desk->session);
  enter (desk, "_Satisfied", "90");
  enter (desk, "_Not satisfied", "3");
  click (desk, "_Add");
  g_assert_null (app_get_dialog (desk->parent));
  counts = rectify_step_get_counts (get_step (desk, 0, 0));
  g_assert_cmpint (counts[0], ==, 90);
  g_assert_cmpint (counts[1], ==, 0);
  g_assert_cmpint (counts[2], ==, 3);
}

static void
present_vote (AppDesk *desk, gint64 step_id)
{
  rectify_vote_dialog_present (desk->parent, desk->session,
                               rectify_item_get_id (get_problem (desk, 0)), step_id);
  app_settle (desk->session);
}

/* A vote is mended in its place, and deleted; both can be undone. */
static void
test_vote_again (AppDesk *desk, gconstpointer data)
{
  gint64 id;

  present_vote (desk, 0);
  g_assert_null (app_find_button (GTK_WIDGET (app_get_dialog (desk->parent)), "De_lete Vote"));
  enter (desk, "_Satisfied", "90");
  click (desk, "_Add");
  id = rectify_step_get_id (get_step (desk, 0, 0));
  present_vote (desk, id);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, "_Satisfied"))), ==, "90");
  enter (desk, "_Satisfied", "9");
  enter (desk, "_Fairly satisfied", "5");
  click (desk, "_Save");
  g_assert_cmpuint (rectify_item_get_steps (get_problem (desk, 0))->len, ==, 1);
  g_assert_cmpint (rectify_step_get_id (get_step (desk, 0, 0)), ==, id);
  g_assert_cmpint (rectify_step_get_counts (get_step (desk, 0, 0))[0], ==, 9);
  g_assert_cmpint (rectify_step_get_counts (get_step (desk, 0, 0))[1], ==, 5);
  present_vote (desk, id);
  click (desk, "De_lete Vote");
  g_assert_null (app_get_dialog (desk->parent));
  g_assert_cmpuint (rectify_item_get_steps (get_problem (desk, 0))->len, ==, 0);
  rectify_session_undo (desk->session, FALSE, NULL, NULL);
  app_settle (desk->session);
  g_assert_cmpint (rectify_step_get_counts (get_step (desk, 0, 0))[0], ==, 9);
}

/* Nothing is made of words, and they stay as they were typed; digits of any width are counts. */
static void
test_vote_words (AppDesk *desk, gconstpointer data)
{
  const char *const words[]
      = { "2026年11月30日", "完成80%", "-1", "－１", "1.5", "100000000", "十人" };
  const int *counts;

  present_vote (desk, 0);
  enter (desk, "_Satisfied", "12");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      enter (desk, "_Fairly satisfied", words[i]);
      click (desk, "_Add");
      assert_asks (desk, "_Fairly satisfied", "not a number of people");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, "_Fairly satisfied"))), ==,
                       words[i]);
      g_assert_cmpuint (rectify_item_get_steps (get_problem (desk, 0))->len, ==, 0);
    }
  enter (desk, "_Satisfied", "0");
  enter (desk, "_Fairly satisfied", "　");
  click (desk, "_Add");
  assert_asks (desk, "_Satisfied", "Nobody has voted");
  enter (desk, "_Satisfied", "１２");
  click (desk, "_Add");
  g_assert_null (app_get_dialog (desk->parent));
  counts = rectify_step_get_counts (get_step (desk, 0, 0));
  g_assert_cmpint (counts[0], ==, 12);
  g_assert_cmpint (counts[1], ==, 0);
}

/* So it is with the share done and the day of an entry. */
static void
test_entry_words (AppDesk *desk, gconstpointer data)
{
  const char *const shares[] = { "很多", "-5", "101", "0.8", "1000000000000000000000" };
  const char *const days[] = { "昨天", "2026-02-30", "20260-01-01", "-1", "11月15日" };
  RectifyProgressEntry *entry;
  g_autofree char *day = NULL;

  rectify_entry_dialog_present (desk->parent, desk->session,
                                rectify_item_get_id (get_problem (desk, 0)), 0);
  app_settle (desk->session);
  click (desk, "_Add");
  assert_asks (desk, "What was _done", "Say what was done");
  enter (desk, "What was _done", "做了");
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      enter (desk, "Share done in _percent", shares[i]);
      click (desk, "_Add");
      assert_asks (desk, "Share done in _percent", "from 0 to 100");
    }
  enter (desk, "Share done in _percent", "６０％");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      enter (desk, "Dat_e", days[i]);
      click (desk, "_Add");
      assert_asks (desk, "Dat_e", "not a date");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (desk, "Dat_e"))), ==, days[i]);
    }
  enter (desk, "Dat_e", "２０２６．１．５");
  click (desk, "_Add");
  g_assert_null (app_get_dialog (desk->parent));
  entry = g_ptr_array_index (rectify_item_get_progress (get_problem (desk, 0)), 0);
  g_assert_cmpint (rectify_progress_entry_get_share (entry), ==, 60);
  day = rectify_date_to_string (rectify_progress_entry_get_date (entry));
  g_assert_cmpstr (day, ==, "2026-01-05");
}

static void
present_stages (AppDesk *desk)
{
  rectify_stages_dialog_present (desk->parent, desk->session,
                                 rectify_item_get_id (get_problem (desk, 0)), 0);
  app_settle (desk->session);
}

/* The fields of a dialog's only stage. */
static void
set_stage (AppDesk *desk, const char *date, const char *text, gboolean reached)
{
  GtkWidget *box = gtk_widget_get_parent (
      app_find_type (GTK_WIDGET (app_get_dialog (desk->parent)), GTK_TYPE_CHECK_BUTTON));
  GtkWidget *field = gtk_widget_get_first_child (box);

  gtk_editable_set_text (GTK_EDITABLE (field), date);
  field = gtk_widget_get_next_sibling (field);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  field = gtk_widget_get_next_sibling (field);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field), reached);
}

/* A stage is added, then ticked off: it stays the same one. */
static void
test_stages (AppDesk *desk, gconstpointer data)
{
  gint64 id;

  present_stages (desk);
  set_stage (desk, "2024-06-30", "完成一半", FALSE);
  click (desk, "_Save");
  g_assert_cmpuint (rectify_item_get_steps (get_problem (desk, 0))->len, ==, 1);
  id = rectify_step_get_id (get_step (desk, 0, 0));
  g_assert_false (rectify_step_is_reached (get_step (desk, 0, 0)));
  present_stages (desk);
  set_stage (desk, "2024-06-30", "完成一半", TRUE);
  click (desk, "_Save");
  g_assert_cmpuint (rectify_item_get_steps (get_problem (desk, 0))->len, ==, 1);
  g_assert_cmpint (rectify_step_get_id (get_step (desk, 0, 0)), ==, id);
  g_assert_true (rectify_step_is_reached (get_step (desk, 0, 0)));
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (AppDesk *desk, gconstpointer data);
  } tests[] = { { "/close-out/whole-way", test_whole_way },
                { "/close-out/many", test_many },
                { "/close-out/refuse", test_refuse },
                { "/close-out/by-hand", test_by_hand },
                { "/close-out/by-hand-without", test_by_hand_without },
                { "/close-out/needs", test_needs },
                { "/close-out/vote", test_vote },
                { "/close-out/vote-words", test_vote_words },
                { "/close-out/entry-words", test_entry_words },
                { "/close-out/vote-again", test_vote_again },
                { "/close-out/stages", test_stages } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, AppDesk, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
