/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "rectify-menu-focus.h"

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) below = g_menu_new ();

  g_menu_append (below, "Below", "win.nothing");
  g_menu_append_submenu (menu, "Submenu", G_MENU_MODEL (below));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_in (GtkWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
iterate (guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_usleep (5000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* A menu that closes while a submenu is open takes no key with it. */
static void
test_submenu (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu ();
  GtkPopover *popover;

  rectify_menu_focus_keep (GTK_WINDOW (window));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (entry);
  iterate (20);
  g_assert_true (is_in (GTK_WINDOW (window), entry));
  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
      while (find_button (GTK_WIDGET (popover)) == NULL)
        iterate (1);
      iterate (10);
      gtk_widget_activate (find_button (GTK_WIDGET (popover)));
      iterate (100);
      g_assert_true (is_in (GTK_WINDOW (window), GTK_WIDGET (popover)));
      gtk_popover_popdown (popover);
      iterate (40);
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));
      g_assert_true (is_in (GTK_WINDOW (window), entry));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ())
    return 77;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/menu-focus/submenu", test_submenu);
  return g_test_run ();
}
