/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-chart.h"
#include "rectify-document-output.h"

G_BEGIN_DECLS

void rectify_picture_save (GtkWindow *parent, RectifyChart *chart, GFile *file,
                           RectifyNoticeFunc notice);
void rectify_picture_copy (GtkWindow *parent, RectifyChart *chart, RectifyNoticeFunc notice);
char *rectify_picture_dup_numbers (RectifyChart *chart);

G_END_DECLS
