/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-date-field.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-packet-dialogs.h"
#include "rectify-review-rows.h"
#include "rectify-today.h"

#define REVIEW_KEY "rectify-review"
/* More changes that are no conflicts are counted, not shown. */
#define MAX_SHOWN 300

/* What to do about one that is left, in the order of the buttons. */
enum { WAY_STOP, WAY_SKIP };

typedef struct {
  RectifyForm *form;
  RectifyReturn *found;
  GPtrArray *rows; /* RectifyReviewRow, of the conflicts */
  GtkLabel *count;
  GtkCheckButton *renumber; /* NULL where nothing came in, went or moved */
  GtkWidget *day;           /* of what was reported without one; NULL where all have theirs */
  guint n_left;             /* returns that come after this one */
  gboolean asking;
  RectifyReviewFunc func;
  gpointer user_data;
} Review;

typedef struct {
  GtkWindow *window; /* from rectify_form_begin_save() */
  RectifyReturn *found;
  char *name;
  gboolean renumber;
  gboolean stale;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->found);
  g_free (work->name);
  g_free (work);
}

static void
finish (Review *self, RectifyReviewOutcome outcome)
{
  RectifyReviewFunc func = g_steal_pointer (&self->func);

  if (func != NULL)
    func (self->found, outcome, self->user_data);
}

static void
review_free (gpointer data)
{
  Review *self = data;

  finish (self, RECTIFY_REVIEW_LEFT);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->found);
  g_free (self);
}

static void
closed_cb (Review *self)
{
  finish (self, rectify_form_goes_with_parent (self->form) ? RECTIFY_REVIEW_STOPPED
                                                           : RECTIFY_REVIEW_LEFT);
}

static void
way_chosen_cb (int choice, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Review *self = g_object_get_data (G_OBJECT (window), REVIEW_KEY);

  RectifyReviewFunc func;

  self->asking = FALSE;
  if (choice < 0 || self->func == NULL)
    return;
  func = g_steal_pointer (&self->func);
  rectify_form_close (self->form);
  func (self->found, choice == WAY_STOP ? RECTIFY_REVIEW_STOPPED : RECTIFY_REVIEW_LEFT,
        self->user_data);
}

/* Who leaves one of several may mean it alone, or all that are left. */
static gboolean
close_request_cb (GtkWindow *window, Review *self)
{
  const char *const labels[] = { _ ("S_top Merging"), _ ("_Skip This One"), NULL };
  g_autofree char *primary = NULL;
  g_autofree char *secondary = NULL;

  if (self->asking)
    return GDK_EVENT_STOP;
  if (self->n_left == 0 || self->func == NULL)
    return GDK_EVENT_PROPAGATE;
  self->asking = TRUE;
  primary = g_strdup_printf (_ ("Skip what %s sent back, or stop?"),
                             rectify_return_get_unit (self->found));
  secondary = g_strdup_printf (ngettext ("%u more file is still to be looked at. What was merged "
                                         "so far stays; what is skipped can be merged later.",
                                         "%u more files are still to be looked at. What was merged "
                                         "so far stays; what is skipped can be merged later.",
                                         self->n_left),
                               self->n_left);
  rectify_message_choose (window, primary, secondary, labels, way_chosen_cb, g_object_ref (window));
  return GDK_EVENT_STOP;
}

static guint
count_open (Review *self)
{
  RectifyMergeSide side;
  guint n_open = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_open += !rectify_review_row_get_side (self->rows->pdata[i], &side);
  return n_open;
}

static void
update (gpointer user_data)
{
  Review *self = user_data;
  guint n_open = count_open (self);
  g_autofree char *text
      = n_open > 0 ? g_strdup_printf (ngettext ("%u conflict is still to be decided.",
                                                "%u conflicts are still to be decided.", n_open),
                                      n_open)
                   : g_strdup (_ ("All conflicts are decided."));

  if (self->count != NULL)
    gtk_label_set_text (self->count, text);
  rectify_form_set_acceptable (self->form, n_open == 0);
}

/* Where others wait, whoever leaves is asked anyway, and has more to choose from. */
static void
watch (Review *self, gpointer object, const char *signal)
{
  if (object != NULL && self->n_left == 0)
    rectify_form_watch (self->form, object, signal);
}

static void
decided_cb (gpointer user_data)
{
  Review *self = user_data;

  if (self->n_left == 0)
    rectify_form_set_changed (self->form);
  update (self);
}

/* Nobody shall think at the end of the day that it was merged. */
static void
set_unfinished (Review *self)
{
  g_autofree char *question = g_strdup_printf (_ ("Leave without merging what %s sent back?"),
                                               rectify_return_get_unit (self->found));

  rectify_form_set_unfinished (self->form, question,
                               _ ("Nothing of it is in the plan yet, and what you decided here is "
                                  "not kept. The file can be merged later."));
}

static gboolean
apply (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autoptr (GError) failure = NULL;

  if (rectify_return_apply (work->found, ledger, work->name, work->renumber, &failure))
    return TRUE;
  work->stale = g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (GtkWindow) window = g_object_ref (work->window);
  Review *self = g_object_get_data (G_OBJECT (window), REVIEW_KEY);
  gboolean done = rectify_form_end_save (work->window, source, result);

  if (done || work->stale)
    {
      RectifyReviewFunc func = g_steal_pointer (&self->func);

      rectify_form_close (self->form);
      if (func != NULL)
        func (work->found, done ? RECTIFY_REVIEW_MERGED : RECTIFY_REVIEW_STALE, self->user_data);
    }
  work_free (work);
}

/* FALSE if what stands in the field is no day. */
static gboolean
take_day (Review *self)
{
  g_autoptr (GDate) day = NULL;

  if (self->day == NULL)
    return TRUE;
  if (!rectify_date_field_read (self->day, &day))
    {
      g_autofree char *sentence = rectify_date_field_dup_complaint (TRUE);

      rectify_form_refuse_field (self->form, self->day, sentence);
      return FALSE;
    }
  rectify_return_set_day (self->found, day);
  return TRUE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Review *self = user_data;
  Work *work;

  if (!take_day (self))
    return;
  work = g_new0 (Work, 1);
  for (guint i = 0; i < self->rows->len; i++)
    rectify_review_row_decide (self->rows->pdata[i]);
  work->found = g_object_ref (self->found);
  work->name = rectify_return_dup_edit_name (self->found);
  work->renumber = self->renumber != NULL && gtk_check_button_get_active (self->renumber);
  work->window = rectify_form_begin_save (form);
  rectify_session_run (rectify_form_get_session (form), apply, work, NULL, applied_cb, work);
}

static GtkWidget *
create_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* Whose it is, of when, and from which file. */
static void
add_summary (Review *self)
{
  g_autofree char *text = rectify_review_dup_summary (self->found);

  rectify_form_add_wide (self->form, create_words (text));
  if (!rectify_return_is_known (self->found))
    rectify_form_add_wide (self->form,
                           create_words (_ (
                               "This ledger does not know that it sent the file: it may have been "
                               "restored from a backup of before. It is taken by the items that it "
                               "shares with the plan; look at the changes with care.")));
}

static void
add_heading (Review *self, const char *text)
{
  GtkWidget *label = create_words (text);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  rectify_form_add_wide (self->form, label);
}

/* What a person has to see to: before the rest, since it is in no list of what is merged. */
static void
add_remarks (Review *self)
{
  GPtrArray *remarks = rectify_return_get_remarks (self->found);

  if (remarks == NULL)
    return;
  add_heading (self, _ ("To be looked at by hand"));
  for (guint i = 0; i < remarks->len; i++)
    rectify_form_add_wide (self->form, create_words (remarks->pdata[i]));
}

/* A report on a quarter has nothing of what has no day: the day of merging is as good as any. */
static void
add_day (Review *self)
{
  guint n = rectify_return_count_undated (self->found);
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  sentence = g_strdup_printf (
      ngettext ("%u entry on progress came without a date. It is given this day, or left without "
                "one if you clear the field; reports on a time then say so.",
                "%u entries on progress came without a date. They are given this day, or left "
                "without one if you clear the field; reports on a time then say so.",
                n),
      n);
  add_heading (self, _ ("Progress without a date"));
  rectify_form_add_wide (self->form, create_words (sentence));
  self->day = rectify_date_field_new (today);
  rectify_form_add_row (self->form, _ ("_Date of the progress"), self->day);
  rectify_date_field_add_note (self->form, self->day);
  watch (self, self->day, "changed");
}

static void
add_conflicts (Review *self, RectifyMerge *merge)
{
  guint n = rectify_merge_get_n_conflicts (merge);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u conflict: choose what is to stay",
                                                        "%u conflicts: choose what is to stay", n),
                                              n);

  if (n == 0)
    return;
  add_heading (self, heading);
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    if (rectify_merge_get_change (merge, i)->conflict)
      {
        RectifyReviewRow *row = rectify_review_row_new (self->found, i);

        rectify_review_row_connect (row, decided_cb, self);
        g_ptr_array_add (self->rows, row);
        rectify_form_add_wide (self->form, rectify_review_row_get_widget (row));
      }
}

static void
add_changes (Review *self, RectifyMerge *merge)
{
  guint n = rectify_merge_get_n_changes (merge) - rectify_merge_get_n_conflicts (merge);
  g_autofree char *heading
      = g_strdup_printf (ngettext ("%u change is taken over", "%u changes are taken over", n), n);
  guint n_shown = 0;

  if (n == 0)
    return;
  add_heading (self, heading);
  for (guint i = 0; n_shown < MAX_SHOWN && i < rectify_merge_get_n_changes (merge); i++)
    if (!rectify_merge_get_change (merge, i)->conflict)
      {
        rectify_form_add_wide (self->form,
                               rectify_review_change_new (rectify_merge_get_change (merge, i)));
        n_shown++;
      }
  if (n > n_shown)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n - n_shown), n - n_shown);

      rectify_form_add_wide (self->form, create_words (more));
    }
}

/* As adding, deleting and moving by hand do. */
static void
add_renumber (Review *self, RectifyMerge *merge)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    {
      RectifyMergeField field = rectify_merge_get_change (merge, i)->field;

      wanted = wanted || field == RECTIFY_MERGE_ADDED || field == RECTIFY_MERGE_REMOVED
               || field == RECTIFY_MERGE_MOVED;
    }
  if (!wanted)
    return;
  self->renumber = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("_Number anew where items come in, go or move")));
  gtk_check_button_set_active (self->renumber, TRUE);
  watch (self, self->renumber, "toggled");
  rectify_form_add_wide (self->form, GTK_WIDGET (self->renumber));
}

static void
decide_all (Review *self, RectifyMergeSide side)
{
  for (guint i = 0; i < self->rows->len; i++)
    rectify_review_row_set_side (self->rows->pdata[i], side);
}

static void
ours_cb (Review *self)
{
  decide_all (self, RECTIFY_MERGE_OURS);
}

static void
theirs_cb (Review *self)
{
  decide_all (self, RECTIFY_MERGE_THEIRS);
}

static void
add_foot (Review *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *ours = gtk_button_new_with_mnemonic (_ ("_Keep All Ours"));
  GtkWidget *theirs = gtk_button_new_with_mnemonic (_ ("_Take All Theirs"));

  self->count = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  g_signal_connect_swapped (ours, "clicked", G_CALLBACK (ours_cb), self);
  g_signal_connect_swapped (theirs, "clicked", G_CALLBACK (theirs_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), ours);
  gtk_box_append (GTK_BOX (box), theirs);
  rectify_form_add_foot (self->form, box);
}

static char *
dup_title (guint number, guint n_returns)
{
  if (n_returns == 1)
    return g_strdup (_ ("Merge a Return"));
  /* Translators: which of several files it is. */
  return g_strdup_printf (_ ("Merge a Return (%u of %u)"), number, n_returns);
}

/**
 * rectify_review_dialog_present:
 * @parent: the window it is over
 * @session: a session that has the ledger
 * @found: what came back, with something new
 * @number: which of the returns that are merged one after another it is, from 1
 * @n_returns: how many they are
 * @func: called once when the review is over
 * @user_data: for @func
 *
 * Shows what a return changes. Each conflict has to be decided before it can be merged. Leaving one
 * asks whether those after it are left too.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
rectify_review_dialog_present (GtkWindow *parent, RectifySession *session, RectifyReturn *found,
                               guint number, guint n_returns, RectifyReviewFunc func,
                               gpointer user_data)
{
  Review *self = g_new0 (Review, 1);
  g_autofree char *title = dup_title (number, n_returns);
  RectifyMerge *merge = rectify_return_get_merge (found);
  GtkWindow *window;

  self->found = g_object_ref (found);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_review_row_free);
  self->func = func;
  self->user_data = user_data;
  self->n_left = n_returns - number;
  self->form = rectify_form_new (parent, session, title, _ ("_Merge"));
  window = rectify_form_get_window (self->form);
  rectify_form_set_any_plan (self->form);
  rectify_form_set_failure (self->form, _ ("The return could not be merged"));
  add_summary (self);
  add_remarks (self);
  add_day (self);
  add_conflicts (self, merge);
  add_changes (self, merge);
  add_renumber (self, merge);
  if (rectify_merge_get_n_changes (merge) == 0)
    rectify_form_add_wide (
        self->form,
        create_words (rectify_return_get_remarks (found) != NULL
                          ? _ ("Nothing else is in it. Merging it only notes that it came back.")
                          : _ ("The plan says all of this already. Merging it only notes that it "
                               "came back.")));
  if (self->rows->len > 0)
    add_foot (self);
  set_unfinished (self);
  rectify_form_set_help (self->form, "unit-forms");
  rectify_form_set_accept (self->form, accept_cb, self, NULL);
  rectify_form_set_size (self->form, 760,
                         self->rows->len > 0 || rectify_merge_get_n_changes (merge) > 2
                                 || rectify_return_get_remarks (found) != NULL
                             ? 620
                             : 420);
  g_object_set_data_full (G_OBJECT (window), REVIEW_KEY, self, review_free);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), self);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (closed_cb), self);
  update (self);
  rectify_form_present (self->form);
  if (self->rows->len > 0)
    rectify_review_row_grab_focus (self->rows->pdata[0]);
  return window;
}
