/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-dialog.h"

#include <glib/gi18n.h>

#include "rectify-history-details.h"
#include "rectify-history-row.h"
#include "rectify-ledger-entries.h"
#include "rectify-messages.h"
#include "rectify-tab-stop.h"

#define HISTORY_KEY "rectify-history"
/* So many entries are read at once; more when the end of them is nearer than so many pixels. */
#define N_AT_ONCE 100
#define NEAR_END 400
#define MAX_CHANGES 200
/* Plans and items are called by so many characters in the choice of what is shown. */
#define MAX_NAME 24

typedef enum { SCOPE_ITEM, SCOPE_PLAN, SCOPE_LEDGER } Scope;

typedef struct {
  RectifySession *session;
  RectifyLedger *ledger;
  gint64 plan_id;
  gint64 item_id;
  Scope scopes[3]; /* what the choices stand for */
  GtkWindow *window;
  GtkWidget *scope;
  GtkWidget *search;
  GListStore *entries;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkAdjustment *adjustment;
  GtkStack *stack;
  GtkLabel *empty;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkScrolledWindow *details;
  GtkWidget *undo;
  GtkLabel *status;
  GCancellable *loading; /* of a page of entries; NULL when none is on its way */
  GCancellable *reading; /* of the changes of an entry */
  gint64 last_id;        /* the newest edit that the list knows of, */
  gint64 undo_id;        /* and the one that was undone next by then */
  gint64 wanted;         /* the entry to be selected when it comes; 0 for the newest */
  gboolean is_complete;  /* there are no more entries */
  gboolean closed;       /* its widgets are gone */
} History;

/* A page of entries on its way. */
typedef struct {
  RectifyLedger *ledger;
  RectifyHistoryFilter filter;
  char *text;
  gint64 before;
  guint limit;
} Page;

static History *
get_history (gpointer window)
{
  return g_object_get_data (G_OBJECT (window), HISTORY_KEY);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_object_unref (page->ledger);
  g_free (page->text);
  g_free (page);
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static Scope
get_scope (History *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));

  return selected < G_N_ELEMENTS (self->scopes) ? self->scopes[selected] : SCOPE_LEDGER;
}

static char *
dup_plan_name (gint64 plan_id, gpointer user_data)
{
  History *self = user_data;
  GListModel *plans = rectify_session_get_plans (self->session);

  if (get_scope (self) != SCOPE_LEDGER)
    return NULL;
  if (plan_id == 0)
    return g_strdup (_ ("several plans, or the directory"));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      if (rectify_plan_info_get_id (info) == plan_id)
        return g_strdup (rectify_plan_info_get_title (info));
    }
  return g_strdup (_ ("a plan that is gone"));
}

static RectifyHistoryEntry *
get_selected (History *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_details (History *self, GtkWidget *widget)
{
  gtk_scrolled_window_set_child (self->details, widget);
}

static void
read_changes (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  RectifyLedger *ledger = g_object_get_data (G_OBJECT (task), "ledger");
  RectifyHistoryEntry *entry = task_data;
  GError *error = NULL;
  guint n_changes = 0;
  GPtrArray *changes
      = rectify_ledger_list_history_changes (ledger, rectify_history_entry_get_id (entry),
                                             MAX_CHANGES, &n_changes, cancellable, &error);

  g_object_set_data (G_OBJECT (task), "n-changes", GUINT_TO_POINTER (n_changes));
  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
changes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  History *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);
  guint n_changes = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "n-changes"));

  /* Cancelled: the window is gone, or another entry is selected by now. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (changes == NULL)
    show_details (self, rectify_history_details_new_sentence (error->message));
  else if (changes->len == 0)
    show_details (self, rectify_history_details_new_sentence (
                            _ ("This edit changed nothing that can be said in words.")));
  else
    show_details (self, rectify_history_details_new (changes, n_changes));
}

static void
show_heading (History *self, RectifyHistoryEntry *entry)
{
  g_autofree char *time = rectify_history_dup_time (entry);
  g_autofree char *plan = dup_plan_name (rectify_history_entry_get_plan_id (entry), self);
  const char *state = rectify_history_state_get_title (rectify_history_entry_get_state (entry));
  g_autoptr (GString) text = g_string_new (time);

  g_string_append_printf (text, " · %s", rectify_history_entry_get_author (entry));
  if (plan != NULL)
    g_string_append_printf (text, " · %s", plan);
  if (*state != '\0')
    g_string_append_printf (text, " · %s", state);
  gtk_label_set_text (self->title, rectify_history_entry_get_name (entry));
  gtk_label_set_text (self->subtitle, text->str);
}

static void
show_entry (History *self)
{
  RectifyHistoryEntry *entry = get_selected (self);
  g_autoptr (GTask) task = NULL;

  cancel (&self->reading);
  gtk_widget_set_sensitive (self->undo, entry != NULL && rectify_history_entry_may_be_undone (entry)
                                            && !rectify_session_is_read_only (self->session));
  if (entry == NULL)
    {
      gtk_label_set_text (self->title, "");
      gtk_label_set_text (self->subtitle, "");
      show_details (self, NULL);
      return;
    }
  show_heading (self, entry);
  if (rectify_history_entry_is_compacted (entry))
    {
      show_details (self, rectify_history_details_new_sentence (
                              _ ("The history was compacted: what this edit changed is not known "
                                 "any more.")));
      return;
    }
  self->reading = g_cancellable_new ();
  task = g_task_new (NULL, self->reading, changes_read_cb, self);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "ledger", g_object_ref (self->ledger), g_object_unref);
  g_task_run_in_thread (task, read_changes);
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
update_stack (History *self)
{
  gboolean has_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0;
  gboolean filtered = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_label_set_text (self->empty,
                      filtered ? _ ("No edit says that.") : _ ("Nothing was edited yet."));
  gtk_stack_set_visible_child_name (self->stack, has_entries ? "list" : "empty");
}

static void
select_wanted (History *self, guint from)
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

static void load_more (History *self);

static void
entries_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  History *self = user_data;
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
}

static void
load (History *self, gint64 before, guint limit)
{
  g_autoptr (GTask) task = NULL;
  Scope scope = get_scope (self);
  Page *page = g_new0 (Page, 1);

  page->ledger = g_object_ref (self->ledger);
  page->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  page->filter = (RectifyHistoryFilter){ scope != SCOPE_LEDGER ? self->plan_id : 0,
                                         scope == SCOPE_ITEM ? self->item_id : 0, page->text };
  page->before = before;
  page->limit = limit;
  self->loading = g_cancellable_new ();
  task = g_task_new (NULL, self->loading, entries_listed_cb, self);
  g_task_set_task_data (task, page, page_free);
  g_task_run_in_thread (task, list_entries);
}

static void
load_more (History *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (RectifyHistoryEntry) last = NULL;

  if (self->loading != NULL || self->is_complete || self->closed)
    return;
  if (n_entries > 0)
    last = g_list_model_get_item (G_LIST_MODEL (self->entries), n_entries - 1);
  load (self, last != NULL ? rectify_history_entry_get_id (last) : 0, N_AT_ONCE);
}

/* Returns: whether anything was edited, undone or redone since it was called last. */
static gboolean
note_state (History *self)
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

/* What others do is listed too, with the same entry selected. */
static void
refreshed_cb (History *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  RectifyHistoryEntry *selected = get_selected (self);

  if (self->closed || self->ledger != rectify_session_get_ledger (self->session)
      || !note_state (self))
    return;
  if (self->wanted == 0 && selected != NULL)
    self->wanted = rectify_history_entry_get_id (selected);
  cancel (&self->loading);
  load (self, 0, MAX (n_entries + 1, N_AT_ONCE));
}

static void
reload (History *self)
{
  cancel (&self->loading);
  self->is_complete = FALSE;
  g_list_store_remove_all (self->entries);
  load_more (self);
}

static void
filter_changed_cb (History *self)
{
  if (self->closed)
    return;
  self->wanted = 0;
  reload (self);
}

static void
scrolled_cb (History *self)
{
  double left = gtk_adjustment_get_upper (self->adjustment)
                - gtk_adjustment_get_value (self->adjustment)
                - gtk_adjustment_get_page_size (self->adjustment);

  if (!self->closed && left < NEAR_END
      && g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    load_more (self);
}

/* An edit that is to be taken back, in the session's thread. */
typedef struct {
  GtkWindow *window;
  RectifyLedger *ledger;
  gint64 id;
  char *name;
} Undo;

static gboolean
undo_entry (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Undo *undo = user_data;

  if (ledger == undo->ledger)
    return rectify_ledger_undo_entry (ledger, undo->id, NULL, &undo->name, error);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                       _ ("Another plan or ledger was opened meanwhile, and nothing was "
                          "changed in it. Open the one that you meant and try again."));
  return FALSE;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Undo *undo = user_data;
  History *self = get_history (undo->window);
  g_autoptr (GError) error = NULL;
  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  if (!self->closed && done)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” was taken back; Undo makes it again."), undo->name);

      gtk_label_set_text (self->status, text);
      self->wanted = undo->id;
      reload (self);
      gtk_widget_grab_focus (self->list);
    }
  else if (!self->closed)
    {
      show_entry (self);
      gtk_widget_grab_focus (self->undo);
      rectify_message_error (self->window, _ ("The edit cannot be taken back"), error);
    }
  g_object_unref (undo->window);
  g_object_unref (undo->ledger);
  g_free (undo->name);
  g_free (undo);
}

static void
undo_cb (History *self)
{
  RectifyHistoryEntry *entry = get_selected (self);
  Undo *undo;

  if (entry == NULL)
    return;
  undo = g_new0 (Undo, 1);
  undo->window = g_object_ref (self->window);
  undo->ledger = g_object_ref (self->ledger);
  undo->id = rectify_history_entry_get_id (entry);
  gtk_label_set_text (self->status, "");
  gtk_widget_set_sensitive (self->undo, FALSE);
  rectify_session_run (self->session, undo_entry, undo, NULL, undone_cb, undo);
}

static char *
dup_short (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, MAX_NAME);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
create_scope (History *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  RectifyItem *item = self->item_id != 0 ? rectify_plan_find_item (plan, self->item_id) : NULL;
  guint n_choices = 0;

  if (item != NULL)
    {
      g_autofree char *line = rectify_item_dup_line (item);
      g_autofree char *name = dup_short (line);
      g_autofree char *label = g_strdup_printf (_ ("The item “%s”"), name);

      gtk_string_list_append (choices, label);
      self->scopes[n_choices++] = SCOPE_ITEM;
    }
  if (plan != NULL)
    {
      g_autofree char *name = dup_short (rectify_plan_get_title (plan));
      g_autofree char *label = g_strdup_printf (_ ("The plan “%s”"), name);

      gtk_string_list_append (choices, label);
      self->scopes[n_choices++] = SCOPE_PLAN;
    }
  gtk_string_list_append (choices, _ ("The whole ledger"));
  self->scopes[n_choices] = SCOPE_LEDGER;
  self->scope = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&choices)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whose history is shown"), -1);
  return self->scope;
}

static GtkWidget *
create_bar (History *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), create_scope (self));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name, author or words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name, author or words"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  return box;
}

static GtkWidget *
create_list (History *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entries = g_list_store_new (RECTIFY_TYPE_HISTORY_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->entries));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection),
                                  rectify_history_row_factory_new (dup_plan_name, self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edits, the newest first"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_size_request (scroller, 320, -1);
  return rectify_tab_stop_new (scroller);
}

static GtkWidget *
create_heading_label (GtkLabel **label, const char *css_class)
{
  GtkWidget *widget = gtk_label_new ("");

  *label = GTK_LABEL (widget);
  gtk_label_set_xalign (*label, 0);
  gtk_label_set_ellipsize (*label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static GtkWidget *
create_details (History *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), create_heading_label (&self->title, "heading"));
  gtk_box_append (GTK_BOX (box), create_heading_label (&self->subtitle, "dim-label"));
  self->details = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_policy (self->details, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (self->details, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), rectify_tab_stop_new (scroller));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_size_request (box, 380, -1);
  return box;
}

static GtkWidget *
create_panes (History *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_start_child (GTK_PANED (panes), create_list (self));
  gtk_paned_set_end_child (GTK_PANED (panes), create_details (self));
  gtk_paned_set_resize_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (panes), FALSE);
  gtk_paned_set_position (GTK_PANED (panes), 380);
  return panes;
}

static GtkWidget *
create_stack (History *self)
{
  GtkWidget *empty = gtk_label_new ("");

  self->stack = GTK_STACK (gtk_stack_new ());
  self->empty = GTK_LABEL (empty);
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_stack_add_named (self->stack, create_panes (self), "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
create_foot (History *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), create_heading_label (&self->status, "rectify-history-status"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  self->undo = gtk_button_new_with_mnemonic (_ ("_Undo This Edit"));
  gtk_widget_set_tooltip_text (
      self->undo, _ ("Takes back this edit alone, if nothing later depends on it; later edits "
                     "stay"));
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (undo_cb), self);
  gtk_box_append (GTK_BOX (box), self->undo);
  return box;
}

static GtkWidget *
create_content (History *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), create_stack (self));
  gtk_box_append (GTK_BOX (box), create_foot (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  return box;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        History *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (self->window);
      return TRUE;
    }
  if (keyval == GDK_KEY_f && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    return gtk_widget_grab_focus (self->search);
  return FALSE;
}

static void
closed_cb (History *self)
{
  /* Who still has the window may have it longer than that one lives. */
  gtk_window_set_transient_for (self->window, NULL);
  self->closed = TRUE;
  g_signal_handlers_disconnect_by_data (self->session, self);
  cancel (&self->loading);
  cancel (&self->reading);
}

static void
history_free (gpointer data)
{
  History *self = data;

  cancel (&self->loading);
  cancel (&self->reading);
  g_object_unref (self->session);
  g_object_unref (self->ledger);
  g_free (self);
}

static void
connect_signals (History *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before a search field takes Escape to clear itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_entry),
                            self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (refreshed_cb), self);
  /* What it lists is of the ledger that was open. */
  g_signal_connect_object (self->session, "notify::ledger", G_CALLBACK (gtk_window_close),
                           self->window, G_CONNECT_SWAPPED);
}

/**
 * rectify_history_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @item_id: an item of the live plan, or 0 for all of it
 *
 * Shows who edited what and when, the newest first, and takes back single edits.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
rectify_history_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  History *self = g_new0 (History, 1);

  self->session = g_object_ref (session);
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->plan_id = plan != NULL ? rectify_plan_get_id (plan) : 0;
  self->item_id = plan != NULL ? item_id : 0;
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), HISTORY_KEY, self, history_free);
  gtk_window_set_title (self->window, _ ("History"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_window_set_default_size (self->window, 960, 600);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  gtk_window_set_child (self->window, create_content (self));
  connect_signals (self);
  note_state (self);
  show_entry (self);
  load_more (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->list);
  return self->window;
}
