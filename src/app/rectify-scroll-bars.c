/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-scroll-bars.h"

/**
 * rectify_scroll_bars_keep:
 * @scroller: what scrolls
 *
 * Has its bars seen wherever there is more than fits, not only while the pointer is near.
 */
void
rectify_scroll_bars_keep (GtkScrolledWindow *scroller)
{
  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  /* GTK 4.8 lays such a bar out of sight if it stands on the left. */
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    gtk_scrolled_window_set_placement (scroller, GTK_CORNER_TOP_RIGHT);
}
