/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_scroll_bars_keep (GtkScrolledWindow *scroller);

G_END_DECLS
