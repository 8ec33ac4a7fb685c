/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-packet.h"

G_BEGIN_DECLS

/**
 * RectifyPrintFunc:
 * @user_data: what was given
 *
 * Called when something was sent to the printer.
 */
typedef void (*RectifyPrintFunc) (gpointer user_data);

void rectify_print_packet (GtkWindow *parent, RectifyPacket *packet, const char *name, int page,
                           RectifyPrintFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
