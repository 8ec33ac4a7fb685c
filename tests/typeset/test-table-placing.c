/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-layout.h"
#include "rectify-pages-private.h"

/* A line may reach so far out of its frame, in points. */
#define TOLERANCE 0.1

static void
append_plainly (GString *plain, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
}

static char *
dup_table_text (RectifyTable *table)
{
  GString *plain = g_string_new (NULL);

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);
        g_autofree char *text = NULL;

        if (cell == NULL || cell->row != row || cell->column != column)
          continue;
        text = rectify_cell_dup_text (cell);
        append_plainly (plain, text, strlen (text));
      }
  return g_string_free (plain, FALSE);
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RectifyLine *x = *(const RectifyLine **) a;
  const RectifyLine *y = *(const RectifyLine **) b;

  if (x->table != y->table)
    return x->table < y->table ? -1 : 1;
  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->cell != y->cell)
    return x->cell < y->cell ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* The text of the tables' lines, cell by cell. */
static char *
dup_placed_text (RectifyPages *pages)
{
  GString *plain = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < pages->lines->len; i++)
    {
      RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);

      if (line->table > 0 && !line->is_repeated && line->text != NULL)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort_with_data (lines, compare_cells, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      RectifyLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = rectify_text_line_dup_text (line->text);

      append_plainly (plain, text, strlen (text));
    }
  return g_string_free (plain, FALSE);
}

static gboolean
is_inside (RectifyPages *pages, const RectifyLine *line, guint first_frame, guint end_frame)
{
  PangoRectangle extents;
  double size, top, bottom;

  pango_layout_line_get_extents (line->line, NULL, &extents);
  size = pango_font_description_get_size (((PangoAttrFontDesc *) pango_attr_list_get_attributes (
                                               pango_layout_get_attributes (line->line->layout))
                                               ->data)
                                              ->desc)
         / (double) PANGO_SCALE;
  top = line->baseline - RECTIFY_EM_ASCENT * size;
  bottom = top + size;
  for (guint i = first_frame; i < end_frame; i++)
    {
      const RectifyFrame *frame = &g_array_index (pages->frames, RectifyFrame, i);

      if (line->x > frame->x - TOLERANCE && line->x < frame->x + frame->width
          && top > frame->y - TOLERANCE && bottom < frame->y + frame->height + TOLERANCE)
        return TRUE;
    }
  return FALSE;
}

/* Every line stands in a frame of its page, every frame in the type area. */
static void
check_frames (RectifyPages *pages)
{
  for (guint page = 0; page < pages->pages->len; page++)
    {
      const RectifyPage *begin = &g_array_index (pages->pages, RectifyPage, page);
      gboolean is_last = page + 1 == pages->pages->len;
      guint end_line = is_last ? pages->lines->len : begin[1].first_line;
      guint end_frame = is_last ? pages->frames->len : begin[1].first_frame;
      double left = begin->is_turned ? 0 : RECTIFY_MARGIN_LEFT;
      double top = begin->is_turned ? 0 : RECTIFY_MARGIN_TOP;
      double width = begin->is_turned ? RECTIFY_AREA_HEIGHT : RECTIFY_AREA_WIDTH;
      double height = begin->is_turned ? RECTIFY_AREA_WIDTH : RECTIFY_AREA_HEIGHT;

      for (guint i = begin->first_frame; i < end_frame; i++)
        {
          const RectifyFrame *frame = &g_array_index (pages->frames, RectifyFrame, i);

          g_assert_cmpfloat (frame->x, >=, left - TOLERANCE);
          g_assert_cmpfloat (frame->y, >=, top - TOLERANCE);
          g_assert_cmpfloat (frame->x + frame->width, <=, left + width + TOLERANCE);
          g_assert_cmpfloat (frame->y + frame->height, <=, top + height + TOLERANCE);
          g_assert_cmpfloat (frame->height, >, 0);
        }
      for (guint i = begin->first_line; i < end_line; i++)
        {
          const RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);

          g_assert_cmpuint (line->page, ==, page);
          if (line->table > 0 && line->line != NULL
              && !is_inside (pages, line, begin->first_frame, end_frame))
            {
              g_test_message ("page %u, row %u, cell %u, baseline %f", page, line->row, line->cell,
                              line->baseline);
              g_test_fail ();
              return;
            }
        }
    }
}

static void
check_table (RectifyTable *table, guint n_lines_before)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autofree char *wanted = dup_table_text (table);
  g_autofree char *got = NULL;

  for (guint i = 0; i < n_lines_before; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "前文");
      rectify_document_add (document, paragraph);
    }
  rectify_document_add_table (document, table);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_nonnull (pages);
  got = dup_placed_text (pages);
  g_assert_cmpstr (got, ==, wanted);
  check_frames (pages);
}

static char *
make_text (guint cell, guint n_lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%s%u.%u加强学习", i > 0 ? "\n" : "", cell, i);
  return g_string_free (text, FALSE);
}

/* Cells of any span, of a line or of pages: each line is on one page, in the frame of its cell. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n_columns = g_test_rand_int_range (1, 9);
      guint n_rows = g_test_rand_int_range (1, 25);
      guint longest = round % 3 == 0 ? 90 : 6;
      g_autoptr (RectifyTable) table = rectify_table_new (n_columns);

      for (guint row = 0; row < n_rows; row++)
        {
          rectify_table_add_row (table);
          for (guint column = 0; column < n_columns; column++)
            {
              guint height = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 20) : 1;
              RectifyCell *cell = rectify_table_add_cell (table, row, column, height,
                                                          g_test_rand_int_range (1, 3));
              g_autofree char *text
                  = make_text (row * n_columns + column,
                               g_test_rand_int_range (0, g_test_rand_int_range (0, 8) == 0 ? longest
                                                                                           : 3));

              if (cell != NULL)
                rectify_cell_add_text (cell, text);
            }
        }
      rectify_table_set_n_header_rows (table, g_test_rand_int_range (0, 4));
      check_table (table, g_test_rand_int_range (0, 23));
      if (g_test_failed ())
        {
          g_test_message ("round %u", round);
          return;
        }
    }
}

/* Longer than Pango can set as one paragraph. */
static void
test_long_paragraph (void)
{
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "%u加强学习", i);
  for (guint row = 0; row < 2; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < 2; column++)
        rectify_cell_add_text (rectify_table_add_cell (table, row, column, 1, 1),
                               column == 0 ? "短" : text->str);
    }
  rectify_table_set_n_header_rows (table, 1);
  check_table (table, 0);
}

/* A cell over all rows is not looked at again for each of them. */
static void
test_many_rows (void)
{
  guint n_rows = 30000;
  g_autoptr (RectifyTable) table = rectify_table_new (3);

  for (guint row = 0; row < n_rows; row++)
    {
      rectify_table_add_row (table);
      if (row == 1)
        rectify_cell_add_text (rectify_table_add_cell (table, row, 0, n_rows - 1, 1), "方面");
      rectify_cell_add_text (rectify_table_add_cell (table, row, 1, 1, 1), "甲");
      rectify_cell_add_text (rectify_table_add_cell (table, row, 2, 1, 1), "乙");
    }
  rectify_table_set_n_header_rows (table, n_rows / 2);
  check_table (table, 0);
}

static void
test_stopped (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < 100; row++)
    {
      rectify_table_add_row (table);
      if (row % 3 == 0)
        rectify_cell_add_text (rectify_table_add_cell (table, row, 0, 3, 1), "甲");
    }
  rectify_document_add_table (document, table);
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Columns are as wide as they are given, whatever stands in them. */
static void
test_shares (void)
{
  const double shares[] = { 1, 4, 5 };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (3);
  g_autoptr (RectifyPages) pages = NULL;

  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "很长的一段话占去许多地方");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 1), "短");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 2, 1, 1), "短");
  rectify_table_set_shares (table, shares);
  rectify_document_add_table (document, table);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpuint (pages->frames->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (pages->frames, RectifyFrame, i).width,
                                    RECTIFY_AREA_WIDTH * shares[i] / 10, TOLERANCE);
}

/* A row stands on one page, unless it is higher than a page; also where cells beside it cover several. */
static void
test_whole_rows (void)
{
  for (guint step = 0; step <= 2; step++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = rectify_table_new (3);
      g_autoptr (RectifyPages) pages = NULL;
      guint on_page[60];

      for (guint row = 0; row < G_N_ELEMENTS (on_page); row++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          for (guint i = 0; i < 5 + row * 37 % 300; i++)
            g_string_append (text, "整");
          on_page[row] = G_MAXUINT;
          rectify_table_add_row (table);
          if (step > 0 && row % (step + 1) == 0)
            rectify_cell_add_text (rectify_table_add_cell (table, row, 0, step + 1, 1), "问题");
          rectify_cell_add_text (rectify_table_add_cell (table, row, 1, 1, 1), text->str);
          rectify_cell_add_text (rectify_table_add_cell (table, row, 2, 1, 1), text->str);
        }
      rectify_document_add_table (document, table);
      pages = rectify_pages_new (document, NULL, NULL);
      g_assert_cmpuint (pages->pages->len, >, 3);
      for (guint i = 0; i < pages->lines->len; i++)
        {
          const RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);
          guint row = line->row - 1;

          if (line->table == 0 || line->source == NULL
              || rectify_paragraph_get_n_runs (line->source) == 0
              || g_str_equal (rectify_paragraph_get_run (line->source, 0)->text, "问题"))
            continue;
          g_assert_true (on_page[row] == G_MAXUINT || on_page[row] == line->page);
          on_page[row] = line->page;
        }
    }
}

/* A row that is to be filled in by hand is as high as was asked for, and is not broken where a page has
 * room for it; what is signed stands at its foot, at the right, and what is said above at its head. */
static void
test_room (void)
{
  const double height = 60 * RECTIFY_MM;
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  const double shares[] = { 1, 4 };
  g_autoptr (RectifyPages) pages = NULL;
  RectifyLine *said, *signature;

  rectify_table_set_shares (table, shares);

  for (guint row = 0; row < 5; row++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_SIGNATURE);
      RectifyCell *cell;

      rectify_table_add_row (table);
      rectify_cell_add_text (rectify_table_add_cell (table, row, 0, 1, 1), "意见");
      cell = rectify_table_add_cell (table, row, 1, 1, 1);
      rectify_cell_add_text (cell, "同意销号，情况属实，材料齐全。");
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "签名：");
      rectify_cell_add (cell, paragraph);
      rectify_table_set_room (table, row, 60);
    }
  rectify_document_add_table (document, table);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpuint (pages->pages->len, ==, 2);
  g_assert_cmpuint (pages->frames->len, ==, 10);
  for (guint i = 0; i < pages->frames->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (pages->frames, RectifyFrame, i).height, height,
                                    TOLERANCE);
  said = &g_array_index (pages->lines, RectifyLine, 1);
  signature = &g_array_index (pages->lines, RectifyLine, 2);
  g_assert_cmpfloat (signature->baseline - said->baseline, >, height / 2);
  g_assert_cmpfloat (signature->x - said->x, >, RECTIFY_AREA_WIDTH / 6);
  check_frames (pages);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-placing/random", test_random);
  g_test_add_func ("/table-placing/long-paragraph", test_long_paragraph);
  g_test_add_func ("/table-placing/many-rows", test_many_rows);
  g_test_add_func ("/table-placing/shares", test_shares);
  g_test_add_func ("/table-placing/whole-rows", test_whole_rows);
  g_test_add_func ("/table-placing/room", test_room);
  g_test_add_func ("/table-placing/stopped", test_stopped);
  return g_test_run ();
}
