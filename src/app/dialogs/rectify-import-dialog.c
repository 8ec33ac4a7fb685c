/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-formats.h"
#include "rectify-import-tree.h"
#include "rectify-messages.h"
#include "rectify-progress.h"
#include "rectify-reading.h"

/* Reading a file, in a thread. */
typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  GFile *file;
  RectifyReading *reading;
  RectifyProgress *progress;
} Reader;

typedef struct {
  RectifyForm *form;
  RectifyReading *reading;
  GtkTextView *source;
  GtkTextTag *highlight;
  RectifyImportTree *tree;
  GtkLabel *doubt;
  GtkLabel *summary;
  GtkWidget *title;
  GtkWidget *year;
  gboolean following;
} Import;

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->progress, rectify_progress_close);
  g_object_unref (reader->parent);
  g_object_unref (reader->session);
  g_object_unref (reader->file);
  g_clear_object (&reader->reading);
  g_free (reader);
}

static void
import_free (gpointer data)
{
  g_object_unref (((Import *) data)->reading);
  g_free (data);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr (RectifyPlan) plan = rectify_plan_copy (rectify_reading_get_plan (self->reading));
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  /* A title of several lines keeps them as long as it is not touched. */
  if (!g_str_equal (title, g_object_get_data (G_OBJECT (self->title), "rectify-title")))
    rectify_plan_set_title (plan, g_strstrip (title));
  /* A year that was only typed so far counts too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->year));
  rectify_plan_set_year (plan, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year)));
  rectify_session_add_plan (rectify_form_get_session (form), _ ("Import"), plan,
                            rectify_form_saved_cb, rectify_form_begin_save (form));
}

static void
show_source (Import *self)
{
  RectifyDocument *document = rectify_reading_get_document (self->reading);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->source);
  g_autofree char *text = rectify_document_dup_text (document);

  gtk_text_buffer_set_text (buffer, text, -1);
  self->highlight = gtk_text_buffer_create_tag (buffer, NULL, "background", "#f6d32d", "foreground",
                                                "#000000", NULL);
}

static void
highlight_item (Import *self, RectifyItem *item)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->source);
  GtkTextIter start, end;
  RectifySpan span;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->highlight, &start, &end);
  if (item == NULL || !rectify_reading_get_span (self->reading, item, &span))
    return;
  gtk_text_buffer_get_iter_at_line_index (buffer, &start, span.paragraph, span.start);
  gtk_text_buffer_get_iter_at_line_index (buffer, &end, span.paragraph, span.end);
  gtk_text_buffer_apply_tag (buffer, self->highlight, &start, &end);
  gtk_text_view_scroll_to_iter (self->source, &start, 0.1, FALSE, 0, 0);
}

static void
item_selected_cb (RectifyImportTree *tree, Import *self)
{
  RectifyItem *item = rectify_import_tree_get_item (tree);
  const char *doubt = item != NULL ? rectify_reading_get_doubt (self->reading, item) : NULL;

  gtk_label_set_text (self->doubt, doubt != NULL ? doubt : "");
  if (!self->following)
    highlight_item (self, item);
}

/* A click into the source selects what was read from there. */
static void
cursor_cb (GtkTextBuffer *buffer, GParamSpec *pspec, Import *self)
{
  GtkTextIter iter;
  RectifyItem *item;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->source)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  item = rectify_reading_find_item (self->reading, gtk_text_iter_get_line (&iter),
                                    gtk_text_iter_get_line_index (&iter));
  if (item == NULL)
    return;
  self->following = TRUE;
  rectify_import_tree_select (self->tree, item);
  self->following = FALSE;
  highlight_item (self, item);
}

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  Import *self = user_data;
  guint *counts = g_object_get_data (G_OBJECT (self->source), "rectify-counts");

  counts[0] += rectify_reading_get_doubt (self->reading, item) != NULL;
  counts[1] += rectify_item_get_kind (item) == RECTIFY_ITEM_PROBLEM
               || rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE;
  return TRUE;
}

static char *
dup_summary (Import *self)
{
  guint counts[2] = { 0, 0 };
  RectifyPlan *plan = rectify_reading_get_plan (self->reading);
  g_autofree char *text = rectify_document_dup_text (rectify_reading_get_document (self->reading));
  g_autofree char *read = NULL;
  g_autofree char *doubts = NULL;
  gulong n_characters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_characters += !g_unichar_isspace (g_utf8_get_char (p));
  g_object_set_data (G_OBJECT (self->source), "rectify-counts", counts);
  rectify_item_foreach (rectify_plan_get_root (plan), count_item, self);
  g_object_set_data (G_OBJECT (self->source), "rectify-counts", NULL);
  if (counts[1] == 0)
    return g_strdup (_ ("No problems and no measures were found in this document. Give its lines "
                        "their kinds with the keys 1 to 6, or cancel."));
  read = g_strdup_printf (ngettext ("%lu character read, all placed.",
                                    "%lu characters read, all placed.", n_characters),
                          n_characters);
  doubts = counts[0] > 0 ? g_strdup_printf (ngettext ("%u place is doubtful.",
                                                      "%u places are doubtful.", counts[0]),
                                            counts[0])
                         : g_strdup (_ ("Nothing is doubtful."));
  return g_strdup_printf (C_ ("two sentences", "%s %s"), read, doubts);
}

static GtkWidget *
create_panes (Import *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->source = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->source, FALSE);
  gtk_text_view_set_wrap_mode (self->source, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->source, 6);
  gtk_text_view_set_right_margin (self->source, 6);
  gtk_text_view_set_accepts_tab (self->source, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Source"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->source));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  self->tree = RECTIFY_IMPORT_TREE (rectify_import_tree_new (self->reading));
  gtk_paned_set_start_child (GTK_PANED (panes), scroller);
  gtk_paned_set_end_child (GTK_PANED (panes), GTK_WIDGET (self->tree));
  gtk_paned_set_position (GTK_PANED (panes), 420);
  gtk_widget_set_vexpand (panes, TRUE);
  return panes;
}

static void
edited_cb (RectifyImportTree *tree, Import *self)
{
  g_autofree char *summary = dup_summary (self);

  gtk_label_set_text (self->summary, summary);
  item_selected_cb (tree, self);
}

static void
next_doubt_cb (GtkButton *button, Import *self)
{
  rectify_import_tree_select_next_doubt (self->tree);
}

static void
add_foot (Import *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Next _doubt"));
  g_autofree char *summary = dup_summary (self);
  GtkWidget *label = gtk_label_new (summary);
  GtkWidget *keys = gtk_label_new (
      _ ("Keys: 1 section, 2 prose, 3 clause, 4 area, 5 problem, 6 measure; Tab and Shift+Tab "
         "change the level."));

  self->summary = GTK_LABEL (label);
  self->doubt = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->doubt, 0);
  gtk_label_set_wrap (self->doubt, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->doubt), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (keys), 0);
  gtk_label_set_wrap (GTK_LABEL (keys), TRUE);
  gtk_widget_add_css_class (keys, "dim-label");
  gtk_widget_add_css_class (keys, "caption");
  g_signal_connect (button, "clicked", G_CALLBACK (next_doubt_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->doubt));
  rectify_form_add_wide (self->form, label);
  rectify_form_add_wide (self->form, box);
  rectify_form_add_wide (self->form, keys);
}

static void
present (Reader *reader)
{
  RectifyPlan *plan = rectify_reading_get_plan (reader->reading);
  RectifyForm *form
      = rectify_form_new (reader->parent, reader->session, _ ("Import"), _ ("_Import"));
  Import *self = g_new0 (Import, 1);
  g_autofree char *title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');

  self->form = form;
  self->reading = g_object_ref (reader->reading);
  self->title = rectify_form_add_entry (form, _ ("_Title"), title);
  g_object_set_data_full (G_OBJECT (self->title), "rectify-title", g_strdup (title), g_free);
  self->year = gtk_spin_button_new_with_range (0, 9999, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), rectify_plan_get_year (plan));
  rectify_form_add_row (form, _ ("_Year"), self->year);
  rectify_form_watch (form, self->year, "value-changed");
  rectify_form_add_wide (form, create_panes (self));
  add_foot (self);
  show_source (self);
  g_signal_connect (self->tree, "selection-changed", G_CALLBACK (item_selected_cb), self);
  g_signal_connect (self->tree, "edited", G_CALLBACK (edited_cb), self);
  rectify_form_watch (form, self->tree, "edited");
  g_signal_connect (gtk_text_view_get_buffer (self->source), "notify::cursor-position",
                    G_CALLBACK (cursor_cb), self);
  rectify_form_set_accept (form, accept_cb, self, import_free);
  gtk_window_set_default_size (rectify_form_get_window (form), 960, 660);
  rectify_form_present (form);
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

static void
read_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reader *reader = task_data;
  GError *error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load (reader->file, cancellable, &error);

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
    present (reader);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (reader->parent, _ ("The document cannot be imported"), error);
}

/**
 * rectify_import_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @file: a document
 *
 * Reads a document, then shows what it says beside what was read from it.
 */
void
rectify_import_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file)
{
  Reader *reader = g_new0 (Reader, 1);
  g_autoptr (GTask) task = NULL;

  reader->parent = g_object_ref (parent);
  reader->session = g_object_ref (session);
  reader->file = g_object_ref (file);
  reader->progress = rectify_progress_new (parent, _ ("Reading the document…"));
  task = g_task_new (NULL, rectify_progress_get_cancellable (reader->progress), read_cb, NULL);
  g_task_set_task_data (task, reader, reader_free);
  g_task_run_in_thread (task, read_file);
}
