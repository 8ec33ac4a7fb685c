/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyName:
 *
 * A text that is there once: two that are equal are the same, as long as anybody has them. May be
 * used from any thread.
 */
typedef char RectifyName;

RectifyName *rectify_name_new (const char *text);
RectifyName *rectify_name_ref (RectifyName *self);
void rectify_name_unref (RectifyName *self);

G_END_DECLS
