/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-entry-fields.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-messages.h"
#include "rectify-task.h"

/* So many lines of an item's words are seen at once. */
#define WORDS_HEIGHT 96
#define PLACE_LENGTH 60

/**
 * RoundDialog:
 *
 * Walks through every task of the plan that is due for an entry, one after another.
 */
typedef struct {
  RectifyForm *form;
  GArray *ids;    /* of the tasks, as they were due when the round began */
  guint position; /* among them */
  int step;       /* where to go when it is saved */
  GtkWidget *count;
  GtkWidget *since;
  GtkWidget *previous;
  GtkWidget *next;
  RectifyEntryFields *fields; /* NULL if nothing is due */
} RoundDialog;

static void
round_free (gpointer data)
{
  RoundDialog *self = data;

  g_clear_pointer (&self->fields, rectify_entry_fields_free);
  g_array_unref (self->ids);
  g_free (self);
}

static const GDate *
find_latest_day (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  const GDate *latest = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const GDate *date = rectify_progress_entry_get_date (g_ptr_array_index (entries, i));

      if (date != NULL && (latest == NULL || g_date_compare (date, latest) > 0))
        latest = date;
    }
  return latest;
}

static void
list_due (RoundDialog *self, const GDate *since)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (self->form));
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);

  g_array_set_size (self->ids, 0);
  self->position = 0;
  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyItem *item = rectify_task_get_item (&g_array_index (tasks, RectifyTask, i));
      const GDate *latest = find_latest_day (item);
      gint64 id = rectify_item_get_id (item);

      if (!rectify_item_is_finished (item)
          && (latest == NULL || g_date_compare (latest, since) < 0))
        g_array_append_val (self->ids, id);
    }
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

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_words (RoundDialog *self, RectifyItem *item)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *words = rectify_item_dup_words (item);
  g_autofree char *place = rectify_item_dup_place (item, PLACE_LENGTH);
  GtkWidget *label = create_label (words, "body");

  if (*place != '\0')
    rectify_form_add_wide (self->form, create_label (place, "dim-label"));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* It is read; the keyboard goes on from field to field. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), WORDS_HEIGHT);
  rectify_form_add_wide (self->form, scroller);
}

static char *
dup_latest (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  RectifyProgressEntry *entry
      = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
  const GDate *date = entry != NULL ? rectify_progress_entry_get_date (entry) : NULL;
  g_autofree char *day = NULL;

  if (entry == NULL)
    return g_strdup (_ ("Nothing noted yet"));
  day = date != NULL ? rectify_date_dup_local (date) : g_strdup (_ ("No date"));
  if (rectify_progress_entry_get_share (entry) == RECTIFY_SHARE_UNKNOWN)
    return g_strdup_printf (C_ ("latest entry: day, words", "%s: %s"), day,
                            rectify_progress_entry_get_text (entry));
  return g_strdup_printf (C_ ("latest entry: day, share, words", "%s (%d %%): %s"), day,
                          rectify_progress_entry_get_share (entry),
                          rectify_progress_entry_get_text (entry));
}

static void
add_facts (RoundDialog *self, RectifyItem *item)
{
  g_autofree char *deadline = rectify_item_dup_deadline_text (item, NULL);
  g_autofree char *latest = dup_latest (item);

  rectify_form_add_row (self->form, _ ("Deadline"),
                        create_label (*deadline != '\0' ? deadline : _ ("No deadline"), "body"));
  rectify_form_add_row (self->form, _ ("Latest entry"), create_label (latest, "body"));
}

static void
show_count (RoundDialog *self)
{
  g_autofree char *text = NULL;

  /* Translators: which of the tasks that are due for an entry it is. */
  if (self->ids->len > 0)
    text = g_strdup_printf (_ ("%u of %u"), self->position + 1, self->ids->len);
  else
    text = g_strdup (_ ("Quarterly Round"));
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, self->position > 0);
  gtk_widget_set_sensitive (self->next, self->position + 1 < self->ids->len);
}

/* The day stays as it was typed last: most often all is of one day. */
static void
show_task (RoundDialog *self)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (self->form));
  RectifyItem *item
      = self->ids->len > 0
            ? rectify_plan_find_item (plan, g_array_index (self->ids, gint64, self->position))
            : NULL;
  g_autoptr (GDate) today = rectify_date_new_today ();

  rectify_form_clear (self->form);
  g_clear_pointer (&self->fields, rectify_entry_fields_free);
  show_count (self);
  rectify_form_set_acceptable (self->form, item != NULL);
  gtk_widget_set_sensitive (self->since, TRUE);
  if (item != NULL)
    {
      g_autofree char *unit = rectify_item_dup_parties_text (item, RECTIFY_ROLE_LEAD_UNIT, NULL);

      add_words (self, item);
      add_facts (self, item);
      self->fields = rectify_entry_fields_add (self->form, item, NULL, today, unit);
    }
  else
    rectify_form_add_wide (
        self->form, create_label (self->ids->len > 0
                                      ? _ ("This task is no longer in the plan. Go on to the next.")
                                      : _ ("Nothing is due: every task that is not finished has "
                                           "an entry since that day."),
                                  "body"));
  rectify_form_present (self->form);
  if (self->fields != NULL)
    rectify_entry_fields_focus (self->fields);
}

/* Past the last it is over. */
static void
walk_on (RoundDialog *self)
{
  int position = (int) self->position + self->step;

  self->step = 0;
  if (position < 0)
    return;
  if (position >= (int) self->ids->len)
    {
      rectify_form_close (self->form);
      return;
    }
  self->position = (guint) position;
  show_task (self);
}

static RoundDialog *
find_dialog (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "rectify-round-dialog");
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
  if (!rectify_form_is_changed (form) || self->fields == NULL)
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

  if (rectify_form_is_saving (self->form) || position < 0 || position >= (int) self->ids->len)
    return;
  self->step = step;
  if (!rectify_form_is_changed (self->form))
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
  self->count = gtk_label_new ("");
  gtk_widget_add_css_class (self->count, "title");
  gtk_box_append (GTK_BOX (box), self->previous);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_header_bar_set_title_widget (header, box);
}

/* What is typed is not thrown away for it. */
static void
since_cb (RoundDialog *self)
{
  g_autoptr (GDate) since = NULL;

  if (rectify_form_is_changed (self->form) || rectify_form_is_saving (self->form)
      || !rectify_date_field_read (self->since, &since) || since == NULL)
    return;
  list_due (self, since);
  show_task (self);
  gtk_widget_grab_focus (self->since);
  gtk_editable_set_position (GTK_EDITABLE (self->since), -1);
}

static void
add_since (RoundDialog *self, const GDate *since)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Tasks _without an entry since"));

  self->since = rectify_date_field_new (since);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->since);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->since), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_swapped (self->since, "changed", G_CALLBACK (since_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->since);
  rectify_form_add_foot (self->form, box);
}

/**
 * rectify_round_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Goes through all tasks of the plan that are not finished and have no entry since a day, this
 * quarter's first at the beginning, and notes what was done on each.
 */
void
rectify_round_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RoundDialog *self = g_new0 (RoundDialog, 1);
  g_autoptr (GDate) since = new_quarter ();

  self->form = rectify_form_new (parent, session, _ ("Quarterly Round"), _ ("_Save and Go On"));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_object_set_data (G_OBJECT (rectify_form_get_window (self->form)), "rectify-round-dialog", self);
  rectify_form_set_accept (self->form, accept_cb, self, round_free);
  add_walk_buttons (self);
  add_since (self, since);
  add_shortcuts (self);
  list_due (self, since);
  show_task (self);
}
