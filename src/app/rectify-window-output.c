/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-calendar.h"
#include "rectify-document-output.h"
#include "rectify-drawing-file.h"
#include "rectify-file-choice.h"
#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-messages.h"
#include "rectify-pages.h"
#include "rectify-plan-json.h"
#include "rectify-printing.h"
#include "rectify-progress.h"
#include "rectify-report-choices.h"
#include "rectify-window-private.h"

/* What a plan is written to. The actions are called by the extension: “save-pdf”, “export-pdf”. */
typedef struct {
  const char *extension;
  const char *title;
  RectifyFileType type;
  const char *progress_title;
  /* NULL: not from the document alone */
  gboolean (*save) (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                    GError **error);
} Format;

/* Word files hold pictures as images, which somebody else has to draw. */
static gboolean
save_docx (RectifyDocument *document, GFile *file, GCancellable *cancellable, GError **error)
{
  rectify_document_attach_images (document);
  return rectify_docx_format_save (document, file, cancellable, error);
}

enum { PDF, DOCX, XLSX, TEXT, JSON, CALENDAR, N_FORMATS };

static const Format formats[N_FORMATS] = {
  [PDF] = { ".pdf", N_ ("Save as PDF"), RECTIFY_FILE_PDF, N_ ("Writing the PDF…"), NULL },
  [DOCX] = { ".docx", N_ ("Save as Word File"), RECTIFY_FILE_WORD, N_ ("Writing the Word file…"),
             save_docx },
  [XLSX] = { ".xlsx", N_ ("Save as Excel File"), RECTIFY_FILE_EXCEL, N_ ("Writing the Excel file…"),
             rectify_xlsx_format_save },
  [TEXT] = { ".txt", N_ ("Save as Text"), RECTIFY_FILE_TEXT, N_ ("Writing the text…"),
             rectify_text_format_save },
  [JSON] = { ".json", N_ ("Save as JSON"), RECTIFY_FILE_JSON, N_ ("Writing the JSON…"), NULL },
  [CALENDAR] = { ".ics", N_ ("Save Deadlines as Calendar"), RECTIFY_FILE_CALENDAR,
                 N_ ("Writing the calendar…"), NULL },
};

/* A plan on its way to paper or to a file, as it was when that was asked for: another plan, or
 * another ledger, may be shown before a file is chosen or the thread ends. */
typedef struct {
  RectifyWindow *window;
  RectifyDocument *document;
  RectifyPages *pages;
  char *name; /* of a print job */
  int page;   /* that is looked at, -1 if none is */
  const Format *format;
  char *text; /* of the formats that are no document */
  GFile *file;
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
  g_free (output->text);
  g_free (output->name);
  g_free (output);
}

static Output *
output_new (RectifyWindow *self, RectifyReport report)
{
  Output *output = g_new0 (Output, 1);
  g_autoptr (RectifyReportOptions) asked = rectify_window_dup_asked (self);

  output->window = g_object_ref (self);
  output->document
      = rectify_report_compose_as_chosen (rectify_session_get_plan (self->session), report, asked);
  return output;
}

/* A table of what is listed is no plan: of that there is no text, no JSON and no calendar. */
static gboolean
writes_listed (RectifyWindow *self, const Format *format)
{
  return rectify_window_shows_ledger (self)
         && (format == &formats[PDF] || format == &formats[DOCX] || format == &formats[XLSX]);
}

static char *
dup_name (RectifyWindow *self, RectifyReport report, const char *extension)
{
  g_autofree char *title
      = rectify_report_dup_title (rectify_session_get_plan (self->session), report);

  return rectify_file_name_new (title, extension);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;

  output->pages = rectify_pages_new (output->document, cancellable, &error);
  rectify_progress_return (task, output->pages != NULL, error);
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
  rectify_print_packet (GTK_WINDOW (output->window), packet, output->name, output->page, printed_cb,
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

/* Takes @output. */
static void
run (Output *output, const char *title, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  output->progress = rectify_progress_new (GTK_WINDOW (output->window), title);
  rectify_progress_run (output->progress, func, output, output_free, callback);
}

static void
print_packet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_packet_dialog_present (GTK_WINDOW (self), self->session,
                                 rectify_window_get_shown_report (self), self->report_options);
}

/* The report is the same as on the pages, where these are what is seen. */
static int
get_looked_at (RectifyWindow *self)
{
  return rectify_window_shows_pages (self) ? (int) rectify_page_list_get_page (
             rectify_pages_view_get_list (rectify_window_get_pages_view (self)))
                                           : -1;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyReport report = rectify_window_get_shown_report (user_data);
  Output *output;

  if (rectify_window_shows_ledger (user_data))
    {
      rectify_window_print_listed (user_data);
      return;
    }
  if (rectify_window_preview_notice (user_data, report))
    return;
  output = output_new (user_data, report);
  /* The plan may be another, or gone, when the pages are set. */
  output->name = dup_name (user_data, report, "");
  output->page = get_looked_at (user_data);
  run (output, _ ("Setting the pages…"), set_pages, pages_set_cb);
}

static void
page_written (guint done, guint total, gpointer user_data)
{
  rectify_progress_report (user_data, (double) done / total);
}

static gboolean
write_output (Output *output, GCancellable *cancellable, GError **error)
{
  if (output->format->save != NULL)
    return output->format->save (output->document, output->file, cancellable, error);
  if (output->text != NULL)
    return rectify_file_save (output->file, output->text, strlen (output->text), cancellable,
                              error);
  return rectify_document_save_pdf (output->document, output->file, NULL, cancellable, page_written,
                                    output->progress, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = write_output (task_data, cancellable, &error);

  rectify_progress_return (task, done, error);
}

/* Whether it is the tables of a document that has more. */
static gboolean
is_table (Output *output)
{
  return output->format == &formats[XLSX] && rectify_xlsx_format_leaves_out (output->document);
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
      text = g_strdup_printf (is_table (output) ? _ ("Saved the table, without the text, as “%s”")
                                                : _ ("Saved as “%s”"),
                              name);
      rectify_window_notify (output->window, text, FALSE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (GTK_WINDOW (output->window), _ ("The plan could not be saved"), error);
}

static const Format *
find_format (GSimpleAction *action)
{
  const char *name = strchr (g_action_get_name (G_ACTION (action)), '-') + 1;

  for (guint i = 0; i < N_FORMATS; i++)
    if (g_str_equal (formats[i].extension + 1, name))
      return &formats[i];
  g_return_val_if_reached (&formats[0]);
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

/* Which report goes into such a file where another is shown: of the plan as written its ledger
 * table, and the whole plan whatever is printed, which must not be named as if it were for the
 * public. If there is none, that is said, or shown. */
static gboolean
choose_report (RectifyWindow *self, const Format *format, RectifyReport *report)
{
  if (format == &formats[JSON] || format == &formats[CALENDAR])
    {
      *report = RECTIFY_REPORT_PLAN;
      return TRUE;
    }
  if (format != &formats[XLSX])
    return !rectify_window_preview_notice (self, *report);
  if (rectify_report_find_table (*report, report))
    return TRUE;
  refuse_xlsx (self);
  return FALSE;
}

static Output *
output_new_for (RectifyWindow *self, const Format *format, RectifyReport report)
{
  Output *output = output_new (self, report);

  output->format = format;
  if (format == &formats[JSON])
    output->text = rectify_plan_to_json (rectify_session_get_plan (self->session));
  else if (format == &formats[CALENDAR])
    output->text = rectify_calendar_compose (rectify_session_get_plan (self->session),
                                             g_get_real_time () / G_USEC_PER_SEC);
  return output;
}

/* Takes @output. */
static void
write_file (Output *output, GFile *file)
{
  output->file = g_object_ref (file);
  run (output, _ (output->format->progress_title), write_in_thread, written_cb);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  if (file != NULL)
    write_file (user_data, file);
  else
    output_free (user_data);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  const Format *format = find_format (action);
  RectifyReport report = rectify_window_get_shown_report (self);
  g_autofree char *name = NULL;

  if (writes_listed (self, format))
    {
      rectify_window_ask_save_listed (self, _ (format->title), format->type, format->extension);
      return;
    }
  if (!choose_report (self, format, &report))
    return;
  name = dup_name (self, report, format->extension);
  rectify_choose_file_to_save (GTK_WINDOW (self), _ (format->title), name, RECTIFY_FILES_TO_HAND_ON,
                               format->type, file_chosen_cb, output_new_for (self, format, report));
}

/* For scripts and tests that cannot answer a file dialog: the file's path is the parameter. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  RectifyReport report = rectify_window_get_shown_report (user_data);
  const Format *format = find_format (action);

  if (writes_listed (user_data, format))
    {
      rectify_window_save_listed (user_data, file);
      return;
    }
  if (rectify_session_get_plan (RECTIFY_WINDOW (user_data)->session) != NULL
      && choose_report (user_data, format, &report))
    write_file (output_new_for (user_data, format, report), file);
}

/* Who asks for a report sees it: beside the tree, only the plan itself is printed and saved. */
static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_action_change_state (G_ACTION (action), parameter);
  /* Among the reports beside the pages, the focus stays where it is. */
  if (!rectify_window_shows_pages (user_data))
    g_action_group_change_action_state (G_ACTION_GROUP (user_data), "view",
                                        g_variant_new_string ("pages"));
}

static void
change_report_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (!rectify_report_from_nick (g_variant_get_string (value, NULL), &self->report))
    return;
  g_simple_action_set_state (action, value);
  if (self->pages_view != NULL)
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
            .activate = report_cb,
            .parameter_type = "s",
            .state = "'plan'",
            .change_state = change_report_cb },
          { .name = "print", .activate = print_cb },
          { .name = "print-packet", .activate = print_packet_cb },
          { .name = "save-pdf", .activate = save_cb },
          { .name = "save-docx", .activate = save_cb },
          { .name = "save-xlsx", .activate = save_cb },
          { .name = "save-txt", .activate = save_cb },
          { .name = "save-json", .activate = save_cb },
          { .name = "save-ics", .activate = save_cb },
          { .name = "export-pdf", .activate = export_cb, .parameter_type = "s" },
          { .name = "export-docx", .activate = export_cb, .parameter_type = "s" },
          { .name = "export-xlsx", .activate = export_cb, .parameter_type = "s" },
          { .name = "export-txt", .activate = export_cb, .parameter_type = "s" },
          { .name = "export-ics", .activate = export_cb, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
