/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-status-note.h"

#include "rectify-by-hand.h"
#include "rectify-close-out.h"
#include "rectify-form-note.h"

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
             ? rectify_by_hand_dup_unrequested ()
             : NULL;
}

static void
selected_cb (GtkDropDown *status, GParamSpec *pspec, Note *note)
{
  g_autofree char *words = dup_words (note, gtk_drop_down_get_selected (status));

  rectify_form_note_set (note->label, words);
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

  note->label = rectify_form_note_add (form);
  note->needs
      = plan != NULL ? rectify_plan_get_close_out_needs (plan) : RECTIFY_CLOSE_OUT_NEEDS_NOTHING;
  note->item = g_object_ref (item);
  g_signal_connect_data (status, "notify::selected", G_CALLBACK (selected_cb), note,
                         (GClosureNotify) (void (*) (void)) note_free, 0);
  selected_cb (GTK_DROP_DOWN (status), NULL, note);
}
