/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the window was left: small numbers and words, kept in the user's state folder. */
int rectify_state_get_int (const char *key, int fallback);
void rectify_state_set_int (const char *key, int value);
gint64 rectify_state_get_id (const char *key);
void rectify_state_set_id (const char *key, gint64 id);
char **rectify_state_dup_list (const char *key);
void rectify_state_set_list (const char *key, const char *const *list);
void rectify_state_save (void);

G_END_DECLS
