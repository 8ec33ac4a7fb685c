/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "rectify-pages-private.h"
#include "sample-document.h"

#define MM (72 / 25.4)
#define TOLERANCE (0.1 * MM)
#define CELL (156 * MM / 28)

static RectifyPages *
set_pages (RectifyDocument *document, const RectifyPageStyle *style)
{
  g_autoptr (GError) error = NULL;
  RectifyPages *pages;

  rectify_document_set_page_style (document, style);
  pages = rectify_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static RectifyDocument *
make_text (guint n_paragraphs)
{
  RectifyDocument *document = rectify_document_new ();

  for (guint i = 0; i < n_paragraphs; i++)
    sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
                         "坚持问题导向，逐条对照检查，明确整改措施、责任领导和完成时限，"
                         "确保件件有着落、事事有回音，整改一项销号一项。");
  return document;
}

/* The lines of the first page, from baseline to baseline. */
static void
assert_lines (RectifyPages *pages, guint n_lines, double first, double pitch)
{
  guint n = 0;

  for (guint i = 0; i < pages->lines->len; i++)
    {
      const RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);

      if (line->page != 0)
        break;
      g_assert_cmpfloat_with_epsilon (line->baseline, first + i * pitch, TOLERANCE);
      n++;
    }
  g_assert_cmpuint (n, ==, n_lines);
}

/* The standard's own arithmetic, and what word processors make of it: 22 lines both times. */
static void
test_loose (void)
{
  const RectifyPageStyle official = { 0 };
  const RectifyPageStyle loose = { .is_loose = TRUE };
  g_autoptr (RectifyDocument) document = make_text (40);
  g_autoptr (RectifyPages) strict = set_pages (document, &official);
  g_autoptr (RectifyPages) pages = set_pages (document, &loose);

  assert_lines (strict, 22, 37 * MM + 0.88 * CELL, CELL * 15 / 8);
  assert_lines (pages, 22, 37 * MM + (225 * MM / 22 - CELL) / 2 + 0.88 * CELL, 225 * MM / 22);
}

/* More lines a page: the first and the last still touch the head and the foot of the type area. */
static void
test_more_lines (void)
{
  const RectifyPageStyle style = { .n_lines = 24 };
  g_autoptr (RectifyDocument) document = make_text (40);
  g_autoptr (RectifyPages) pages = set_pages (document, &style);

  assert_lines (pages, 24, 37 * MM + 0.88 * CELL, (225 * MM - CELL) / 23);
}

/* A3 lies across: the margins stay, the lines are longer, and a table of many columns is not turned. */
static void
test_a3 (void)
{
  const RectifyPageStyle style = { .paper = RECTIFY_PAPER_A3 };
  g_autoptr (RectifyDocument) document = make_text (20);
  g_autoptr (RectifyTable) table = rectify_table_new (9);
  g_autoptr (RectifyPages) pages = NULL;
  double right = 0;

  rectify_table_add_row (table);
  for (guint i = 0; i < 9; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1), "整改措施");
  rectify_document_add_table (document, table);
  pages = set_pages (document, &style);
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_width (pages), 420 * MM, 0.01);
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_height (pages), 297 * MM, 0.01);
  for (guint i = 0; i < pages->pages->len; i++)
    g_assert_false (g_array_index (pages->pages, RectifyPage, i).is_turned);
  for (guint i = 0; i < pages->frames->len; i++)
    {
      const RectifyFrame *frame = &g_array_index (pages->frames, RectifyFrame, i);

      right = MAX (right, frame->x + frame->width);
    }
  g_assert_cmpfloat_with_epsilon (right, (420 - 26) * MM, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (g_array_index (pages->lines, RectifyLine, 0).x,
                                  28 * MM + 2 * CELL, TOLERANCE);
}

/* The English layout on both papers: an inch around, a page number in the middle of the foot. */
static void
test_english (void)
{
  static const struct {
    RectifyPaper paper;
    double width;
    double height;
  } papers[] = { { RECTIFY_PAPER_A4, 210 * MM, 297 * MM }, { RECTIFY_PAPER_LETTER, 612, 792 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const RectifyPageStyle style = { .paper = papers[i].paper, .is_english = TRUE };
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyPages) pages = NULL;
      const RectifyLine *heading, *first, *second;

      sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1,
                           "1. Study");
      for (guint j = 0; j < 30; j++)
        sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
                             "Every quarter the group looks at what was done, and the minutes are "
                             "published in the bureau, so that everybody may read them.");
      pages = set_pages (document, &style);
      g_assert_cmpfloat_with_epsilon (rectify_pages_get_width (pages), papers[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (rectify_pages_get_height (pages), papers[i].height, 0.01);
      heading = &g_array_index (pages->lines, RectifyLine, 0);
      first = heading + 1;
      second = heading + 2;
      g_assert_cmpfloat_with_epsilon (heading->x, 72, TOLERANCE);
      g_assert_cmpfloat_with_epsilon (first->x, 72 + 24, TOLERANCE);
      g_assert_cmpfloat_with_epsilon (second->x, 72, TOLERANCE);
      g_assert_cmpfloat_with_epsilon (second->baseline - first->baseline, 18, 0.01);
      /* The blank at its end stands in the margin. */
      g_assert_cmpfloat_with_epsilon (first->x + rectify_text_line_get_width (first->text),
                                      papers[i].width - 72 + 2, 3);
      for (guint j = 0; j < pages->lines->len; j++)
        g_assert_cmpfloat (g_array_index (pages->lines, RectifyLine, j).baseline, <,
                           papers[i].height - 72);
    }
}

/* What starts a page starts a sheet where both sides are printed; the back before it is empty and has
 * no number, though it counts. */
static void
test_duplex (void)
{
  const RectifyPageStyle style = { .is_duplex = TRUE };
  static const char *const labels[] = { "1", "", "3", "4", "5", "", "7" };
  /* Lines of the units: one page, two pages filled to the last line, one line of a page, one page. */
  static const guint n_lines[] = { 5, 44, 1, 5 };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (n_lines); i++)
    for (guint j = 0; j < n_lines[i]; j++)
      {
        g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

        rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "正文。");
        rectify_paragraph_set_starts_page (paragraph, j == 0);
        rectify_document_add (document, paragraph);
      }
  pages = set_pages (document, &style);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      RectifyPageNumber number = rectify_pages_get_number (pages, i);
      g_autofree char *label = rectify_page_number_dup_text (&number);

      g_assert_cmpstr (label, ==, labels[i]);
    }
  for (guint i = 0; i < pages->lines->len; i++)
    g_assert_cmpstr (labels[g_array_index (pages->lines, RectifyLine, i).page], !=, "");
}

/* How much black there is on the first page. */
static guint64
weigh (RectifyPages *pages)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);
  const guchar *data;
  guint64 ink = 0;
  int stride;

  rectify_pages_draw (pages, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < 850; y++)
    for (int x = 0; x < 600; x++)
      ink += data[y * stride + x];
  cairo_surface_destroy (surface);
  return ink;
}

/* The custom of a bold third level is another weight, and no other width: no line breaks otherwise. */
static void
test_bold_third (void)
{
  const RectifyPageStyle official = { 0 };
  const RectifyPageStyle bold = { .has_bold_third = TRUE };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) plain = NULL;
  g_autoptr (RectifyPages) pages = NULL;

  for (guint i = 0; i < 8; i++)
    sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_3, RECTIFY_RUN_HEADING_3,
                         "1.学习不够深入，理论联系实际不够紧密，指导实践、推动工作的能力不强。");
  plain = set_pages (document, &official);
  pages = set_pages (document, &bold);
  g_assert_cmpuint (pages->lines->len, ==, plain->lines->len);
  g_assert_cmpuint (weigh (pages), >, weigh (plain) * 11 / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-styles/loose", test_loose);
  g_test_add_func ("/page-styles/more-lines", test_more_lines);
  g_test_add_func ("/page-styles/a3", test_a3);
  g_test_add_func ("/page-styles/duplex", test_duplex);
  g_test_add_func ("/page-styles/english", test_english);
  g_test_add_func ("/page-styles/bold-third", test_bold_third);
  return g_test_run ();
}
