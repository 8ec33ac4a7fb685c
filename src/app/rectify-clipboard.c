/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-formats.h"

#define HTML_TYPE "text/html"

/* What is taken at most, in bytes; the reader of documents takes no more either. */
#define MAX_SIZE (64 * 1024 * 1024)
#define CHUNK_SIZE (64 * 1024)

static void read_text (GTask *task);
static void read_chunk (GTask *task, GInputStream *stream);

static void
return_empty (GTask *task)
{
  g_task_return_new_error (task, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY, "%s",
                           _ ("There is no text in the clipboard. Select the text in the other "
                              "program, copy it there and try again."));
  g_object_unref (task);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *g_strchug (text) == '\0')
    {
      return_empty (task);
      return;
    }
  g_task_return_pointer (task, g_bytes_new (text, strlen (text)), (GDestroyNotify) g_bytes_unref);
  g_object_unref (task);
}

static void
read_text (GTask *task)
{
  gdk_clipboard_read_text_async (g_task_get_source_object (task), NULL, text_read_cb, task);
}

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GByteArray *content = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  /* Text is still there where HTML is promised and does not come. */
  if (chunk == NULL || (g_bytes_get_size (chunk) == 0 && content->len == 0))
    {
      read_text (task);
      return;
    }
  g_byte_array_append (content, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (content->len > MAX_SIZE)
    {
      g_task_return_new_error (task, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                               _ ("There are more than %d MB in the clipboard. Copy less at a "
                                  "time."),
                               MAX_SIZE / (1024 * 1024));
      g_object_unref (task);
    }
  else if (g_bytes_get_size (chunk) > 0)
    read_chunk (task, G_INPUT_STREAM (source));
  else
    {
      g_task_return_pointer (task, g_bytes_new (content->data, content->len),
                             (GDestroyNotify) g_bytes_unref);
      g_object_unref (task);
    }
}

static void
read_chunk (GTask *task, GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, NULL, chunk_read_cb,
                                   task);
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream != NULL)
    read_chunk (task, stream);
  else
    read_text (task);
}

/**
 * rectify_clipboard_read_async:
 * @clipboard: a clipboard
 * @callback: called when it is read
 * @user_data: for @callback
 */
void
rectify_clipboard_read_async (GdkClipboard *clipboard, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  static const char *types[] = { HTML_TYPE, NULL };
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);

  g_task_set_task_data (task, g_byte_array_new (), (GDestroyNotify) g_byte_array_unref);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, html_read_cb, task);
  else
    read_text (task);
}

/**
 * rectify_clipboard_read_finish:
 * @clipboard: a clipboard
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in the clipboard; %NULL, with @error set, if that is
 *   nothing or too much
 */
GBytes *
rectify_clipboard_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
