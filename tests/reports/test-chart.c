/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <qrencode.h>
#include <string.h>

#include "rectify-chart.h"
#include "rectify-code-drawing.h"

/* Where things are in pictures, and what they say. */

#define WIDTH RECTIFY_CHART_PAPER_WIDTH
#define TOLERANCE 0.01

static const char *const areas[] = {
  "（一）在带头深刻感悟“两个确立”方面",
  "（二）在带头牢记“国之大者”，增强斗争精神、提高斗争本领方面",
  "（三）在带头贯彻落实全面从严治党主体责任、推进党风廉政建设和反腐败工作方面",
  "四",
  "Office of the Leading Group for the Rectification of Formalism",
  "",
};

static RectifyChart *
create_chart (RectifyChartKind kind, guint n_series, guint n_categories)
{
  RectifyChart *chart = rectify_chart_new (kind, RECTIFY_CHART_COUNT, "完成情况");

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strdup_printf ("系列%u", i + 1);

      rectify_chart_add_series (chart, name,
                                RECTIFY_COLOUR_SERIES_0 + i % RECTIFY_N_SERIES_COLOURS);
    }
  for (guint i = 0; i < n_categories; i++)
    rectify_chart_add_category (chart, areas[i % G_N_ELEMENTS (areas)]);
  return chart;
}

static gboolean
overlap (const RectifyShape *a, const RectifyShape *b)
{
  return a->x < b->x + b->width - TOLERANCE && b->x < a->x + a->width - TOLERANCE
         && a->y < b->y + b->height - TOLERANCE && b->y < a->y + a->height - TOLERANCE;
}

static void
assert_inside (RectifyDrawing *drawing, double x, double y, double width, double height)
{
  g_assert_cmpfloat (MIN (x, x + width), >=, -TOLERANCE);
  g_assert_cmpfloat (MIN (y, y + height), >=, -TOLERANCE);
  g_assert_cmpfloat (MAX (x, x + width), <=, rectify_drawing_get_width (drawing) + TOLERANCE);
  g_assert_cmpfloat (MAX (y, y + height), <=, rectify_drawing_get_height (drawing) + TOLERANCE);
}

/* Nothing is outside, no words lie over other words, and all that is there can be pointed at. */
static void
assert_sound (RectifyChart *chart, double width)
{
  g_autoptr (RectifyDrawing) drawing = rectify_chart_draw (chart, width);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  guint n_shapes = rectify_drawing_get_n_shapes (drawing);

  for (guint i = 0; i < n_shapes; i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      assert_inside (drawing, shape->x, shape->y, shape->width, shape->height);
      if (shape->kind != RECTIFY_SHAPE_TEXT)
        continue;
      for (guint j = 0; j < i; j++)
        {
          const RectifyShape *other = rectify_drawing_get_shape (drawing, j);

          if (other->kind == RECTIFY_SHAPE_TEXT && overlap (shape, other))
            g_error ("“%s” lies over “%s”", shape->text, other->text);
        }
    }
  for (guint i = 0; i < rectify_drawing_get_n_marks (drawing); i++)
    {
      const RectifyDrawingMark *mark = rectify_drawing_get_mark (drawing, i);

      assert_inside (drawing, mark->x, mark->y, mark->width, mark->height);
      g_assert_cmpfloat (mark->width, >, 0);
      g_assert_cmpstr (mark->words, !=, "");
      g_assert_true (g_hash_table_add (ids, GUINT_TO_POINTER (mark->id)));
    }
  for (guint i = 0; i < rectify_chart_get_n_categories (chart); i++)
    for (guint j = 0; j < rectify_chart_get_n_series (chart); j++)
      if (rectify_chart_get_value (chart, i, j) > 0)
        {
          guint id = i * (rectify_chart_get_n_series (chart) + 1) + j, category, series;

          g_assert_true (g_hash_table_contains (ids, GUINT_TO_POINTER (id)));
          rectify_chart_get_place (chart, id, &category, &series);
          g_assert_cmpuint (category, ==, i);
          g_assert_cmpuint (series, ==, j);
        }
}

static void
test_random (void)
{
  static const double sizes[] = { 1, 12, 900, 8e6, 3e11 };

  for (guint i = 0; i < 400; i++)
    {
      RectifyChartKind kind = i % 4;
      guint n_series = g_test_rand_int_range (1, 9), n = g_test_rand_int_range (1, 45);
      g_autoptr (RectifyChart) chart = create_chart (kind, n_series, n);
      double most = sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];

      if (g_test_rand_bit ())
        rectify_chart_set_remark (chart, areas[2]);
      for (guint j = 0; j < n; j++)
        for (guint k = 0; k < n_series; k++)
          if (g_test_rand_bit ())
            rectify_chart_set_value (chart, j, k, floor (g_test_rand_double_range (0, most + 1)));
      assert_sound (chart, g_test_rand_double_range (200, 1500));
      assert_sound (chart, WIDTH);
    }
}

static guint
count_text (RectifyDrawing *drawing, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      n += shape->kind == RECTIFY_SHAPE_TEXT && g_str_equal (shape->text, words);
    }
  return n;
}

static void
test_numbers (void)
{
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_BARS, 2, 2);
  g_autoptr (RectifyDrawing) drawing = NULL;
  g_autofree char *words = rectify_chart_dup_words (chart);

  rectify_chart_set_value (chart, 0, 0, 21);
  rectify_chart_set_value (chart, 0, 1, 22);
  rectify_chart_set_value (chart, 1, 0, 0);
  drawing = rectify_chart_draw (chart, WIDTH);
  g_assert_cmpuint (count_text (drawing, "21"), ==, 1);
  g_assert_cmpuint (count_text (drawing, "22"), ==, 1);
  g_assert_cmpuint (count_text (drawing, "43"), ==, 1);
  g_assert_cmpuint (count_text (drawing, "0"), ==, 1);
  g_assert_cmpuint (count_text (drawing, areas[0]), ==, 1);
  g_assert_cmpuint (count_text (drawing, "系列1"), ==, 1);
  g_assert_nonnull (strstr (rectify_drawing_get_words (drawing), "系列1 21, 系列2 22"));
  g_assert_cmpuint (rectify_drawing_get_n_marks (drawing), ==, 4);
  g_assert_cmpstr (rectify_drawing_get_mark (drawing, 1)->words, ==,
                   "（一）在带头深刻感悟“两个确立”方面: 系列1 21");
  rectify_chart_set_note (chart, 0, "完成一半");
  g_clear_pointer (&drawing, rectify_drawing_unref);
  drawing = rectify_chart_draw (chart, WIDTH);
  g_assert_cmpuint (count_text (drawing, "完成一半"), ==, 1);
  g_assert_cmpuint (count_text (drawing, "43"), ==, 0);
}

/* A long name has as many lines as it needs, to a number; a short one has one. */
static void
test_names (void)
{
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_SHARES, 3, 4);
  g_autoptr (RectifyDrawing) drawing = rectify_chart_draw (chart, WIDTH);
  guint n_lines[4] = { 0 };

  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      for (guint j = 0; shape->kind == RECTIFY_SHAPE_TEXT && j < G_N_ELEMENTS (n_lines); j++)
        if (g_str_equal (shape->text, areas[j]))
          n_lines[j] = shape->n_lines;
    }
  g_assert_cmpuint (n_lines[0], ==, 1);
  g_assert_cmpuint (n_lines[1], ==, 2);
  g_assert_cmpuint (n_lines[2], ==, 3);
  g_assert_cmpuint (n_lines[3], ==, 1);
}

/* No two series of a picture look alike in grey. */
static void
test_patterns (void)
{
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_BARS, RECTIFY_N_PATTERNS, 1);
  g_autoptr (RectifyDrawing) drawing = NULL;
  guint found = 0;

  for (guint i = 0; i < RECTIFY_N_PATTERNS; i++)
    rectify_chart_set_value (chart, 0, i, 1);
  drawing = rectify_chart_draw (chart, WIDTH);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      if (shape->kind == RECTIFY_SHAPE_RECTANGLE && shape->colour != RECTIFY_COLOUR_PAPER)
        found |= 1 << shape->pattern;
    }
  g_assert_cmpuint (found, ==, (1 << RECTIFY_N_PATTERNS) - 1);
}

/* Where a value is not known a line has no point, and where it is 0 it has one. */
static void
test_unknown (void)
{
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_LINES, 1, 4);
  g_autoptr (RectifyDrawing) drawing = NULL;
  guint n_lines = 0, n_dots = 0;

  rectify_chart_set_value (chart, 0, 0, 0);
  rectify_chart_set_value (chart, 1, 0, 3);
  rectify_chart_set_value (chart, 2, 0, 7);
  rectify_chart_set_value (chart, 2, 0, NAN);
  rectify_chart_set_value (chart, 3, 0, 9);
  g_assert_true (isnan (rectify_chart_get_value (chart, 2, 0)));
  drawing = rectify_chart_draw (chart, WIDTH);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);

      n_dots += shape->kind == RECTIFY_SHAPE_DOT;
      n_lines += shape->kind == RECTIFY_SHAPE_LINE && shape->colour == RECTIFY_COLOUR_SERIES_0;
    }
  g_assert_cmpuint (n_dots, ==, 3);
  g_assert_cmpuint (n_lines, ==, 1);
}

static void
test_empty (void)
{
  for (RectifyChartKind kind = RECTIFY_CHART_BARS; kind <= RECTIFY_CHART_LINES; kind++)
    {
      g_autoptr (RectifyChart) empty = create_chart (kind, 0, 0);
      g_autoptr (RectifyChart) zero = create_chart (kind, 3, 5);
      g_autoptr (RectifyDrawing) drawing = rectify_chart_draw (empty, WIDTH);

      for (guint i = 0; i < 5; i++)
        for (guint j = 0; j < 3; j++)
          rectify_chart_set_value (zero, i, j, j == 2 ? -4 : 0);
      assert_sound (empty, WIDTH);
      assert_sound (zero, WIDTH);
      g_assert_cmpuint (count_text (drawing, "There is nothing to show yet."), ==, 1);
      g_assert_cmpstr (rectify_drawing_get_words (drawing), ==, "There is nothing to show yet.");
    }
}

static char *
dup_cell (RectifyTable *table, guint row, guint column)
{
  return rectify_cell_dup_text (rectify_table_get_cell (table, row, column));
}

static void
test_table (void)
{
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_COLUMNS, 2, 3);
  g_autoptr (RectifyTable) table = NULL;
  g_autofree char *title = NULL, *series = NULL, *number = NULL, *unknown = NULL;

  rectify_chart_set_value (chart, 2, 1, 17);
  table = rectify_chart_make_table (chart);
  g_assert_cmpuint (rectify_table_get_n_rows (table), ==, 5);
  g_assert_cmpuint (rectify_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (rectify_table_get_n_header_rows (table), ==, 2);
  g_assert_cmpstr (title = dup_cell (table, 0, 2), ==, "完成情况");
  g_assert_cmpstr (series = dup_cell (table, 1, 2), ==, "系列2");
  g_assert_cmpstr (number = dup_cell (table, 4, 2), ==, "17");
  g_assert_cmpstr (unknown = dup_cell (table, 2, 1), ==, "–");
}

/* Forty units find room on pages, all on one scale. */
static void
test_parts (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyChart) chart = create_chart (RECTIFY_CHART_BARS, 1, 40);
  double lengths[40] = { 0 };
  guint n_bars = 0;

  for (guint i = 0; i < 40; i++)
    rectify_chart_set_value (chart, i, 0, i == 0 ? 80 : 20);
  rectify_chart_add_to_document (chart, document);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), >, 1);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);

      g_assert_cmpfloat (rectify_drawing_get_height (drawing), <, 225 * 72 / 25.4);
      for (guint j = 0; j < rectify_drawing_get_n_shapes (drawing); j++)
        if (rectify_drawing_get_shape (drawing, j)->kind == RECTIFY_SHAPE_RECTANGLE)
          lengths[n_bars++] = rectify_drawing_get_shape (drawing, j)->width;
    }
  g_assert_cmpuint (n_bars, ==, 40);
  for (guint i = 1; i < n_bars; i++)
    g_assert_cmpfloat_with_epsilon (lengths[i], lengths[0] / 4, 0.5);
}

/* The rectangles are the modules that a scanner takes for the payload. */
static void
test_code (void)
{
  const char *payload = "7F3K-92QD;3";
  g_autoptr (RectifyDrawing) drawing
      = rectify_code_drawing_new (payload, "编号 7F3K-92QD", "第3版");
  g_autoptr (RectifyDrawing) long_one
      = rectify_code_drawing_new (payload, "", "版本校验码：123456-098220300060");
  g_autofree char *huge = g_strnfill (5000, 'x');
  QRcode *code = QRcode_encodeString8bit (payload, 0, QR_ECLEVEL_M);
  double module = rectify_drawing_get_height (drawing) / (code->width + 6);
  guint n_dark = 0, n_drawn = 0;

  for (int i = 0; i < code->width * code->width; i++)
    n_dark += code->data[i] & 1;
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (drawing, i);
      int row = round (shape->y / module) - 3, column = round (shape->x / module) - 3;

      if (shape->kind != RECTIFY_SHAPE_RECTANGLE)
        continue;
      for (int j = 0; j < round (shape->width / module); j++, n_drawn++)
        g_assert_true (code->data[row * code->width + column + j] & 1);
    }
  g_assert_cmpuint (n_drawn, ==, n_dark);
  QRcode_free (code);
  /* There is room for a long version. */
  g_assert_cmpfloat (rectify_drawing_get_width (long_one), >,
                     rectify_drawing_get_width (drawing) + 40);
  g_assert_cmpuint (count_text (drawing, "编号 7F3K-92QD"), ==, 1);
  g_assert_cmpuint (count_text (drawing, "第3版"), ==, 1);
  g_assert_null (rectify_code_drawing_new (huge, "", ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/chart/random", test_random);
  g_test_add_func ("/reports/chart/numbers", test_numbers);
  g_test_add_func ("/reports/chart/names", test_names);
  g_test_add_func ("/reports/chart/patterns", test_patterns);
  g_test_add_func ("/reports/chart/unknown", test_unknown);
  g_test_add_func ("/reports/chart/empty", test_empty);
  g_test_add_func ("/reports/chart/table", test_table);
  g_test_add_func ("/reports/chart/parts", test_parts);
  g_test_add_func ("/reports/chart/code", test_code);
  return g_test_run ();
}
