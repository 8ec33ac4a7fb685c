/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-date-field.h"
#include "rectify-announcement.h"
#include "rectify-item-text.h"
#include "rectify-ledger-filter-bar-private.h"
#include "rectify-speech.h"
#include "rectify-wrap-box.h"

/* As the overview asks it. */
#define USUAL_DAYS 60
#define MAX_DAYS 9999
/* Of a day as it is written. */
#define DAY_CHARS 13

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkCheckButton *
create_check (RectifyLedgerFilterBar *self, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (rectify_ledger_filter_bar_changed), self);
  return GTK_CHECK_BUTTON (check);
}

static GtkCheckButton *
add_check (RectifyLedgerFilterBar *self, GtkWidget *line, const char *label)
{
  GtkCheckButton *check = create_check (self, label);

  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), GTK_WIDGET (check));
  return check;
}

static void
add_status_button (RectifyLedgerFilterBar *self, GtkWidget *line)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    {
      g_autofree char *text = rectify_status_dup_text (i);
      GtkWidget *check = gtk_check_button_new_with_label (text);

      self->statuses[i] = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (self->statuses[i], TRUE);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (rectify_ledger_filter_bar_changed),
                                self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->status_button = gtk_menu_button_new ();
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->status_button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->status_button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->status_button), popover);
  gtk_widget_set_tooltip_text (self->status_button, _ ("Which statuses are listed"));
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), self->status_button);
}

static RectifyNameChoice *
add_name_choice (RectifyLedgerFilterBar *self, GtkWidget *line, const char *title, const char *any,
                 const char *none)
{
  GtkWidget *choice = rectify_name_choice_new (title, any, none);

  g_signal_connect_swapped (choice, "changed", G_CALLBACK (rectify_ledger_filter_bar_changed),
                            self);
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), choice);
  return RECTIFY_NAME_CHOICE (choice);
}

/* The plans, the words, the statuses, the names, and what was saved. */
GtkWidget *
rectify_ledger_filter_bar_create_first_line (RectifyLedgerFilterBar *self)
{
  const char *const scopes[] = { _ ("All plans"), _ ("This plan"), NULL };
  GtkWidget *line = rectify_wrap_box_new (6, 4);

  self->scope = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (scopes));
  name_widget (GTK_WIDGET (self->scope), _ ("Of which plans"));
  g_signal_connect_swapped (self->scope, "notify::selected",
                            G_CALLBACK (rectify_ledger_filter_bar_scope_changed), self);
  self->text = gtk_search_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 18);
  gtk_widget_set_hexpand (self->text, TRUE);
  g_object_set (self->text, "placeholder-text", _ ("Words anywhere in the row"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words anywhere in the row"), -1);
  g_signal_connect_swapped (self->text, "search-changed",
                            G_CALLBACK (rectify_ledger_filter_bar_changed), self);
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), GTK_WIDGET (self->scope));
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), self->text);
  add_status_button (self, line);
  self->unit = add_name_choice (self, line, _ ("Unit"), _ ("Any unit"), _ ("No unit"));
  self->leader = add_name_choice (self, line, _ ("Leader"), _ ("Any leader"), _ ("No leader"));
  self->menu = RECTIFY_LEDGER_FILTER_MENU (rectify_ledger_filter_menu_new ());
  g_signal_connect (self->menu, "chosen", G_CALLBACK (rectify_ledger_filter_bar_take), self);
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), GTK_WIDGET (self->menu));
  self->more = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->more), "view-more-symbolic");
  name_widget (self->more, _ ("More conditions"));
  gtk_widget_set_visible (self->more, FALSE);
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), self->more);
  return line;
}

/* Of “2026.10” the day is shown that it came to. */
static void
show_day_meant (GtkWidget *field, const GDate *date)
{
  g_autofree char *text = rectify_date_to_string (date);

  if (text != NULL && !g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (field))))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

/* Not with every character of a day that is not whole yet. */
static void
day_left_cb (GtkEventController *controller, RectifyLedgerFilterBar *self)
{
  GtkWidget *field = gtk_event_controller_get_widget (controller);
  g_autoptr (GDate) date = NULL;
  g_autofree char *complaint = NULL;

  if (gtk_widget_in_destruction (field))
    return;
  if (rectify_date_field_read_edge (field, field == self->due_from ? GTK_POS_LEFT : GTK_POS_RIGHT,
                                    &date))
    {
      show_day_meant (field, date);
      return;
    }
  complaint = g_strdup_printf (_ ("“%s” is not understood as a day, so that it does not filter. "
                                  "Write it like 2026-06-30, 2026-06 or 2026Q2, or clear it."),
                               gtk_editable_get_text (GTK_EDITABLE (field)));
  gtk_label_set_text (GTK_LABEL (self->complaint), complaint);
  gtk_widget_set_visible (self->complaint, TRUE);
  rectify_speech_set_description (field, complaint);
  rectify_announce (field, complaint);
}

static GtkWidget *
add_day (RectifyLedgerFilterBar *self, GtkWidget *line, const char *label, const char *name)
{
  GtkWidget *field = rectify_date_field_new (NULL);
  GtkWidget *title = gtk_label_new_with_mnemonic (label);
  GtkWidget *span = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (day_left_cb), self, 0);
  gtk_widget_add_controller (field, focus);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), field);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), DAY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), DAY_CHARS);
  /* Only “to” says too little; and a name and a label would both be said. */
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (title)), name))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  g_signal_connect_swapped (field, "changed", G_CALLBACK (rectify_ledger_filter_bar_changed), self);
  /* A field stays beside its name. */
  gtk_box_append (GTK_BOX (span), title);
  gtk_box_append (GTK_BOX (span), field);
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), span);
  return field;
}

/* Days, and what is missing. */
GtkWidget *
rectify_ledger_filter_bar_create_second_line (RectifyLedgerFilterBar *self)
{
  GtkWidget *line = rectify_wrap_box_new (6, 4);
  GtkWidget *span = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->due_from = add_day (self, line, _ ("Due _from"), _ ("Due from"));
  self->due_to = add_day (self, line, C_ ("a span of days", "t_o"), _ ("Due to"));
  self->complaint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->complaint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->complaint), TRUE);
  gtk_widget_add_css_class (self->complaint, "error");
  gtk_widget_set_visible (self->complaint, FALSE);
  self->late = add_check (self, line, _ ("Lat_e"));
  self->nobody = add_check (self, line, _ ("No_body assigned"));
  /* Translators: a number and “days” follow. */
  self->no_progress = create_check (self, _ ("No p_rogress for"));
  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MAX_DAYS, 1));
  gtk_spin_button_set_value (self->days, USUAL_DAYS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->days), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days without progress"), -1);
  g_signal_connect_swapped (self->days, "value-changed",
                            G_CALLBACK (rectify_ledger_filter_bar_days_changed), self);
  gtk_box_append (GTK_BOX (span), GTK_WIDGET (self->no_progress));
  gtk_box_append (GTK_BOX (span), GTK_WIDGET (self->days));
  gtk_box_append (GTK_BOX (span), gtk_label_new (C_ ("no progress for so many", "days")));
  rectify_wrap_box_append (RECTIFY_WRAP_BOX (line), span);
  return line;
}
