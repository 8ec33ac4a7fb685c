/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-preedit.h"

#define PREEDIT_KEY "rectify-preedit"
/* Of a text: the signal that its field gives when nothing is composed any more. */
#define SIGNAL_KEY "rectify-preedit-signal"

static gboolean
is_composing (GtkWidget *text)
{
  return g_object_get_data (G_OBJECT (text), PREEDIT_KEY) != NULL;
}

/* What was composed is in the text by now, if it was not dropped. */
static gboolean
emit_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) text = user_data;
  GtkWidget *field = gtk_widget_get_parent (text);
  const char *name = g_object_get_data (G_OBJECT (text), SIGNAL_KEY);

  if (field == NULL || name == NULL || is_composing (text))
    return G_SOURCE_REMOVE;
  g_object_set_data (G_OBJECT (text), SIGNAL_KEY, NULL);
  g_signal_emit_by_name (field, name);
  return G_SOURCE_REMOVE;
}

static gboolean
preedit_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *text = g_value_get_object (&values[0]);
  const char *preedit = g_value_get_string (&values[1]);
  gboolean open = preedit != NULL && *preedit != '\0';

  g_object_set_data (text, PREEDIT_KEY, GINT_TO_POINTER (open));
  if (!open && g_object_get_data (text, SIGNAL_KEY) != NULL)
    g_idle_add (emit_cb, g_object_ref (text));
  return TRUE;
}

static void
watch (GType type)
{
  /* Kept: without its class a type has no signals. */
  g_type_class_ref (type);
  g_signal_add_emission_hook (g_signal_lookup ("preedit-changed", type), 0, preedit_cb, NULL, NULL);
}

/* The accelerators and mnemonics of a window come before the field that has the focus. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        gpointer user_data)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  return rectify_preedit_is_open (window)
         && gtk_event_controller_key_forward (controller, gtk_root_get_focus (GTK_ROOT (window)));
}

static void
toplevels_cb (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
      gtk_widget_add_controller (window, keys);
    }
}

/**
 * rectify_preedit_watch:
 *
 * From now on it is known of every text field whether an input method composes words in it, and as
 * long as it does it has the keys before the shortcuts of any window. Once is enough, but it can be
 * called again.
 */
void
rectify_preedit_watch (void)
{
  static gboolean watching;

  if (watching)
    return;
  watching = TRUE;
  watch (GTK_TYPE_TEXT);
  watch (GTK_TYPE_TEXT_VIEW);
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb), NULL);
}

/**
 * rectify_preedit_is_open:
 * @widget: a widget
 *
 * Keys that are caught on their way to a field are the input method's as long as it composes words
 * there: Escape drops what is composed, arrows choose among what is offered.
 *
 * Returns: whether in the window of @widget an input method composes words in the field that has
 *   the focus
 */
gboolean
rectify_preedit_is_open (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && is_composing (focus);
}

/**
 * rectify_preedit_delays:
 * @field: an entry
 * @name: a signal without arguments that it gives when its text is another
 *
 * A part of the words may be in the text while the rest is still composed: nothing is filtered,
 * completed or looked for by then. The handler of the signal that is told so returns at once.
 *
 * Returns: whether words are composed in @field; if so, @field gives @name again afterwards
 */
gboolean
rectify_preedit_delays (GtkWidget *field, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (field));

  if (text == NULL || !gtk_widget_is_focus (GTK_WIDGET (text)) || !is_composing (GTK_WIDGET (text)))
    return FALSE;
  g_object_set_data (G_OBJECT (text), SIGNAL_KEY, (gpointer) g_intern_string (name));
  return TRUE;
}
