/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-focus.h"
#include "rectify-item-text.h"
#include "rectify-ledger-view-private.h"
#include "rectify-scroll-bars.h"
#include "rectify-state.h"
#include "rectify-tab-stop.h"

#define SCOPE_KEY "ledger-all-plans"
#define SORT_KEY "ledger-sort"

/**
 * RectifyLedgerView:
 *
 * The problems and measures of one plan or of all as a flat table, filtered and sorted. It reads them
 * again after every edit, when it is seen.
 */
G_DEFINE_FINAL_TYPE (RectifyLedgerView, rectify_ledger_view, GTK_TYPE_WIDGET)

static RectifyTaskRow *
get_row_at (RectifyLedgerView *self, guint position)
{
  return rectify_ledger_model_get_row (self->model, position);
}

/* A window that changes while the second click is still under way leaves its row stuck as active. */
static gboolean
open_idle_cb (gpointer user_data)
{
  g_autoptr (RectifyLedgerView) self = user_data;

  if (self->box != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "open", NULL);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkColumnView *view, guint position, RectifyLedgerView *self)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->shown), position, TRUE);
  g_idle_add (open_idle_cb, g_object_ref (self));
}

static void
selection_changed_cb (RectifyLedgerView *self)
{
  g_autoptr (GtkBitset) chosen
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));

  rectify_ledger_foot_set_selected (self->foot, (guint) gtk_bitset_get_size (chosen));
  rectify_ledger_view_update_actions (self);
}

static void
asked_cb (RectifyLedgerView *self)
{
  self->show_chosen = TRUE;
  if (self->work != NULL)
    rectify_row_work_ask (self->work);
}

static void
mapped_cb (RectifyLedgerView *self)
{
  if (self->work != NULL)
    rectify_row_work_go_on (self->work);
}

static char *
dup_plan_title (RectifyLedgerView *self, gint64 plan_id)
{
  GListModel *plans = rectify_session_get_plans (self->session);

  for (guint i = 0; plan_id != 0 && i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      if (rectify_plan_info_get_id (info) == plan_id)
        return rectify_plan_info_dup_title (info);
    }
  return NULL;
}

static void
plan_changed_cb (RectifyLedgerView *self)
{
  if (!rectify_ledger_filter_bar_get_all_plans (self->bar))
    asked_cb (self);
}

/* A plan of the same number in another ledger is not the one that a link asked for. */
static void
forget_plan (RectifyLedgerView *self)
{
  g_autoptr (RectifyFilter) filter
      = rectify_filter_copy (rectify_ledger_filter_bar_get_filter (self->bar));

  filter->plan_id = 0;
  rectify_ledger_filter_bar_set_filter (self->bar, filter);
}

static void
ledger_changed_cb (RectifyLedgerView *self)
{
  rectify_ledger_view_forget (self);
  forget_plan (self);
}

static void
retry_cb (RectifyLedgerView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  rectify_row_source_refresh (rectify_session_get_rows (self->session));
}

static gboolean
rectify_ledger_view_grab_focus (GtkWidget *widget)
{
  RectifyLedgerView *self = RECTIFY_LEDGER_VIEW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0
      && gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return TRUE;
  self->focus_rows = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0;
  return gtk_widget_grab_focus (GTK_WIDGET (self->bar));
}

static void
rectify_ledger_view_dispose (GObject *object)
{
  RectifyLedgerView *self = RECTIFY_LEDGER_VIEW (object);

  if (self->work != NULL)
    rectify_row_work_stop (self->work);
  g_clear_object (&self->work);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  rectify_ledger_view_forget_coming (self);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rectify_ledger_view_parent_class)->dispose (object);
}

static void
rectify_ledger_view_class_init (RectifyLedgerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_ledger_view_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_ledger_view_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* A plan, an item of it, and whether it is to be edited, or else shown in its plan. */
  g_signal_new ("item-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);
  /* Words for an edit that was made. */
  g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
create_table (RectifyLedgerView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  /* Where not all columns fit, nothing else would say that there are more. */
  rectify_scroll_bars_keep (GTK_SCROLLED_WINDOW (scroller));
  self->model = rectify_ledger_model_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rectify-plan");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems and measures"), -1);
  rectify_ledger_columns_add (self->view);
  self->shown
      = rectify_gradual_list_new (GTK_SELECTION_MODEL (self->model), GTK_WIDGET (self->view));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->shown));
  g_signal_connect_object (self->shown, "ready", G_CALLBACK (rectify_ledger_view_show_coming), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_stack_add_named (self->stack, rectify_tab_stop_new (scroller), "table");
}

/* Words where there is no table, and what to do about it. */
static GtkLabel *
add_page (RectifyLedgerView *self, const char *name, const char *words, const char *button_label,
          GCallback clicked, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (button_label != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (button_label);

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (button, "clicked", clicked, data);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_stack_add_named (self->stack, box, name);
  return GTK_LABEL (label);
}

static void
create_stack (RectifyLedgerView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  add_page (self, "loading", _ ("Reading the plans…"), NULL, NULL, NULL);
  create_table (self);
  add_page (self, "empty",
            _ ("There are no problems or measures here yet. They come with a plan: import one, or "
               "add them in the Plan view."),
            NULL, NULL, NULL);
  add_page (self, "nothing",
            _ ("Nothing matches the filter. Clear it, or take a condition out of it."),
            _ ("Clear the Filter"), G_CALLBACK (rectify_ledger_filter_bar_clear), self->bar);
  self->failure = add_page (self, "failure", "", _ ("Tr_y Again"), G_CALLBACK (retry_cb), self);
}

static void
restore_state (RectifyLedgerView *self)
{
  g_auto (GStrv) sort = rectify_state_dup_list (SORT_KEY);

  rectify_ledger_filter_bar_set_all_plans (self->bar, rectify_state_get_int (SCOPE_KEY, TRUE) != 0);
  if (g_strv_length (sort) == 2)
    rectify_ledger_view_sort (self, sort[0], g_str_equal (sort[1], "descending"));
}

static void
rectify_ledger_view_init (RectifyLedgerView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = RECTIFY_LEDGER_FILTER_BAR (rectify_ledger_filter_bar_new ());
  self->foot = RECTIFY_LEDGER_FOOT (rectify_ledger_foot_new ());
  create_stack (self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->foot));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  rectify_ledger_view_install_actions (self);
  restore_state (self);
  rectify_ledger_foot_set_selected (self->foot, 0);
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (asked_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * rectify_ledger_view_new:
 *
 * Returns: (transfer floating): a view without a session
 */
GtkWidget *
rectify_ledger_view_new (void)
{
  return g_object_new (RECTIFY_TYPE_LEDGER_VIEW, NULL);
}

/**
 * rectify_ledger_view_set_session:
 * @self: a view that has none yet
 * @session: whose ledger it shows
 */
void
rectify_ledger_view_set_session (RectifyLedgerView *self, RectifySession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->work
      = rectify_row_work_new (rectify_session_get_rows (session), &rectify_ledger_view_work, self);
  g_signal_connect_object (session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (rectify_ledger_view_update_actions),
                           self, G_CONNECT_SWAPPED);
  ledger_changed_cb (self);
  rectify_ledger_view_update_actions (self);
}

/**
 * rectify_ledger_view_set_filter:
 * @self: a view with a session
 * @filter: what is to be listed
 *
 * Lists something else, as a link does: of the plan that the filter asks for, or else of all.
 */
void
rectify_ledger_view_set_filter (RectifyLedgerView *self, const RectifyFilter *filter)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (RectifyFilter) own = rectify_filter_copy (filter);
  gboolean this_plan
      = own->plan_id != 0 && plan != NULL && rectify_plan_get_id (plan) == own->plan_id;
  g_autofree char *title = NULL;

  if (this_plan)
    own->plan_id = 0;
  title = dup_plan_title (self, own->plan_id);
  rectify_ledger_filter_bar_set_all_plans (self->bar, !this_plan);
  rectify_ledger_filter_bar_set_filter (self->bar, own);
  rectify_ledger_filter_bar_set_plan_title (self->bar, title);
  asked_cb (self);
}

/**
 * rectify_ledger_view_dup_filter:
 * @self: a view with a session
 *
 * Returns: (transfer full): what is listed, with the plan if it is of one alone
 */
RectifyFilter *
rectify_ledger_view_dup_filter (RectifyLedgerView *self)
{
  RectifyFilter *filter = rectify_filter_copy (rectify_ledger_filter_bar_get_filter (self->bar));
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  if (!rectify_ledger_filter_bar_get_all_plans (self->bar) && plan != NULL)
    filter->plan_id = rectify_plan_get_id (plan);
  return filter;
}

/**
 * rectify_ledger_view_dup_words:
 * @self: a view with a session
 *
 * Returns: (transfer full): what is asked for, for a heading; "" if that is all there is
 */
char *
rectify_ledger_view_dup_words (RectifyLedgerView *self)
{
  g_autoptr (RectifyFilter) filter = rectify_ledger_view_dup_filter (self);
  g_autofree char *title = dup_plan_title (self, filter->plan_id);

  return rectify_filter_dup_words (filter, title);
}

/**
 * rectify_ledger_view_sort:
 * @self: a view
 * @name: (nullable): the name of a column, such as “due”; %NULL for the order of the plans
 * @descending: whether from the end
 */
void
rectify_ledger_view_sort (RectifyLedgerView *self, const char *name, gboolean descending)
{
  g_autoptr (GtkColumnViewColumn) column
      = name != NULL ? rectify_ledger_columns_find (self->view, name) : NULL;

  gtk_column_view_sort_by_column (self->view, column,
                                  descending && column != NULL ? GTK_SORT_DESCENDING
                                                               : GTK_SORT_ASCENDING);
}

/**
 * rectify_ledger_view_is_busy:
 * @self: a view
 *
 * Returns: whether what it shows is not what was asked for yet, but soon will be; while nobody sees it
 *   nothing is listed
 */
gboolean
rectify_ledger_view_is_busy (RectifyLedgerView *self)
{
  return (self->work != NULL && rectify_row_work_is_busy (self->work))
         || (gtk_widget_get_mapped (GTK_WIDGET (self->view))
             && rectify_gradual_list_is_moving (self->shown));
}

/**
 * rectify_ledger_view_list_rows:
 * @self: a view
 *
 * Returns: (transfer full) (element-type RectifyTaskRow): what is listed, in its order
 */
GPtrArray *
rectify_ledger_view_list_rows (RectifyLedgerView *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    g_ptr_array_add (rows, g_object_ref (get_row_at (self, i)));
  return rows;
}

/**
 * rectify_ledger_view_list_columns:
 * @self: a view
 *
 * Returns: (transfer full) (element-type RectifyLedgerColumn): the columns that are shown, in their
 *   order
 */
GArray *
rectify_ledger_view_list_columns (RectifyLedgerView *self)
{
  return rectify_ledger_columns_list_shown (self->view);
}

/**
 * rectify_ledger_view_list_selected:
 * @self: a view
 *
 * Returns: (transfer full) (element-type RectifyTaskRow): the tasks that are selected, in their order
 */
GPtrArray *
rectify_ledger_view_list_selected (RectifyLedgerView *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (rows, g_object_ref (get_row_at (self, position)));
  return rows;
}

/**
 * rectify_ledger_view_get_selection:
 * @self: a view
 *
 * Returns: (transfer none): the rows as a list of #RectifyLedgerEntry, and which of them are selected
 */
GtkSelectionModel *
rectify_ledger_view_get_selection (RectifyLedgerView *self)
{
  return GTK_SELECTION_MODEL (self->model);
}

/**
 * rectify_ledger_view_get_counts:
 * @self: a view
 *
 * Returns: (transfer none): what it says of what is listed
 */
const char *
rectify_ledger_view_get_counts (RectifyLedgerView *self)
{
  return rectify_ledger_foot_get_text (self->foot);
}

/**
 * rectify_ledger_view_focus_text:
 * @self: a view
 *
 * Begins to look for words.
 */
void
rectify_ledger_view_focus_text (RectifyLedgerView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->bar));
}

/**
 * rectify_ledger_view_set_narrow:
 * @self: a view
 * @narrow: whether there is little room for how large the text is
 */
void
rectify_ledger_view_set_narrow (RectifyLedgerView *self, gboolean narrow)
{
  rectify_ledger_filter_bar_set_narrow (self->bar, narrow);
}

/**
 * rectify_ledger_view_keep_state:
 * @self: a view
 *
 * Notes how the table is, for the next start.
 */
void
rectify_ledger_view_keep_state (RectifyLedgerView *self)
{
  const char *sort[3] = { NULL };
  RectifyLedgerColumn column;
  gboolean descending;

  if (rectify_ledger_columns_find_order (self->view, &column, &descending))
    {
      sort[0] = rectify_ledger_column_get_name (column);
      sort[1] = descending ? "descending" : "ascending";
    }
  rectify_state_set_list (SORT_KEY, sort);
  rectify_state_set_int (SCOPE_KEY, rectify_ledger_filter_bar_get_all_plans (self->bar));
  rectify_ledger_columns_keep_state (self->view);
}
