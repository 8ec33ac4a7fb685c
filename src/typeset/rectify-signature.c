/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-paginator-blocks.h"
#include "rectify-paginator.h"

static gboolean
is_line (const RectifySetBlock *block, RectifyParagraphRole role)
{
  return block->paragraph != NULL && rectify_paragraph_get_role (block->paragraph) == role
         && block->n_lines == 1;
}

static void
move_right (RectifyPaginator *self, const RectifySetBlock *block, double end)
{
  RectifyLine *line = &g_array_index (self->lines, RectifyLine, block->first_line);

  line->x = self->layout->margin_left + self->layout->area_width - end
            - rectify_text_line_get_width (line->text);
}

static double
get_width (RectifyPaginator *self, const RectifySetBlock *block)
{
  return rectify_text_line_get_width (
      g_array_index (self->lines, RectifyLine, block->first_line).text);
}

/**
 * rectify_paginator_place_signature:
 * @self: what is filled
 *
 * GB/T 9704-2012, 7.3.5.2: the signature stands two characters from the right, the date below begins
 * two characters further right than it; a date that is longer stands two characters from the right
 * itself. Of several who sign, the longest counts.
 */
void
rectify_paginator_place_signature (RectifyPaginator *self)
{
  guint n = self->blocks->len, first;
  const RectifySetBlock *date = n > 0 ? rectify_paginator_get_block (self, n - 1) : NULL;
  double widest = 0, longer;

  if (date == NULL || !is_line (date, RECTIFY_PARAGRAPH_DATE))
    return;
  move_right (self, date, self->layout->indent);
  for (first = n - 1; first > 0; first--)
    {
      const RectifySetBlock *signature = rectify_paginator_get_block (self, first - 1);

      if (!is_line (signature, RECTIFY_PARAGRAPH_SIGNATURE))
        break;
      widest = MAX (widest, get_width (self, signature));
    }
  longer = get_width (self, date) - widest;
  for (guint i = first; i < n - 1; i++)
    move_right (self, rectify_paginator_get_block (self, i),
                longer > 0 ? 2 * self->layout->indent + longer : self->layout->indent);
  if (longer <= 0)
    move_right (self, date, MAX (-longer, 0));
}
