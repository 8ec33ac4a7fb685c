/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-columns.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
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
#define BOUND_KEY "rectify-bound-item"
#define ROW_KEY "rectify-bound-row"
#define HOOK_KEY "rectify-hook"

/* Who wants to know that a row is folded or unfolded. */
typedef struct {
  GCallback expanded_cb;
  gpointer user_data;
  GHashTable *status_cells; /* the GtkListItem that are bound */
} Hook;

/**
 * rectify_plan_columns_dup_tooltip:
 * @label: the label of a cell
 *
 * Returns: (transfer full) (nullable): all of what the cell shows, and where it is from
 */
char *
rectify_plan_columns_dup_tooltip (GtkWidget *label)
{
  GtkWidget *parent = gtk_widget_get_parent (label);
  GtkWidget *child = GTK_IS_TREE_EXPANDER (parent) ? parent : label;
  RectifyItem *item = g_object_get_data (G_OBJECT (child), BOUND_KEY);
  RectifyPlanColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), COLUMN_KEY));
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
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  g_autofree char *text = rectify_plan_columns_dup_tooltip (label);

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

static GtkWidget *
get_label (GtkWidget *child)
{
  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                                      : child;
}

static void
name_cell (GtkWidget *label, RectifyItem *item, const char *text)
{
  g_autofree char *internal = rectify_item_dup_internal_text (item);
  g_autofree char *name = NULL;

  name = *internal != '\0'
             ? g_strdup_printf (C_ ("an item, and that it is internal", "%s, %s"), text, internal)
             : g_strdup (text);
  rectify_speech_set_name (label, name);
}

static void
update_cell (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *label = get_label (child);
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  RectifyPlanColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), COLUMN_KEY));
  g_autofree char *text = NULL;
  RectifyItem *source;
  RectifyItemKind kind;

  if (item == NULL)
    return;
  text = rectify_plan_column_dup_text (item, column, &source);
  gtk_label_set_text (GTK_LABEL (label), text);
  set_css_class (label, "dim-label", source != NULL && source != item);
  if (column != RECTIFY_PLAN_ITEM)
    {
      rectify_speech_refresh_row (label);
      return;
    }
  /* What the public is not to see steps back; a reader is told in words. */
  set_css_class (label, "dim-label", rectify_item_is_hidden (item));
  name_cell (label, item, text);
  rectify_speech_refresh_row (label);
  kind = rectify_item_get_kind (item);
  set_css_class (label, "rectify-strong",
                 kind == RECTIFY_ITEM_SECTION || kind == RECTIFY_ITEM_AREA);
  /* An item may get children at any time, so that every row could unfold; those that have none
   * do not say so. */
  set_css_class (child, "rectify-leaf", rectify_item_get_n_children (item) == 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  RectifyPlanColumn column = GPOINTER_TO_INT (user_data);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *child = label;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (column == RECTIFY_PLAN_ITEM)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), ITEM_MIN_CHARS);
      child = gtk_tree_expander_new ();
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (child), label);
    }
  gtk_widget_add_css_class (child, "rectify-cell");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_object_set_data (G_OBJECT (child), COLUMN_KEY, GINT_TO_POINTER (column));
  gtk_list_item_set_child (list_item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  RectifyItem *item = gtk_tree_list_row_get_item (row);

  /* Kept for unbind, since a row that has left the tree no longer knows its item. */
  g_object_set_data_full (G_OBJECT (child), BOUND_KEY, item, g_object_unref);
  g_signal_connect_object (item, "changed", G_CALLBACK (update_cell), list_item, G_CONNECT_SWAPPED);
  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), COLUMN_KEY)) == RECTIFY_PLAN_STATUS)
    g_hash_table_add (((Hook *) user_data)->status_cells, list_item);
  if (GTK_IS_TREE_EXPANDER (child))
    {
      Hook *hook = user_data;

      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), row);
      g_object_set_data_full (G_OBJECT (child), ROW_KEY, g_object_ref (row), g_object_unref);
      g_signal_connect (row, "notify::expanded", hook->expanded_cb, hook->user_data);
      g_signal_connect_object (item, "items-changed", G_CALLBACK (update_cell), list_item,
                               G_CONNECT_SWAPPED);
    }
  update_cell (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  RectifyItem *item = g_object_get_data (G_OBJECT (child), BOUND_KEY);
  Hook *hook = user_data;

  g_signal_handlers_disconnect_by_func (item, update_cell, list_item);
  g_object_set_data (G_OBJECT (child), BOUND_KEY, NULL);
  g_hash_table_remove (hook->status_cells, list_item);
  if (!GTK_IS_TREE_EXPANDER (child))
    return;
  g_signal_handlers_disconnect_by_func (g_object_get_data (G_OBJECT (child), ROW_KEY),
                                        hook->expanded_cb, hook->user_data);
  g_object_set_data (G_OBJECT (child), ROW_KEY, NULL);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

static char *
dup_state_key (RectifyPlanColumn column, const char *what)
{
  return g_strdup_printf ("column-%s-%s", columns[column].name, what);
}

static void
add_column (GtkColumnView *view, RectifyPlanColumn column, Hook *hook)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autofree char *width_key = dup_state_key (column, "own-width");
  g_autofree char *visible_key = dup_state_key (column, "visible");

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), hook);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), hook);
  view_column = gtk_column_view_column_new (_ (columns[column].title), factory);
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
  g_hash_table_unref (((Hook *) data)->status_cells);
  g_free (data);
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
  gpointer list_item;

  g_hash_table_iter_init (&iter, hook->status_cells);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    update_cell (list_item);
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

/**
 * rectify_plan_columns_find_item:
 * @widget: a widget in a view
 *
 * Returns: (transfer none) (nullable): the item of the row that @widget is or is in
 */
RectifyItem *
rectify_plan_columns_find_item (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *cell = gtk_widget_get_first_child (widget);
      GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
      RectifyItem *item = g_object_get_data (G_OBJECT (widget), BOUND_KEY);

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), BOUND_KEY);
      if (item != NULL)
        return item;
    }
  return NULL;
}
