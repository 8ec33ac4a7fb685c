/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-filter-menu.h"

#include <glib/gi18n.h>

#include "rectify-messages.h"
#include "rectify-saved-filters.h"
#include "rectify-speech.h"

/**
 * RectifyLedgerFilterMenu:
 *
 * The filters that were given a name: chosen again, deleted, and the one that is set given one.
 */
struct _RectifyLedgerFilterMenu {
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkWidget *name_entry;
  GtkWidget *save_button;
  RectifyFilter *filter; /* that is set now */
};

G_DEFINE_FINAL_TYPE (RectifyLedgerFilterMenu, rectify_ledger_filter_menu, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void show_list (RectifyLedgerFilterMenu *self);

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, RectifyLedgerFilterMenu *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyFilter) filter
      = rectify_saved_filters_find (gtk_widget_get_name (GTK_WIDGET (row)), &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_popover_popdown (self->popover);
  if (filter != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, filter);
  else
    rectify_message_error (GTK_WINDOW (root), _ ("The filter cannot be used"), error);
}

static void
delete_cb (GtkButton *button, RectifyLedgerFilterMenu *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  rectify_saved_filters_remove (gtk_widget_get_name (row));
  show_list (self);
  gtk_widget_grab_focus (self->name_entry);
}

static GtkWidget *
create_row (RectifyLedgerFilterMenu *self, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("Delete the filter “%s”"), name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_start (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_name (row, name);
  return row;
}

static void
show_list (RectifyLedgerFilterMenu *self)
{
  g_auto (GStrv) names = rectify_saved_filters_list ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_list_box_append (self->list, create_row (self, names[i]));
  gtk_widget_set_visible (self->scroller, names[0] != NULL);
}

static char *
dup_name (RectifyLedgerFilterMenu *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

static gboolean
can_save (RectifyLedgerFilterMenu *self)
{
  g_autofree char *name = dup_name (self);

  return *name != '\0' && self->filter != NULL && !rectify_filter_is_empty (self->filter);
}

static void
update (RectifyLedgerFilterMenu *self)
{
  gboolean empty = self->filter == NULL || rectify_filter_is_empty (self->filter);

  gtk_widget_set_sensitive (self->save_button, can_save (self));
  /* It takes the focus all the same, without which neither is this told nor does Escape close it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->name_entry), !empty);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name_entry), empty
                                                                    ? _ ("Set a filter to save it")
                                                                    : _ ("Name for this filter"));
  rectify_speech_set_description (self->name_entry, empty ? _ ("Set a filter to save it") : NULL);
}

static void
save_cb (RectifyLedgerFilterMenu *self)
{
  g_autofree char *name = dup_name (self);

  if (!can_save (self))
    return;
  rectify_saved_filters_save (name, self->filter);
  show_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  gtk_popover_popdown (self->popover);
}

static void
rectify_ledger_filter_menu_dispose (GObject *object)
{
  RectifyLedgerFilterMenu *self = RECTIFY_LEDGER_FILTER_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->filter, rectify_filter_free);
  G_OBJECT_CLASS (rectify_ledger_filter_menu_parent_class)->dispose (object);
}

static void
rectify_ledger_filter_menu_class_init (RectifyLedgerFilterMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_ledger_filter_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyLedgerFilterMenu::chosen:
   * @self: the menu
   * @filter: a filter that was saved
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, RECTIFY_TYPE_FILTER);
}

static GtkWidget *
create_content (RectifyLedgerFilterMenu *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rectify-reports");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved filters"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (chosen_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->name_entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name_entry), 20);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name for this filter"), -1);
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->name_entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->name_entry, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (line), self->name_entry);
  gtk_box_append (GTK_BOX (line), self->save_button);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
rectify_ledger_filter_menu_init (RectifyLedgerFilterMenu *self)
{
  self->button = gtk_menu_button_new ();
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("M_y Filters"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_tooltip_text (self->button, _ ("Filters saved under a name"));
  gtk_popover_set_child (self->popover, create_content (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_list (self);
  update (self);
}

/**
 * rectify_ledger_filter_menu_new:
 *
 * Returns: (transfer floating): the menu
 */
GtkWidget *
rectify_ledger_filter_menu_new (void)
{
  return g_object_new (RECTIFY_TYPE_LEDGER_FILTER_MENU, NULL);
}

/**
 * rectify_ledger_filter_menu_set_filter:
 * @self: a menu
 * @filter: the filter that is set now, which can be given a name
 */
void
rectify_ledger_filter_menu_set_filter (RectifyLedgerFilterMenu *self, const RectifyFilter *filter)
{
  g_clear_pointer (&self->filter, rectify_filter_free);
  self->filter = rectify_filter_copy (filter);
  update (self);
}
