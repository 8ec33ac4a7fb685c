/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-changes-report.h"
#include "rectify-editions-dialog.h"
#include "rectify-file-choice.h"
#include "rectify-help.h"
#include "rectify-marked-document.h"
#include "rectify-messages.h"
#include "rectify-page-list.h"
#include "rectify-report-choices.h"
#include "rectify-speech.h"
#include "rectify-text-size.h"

#define COMPARE_KEY "rectify-compare"

enum { KIND_IN_PLACE, KIND_ANNEX };

typedef struct {
  GtkWindow *window;
  RectifyPlan *plan;
  RectifyPlan *before;
  char *edition;
  GtkWidget *kind;
  GtkLabel *status;
  RectifyPageList *list;
  RectifyDocument *document;
  GCancellable *cancellable; /* of the pages that are being set */
  gboolean closed;           /* its widgets are gone */
} Compare;

static void
compare_free (gpointer data)
{
  Compare *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_object_unref (self->plan);
  g_object_unref (self->before);
  g_free (self->edition);
  g_free (self);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  RectifyPages *pages = rectify_pages_new (task_data, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
pages_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Compare *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  /* Cancelled: the window is gone, or something else is shown by now. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (pages != NULL)
    rectify_page_list_set_pages (self->list, pages, FALSE);
  else
    rectify_message_error (self->window, _ ("The pages could not be made"), error);
}

static RectifyDocument *
compose (Compare *self)
{
  g_autoptr (RectifyDocument) old_document = NULL;
  g_autoptr (RectifyDocument) new_document
      = rectify_report_compose_as_chosen (self->plan, RECTIFY_REPORT_PLAN, NULL);

  if (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)) == KIND_ANNEX)
    {
      RectifyDocument *annex
          = rectify_report_compose_changes (self->plan, self->before, self->edition);

      /* Its pages go with those of the plan. */
      rectify_document_set_page_style (annex, rectify_document_get_page_style (new_document));
      return annex;
    }
  old_document = rectify_report_compose_as_chosen (self->before, RECTIFY_REPORT_PLAN, NULL);
  return rectify_marked_document_new (old_document, new_document);
}

static void
update (Compare *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  self->document = compose (self);
  self->cancellable = g_cancellable_new ();
  /* It has no part in the window: it may be freed in the thread, and after the window. */
  task = g_task_new (NULL, self->cancellable, pages_set_cb, self);
  g_task_set_task_data (task, g_object_ref (self->document), g_object_unref);
  g_task_run_in_thread (task, set_pages);
}

static void
stop (Compare *self)
{
  /* Who still has the window may have it longer than that one lives. */
  gtk_window_set_transient_for (self->window, NULL);
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  Compare *self = g_object_get_data (G_OBJECT (window), COMPARE_KEY);

  if (!self->closed)
    gtk_label_set_text (self->status, text);
}

static void
print_cb (GtkButton *button, Compare *self)
{
  rectify_document_print (self->window, self->document, rectify_document_get_title (self->document),
                          notice_cb);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Compare *self = g_object_get_data (G_OBJECT (window), COMPARE_KEY);

  if (file != NULL && !self->closed)
    rectify_document_save (window, self->document, file, notice_cb);
}

static char *
dup_file_name (Compare *self, const char *extension)
{
  g_autofree char *title
      = g_strdup_printf (C_ ("title of a plan, name of an edition", "%s, changes since %s"),
                         rectify_document_get_title (self->document), self->edition);

  return rectify_file_name_new (title, extension);
}

static void
save_pdf_cb (GtkButton *button, Compare *self)
{
  g_autofree char *name = dup_file_name (self, ".pdf");

  rectify_choose_file_to_save (self->window, _ ("Save as PDF"), name, RECTIFY_FILES_TO_HAND_ON,
                               RECTIFY_FILE_PDF, file_chosen_cb, g_object_ref (self->window));
}

static void
save_docx_cb (GtkButton *button, Compare *self)
{
  g_autofree char *name = dup_file_name (self, ".docx");

  rectify_choose_file_to_save (self->window, _ ("Save as Word File"), name,
                               RECTIFY_FILES_TO_HAND_ON, RECTIFY_FILE_WORD, file_chosen_cb,
                               g_object_ref (self->window));
}

static void
add_button (GtkWidget *box, const char *label, GCallback callback, Compare *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
create_bar (Compare *self)
{
  const char *const kinds[]
      = { _ ("Whole plan, changes marked in place"), _ ("Annex of changes alone"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->kind = gtk_drop_down_new_from_strings (kinds);
  rectify_speech_set_name (self->kind, _ ("What is shown"));
  gtk_widget_set_hexpand (self->kind, TRUE);
  gtk_widget_set_halign (self->kind, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->kind);
  add_button (box, _ ("_Print…"), G_CALLBACK (print_cb), self);
  add_button (box, _ ("Save as P_DF…"), G_CALLBACK (save_pdf_cb), self);
  add_button (box, _ ("Save as _Word File…"), G_CALLBACK (save_docx_cb), self);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

static GtkWidget *
create_pages (Compare *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = g_object_new (RECTIFY_TYPE_PAGE_LIST, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * rectify_compare_dialog_present:
 * @parent: the window it is over
 * @plan: a plan as it is; it must not change any more
 * @before: as it was in an edition
 * @edition: what the edition is called
 *
 * Shows what has changed since an edition, to be printed or saved.
 */
void
rectify_compare_dialog_present (GtkWindow *parent, RectifyPlan *plan, RectifyPlan *before,
                                const char *edition)
{
  Compare *self = g_new0 (Compare, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("Changes Since “%s”"), edition);

  self->plan = g_object_ref (plan);
  self->before = g_object_ref (before);
  self->edition = g_strdup (edition);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, title);
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "editions");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 780, 620);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  self->status = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->status, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->status), 12);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), create_pages (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_window_set_child (self->window, box);
  add_escape (GTK_WIDGET (self->window));
  g_object_set_data_full (G_OBJECT (self->window), COMPARE_KEY, self, compare_free);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (stop), self);
  update (self);
  gtk_window_present (self->window);
  /* To be read at once, with the keys that turn pages. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
