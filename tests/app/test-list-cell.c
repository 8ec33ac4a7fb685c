/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "rectify-list-cell.h"

#define N_ROWS 600

/* A list of cells with strings in a window that shows a few of them. */
typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  GtkStringList *strings;
  RectifyCellGroup *group;
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Fixture *fixture)
{
  gtk_list_item_set_child (list_item, rectify_list_cell_new (fixture->group, 0, 4));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Fixture *fixture)
{
  rectify_list_cell_set_text (RECTIFY_LIST_CELL (gtk_list_item_get_child (list_item)),
                              gtk_string_object_get_string (gtk_list_item_get_item (list_item)),
                              NULL);
}

static void
painted_cb (GdkFrameClock *clock, guint *n_left)
{
  if (*n_left > 0)
    --*n_left;
}

/* Until it was laid out and painted as it is now. */
static void
settle (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint n_left = 3;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_left);

  while (n_left > 0)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Text", factory);

  fixture->strings = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("整改措施 %u", i);

      gtk_string_list_append (fixture->strings, text);
    }
  fixture->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (fixture->strings))));
  fixture->group = rectify_cell_group_new (fixture->view);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), fixture);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (fixture->view), column);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 240);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  while (gtk_adjustment_get_upper (fixture->adjustment) < N_ROWS)
    settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->group);
}

/* The cells that the toolkit keeps ready. */
static void
list_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (RECTIFY_IS_LIST_CELL (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_cells (child, cells);
}

static gboolean
is_in_sight (Fixture *fixture, GtkWidget *cell)
{
  double x, y;

  return gtk_widget_get_mapped (cell)
         && gtk_widget_translate_coordinates (cell, fixture->view, 0, 0, &x, &y)
         && y < gtk_widget_get_height (fixture->view) && y + gtk_widget_get_height (cell) > 0;
}

/* What is in sight is drawn, whatever was in sight before; and of the rest only what was. */
static guint
assert_drawn (Fixture *fixture)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n_in_sight = 0;

  list_cells (fixture->view, cells);
  for (guint i = 0; i < cells->len; i++)
    if (is_in_sight (fixture, g_ptr_array_index (cells, i)))
      {
        g_assert_true (rectify_list_cell_is_drawn (g_ptr_array_index (cells, i)));
        n_in_sight++;
      }
  g_assert_cmpuint (n_in_sight, >, 2);
  g_assert_cmpuint (n_in_sight, <, cells->len);
  return n_in_sight;
}

static guint
count_drawn (Fixture *fixture)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n = 0;

  list_cells (fixture->view, cells);
  for (guint i = 0; i < cells->len; i++)
    n += rectify_list_cell_is_drawn (g_ptr_array_index (cells, i));
  return n;
}

static RectifyListCell *
find (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  list_cells (fixture->view, cells);
  for (guint i = 0; i < cells->len; i++)
    if (g_str_equal (rectify_list_cell_get_text (g_ptr_array_index (cells, i)), text))
      return g_ptr_array_index (cells, i);
  return NULL;
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  static const double steps[] = { 10, 100, 200, 3000, -150, -20000 };
  guint n_in_sight = assert_drawn (fixture);

  /* The row at the edge may have a cell that is not. */
  g_assert_cmpuint (count_drawn (fixture), <=, n_in_sight + 2);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_adjustment_set_value (fixture->adjustment,
                                gtk_adjustment_get_value (fixture->adjustment) + steps[i]);
      settle (fixture);
      assert_drawn (fixture);
    }
}

/* A text that changes is drawn in sight, and waits out of it. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  RectifyListCell *seen = find (fixture, "整改措施 1");
  RectifyListCell *unseen = find (fixture, "整改措施 60");

  g_assert_true (rectify_list_cell_is_drawn (seen));
  g_assert_false (rectify_list_cell_is_drawn (unseen));
  rectify_list_cell_set_text (seen, "另一", NULL);
  rectify_list_cell_set_text (unseen, "另二", NULL);
  g_assert_false (rectify_list_cell_is_drawn (seen));
  settle (fixture);
  g_assert_true (rectify_list_cell_is_drawn (seen));
  g_assert_false (rectify_list_cell_is_drawn (unseen));
}

/* Rows that come into sight because others go are drawn, and so are those of a larger window. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  gtk_string_list_splice (fixture->strings, 0, 40, NULL);
  settle (fixture);
  assert_drawn (fixture);
  g_assert_true (rectify_list_cell_is_drawn (find (fixture, "整改措施 40")));
  gtk_widget_set_size_request (fixture->view, -1, 500);
  settle (fixture);
  assert_drawn (fixture);
}

/* To a screen reader it is a label, in sight or not. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  RectifyListCell *cell = find (fixture, "整改措施 60");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "整改措施 60");
  rectify_list_cell_set_text (cell, "⚠ 6月30日", "late, 6月30日");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "late, 6月30日");
  rectify_list_cell_set_text (cell, "6月30日", NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "6月30日");
}

/* It asks for the same room whatever it says. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell = GTK_WIDGET (find (fixture, "整改措施 1"));
  int width, height, other_width, other_height;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, >, 0);
  g_assert_cmpint (height, >, 0);
  rectify_list_cell_set_text (RECTIFY_LIST_CELL (cell), "很长很长很长很长很长很长很长很长很长的话",
                              NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &other_width, NULL, NULL, NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, &other_height, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, other_width);
  g_assert_cmpint (height, ==, other_height);
}

static void
add_tests (GtkApplication *application)
{
#define ADD(name, func) g_test_add ("/list-cell/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("scroll", test_scroll);
  ADD ("text", test_text);
  ADD ("moved", test_moved);
  ADD ("accessible", test_accessible);
  ADD ("size", test_size);
#undef ADD
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  return app_run_tests (argc, argv, add_tests);
}
