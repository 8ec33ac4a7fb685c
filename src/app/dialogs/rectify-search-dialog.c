/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-dialog.h"

#include <glib/gi18n.h>

#include "rectify-search-row.h"
#include "rectify-tab-stop.h"

/* So many hits are shown at a time. */
#define PAGE 50
/* In milliseconds: while one types fast, only the last words are looked for. */
#define DELAY 120

/* Shared by the window and the work in threads, which must not keep the window itself: it has to go
 * with the one it belongs to. */
typedef struct {
  RectifySession *session;
  GtkWindow *window; /* NULL when it is gone */
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkLabel *none;
  GtkLabel *status;
  GtkSpinner *spinner;
  GtkWidget *more;
  GtkProgressBar *progress;
  GCancellable *searching; /* the search that is on its way */
  GCancellable *updating;  /* the index that is being made */
  RectifySearchHit *last;
  guint n_hits;
  gboolean waits; /* Enter was pressed before there was a hit */
  RectifySearchChosen chosen;
  gpointer user_data;
} Search;

/* What a thread is to look for. */
typedef struct {
  RectifyLedger *ledger;
  char *words;
  RectifySearchHit *after;
} Question;

static void start_update (Search *self);

static void
search_clear (gpointer data)
{
  Search *self = data;

  g_object_unref (self->session);
  g_clear_object (&self->last);
}

static void
search_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, search_clear);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->ledger);
  g_clear_object (&question->after);
  g_free (question->words);
  g_free (question);
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
set_status (Search *self, const char *text)
{
  gtk_label_set_text (self->status, text);
}

static void
clear_rows (Search *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_object (&self->last);
  self->n_hits = 0;
}

static void
choose (Search *self, GtkListBoxRow *row)
{
  RectifySearchHit *hit = rectify_search_row_get_hit (row);

  self->chosen (rectify_search_hit_get_plan_id (hit), rectify_search_hit_get_item_id (hit),
                self->user_data);
}

static void
show_none (Search *self)
{
  g_autofree char *text = g_strdup_printf (_ ("No plan holds “%s”."),
                                           gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_label_set_text (self->none, text);
  gtk_stack_set_visible_child_name (self->stack, "none");
  set_status (self, "");
}

static void
show_count (Search *self, gboolean more)
{
  g_autofree char *text
      = more ? g_strdup_printf (_ ("The first %u places"), self->n_hits)
             : g_strdup_printf (ngettext ("%u place", "%u places", self->n_hits), self->n_hits);

  set_status (self, text);
  gtk_widget_set_visible (self->more, more);
}

static void
show_hits (Search *self, GPtrArray *hits, gboolean first)
{
  int n_before;

  if (first)
    clear_rows (self);
  n_before = (int) self->n_hits;
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, rectify_search_row_new (g_ptr_array_index (hits, i)));
  self->n_hits += hits->len;
  if (hits->len > 0)
    g_set_object (&self->last, g_ptr_array_index (hits, hits->len - 1));
  if (self->n_hits == 0)
    {
      show_none (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "hits");
  show_count (self, hits->len == PAGE);
  if (first)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                    GTK_SCROLLED_WINDOW (self->scroller)),
                                0);
      if (self->waits)
        choose (self, gtk_list_box_get_row_at_index (self->list, 0));
    }
  else if (hits->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, n_before)));
  self->waits = FALSE;
}

static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *hits = rectify_ledger_search (question->ledger, question->words, 0, question->after,
                                           PAGE, cancellable, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *self = user_data;
  Question *question = g_task_get_task_data (G_TASK (result));
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->searching;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), &error);

  /* Not an older one that was given up, or one whose window is gone. */
  if (current)
    {
      g_clear_object (&self->searching);
      gtk_spinner_stop (self->spinner);
      gtk_widget_set_sensitive (self->more, TRUE);
      if (hits != NULL)
        show_hits (self, hits, question->after == NULL);
      else
        set_status (self, error->message);
      /* What was edited meanwhile is quicker to find the next time. */
      start_update (self);
    }
  search_unref (self);
}

static void
search (Search *self, RectifySearchHit *after)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GTask) task = NULL;
  Question *question;

  cancel (&self->searching);
  if (ledger == NULL)
    return;
  self->searching = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->ledger = g_object_ref (ledger);
  question->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  question->after = after != NULL ? g_object_ref (after) : NULL;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->more, FALSE);
  task = g_task_new (NULL, self->searching, looked_cb, g_atomic_rc_box_acquire (self));
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, look);
}

static void
changed_cb (Search *self)
{
  g_autofree char *words
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  self->waits = FALSE;
  if (*words != '\0')
    {
      search (self, NULL);
      return;
    }
  cancel (&self->searching);
  clear_rows (self);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "hint");
  set_status (self, "");
}

static void
more_cb (Search *self)
{
  if (self->last != NULL)
    search (self, self->last);
}

/* Enter in the entry goes to the hit that is selected, or to the first as soon as it is there. */
static void
activate_cb (Search *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->searching != NULL || row == NULL)
    self->waits = TRUE;
  else
    choose (self, row);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Search *self)
{
  choose (self, row);
}

/* How far the index is, on its way from the thread. */
typedef struct {
  Search *search;
  GCancellable *cancellable;
  guint done;
  guint total;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  search_unref (progress->search);
  g_object_unref (progress->cancellable);
  g_free (progress);
}

static gboolean
show_progress (gpointer data)
{
  Progress *progress = data;
  Search *self = progress->search;
  g_autofree char *text = NULL;

  if (progress->cancellable != self->updating || progress->total == 0)
    return G_SOURCE_REMOVE;
  text = g_strdup_printf (_ ("Preparing the search: %u of %u plans"), progress->done,
                          progress->total);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) progress->done / progress->total);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), progress->done < progress->total);
  return G_SOURCE_REMOVE;
}

/* What a thread makes the index of. It does not keep the search, which lives until its callback. */
typedef struct {
  RectifyLedger *ledger;
  Search *search;
  GCancellable *cancellable;
} Update;

static void
update_free (gpointer data)
{
  Update *update = data;

  g_object_unref (update->ledger);
  g_object_unref (update->cancellable);
  g_free (update);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Update *update = user_data;
  Progress *progress = g_new0 (Progress, 1);

  progress->search = g_atomic_rc_box_acquire (update->search);
  progress->cancellable = g_object_ref (update->cancellable);
  progress->done = done;
  progress->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_progress, progress, progress_free);
}

static void
make_index (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Update *update = task_data;
  GError *error = NULL;

  if (rectify_ledger_update_search (update->ledger, progress_cb, update, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Without an index the same is found, so that a failure need not be told. */
static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *self = user_data;

  if (g_task_get_cancellable (G_TASK (result)) == self->updating)
    {
      g_clear_object (&self->updating);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
    }
  search_unref (self);
}

static void
start_update (Search *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GTask) task = NULL;
  Update *update;

  if (self->updating != NULL || ledger == NULL)
    return;
  self->updating = g_cancellable_new ();
  update = g_new0 (Update, 1);
  update->ledger = g_object_ref (ledger);
  update->search = self;
  update->cancellable = g_object_ref (self->updating);
  task = g_task_new (NULL, self->updating, updated_cb, g_atomic_rc_box_acquire (self));
  g_task_set_task_data (task, update, update_free);
  g_task_run_in_thread (task, make_index);
}

static void
closed_cb (Search *self)
{
  self->window = NULL;
  cancel (&self->searching);
  cancel (&self->updating);
  search_unref (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        Search *self)
{
  GtkListBoxRow *row;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (self->window);
      return TRUE;
    }
  if (keyval != GDK_KEY_Down
      || !gtk_widget_is_ancestor (gtk_window_get_focus (self->window), GTK_WIDGET (self->entry)))
    return FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static GtkWidget *
create_hint (const char *text, GtkLabel **label)
{
  GtkWidget *hint = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (hint), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 50);
  gtk_widget_set_margin_start (hint, 36);
  gtk_widget_set_margin_end (hint, 36);
  gtk_widget_add_css_class (hint, "dim-label");
  if (label != NULL)
    *label = GTK_LABEL (hint);
  return hint;
}

static GtkWidget *
create_results (Search *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->more = gtk_button_new_with_mnemonic (_ ("Show _More"));
  gtk_list_box_set_header_func (self->list, rectify_search_row_update_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places that hold the words"), -1);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (self->more, 12);
  gtk_widget_set_margin_top (self->more, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "view");
  return rectify_tab_stop_new (self->scroller);
}

static GtkWidget *
create_foot (Search *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->status = GTK_LABEL (gtk_label_new (""));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_ellipsize (self->status, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_size_request (box, -1, 30);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  return box;
}

static GtkWidget *
create_head (Search *self)
{
  GtkWidget *bar = gtk_header_bar_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_search_entry_set_search_delay (self->entry, DELAY);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 36);
  g_object_set (self->entry, "placeholder-text", _ ("Words in any plan"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in all plans"), -1);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (bar), GTK_WIDGET (self->entry));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), GTK_WIDGET (self->spinner));
  return bar;
}

static GtkWidget *
create_content (Search *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack,
                       create_hint (_ ("What is typed is looked for in the headings, texts, "
                                       "deadlines, responsibilities and progress of all plans. "
                                       "Several words with blanks between them must all be there."),
                                    NULL),
                       "hint");
  gtk_stack_add_named (self->stack, create_hint ("", &self->none), "none");
  gtk_stack_add_named (self->stack, create_results (self), "hits");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), create_foot (self));
  return box;
}

static void
connect_all (Search *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (closed_cb), self);
  /* Its hits are of the ledger that was open. */
  g_signal_connect_object (self->session, "notify::ledger", G_CALLBACK (gtk_window_close),
                           self->window, G_CONNECT_SWAPPED);
}

/**
 * rectify_search_dialog_present:
 * @parent: the window it belongs to, which stays usable
 * @session: a session that has a ledger
 * @words: (nullable): what to look for at once
 * @chosen: called with an item that is to be shown
 * @user_data: for @chosen; lives as long as @parent
 *
 * Searches in all plans, while words are typed.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rectify_search_dialog_present (GtkWindow *parent, RectifySession *session, const char *words,
                               RectifySearchChosen chosen, gpointer user_data)
{
  Search *self = g_atomic_rc_box_new0 (Search);

  self->session = g_object_ref (session);
  self->chosen = chosen;
  self->user_data = user_data;
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, _ ("Search in All Plans"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_window_set_default_size (self->window, 640, 480);
  gtk_window_set_titlebar (self->window, create_head (self));
  gtk_window_set_child (self->window, create_content (self));
  connect_all (self);
  gtk_widget_set_visible (self->more, FALSE);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  start_update (self);
  return self->window;
}
