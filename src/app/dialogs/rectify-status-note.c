/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-status-note.h"

#include "rectify-announcement.h"
#include "rectify-by-hand.h"
#include "rectify-close-out.h"

typedef struct {
  GtkLabel *label;
  RectifyCloseOutNeeds needs;
  RectifyItem *item;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_object_unref (note->item);
  g_free (note);
}

/* That it cannot be set is said before it is tried, and that it is a decision before it is one. */
static char *
dup_words (Note *note, RectifyStatus status)
{
  g_autoptr (GError) error = NULL;

  if (!rectify_close_out_check_status (note->item, note->needs, status, &error))
    return g_strdup (error->message);
  return status == RECTIFY_STATUS_CLOSED && rectify_close_out_is_unrequested (note->item)
             ? rectify_by_hand_dup_question (1, 1)
             : NULL;
}

static void
selected_cb (GtkDropDown *status, GParamSpec *pspec, Note *note)
{
  g_autofree char *words = dup_words (note, gtk_drop_down_get_selected (status));

  gtk_label_set_text (note->label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (note->label), words != NULL);
}

/**
 * rectify_status_note_add:
 * @form: a form
 * @status: a drop-down of it with the statuses, in their order
 * @item: what has the status: an item of the session's plan, or one that is about to come into it
 *
 * Adds a line to the form that says, when a status is chosen that cannot be set or that closes the item
 * without a request, what comes of it.
 */
void
rectify_status_note_add (RectifyForm *form, GtkWidget *status, RectifyItem *item)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (form));
  Note *note = g_new0 (Note, 1);

  note->label = GTK_LABEL (rectify_status_label_new ());
  note->needs
      = plan != NULL ? rectify_plan_get_close_out_needs (plan) : RECTIFY_CLOSE_OUT_NEEDS_NOTHING;
  note->item = g_object_ref (item);
  gtk_label_set_xalign (note->label, 0);
  gtk_label_set_wrap (note->label, TRUE);
  gtk_label_set_wrap_mode (note->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (note->label, 40);
  gtk_widget_set_visible (GTK_WIDGET (note->label), FALSE);
  rectify_form_add_row (form, "", GTK_WIDGET (note->label));
  g_signal_connect_data (status, "notify::selected", G_CALLBACK (selected_cb), note,
                         (GClosureNotify) (void (*) (void)) note_free, 0);
  selected_cb (GTK_DROP_DOWN (status), NULL, note);
}
