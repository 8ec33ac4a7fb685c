/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "rectify-layout.h"
#include "rectify-pages.h"

static char *folder;

static void
add (RectifyDocument *document, RectifyParagraphRole role, RectifyRunStyle style, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (document, paragraph);
}

static RectifyDocument *
make_document (guint n_sections)
{
  RectifyDocument *document = rectify_document_new ();

  rectify_document_set_title (document, "某区整改方案");
  rectify_document_set_author (document, "某区办公室");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "某区整改方案");
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *heading = g_strdup_printf ("第%u、标题", i + 1);
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 12);

      for (guint j = 0; j < n; j++)
        g_string_append (
            text, "学习领会“两个确立”的决定性意义，抓好整改落实，做到件件有着落（2022年）。");
      add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, heading);
      if (g_test_rand_bit ())
        add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, "（一）小标题。");
      add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, text->str);
    }
  return document;
}

static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
save (RectifyDocument *document, const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
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

/* The text comes back out of the file, page by page, without the page numbers. */
static void
test_text (void)
{
  g_autoptr (RectifyDocument) document = make_document (12);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *wanted_text = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GString) got = g_string_new (NULL);
  g_auto (GStrv) pages = NULL;
  g_autofree char *plain = NULL;

  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
       "喆珺昇堃玥祎 office fi 100% https://example.org/a/very/long/address/that/does/not/end");
  path = save (document, "text.pdf");
  {
    const char *const arguments[] = { "pdftotext", "-layout", path, "-", NULL };

    output = run (arguments);
  }
  pages = g_strsplit (output, "\f", -1);
  for (guint i = 0; pages[i] != NULL && *pages[i] != '\0'; i++)
    {
      g_autofree char *number = g_strdup_printf ("—%u—", i + 1);
      g_autofree char *page = without_blanks (pages[i]);

      g_assert_true (g_str_has_suffix (page, number));
      g_string_append_len (got, page, strlen (page) - strlen (number));
    }
  wanted_text = rectify_document_dup_text (document);
  wanted = without_blanks (wanted_text);
  plain = without_blanks (got->str);
  g_assert_cmpstr (plain, ==, wanted);
}

static void
test_information (void)
{
  g_autoptr (RectifyDocument) document = make_document (3);
  g_autofree char *path = save (document, "信息.pdf");
  const char *const arguments[] = { "pdfinfo", path, NULL };
  g_autofree char *output = run (arguments);

  g_assert_nonnull (strstr (output, "某区整改方案"));
  g_assert_nonnull (strstr (output, "某区办公室"));
  g_assert_nonnull (strstr (output, "(A4)"));
  {
    g_autofree char *content = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    g_assert_nonnull (memmem (content, length, "/Outlines", strlen ("/Outlines")));
  }
}

typedef struct {
  double x_min, x_max, y_min, y_max;
  char *text;
} Box;

/* The lines of a page, as another program finds them. */
static GArray *
list_lines (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const arguments[]
      = { "pdftotext", "-bbox-layout", "-f", number, "-l", number, path, "-", NULL };
  g_autofree char *output = run (arguments);
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  const char *p = output;

  while ((p = strstr (p, "<word ")) != NULL)
    {
      Box box = { 0 };
      const char *end = strchr (p, '>');
      const char *close = strstr (p, "</word>");

      g_assert_cmpint (sscanf (p, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                               &box.x_min, &box.y_min, &box.x_max, &box.y_max),
                       ==, 4);
      box.text = g_strndup (end + 1, close - end - 1);
      g_array_append_val (boxes, box);
      p = close;
    }
  return boxes;
}

/* Type stays in the type area, in lines on the grid; a heading is never the last line of a page. */
static void
test_grid (void)
{
  for (guint i_document = 0; i_document < 6; i_document++)
    {
      g_autoptr (RectifyDocument) document = make_document (10);
      g_autofree char *path = save (document, "grid.pdf");
      g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);

      for (guint page = 1; page <= rectify_pages_get_n_pages (pages); page++)
        {
          g_autoptr (GArray) boxes = list_lines (path, page);
          double last = 0, first = -1;
          const char *last_text = "";

          for (guint i = 0; i < boxes->len; i++)
            {
              Box *box = &g_array_index (boxes, Box, i);
              double middle = (box->y_min + box->y_max) / 2;

              if (box->y_min > RECTIFY_MARGIN_TOP + RECTIFY_AREA_HEIGHT)
                continue;
              g_assert_cmpfloat (box->x_min, >=, RECTIFY_MARGIN_LEFT - 1);
              /* The blank half of a squeezed mark reaches over the edge, its ink does not. */
              g_assert_cmpfloat (box->x_max, <=,
                                 RECTIFY_MARGIN_LEFT + RECTIFY_AREA_WIDTH + RECTIFY_CELL / 2 + 0.5);
              g_assert_cmpfloat (middle, >=, RECTIFY_MARGIN_TOP);
              if (middle < last + 1)
                continue;
              /* The title is larger, and its face may place its box otherwise. */
              if (first >= 0 && g_str_has_prefix (box->text, "学习"))
                {
                  double lines = (middle - first) / RECTIFY_PITCH;

                  g_assert_cmpfloat (fabs (lines - round (lines)), <, 0.1);
                }
              if (first < 0 && g_str_has_prefix (box->text, "学习"))
                first = middle;
              last = middle;
              last_text = box->text;
            }
          g_assert_false (g_str_has_prefix (last_text, "第"));
          g_assert_false (g_str_has_prefix (last_text, "（一）"));
          for (guint i = 0; i < boxes->len; i++)
            g_free (g_array_index (boxes, Box, i).text);
        }
    }
}

static void
test_edges (void)
{
  g_autoptr (RectifyDocument) empty = rectify_document_new ();
  g_autoptr (RectifyDocument) document = make_document (2);
  g_autoptr (RectifyPages) pages = rectify_pages_new (empty, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null/x.pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n, m;

  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 1);
  g_assert_false (rectify_pages_save_pdf (pages, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  g_clear_error (&error);
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  first = save (document, "1.pdf");
  second = save (document, "2.pdf");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_file_get_contents (first, &a, &n, NULL));
  g_assert_true (g_file_get_contents (second, &b, &m, NULL));
  g_assert_cmpmem (a, n, b, m);
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* A write that is cancelled leaves what was there, and nothing else. */
  {
    g_autoptr (GFile) file = g_file_new_for_path (first);
    g_autoptr (RectifyPages) again = rectify_pages_new (document, NULL, NULL);
    g_autofree char *after = NULL;

    g_assert_false (rectify_pages_save_pdf (again, file, cancellable, NULL, NULL, &error));
    g_assert_true (g_file_get_contents (first, &after, &m, NULL));
    g_assert_cmpmem (a, n, after, m);
  }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_test_add_func ("/pages/text", test_text);
  g_test_add_func ("/pages/information", test_information);
  g_test_add_func ("/pages/grid", test_grid);
  g_test_add_func ("/pages/edges", test_edges);
  result = g_test_run ();
  {
    const char *const arguments[] = { "rm", "-rf", folder, NULL };

    g_free (run (arguments));
  }
  return result;
}
