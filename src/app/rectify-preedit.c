/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-preedit.h"

#define PREEDIT_KEY "rectify-preedit"

static gboolean
preedit_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  const char *preedit = g_value_get_string (&values[1]);

  g_object_set_data (g_value_get_object (&values[0]), PREEDIT_KEY,
                     GINT_TO_POINTER (preedit != NULL && *preedit != '\0'));
  return TRUE;
}

static void
watch (GType type)
{
  /* Kept: without its class a type has no signals. */
  g_type_class_ref (type);
  g_signal_add_emission_hook (g_signal_lookup ("preedit-changed", type), 0, preedit_cb, NULL, NULL);
}

/**
 * rectify_preedit_watch:
 *
 * From now on it is known of every text field whether an input method composes words in it. Once is
 * enough, but it can be called again.
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

  return focus != NULL && g_object_get_data (G_OBJECT (focus), PREEDIT_KEY) != NULL;
}
