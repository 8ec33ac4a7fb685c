/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-item-values.h"
#include "rectify-step-field.h"
#include "rectify-typed.h"

typedef struct {
  gint64 item_id;
  gint64 step_id; /* 0: a new vote */
  GtkWidget *date;
  GtkWidget *counts[RECTIFY_STEP_N_COUNTS];
  GtkWidget *text;
} VoteDialog;

typedef struct {
  gint64 item_id;
  gint64 step_id;
  GDate *date; /* NULL: the vote is deleted */
  char *text;
  int counts[RECTIFY_STEP_N_COUNTS];
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_clear_pointer (&values->date, g_date_free);
  g_free (values->text);
  g_free (values);
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, values->item_id);
  RectifyStep *old = item != NULL ? rectify_item_find_step (item, values->step_id) : NULL;
  g_autoptr (RectifyStep) step = NULL;

  if (item == NULL)
    return rectify_item_values_fail_gone (error);
  if (values->date != NULL)
    step
        = rectify_step_new_stored (old != NULL ? values->step_id : rectify_item_make_step_id (item),
                                   RECTIFY_STEP_VOTE, values->date,
                                   old != NULL ? rectify_step_get_who (old) : NULL, values->text,
                                   values->counts);
  if (old != NULL)
    rectify_item_remove_step (item, values->step_id);
  if (step != NULL)
    rectify_item_add_step (item, step);
  return TRUE;
}

/* Nothing is made of what is no count, and where nothing stands nobody voted so. */
static gboolean
read_counts (RectifyForm *form, VoteDialog *self, int *counts)
{
  guint sum = 0;

  for (guint i = 0; i < RECTIFY_STEP_N_COUNTS; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->counts[i]));
      guint count = 0;

      if (!rectify_typed_is_blank (text)
          && !rectify_typed_read_number (text, RECTIFY_STEP_MAX_COUNT, &count))
        {
          rectify_form_refuse_field (
              form, self->counts[i],
              _ ("This is not a number of people. Write it in digits, such as 12, or leave it "
                 "empty."));
          return FALSE;
        }
      counts[i] = (int) count;
      sum += count;
    }
  if (sum > 0)
    return TRUE;
  rectify_form_refuse_field (form, self->counts[0],
                             _ ("Nobody has voted yet. Enter how many were satisfied, or not."));
  return FALSE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  VoteDialog *self = user_data;
  g_autoptr (GDate) date = NULL;
  Values *values;

  if (!rectify_step_field_read_date (form, self->date, &date))
    return;
  values = g_new0 (Values, 1);
  values->item_id = self->item_id;
  values->step_id = self->step_id;
  values->date = g_steal_pointer (&date);
  values->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  if (!read_counts (form, self, values->counts))
    {
      values_free (values);
      return;
    }
  rectify_form_edit (form, self->step_id != 0 ? N_ ("Edit vote") : N_ ("Satisfaction vote"), apply,
                     values, values_free, rectify_form_saved_cb);
}

static void
delete_cb (RectifyForm *form, gpointer user_data)
{
  VoteDialog *self = user_data;
  Values *values = g_new0 (Values, 1);

  values->item_id = self->item_id;
  values->step_id = self->step_id;
  rectify_form_edit (form, N_ ("Delete vote"), apply, values, values_free, rectify_form_saved_cb);
}

static void
add_counts (RectifyForm *form, VoteDialog *self, RectifyStep *step)
{
  const char *const labels[RECTIFY_STEP_N_COUNTS]
      = { _ ("_Satisfied"), _ ("_Fairly satisfied"), _ ("_Not satisfied") };

  for (guint i = 0; i < RECTIFY_STEP_N_COUNTS; i++)
    {
      g_autofree char *digits = step != NULL
                                    ? g_strdup_printf ("%d", rectify_step_get_counts (step)[i])
                                    : g_strdup ("");

      self->counts[i] = rectify_form_add_entry (form, labels[i], digits);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->counts[i]), _ ("How many people"));
      gtk_entry_set_input_purpose (GTK_ENTRY (self->counts[i]), GTK_INPUT_PURPOSE_DIGITS);
    }
}

/**
 * rectify_vote_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: the item that people were asked about
 * @step_id: a vote of it to be edited or deleted; 0: a new one
 *
 * Notes how satisfied they were, as counts.
 */
void
rectify_vote_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                             gint64 step_id)
{
  RectifyItem *item = rectify_plan_find_item (rectify_session_get_plan (session), item_id);
  RectifyStep *step = item != NULL ? rectify_item_find_step (item, step_id) : NULL;
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *name = NULL;
  RectifyForm *form;
  VoteDialog *self;

  if (item == NULL || (step_id != 0 && step == NULL))
    return;
  form = rectify_form_new (parent, session, _ ("Satisfaction Vote"),
                           step != NULL ? _ ("_Save") : _ ("_Add"));
  self = g_new0 (VoteDialog, 1);
  self->item_id = item_id;
  self->step_id = step_id;
  rectify_form_set_help (form, "close-out");
  rectify_form_set_accept (form, accept_cb, self, g_free);
  if (step != NULL)
    rectify_form_add_delete (form, _ ("De_lete Vote"), delete_cb);
  name = rectify_item_dup_name (item);
  rectify_step_field_add_heading (form, name);
  self->date = rectify_date_field_new (step != NULL ? rectify_step_get_date (step) : today);
  rectify_form_add_row (form, _ ("Dat_e"), self->date);
  rectify_form_watch (form, self->date, "changed");
  add_counts (form, self, step);
  self->text = rectify_form_add_entry (form, _ ("Re_mark"),
                                       step != NULL ? rectify_step_get_text (step) : "");
  gtk_widget_grab_focus (self->counts[0]);
  rectify_form_present (form);
}
