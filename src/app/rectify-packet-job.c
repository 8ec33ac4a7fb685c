/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-packet-job.h"

#include <glib/gi18n.h>

#include "rectify-fitting.h"
#include "rectify-plan-language.h"
#include "rectify-progress.h"
#include "rectify-report-choices.h"

/* Of the progress: what is left for writing the file when the pages are set. */
#define WRITING_SHARE 0.5

typedef struct {
  RectifyLedger *ledger;
  GPtrArray *entries;
  gboolean has_contents;
  GFile *file;
  RectifyPacket *packet;
  GString *remarks;
  RectifyProgress *progress;
  RectifyPacketJobFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Job;

/**
 * rectify_packet_entry_new:
 * @plan_id: a plan of the ledger
 * @title: its title
 * @report: what is printed of it
 *
 * Returns: (transfer full): a document of a packet
 */
RectifyPacketEntry *
rectify_packet_entry_new (gint64 plan_id, const char *title, RectifyReport report)
{
  RectifyPacketEntry *self = g_new0 (RectifyPacketEntry, 1);

  self->plan_id = plan_id;
  self->title = g_strdup (title);
  self->report = report;
  return self;
}

/**
 * rectify_packet_entry_copy:
 * @self: a document of a packet
 *
 * Returns: (transfer full): the same once more
 */
RectifyPacketEntry *
rectify_packet_entry_copy (const RectifyPacketEntry *self)
{
  RectifyPacketEntry *copy = rectify_packet_entry_new (self->plan_id, self->title, self->report);

  copy->max_pages = self->max_pages;
  for (guint i = 0; i < G_N_ELEMENTS (copy->options); i++)
    if (self->options[i] != NULL)
      copy->options[i] = rectify_report_options_copy (self->options[i]);
  return copy;
}

/**
 * rectify_packet_entry_take_chosen:
 * @self: a document of a packet
 * @asked: (nullable): what was asked about the reports before they were made, such as their span
 *
 * Gives it the options that are chosen for its report now. For both layouts: which of them the plan
 * is in is known only when it is loaded, in a thread, where nothing can be asked any more.
 */
void
rectify_packet_entry_take_chosen (RectifyPacketEntry *self, const RectifyReportOptions *asked)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->options); i++)
    {
      g_clear_pointer (&self->options[i], rectify_report_options_free);
      self->options[i] = rectify_report_dup_chosen (self->report, i != 0, asked);
    }
}

/**
 * rectify_packet_entry_free:
 * @self: (transfer full): a document of a packet
 */
void
rectify_packet_entry_free (RectifyPacketEntry *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->options); i++)
    g_clear_pointer (&self->options[i], rectify_report_options_free);
  g_free (self->title);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->ledger);
  g_ptr_array_unref (self->entries);
  g_clear_object (&self->file);
  g_clear_object (&self->packet);
  g_string_free (self->remarks, TRUE);
  g_free (self);
}

/* Which of the documents it is, before a sentence about it. */
static char *
dup_prefix (const RectifyPacketEntry *entry)
{
  /* Translators: a plan's title, and which report of it; a sentence follows. */
  return g_strdup_printf (C_ ("before a sentence about it", "“%s” (%s): "), entry->title,
                          rectify_report_get_title (entry->report));
}

static RectifyPages *
set_pages (Job *self, const RectifyPacketEntry *entry, RectifyPlan *plan, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (plan, entry->report,
                                entry->options[rectify_plan_is_english (plan) ? 1 : 0]);
  RectifyPageStyle style = *rectify_document_get_page_style (document);
  g_autoptr (RectifyPages) pages = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *prefix = NULL;
  RectifyFitting taken;

  /* The reports are tables, which have nothing to look up. */
  style.has_contents = self->has_contents && entry->report == RECTIFY_REPORT_PLAN;
  style.is_duplex = rectify_report_has_sheets (entry->report)
                    && (rectify_packet_get_flags (self->packet) & RECTIFY_PACKET_DUPLEX) != 0;
  rectify_document_set_page_style (document, &style);
  if (entry->max_pages == 0)
    return rectify_pages_new (document, cancellable, error);
  pages = rectify_pages_new_fitting (document, entry->max_pages, cancellable, &taken, error);
  if (pages == NULL)
    return NULL;
  sentence = rectify_pages_dup_fitting (pages, taken);
  prefix = dup_prefix (entry);
  g_string_append_printf (self->remarks, "\n%s%s", prefix, sentence);
  return g_steal_pointer (&pages);
}

static gboolean
add_entry (Job *self, const RectifyPacketEntry *entry, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPages) pages = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  plan = rectify_ledger_load_plan (self->ledger, entry->plan_id, error);
  if (plan != NULL)
    pages = set_pages (self, entry, plan, cancellable, error);
  if (pages == NULL)
    {
      g_autofree char *prefix = dup_prefix (entry);

      if (error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (error, "%s", prefix);
      return FALSE;
    }
  rectify_packet_add (self->packet, pages);
  return TRUE;
}

static void
page_written (guint done, guint total, gpointer user_data)
{
  rectify_progress_report (user_data, 1 - WRITING_SHARE + WRITING_SHARE * done / total);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *self = task_data;
  GError *error = NULL;
  double share = self->file != NULL ? 1 - WRITING_SHARE : 1;
  gboolean whole = TRUE;

  for (guint i = 0; whole && i < self->entries->len; i++)
    {
      whole = add_entry (self, g_ptr_array_index (self->entries, i), cancellable, &error);
      rectify_progress_report (self->progress, share * (i + 1) / self->entries->len);
    }
  if (whole && self->file != NULL)
    whole = rectify_packet_save_pdf (self->packet, self->file, cancellable, page_written,
                                     self->progress, &error);
  if (whole)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean whole = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_pointer (&self->progress, rectify_progress_close);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  self->func (whole ? self->packet : NULL, self->remarks->str, error, self->user_data);
  /* Here, as the last to hold the task may be the thread. */
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->destroy = NULL;
}

/**
 * rectify_packet_job_run:
 * @parent: the window it is for, over which its progress is shown
 * @ledger: where the plans are
 * @entries: (element-type RectifyPacketEntry) (transfer full): what is printed, at least one
 * @flags: how the documents follow each other
 * @has_contents: whether plans as written have a table of contents
 * @file: (nullable): where to write it as PDF
 * @func: called when it is made and written, or not
 * @user_data: (transfer full): for @func
 * @destroy: (nullable): frees @user_data
 *
 * Makes a packet of plans as they are in the ledger. Works in a thread, and can be cancelled.
 */
void
rectify_packet_job_run (GtkWindow *parent, RectifyLedger *ledger, GPtrArray *entries,
                        RectifyPacketFlags flags, gboolean has_contents, GFile *file,
                        RectifyPacketJobFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Job *self = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  self->ledger = g_object_ref (ledger);
  self->entries = entries;
  self->has_contents = has_contents;
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->packet = rectify_packet_new (flags);
  self->remarks = g_string_new (NULL);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->progress = rectify_progress_new (parent, file != NULL ? _ ("Writing the PDF…")
                                                              : _ ("Setting the pages…"));
  task = g_task_new (NULL, rectify_progress_get_cancellable (self->progress), done_cb, NULL);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, work);
}
