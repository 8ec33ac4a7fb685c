/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-editions-dialog.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-bar.h"
#include "rectify-edition-row.h"
#include "rectify-editions.h"
#include "rectify-empty.h"
#include "rectify-file-choice.h"
#include "rectify-file-save.h"
#include "rectify-form.h"
#include "rectify-help.h"
#include "rectify-messages.h"
#include "rectify-report-choices.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-text-size.h"

#define EDITIONS_KEY "rectify-editions"
#define EDITION_KEY "rectify-edition"

typedef struct {
  RectifySession *session;
  gint64 plan_id;
  GtkWindow *window;
  GtkListBox *list;
  GtkLabel *status;
  GtkWidget *compare;
  GtkWidget *print;
  GtkWidget *save;
  GtkWidget *rename;
  GtkWidget *delete;
  gboolean closed; /* its widgets are gone */
} Editions;

/* Work on an edition, in the session's thread; and what it came to. */
typedef struct {
  enum { WORK_COMPARE, WORK_PRINT, WORK_SAVE, WORK_RENAME, WORK_DELETE } type;
  GtkWindow *window;
  gint64 id;
  char *name;
  GFile *file;
  RectifyPlan *plan;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->window);
  g_free (work->name);
  g_clear_object (&work->file);
  g_clear_object (&work->plan);
  g_free (work);
}

static Editions *
get_editions (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), EDITIONS_KEY);
}

static RectifyEdition *
get_selected (Editions *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), EDITION_KEY) : NULL;
}

static void
update (Editions *self)
{
  gboolean selected = get_selected (self) != NULL;
  gboolean writable = selected && !rectify_session_is_read_only (self->session);

  gtk_widget_set_sensitive (self->compare, selected);
  gtk_widget_set_sensitive (self->print, selected);
  gtk_widget_set_sensitive (self->save, selected);
  gtk_widget_set_sensitive (self->rename, writable);
  gtk_widget_set_sensitive (self->delete, writable);
}

static void
clear_rows (Editions *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The newest first; the one that was selected still is, or else the newest. */
static void
fill (Editions *self)
{
  RectifyEdition *selected = get_selected (self);
  gint64 id = selected != NULL ? rectify_edition_get_id (selected) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions
      = rectify_session_check_free (self->session, &error)
            ? rectify_ledger_list_editions (rectify_session_get_ledger (self->session),
                                            self->plan_id, &error)
            : NULL;

  clear_rows (self);
  if (editions == NULL)
    rectify_message_error (self->window, _ ("The editions cannot be read"), error);
  for (guint i = editions != NULL ? editions->len : 0; i > 0; i--)
    {
      RectifyEdition *edition = editions->pdata[i - 1];
      GtkListBoxRow *row;

      gtk_list_box_append (self->list, rectify_edition_row_new (edition));
      row = gtk_list_box_get_row_at_index (self->list, editions->len - i);
      g_object_set_data_full (G_OBJECT (row), EDITION_KEY, g_object_ref (edition), g_object_unref);
      if (rectify_edition_get_id (edition) == id || i == editions->len)
        gtk_list_box_select_row (self->list, row);
    }
  update (self);
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  Editions *self = get_editions (window);

  if (!self->closed)
    gtk_label_set_text (self->status, text);
}

static gboolean
save_pages (RectifyLedger *ledger, Work *work, GError **error)
{
  g_autoptr (GBytes) pages = rectify_ledger_load_edition_pages (ledger, work->id, error);

  return pages != NULL
         && rectify_file_save (work->file, g_bytes_get_data (pages, NULL), g_bytes_get_size (pages),
                               NULL, error);
}

static gboolean
do_work (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;

  switch (work->type)
    {
    case WORK_SAVE:
      return save_pages (ledger, work, error);
    case WORK_RENAME:
      return rectify_ledger_rename_edition (ledger, work->id, work->name, error);
    case WORK_DELETE:
      return rectify_ledger_delete_edition (ledger, work->id, error);
    default:
      work->plan = rectify_ledger_load_edition (ledger, work->id, error);
      return work->plan != NULL;
    }
}

static void
compare (Editions *self, Work *work)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (RectifyPlan) copy = plan != NULL ? rectify_plan_copy (plan) : NULL;

  if (copy != NULL)
    rectify_compare_dialog_present (self->window, copy, work->plan, work->name);
}

static void
print (Editions *self, Work *work)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose_as_chosen (work->plan, RECTIFY_REPORT_PLAN, NULL);

  rectify_document_print (self->window, document, work->name, notice_cb);
}

static void
show_outcome (Editions *self, Work *work)
{
  g_autofree char *path = work->file != NULL ? g_file_get_basename (work->file) : NULL;
  g_autofree char *file = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *text = NULL;

  switch (work->type)
    {
    case WORK_COMPARE:
      compare (self, work);
      return;
    case WORK_PRINT:
      print (self, work);
      return;
    case WORK_SAVE:
      text = g_strdup_printf (_ ("Saved as “%s”"), file);
      break;
    case WORK_RENAME:
      text = g_strdup (_ ("The edition was renamed"));
      break;
    case WORK_DELETE:
      text = g_strdup_printf (_ ("“%s” was deleted"), work->name);
      break;
    }
  gtk_label_set_text (self->status, text);
  if (work->type != WORK_SAVE)
    fill (self);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const failures[]
      = { N_ ("The edition cannot be read"), N_ ("The edition cannot be read"),
          N_ ("The PDF could not be saved"), N_ ("The edition could not be renamed"),
          N_ ("The edition could not be deleted") };
  Work *work = user_data;
  Editions *self = get_editions (work->window);
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_message_error (self->closed ? NULL : work->window, _ (failures[work->type]), error);
  else if (!self->closed)
    show_outcome (self, work);
  work_free (work);
}

static Work *
work_new (Editions *self, int type)
{
  RectifyEdition *edition = get_selected (self);
  Work *work = g_new0 (Work, 1);

  work->type = type;
  work->window = g_object_ref (self->window);
  work->id = rectify_edition_get_id (edition);
  work->name = g_strdup (rectify_edition_get_name (edition));
  return work;
}

static void
run (Editions *self, Work *work)
{
  rectify_session_run (self->session, do_work, work, NULL, worked_cb, work);
}

static void
compare_cb (Editions *self)
{
  run (self, work_new (self, WORK_COMPARE));
}

static void
print_cb (Editions *self)
{
  run (self, work_new (self, WORK_PRINT));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Work *work = user_data;
  Editions *self = get_editions (work->window);

  if (file == NULL || self->closed)
    {
      work_free (work);
      return;
    }
  work->file = g_object_ref (file);
  run (self, work);
}

static void
save_cb (Editions *self)
{
  Work *work = work_new (self, WORK_SAVE);
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autofree char *title
      = g_strconcat (plan != NULL ? rectify_plan_get_title (plan) : "", " ", work->name, NULL);
  g_autofree char *name = rectify_file_name_new (title, ".pdf");

  rectify_choose_file_to_save (self->window, _ ("Save the Pages as They Were Circulated"), name,
                               RECTIFY_FILES_TO_HAND_ON, RECTIFY_FILE_PDF, file_chosen_cb, work);
}

/* A new name, asked for in a form of its own. */
typedef struct {
  Editions *editions;
  gint64 id;
  GtkWidget *entry;
} Question;

static void
rename_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  Editions *self = question->editions;
  Work *work = g_new0 (Work, 1);

  work->type = WORK_RENAME;
  work->window = g_object_ref (self->window);
  work->id = question->id;
  work->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  rectify_form_close (form);
  run (self, work);
}

static void
name_changed_cb (GtkEditable *editable, RectifyForm *form)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  rectify_form_set_acceptable (form, *name != '\0');
}

static void
rename_cb (Editions *self)
{
  RectifyEdition *edition = get_selected (self);
  RectifyForm *form
      = rectify_form_new (self->window, self->session, _ ("Rename Edition"), _ ("_Rename"));
  Question *question = g_new0 (Question, 1);

  question->editions = self;
  question->id = rectify_edition_get_id (edition);
  question->entry = rectify_form_add_entry (form, _ ("_Name"), rectify_edition_get_name (edition));
  gtk_entry_set_max_length (GTK_ENTRY (question->entry), RECTIFY_EDITION_MAX_NAME);
  g_signal_connect (question->entry, "changed", G_CALLBACK (name_changed_cb), form);
  rectify_form_set_help (form, "editions");
  rectify_form_set_accept (form, rename_accept_cb, question, g_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
delete_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Work *work = user_data;
  Editions *self = get_editions (work->window);

  if (confirmed && !self->closed)
    run (self, work);
  else
    work_free (work);
}

static void
delete_cb (Editions *self)
{
  Work *work = work_new (self, WORK_DELETE);
  g_autofree char *primary = g_strdup_printf (_ ("Delete the edition “%s”?"), work->name);

  rectify_message_confirm (self->window, primary,
                           _ ("What it said and its pages are gone then. This cannot be undone."),
                           _ ("_Delete"), TRUE, delete_confirmed_cb, work);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, Editions *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_buttons (Editions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->compare = add_button (box, _ ("_Changes Since…"), G_CALLBACK (compare_cb), self);
  self->print = add_button (box, _ ("_Print…"), G_CALLBACK (print_cb), self);
  self->save = add_button (box, _ ("_Save as PDF…"), G_CALLBACK (save_cb), self);
  self->rename = add_button (box, _ ("_Rename…"), G_CALLBACK (rename_cb), self);
  self->delete = add_button (box, _ ("_Delete…"), G_CALLBACK (delete_cb), self);
  gtk_widget_set_tooltip_text (self->print,
                               _ ("Prints what it said, with the names that units had then"));
  gtk_widget_set_tooltip_text (self->save, _ ("Saves the pages as they were circulated"));
  return box;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        Editions *self)
{
  GtkWidget *button = keyval == GDK_KEY_F2                                      ? self->rename
                      : keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete ? self->delete
                                                                                : NULL;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (self->window);
      return TRUE;
    }
  if (button == NULL || !gtk_widget_is_sensitive (button))
    return FALSE;
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

static void
row_activated_cb (Editions *self)
{
  compare_cb (self);
}

static void
closed_cb (Editions *self)
{
  /* Who still has the window may have it longer than that one lives. */
  gtk_window_set_transient_for (self->window, NULL);
  self->closed = TRUE;
}

static void
editions_free (gpointer data)
{
  Editions *self = data;

  g_object_unref (self->session);
  g_free (self);
}

static GtkWidget *
create_content (Editions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *placeholder
      = rectify_empty_new (_ ("This plan has no edition yet."),
                           _ ("Freeze Edition, in the menu, keeps the plan as it is circulated."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Editions of the plan"), -1);
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), rectify_wait_bar_new (self->session));
  gtk_box_append (GTK_BOX (box), rectify_tab_stop_new (scroller));
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  self->status = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->status);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

/**
 * rectify_editions_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Shows the editions of the live plan.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
rectify_editions_dialog_present (GtkWindow *parent, RectifySession *session)
{
  Editions *self = g_new0 (Editions, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = g_object_ref (session);
  self->plan_id = rectify_plan_get_id (rectify_session_get_plan (session));
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), EDITIONS_KEY, self, editions_free);
  gtk_window_set_title (self->window, _ ("Editions"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "editions");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 600, 400);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  gtk_window_set_child (self->window, create_content (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  fill (self);
  gtk_window_present (self->window);
  if (get_selected (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  return self->window;
}
