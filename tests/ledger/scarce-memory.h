/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Memory that runs out: what SQLite asks for is refused, once or from there on. */
void scarce_memory_install (void);
void scarce_memory_arm (guint countdown, gboolean goes_on);
gboolean scarce_memory_disarm (void);
