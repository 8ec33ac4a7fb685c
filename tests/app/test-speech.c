/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "app-testing.h"
#include "rectify-announcement.h"
#include "rectify-speech.h"

/* What a screen reader is told, as the toolkit keeps it for one. */

#define N_ITEMS 400
#define LAST "最后"

typedef struct {
  GtkWindow *window;
  GtkStringList *items;
  GtkWidget *list;
  GtkWidget *entry;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkListItemFactory *factory = app_create_label_factory ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->items = gtk_string_list_new ((const char *const[]){ "学习", "调研", NULL });
  for (guint i = 2; i < N_ITEMS; i++)
    gtk_string_list_append (fixture->items, i == N_ITEMS - 1 ? LAST : "落实");
  fixture->list = gtk_list_view_new (GTK_SELECTION_MODEL (
                                         gtk_single_selection_new (G_LIST_MODEL (fixture->items))),
                                     factory);
  fixture->entry = gtk_entry_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->list);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_window_set_child (fixture->window, box);
  gtk_window_set_default_size (fixture->window, 300, 300);
  gtk_window_present (fixture->window);
  while (!gtk_window_is_active (fixture->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  app_run_pending ();
}

static char *
check_name (GtkWidget *widget, const char *name)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             name);
}

static char *
check_description (GtkWidget *widget, const char *words)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

static gboolean
shows_last (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_last_child (fixture->list);
  GtkWidget *label = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), LAST);
}

/* The widget of a row may be that of another by the time it is read. */
static void
test_recycled (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = gtk_widget_get_first_child (fixture->list);

  for (guint i = 0; i < 5; i++, row = gtk_widget_get_next_sibling (row))
    gtk_widget_grab_focus (row);
  app_run_pending ();
  gtk_widget_grab_focus (fixture->entry);
  while (!shows_last (fixture))
    {
      gtk_widget_activate_action (fixture->list, "list.scroll-to-item", "u", N_ITEMS - 1);
      g_main_context_iteration (NULL, TRUE);
    }
  for (row = gtk_widget_get_first_child (fixture->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_assert_false (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* Of what moves on from one row to the next only the last has a name that can go out of date. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_first_child (fixture->list);
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  gtk_widget_grab_focus (first);
  app_run_pending ();
  gtk_widget_grab_focus (second);
  app_run_pending ();
  g_assert_null (check_name (second, "调研"));
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
wait_for_description (GtkWidget *widget, const char *words)
{
  for (;;)
    {
      g_autofree char *other = check_description (widget, words);

      if (other == NULL)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* It is told at what has the focus, where its own words are back when the focus leaves; what follows
 * from the same source before it is told takes its place. */
static void
test_announcement (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_tooltip_text (fixture->entry, "提示");
  gtk_widget_grab_focus (fixture->entry);
  rectify_announce (fixture->list, "第1处");
  rectify_announce (fixture->list, "第2处");
  rectify_announce (fixture->entry, "已保存");
  wait_for_description (fixture->entry, "第2处\n已保存");
  rectify_announce (fixture->list, "第3处");
  wait_for_description (fixture->entry, "第3处");
  gtk_widget_grab_focus (gtk_widget_get_first_child (fixture->list));
  wait_for_description (fixture->entry, "提示");
}

static void
add_tests (GtkApplication *application)
{
  rectify_speech_watch ();
  g_test_add ("/speech/recycled", Fixture, NULL, set_up, test_recycled, tear_down);
  g_test_add ("/speech/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/speech/announcement", Fixture, NULL, set_up, test_announcement, tear_down);
}

int
main (int argc, char **argv)
{
  /* That of a test, where it is looked at from within. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  return app_run_tests (argc, argv, add_tests);
}
