/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-window.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-form.h"
#include "rectify-announcement.h"
#include "rectify-edit-name.h"
#include "rectify-file-choice.h"
#include "rectify-first-run.h"
#include "rectify-fold-label.h"
#include "rectify-messages.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/**
 * RectifyWindow:
 *
 * The main window: the plans of a ledger, the tree of one of them, and the selected item in full.
 */
G_DEFINE_FINAL_TYPE (RectifyWindow, rectify_window, GTK_TYPE_APPLICATION_WINDOW)

/* How long a message about something done stays, and when work is worth a sign; in milliseconds. */
#define NOTICE_TIME 6000
#define BUSY_DELAY 300

static gboolean
hide_notice_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->notice_timeout = 0;
  gtk_revealer_set_reveal_child (self->notice, FALSE);
  return G_SOURCE_REMOVE;
}

/**
 * rectify_window_notify:
 * @self: a window
 * @text: what was done
 * @undo: whether to offer to take it back
 *
 * Says in passing that something was done.
 */
void
rectify_window_notify (RectifyWindow *self, const char *text, gboolean undo)
{
  /* What was begun over a window may end after it. */
  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->notice_timeout, g_source_remove);
  gtk_label_set_text (self->notice_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->notice_label), text);
  gtk_widget_set_visible (self->notice_button, undo);
  rectify_window_forget_undo_all (self);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
  rectify_announce (GTK_WIDGET (self->notice), text);
  self->notice_timeout = g_timeout_add (NOTICE_TIME, hide_notice_cb, self);
}

/**
 * rectify_window_report_cb:
 * @source: a session
 * @result: what came of a call
 * @user_data: (transfer full): the window
 */
void
rectify_window_report_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_show_error (self, _ ("This could not be done"), error);
}

/**
 * rectify_window_show_error:
 * @self: a window
 * @primary: what went wrong
 * @error: why, and what to do
 *
 * Says that something went wrong, also when the window was just closed and waited for it.
 */
void
rectify_window_show_error (RectifyWindow *self, const char *primary, const GError *error)
{
  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  /* The user has just said that it is not to be waited for. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->closing = FALSE;
  gtk_window_present (GTK_WINDOW (self));
  rectify_message_error (GTK_WINDOW (self), primary, error);
}

/* By now a failed edit has shown the window again, with its message. */
static gboolean
close_idle_cb (gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (self->closing && !gtk_widget_get_visible (GTK_WIDGET (self))
      && !rectify_session_is_busy (self->session))
    gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
show_busy_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->busy_timeout = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
busy_changed_cb (RectifyWindow *self)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (rectify_session_is_busy (self->session))
    self->busy_timeout = g_timeout_add (BUSY_DELAY, show_busy_cb, self);
  else
    {
      gtk_spinner_stop (self->spinner);
      if (self->closing)
        g_idle_add (close_idle_cb, g_object_ref (self));
    }
}

static void
show_title (RectifyWindow *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  const RectifyPacketInfo *packet = rectify_window_get_packet (self);
  g_autofree char *title
      = g_strdelimit (g_strdup (plan != NULL ? rectify_plan_get_title (plan) : ""), "\n", ' ');
  g_autofree char *file
      = ledger != NULL ? g_filename_display_basename (rectify_ledger_get_path (ledger)) : NULL;

  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (plan != NULL ? _ ("(without a title)") : _ ("Rectify"));
    }
  if (packet != NULL && plan != NULL)
    {
      /* Translators: a unit, and the title of a plan. */
      char *whole = g_strdup_printf (_ ("Tasks of %s: %s"), packet->unit, title);

      g_free (title);
      title = whole;
    }
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->subtitle_label, file != NULL ? file : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle_label), file);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
plan_changed_cb (RectifyWindow *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  rectify_plan_view_set_plan (self->plan_view, plan);
  if (plan != NULL)
    {
      g_signal_connect_object (plan, "notify", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
      rectify_window_remember_plan (self);
    }
  else
    rectify_window_pick_plan (self);
  show_title (self);
  rectify_window_update_bars (self);
  rectify_window_update_actions (self);
}

/**
 * rectify_window_show_plans:
 * @self: a window
 *
 * Shows the plans, or ways to begin if there are none.
 */
void
rectify_window_show_plans (RectifyWindow *self)
{
  gboolean any = g_list_model_get_n_items (rectify_session_get_plans (self->session)) > 0;
  const char *name = any ? "plans" : "first-run";

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  if (any)
    gtk_widget_grab_focus (GTK_WIDGET (self->plan_view));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* What is selected in the tree is told beside the tree alone. */
static void
view_changed_cb (RectifyWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");
  const char *name;

  /* A window that goes takes its views apart. */
  if (self->view_stack == NULL)
    return;
  name = gtk_stack_get_visible_child_name (self->view_stack);
  if (action != NULL && name != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  rectify_window_get_view (self);
  gtk_widget_set_visible (GTK_WIDGET (self->details), rectify_window_shows_tree (self));
  rectify_window_update_search (self);
  rectify_window_place_checks (self);
}

/* What stands above an item that changed does not notice it. */
static void
refreshed_cb (RectifyWindow *self)
{
  rectify_plan_view_refresh_status (self->plan_view);
  rectify_item_details_refresh (self->details);
  rectify_window_update_actions (self);
}

static void
selection_changed_cb (RectifyPlanView *view, RectifyWindow *self)
{
  rectify_item_details_set_item (self->details, rectify_plan_view_get_item (view),
                                 rectify_plan_view_count_selected (view));
  rectify_window_update_actions (self);
}

static void
undo_name_changed_cb (RectifyWindow *self)
{
  const char *undo = rectify_session_get_undo_name (self->session);
  const char *redo = rectify_session_get_redo_name (self->session);
  g_autofree char *undo_text = undo != NULL ? rectify_edit_name_dup_undo_words (undo) : NULL;
  g_autofree char *redo_text = redo != NULL ? rectify_edit_name_dup_redo_words (redo) : NULL;

  /* Its Undo button would now take back something else. */
  if (gtk_widget_get_visible (self->notice_button))
    gtk_revealer_set_reveal_child (self->notice, FALSE);
  gtk_widget_set_tooltip_text (self->undo_button, undo != NULL ? undo_text : _ ("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->redo_button, redo != NULL ? redo_text : _ ("Nothing to redo"));
  rectify_window_update_actions (self);
}

static void
ledger_changed_cb (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  /* Other edits have these numbers there. */
  g_clear_pointer (&self->batch, g_array_unref);
  self->n_redo = 0;
  rectify_file_choice_set_home (GTK_WINDOW (self),
                                ledger != NULL ? rectify_ledger_get_path (ledger) : NULL);
  rectify_window_watch_damage (self);
  show_title (self);
  rectify_window_update_actions (self);
}

static void
keep_state (RectifyWindow *self)
{
  rectify_window_keep_size (self);
  rectify_window_keep_views (self);
  rectify_state_save ();
}

static gboolean
rectify_window_close_request (GtkWindow *window)
{
  RectifyWindow *self = RECTIFY_WINDOW (window);
  g_autoptr (GError) error = NULL;

  /* Nothing of a bare one is to be kept. */
  if (self->session == NULL)
    return GTK_WINDOW_CLASS (rectify_window_parent_class)->close_request (window);
  if (!rectify_form_let_close (window))
    return GDK_EVENT_STOP;
  keep_state (self);
  if (!rectify_session_is_busy (self->session))
    return GTK_WINDOW_CLASS (rectify_window_parent_class)->close_request (window);
  if (rectify_session_is_waiting (self->session))
    {
      g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY,
                           _ ("The ledger is being used by another program. Wait for it, or stop "
                              "waiting, and close the window then."));
      rectify_message_error (window, _ ("The last change is not saved yet"), error);
      return GDK_EVENT_STOP;
    }
  /* What was done last is still on its way to the disk: the window goes, the program stays. */
  self->closing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GDK_EVENT_STOP;
}

static void
rectify_window_dispose (GObject *object)
{
  RectifyWindow *self = RECTIFY_WINDOW (object);

  rectify_window_stop_start (self);
  g_clear_handle_id (&self->notice_timeout, g_source_remove);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  g_clear_pointer (&self->wanted_imports, g_ptr_array_unref);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  g_clear_pointer (&self->own_path, g_free);
  g_clear_pointer (&self->wanted_path, g_free);
  rectify_window_stop_check (self);
  rectify_window_drop_backups (self);
  rectify_window_drop_reminders (self);
  rectify_window_drop_focus (self);
  g_clear_pointer (&self->copy_path, g_free);
  g_clear_pointer (&self->sample_path, g_free);
  g_clear_pointer (&self->undo_all, g_array_unref);
  g_clear_pointer (&self->batch, g_array_unref);
  g_clear_pointer (&self->news_author, g_free);
  g_clear_pointer (&self->report_options, rectify_report_options_free);
  /* The view lets go of its plan, and says so, when there is no session any more. */
  if (self->plan_view != NULL)
    g_signal_handlers_disconnect_by_data (self->plan_view, self);
  self->plan_view = NULL;
  self->ledger_view = NULL;
  self->overview_view = NULL;
  self->pages_view = NULL;
  self->checks_view = NULL;
  self->view_stack = NULL;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      rectify_row_source_stop (rectify_session_get_rows (self->session));
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rectify_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, search_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, bars);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, left_pane);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, right_pane);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, plan_list);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, plan_view);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, checks_pane);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, details);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, notice_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, drop_label);
}

static void
rectify_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  rectify_window_arrange (RECTIFY_WINDOW (widget), width);
  GTK_WIDGET_CLASS (rectify_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
rectify_window_class_init (RectifyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rectify_window_close_request;
  widget_class->size_allocate = rectify_window_size_allocate;
  /**
   * RectifyWindow::furnished:
   *
   * A window that was bare has its parts now.
   */
  g_signal_new ("furnished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_type_ensure (RECTIFY_TYPE_FIRST_RUN);
  g_type_ensure (RECTIFY_TYPE_FOLD_LABEL);
  g_type_ensure (RECTIFY_TYPE_PLAN_LIST);
  g_type_ensure (RECTIFY_TYPE_PLAN_VIEW);
  g_type_ensure (RECTIFY_TYPE_ITEM_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Rectify/ui/window.ui");
  bind_children (widget_class);
  rectify_window_bind_backups (widget_class);
  rectify_window_bind_search (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
follow_session (RectifyWindow *self)
{
  g_signal_connect_swapped (self->session, "notify::plan", G_CALLBACK (plan_changed_cb), self);
  g_signal_connect_swapped (self->session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self);
  g_signal_connect_swapped (self->session, "notify::busy", G_CALLBACK (busy_changed_cb), self);
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_connect_swapped (self->session, "notify::undo-name", G_CALLBACK (undo_name_changed_cb),
                            self);
  g_signal_connect_swapped (self->session, "notify::redo-name", G_CALLBACK (undo_name_changed_cb),
                            self);
  g_signal_connect_object (rectify_session_get_plans (self->session), "items-changed",
                           G_CALLBACK (rectify_window_show_plans), self, G_CONNECT_SWAPPED);
}

static void
rectify_window_init (RectifyWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Rectify"));
  rectify_window_restore_size (self);
}

/* Its many widgets are made when it is first asked for. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  RectifyWindow *self = user_data;

  gtk_menu_button_set_menu_model (button, self->main_menu);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/**
 * rectify_window_build:
 * @self: a window that is bare
 *
 * Builds all of it that there is from the beginning.
 */
void
rectify_window_build (RectifyWindow *self)
{
  /* Later than is usual, which nobody notices: there are no types derived from this one, and the
   * template has no properties of the window itself. */
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  self->session = rectify_session_new ();
  follow_session (self);
  rectify_plan_list_set_session (self->plan_list, self->session);
  g_signal_connect (self->plan_view, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  rectify_window_install_drop (self);
  rectify_window_install_bars (self);
  rectify_window_install_desks (self);
  rectify_window_install_copy_actions (self);
  rectify_window_install_sample_actions (self);
  rectify_window_install_ledger_actions (self);
  rectify_window_install_new_ledger_actions (self);
  rectify_window_install_damage_actions (self);
  rectify_window_install_actions (self);
  rectify_window_install_undo_actions (self);
  rectify_window_install_help_actions (self);
  rectify_window_install_item_actions (self);
  rectify_window_install_checks (self);
  rectify_window_install_search (self);
  rectify_window_keep_focus (self);
  rectify_window_install_search_all_actions (self);
  rectify_window_install_backups (self);
  rectify_window_install_exchange_actions (self);
  rectify_window_install_listing (self);
  rectify_window_install_pages (self);
  rectify_window_install_output_actions (self);
  rectify_window_install_report_actions (self);
  rectify_window_install_follow_actions (self);
  rectify_window_install_packets_actions (self);
  rectify_window_install_reminders (self);
  rectify_window_install_history_actions (self);
  rectify_window_update_actions (self);
  rectify_window_restore_dividers (self);
}
