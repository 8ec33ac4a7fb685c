/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include <cairo-pdf.h>

#include "rectify-pages.h"

#define N_PAGES 500
#define N_LINES (N_PAGES * 22)
#define LINE "学习领会贯彻落实整改方案各项要求抓好责任分工做到件件落实"

/* The floor: as many glyphs on as many pages, set once and drawn by cairo. */
static gint64
run_floor (void)
{
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (NULL, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Serif CJK SC 12");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, LINE, -1);
  for (guint i = 0; i < N_LINES; i++)
    {
      cairo_move_to (cr, 80, 100 + i % 22 * 29);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
      if (i % 22 == 21)
        cairo_show_page (cr);
    }
  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_get_monotonic_time () - start;
}

int
main (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("bench.pdf");
  gint64 start, time, floor_time = run_floor ();
  guint n_pages;

  for (guint i = 0; i < N_LINES / 6; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      for (guint j = 0; j < 6; j++)
        rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, LINE);
      rectify_document_add (document, paragraph);
    }
  start = g_get_monotonic_time ();
  {
    g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);

    n_pages = rectify_pages_get_n_pages (pages);
    g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, NULL));
  }
  time = g_get_monotonic_time () - start;
  printf ("PDF of %u pages: %.0f ms; the same glyphs drawn barely: %.0f ms; ratio %.1f\n", n_pages,
          time / 1000.0, floor_time / 1000.0, (double) time / floor_time);
  g_file_delete (file, NULL, NULL);
  return 0;
}
