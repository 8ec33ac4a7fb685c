/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

/* What was read of a document beside its items: before them, and behind them. */
GtkWidget *rectify_import_particulars_new_head (RectifyPlan *plan);
GtkWidget *rectify_import_particulars_new_tail (RectifyPlan *plan);

G_END_DECLS
