/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-exchange.h"
#include "rectify-file-choice.h"
#include "rectify-form.h"
#include "rectify-help.h"
#include "rectify-plan-info.h"
#include "rectify-text-size.h"

/* What is asked before plans go to a file; the file is chosen when it is answered. */
typedef struct {
  GtkWindow *parent;
  RectifyLedger *ledger;
  gint64 plan_id; /* that is shown; 0: none is */
  gboolean is_handover;
  RectifyNoticeFunc notice;
  GtkWidget *one;
  GtkWidget *history; /* NULL: always */
} Question;

typedef struct {
  GtkWindow *parent;
  RectifyLedger *ledger;
  gint64 plan_id;
  gboolean is_handover;
  gboolean with_history;
  RectifyNoticeFunc notice;
} Answer;

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr (GtkWindow) parent = answer->parent;
  g_autoptr (RectifyLedger) ledger = answer->ledger;

  if (file == NULL)
    return;
  if (answer->is_handover)
    rectify_exchange_hand_over (parent, ledger, answer->plan_id, file);
  else
    rectify_exchange_export (parent, ledger, answer->plan_id, answer->with_history, file,
                             answer->notice);
}

static char *
dup_name (Question *self, RectifyForm *form, gboolean one)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (form));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title
      = one && plan != NULL ? g_strdup (rectify_plan_get_title (plan))
                            : g_filename_display_basename (rectify_ledger_get_path (self->ledger));
  g_autofree char *stem = NULL;

  if (g_str_has_suffix (title, ".rectify"))
    title[strlen (title) - strlen (".rectify")] = '\0';
  /* Translators: what is handed over or exported, and the day, as the name of a file. */
  stem = g_strdup_printf (self->is_handover ? _ ("Handover %s %s") : _ ("Export %s %s"), title,
                          date);
  return rectify_file_name_new (stem, self->is_handover ? ".zip" : ".rectify");
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *self = user_data;
  gboolean one = self->plan_id != 0 && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->one));
  g_autofree char *name = dup_name (self, form, one);
  Answer *answer = g_new0 (Answer, 1);

  answer->parent = g_object_ref (self->parent);
  answer->ledger = g_object_ref (self->ledger);
  answer->plan_id = one ? self->plan_id : 0;
  answer->is_handover = self->is_handover;
  answer->with_history
      = self->history != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->history));
  answer->notice = self->notice;
  rectify_form_close (form);
  if (answer->is_handover)
    rectify_choose_file_to_save (answer->parent, _ ("Save the Handover"), name,
                                 RECTIFY_FILES_TO_EXCHANGE, RECTIFY_FILE_HANDOVER, file_chosen_cb,
                                 answer);
  else
    rectify_choose_file_to_save (answer->parent, _ ("Export as a Ledger File"), name,
                                 RECTIFY_FILES_TO_EXCHANGE, RECTIFY_FILE_LEDGER, file_chosen_cb,
                                 answer);
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->ledger);
  g_free (self);
}

static void
add_choice (Question *self, RectifyForm *form)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (form));
  guint n = g_list_model_get_n_items (rectify_session_get_plans (rectify_form_get_session (form)));
  g_autofree char *all_text = g_strdup_printf (ngettext ("_All plans of the ledger (%u)",
                                                         "_All plans of the ledger (%u)", n),
                                               n);
  GtkWidget *all = gtk_check_button_new_with_mnemonic (all_text);

  self->one = gtk_check_button_new_with_mnemonic (_ ("_This plan alone"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->one), GTK_CHECK_BUTTON (all));
  gtk_widget_set_sensitive (self->one, plan != NULL);
  if (plan != NULL)
    gtk_widget_set_tooltip_text (self->one, rectify_plan_get_title (plan));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (plan != NULL && !self->is_handover ? self->one
                                                                                    : all),
                               TRUE);
  rectify_form_add_wide (form, self->one);
  rectify_form_add_wide (form, all);
}

static void
add_words (RectifyForm *form, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_wide (form, label);
}

static Question *
question_new (GtkWindow *parent, RectifySession *session, RectifyForm *form, gboolean is_handover)
{
  Question *self = g_new0 (Question, 1);
  RectifyPlan *plan = rectify_session_get_plan (session);

  self->parent = parent;
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->plan_id = plan != NULL ? rectify_plan_get_id (plan) : 0;
  self->is_handover = is_handover;
  rectify_form_set_help (form, is_handover ? "handover" : "bring-in");
  rectify_form_set_accept (form, accept_cb, self, question_free);
  rectify_form_set_any_plan (form);
  return self;
}

/**
 * rectify_export_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @notice: called when the file is there
 *
 * Asks what is to go to a ledger file of its own, and where.
 */
void
rectify_export_dialog_present (GtkWindow *parent, RectifySession *session, RectifyNoticeFunc notice)
{
  RectifyForm *form
      = rectify_form_new (parent, session, _ ("Export as a Ledger File"), _ ("_Export…"));
  Question *self = question_new (parent, session, form, FALSE);

  self->notice = notice;
  add_choice (self, form);
  self->history
      = gtk_check_button_new_with_mnemonic (_ ("With the _history: who changed what, and when"));
  rectify_form_add_wide (form, self->history);
  add_words (form, _ ("A ledger file holds the plans with their editions and the names that they "
                      "use. Another computer opens it, or brings its plans in."));
  rectify_form_present (form);
}

/**
 * rectify_handover_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 *
 * Asks what is to be handed over, and where the file goes.
 */
void
rectify_handover_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Handover"), _ ("_Make…"));
  Question *self = question_new (parent, session, form, TRUE);

  add_choice (self, form);
  add_words (form, _ ("One zip file for who takes over: the ledger with its history, the editions "
                      "as they were circulated, every plan as PDF, the history as text, and how "
                      "all of it is checked on a computer without a network."));
  rectify_form_present (form);
}

static gboolean
close_on_escape_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                    GdkModifierType state, GtkWindow *window)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (window);
  return TRUE;
}

/**
 * rectify_exchange_show_text:
 * @parent: the window it is over
 * @title: the window's title
 * @good: whether all is well
 * @primary: what came of it
 * @text: what there is to know of it; can be selected and copied
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rectify_exchange_show_text (GtkWindow *parent, const char *title, gboolean good,
                            const char *primary, const char *text)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (primary);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (good ? "emblem-ok-symbolic"
                                                                     : "dialog-warning-symbolic"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, primary,
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_window_set_title (window, title);
  gtk_window_set_transient_for (window, parent);
  rectify_help_set_page (window, "handover");
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);
  rectify_text_size_set_window (window, 620, 380);
  gtk_window_set_titlebar (window, gtk_header_bar_new ());
  gtk_window_set_child (window, box);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (close_on_escape_cb), window);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_window_present (window);
  return window;
}
