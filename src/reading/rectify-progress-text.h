/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *rectify_progress_text_read (const char *text, int year);

G_END_DECLS
