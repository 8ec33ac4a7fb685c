/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-dialog.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-empty.h"
#include "rectify-help.h"
#include "rectify-preedit.h"
#include "rectify-search-dialog-private.h"
#include "rectify-search-row.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-text-size.h"

/* In milliseconds: while one types fast, only the last words are looked for. */
#define DELAY 120

static void
search_clear (gpointer data)
{
  RectifySearchDialog *self = data;

  g_object_unref (self->session);
  g_clear_object (&self->last);
  g_clear_pointer (&self->slip, rectify_slip_free);
}

/**
 * rectify_search_dialog_unref:
 * @data: (transfer full): a search
 */
void
rectify_search_dialog_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, search_clear);
}

/**
 * rectify_search_dialog_cancel:
 * @cancellable: (inout) (transfer full) (nullable): of something under way; set to %NULL
 */
void
rectify_search_dialog_cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RectifySearchDialog *self)
{
  rectify_search_dialog_choose_row (self, row);
}

static void
closed_cb (RectifySearchDialog *self)
{
  self->window = NULL;
  rectify_search_dialog_cancel (&self->searching);
  rectify_search_dialog_cancel (&self->updating);
  rectify_search_dialog_unref (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RectifySearchDialog *self)
{
  GtkListBoxRow *row;

  if (rectify_preedit_is_open (GTK_WIDGET (self->entry)))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (self->window);
      return TRUE;
    }
  if (keyval != GDK_KEY_Down
      || !gtk_widget_is_ancestor (gtk_window_get_focus (self->window), GTK_WIDGET (self->entry)))
    return FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
create_hint (const char *text, GtkLabel **label)
{
  GtkWidget *hint = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (hint), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 50);
  gtk_widget_set_margin_start (hint, 36);
  gtk_widget_set_margin_end (hint, 36);
  gtk_widget_add_css_class (hint, "dim-label");
  if (label != NULL)
    *label = GTK_LABEL (hint);
  return hint;
}

static GtkWidget *
create_results (RectifySearchDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->more = gtk_button_new_with_mnemonic (_ ("Show _More"));
  gtk_list_box_set_header_func (self->list, rectify_search_row_update_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places that hold the words"), -1);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (self->more, 12);
  gtk_widget_set_margin_top (self->more, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "view");
  return rectify_tab_stop_new (self->scroller);
}

static GtkWidget *
create_foot (RectifySearchDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->status = GTK_LABEL (rectify_status_label_new ());
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->status);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_size_request (box, -1, 30);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  return box;
}

static GtkWidget *
create_head (RectifySearchDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_search_entry_set_search_delay (self->entry, DELAY);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 36);
  g_object_set (self->entry, "placeholder-text", _ ("Words in any plan, or the code of a slip"),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in all plans"), -1);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (bar), GTK_WIDGET (self->entry));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), GTK_WIDGET (self->spinner));
  return bar;
}

static GtkWidget *
create_content (RectifySearchDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack,
                       create_hint (_ ("What is typed is looked for in the headings, texts, "
                                       "deadlines, responsibilities and progress of all plans. "
                                       "Several words with blanks between them must all be there. "
                                       "The code on a slip leads to its tasks."),
                                    NULL),
                       "hint");
  self->none
      = rectify_empty_new (_ ("Nothing was found."), _ ("Enter fewer words, or a part of one."));
  gtk_stack_add_named (self->stack, self->none, "none");
  gtk_stack_add_named (self->stack, create_results (self), "hits");
  rectify_search_dialog_add_slip_page (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), create_foot (self));
  return box;
}

static void
connect_all (RectifySearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (rectify_search_dialog_look),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (rectify_search_dialog_choose),
                            self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (rectify_search_dialog_look_on),
                            self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  /* Its hits are of the ledger that was open. */
  g_signal_connect_object (self->session, "notify::ledger", G_CALLBACK (gtk_window_close),
                           self->window, G_CONNECT_SWAPPED);
}

/**
 * rectify_search_dialog_present:
 * @parent: the window it belongs to, which stays usable
 * @session: a session that has a ledger
 * @words: (nullable): what to look for at once
 * @chosen: called with an item that is to be shown
 * @user_data: for @chosen; lives as long as @parent
 *
 * Searches in all plans, while words are typed.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rectify_search_dialog_present (GtkWindow *parent, RectifySession *session, const char *words,
                               RectifySearchChosen chosen, gpointer user_data)
{
  RectifySearchDialog *self = g_atomic_rc_box_new0 (RectifySearchDialog);

  self->session = g_object_ref (session);
  self->chosen = chosen;
  self->user_data = user_data;
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, _ ("Search in All Plans"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "search");
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 640, 480);
  gtk_window_set_titlebar (self->window, create_head (self));
  gtk_window_set_child (self->window, create_content (self));
  connect_all (self);
  gtk_widget_set_visible (self->more, FALSE);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  rectify_search_dialog_update_index (self);
  return self->window;
}
