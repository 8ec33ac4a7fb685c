/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

void rectify_round_words_add (RectifyForm *form, RectifyPlan *plan, RectifyItem *item);
GtkWidget *rectify_round_words_label_new (const char *text, const char *css_class);

G_END_DECLS
