/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-dialog.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-empty.h"
#include "rectify-help.h"
#include "rectify-history-dialog-private.h"
#include "rectify-preedit.h"
#include "rectify-speech.h"
#include "rectify-tell-cut.h"
#include "rectify-text-size.h"

#define HISTORY_KEY "rectify-history"
/* Plans and items are called by so many characters in the choice of what is shown. */
#define MAX_NAME 32

/**
 * rectify_history_dialog_get:
 * @window: the window of the dialog
 *
 * Returns: (transfer none): what it shows
 */
RectifyHistoryDialog *
rectify_history_dialog_get (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), HISTORY_KEY);
}

/**
 * rectify_history_dialog_cancel:
 * @cancellable: (inout) (transfer full) (nullable): of something under way; set to %NULL
 */
void
rectify_history_dialog_cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/**
 * rectify_history_dialog_get_scope:
 * @self: a dialog
 *
 * Returns: whose history is shown
 */
RectifyHistoryScope
rectify_history_dialog_get_scope (RectifyHistoryDialog *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));

  return selected < G_N_ELEMENTS (self->scopes) ? self->scopes[selected]
                                                : RECTIFY_HISTORY_SCOPE_LEDGER;
}

/**
 * rectify_history_dialog_dup_plan_name:
 * @plan_id: the plan of an entry, 0 for several
 * @user_data: a dialog
 *
 * Returns: (transfer full) (nullable): what it is called; %NULL where one plan alone is shown
 */
char *
rectify_history_dialog_dup_plan_name (gint64 plan_id, gpointer user_data)
{
  RectifyHistoryDialog *self = user_data;
  GListModel *plans = rectify_session_get_plans (self->session);

  if (rectify_history_dialog_get_scope (self) != RECTIFY_HISTORY_SCOPE_LEDGER)
    return NULL;
  if (plan_id == 0)
    return g_strdup (_ ("several plans, or the directory"));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      if (rectify_plan_info_get_id (info) == plan_id)
        return g_strdup (rectify_plan_info_get_title (info));
    }
  return g_strdup (_ ("a plan that is gone"));
}

/**
 * rectify_history_dialog_get_selected:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the entry that is selected
 */
RectifyHistoryEntry *
rectify_history_dialog_get_selected (RectifyHistoryDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * rectify_history_dialog_create_label:
 * @label: (out) (transfer none): set to it
 * @css_class: how it looks
 *
 * Returns: (transfer floating): a line that gets shorter where there is no room
 */
GtkWidget *
rectify_history_dialog_create_label (GtkLabel **label, const char *css_class)
{
  GtkWidget *widget = gtk_label_new ("");

  *label = GTK_LABEL (widget);
  gtk_label_set_xalign (*label, 0);
  gtk_label_set_ellipsize (*label, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (*label);
  gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static char *
dup_short (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, MAX_NAME);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
create_scope (RectifyHistoryDialog *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  RectifyItem *item = self->item_id != 0 ? rectify_plan_find_item (plan, self->item_id) : NULL;
  guint n_choices = 0;

  if (item != NULL)
    {
      g_autofree char *line = rectify_item_dup_line (item);
      g_autofree char *name = dup_short (line);
      g_autofree char *label = g_strdup_printf (_ ("The item “%s”"), name);

      gtk_string_list_append (choices, label);
      self->scopes[n_choices++] = RECTIFY_HISTORY_SCOPE_ITEM;
    }
  if (plan != NULL)
    {
      g_autofree char *name = dup_short (rectify_plan_get_title (plan));
      g_autofree char *label = g_strdup_printf (_ ("The plan “%s”"), name);

      gtk_string_list_append (choices, label);
      self->scopes[n_choices++] = RECTIFY_HISTORY_SCOPE_PLAN;
    }
  gtk_string_list_append (choices, _ ("The whole ledger"));
  self->scopes[n_choices] = RECTIFY_HISTORY_SCOPE_LEDGER;
  self->scope = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&choices)), NULL);
  rectify_speech_set_name (self->scope, _ ("Whose history is shown"));
  return self->scope;
}

static GtkWidget *
create_bar (RectifyHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), create_scope (self));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name, author or words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name, author or words"), -1);
  gtk_widget_set_tooltip_text (self->search, _ ("Name, author or words"));
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  return box;
}

static GtkWidget *
create_panes (RectifyHistoryDialog *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_start_child (GTK_PANED (panes), rectify_history_dialog_create_list (self));
  gtk_paned_set_end_child (GTK_PANED (panes), rectify_history_dialog_create_details (self));
  gtk_paned_set_resize_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_position (GTK_PANED (panes), 380);
  return panes;
}

static GtkWidget *
create_stack (RectifyHistoryDialog *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty
      = rectify_empty_new (_ ("Nothing was edited yet."),
                           _ ("Each edit is listed here from now on, and can be taken back."));
  gtk_stack_add_named (self->stack, create_panes (self), "list");
  gtk_stack_add_named (self->stack, self->empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
create_foot (RectifyHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box),
                  rectify_history_dialog_create_label (&self->status, "rectify-history-status"));
  rectify_announce_label (self->status);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  self->undo = gtk_button_new_with_mnemonic (_ ("_Undo This Edit"));
  gtk_widget_set_tooltip_text (
      self->undo, _ ("Takes back this edit alone, if nothing later depends on it; later edits "
                     "stay"));
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (rectify_history_dialog_undo), self);
  gtk_box_append (GTK_BOX (box), self->undo);
  return box;
}

static GtkWidget *
create_content (RectifyHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), create_stack (self));
  gtk_box_append (GTK_BOX (box), create_foot (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  return box;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RectifyHistoryDialog *self)
{
  if (rectify_preedit_is_open (self->search))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (self->window);
      return TRUE;
    }
  if (keyval == GDK_KEY_f && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    return gtk_widget_grab_focus (self->search);
  return FALSE;
}

static void
search_changed_cb (GtkWidget *search, RectifyHistoryDialog *self)
{
  if (!rectify_preedit_delays (search, "search-changed"))
    rectify_history_dialog_filter (self);
}

static void
closed_cb (RectifyHistoryDialog *self)
{
  /* Who still has the window may have it longer than that one lives. */
  gtk_window_set_transient_for (self->window, NULL);
  self->closed = TRUE;
  g_signal_handlers_disconnect_by_data (self->session, self);
  rectify_history_dialog_cancel (&self->loading);
  rectify_history_dialog_cancel (&self->reading);
}

static void
history_free (gpointer data)
{
  RectifyHistoryDialog *self = data;

  rectify_history_dialog_cancel (&self->loading);
  rectify_history_dialog_cancel (&self->reading);
  g_object_unref (self->session);
  g_object_unref (self->ledger);
  g_free (self);
}

static void
connect_signals (RectifyHistoryDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before a search field takes Escape to clear itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->scope, "notify::selected",
                            G_CALLBACK (rectify_history_dialog_filter), self);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (rectify_history_dialog_show_entry), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (rectify_history_dialog_follow),
                            self);
  /* What it lists is of the ledger that was open. */
  g_signal_connect_object (self->session, "notify::ledger", G_CALLBACK (gtk_window_close),
                           self->window, G_CONNECT_SWAPPED);
}

/**
 * rectify_history_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @item_id: an item of the live plan, or 0 for all of it
 *
 * Shows who edited what and when, the newest first, and takes back single edits.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
rectify_history_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  RectifyHistoryDialog *self = g_new0 (RectifyHistoryDialog, 1);

  self->session = g_object_ref (session);
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->plan_id = plan != NULL ? rectify_plan_get_id (plan) : 0;
  self->item_id = plan != NULL ? item_id : 0;
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), HISTORY_KEY, self, history_free);
  gtk_window_set_title (self->window, _ ("History"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "history");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 960, 600);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  gtk_window_set_child (self->window, create_content (self));
  connect_signals (self);
  rectify_history_dialog_note_state (self);
  rectify_history_dialog_show_entry (self);
  rectify_history_dialog_load_more (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->list);
  return self->window;
}
