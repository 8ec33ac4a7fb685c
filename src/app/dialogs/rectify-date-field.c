/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-date-field.h"

#include <glib/gi18n.h>

#include "rectify-deadline.h"
#include "rectify-form-note.h"
#include "rectify-form.h"
#include "rectify-speech.h"
#include "rectify-today.h"
#include "rectify-typed.h"

static void
day_selected_cb (GtkCalendar *calendar, GtkEntry *entry)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
  return G_SOURCE_REMOVE;
}

/* Not while it is still saying so. */
static void
closed_cb (GtkPopover *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

static void
icon_cb (GtkEntry *entry, GtkEntryIconPosition position)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  GdkRectangle area;
  GDate date;

  rectify_speech_set_name (calendar, _ ("Choose the day"));
  if (rectify_typed_read_date (gtk_editable_get_text (GTK_EDITABLE (entry)), &date))
    {
      g_autoptr (GDateTime) day
          = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                   g_date_get_day (&date), 12, 0, 0);

      gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
    }
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), entry);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (entry, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_widget_set_parent (popover, GTK_WIDGET (entry));
  gtk_entry_get_icon_area (entry, position, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The icon is out of the keyboard's reach. */
static gboolean
open_cb (GtkWidget *entry, GVariant *arguments, gpointer user_data)
{
  icon_cb (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY);
  return TRUE;
}

static void
add_shortcut (GtkWidget *entry)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Down|<Alt>KP_Down"),
                        gtk_callback_action_new (open_cb, NULL, NULL)));
  gtk_widget_add_controller (entry, keys);
}

/* The middle of this year, which nobody takes for a day of long ago. */
static char *
dup_example (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_strdup_printf ("%d-06-30", g_date_time_get_year (now));
}

/**
 * rectify_date_field_set_example:
 * @entry: an entry for a day
 *
 * Shows, where it is empty, how a day is written, in words that are no day themselves.
 */
void
rectify_date_field_set_example (GtkWidget *entry)
{
  g_autofree char *example = dup_example ();

  rectify_form_set_example (entry, example);
}

/**
 * rectify_date_field_set_up:
 * @entry: an entry for a day
 *
 * Shows, where it is empty, how a day is written, and has a calendar one click away.
 */
void
rectify_date_field_set_up (GtkWidget *entry)
{
  rectify_date_field_set_example (entry);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                   _ ("Calendar (Alt+Down)"));
  add_shortcut (entry);
  g_signal_connect (entry, "icon-press", G_CALLBACK (icon_cb), NULL);
}

/**
 * rectify_date_field_dup_complaint:
 * @can_be_empty: whether it need not hold a day
 *
 * Returns: (transfer full): a sentence for what is no day
 */
char *
rectify_date_field_dup_complaint (gboolean can_be_empty)
{
  g_autofree char *example = dup_example ();

  return can_be_empty
             ? g_strdup_printf (_ ("This is not a date. Write it like %s, or leave it empty."),
                                example)
             : g_strdup_printf (_ ("A day is missing here. Write it like %s."), example);
}

/**
 * rectify_date_field_new:
 * @date: (nullable): the day that it holds
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
rectify_date_field_new (const GDate *date)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = rectify_date_to_string (date);

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  rectify_date_field_set_up (entry);
  return entry;
}

/**
 * rectify_date_field_read:
 * @field: a field
 * @date: (out) (transfer full) (nullable): set to the day it holds, %NULL if it is empty
 *
 * A day can be written in any of the ways of rectify_typed_read_date().
 *
 * Returns: %FALSE if what it holds is no day
 */
gboolean
rectify_date_field_read (GtkWidget *field, GDate **date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field));
  GDate day;

  *date = rectify_typed_read_date (text, &day) ? g_date_copy (&day) : NULL;
  return *date != NULL || rectify_typed_is_blank (text);
}

/**
 * rectify_date_field_read_edge:
 * @field: a field
 * @edge: %GTK_POS_LEFT for the first day of a span of time, %GTK_POS_RIGHT for the last
 * @date: (out) (transfer full) (nullable): set to the day it holds, %NULL if it is empty
 *
 * As rectify_date_field_read(), but takes “2026.10” and “2026年Q3” as well, see
 * rectify_typed_read_span().
 *
 * Returns: %FALSE if what it holds is neither a day nor a span of days
 */
gboolean
rectify_date_field_read_edge (GtkWidget *field, GtkPositionType edge, GDate **date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field));
  GDate first, last;

  *date = rectify_typed_read_span (text, &first, &last)
              ? g_date_copy (edge == GTK_POS_LEFT ? &first : &last)
              : NULL;
  return *date != NULL || rectify_typed_is_blank (text);
}

static void
changed_cb (GtkEditable *field, GtkLabel *note)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  GDate day;
  gboolean is_to_come = rectify_typed_read_date (gtk_editable_get_text (field), &day)
                        && g_date_compare (&day, today) > 0;

  rectify_form_note_set (note, is_to_come ? _ (
                                   "This day is still to come. Is the year or the month a slip?")
                                          : NULL);
}

/**
 * rectify_date_field_add_note:
 * @form: a form
 * @field: a field of it for the day on which something was done, which is in it already
 *
 * Adds a line to the form that says when the day is still to come, which is mostly a slip.
 */
void
rectify_date_field_add_note (RectifyForm *form, GtkWidget *field)
{
  GtkLabel *note = rectify_form_note_add (form);

  g_signal_connect (field, "changed", G_CALLBACK (changed_cb), note);
  changed_cb (GTK_EDITABLE (field), note);
}
