/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-columns.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-list-cell.h"
#include "rectify-list-column.h"
#include "rectify-plan-column.h"
#include "rectify-roll-up.h"
#include "rectify-speech.h"
#include "rectify-state.h"

/* What a column is called in the state file and in action names; its title; how wide it is; and
 * whether it is shown at first. */
static const struct {
  const char *name;
  const char *title;
  RectifyColumnWidths widths;
  gboolean visible;
} columns[RECTIFY_N_PLAN_COLUMNS] = {
  { "item", N_ ("Item"), { -1, 0, 280, 42 }, TRUE },
  { "leader", N_ ("Leader"), { 72, 58, 110, 0 }, TRUE },
  { "lead-unit", N_ ("Lead unit"), { 84, 68, 130, 0 }, TRUE },
  { "units", N_ ("Units"), { 92, 68, 150, 0 }, TRUE },
  { "person", N_ ("Person"), { 72, 52, 110, 0 }, FALSE },
  { "deadline", N_ ("Deadline"), { 110, 86, 150, 0 }, TRUE },
  { "status", N_ ("Status"), { 100, 90, 100, 0 }, TRUE },
};

/* Of a plan of many items, so many are looked at to see how wide the columns have to be. */
#define MAX_MEASURED 500

/* So many characters of the item stay visible however narrow the window is. */
#define ITEM_MIN_CHARS 14

#define COLUMN_KEY "rectify-column"
#define ROW_KEY "rectify-bound-row"
#define HOOK_KEY "rectify-hook"

/* What the columns of a view share: their cells, and who wants to know that a row is folded or
 * unfolded. */
typedef struct {
  RectifyCellGroup *cells;
  GCallback expanded_cb;
  gpointer user_data;
  GHashTable *status_cells; /* the RectifyListCell that are bound */
} Hook;

static RectifyPlanColumn
get_column (gpointer object)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (object), COLUMN_KEY));
}

static RectifyItem *
get_item (GtkWidget *cell)
{
  GObject *item = rectify_list_cell_get_item (RECTIFY_LIST_CELL (cell));

  return item != NULL ? RECTIFY_ITEM (item) : NULL;
}

/**
 * rectify_plan_columns_dup_tooltip:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): all of what the cell shows, and where it is from
 */
char *
rectify_plan_columns_dup_tooltip (GtkWidget *cell)
{
  RectifyItem *item = get_item (cell);
  RectifyPlanColumn column = get_column (cell);
  g_autofree char *text = NULL;
  RectifyItem *source;

  if (item == NULL)
    return NULL;
  text = rectify_plan_column_dup_text (item, column, &source);
  return rectify_plan_column_dup_tooltip (item, column, text, source);
}

/* Only when it is asked for: setting a tooltip asks the display server where the pointer is, too
 * slow for every cell that scrolls into view. */
static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  g_autofree char *text = rectify_plan_columns_dup_tooltip (cell);

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_custom (tooltip, rectify_list_tooltip_new (text));
  return TRUE;
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
dup_spoken (RectifyItem *item, const char *text)
{
  g_autofree char *internal = rectify_item_dup_internal_text (item);

  if (*internal == '\0')
    return g_strdup (text);
  return g_strdup_printf (C_ ("an item, and that it is internal", "%s, %s"), text, internal);
}

static void
update_item_cell (RectifyListCell *cell, RectifyItem *item, const char *text)
{
  g_autofree char *spoken = dup_spoken (item, text);
  RectifyItemKind kind = rectify_item_get_kind (item);

  rectify_list_cell_set_strong (cell, kind == RECTIFY_ITEM_SECTION || kind == RECTIFY_ITEM_AREA);
  rectify_list_cell_set_text (cell, text, spoken);
  /* What the public is not to see steps back; a reader is told in words. */
  set_css_class (GTK_WIDGET (cell), "dim-label", rectify_item_is_hidden (item));
  /* An item may get children at any time, so that every row could unfold; those that have none
   * do not say so. */
  set_css_class (gtk_widget_get_parent (GTK_WIDGET (cell)), "rectify-leaf",
                 rectify_item_get_n_children (item) == 0);
}

static void
update_cell (GtkWidget *cell)
{
  RectifyItem *item = get_item (cell);
  RectifyPlanColumn column = get_column (cell);
  g_autofree char *text = NULL;
  RectifyItem *source;

  if (item == NULL)
    return;
  text = rectify_plan_column_dup_text (item, column, &source);
  if (column == RECTIFY_PLAN_ITEM)
    update_item_cell (RECTIFY_LIST_CELL (cell), item, text);
  else
    {
      rectify_list_cell_set_text (RECTIFY_LIST_CELL (cell), text, NULL);
      set_css_class (cell, "dim-label", source != NULL && source != item);
    }
  rectify_speech_refresh_row (cell);
}

static GtkWidget *
create_cell (RectifyPlanColumn column, Hook *hook)
{
  GtkWidget *cell
      = rectify_list_cell_new (hook->cells, 0, column == RECTIFY_PLAN_ITEM ? ITEM_MIN_CHARS : 0);

  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, GINT_TO_POINTER (column));
  return cell;
}

static void
bind_cell (GtkWidget *cell, RectifyItem *item)
{
  /* Kept for unbind, since a row that has left the tree no longer knows its item. */
  rectify_list_cell_set_item (RECTIFY_LIST_CELL (cell), G_OBJECT (item));
  g_signal_connect_object (item, "changed", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
}

static void
unbind_cell (GtkWidget *cell)
{
  g_signal_handlers_disconnect_by_func (get_item (cell), update_cell, cell);
  rectify_list_cell_set_item (RECTIFY_LIST_CELL (cell), NULL);
}

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *cell = create_cell (RECTIFY_PLAN_ITEM, user_data);

  /* It asks for no more room than it needs, and is to have all there is. */
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
  gtk_widget_add_css_class (expander, "rectify-cell");
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *cell = gtk_tree_expander_get_child (expander);
  g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);
  Hook *hook = user_data;

  bind_cell (cell, item);
  g_signal_connect_object (item, "items-changed", G_CALLBACK (update_cell), cell,
                           G_CONNECT_SWAPPED);
  gtk_tree_expander_set_list_row (expander, row);
  g_object_set_data_full (G_OBJECT (expander), ROW_KEY, g_object_ref (row), g_object_unref);
  g_signal_connect (row, "notify::expanded", hook->expanded_cb, hook->user_data);
  update_cell (cell);
}

static void
unbind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  Hook *hook = user_data;

  unbind_cell (gtk_tree_expander_get_child (expander));
  g_signal_handlers_disconnect_by_func (g_object_get_data (G_OBJECT (expander), ROW_KEY),
                                        hook->expanded_cb, hook->user_data);
  g_object_set_data (G_OBJECT (expander), ROW_KEY, NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = create_cell (get_column (factory), user_data);

  gtk_widget_add_css_class (cell, "rectify-cell");
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (gtk_list_item_get_item (list_item));

  bind_cell (cell, item);
  if (get_column (cell) == RECTIFY_PLAN_STATUS)
    g_hash_table_add (((Hook *) user_data)->status_cells, cell);
  update_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  unbind_cell (cell);
  g_hash_table_remove (((Hook *) user_data)->status_cells, cell);
}

static GtkListItemFactory *
create_factory (RectifyPlanColumn column, Hook *hook)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean is_item = column == RECTIFY_PLAN_ITEM;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (is_item ? setup_item_cb : setup_cb), hook);
  g_signal_connect (factory, "bind", G_CALLBACK (is_item ? bind_item_cb : bind_cb), hook);
  g_signal_connect (factory, "unbind", G_CALLBACK (is_item ? unbind_item_cb : unbind_cb), hook);
  return factory;
}

static char *
dup_state_key (RectifyPlanColumn column, const char *what)
{
  return g_strdup_printf ("column-%s-%s", columns[column].name, what);
}

static void
add_column (GtkColumnView *view, RectifyPlanColumn column, Hook *hook)
{
  g_autoptr (GtkColumnViewColumn) view_column
      = gtk_column_view_column_new (_ (columns[column].title), create_factory (column, hook));
  g_autofree char *width_key = dup_state_key (column, "own-width");
  g_autofree char *visible_key = dup_state_key (column, "visible");

  gtk_column_view_column_set_resizable (view_column, TRUE);
  rectify_list_column_set_width (view_column, &columns[column].widths,
                                 rectify_state_get_int (width_key, 0));
  if (column == RECTIFY_PLAN_STATUS)
    {
      g_auto (GStrv) words = rectify_status_list_texts ();

      rectify_list_column_set_words (view_column, (const char *const *) words);
    }
  if (column != RECTIFY_PLAN_ITEM)
    gtk_column_view_column_set_visible (view_column,
                                        rectify_state_get_int (visible_key, columns[column].visible)
                                            != 0);
  gtk_column_view_append_column (view, view_column);
}

static void
hook_free (gpointer data)
{
  Hook *hook = data;

  g_hash_table_unref (hook->status_cells);
  g_object_unref (hook->cells);
  g_free (hook);
}

/**
 * rectify_plan_columns_refresh_status:
 * @view: a view with the columns
 *
 * Shows anew what follows from the items below, which the item itself does not notice.
 */
void
rectify_plan_columns_refresh_status (GtkColumnView *view)
{
  Hook *hook = g_object_get_data (G_OBJECT (view), HOOK_KEY);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, hook->status_cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    update_cell (cell);
}

/* How long what stands in each column is, of an item and what is below it. */
static void
measure_items (RectifyItem *item, guint *longest, guint *n_left)
{
  for (guint i = 0; i < rectify_item_get_n_children (item) && *n_left > 0; i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      --*n_left;
      for (RectifyPlanColumn column = RECTIFY_PLAN_LEADER; column < RECTIFY_PLAN_STATUS; column++)
        {
          RectifyItem *source;
          g_autofree char *text = rectify_plan_column_dup_text (child, column, &source);

          longest[column] = MAX (longest[column], rectify_list_column_count (text));
        }
      measure_items (child, longest, n_left);
    }
}

/**
 * rectify_plan_columns_measure:
 * @view: a view with the columns
 * @root: of the plan that it shows
 *
 * Has the columns suit what stands in them now.
 */
void
rectify_plan_columns_measure (GtkColumnView *view, RectifyItem *root)
{
  GListModel *list = gtk_column_view_get_columns (view);
  guint longest[RECTIFY_N_PLAN_COLUMNS] = { 0 };
  guint n_left = MAX_MEASURED;

  measure_items (root, longest, &n_left);
  for (RectifyPlanColumn column = RECTIFY_PLAN_LEADER; column < RECTIFY_PLAN_STATUS; column++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (list, column);

      rectify_list_column_set_longest (view_column, longest[column]);
    }
}

/**
 * rectify_plan_columns_add:
 * @view: a view whose rows are #GtkTreeListRow of #RectifyItem
 * @expanded_cb: handler for #GtkTreeListRow::notify of “expanded” of the rows in view
 * @user_data: for @expanded_cb; it outlives @view
 *
 * Adds the columns, as wide and as visible as they were left.
 */
void
rectify_plan_columns_add (GtkColumnView *view, GCallback expanded_cb, gpointer user_data)
{
  Hook *hook = g_new0 (Hook, 1);

  hook->cells = rectify_cell_group_new (GTK_WIDGET (view));
  hook->expanded_cb = expanded_cb;
  hook->user_data = user_data;
  hook->status_cells = g_hash_table_new (NULL, NULL);
  g_object_set_data_full (G_OBJECT (view), HOOK_KEY, hook, hook_free);
  for (guint column = 0; column < RECTIFY_N_PLAN_COLUMNS; column++)
    add_column (view, column, hook);
  rectify_list_columns_fit (view);
}

/**
 * rectify_plan_columns_add_actions:
 * @view: a view with the columns
 * @map: where to add an action for each column that can be hidden, such as “column-leader”
 */
void
rectify_plan_columns_add_actions (GtkColumnView *view, GActionMap *map)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint column = RECTIFY_PLAN_ITEM + 1; column < RECTIFY_N_PLAN_COLUMNS; column++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (list, column);
      g_autofree char *name = g_strconcat ("column-", columns[column].name, NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, view_column, "visible");

      g_action_map_add_action (map, G_ACTION (action));
    }
}

/**
 * rectify_plan_columns_set_menu:
 * @view: a view with the columns
 * @menu: what a click with the second button on a column's title offers
 */
void
rectify_plan_columns_set_menu (GtkColumnView *view, GMenuModel *menu)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (list, i);

      gtk_column_view_column_set_header_menu (view_column, menu);
    }
}

/**
 * rectify_plan_columns_keep_state:
 * @view: a view with the columns
 *
 * Notes how wide and how visible the columns are, for the next start.
 */
void
rectify_plan_columns_keep_state (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint column = RECTIFY_PLAN_ITEM + 1; column < RECTIFY_N_PLAN_COLUMNS; column++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (list, column);
      g_autofree char *width_key = dup_state_key (column, "own-width");
      g_autofree char *visible_key = dup_state_key (column, "visible");

      rectify_state_set_int (width_key, rectify_list_column_get_own_width (view_column));
      rectify_state_set_int (visible_key, gtk_column_view_column_get_visible (view_column));
    }
}

/* The first cell of what @widget has, down to those of a row. */
static GtkWidget *
find_cell (GtkWidget *widget)
{
  for (guint depth = 0; widget != NULL && depth < 4; depth++)
    {
      if (RECTIFY_IS_LIST_CELL (widget))
        return widget;
      widget = GTK_IS_TREE_EXPANDER (widget)
                   ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (widget))
                   : gtk_widget_get_first_child (widget);
    }
  return NULL;
}

/**
 * rectify_plan_columns_find_item:
 * @widget: a widget in a view
 *
 * Returns: (transfer none) (nullable): the item of the row that @widget is or is in
 */
RectifyItem *
rectify_plan_columns_find_item (GtkWidget *widget)
{
  GtkWidget *cell = NULL;

  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget) && cell == NULL;
       widget = gtk_widget_get_parent (widget))
    cell = find_cell (widget);
  return cell != NULL ? get_item (cell) : NULL;
}
