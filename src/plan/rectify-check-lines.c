/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"

/* Finds paragraphs that end where no sentence does: their line was broken while it was typed. */
void
rectify_check_lines (RectifyCheck *check)
{
  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);
      const char *text = rectify_item_get_text (item);
      RectifySpot spot = { item, RECTIFY_PLACE_TEXT, 0 };
      g_autofree char *words = NULL;
      gsize start;

      if (*rectify_item_get_columns (item) != '\0' || !rectify_item_ends_open (item))
        continue;
      if (*text == '\0')
        {
          text = rectify_item_get_heading (item);
          spot.place = RECTIFY_PLACE_HEADING;
        }
      start = g_utf8_prev_char (text + strlen (text)) - text;
      words = rectify_check_quote_around (&spot, text, start, strlen (text));
      rectify_check_add (check, RECTIFY_FINDING_BROKEN_LINE, RECTIFY_SEVERITY_WARNING, &spot, start,
                         strlen (text),
                         _ ("“%s” ends with a comma: does the next line belong to it?"), words);
    }
}
