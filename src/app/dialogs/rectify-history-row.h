/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-history-entry.h"

G_BEGIN_DECLS

/* What a plan is called that an entry is about; NULL where it is not said. */
typedef char *(*RectifyPlanNameFunc) (gint64 plan_id, gpointer user_data);

GtkListItemFactory *rectify_history_row_factory_new (RectifyPlanNameFunc func, gpointer user_data);
char *rectify_history_dup_time (RectifyHistoryEntry *entry);

G_END_DECLS
