/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-checks-entry.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_CHECKS_ROW (rectify_checks_row_get_type ())
G_DECLARE_FINAL_TYPE (RectifyChecksRow, rectify_checks_row, RECTIFY, CHECKS_ROW, GtkWidget)

const char *rectify_severity_get_icon_name (RectifySeverity severity);

GtkWidget *rectify_checks_row_new (void);
void rectify_checks_row_set_narrow (RectifyChecksRow *self, gboolean is_narrow);
void rectify_checks_row_set_entry (RectifyChecksRow *self, RectifyChecksEntry *entry,
                                   gboolean can_edit);
RectifyChecksEntry *rectify_checks_row_get_entry (RectifyChecksRow *self);

G_END_DECLS
