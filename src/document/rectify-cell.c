/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-table.h"

/* Behind a signature and a date at the foot of a cell, in sizes of the type. */
#define SIGN_ROOM 7.0
#define DATE_ROOM 1.0

/**
 * rectify_cell_add:
 * @self: a cell
 * @paragraph: (transfer none): a paragraph
 *
 * Adds a paragraph at the end of a cell.
 */
void
rectify_cell_add (RectifyCell *self, RectifyParagraph *paragraph)
{
  g_ptr_array_add (self->paragraphs, rectify_paragraph_ref (paragraph));
}

static void
add_line (RectifyCell *self, const char *line)
{
  RectifyParagraph *paragraph;

  if (line == NULL || *line == '\0')
    return;
  paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, line);
  g_ptr_array_add (self->paragraphs, paragraph);
}

/**
 * rectify_cell_add_text:
 * @self: a cell
 * @text: (nullable): text; each of its lines becomes a paragraph
 */
void
rectify_cell_add_text (RectifyCell *self, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL || strchr (text, '\n') == NULL)
    {
      add_line (self, text);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
}

/**
 * rectify_cell_set_item:
 * @self: a cell
 * @item: the identifier of an item of the plan, 0 for none
 *
 * Says that all that stands in a cell is about an item.
 */
void
rectify_cell_set_item (RectifyCell *self, gint64 item)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    rectify_paragraph_set_item (g_ptr_array_index (self->paragraphs, i), item);
}

/**
 * rectify_cell_count_foot:
 * @self: a cell
 *
 * Returns: how many of its last paragraphs are signatures and dates, which stand at its foot
 */
guint
rectify_cell_count_foot (const RectifyCell *self)
{
  guint n = 0;

  for (; n < self->paragraphs->len; n++)
    {
      RectifyParagraphRole role = rectify_paragraph_get_role (
          g_ptr_array_index (self->paragraphs, self->paragraphs->len - 1 - n));

      if (role != RECTIFY_PARAGRAPH_SIGNATURE && role != RECTIFY_PARAGRAPH_DATE)
        break;
    }
  return n;
}

/**
 * rectify_cell_get_room_behind:
 * @paragraph: a signature or a date at the foot of a cell
 *
 * Returns: how much room is left behind it, in sizes of its type: to sign by hand behind the first
 */
double
rectify_cell_get_room_behind (RectifyParagraph *paragraph)
{
  return rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_SIGNATURE ? SIGN_ROOM
                                                                               : DATE_ROOM;
}

/**
 * rectify_cell_dup_text:
 * @self: a cell
 *
 * Returns: (transfer full): its paragraphs, parted by line ends
 */
char *
rectify_cell_dup_text (const RectifyCell *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *words = rectify_paragraph_dup_text (g_ptr_array_index (self->paragraphs, i));

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}
