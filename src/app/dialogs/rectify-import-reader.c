/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-reader.h"

#include <glib/gi18n.h>

#include "rectify-formats.h"
#include "rectify-messages.h"
#include "rectify-progress.h"

/* Reading a document, in a thread. */
typedef struct {
  GtkWindow *parent;
  GFile *file; /* or else: */
  GBytes *bytes;
  char *name;
  RectifyReading *reading;
  RectifyProgress *progress;
  RectifyImportReaderFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Reader;

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->progress, rectify_progress_close);
  if (reader->destroy != NULL)
    reader->destroy (reader->user_data);
  g_object_unref (reader->parent);
  g_clear_object (&reader->file);
  g_clear_pointer (&reader->bytes, g_bytes_unref);
  g_clear_object (&reader->reading);
  g_free (reader->name);
  g_free (reader);
}

static void
read_document (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reader *reader = task_data;
  GError *error = NULL;
  g_autoptr (RectifyDocument) document = NULL;

  if (reader->file != NULL)
    document = rectify_formats_load (reader->file, cancellable, &error);
  else
    document = rectify_formats_load_bytes (reader->bytes, reader->name, &error);
  if (document != NULL)
    reader->reading
        = rectify_reading_new (document, rectify_vocabulary_get_default (), cancellable, &error);
  if (reader->reading != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reader *reader = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&reader->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    reader->func (reader->reading, reader->user_data);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (reader->parent, _ ("The document cannot be imported"), error);
}

static Reader *
reader_new (GtkWindow *parent, RectifyImportReaderFunc func, gpointer user_data,
            GDestroyNotify destroy)
{
  Reader *reader = g_new0 (Reader, 1);

  reader->parent = g_object_ref (parent);
  reader->func = func;
  reader->user_data = user_data;
  reader->destroy = destroy;
  return reader;
}

static void
start (Reader *reader)
{
  g_autoptr (GTask) task = NULL;

  reader->progress = rectify_progress_new (reader->parent, _ ("Reading the document…"));
  task = g_task_new (NULL, rectify_progress_get_cancellable (reader->progress), read_cb, NULL);
  g_task_set_task_data (task, reader, reader_free);
  g_task_run_in_thread (task, read_document);
}

/**
 * rectify_import_read_file:
 * @parent: the window it is for
 * @file: a document
 * @func: called when it is read
 * @user_data: (transfer full): for @func
 * @destroy: (nullable): frees @user_data
 */
void
rectify_import_read_file (GtkWindow *parent, GFile *file, RectifyImportReaderFunc func,
                          gpointer user_data, GDestroyNotify destroy)
{
  Reader *reader = reader_new (parent, func, user_data, destroy);

  reader->file = g_object_ref (file);
  start (reader);
}

/**
 * rectify_import_read_bytes:
 * @parent: the window it is for
 * @bytes: the content of a document
 * @name: what it is called, for messages
 * @func: called when it is read
 * @user_data: (transfer full): for @func
 * @destroy: (nullable): frees @user_data
 */
void
rectify_import_read_bytes (GtkWindow *parent, GBytes *bytes, const char *name,
                           RectifyImportReaderFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Reader *reader = reader_new (parent, func, user_data, destroy);

  reader->bytes = g_bytes_ref (bytes);
  reader->name = g_strdup (name);
  start (reader);
}
