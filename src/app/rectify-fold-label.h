/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_FOLD_LABEL (rectify_fold_label_get_type ())
G_DECLARE_FINAL_TYPE (RectifyFoldLabel, rectify_fold_label, RECTIFY, FOLD_LABEL, GtkWidget)

gboolean rectify_fold_label_is_folded (RectifyFoldLabel *self);

G_END_DECLS
