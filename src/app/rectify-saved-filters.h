/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-filter.h"

G_BEGIN_DECLS

/* Filters that the user gave a name, with the state of the window. They are of any ledger. */
char **rectify_saved_filters_list (void);
RectifyFilter *rectify_saved_filters_find (const char *name, GError **error);
void rectify_saved_filters_save (const char *name, const RectifyFilter *filter);
void rectify_saved_filters_remove (const char *name);

G_END_DECLS
