/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-empty.h"
#include "rectify-preedit.h"
#include "rectify-search-dialog-private.h"
#include "rectify-search-row.h"

/* So many hits are shown at a time. */
#define PAGE 50

/* What a thread is to look for. */
typedef struct {
  RectifyLedger *ledger;
  char *words;
  RectifySearchHit *after;
  RectifySlip *slip; /* of which the words are the code */
  char *why;         /* where they are the code of none */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->ledger);
  g_clear_object (&question->after);
  g_clear_pointer (&question->slip, rectify_slip_free);
  g_free (question->why);
  g_free (question->words);
  g_free (question);
}

static void
set_status (RectifySearchDialog *self, const char *text)
{
  gtk_label_set_text (self->status, text);
}

static void
clear_rows (RectifySearchDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_object (&self->last);
  self->n_hits = 0;
}

/**
 * rectify_search_dialog_choose_row:
 * @self: a search
 * @row: a row of it
 *
 * Goes to its hit.
 */
void
rectify_search_dialog_choose_row (RectifySearchDialog *self, GtkListBoxRow *row)
{
  RectifySearchHit *hit = rectify_search_row_get_hit (row);

  self->chosen (rectify_search_hit_get_plan_id (hit), rectify_search_hit_get_item_id (hit),
                self->user_data);
}

static void
show_none (RectifySearchDialog *self, const char *why)
{
  g_autofree char *text
      = why != NULL ? g_strdup (why)
                    : g_strdup_printf (_ ("No plan holds “%s”."),
                                       gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  rectify_announce (GTK_WIDGET (self->none), text);
  rectify_empty_set_words (self->none, text,
                           why != NULL ? _ ("Change what is typed to look again.")
                                       : _ ("Enter fewer words, or a part of one."));
  gtk_stack_set_visible_child_name (self->stack, "none");
  set_status (self, "");
}

static void
show_count (RectifySearchDialog *self, gboolean more)
{
  g_autofree char *text
      = more ? g_strdup_printf (_ ("The first %u places"), self->n_hits)
             : g_strdup_printf (ngettext ("%u place", "%u places", self->n_hits), self->n_hits);

  set_status (self, text);
  gtk_widget_set_visible (self->more, more);
}

static void
show_hits (RectifySearchDialog *self, GPtrArray *hits, gboolean first, const char *why)
{
  int n_before;

  if (first)
    clear_rows (self);
  n_before = (int) self->n_hits;
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, rectify_search_row_new (g_ptr_array_index (hits, i)));
  self->n_hits += hits->len;
  if (hits->len > 0)
    g_set_object (&self->last, g_ptr_array_index (hits, hits->len - 1));
  if (self->n_hits == 0)
    {
      show_none (self, why);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "hits");
  show_count (self, hits->len == PAGE);
  if (first)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                    GTK_SCROLLED_WINDOW (self->scroller)),
                                0);
      if (self->waits)
        rectify_search_dialog_choose_row (self, gtk_list_box_get_row_at_index (self->list, 0));
    }
  else if (hits->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, n_before)));
  self->waits = FALSE;
}

/* Words may look like a code: they are looked for all the same. */
static void
look_for_slip (Question *question, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (question->after != NULL || !rectify_slip_is_code (question->words))
    return;
  question->slip = rectify_slip_find (question->ledger, question->words, cancellable, &error);
  if (question->slip == NULL)
    question->why = g_strdup (error->message);
}

static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *hits = rectify_ledger_search (question->ledger, question->words, 0, question->after,
                                           PAGE, cancellable, &error);

  look_for_slip (question, cancellable);
  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_slip (RectifySearchDialog *self, RectifySlip *slip)
{
  gboolean waits = self->waits;

  clear_rows (self);
  self->waits = FALSE;
  rectify_search_dialog_show_slip (self, slip);
  if (waits)
    rectify_search_dialog_choose_slip (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifySearchDialog *self = user_data;
  Question *question = g_task_get_task_data (G_TASK (result));
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->searching;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), &error);

  /* Not an older one that was given up, or one whose window is gone. */
  if (current)
    {
      g_clear_object (&self->searching);
      gtk_spinner_stop (self->spinner);
      gtk_widget_set_sensitive (self->more, TRUE);
      if (question->slip != NULL)
        show_slip (self, g_steal_pointer (&question->slip));
      else if (hits != NULL)
        show_hits (self, hits, question->after == NULL, question->why);
      else
        set_status (self, error->message);
      /* What was edited meanwhile is quicker to find the next time. */
      rectify_search_dialog_update_index (self);
    }
  rectify_search_dialog_unref (self);
}

static void
search (RectifySearchDialog *self, RectifySearchHit *after)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GTask) task = NULL;
  Question *question;

  rectify_search_dialog_cancel (&self->searching);
  if (ledger == NULL)
    return;
  self->searching = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->ledger = g_object_ref (ledger);
  question->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  question->after = after != NULL ? g_object_ref (after) : NULL;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->more, FALSE);
  task = g_task_new (NULL, self->searching, looked_cb, g_atomic_rc_box_acquire (self));
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, look);
}

/**
 * rectify_search_dialog_look:
 * @self: a search
 *
 * Looks for what is typed by now.
 */
void
rectify_search_dialog_look (RectifySearchDialog *self)
{
  g_autofree char *words
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (rectify_preedit_delays (GTK_WIDGET (self->entry), "search-changed"))
    return;
  self->waits = FALSE;
  g_clear_pointer (&self->slip, rectify_slip_free);
  if (*words != '\0')
    {
      search (self, NULL);
      return;
    }
  rectify_search_dialog_cancel (&self->searching);
  clear_rows (self);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "hint");
  set_status (self, "");
}

/**
 * rectify_search_dialog_look_on:
 * @self: a search
 *
 * Looks for more of the same.
 */
void
rectify_search_dialog_look_on (RectifySearchDialog *self)
{
  if (self->last != NULL)
    search (self, self->last);
}

/**
 * rectify_search_dialog_choose:
 * @self: a search
 *
 * Goes to the hit that is selected, or to the first as soon as it is there; or to what the paper is
 * about whose code was typed.
 */
void
rectify_search_dialog_choose (RectifySearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->searching != NULL || (row == NULL && self->slip == NULL))
    self->waits = TRUE;
  else if (self->slip != NULL)
    rectify_search_dialog_choose_slip (self);
  else
    rectify_search_dialog_choose_row (self, row);
}
