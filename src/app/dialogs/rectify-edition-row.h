/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-edition.h"

G_BEGIN_DECLS

GtkWidget *rectify_edition_row_new (RectifyEdition *edition);

G_END_DECLS
