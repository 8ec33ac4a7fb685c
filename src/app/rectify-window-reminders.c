/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-reminders-dialog.h"
#include "rectify-bar.h"
#include "rectify-reminders.h"
#include "rectify-window-private.h"

#define NOTIFICATION_ID "reminder"
#define NOTIFICATION_SERVICE "org.freedesktop.Notifications"

/* The filter of what is most urgent, or of that kind. */
static char *
dup_filter (const RectifyReminder *reminder, RectifyReminderKind kind)
{
  g_autoptr (RectifyFilter) filter = rectify_reminder_make_filter (reminder, kind);

  return filter != NULL ? rectify_filter_to_string (filter) : NULL;
}

static guint
find_first (const RectifyReminder *reminder)
{
  guint kind = 0;

  while (kind < RECTIFY_N_REMINDER_KINDS && reminder->counts[kind] == 0)
    kind++;
  return kind;
}

/* Each kind leads to its tasks. What follows leads to how to be reminded; and of a menu with one entry
 * alone the arrows would lead out (GTK 4.8). */
static GMenuModel *
create_menu (const RectifyReminder *reminder)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();

  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    {
      g_autofree char *words = NULL;
      g_autofree char *filter = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (reminder->counts[kind] == 0)
        continue;
      words = rectify_reminder_dup_kind_words (reminder, kind);
      filter = dup_filter (reminder, kind);
      item = g_menu_item_new (words, NULL);
      g_menu_item_set_action_and_target (item, "win.list-tasks", "s", filter);
      g_menu_append_item (kinds, item);
    }
  g_menu_append (choices, _ ("Remin_ders…"), "win.reminders");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  return G_MENU_MODEL (menu);
}

static void
show_bar (RectifyWindow *self, const RectifyReminder *reminder)
{
  g_autofree char *words = rectify_reminder_dup_words (reminder);
  g_autoptr (GMenuModel) menu = create_menu (reminder);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->reminder_button), menu);
  rectify_bar_show (self->reminder_bar, words);
}

/* Waits for an answer whether somebody is there who shows notifications. */
typedef struct {
  GApplication *application;
  GNotification *notification;
  gboolean started; /* it was asked to start */
} Notice;

static void
notice_free (Notice *notice)
{
  g_object_unref (notice->application);
  g_object_unref (notice->notification);
  g_free (notice);
}

static void ask (GDBusConnection *connection, const char *method, GVariant *parameters,
                 Notice *notice);

/* One that runs need not be one that can be started, and the other way round. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Notice *notice = user_data;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply == NULL && !notice->started)
    {
      notice->started = TRUE;
      ask (G_DBUS_CONNECTION (source), "StartServiceByName",
           g_variant_new ("(su)", NOTIFICATION_SERVICE, 0), notice);
      return;
    }
  if (reply != NULL)
    g_application_send_notification (notice->application, NOTIFICATION_ID, notice->notification);
  notice_free (notice);
}

static void
ask (GDBusConnection *connection, const char *method, GVariant *parameters, Notice *notice)
{
  g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, answered_cb, notice);
}

/* Sending where nobody shows it would be complained of in the log. */
static void
send_notification (GApplication *application, GNotification *notification)
{
  GDBusConnection *connection = g_application_get_dbus_connection (application);
  Notice *notice;

  if (connection == NULL)
    return;
  notice = g_new0 (Notice, 1);
  notice->application = g_object_ref (application);
  notice->notification = g_object_ref (notification);
  ask (connection, "GetNameOwner", g_variant_new ("(s)", NOTIFICATION_SERVICE), notice);
}

static void
notify_desktop (RectifyWindow *self, const RectifyReminder *reminder)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GNotification) notification = g_notification_new (_ ("Rectification Tasks"));
  g_autofree char *words = rectify_reminder_dup_words (reminder);
  g_autofree char *filter = dup_filter (reminder, find_first (reminder));

  if (application == NULL)
    return;
  g_notification_set_body (notification, words);
  g_notification_set_default_action_and_target (notification, "app.list-tasks", "s", filter);
  send_notification (G_APPLICATION (application), notification);
}

static gboolean
is_same_ledger (RectifyWindow *self)
{
  gpointer ledger = rectify_session_get_ledger (self->session);
  gboolean is_same = ledger == self->reminder_ledger;

  self->reminder_ledger = ledger;
  return is_same;
}

static void
changed_cb (RectifyReminders *reminders, RectifyWindow *self)
{
  const RectifyReminder *reminder = rectify_reminders_get_last (reminders);
  RectifyReminderChoices choices;
  gboolean shown = rectify_bar_get_text (self->reminder_bar) != NULL;

  rectify_reminder_choices_load (&choices);
  if (!is_same_ledger (self))
    self->reminder_emptied = FALSE;
  else if (shown && rectify_reminder_is_empty (reminder))
    self->reminder_emptied = TRUE;
  if (rectify_reminder_is_empty (reminder) || !choices.on_start)
    rectify_bar_hide (self->reminder_bar);
  else if (shown || self->reminder_emptied || rectify_reminders_take_day (reminders))
    {
      self->reminder_emptied = FALSE;
      show_bar (self, reminder);
    }
  /* Who sees it in the window, or did it just now, need not be told beside. */
  if (choices.notify && rectify_reminders_take_state (reminders)
      && !rectify_reminders_is_following (reminders)
      && !(gtk_window_is_active (GTK_WINDOW (self))
           && rectify_bar_get_text (self->reminder_bar) != NULL))
    notify_desktop (self, reminder);
}

/* Whether something was edited here since it was asked last. */
static gboolean
take_own_edit (RectifyWindow *self)
{
  const RectifyEditNote *last = rectify_session_get_last_edit (self->session);
  g_autofree char *author = rectify_ledger_dup_own_name ();
  gboolean is_new = last != NULL && last->id != self->reminder_edit;

  self->reminder_edit = last != NULL ? last->id : 0;
  return is_new && g_str_equal (last->author, author);
}

/* As long as they are seen, the numbers are those of the ledger as it is. What was closed out at once and
 * is open again by Undo is late again. */
static void
refreshed_cb (RectifyWindow *self)
{
  gboolean is_own = take_own_edit (self);

  if (self->reminders == NULL
      || (rectify_bar_get_text (self->reminder_bar) == NULL && !self->reminder_emptied))
    return;
  if (is_own)
    rectify_reminders_follow (self->reminders);
  else
    rectify_reminders_look (self->reminders);
}

static void
chosen_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (self->reminders != NULL)
    rectify_reminders_look (self->reminders);
}

static void
reminders_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_reminders_dialog_present (GTK_WINDOW (self), self->session, chosen_cb,
                                    g_object_ref (self), g_object_unref);
}

static void
show_late_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autofree char *text = NULL;

  if (plan == NULL)
    return;
  filter->late = TRUE;
  filter->plan_id = rectify_plan_get_id (plan);
  text = rectify_filter_to_string (filter);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.list-tasks", "s", text);
}

/**
 * rectify_window_update_reminder_actions:
 * @self: a window
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_reminder_actions (RectifyWindow *self)
{
  rectify_window_enable (self, "show-late", rectify_session_get_plan (self->session) != NULL);
}

/**
 * rectify_window_install_reminders:
 * @self: a window that has its session and its bars
 *
 * Has the user reminded of what is late or due, and installs the actions around that.
 */
void
rectify_window_install_reminders (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "reminders", .activate = reminders_cb },
                                          { .name = "show-late", .activate = show_late_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->reminder_bar = rectify_bar_new ("alarm-symbolic");
  self->reminder_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->reminder_button), _ ("Sho_w"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->reminder_button), TRUE);
  rectify_bar_add_widget (self->reminder_bar, self->reminder_button);
  rectify_bar_add_close (self->reminder_bar);
  gtk_box_append (self->bars, self->reminder_bar);
  self->reminders = rectify_reminders_new (self->session);
  g_signal_connect (self->reminders, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (self->session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rectify_window_drop_reminders:
 * @self: a window that goes
 */
void
rectify_window_drop_reminders (RectifyWindow *self)
{
  if (self->reminders == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->reminders, self);
  rectify_reminders_stop (self->reminders);
  g_clear_object (&self->reminders);
}
