/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-check-private.h"

/* Finds what is reported as done and still counts as not begun, so that every report is wrong. */
void
rectify_check_progress (RectifyCheck *check)
{
  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);

      if (rectify_item_get_status (item) == RECTIFY_STATUS_NOT_STARTED
          && rectify_item_find_last_share (item) >= 100)
        rectify_check_add_item (
            check, RECTIFY_FINDING_STATUS_BEHIND, item,
            _ ("“%s” is reported as done to 100 %%, but its status is “Not started”."));
    }
}
