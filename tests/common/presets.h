/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* An administrator's presets and locks, for this program and those that it starts. */
void presets_install (const char *folder, const char *override);
gboolean presets_lock (const char *folder, const char *values, const char *const *keys);
