/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "rectify-ledger-packet.h"
#include "rectify-window-private.h"

/*
 * Every action of the window, where its window or its ledger goes while it is at work. That nothing
 * is used after it was freed, and no critical is written, is what is tested.
 */
typedef struct {
  char *folder;
  char *path;
  char *other; /* another ledger */
  RectifyWindow *window;
} Fixture;

static GtkApplication *application;

static const char source[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n"
      "责任单位：办公室\n";

/* For so long in microseconds threads and timeouts may end what was begun. */
#define LITTLE_WHILE (25 * 1000)

static void
wait_a_little (void)
{
  gint64 end = g_get_monotonic_time () + LITTLE_WHILE;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
make_ledger (const char *path)
{
  g_autoptr (RectifySession) session = app_open_session (path);
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  app_add_plan (session, plan);
}

static void
open_window (Fixture *fixture, RectifyLedgerFlags flags)
{
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, fixture->path, flags);
  app_settle (fixture->window->session);
  rectify_plan_view_go (fixture->window->plan_view, 3);
  app_settle (fixture->window->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->other = g_build_filename (fixture->folder, "other.rectify", NULL);
  make_ledger (fixture->path);
  make_ledger (fixture->other);
}

static void
close_dialogs (void)
{
  GtkWindow *dialog;

  while ((dialog = app_get_dialog (NULL)) != NULL)
    gtk_window_destroy (dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (fixture->window);
  close_dialogs ();
  wait_a_little ();
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->other);
}

/* Also with what was typed into a form, which would be asked about first. */
static void
close_window (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_a_little ();
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_a_little ();
  close_dialogs ();
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What opens a dialog or goes into a thread. Not the dialog of printers, which looks for them on the
 * network. */
static const char *const names[] = { "backups",
                                     "bring-in",
                                     "check-handover",
                                     "check-ledger",
                                     "compact-history",
                                     "delete-plan",
                                     "directory",
                                     "editions",
                                     "example",
                                     "export-ledger",
                                     "freeze",
                                     "fill-placeholders",
                                     "handover",
                                     "help",
                                     "help-view",
                                     "history",
                                     "import",
                                     "import-clipboard",
                                     "item-assign",
                                     "item-deadline",
                                     "item-edit",
                                     "item-history",
                                     "item-progress",
                                     "merge-return",
                                     "new-ledger",
                                     "new-plan",
                                     "open-ledger",
                                     "print-packet",
                                     "properties",
                                     "progress-report",
                                     "public-notice",
                                     "save-copy",
                                     "round",
                                     "save-pdf",
                                     "search-all",
                                     "send-packet",
                                     "undo" };

static gboolean
activate (Fixture *fixture, const char *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name);
  gboolean enabled = g_action_get_enabled (action);

  g_test_message ("%s", name);
  if (enabled)
    g_action_activate (action, NULL);
  return enabled;
}

static void
test_close_at_once (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      open_window (fixture, RECTIFY_LEDGER_OPEN);
      activate (fixture, names[i]);
      close_window (fixture);
    }
}

static void
test_close_over_dialog (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      open_window (fixture, RECTIFY_LEDGER_OPEN);
      activate (fixture, names[i]);
      app_settle (fixture->window->session);
      wait_a_little ();
      close_window (fixture);
    }
}

static void
drop_dialogs (Fixture *fixture)
{
  GtkWindow *dialog;

  app_settle (fixture->window->session);
  wait_a_little ();
  while ((dialog = app_get_dialog (GTK_WINDOW (fixture->window))) != NULL)
    /* Whoever has made a chooser of files wants to take it down itself. */
    if (GTK_IS_FILE_CHOOSER_DIALOG (dialog))
      gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
    else
      gtk_window_destroy (dialog);
  wait_a_little ();
}

/* However the other ledger comes: what was begun for the one before does it no harm. */
static void
test_other_ledger (Fixture *fixture, gconstpointer data)
{
  open_window (fixture, RECTIFY_LEDGER_OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      activate (fixture, names[i]);
      rectify_session_open (fixture->window->session, i % 2 == 0 ? fixture->other : fixture->path,
                            RECTIFY_LEDGER_OPEN, NULL, NULL);
      drop_dialogs (fixture);
    }
  close_window (fixture);
}

/* What shows a ledger goes with it: a backup of one must not be restored into another. */
static void
test_dialog_goes (Fixture *fixture, gconstpointer data)
{
  static const char *const bound[] = { "backups", "history", "search-all" };

  open_window (fixture, RECTIFY_LEDGER_OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    {
      g_assert_true (activate (fixture, bound[i]));
      app_settle (fixture->window->session);
      g_assert_nonnull (app_get_dialog (GTK_WINDOW (fixture->window)));
      rectify_session_open (fixture->window->session, fixture->other, RECTIFY_LEDGER_OPEN, NULL,
                            NULL);
      app_settle (fixture->window->session);
      g_assert_null (app_get_dialog (GTK_WINDOW (fixture->window)));
    }
  close_window (fixture);
}

/* Two dialogs at once cannot be had by mouse and keys, but by scripts. */
static void
test_under_dialog (Fixture *fixture, gconstpointer data)
{
  open_window (fixture, RECTIFY_LEDGER_OPEN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      activate (fixture, "history");
      activate (fixture, names[i]);
      app_settle (fixture->window->session);
      activate (fixture, names[i]);
      drop_dialogs (fixture);
    }
  close_window (fixture);
}

/* Without a ledger, who chooses none of the files to open wants to end it. */
static void
activate_all (Fixture *fixture)
{
  gboolean open = rectify_session_get_ledger (fixture->window->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!open && g_str_equal (names[i], "open-ledger"))
        continue;
      activate (fixture, names[i]);
      drop_dialogs (fixture);
    }
  close_window (fixture);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  open_window (fixture, RECTIFY_LEDGER_READ_ONLY);
  activate_all (fixture);
}

/* A ledger in which there is nothing. */
static void
test_no_plan (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  activate_all (fixture);
}

/* Nothing is open yet: what needs a ledger cannot be asked for. */
static void
test_no_ledger (Fixture *fixture, gconstpointer data)
{
  app_present_window (application, &fixture->window);
  activate_all (fixture);
}

/* What came back is being looked at. */
static void
test_close_over_review (Fixture *fixture, gconstpointer data)
{
  g_autofree char *packet = g_build_filename (fixture->folder, "packet.rectify", NULL);
  const char *const files[] = { packet, NULL };
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  open_window (fixture, RECTIFY_LEDGER_OPEN);
  rectify_ledger_send_packet (rectify_session_get_ledger (fixture->window->session), 1, "办公室",
                              packet, FALSE, &error);
  g_assert_no_error (error);
  ledger = rectify_ledger_open (packet, RECTIFY_LEDGER_OPEN, &error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), "改");
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "merge-files",
                                  g_variant_new_strv (files, -1));
  app_settle (fixture->window->session);
  g_assert_nonnull (app_find_button (GTK_WIDGET (app_get_dialog (NULL)), "_Merge"));
  close_window (fixture);
}

/* The dialogs of one ledger keep another from being opened under them. */
static void
test_open_under_dialog (Fixture *fixture, gconstpointer data)
{
  static const char *const over[] = { "history", "backups", "directory", "properties" };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      GtkWindow *dialog;

      open_window (fixture, RECTIFY_LEDGER_OPEN);
      g_assert_true (activate (fixture, over[i]));
      app_settle (fixture->window->session);
      dialog = app_get_dialog (GTK_WINDOW (fixture->window));
      rectify_window_open_ledger (fixture->window, fixture->other, RECTIFY_LEDGER_OPEN);
      app_settle (fixture->window->session);
      g_assert_cmpstr (rectify_ledger_get_path (
                           rectify_session_get_ledger (fixture->window->session)),
                       ==, fixture->path);
      g_assert_true (GTK_IS_MESSAGE_DIALOG (app_get_dialog (GTK_WINDOW (fixture->window))));
      gtk_window_destroy (app_get_dialog (GTK_WINDOW (fixture->window)));
      g_assert_true (app_get_dialog (GTK_WINDOW (fixture->window)) == dialog);
      close_window (fixture);
    }
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/actions/close-at-once", test_close_at_once },
    { "/window/actions/close-over-dialog", test_close_over_dialog },
    { "/window/actions/close-over-review", test_close_over_review },
    { "/window/actions/other-ledger", test_other_ledger },
    { "/window/actions/dialog-goes", test_dialog_goes },
    { "/window/actions/open-under-dialog", test_open_under_dialog },
    { "/window/actions/under-dialog", test_under_dialog },
    { "/window/actions/read-only", test_read_only },
    { "/window/actions/no-plan", test_no_plan },
    { "/window/actions/no-ledger", test_no_ledger },
  };

  application = tested;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
