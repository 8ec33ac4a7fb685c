/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "rectify-evidence-job.h"
#include "rectify-file-fault.h"
#include "rectify-ledger-content.h"
#include "rectify-progress.h"

/* Where files lie that are looked at, until the program ends. */
static char *private_folder;

/* Evidence on its way out of the ledger. */
typedef struct {
  RectifyLedger *ledger;
  RectifyEvidence *evidence;
  RectifyEvidencePlace place;
  GFile *file;
  RectifyProgress *progress;
  RectifyEvidenceWrittenFunc func;
  gpointer user_data;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->ledger);
  rectify_evidence_unref (self->evidence);
  g_clear_object (&self->file);
  g_free (self);
}

/* Its own folder for each content: two files of one name do not get in each other's way. */
static GFile *
find_private_place (RectifyEvidence *evidence, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  folder = g_build_filename (private_folder, rectify_evidence_get_hash (evidence), NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _ ("The folder “%s” cannot be made (%s). Save the file out instead."), folder,
                   g_strerror (code));
      return NULL;
    }
  path = g_build_filename (folder, rectify_evidence_get_name (evidence), NULL);
  /* What another program made of it is not what is in the ledger. */
  g_remove (path);
  return g_file_new_for_path (path);
}

static gboolean
write_content (Writing *self, GBytes *content, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (self->place == RECTIFY_EVIDENCE_PRIVATE
      && rectify_evidence_is_program (self->evidence, data, size))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
          _ ("This file is, or may be, a program, which would be run if it was opened. "
             "If you trust whoever sent it, save it out and open it there."));
      return FALSE;
    }
  if (self->place == RECTIFY_EVIDENCE_PRIVATE)
    self->file = find_private_place (self->evidence, error);
  if (self->file == NULL)
    return FALSE;
  if (!g_file_replace_contents (self->file, data != NULL ? data : "", size, NULL, FALSE,
                                self->place == RECTIFY_EVIDENCE_PRIVATE
                                    ? G_FILE_CREATE_PRIVATE
                                    : G_FILE_CREATE_REPLACE_DESTINATION,
                                NULL, cancellable, &failure))
    return rectify_file_fault_take_write (error, self->file, failure);
  /* What is changed there would not come back into the ledger. */
  if (self->place == RECTIFY_EVIDENCE_PRIVATE)
    g_chmod (g_file_peek_path (self->file), 0400);
  return TRUE;
}

static void
write_out (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *self = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) content
      = rectify_ledger_load_content (self->ledger, rectify_evidence_get_hash (self->evidence),
                                     &error);
  gboolean written = content != NULL;

  rectify_progress_report (self->progress, 0.5);
  if (written && self->place != RECTIFY_EVIDENCE_NOWHERE)
    written = write_content (self, content, cancellable, &error);
  rectify_progress_return (task, written, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&self->progress, rectify_progress_close);
  /* What was not read to its end is not known to be right. */
  if (self->place != RECTIFY_EVIDENCE_NOWHERE
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  self->func (written ? self->file : NULL, error, self->user_data);
}

/**
 * rectify_evidence_write:
 * @parent: the window it is for, over which its progress is shown
 * @session: a session that has the ledger
 * @evidence: evidence of it
 * @place: where it is written to
 * @file: (nullable): the file, if the user chose one
 * @func: called when it is there, or why it is not
 * @user_data: for @func
 *
 * Takes what is in a file out of the ledger, checked by its hash. Works in a thread.
 */
void
rectify_evidence_write (GtkWindow *parent, RectifySession *session, RectifyEvidence *evidence,
                        RectifyEvidencePlace place, GFile *file, RectifyEvidenceWrittenFunc func,
                        gpointer user_data)
{
  Writing *self = NULL;
  g_autoptr (GError) error = NULL;

  /* Only the user can look into it. */
  if (place == RECTIFY_EVIDENCE_PRIVATE && private_folder == NULL)
    private_folder = g_dir_make_tmp ("rectify-XXXXXX", &error);
  if (error != NULL)
    {
      func (NULL, error, user_data);
      return;
    }
  self = g_new0 (Writing, 1);
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->evidence = rectify_evidence_ref (evidence);
  self->place = place;
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->func = func;
  self->user_data = user_data;
  self->progress = rectify_progress_new (parent, _ ("Reading the evidence…"));
  rectify_progress_run (self->progress, write_out, self, writing_free, written_cb);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

/**
 * rectify_evidence_clean_up:
 *
 * Removes what was written to be opened. When the program ends.
 */
void
rectify_evidence_clean_up (void)
{
  if (private_folder != NULL)
    remove_folder (private_folder);
  g_clear_pointer (&private_folder, g_free);
}
