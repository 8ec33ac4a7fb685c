/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-check-private.h"

/* Whether the latest that is said of how much is done is all of it. */
static gboolean
is_all_done (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = entries->len; i > 0; i--)
    {
      int share = rectify_progress_entry_get_share (g_ptr_array_index (entries, i - 1));

      if (share != RECTIFY_SHARE_UNKNOWN)
        return share >= 100;
    }
  return FALSE;
}

/* Finds what is reported as done and still counts as not begun, so that every report is wrong. */
void
rectify_check_progress (RectifyCheck *check)
{
  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);

      if (rectify_item_get_status (item) == RECTIFY_STATUS_NOT_STARTED && is_all_done (item))
        rectify_check_add_item (
            check, RECTIFY_FINDING_STATUS_BEHIND, item,
            _ ("“%s” is reported as done to 100 %%, but its status is “Not started”."));
    }
}
