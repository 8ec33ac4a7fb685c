/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-evidence-job.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-ledger-content.h"
#include "rectify-progress.h"

/* Files on their way into the ledger. */
typedef struct {
  RectifySession *session;
  RectifyLedger *ledger;
  gint64 plan_id;
  gint64 item_id;
  gint64 entry_id;     /* of the item, or 0 */
  GPtrArray *files;    /* of GFile */
  GPtrArray *evidence; /* of RectifyEvidence, one for each file */
  guint n_added;
  RectifyProgress *progress;
  RectifyEvidenceAddedFunc func;
  gpointer user_data;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *self = data;

  g_object_unref (self->session);
  g_object_unref (self->ledger);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->evidence);
  g_free (self);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base != NULL ? base : "");

  return rectify_evidence_dup_safe_name (shown);
}

/* Which of the files it is, before a sentence about it. */
static void
prefix_name (GFile *file, GError **error)
{
  g_autofree char *name = dup_name (file);

  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: the name of a file; a sentence follows. */
    g_prefix_error (error, C_ ("before a sentence about it", "“%s”: "), name);
}

/* Nothing is copied before all of it is known to have room. */
static gboolean
check_file (GFile *file, guint64 *total, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autofree char *size = NULL;
  g_autofree char *most = NULL;

  /* What cannot be looked at cannot be read, and that is said then. */
  if (info == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                           _ ("This is a folder. Add the files in it instead."));
      return FALSE;
    }
  /* One that never ends could not even be given up. */
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
          _ ("This is no file but a device or a pipe, which cannot be kept. Choose "
             "a file."));
      return FALSE;
    }
  *total += (guint64) MAX (g_file_info_get_size (info), 0);
  if (g_file_info_get_size (info) <= RECTIFY_EVIDENCE_MAX_SIZE)
    return TRUE;
  size = g_format_size ((guint64) g_file_info_get_size (info));
  most = g_format_size (RECTIFY_EVIDENCE_MAX_SIZE);
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
               _ ("The file has %s, and evidence can be up to %s a file. Make it smaller, for "
                  "example with a lower resolution, and add it again. Nothing was added."),
               size, most);
  return FALSE;
}

static gboolean
check_room (Adding *self, guint64 total, GCancellable *cancellable, GError **error)
{
  guint64 n_contents, n_bytes;
  guint64 most = rectify_ledger_get_max_contents (self->ledger);
  g_autofree char *size = NULL;
  g_autofree char *room = NULL;

  if (!rectify_ledger_measure_contents (self->ledger, &n_contents, &n_bytes, error))
    return FALSE;
  if (n_bytes + total <= most)
    return TRUE;
  /* What is there already has room. To know it the files have to be read, so that comes last. */
  if (!rectify_ledger_measure_files (self->ledger, self->files, &total, cancellable, error))
    return FALSE;
  if (n_bytes + total <= most)
    return TRUE;
  size = g_format_size (total);
  room = g_format_size (n_bytes < most ? most - n_bytes : 0);
  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
      _ ("The files have %s that are not in it yet, and the ledger has room for %s more of evidence. Choose "
         "fewer or smaller files. Nothing was added."),
      size, room);
  return FALSE;
}

static gboolean
check_files (Adding *self, GCancellable *cancellable, GError **error)
{
  guint64 total = 0;

  for (guint i = 0; i < self->files->len; i++)
    if (!check_file (self->files->pdata[i], &total, cancellable, error))
      {
        prefix_name (self->files->pdata[i], error);
        return FALSE;
      }
  return check_room (self, total, cancellable, error);
}

static gboolean
store_file (Adding *self, GFile *file, const GDate *today, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *type = g_content_type_get_mime_type (content_type);
  g_autofree char *author = rectify_ledger_dup_author ();
  gint64 size = 0;
  g_autofree char *hash = rectify_ledger_store_file (self->ledger, file, &size, cancellable, error);

  if (hash == NULL)
    {
      prefix_name (file, error);
      return FALSE;
    }
  g_ptr_array_add (self->evidence,
                   rectify_evidence_new (self->entry_id, name, hash, size, type, today, author));
  return TRUE;
}

static void
store (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Adding *self = task_data;
  GError *error = NULL;
  g_autoptr (GDate) today = rectify_date_new_today ();
  gboolean stored = check_files (self, cancellable, &error);

  for (guint i = 0; stored && i < self->files->len; i++)
    {
      stored = store_file (self, self->files->pdata[i], today, cancellable, &error)
               && !g_cancellable_set_error_if_cancelled (cancellable, &error);
      rectify_progress_report (self->progress, (i + 1.0) / self->files->len);
    }
  rectify_progress_return (task, stored, error);
}

static gboolean
fail_gone (GError **error)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("What the files were to prove is no longer in the plan that is shown. "
                          "Select it again, and add the files once more."));
  return FALSE;
}

static gboolean
add_evidence (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Adding *self = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, self->item_id);

  if (item == NULL || rectify_plan_get_id (draft) != self->plan_id
      || (self->entry_id != 0 && rectify_item_find_progress (item, self->entry_id) == NULL))
    return fail_gone (error);
  self->n_added = 0;
  for (guint i = 0; i < self->evidence->len; i++)
    if (!rectify_item_has_evidence (item, self->evidence->pdata[i]))
      {
        rectify_item_add_evidence (item, self->evidence->pdata[i]);
        self->n_added++;
      }
  return TRUE;
}

static void
report_added (Adding *self, const GError *error)
{
  gboolean quiet = error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->func (error == NULL ? self->n_added : 0,
              error == NULL ? self->evidence->len - self->n_added : 0, quiet ? NULL : error,
              self->user_data);
  adding_free (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  rectify_session_finish (RECTIFY_SESSION (source), result, &error);
  report_added (user_data, error);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *self = g_task_get_task_data (G_TASK (result));
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (GError) error = NULL;
  gboolean stored = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&self->progress, rectify_progress_close);
  if (stored
      && (plan == NULL || rectify_session_get_ledger (self->session) != self->ledger
          || rectify_plan_get_id (plan) != self->plan_id))
    stored = fail_gone (&error);
  if (stored)
    rectify_session_edit (self->session, N_ ("Add evidence"), add_evidence, self, NULL, added_cb,
                          self);
  else
    report_added (self, error);
}

/**
 * rectify_evidence_add_files:
 * @parent: the window it is for, over which its progress is shown
 * @session: a session that has a plan
 * @item_id: the item that the files prove something of
 * @entry_id: the progress entry of it that they prove, or 0 for the item as a whole
 * @files: (element-type GFile): the files
 * @func: called when they are in the ledger, or why they are not
 * @user_data: for @func
 *
 * Copies files into the ledger, in a thread, and adds them to the item, all or none, in one edit.
 */
void
rectify_evidence_add_files (GtkWindow *parent, RectifySession *session, gint64 item_id,
                            gint64 entry_id, GPtrArray *files, RectifyEvidenceAddedFunc func,
                            gpointer user_data)
{
  Adding *self = g_new0 (Adding, 1);

  self->session = g_object_ref (session);
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->plan_id = rectify_plan_get_id (rectify_session_get_plan (session));
  self->item_id = item_id;
  self->entry_id = entry_id;
  self->files = g_ptr_array_ref (files);
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);
  self->func = func;
  self->user_data = user_data;
  self->progress = rectify_progress_new (parent, _ ("Adding the files…"));
  rectify_progress_run (self->progress, store, self, NULL, stored_cb);
}

typedef struct {
  gint64 item_id;
  gint64 evidence_id;
} Removal;

static gboolean
remove_evidence (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Removal *removal = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, removal->item_id);
  g_autoptr (GPtrArray) left
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);
  GPtrArray *old;

  /* It is gone already. */
  if (item == NULL)
    return TRUE;
  old = rectify_item_get_evidence (item);
  for (guint i = 0; i < old->len; i++)
    if (rectify_evidence_get_id (old->pdata[i]) != removal->evidence_id)
      g_ptr_array_add (left, rectify_evidence_ref (old->pdata[i]));
  rectify_item_set_evidence (item, left);
  return TRUE;
}

/**
 * rectify_evidence_remove:
 * @session: a session that has a plan
 * @item_id: an item
 * @evidence_id: evidence of it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes evidence away from an item. Its content stays as long as that can be undone.
 */
void
rectify_evidence_remove (RectifySession *session, gint64 item_id, gint64 evidence_id,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->item_id = item_id;
  removal->evidence_id = evidence_id;
  rectify_session_edit (session, N_ ("Remove evidence"), remove_evidence, removal, g_free, callback,
                        user_data);
}
