/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

#include "picture.h"
#include "rectify-packet.h"
#include "sample-document.h"

/* More than are known to the glyph before the first is drawn. */
#define MANY_PAGES 130

static char *folder;

static PopplerDocument *
open_pdf (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_gfile (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* As it is written, while its pages are set. */
static PopplerDocument *
save (RectifyDocument *document)
{
  g_autofree char *path = g_build_filename (folder, "small.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_document_save_pdf (document, file, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return open_pdf (path);
}

/* The same pages with the whole fonts. */
static PopplerDocument *
save_whole (RectifyDocument *document)
{
  g_autofree char *path = g_build_filename (folder, "whole.pdf", NULL);
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, rectify_pages_get_width (pages),
                                                       rectify_pages_get_height (pages));
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < rectify_pages_get_n_pages (pages); i++)
    {
      rectify_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return open_pdf (path);
}

/* Fonts by their names, and how often each is in the file. */
static GHashTable *
count_fonts (PopplerDocument *pdf)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PopplerFontInfo) info = poppler_font_info_new (pdf);
  PopplerFontsIter *iter = NULL;

  g_assert_true (poppler_font_info_scan (info, poppler_document_get_n_pages (pdf), &iter));
  do
    {
      const char *name = strchr (poppler_fonts_iter_get_full_name (iter), '+');

      g_assert_nonnull (name);
      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
      g_hash_table_insert (counts, g_strdup (name + 1),
                           GUINT_TO_POINTER (
                               GPOINTER_TO_UINT (g_hash_table_lookup (counts, name + 1)) + 1));
    }
  while (poppler_fonts_iter_next (iter));
  poppler_fonts_iter_free (iter);
  return counts;
}

/* No font is there a second time because a glyph of it was not in its subset. */
static void
assert_same_fonts (PopplerDocument *a, PopplerDocument *b)
{
  g_autoptr (GHashTable) counts_a = count_fonts (a);
  g_autoptr (GHashTable) counts_b = count_fonts (b);
  GHashTableIter iter;
  gpointer name, count;

  g_assert_cmpuint (g_hash_table_size (counts_a), ==, g_hash_table_size (counts_b));
  g_hash_table_iter_init (&iter, counts_a);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      g_test_message ("%s: %u", (char *) name, GPOINTER_TO_UINT (count));
      g_assert_true (g_hash_table_lookup (counts_b, name) == count);
    }
}

/* What is drawn and what is read is the same on all pages, or on the last. */
static void
assert_same (PopplerDocument *a, PopplerDocument *b, gboolean only_last)
{
  int n_pages = poppler_document_get_n_pages (a);

  g_assert_cmpint (n_pages, ==, poppler_document_get_n_pages (b));
  for (int i = only_last ? n_pages - 1 : 0; i < n_pages; i++)
    {
      g_autoptr (Picture) picture_a = picture_new_from_page (a, i);
      g_autoptr (Picture) picture_b = picture_new_from_page (b, i);
      g_autoptr (PopplerPage) page_a = poppler_document_get_page (a, i);
      g_autoptr (PopplerPage) page_b = poppler_document_get_page (b, i);
      g_autofree char *text_a = poppler_page_get_text (page_a);
      g_autofree char *text_b = poppler_page_get_text (page_b);

      g_assert_cmpstr (text_a, ==, text_b);
      g_assert_cmpint (picture_a->width, ==, picture_b->width);
      g_assert_cmpint (picture_a->height, ==, picture_b->height);
      g_assert_cmpmem (picture_a->pixels, picture_a->width * picture_a->height, picture_b->pixels,
                       picture_b->width * picture_b->height);
    }
}

static void
add_body (RectifyDocument *document, const char *text)
{
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, text);
}

static void
add_table (RectifyDocument *document)
{
  static const char *const cells[] = { "序号", "问题——原因", "Wi-Fi 35%", "“堃”珺……", "２", "" };
  RectifyTable *table = rectify_table_new (2);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i % 2 == 0)
        rectify_table_add_row (table);
      rectify_cell_add_text (rectify_table_add_cell (table, i / 2, i % 2, 1, 1), cells[i]);
    }
  rectify_table_set_n_header_rows (table, 1);
  rectify_document_add_table (document, table);
  rectify_table_unref (table);
}

/* Marks that fonts join, words in other scripts, tables, contents. */
static void
test_same (void)
{
  RectifyPageStyle style = { .has_contents = TRUE };
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (PopplerDocument) small = NULL;
  g_autoptr (PopplerDocument) whole = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、问题");
  add_body (document, "整改——不走过场……“喆”office fi ffl ÀÉ é 3½ ①");
  add_body (document, "שלום，и русский текст。");
  add_table (document);
  small = save (document);
  whole = save_whole (document);
  assert_same_fonts (small, whole);
  assert_same (small, whole, FALSE);
  g_object_unref (g_steal_pointer (&small));
  rectify_document_set_page_style (document, &style);
  small = save (document);
  g_assert_cmpint (poppler_document_get_n_pages (small), >, poppler_document_get_n_pages (whole));
}

/* The last page has characters that are on none of those that were set ahead. */
static void
test_late (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (MANY_PAGES * 4);
  g_autoptr (PopplerDocument) small = NULL;
  g_autoptr (PopplerDocument) whole = NULL;

  add_body (document, "末页之喆珺昇堃玥祎");
  small = save (document);
  whole = save_whole (document);
  g_assert_cmpint (poppler_document_get_n_pages (small), >=, MANY_PAGES);
  assert_same_fonts (small, whole);
  assert_same (small, whole, TRUE);
}

/* What no font has is a box with a number in it; the words beside it are as ever. */
static void
test_missing (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (PopplerDocument) small = NULL;
  g_autoptr (PopplerDocument) whole = NULL;

  add_body (document, "没有字体的字：\xf3\xb0\x80\x80，后面的字。");
  small = save (document);
  whole = save_whole (document);
  assert_same (small, whole, FALSE);
}

/* A glyph that no character has by itself, and that nobody could foresee. */
static void
test_unforeseen (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (MANY_PAGES * 4);
  g_autoptr (PopplerDocument) small = NULL;
  g_autoptr (PopplerDocument) whole = NULL;

  add_body (document, "末页——之后……office affluent");
  small = save (document);
  whole = save_whole (document);
  assert_same (small, whole, TRUE);
}

int
main (int argc, char **argv)
{
  g_autofree char *small = NULL, *whole = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/font-subset/same", test_same);
  g_test_add_func ("/font-subset/late", test_late);
  g_test_add_func ("/font-subset/missing", test_missing);
  g_test_add_func ("/font-subset/unforeseen", test_unforeseen);
  status = g_test_run ();
  small = g_build_filename (folder, "small.pdf", NULL);
  whole = g_build_filename (folder, "whole.pdf", NULL);
  g_unlink (small);
  g_unlink (whole);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
