/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-draft.h"

/**
 * rectify_row_draft_new:
 * @n_cells: how many cells it has
 *
 * Returns: (transfer full): a row in which nothing stands
 */
RectifyRowDraft *
rectify_row_draft_new (guint n_cells)
{
  RectifyRowDraft *self = g_new0 (RectifyRowDraft, 1);

  self->n_cells = n_cells;
  self->cells = g_new0 (RectifyCellDraft, n_cells);
  return self;
}

/**
 * rectify_row_draft_free:
 * @data: (transfer full): a #RectifyRowDraft
 */
void
rectify_row_draft_free (gpointer data)
{
  RectifyRowDraft *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i].text != NULL)
      g_string_free (self->cells[i].text, TRUE);
  g_free (self->cells);
  g_free (self);
}

/**
 * rectify_row_drafts_finish:
 * @drafts: (element-type RectifyRowDraft): rows in the making, whose texts are taken
 *
 * Returns: (transfer full) (element-type RectifyRow): the rows
 */
GPtrArray *
rectify_row_drafts_finish (GPtrArray *drafts)
{
  GPtrArray *rows = g_ptr_array_new_full (drafts->len, (GDestroyNotify) rectify_row_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      RectifyRowDraft *draft = g_ptr_array_index (drafts, i);
      RectifyRow *row = rectify_row_new (draft->n_cells);

      row->is_header = draft->is_header;
      row->is_wide = draft->is_wide;
      for (guint j = 0; j < draft->n_cells; j++)
        {
          GString *text = g_steal_pointer (&draft->cells[j].text);

          row->items[j] = draft->cells[j].item;
          if (text != NULL)
            row->cells[j] = g_string_free (text, FALSE);
          else if (!draft->cells[j].is_continued)
            row->cells[j] = g_strdup ("");
        }
      g_ptr_array_add (rows, row);
    }
  return rows;
}
