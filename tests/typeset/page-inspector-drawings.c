/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "page-inspector.h"

/* In points: a caption's type, how far above its baseline the drawing ends, and below it the ink. */
#define CAPTION_SIZE 12.0
#define CAPTION_RISE 19.0
#define CAPTION_FOOT 4.0
/* Of a text in a box whose middle is known: how far its baseline is below that, in sizes. */
#define MIDDLE_DROP 0.35
/* In sizes: narrower than any character that is seen. */
#define CUT_WIDTH 0.5
/* In points: places follow from those of letters. */
#define TOLERANCE 3.0

/* A drawing is known by its caption, or by the first of its words. */
static const RectifyShape *
find_first_text (RectifyDrawing *drawing)
{
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    if (rectify_drawing_get_shape (drawing, i)->kind == RECTIFY_SHAPE_TEXT)
      return rectify_drawing_get_shape (drawing, i);
  return NULL;
}

/* Where the words stand one after another on a line of a page, outside of drawings found before. */
static const PageSign *
find_words (GArray *signs, const char *words)
{
  for (guint i = 0; i < signs->len; i++)
    {
      const PageSign *first = &g_array_index (signs, PageSign, i);
      const char *p = words;
      guint j = i;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          const PageSign *sign = &g_array_index (signs, PageSign, j);

          if (g_unichar_isspace (g_utf8_get_char (p)))
            continue;
          if (j >= signs->len || sign->character != g_utf8_get_char (p)
              || fabs (sign->baseline - first->baseline) > 0.5)
            break;
          j++;
        }
      if (*p == '\0')
        return first;
    }
  return NULL;
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const PageSign *one = a, *two = b;

  if (fabs (one->baseline - two->baseline) > 0.1)
    return one->baseline < two->baseline ? -1 : 1;
  return page_sign_compare_places (a, b);
}

/* From the drawing's head to below its caption. */
static void
find_box (PageInspection *self, guint page, RectifyDrawing *drawing, const PageSign *sign,
          cairo_rectangle_t *box)
{
  const RectifyShape *first = find_first_text (drawing);
  double width = rectify_drawing_get_width (drawing), height = rectify_drawing_get_height (drawing);
  double scale;
  cairo_rectangle_t area;

  page_inspection_get_area (self, page, &area);
  scale = MIN (1, area.width / width);
  box->width = width * scale;
  box->x = area.x + (area.width - box->width) / 2;
  if (*rectify_drawing_get_title (drawing) != '\0')
    {
      box->y = sign->baseline - CAPTION_RISE - height * scale;
      box->height = sign->baseline + CAPTION_FOOT - box->y;
      return;
    }
  box->y = sign->baseline - (first->y + first->height / 2 + MIDDLE_DROP * first->size) * scale;
  box->height = height * scale;
}

static gboolean
is_in_box (const PageSign *sign, const cairo_rectangle_t *box)
{
  return sign->baseline > box->y && sign->baseline <= box->y + box->height;
}

/* Nothing outside of the type area, no line of the text within. */
static void
check_box (PageInspection *self, guint page, const cairo_rectangle_t *box)
{
  cairo_rectangle_t area;

  page_inspection_get_area (self, page, &area);
  if (box->y < area.y - TOLERANCE || box->y + box->height > area.y + area.height + TOLERANCE
      || box->x < area.x - TOLERANCE || box->x + box->width > area.x + area.width + TOLERANCE)
    page_inspection_fault (self, page, "a drawing reaches out of the type area");
  for (guint i = 0; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);
      const PageSign *sign = &g_array_index (line->signs, PageSign, 0);

      if (line->page == page && sign->baseline - 0.8 * sign->size < box->y + box->height - TOLERANCE
          && sign->baseline + 0.1 * sign->size > box->y + TOLERANCE)
        page_inspection_fault_line (self, line, "stands in a drawing");
    }
}

/* What is never cut short is all there. */
static void
check_words (PageInspection *self, guint page, RectifyDrawing *drawing, GArray *signs)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < signs->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (signs, PageSign, i).character);

      g_hash_table_insert (counts, key,
                           GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key))
                                            + 1));
    }
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      if (shape->kind != RECTIFY_SHAPE_TEXT || shape->n_lines > 0)
        continue;
      for (const char *p = shape->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));
          int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, key));

          if (g_unichar_isspace (g_utf8_get_char (p)))
            continue;
          if (n == 0)
            {
              page_inspection_fault (self, page, "“%s” is missing in a drawing", shape->text);
              return;
            }
          g_hash_table_insert (counts, key, GINT_TO_POINTER (n - 1));
        }
    }
}

/* What is cut short with an ellipsis is there as a whole for who copies it: all of the rest where the
 * ellipsis stands. */
static void
drop_cut (GArray *signs)
{
  for (guint i = signs->len; i > 0; i--)
    {
      const PageSign *sign = &g_array_index (signs, PageSign, i - 1);

      if (sign->end - sign->x < CUT_WIDTH * sign->size && page_sign_is_wide (sign->character))
        g_array_remove_index (signs, i - 1);
    }
}

/* Takes the drawing's words away from those of tables. */
static void
take_drawing (PageInspection *self, guint page, RectifyDrawing *drawing, const PageSign *found)
{
  GArray *signs = g_ptr_array_index (self->tables, page);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (PageSign));
  cairo_rectangle_t box, area;

  page_inspection_get_area (self, page, &area);
  find_box (self, page, drawing, found, &box);
  check_box (self, page, &box);
  for (guint i = signs->len; i > 0; i--)
    {
      const PageSign *sign = &g_array_index (signs, PageSign, i - 1);

      if (!is_in_box (sign, &box))
        continue;
      if (sign->x < area.x - TOLERANCE || sign->end > area.x + area.width + TOLERANCE)
        page_inspection_fault (self, page, "words of a drawing reach out of the type area");
      g_array_append_vals (own, sign, 1);
      g_array_remove_index (signs, i - 1);
    }
  check_words (self, page, drawing, own);
  drop_cut (own);
  page_inspection_check_overlaps (self, page, own, "drawing");
  g_array_index (self->n_drawings, guint, page)++;
}

/* Drawings in their order, each whole on a page. */
void
page_inspection_check_drawings (PageInspection *self)
{
  guint page = 0;

  for (guint i = 0; i < self->tables->len; i++)
    g_array_sort (g_ptr_array_index (self->tables, i), compare_signs);
  for (guint i = 0; i < rectify_document_get_n_blocks (self->document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (self->document, i);
      const RectifyShape *first = drawing != NULL ? find_first_text (drawing) : NULL;
      const char *words = drawing == NULL ? NULL
                          : *rectify_drawing_get_title (drawing) != '\0'
                              ? rectify_drawing_get_title (drawing)
                          : first != NULL ? first->text
                                          : NULL;
      const PageSign *found = NULL;
      guint at = page;

      if (words == NULL)
        continue;
      while (at < self->pages->len && found == NULL)
        found = find_words (g_ptr_array_index (self->tables, at++), words);
      if (found == NULL)
        {
          page_inspection_fault (self, page, "the drawing “%s” is on no page", words);
          continue;
        }
      page = at - 1;
      take_drawing (self, page, drawing, found);
    }
}
