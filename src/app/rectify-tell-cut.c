/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-tell-cut.h"

#include "rectify-list-column.h"

static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_custom (tooltip, rectify_list_tooltip_new (gtk_label_get_text (label)));
  return TRUE;
}

/**
 * rectify_tell_cut:
 * @label: a label that ellipsizes
 *
 * Has it tell all of its words to who points at it, whenever there is no room for them.
 */
void
rectify_tell_cut (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
