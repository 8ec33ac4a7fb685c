/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the window was left: small numbers and words, kept in the user's state folder. */
int rectify_state_get_int (const char *key, int fallback);
void rectify_state_set_int (const char *key, int value);
char *rectify_state_dup_string (const char *key);
void rectify_state_set_string (const char *key, const char *value);
void rectify_state_save (void);

G_END_DECLS
