/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-document-output.h"

#include <glib/gi18n.h>

#include "rectify-drawing-file.h"
#include "rectify-formats.h"
#include "rectify-messages.h"
#include "rectify-printing.h"
#include "rectify-progress.h"

/* A document on its way to paper or to a file; it does not change any more. The window is let go in
 * the callback: the rest may be freed in the thread. */
typedef struct {
  GtkWindow *parent;
  RectifyDocument *document;
  RectifyPages *pages;
  GFile *file;
  GBytes *pdf;
  char *name;
  RectifyProgress *progress;
  RectifyNoticeFunc notice;
  RectifyPdfFunc func;
  gpointer user_data;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_clear_pointer (&output->progress, rectify_progress_close);
  g_clear_object (&output->parent);
  g_object_unref (output->document);
  g_clear_object (&output->pages);
  g_clear_object (&output->file);
  g_clear_pointer (&output->pdf, g_bytes_unref);
  g_free (output->name);
  g_free (output);
}

static Output *
output_new (GtkWindow *parent, RectifyDocument *document, const char *title)
{
  Output *output = g_new0 (Output, 1);

  output->parent = g_object_ref (parent);
  output->document = g_object_ref (document);
  output->progress = rectify_progress_new (parent, title);
  return output;
}

/* Whether it went well; says why not. The caller has the window from here. */
static gboolean
finish (GAsyncResult *result, const char *primary)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  GtkWindow *parent = g_steal_pointer (&output->parent);

  g_clear_pointer (&output->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (parent, primary, error);
  return FALSE;
}

static void
page_written (guint done, guint total, gpointer user_data)
{
  rectify_progress_report (user_data, (double) done / total);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  output->pages = rectify_pages_new (output->document, cancellable, &error);
  rectify_progress_return (task, output->pages != NULL, error);
}

/* What is told when it was sent to the printer. */
typedef struct {
  GtkWindow *parent;
  RectifyNoticeFunc notice;
} Printed;

static void
printed_free (gpointer data)
{
  g_object_unref (((Printed *) data)->parent);
  g_free (data);
}

static void
printed_cb (gpointer user_data)
{
  Printed *printed = user_data;

  printed->notice (printed->parent, _ ("Sent to the printer"));
}

static void
pages_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (RectifyPacket) packet = NULL;
  g_autoptr (GtkWindow) parent = output->parent;
  Printed *printed;

  if (!finish (result, _ ("The plan could not be printed")))
    return;
  packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  rectify_packet_add (packet, output->pages);
  printed = g_new0 (Printed, 1);
  printed->parent = g_object_ref (parent);
  printed->notice = output->notice;
  rectify_print_packet (parent, packet, output->name, -1, printed_cb, printed, printed_free);
}

/**
 * rectify_document_print:
 * @parent: the window it is for
 * @document: a document that does not change any more
 * @name: what the job is called
 * @notice: called when it was sent to the printer
 *
 * Sets a document in a thread, asks for a printer and prints.
 */
void
rectify_document_print (GtkWindow *parent, RectifyDocument *document, const char *name,
                        RectifyNoticeFunc notice)
{
  Output *output = output_new (parent, document, _ ("Setting the pages…"));

  output->name = g_strdup (name);
  output->notice = notice;
  rectify_progress_run (output->progress, set_pages, output, output_free, pages_set_cb);
}

static void
write_pdf (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;
  gboolean done = rectify_document_save_pdf (output->document, output->file, NULL, cancellable,
                                             page_written, output->progress, &error);

  rectify_progress_return (task, done, error);
}

static void
write_docx (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;
  gboolean done;

  rectify_document_attach_images (output->document);
  done = rectify_docx_format_save (output->document, output->file, cancellable, &error);

  rectify_progress_return (task, done, error);
}

static void
write_xlsx (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;
  gboolean done = rectify_xlsx_format_save (output->document, output->file, cancellable, &error);

  rectify_progress_return (task, done, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autofree char *path = g_file_get_basename (output->file);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GtkWindow) parent = output->parent;

  if (!finish (result, _ ("The plan could not be saved")))
    return;
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  output->notice (parent, text);
}

/**
 * rectify_document_save:
 * @parent: the window it is for
 * @document: a document that does not change any more
 * @file: where to: a Word file if it is called .docx, an Excel file if .xlsx, else a PDF
 * @notice: called when it is there
 *
 * Writes a document to a file, in a thread.
 */
void
rectify_document_save (GtkWindow *parent, RectifyDocument *document, GFile *file,
                       RectifyNoticeFunc notice)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gboolean docx = g_str_has_suffix (lower, ".docx");
  gboolean xlsx = g_str_has_suffix (lower, ".xlsx");
  Output *output = output_new (parent, document,
                               docx   ? _ ("Writing the Word file…")
                               : xlsx ? _ ("Writing the Excel file…")
                                      : _ ("Writing the PDF…"));

  output->file = g_object_ref (file);
  output->notice = notice;
  rectify_progress_run (output->progress,
                        docx   ? write_docx
                        : xlsx ? write_xlsx
                               : write_pdf,
                        output, output_free, written_cb);
}

static void
make_pdf (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  output->pages = rectify_pages_new (output->document, cancellable, &error);
  if (output->pages != NULL)
    output->pdf = rectify_pages_dup_pdf (output->pages, cancellable, page_written, output->progress,
                                         &error);
  rectify_progress_return (task, output->pdf != NULL, error);
}

static void
pdf_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) parent = output->parent;
  gboolean made = finish (result, _ ("The pages could not be made"));

  output->func (made ? output->pdf : NULL, output->user_data);
}

/**
 * rectify_document_make_pdf:
 * @parent: the window it is for
 * @document: a document that does not change any more
 * @func: called with its PDF
 * @user_data: for @func
 *
 * Makes a PDF in memory, in a thread.
 */
void
rectify_document_make_pdf (GtkWindow *parent, RectifyDocument *document, RectifyPdfFunc func,
                           gpointer user_data)
{
  Output *output = output_new (parent, document, _ ("Setting the pages…"));

  output->func = func;
  output->user_data = user_data;
  rectify_progress_run (output->progress, make_pdf, output, output_free, pdf_made_cb);
}

/**
 * rectify_file_name_new:
 * @title: what is saved
 * @extension: the extension with its dot
 *
 * Returns: (transfer full): a name for the file that any system takes
 */
char *
rectify_file_name_new (const char *title, const char *extension)
{
  g_autofree char *name
      = g_strdelimit (g_strdup (*title != '\0' ? title : _ ("Plan")), "/\\:*?\"<>|\r\n", ' ');

  return g_strconcat (g_strstrip (name), extension, NULL);
}
