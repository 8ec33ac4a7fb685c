/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-deadline-editor.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-date-field.h"
#include "rectify-deadline-phrase.h"
#include "rectify-preedit.h"
#include "rectify-speech.h"
#include "rectify-wrap-box.h"

struct _RectifyDeadlineEditor {
  RectifyForm *form;
  GtkWidget *phrase;
  GtkWidget *immediate;
  GtkWidget *dated;
  GtkWidget *long_term;
  GtkWidget *date;
  GtkWidget *calendar;
  int year;
  gboolean following;
  char *before; /* what the fields held at first */
};

/* What the fields hold, to compare. */
static char *
dup_fields (RectifyDeadlineEditor *self)
{
  return g_strdup_printf ("%s|%s|%d%d%d", gtk_editable_get_text (GTK_EDITABLE (self->phrase)),
                          gtk_editable_get_text (GTK_EDITABLE (self->date)),
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->immediate)),
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->dated)),
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->long_term)));
}

static void
editor_free (gpointer data)
{
  g_free (((RectifyDeadlineEditor *) data)->before);
  g_free (data);
}

static void
show_reading (RectifyDeadlineEditor *self, RectifyDeadlineKinds kinds, const GDate *due)
{
  g_autofree char *date = rectify_date_to_string (due);

  self->following = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->immediate),
                               (kinds & RECTIFY_DEADLINE_IMMEDIATE) != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->dated),
                               (kinds & RECTIFY_DEADLINE_DATED) != 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->long_term),
                               (kinds & RECTIFY_DEADLINE_LONG_TERM) != 0);
  gtk_editable_set_text (GTK_EDITABLE (self->date), date != NULL ? date : "");
  self->following = FALSE;
}

static void
phrase_changed_cb (GtkEditable *editable, RectifyDeadlineEditor *self)
{
  GDate due;
  RectifyDeadlineKinds kinds;

  if (rectify_preedit_delays (self->phrase, "changed"))
    return;
  kinds = rectify_deadline_phrase_read (rectify_vocabulary_get_default (),
                                        gtk_editable_get_text (editable), self->year, &due);
  show_reading (self, kinds, &due);
}

static void
date_changed_cb (GtkEditable *editable, RectifyDeadlineEditor *self)
{
  if (!self->following && *gtk_editable_get_text (editable) != '\0')
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->dated), TRUE);
}

static void
day_selected_cb (GtkCalendar *calendar, RectifyDeadlineEditor *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
usual_cb (GtkButton *button, RectifyDeadlineEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->phrase), gtk_button_get_label (button));
  gtk_widget_grab_focus (self->phrase);
}

static GtkWidget *
create_usual (RectifyDeadlineEditor *self)
{
  const char *const *phrases
      = rectify_vocabulary_get_usual_deadlines (rectify_vocabulary_get_default ());
  GtkWidget *box = rectify_wrap_box_new (6, 6);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (phrases[i]);

      gtk_widget_add_css_class (button, "rectify-usual");
      g_signal_connect (button, "clicked", G_CALLBACK (usual_cb), self);
      rectify_wrap_box_append (RECTIFY_WRAP_BOX (box), button);
    }
  return box;
}

static GtkWidget *
create_kinds (RectifyDeadlineEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->immediate = rectify_check_button_new (_ ("At _once"));
  self->dated = rectify_check_button_new (_ ("B_y a date"));
  self->long_term = rectify_check_button_new (_ ("_Long-term"));
  gtk_box_append (GTK_BOX (box), self->immediate);
  gtk_box_append (GTK_BOX (box), self->dated);
  gtk_box_append (GTK_BOX (box), self->long_term);
  rectify_form_watch (self->form, self->immediate, "toggled");
  rectify_form_watch (self->form, self->dated, "toggled");
  rectify_form_watch (self->form, self->long_term, "toggled");
  return box;
}

static void
add_date (RectifyDeadlineEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->date = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->date), TRUE);
  rectify_date_field_set_example (self->date);
  gtk_widget_set_hexpand (self->date, TRUE);
  self->calendar = gtk_calendar_new ();
  rectify_speech_set_name (self->calendar, _ ("Choose the day"));
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Choose the day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the day"), -1);
  gtk_box_append (GTK_BOX (box), self->date);
  gtk_box_append (GTK_BOX (box), button);
  rectify_form_add_row (self->form, _ ("Dat_e"), box);
  rectify_form_watch (self->form, self->date, "changed");
}

/**
 * rectify_deadline_editor_new:
 * @form: where its fields go
 * @deadline: (nullable): what they hold
 * @year: the plan's year, 0 if it is not known
 *
 * Returns: (transfer none): the editor
 */
RectifyDeadlineEditor *
rectify_deadline_editor_new (RectifyForm *form, RectifyDeadline *deadline, int year)
{
  RectifyDeadlineEditor *self = g_new0 (RectifyDeadlineEditor, 1);

  self->form = form;
  self->year = year;
  self->phrase
      = rectify_form_add_entry (form, _ ("_Deadline"),
                                deadline != NULL ? rectify_deadline_get_text (deadline) : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->phrase), _ ("As it will print"));
  rectify_form_add_row (form, "", create_usual (self));
  rectify_form_add_row (form, _ ("Reads as"), create_kinds (self));
  add_date (self);
  if (deadline != NULL)
    show_reading (self, rectify_deadline_get_kinds (deadline), rectify_deadline_get_due (deadline));
  g_signal_connect (self->phrase, "changed", G_CALLBACK (phrase_changed_cb), self);
  g_signal_connect (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_object_set_data_full (G_OBJECT (rectify_form_get_window (form)), "rectify-deadline-editor",
                          self, editor_free);
  self->before = dup_fields (self);
  return self;
}

/**
 * rectify_deadline_editor_set_inherited:
 * @self: an editor
 * @words: the deadline that holds as long as there is none of its own, and where it is from
 */
void
rectify_deadline_editor_set_inherited (RectifyDeadlineEditor *self, const char *words)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->phrase), words);
  gtk_widget_set_tooltip_text (self->phrase, words);
}

/**
 * rectify_deadline_editor_is_changed:
 * @self: an editor
 *
 * Returns: whether it holds something else than at first
 */
gboolean
rectify_deadline_editor_is_changed (RectifyDeadlineEditor *self)
{
  g_autofree char *now = dup_fields (self);

  return !g_str_equal (now, self->before);
}

/**
 * rectify_deadline_editor_check:
 * @self: an editor
 *
 * Returns: whether what it holds makes sense; if not, the user was told
 */
gboolean
rectify_deadline_editor_check (RectifyDeadlineEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->date));
  const char *phrase = gtk_editable_get_text (GTK_EDITABLE (self->phrase));
  g_autofree char *complaint = NULL;
  g_autoptr (GDate) date = NULL;

  if (*phrase == '\0' && *text != '\0' && rectify_deadline_editor_is_changed (self))
    {
      rectify_form_refuse_field (self->form, self->phrase,
                                 _ ("A deadline needs its words, as they will print."));
      return FALSE;
    }
  if (rectify_date_field_read_edge (self->date, GTK_POS_RIGHT, &date))
    return TRUE;
  complaint = rectify_date_field_dup_complaint (TRUE);
  rectify_form_refuse_field (self->form, self->date, complaint);
  return FALSE;
}

/**
 * rectify_deadline_editor_dup_deadline:
 * @self: an editor
 * @old: (nullable): the deadline that it replaces, whose place and label stay
 *
 * Returns: (transfer full) (nullable): the deadline, or %NULL if there is to be none
 */
RectifyDeadline *
rectify_deadline_editor_dup_deadline (RectifyDeadlineEditor *self, RectifyDeadline *old)
{
  g_autofree char *phrase
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phrase))));
  g_autoptr (GDate) due = NULL;
  g_autoptr (RectifyWording) wording = NULL;
  RectifyDeadlineKinds kinds = RECTIFY_DEADLINE_NONE;

  if (*phrase == '\0')
    return NULL;
  rectify_date_field_read_edge (self->date, GTK_POS_RIGHT, &due);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->immediate)))
    kinds |= RECTIFY_DEADLINE_IMMEDIATE;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->dated)))
    kinds |= RECTIFY_DEADLINE_DATED;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->long_term)))
    kinds |= RECTIFY_DEADLINE_LONG_TERM;
  if ((kinds & RECTIFY_DEADLINE_DATED) == 0)
    g_clear_pointer (&due, g_date_free);
  if (old == NULL)
    return rectify_deadline_new (NULL, phrase, kinds, due);
  wording = rectify_wording_with_text (rectify_deadline_get_wording (old),
                                       rectify_deadline_get_label (old), phrase);
  return rectify_deadline_new_worded (wording, kinds, due);
}
