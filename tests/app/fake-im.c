/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-im.h"

/* It composes what it is told to, and notes the keys that reach it. */

#define FAKE_TYPE_IM (fake_im_get_type ())
G_DECLARE_FINAL_TYPE (FakeIM, fake_im, FAKE, IM, GtkIMContext)

struct _FakeIM {
  GtkIMContext parent_instance;
};

G_DEFINE_FINAL_TYPE (FakeIM, fake_im, GTK_TYPE_IM_CONTEXT)

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

/**
 * compose:
 * @words: what is composed from now on in the field that has the focus; "": nothing any more
 */
void
compose (const char *words)
{
  g_assert_nonnull (context);
  composed = words;
  g_signal_emit_by_name (context, "preedit-changed");
}

static void
released_cb (GObject *hand, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (hand), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/**
 * press:
 * @key: a key as xdotool calls it, with what is held
 * @keyval: the same as the toolkit does; 0: it is not waited for
 * @window: set to %NULL when the window is gone that it goes to
 *
 * As from the keyboard, until the input method has it or until the window is gone; and until all keys are
 * released, or they would be held with the next.
 */
void
press (const char *key, guint keyval, GtkWindow **window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) hand = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool",
                                                   "key", "--clearmodifiers", key, NULL);
  gboolean released = FALSE;

  last_key = 0;
  g_assert_no_error (error);
  g_subprocess_wait_async (hand, NULL, released_cb, &released);
  while (!released)
    g_main_context_iteration (NULL, TRUE);
  while (keyval != 0 && last_key != keyval && *window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * get_last_key:
 *
 * Returns: the last key that the input method got
 */
guint
get_last_key (void)
{
  return last_key;
}

/**
 * can_compose:
 *
 * Returns: whether there is a field that has the focus and takes what is composed
 */
gboolean
can_compose (void)
{
  return context != NULL;
}

/**
 * fake_im_install:
 *
 * Every field has it from now on, if the environment names it (GTK_IM_MODULE=fake).
 */
void
fake_im_install (void)
{
  g_io_extension_point_implement ("gtk-im-module", FAKE_TYPE_IM, "fake", 0);
}
