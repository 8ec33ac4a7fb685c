/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>

#include "rectify-pages-private.h"
#include "sample-document.h"

/* More pages than are set ahead of what is drawn. */
#define N_PARAGRAPHS 1200

static GFile *
make_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("rectify-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  return g_file_new_for_path (path);
}

static GBytes *
take_bytes (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_delete (file, NULL, NULL));
  return bytes;
}

static GBytes *
save (RectifyPages *pages)
{
  g_autoptr (GFile) file = make_file ();
  g_autoptr (GError) error = NULL;

  rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return take_bytes (file);
}

static void
add_table (RectifyDocument *document, guint n_rows)
{
  g_autoptr (RectifyTable) table = rectify_table_new (2);

  for (guint row = 0; row < n_rows; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < 2; column++)
        {
          g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
          RectifyCell *cell = rectify_table_add_cell (table, row, column, 1, 1);

          rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, column == 0 ? "序号" : "整改措施");
          g_ptr_array_add (cell->paragraphs, g_steal_pointer (&paragraph));
        }
    }
  rectify_document_add_table (document, table);
}

/* Blocks of all kinds in any order: those that look at the next ones most of all. */
static RectifyDocument *
make_any_document (void)
{
  RectifyDocument *document = rectify_document_new ();
  guint n = g_test_rand_int_range (1, 50);

  for (guint i = 0; i < n; i++)
    {
      RectifyParagraphRole role
          = g_test_rand_int_range (RECTIFY_PARAGRAPH_BODY, RECTIFY_PARAGRAPH_PRINTED + 1);
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_test_rand_int_range (1, g_test_rand_bit () ? 20 : 200);

      if (g_test_rand_int_range (0, 12) == 0)
        {
          add_table (document, g_test_rand_int_range (1, 30));
          continue;
        }
      if (g_test_rand_bit ())
        role = RECTIFY_PARAGRAPH_BODY;
      for (guint j = 0; j < length; j++)
        g_string_append (text, j == 5 && g_test_rand_bit () ? "\t" : "字");
      sample_document_add (document, role, RECTIFY_RUN_BODY, text->str);
    }
  return document;
}

static RectifyPages *
fill (RectifyDocument *document, guint batch, guint n_threads)
{
  RectifyMeasures none = { 0 };
  RectifyPages *pages = rectify_pages_new_empty (document, &none);
  g_autoptr (GError) error = NULL;

  pages->batch = batch;
  rectify_pages_fill (pages, n_threads, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static void
assert_same_pages (RectifyPages *a, RectifyPages *b)
{
  g_assert_cmpuint (rectify_pages_get_n_pages (a), ==, rectify_pages_get_n_pages (b));
  g_assert_cmpuint (a->lines->len, ==, b->lines->len);
  g_assert_cmpuint (a->frames->len, ==, b->frames->len);
  g_assert_cmpuint (a->rules->len, ==, b->rules->len);
  for (guint i = 0; i < a->lines->len; i++)
    {
      const RectifyLine *x = &g_array_index (a->lines, RectifyLine, i);
      const RectifyLine *y = &g_array_index (b->lines, RectifyLine, i);

      g_assert_true (x->source == y->source);
      g_assert_cmpuint (x->page, ==, y->page);
      g_assert_cmpuint (x->paragraph, ==, y->paragraph);
      g_assert_cmpfloat (x->x, ==, y->x);
      g_assert_cmpfloat (x->baseline, ==, y->baseline);
    }
}

/* However many blocks are set at a time, and by however many threads. */
static void
test_batches (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (RectifyDocument) document = make_any_document ();
      g_autoptr (RectifyPages) whole = fill (document, G_MAXUINT / 2, 1);
      g_autoptr (RectifyPages) single = fill (document, 1, 1);
      g_autoptr (RectifyPages) some = fill (document, g_test_rand_int_range (2, 20), 3);

      assert_same_pages (whole, single);
      assert_same_pages (whole, some);
    }
}

/* Drawn while they are set, and not kept, pages make the same file. */
static void
test_same_file (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (N_PARAGRAPHS);
  g_autoptr (RectifyPages) all = rectify_pages_new (document, NULL, NULL);
  g_autoptr (GBytes) wanted = save (all);
  g_autoptr (GFile) file = make_file ();
  g_autoptr (GBytes) passed = NULL;
  g_autofree char *missing = NULL;

  g_assert_cmpuint (rectify_pages_get_n_pages (all), >, 200);
  {
    g_autoptr (RectifyPages) pages = rectify_pages_start (document);
    g_autoptr (GBytes) got = save (pages);

    g_assert_false (rectify_pages_wait (pages, G_MAXUINT));
    g_assert_true (pages->is_whole);
    g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, rectify_pages_get_n_pages (all));
    g_assert_true (g_bytes_equal (got, wanted));
  }
  g_assert_true (rectify_document_save_pdf (document, file, &missing, NULL, NULL, NULL, NULL));
  passed = take_bytes (file);
  g_assert_true (g_bytes_equal (passed, wanted));
  g_assert_cmpstr (missing, ==, "");
}

static void
test_contents (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  RectifyPageStyle style = *rectify_document_get_page_style (document);
  g_autoptr (RectifyPages) all = NULL, pages = NULL;
  g_autoptr (GBytes) wanted = NULL, got = NULL;

  style.has_contents = TRUE;
  rectify_document_set_page_style (document, &style);
  all = rectify_pages_new (document, NULL, NULL);
  wanted = save (all);
  pages = rectify_pages_start (document);
  got = save (pages);
  g_assert_cmpuint (all->n_front, >, 0);
  g_assert_true (g_bytes_equal (got, wanted));
}

/* The first pages are drawn and the rest is stopped, at any moment. */
static void
test_stop (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (N_PARAGRAPHS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < 40; page += 5)
    {
      g_autoptr (RectifyPages) pages = rectify_pages_start (document);

      if (page == 0)
        continue;
      g_assert_true (rectify_pages_wait (pages, page));
      for (guint i = 0; i <= page; i++)
        rectify_pages_draw (pages, i, cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
cancel (guint done, guint total, gpointer cancellable)
{
  if (done == 3)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (N_PARAGRAPHS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = make_file ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_false (rectify_document_save_pdf (document, file, &missing, cancellable, cancel,
                                             cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
cancel_at_last (guint done, guint total, gpointer cancellable)
{
  if (done == total)
    g_cancellable_cancel (cancellable);
}

/* Before there is any page, and when those that are set are drawn: what is written is not passed
 * off as the whole. */
static void
test_cancel_early_and_late (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GFile) file = make_file ();

  g_assert_true (g_file_delete (file, NULL, NULL));
  for (guint late = 0; late < 2; late++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      if (!late)
        g_cancellable_cancel (cancellable);
      g_assert_false (rectify_document_save_pdf (document, file, NULL, cancellable, cancel_at_last,
                                                 cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_query_exists (file, NULL));
    }
}

static void
test_missing (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GFile) file = make_file ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *missing = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "无此字\U000f1234。");
  g_assert_true (rectify_document_save_pdf (document, file, &missing, NULL, NULL, NULL, NULL));
  bytes = take_bytes (file);
  g_assert_cmpstr (missing, ==, "\U000f1234");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_setenv ("SOURCE_DATE_EPOCH", "1660000000", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/growing/batches", test_batches);
  g_test_add_func ("/growing/same-file", test_same_file);
  g_test_add_func ("/growing/contents", test_contents);
  g_test_add_func ("/growing/stop", test_stop);
  g_test_add_func ("/growing/cancel", test_cancel);
  g_test_add_func ("/growing/cancel-early-and-late", test_cancel_early_and_late);
  g_test_add_func ("/growing/missing", test_missing);
  return g_test_run ();
}
