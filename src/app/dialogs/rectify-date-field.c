/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-date-field.h"

#include <glib/gi18n.h>

#include "rectify-deadline.h"

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
  g_autoptr (GDate) date = rectify_date_from_string (gtk_editable_get_text (GTK_EDITABLE (entry)));
  GdkRectangle area;

  if (date != NULL)
    {
      g_autoptr (GDateTime) day
          = g_date_time_new_local (g_date_get_year (date), g_date_get_month (date),
                                   g_date_get_day (date), 12, 0, 0);

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
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "2023-06-30");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _ ("Calendar"));
  g_signal_connect (entry, "icon-press", G_CALLBACK (icon_cb), NULL);
  return entry;
}

/**
 * rectify_date_field_read:
 * @field: a field
 * @date: (out) (transfer full) (nullable): set to the day it holds, %NULL if it is empty
 *
 * Returns: %FALSE if what it holds is no day
 */
gboolean
rectify_date_field_read (GtkWidget *field, GDate **date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));

  *date = rectify_date_from_string (text);
  return *date != NULL || *text == '\0';
}
