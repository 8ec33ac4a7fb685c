/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-item-text.h"
#include "rectify-messages.h"
#include "rectify-preedit.h"
#include "rectify-round-private.h"
#include "rectify-round-words.h"
#include "rectify-step-field.h"

static void
round_free (gpointer data)
{
  RoundDialog *self = data;

  g_clear_pointer (&self->fields, rectify_entry_fields_free);
  g_clear_pointer (&self->day, g_date_free);
  g_object_unref (self->ledger);
  g_array_unref (self->stops);
  g_free (self);
}

/* The first day of the quarter. */
static GDate *
new_quarter (void)
{
  GDate *today = rectify_date_new_today ();
  GDateMonth month = g_date_get_month (today);
  GDate *first = g_date_new_dmy (1, (month - 1) / 3 * 3 + 1, g_date_get_year (today));

  g_date_free (today);
  return first;
}

static void
show_count (RoundDialog *self)
{
  g_autofree char *text = NULL;

  /* Translators: which of the tasks that are due for an entry it is. */
  if (self->stops->len > 0)
    text = g_strdup_printf (_ ("%u of %u"), self->position + 1, self->stops->len);
  else
    text = g_strdup (_ ("Quarterly Round"));
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, !self->coming && self->position > 0);
  gtk_widget_set_sensitive (self->next, !self->coming && self->position + 1 < self->stops->len);
}

static const RectifyRoundStop *
get_stop (RoundDialog *self)
{
  return self->position < self->stops->len
             ? &g_array_index (self->stops, RectifyRoundStop, self->position)
             : NULL;
}

static const char *
get_nothing_words (RoundDialog *self)
{
  if (self->coming)
    return _ ("Looking for what is due…");
  return self->stops->len > 0 ? _ ("This task is no longer in the plan. Go on to the next.")
                              : _ ("Nothing is due: every task that is not finished has "
                                   "an entry since that day.");
}

/* Who chooses what the round is about goes on there. */
static GtkWidget *
find_choice (RoundDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (rectify_form_get_window (self->form));

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->since))
    return self->since;
  return focus != NULL && self->scope != NULL
                 && (focus == self->scope || gtk_widget_is_ancestor (focus, self->scope))
             ? self->scope
             : NULL;
}

static void
grab_focus (RoundDialog *self, GtkWidget *choice)
{
  if (choice != NULL)
    gtk_widget_grab_focus (choice);
  else if (self->fields != NULL)
    rectify_entry_fields_focus (self->fields);
  if (choice == self->since)
    gtk_editable_set_position (GTK_EDITABLE (choice), -1);
}

/* The day stays as it was typed last: most often all is of one day. */
static void
show_task (RoundDialog *self)
{
  GtkWidget *choice = find_choice (self);
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (self->form));
  const RectifyRoundStop *stop = self->coming ? NULL : get_stop (self);
  RectifyItem *item = stop != NULL && plan != NULL && rectify_plan_get_id (plan) == stop->plan_id
                          ? rectify_plan_find_item (plan, stop->item_id)
                          : NULL;

  rectify_form_clear (self->form);
  g_clear_pointer (&self->fields, rectify_entry_fields_free);
  show_count (self);
  rectify_form_set_acceptable (self->form, item != NULL);
  if (item != NULL)
    {
      g_autofree char *unit = rectify_item_dup_parties_text (item, RECTIFY_ROLE_LEAD_UNIT, NULL);

      rectify_round_words_add (self->form, self->all ? plan : NULL, item);
      self->fields = rectify_entry_fields_add (self->form, item, NULL, self->day, unit);
    }
  else
    rectify_form_add_wide (self->form,
                           rectify_round_words_label_new (get_nothing_words (self), "body"));
  /* Before it is seen, too: the words of the task would get the focus, and be selected. */
  grab_focus (self, choice);
  rectify_form_present (self->form);
  grab_focus (self, choice);
}

static RoundDialog *
find_dialog (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "rectify-round-dialog");
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RoundDialog *self = find_dialog (window);
  g_autoptr (GError) error = NULL;

  rectify_session_finish (RECTIFY_SESSION (source), result, &error);
  self->coming = FALSE;
  if (self->closed)
    return;
  /* A plan that is gone is said in the place of its task. */
  if (error != NULL
      && !g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    rectify_message_error (window, _ ("The plan of this task could not be opened"), error);
  if (self->again)
    round_list_due (self);
  else if (rectify_form_follow_plan (self->form))
    show_task (self);
}

/* The window comes along to the plan of the task. */
static void
show_stop (RoundDialog *self)
{
  RectifySession *session = rectify_form_get_session (self->form);
  RectifyPlan *plan = rectify_session_get_plan (session);
  const RectifyRoundStop *stop = get_stop (self);

  if (stop != NULL && (plan == NULL || rectify_plan_get_id (plan) != stop->plan_id))
    {
      self->coming = TRUE;
      show_count (self);
      rectify_form_set_acceptable (self->form, FALSE);
      rectify_session_show_plan (session, stop->plan_id, shown_cb,
                                 g_object_ref (rectify_form_get_window (self->form)));
    }
  else if (rectify_form_follow_plan (self->form))
    show_task (self);
}

/* Past the last it is over. */
static void
walk_on (RoundDialog *self)
{
  int position = (int) self->position + self->step;

  self->step = 0;
  if (position < 0)
    return;
  if (position >= (int) self->stops->len)
    {
      rectify_form_close (self->form);
      return;
    }
  self->position = (guint) position;
  show_stop (self);
}

/* What is no day is said, and the round stays where it is. */
static gboolean
keep_day (RoundDialog *self)
{
  g_autoptr (GDate) since = NULL;
  GDate *day;

  if (!rectify_step_field_read_date (self->form, self->since, &since))
    return FALSE;
  if (self->fields == NULL)
    return TRUE;
  if (!rectify_entry_fields_read_date (self->fields, &day))
    return FALSE;
  g_clear_pointer (&self->day, g_date_free);
  self->day = day;
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = g_object_ref (user_data);
  RoundDialog *self = find_dialog (window);

  if (rectify_form_end_save (user_data, source, result))
    walk_on (self);
  else
    self->step = 0;
}

/* Where nothing was typed it only goes on. */
static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  RoundDialog *self = user_data;
  RectifyEntryChange *change;

  if (self->step == 0)
    self->step = 1;
  if (!keep_day (self))
    {
      self->step = 0;
      return;
    }
  if (self->fields == NULL || rectify_entry_fields_is_empty (self->fields))
    {
      walk_on (self);
      return;
    }
  change = rectify_entry_fields_collect (self->fields);
  if (change != NULL)
    rectify_form_edit (form, N_ ("Add progress"), rectify_entry_change_apply, change,
                       rectify_entry_change_free, saved_cb);
  else
    self->step = 0;
}

static void
go (RoundDialog *self, int step)
{
  int position = (int) self->position + step;

  if (self->coming || rectify_form_is_saving (self->form) || position < 0
      || position >= (int) self->stops->len)
    return;
  self->step = step;
  if (self->fields == NULL)
    walk_on (self);
  else if (!rectify_form_accept (self->form))
    self->step = 0;
}

static void
previous_cb (RoundDialog *self)
{
  go (self, -1);
}

static void
next_cb (RoundDialog *self)
{
  go (self, 1);
}

static gboolean
go_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (rectify_preedit_is_open (widget))
    return FALSE;
  go (find_dialog (GTK_WINDOW (widget)), GPOINTER_TO_INT (user_data));
  return TRUE;
}

static void
add_shortcuts (RoundDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const struct {
    guint key;
    int step;
  } keys[] = { { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 } };

  /* Before a text field takes them. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                          gtk_callback_action_new (go_shortcut_cb, GINT_TO_POINTER (keys[i].step),
                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (rectify_form_get_window (self->form)), controller);
}

static GtkWidget *
create_button (RoundDialog *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_walk_buttons (RoundDialog *self)
{
  GtkHeaderBar *header = GTK_HEADER_BAR (rectify_form_get_header (self->form));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->previous = create_button (self, "go-previous-symbolic", _ ("Previous task (Alt+Left)"),
                                  G_CALLBACK (previous_cb));
  self->next
      = create_button (self, "go-next-symbolic", _ ("Next task (Alt+Right)"), G_CALLBACK (next_cb));
  self->count = rectify_status_label_new ();
  gtk_widget_add_css_class (self->count, "title");
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_header_bar_set_title_widget (header, box);
}

/* Begins anew with the first that is due. */
static void
begin (RoundDialog *self, GArray *stops)
{
  g_array_unref (self->stops);
  self->stops = g_array_ref (stops);
  self->position = 0;
  show_stop (self);
}

static void
listed_cb (GArray *stops, const GError *error, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RoundDialog *self = find_dialog (window);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RectifyRoundStop));

  self->coming = FALSE;
  if (self->closed)
    return;
  if (self->again)
    {
      round_list_due (self);
      return;
    }
  if (error != NULL)
    rectify_message_error (window, _ ("What is due in all plans could not be read"), error);
  begin (self, stops != NULL ? stops : none);
}

/**
 * round_list_due:
 * @self: the dialog
 *
 * Looks for what is due since the day that its field holds, and begins with that.
 */
void
round_list_due (RoundDialog *self)
{
  RectifySession *session = rectify_form_get_session (self->form);
  g_autoptr (GDate) since = NULL;
  g_autoptr (GArray) stops = NULL;

  self->again = FALSE;
  if (!rectify_date_field_read (self->since, &since) || since == NULL
      || !rectify_form_follow_plan (self->form))
    return;
  if (!self->all)
    {
      stops = rectify_round_stops_list (session, since);
      begin (self, stops);
      return;
    }
  self->coming = TRUE;
  g_array_set_size (self->stops, 0);
  self->position = 0;
  show_task (self);
  rectify_round_stops_list_all (session, since, listed_cb,
                                g_object_ref (rectify_form_get_window (self->form)));
}

/* The window goes back to the plan that the round began in. */
static void
closed_cb (RoundDialog *self)
{
  RectifySession *session = rectify_form_get_session (self->form);
  RectifyPlan *plan = rectify_session_get_plan (session);

  self->closed = TRUE;
  if (plan != NULL && rectify_plan_get_id (plan) != self->home
      && rectify_session_get_ledger (session) == self->ledger)
    rectify_session_show_plan (session, self->home, NULL, NULL);
}

/**
 * rectify_round_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Goes through all tasks of the plan, or of all plans of the ledger, that are not finished and have no
 * entry since a day, this quarter's first at the beginning, and notes what was done on each.
 */
void
rectify_round_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RoundDialog *self = g_new0 (RoundDialog, 1);
  g_autoptr (GDate) since = new_quarter ();

  self->form = rectify_form_new (parent, session, _ ("Quarterly Round"), _ ("_Save and Go On"));
  self->stops = g_array_new (FALSE, FALSE, sizeof (RectifyRoundStop));
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->home = rectify_plan_get_id (rectify_session_get_plan (session));
  self->day = rectify_date_new_today ();
  g_object_set_data (G_OBJECT (rectify_form_get_window (self->form)), "rectify-round-dialog", self);
  rectify_form_set_help (self->form, "follow-up");
  rectify_form_set_accept (self->form, accept_cb, self, round_free);
  g_signal_connect_swapped (rectify_form_get_window (self->form), "destroy", G_CALLBACK (closed_cb),
                            self);
  add_walk_buttons (self);
  round_add_choices (self, since);
  add_shortcuts (self);
  round_list_due (self);
}
