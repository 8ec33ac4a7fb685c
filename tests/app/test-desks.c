/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../ledger/fault-vfs.h"
#include "app-testing.h"
#include "rectify-dialogs.h"
#include "rectify-window-private.h"

/* What the program is called with to do only that. */
#define BEGIN_EDIT "--begin-edit"

typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static void
open_ledger (Fixture *fixture, RectifyLedgerFlags flags)
{
  rectify_window_open_ledger (fixture->window, fixture->path, flags);
  app_settle (fixture->window->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  fixture->path = app_dup_ledger_path ();
  app_present_window (application, &fixture->window);
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  rectify_plan_set_title (plan, "某局整改方案");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_set_heading (item, "措施");
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  app_add_plan (fixture->window->session, plan);
}

/* The uppermost window over the main one. */
static GtkWindow *
get_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *found = GTK_WINDOW (fixture->window);
  gboolean climbed = TRUE;

  while (climbed)
    {
      climbed = FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

          if (gtk_window_get_transient_for (window) != found
              || !gtk_widget_get_visible (GTK_WIDGET (window)))
            continue;
          found = window;
          climbed = TRUE;
        }
    }
  return found != GTK_WINDOW (fixture->window) ? found : NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  app_settle (fixture->window->session);
  while ((dialog = get_dialog (fixture)) != NULL)
    {
      gtk_window_set_transient_for (dialog, NULL);
      gtk_window_destroy (dialog);
    }
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
find (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), label) != NULL)
    {
      found = gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
      if (found == NULL)
        found = gtk_widget_get_ancestor (widget, GTK_TYPE_CHECK_BUTTON);
      return found != NULL ? found : widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, label);
  return found;
}

static GtkWidget *
get (gpointer window, const char *label)
{
  GtkWidget *found = find (GTK_WIDGET (window), label);

  g_test_message ("looking for %s", label);
  g_assert_nonnull (found);
  return found;
}

static void
click (Fixture *fixture, gpointer window, const char *label)
{
  g_signal_emit_by_name (get (window, label), "clicked");
  app_settle (fixture->window->session);
}

static RectifyPlan *
get_plan (Fixture *fixture)
{
  return rectify_session_get_plan (fixture->window->session);
}

static RectifyItem *
get_item (RectifyPlan *plan, guint position)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), position);
}

static const char *
get_heading (Fixture *fixture)
{
  return rectify_item_get_heading (get_item (get_plan (fixture), 0));
}

/* The dialog for a heading, with something typed into it. */
static GtkWindow *
type_heading (Fixture *fixture, const char *text)
{
  GtkWindow *dialog;

  rectify_heading_dialog_present (GTK_WINDOW (fixture->window), fixture->window->session,
                                  rectify_item_get_id (get_item (get_plan (fixture), 0)));
  app_settle (fixture->window->session);
  dialog = get_dialog (fixture);
  gtk_editable_set_text (g_object_get_data (G_OBJECT (dialog), "rectify-entry"), text);
  return dialog;
}

static const char *
get_typed (GtkWindow *dialog)
{
  return gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), "rectify-entry"));
}

/* Somebody else with the same file open. */
static RectifyPlan *
begin_others (Fixture *fixture, RectifyLedger **other)
{
  *other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  return rectify_ledger_load_plan (*other, rectify_plan_get_id (get_plan (fixture)), NULL);
}

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
edit_others (Fixture *fixture, const char *heading, const char *author)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = begin_others (fixture, &other);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE history SET author = '%s' WHERE id = (SELECT max(id) FROM history)", author);

  rectify_item_set_heading (get_item (plan, 0), heading);
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  execute (fixture->path, sql);
}

static void
break_full (Fixture *fixture)
{
  fault_vfs_arm (FAULT_WRITE, FAULT_FROM_HERE, 1, SQLITE_FULL);
}

static void
break_read_only (Fixture *fixture)
{
  fault_vfs_arm (FAULT_CHANGES, FAULT_FROM_HERE, 1, SQLITE_READONLY);
}

static void
break_disk (Fixture *fixture)
{
  fault_vfs_arm (FAULT_CHANGES | FAULT_READ, FAULT_FROM_HERE, 1, 0);
}

static void
mend_disk (Fixture *fixture)
{
  fault_vfs_disarm ();
}

static char *
make_name (Fixture *fixture, const char *end)
{
  return g_strconcat (fixture->path, end, NULL);
}

static void
take_away (Fixture *fixture)
{
  g_autofree char *away = make_name (fixture, "-away");

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
}

static void
replace (Fixture *fixture)
{
  take_away (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "another file", -1, NULL));
}

static void
put_back (Fixture *fixture)
{
  g_autofree char *away = make_name (fixture, "-away");

  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
}

static const struct {
  const char *name;
  void (*break_it) (Fixture *fixture);
  void (*mend) (Fixture *fixture);
  const char *sentence;
} faults[] = {
  { "full", break_full, mend_disk, "The disk is full" },
  { "read-only-medium", break_read_only, mend_disk, "cannot be written" },
  { "failing", break_disk, mend_disk, "could not be read or written" },
  { "deleted", take_away, put_back, "is gone" },
  { "replaced", replace, put_back, "Another file has taken the place" },
};

/* A sentence, the input still in the dialog, the ledger as it was; and when it works again the same
 * input is saved. */
static void
test_fault (Fixture *fixture, gconstpointer data)
{
  guint fault = GPOINTER_TO_UINT (data);
  GtkWindow *dialog = type_heading (fixture, "新的标题");
  GtkWindow *message;

  faults[fault].break_it (fixture);
  click (fixture, dialog, "_Save");
  faults[fault].mend (fixture);
  message = get_dialog (fixture);
  g_assert_true (message != dialog);
  get (message, "The changes could not be saved");
  get (message, faults[fault].sentence);
  g_assert_cmpstr (get_heading (fixture), ==, "措施");
  {
    g_autoptr (RectifyLedger) other = NULL;
    g_autoptr (RectifyPlan) plan = begin_others (fixture, &other);

    g_assert_true (rectify_ledger_check (other, NULL));
    g_assert_cmpstr (rectify_item_get_heading (get_item (plan, 0)), ==, "措施");
  }
  click (fixture, message, "_Close");
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpstr (get_typed (dialog), ==, "新的标题");
  click (fixture, dialog, "_Save");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "新的标题");
}

/* Another program holds the file: the dialog says so, and lets it be given up. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = type_heading (fixture, "新的标题");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_signal_emit_by_name (get (dialog, "_Save"), "clicked");
  while (find (GTK_WIDGET (dialog), "Waiting…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  get (fixture->window, "Waiting…");
  click (fixture, dialog, "Stop _Waiting");
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_null (find (GTK_WIDGET (dialog), "Waiting…"));
  g_assert_cmpstr (get_typed (dialog), ==, "新的标题");
  g_assert_cmpstr (get_heading (fixture), ==, "措施");
  g_signal_emit_by_name (get (dialog, "_Save"), "clicked");
  while (find (GTK_WIDGET (dialog), "Waiting…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  sqlite3_close (db);
  app_settle (fixture->window->session);
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "新的标题");
}

/* A window that is closed while an edit waits stays, or comes back: else nobody could end it. */
static void
test_close_while_busy (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  rectify_session_undo (fixture->window->session, FALSE, NULL, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  while (find (GTK_WIDGET (fixture->window), "Waiting…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  get (get_dialog (fixture), "The last change is not saved yet");
  click (fixture, fixture->window, "Stop _Waiting");
  click (fixture, get_dialog (fixture), "_Close");
  sqlite3_close (db);
  g_assert_cmpstr (get_heading (fixture), ==, "措施");
}

/* Both changed the heading: both are shown, and the user picks. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = type_heading (fixture, "我的标题");
  GtkWindow *conflict;
  GtkWidget *save;

  edit_others (fixture, "李四的标题", "李四");
  click (fixture, dialog, "_Save");
  conflict = get_dialog (fixture);
  g_assert_true (conflict != dialog);
  get (conflict, "我的标题");
  get (conflict, "李四的标题");
  save = get (conflict, "_Save");
  g_assert_false (gtk_widget_get_sensitive (save));
  /* Back to the input. */
  gtk_window_close (conflict);
  app_settle (fixture->window->session);
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpstr (get_typed (dialog), ==, "我的标题");
  g_assert_cmpstr (get_heading (fixture), ==, "李四的标题");
  click (fixture, dialog, "_Save");
  conflict = get_dialog (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (conflict, "Yours")), TRUE);
  click (fixture, conflict, "_Save");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "我的标题");
  /* And the other way. */
  dialog = type_heading (fixture, "又一个");
  edit_others (fixture, "李四的", "李四");
  click (fixture, dialog, "_Save");
  conflict = get_dialog (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (conflict, "李四, ")), TRUE);
  click (fixture, conflict, "_Save");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "李四的");
}

static void
look (Fixture *fixture, const char *heading)
{
  rectify_session_look (fixture->window->session);
  while (!g_str_equal (get_heading (fixture), heading))
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
}

/* What others do is shown, and nothing that the user is at goes. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  RectifyItem *item = get_item (get_plan (fixture), 1);
  GtkWindow *dialog;

  rectify_plan_view_select (fixture->window->plan_view, rectify_item_get_id (item));
  app_settle (fixture->window->session);
  dialog = type_heading (fixture, "我的标题");
  edit_others (fixture, "李四的标题", "李四");
  look (fixture, "李四的标题");
  g_assert_true (rectify_plan_view_get_item (fixture->window->plan_view) == item);
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpstr (get_typed (dialog), ==, "我的标题");
  g_assert_cmpstr (gtk_label_get_text (fixture->window->notice_label), ==,
                   "李四 has changed this plan: Other");
  /* That is not said each time. */
  gtk_label_set_text (fixture->window->notice_label, "");
  edit_others (fixture, "李四的又一个", "李四");
  look (fixture, "李四的又一个");
  g_assert_cmpstr (gtk_label_get_text (fixture->window->notice_label), ==, "");
  edit_others (fixture, "王五的", "王五");
  look (fixture, "王五的");
  g_assert_cmpstr (gtk_label_get_text (fixture->window->notice_label), ==,
                   "王五 has changed this plan: Other");
}

/* A dialog that sets all its fields sets only those that the user changed: what somebody else did to
 * the others meanwhile stays, silently. */
static void
test_fields_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = begin_others (fixture, &other);
  GtkWidget *theme;
  GtkWindow *dialog;

  rectify_properties_dialog_present (GTK_WINDOW (fixture->window), fixture->window->session);
  app_settle (fixture->window->session);
  dialog = get_dialog (fixture);
  theme = gtk_label_get_mnemonic_widget (GTK_LABEL (get (dialog, "T_heme")));
  gtk_editable_set_text (GTK_EDITABLE (theme), "我的主题");
  rectify_plan_set_organisation (plan, "李四的单位");
  rectify_plan_set_year (plan, 2031);
  g_assert_true (rectify_ledger_save_plan (other, plan, "Other", NULL));
  click (fixture, dialog, "_Save");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (rectify_plan_get_theme (get_plan (fixture)), ==, "我的主题");
  g_assert_cmpstr (rectify_plan_get_organisation (get_plan (fixture)), ==, "李四的单位");
  g_assert_cmpint (rectify_plan_get_year (get_plan (fixture)), ==, 2031);
}

/* The plan goes while a dialog of it is open. */
static void
test_plan_deleted (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = type_heading (fixture, "我的标题");
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = begin_others (fixture, &other);

  g_assert_true (rectify_ledger_delete_plan (other, rectify_plan_get_id (plan), "Delete", NULL));
  rectify_session_look (fixture->window->session);
  while (get_plan (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
  click (fixture, dialog, "_Save");
  get (get_dialog (fixture), "The plan was deleted meanwhile");
  click (fixture, get_dialog (fixture), "_Close");
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpstr (get_typed (dialog), ==, "我的标题");
}

/* The item goes: the user may have it back with what was typed, or let it go. */
static void
test_item_deleted (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = type_heading (fixture, "我的标题");
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyPlan) plan = begin_others (fixture, &other);
  GtkWindow *conflict;

  rectify_plan_remove_item (plan, get_item (plan, 0));
  g_assert_true (rectify_ledger_save_plan (other, plan, "Delete", NULL));
  click (fixture, dialog, "_Save");
  conflict = get_dialog (fixture);
  get (conflict, "Deleted while you changed it");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get (conflict, "Yours")), TRUE);
  click (fixture, conflict, "_Save");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpuint (rectify_item_get_n_children (rectify_plan_get_root (get_plan (fixture))), ==,
                    3);
  g_assert_cmpstr (get_heading (fixture), ==, "我的标题");
}

static void
test_undo_of_others (Fixture *fixture, gconstpointer data)
{
  GAction *undo = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "undo");

  edit_others (fixture, "李四的标题", "李四");
  look (fixture, "李四的标题");
  g_action_activate (undo, NULL);
  app_settle (fixture->window->session);
  get (get_dialog (fixture), "Undo an edit of 李四?");
  click (fixture, get_dialog (fixture), "_Cancel");
  g_assert_cmpstr (get_heading (fixture), ==, "李四的标题");
  g_action_activate (undo, NULL);
  app_settle (fixture->window->session);
  click (fixture, get_dialog (fixture), "_Undo");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpstr (get_heading (fixture), ==, "措施");
}

/* The window says what became of the file, and when it is back. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  take_away (fixture);
  while (find (GTK_WIDGET (fixture->window), "The file of this ledger is gone") == NULL)
    g_main_context_iteration (NULL, TRUE);
  get (fixture->window, "_Save a Copy…");
  put_back (fixture);
  while (find (GTK_WIDGET (fixture->window), "The file of this ledger is gone") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Begins an edit, and ends the process in its midst. */
static void
begin_edit (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, "unix") != SQLITE_OK
      || sqlite3_exec (db,
                       "PRAGMA cache_size=1; BEGIN IMMEDIATE;"
                       "UPDATE item SET heading = hex(randomblob(9000));"
                       "UPDATE history SET name = hex(randomblob(9000));",
                       NULL, NULL, NULL)
             != SQLITE_OK)
    _exit (EXIT_FAILURE);
  _exit (EXIT_SUCCESS);
}

/* In a process of its own: one that is forked off threads may wait for a lock of theirs for ever. */
static void
leave_in_the_middle (const char *path)
{
  const char *const arguments[] = { "/proc/self/exe", BEGIN_EDIT, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
open_again (Fixture *fixture)
{
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
}

static void
open_other (Fixture *fixture)
{
  g_autofree char *other = make_name (fixture, "-other.rectify");

  rectify_window_open_ledger (fixture->window, other, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
}

/* After a crash the window says up to where everything is there; the next time nothing. */
static void
test_crash (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "The last run ended in the middle of an edit. Everything up to “Add”";

  g_assert_null (find (GTK_WIDGET (fixture->window), sentence));
  open_other (fixture);
  leave_in_the_middle (fixture->path);
  open_again (fixture);
  get (fixture->window, sentence);
  open_other (fixture);
  g_assert_null (find (GTK_WIDGET (fixture->window), sentence));
  open_again (fixture);
  g_assert_null (find (GTK_WIDGET (fixture->window), sentence));
}

static void
test_clock (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "The clock of this computer says";

  g_assert_null (find (GTK_WIDGET (fixture->window), sentence));
  open_other (fixture);
  execute (fixture->path, "UPDATE history SET made_at = '2999-01-01T00:00:00Z'");
  open_again (fixture);
  get (fixture->window, sentence);
  get (fixture->window, "2999-01-01 08:00");
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/desks/busy", test_busy },
    { "/desks/close-while-busy", test_close_while_busy },
    { "/desks/conflict", test_conflict },
    { "/desks/fields-apart", test_fields_apart },
    { "/desks/shown", test_shown },
    { "/desks/plan-deleted", test_plan_deleted },
    { "/desks/item-deleted", test_item_deleted },
    { "/desks/undo-of-others", test_undo_of_others },
    { "/desks/place", test_place },
    { "/desks/crash", test_crash },
    { "/desks/clock", test_clock },
  };

  fault_vfs_register ();
  application = tested;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/desks/faults/", faults[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_fault, tear_down);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], BEGIN_EDIT))
    begin_edit (argv[2]);
  return app_run_tests (argc, argv, add_tests);
}
