/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rectify-check-button.h"
#include "rectify-pages-view-private.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* What stands beside the pages in the real window, by its keys. */
#define WORDS "贯彻落实整改方案各项要求，抓好责任分工，做到件件落实。"

typedef struct {
  RectifyWindow *window;
  RectifyPagesView *view;
  GtkWidget *pane;
  char *path;
} Fixture;

static char *folder;
static GtkApplication *application;

static void
settle (Fixture *fixture)
{
  while (g_main_context_pending (NULL) || rectify_session_is_busy (fixture->window->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_pages (Fixture *fixture)
{
  RectifyPageList *list = rectify_pages_view_get_list (fixture->view);

  settle (fixture);
  while (fixture->view->stale || fixture->view->idle != 0 || fixture->view->cancellable != NULL
         || gtk_widget_get_height (GTK_WIDGET (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_plan (Fixture *fixture, const char *title, guint n_items)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

      rectify_item_set_text (item, WORDS WORDS WORDS WORDS);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  rectify_session_add_plan (fixture->window->session, "Add", plan, NULL, NULL);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static guint number = 0;
  g_autofree char *name = g_strdup_printf ("ledger-%u.rectify", ++number);

  fixture->path = g_build_filename (folder, name, NULL);
  fixture->window = rectify_window_new (application);
  fixture->view = fixture->window->pages_view;
  fixture->pane = GTK_WIDGET (fixture->view->pane);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  settle (fixture);
  add_plan (fixture, "整改方案", 3);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("pages"));
  wait_for_pages (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (fixture->window != NULL)
    {
      if (gtk_widget_get_visible (GTK_WIDGET (fixture->window)))
        gtk_window_close (GTK_WINDOW (fixture->window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_unlink (fixture->path);
  g_free (fixture->path);
}

/* The first widget of a type that is seen, in the order of the tree. */
static GtkWidget *
find_widget (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* They lead on from an option, and never choose it. */
static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  static const GtkDirectionType directions[]
      = { GTK_DIR_DOWN, GTK_DIR_UP, GTK_DIR_RIGHT, GTK_DIR_LEFT };
  GtkWidget *check = find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON);
  GtkWidget *next = gtk_widget_get_next_sibling (check);

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_assert_true (gtk_widget_grab_focus (check));
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), directions[i]);
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (next)));
    }
  g_assert_true (gtk_widget_grab_focus (check));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_DOWN);
  g_assert_true (gtk_widget_has_focus (next));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_UP);
  g_assert_true (gtk_widget_has_focus (check));
  /* Nothing else lost what it does. */
  gtk_widget_activate (check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_activate (check);
  wait_for_pages (fixture);
}

/* The key of the tab that is shown leads into its list. */
static void
test_tab_key (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tab = find_widget (fixture->pane, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *list = find_widget (fixture->pane, GTK_TYPE_LIST_BOX);
  GtkWidget *thumbnails = gtk_widget_get_next_sibling (tab);

  g_assert_false (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->pane));
  g_assert_true (gtk_widget_mnemonic_activate (tab, FALSE));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
  g_assert_true (gtk_widget_mnemonic_activate (thumbnails, FALSE));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (thumbnails)));
  g_assert_true (gtk_widget_mnemonic_activate (tab, FALSE));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (thumbnails)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
}

static GtkDropDown *
get_papers (Fixture *fixture)
{
  return GTK_DROP_DOWN (find_widget (fixture->pane, GTK_TYPE_DROP_DOWN));
}

static void
show_report (Fixture *fixture, const char *report)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string (report));
  wait_for_pages (fixture);
}

static void
assert_paper (Fixture *fixture, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_width (fixture->view->pages), width, 1);
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_height (fixture->view->pages), height, 1);
}

static gboolean
write_english (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *root = rectify_plan_get_root (draft);

  rectify_plan_set_title (draft, "Plan");
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    rectify_item_set_text (rectify_item_get_child (root, i), "Train the staff every month.");
  return TRUE;
}

/* Letter is for plans in English, whose other options are not those of the official layout, and
 * never comes to a plan in Chinese. */
static void
test_letter (Fixture *fixture, gconstpointer data)
{
  gint64 chinese = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));

  g_assert_null (get_papers (fixture));
  add_plan (fixture, "Plan", 1);
  rectify_session_edit (fixture->window->session, "Translate", write_english, NULL, NULL, NULL,
                        NULL);
  wait_for_pages (fixture);
  g_assert_null (find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    2);
  assert_paper (fixture, 595, 842);
  gtk_drop_down_set_selected (get_papers (fixture), 1);
  wait_for_pages (fixture);
  assert_paper (fixture, 612, 792);
  show_report (fixture, "ledger");
  assert_paper (fixture, 595, 842);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    3);
  gtk_drop_down_set_selected (get_papers (fixture), 2);
  wait_for_pages (fixture);
  assert_paper (fixture, 612, 792);
  rectify_session_show_plan (fixture->window->session, chinese, NULL, NULL);
  wait_for_pages (fixture);
  assert_paper (fixture, 595, 842);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    2);
  show_report (fixture, "plan");
  assert_paper (fixture, 595, 842);
  g_assert_nonnull (find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON));
  rectify_report_set_option (RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_ENGLISH_PAPER, 0);
  rectify_report_set_option (RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_ENGLISH_PAPER, 0);
}

/* Sheets of their own are offered for slips, and taken for them alone. */
static void
test_duplex (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->window->session);
  g_autoptr (RectifyDocument) plain = NULL;
  g_autoptr (RectifyDocument) slips = NULL;
  g_autoptr (RectifyDocument) ledger = NULL;
  GtkWidget *button;

  show_report (fixture, "slips");
  button = find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON);
  g_assert_nonnull (button);
  plain = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_SLIPS, NULL);
  g_assert_false (rectify_document_get_page_style (plain)->is_duplex);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  wait_for_pages (fixture);
  g_assert_cmpint (rectify_report_get_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX),
                   ==, TRUE);
  slips = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_SLIPS, NULL);
  g_assert_true (rectify_document_get_page_style (slips)->is_duplex);
  ledger = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_LEDGER, NULL);
  g_assert_false (rectify_document_get_page_style (ledger)->is_duplex);
  show_report (fixture, "plan");
  rectify_report_set_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/report-pane/arrows", test_arrows },
    { "/report-pane/tab-key", test_tab_key },
    { "/report-pane/letter", test_letter },
    { "/report-pane/duplex", test_duplex },
  };
  g_autofree char *state = NULL;
  g_autofree char *file = NULL;
  int result;

  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  if (!gtk_init_check ())
    {
      g_rmdir (folder);
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  result = g_test_run ();
  g_object_unref (application);
  state = g_build_filename (folder, "rectify", NULL);
  file = g_build_filename (state, "state.ini", NULL);
  g_unlink (file);
  g_rmdir (state);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
