/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-columns.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-ledger-entry.h"
#include "rectify-list-column.h"
#include "rectify-state.h"

/* What a column is called in the state file and in action names; its width at first in pixels, and
 * whether it is shown at first; what it is sorted by. */
static const struct {
  const char *name;
  int width;
  gboolean visible;
  RectifyRowColumn order;
} kinds[RECTIFY_N_LEDGER_COLUMNS] = {
  [RECTIFY_LEDGER_AREA] = { "area", 120, TRUE, RECTIFY_ROW_AREA },
  [RECTIFY_LEDGER_PROBLEM] = { "problem", 150, TRUE, RECTIFY_ROW_PROBLEM },
  [RECTIFY_LEDGER_MEASURE] = { "measure", -1, TRUE, RECTIFY_ROW_MEASURE },
  [RECTIFY_LEDGER_LEADER] = { "leader", 70, TRUE, RECTIFY_ROW_LEADER },
  [RECTIFY_LEDGER_LEAD_UNIT] = { "lead-unit", 84, TRUE, RECTIFY_ROW_LEAD_UNIT },
  [RECTIFY_LEDGER_UNITS] = { "units", 90, TRUE, RECTIFY_ROW_UNITS },
  [RECTIFY_LEDGER_PERSON] = { "person", 72, FALSE, RECTIFY_ROW_PERSONS },
  [RECTIFY_LEDGER_DEADLINE] = { "deadline", 110, FALSE, RECTIFY_ROW_DEADLINE },
  [RECTIFY_LEDGER_DUE] = { "due", 108, TRUE, RECTIFY_ROW_DEADLINE },
  [RECTIFY_LEDGER_STATUS] = { "status", 92, TRUE, RECTIFY_ROW_STATUS },
  [RECTIFY_LEDGER_SHARE] = { "share", 60, TRUE, RECTIFY_ROW_SHARE },
  [RECTIFY_LEDGER_PROGRESS] = { "progress", 130, TRUE, RECTIFY_ROW_PROGRESS_DATE },
  [RECTIFY_LEDGER_PLAN] = { "plan", 110, TRUE, RECTIFY_ROW_PLAN },
  [RECTIFY_LEDGER_YEAR] = { "year", 56, FALSE, RECTIFY_ROW_YEAR },
};

/* So many characters of what has no width of its own stay visible. */
#define MIN_CHARS 12
/* More than fits into any column: to lay out what is cut off anyway takes most of a frame's time. */
#define MAX_CHARS 80
#define LATE_SIGN "⚠"

#define ORDER_KEY "ledger-columns"
#define HOOK_KEY "rectify-hook"
#define COLUMN_KEY "rectify-column"
#define BOUND_KEY "rectify-bound-entry"

/* What the columns of a view share: the day that decides what is late; and which column was asked for
 * its order, see rectify_ledger_columns_find_order(). */
typedef struct {
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

/**
 * rectify_ledger_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): the machine's word for it
 */
const char *
rectify_ledger_column_get_name (RectifyLedgerColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, "");
  return kinds[column].name;
}

/**
 * rectify_ledger_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what it is called, in the interface's language
 */
const char *
rectify_ledger_column_get_title (RectifyLedgerColumn column)
{
  static const char *const titles[RECTIFY_N_LEDGER_COLUMNS] = {
    [RECTIFY_LEDGER_AREA] = N_ ("Area"),
    [RECTIFY_LEDGER_PROBLEM] = N_ ("Problem"),
    [RECTIFY_LEDGER_MEASURE] = N_ ("Measure"),
    [RECTIFY_LEDGER_LEADER] = N_ ("Leader"),
    [RECTIFY_LEDGER_LEAD_UNIT] = N_ ("Lead unit"),
    [RECTIFY_LEDGER_UNITS] = N_ ("Units"),
    [RECTIFY_LEDGER_PERSON] = N_ ("Person"),
    [RECTIFY_LEDGER_DEADLINE] = N_ ("Deadline"),
    [RECTIFY_LEDGER_DUE] = N_ ("Due"),
    [RECTIFY_LEDGER_STATUS] = N_ ("Status"),
    [RECTIFY_LEDGER_SHARE] = N_ ("Share done"),
    [RECTIFY_LEDGER_PROGRESS] = N_ ("Latest progress"),
    [RECTIFY_LEDGER_PLAN] = N_ ("Plan"),
    [RECTIFY_LEDGER_YEAR] = N_ ("Year"),
  };

  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, "");
  return _ (titles[column]);
}

/**
 * rectify_ledger_column_get_order:
 * @column: a column
 *
 * Returns: what rows are sorted by when they are sorted by it
 */
RectifyRowColumn
rectify_ledger_column_get_order (RectifyLedgerColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, RECTIFY_ROW_PLAN);
  return kinds[column].order;
}

static char *
dup_day (guint32 julian)
{
  GDate date;

  if (julian == 0)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return rectify_date_to_string (&date);
}

/* Cut to so many characters; -1: whole. */
static char *
dup_words (RectifyTaskRow *row, RectifyRowColumn column, glong max)
{
  const char *text = rectify_task_row_get_text (row, column);

  if (max < 0 || g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  return g_strndup (text, g_utf8_offset_to_pointer (text, max) - text);
}

static char *
dup_progress (RectifyTaskRow *row, glong max)
{
  g_autofree char *day = dup_day (row->progress_date);
  g_autofree char *words = dup_words (row, RECTIFY_ROW_PROGRESS, max);

  return g_strconcat (day, *day != '\0' && *words != '\0' ? " " : "", words, NULL);
}

static char *
dup_text (RectifyLedgerColumn column, RectifyTaskRow *row, glong max)
{
  switch (column)
    {
    case RECTIFY_LEDGER_DUE:
      return dup_day (row->due);
    case RECTIFY_LEDGER_STATUS:
      return rectify_status_dup_text (row->status);
    case RECTIFY_LEDGER_SHARE:
      return row->share != RECTIFY_SHARE_UNKNOWN ? g_strdup_printf ("%d%%", row->share)
                                                 : g_strdup ("");
    case RECTIFY_LEDGER_PROGRESS:
      return dup_progress (row, max);
    case RECTIFY_LEDGER_YEAR:
      return row->year > 0 ? g_strdup_printf ("%d", row->year) : g_strdup ("");
    default:
      return dup_words (row, kinds[column].order, max);
    }
}

/**
 * rectify_ledger_column_dup_text:
 * @column: a column
 * @row: a task
 *
 * Returns: (transfer full): all that it says of the task, in one line
 */
char *
rectify_ledger_column_dup_text (RectifyLedgerColumn column, RectifyTaskRow *row)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, NULL);
  return dup_text (column, row, -1);
}

/**
 * rectify_ledger_column_dup_tooltip:
 * @column: a column
 * @row: a task
 * @today: the day that decides what is late
 *
 * Returns: (transfer full) (nullable): all that it says of the task, and what its signs mean; %NULL if
 *   that is nothing
 */
char *
rectify_ledger_column_dup_tooltip (RectifyLedgerColumn column, RectifyTaskRow *row,
                                   const GDate *today)
{
  g_autofree char *text = rectify_ledger_column_dup_text (column, row);

  if (column == RECTIFY_LEDGER_DUE && rectify_task_row_is_late (row, today))
    return g_strdup_printf (C_ ("deadline", "%s Late: %s"), LATE_SIGN,
                            rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE));
  if (column == RECTIFY_LEDGER_DUE && *text != '\0')
    return g_strdup (rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static RectifyTaskRow *
get_bound_row (GtkWidget *label)
{
  RectifyLedgerEntry *entry = g_object_get_data (G_OBJECT (label), BOUND_KEY);

  return entry != NULL ? rectify_ledger_entry_get_row (entry) : NULL;
}

/* Only when it is asked for: see rectify-plan-columns.c. */
static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  const Column *column = user_data;
  RectifyTaskRow *row = get_bound_row (label);
  g_autofree char *text
      = row != NULL ? rectify_ledger_column_dup_tooltip (column->kind, row, &column->hook->today)
                    : NULL;

  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_custom (tooltip, rectify_list_tooltip_new (text));
  return TRUE;
}

/* What is late says so by a sign, and to a reader by a word. */
static void
show_due (GtkWidget *label, RectifyTaskRow *row, const char *text, const GDate *today)
{
  g_autofree char *shown = NULL;
  g_autofree char *spoken = NULL;

  if (!rectify_task_row_is_late (row, today))
    {
      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }
  shown = g_strconcat (LATE_SIGN " ", text, NULL);
  spoken = g_strdup_printf (C_ ("deadline, for a screen reader", "late, %s"), text);
  gtk_label_set_text (GTK_LABEL (label), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
update_cell (GtkWidget *label)
{
  const Column *column = get_column (label);
  RectifyTaskRow *row = get_bound_row (label);
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  text = dup_text (column->kind, row, MAX_CHARS);
  if (column->kind == RECTIFY_LEDGER_DUE)
    show_due (label, row, text, &column->hook->today);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->kind == RECTIFY_LEDGER_SHARE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (kinds[column->kind].width < 0)
    gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_widget_add_css_class (label, "rectify-cell");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), user_data);
  g_object_set_data (G_OBJECT (label), COLUMN_KEY, user_data);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  RectifyLedgerEntry *entry = gtk_list_item_get_item (list_item);

  g_object_set_data_full (G_OBJECT (label), BOUND_KEY, g_object_ref (entry), g_object_unref);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update_cell), label);
  update_cell (label);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  RectifyLedgerEntry *entry = g_object_get_data (G_OBJECT (label), BOUND_KEY);

  g_signal_handlers_disconnect_by_func (entry, update_cell, label);
  g_object_set_data (G_OBJECT (label), BOUND_KEY, NULL);
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
  return g_strdup_printf ("ledger-column-%s-%s", kinds[kind].name, what);
}

static void
add_column (GtkColumnView *view, Hook *hook, RectifyLedgerColumn kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  g_autofree char *width_key = dup_state_key (kind, "width");
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
  gtk_column_view_column_set_expand (view_column, kinds[kind].width < 0);
  if (kinds[kind].width > 0)
    rectify_list_column_set_width (view_column,
                                   rectify_state_get_int (width_key, kinds[kind].width));
  gtk_column_view_column_set_visible (view_column,
                                      rectify_state_get_int (visible_key, kinds[kind].visible)
                                          != 0);
  gtk_column_view_append_column (view, view_column);
}

static gboolean
find_kind (const char *name, RectifyLedgerColumn *kind)
{
  for (guint i = 0; i < RECTIFY_N_LEDGER_COLUMNS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
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
  guint added = 0;

  g_date_clear (&hook->today, 1);
  g_object_set_data_full (G_OBJECT (view), HOOK_KEY, hook, g_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      RectifyLedgerColumn kind;

      if (!find_kind (names[i], &kind) || (added & 1u << kind) != 0)
        continue;
      add_column (view, hook, kind);
      added |= 1u << kind;
    }
  /* Those that an older version did not know. */
  for (guint kind = 0; kind < RECTIFY_N_LEDGER_COLUMNS; kind++)
    if ((added & 1u << kind) == 0)
      add_column (view, hook, kind);
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

      if (g_str_equal (kinds[get_column (column)->kind].name, name))
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

static void
append_move (GMenu *menu, RectifyLedgerColumn kind, int step)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (rectify_ledger_column_get_title (kind), NULL);

  g_menu_item_set_action_and_target (item, "ledger.move-column", "(si)", kinds[kind].name, step);
  g_menu_append_item (menu, item);
}

/**
 * rectify_ledger_columns_create_menu:
 *
 * Returns: (transfer full): a menu that shows, hides and moves columns, and undoes a sorting
 */
GMenuModel *
rectify_ledger_columns_create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenu) left = g_menu_new ();
  g_autoptr (GMenu) right = g_menu_new ();

  for (guint kind = 0; kind < RECTIFY_N_LEDGER_COLUMNS; kind++)
    {
      g_autofree char *action = g_strconcat ("ledger.column-", kinds[kind].name, NULL);

      g_menu_append (shown, rectify_ledger_column_get_title (kind), action);
      append_move (left, kind, -1);
      append_move (right, kind, 1);
    }
  g_menu_append_submenu (rest, _ ("Move _Before"), G_MENU_MODEL (left));
  g_menu_append_submenu (rest, _ ("Move _Behind"), G_MENU_MODEL (right));
  g_menu_append (rest, _ ("In the _Order of the Plans"), "ledger.unsort");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shown));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
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
      g_autofree char *name = g_strconcat ("column-", kinds[get_column (column)->kind].name, NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");

      g_action_map_add_action (map, G_ACTION (action));
    }
}

/**
 * rectify_ledger_columns_move:
 * @view: a view with the columns
 * @position: of a column
 * @step: -1 to move it before the column before it, 1 behind the one after it
 */
void
rectify_ledger_columns_move (GtkColumnView *view, guint position, int step)
{
  GListModel *list = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, position);

  if (column == NULL || (step < 0 && position == 0)
      || (step > 0 && position + 1 >= g_list_model_get_n_items (list)))
    return;
  gtk_column_view_insert_column (view, position + (guint) step, column);
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
      g_autofree char *width_key = dup_state_key (kind, "width");
      g_autofree char *visible_key = dup_state_key (kind, "visible");

      if (kinds[kind].width > 0)
        rectify_state_set_int (width_key, rectify_list_column_get_width (column));
      rectify_state_set_int (visible_key, gtk_column_view_column_get_visible (column));
      g_ptr_array_add (names, (gpointer) kinds[kind].name);
    }
  g_ptr_array_add (names, NULL);
  rectify_state_set_list (ORDER_KEY, (const char *const *) names->pdata);
}
