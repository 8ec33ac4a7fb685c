/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of an element that is not in the other sequence, or not in the same order. */
#define RECTIFY_SEQUENCE_NONE G_MAXUINT

/* Which elements of two sequences are the same ones, in the same order. */
guint *rectify_sequence_match (const guint *a, guint n_a, const guint *b, guint n_b);

G_END_DECLS
