/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-empty.h"
#include "rectify-focus.h"
#include "rectify-history-dialog-private.h"
#include "rectify-history-row.h"
#include "rectify-messages.h"
#include "rectify-tab-stop.h"

/* So many entries are read at once; more when the end of them is nearer than so many pixels. */
#define N_AT_ONCE 100
#define NEAR_END 400

/* A page of entries on its way. */
typedef struct {
  RectifyLedger *ledger;
  RectifyHistoryFilter filter;
  char *text;
  gint64 before;
  guint limit;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_object_unref (page->ledger);
  g_free (page->text);
  g_free (page);
}

static void
list_entries (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Page *page = task_data;
  GError *error = NULL;
  GPtrArray *entries = rectify_ledger_list_history (page->ledger, &page->filter, page->before,
                                                    page->limit, cancellable, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
update_stack (RectifyHistoryDialog *self)
{
  gboolean has_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0;
  gboolean filtered = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (filtered)
    rectify_empty_set_words (self->empty, _ ("No edit says that."),
                             _ ("Enter fewer or other words: those of an edit, of a name, or of "
                                "what was changed."));
  else
    rectify_empty_set_words (self->empty, _ ("Nothing was edited yet."),
                             _ ("Each edit is listed here from now on, and can be taken back."));
  gtk_stack_set_visible_child_name (self->stack, has_entries ? "list" : "empty");
}

static void
select_wanted (RectifyHistoryDialog *self, guint from)
{
  GListModel *model = G_LIST_MODEL (self->entries);

  for (guint i = from; self->wanted != 0 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RectifyHistoryEntry) entry = g_list_model_get_item (model, i);

      if (rectify_history_entry_get_id (entry) != self->wanted)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", i);
      self->wanted = 0;
    }
}

static void
entries_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyHistoryDialog *self = user_data;
  const Page *page = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);
  guint n_listed, n_kept;

  /* Cancelled: the window is gone, or something else is looked for by now. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->loading);
  if (entries == NULL)
    {
      self->is_complete = TRUE;
      rectify_message_error (self->window, _ ("The history cannot be read"), error);
      return;
    }
  n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  /* From the newest on it takes the place of what is listed. */
  n_kept = page->before != 0 ? n_listed : 0;
  self->is_complete = entries->len < page->limit;
  g_list_store_splice (self->entries, n_kept, n_listed - n_kept, entries->pdata, entries->len);
  select_wanted (self, n_kept);
  update_stack (self);
  if (n_listed == 0)
    rectify_focus_enter_list (self->list);
}

static void
load (RectifyHistoryDialog *self, gint64 before, guint limit)
{
  g_autoptr (GTask) task = NULL;
  RectifyHistoryScope scope = rectify_history_dialog_get_scope (self);
  Page *page = g_new0 (Page, 1);

  page->ledger = g_object_ref (self->ledger);
  page->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  page->filter = (RectifyHistoryFilter){ scope != RECTIFY_HISTORY_SCOPE_LEDGER ? self->plan_id : 0,
                                         scope == RECTIFY_HISTORY_SCOPE_ITEM ? self->item_id : 0,
                                         page->text };
  page->before = before;
  page->limit = limit;
  self->loading = g_cancellable_new ();
  task = g_task_new (NULL, self->loading, entries_listed_cb, self);
  g_task_set_task_data (task, page, page_free);
  g_task_run_in_thread (task, list_entries);
}

/**
 * rectify_history_dialog_load_more:
 * @self: a dialog
 *
 * Has more entries listed, if there are any and none are on their way.
 */
void
rectify_history_dialog_load_more (RectifyHistoryDialog *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (RectifyHistoryEntry) last = NULL;

  if (self->loading != NULL || self->is_complete || self->closed)
    return;
  if (n_entries > 0)
    last = g_list_model_get_item (G_LIST_MODEL (self->entries), n_entries - 1);
  load (self, last != NULL ? rectify_history_entry_get_id (last) : 0, N_AT_ONCE);
}

/**
 * rectify_history_dialog_note_state:
 * @self: a dialog
 *
 * Returns: whether anything was edited, undone or redone since it was called last
 */
gboolean
rectify_history_dialog_note_state (RectifyHistoryDialog *self)
{
  const RectifyEditNote *last = rectify_session_get_last_edit (self->session);
  const RectifyEditNote *undo = rectify_session_get_undo_edit (self->session);
  gint64 last_id = last != NULL ? last->id : 0;
  gint64 undo_id = undo != NULL ? undo->id : 0;
  gboolean changed = last_id != self->last_id || undo_id != self->undo_id;

  self->last_id = last_id;
  self->undo_id = undo_id;
  return changed;
}

/**
 * rectify_history_dialog_follow:
 * @self: a dialog whose ledger was read again
 *
 * Lists what others did too, with the same entry selected.
 */
void
rectify_history_dialog_follow (RectifyHistoryDialog *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  RectifyHistoryEntry *selected = rectify_history_dialog_get_selected (self);

  if (self->closed || self->ledger != rectify_session_get_ledger (self->session)
      || !rectify_history_dialog_note_state (self))
    return;
  if (self->wanted == 0 && selected != NULL)
    self->wanted = rectify_history_entry_get_id (selected);
  rectify_history_dialog_cancel (&self->loading);
  load (self, 0, MAX (n_entries + 1, N_AT_ONCE));
}

/**
 * rectify_history_dialog_reload:
 * @self: a dialog
 *
 * Has the list read again.
 */
void
rectify_history_dialog_reload (RectifyHistoryDialog *self)
{
  rectify_history_dialog_cancel (&self->loading);
  self->is_complete = FALSE;
  g_list_store_remove_all (self->entries);
  rectify_history_dialog_load_more (self);
}

/**
 * rectify_history_dialog_filter:
 * @self: a dialog in which something else is looked for
 */
void
rectify_history_dialog_filter (RectifyHistoryDialog *self)
{
  if (self->closed)
    return;
  self->wanted = 0;
  rectify_history_dialog_reload (self);
}

static void
scrolled_cb (RectifyHistoryDialog *self)
{
  double left = gtk_adjustment_get_upper (self->adjustment)
                - gtk_adjustment_get_value (self->adjustment)
                - gtk_adjustment_get_page_size (self->adjustment);

  if (!self->closed && left < NEAR_END
      && g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    rectify_history_dialog_load_more (self);
}

/**
 * rectify_history_dialog_create_list:
 * @self: a dialog
 *
 * Returns: (transfer floating): the list of edits
 */
GtkWidget *
rectify_history_dialog_create_list (RectifyHistoryDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entries = g_list_store_new (RECTIFY_TYPE_HISTORY_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->entries));
  self->list
      = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection),
                           rectify_history_row_factory_new (rectify_history_dialog_dup_plan_name,
                                                            self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edits, the newest first"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_set_size_request (scroller, 320, -1);
  return rectify_tab_stop_new (scroller);
}
