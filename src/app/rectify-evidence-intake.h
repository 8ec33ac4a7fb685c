/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_evidence_intake_add (GtkWidget *widget);
gboolean rectify_evidence_intake_takes (GtkWidget *widget);
void rectify_evidence_intake_set (GtkWidget *widget, gint64 item_id, gint64 entry_id);

G_END_DECLS
