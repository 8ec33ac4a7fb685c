/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "docx-testing.h"
#include "format-testing.h"
#include "rectify-formats.h"

#define DOCUMENT "word/document.xml"
#define STYLES "word/styles.xml"

static void
add (RectifyDocument *document, RectifyParagraphRole role, RectifyRunStyle style, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (document, paragraph);
}

static void
add_body (RectifyDocument *document, const char *text)
{
  add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, text);
}

static RectifyTable *
add_table (RectifyDocument *document, guint n_rows, guint n_columns)
{
  g_autoptr (RectifyTable) table = rectify_table_new (n_columns);

  for (guint i = 0; i < n_rows; i++)
    rectify_table_add_row (table);
  rectify_document_add_table (document, table);
  return table;
}

static void
set_cell (RectifyTable *table, guint row, guint column, guint n_rows, guint n_columns,
          const char *text)
{
  rectify_cell_add_text (rectify_table_add_cell (table, row, column, n_rows, n_columns), text);
}

/* A table with every cell of its own. */
static RectifyTable *
add_plain_table (RectifyDocument *document, guint n_rows, guint n_columns, const char *text)
{
  RectifyTable *table = add_table (document, n_rows, n_columns);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      set_cell (table, row, column, 1, 1, text);
  return table;
}

/* With everything that documents here have. */
static RectifyDocument *
make_document (void)
{
  static const char *const levels[] = { "一、问题", "（一）方面", "1.问题", "（1）小点" };
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyParagraph) mixed = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (RectifyParagraph) field = rectify_paragraph_new (RECTIFY_PARAGRAPH_FIELD);
  RectifyTable *table;

  rectify_document_set_title (document, "整改方案");
  rectify_document_set_author (document, "区财政局");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "区财政局整改方案");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    add (document, RECTIFY_PARAGRAPH_HEADING_1 + i, RECTIFY_RUN_HEADING_1 + i, levels[i]);
  rectify_paragraph_append (mixed, RECTIFY_RUN_HEADING_3, "2.调研不深。");
  rectify_paragraph_append (mixed, RECTIFY_RUN_BODY, "下得去沉不下。");
  rectify_document_add (document, mixed);
  rectify_paragraph_append (field, RECTIFY_RUN_LABEL, "责任单位：");
  rectify_paragraph_append (field, RECTIFY_RUN_BODY, "区财政局");
  rectify_document_add (document, field);
  add (document, RECTIFY_PARAGRAPH_FIELD, RECTIFY_RUN_LABEL, "整改措施：");
  add_body (document, "特此报告。");
  table = add_table (document, 4, 3);
  rectify_table_set_n_header_rows (table, 2);
  set_cell (table, 0, 0, 2, 1, "序号");
  set_cell (table, 0, 1, 1, 2, "问题");
  set_cell (table, 1, 1, 1, 1, "表现");
  set_cell (table, 1, 2, 1, 1, "措施");
  set_cell (table, 2, 0, 2, 2, "学习不深\n调研不多");
  set_cell (table, 2, 2, 1, 1, "每月一次");
  set_cell (table, 3, 2, 1, 1, "");
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

static void
test_sound (void)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = docx_testing_save (document);

  docx_testing_assert_sound (bytes);
}

/* Word's outline, table of contents and style list know these names alone. */
static void
test_styles (void)
{
#define STYLE(id) "//w:style[@w:styleId='" id "']"
  static const Fact facts[] = {
    { STYLES, "string(//w:style[@w:type='paragraph'][@w:default='1']/w:name/@w:val)", "Normal" },
    { STYLES, "string(" STYLE ("Title") "/w:name/@w:val)", "Title" },
    { STYLES, "count(" STYLE ("Title") "//w:outlineLvl)", "0" },
    { STYLES, "string(" STYLE ("Title") "//w:jc/@w:val)", "center" },
    { STYLES, "string(" STYLE ("Title") "//w:sz/@w:val)", "44" },
    { STYLES, "string(" STYLE ("Heading1") "/w:name/@w:val)", "heading 1" },
    { STYLES, "string(" STYLE ("Heading1") "//w:outlineLvl/@w:val)", "0" },
    { STYLES, "string(" STYLE ("Heading1") "//w:rFonts/@w:eastAsia)", "黑体" },
    { STYLES, "string(" STYLE ("Heading2") "/w:name/@w:val)", "heading 2" },
    { STYLES, "string(" STYLE ("Heading2") "//w:outlineLvl/@w:val)", "1" },
    { STYLES, "string(" STYLE ("Heading2") "//w:rFonts/@w:eastAsia)", "楷体_GB2312" },
    { STYLES, "string(" STYLE ("Heading3") "/w:name/@w:val)", "heading 3" },
    { STYLES, "string(" STYLE ("Heading3") "//w:outlineLvl/@w:val)", "2" },
    { STYLES, "string(" STYLE ("Heading3") "//w:rFonts/@w:eastAsia)", "仿宋_GB2312" },
    { STYLES, "string(" STYLE ("Heading4") "/w:name/@w:val)", "heading 4" },
    { STYLES, "string(" STYLE ("Heading4") "//w:outlineLvl/@w:val)", "3" },
    { STYLES, "string(" STYLE ("Normal") "//w:ind/@w:firstLineChars)", "200" },
    { STYLES, "string(" STYLE ("Normal") "//w:sz/@w:val)", "32" },
    { STYLES, "string(" STYLE ("Normal") "//w:jc/@w:val)", "both" },
    { STYLES, "string(" STYLE ("Normal") "//w:spacing/@w:lineRule)", "exact" },
    { STYLES, "string(" STYLE ("Field") "/w:basedOn/@w:val)", "Normal" },
    { DOCUMENT, "string(/w:document/w:body/w:p[1]//w:pStyle/@w:val)", "Title" },
    { DOCUMENT, "string(/w:document/w:body/w:p[2]//w:pStyle/@w:val)", "Heading1" },
    { DOCUMENT, "string(/w:document/w:body/w:p[3]//w:pStyle/@w:val)", "Heading2" },
    { DOCUMENT, "string(/w:document/w:body/w:p[4]//w:pStyle/@w:val)", "Heading3" },
    { DOCUMENT, "string(/w:document/w:body/w:p[5]//w:pStyle/@w:val)", "Heading4" },
    /* A heading that leads a text is one by its run alone. */
    { DOCUMENT, "count(/w:document/w:body/w:p[6]/w:pPr)", "0" },
    { DOCUMENT, "string(/w:document/w:body/w:p[6]/w:r[1]//w:rStyle/@w:val)", "Heading3Char" },
    { DOCUMENT, "count(/w:document/w:body/w:p[6]/w:r[2]/w:rPr)", "0" },
    { DOCUMENT, "string(/w:document/w:body/w:p[7]//w:pStyle/@w:val)", "Field" },
    { DOCUMENT, "string(/w:document/w:body/w:p[7]/w:r[1]//w:rStyle/@w:val)", "FieldLabel" },
    { DOCUMENT, "count(/w:document/w:body/w:p[7]/w:r[2]/w:rPr)", "0" },
    { DOCUMENT, "count(/w:document/w:body/w:p[7]//w:keepNext)", "0" },
    { "word/fontTable.xml", "string(//w:font[@w:name='仿宋_GB2312']/w:altName/@w:val)", "仿宋" },
    { "word/fontTable.xml", "count(//w:font[string-length(w:panose1/@w:val) = 20])", "5" },
    { "word/fontTable.xml", "string(//w:font[@w:name='仿宋_GB2312']/w:family/@w:val)", "roman" },
    { DOCUMENT, "count(/w:document/w:body/w:p[8]//w:keepNext)", "1" },
    { "docProps/core.xml", "string(//dc:title)", "整改方案" },
    { "docProps/core.xml", "string(//dc:creator)", "区财政局" },
  };
#undef STYLE
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = docx_testing_save (document);

  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

static double
get_millimetres (xmlDoc *document, const char *expression)
{
  g_autofree char *twips = docx_testing_query (document, expression);

  g_assert_cmpstr (twips, !=, "");
  return atoi (twips) * 25.4 / 1440;
}

/* GB/T 9704-2012, 5: the paper, the margins, 22 lines of 28 characters; to a twip. */
static void
test_layout (void)
{
  static const struct {
    const char *expression;
    double millimetres;
  } lengths[] = { { "//w:pgSz/@w:w", 210 },
                  { "//w:pgSz/@w:h", 297 },
                  { "//w:pgMar/@w:top", 37 },
                  { "//w:pgMar/@w:left", 28 },
                  { "//w:pgSz/@w:w - //w:pgMar/@w:left - //w:pgMar/@w:right", 156 },
                  { "//w:pgSz/@w:h - //w:pgMar/@w:top - //w:pgMar/@w:bottom", 225 } };
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = docx_testing_save (document);
  xmlDoc *body = docx_testing_parse (bytes, DOCUMENT);
  xmlDoc *styles = docx_testing_parse (bytes, STYLES);
  double pitch
      = get_millimetres (styles, "string(//w:style[@w:styleId='Normal']//w:spacing/@w:line)");
  double cell = get_millimetres (styles, "//w:style[@w:styleId='Normal']//w:sz/@w:val * 10 + "
                                         "//w:style[@w:styleId='Normal']/w:rPr/w:spacing/@w:val");

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *expression = g_strdup_printf ("number(%s)", lengths[i].expression);

      g_assert_cmpfloat_with_epsilon (get_millimetres (body, expression), lengths[i].millimetres,
                                      2 * 25.4 / 1440);
    }
  g_assert_cmpfloat (22 * pitch, <=, 225);
  g_assert_cmpfloat (22.5 * pitch, >, 225);
  g_assert_cmpfloat (28 * cell, <=, 156);
  g_assert_cmpfloat (28.5 * cell, >, 156);
  xmlFreeDoc (body);
  xmlFreeDoc (styles);
}

/* 7.5: odd numbers right, even ones left. */
static void
test_page_numbers (void)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = docx_testing_save (document);
  xmlDoc *body = docx_testing_parse (bytes, DOCUMENT);
  xmlDoc *relations = docx_testing_parse (bytes, "word/_rels/document.xml.rels");
  static const char *const sides[][2] = { { "default", "right" }, { "even", "left" } };
  static const Fact facts[] = { { "word/settings.xml", "count(//w:evenAndOddHeaders)", "1" },
                                { DOCUMENT, "count(//w:titlePg)", "0" } };

  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *query
          = g_strdup_printf ("string(//w:footerReference[@w:type='%s']/@r:id)", sides[i][0]);
      g_autofree char *id = docx_testing_query (body, query);
      g_autofree char *to
          = g_strdup_printf ("concat('word/', //rel:Relationship[@Id='%s']/@Target)", id);
      g_autofree char *part = docx_testing_query (relations, to);
      g_autofree char *indent = g_strdup_printf ("//w:ind/@w:%s > 300 and //w:ind/@w:%s < 340",
                                                 sides[i][1], sides[i][1]);
      const Fact footer[] = { { part, "string(//w:jc/@w:val)", sides[i][1] },
                              { part, "normalize-space(//w:instrText)", "PAGE" },
                              { part, indent, "true" },
                              { part, "count(//w:fldChar)", "3" } };

      assert_facts (bytes, footer, G_N_ELEMENTS (footer));
    }
  xmlFreeDoc (body);
  xmlFreeDoc (relations);
}

static void
test_table (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "count(//w:tr)", "4" },
    { DOCUMENT, "count(//w:tr[position() <= 2]/w:trPr/w:tblHeader)", "2" },
    { DOCUMENT, "count(//w:tblHeader)", "2" },
    { DOCUMENT, "count(//w:tr/w:trPr/w:cantSplit)", "4" },
    { DOCUMENT, "string(//w:tr[1]/w:tc[1]//w:vMerge/@w:val)", "restart" },
    { DOCUMENT, "count(//w:tr[2]/w:tc[1]//w:vMerge[not(@w:val)])", "1" },
    { DOCUMENT, "string(//w:tr[2]/w:tc[1])", "" },
    { DOCUMENT, "string(//w:tr[1]/w:tc[2]//w:gridSpan/@w:val)", "2" },
    { DOCUMENT, "count(//w:tr[1]/w:tc)", "2" },
    { DOCUMENT, "string(//w:tr[3]/w:tc[1]//w:gridSpan/@w:val)", "2" },
    { DOCUMENT, "string(//w:tr[4]/w:tc[1]//w:gridSpan/@w:val)", "2" },
    { DOCUMENT, "string(//w:tr[3]/w:tc[1]//w:vMerge/@w:val)", "restart" },
    { DOCUMENT, "count(//w:tr[4]/w:tc[1]//w:vMerge[not(@w:val)])", "1" },
    { DOCUMENT, "count(//w:tr[3]/w:tc[1]/w:p)", "2" },
    { DOCUMENT, "count(//w:vMerge)", "4" },
    { DOCUMENT, "count(//w:gridSpan)", "3" },
    { DOCUMENT, "count(//w:tblGrid/w:gridCol)", "3" },
    { DOCUMENT, "sum(//w:gridCol/@w:w) = //w:tblW/@w:w", "true" },
    { DOCUMENT, "count(//w:pgSz[@w:orient])", "0" },
  };
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = docx_testing_save (document);

  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* Rows to be filled in by hand are as high as was asked for; who signs does so at their foot. */
static void
test_room (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "string(//w:tr[1]/w:trPr/w:trHeight/@w:val)", "1440" },
    { DOCUMENT, "string(//w:tr[1]/w:trPr/w:trHeight/@w:hRule)", "atLeast" },
    { DOCUMENT, "count(//w:tr[2]/w:trPr/w:trHeight)", "0" },
    { DOCUMENT, "string(//w:tr[1]/w:tc[1]//w:vAlign/@w:val)", "top" },
    { DOCUMENT, "string(//w:tr[2]/w:tc[1]//w:vAlign/@w:val)", "center" },
    { DOCUMENT, "count(//w:tr[1]//w:p[1]//w:jc)", "0" },
    { DOCUMENT, "string(//w:tr[1]//w:p[2]//w:jc/@w:val)", "right" },
    { DOCUMENT, "//w:tr[1]//w:p[2]//w:spacing/@w:before > 400", "true" },
    { DOCUMENT, "//w:tr[1]//w:p[2]//w:ind/@w:right > 400", "true" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  RectifyTable *table = add_table (document, 2, 1);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_SIGNATURE);
  g_autoptr (GBytes) bytes = NULL;

  set_cell (table, 0, 0, 1, 1, "同意销号，情况属实，材料齐全。");
  set_cell (table, 1, 0, 1, 1, "短");
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "签名：");
  rectify_cell_add ((RectifyCell *) rectify_table_get_cell (table, 0, 0), paragraph);
  rectify_table_set_room (table, 0, 25.4);
  bytes = docx_testing_save (document);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* Headings and short texts stand on one line, numbers and dates are whole: of ten columns, in size 5
 * (10.5 points), as of four, in small 4. */
static void
test_column_widths (void)
{
  static const char *const wide[][2] = { { "序号", "1" },          { "问题领域", "理论学习" },
                                         { "存在问题", NULL },     { "整改目标", "长效机制" },
                                         { "整改措施", NULL },     { "责任领导", "张三" },
                                         { "责任单位", "局办" },   { "整改时限", "2022-12-31" },
                                         { "整改进展", "已完成" }, { "备注", "" } };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  RectifyTable *tables[] = { add_table (document, 2, 10), add_table (document, 2, 4) };
  RectifyTable *many = add_plain_table (document, 2, 16, "责任单位");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sides = NULL;
  xmlDoc *body;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      rectify_table_set_n_header_rows (tables[i], 1);
      for (guint j = 0; j < rectify_table_get_n_columns (tables[i]); j++)
        {
          set_cell (tables[i], 0, j, 1, 1, wide[j][0]);
          set_cell (tables[i], 1, j, 1, 1,
                    wide[j][1] != NULL ? wide[j][1]
                                       : "一是制定年度学习计划；二是每季度开展一次研讨；三是完善考"
                                         "核办法并定期通报。");
        }
    }
  rectify_table_set_n_header_rows (many, 1);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  body = docx_testing_parse (bytes, DOCUMENT);
  /* 责任/单位, not 责任单/位: in the middle of its cell. Small 5. */
  sides = docx_testing_query (body, "count((//w:tbl)[3]//w:p[w:pPr/w:ind/@w:left > 40][w:pPr/w:ind/"
                                    "@w:left = w:pPr/w:ind/@w:right][w:r/w:rPr/w:sz/@w:val = 18])");
  g_assert_cmpstr (sides, ==, "32");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; j < rectify_table_get_n_columns (tables[i]); j++)
      {
        int size = i == 0 ? 210 : 240;
        g_autofree char *query
            = g_strdup_printf ("string((//w:tbl)[%u]/w:tblGrid/w:gridCol[%u]/@w:w)", i + 1, j + 1);
        g_autofree char *margin
            = g_strdup_printf ("sum((//w:tbl)[%u]//w:tblCellMar/*[self::w:left or "
                               "self::w:right]/@w:w)",
                               i + 1);
        g_autofree char *width = docx_testing_query (body, query);
        g_autofree char *margins = docx_testing_query (body, margin);
        int n_halves = 2 * g_utf8_strlen (wide[j][0], -1);

        if (wide[j][1] != NULL)
          n_halves = MAX (n_halves, (int) g_utf8_strlen (wide[j][1], -1));
        g_assert_cmpint (atoi (width), >=, n_halves * size / 2 + atoi (margins));
        if (wide[j][1] == NULL)
          g_assert_cmpint (atoi (width), >, 6 * size);
      }
  xmlFreeDoc (body);
}

/* What follows a table does not touch it, what ends pages does not need a line. */
static void
test_table_gap (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "string(/w:document/w:body/w:p[1]/w:pPr/w:spacing/@w:line) >= 200", "true" },
    { DOCUMENT, "string(/w:document/w:body/w:p[2])", "后文" },
    { DOCUMENT, "string(/w:document/w:body/w:p[2]/w:pPr/w:spacing/@w:before) >= 200", "true" },
    { DOCUMENT, "count(/w:document/w:body/w:p[3]/w:pPr)", "0" },
    { DOCUMENT, "string(/w:document/w:body/w:p[4]/w:pPr/w:spacing/@w:line) <= 20", "true" },
    { DOCUMENT, "count(/w:document/w:body/w:p)", "4" },
    { DOCUMENT, "count(//w:tblCellMar/*[@w:w > 40])", "12" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  add_plain_table (document, 1, 2, "字");
  add_plain_table (document, 1, 2, "字");
  add_body (document, "后文");
  add_body (document, "后文");
  add_plain_table (document, 1, 2, "字");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* What closes a table does not stand alone on a page: its last row goes with it. */
static void
test_table_end (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "count((//w:tbl)[1]//w:keepNext)", "2" },
    { DOCUMENT, "count((//w:tbl)[1]//w:tr[last()]//w:keepNext)", "2" },
    /* Text goes on, or a page begins. */
    { DOCUMENT, "count((//w:tbl)[2]//w:keepNext)", "0" },
    { DOCUMENT, "count((//w:tbl)[3]//w:keepNext)", "0" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  add_plain_table (document, 3, 2, "字");
  add_body (document, "签收人：");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  rectify_paragraph_set_starts_page (rectify_document_get_paragraph (document, 2), TRUE);
  add_plain_table (document, 3, 2, "字");
  for (guint i = 0; i < 6; i++)
    add_body (document, "后文。");
  add_plain_table (document, 3, 2, "字");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  rectify_paragraph_set_starts_page (
      rectify_document_get_paragraph (document, rectify_document_get_n_blocks (document) - 1),
      TRUE);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* A wide table turns the page for itself and the headings above it, not for what is around. */
static void
test_across (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "count(//w:sectPr)", "3" },
    { DOCUMENT, "count(//w:pgSz[@w:orient='landscape'])", "1" },
    { DOCUMENT, "count((//w:sectPr)[2]/w:pgSz[@w:orient='landscape'])", "1" },
    { DOCUMENT, "number(//w:pgSz[@w:orient]/@w:w) > number(//w:pgSz[@w:orient]/@w:h)", "true" },
    { DOCUMENT, "string(//w:p[.//w:sectPr][1])", "前文" },
    /* Turned to the left: the head of the sheet is at the binding edge. */
    { DOCUMENT, "string(//w:sectPr[w:pgSz/@w:orient]/w:pgMar/@w:top)", "1587" },
    { DOCUMENT, "count(//w:sectPr[count(w:footerReference) = 2])", "3" },
    { DOCUMENT, "string(//w:tblW/@w:w) <= 12756 and string(//w:tblW/@w:w) > 12700", "true" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  add_body (document, "前文");
  add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、清单");
  add_plain_table (document, 2, 10, "学习的计划性不强，学用结合不够紧密。");
  add_body (document, "后文");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* A text that is one wide table lies across as a whole: its title, who fills it in, and who did. */
static void
test_all_across (void)
{
  static const Fact facts[] = {
    { DOCUMENT, "count(//w:sectPr)", "1" },
    { DOCUMENT, "count(//w:pgSz[@w:orient='landscape'])", "1" },
  };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "巡察整改任务清单");
  add_body (document, "填报单位：东湖街道党工委（盖章）        填报日期：2026年9月10日");
  add_plain_table (document, 2, 10, "学习的计划性不强，学用结合不够紧密。");
  add_body (document, "填表人：林芳");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
}

/* From one column to more than Word takes, with cells and without. */
static void
test_table_sizes (void)
{
  static const guint n_columns[] = { 1, 2, 6, 7, 40, 63, 64, 130, RECTIFY_TABLE_MAX_COLUMNS };

  for (guint i = 0; i < G_N_ELEMENTS (n_columns); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (GBytes) bytes = NULL;

      add_plain_table (document, 3, n_columns[i], "责任单位");
      add_table (document, 2, n_columns[i]);
      set_cell (add_table (document, 3, n_columns[i]), 0, 0, 2, n_columns[i], "合并");
      add_table (document, 0, n_columns[i]);
      bytes = docx_testing_save (document);
      docx_testing_assert_sound (bytes);
    }
}

/* Cells that cover what is no rectangle, since places were taken. */
static void
test_ragged_cells (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  RectifyTable *table = add_table (document, 4, 4);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) read = NULL;

  set_cell (table, 1, 1, 2, 1, "甲");
  set_cell (table, 3, 3, 1, 1, "乙");
  set_cell (table, 0, 0, 4, 4, "丙");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
  {
    g_autofree char *text = rectify_document_dup_text (read);

    g_assert_nonnull (strstr (text, "甲"));
    g_assert_nonnull (strstr (text, "乙"));
    g_assert_nonnull (strstr (text, "丙"));
  }
}

static char *
query_closing (const char *const *signatures, const char *date, const char *query)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  xmlDoc *xml;
  char *got;

  add_body (document, "正文。");
  for (guint i = 0; signatures[i] != NULL; i++)
    add (document, RECTIFY_PARAGRAPH_SIGNATURE, RECTIFY_RUN_BODY, signatures[i]);
  add (document, RECTIFY_PARAGRAPH_DATE, RECTIFY_RUN_BODY, date);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  xml = docx_testing_parse (bytes, DOCUMENT);
  got = docx_testing_query (xml, query);
  xmlFreeDoc (xml);
  return got;
}

/* Several who sign stand close, and the longest of them counts; one of more than a line does not push
 * the date out of the page. */
static void
test_closing (void)
{
  const char *const two[] = { "中共云溪区水务局党组", "水务局", NULL };
  const char *const endless[]
      = { "中共云溪区水务局党组中共云溪区水务局党组中共云溪区水务局党组", NULL };
  const char *const none[] = { NULL };
  g_autofree char *blanks
      = query_closing (two, "2022年1月5日", "count(//w:spacing[@w:before>300])");
  g_autofree char *right
      = query_closing (two, "2022年1月5日", "string((//w:p)[4]/w:pPr/w:ind/@w:right)");
  g_autofree char *bounded
      = query_closing (endless, "2022年1月5日", "string((//w:p)[3]/w:pPr/w:ind/@w:right)");
  g_autofree char *alone
      = query_closing (none, "2022年1月5日", "count(//w:spacing[@w:before>300])");

  g_assert_cmpstr (blanks, ==, "1");
  /* Ten characters less the six of the date: it begins two behind the longest. */
  g_assert_cmpstr (right, ==, "1280");
  g_assert_cmpstr (bounded, ==, "640");
  g_assert_cmpstr (alone, ==, "1");
}

/* A mark alone has its rule too, and an imprint is parted from a table before it. */
static void
test_rule_and_gap (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *rules = NULL;
  g_autofree char *glued = NULL;
  xmlDoc *xml;

  add (document, RECTIFY_PARAGRAPH_MARK, RECTIFY_RUN_BODY, "水务局文件");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  add_plain_table (document, 2, 2, "甲");
  add (document, RECTIFY_PARAGRAPH_COPIES, RECTIFY_RUN_BODY, "抄送：\t区委。");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  xml = docx_testing_parse (bytes, DOCUMENT);
  rules = docx_testing_query (xml, "count(//w:pBdr/w:bottom)");
  glued = docx_testing_query (xml, "count(//w:tbl[following-sibling::*[1][self::w:tbl]])");
  xmlFreeDoc (xml);
  g_assert_cmpstr (rules, ==, "1");
  g_assert_cmpstr (glued, ==, "0");
}

/* What has changed is underlined or struck through, as on paper. */
static void
test_marks (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (GBytes) bytes = NULL;
  xmlDoc *body;

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "甲");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_HEADING_2, RECTIFY_MARK_DELETED, "乙");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_INSERTED, "丙");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_BODY, RECTIFY_MARK_MOVED, "丁");
  rectify_document_add (document, paragraph);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  body = docx_testing_parse (bytes, DOCUMENT);
  {
    g_autofree char *struck = docx_testing_query (body, "string(//w:r[w:rPr/w:strike])");
    g_autofree char *underlined = docx_testing_query (body, "string(//w:r[w:rPr/w:u])");
    g_autofree char *count = docx_testing_query (body, "string(count(//w:rPr/*[self::w:strike or "
                                                       "self::w:u]))");

    g_assert_cmpstr (struck, ==, "乙");
    g_assert_cmpstr (underlined, ==, "丙");
    g_assert_cmpstr (count, ==, "2");
  }
  xmlFreeDoc (body);
}

static void
assert_style (const RectifyPageStyle *style, const char *part, const char *query,
              const char *expected)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *got = NULL;
  xmlDoc *xml;

  rectify_document_set_page_style (document, style);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  xml = docx_testing_parse (bytes, part);
  got = docx_testing_query (xml, query);
  xmlFreeDoc (xml);
  g_assert_cmpstr (got, ==, expected);
}

/* What the standard leaves to the office, and the English layout. */
static void
test_page_styles (void)
{
  const RectifyPageStyle official = { 0 };
  const RectifyPageStyle a3 = { .paper = RECTIFY_PAPER_A3 };
  const RectifyPageStyle english = { .paper = RECTIFY_PAPER_LETTER, .is_english = TRUE };
  const RectifyPageStyle bold = { .has_bold_third = TRUE };
  const RectifyPageStyle tight = { .n_lines = 24 };

  assert_style (&official, DOCUMENT, "string(//w:sectPr[last()]/w:pgSz/@w:w)", "11906");
  assert_style (&a3, DOCUMENT, "string((//w:sectPr)[last()]/w:pgSz/@w:w)", "23811");
  assert_style (&a3, DOCUMENT, "string((//w:sectPr)[last()]/w:pgSz/@w:orient)", "landscape");
  assert_style (&english, DOCUMENT, "string((//w:sectPr)[last()]/w:pgSz/@w:h)", "15840");
  assert_style (&english, STYLES, "string(//w:rPrDefault//w:rFonts/@w:ascii)", "Times New Roman");
  assert_style (&english, STYLES, "count(//w:style[@w:styleId='TableHeading']//w:b)", "1");
  assert_style (&english, STYLES, "count(//w:style[@w:styleId='TableText']//w:b)", "0");
  assert_style (&english, "word/footer1.xml", "string(//w:jc/@w:val)", "center");
  assert_style (&official, STYLES, "count(//w:b)", "0");
  assert_style (&bold, STYLES, "count(//w:b)", "2");
  assert_style (&bold, STYLES, "count(//w:style[@w:styleId='Heading3']//w:b)", "1");
  assert_style (&official, STYLES, "string(//w:style[@w:styleId='Normal']//w:spacing/@w:line)",
                "579");
  assert_style (&tight, STYLES, "string(//w:style[@w:styleId='Normal']//w:spacing/@w:line)", "531");
}

/* Letterhead, attachments and imprint keep their words, and what makes them look like it. */
static void
test_furniture (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  g_autofree char *colour = NULL;
  g_autofree char *got = NULL;
  xmlDoc *body, *styles;

  add (document, RECTIFY_PARAGRAPH_COPY_NUMBER, RECTIFY_RUN_BODY, "000001");
  add (document, RECTIFY_PARAGRAPH_SECRECY, RECTIFY_RUN_BODY, "秘密★1年");
  add (document, RECTIFY_PARAGRAPH_MARK, RECTIFY_RUN_BODY, "水务局文件");
  add (document, RECTIFY_PARAGRAPH_NUMBER, RECTIFY_RUN_BODY, "〔2022〕3号\t签发人：张三");
  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  add_body (document, "正文。");
  add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, RECTIFY_RUN_BODY, "附件：\t台账");
  add (document, RECTIFY_PARAGRAPH_SIGNATURE, RECTIFY_RUN_BODY, "水务局");
  add (document, RECTIFY_PARAGRAPH_DATE, RECTIFY_RUN_BODY, "2022年1月5日");
  add (document, RECTIFY_PARAGRAPH_COPIES, RECTIFY_RUN_BODY, "抄送：\t区委。");
  add (document, RECTIFY_PARAGRAPH_PRINTED, RECTIFY_RUN_BODY, "办公室\t2022年1月6日印发");
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  body = docx_testing_parse (bytes, DOCUMENT);
  styles = docx_testing_parse (bytes, STYLES);
  place = docx_testing_query (body, "string(//w:tblpPr/@w:tblpYSpec)");
  g_assert_cmpstr (place, ==, "bottom");
  g_free (place);
  /* LibreOffice takes it out of the text only so. */
  place = docx_testing_query (body, "string(//w:tblpPr[@w:horzAnchor='page']/@w:tblpX)");
  g_assert_cmpstr (place, ==, "1587");
  colour = docx_testing_query (styles, "string(//w:style[@w:styleId='Mark']//w:color/@w:val)");
  g_assert_cmpstr (colour, ==, "D90000");
  xmlFreeDoc (body);
  xmlFreeDoc (styles);
  read = rectify_formats_load_bytes (bytes, "x.docx", &error);
  g_assert_no_error (error);
  got = format_testing_describe (read);
  g_assert_cmpstr (
      got, ==,
      "000001\n秘密★1年\n水务局文件\n〔2022〕3号 签发人：张三\n整改方案\n正文。\n附件： 台账\n"
      "水务局\n2022年1月5日\n{[抄送： 区委。]\n[办公室 2022年1月6日印发]}\n");
}

static void
test_same_bytes (void)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1672531200", TRUE);
  first = docx_testing_save (document);
  second = docx_testing_save (document);
  g_assert_true (g_bytes_equal (first, second));
  {
    static const Fact facts[] = { { "docProps/core.xml", "string(//*[local-name() = 'created'])",
                                    "2023-01-01T00:00:00Z" } };

    assert_facts (first, facts, G_N_ELEMENTS (facts));
  }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

/* What an empty document becomes is a page, not a file that Word repairs. */
static void
test_empty (void)
{
  static const Fact facts[] = { { DOCUMENT, "count(/w:document/w:body/w:p)", "1" },
                                { DOCUMENT, "count(//w:sectPr)", "1" } };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) blank = rectify_document_new ();
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (GBytes) bytes = docx_testing_save (document);
  g_autoptr (GBytes) blank_bytes = NULL;

  docx_testing_assert_sound (bytes);
  assert_facts (bytes, facts, G_N_ELEMENTS (facts));
  rectify_document_add (blank, paragraph);
  blank_bytes = docx_testing_save (blank);
  docx_testing_assert_sound (blank_bytes);
}

static void
test_hostile_text (void)
{
  static const struct {
    const char *text;
    const char *read; /* NULL: the same */
  } cases[] = {
    { "]]>", NULL },
    { "<w:p/></w:t>&amp;&#0;&lt;", NULL },
    { "\"'“”‘’&<>", NULL },
    { "<!-- --><?x ?><![CDATA[", NULL },
    { "a\x01"
      "b\x08\x0b\x0c\x0e\x1f"
      "c\x7f",
      "abc" },
    { "甲\xef\xbf\xbe乙\xef\xbf\xbf丙", "甲乙丙" },
    { "甲\xc2\x80\xc2\x9f乙", "甲乙" },
    { "甲\xff乙", "甲\xef\xbf\xbd乙" },
    { "甲\xed\xa0\x80乙", "甲\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd乙" },
    { "😀𠮷\xf4\x8f\xbf\xbd", NULL },
    { "  前后  空格  ", NULL },
    { "甲\t乙", "甲 乙" },
    { "e\xcc\x81\xe2\x80\x8e\xe2\x80\xae甲", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      const char *expected = cases[i].read != NULL ? cases[i].read : cases[i].text;
      g_autofree char *all = g_strdup_printf ("%s\n%s\n{[%s]}\n", expected, expected, expected);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RectifyDocument) read = NULL;
      g_autofree char *got = NULL;

      rectify_document_set_title (document, cases[i].text);
      rectify_document_set_author (document, cases[i].text);
      add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, cases[i].text);
      add_body (document, cases[i].text);
      add_plain_table (document, 1, 1, cases[i].text);
      bytes = docx_testing_save (document);
      docx_testing_assert_sound (bytes);
      read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
      got = format_testing_describe (read);
      g_assert_cmpstr (got, ==, all);
    }
}

/* A piece of text as long as this in one element is more than readers of XML take. */
static void
test_long_paragraph (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  GString *text = g_string_new (NULL);
  g_autofree char *whole = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) read = NULL;
  g_autofree char *got = NULL;

  for (guint i = 0; i < 700000; i++)
    g_string_append_printf (text, "第%u条 <整改>", i % 977);
  whole = g_string_free (text, FALSE);
  add_body (document, whole);
  bytes = docx_testing_save (document);
  docx_testing_assert_sound (bytes);
  read = rectify_formats_load_bytes (bytes, "x.docx", NULL);
  g_assert_cmpuint (rectify_document_get_n_blocks (read), ==, 1);
  got = rectify_paragraph_dup_text (rectify_document_get_paragraph (read, 0));
  g_assert_true (g_str_equal (got, whole));
}

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("rectify-docx-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "x.docx", NULL);
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
}

/* The old file is there, and nothing beside it. */
static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpint (g_unlink (place->path), ==, 0);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static void
assert_fails (const char *path, GCancellable *cancellable, int code)
{
  g_autoptr (RectifyDocument) document = make_document ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_docx_format_save (document, file, cancellable, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  if (code >= 0)
    g_assert_cmpint (error->code, ==, code);
  g_assert_cmpstr (error->message, !=, "");
}

/* A limit of files' sizes stands in for a full disk. */
static void
test_full_disk (Place *place, gconstpointer data)
{
  struct rlimit old, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (place->path, NULL, -1);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
}

static void
test_missing_folder (Place *place, gconstpointer data)
{
  g_autofree char *path = g_build_filename (place->folder, "missing", "x.docx", NULL);

  assert_fails (path, NULL, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  assert_fails (place->path, cancellable, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-writer/sound", test_sound);
  g_test_add_func ("/docx-writer/styles", test_styles);
  g_test_add_func ("/docx-writer/layout", test_layout);
  g_test_add_func ("/docx-writer/page-numbers", test_page_numbers);
  g_test_add_func ("/docx-writer/table", test_table);
  g_test_add_func ("/docx-writer/room", test_room);
  g_test_add_func ("/docx-writer/column-widths", test_column_widths);
  g_test_add_func ("/docx-writer/table-gap", test_table_gap);
  g_test_add_func ("/docx-writer/table-end", test_table_end);
  g_test_add_func ("/docx-writer/across", test_across);
  g_test_add_func ("/docx-writer/all-across", test_all_across);
  g_test_add_func ("/docx-writer/table-sizes", test_table_sizes);
  g_test_add_func ("/docx-writer/ragged-cells", test_ragged_cells);
  g_test_add_func ("/docx-writer/closing", test_closing);
  g_test_add_func ("/docx-writer/rule-and-gap", test_rule_and_gap);
  g_test_add_func ("/docx-writer/page-styles", test_page_styles);
  g_test_add_func ("/docx-writer/furniture", test_furniture);
  g_test_add_func ("/docx-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/docx-writer/empty", test_empty);
  g_test_add_func ("/docx-writer/hostile-text", test_hostile_text);
  g_test_add_func ("/docx-writer/marks", test_marks);
  g_test_add_func ("/docx-writer/long-paragraph", test_long_paragraph);
  g_test_add ("/docx-writer/full-disk", Place, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/docx-writer/missing-folder", Place, NULL, set_up, test_missing_folder, tear_down);
  g_test_add ("/docx-writer/cancelled", Place, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
