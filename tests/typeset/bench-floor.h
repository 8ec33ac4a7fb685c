/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What cairo is asked to draw is kept in a file, for a loop that does nothing but draw it again. */
void bench_floor_start_recording (void);
void bench_floor_stop_recording (const char *path);
gint64 bench_floor_run (const char *path, gboolean with_text);

G_END_DECLS
