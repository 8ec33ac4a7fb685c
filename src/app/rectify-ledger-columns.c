/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-columns.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-ledger-entry.h"
#include "rectify-list-cell.h"
#include "rectify-list-column.h"
#include "rectify-speech.h"
#include "rectify-state.h"

/* How wide it is, and whether it is shown at first. */
static const struct {
  RectifyColumnWidths widths;
  gboolean visible;
} kinds[RECTIFY_N_LEDGER_COLUMNS] = {
  [RECTIFY_LEDGER_AREA] = { { 120, 84, 190, 0 }, TRUE },
  [RECTIFY_LEDGER_PROBLEM] = { { 150, 104, 260, 0 }, TRUE },
  [RECTIFY_LEDGER_MEASURE] = { { -1, 0, 200, 24 }, TRUE },
  [RECTIFY_LEDGER_LEADER] = { { 70, 58, 110, 0 }, TRUE },
  [RECTIFY_LEDGER_LEAD_UNIT] = { { 84, 68, 130, 0 }, TRUE },
  [RECTIFY_LEDGER_UNITS] = { { 90, 68, 150, 0 }, TRUE },
  [RECTIFY_LEDGER_PERSON] = { { 72, 52, 110, 0 }, FALSE },
  [RECTIFY_LEDGER_DEADLINE] = { { 110, 86, 150, 0 }, FALSE },
  [RECTIFY_LEDGER_DUE] = { { 108, 104, 108, 0 }, TRUE },
  [RECTIFY_LEDGER_STATUS] = { { 92, 90, 92, 0 }, TRUE },
  [RECTIFY_LEDGER_SHARE] = { { 60, 50, 60, 0 }, TRUE },
  [RECTIFY_LEDGER_PROGRESS] = { { 130, 112, 220, 0 }, TRUE },
  [RECTIFY_LEDGER_PLAN] = { { 110, 80, 180, 0 }, TRUE },
  [RECTIFY_LEDGER_YEAR] = { { 56, 48, 56, 0 }, FALSE },
};

/* So many characters of what has no width of its own stay visible. */
#define MIN_CHARS 12
/* More than fits into any column: to lay out what is cut off anyway takes most of a frame's time. */
#define MAX_CHARS 60

#define ORDER_KEY "ledger-columns"
#define HOOK_KEY "rectify-hook"
#define COLUMN_KEY "rectify-column"

/* What the columns of a view share: their cells; the day that decides what is late; and which column was asked for
 * its order, see rectify_ledger_columns_find_order(). */
typedef struct {
  RectifyCellGroup *cells;
  GDate today;
  int asked;
} Hook;

typedef struct {
  Hook *hook;
  RectifyLedgerColumn kind;
} Column;

static const Column *
get_column (gpointer object)
{
  return g_object_get_data (G_OBJECT (object), COLUMN_KEY);
}

static RectifyTaskRow *
get_bound_row (GtkWidget *widget)
{
  GObject *entry = RECTIFY_IS_LIST_CELL (widget)
                       ? rectify_list_cell_get_item (RECTIFY_LIST_CELL (widget))
                       : NULL;

  return entry != NULL ? rectify_ledger_entry_get_row (RECTIFY_LEDGER_ENTRY (entry)) : NULL;
}

static void
hook_free (gpointer data)
{
  Hook *hook = data;

  g_object_unref (hook->cells);
  g_free (hook);
}

/* Only when it is asked for: see rectify-plan-columns.c. */
static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  const Column *column = user_data;
  RectifyTaskRow *row = get_bound_row (cell);
  g_autofree char *text
      = row != NULL ? rectify_ledger_column_dup_tooltip (column->kind, row, &column->hook->today)
                    : NULL;

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_custom (tooltip, rectify_list_tooltip_new (text));
  return TRUE;
}

/* What is late says so by a sign, behind the day so that days stand below each other, and to a reader by a
 * word. */
static void
show_late (RectifyListCell *cell, const char *text)
{
  g_autofree char *shown = g_strconcat (text, " " RECTIFY_LATE_SIGN, NULL);
  g_autofree char *spoken
      = g_strdup_printf (C_ ("deadline, for a screen reader", "late, %s"), text);

  rectify_list_cell_set_text (cell, shown, spoken);
}

static void
update_cell (GtkWidget *cell)
{
  const Column *column = get_column (cell);
  RectifyTaskRow *row = get_bound_row (cell);
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  text = rectify_ledger_column_dup_short (column->kind, row, MAX_CHARS);
  if (column->kind == RECTIFY_LEDGER_DUE && rectify_task_row_is_late (row, &column->hook->today))
    show_late (RECTIFY_LIST_CELL (cell), text);
  else
    rectify_list_cell_set_text (RECTIFY_LIST_CELL (cell), text, NULL);
  rectify_speech_refresh_row (cell);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *cell
      = rectify_list_cell_new (column->hook->cells, column->kind == RECTIFY_LEDGER_SHARE ? 1 : 0,
                               kinds[column->kind].widths.usual < 0 ? MIN_CHARS : 0);

  gtk_widget_add_css_class (cell, "rectify-cell");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), user_data);
  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, user_data);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  GObject *entry = gtk_list_item_get_item (list_item);

  rectify_list_cell_set_item (RECTIFY_LIST_CELL (cell), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_cell), cell);
  update_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  g_signal_handlers_disconnect_by_func (rectify_list_cell_get_item (RECTIFY_LIST_CELL (cell)),
                                        update_cell, cell);
  rectify_list_cell_set_item (RECTIFY_LIST_CELL (cell), NULL);
}

/* Rows are sorted elsewhere, and all at once: this only tells which column is asked first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;

  if (column->hook->asked < 0)
    column->hook->asked = (int) column->kind;
  return -1;
}

static char *
dup_state_key (RectifyLedgerColumn kind, const char *what)
{
  return g_strdup_printf ("ledger-column-%s-%s", rectify_ledger_column_get_name (kind), what);
}

/* What can stand in columns of few words. */
static void
set_words (GtkColumnViewColumn *view_column, RectifyLedgerColumn kind)
{
  static const char *const days[] = { "2026-08-30 " RECTIFY_LATE_SIGN, NULL };
  static const char *const shares[] = { "100%", NULL };
  static const char *const years[] = { "2026", NULL };
  g_auto (GStrv) statuses = NULL;

  if (kind == RECTIFY_LEDGER_STATUS)
    {
      statuses = rectify_status_list_texts ();
      rectify_list_column_set_words (view_column, (const char *const *) statuses);
    }
  else if (kind == RECTIFY_LEDGER_DUE)
    rectify_list_column_set_words (view_column, days);
  else if (kind == RECTIFY_LEDGER_SHARE)
    rectify_list_column_set_words (view_column, shares);
  else if (kind == RECTIFY_LEDGER_YEAR)
    rectify_list_column_set_words (view_column, years);
}

static void
add_column (GtkColumnView *view, Hook *hook, RectifyLedgerColumn kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  g_autofree char *width_key = dup_state_key (kind, "own-width");
  g_autofree char *visible_key = dup_state_key (kind, "visible");

  column->hook = hook;
  column->kind = kind;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  view_column = gtk_column_view_column_new (rectify_ledger_column_get_title (kind), factory);
  g_object_set_data_full (G_OBJECT (view_column), COLUMN_KEY, column, g_free);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare, column, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  rectify_list_column_set_width (view_column, &kinds[kind].widths,
                                 rectify_state_get_int (width_key, 0));
  set_words (view_column, kind);
  gtk_column_view_column_set_visible (view_column,
                                      rectify_state_get_int (visible_key, kinds[kind].visible)
                                          != 0);
  gtk_column_view_append_column (view, view_column);
}

/**
 * rectify_ledger_columns_add:
 * @view: a view whose rows are #RectifyLedgerEntry
 *
 * Adds the columns, in the order, as wide and as visible as they were left.
 */
void
rectify_ledger_columns_add (GtkColumnView *view)
{
  g_auto (GStrv) names = rectify_state_dup_list (ORDER_KEY);
  Hook *hook = g_new0 (Hook, 1);
  g_autoptr (GDate) today = rectify_date_new_today ();
  guint added = 0;

  hook->today = *today;
  hook->cells = rectify_cell_group_new (GTK_WIDGET (view));
  g_object_set_data_full (G_OBJECT (view), HOOK_KEY, hook, hook_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      RectifyLedgerColumn kind;

      if (!rectify_ledger_column_from_name (names[i], &kind) || (added & 1u << kind) != 0)
        continue;
      add_column (view, hook, kind);
      added |= 1u << kind;
    }
  /* Those that an older version did not know. */
  for (guint kind = 0; kind < RECTIFY_N_LEDGER_COLUMNS; kind++)
    if ((added & 1u << kind) == 0)
      add_column (view, hook, kind);
  rectify_list_columns_fit (view);
}

/**
 * rectify_ledger_columns_set_longest:
 * @view: a view with the columns
 * @longest: (array fixed-size=RECTIFY_N_LEDGER_COLUMNS): how long what stands in each of them is, see
 *   rectify_ledger_column_count()
 *
 * Has the columns suit that.
 */
void
rectify_ledger_columns_set_longest (GtkColumnView *view, const guint *longest)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      rectify_list_column_set_longest (column, longest[get_column (column)->kind]);
    }
}

/**
 * rectify_ledger_columns_find:
 * @view: a view with the columns
 * @name: the machine's word for one
 *
 * Returns: (transfer full) (nullable): the column
 */
GtkColumnViewColumn *
rectify_ledger_columns_find (GtkColumnView *view, const char *name)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (g_str_equal (rectify_ledger_column_get_name (get_column (column)->kind), name))
        return g_steal_pointer (&column);
    }
  return NULL;
}

/**
 * rectify_ledger_columns_set_today:
 * @view: a view with the columns
 * @today: the day that decides what is late, of the rows that are set next
 */
void
rectify_ledger_columns_set_today (GtkColumnView *view, const GDate *today)
{
  Hook *hook = g_object_get_data (G_OBJECT (view), HOOK_KEY);

  hook->today = *today;
}

/**
 * rectify_ledger_columns_set_menu:
 * @view: a view with the columns
 * @menu: what a click with the second button on a column's title offers
 */
void
rectify_ledger_columns_set_menu (GtkColumnView *view, GMenuModel *menu)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      gtk_column_view_column_set_header_menu (column, menu);
    }
}

/**
 * rectify_ledger_columns_find_row:
 * @widget: a widget in the list of a view
 *
 * Returns: (transfer none) (nullable): the task of the row that @widget is or is in
 */
RectifyTaskRow *
rectify_ledger_columns_find_row (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *cell = gtk_widget_get_first_child (widget);
      GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

      if (get_bound_row (widget) != NULL)
        return get_bound_row (widget);
      if (child != NULL && get_bound_row (child) != NULL)
        return get_bound_row (child);
    }
  return NULL;
}

/**
 * rectify_ledger_columns_add_actions:
 * @view: a view with the columns
 * @map: where to add an action for each column that shows or hides it, such as “column-leader”
 */
void
rectify_ledger_columns_add_actions (GtkColumnView *view, GActionMap *map)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      g_autofree char *name
          = g_strconcat ("column-", rectify_ledger_column_get_name (get_column (column)->kind),
                         NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");

      g_action_map_add_action (map, G_ACTION (action));
    }
}

/**
 * rectify_ledger_columns_find_order:
 * @view: a view with the columns
 * @column: (out): set to the one that the user wants rows to be sorted by
 * @descending: (out): set to whether from the end
 *
 * Returns: %FALSE if rows stand in the order of the plans
 */
gboolean
rectify_ledger_columns_find_order (GtkColumnView *view, RectifyLedgerColumn *column,
                                   gboolean *descending)
{
  Hook *hook = g_object_get_data (G_OBJECT (view), HOOK_KEY);
  GtkOrdering ordering;

  /* GTK does not tell: but it asks the columns in their turn how any two things compare. */
  hook->asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), view,
                                 gtk_column_view_get_columns (view));
  if (hook->asked < 0)
    return FALSE;
  *column = (RectifyLedgerColumn) hook->asked;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

/**
 * rectify_ledger_columns_list_shown:
 * @view: a view with the columns
 *
 * Returns: (transfer full) (element-type RectifyLedgerColumn): those that are visible, in their order
 */
GArray *
rectify_ledger_columns_list_shown (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (RectifyLedgerColumn));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (gtk_column_view_column_get_visible (column))
        g_array_append_val (shown, get_column (column)->kind);
    }
  return shown;
}

/**
 * rectify_ledger_columns_keep_state:
 * @view: a view with the columns
 *
 * Notes how the columns are, for the next start.
 */
void
rectify_ledger_columns_keep_state (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);
      RectifyLedgerColumn kind = get_column (column)->kind;
      g_autofree char *width_key = dup_state_key (kind, "own-width");
      g_autofree char *visible_key = dup_state_key (kind, "visible");

      rectify_state_set_int (width_key, rectify_list_column_get_own_width (column));
      rectify_state_set_int (visible_key, gtk_column_view_column_get_visible (column));
      g_ptr_array_add (names, (gpointer) rectify_ledger_column_get_name (kind));
    }
  g_ptr_array_add (names, NULL);
  rectify_state_set_list (ORDER_KEY, (const char *const *) names->pdata);
}
