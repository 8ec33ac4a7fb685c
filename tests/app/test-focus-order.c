/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "every-window.h"
#include "rectify-window-private.h"

/* Of every view and dialog: Tab comes to whatever can have the focus and goes around, Shift+Tab goes the
 * same way back, and there is a button that Return presses. */

/* More than any window has. */
#define MOST_STOPS 100
/* More links than any text has, and buttons in the rows of a list. */
#define MOST_PARTS 100

static GtkApplication *application;

/* The faults of all windows are told as they are found, and counted. */
static guint n_faults;

static void
complain (const char *what, const char *fault, GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const char *tooltip = widget != NULL ? gtk_widget_get_tooltip_text (widget) : NULL;

  if (what == NULL)
    return;
  for (int i = 0; i < 6 && widget != NULL; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (path, " %s", G_OBJECT_TYPE_NAME (widget));
  g_test_message ("%s: %s:%s (%s)", what, fault, path->str, tooltip != NULL ? tooltip : "");
  n_faults++;
}

/* The rows of a list are many, and one of them stands for all. */
static GtkWidget *
get_stop (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget))
      return widget;
  return focus;
}

/* Links in a text have it one after the other, and so have the buttons in the rows of a list. */
static GtkWidget *
go_on (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *stop = get_stop (window);

  for (guint i = 0; i < MOST_PARTS && get_stop (window) == stop; i++)
    gtk_widget_child_focus (GTK_WIDGET (window), direction);
  return get_stop (window);
}

/* The stops from the one after where the focus is, until it comes again. */
static GPtrArray *
go_around (GtkWindow *window, GtkDirectionType direction, const char *what)
{
  GPtrArray *stops = g_ptr_array_new ();
  GtkWidget *stop = go_on (window, direction);

  do
    {
      GtkWidget *last = stop;

      g_ptr_array_add (stops, stop);
      stop = go_on (window, direction);
      if (stop != last)
        continue;
      /* The only one may keep it; whether it is that is seen by what is not reached. */
      if (stops->len > 1)
        complain (what, "the focus does not leave it", stop);
      return stops;
    }
  while (stops->len < MOST_STOPS && stop != g_ptr_array_index (stops, 0));
  if (stops->len == MOST_STOPS)
    complain (what, "the focus never comes back to it", g_ptr_array_index (stops, 0));
  return stops;
}

static gboolean
is_stop (GtkWidget *widget, GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *stop = g_ptr_array_index (stops, i);

      if (stop == widget || gtk_widget_is_ancestor (stop, widget)
          || gtk_widget_is_ancestor (widget, stop))
        return TRUE;
    }
  return FALSE;
}

/* What the arrows lead to, or the pointer alone by the desktop's custom. */
static gboolean
is_left_out (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL || GTK_IS_POPOVER (widget)
      || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_SEPARATOR (widget))
    return TRUE;
  /* Of those of which one is chosen Tab comes to that. */
  return GTK_IS_CHECK_BUTTON (widget)
         && g_str_equal (gtk_widget_get_css_name (gtk_widget_get_first_child (widget)), "radio");
}

static void
check_reach (GtkWidget *widget, GPtrArray *stops, const char *what)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_can_focus (widget)
      || GTK_IS_POPOVER (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_left_out (widget) && !is_stop (widget, stops))
    complain (what, "Tab never comes to it", widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_reach (child, stops, what);
}

/* Both go all the way around, whatever they begin with. */
static void
check_same_way (GPtrArray *there, GPtrArray *back, const char *what)
{
  guint at = 0;

  if (there->len != back->len || !g_ptr_array_find (back, there->pdata[0], &at))
    return;
  for (guint i = 0; i < there->len; i++)
    if (there->pdata[i] != back->pdata[(at + back->len - i) % back->len])
      complain (what, "comes elsewhere on the way back", there->pdata[i]);
}

static void
check_both_ways (GtkWindow *window, const char *what)
{
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) back = NULL;

  /* What is read when the focus comes there is there the next time. */
  g_ptr_array_unref (go_around (window, GTK_DIR_TAB_FORWARD, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  there = go_around (window, GTK_DIR_TAB_FORWARD, what);
  back = go_around (window, GTK_DIR_TAB_BACKWARD, what);
  check_reach (GTK_WIDGET (window), there, what);
  if (there->len != back->len)
    complain (what, "another number of stops on the way back", gtk_window_get_focus (window));
  check_same_way (there, back, what);
  g_test_message ("%s: %u stops", what, there->len);
}

/* What looks as if it did what is wanted here. */
static GtkWidget *
find_suggested (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_suggested (child);
  return found;
}

static gboolean
is_of_one_line (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_is_sensitive (widget);
}

/* Return in a field of one line does the same. */
static void
check_fields (GtkWidget *widget, const char *what)
{
  if (is_of_one_line (widget) && !gtk_entry_get_activates_default (GTK_ENTRY (widget))
      && !g_signal_has_handler_pending (widget, g_signal_lookup ("activate", GTK_TYPE_ENTRY), 0,
                                        FALSE))
    complain (what, "Return does nothing in it", widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_fields (child, what);
}

static void
check_dialog (GtkWindow *window, const char *what)
{
  GtkWidget *suggested = find_suggested (GTK_WIDGET (window));

  check_both_ways (window, what);
  if (suggested == NULL)
    return;
  if (gtk_window_get_default_widget (window) != suggested)
    complain (what, "Return does not press it", suggested);
  check_fields (GTK_WIDGET (window), what);
}

static void
open_window (RectifyWindow **window)
{
  n_faults = 0;
  every_window_open (application, window);
  gtk_window_set_default_size (GTK_WINDOW (*window), 1200, 700);
  app_settle ((*window)->session);
}

static void
close_window (RectifyWindow **window)
{
  app_close_window (window);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_views (void)
{
  RectifyWindow *window;

  open_window (&window);
  every_window_visit_views (window, check_both_ways);
  close_window (&window);
}

static void
test_dialogs (void)
{
  RectifyWindow *window;

  open_window (&window);
  every_window_visit_dialogs (window, check_dialog);
  close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add_func ("/focus-order/views", test_views);
  g_test_add_func ("/focus-order/dialogs", test_dialogs);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
