/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "fake-im.h"
#include "rectify-dialogs.h"
#include "rectify-preedit.h"
#include "rectify-search-dialog.h"

/* Keys as a Chinese clerk's input method needs them: as long as it composes words, they are its own. */

static const char source[] = "整改方案\n"
                             "二、整改措施\n"
                             "（一）在带头学习方面\n"
                             "责任领导：周启明\n"
                             "1.学习不够深入。\n"
                             "整改措施：一是认真学习。\n";

static void
wait_until_active (GtkWindow *window)
{
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
begin (GtkWindow *window, GtkWindow **weak)
{
  *weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) weak);
  wait_until_active (window);
  return window;
}

static void
end (GtkWindow **window)
{
  compose ("");
  if (*window != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (*window), (gpointer *) window);
      gtk_window_destroy (*window);
    }
  *window = NULL;
}

static void
set_up (AppDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  app_desk_set_up (desk, plan);
}

static void
tear_down (AppDesk *desk, gconstpointer data)
{
  app_desk_tear_down (desk);
}

/* Escape drops what is composed, and the window stays. */
static void
assert_escape_is_left (GtkWindow *dialog)
{
  GtkWindow *window;

  begin (dialog, &window);
  g_assert_false (rectify_preedit_is_open (GTK_WIDGET (dialog)));
  compose ("zheng");
  g_assert_true (rectify_preedit_is_open (GTK_WIDGET (dialog)));
  press ("Escape", GDK_KEY_Escape, &window);
  g_assert_nonnull (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_cmpuint (get_last_key (), ==, GDK_KEY_Escape);
  compose ("");
  g_assert_false (rectify_preedit_is_open (GTK_WIDGET (dialog)));
  end (&window);
}

static void
test_search (AppDesk *desk, gconstpointer data)
{
  assert_escape_is_left (
      rectify_search_dialog_present (desk->parent, desk->session, "", NULL, NULL));
}

/* What is still composed would be missing from what is saved. */
static void
test_accept (AppDesk *desk, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *text;

  rectify_properties_dialog_present (desk->parent, desk->session);
  begin (app_get_dialog (desk->parent), &window);
  text = app_find_type (GTK_WIDGET (window), GTK_TYPE_TEXT);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "另一个标题");
  compose ("zheng");
  press ("ctrl+Return", GDK_KEY_Return, &window);
  app_settle (desk->session);
  g_assert_nonnull (window);
  g_assert_cmpuint (get_last_key (), ==, GDK_KEY_Return);
  end (&window);
}

static GtkWidget *
find_offers (GtkWidget *widget)
{
  GtkWidget *found
      = GTK_IS_LIST_BOX (widget) ? gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_offers (child);
  return found;
}

/* A dialog with a field of names, in which names are offered. */
static GtkWidget *
present_offers (AppDesk *desk, GtkWindow **window, GtkWidget **offers)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (desk->session));
  gint64 id = rectify_item_get_id (rectify_item_get_child (root, 0));
  GtkWidget *entry;

  g_array_append_val (ids, id);
  rectify_assign_dialog_present (desk->parent, desk->session, ids);
  begin (app_get_dialog (desk->parent), window);
  entry = app_find_field (GTK_WIDGET (*window), "_Parties");
  gtk_widget_grab_focus (entry);
  *offers = find_offers (entry);
  while (!gtk_widget_get_visible (*offers))
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      gtk_editable_set_text (GTK_EDITABLE (entry), "启明");
      g_main_context_iteration (NULL, FALSE);
    }
  return entry;
}

/* Names that are offered do not stand in the way of the next field. */
static void
test_offers_tab (AppDesk *desk, gconstpointer data)
{
  static const char *const keys[] = { "Tab", "shift+Tab", "Down", NULL };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWindow *window;
      GtkWidget *offers, *focus;
      GtkWidget *entry = present_offers (desk, &window, &offers);
      gboolean down = g_str_equal (keys[i], "Down");

      press (keys[i], 0, &window);
      while ((focus = gtk_window_get_focus (window)) == NULL
             || gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) == entry)
        if (focus != NULL && gtk_widget_is_ancestor (focus, offers))
          break;
        else
          g_main_context_iteration (NULL, TRUE);
      if (down)
        {
          g_assert_true (gtk_widget_is_ancestor (focus, offers));
          press ("Tab", 0, &window);
          while (gtk_widget_get_visible (offers))
            g_main_context_iteration (NULL, TRUE);
          focus = gtk_window_get_focus (window);
        }
      g_assert_false (gtk_widget_get_visible (offers));
      g_assert_nonnull (focus);
      g_assert_false (gtk_widget_is_ancestor (focus, entry));
      end (&window);
    }
}

/* Nor in the way of what saves. */
static void
test_offers_accept (AppDesk *desk, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *offers;

  present_offers (desk, &window, &offers);
  press ("ctrl+Return", 0, &window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Of a part that is in the text already while the rest is composed nothing is made before all is. */
static void
fired_cb (GtkWidget *field, guint *n_fired)
{
  if (!rectify_preedit_delays (field, "changed"))
    (*n_fired)++;
}

static GtkWidget *
present_field (GtkWidget *field, GtkWindow **window)
{
  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (*window, field);
  gtk_window_present (*window);
  begin (*window, window);
  gtk_widget_grab_focus (field);
  return field;
}

static void
test_delay (void)
{
  GtkWindow *window;
  guint n_fired = 0;
  GtkWidget *field = present_field (gtk_entry_new (), &window);

  g_signal_connect (field, "changed", G_CALLBACK (fired_cb), &n_fired);
  gtk_editable_set_text (GTK_EDITABLE (field), "整");
  g_assert_cmpuint (n_fired, ==, 1);
  compose ("gai");
  gtk_editable_set_text (GTK_EDITABLE (field), "整改");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_fired, ==, 1);
  compose ("");
  while (n_fired < 2)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_fired, ==, 2);
  end (&window);
}

static gboolean
accelerator_cb (GtkWidget *widget, GVariant *arguments, gpointer n_activated)
{
  ++*(guint *) n_activated;
  return TRUE;
}

/* Of a window the shortcuts that come before all that is in it. */
static void
test_shortcut (gconstpointer data)
{
  gboolean several_lines = GPOINTER_TO_INT (data);
  guint n_activated = 0;
  GtkWindow *window;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  present_field (several_lines ? gtk_text_view_new () : gtk_entry_new (), &window);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>s"),
                        gtk_callback_action_new (accelerator_cb, &n_activated, NULL)));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_widget_add_controller (gtk_window_get_child (window), keys);
  compose ("zheng");
  press ("ctrl+s", GDK_KEY_s, &window);
  g_assert_cmpuint (n_activated, ==, 0);
  compose ("");
  press ("ctrl+s", 0, &window);
  while (n_activated == 0)
    g_main_context_iteration (NULL, TRUE);
  end (&window);
}

/* What fields look up, offer or read as one types. */
static void
test_offers (AppDesk *desk, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *phrase, *dated;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (desk->session));
  gint64 id = rectify_item_get_id (rectify_item_get_child (root, 0));

  g_array_append_val (ids, id);
  rectify_deadline_dialog_present (desk->parent, desk->session, ids);
  begin (app_get_dialog (desk->parent), &window);
  phrase = app_find_field (GTK_WIDGET (window), "_Deadline");
  dated = app_find_field (GTK_WIDGET (window), "Dat_e");
  g_assert_nonnull (phrase);
  if (!GTK_IS_ENTRY (dated))
    dated = app_find_type (dated, GTK_TYPE_ENTRY);
  g_assert_nonnull (dated);
  gtk_widget_grab_focus (phrase);
  compose ("nian");
  gtk_editable_set_text (GTK_EDITABLE (phrase), "2024年6月底前");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dated)), ==, "");
  compose ("");
  while (*gtk_editable_get_text (GTK_EDITABLE (dated)) == '\0')
    g_main_context_iteration (NULL, TRUE);
  end (&window);
}

/* The button that saves, by its letter. */
static void
test_letter (AppDesk *desk, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *text;

  rectify_properties_dialog_present (desk->parent, desk->session);
  begin (app_get_dialog (desk->parent), &window);
  text = app_find_type (GTK_WIDGET (window), GTK_TYPE_TEXT);
  gtk_widget_grab_focus (text);
  gtk_editable_set_text (GTK_EDITABLE (text), "另一个标题");
  compose ("zheng");
  press ("alt+s", GDK_KEY_s, &window);
  gtk_widget_activate_default (text);
  app_settle (desk->session);
  g_assert_nonnull (window);
  end (&window);
}

static void
add_tests (GtkApplication *application)
{
  if (g_find_program_in_path ("xdotool") == NULL)
    return;
  fake_im_install ();
  rectify_preedit_watch ();
  g_test_add ("/preedit/search", AppDesk, NULL, set_up, test_search, tear_down);
  g_test_add ("/preedit/accept", AppDesk, NULL, set_up, test_accept, tear_down);
  g_test_add ("/preedit/letter", AppDesk, NULL, set_up, test_letter, tear_down);
  g_test_add ("/preedit/offers", AppDesk, NULL, set_up, test_offers, tear_down);
  g_test_add ("/preedit/offers-tab", AppDesk, NULL, set_up, test_offers_tab, tear_down);
  g_test_add ("/preedit/offers-accept", AppDesk, NULL, set_up, test_offers_accept, tear_down);
  g_test_add_func ("/preedit/delay", test_delay);
  g_test_add_data_func ("/preedit/shortcut/entry", GINT_TO_POINTER (FALSE), test_shortcut);
  g_test_add_data_func ("/preedit/shortcut/text", GINT_TO_POINTER (TRUE), test_shortcut);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_IM_MODULE", "fake", TRUE);
  return app_run_tests (argc, argv, add_tests);
}
