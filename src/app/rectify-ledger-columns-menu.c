/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-ledger-columns.h"

static void
append_move (GMenu *menu, RectifyLedgerColumn kind, int step)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (rectify_ledger_column_get_title (kind), NULL);

  g_menu_item_set_action_and_target (item, "ledger.move-column", "(si)",
                                     rectify_ledger_column_get_name (kind), step);
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
      g_autofree char *action
          = g_strconcat ("ledger.column-", rectify_ledger_column_get_name (kind), NULL);

      g_menu_append (shown, rectify_ledger_column_get_title (kind), action);
      append_move (left, kind, -1);
      append_move (right, kind, 1);
    }
  g_menu_append_submenu (rest, _ ("Move _Before"), G_MENU_MODEL (left));
  g_menu_append_submenu (rest, _ ("Move Be_hind"), G_MENU_MODEL (right));
  g_menu_append (rest, _ ("In the _Order of the Plans"), "ledger.unsort");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shown));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static gboolean
is_shown (GListModel *list, guint position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, position);

  return gtk_column_view_column_get_visible (column);
}

/**
 * rectify_ledger_columns_move:
 * @view: a view with the columns
 * @position: of a column
 * @step: -1 to move it before the column that is seen before it, 1 behind the one after it
 */
void
rectify_ledger_columns_move (GtkColumnView *view, guint position, int step)
{
  GListModel *list = gtk_column_view_get_columns (view);
  guint n_columns = g_list_model_get_n_items (list);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, position);
  guint place = position + (guint) step;

  /* Before the first, 0 becomes the largest number there is. */
  while (place < n_columns && !is_shown (list, place))
    place += (guint) step;
  if (column != NULL && place < n_columns)
    gtk_column_view_insert_column (view, place, column);
}
