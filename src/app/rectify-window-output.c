/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-formats.h"
#include "rectify-messages.h"
#include "rectify-pages.h"
#include "rectify-plan-json.h"
#include "rectify-printing.h"
#include "rectify-progress.h"
#include "rectify-report-choices.h"
#include "rectify-window-private.h"

/* A plan on its way to paper or to a file; the document is made before the thread starts. */
typedef struct {
  RectifyWindow *window;
  RectifyDocument *document;
  RectifyPages *pages;
  char *json;
  char *name; /* of a print job */
  GFile *file;
  gboolean is_table; /* without the text of the document */
  RectifyProgress *progress;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_clear_pointer (&output->progress, rectify_progress_close);
  g_clear_object (&output->window);
  g_clear_object (&output->document);
  g_clear_object (&output->pages);
  g_clear_object (&output->file);
  g_free (output->json);
  g_free (output->name);
  g_free (output);
}

static Output *
output_new_for (RectifyWindow *self, RectifyReport report, const char *title)
{
  Output *output = g_new0 (Output, 1);

  output->window = g_object_ref (self);
  output->document = rectify_report_compose_as_chosen (rectify_session_get_plan (self->session),
                                                       report, self->report_options);
  output->progress = rectify_progress_new (GTK_WINDOW (self), title);
  return output;
}

static Output *
output_new (RectifyWindow *self, const char *title)
{
  return output_new_for (self, self->report, title);
}

static char *
dup_name (RectifyWindow *self, RectifyReport report, const char *extension)
{
  g_autofree char *title
      = rectify_report_dup_title (rectify_session_get_plan (self->session), report);
  g_autofree char *name
      = g_strdelimit (g_strdup (*title != '\0' ? title : _ ("Plan")), "/\\:*?\"<>|\n", ' ');

  return g_strconcat (g_strstrip (name), extension, NULL);
}

static char *
dup_file_name (RectifyWindow *self, const char *extension)
{
  return dup_name (self, self->report, extension);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  output->pages = rectify_pages_new (output->document, cancellable, &error);
  if (output->pages != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
printed_cb (gpointer user_data)
{
  rectify_window_notify (user_data, _ ("Sent to the printer"), FALSE);
}

/* A document that stands alone is a packet of one. */
static void
print_pages (Output *output)
{
  gboolean is_duplex = rectify_document_get_page_style (output->document)->is_duplex;
  g_autoptr (RectifyPacket) packet
      = rectify_packet_new (is_duplex ? RECTIFY_PACKET_DUPLEX : RECTIFY_PACKET_NONE);

  rectify_packet_add (packet, output->pages);
  rectify_print_packet (GTK_WINDOW (output->window), packet, output->name, printed_cb,
                        g_object_ref (output->window), g_object_unref);
}

static void
pages_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&output->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    print_pages (output);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (GTK_WINDOW (output->window), _ ("The plan could not be printed"), error);
}

static void
run (Output *output, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  GCancellable *cancellable = rectify_progress_get_cancellable (output->progress);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, NULL);

  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, func);
}

static void
print_packet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_packet_dialog_present (user_data, RECTIFY_WINDOW (user_data)->session);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Output *output;

  if (rectify_window_preview_notice (user_data))
    return;
  output = output_new (user_data, _ ("Setting the pages…"));
  /* The plan may be another, or gone, when the pages are set. */
  output->name = dup_file_name (user_data, "");
  run (output, set_pages, pages_set_cb);
}

static void
page_written (guint done, guint total, gpointer user_data)
{
  rectify_progress_report (user_data, (double) done / total);
}

static void
write_pdf (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (rectify_document_save_pdf (output->document, output->file, NULL, cancellable, page_written,
                                 output->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_text (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (rectify_text_format_save (output->document, output->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_docx (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (rectify_docx_format_save (output->document, output->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_xlsx (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (rectify_xlsx_format_save (output->document, output->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_json (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  if (g_file_replace_contents (output->file, output->json, strlen (output->json), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_basename (output->file);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;

  g_clear_pointer (&output->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = g_strdup_printf (output->is_table ? _ ("Saved the table, without the text, as “%s”")
                                               : _ ("Saved as “%s”"),
                              name);
      rectify_window_notify (output->window, text, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (GTK_WINDOW (output->window), _ ("The plan could not be saved"), error);
}

/* The plan may be another, or gone, or the notice of it unseen as it is now, when a file is chosen.
 */
static gboolean
is_to_be_written (RectifyWindow *self, GFile *file)
{
  return file != NULL && rectify_session_get_plan (self->session) != NULL
         && !rectify_window_preview_notice (self);
}

static void
pdf_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  Output *output;

  if (!is_to_be_written (self, file))
    return;
  output = output_new (self, _ ("Writing the PDF…"));
  output->file = g_object_ref (file);
  run (output, write_pdf, written_cb);
}

static void
text_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  Output *output;

  if (!is_to_be_written (self, file))
    return;
  output = output_new (self, _ ("Writing the text…"));
  output->file = g_object_ref (file);
  run (output, write_text, written_cb);
}

static void
docx_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  Output *output;

  if (!is_to_be_written (self, file))
    return;
  output = output_new (self, _ ("Writing the Word file…"));
  output->file = g_object_ref (file);
  run (output, write_docx, written_cb);
}

/* Of the plan as written its ledger table. */
static void
xlsx_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  RectifyReport table;
  Output *output;

  if (file == NULL || rectify_session_get_plan (self->session) == NULL
      || !rectify_report_find_table (self->report, &table))
    return;
  output = output_new_for (self, table, _ ("Writing the Excel file…"));
  output->is_table = rectify_xlsx_format_leaves_out (output->document);
  output->file = g_object_ref (file);
  run (output, write_xlsx, written_cb);
}

static void
json_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  Output *output;

  if (file == NULL || rectify_session_get_plan (self->session) == NULL)
    return;
  output = output_new (self, _ ("Writing the JSON…"));
  output->json = rectify_plan_to_json (rectify_session_get_plan (self->session));
  output->file = g_object_ref (file);
  run (output, write_json, written_cb);
}

static void
save_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = dup_file_name (user_data, ".pdf");

  if (rectify_window_preview_notice (user_data))
    return;
  rectify_choose_file_to_save (user_data, _ ("Save as PDF"), name, _ ("PDF files"), "*.pdf",
                               pdf_chosen_cb, g_object_ref (user_data));
}

static void
save_text_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = dup_file_name (user_data, ".txt");

  if (rectify_window_preview_notice (user_data))
    return;
  rectify_choose_file_to_save (user_data, _ ("Save as Text"), name, _ ("Text files"), "*.txt",
                               text_chosen_cb, g_object_ref (user_data));
}

static void
save_docx_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = dup_file_name (user_data, ".docx");

  if (rectify_window_preview_notice (user_data))
    return;
  rectify_choose_file_to_save (user_data, _ ("Save as Word File"), name, _ ("Word files"), "*.docx",
                               docx_chosen_cb, g_object_ref (user_data));
}

static void
refuse_xlsx (RectifyWindow *self)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("The public notice is running text, not a table for a "
                                "spreadsheet. Save it as a Word file or a PDF instead."));

  rectify_message_error (GTK_WINDOW (self), _ ("The notice cannot be an Excel file"), error);
}

static void
save_xlsx_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autofree char *name = NULL;
  RectifyReport table;

  if (!rectify_report_find_table (self->report, &table))
    {
      refuse_xlsx (self);
      return;
    }
  name = dup_name (self, table, ".xlsx");
  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("Save as Excel File"), name, _ ("Excel files"),
                               "*.xlsx", xlsx_chosen_cb, g_object_ref (self));
}

static void
save_json_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* The whole plan, whatever is printed; it must not be named as if it were for the public. */
  g_autofree char *name = dup_name (user_data, RECTIFY_REPORT_PLAN, ".json");

  rectify_choose_file_to_save (user_data, _ ("Save as JSON"), name, _ ("JSON files"), "*.json",
                               json_chosen_cb, g_object_ref (user_data));
}

/* For scripts and tests that cannot answer a file dialog: the file's path is the parameter. */
static void
export_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  pdf_chosen_cb (file, g_object_ref (user_data));
}

static void
export_docx_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  docx_chosen_cb (file, g_object_ref (user_data));
}

static void
export_xlsx_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  xlsx_chosen_cb (file, g_object_ref (user_data));
}

static void
change_report_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (!rectify_report_from_nick (g_variant_get_string (value, NULL), &self->report))
    return;
  g_simple_action_set_state (action, value);
  rectify_pages_view_set_report (self->pages_view, self->report);
}

/**
 * rectify_window_install_output_actions:
 * @self: a window
 *
 * Installs the actions that print the plan and write it to files.
 */
void
rectify_window_install_output_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "report",
            .parameter_type = "s",
            .state = "'plan'",
            .change_state = change_report_cb },
          { .name = "print", .activate = print_cb },
          { .name = "print-packet", .activate = print_packet_cb },
          { .name = "save-pdf", .activate = save_pdf_cb },
          { .name = "save-docx", .activate = save_docx_cb },
          { .name = "save-xlsx", .activate = save_xlsx_cb },
          { .name = "save-text", .activate = save_text_cb },
          { .name = "save-json", .activate = save_json_cb },
          { .name = "export-pdf", .activate = export_pdf_cb, .parameter_type = "s" },
          { .name = "export-docx", .activate = export_docx_cb, .parameter_type = "s" },
          { .name = "export-xlsx", .activate = export_xlsx_cb, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
