/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-view-private.h"
#include "rectify-plan-language.h"

/* Of a document of more blocks, the first are set on pages ahead of the others, so that something
 * is seen at once. */
#define MANY_BLOCKS 400
#define FIRST_BLOCKS 60

/* What a thread works on. */
typedef struct {
  GCancellable *cancellable;
  RectifyDocument *document;
  gboolean wants_first;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->cancellable);
  g_object_unref (job->document);
  g_free (job);
}

/* No table has a row but those of its head. */
static gboolean
is_bare (RectifyDocument *document)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      if (table != NULL
          && rectify_table_get_n_rows (table) > rectify_table_get_n_header_rows (table))
        return FALSE;
    }
  return TRUE;
}

/* Whoever went on in the meantime, into the field of the search for one, is not called back. */
static gboolean
may_take_focus (RectifyPagesView *self)
{
  GtkWidget *focus;

  if (!self->wants_focus || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return focus == NULL || focus == self->before;
}

static void
show (RectifyPagesView *self, RectifyPages *pages, gboolean is_partial)
{
  gboolean keeps_place = !self->is_fresh;

  self->is_fresh = FALSE;
  self->is_partial = is_partial;
  g_set_object (&self->pages, pages);
  rectify_page_list_set_pages (self->list, pages, keeps_place);
  rectify_pages_view_update_turn (self);
  rectify_report_pane_pages_changed (self->pane);
  rectify_pages_find_bar_pages_changed (self->find_bar);
  rectify_pages_view_update_words (self);
  if (pages != NULL && may_take_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->wants_focus = self->wants_focus && pages == NULL;
  if (!is_partial)
    g_signal_emit_by_name (self, "pages-set");
}

/* The first pages, on their way to the window. */
typedef struct {
  RectifyPagesView *view;
  GCancellable *cancellable;
  RectifyPages *pages;
} First;

static void
first_free (gpointer data)
{
  First *first = data;

  g_object_unref (first->view);
  g_object_unref (first->cancellable);
  g_object_unref (first->pages);
  g_free (first);
}

static gboolean
first_set_cb (gpointer user_data)
{
  First *first = user_data;

  if (first->view->cancellable == first->cancellable)
    show (first->view, first->pages, TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_first (RectifyPagesView *view, Job *job)
{
  g_autoptr (RectifyDocument) head = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  First *first;

  rectify_document_set_page_style (head, rectify_document_get_page_style (job->document));
  for (guint i = 0; i < FIRST_BLOCKS; i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (job->document, i);

      /* How wide the columns of a table are is known when all of it is. */
      if (paragraph == NULL)
        break;
      rectify_document_add (head, paragraph);
    }
  pages = rectify_pages_new (head, job->cancellable, NULL);
  if (pages == NULL)
    return;
  first = g_new0 (First, 1);
  first->view = g_object_ref (view);
  first->cancellable = g_object_ref (job->cancellable);
  first->pages = g_steal_pointer (&pages);
  g_idle_add_full (G_PRIORITY_DEFAULT, first_set_cb, first, first_free);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  RectifyPages *pages;

  if (job->wants_first && rectify_document_get_n_blocks (job->document) > MANY_BLOCKS)
    set_first (source, job);
  pages = rectify_pages_new (job->document, cancellable, &error);
  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
pages_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (source);
  g_autoptr (RectifyPages) pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (pages != NULL)
    show (self, pages, FALSE);
}

static gboolean
set_idle_cb (gpointer user_data)
{
  RectifyPagesView *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (RectifyReportOptions) asked = NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->idle = 0;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (plan == NULL)
    {
      show (self, NULL, FALSE);
      return G_SOURCE_REMOVE;
    }
  rectify_report_pane_set_plan (self->pane, plan);
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->cancellable = g_object_ref (self->cancellable);
  asked = self->options != NULL ? rectify_report_options_copy (self->options)
                                : rectify_report_options_new ();
  rectify_report_options_set_item (asked, self->item);
  job->document = rectify_report_compose_as_chosen (plan, self->report, asked);
  job->wants_first = self->is_fresh;
  self->is_bare = is_bare (job->document);
  g_strfreev (self->remarks);
  self->remarks = g_strdupv ((char **) rectify_document_get_remarks (job->document));
  task = g_task_new (self, self->cancellable, pages_set_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, set_pages);
  rectify_pages_view_update_words (self);
  return G_SOURCE_REMOVE;
}

/**
 * rectify_pages_view_schedule:
 * @self: a view
 *
 * The pages are not those of the plan any more: they are set anew as soon as somebody looks.
 */
void
rectify_pages_view_schedule (RectifyPagesView *self)
{
  self->stale = TRUE;
  if (self->session != NULL && self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, set_idle_cb, self, NULL);
}

/**
 * rectify_pages_view_stop:
 * @self: a view
 *
 * Gives up what is being set.
 */
void
rectify_pages_view_stop (RectifyPagesView *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
