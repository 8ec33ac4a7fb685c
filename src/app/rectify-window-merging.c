/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-packet-dialogs.h"
#include "rectify-forms.h"
#include "rectify-messages.h"
#include "rectify-progress.h"
#include "rectify-window-private.h"

/* Returns that are merged one after another. */
typedef struct {
  RectifyWindow *window;
  GPtrArray *paths;
  guint at;
  RectifyReturn *found; /* what is looked at */
  RectifyProgress *progress;
  gboolean backed_up; /* before the first of them */
  GArray *edits;      /* gint64: by which they were merged */
  guint n_merged;
  guint n_changes; /* in those */
  guint n_unchanged;
  guint n_skipped; /* also those that were not looked at any more */
  guint n_failures;
  GString *failures; /* a line for each file that cannot be merged */
  char *unit;        /* of the last that was merged or had nothing new */
} Merging;

static void look_at_next (Merging *merging);

static void
merging_free (Merging *merging)
{
  g_clear_pointer (&merging->progress, rectify_progress_close);
  g_clear_object (&merging->found);
  g_ptr_array_unref (merging->paths);
  g_array_unref (merging->edits);
  g_string_free (merging->failures, TRUE);
  g_free (merging->unit);
  g_object_unref (merging->window);
  g_free (merging);
}

/* The plan that something was merged into is the one to look at. */
static void
show_plan (RectifyWindow *self, RectifyReturn *found)
{
  gint64 id = rectify_plan_get_id (rectify_return_get_plan (found));
  RectifyPlan *shown = rectify_session_get_plan (self->session);

  if (shown == NULL || rectify_plan_get_id (shown) != id)
    rectify_session_show_plan (self->session, id, rectify_window_report_cb, g_object_ref (self));
}

static void
note_unit (Merging *merging, RectifyReturn *found)
{
  g_free (merging->unit);
  merging->unit = g_strdup (rectify_return_get_unit (found));
}

static void
note_edit (Merging *merging)
{
  RectifySession *session = merging->window->session;
  const RectifyEditNote *last = session != NULL ? rectify_session_get_undo_edit (session) : NULL;

  if (last != NULL)
    g_array_append_val (merging->edits, last->id);
}

static void
reviewed_cb (RectifyReturn *found, RectifyReviewOutcome outcome, gpointer user_data)
{
  Merging *merging = user_data;

  merging->backed_up = rectify_return_is_backed_up (found);
  switch (outcome)
    {
    case RECTIFY_REVIEW_MERGED:
      merging->n_merged++;
      merging->n_changes += rectify_merge_get_n_changes (rectify_return_get_merge (found));
      note_unit (merging, found);
      note_edit (merging);
      show_plan (merging->window, found);
      break;
    case RECTIFY_REVIEW_STALE:
      rectify_window_notify (merging->window,
                             _ ("The plan was changed meanwhile: look at the changes once more"),
                             FALSE);
      merging->at--;
      break;
    case RECTIFY_REVIEW_STOPPED:
      merging->n_skipped += merging->paths->len - merging->at;
      merging->at = merging->paths->len;
      break;
    case RECTIFY_REVIEW_LEFT:
    default:
      merging->n_skipped++;
      break;
    }
  merging->at++;
  look_at_next (merging);
}

static void
review (Merging *merging)
{
  g_autoptr (RectifyReturn) found = g_steal_pointer (&merging->found);

  rectify_return_set_backed_up (found, merging->backed_up);
  if (rectify_return_get_n_edits (found) > 0)
    {
      rectify_review_dialog_present (GTK_WINDOW (merging->window), merging->window->session, found,
                                     merging->at + 1, merging->paths->len, reviewed_cb, merging);
      return;
    }
  note_unit (merging, found);
  merging->n_unchanged++;
  merging->at++;
  look_at_next (merging);
}

static gboolean
look (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Merging *merging = user_data;

  merging->found
      = rectify_forms_open_return (ledger, g_ptr_array_index (merging->paths, merging->at), error);
  return merging->found != NULL;
}

static void
note_failure (Merging *merging, const GError *error)
{
  g_autofree char *name
      = g_filename_display_basename (g_ptr_array_index (merging->paths, merging->at));

  if (merging->n_failures++ > 0)
    g_string_append_c (merging->failures, '\n');
  if (g_str_has_prefix (error->message, name))
    g_string_append (merging->failures, error->message);
  else
    g_string_append_printf (merging->failures, _ ("%s: %s"), name, error->message);
}

/* At the end, so that no sentence lies below a review. */
static void
say_failures (Merging *merging)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *primary = NULL;

  if (merging->n_failures == 0)
    return;
  error = g_error_new_literal (RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                               merging->failures->str);
  primary = g_strdup_printf (ngettext ("%u file cannot be merged", "%u files cannot be merged",
                                       merging->n_failures),
                             merging->n_failures);
  rectify_window_show_error (merging->window, primary, error);
}

/* One sentence for all of them: the next of several would cover the one before. */
static char *
dup_sum (Merging *merging)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (merging->n_merged > 0)
    {
      g_autofree char *changes
          = g_strdup_printf (ngettext ("%u change", "%u changes", merging->n_changes),
                             merging->n_changes);

      /* Translators: “3 changes”. */
      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u merged (%s)", "%u merged (%s)",
                                                         merging->n_merged),
                                               merging->n_merged, changes));
    }
  if (merging->n_unchanged > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u with nothing new", "%u with nothing new",
                                                       merging->n_unchanged),
                                             merging->n_unchanged));
  if (merging->n_skipped > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u skipped", "%u skipped", merging->n_skipped),
                                      merging->n_skipped));
  if (merging->n_failures > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u failed", "%u failed", merging->n_failures),
                                      merging->n_failures));
  g_ptr_array_add (parts, NULL);
  /* Translators: what is between parts of a list, such as “2 merged, 1 skipped”. */
  return g_strjoinv (C_ ("between counts", ", "), (char **) parts->pdata);
}

static void
say_sum (Merging *merging)
{
  g_autofree char *text = NULL;

  /* Who left the only one knows it; what failed is said until it is answered. */
  if (merging->paths->len == 1 && merging->n_merged + merging->n_unchanged == 0)
    return;
  if (merging->paths->len > 1)
    text = dup_sum (merging);
  else if (merging->n_merged > 0)
    text = g_strdup_printf (ngettext ("Merged: %u change from %s", "Merged: %u changes from %s",
                                      merging->n_changes),
                            merging->n_changes, merging->unit);
  else
    text = g_strdup_printf (_ ("Nothing new from %s"), merging->unit);
  if (merging->n_merged > 1 && merging->edits->len == merging->n_merged)
    rectify_window_notify_all (merging->window, text, merging->edits);
  else
    rectify_window_notify (merging->window, text, merging->n_merged == 1);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Merging *merging = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&merging->progress, rectify_progress_close);
  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error)
      && merging->window->session != NULL)
    {
      review (merging);
      return;
    }
  if (error != NULL)
    note_failure (merging, error);
  merging->at++;
  look_at_next (merging);
}

static void
look_at_next (Merging *merging)
{
  RectifySession *session = merging->window->session;

  /* A review goes with the window that it was over. */
  if (merging->at >= merging->paths->len || merging->window->closing || session == NULL
      || rectify_session_get_ledger (session) == NULL)
    {
      if (!merging->window->closing)
        {
          say_sum (merging);
          say_failures (merging);
        }
      merging_free (merging);
      return;
    }
  merging->progress
      = rectify_progress_new (GTK_WINDOW (merging->window), _ ("Looking at what came back…"));
  rectify_session_run (session, look, merging, NULL, looked_cb, merging);
}

/**
 * rectify_window_merge:
 * @self: a window whose ledger can be edited
 * @paths: (transfer full) (element-type filename): packets and forms that came back
 *
 * Has the user review what each of them changes, one after another, and says at the end what came of
 * them.
 */
void
rectify_window_merge (RectifyWindow *self, GPtrArray *paths)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->window = g_object_ref (self);
  merging->paths = paths;
  merging->failures = g_string_new (NULL);
  merging->edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  look_at_next (merging);
}
