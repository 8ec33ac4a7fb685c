/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <poppler.h>
#include <string.h>

#include "rectify-drawing-file.h"
#include "rectify-drawing-text.h"
#include "rectify-pages.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* Drawings on pages and in files. */

#define MM (72.0 / 25.4)
#define LEFT (28 * MM)
#define TOP (37 * MM)
#define RIGHT (184 * MM)
#define BOTTOM (262 * MM)
#define HEIGHT 240.0
#define CAPTION "各领域整改任务完成情况"
#define LONG_NAME "在带头贯彻落实全面从严治党主体责任、推进党风廉政建设和反腐败工作方面"

/* With words at its head and at its foot. */
static RectifyDrawing *
create_drawing (double width, double height)
{
  RectifyDrawing *drawing = rectify_drawing_new (width, height, CAPTION);
  g_autoptr (RectifyTable) table = rectify_table_new (1);

  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "数");
  rectify_drawing_set_table (drawing, table);
  rectify_drawing_set_words (drawing, "已完成 21 & 未启动 <3>");
  for (guint i = 0; i < RECTIFY_N_PATTERNS; i++)
    rectify_drawing_add_rectangle (drawing, RECTIFY_COLOUR_SERIES_0 + i, i, i * width / 8, 40, 20,
                                   30);
  for (guint i = 0; i < RECTIFY_N_DOTS; i++)
    rectify_drawing_add_dot (drawing, RECTIFY_COLOUR_LATE, i, 20 + i * 20, 90, 8);
  rectify_drawing_add_line (drawing, RECTIFY_COLOUR_GRID, 1, TRUE, 0, height - 1, width,
                            height - 1);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "图首词", 10, 1, RECTIFY_TEXT_LEFT, 0, 0,
                            60, 15);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, LONG_NAME, 10, 2, RECTIFY_TEXT_LEFT, 60,
                            0, 100, 30);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "123456", 10, 0, RECTIFY_TEXT_RIGHT,
                            width - 10, 0, 10, 15);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, "图末词", 10, 1, RECTIFY_TEXT_MIDDLE, 0,
                            height - 15, width, 15);
  return drawing;
}

static void
add_lines (RectifyDocument *document, guint n, RectifyParagraphRole role)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

      rectify_paragraph_append (paragraph,
                                role == RECTIFY_PARAGRAPH_BODY ? RECTIFY_RUN_BODY
                                                               : RECTIFY_RUN_HEADING_1,
                                role == RECTIFY_PARAGRAPH_BODY ? "正文一行。" : "一、标题");
      rectify_document_add (document, paragraph);
    }
}

static PopplerDocument *
set_document (RectifyDocument *document)
{
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);
  g_autoptr (GBytes) bytes = rectify_pages_dup_pdf (pages, NULL, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* On which page words are, from 0, and where; they have to be there once. */
static guint
find_words (PopplerDocument *pdf, const char *words, PopplerRectangle *place)
{
  guint found = G_MAXUINT;

  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      GList *places = poppler_page_find_text (page, words);
      double height;

      poppler_page_get_size (page, NULL, &height);
      if (places != NULL)
        {
          g_assert_cmpuint (found, ==, G_MAXUINT);
          g_assert_cmpuint (g_list_length (places), ==, 1);
          *place = *(PopplerRectangle *) places->data;
          /* From the foot to the head. */
          place->y1 = height - place->y1;
          place->y2 = height - place->y2;
          found = i;
        }
      g_list_free_full (places, (GDestroyNotify) poppler_rectangle_free);
    }
  g_assert_cmpuint (found, !=, G_MAXUINT);
  return found;
}

/* Wherever on a page it comes, a drawing stays whole, in the type area, above its caption. */
static void
test_whole (void)
{
  gboolean moved = FALSE, stayed = FALSE;

  for (guint n = 0; n < 24; n += 3)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
      g_autoptr (PopplerDocument) pdf = NULL;
      PopplerRectangle head, foot, caption, behind;
      guint page;

      add_lines (document, n, RECTIFY_PARAGRAPH_BODY);
      rectify_document_add_drawing (document, drawing);
      {
        g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

        rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "图后的话。");
        rectify_document_add (document, paragraph);
      }
      pdf = set_document (document);
      page = find_words (pdf, "图首词", &head);
      g_assert_cmpuint (find_words (pdf, "图末词", &foot), ==, page);
      g_assert_cmpuint (find_words (pdf, CAPTION, &caption), ==, page);
      moved = moved || (page == 1 && n < 22);
      stayed = stayed || (page == 0 && n > 0);
      g_assert_cmpfloat (MIN (head.y1, head.y2), >=, TOP - 1);
      g_assert_cmpfloat (MAX (caption.y1, caption.y2), <=, BOTTOM + 1);
      g_assert_cmpfloat (MIN (caption.y1, caption.y2), >=, MAX (foot.y1, foot.y2) - 2);
      /* In the middle. */
      g_assert_cmpfloat_with_epsilon ((caption.x1 + caption.x2) / 2, (LEFT + RIGHT) / 2, 2);
      g_assert_cmpfloat_with_epsilon ((foot.x1 + foot.x2) / 2, (LEFT + RIGHT) / 2, 2);
      g_assert_cmpfloat_with_epsilon (MIN (foot.y1, foot.y2) - MIN (head.y1, head.y2), HEIGHT - 15,
                                      1);
      if (find_words (pdf, "图后的话", &behind) == page)
        g_assert_cmpfloat (MIN (behind.y1, behind.y2), >=, MAX (caption.y1, caption.y2) - 1);
    }
  g_assert_true (moved);
  g_assert_true (stayed);
}

/* A heading goes with the drawing below it. */
static void
test_heading (void)
{
  for (guint n = 8; n < 22; n++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
      g_autoptr (PopplerDocument) pdf = NULL;
      PopplerRectangle place;

      add_lines (document, n, RECTIFY_PARAGRAPH_BODY);
      add_lines (document, 1, RECTIFY_PARAGRAPH_HEADING_1);
      rectify_document_add_drawing (document, drawing);
      pdf = set_document (document);
      g_assert_cmpuint (find_words (pdf, "一、标题", &place), ==,
                        find_words (pdf, "图首词", &place));
    }
}

/* One that is larger than the type area is made smaller. */
static void
test_large (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyDrawing) drawing
          = i == 0 ? create_drawing (1200, 300) : create_drawing (300, 1500);
      g_autoptr (PopplerDocument) pdf = NULL;
      PopplerRectangle head, foot, number, caption;

      rectify_document_add_drawing (document, drawing);
      pdf = set_document (document);
      g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
      find_words (pdf, "图首词", &head);
      find_words (pdf, "图末词", &foot);
      find_words (pdf, "123456", &number);
      find_words (pdf, CAPTION, &caption);
      g_assert_cmpfloat (head.x1, >=, LEFT - 1);
      g_assert_cmpfloat (number.x2, <=, RIGHT + 1);
      g_assert_cmpfloat (MAX (caption.y1, caption.y2), <=, BOTTOM + 1);
    }
}

/* What a page shows of long words ends in an ellipsis; numbers are there to the last digit. */
static void
test_words (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;
  PopplerRectangle place;

  rectify_document_add_drawing (document, drawing);
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpstr (rectify_pages_get_missing (pages), ==, "");
  pdf = set_document (document);
  find_words (pdf, "123456", &place);
  g_assert_cmpfloat (place.x2 - place.x1, >, 25);
  find_words (pdf, "在带头贯彻", &place);
}

static char *
make_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer found,
         GError **error)
{
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "title") || g_str_equal (element, "desc"))
    g_string_append_len (found, text, length);
}

/* It is XML, and says its words to who does not see it. */
static void
test_svg (void)
{
  g_autofree char *path = make_path ("图.svg");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  GMarkupParser parser = { .text = text_cb };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, found, NULL);

  g_assert_true (rectify_drawing_save_svg (drawing, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_cmpstr (found->str, ==, CAPTION "已完成 21 & 未启动 <3>");
  /* No face has to be there: letters are outlines. */
  g_assert_null (strstr (text, "<text"));
  remove_file (path);
}

static void
test_png (void)
{
  g_autofree char *path = make_path ("图.png");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
  g_autoptr (GError) error = NULL;
  int widths[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_t *surface;

      g_assert_true (rectify_drawing_save_png (drawing, file, i + 1, NULL, &error));
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      widths[i] = cairo_image_surface_get_width (surface);
      /* Of paper, not of nothing. */
      g_assert_cmphex (*(guint32 *) (void *) cairo_image_surface_get_data (surface) & 0xffffff, ==,
                       0xffffff);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpint (widths[0], >, 300);
  g_assert_cmpint (widths[1], ==, 2 * widths[0]);
  remove_file (path);
}

/* For a file that takes images: the picture without a margin, dense enough to be printed; made once. */
static void
test_images (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
  guint32 head[6];
  GBytes *image;

  add_lines (document, 1, RECTIFY_PARAGRAPH_BODY);
  rectify_document_add_drawing (document, drawing);
  rectify_document_attach_images (document);
  image = rectify_drawing_get_image (drawing);
  g_assert_nonnull (image);
  g_assert_cmpuint (g_bytes_get_size (image), >, sizeof head);
  /* Width and height stand behind the signature and the name of the first chunk. */
  memcpy (head, g_bytes_get_data (image, NULL), sizeof head);
  g_assert_cmpuint (GUINT32_FROM_BE (head[4]), ==, 1250);
  g_assert_cmpuint (GUINT32_FROM_BE (head[5]), ==, 1000);
  rectify_document_attach_images (document);
  g_assert_true (rectify_drawing_get_image (drawing) == image);
}

static void
test_no_folder (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all/图.png");
  g_autoptr (RectifyDrawing) drawing = create_drawing (300, HEIGHT);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_drawing_save_png (drawing, file, 1, NULL, &error));
  g_assert_nonnull (strstr (error->message, "图.png"));
  g_clear_error (&error);
  g_assert_false (rectify_drawing_save_svg (drawing, file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "图.png"));
}

/* Where words begin that have much room, from the left edge of their box, and where they end. */
static void
measure_words (const char *words, RectifyTextAlign align, PangoDirection around, double *from,
               double *to)
{
  const RectifyShape shape = {
    .text = (char *) words, .size = 10, .n_lines = 1, .align = align, .width = 200, .height = 20
  };
  g_autoptr (PangoContext) context
      = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle extents;
  double x, y;

  pango_context_set_base_dir (context, around);
  layout = rectify_drawing_text_set (&shape, context, font, 1, &x, &y);
  pango_layout_get_extents (layout, NULL, &extents);
  *from = x + (double) extents.x / PANGO_SCALE;
  *to = *from + (double) extents.width / PANGO_SCALE;
}

/* Words stay at their side of the box, whichever way they are read and all else is. */
static void
test_sides (void)
{
  const char *const words[] = { "Finished", "已完成", "סיום" };
  const PangoDirection around[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_WEAK_LTR,
                                    PANGO_DIRECTION_RTL, PANGO_DIRECTION_NEUTRAL };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (around); j++)
      {
        double from, to;

        g_test_message ("%s, %u", words[i], around[j]);
        measure_words (words[i], RECTIFY_TEXT_LEFT, around[j], &from, &to);
        g_assert_cmpfloat_with_epsilon (from, 0, 1);
        measure_words (words[i], RECTIFY_TEXT_RIGHT, around[j], &from, &to);
        g_assert_cmpfloat_with_epsilon (to, 200, 1);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/drawings/whole", test_whole);
  g_test_add_func ("/typeset/drawings/heading", test_heading);
  g_test_add_func ("/typeset/drawings/large", test_large);
  g_test_add_func ("/typeset/drawings/words", test_words);
  g_test_add_func ("/typeset/drawings/sides", test_sides);
  g_test_add_func ("/typeset/drawings/svg", test_svg);
  g_test_add_func ("/typeset/drawings/png", test_png);
  g_test_add_func ("/typeset/drawings/images", test_images);
  g_test_add_func ("/typeset/drawings/no-folder", test_no_folder);
  return g_test_run ();
}
