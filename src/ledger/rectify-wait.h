/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyWaitFunc:
 * @waited: how long already, in milliseconds
 * @user_data: what was given
 *
 * Called again and again, in the thread that waits.
 */
typedef void (*RectifyWaitFunc) (guint waited, gpointer user_data);

/* Until it is cancelled. */
#define RECTIFY_WAIT_FOR_EVER G_MAXUINT

/**
 * RectifyWait:
 * @limit: how long at most, in milliseconds, or %RECTIFY_WAIT_FOR_EVER
 * @cancellable: (nullable): ends it
 * @func: (nullable): told of it
 * @user_data: for @func
 *
 * How a thread waits for a ledger that another program is writing.
 */
typedef struct {
  guint limit;
  GCancellable *cancellable;
  RectifyWaitFunc func;
  gpointer user_data;
} RectifyWait;

const RectifyWait *rectify_wait_set (const RectifyWait *wait);
gboolean rectify_wait_go_on (guint n_times);

G_END_DECLS
