/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "every-window.h"
#include "fake-im.h"
#include "rectify-preedit.h"
#include "rectify-window-private.h"

/* Of every field of every view and dialog: while an input method composes words in it, Return and Escape
 * are its own. Nothing is saved, completed or closed, and nothing drops down. */

static GtkApplication *application;

/* The window that all is opened over, and how many fields there were. */
static RectifyWindow *main_window;
static guint n_fields;

static void
list_fields (GtkWidget *widget, GPtrArray *fields)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_is_sensitive (widget))
    return;
  if ((GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
      || (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))))
    g_ptr_array_add (fields, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_fields (child, fields);
}

static char *
dup_text (GtkWidget *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_TEXT (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What has dropped down. */
static guint
count_popovers (GtkWidget *widget)
{
  guint n = GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_popovers (child);
  return n;
}

static guint
count_windows (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      n += gtk_widget_get_mapped (window);
    }
  return n;
}

static gint64
get_last_edit (void)
{
  const RectifyEditNote *last = rectify_session_get_last_edit (main_window->session);

  return last != NULL ? last->id : 0;
}

static void
press_all (GtkWindow *window)
{
  GtkWindow *weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &weak);
  press ("Return", GDK_KEY_Return, &weak);
  g_assert_nonnull (weak);
  press ("ctrl+Return", GDK_KEY_Return, &weak);
  g_assert_nonnull (weak);
  press ("Escape", GDK_KEY_Escape, &weak);
  g_assert_nonnull (weak);
  g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &weak);
}

static void
check_field (GtkWindow *window, GtkWidget *field)
{
  g_autofree char *before = dup_text (field);
  g_autofree char *after = NULL;
  gint64 last_edit = get_last_edit ();
  guint n_windows, n_popovers;

  gtk_widget_grab_focus (field);
  app_settle (main_window->session);
  while (!can_compose () || !gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  n_windows = count_windows ();
  n_popovers = count_popovers (GTK_WIDGET (window));
  compose ("zheng");
  g_assert_true (rectify_preedit_is_open (field));
  press_all (window);
  app_settle (main_window->session);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (gtk_widget_has_focus (field));
  g_assert_cmpuint (count_windows (), ==, n_windows);
  g_assert_cmpuint (count_popovers (GTK_WIDGET (window)), ==, n_popovers);
  g_assert_cmpint (get_last_edit (), ==, last_edit);
  after = dup_text (field);
  g_assert_cmpstr (after, ==, before);
  compose ("");
  n_fields++;
}

static void
check_window (GtkWindow *window, const char *what)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_object_unref);

  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  list_fields (GTK_WIDGET (window), fields);
  g_test_message ("%s: %u fields", what, fields->len);
  for (guint i = 0; i < fields->len; i++)
    if (gtk_widget_get_mapped (fields->pdata[i]))
      check_field (window, fields->pdata[i]);
}

static void
begin (void)
{
  n_fields = 0;
  every_window_open (application, &main_window);
  gtk_window_set_default_size (GTK_WINDOW (main_window), 1200, 700);
  app_settle (main_window->session);
}

static void
test_views (void)
{
  begin ();
  every_window_visit_views (main_window, check_window);
  g_assert_cmpuint (n_fields, >=, 10);
  app_close_window (&main_window);
}

static void
test_dialogs (void)
{
  begin ();
  every_window_visit_dialogs (main_window, check_window);
  g_assert_cmpuint (n_fields, >=, 30);
  app_close_window (&main_window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  if (g_find_program_in_path ("xdotool") == NULL)
    return;
  fake_im_install ();
  rectify_preedit_watch ();
  g_test_add_func ("/every-preedit/views", test_views);
  g_test_add_func ("/every-preedit/dialogs", test_dialogs);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_IM_MODULE", "fake", TRUE);
  return app_run_tests (argc, argv, add_tests);
}
