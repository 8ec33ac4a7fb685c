/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-editions-dialog.h"
#include "dialogs/rectify-packet-dialogs.h"
#include "dialogs/rectify-recovery-dialog.h"
#include "fit-testing.h"
#include "rectify-ledger-filter-bar-private.h"
#include "rectify-ledger-view-private.h"
#include "rectify-text-size.h"
#include "rectify-window-private.h"

/* Who needs text twice as large as usual has all of the program on a usual screen nevertheless, and so
 * has who has a small screen with text of the usual size. */

/* Dots per inch, in the units of the setting. */
#define USUAL (96 * 1024)
#define LARGE (2 * USUAL)

typedef struct {
  const char *path;
  int dots;
  int width; /* in pixels */
  int height;
} Screen;

static const Screen large = { "/large-text/views", LARGE, 1366, 768 };
/* Without the edges and bars of a desktop. */
static const Screen small = { "/small-screen/views", USUAL, 1000, 700 };

static GtkApplication *application;

/* The faults of a window are told as they are found, and counted. */
static guint n_faults;
static const Screen *screen;

static void
look_at (GtkWindow *window, const char *what)
{
  g_autoptr (GPtrArray) faults = NULL;
  int width, height;

  fit_wait_frames (GTK_WIDGET (window));
  width = gtk_widget_get_width (GTK_WIDGET (window));
  height = gtk_widget_get_height (GTK_WIDGET (window));
  /* The screen that the test has may be larger, and a window with it. */
  if (width > screen->width || height > screen->height)
    {
      gtk_window_set_default_size (window, MIN (width, screen->width),
                                   MIN (height, screen->height));
      fit_wait_frames (GTK_WIDGET (window));
    }
  faults = fit_list_faults (window, screen->width, screen->height);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", what, (const char *) g_ptr_array_index (faults, i));
  n_faults += faults->len;
}

static void
add_plan (RectifyWindow *window)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  plan = app_read_plan (text);
  app_add_plan (window->session, plan);
}

static void
open_window (RectifyWindow **window, const Screen *on)
{
  g_autofree char *path = NULL;

  screen = on;
  n_faults = 0;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", screen->dots, NULL);
  path = app_present_ledger (application, window);
  gtk_window_set_default_size (GTK_WINDOW (*window), screen->width, screen->height);
}

static void
close_window (RectifyWindow **window)
{
  app_close_window (window);
  g_assert_cmpuint (n_faults, ==, 0);
}

static gint64
find_measure (RectifyItem *item)
{
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    return rectify_item_get_id (item);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      gint64 id = find_measure (rectify_item_get_child (item, i));

      if (id != 0)
        return id;
    }
  return 0;
}

static void
select_measure (RectifyWindow *window)
{
  RectifyPlan *plan = rectify_session_get_plan (window->session);

  rectify_plan_view_go (window->plan_view, find_measure (rectify_plan_get_root (plan)));
  app_settle (window->session);
}

static void
do_action (RectifyWindow *window, const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), name));
  g_action_group_activate_action (G_ACTION_GROUP (window), name, NULL);
  app_settle (window->session);
}

static void
test_views (gconstpointer data)
{
  static const char *const views[] = { "plan", "ledger", "overview", "pages" };
  RectifyWindow *window;

  open_window (&window, data);
  look_at (GTK_WINDOW (window), "first run");
  add_plan (window);
  select_measure (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, views[i]);
      app_settle (window->session);
      look_at (GTK_WINDOW (window), views[i]);
      do_action (window, "checks");
      look_at (GTK_WINDOW (window), "and its checks");
      do_action (window, "checks");
    }
  close_window (&window);
}

/* The actions that the crawler opens dialogs with, see there. */
static char **
list_actions (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "every_window.py", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^ +\\(\"([a-z-]+)\", \"", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *names = g_ptr_array_new ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (names, g_match_info_fetch (match, 1));
  g_assert_cmpuint (names->len, >, 20);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
look_at_dialog (RectifyWindow *window, const char *name)
{
  GtkWindow *dialog;

  while ((dialog = app_get_dialog (GTK_WINDOW (window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (window->session);
  look_at (dialog, name);
  gtk_window_destroy (dialog);
  app_settle (window->session);
}

static void
test_dialogs (void)
{
  g_auto (GStrv) names = list_actions ();
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  for (guint i = 0; names[i] != NULL; i++)
    {
      select_measure (window);
      g_test_message ("%s", names[i]);
      do_action (window, names[i]);
      look_at_dialog (window, names[i]);
    }
  close_window (&window);
}

static void
import_document (RectifyWindow *window)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rectify_import_dialog_present (GTK_WINDOW (window), window->session, file);
  app_settle (window->session);
  look_at_dialog (window, "import");
}

static void
freeze_edition (RectifyWindow *window)
{
  GtkWindow *dialog;

  do_action (window, "freeze");
  dialog = app_get_dialog (GTK_WINDOW (window));
  gtk_widget_activate (gtk_window_get_default_widget (dialog));
  while (app_get_dialog (GTK_WINDOW (window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (window->session);
}

/* Dialogs that no action opens by itself, or only later. */
static void
test_other_dialogs (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  select_measure (window);
  import_document (window);
  freeze_edition (window);
  do_action (window, "editions");
  look_at_dialog (window, "editions");
  close_window (&window);
}

static RectifyPlan *
load_plan (RectifyWindow *window)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan
      = rectify_ledger_load_plan (rectify_session_get_ledger (window->session),
                                  rectify_plan_get_id (rectify_session_get_plan (window->session)),
                                  &error);

  g_assert_no_error (error);
  return plan;
}

/* The plan as it is, but for the text of a measure. */
static RectifyPlan *
load_changed (RectifyWindow *window, const char *text)
{
  RectifyPlan *plan = load_plan (window);
  gint64 id = find_measure (rectify_plan_get_root (plan));

  rectify_item_set_text (rectify_plan_find_item (plan, id), text);
  return plan;
}

static void
look_at_comparison (RectifyWindow *window)
{
  g_autoptr (RectifyPlan) now = load_plan (window);
  g_autoptr (RectifyPlan) before = load_changed (window, APP_PROSE APP_PROSE);

  rectify_compare_dialog_present (GTK_WINDOW (window), now, before, "第一稿（送审）");
  look_at_dialog (window, "compare");
}

static void
rename_elsewhere (RectifyWindow *window)
{
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (window->session));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) other = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 id;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (other,
                                   rectify_plan_get_id (rectify_session_get_plan (window->session)),
                                   &error);
  g_assert_no_error (error);
  id = find_measure (rectify_plan_get_root (plan));
  rectify_item_set_heading (rectify_plan_find_item (plan, id), APP_PROSE APP_PROSE);
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
}

/* What is edited in a form is edited at another desk as well. */
static void
look_at_conflict (RectifyWindow *window)
{
  GtkWindow *form, *conflict;

  select_measure (window);
  do_action (window, "item-rename");
  form = app_get_dialog (GTK_WINDOW (window));
  gtk_editable_set_text (GTK_EDITABLE (app_find_type (GTK_WIDGET (form), GTK_TYPE_ENTRY)),
                         APP_PROSE);
  rename_elsewhere (window);
  g_signal_emit_by_name (gtk_window_get_default_widget (form), "clicked");
  while ((conflict = rectify_window_find_dialog (window)) == form)
    g_main_context_iteration (NULL, TRUE);
  look_at (conflict, "conflict");
  gtk_window_destroy (conflict);
  app_settle (window->session);
  gtk_window_destroy (form);
}

static void
read_cb (GtkWindow *parent, const char *path)
{
}

static void
look_at_recovery (RectifyWindow *window)
{
  g_autoptr (RectifyRecovery) report = rectify_recovery_new ();

  report->path = g_strdup ("/home/office/台账/整改台账-recovered-20261122.rectify");
  report->n_plans = 12;
  report->n_lost_pages = 2;
  for (report->n_missing = 0; report->n_missing < 20; report->n_missing++)
    rectify_recovery_add_missing (report, (gint64) report->n_missing + 1, 1, "整改方案", APP_PROSE,
                                  FALSE);
  rectify_recovery_dialog_present (GTK_WINDOW (window), report, read_cb);
  look_at_dialog (window, "recovery");
}

static void
reviewed_cb (RectifyReturn *found, RectifyReviewOutcome outcome, gpointer user_data)
{
}

/* Of a form that says something, with a remark. */
static void
look_at_review (RectifyWindow *window)
{
  RectifyPlan *plan = rectify_session_get_plan (window->session);
  RectifyUnitForm *form = rectify_unit_form_new (7, rectify_plan_get_id (plan), "局办公室");
  RectifyUnitFormRow *row
      = rectify_unit_form_add_row (form, find_measure (rectify_plan_get_root (plan)),
                                   RECTIFY_STATUS_NOT_STARTED);
  g_autoptr (RectifyReturn) found = NULL;

  row->status = RECTIFY_STATUS_IN_PROGRESS;
  row->is_reported = TRUE;
  row->text = g_strdup (APP_PROSE APP_PROSE);
  row->reporter = g_strdup ("张三");
  rectify_unit_form_add_remark (form,
                                g_strdup ("第9行是手工增加的，没有读入；需要的请在方案中添加。"));
  found = rectify_return_new_for_form (rectify_session_get_ledger (window->session),
                                       "局办公室-整改任务.xlsx", form, NULL);
  g_assert_nonnull (found);
  rectify_review_dialog_present (GTK_WINDOW (window), window->session, found, 1, 3, reviewed_cb,
                                 NULL);
  look_at_dialog (window, "review");
}

/* What comes from other desks, from units and of damage, which no action opens. */
static void
test_dialogs_of_others (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  look_at_comparison (window);
  look_at_conflict (window);
  look_at_recovery (window);
  look_at_review (window);
  close_window (&window);
}

/* Of all that is written in a window. */
static void
list_sizes (GtkWidget *widget, GHashTable *sizes)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      double size = rectify_text_size_get (widget);

      g_hash_table_insert (sizes, widget, g_memdup2 (&size, sizeof size));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      list_sizes (child, sizes);
}

static GHashTable *
dup_sizes (RectifyWindow *window, const char *font)
{
  GHashTable *sizes = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  fit_wait_frames (GTK_WIDGET (window));
  list_sizes (GTK_WIDGET (window), sizes);
  return sizes;
}

/* Fewer rows may be seen where they are higher. */
static void
check_sizes (RectifyWindow *window)
{
  g_autoptr (GHashTable) usual = dup_sizes (window, "Sans 10");
  g_autoptr (GHashTable) larger = dup_sizes (window, "Sans 12");
  GHashTableIter iter;
  gpointer label, size;
  guint n_compared = 0;

  g_hash_table_iter_init (&iter, usual);
  while (g_hash_table_iter_next (&iter, &label, &size))
    {
      const double *other = g_hash_table_lookup (larger, label);

      if (other == NULL)
        continue;
      n_compared++;
      if (ABS (*other - *(double *) size * 1.2) < 0.1)
        continue;
      g_test_message ("“%s” stays at %g", gtk_label_get_text (label), *other);
      n_faults++;
    }
  g_assert_cmpuint (n_compared, >, 20);
}

/* A larger font is followed by all that is written, not only by what has no size of its own. */
static void
test_font (void)
{
  static const char *const views[] = { "plan", "overview" };
  g_autofree char *font = NULL;
  RectifyWindow *window;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  open_window (&window, &small);
  add_plan (window);
  select_measure (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, views[i]);
      app_settle (window->session);
      check_sizes (window);
    }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  close_window (&window);
}

/* Menus and what else drops down fits on the screen as well, or scrolls there. */
static void
look_at_popovers (GtkWidget *widget, const char *what)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      look_at_popovers (child, what);
      if (!GTK_IS_POPOVER (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      if (width <= screen->width && height <= screen->height)
        continue;
      g_test_message ("%s: a popover of %s is at least %d by %d", what, G_OBJECT_TYPE_NAME (widget),
                      width, height);
      n_faults++;
    }
}

static void
test_popovers (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  fit_wait_frames (GTK_WIDGET (window));
  look_at_popovers (GTK_WIDGET (window), "main window");
  close_window (&window);
}

/* The filter's second line comes when it is asked for. */
static void
test_filter (void)
{
  RectifyWindow *window;
  RectifyLedgerFilterBar *bar;

  open_window (&window, &large);
  add_plan (window);
  gtk_stack_set_visible_child_name (window->view_stack, "ledger");
  app_settle (window->session);
  fit_wait_frames (GTK_WIDGET (window));
  bar = window->ledger_view->bar;
  g_assert_false (gtk_widget_get_mapped (bar->second));
  g_assert_true (gtk_widget_get_mapped (bar->more));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->more), TRUE);
  g_assert_true (gtk_widget_get_visible (bar->second));
  look_at (GTK_WINDOW (window), "all of the filter");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL, NULL);
  fit_wait_frames (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_mapped (bar->more));
  g_assert_true (gtk_widget_get_mapped (bar->second));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE, NULL);
  close_window (&window);
}

/* Who wants nothing to move sees at once what others see come. */
static void
test_motion (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  rectify_window_notify (window, "done", FALSE);
  g_assert_true (gtk_revealer_get_child_revealed (window->notice));
  close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_data_func (large.path, &large, test_views);
  g_test_add_data_func (small.path, &small, test_views);
  g_test_add_func ("/large-text/dialogs", test_dialogs);
  g_test_add_func ("/large-text/other-dialogs", test_other_dialogs);
  g_test_add_func ("/large-text/dialogs-of-others", test_dialogs_of_others);
  g_test_add_func ("/large-text/font", test_font);
  g_test_add_func ("/large-text/popovers", test_popovers);
  g_test_add_func ("/large-text/filter", test_filter);
  g_test_add_func ("/large-text/motion", test_motion);
}

int
main (int argc, char **argv)
{
  return fit_run_tests (argc, argv, add_tests);
}
