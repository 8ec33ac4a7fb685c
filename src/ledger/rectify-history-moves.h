/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyShift:
 * @parent: the item that both places are below, 0 for the top
 * @id: the item
 * @before: its position before, -1 where it was not there
 * @after: its position after, -1 where it is not there any more
 *
 * An item that has another position among its siblings.
 */
typedef struct {
  gint64 parent;
  gint64 id;
  gint64 before;
  gint64 after;
} RectifyShift;

/* Of items whose positions changed, which ones were moved, and not just shifted by others. */
GHashTable *rectify_shifts_find_moved (GArray *shifts);

G_END_DECLS
