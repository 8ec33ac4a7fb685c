/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-words.h"

G_BEGIN_DECLS

void rectify_mark_words (GtkLabel *label, const char *before, const char *after,
                         RectifyWordsKind kind, gboolean is_struck);

G_END_DECLS
