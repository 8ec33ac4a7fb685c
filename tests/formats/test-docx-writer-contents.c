/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-testing.h"
#include "format-testing.h"
#include "rectify-formats.h"

#define DOCUMENT "word/document.xml"
#define STYLES "word/styles.xml"
#define TOC "/w:document/w:body/w:sdt/w:sdtContent"

static RectifyParagraph *
add (RectifyDocument *document, RectifyParagraphRole role, RectifyRunStyle style, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (document, paragraph);
  return paragraph;
}

static void
set_contents (RectifyDocument *document, gboolean has_contents)
{
  RectifyPageStyle style = *rectify_document_get_page_style (document);

  style.has_contents = has_contents;
  rectify_document_set_page_style (document, &style);
}

/* Headings that stand alone, that lead a paragraph, and of a level that contents do not have. */
static RectifyDocument *
make_document (void)
{
  RectifyDocument *document = rectify_document_new ();
  RectifyParagraph *lead;

  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  rectify_paragraph_set_page (add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1,
                                   "一、存在问题"),
                              1);
  lead = add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_HEADING_2, "（一）学习方面。");
  rectify_paragraph_append (lead, RECTIFY_RUN_BODY, "学习不够。");
  rectify_paragraph_set_page (lead, 12);
  add (document, RECTIFY_PARAGRAPH_HEADING_3, RECTIFY_RUN_HEADING_3, "1.研讨不多");
  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "每季度研讨。");
  add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "二、保障措施");
  return document;
}

typedef struct {
  const char *part;
  const char *expression;
  const char *expected;
} Fact;

static void
assert_facts (GBytes *bytes, const Fact *facts, guint n_facts)
{
  for (guint i = 0; i < n_facts; i++)
    {
      xmlDoc *document = docx_testing_parse (bytes, facts[i].part);
      g_autofree char *got = docx_testing_query (document, facts[i].expression);

      if (strcmp (got, facts[i].expected) != 0)
        g_error ("%s: %s is “%s”, not “%s”", facts[i].part, facts[i].expression, got,
                 facts[i].expected);
      xmlFreeDoc (document);
    }
}

/* What Word and WPS need to show the contents, to lead to the headings and to make them anew; and
 * that they do so only when they are told to. */
static void
test_field (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "string(//w:docPartGallery/@w:val)", "Table of Contents" },
    { DOCUMENT, "string(" TOC "/w:p[1])", "目　录" },
    { DOCUMENT, "string(" TOC "/w:p[1]//w:pStyle/@w:val)", "TOCHeading" },
    { DOCUMENT, "normalize-space(" TOC "/w:p[2]/w:r/w:instrText)", "TOC \\o \"1-2\" \\h \\z \\u" },
    { DOCUMENT, "count(" TOC "/w:p)", "5" },
    { DOCUMENT, "count(" TOC "//w:fldChar[@w:fldCharType='begin'])", "4" },
    { DOCUMENT, "count(" TOC "//w:fldChar[@w:fldCharType='separate'])", "4" },
    { DOCUMENT, "count(" TOC "//w:fldChar[@w:fldCharType='end'])", "4" },
    { DOCUMENT, "count(//w:fldChar[@w:dirty])", "0" },
    { "word/settings.xml", "count(//w:updateFields)", "0" },
    { DOCUMENT, "string(" TOC "/w:p[2]//w:pStyle/@w:val)", "TOC1" },
    { DOCUMENT, "string(" TOC "/w:p[2]/w:hyperlink/w:r[1])", "一、存在问题" },
    { DOCUMENT, "string(" TOC "/w:p[2]/w:hyperlink/w:r[last() - 1])", "1" },
    { DOCUMENT, "string(" TOC "/w:p[3]//w:pStyle/@w:val)", "TOC2" },
    { DOCUMENT, "string(" TOC "/w:p[3]/w:hyperlink/w:r[1])", "（一）学习方面" },
    { DOCUMENT, "string(" TOC "/w:p[3]/w:hyperlink/w:r[last() - 1])", "12" },
    { DOCUMENT, "string(" TOC "/w:p[4]/w:hyperlink/w:r[1])", "二、保障措施" },
    { DOCUMENT, "count(" TOC "/w:p[4]/w:hyperlink//w:t)", "1" },
    { DOCUMENT, "count(//w:bookmarkStart)", "3" },
    { DOCUMENT, "count(//w:bookmarkEnd)", "3" },
    { DOCUMENT, "count(//w:hyperlink[@w:anchor = //w:bookmarkStart/@w:name])", "3" },
    { DOCUMENT,
      "string(//w:p[w:bookmarkStart/@w:name = " TOC "/w:p[3]/w:hyperlink/@w:anchor]/w:r[1])",
      "（一）学习方面。" },
    { DOCUMENT, "contains(" TOC "/w:p[3]//w:instrText, " TOC "/w:p[3]/w:hyperlink/@w:anchor)",
      "true" },
    { STYLES, "string(//w:style[@w:styleId='TOC2']/w:name/@w:val)", "toc 2" },
    { STYLES, "string(//w:style[@w:styleId='TOC1']//w:tab/@w:leader)", "dot" },
    { STYLES, "count(//w:style[starts-with(@w:styleId, 'TOC')]//w:outlineLvl)", "0" },
    { STYLES, "string(//w:style[@w:styleId='Heading2']//w:outlineLvl/@w:val)", "1" },
    /* Contents have Roman numbers, the text counts from 1. */
    { DOCUMENT, "count(//w:sectPr)", "2" },
    { DOCUMENT, "string((//w:sectPr)[1]/w:pgNumType/@w:fmt)", "upperRoman" },
    { DOCUMENT, "string((//w:sectPr)[2]/w:pgNumType/@w:fmt)", "" },
    { DOCUMENT, "string((//w:sectPr)[2]/w:pgNumType/@w:start)", "1" },
  };
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = NULL;

  set_contents (document, TRUE);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* The text alone is read, with a word about the contents. */
static void
test_read_back (void)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autofree char *wanted = NULL, *got = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RectifyDocument) read = NULL;

      set_contents (document, i == 1);
      bytes = docx_testing_save (document);
      read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
      *(i == 0 ? &wanted : &got) = format_testing_describe (read);
      g_assert_cmpuint (g_strv_length ((char **) rectify_document_get_remarks (read)), ==, i);
    }
  g_assert_cmpstr (got, ==, wanted);
  g_assert_nonnull (strstr (got, "二、保障措施"));
}

/* Without headings there are no contents; those across count on, and so do those behind. */
static void
test_sections (void)
{
  static const Fact none[]
      = { { DOCUMENT, "count(//w:sdt)", "0" }, { DOCUMENT, "count(//w:pgNumType)", "0" } };
  static const Fact across[] = {
    { DOCUMENT, "count(//w:sectPr)", "4" },
    { DOCUMENT, "count(//w:sectPr/w:pgNumType)", "2" },
    { DOCUMENT, "string((//w:sectPr)[2]/w:pgNumType/@w:start)", "1" },
    { DOCUMENT, "count((//w:sectPr)[3][w:pgSz/@w:orient])", "1" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) across_bytes = NULL;
  g_autoptr (RectifyTable) table = rectify_table_new (10);

  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "正文。");
  set_contents (document, TRUE);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, none, G_N_ELEMENTS (none));
  add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、总则");
  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "正文。");
  rectify_table_add_row (table);
  for (guint i = 0; i < 10; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1),
                           "一是制定年度学习计划；二是每季度研讨一次。");
  rectify_document_add_table (document, table);
  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "正文。");
  across_bytes = docx_testing_save (document);
  docx_testing_assert_sound (across_bytes);
  assert_facts (across_bytes, across, G_N_ELEMENTS (across));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-writer-contents/field", test_field);
  g_test_add_func ("/docx-writer-contents/read-back", test_read_back);
  g_test_add_func ("/docx-writer-contents/sections", test_sections);
  return g_test_run ();
}
