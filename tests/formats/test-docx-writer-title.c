/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-testing.h"
#include "rectify-formats.h"
#include "rectify-title-break.h"

/* How many characters of a title stand on a line of 156 mm, in size 2 (22 points). */
#define WIDTH (156 / 25.4 * 72 / 22)

static RectifyDocument *
make_document (const char *title)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, title);
  rectify_document_add (document, paragraph);
  return document;
}

/* The words of the first paragraph's runs, a stroke for each line's end. */
static char *
dup_lines (GBytes *bytes)
{
  xmlDoc *body = docx_testing_parse (bytes, "word/document.xml");
  GString *lines = g_string_new (NULL);

  for (guint i = 1;; i++)
    {
      g_autofree char *there = g_strdup_printf ("count(//w:p[1]/w:r[%u])", i);
      g_autofree char *text = g_strdup_printf ("string(//w:p[1]/w:r[%u])", i);
      g_autofree char *breaks = g_strdup_printf ("count(//w:p[1]/w:r[%u]/w:br)", i);
      g_autofree char *is_there = docx_testing_query (body, there);
      g_autofree char *words = docx_testing_query (body, text);
      g_autofree char *has_break = docx_testing_query (body, breaks);

      if (strcmp (is_there, "0") == 0)
        break;
      g_string_append (lines, words);
      if (strcmp (has_break, "0") != 0)
        g_string_append_c (lines, '|');
    }
  xmlFreeDoc (body);
  return g_string_free (lines, FALSE);
}

static char *
read_title (GBytes *bytes)
{
  g_autoptr (RectifyDocument) read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
  RectifyParagraph *paragraph;

  g_assert_cmpuint (rectify_document_get_n_blocks (read), ==, 1);
  paragraph = rectify_document_get_paragraph (read, 0);
  g_assert_cmpint (rectify_paragraph_get_role (paragraph), ==, RECTIFY_PARAGRAPH_TITLE);
  return rectify_paragraph_dup_text (paragraph);
}

/* As long as this, each title stands in lines by sense, as on our own pages, and is read as it was. */
static void
test_sense (void)
{
  static const struct {
    const char *title;
    const char *lines;
  } cases[] = {
    { "整改方案", "整改方案" },
    { "云溪区水务局党组2022年度专题民主生活会整改方案",
      "云溪区水务局党组2022年度|专题民主生活会整改方案" },
    { "Rectification Plan of the Office for the Democratic Life Meeting",
      "Rectification Plan of the Office |for the Democratic Life Meeting" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) document = make_document (cases[i].title);
      g_autoptr (GBytes) bytes = docx_testing_save (document);
      g_autofree char *lines = dup_lines (bytes);
      g_autofree char *read = read_title (bytes);

      docx_testing_assert_sound (bytes);
      g_assert_cmpstr (lines, ==, cases[i].lines);
      g_assert_cmpstr (read, ==, cases[i].title);
    }
}

/* Titles of all lengths, in runs, some of them marked: nothing is lost, whatever breaks there are. */
static void
test_runs (void)
{
  static const char *const words[]
      = { "中共云溪区委", "关于",  "2022年度", "民主生活会", "整改 ", "“两个",
          "确立”",        "Plan ", "　",       "方案",       "A",     "（送审稿）" };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GArray) ends = NULL;
      g_autofree char *text = NULL, *lines = NULL, *read = NULL;
      guint n_breaks = 0;

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "关于");
      for (guint n = g_test_rand_int_range (0, 16); n > 0; n--)
        rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY,
                                         g_test_rand_int_range (RECTIFY_MARK_NONE,
                                                                RECTIFY_MARK_MOVED + 1),
                                         words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      rectify_document_add (document, paragraph);
      text = rectify_paragraph_dup_text (paragraph);
      ends = rectify_title_break (text, WIDTH);
      bytes = docx_testing_save (document);
      docx_testing_assert_sound (bytes);
      lines = dup_lines (bytes);
      for (const char *p = lines; *p != '\0'; p++)
        n_breaks += *p == '|';
      g_assert_cmpuint (n_breaks, ==, ends != NULL ? ends->len - 1 : 0);
      read = read_title (bytes);
      g_assert_cmpstr (read, ==, text);
    }
}

/* Lines of an author's own are paragraphs, and stay lines. */
static void
test_own_lines (void)
{
  g_autoptr (RectifyDocument) document = make_document ("云溪区水务局");
  g_autoptr (RectifyParagraph) second = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) read = NULL;
  g_autofree char *text = NULL;

  rectify_paragraph_append (second, RECTIFY_RUN_BODY, "整改方案");
  rectify_document_add (document, second);
  bytes = docx_testing_save (document);
  read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
  text = rectify_document_dup_text (read);
  g_assert_cmpstr (text, ==, "云溪区水务局\n整改方案\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-writer-title/sense", test_sense);
  g_test_add_func ("/docx-writer-title/runs", test_runs);
  g_test_add_func ("/docx-writer-title/own-lines", test_own_lines);
  return g_test_run ();
}
