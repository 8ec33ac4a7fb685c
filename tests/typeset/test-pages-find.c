/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-pages.h"

#define SENTENCE "贯彻落实整改方案各项要求，抓好责任分工，做到件件落实。"

static RectifyParagraph *
add_paragraph (RectifyDocument *document, RectifyParagraphRole role, gint64 item, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_begin_item (paragraph, item);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
  return paragraph;
}

/* A ledger of sixteen columns, which stands across, on several pages; each row is an item. */
static void
add_table (RectifyDocument *document, guint n_rows)
{
  g_autoptr (RectifyTable) table = rectify_table_new (16);

  for (guint row = 0; row <= n_rows; row++)
    {
      rectify_table_add_row (table);
      for (guint i = 0; i < 16; i++)
        {
          RectifyCell *cell = rectify_table_add_cell (table, row, i, 1, 1);
          g_autofree char *head = g_strdup_printf ("表头%u", i);

          rectify_cell_add_text (cell, row == 0 ? head : i == 3 ? SENTENCE SENTENCE : "内容");
          if (row > 0)
            rectify_cell_set_item (cell, 100 + row);
        }
    }
  rectify_table_set_n_header_rows (table, 1);
  rectify_document_add_table (document, table);
}

static guint
count (GArray *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n = MAX (n, g_array_index (marks, RectifyPagesMark, i).number + 1);
  return n;
}

static void
assert_count (RectifyPages *pages, const char *text, guint expected)
{
  g_autoptr (GArray) marks = rectify_pages_find (pages, text);

  g_assert_cmpuint (count (marks), ==, expected);
}

/* Marks are on the paper, page by page. */
static void
assert_sane (RectifyPages *pages, GArray *marks)
{
  guint page = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, i);

      g_assert_cmpuint (mark->page, >=, page);
      g_assert_cmpuint (mark->page, <, rectify_pages_get_n_pages (pages));
      g_assert_cmpfloat (mark->x, >=, 0);
      g_assert_cmpfloat (mark->y, >=, 0);
      g_assert_cmpfloat (mark->width, >, 0);
      g_assert_cmpfloat (mark->height, >, 0);
      g_assert_cmpfloat (mark->x + mark->width, <=, rectify_pages_get_width (pages));
      g_assert_cmpfloat (mark->y + mark->height, <=, rectify_pages_get_height (pages));
      page = mark->page;
    }
}

static void
test_fold (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  add_paragraph (document, RECTIFY_PARAGRAPH_TITLE, 0, "关于ＡＢＣ的整改方案");
  add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 1, "abc，Abc和aBC, １２３与123。ÄÄ");
  pages = rectify_pages_new (document, NULL, NULL);
  assert_count (pages, "abc", 4);
  assert_count (pages, "ＡBＣ", 4);
  assert_count (pages, "123", 2);
  assert_count (pages, ",", 2);
  assert_count (pages, "ä", 2);
  assert_count (pages, "ääs", 0);
  assert_count (pages, "", 0);
  assert_count (pages, "没有", 0);
}

/* A find that goes on over the end of a line has two marks, which touch the edges. */
static void
test_across_lines (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  const RectifyPagesMark *mark;

  /* The first line has 26 characters, the next 28. */
  add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 1,
                 "一二三四五六七八九十一二三四五六七八九十一二三四甲乙丙丁五六七八九十");
  pages = rectify_pages_new (document, NULL, NULL);
  marks = rectify_pages_find (pages, "甲乙丙丁");
  assert_sane (pages, marks);
  g_assert_cmpuint (marks->len, ==, 2);
  mark = &g_array_index (marks, RectifyPagesMark, 0);
  g_assert_cmpuint (mark[0].number, ==, mark[1].number);
  g_assert_cmpfloat (mark[1].y, >, mark[0].y);
  g_assert_cmpfloat (mark[1].x, <, mark[0].x);
  g_assert_cmpfloat_with_epsilon (mark[0].width, mark[1].width, 0.5);
  /* The margins of the official layout, in points. */
  g_assert_cmpfloat_with_epsilon (mark[1].x, 28 * 72 / 25.4, 0.5);
  g_assert_cmpfloat_with_epsilon (mark[0].x + mark[0].width, (210 - 26) * 72 / 25.4, 0.5);
}

/* Of long text on many pages every place is found, and in the order of reading. */
static void
test_many_pages (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  guint number = 0;

  for (guint i = 0; i < 50; i++)
    add_paragraph (document, RECTIFY_PARAGRAPH_BODY, i + 1,
                   SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), >, 5);
  marks = rectify_pages_find (pages, "落实");
  assert_sane (pages, marks);
  g_assert_cmpuint (count (marks), ==, 50 * 5 * 2);
  for (guint i = 0; i < marks->len; i++)
    {
      guint next = g_array_index (marks, RectifyPagesMark, i).number;

      g_assert_true (next == number || next == number + 1);
      number = next;
    }
}

/* What stands across is marked where it is seen; a head is found on each page. */
static void
test_table (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) heads = NULL;
  g_autoptr (GArray) cells = NULL;
  guint n_pages;

  add_table (document, 40);
  pages = rectify_pages_new (document, NULL, NULL);
  n_pages = rectify_pages_get_n_pages (pages);
  g_assert_cmpuint (n_pages, >, 1);
  heads = rectify_pages_find (pages, "表头3");
  assert_sane (pages, heads);
  g_assert_cmpuint (count (heads), ==, n_pages);
  g_assert_cmpfloat (g_array_index (heads, RectifyPagesMark, 0).height, >,
                     g_array_index (heads, RectifyPagesMark, 0).width);
  cells = rectify_pages_find (pages, "责任分工");
  assert_sane (pages, cells);
  g_assert_cmpuint (count (cells), ==, 80);
}

static void
assert_items_found (RectifyPages *pages, gint64 first, guint n_items)
{
  for (gint64 item = first; item < first + n_items; item++)
    {
      g_autoptr (GArray) marks = rectify_pages_find_item (pages, item);

      assert_sane (pages, marks);
      g_assert_cmpuint (marks->len, >, 0);
      for (guint i = 0; i < marks->len; i++)
        {
          const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, i);

          g_assert_cmpint (rectify_pages_get_item (pages, mark->page, mark->x + mark->width / 2,
                                                   mark->y + mark->height / 2),
                           ==, item);
        }
    }
}

/* From an item to its places, and from each of these back to it. */
static void
test_items (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) none = NULL;
  RectifyParagraph *paragraph;

  add_paragraph (document, RECTIFY_PARAGRAPH_TITLE, 0, "整改方案");
  add_paragraph (document, RECTIFY_PARAGRAPH_HEADING_1, 1, "一、存在问题");
  /* Three items in one paragraph. */
  paragraph = add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 2, SENTENCE);
  rectify_paragraph_begin_item (paragraph, 3);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "短。");
  rectify_paragraph_begin_item (paragraph, 4);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, SENTENCE SENTENCE);
  for (gint64 item = 5; item < 30; item++)
    add_paragraph (document, RECTIFY_PARAGRAPH_BODY, item, SENTENCE SENTENCE);
  add_table (document, 20);
  pages = rectify_pages_new (document, NULL, NULL);
  assert_items_found (pages, 1, 29);
  assert_items_found (pages, 101, 20);
  none = rectify_pages_find_item (pages, 77);
  g_assert_cmpuint (none->len, ==, 0);
  /* A margin belongs to what is next to it. */
  g_assert_cmpint (rectify_pages_get_item (pages, 0, 297, 20), ==, 0);
  g_assert_cmpint (rectify_pages_get_item (pages, 1, 20, 20), >, 4);
}

/* Line ends in an item part its words on the page, and count as space. */
static void
test_line_ends (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;

  add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 1, "第一行\n第二行\r\n\n第三行，完");
  pages = rectify_pages_new (document, NULL, NULL);
  assert_count (pages, "行", 3);
  assert_count (pages, "行 第二", 1);
  marks = rectify_pages_find (pages, "完");
  g_assert_cmpuint (marks->len, ==, 1);
  assert_sane (pages, marks);
  assert_items_found (pages, 1, 1);
}

/* What a drawing says is found where it stands, on its page, and so is its caption. */
static void
test_drawing (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = rectify_drawing_new (300, 150, "各单位完成情况");
  g_autoptr (RectifyTable) numbers = rectify_table_new (1);
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  const RectifyPagesMark *first, *second;

  add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 1, "区财政局在前。");
  rectify_drawing_set_table (drawing, numbers);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "区财政局", 10, 1, RECTIFY_TEXT_LEFT, 20,
                            40, 100, 12);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "区教育局", 10, 1, RECTIFY_TEXT_LEFT, 20,
                            60, 100, 12);
  rectify_document_add_drawing (document, drawing);
  add_paragraph (document, RECTIFY_PARAGRAPH_BODY, 2, "区财政局在后。");
  pages = rectify_pages_new (document, NULL, NULL);
  assert_count (pages, "区财政局", 3);
  assert_count (pages, "完成情况", 1);
  marks = rectify_pages_find (pages, "局");
  g_assert_cmpuint (marks->len, ==, 4);
  assert_sane (pages, marks);
  first = &g_array_index (marks, RectifyPagesMark, 1);
  second = &g_array_index (marks, RectifyPagesMark, 2);
  g_assert_cmpfloat_with_epsilon (second->y - first->y, 20, 1);
  g_assert_cmpfloat_with_epsilon (second->x, first->x, 1);
  g_assert_cmpfloat_with_epsilon (first->width, 10, 1);
  /* It is about no item of the plan. */
  g_assert_cmpint (rectify_pages_get_item (pages, first->page, first->x, first->y), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages-find/fold", test_fold);
  g_test_add_func ("/pages-find/across-lines", test_across_lines);
  g_test_add_func ("/pages-find/many-pages", test_many_pages);
  g_test_add_func ("/pages-find/table", test_table);
  g_test_add_func ("/pages-find/items", test_items);
  g_test_add_func ("/pages-find/line-ends", test_line_ends);
  g_test_add_func ("/pages-find/drawing", test_drawing);
  return g_test_run ();
}
