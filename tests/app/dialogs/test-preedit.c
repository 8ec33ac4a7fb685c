/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-dialogs.h"
#include "rectify-preedit.h"
#include "rectify-search-dialog.h"

/* Keys as a Chinese clerk's input method needs them: as long as it composes words, they are its own.
 * The one here composes what it is told to, and notes the keys that reach it. */

#define FAKE_TYPE_IM (fake_im_get_type ())
G_DECLARE_FINAL_TYPE (FakeIM, fake_im, FAKE, IM, GtkIMContext)

struct _FakeIM {
  GtkIMContext parent_instance;
};

G_DEFINE_FINAL_TYPE (FakeIM, fake_im, GTK_TYPE_IM_CONTEXT)

static const char source[] = "整改方案\n"
                             "二、整改措施\n"
                             "（一）在带头学习方面\n"
                             "1.学习不够深入。\n"
                             "整改措施：一是认真学习。\n";

/* The context that has the focus, what it composes, and the last key that it got. */
static FakeIM *context;
static const char *composed = "";
static guint last_key;

static void
fake_im_get_preedit_string (GtkIMContext *im, char **text, PangoAttrList **attributes, int *cursor)
{
  if (text != NULL)
    *text = g_strdup (composed);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (cursor != NULL)
    *cursor = 0;
}

static gboolean
fake_im_filter_keypress (GtkIMContext *im, GdkEvent *event)
{
  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    last_key = gdk_key_event_get_keyval (event);
  return *composed != '\0';
}

static void
fake_im_focus_in (GtkIMContext *im)
{
  context = FAKE_IM (im);
}

static void
fake_im_finalize (GObject *object)
{
  if (context == FAKE_IM (object))
    context = NULL;
  G_OBJECT_CLASS (fake_im_parent_class)->finalize (object);
}

static void
fake_im_class_init (FakeIMClass *klass)
{
  GtkIMContextClass *im_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fake_im_finalize;
  im_class->get_preedit_string = fake_im_get_preedit_string;
  im_class->filter_keypress = fake_im_filter_keypress;
  im_class->focus_in = fake_im_focus_in;
}

static void
fake_im_init (FakeIM *self)
{
}

static void
wait_until_active (GtkWindow *window)
{
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
}

static void
compose (const char *words)
{
  g_assert_nonnull (context);
  composed = words;
  g_signal_emit_by_name (context, "preedit-changed");
}

/* As from the keyboard, until the input method has it or until the window is gone. */
static void
press (const char *key, guint keyval, GtkWindow **window)
{
  const char *const arguments[] = { "xdotool", "key", "--clearmodifiers", key, NULL };
  g_autoptr (GError) error = NULL;

  last_key = 0;
  g_assert_true (g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                NULL, &error));
  g_assert_no_error (error);
  while (last_key != keyval && *window != NULL)
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
  g_assert_cmpuint (last_key, ==, GDK_KEY_Escape);
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
  g_assert_cmpuint (last_key, ==, GDK_KEY_Return);
  end (&window);
}

static void
add_tests (GtkApplication *application)
{
  if (g_find_program_in_path ("xdotool") == NULL)
    return;
  g_io_extension_point_implement ("gtk-im-module", FAKE_TYPE_IM, "fake", 0);
  rectify_preedit_watch ();
  g_test_add ("/preedit/search", AppDesk, NULL, set_up, test_search, tear_down);
  g_test_add ("/preedit/accept", AppDesk, NULL, set_up, test_accept, tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_IM_MODULE", "fake", TRUE);
  return app_run_tests (argc, argv, add_tests);
}
