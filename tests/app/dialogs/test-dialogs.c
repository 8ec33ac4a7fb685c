/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "plan-desk.h"
#include "rectify-dialogs.h"

static char *
dup_assignments (RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *label = rectify_assignment_get_label (assignment);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? "|" : "", label != NULL ? label : "",
                              rectify_assignment_get_text (assignment));
    }
  return g_string_free (text, FALSE);
}

static void
assert_assignments (RectifyItem *item, const char *expected)
{
  g_autofree char *text = dup_assignments (item);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_item_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;
  const char *wide = "学习得更加深入。";

  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  enter (fixture, "_Heading", wide);
  enter (fixture, "Lead _unit", "机关党委、办公室");
  enter (fixture, "_Deadline", "2022年6月底");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (app_find_type (get (fixture, "Dat_e"), GTK_TYPE_ENTRY))),
                   ==, "2022-06-30");
  click (fixture, "_Save");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  item = find_item (plan, wide);
  g_assert_cmpstr (rectify_item_get_label (item), ==, "1.");
  assert_assignments (item, "牵头单位=机关党委、办公室");
  g_assert_cmpstr (rectify_deadline_get_text (rectify_item_get_deadline (item)), ==, "2022年6月底");
  g_assert_cmpint (rectify_deadline_get_kinds (rectify_item_get_deadline (item)), ==,
                   RECTIFY_DEADLINE_DATED);
}

/* Two lines in one role, each with its own label, stay two when something else is edited. */
static void
test_item_two_of_a_role (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *before = NULL;
  gint64 id = get_id (fixture, "带头学习");

  before
      = dup_assignments (rectify_plan_find_item (rectify_session_get_plan (fixture->session), id));
  g_test_message ("%s", before);
  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  app_settle (fixture->session);
  enter (fixture, "_Heading", "在带头学习上");
  click (fixture, "_Save");
  plan = load (fixture);
  assert_assignments (rectify_plan_find_item (plan, id), before);
}

static void
test_item_deadline_date_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 id = get_id (fixture, "担当不够");

  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  app_settle (fixture->session);
  gtk_editable_set_text (GTK_EDITABLE (app_find_type (get (fixture, "Dat_e"), GTK_TYPE_ENTRY)),
                         "2022-08-31");
  click (fixture, "_Save");
  plan = load (fixture);
  /* Either kept, or the dialog is still open and says why not. */
  g_assert_true (get_dialog (fixture) != NULL
                 || rectify_item_get_deadline (rectify_plan_find_item (plan, id)) != NULL);
}

static void
test_item_empty_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) blank = app_read_plan ("整改方案\n二、整改措施\n（一）在带头学习方面\n"
                                                 "责任领导：\n整改时限：\n1.学习不够深入。\n");
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;
  gint64 id;

  rectify_session_add_plan (fixture->session, "Add", blank, NULL, NULL);
  app_settle (fixture->session);
  id = get_id (fixture, "带头学习");
  item = rectify_plan_find_item (rectify_session_get_plan (fixture->session), id);
  g_assert_nonnull (rectify_item_get_deadline (item));
  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  app_settle (fixture->session);
  enter (fixture, "_Heading", "在带头学习上");
  click (fixture, "_Save");
  plan = load (fixture);
  g_assert_nonnull (rectify_item_get_deadline (rectify_plan_find_item (plan, id)));
}

static gboolean
remove_all (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_item_remove_child (rectify_plan_get_root (draft), 0);
  return TRUE;
}

static void
test_item_deleted (Fixture *fixture, gconstpointer data)
{
  gint64 id = get_id (fixture, "学习不够");
  GtkWindow *dialog;

  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  app_settle (fixture->session);
  dialog = get_dialog (fixture);
  enter (fixture, "_Heading", "输入");
  rectify_session_edit (fixture->session, "Remove", remove_all, NULL, NULL, NULL, NULL);
  app_settle (fixture->session);
  click (fixture, "_Save");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (app_find_field (GTK_WIDGET (dialog), "_Heading"))),
                   ==, "输入");
  g_assert_true (gtk_widget_is_sensitive (app_find_field (GTK_WIDGET (dialog), "_Heading")));
  g_assert_cmpuint (count_dialogs (fixture), ==, 2);
}

static GArray *
make_ids (Fixture *fixture)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first = get_id (fixture, "学习不够");
  gint64 second = get_id (fixture, "带头担当");

  g_array_append_val (ids, first);
  g_array_append_val (ids, second);
  return ids;
}

static void
test_many_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = make_ids (fixture);

  rectify_assign_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  enter (fixture, "_Parties", "赵六");
  rectify_session_edit (fixture->session, "Remove", remove_all, NULL, NULL, NULL, NULL);
  app_settle (fixture->session);
  click (fixture, "_Assign");
  g_assert_nonnull (get_dialog (fixture));
}

/* Next, clicked again before the save ended, walks once. */
static void
test_item_next_twice (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  enter (fixture, "_Heading", "学习不深");
  next = get (fixture, "_Next");
  g_object_ref (next);
  if (gtk_widget_is_sensitive (next))
    g_signal_emit_by_name (next, "clicked");
  if (gtk_widget_is_sensitive (next))
    g_signal_emit_by_name (next, "clicked");
  app_settle (fixture->session);
  g_object_unref (next);
  g_assert_cmpuint (count_dialogs (fixture), ==, 1);
}

static void
test_item_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;

  GtkWindow *dialog;

  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  dialog = get_dialog (fixture);
  /* What is inherited says where it is from. */
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (get (fixture, "_Deadline"))), ==,
                   "长期坚持 (inherited from: （一）在带头学习方面)");
  enter (fixture, "_Heading", "学习不深");
  click (fixture, "_Next");
  /* It walks within the window. */
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpuint (count_dialogs (fixture), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "Num_ber"))), ==, "一是");
  plan = load (fixture);
  find_item (plan, "学习不深");
  click (fixture, "Pre_vious");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (fixture, "_Heading"))), ==,
                   "学习不深");
  /* Nothing was changed since: it is left without a question. */
  gtk_window_close (dialog);
  app_settle (fixture->session);
  g_assert_cmpuint (count_dialogs (fixture), ==, 0);
}

/* The window goes while a save is under way. */
static void
test_closed_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;

  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  enter (fixture, "_Heading", "学习不深");
  g_signal_emit_by_name (get (fixture, "_Save"), "clicked");
  gtk_window_destroy (get_dialog (fixture));
  app_settle (fixture->session);
  plan = load (fixture);
  find_item (plan, "学习不深");
}

/* Another plan, or a ledger whose items have the same identifiers, comes under an open form. */
static void
test_other_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);
  g_autoptr (RectifyPlan) plan = app_read_plan (source);
  g_autoptr (RectifyPlan) again = NULL;
  GtkWindow *dialog;

  if (data != NULL)
    rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  else
    rectify_properties_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  dialog = get_dialog (fixture);
  enter (fixture, data != NULL ? "_Heading" : "_Title", "输入");
  if (data != NULL)
    rectify_session_open (fixture->session, other, RECTIFY_LEDGER_CREATE, NULL, NULL);
  app_settle (fixture->session);
  app_add_plan (fixture->session, plan);
  g_free (fixture->path);
  fixture->path
      = g_strdup (rectify_ledger_get_path (rectify_session_get_ledger (fixture->session)));
  g_signal_emit_by_name (app_find_field (GTK_WIDGET (dialog), "_Save"), "clicked");
  app_settle (fixture->session);
  again = load (fixture);
  g_assert_cmpstr (rectify_plan_get_title (again), ==, "整改方案");
  find_item (again, "学习不够");
  g_assert_cmpuint (count_dialogs (fixture), ==, 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
}

static void
test_other_ledger (Fixture *fixture, gconstpointer data)
{
  test_other_plan (fixture, "ledger");
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = make_ids (fixture);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPlan) again = NULL;

  rectify_assign_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "_Assign")));
  enter (fixture, "_Parties", "赵六");
  g_assert_nonnull (app_find_field (GTK_WIDGET (get_dialog (fixture)), "_Assign"));
  click (fixture, "_Assign");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  assert_assignments (find_item (plan, "学习不够"), "责任领导=赵六");
  assert_assignments (find_item (plan, "带头担当"), "责任领导=王五、赵六");
  rectify_assign_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  enter (fixture, "_Parties", "钱七");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (fixture, "R_eplace those there")), TRUE);
  click (fixture, "_Assign");
  again = load (fixture);
  assert_assignments (find_item (again, "学习不够"), "责任领导=钱七");
  assert_assignments (find_item (again, "带头担当"), "责任领导=钱七");
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = make_ids (fixture);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPlan) again = NULL;

  rectify_deadline_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  enter (fixture, "_Deadline", "立行立改，长期坚持");
  click (fixture, "_Save");
  plan = load (fixture);
  g_assert_cmpint (rectify_deadline_get_kinds (
                       rectify_item_get_deadline (find_item (plan, "带头担当"))),
                   ==, RECTIFY_DEADLINE_IMMEDIATE | RECTIFY_DEADLINE_LONG_TERM);
  g_assert_nonnull (rectify_item_get_deadline (find_item (plan, "学习不够")));
  rectify_deadline_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  enter (fixture, "_Deadline", "");
  click (fixture, "_Save");
  again = load (fixture);
  g_assert_null (rectify_item_get_deadline (find_item (again, "带头担当")));
  g_assert_null (rectify_item_get_deadline (find_item (again, "学习不够")));
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;

  rectify_properties_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  enter (fixture, "_Title", "第一行\n第二行");
  enter (fixture, "_Organisation", "某局");
  enter (fixture, "Date of the _meeting", "2022-01-20");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get (fixture, "_Year")), 2022);
  click (fixture, "_Save");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "第一行\n第二行");
  g_assert_cmpstr (rectify_plan_get_organisation (plan), ==, "某局");
  g_assert_cmpint (rectify_plan_get_year (plan), ==, 2022);
  g_assert_cmpstr (rectify_plan_get_meeting_date (plan), ==, "2022-01-20");
}

/* A title of three lines is seen whole. */
static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view;
  GtkTextIter end;
  GdkRectangle last, visible;

  rectify_properties_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  enter (fixture, "_Title", "第一行\n第二行\n第三行");
  view = GTK_TEXT_VIEW (get (fixture, "_Title"));
  while (gtk_widget_get_height (GTK_WIDGET (view)) == 0)
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->session);
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &last);
  gtk_text_view_get_visible_rect (view, &visible);
  g_test_message ("the last line is at %d–%d of %d–%d", last.y, last.y + last.height, visible.y,
                  visible.y + visible.height);
  g_assert_cmpint (visible.y, <=, 0);
  g_assert_cmpint (last.y + last.height, <=, visible.y + visible.height);
}

/* A year that is typed counts without Enter or leaving the field. */
static void
test_typed_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;

  rectify_properties_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, "_Year")), "2019");
  click (fixture, "_Save");
  plan = load (fixture);
  g_assert_cmpint (rectify_plan_get_year (plan), ==, 2019);
}

static gboolean
follow_up (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "甲", -1);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "做了", "", 100);
  g_autoptr (RectifyStep) step = rectify_step_new (RECTIFY_STEP_APPROVE, NULL, NULL, NULL, NULL);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "甲.txt", hash, 3, NULL, NULL, NULL);
  RectifyItem *item = find_item (draft, "学习不够");

  rectify_item_set_status (item, RECTIFY_STATUS_SUSTAINED);
  rectify_item_add_progress (item, entry);
  rectify_item_add_step (item, step);
  rectify_item_add_evidence (item, evidence);
  return TRUE;
}

/* What was done on the old plan was not done on the new one. */
static void
test_new_from_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 old = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  GtkListBox *list;
  int last = 0;

  rectify_session_edit (fixture->session, "Add progress", follow_up, NULL, NULL, NULL, NULL);
  rectify_new_plan_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  list = GTK_LIST_BOX (app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_BOX));
  while (gtk_list_box_get_row_at_index (list, last) != NULL)
    last++;
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, last - 2));
  click (fixture, "C_reate");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  g_assert_cmpint (rectify_plan_get_id (plan), !=, old);
  g_assert_cmpint (rectify_item_get_status (find_item (plan, "学习不够")), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  g_assert_cmpuint (rectify_item_get_progress (find_item (plan, "学习不够"))->len, ==, 0);
  g_assert_cmpuint (rectify_item_get_steps (find_item (plan, "学习不够"))->len, ==, 0);
  g_assert_cmpuint (rectify_item_get_evidence (find_item (plan, "学习不够"))->len, ==, 0);
  assert_assignments (find_item (plan, "带头担当"), "");
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 2);
}

static void
test_new_from_template (Fixture *fixture, gconstpointer data)
{
  gint64 old = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  g_autoptr (RectifyPlan) plan = NULL;

  rectify_new_plan_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  click (fixture, "C_reate");
  plan = load (fixture);
  g_assert_cmpint (rectify_plan_get_id (plan), !=, old);
  g_assert_cmpuint (rectify_item_get_n_children (rectify_plan_get_root (plan)), >, 1);
}

static GtkListBoxRow *
find_row (GtkListBox *list, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *label = app_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL);

      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), name))
        return row;
    }
  return NULL;
}

static void
answer (Fixture *fixture, const char *field, const char *text, const char *accept)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
      GtkWidget *entry = app_find_field (GTK_WIDGET (window), field);

      if (entry == NULL)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      g_signal_emit_by_name (gtk_window_get_default_widget (window), "clicked");
      app_settle (fixture->session);
      return;
    }
  g_test_message ("no form with %s", field);
  g_assert_not_reached ();
}

static void
test_directory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  GtkWidget *dialog;
  GtkListBox *list;

  rectify_directory_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  dialog = GTK_WIDGET (get_dialog (fixture));
  list = GTK_LIST_BOX (app_find_type (dialog, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, find_row (list, "张三"));
  g_signal_emit_by_name (app_find_field (dialog, "_Rename…"), "clicked");
  app_settle (fixture->session);
  answer (fixture, "_Name", "张三丰", "_Rename");
  g_assert_nonnull (find_row (list, "张三丰"));
  g_assert_null (find_row (list, "张三"));
  gtk_list_box_select_row (list, find_row (list, "王五"));
  g_signal_emit_by_name (app_find_field (dialog, "_Merge…"), "clicked");
  app_settle (fixture->session);
  answer (fixture, "_Stays", "张三丰", "_Merge");
  g_assert_null (find_row (list, "王五"));
  plan = load (fixture);
  assert_assignments (find_item (plan, "带头担当"), "责任领导=张三丰");
  gtk_list_box_select_row (list, find_row (list, "张三丰"));
  g_assert_false (gtk_widget_get_sensitive (app_find_field (dialog, "Remo_ve")));
}

static void
assert_refused (Fixture *fixture, GtkWindow *form)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (form), "clicked");
  app_settle (fixture->session);
  g_assert_true (GTK_IS_MESSAGE_DIALOG (app_get_dialog (form)));
  gtk_window_destroy (app_get_dialog (form));
}

/* Whoever is called so would be listed no more. */
static void
test_directory_placeholder (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "某某", "×××", " 空白 " };
  GtkWidget *dialog;
  GtkWindow *form;
  GtkListBox *list;
  GtkTextBuffer *buffer;

  rectify_directory_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  dialog = GTK_WIDGET (get_dialog (fixture));
  list = GTK_LIST_BOX (app_find_type (dialog, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, find_row (list, "张三"));
  g_signal_emit_by_name (app_find_field (dialog, "_Rename…"), "clicked");
  form = app_get_dialog (GTK_WINDOW (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (app_find_field (GTK_WIDGET (form), "_Name")), names[i]);
      assert_refused (fixture, form);
      g_assert_nonnull (find_row (list, "张三"));
    }
  gtk_window_destroy (form);
  g_signal_emit_by_name (app_find_field (dialog, "_Add…"), "clicked");
  form = app_get_dialog (GTK_WINDOW (dialog));
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_find_type (GTK_WIDGET (form), GTK_TYPE_TEXT_VIEW)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strconcat ("孙七\n", names[i], "\n", NULL);

      gtk_text_buffer_set_text (buffer, text, -1);
      assert_refused (fixture, form);
      g_assert_null (find_row (list, "孙七"));
    }
  gtk_text_buffer_set_text (buffer, "孙七", -1);
  g_signal_emit_by_name (gtk_window_get_default_widget (form), "clicked");
  app_settle (fixture->session);
  g_assert_nonnull (find_row (list, "孙七"));
}

/* A row that the search hides is not what the buttons act on. */
static void
test_directory_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  rectify_directory_dialog_present (fixture->parent, fixture->session);
  app_settle (fixture->session);
  dialog = GTK_WIDGET (get_dialog (fixture));
  list = GTK_LIST_BOX (app_find_type (dialog, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, find_row (list, "张三"));
  gtk_editable_set_text (GTK_EDITABLE (app_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "王");
  for (gint64 end = g_get_monotonic_time () + 400000; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (find_row (list, "张三"))));
  g_assert_false (gtk_widget_get_sensitive (app_find_field (dialog, "_Rename…")));
}

/* Adding to a role that has two lines loses neither. */
static void
test_assign_two_of_a_role (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 id = get_id (fixture, "带头学习");

  g_array_append_val (ids, id);
  rectify_assign_dialog_present (fixture->parent, fixture->session, ids);
  app_settle (fixture->session);
  enter (fixture, "_Parties", "赵六、李四");
  click (fixture, "_Assign");
  plan = load (fixture);
  assert_assignments (rectify_plan_find_item (plan, id),
                      "责任领导=张三、赵六|分管领导=李四|责任单位=办公室");
}

/* Each of two lines in a role can be edited in the one field. */
static void
test_item_edit_two_of_a_role (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 id = get_id (fixture, "带头学习");

  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  app_settle (fixture->session);
  enter (fixture, "Leade_r", "张三；赵六");
  click (fixture, "_Save");
  plan = load (fixture);
  assert_assignments (rectify_plan_find_item (plan, id),
                      "责任领导=张三|分管领导=赵六|责任单位=办公室");
}

/* The offers go when the entry is left. */
static void
test_completion_leaves (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry, *popover;

  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  entry = get (fixture, "Leade_r");
  gtk_widget_grab_focus (entry);
  app_settle (fixture->session);
  gtk_editable_set_text (GTK_EDITABLE (entry), "王");
  app_settle (fixture->session);
  popover = app_find_type (entry, GTK_TYPE_POPOVER);
  /* The first popover is perhaps the entry's own menu. */
  for (GtkWidget *child = gtk_widget_get_first_child (entry); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      popover = child;
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_widget_grab_focus (get (fixture, "_Heading"));
  app_settle (fixture->session);
  g_assert_false (gtk_widget_get_visible (popover));
}

static void
test_item_fits (Fixture *fixture, gconstpointer data)
{
  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, "学习不够"));
  app_settle (fixture->session);
  assert_fits (get_dialog (fixture));
}

static void
add_placeholders (Fixture *fixture)
{
  g_autoptr (RectifyPlan) plan
      = app_read_plan ("整改方案\n二、整改措施\n（一）在带头学习方面\n责任领导：张三\n"
                       "整改时限：2023年X月底\n1.学习XX不够。\n"
                       "整改措施：一是落实XX制度，由××负责。\n");

  app_add_plan (fixture->session, plan);
}

static void
list_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (GTK_IS_ENTRY (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_entries (child, entries);
}

static GtkWidget *
get_entry (GPtrArray *entries, const char *placeholder, guint nth)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_has_prefix (gtk_entry_get_placeholder_text (g_ptr_array_index (entries, i)),
                          placeholder)
        && nth-- == 0)
      return g_ptr_array_index (entries, i);
  g_test_message ("no entry for %s", placeholder);
  g_assert_not_reached ();
}

static void
test_placeholders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (RectifyPlan) plan = NULL;
  GtkWidget *button;

  add_placeholders (fixture);
  g_assert_true (rectify_placeholders_dialog_present (fixture->parent, fixture->session));
  app_settle (fixture->session);
  assert_fits (get_dialog (fixture));
  list_entries (GTK_WIDGET (get_dialog (fixture)), entries);
  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "_Fill")));
  button = get (fixture, "Same in All 2");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (entries, "XX", 0)), "理论");
  click (fixture, "Same in All 2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (entries, "XX", 1))), ==, "理论");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (entries, "X月", 0)), "6月");
  /* Enter leads on. */
  gtk_widget_grab_focus (g_ptr_array_index (entries, 0));
  g_signal_emit_by_name (g_ptr_array_index (entries, 0), "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (get_dialog (fixture)),
                                         g_ptr_array_index (entries, 1)));
  click (fixture, "_Fill");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  find_item (plan, "学习理论不够");
  find_item (plan, "落实理论制度，由××负责");
  /* The words are complete now, and mean a date. */
  g_assert_nonnull (
      rectify_deadline_get_due (rectify_item_get_deadline (find_item (plan, "带头学习"))));
  g_assert_cmpstr (rectify_session_get_undo_name (fixture->session), ==, "Fill placeholders");
}

static void
test_no_placeholders (Fixture *fixture, gconstpointer data)
{
  g_assert_false (rectify_placeholders_dialog_present (fixture->parent, fixture->session));
  app_settle (fixture->session);
  g_assert_null (get_dialog (fixture));
}

static void
collect_mnemonics (GtkWidget *widget, GHashTable *seen)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol
      && strchr (gtk_label_get_label (GTK_LABEL (widget)), '_') != NULL)
    {
      guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));
      const char *label = gtk_label_get_label (GTK_LABEL (widget));
      const char *other = g_hash_table_lookup (seen, GUINT_TO_POINTER (key));

      if (other != NULL)
        {
          g_test_message ("“%s” and “%s” are under one key", other, label);
          g_assert_not_reached ();
        }
      g_hash_table_insert (seen, GUINT_TO_POINTER (key), (gpointer) label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_mnemonics (child, seen);
}

static void
assert_mnemonics (Fixture *fixture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  app_settle (fixture->session);
  collect_mnemonics (GTK_WIDGET (get_dialog (fixture)), seen);
  g_assert_cmpuint (g_hash_table_size (seen), >, 1);
  gtk_window_destroy (get_dialog (fixture));
  app_settle (fixture->session);
}

/* No two fields of a dialog are reached by one key. */
static void
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = make_ids (fixture);
  gint64 id = get_id (fixture, "学习不够");

  rectify_item_dialog_present (fixture->parent, fixture->session, id);
  assert_mnemonics (fixture);
  rectify_item_dialog_present_new (fixture->parent, fixture->session, id, FALSE);
  assert_mnemonics (fixture);
  rectify_assign_dialog_present (fixture->parent, fixture->session, ids);
  assert_mnemonics (fixture);
  rectify_deadline_dialog_present (fixture->parent, fixture->session, ids);
  assert_mnemonics (fixture);
  rectify_properties_dialog_present (fixture->parent, fixture->session);
  assert_mnemonics (fixture);
  rectify_directory_dialog_present (fixture->parent, fixture->session);
  assert_mnemonics (fixture);
  rectify_new_plan_dialog_present (fixture->parent, fixture->session);
  assert_mnemonics (fixture);
  rectify_packet_dialog_present (fixture->parent, fixture->session, RECTIFY_REPORT_PLAN, NULL);
  assert_mnemonics (fixture);
  open_import (fixture, source);
  assert_mnemonics (fixture);
  rectify_entry_dialog_present (fixture->parent, fixture->session, id, 0);
  assert_mnemonics (fixture);
  rectify_progress_dialog_present (fixture->parent, fixture->session, NULL, NULL);
  assert_mnemonics (fixture);
  rectify_vote_dialog_present (fixture->parent, fixture->session, id, 0);
  assert_mnemonics (fixture);
  rectify_stages_dialog_present (fixture->parent, fixture->session, id, 0);
  assert_mnemonics (fixture);
  rectify_round_dialog_present (fixture->parent, fixture->session);
  assert_mnemonics (fixture);
  rectify_notice_dialog_present (fixture->parent, fixture->session, NULL);
  assert_mnemonics (fixture);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/dialogs/item/edit", test_item_edit },
    { "/dialogs/item/two-of-a-role", test_item_two_of_a_role },
    { "/dialogs/item/date-only", test_item_deadline_date_only },
    { "/dialogs/item/empty-field", test_item_empty_field },
    { "/dialogs/item/deleted", test_item_deleted },
    { "/dialogs/item/many-deleted", test_many_deleted },
    { "/dialogs/item/walk", test_item_walk },
    { "/dialogs/item/next-twice", test_item_next_twice },
    { "/dialogs/item/closed-while-saving", test_closed_while_saving },
    { "/dialogs/item/completion-leaves", test_completion_leaves },
    { "/dialogs/item/edit-two-of-a-role", test_item_edit_two_of_a_role },
    { "/dialogs/other-plan", test_other_plan },
    { "/dialogs/other-ledger", test_other_ledger },
    { "/dialogs/assign/add-and-replace", test_assign },
    { "/dialogs/assign/two-of-a-role", test_assign_two_of_a_role },
    { "/dialogs/deadline", test_deadline },
    { "/dialogs/properties/edit", test_properties },
    { "/dialogs/properties/long-title", test_long_title },
    { "/dialogs/properties/typed-year", test_typed_year },
    { "/dialogs/new/plan", test_new_from_plan },
    { "/dialogs/new/template", test_new_from_template },
    { "/dialogs/directory/edit", test_directory },
    { "/dialogs/directory/placeholder", test_directory_placeholder },
    { "/dialogs/directory/hidden", test_directory_hidden },
    { "/dialogs/item/fits", test_item_fits },
    { "/dialogs/mnemonics", test_mnemonics },
    { "/dialogs/placeholders/fill", test_placeholders },
    { "/dialogs/placeholders/none", test_no_placeholders },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
