/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-document-output.h"
#include "rectify-listed-output.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/**
 * rectify_window_shows_ledger:
 * @self: a window
 *
 * Returns: whether the flat table is what is looked at
 */
gboolean
rectify_window_shows_ledger (RectifyWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->view_stack), "ledger") == 0;
}

static void
item_wanted_cb (RectifyLedgerView *view, gint64 plan_id, gint64 item_id, gboolean edit,
                RectifyWindow *self)
{
  if (edit)
    rectify_window_edit_item (self, plan_id, item_id);
  else
    rectify_window_go_to_item (self, plan_id, item_id);
}

static void
edited_cb (RectifyLedgerView *view, const char *text, RectifyWindow *self)
{
  rectify_window_notify (self, text, TRUE);
}

/* A link: the parameter is a filter as text. */
static void
list_tasks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyFilter) filter
      = rectify_filter_from_string (g_variant_get_string (parameter, NULL), &error);

  if (filter == NULL)
    {
      rectify_message_error (GTK_WINDOW (self), _ ("This cannot be listed"), error);
      return;
    }
  rectify_ledger_view_set_filter (rectify_window_get_ledger_view (self), filter);
  gtk_stack_set_visible_child_name (self->view_stack, "ledger");
  gtk_widget_grab_focus (GTK_WIDGET (self->ledger_view));
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
print_cb (GtkWindow *window, RectifyDocument *document, const char *name, gpointer user_data)
{
  g_autofree char *job = rectify_file_name_new (name, "");

  rectify_document_print (window, document, job, notice_cb);
}

/* Either as the ledger table, or with the columns that are shown. */
static void
compose (RectifyWindow *self, gboolean as_shown, RectifyListedFunc func, gpointer user_data,
         GDestroyNotify destroy)
{
  RectifyLedgerView *view = rectify_window_get_ledger_view (self);
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_rows (view);
  g_autoptr (GArray) columns = rectify_ledger_view_list_columns (view);
  g_autofree char *words = rectify_ledger_view_dup_words (view);

  if (as_shown && rows->len > 0 && columns->len > 0)
    {
      rectify_listed_compose_shown (GTK_WINDOW (self), rows, columns, words, func, user_data,
                                    destroy);
      return;
    }
  if (rows->len > 0)
    {
      rectify_listed_compose (GTK_WINDOW (self), self->session, rows, words, func, user_data,
                              destroy);
      return;
    }
  rectify_window_notify (self, _ ("Nothing is listed to be saved. Clear the filter first."), FALSE);
  if (destroy != NULL)
    destroy (user_data);
}

/**
 * rectify_window_print_listed:
 * @self: a window that shows the flat table
 *
 * Prints what is listed, as the ledger table.
 */
void
rectify_window_print_listed (RectifyWindow *self)
{
  compose (self, FALSE, print_cb, NULL, NULL);
}

static void
save_cb (GtkWindow *window, RectifyDocument *document, const char *name, gpointer user_data)
{
  rectify_document_save (window, document, user_data, notice_cb);
}

/**
 * rectify_window_save_listed:
 * @self: a window that shows the flat table
 * @file: where to: the extension says what it becomes
 *
 * Saves what is listed: as a spreadsheet with the columns that are shown, to be worked with as it is
 * seen; else as the ledger table.
 */
void
rectify_window_save_listed (RectifyWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  compose (self, g_str_has_suffix (lower, ".xlsx"), save_cb, g_object_ref (file), g_object_unref);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (file != NULL && self->session != NULL)
    rectify_window_save_listed (self, file);
}

/**
 * rectify_window_ask_save_listed:
 * @self: a window that shows the flat table
 * @title: of the dialog that asks for the file
 * @type: what kind of file it is
 * @extension: with its dot
 *
 * Asks where to save what is listed, and does.
 */
void
rectify_window_ask_save_listed (RectifyWindow *self, const char *title, RectifyFileType type,
                                const char *extension)
{
  g_autofree char *name = rectify_file_name_new (_ ("Ledger table"), extension);

  rectify_choose_file_to_save (GTK_WINDOW (self), title, name, RECTIFY_FILES_TO_HAND_ON, type,
                               file_chosen_cb, g_object_ref (self));
}

/**
 * rectify_window_install_listing:
 * @self: a window
 *
 * Installs the action that lists what a link asks for.
 */
void
rectify_window_install_listing (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "list-tasks", .activate = list_tasks_cb, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_follow_listing:
 * @self: a window whose flat table was just built
 *
 * Follows what is done in it.
 */
void
rectify_window_follow_listing (RectifyWindow *self)
{
  g_signal_connect_object (self->ledger_view, "item-wanted", G_CALLBACK (item_wanted_cb), self, 0);
  g_signal_connect_object (self->ledger_view, "edited", G_CALLBACK (edited_cb), self, 0);
}
