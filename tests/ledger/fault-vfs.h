/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* A disk that fails. It stands between SQLite and the files, and fails where a test wants it to; it
 * knows what of the files would have reached the disk if the power went. */

/* The calls that SQLite makes of a disk. */
typedef enum /*< flags >*/ {
  FAULT_OPEN = 1 << 0,
  FAULT_READ = 1 << 1,
  FAULT_WRITE = 1 << 2,
  FAULT_SYNC = 1 << 3,
  FAULT_TRUNCATE = 1 << 4,
  FAULT_DELETE = 1 << 5,
  FAULT_LOCK = 1 << 6,
  /* Those that change what is on the disk. */
  FAULT_CHANGES = FAULT_WRITE | FAULT_SYNC | FAULT_TRUNCATE | FAULT_DELETE,
} FaultCalls;

#define FAULT_N_CALLS 7

typedef enum {
  FAULT_ONCE,      /* that call fails, the next ones work: a hiccup */
  FAULT_FROM_HERE, /* that call and all of its kind after it: a full disk, a pulled stick */
  FAULT_TORN,      /* as once, but a write gets half through */
  FAULT_POWER_CUT, /* that call is the last that the disk sees */
} FaultKind;

void fault_vfs_register (void);

void fault_vfs_arm (FaultCalls calls, FaultKind kind, guint countdown, int code);
gboolean fault_vfs_disarm (void);
void fault_vfs_settle (void);
