/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-evidence-job.h"
#include "rectify-file-choice.h"
#include "rectify-window-private.h"

static void
added_cb (guint n_added, guint n_known, const GError *error, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  if (error != NULL)
    {
      rectify_window_show_error (self, _ ("The files could not be added"), error);
      return;
    }
  if (n_added > 0)
    text
        = g_strdup_printf (ngettext ("%u file was added", "%u files were added", n_added), n_added);
  else if (n_known > 0)
    text = g_strdup (_ ("The item has these files already"));
  if (text != NULL)
    rectify_window_notify (self, text, n_added > 0);
}

static void
add_files (RectifyWindow *self, gint64 item_id, gint64 entry_id, GPtrArray *files)
{
  if (files->len > 0 && self->session != NULL && !rectify_session_is_read_only (self->session)
      && rectify_session_get_plan (self->session) != NULL)
    rectify_evidence_add_files (GTK_WINDOW (self), self->session, item_id, entry_id, files,
                                added_cb, g_object_ref (self));
}

/* What is chosen for an item that may no longer be the selected one then. */
typedef struct {
  RectifyWindow *window;
  gint64 item_id;
  gint64 entry_id; /* 0: the item as a whole */
  RectifyEvidence *evidence;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->window);
  g_clear_pointer (&choosing->evidence, rectify_evidence_unref);
  g_free (choosing);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (files, i));
  add_files (choosing->window, choosing->item_id, choosing->entry_id, chosen);
  choosing_free (choosing);
}

static void
choose_files (RectifyWindow *self, gint64 item_id, gint64 entry_id)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->window = g_object_ref (self);
  choosing->item_id = item_id;
  choosing->entry_id = entry_id;
  rectify_choose_files_to_open (GTK_WINDOW (self), _ ("Add Files as Evidence"),
                                RECTIFY_FILES_OF_EVIDENCE, RECTIFY_FILE_ANY, files_chosen_cb,
                                choosing);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  choose_files (self, rectify_item_get_id (rectify_plan_view_get_item (self->plan_view)), 0);
}

static void
attach_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 item_id, entry_id;

  g_variant_get (parameter, "(xx)", &item_id, &entry_id);
  choose_files (user_data, item_id, entry_id);
}

/* Dropped. */
static void
files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **uris = NULL;
  gint64 item_id, entry_id;

  g_variant_get (parameter, "(xx^a&s)", &item_id, &entry_id, &uris);
  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  add_files (user_data, item_id, entry_id, files);
}

/* Borrowed from the live plan. */
static RectifyEvidence *
find (RectifyWindow *self, GVariant *parameter, gint64 *item_id)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  RectifyItem *item;
  gint64 id;

  g_variant_get (parameter, "(xx)", item_id, &id);
  item = plan != NULL ? rectify_plan_find_item (plan, *item_id) : NULL;
  return item != NULL ? rectify_item_find_evidence (item, id) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) said = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) || self->session == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  said = g_error_new (error->domain, error->code,
                      _ ("No application opened it (%s). Save it out, and open it there."),
                      error->message);
  rectify_window_show_error (self, _ ("The evidence could not be opened"), said);
}

static void
ready_cb (GFile *file, const GError *error, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *uri = NULL;

  if (self->session == NULL)
    return;
  if (error != NULL)
    rectify_window_show_error (self, _ ("The evidence could not be opened"), error);
  if (file == NULL)
    return;
  uri = g_file_get_uri (file);
  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, opened_cb,
                     g_object_ref (self));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 item_id;
  RectifyEvidence *evidence = find (self, parameter, &item_id);

  if (evidence != NULL)
    rectify_evidence_write (GTK_WINDOW (self), self->session, evidence, RECTIFY_EVIDENCE_PRIVATE,
                            NULL, ready_cb, g_object_ref (self));
}

static void
checked_cb (GFile *file, const GError *error, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (self->session == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    rectify_window_show_error (self, _ ("The evidence is not as it was added"), error);
  else
    rectify_window_notify (self, _ ("The evidence is as it was added"), FALSE);
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 item_id;
  RectifyEvidence *evidence = find (self, parameter, &item_id);

  if (evidence != NULL)
    rectify_evidence_write (GTK_WINDOW (self), self->session, evidence, RECTIFY_EVIDENCE_NOWHERE,
                            NULL, checked_cb, g_object_ref (self));
}

static void
saved_cb (GFile *file, const GError *error, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (self->session == NULL)
    return;
  if (error != NULL)
    rectify_window_show_error (self, _ ("The evidence could not be saved"), error);
  else if (file != NULL)
    rectify_window_notify (self, _ ("Saved"), FALSE);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  Choosing *choosing = user_data;
  RectifyWindow *self = choosing->window;

  if (file != NULL && self->session != NULL && rectify_session_get_ledger (self->session) != NULL)
    rectify_evidence_write (GTK_WINDOW (self), self->session, choosing->evidence,
                            RECTIFY_EVIDENCE_FILE, file, saved_cb, g_object_ref (self));
  choosing_free (choosing);
}

/* What is not there, or is damaged, is not asked a place for. */
static void
save_checked_cb (GFile *file, const GError *error, gpointer user_data)
{
  Choosing *choosing = user_data;
  RectifyWindow *self = choosing->window;

  if (error != NULL && self->session != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_window_show_error (self, _ ("The evidence could not be saved"), error);
  if (error != NULL || self->session == NULL)
    {
      choosing_free (choosing);
      return;
    }
  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("Save Evidence"),
                               rectify_evidence_get_name (choosing->evidence),
                               RECTIFY_FILES_OF_EVIDENCE, RECTIFY_FILE_ANY, place_chosen_cb,
                               choosing);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 item_id;
  RectifyEvidence *evidence = find (self, parameter, &item_id);
  Choosing *choosing;

  if (evidence == NULL)
    return;
  choosing = g_new0 (Choosing, 1);
  choosing->window = g_object_ref (self);
  choosing->evidence = rectify_evidence_ref (evidence);
  rectify_evidence_write (GTK_WINDOW (self), self->session, evidence, RECTIFY_EVIDENCE_NOWHERE,
                          NULL, save_checked_cb, choosing);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_notify (self, _ ("The file was removed"), TRUE);
  else
    rectify_window_show_error (self, _ ("The file could not be removed"), error);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 item_id;
  RectifyEvidence *evidence = find (self, parameter, &item_id);

  if (evidence != NULL)
    rectify_evidence_remove (self->session, item_id, rectify_evidence_get_id (evidence), removed_cb,
                             g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) list
      = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (error != NULL && choosing->window->session != NULL)
    rectify_window_show_error (choosing->window, _ ("The files could not be pasted"), error);
  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  add_files (choosing->window, choosing->item_id, choosing->entry_id, files);
  choosing_free (choosing);
}

static gboolean
paste (RectifyWindow *self, gint64 item_id, gint64 entry_id)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Choosing *choosing;

  if (!gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      && !gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    return FALSE;
  choosing = g_new0 (Choosing, 1);
  choosing->window = g_object_ref (self);
  choosing->item_id = item_id;
  choosing->entry_id = entry_id;
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                  pasted_cb, choosing);
  return TRUE;
}

/**
 * rectify_window_paste_evidence:
 * @self: a window
 *
 * Adds the files of the clipboard to the selected item.
 *
 * Returns: whether there are files in it, and an item to add them to
 */
gboolean
rectify_window_paste_evidence (RectifyWindow *self)
{
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  return item != NULL && paste (self, rectify_item_get_id (item), 0);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 item_id, entry_id;

  g_variant_get (parameter, "(xx)", &item_id, &entry_id);
  if (!paste (self, item_id, entry_id))
    rectify_window_notify (self, _ ("There are no files to paste. Copy some in the file manager."),
                           FALSE);
}

/**
 * rectify_window_install_evidence_actions:
 * @self: a window
 *
 * Installs the actions on the files that prove what was done.
 */
void
rectify_window_install_evidence_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "item-evidence-add", .activate = add_cb },
          { .name = "item-evidence-files", .activate = files_cb, .parameter_type = "(xxas)" },
          { .name = "item-evidence-paste", .activate = paste_cb, .parameter_type = "(xx)" },
          { .name = "item-progress-attach", .activate = attach_cb, .parameter_type = "(xx)" },
          { .name = "item-evidence-open", .activate = open_cb, .parameter_type = "(xx)" },
          { .name = "item-evidence-save", .activate = save_cb, .parameter_type = "(xx)" },
          { .name = "item-evidence-check", .activate = check_cb, .parameter_type = "(xx)" },
          { .name = "item-evidence-remove", .activate = remove_cb, .parameter_type = "(xx)" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_update_evidence_actions:
 * @self: a window
 * @item: (nullable): the selected item, or the first of them
 * @writable: whether it can be edited
 * @n_selected: how many are selected
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_evidence_actions (RectifyWindow *self, RectifyItem *item, gboolean writable,
                                        guint n_selected)
{
  rectify_window_enable (self, "item-evidence-add", writable && item != NULL && n_selected == 1);
  rectify_window_enable (self, "item-evidence-files", writable && item != NULL);
  rectify_window_enable (self, "item-evidence-paste", writable && item != NULL);
  rectify_window_enable (self, "item-progress-attach", writable);
  rectify_window_enable (self, "item-evidence-remove", writable);
}
