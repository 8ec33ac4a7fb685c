/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sentences of a plan are put into paragraphs of a report. */
gboolean rectify_prose_ends_sentence (const char *text);
void rectify_prose_open_end (char *text);
char *rectify_prose_dup_line (const char *text);

G_END_DECLS
