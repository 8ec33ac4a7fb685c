/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rectify-layout.h"
#include "rectify-pages.h"

/* Pixels a point. */
#define SCALE 4
/* rectify_pages_find() gives the em box and a little around it. */
#define BOX_HEIGHT 1.16
#define BASELINE 0.96
/* From the baseline, in type sizes: the middles of the line below words and of that through them. */
#define UNDERLINE 0.185
#define STRIKE (-0.335)
#define BAR (4.0 * RECTIFY_MM + 0.75)

static cairo_surface_t *
draw (RectifyPages *pages, guint page)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SCALE * rectify_pages_get_width (pages),
                                    SCALE * rectify_pages_get_height (pages));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  rectify_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_dark (cairo_surface_t *surface, double x, double y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (int) (y * SCALE) * cairo_image_surface_get_stride (surface);

  return row[4 * (int) (x * SCALE)] < 100;
}

/* Is there a line all along under, or through, each place where some words are? */
static gboolean
has_rule (RectifyPages *pages, const char *words, double drop)
{
  g_autoptr (GArray) marks = rectify_pages_find (pages, words);
  gboolean found = marks->len > 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, i);
      double size = mark->height / BOX_HEIGHT;
      double y = mark->y + (BASELINE + drop) * size;
      cairo_surface_t *surface = draw (pages, mark->page);

      for (double x = mark->x + 0.5; x < mark->x + mark->width - 0.5; x += 0.5)
        found = found && is_dark (surface, x, y);
      cairo_surface_destroy (surface);
    }
  return found;
}

/* Is there a bar in the margin beside some words? */
static gboolean
has_bar (RectifyPages *pages, const char *words, gboolean at_right)
{
  g_autoptr (GArray) marks = rectify_pages_find (pages, words);
  const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, 0);
  cairo_surface_t *surface = draw (pages, mark->page);
  double x = at_right ? RECTIFY_MARGIN_LEFT + RECTIFY_AREA_WIDTH + BAR : RECTIFY_MARGIN_LEFT - BAR;
  gboolean found = is_dark (surface, x, mark->y + mark->height / 2);

  g_assert_cmpuint (marks->len, >, 0);
  cairo_surface_destroy (surface);
  return found;
}

static RectifyParagraph *
add (RectifyDocument *document, RectifyParagraphRole role)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_document_add (document, paragraph);
  return paragraph;
}

static void
add_marked (RectifyDocument *document, RectifyParagraphRole role, const char *same,
            const char *deleted, const char *inserted)
{
  RectifyParagraph *paragraph = add (document, role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, same);
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_DELETED, deleted);
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_INSERTED, inserted);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "。");
}

static void
assert_rules (RectifyPages *pages, const char *words, gboolean underline, gboolean strike)
{
  g_assert_cmpint (has_rule (pages, words, UNDERLINE), ==, underline);
  /* Strokes of the characters themselves may fill a line through them, but not all of it. */
  g_assert_cmpint (has_rule (pages, words, STRIKE), ==, strike);
}

static void
test_words (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  RectifyParagraph *plain, *moved;

  add_marked (document, RECTIFY_PARAGRAPH_TITLE, "整改", "措施", "方案");
  add_marked (document, RECTIFY_PARAGRAPH_BODY, "抓好贯彻工作", "落实到底", "扎实推进");
  plain = add (document, RECTIFY_PARAGRAPH_BODY);
  rectify_paragraph_append (plain, RECTIFY_RUN_BODY, "长期坚持下去");
  moved = add (document, RECTIFY_PARAGRAPH_BODY);
  rectify_paragraph_append_marked (moved, RECTIFY_RUN_BODY, RECTIFY_MARK_MOVED, "换了位置的段落");
  pages = rectify_pages_new (document, NULL, NULL);
  assert_rules (pages, "整改", FALSE, FALSE);
  assert_rules (pages, "措施", FALSE, TRUE);
  assert_rules (pages, "方案", TRUE, FALSE);
  assert_rules (pages, "抓好贯彻工作", FALSE, FALSE);
  assert_rules (pages, "落实到底", FALSE, TRUE);
  assert_rules (pages, "扎实推进", TRUE, FALSE);
  assert_rules (pages, "长期坚持下去", FALSE, FALSE);
  assert_rules (pages, "换了位置的段落", FALSE, FALSE);
  /* The outer margin of the first page is the right one. */
  g_assert_true (has_bar (pages, "扎实推进", TRUE));
  g_assert_false (has_bar (pages, "扎实推进", FALSE));
  g_assert_false (has_bar (pages, "长期坚持下去", TRUE));
  g_assert_true (has_bar (pages, "换了位置的段落", TRUE));
}

/* Over the ends of lines and pages. */
static void
test_long (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "抓好贯彻落实工作");
  g_string_append (text, "最后一句");
  add_marked (document, RECTIFY_PARAGRAPH_BODY, "开头", "", text->str);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 2);
  assert_rules (pages, "抓好贯彻落实工作", TRUE, FALSE);
  /* The outer margin of the second page is the left one. */
  g_assert_true (has_bar (pages, "最后一句", FALSE));
  g_assert_false (has_bar (pages, "最后一句", TRUE));
}

static void
test_cells (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (RectifyPages) pages = NULL;

  rectify_table_add_row (table);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "责任单位");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_DELETED, "财政部门");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_INSERTED, "审计机关");
  rectify_cell_add (rectify_table_add_cell (table, 0, 0, 1, 1), paragraph);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 1), "旁边的格子");
  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 0, 1, 2), "没有改");
  rectify_document_add_table (document, table);
  pages = rectify_pages_new (document, NULL, NULL);
  assert_rules (pages, "责任单位", FALSE, FALSE);
  assert_rules (pages, "财政部门", FALSE, TRUE);
  assert_rules (pages, "审计机关", TRUE, FALSE);
  assert_rules (pages, "旁边的格子", FALSE, FALSE);
  /* The row has a bar, not what is below it. */
  g_assert_true (has_bar (pages, "审计机关", TRUE));
  g_assert_true (has_bar (pages, "旁边的格子", TRUE));
  g_assert_false (has_bar (pages, "没有改", TRUE));
}

/* A table that is turned has its bars behind the ends of its rows: above the type area. */
static void
test_turned (void)
{
  const guint n_columns = 16;
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (n_columns);
  g_autoptr (RectifyPages) pages = NULL;

  for (guint row = 0; row < 2; row++)
    {
      rectify_table_add_row (table);
      for (guint i = 0; i < n_columns; i++)
        {
          g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

          rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY,
                                           row == 0 && i == 3 ? RECTIFY_MARK_INSERTED
                                                              : RECTIFY_MARK_NONE,
                                           row == 0 ? "改了的一行" : "照旧的一行");
          rectify_cell_add (rectify_table_add_cell (table, row, i, 1, 1), paragraph);
        }
    }
  rectify_document_add_table (document, table);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_true (rectify_pages_is_turned (pages, 0));
  for (guint row = 0; row < 2; row++)
    {
      g_autoptr (GArray) marks = rectify_pages_find (pages, row == 0 ? "改了的" : "照旧的");
      const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, 0);
      cairo_surface_t *surface = draw (pages, 0);

      g_assert_cmpuint (marks->len, ==, n_columns);
      g_assert_cmpint (is_dark (surface, mark->x + mark->width / 2, RECTIFY_MARGIN_TOP - BAR), ==,
                       row == 0);
      cairo_surface_destroy (surface);
    }
}

static void
test_dup_pdf (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  add_marked (document, RECTIFY_PARAGRAPH_BODY, "抓好", "落实", "推进");
  pages = rectify_pages_new (document, NULL, NULL);
  bytes = rectify_pages_dup_pdf (pages, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_nonnull (g_strrstr_len (data + size - 10, 10, "%%EOF"));
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_pages_dup_pdf (pages, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/words", test_words);
  g_test_add_func ("/marks/long", test_long);
  g_test_add_func ("/marks/cells", test_cells);
  g_test_add_func ("/marks/turned", test_turned);
  g_test_add_func ("/marks/dup-pdf", test_dup_pdf);
  return g_test_run ();
}
