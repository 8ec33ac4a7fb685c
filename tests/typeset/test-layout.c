/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rectify-pages.h"
#include "sample-document.h"

/* Pixels a millimetre of the pictures that are looked at. */
#define SCALE 8
#define WIDTH (210 * SCALE)
#define HEIGHT (297 * SCALE)
/* The official layout in millimetres, said a second time on purpose. */
#define TOP 37.0
#define BOTTOM 262.0
#define LEFT 28.0
#define RIGHT 184.0
#define CELL (156.0 / 28)
#define PITCH (CELL * 15 / 8)
#define TOLERANCE 0.5

static RectifyPages *
set_pages (RectifyDocument *document)
{
  g_autoptr (GError) error = NULL;
  RectifyPages *pages = rectify_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

/* The page in grey: 0 is white. */
static cairo_surface_t *
draw (RectifyPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE * 25.4 / 72, SCALE * 25.4 / 72);
  rectify_pages_draw (pages, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The box of the ink between two heights of a page, in millimetres. */
static gboolean
find_ink (cairo_surface_t *surface, double from, double to, double *left, double *right,
          double *top, double *bottom)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int x0 = WIDTH, x1 = -1, y0 = HEIGHT, y1 = -1;

  for (int y = MAX (0, (int) round (from * SCALE)); y < MIN (HEIGHT, (int) round (to * SCALE)); y++)
    for (int x = 0; x < WIDTH; x++)
      if (data[y * stride + x] > 96)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  *left = (double) x0 / SCALE;
  *right = (double) x1 / SCALE;
  *top = (double) y0 / SCALE;
  *bottom = (double) y1 / SCALE;
  return x1 >= 0;
}

static void
test_paper (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (RectifyPages) pages = set_pages (document);

  g_assert_cmpfloat_with_epsilon (rectify_pages_get_width (pages), 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_height (pages), 841.89, 0.01);
}

/* All ink of the text is in the em boxes of 22 lines, and none between them. */
static void
test_grid (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (20);
  g_autoptr (RectifyPages) pages = set_pages (document);
  cairo_surface_t *surface = draw (pages, 1);
  double left, right, top, bottom;

  g_assert_true (find_ink (surface, 0, BOTTOM + 3, &left, &right, &top, &bottom));
  g_assert_cmpfloat (left, >=, LEFT - TOLERANCE);
  g_assert_cmpfloat (left, <=, LEFT + 1);
  g_assert_cmpfloat (right, <=, RIGHT + TOLERANCE);
  g_assert_cmpfloat (right, >=, RIGHT - CELL);
  g_assert_cmpfloat_with_epsilon (top, TOP, 1);
  g_assert_cmpfloat_with_epsilon (bottom, BOTTOM, 1);
  for (guint i = 0; i < 22; i++)
    {
      double head = TOP + i * PITCH;

      g_assert_true (
          find_ink (surface, head - TOLERANCE, head + CELL, &left, &right, &top, &bottom));
      if (i < 21)
        g_assert_false (find_ink (surface, head + CELL + TOLERANCE, head + PITCH - TOLERANCE, &left,
                                  &right, &top, &bottom));
    }
  cairo_surface_destroy (surface);
}

static void
test_indent_and_title (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (RectifyPages) pages = set_pages (document);
  cairo_surface_t *surface = draw (pages, 0);
  double left, right, top, bottom;

  g_assert_true (find_ink (surface, TOP - 2, TOP + CELL + 2, &left, &right, &top, &bottom));
  g_assert_cmpfloat_with_epsilon ((left + right) / 2, (LEFT + RIGHT) / 2, 1);
  g_assert_cmpfloat (bottom - top, >, CELL);
  /* A blank line, and a paragraph that begins two characters in. */
  g_assert_false (find_ink (surface, TOP + PITCH - TOLERANCE, TOP + 2 * PITCH - TOLERANCE, &left,
                            &right, &top, &bottom));
  g_assert_true (
      find_ink (surface, TOP + 2 * PITCH, TOP + 2 * PITCH + CELL, &left, &right, &top, &bottom));
  g_assert_cmpfloat (left, >=, LEFT + 2 * CELL - TOLERANCE);
  g_assert_cmpfloat (left, <=, LEFT + 2 * CELL + 1);
  cairo_surface_destroy (surface);
}

/* 7 mm below the type area, one character in; right on odd pages, left on even ones. */
static void
test_page_numbers (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (RectifyPages) pages = set_pages (document);

  for (guint page = 0; page < 2; page++)
    {
      cairo_surface_t *surface = draw (pages, page);
      double left, right, top, bottom;

      g_assert_true (find_ink (surface, BOTTOM + 3, 297, &left, &right, &top, &bottom));
      g_assert_cmpfloat_with_epsilon ((top + bottom) / 2, BOTTOM + 7, 1);
      if (page == 0)
        g_assert_cmpfloat_with_epsilon (right, RIGHT - CELL, 0.7);
      else
        g_assert_cmpfloat_with_epsilon (left, LEFT + CELL, 0.7);
      cairo_surface_destroy (surface);
    }
}

/* Whatever is in a document, its type stays in the type area. */
static void
test_stays_inside (void)
{
  static const char *const texts[] = {
    "https://www.example.org/a-very-long-address/that-never-ends/"
    "0123456789012345678901234567890123456789012345678901234567890123456789",
    "喆珺昇堃玥祎旻赟镕査𠮷𡈽",
    "😀 👩‍👩‍👧‍👦 🇨🇳 مرحبا بالعالم עברית ไทย कखग",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "\t制\t表\t符\t和    空格    \xe3\x80\x80\xe3\x80\x80全角空格",
    "，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。，。",
    "——————————……………………“”‘’《》〈〉【】〔〕",
    "一段\xe2\x80\xa8分隔\xe2\x80\xa9符",
    "\x01\x02\x7f控制",
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GString) unbroken = g_string_new (NULL);
  g_autoptr (RectifyPages) pages = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (unbroken, "字");
  for (guint role = RECTIFY_PARAGRAPH_BODY; role <= RECTIFY_PARAGRAPH_FIELD; role++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      sample_document_add (document, role, RECTIFY_RUN_BODY, texts[i]);
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, unbroken->str);
  pages = set_pages (document);
  for (guint page = 0; page < rectify_pages_get_n_pages (pages); page++)
    {
      cairo_surface_t *surface = draw (pages, page);
      double left, right, top, bottom;

      if (find_ink (surface, 0, BOTTOM + 3, &left, &right, &top, &bottom))
        {
          g_assert_cmpfloat (left, >=, LEFT - 1);
          g_assert_cmpfloat (right, <=, RIGHT + 1);
          g_assert_cmpfloat (top, >=, TOP - 2);
          g_assert_cmpfloat (bottom, <=, BOTTOM + 2.5);
        }
      cairo_surface_destroy (surface);
    }
}

static void
test_empty (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = set_pages (document);
  g_autoptr (RectifyPages) title_alone = NULL;
  cairo_surface_t *surface;

  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 1);
  surface = draw (pages, 0);
  cairo_surface_destroy (surface);
  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  title_alone = set_pages (document);
  g_assert_cmpuint (rectify_pages_get_n_pages (title_alone), ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
set_in_thread (gpointer data)
{
  return set_pages (data);
}

/* Pages are made in threads, several at a time, and drawn in another. */
static void
test_threads (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pages", set_in_thread, document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (RectifyPages) pages = g_thread_join (threads[i]);
      cairo_surface_t *surface = draw (pages, 0);

      g_assert_cmpuint (rectify_pages_get_n_pages (pages), >=, 2);
      cairo_surface_destroy (surface);
    }
}

/* One paragraph of a file without line ends: in linear time, whatever it is written in. */
static void
test_long_paragraph (void)
{
  static const char *const words[] = { "加强学习提高站位", "word by word ", "unbroken" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RectifyPages) pages = NULL;

      for (guint j = 0; j < 200000; j++)
        g_string_append (text, words[i]);
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text->str);
      rectify_document_add (document, paragraph);
      pages = rectify_pages_new (document, NULL, NULL);
      g_assert_cmpuint (rectify_pages_get_n_pages (pages), >, 1000);
    }
}

/* Where the ink of a line is, in characters from the right edge: from and to. */
static void
measure_line (RectifyPages *pages, guint line, double *from, double *to)
{
  cairo_surface_t *surface = draw (pages, 0);
  double left, right, top, bottom;

  g_assert_true (find_ink (surface, TOP + line * PITCH - TOLERANCE, TOP + line * PITCH + CELL,
                           &left, &right, &top, &bottom));
  *from = (RIGHT - left) / CELL;
  *to = (RIGHT - right) / CELL;
  cairo_surface_destroy (surface);
}

/* The signature two characters from the right, below a blank line; the date begins two characters
 * further right, or ends two from the right if it is longer (GB/T 9704-2012, 7.3.5.2). */
static void
test_signature (void)
{
  static const char *const signatures[] = { "某某县农业农村局党组", "某局" };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyPages) pages = NULL;
      double from, to, date_from, date_to;

      sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "正文。");
      sample_document_add (document, RECTIFY_PARAGRAPH_SIGNATURE, RECTIFY_RUN_BODY, signatures[i]);
      sample_document_add (document, RECTIFY_PARAGRAPH_DATE, RECTIFY_RUN_BODY, "2023年12月5日");
      pages = set_pages (document);
      measure_line (pages, 2, &from, &to);
      measure_line (pages, 3, &date_from, &date_to);
      g_assert_cmpfloat_with_epsilon (from, date_from + 2, 0.25);
      g_assert_cmpfloat_with_epsilon (i == 0 ? to : date_to, 2, 0.25);
    }
}

/* A character that no font has is named, once; others are not. */
static void
test_missing (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (1);
  g_autoptr (RectifyPages) pages = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改\U0010fffd方案");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
                       "学习\U0010fffd“不够”——\U0010fffc。");
  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "甲\U0010fffb");
  rectify_document_add_table (document, table);
  pages = set_pages (document);
  g_assert_cmpstr (rectify_pages_get_missing (pages), ==, "\U0010fffb\U0010fffc\U0010fffd");
  g_clear_object (&pages);
  g_clear_object (&document);
  document = sample_document_new ();
  pages = set_pages (document);
  g_assert_cmpstr (rectify_pages_get_missing (pages), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/paper", test_paper);
  g_test_add_func ("/layout/grid", test_grid);
  g_test_add_func ("/layout/indent-and-title", test_indent_and_title);
  g_test_add_func ("/layout/page-numbers", test_page_numbers);
  g_test_add_func ("/layout/stays-inside", test_stays_inside);
  g_test_add_func ("/layout/signature", test_signature);
  g_test_add_func ("/layout/missing", test_missing);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/cancel", test_cancel);
  g_test_add_func ("/layout/threads", test_threads);
  g_test_add_func ("/layout/long-paragraph", test_long_paragraph);
  return g_test_run ();
}
