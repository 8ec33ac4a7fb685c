/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much is done, in whole percent: the same number wherever it is said. */
guint rectify_percent_of (guint part, guint whole);
guint rectify_percent_round (double share);

G_END_DECLS
