/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-report-options.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/**
 * RectifyListedFunc:
 * @window: the window it is for
 * @document: what is listed, which does not change any more
 * @name: what a file or a job of it may be called, without an extension
 * @user_data: what was given
 */
typedef void (*RectifyListedFunc) (GtkWindow *window, RectifyDocument *document, const char *name,
                                   gpointer user_data);

void rectify_listed_compose (GtkWindow *window, RectifySession *session, GPtrArray *rows,
                             const char *words, RectifyListedFunc func, gpointer user_data,
                             GDestroyNotify destroy);
void rectify_listed_compose_shown (GtkWindow *window, GPtrArray *rows, GArray *columns,
                                   const char *words, RectifyListedFunc func, gpointer user_data,
                                   GDestroyNotify destroy);

G_END_DECLS
