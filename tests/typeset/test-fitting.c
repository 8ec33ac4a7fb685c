/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

#include "rectify-fitting.h"
#include "rectify-pages-private.h"
#include "sample-document.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static char *path;

static PopplerDocument *
save (RectifyPages *pages)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf;

  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pdf = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static RectifyPages *
fit (RectifyDocument *document, guint max_pages, RectifyFitting *taken)
{
  g_autoptr (GError) error = NULL;
  RectifyPages *pages = rectify_pages_new_fitting (document, max_pages, NULL, taken, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), <=, max_pages);
  return pages;
}

/* A title, and so many lines of text. */
static RectifyDocument *
make_lines (guint n_lines)
{
  RectifyDocument *document = rectify_document_new ();

  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  for (guint i = 0; i < n_lines; i++)
    sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "一行正文。");
  return document;
}

static void
add_table (RectifyDocument *document, guint n_rows)
{
  g_autoptr (RectifyTable) table = rectify_table_new (2);

  for (guint row = 0; row < n_rows; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < 2; column++)
        rectify_cell_add_text (rectify_table_add_cell (table, row, column, 1, 1), "格");
    }
  rectify_document_add_table (document, table);
}

static void
test_nothing_to_do (void)
{
  g_autoptr (RectifyDocument) document = make_lines (20);
  RectifyFitting taken;
  g_autoptr (RectifyPages) pages = fit (document, 1, &taken);
  g_autofree char *words = rectify_pages_dup_fitting (pages, taken);

  g_assert_cmpint (taken, ==, RECTIFY_FITTING_NONE);
  g_assert_nonnull (strstr (words, "1 page;"));
}

/* 21 lines and a title: with the blank line below it they would be 23. */
static void
test_title (void)
{
  g_autoptr (RectifyDocument) document = make_lines (21);
  RectifyFitting taken;
  g_autoptr (RectifyPages) pages = fit (document, 1, &taken);

  g_assert_cmpint (taken, ==, RECTIFY_FITTING_TITLE);
}

static void
test_lines (void)
{
  for (guint more = 1; more <= 3; more++)
    {
      g_autoptr (RectifyDocument) document = make_lines (21 + more);
      g_autofree char *number = g_strdup_printf ("%u lines a page", 22 + more);
      RectifyFitting taken;
      g_autoptr (RectifyPages) pages = fit (document, 1, &taken);
      g_autofree char *words = rectify_pages_dup_fitting (pages, taken);

      g_assert_cmpint (taken, ==, RECTIFY_FITTING_TITLE | RECTIFY_FITTING_LINES);
      g_assert_nonnull (strstr (words, number));
      g_assert_nonnull (strstr (words, "no blank line"));
    }
}

/* The size of the characters of the text, by how far they are apart. */
static double
measure_cell (RectifyPages *pages)
{
  g_autoptr (PopplerDocument) pdf = save (pages);
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, 0);
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  glong at = g_utf8_pointer_to_offset (text, strstr (text, "行正"));
  guint n_boxes;

  g_assert_true (poppler_page_get_text_layout (page, &boxes, &n_boxes));
  g_assert_cmpuint (at + 1, <, n_boxes);
  return boxes[at + 1].x1 - boxes[at].x1;
}

static void
test_body_size (void)
{
  g_autoptr (RectifyDocument) document = make_lines (24);
  RectifyFitting taken;
  g_autoptr (RectifyPages) wide = rectify_pages_new (document, NULL, NULL);
  g_autoptr (RectifyPages) close = fit (document, 1, &taken);

  g_assert_cmpuint (rectify_pages_get_n_pages (wide), ==, 2);
  g_assert_cmpfloat_with_epsilon (measure_cell (close), measure_cell (wide), 0.01);
  g_assert_cmpfloat_with_epsilon (measure_cell (close), 15.79, 0.1);
}

static void
test_tables_first (void)
{
  for (guint n_rows = 1; n_rows < 60; n_rows++)
    {
      g_autoptr (RectifyDocument) document = make_lines (2);
      g_autoptr (RectifyPages) plain = NULL;
      RectifyFitting taken;
      g_autoptr (RectifyPages) pages = NULL;
      g_autofree char *words = NULL;

      add_table (document, n_rows);
      plain = rectify_pages_new (document, NULL, NULL);
      if (rectify_pages_get_n_pages (plain) == 1)
        continue;
      pages = fit (document, 1, &taken);
      words = rectify_pages_dup_fitting (pages, taken);
      g_assert_cmpint (taken, ==, RECTIFY_FITTING_TABLES);
      g_assert_nonnull (strstr (words, "tables"));
      return;
    }
  g_assert_not_reached ();
}

static void
test_too_long (void)
{
  g_autoptr (RectifyDocument) document = make_lines (74);
  g_autoptr (GError) error = NULL;
  RectifyFitting taken;

  g_assert_null (rectify_pages_new_fitting (document, 1, NULL, &taken, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_TOO_LONG);
  g_assert_cmpint (taken, ==, RECTIFY_FITTING_NONE);
  /* 25 lines a page, 75 with the title. */
  g_assert_nonnull (strstr (error->message, "takes 3 pages, 2 too many"));
}

/* The lines of English pages are as far apart as they are. */
static void
test_english (void)
{
  g_autoptr (RectifyDocument) document = make_lines (60);
  RectifyPageStyle style = { .paper = RECTIFY_PAPER_LETTER, .is_english = TRUE };
  g_autoptr (GError) error = NULL;
  RectifyFitting taken;

  rectify_document_set_page_style (document, &style);
  g_assert_null (rectify_pages_new_fitting (document, 1, NULL, &taken, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_TOO_LONG);
}

static void
test_cancel (void)
{
  g_autoptr (RectifyDocument) document = make_lines (60);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RectifyFitting taken;

  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_pages_new_fitting (document, 1, cancellable, &taken, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static RectifyPages *
make_with_contents (RectifyDocument *document)
{
  RectifyPageStyle style = { .has_contents = TRUE };
  g_autoptr (GError) error = NULL;
  RectifyPages *pages;

  rectify_document_set_page_style (document, &style);
  pages = rectify_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static char *
without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static char *
read_page (PopplerDocument *pdf, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, index);
  g_autofree char *text = poppler_page_get_text (page);

  return without_blanks (text);
}

/* The entries of a page of contents, which are links: their words and where they lead to. */
typedef struct {
  char *words;
  int page;
  double top; /* of the place that leads there, in points from the head of the page */
  double bottom;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->words);
}

static GArray *
list_entries (PopplerDocument *pdf, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, index);
  GList *links = poppler_page_get_link_mapping (page);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  double width, height;

  g_array_set_clear_func (entries, clear_entry);
  poppler_page_get_size (page, &width, &height);
  for (GList *l = g_list_last (links); l != NULL; l = l->prev)
    {
      PopplerLinkMapping *mapping = l->data;
      PopplerRectangle area = { mapping->area.x1, height - mapping->area.y2, mapping->area.x2,
                                height - mapping->area.y1 };
      g_autofree char *text = poppler_page_get_text_for_area (page, &area);
      Entry entry = { without_blanks (text), 0, area.y1, area.y2 };
      PopplerDest *dest;

      g_assert_cmpint (mapping->action->type, ==, POPPLER_ACTION_GOTO_DEST);
      dest = poppler_document_find_dest (pdf, mapping->action->goto_dest.dest->named_dest);
      g_assert_nonnull (dest);
      entry.page = dest->page_num;
      poppler_dest_free (dest);
      g_test_message ("%s: %d", entry.words, entry.page);
      g_array_append_val (entries, entry);
    }
  poppler_page_free_link_mapping (links);
  return entries;
}

/* Each heading is in the contents, with the number that stands on its page, and leads there: from the
 * whole of its line, of which the third line of the page is the first. */
static void
test_contents (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (RectifyPages) plain = rectify_pages_new (document, NULL, NULL);
  g_autoptr (RectifyPages) pages = make_with_contents (document);
  g_autoptr (PopplerDocument) pdf = save (pages);
  g_autofree char *contents = read_page (pdf, 0);
  g_autoptr (GArray) entries = list_entries (pdf, 0);

  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, rectify_pages_get_n_pages (plain) + 1);
  g_assert_true (g_str_has_prefix (contents, "目录"));
  g_assert_true (g_str_has_suffix (contents, "—I—"));
  g_assert_cmpuint (pages->n_front, ==, 1);
  /* Not those of the third level. */
  g_assert_cmpuint (entries->len, ==, 11);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *number = g_strdup_printf ("%d", entry->page - 1);
      g_autofree char *printed = g_strdup_printf ("—%d—", entry->page - 1);
      g_autofree char *heading = NULL;
      g_autofree char *text = read_page (pdf, entry->page - 1);
      double middle = (37 + (i + 2) * 10.446 + 3) * 72 / 25.4;

      g_assert_true (g_str_has_suffix (entry->words, number));
      heading = g_strndup (entry->words, strlen (entry->words) - strlen (number));
      g_assert_cmpuint (strlen (heading), >, 0);
      g_assert_nonnull (strstr (text, heading));
      g_assert_nonnull (strstr (text, printed));
      g_assert_cmpfloat (entry->top, <, middle);
      g_assert_cmpfloat (entry->bottom, >, middle);
    }
}

/* More entries than one page holds, some of several lines; and a text without any. */
static void
test_many_entries (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) none = make_lines (3);
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (RectifyPages) without = make_with_contents (none);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autofree char *last = NULL;
  g_autofree char *second = NULL;

  for (guint i = 1; i <= 30; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("第%u条，坚持把整改落实作为重要的政治任务抓紧抓实抓出成效。", i);

      sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, text);
    }
  pages = make_with_contents (document);
  pdf = save (pages);
  /* 60 lines and the heading: three pages, before 60 lines of text. */
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 6);
  second = read_page (pdf, 1);
  last = read_page (pdf, 5);
  g_assert_nonnull (strstr (second, "—II—"));
  g_assert_nonnull (strstr (last, "—3—"));
  g_assert_cmpuint (rectify_pages_get_n_pages (without), ==, 1);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-fitting-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, "test.pdf", NULL);
  g_test_add_func ("/fitting/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/fitting/title", test_title);
  g_test_add_func ("/fitting/lines", test_lines);
  g_test_add_func ("/fitting/body-size", test_body_size);
  g_test_add_func ("/fitting/tables-first", test_tables_first);
  g_test_add_func ("/fitting/too-long", test_too_long);
  g_test_add_func ("/fitting/english", test_english);
  g_test_add_func ("/fitting/cancel", test_cancel);
  g_test_add_func ("/contents/entries", test_contents);
  g_test_add_func ("/contents/many-entries", test_many_entries);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  return status;
}
