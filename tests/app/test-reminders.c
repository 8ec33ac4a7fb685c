/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "dialogs/rectify-reminders-dialog.h"
#include "rectify-bar.h"
#include "rectify-item-text.h"
#include "rectify-ledger-rows.h"
#include "rectify-reminders.h"
#include "rectify-state.h"
#include "rectify-task.h"
#include "rectify-window-private.h"

static const char source[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n"
      "责任单位：办公室\n二是定期检查。\n责任单位：办公室\n";

typedef struct {
  AppDesk desk;
  RectifyReminders *reminders;
  guint n_changed;
  gboolean was_following;
} Fixture;

static RectifyDeadline *
make_deadline (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);
  g_autofree char *text = g_date_time_format (then, "%Y-%m-%d");
  g_autoptr (GDate) day = rectify_date_from_string (text);

  return rectify_deadline_new ("整改时限", text, RECTIFY_DEADLINE_DATED, day);
}

/* As if the plan had been brought in so many days ago. */
static void
set_age (RectifyPlan *plan, guint days)
{
  g_autoptr (GDate) today = g_date_new ();

  g_date_set_time_t (today, time (NULL));
  rectify_plan_set_since (plan, g_date_get_julian (today) - days);
}

/* All measures below get the deadline. */
static void
set_due (RectifyItem *item, RectifyDeadline *deadline)
{
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    rectify_item_set_deadline (item, deadline);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    set_due (rectify_item_get_child (item, i), deadline);
}

static RectifyPlan *
make_plan (int days)
{
  RectifyPlan *plan = app_read_plan (source);
  g_autoptr (RectifyDeadline) deadline = make_deadline (days);

  set_due (rectify_plan_get_root (plan), deadline);
  set_age (plan, 100);
  return plan;
}

static void
set_choices (gboolean on_start, gboolean notify)
{
  const RectifyReminderChoices choices
      = { .due_days = 7, .no_progress_days = 60, .on_start = on_start, .notify = notify };

  rectify_reminder_choices_save (&choices);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changed++;
  fixture->was_following = rectify_reminders_is_following (fixture->reminders);
}

static void
settle (RectifySession *session, RectifyReminders *reminders)
{
  while (g_main_context_pending (NULL) || rectify_session_is_busy (session)
         || rectify_reminders_is_busy (reminders))
    g_main_context_iteration (NULL, TRUE);
}

static void
look (Fixture *fixture)
{
  rectify_reminders_look (fixture->reminders);
  settle (fixture->desk.session, fixture->reminders);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan (3);

  set_choices (TRUE, TRUE);
  app_desk_set_up (&fixture->desk, plan);
  fixture->n_changed = 0;
  fixture->reminders = rectify_reminders_new (fixture->desk.session);
  g_signal_connect_swapped (fixture->reminders, "changed", G_CALLBACK (count_cb), fixture);
  settle (fixture->desk.session, fixture->reminders);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rectify_reminders_stop (fixture->reminders);
  settle (fixture->desk.session, fixture->reminders);
  g_clear_object (&fixture->reminders);
  app_desk_tear_down (&fixture->desk);
}

static void
add_late (Fixture *fixture)
{
  g_autoptr (RectifyPlan) plan = make_plan (-3);

  app_add_plan (fixture->desk.session, plan);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  const RectifyReminder *last = rectify_reminders_get_last (fixture->reminders);

  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (last->counts[RECTIFY_REMINDER_LATE], ==, 0);
  g_assert_cmpuint (last->counts[RECTIFY_REMINDER_DUE_SOON], ==, 2);
  g_assert_cmpuint (last->counts[RECTIFY_REMINDER_NO_PROGRESS], ==, 2);
  add_late (fixture);
  look (fixture);
  g_assert_cmpuint (last->counts[RECTIFY_REMINDER_LATE], ==, 2);
  g_assert_cmpuint (last->counts[RECTIFY_REMINDER_DUE_SOON], ==, 2);
}

/* Each thing is said once a day; what became more is said again, what became less is not. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_assert_true (rectify_reminders_take_day (fixture->reminders));
  g_assert_false (rectify_reminders_take_day (fixture->reminders));
  g_assert_true (rectify_reminders_take_state (fixture->reminders));
  g_assert_false (rectify_reminders_take_state (fixture->reminders));
  look (fixture);
  g_assert_false (rectify_reminders_take_state (fixture->reminders));
  add_late (fixture);
  look (fixture);
  g_assert_false (rectify_reminders_take_day (fixture->reminders));
  g_assert_true (rectify_reminders_take_state (fixture->reminders));
  g_assert_false (rectify_reminders_take_state (fixture->reminders));
  rectify_session_undo (fixture->desk.session, FALSE, NULL, NULL);
  look (fixture);
  g_assert_cmpuint (rectify_reminders_get_last (fixture->reminders)->counts[RECTIFY_REMINDER_LATE],
                    ==, 0);
  g_assert_false (rectify_reminders_take_state (fixture->reminders));
}

/* What is looked at since it was edited here is said to be so once; the next look is the clock's. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  for (gboolean wanted = TRUE; wanted >= FALSE; wanted--)
    {
      set_choices (wanted, wanted);
      rectify_reminders_follow (fixture->reminders);
      settle (fixture->desk.session, fixture->reminders);
      g_assert_true (fixture->was_following);
      look (fixture);
      g_assert_false (fixture->was_following);
    }
}

static gboolean
follow_cb (gpointer reminders)
{
  rectify_reminders_follow (reminders);
  return G_SOURCE_REMOVE;
}

/* An edit that is made here while it is looked is told of as such, and the older look is not told. */
static void
test_follow_while_looking (Fixture *fixture, gconstpointer data)
{
  fixture->n_changed = 0;
  rectify_reminders_look (fixture->reminders);
  /* Right behind what begins the look, before anything can come of that. */
  g_timeout_add_full (G_PRIORITY_LOW, 0, follow_cb, fixture->reminders, NULL);
  settle (fixture->desk.session, fixture->reminders);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (fixture->was_following);
  look (fixture);
  g_assert_false (fixture->was_following);
}

/* Who wants neither is not looked for, and what was said before is taken back. */
static void
test_off (Fixture *fixture, gconstpointer data)
{
  add_late (fixture);
  look (fixture);
  g_assert_false (rectify_reminder_is_empty (rectify_reminders_get_last (fixture->reminders)));
  fixture->n_changed = 0;
  set_choices (FALSE, FALSE);
  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (rectify_reminder_is_empty (rectify_reminders_get_last (fixture->reminders)));
  set_choices (FALSE, TRUE);
  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
chosen_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
nothing (gpointer data)
{
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  const char *const words[] = { "一周", "-3", "0", "", "1000", "7.5" };
  RectifyReminderChoices choices;
  GtkWidget *dialog, *due;
  guint n_chosen = 0;

  rectify_reminders_dialog_present (fixture->desk.parent, fixture->desk.session, chosen_cb,
                                    &n_chosen, nothing);
  settle (fixture->desk.session, fixture->reminders);
  dialog = GTK_WIDGET (app_get_dialog (fixture->desk.parent));
  g_assert_nonnull (dialog);
  due = app_find_type (dialog, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (due)), ==, "7");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_find_type (dialog, GTK_TYPE_CHECK_BUTTON)),
                               FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (due), words[i]);
      g_signal_emit_by_name (app_find_button (dialog, "_Save"), "clicked");
      settle (fixture->desk.session, fixture->reminders);
      g_assert_true (gtk_widget_has_css_class (due, "error"));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (due)), ==, words[i]);
      g_assert_cmpuint (n_chosen, ==, 0);
    }
  gtk_editable_set_text (GTK_EDITABLE (due), "３０");
  g_signal_emit_by_name (app_find_button (dialog, "_Save"), "clicked");
  settle (fixture->desk.session, fixture->reminders);
  g_assert_null (app_get_dialog (fixture->desk.parent));
  g_assert_cmpuint (n_chosen, ==, 1);
  rectify_reminder_choices_load (&choices);
  g_assert_cmpuint (choices.due_days, ==, 30);
  g_assert_cmpuint (choices.no_progress_days, ==, 60);
  g_assert_false (choices.on_start);
  g_assert_true (choices.notify);
}

static void
settle_window (RectifyWindow *window)
{
  settle (window->session, window->reminders);
}

static void
shown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **shown = user_data;

  g_free (*shown);
  *shown = g_variant_dup_string (parameter, NULL);
}

static void
open_window (gconstpointer application, RectifyWindow **window, const char *path)
{
  app_present_window ((GtkApplication *) application, window);
  rectify_window_open_ledger (*window, path, RECTIFY_LEDGER_CREATE);
  settle_window (*window);
}

/* The window says it once a day, and each number leads to its tasks. */
/* What the button beside them drops down, a kind an entry. */
static GMenuModel *
dup_kinds (RectifyWindow *window)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (window->reminder_button));

  return g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
}

static void
test_bar (gconstpointer application)
{
  static const char *const filters[] = { "late=1", "no-progress-days=60" };
  g_autofree char *path = app_dup_ledger_path ();
  g_autoptr (RectifyPlan) plan = make_plan (-1);
  RectifyWindow *window;
  g_autoptr (GSimpleAction) action = g_simple_action_new ("list-tasks", G_VARIANT_TYPE_STRING);
  g_autofree char *shown = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  set_choices (FALSE, FALSE);
  open_window (application, &window, path);
  app_add_plan (window->session, plan);
  g_assert_false (gtk_widget_get_visible (window->reminder_bar));
  set_choices (TRUE, FALSE);
  rectify_reminders_look (window->reminders);
  settle_window (window);
  g_assert_cmpstr (rectify_bar_get_text (window->reminder_bar), ==,
                   "2 tasks late, 2 tasks without progress for 60 days.");
  g_signal_connect (action, "activate", G_CALLBACK (shown_cb), &shown);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  rectify_reminders_look (window->reminders);
  settle_window (window);
  g_assert_true (gtk_widget_get_visible (window->reminder_button));
  menu = dup_kinds (window);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *target = NULL;

      g_assert_true (g_menu_model_get_item_attribute (menu, i, "target", "s", &target));
      g_assert_cmpstr (target, ==, filters[i]);
    }
  rectify_window_update_actions (window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-late", NULL);
  g_assert_cmpstr (shown, ==, "plan=1&late=1");
  app_close_window (&window);

  open_window (application, &window, path);
  g_assert_cmpuint (rectify_reminders_get_last (window->reminders)->counts[RECTIFY_REMINDER_LATE],
                    ==, 2);
  g_assert_false (gtk_widget_get_visible (window->reminder_bar));
  app_close_window (&window);
}

static gboolean
put_off (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autoptr (RectifyDeadline) deadline = make_deadline (30);
  g_autoptr (GArray) tasks = rectify_tasks_list (draft);

  rectify_item_set_deadline (rectify_task_get_item (&g_array_index (tasks, RectifyTask, 0)),
                             deadline);
  return TRUE;
}

static gboolean
finish (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autoptr (GArray) tasks = rectify_tasks_list (draft);

  for (guint i = 0; i < tasks->len; i++)
    rectify_item_set_status (rectify_task_get_item (&g_array_index (tasks, RectifyTask, i)),
                             RECTIFY_STATUS_DONE);
  return TRUE;
}

/* The bar says how many the Ledger lists behind each of its numbers. */
static void
assert_follows (RectifyWindow *window, const char *words)
{
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (RectifyLedgerRows) reader
      = rectify_ledger_rows_new (rectify_session_get_ledger (window->session));
  g_autoptr (GPtrArray) rows = rectify_ledger_rows_load (reader, NULL, NULL, NULL);
  g_autoptr (GDate) today = rectify_date_new_today ();

  settle_window (window);
  g_assert_cmpstr (rectify_bar_get_text (window->reminder_bar), ==, words);
  menu = dup_kinds (window);
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *target = NULL;
      g_autofree char *label = NULL;
      g_autoptr (RectifyFilter) filter = NULL;
      g_autoptr (GPtrArray) listed = NULL;

      g_menu_model_get_item_attribute (menu, i, "target", "s", &target);
      g_menu_model_get_item_attribute (menu, i, "label", "s", &label);
      filter = rectify_filter_from_string (target, NULL);
      listed = rectify_filter_select (filter, rows, today, NULL);
      g_assert_cmpuint (listed->len, ==, g_ascii_strtoull (label, NULL, 10));
    }
}

/* What is edited, or comes in, while the bar is seen is in its numbers at once. */
static void
test_bar_follows (gconstpointer application)
{
  g_autofree char *path = app_dup_ledger_path ();
  g_autoptr (RectifyPlan) plan = make_plan (-1);
  g_autoptr (RectifyPlan) other = make_plan (-5);
  RectifyWindow *window;

  set_choices (FALSE, FALSE);
  open_window (application, &window, path);
  app_add_plan (window->session, plan);
  set_choices (TRUE, FALSE);
  rectify_reminders_look (window->reminders);
  assert_follows (window, "2 tasks late, 2 tasks without progress for 60 days.");
  rectify_session_edit (window->session, "Edit", put_off, NULL, NULL, NULL, NULL);
  settle_window (window);
  assert_follows (window, "1 task late, 2 tasks without progress for 60 days.");
  /* What goes with the last of them comes back with Undo, and goes again with Redo. */
  rectify_session_edit (window->session, "Edit", finish, NULL, NULL, NULL, NULL);
  settle_window (window);
  g_assert_null (rectify_bar_get_text (window->reminder_bar));
  for (guint i = 0; i < 2; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
      settle_window (window);
      assert_follows (window, "1 task late, 2 tasks without progress for 60 days.");
      g_action_group_activate_action (G_ACTION_GROUP (window), "redo", NULL);
      settle_window (window);
      g_assert_null (rectify_bar_get_text (window->reminder_bar));
    }
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  settle_window (window);
  app_add_plan (window->session, other);
  settle_window (window);
  assert_follows (window, "3 tasks late, 4 tasks without progress for 60 days.");
  /* Who has closed it is left alone. */
  rectify_bar_hide (window->reminder_bar);
  rectify_session_edit (window->session, "Edit", put_off, NULL, NULL, NULL, NULL);
  settle_window (window);
  g_assert_null (rectify_bar_get_text (window->reminder_bar));
  app_close_window (&window);
}

/* Where nobody shows notifications nothing is said, in the log neither. */
static void
test_no_service (gconstpointer application)
{
  g_autofree char *path = app_dup_ledger_path ();
  g_autoptr (RectifyPlan) plan = make_plan (-1);
  RectifyWindow *window;

  set_choices (FALSE, TRUE);
  open_window (application, &window, path);
  app_add_plan (window->session, plan);
  rectify_reminders_look (window->reminders);
  settle_window (window);
  g_assert_false (gtk_widget_get_visible (window->reminder_bar));
  g_assert_false (rectify_reminders_take_state (window->reminders));
  app_close_window (&window);
}

/* Somebody who shows notifications. */
typedef struct {
  GDBusConnection *connection;
  char *body;
  guint n_shown;
  gboolean is_owner;
  gboolean is_lost;
} Desktop;

static const char desktop_interface[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
      "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "</interface></node>";

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path,
           const char *interface_name, const char *method, GVariant *parameters,
           GDBusMethodInvocation *invocation, gpointer user_data)
{
  Desktop *desktop = user_data;

  if (!g_str_equal (method, "Notify"))
    {
      g_dbus_method_invocation_return_value (invocation,
                                             g_str_equal (method, "GetCapabilities")
                                                 ? g_variant_new_parsed ("(['actions'],)")
                                                 : NULL);
      return;
    }
  g_free (desktop->body);
  g_variant_get_child (parameters, 4, "s", &desktop->body);
  desktop->n_shown++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
}

static void
owned_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  ((Desktop *) user_data)->is_owner = TRUE;
}

static void
lost_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  ((Desktop *) user_data)->is_lost = TRUE;
}

/* The desktop is told once, and again only of what is new. */
static void
check_notified (GtkApplication *application, Desktop *desktop)
{
  g_autofree char *path = app_dup_ledger_path ();
  g_autoptr (RectifyPlan) plan = make_plan (-1);
  g_autoptr (RectifyPlan) other = make_plan (-1);
  RectifyWindow *window;

  set_choices (FALSE, FALSE);
  open_window (application, &window, path);
  app_add_plan (window->session, plan);
  set_choices (FALSE, TRUE);
  rectify_reminders_look (window->reminders);
  while (desktop->n_shown == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (desktop->body, ==, "2 tasks late, 2 tasks without progress for 60 days.");
  rectify_reminders_look (window->reminders);
  settle_window (window);
  app_add_plan (window->session, other);
  rectify_reminders_look (window->reminders);
  while (strstr (desktop->body, "4 tasks late") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (desktop->n_shown, ==, 2);
  app_close_window (&window);
}

static void
test_notification (void)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.example.RectifyReminders", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (desktop_interface, NULL);
  const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  Desktop desktop = { 0 };
  guint object, owner;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  desktop.connection = g_application_get_dbus_connection (G_APPLICATION (application));
  if (desktop.connection == NULL)
    {
      g_test_skip ("no session bus");
      return;
    }
  object = g_dbus_connection_register_object (desktop.connection, "/org/freedesktop/Notifications",
                                              node->interfaces[0], &vtable, &desktop, NULL, NULL);
  owner = g_bus_own_name_on_connection (desktop.connection, "org.freedesktop.Notifications",
                                        G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, owned_cb, lost_cb,
                                        &desktop, NULL);
  while (!desktop.is_owner && !desktop.is_lost)
    g_main_context_iteration (NULL, TRUE);
  if (desktop.is_owner)
    check_notified (application, &desktop);
  else
    g_test_skip ("the desktop shows notifications itself");
  g_bus_unown_name (owner);
  g_dbus_connection_unregister_object (desktop.connection, object);
  g_free (desktop.body);
}

#define ADD(name, func) g_test_add ("/reminders/" name, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("look", test_look);
  ADD ("once", test_once);
  ADD ("follow", test_follow);
  ADD ("follow-while-looking", test_follow_while_looking);
  ADD ("off", test_off);
  ADD ("dialog", test_dialog);
  g_test_add_data_func ("/reminders/bar", application, test_bar);
  g_test_add_data_func ("/reminders/bar-follows", application, test_bar_follows);
  g_test_add_data_func ("/reminders/no-service", application, test_no_service);
  g_test_add_func ("/reminders/notification", test_notification);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
