/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the name of a unit is made up: 云溪 + 区 + 教育体育局. */
gboolean rectify_party_name_is_unit (const char *name);
gboolean rectify_party_name_is_generic (const char *name);
const char *rectify_party_name_get_core (const char *name);
const char *rectify_party_name_skip_place (const char *name);
char *rectify_party_name_fold (const char *name);
gboolean rectify_party_name_is_short_for (const char *name, const char *full);
void rectify_party_names_sort (GPtrArray *array, const char *(*get_name) (gpointer element));
gsize rectify_party_name_find_joint (const char *name);

G_END_DECLS
