/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-packet-dialogs.h"
#include "rectify-file-choice.h"
#include "rectify-progress.h"
#include "rectify-window-private.h"

/* Returns that are merged one after another. */
typedef struct {
  RectifyWindow *window;
  GPtrArray *paths;
  guint at;
  RectifyReturn *found; /* what is looked at */
  RectifyProgress *progress;
  guint n_failures;
  GString *failures; /* a line for each file that cannot be merged */
} Merging;

static void look_at_next (Merging *merging);

static void
merging_free (Merging *merging)
{
  g_clear_pointer (&merging->progress, rectify_progress_close);
  g_clear_object (&merging->found);
  g_ptr_array_unref (merging->paths);
  g_string_free (merging->failures, TRUE);
  g_object_unref (merging->window);
  g_free (merging);
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
send_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_send_dialog_present (GTK_WINDOW (self), self->session, notice_cb);
}

static void
say_merged (RectifyWindow *self, RectifyReturn *found)
{
  guint n = rectify_merge_get_n_changes (rectify_return_get_merge (found));
  g_autofree char *text
      = g_strdup_printf (ngettext ("Merged: %u change from %s", "Merged: %u changes from %s", n), n,
                         rectify_return_get_unit (found));

  rectify_window_notify (self, text, TRUE);
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
reviewed_cb (RectifyReturn *found, RectifyReviewOutcome outcome, gpointer user_data)
{
  Merging *merging = user_data;

  if (outcome == RECTIFY_REVIEW_MERGED)
    {
      say_merged (merging->window, found);
      show_plan (merging->window, found);
    }
  if (outcome != RECTIFY_REVIEW_STALE)
    merging->at++;
  else
    rectify_window_notify (merging->window,
                           _ ("The plan was changed meanwhile: look at the changes once more"),
                           FALSE);
  look_at_next (merging);
}

static void
review (Merging *merging)
{
  g_autoptr (RectifyReturn) found = g_steal_pointer (&merging->found);
  g_autofree char *text = NULL;

  if (rectify_return_get_n_edits (found) > 0)
    {
      rectify_review_dialog_present (GTK_WINDOW (merging->window), merging->window->session, found,
                                     reviewed_cb, merging);
      return;
    }
  text = g_strdup_printf (_ ("Nothing new from %s"), rectify_return_get_unit (found));
  rectify_window_notify (merging->window, text, FALSE);
  merging->at++;
  look_at_next (merging);
}

static gboolean
look (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Merging *merging = user_data;

  merging->found
      = rectify_return_open (ledger, g_ptr_array_index (merging->paths, merging->at), error);
  return merging->found != NULL;
}

static void
note_failure (Merging *merging, const GError *error)
{
  g_autofree char *name
      = g_filename_display_basename (g_ptr_array_index (merging->paths, merging->at));

  if (merging->n_failures++ > 0)
    g_string_append_c (merging->failures, '\n');
  if (!g_str_has_prefix (error->message, name))
    g_string_append_printf (merging->failures, "%s: ", name);
  g_string_append (merging->failures, error->message);
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
        say_failures (merging);
      merging_free (merging);
      return;
    }
  merging->progress
      = rectify_progress_new (GTK_WINDOW (merging->window), _ ("Looking at what came back…"));
  rectify_session_run (session, look, merging, NULL, looked_cb, merging);
}

/* Takes the paths. */
static void
merge (RectifyWindow *self, GPtrArray *paths)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->window = g_object_ref (self);
  merging->paths = paths;
  merging->failures = g_string_new (NULL);
  look_at_next (merging);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len > 0 && self->session != NULL && !rectify_session_is_read_only (self->session))
    merge (self, g_steal_pointer (&paths));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_choose_files_to_open (GTK_WINDOW (user_data), _ ("Merge a Return"),
                                RECTIFY_FILES_TO_EXCHANGE, RECTIFY_FILE_LEDGER, files_chosen_cb,
                                g_object_ref (user_data));
}

/* For scripts and tests that cannot answer a file dialog: the files' paths are the parameter. */
static void
merge_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) names = g_variant_dup_strv (parameter, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (paths, g_strdup (names[i]));
  merge (user_data, paths);
}

/**
 * rectify_window_install_packets_actions:
 * @self: a window
 *
 * Installs the actions that send a unit its tasks and merge what comes back.
 */
void
rectify_window_install_packets_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "send-packet", .activate = send_cb },
          { .name = "merge-return", .activate = merge_cb },
          { .name = "merge-files", .activate = merge_files_cb, .parameter_type = "as" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_update_packets_actions:
 * @self: a window
 * @writable: whether there is a ledger that can be edited
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_packets_actions (RectifyWindow *self, gboolean writable)
{
  rectify_window_enable (self, "send-packet",
                         writable && rectify_session_get_plan (self->session) != NULL);
  rectify_window_enable (self, "merge-return", writable);
  rectify_window_enable (self, "merge-files", writable);
}
