/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-dialogs.h"
#include "rectify-formats.h"
#include "rectify-packet-list.h"
#include "rectify-reading.h"
#include "rectify-report-choices.h"

typedef struct {
  char *folder;
  char *path;
  char *output;
  RectifySession *session;
  GtkWindow *parent;
} Fixture;

/* The texts of the plans, in the order of their titles. */
static const char *const sources[] = {
  "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n",
  "乙局整改方案\n一、存在问题\n（一）担当方面\n1.担当不够。\n整改措施：一是主动担当。\n",
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->output = g_build_filename (fixture->folder, "packet.pdf", NULL);
  fixture->session = app_open_session (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (RectifyPlan) plan = app_read_plan (sources[i]);

      app_add_plan (fixture->session, plan);
    }
  fixture->parent = app_present_parent (fixture->session);
}

/* The window that was presented last; NULL if only the parent is there. */
static GtkWindow *
get_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != fixture->parent && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_parent (fixture->parent, fixture->session);
  g_clear_object (&fixture->session);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->output);
}

typedef gboolean (*MatchFunc) (GtkWidget *widget, const char *words);

static GtkWidget *
find (GtkWidget *widget, MatchFunc matches, const char *words)
{
  GtkWidget *found = NULL;

  if (matches (widget, words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, words);
  return found;
}

static gboolean
is_label (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), words);
}

static gboolean
is_list_box (GtkWidget *widget, const char *words)
{
  return GTK_IS_LIST_BOX (widget);
}

static gboolean
is_check (GtkWidget *widget, const char *words)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static GtkWidget *
get_button (Fixture *fixture, const char *label)
{
  GtkWidget *found = find (GTK_WIDGET (get_dialog (fixture)), is_label, label);
  GtkWidget *button;

  g_assert_nonnull (found);
  button = gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
  return button != NULL ? button : gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return GTK_LIST_BOX (find (GTK_WIDGET (get_dialog (fixture)), is_list_box, NULL));
}

static GtkCheckButton *
get_check (Fixture *fixture, int row)
{
  return GTK_CHECK_BUTTON (
      find (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (fixture), row)), is_check, NULL));
}

static void
present (Fixture *fixture)
{
  rectify_packet_dialog_present (fixture->parent, fixture->session, RECTIFY_REPORT_PLAN, NULL);
  app_settle (fixture->session);
}

/* Until there is a label that begins so; the test's own time limit says when it never comes. */
static void
wait_for (Fixture *fixture, const char *words)
{
  while (get_dialog (fixture) == NULL
         || find (GTK_WIDGET (get_dialog (fixture)), is_label, words) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void export(Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_dialog (fixture)), "packet.export",
                                             "s", fixture->output));
}

/* Of the plan that is open, the plan as written; then all that is checked, in one file. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;

  present (fixture);
  g_assert_nonnull (gtk_list_box_get_row_at_index (get_list (fixture), 2 * RECTIFY_N_REPORTS - 1));
  g_assert_null (gtk_list_box_get_row_at_index (get_list (fixture), 2 * RECTIFY_N_REPORTS));
  wait_for (fixture, "1 document chosen");
  gtk_check_button_set_active (get_check (fixture, 1), TRUE);
  gtk_check_button_set_active (get_check (fixture, RECTIFY_N_REPORTS + 1), TRUE);
  wait_for (fixture, "3 documents chosen");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   get_button (fixture, "_Number the pages from the first")),
                               FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_button (fixture, "For printing on _both")),
                               TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_button (fixture, "Plans as written with")),
                               TRUE);
  export(fixture);
  /* Contents, a blank back, the text, a blank back, a table, a blank back, a table: all one page. */
  wait_for (fixture, "Saved as “packet.pdf”, 7 pages");
  g_assert_true (g_file_get_contents (fixture->output, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
}

static void
test_nothing_chosen (Fixture *fixture, gconstpointer data)
{
  present (fixture);
  for (int i = 0; i < 2 * RECTIFY_N_REPORTS; i++)
    gtk_check_button_set_active (get_check (fixture, i), FALSE);
  wait_for (fixture, "0 documents chosen");
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Print…")));
  g_assert_false (gtk_widget_is_sensitive (get_button (fixture, "_Save as PDF…")));
  export(fixture);
  app_settle (fixture->session);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
  gtk_check_button_set_active (get_check (fixture, 3), TRUE);
  g_assert_true (gtk_widget_is_sensitive (get_button (fixture, "_Print…")));
}

/* In any window. */
static gboolean
is_said (const char *words)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  gboolean said = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      said = said || find (window, is_label, words) != NULL;
    }
  return said;
}

/* A document that cannot be had on so few pages is named; nothing is written. */
static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("丙局整改方案\n一、存在问题\n（一）作风方面\n");
  g_autoptr (RectifyPlan) plan = NULL;
  GtkWidget *label;
  GtkWindow *dialog;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%u.调研不够。\n", i + 1);
  plan = app_read_plan (text->str);
  app_add_plan (fixture->session, plan);
  present (fixture);
  dialog = get_dialog (fixture);
  label = find (GTK_WIDGET (dialog), is_label, "_At most, pages:");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gtk_label_get_mnemonic_widget (GTK_LABEL (label))),
                             1);
  g_assert_nonnull (find (GTK_WIDGET (dialog), is_label, "Plan as Written, at most 1 page"));
  export(fixture);
  while (!is_said ("“丙局整改方案” (Plan as Written): It does not fit on 1 page"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
get_page_sizes (const char *path, GArray *sizes)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + 9 < length; i++)
    {
      int size[2];

      /* In points; cairo writes them so. */
      if (memcmp (bytes + i, "/MediaBox", 9) == 0
          && sscanf (bytes + i, "/MediaBox [ 0 0 %d%*[.0-9] %d", &size[0], &size[1]) == 2)
        g_array_append_vals (sizes, size, 2);
    }
}

/* Each report is as it was chosen beside the pages. */
static void
test_chosen_options (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (int));

  rectify_report_set_option (RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_PAPER, RECTIFY_PAPER_A3);
  present (fixture);
  gtk_check_button_set_active (get_check (fixture, 1), TRUE);
  gtk_check_button_set_active (get_check (fixture, RECTIFY_N_REPORTS), FALSE);
  gtk_check_button_set_active (get_check (fixture, 0), TRUE);
  wait_for (fixture, "2 documents chosen");
  export(fixture);
  wait_for (fixture, "Saved as");
  rectify_report_set_option (RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_PAPER, RECTIFY_PAPER_A4);
  get_page_sizes (fixture->output, sizes);
  g_assert_cmpuint (sizes->len, >=, 4);
  /* The plan on A4, its ledger table on A3 across. */
  g_assert_cmpint (g_array_index (sizes, int, 0), ==, 595);
  g_assert_cmpint (g_array_index (sizes, int, sizes->len - 2), ==, 1190);
}

static GtkDialog *
find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_MESSAGE_DIALOG (window))
        return GTK_DIALOG (window);
    }
  return NULL;
}

/* A public notice is not made before somebody says that it can be. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  present (fixture);
  dialog = get_dialog (fixture);
  gtk_check_button_set_active (get_check (fixture, RECTIFY_REPORT_NOTICE), TRUE);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (
          gtk_widget_activate_action (GTK_WIDGET (dialog), "packet.export", "s", fixture->output));
      g_assert_nonnull (find_question ());
      gtk_dialog_response (find_question (), i == 0 ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_ACCEPT);
      app_settle (fixture->session);
      g_assert_null (find_question ());
      if (i == 0)
        g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
    }
  wait_for (fixture, "Saved as “packet.pdf”");
}

/* Tab stops at the list once, however many documents it has, and selects none of them. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row;

  present (fixture);
  row = gtk_list_box_get_selected_row (get_list (fixture));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_dialog (fixture)), GTK_DIR_TAB_FORWARD));
  /* That of the plan that is open stands first. */
  g_assert_cmpint (gtk_list_box_row_get_index (row), ==, 0);
  g_assert_true (gtk_list_box_get_selected_row (get_list (fixture)) == row);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (get_dialog (fixture)),
                                          GTK_WIDGET (get_list (fixture))));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_dialog (fixture)), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));
}

/* The dialog goes while there is work for it. */
static void
test_closed_while_working (Fixture *fixture, gconstpointer data)
{
  present (fixture);
  export(fixture);
  gtk_window_destroy (get_dialog (fixture));
  while (!g_file_test (fixture->output, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  app_settle (fixture->session);
}

/* The reports that are chosen, by their words, in order. */
static char *
list_chosen (RectifyPacketList *list)
{
  g_autoptr (GPtrArray) chosen = rectify_packet_list_get_chosen (list);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      const RectifyPacketEntry *entry = g_ptr_array_index (chosen, i);

      g_string_append_printf (words, "%s%s%s", i > 0 ? " " : "",
                              g_str_has_prefix (entry->title, "甲") ? "a-" : "b-",
                              rectify_report_get_nick (entry->report));
    }
  return g_string_free (words, FALSE);
}

static void
assert_chosen (RectifyPacketList *list, const char *wanted)
{
  g_autofree char *got = list_chosen (list);

  g_assert_cmpstr (got, ==, wanted);
}

/* As if a key was pressed with Alt. */
static void
press_alt (GtkWidget *box, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (box);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger)
              || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != key
              || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != GDK_ALT_MASK)
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, box,
                                        gtk_shortcut_get_arguments (shortcut));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->session);
  RectifyPacketList *list
      = rectify_packet_list_new (rectify_session_get_plans (fixture->session),
                                 rectify_plan_get_id (plan), RECTIFY_REPORT_LEDGER);
  GtkWidget *widget = g_object_ref_sink (rectify_packet_list_get_widget (list));
  GtkListBox *box = GTK_LIST_BOX (find (widget, is_list_box, NULL));
  gboolean b_first
      = g_str_has_prefix (rectify_packet_list_get_selected (list)->title, "乙")
        && gtk_list_box_row_get_index (gtk_list_box_get_selected_row (box)) < RECTIFY_N_REPORTS;
  int first = gtk_list_box_row_get_index (gtk_list_box_get_selected_row (box));

  assert_chosen (list, "b-ledger");
  /* The other plan's list of problems, before or behind it. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   find (GTK_WIDGET (gtk_list_box_get_row_at_index (
                                             box, b_first ? RECTIFY_N_REPORTS + 3 : 3)),
                                         is_check, NULL)),
                               TRUE);
  gtk_list_box_select_row (box, gtk_list_box_get_row_at_index (box, first));
  assert_chosen (list, b_first ? "b-ledger a-problems" : "a-problems b-ledger");
  /* Past all others, one by one. */
  for (guint i = 0; i < 2 * RECTIFY_N_REPORTS; i++)
    press_alt (GTK_WIDGET (box), GDK_KEY_Up);
  assert_chosen (list, "b-ledger a-problems");
  g_assert_false (rectify_packet_list_can_move (list, -1));
  g_assert_cmpint (rectify_packet_list_get_selected (list)->report, ==, RECTIFY_REPORT_LEDGER);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (box)), ==, 0);
  /* Where only what is chosen is shown, past that in one step. */
  rectify_packet_list_show_chosen (list, TRUE);
  press_alt (GTK_WIDGET (box), GDK_KEY_Down);
  assert_chosen (list, "a-problems b-ledger");
  g_assert_false (rectify_packet_list_can_move (list, 1));
  g_assert_true (rectify_packet_list_can_move (list, -1));
  press_alt (GTK_WIDGET (box), GDK_KEY_Up);
  assert_chosen (list, "b-ledger a-problems");
  g_object_unref (widget);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/packet-dialog/save", test_save },
    { "/packet-dialog/nothing-chosen", test_nothing_chosen },
    { "/packet-dialog/too-long", test_too_long },
    { "/packet-dialog/tab", test_tab },
    { "/packet-dialog/notice", test_notice },
    { "/packet-dialog/chosen-options", test_chosen_options },
    { "/packet-dialog/closed-while-working", test_closed_while_working },
    { "/packet-dialog/order", test_order },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
