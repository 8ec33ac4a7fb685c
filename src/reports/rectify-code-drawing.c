/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-code-drawing.h"

#include <qrencode.h>

/* The side of a module, in points: 0.54 mm, which office scanners and telephones tell apart. With it
 * the code takes two lines of the official layout. */
#define MODULE (0.54 * 72.0 / 25.4)
/* Around the code nothing is printed, four modules wide (ISO/IEC 18004): these, and what the page
 * leaves around a drawing. */
#define QUIET 3
/* The words beside it. */
#define SIZE 10.5
#define LINE 15.0
#define LEAST_WIDTH 120.0
/* Of what is not Chinese, in sizes of the type: rather too much, so that no digit is cut off. */
#define HALF_WIDTH 0.65

/* A row's dark modules, those beside each other as one, so that no hair lines part them. */
static void
add_row (RectifyDrawing *drawing, const QRcode *code, int row)
{
  const unsigned char *modules = code->data + row * code->width;

  for (int i = 0; i < code->width; i++)
    {
      int first = i;

      while (i < code->width && (modules[i] & 1) != 0)
        i++;
      if (i > first)
        rectify_drawing_add_rectangle (drawing, RECTIFY_COLOUR_TEXT, RECTIFY_PATTERN_SOLID,
                                       (QUIET + first) * MODULE, (QUIET + row) * MODULE,
                                       (i - first) * MODULE, MODULE);
    }
}

static double
get_width (const char *words)
{
  double width = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    width += (g_utf8_get_char (p) < 0x2e80 ? HALF_WIDTH : 1) * SIZE;
  return MAX (width, LEAST_WIDTH);
}

static void
add_words (RectifyDrawing *drawing, const char *code, const char *version, double side,
           double width)
{
  double y = side / 2 - LINE;

  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, code, SIZE, 1, RECTIFY_TEXT_LEFT, side, y,
                            width, LINE);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, version, SIZE, 1, RECTIFY_TEXT_LEFT, side,
                            y + LINE, width, LINE);
}

static void
set_table (RectifyDrawing *drawing, const char *code, const char *version)
{
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  RectifyCell *cell;

  rectify_table_add_row (table);
  cell = rectify_table_add_cell (table, 0, 0, 1, 1);
  rectify_cell_add_text (cell, code);
  cell = rectify_table_add_cell (table, 0, 1, 1, 1);
  rectify_cell_add_text (cell, version);
  rectify_drawing_set_table (drawing, table);
}

/**
 * rectify_code_drawing_new:
 * @payload: what a scanner reads
 * @code: the same in a few letters and digits, for who types it
 * @version: the words for which version the paper is
 *
 * A QR code with the words beside it, so that paper that comes back finds its item.
 *
 * Returns: (transfer full) (nullable): the drawing; %NULL if the payload is too long for a code
 */
RectifyDrawing *
rectify_code_drawing_new (const char *payload, const char *code, const char *version)
{
  QRcode *modules = QRcode_encodeString8bit (payload, 0, QR_ECLEVEL_M);
  RectifyDrawing *drawing;
  g_autofree char *words = g_strdup_printf ("%s %s", code, version);
  double width = MAX (get_width (code), get_width (version));
  double side;

  if (modules == NULL)
    return NULL;
  side = (modules->width + 2 * QUIET) * MODULE;
  drawing = rectify_drawing_new (side + width, side, NULL);
  for (int row = 0; row < modules->width; row++)
    add_row (drawing, modules, row);
  QRcode_free (modules);
  add_words (drawing, code, version, side, width);
  rectify_drawing_set_words (drawing, words);
  set_table (drawing, code, version);
  return drawing;
}
