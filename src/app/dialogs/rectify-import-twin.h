/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/* Called once: whether the plan is to be imported. */
typedef void (*RectifyImportTwinFunc) (gboolean goes_on, gpointer user_data);

void rectify_import_look_for_twin (GtkWindow *parent, RectifySession *session, RectifyPlan *plan,
                                   RectifyImportTwinFunc func, gpointer user_data);

G_END_DECLS
