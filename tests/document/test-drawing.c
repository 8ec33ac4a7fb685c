/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-document.h"

/* Drawings themselves, and in a document. */

static RectifyDrawing *
create_drawing (void)
{
  RectifyDrawing *drawing = rectify_drawing_new (200, 100, "图");

  rectify_drawing_add_rectangle (drawing, RECTIFY_COLOUR_SERIES_0, RECTIFY_PATTERN_SOLID, 10, 20,
                                 50, 30);
  rectify_drawing_add_line (drawing, RECTIFY_COLOUR_GRID, 1, FALSE, 0, 0, 40, 60);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "名称", 10, 1, RECTIFY_TEXT_LEFT, 5, 60,
                            80, 15);
  rectify_drawing_add_dot (drawing, RECTIFY_COLOUR_LATE, RECTIFY_DOT_DISC, 150, 50, 8);
  rectify_drawing_add_mark (drawing, 7, 0, 10, 20, 50, 30, "甲：5");
  rectify_drawing_add_mark (drawing, 8, 0, 40, 20, 50, 30, "乙：6");
  rectify_drawing_set_words (drawing, "甲5，乙6");
  return drawing;
}

static void
test_find (void)
{
  g_autoptr (RectifyDrawing) drawing = create_drawing ();
  guint position;

  g_assert_true (rectify_drawing_find_mark (drawing, 12, 22, &position));
  g_assert_cmpuint (position, ==, 0);
  /* Where two lie over each other, the upper. */
  g_assert_true (rectify_drawing_find_mark (drawing, 45, 40, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (rectify_drawing_get_mark (drawing, position)->id, ==, 8);
  g_assert_false (rectify_drawing_find_mark (drawing, 95, 40, &position));
  g_assert_false (rectify_drawing_find_mark (drawing, 12, 60, &position));
}

static void
test_mirror (void)
{
  g_autoptr (RectifyDrawing) drawing = create_drawing ();
  g_autoptr (RectifyDrawing) mirror = rectify_drawing_mirror (drawing);
  g_autoptr (RectifyDrawing) again = rectify_drawing_mirror (mirror);
  const RectifyShape *text = rectify_drawing_get_shape (mirror, 2);

  g_assert_cmpfloat (rectify_drawing_get_shape (mirror, 0)->x, ==, 140);
  g_assert_cmpfloat (rectify_drawing_get_shape (mirror, 1)->x, ==, 200);
  g_assert_cmpfloat (rectify_drawing_get_shape (mirror, 1)->width, ==, -40);
  g_assert_cmpfloat (text->x, ==, 115);
  g_assert_cmpint (text->align, ==, RECTIFY_TEXT_RIGHT);
  g_assert_cmpstr (text->text, ==, "名称");
  g_assert_cmpstr (rectify_drawing_get_words (mirror), ==, "甲5，乙6");
  g_assert_cmpfloat (rectify_drawing_get_mark (mirror, 0)->x, ==, 140);
  g_assert_cmpuint (rectify_drawing_get_n_shapes (again), ==, 4);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (again); i++)
    {
      const RectifyShape *one = rectify_drawing_get_shape (drawing, i);
      const RectifyShape *other = rectify_drawing_get_shape (again, i);

      g_assert_cmpfloat (one->x, ==, other->x);
      g_assert_cmpfloat (one->width, ==, other->width);
      g_assert_cmpint (one->align, ==, other->align);
    }
}

/* To who does not draw, a drawing is a table. */
static void
test_document (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autofree char *text = NULL;

  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "甲");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 1), "5");
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "如下图：");
  rectify_document_add (document, paragraph);
  {
    g_autoptr (RectifyDrawing) drawing = create_drawing ();

    rectify_drawing_set_table (drawing, table);
    rectify_document_add_drawing (document, drawing);
  }
  rectify_document_add_table (document, table);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 3);
  g_assert_null (rectify_document_get_drawing (document, 0));
  g_assert_null (rectify_document_get_paragraph (document, 1));
  g_assert_true (rectify_document_get_table (document, 1) == table);
  g_assert_cmpstr (rectify_drawing_get_title (rectify_document_get_drawing (document, 1)), ==,
                   "图");
  g_assert_null (rectify_document_get_drawing (document, 2));
  text = rectify_document_dup_text (document);
  g_assert_cmpstr (text, ==, "如下图：\n甲\t5\n\n甲\t5\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/drawing/find", test_find);
  g_test_add_func ("/document/drawing/mirror", test_mirror);
  g_test_add_func ("/document/drawing/document", test_document);
  return g_test_run ();
}
