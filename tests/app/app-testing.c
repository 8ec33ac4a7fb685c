/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "folder.h"
#include "rectify-formats.h"
#include "rectify-help.h"
#include "rectify-reading.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/**
 * app_make_folder:
 * @ledger_path: (out) (transfer full): a file in it that is not there yet
 *
 * Returns: (transfer full): a new folder, for folder_remove()
 */
char *
app_make_folder (char **ledger_path)
{
  char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);

  g_assert_nonnull (folder);
  *ledger_path = g_build_filename (folder, "ledger.rectify", NULL);
  return folder;
}

/**
 * app_read_plan:
 * @text: a plan as a text
 *
 * Returns: (transfer full): the plan
 */
RectifyPlan *
app_read_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "a.txt", &error);
  g_autoptr (RectifyReading) reading = NULL;

  g_assert_no_error (error);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (rectify_reading_get_plan (reading));
}

/**
 * app_settle:
 * @session: a session
 *
 * Goes on until nothing is on its way to or from the disk.
 */
void
app_settle (RectifySession *session)
{
  while (g_main_context_pending (NULL) || rectify_session_is_busy (session))
    g_main_context_iteration (NULL, TRUE);
}

/**
 * app_open_session:
 * @path: a ledger, made if it is not there
 *
 * Returns: (transfer full): a session that has it open
 */
RectifySession *
app_open_session (const char *path)
{
  RectifySession *session = rectify_session_new ();

  rectify_session_open (session, path, RECTIFY_LEDGER_CREATE, NULL, NULL);
  app_settle (session);
  g_assert_nonnull (rectify_session_get_ledger (session));
  return session;
}

/**
 * app_add_plan:
 * @session: a session that has a ledger
 * @plan: a new plan
 *
 * Adds it, and shows it.
 */
void
app_add_plan (RectifySession *session, RectifyPlan *plan)
{
  rectify_session_add_plan (session, "Add", plan, NULL, NULL);
  app_settle (session);
}

/**
 * app_present_parent:
 * @session: a session
 *
 * Returns: (transfer none): a window for dialogs to lie over
 */
GtkWindow *
app_present_parent (RectifySession *session)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());

  gtk_window_present (parent);
  app_settle (session);
  return parent;
}

/**
 * app_assert_help_page:
 * @page: the name of a page of the help
 *
 * There is one in every language.
 */
void
app_assert_help_page (const char *page)
{
  static const char *const languages[] = { "C", "zh_CN" };
  g_autofree char *name = g_strconcat (page, ".page", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "..", "help", languages[i], name, NULL);

      g_test_message ("a page of the help: %s", path);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

/* Of whatever dialog a test comes by. Questions, and what only says how far something is, have no
 * page of their own. */
static void
assert_help (GtkWindow *window)
{
  if (GTK_IS_DIALOG (window) || gtk_window_get_titlebar (window) == NULL)
    return;
  g_test_message ("F1 in the window “%s”", gtk_window_get_title (window));
  g_assert_nonnull (rectify_help_get_page (window));
  app_assert_help_page (rectify_help_get_page (window));
}

/**
 * app_get_dialog:
 * @parent: a window
 *
 * Returns: (transfer none) (nullable): the window that was presented last beside it and is seen
 */
GtkWindow *
app_get_dialog (GtkWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i - 1);

      if (window != parent && gtk_widget_get_visible (GTK_WIDGET (window)))
        {
          assert_help (window);
          return window;
        }
    }
  return NULL;
}

/**
 * app_close_parent:
 * @parent: (transfer full): what app_present_parent() gave
 * @session: its session
 *
 * Closes it, and all dialogs before.
 */
void
app_close_parent (GtkWindow *parent, RectifySession *session)
{
  GtkWindow *dialog;

  app_settle (session);
  while ((dialog = app_get_dialog (parent)) != NULL)
    gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
  app_settle (session);
}

/**
 * app_desk_set_up:
 * @desk: what is to be set
 * @plan: (nullable): a new plan that is to be in the ledger, and shown
 *
 * Makes a ledger in a folder of its own, and a window over which dialogs can lie.
 */
void
app_desk_set_up (AppDesk *desk, RectifyPlan *plan)
{
  desk->folder = app_make_folder (&desk->path);
  desk->session = app_open_session (desk->path);
  if (plan != NULL)
    app_add_plan (desk->session, plan);
  desk->parent = app_present_parent (desk->session);
}

/**
 * app_desk_tear_down:
 * @desk: what was set up
 *
 * Closes all dialogs, and leaves nothing behind.
 */
void
app_desk_tear_down (AppDesk *desk)
{
  app_close_parent (desk->parent, desk->session);
  g_clear_object (&desk->session);
  g_clear_pointer (&app_last_notice, g_free);
  folder_remove (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
}

/* What was said to be done last; who waits for it clears it before. */
char *app_last_notice;

/**
 * app_notice_cb:
 * @window: where it is said
 * @text: what was done
 *
 * Keeps it in app_last_notice: a #RectifyNoticeFunc.
 */
void
app_notice_cb (GtkWindow *window, const char *text)
{
  g_free (app_last_notice);
  app_last_notice = g_strdup (text);
}

/**
 * app_present_window:
 * @application: an application
 * @window: set to a main window without a ledger, and to %NULL when it goes
 */
void
app_present_window (GtkApplication *application, RectifyWindow **window)
{
  *window = rectify_window_new (application);
  g_object_add_weak_pointer (G_OBJECT (*window), (gpointer *) window);
  gtk_window_present (GTK_WINDOW (*window));
}

/**
 * app_close_window:
 * @window: where app_present_window() has put it
 *
 * Closes it as a user does, and waits until it is gone.
 */
void
app_close_window (RectifyWindow **window)
{
  while (*window != NULL)
    {
      if (gtk_widget_get_visible (GTK_WIDGET (*window)))
        gtk_window_close (GTK_WINDOW (*window));
      g_main_context_iteration (NULL, TRUE);
    }
}

/**
 * app_present_ledger:
 * @application: an application
 * @window: as for app_present_window()
 *
 * Presents a main window with a new ledger that is empty.
 *
 * Returns: (transfer full): the ledger's file
 */
char *
app_present_ledger (GtkApplication *application, RectifyWindow **window)
{
  char *path = app_dup_ledger_path ();

  app_present_window (application, window);
  rectify_window_open_ledger (*window, path, RECTIFY_LEDGER_CREATE);
  app_settle ((*window)->session);
  return path;
}

/**
 * app_add_prose:
 * @window: a main window with a ledger
 * @title: of a plan
 * @n_items: how many paragraphs it is to have, of some lines each
 *
 * Adds a plan that has nothing but prose, and shows it.
 */
void
app_add_prose (RectifyWindow *window, const char *title, guint n_items)
{
  static const char words[] = APP_PROSE APP_PROSE APP_PROSE APP_PROSE;
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

      rectify_item_set_text (item, words);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  app_add_plan (window->session, plan);
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*fits) (GtkWidget *widget, gconstpointer data),
      gconstpointer data)
{
  GtkWidget *found = NULL;

  if (fits (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, data);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/**
 * app_find_type:
 * @widget: where to look
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the first widget of that type
 */
GtkWidget *
app_find_type (GtkWidget *widget, GType type)
{
  return find (widget, is_of_type, &type);
}

/**
 * app_find_label:
 * @widget: where to look
 * @words: what it says, among others
 *
 * Returns: (transfer none) (nullable): the first label that is seen and says that
 */
GtkWidget *
app_find_label (GtkWidget *widget, const char *words)
{
  return find (widget, is_label, words);
}

/**
 * app_find_button:
 * @widget: where to look
 * @label: what it is called, with its mnemonic
 *
 * Returns: (transfer none) (nullable): the first button that is called so
 */
GtkWidget *
app_find_button (GtkWidget *widget, const char *label)
{
  return find (widget, is_button, label);
}

/**
 * app_find_field:
 * @widget: where to look
 * @label: a label, with its mnemonic
 *
 * Returns: (transfer none) (nullable): the field that the first label of these words is of, or the
 *   button that it is in
 */
GtkWidget *
app_find_field (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), label))
    {
      found = gtk_label_get_mnemonic_widget (GTK_LABEL (widget));
      if (found == NULL)
        found = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
      return found != NULL ? found : gtk_widget_get_ancestor (widget, GTK_TYPE_CHECK_BUTTON);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = app_find_field (child, label);
  return found;
}

/* Where the program that tests keeps its state, and its ledgers. */
static const char *program_folder;

/**
 * app_get_folder:
 *
 * Returns: (transfer none): a folder that is there while the tests of app_run_tests() run
 */
const char *
app_get_folder (void)
{
  return program_folder;
}

/**
 * app_run_pending:
 *
 * Lets all happen that is due.
 */
void
app_run_pending (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
note_frame_cb (gboolean *painted)
{
  *painted = TRUE;
}

/**
 * app_wait_for_frame:
 * @widget: a widget in a window that is shown
 *
 * Lets time pass until what was changed of it is seen.
 */
void
app_wait_for_frame (GtkWidget *widget)
{
  gboolean painted = FALSE;
  GdkFrameClock *clock;
  gulong handler;

  app_run_pending ();
  clock = gtk_widget_get_frame_clock (widget);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (note_frame_cb), &painted);
  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  app_run_pending ();
}

static void
set_up_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * app_create_label_factory:
 *
 * Returns: (transfer full): what makes a label of each #GtkStringObject in a list
 */
GtkListItemFactory *
app_create_label_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_label_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  return factory;
}

/**
 * app_dup_ledger_path:
 *
 * Returns: (transfer full): a file in that folder that no other test has
 */
char *
app_dup_ledger_path (void)
{
  static guint number = 0;
  g_autofree char *name = g_strdup_printf ("ledger-%u.rectify", ++number);

  return g_build_filename (program_folder, name, NULL);
}

/* The words of the language that the environment names, where the build asks for them. */
static void
begin_translated (void)
{
  if (g_strcmp0 (g_getenv ("RECTIFY_TEST_TRANSLATED"), "yes") != 0)
    return;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RECTIFY_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_assert_cmpstr (gettext ("P_lan"), !=, "P_lan");
}

/**
 * app_run_tests:
 * @argc: of the program
 * @argv: of the program
 * @add_tests: adds the tests
 *
 * Without a display none is run.
 *
 * Returns: what the program returns
 */
int
app_run_tests (int argc, char **argv, void (*add_tests) (GtkApplication *application))
{
  g_autofree char *state = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autoptr (GtkApplication) application = NULL;
  int result = 0;

  program_folder = state;
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_CACHE_HOME", state, TRUE);
  if (gtk_init_check ())
    {
      g_test_init (&argc, &argv, NULL);
      begin_translated ();
      application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
      /* Whoever is not about reminders has none: a look would keep a ledger for longer. */
      rectify_state_set_int ("reminder-on-start", FALSE);
      rectify_state_set_int ("reminder-notify", FALSE);
      add_tests (application);
      result = g_test_run ();
    }
  else
    g_print ("1..0 # SKIP no display\n");
  folder_remove (state);
  return result;
}
