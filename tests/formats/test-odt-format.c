/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

#define SPACES                                                                                     \
  " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"                               \
  " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"                                   \
  " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"                                 \
  " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"                                 \
  " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"                        \
  " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"                                \
  " xmlns:dc='http://purl.org/dc/elements/1.1/'"

/* Chinese numbers, letters, and a level that shows the one above. */
#define STYLES                                                                                       \
  "<office:automatic-styles>"                                                                        \
  "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>"          \
  "<style:style style:name='T9' style:family='text'><style:text-properties "                         \
  "text:display='none'/></style:style>"                                                              \
  "<style:style style:name='P2' style:family='paragraph'><style:text-properties "                    \
  "fo:font-weight='bold'/></style:style>"                                                            \
  "<style:style style:name='P3' style:family='paragraph' style:parent-style-name='P2'/>"             \
  "<style:style style:name='T1' style:family='text'><style:text-properties "                         \
  "fo:font-weight='normal' style:font-weight-asian='bold'/></style:style>"                           \
  "<style:style style:name='T2' style:family='text'><style:text-properties "                         \
  "style:font-weight-asian='normal'/></style:style>"                                                 \
  "<style:style style:name='ta2' style:family='table'><style:table-properties "                      \
  "table:display='false'/></style:style>"                                                            \
  "<text:list-style style:name='L1'>"                                                                \
  "<text:list-level-style-number text:level='1' style:num-suffix='、' style:num-format='一, 二, " \
  "三, ...'/><text:list-level-style-number text:level='2' style:num-prefix='（' "                  \
  "style:num-suffix='）' style:num-format='一, 二, 三, ...'/></text:list-style>"                 \
  "<text:list-style style:name='L2'>"                                                                \
  "<text:list-level-style-number text:level='1' style:num-suffix='.' style:num-format='1' "          \
  "text:start-value='3'/><text:list-level-style-number text:level='2' style:num-format='1' "         \
  "text:display-levels='2'/><text:list-level-style-bullet text:level='3' "                           \
  "text:bullet-char='•'/></text:list-style></office:automatic-styles>"

static GBytes *
make (const char *kind, const char *content)
{
  g_autofree char *xml
      = g_strdup_printf ("<?xml version='1.0'?><office:document-content" SPACES ">" STYLES
                         "<office:body><office:%s>%s</office:%s></office:body>"
                         "</office:document-content>",
                         kind, content, kind);

  return format_testing_make_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", xml, "styles.xml",
      "<office:document-styles" SPACES "><office:styles><text:outline-style style:name='Outline'>"
      "<text:outline-level-style text:level='1' style:num-format=''/>"
      "<text:outline-level-style text:level='2' style:num-prefix='第' style:num-suffix='节' "
      "style:num-format='1'/></text:outline-style></office:styles><office:master-styles>"
      "<style:master-page><style:footer><text:p> </text:p></style:footer></style:master-page>"
      "</office:master-styles></office:document-styles>",
      "META-INF/manifest.xml", "<manifest/>", NULL);
}

static void
assert_reads (GBytes *bytes, const char *expected, const char *remarks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.odt", &error);
  g_autofree char *found = NULL;
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  found = format_testing_describe (document);
  g_assert_cmpstr (found, ==, expected);
  said = g_strjoinv ("|", (char **) rectify_document_get_remarks (document));
  g_assert_cmpstr (said, ==, remarks);
}

#define P(text) "<text:p>" text "</text:p>"
#define ITEM(text) "<text:list-item>" text "</text:list-item>"
#define LIST(attributes, items) "<text:list " attributes ">" items "</text:list>"
#define CELL(text) "<table:table-cell>" P (text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static const struct {
  const char *content;
  const char *expected;
  const char *remarks;
} texts[] = {
  { P ("甲 \n <text:span>乙</text:span> 丙") P ("") P (" \n丁"), "甲 乙 丙\n丁\n", "" },
  { P ("甲<text:s text:c='3'/>乙<text:tab/>丙<text:s/><text:line-break/>丁"), "甲   乙\t丙 \n丁\n",
    "" },
  { "<text:p text:style-name='P3'>甲</text:p><text:p text:style-name='P3'>乙<text:span "
    "text:style-name='T2'>丙</text:span></text:p><text:p><text:span text:style-name='T1'>丁</text:span>"
    " </text:p><text:p><text:span text:style-name='T1'>戊</text:span>己</text:p>",
    "!甲\n乙丙\n!丁 \n戊己\n", "" },
  { P ("甲<text:soft-page-break/>乙<text:a>丙</text:a><text:bookmark/>"), "甲乙丙\n", "" },
  { "<text:h text:outline-level='1'>甲</text:h><text:h text:outline-level='2'>乙</text:h>"
    "<text:h text:outline-level='2'>丙</text:h><text:h text:outline-level='2' "
    "text:is-list-header='true'>丁</text:h><text:h text:outline-level='9'>戊</text:h>",
    "#甲\n##第1节乙\n##第2节丙\n##丁\n####戊\n", "" },
  { LIST ("text:style-name='L1'",
          ITEM (P ("甲") P ("续") LIST ("", ITEM (P ("乙")) ITEM (P ("丙")))) ITEM (P (
              "丁") LIST ("", ITEM (P ("戊")))) "<text:list-header>" P ("己") "</text:list-header>"
                                                                              ""),
    "一、甲\n续\n（一）乙\n（二）丙\n二、丁\n（一）戊\n己\n", "" },
  { LIST ("text:style-name='L2' xml:id='a'", ITEM (P ("甲"))) P ("中")
        LIST ("text:style-name='L2' text:continue-list='a'",
              ITEM (P ("乙") LIST ("", ITEM (P ("丙") LIST ("", ITEM (P ("丁")))))))
            LIST ("text:style-name='L2'", ITEM (P ("戊")))
                LIST ("text:style-name='L2' text:continue-numbering='true'",
                      ITEM (P ("己")) "<text:list-item text:start-value='9'>" P (
                          "庚") "</text:list-item>"),
    "3. 甲\n中\n4. 乙\n4.1 丙\n丁\n3. 戊\n4. 己\n9. 庚\n", "" },
  { LIST ("text:style-name='无'", ITEM (P ("甲"))) LIST ("", ITEM (P ("乙"))), "甲\n乙\n", "" },
  { "<table:table><table:table-column table:number-columns-repeated='3'/>"
    "<table:table-header-rows>" ROW ("<table:table-cell table:number-rows-spanned='2'>" P (
        "序号") "</table:table-cell>"
                "<table:table-cell table:number-columns-spanned='2'>" P (
                    "责任") "</table:table-cell>"
                            "<table:covered-table-cell/>")
        ROW ("<table:covered-table-cell/>" CELL ("单位") CELL ("人")) "</table:table-header-rows>" ROW (
            CELL ("1") "<table:table-cell>" P ("甲")
                P ("乙") "</table:table-cell><table:table-cell/>")
            ROW ("<table:table-cell table:number-columns-repeated='2'/>" CELL (
                "丙")) "</table:table>",
    "{[序号+1][责任*1]\n[单位][人]=\n[1][甲/乙][]\n[][][丙]}\n", "" },
  /* A table in a cell becomes paragraphs of it; one without text is nothing. */
  { "<table:table>" ROW (
        CELL ("甲") "<table:table-cell>" P ("乙") "<table:table>" ROW (CELL ("丙") CELL (
            "丁")) "</table:table>" P ("戊") "</table:table-cell>") "</table:table>"
                                                                    "<table:table>" ROW (
                                                                        "<table:table-cell/>") "</table:table>",
    "{[甲][乙/丙/丁/戊]}\n", "" },
  { "<text:tracked-changes><text:changed-region><text:deletion>" P (
        "删") "</text:deletion>"
              "</text:changed-region></text:tracked-changes>" P (
                  "甲<text:change-start/>乙<text:change-end/>"),
    "甲乙\n", "Tracked changes were taken as accepted." },
  { P ("甲<text:note><text:note-citation>1</text:note-citation><text:note-body>" P (
        "注") "</text:note-body></text:note>乙") P ("丙"),
    "甲乙\n注\n丙\n", "Footnotes and endnotes follow the paragraphs that refer to them." },
  { P ("甲<draw:frame><draw:text-box>" P ("框一") P (
        "框二") "</draw:text-box></draw:frame>乙") "<draw:frame><draw:text-box>" P ("页") "</draw:text-box></draw:frame>",
    "甲乙\n框一\n框二\n页\n", "Text boxes follow the paragraphs that they stand at." },
  { P ("甲<draw:frame><draw:image/><svg:title xmlns:svg='x'>图</svg:title></draw:frame>"), "甲\n",
    "Pictures, charts and embedded files were left out." },
  { P ("甲<office:annotation><dc:creator>某</dc:creator>" P ("批注") "</office:annotation>乙"),
    "甲乙\n", "Comments were left out." },
  { P ("甲<text:span text:style-name='T9'>藏</text:span>乙") "<text:section text:display='none'>" P (
        "藏") "</text:section>",
    "甲乙\n", "Hidden text was left out." },
  { P ("<text:ruby><text:ruby-base>整</text:ruby-base><text:ruby-text>zheng</text:ruby-text>"
       "</text:ruby>改<text:page-number>3</text:page-number>"),
    "整改3\n", "" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = make ("text", texts[i].content);

      assert_reads (bytes, texts[i].expected, texts[i].remarks);
    }
}

static void
test_title (void)
{
  g_autoptr (GBytes) bytes = make ("text", "<text:p text:style-name='P1'>甲</text:p>" P ("乙"));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);

  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 0)), ==,
                   RECTIFY_PARAGRAPH_TITLE);
  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 1)), ==,
                   RECTIFY_PARAGRAPH_BODY);
}

/* A sheet that has a title of its own is not called by its name as well. */
static void
test_sheets (void)
{
  /* clang-format off */
  static const char content[]
      = "<table:table table:name='问题'>"
        ROW ("<table:table-cell table:number-columns-spanned='2'>" P ("台账") "</table:table-cell>"
             "<table:covered-table-cell table:number-columns-repeated='1'/>")
        "<table:table-header-rows>" ROW (CELL ("序号") CELL ("问题")) "</table:table-header-rows>"
        "<table:table-row table:number-rows-repeated='1048000'>"
        "<table:table-cell table:number-columns-repeated='1000000000'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='2'>" CELL ("1")
        "<table:table-cell>" P ("甲<text:line-break/>乙") P ("丙")
        "<office:annotation>" P ("批") "</office:annotation></table:table-cell></table:table-row>"
        "</table:table>"
        "<table:table table:name='备案'>" ROW (CELL ("丁") CELL ("戊")) ROW (CELL ("己") CELL ("庚"))
        "</table:table>"
        "<table:table table:name='空'/>"
        "<table:table table:style-name='ta2'>" ROW (CELL ("藏")) "</table:table>";
  /* clang-format on */
  g_autoptr (GBytes) bytes = make ("spreadsheet", content);

  assert_reads (
      bytes, "台账\n{[序号][问题]=\n[1][甲/乙/丙]\n[1][甲/乙/丙]}\n#备案\n{[丁][戊]\n[己][庚]}\n",
      "Hidden sheets were left out.|Comments were left out.");
}

static void
assert_refused (GBytes *bytes, RectifyFormatError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.odt", &error);

  g_assert_null (document);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) empty = make ("text", P (""));
  g_autoptr (GBytes) slides = make ("presentation", P ("甲"));
  g_autoptr (GBytes) bomb
      = make ("spreadsheet",
              "<table:table><table:table-row table:number-rows-repeated='1000000000'>"
              "<table:table-cell table:number-columns-repeated='1000000000'>" P (
                  "甲") "</table:table-cell></table:table-row></table:table>");
  g_autoptr (GBytes) locked = format_testing_make_zip (
      "content.xml", "x", "META-INF/manifest.xml",
      "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry>"
      "<m:encryption-data/></m:file-entry></m:manifest>",
      NULL);
  g_autoptr (GBytes) wholly = format_testing_make_zip ("encrypted-package", "x", NULL);
  g_autoptr (GBytes) entities = format_testing_make_zip (
      "content.xml", "<!DOCTYPE x [<!ENTITY a '甲'>]><office:document-content" SPACES "/>", NULL);

  assert_refused (empty, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused (slides, RECTIFY_FORMAT_ERROR_UNKNOWN);
  assert_refused (bomb, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  assert_refused (locked, RECTIFY_FORMAT_ERROR_ENCRYPTED);
  assert_refused (wholly, RECTIFY_FORMAT_ERROR_ENCRYPTED);
  assert_refused (entities, RECTIFY_FORMAT_ERROR_DAMAGED);
}

/* Spans and repetitions without end, in a table of a text. */
static void
test_large_tables (void)
{
  GString *content = g_string_new ("<table:table>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) document = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append (content, "<table:table-row><table:table-cell table:number-columns-repeated="
                              "'1000000000' table:number-rows-spanned='1000000000' "
                              "table:number-columns-spanned='1000000000'>" P (
                                  "甲") "</table:table-cell></table:table-row>");
  g_string_append (content, "</table:table>");
  bytes = make ("text", content->str);
  g_string_free (content, TRUE);
  document = rectify_formats_load_bytes (bytes, "x", NULL);
}

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = make ("text", texts[i].content);

      format_testing_break (bytes, 20, 200);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt-format/texts", test_texts);
  g_test_add_func ("/odt-format/title", test_title);
  g_test_add_func ("/odt-format/sheets", test_sheets);
  g_test_add_func ("/odt-format/refused", test_refused);
  g_test_add_func ("/odt-format/large-tables", test_large_tables);
  g_test_add_func ("/odt-format/broken", test_broken);
  return g_test_run ();
}
