/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"

#define CHANGES "Tracked changes were taken as accepted."
#define COMMENTS "Comments were left out."
#define HEADERS "Headers and footers were left out."
#define HIDDEN "Hidden text was left out."
#define SYMBOLS "Some signs of symbol fonts were left out."
#define PICTURES "Pictures, charts and embedded files were left out."
#define NOTES "Footnotes and endnotes follow the paragraphs that refer to them."
#define BOXES "Text boxes follow the paragraphs that they stand at."

#define MARK(properties) "<w:pPr><w:rPr>" properties "</w:rPr></w:pPr>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define CHOICE(choice, fallback)                                                                   \
  "<mc:AlternateContent><mc:Choice Requires=\"wps\">" choice "</mc:Choice><mc:Fallback>" fallback  \
  "</mc:Fallback></mc:AlternateContent>"
#define SHAPE(content)                                                                             \
  "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" content     \
  "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
#define OLD_SHAPE(content)                                                                         \
  "<w:pict><v:shape><v:textbox><w:txbxContent>" content                                            \
  "</w:txbxContent></v:textbox></v:shape></w:pict>"
#define MERGED(merge, text) "<w:tc><w:tcPr>" merge "</w:tcPr>" P (text) "</w:tc>"
#define V_RESTART "<w:vMerge w:val=\"restart\"/>"
#define V_CONTINUE "<w:vMerge/>"
#define SPAN(n) "<w:gridSpan w:val=\"" #n "\"/>"
/* What stands in text for a cell that continues the one above, or is empty and the first. */
#define UP "\u3000"

/* What a body reads as, and the remarks on it. */
typedef struct {
  const char *name;
  const char *body;
  const char *text;
  const char *remarks; /* parted by line ends; NULL for none */
} Case;

static RectifyDocument *
load (const DocxParts *parts)
{
  g_autoptr (GBytes) bytes = docx_build (parts);
  g_autoptr (GError) error = NULL;
  RectifyDocument *document = rectify_formats_load_bytes (bytes, "x.docx", &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_reads (const DocxParts *parts, const char *expected, const char *remarks)
{
  g_autoptr (RectifyDocument) document = load (parts);
  g_autofree char *text = rectify_document_dup_text (document);
  g_autofree char *remarked = g_strjoinv ("\n", (char **) rectify_document_get_remarks (document));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (remarked, ==, remarks != NULL ? remarks : "");
}

static const Case paragraphs[] = {
  { "plain", P ("甲") P ("乙"), "甲\n乙\n" },
  { "runs", "<w:p>" R ("甲") R ("乙 ") R (" 丙") "</w:p>", "甲乙  丙\n" },
  { "empty", "<w:p/>" P ("甲") "<w:p><w:r/></w:p>" P (" 　") P ("乙"), "甲\n乙\n" },
  { "entities", P ("&lt;&amp;&#x4E00;&quot;"), "<&一\"\n" },
  { "cdata", "<w:p><w:r><w:t>甲<![CDATA[<乙>]]>丙</w:t></w:r></w:p>", "甲<乙>丙\n" },
  { "comments of XML", "<!-- 子 --><w:p><w:r><w:t>甲<!-- 子 -->乙</w:t></w:r></w:p>", "甲乙\n" },
  { "break", "<w:p><w:r>" T ("甲") "<w:br/>" T ("乙") "<w:cr/>" T ("丙") "</w:r></w:p>",
    "甲\n乙\n丙\n" },
  { "page break", "<w:p><w:r>" T ("甲") "<w:br w:type=\"page\"/>" T ("乙") "</w:r></w:p>",
    "甲\n乙\n" },
  { "blank lines in a paragraph", "<w:p><w:r><w:br/>" T ("甲") "<w:br/><w:br/></w:r></w:p>",
    "甲\n" },
  { "tab", "<w:p><w:r>" T ("甲") "<w:tab/>" T ("乙\t丙\n丁") "<w:ptab/></w:r></w:p>",
    "甲 乙 丙 丁 \n" },
  { "line separator", P ("甲\u2028乙\xc2\x85丙"), "甲 乙 丙\n" },
  { "tab stops",
    "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr>" R ("甲") "</w:p>",
    "甲\n" },
  { "hyphens",
    "<w:p><w:r>" T ("甲") "<w:noBreakHyphen/>" T ("乙") "<w:softHyphen/>" T (
        "丙\u00ad丁") "</w:r></w:p>",
    "甲-乙丙丁\n" },
  { "hyperlink", "<w:p>" R ("甲") "<w:hyperlink r:id=\"r1\">" R ("乙") "</w:hyperlink></w:p>",
    "甲乙\n" },
  { "wrappers",
    "<w:customXml><w:sdt><w:sdtPr><w:alias w:val=\"子\"/></w:sdtPr><w:sdtContent><w:p><w:smartTag>" R ("甲") "</w:smartTag><w:sdt><w:sdtContent>" R (
        "乙") "</w:sdtContent></w:sdt><w:dir>" R ("丙") "</w:dir><w:bdo>" R ("丁") "</w:bdo></w:p></w:sdtContent></w:sdt></w:customXml>",
    "甲乙丙丁\n" },
  { "ruby",
    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" R ("hàn") "</w:rt><w:rubyBase>" R (
        "汉") "</w:rubyBase></w:ruby></w:r>" R ("字") "</w:p>",
    "汉字\n" },
  { "hidden",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr>" T (
        "子") "</w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>" T ("甲") "</w:r></w:p>",
    "甲\n", HIDDEN },
  { "hidden blank", "<w:p><w:r><w:rPr><w:vanish/></w:rPr>" T (" ") "</w:r>" R ("甲") "</w:p>",
    "甲\n" },
  { "hidden paragraph",
    "<w:p>" MARK ("<w:vanish/>") "<w:r><w:rPr><w:vanish/></w:rPr>" T ("子") "</w:r></w:p>" P ("甲"),
    "甲\n", HIDDEN },
  { "heading in the line of its text",
    "<w:p>" MARK ("<w:vanish/><w:specVanish/>") R ("甲。") "</w:p>" P ("乙"), "甲。乙\n" },
  { "comment",
    "<w:p><w:commentRangeStart w:id=\"0\"/>" R (
        "甲") "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
    "甲\n", COMMENTS },
  { "formula",
    "<w:p>" R ("率") "<m:oMathPara><m:oMath><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t>"
                     "</m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:d><m:dPr>"
                     "<m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e><m:r><m:t>x</m:t>"
                     "</m:r></m:e></m:d><m:d><m:e><m:r><m:rPr/><m:t>y</m:t></m:r></m:e></m:d>"
                     "</m:oMath></m:oMathPara></w:p>",
    "率=1/2[x](y)\n" },
  { "foreign element", "<w:p><w:r><x:t xmlns:x=\"urn:x\">子</x:t>" T ("甲") "</w:r></w:p>",
    "甲\n" },
  { "paragraph in a run of wrappers",
    "<w:p>" R ("甲") "<w:sdt><w:sdtContent>" P ("乙") "</w:sdtContent></w:sdt>" R ("丙") "</w:p>",
    "甲丙\n乙\n" },
};

static const Case symbols[] = {
  { "wingdings",
    "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Wingdings\" w:char=\"A8\"/>"
    "<w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/>"
    "<w:sym w:font=\"Symbol\" w:char=\"F0B4\"/><w:sym w:font=\"仿宋\" w:char=\"25A0\"/></w:r></w:p>",
    "☑□☑□×■\n" },
  { "unknown sign",
    "<w:p>" R ("甲") "<w:r><w:sym w:font=\"Webdings\" w:char=\"F0FF\"/></w:r></w:p>", "甲\n",
    SYMBOLS },
  { "sign without a code", "<w:p>" R ("甲") "<w:r><w:sym w:font=\"Wingdings\"/></w:r></w:p>",
    "甲\n", SYMBOLS },
  { "letters in a font of signs",
    "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr>" T ("R是") "</w:r>" R (
        "R") "</w:p>",
    "☑是R\n" },
  { "private use", P ("\uf0fe甲\ue863"), "☑甲\ue863\n" },
};

static const Case fields[] = {
  { "result alone",
    "<w:p>" R ("甲") FIELD ("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" FIELD ("separate")
        R ("1") FIELD ("end") R ("乙") "</w:p>",
    "甲1乙\n" },
  { "no result",
    "<w:p>" R ("甲") FIELD ("begin") "<w:r><w:instrText>XE</w:instrText></w:r>" FIELD ("end")
        R ("乙") "</w:p>",
    "甲乙\n" },
  { "simple", "<w:p><w:fldSimple w:instr=\"DATE\">" R ("5月") "</w:fldSimple></w:p>", "5月\n" },
  { "nested in an instruction",
    "<w:p>" FIELD ("begin") "<w:r><w:instrText>IF</w:instrText></w:r>" FIELD ("begin") FIELD (
        "separate") R ("子") FIELD ("end") FIELD ("separate") R ("甲") FIELD ("end") "</w:p>",
    "甲\n" },
  { "contents as a part of their own",
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>"
    "</w:sdtPr><w:sdtContent><w:p>" FIELD (
        "begin") "<w:r><w:instrText>TOC</w:instrText></w:r>" FIELD ("separate")
        R ("一、总则 1") "</w:p><w:p>" FIELD ("end") "</w:p></w:sdtContent></w:sdt>" P ("一、总则"),
    "一、总则\n", "The table of contents was left out; it is made from the headings." },
  { "another part of its own",
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Cover Pages\"/></w:docPartObj>"
    "</w:sdtPr><w:sdtContent>" P ("封面") "</w:sdtContent></w:sdt>" P ("一、总则"),
    "封面\n一、总则\n" },
  { "contents of the document",
    "<w:p>" FIELD ("begin") "<w:r><w:instrText>TOC</w:instrText></w:r>" FIELD ("separate")
        R ("一、总则") "<w:r><w:tab/></w:r>" FIELD (
            "begin") "<w:r><w:instrText>PAGEREF</w:instrText></w:r>" FIELD ("separate") R ("3")
            FIELD ("end") "</w:p>" P ("二、分则") "<w:p>" FIELD ("end") R ("尾") "</w:p>",
    "一、总则 3\n二、分则\n尾\n" },
  { "never ended", "<w:p>" FIELD ("begin") R ("子") "</w:p>" P ("甲"), "甲\n" },
  { "ended twice", "<w:p>" FIELD ("end") FIELD ("end") FIELD ("separate") R ("甲") "</w:p>",
    "甲\n" },
  { "box to tick",
    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>"
    "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX"
    "</w:instrText></w:r>" FIELD ("end") R (
        "是") "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
              "<w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>" FIELD (
                  "end") R ("否") "</w:p>",
    "☑是☐否\n" },
};

static const Case changes[] = {
  { "inserted and deleted",
    "<w:p>" R ("甲") "<w:ins w:id=\"1\">" R ("乙") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>子"
                                                   "</w:delText></w:r></w:del></w:p>",
    "甲乙\n", CHANGES },
  { "moved",
    "<w:p><w:moveFrom w:id=\"1\">" R ("甲") "</w:moveFrom>" R ("乙") "<w:moveTo w:id=\"2\">" R (
        "甲") "</w:moveTo></w:p>",
    "乙甲\n", CHANGES },
  { "deleted mark", "<w:p>" MARK ("<w:del w:id=\"1\"/>") R ("甲") "</w:p>" P ("乙") P ("丙"),
    "甲乙\n丙\n", CHANGES },
  { "last mark deleted", "<w:p>" MARK ("<w:del w:id=\"1\"/>") R ("甲") "</w:p>", "甲\n", CHANGES },
  { "deleted mark before a table",
    "<w:p>" MARK ("<w:del w:id=\"1\"/>") R ("甲") "</w:p>" TBL (TR (TCP ("乙"))) P ("丙"),
    "甲\n乙\n丙\n", CHANGES },
  { "deleted paragraph",
    "<w:p>" MARK ("<w:del w:id=\"1\"/>") "<w:del w:id=\"2\"><w:r><w:delText>子</w:delText></w:r>"
                                         "</w:del></w:p>" P ("甲"),
    "甲\n", CHANGES },
  { "old properties",
    "<w:p><w:pPr><w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange>"
    "</w:pPr><w:r><w:rPr><w:rPrChange w:id=\"2\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>" T (
        "甲") "</w:r></w:p>",
    "甲\n" },
  { "deleted row",
    TBL ("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" TCP ("子") "</w:tr>" TR (TCP ("甲"))), "甲\n",
    CHANGES },
  { "deleted cell",
    TBL (TR ("<w:tc><w:tcPr><w:cellDel w:id=\"1\"/></w:tcPr>" P ("子") "</w:tc>" TCP ("甲"))),
    UP "\t甲\n", CHANGES },
};

static const Case boxes[] = {
  { "once",
    "<w:p>" R ("甲") "<w:r>" CHOICE (SHAPE (P ("乙")),
                                     OLD_SHAPE (P ("乙"))) "</w:r>" R ("丙") "</w:p>" P ("丁"),
    "甲丙\n乙\n丁\n", BOXES },
  { "fallback alone",
    "<w:p>" R ("甲") "<w:r><mc:AlternateContent><mc:Fallback>" OLD_SHAPE (
        P ("乙")) "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    "甲\n乙\n", BOXES },
  { "box in a box",
    "<w:p><w:r>" SHAPE (
        "<w:p>" R ("甲") "<w:r>" SHAPE (P ("乙")) "</w:r>" R ("丙") "</w:p>") "</w:r></w:p>",
    "甲丙\n乙\n", BOXES },
  { "table in a box", "<w:p><w:r>" SHAPE (TBL (TR (TCP ("甲") TCP ("乙"))) "<w:p/>") "</w:r></w:p>",
    "甲\t乙\n", BOXES },
  { "box in a cell",
    TBL (TR (TC ("<w:p>" R ("甲") "<w:r>" OLD_SHAPE (P ("乙")) "</w:r></w:p>") TCP ("丙"))),
    "甲\v乙\t丙\n", BOXES },
  { "box in the instruction of a field",
    "<w:p>" FIELD ("begin") "<w:r>" OLD_SHAPE (P ("甲")) "</w:r>" FIELD ("end") "</w:p>", "甲\n",
    BOXES },
  { "lettering",
    "<w:p><w:r><w:pict><v:shape><v:textpath string=\"某局文件\"/></v:shape></w:pict></w:r></w:p>",
    "某局文件\n", BOXES },
  { "picture",
    "<w:p>" R ("甲") "<w:r><w:drawing><wp:inline><wp:docPr name=\"子\"/><a:graphic><a:blip/>"
                     "</a:graphic></wp:inline></w:drawing></w:r></w:p>",
    "甲\n", PICTURES },
};

static const Case tables[] = {
  { "plain", P ("前") TBL (TR (TCP ("甲") TCP ("乙")) TR (TCP ("丙") TCP ("丁"))) P ("后"),
    "前\n甲\t乙\n丙\t丁\n后\n" },
  { "empty", P ("甲") TBL (TR (TC ("<w:p/>") TC ("<w:p/>"))) TBL (""), "甲\n" },
  { "empty cells", TBL (TR (TC ("<w:p/>") TCP ("甲")) TR (TCP ("乙") TC (""))), UP "\t甲\n乙\t\n" },
  { "paragraphs in a cell", TBL (TR (TC (P ("甲") "<w:p/>" P ("乙")) TCP ("丙"))), "甲\v乙\t丙\n" },
  { "spans", TBL (TR (MERGED (SPAN (2), "甲") TCP ("乙")) TR (TCP ("丙") TCP ("丁") TCP ("戊"))),
    "甲\t\t乙\n丙\t丁\t戊\n" },
  { "merged rows",
    TBL (TR (MERGED (V_RESTART, "甲") TCP ("乙")) TR (MERGED (V_CONTINUE, "") TCP ("丙"))
             TR (MERGED (V_CONTINUE, "") TCP ("丁")) TR (TCP ("戊") TCP ("己"))),
    "甲\t乙\n" UP "\t丙\n" UP "\t丁\n戊\t己\n" },
  { "merged rows and columns",
    TBL (TR (MERGED (SPAN (2) V_RESTART, "甲") TCP ("乙"))
             TR (MERGED (SPAN (2) V_CONTINUE, "") TCP ("丙"))),
    "甲\t\t乙\n" UP "\t\t丙\n" },
  { "text in a merged cell",
    TBL (TR (MERGED (V_RESTART, "甲") TCP ("乙")) TR (MERGED (V_CONTINUE, "丙") TCP ("丁"))),
    "甲\v丙\t乙\n" UP "\t丁\n" },
  { "two merges in a column",
    TBL (TR (MERGED (V_RESTART, "甲")) TR (MERGED (V_CONTINUE, "")) TR (MERGED (V_RESTART, "乙"))
             TR (MERGED (V_CONTINUE, ""))),
    "甲\n" UP "\n乙\n" UP "\n" },
  { "merge that continues nothing", TBL (TR (MERGED (V_CONTINUE, "甲")) TR (TCP ("乙"))),
    "甲\n乙\n" },
  { "old merge of columns",
    TBL (TR (MERGED ("<w:hMerge w:val=\"restart\"/>", "甲") MERGED ("<w:hMerge/>", "") TCP ("乙"))
             TR (TCP ("丙") TCP ("丁") TCP ("戊"))),
    "甲\t\t乙\n丙\t丁\t戊\n" },
  { "indented row",
    TBL (TR (TCP ("甲") TCP ("乙")) "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TCP (
        "丙") "</w:tr>"),
    "甲\t乙\n\t丙\n" },
  { "short row", TBL (TR (TCP ("甲") TCP ("乙") TCP ("丙")) TR (TCP ("丁"))),
    "甲\t乙\t丙\n丁\t\t\n" },
  { "table in a cell",
    TBL (TR (TC (P ("甲") TBL (TR (TCP ("乙") TCP ("丙")) TR (TCP ("丁"))) "<w:p/>") TCP ("戊"))),
    "甲\v乙\v丙\v丁\t戊\n" },
  { "wrapped",
    TBL ("<w:sdt><w:sdtContent>" TR ("<w:sdt><w:sdtContent>" TCP (
        "甲") "</w:sdtContent></w:sdt>" TCP ("乙")) "</w:sdtContent></w:sdt>"),
    "甲\t乙\n" },
  { "hidden row", TBL ("<w:tr><w:trPr><w:hidden/></w:trPr>" TCP ("子") "</w:tr>" TR (TCP ("甲"))),
    "甲\n", HIDDEN },
  { "lines in a cell",
    TBL (TR (TC ("<w:p><w:r>" T ("甲") "<w:br/>" T ("乙") "</w:r></w:p>")
                 TC ("<w:p><w:r>" T ("丙") "<w:tab/>" T ("丁") "</w:r></w:p>"))),
    "甲\v乙\t丙 丁\n" },
  { "merged away by a deleted mark",
    TBL (TR (TC ("<w:p>" MARK ("<w:del/>") R ("甲") "</w:p>") TCP ("乙"))), "甲\t乙\n", CHANGES },
};

static void
test_cases (gconstpointer data)
{
  const Case *c = data;
  DocxParts parts = { .body = c->body };

  assert_reads (&parts, c->text, c->remarks);
}

static void
test_header_rows (void)
{
#define HEADER "<w:tr><w:trPr><w:tblHeader/></w:trPr>" TCP ("头") "</w:tr>"
#define NO_HEADER "<w:tr><w:trPr><w:tblHeader w:val=\"false\"/></w:trPr>" TCP ("体") "</w:tr>"
  static const struct {
    const char *rows;
    guint n;
  } cases[] = { { HEADER HEADER NO_HEADER HEADER, 2 },
                { NO_HEADER HEADER, 0 },
                { TR (TCP ("体")) HEADER, 0 },
                { HEADER, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (TBL ("%s"), cases[i].rows);
      DocxParts parts = { .body = body };
      g_autoptr (RectifyDocument) document = load (&parts);
      RectifyTable *table = rectify_document_get_table (document, 0);

      g_assert_nonnull (table);
      g_assert_cmpuint (rectify_table_get_n_header_rows (table), ==, cases[i].n);
    }
}

static void
test_wide_table (void)
{
  GString *body = g_string_new ("<w:tbl><w:tr>");
  g_autofree char *xml = NULL;
  DocxParts parts = { 0 };
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;
  const RectifyCell *last;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (body, TCP ("%u"), i);
  g_string_append (body,
                   "</w:tr><w:tr>" MERGED (SPAN (4000000000), "宽") TCP ("末") "</w:tr></w:tbl>");
  xml = g_string_free (body, FALSE);
  parts.body = xml;
  document = load (&parts);
  g_assert_cmpuint (rectify_table_get_n_columns (rectify_document_get_table (document, 0)), ==,
                    256);
  last = rectify_table_get_cell (rectify_document_get_table (document, 0), 0, 255);
  text = rectify_cell_dup_text (last);
  g_assert_true (g_str_has_prefix (text, "255\n256\n"));
  g_assert_true (g_str_has_suffix (text, "\n299"));
  last = rectify_table_get_cell (rectify_document_get_table (document, 0), 1, 0);
  g_assert_cmpuint (last->n_columns, ==, 256);
  g_assert_cmpuint (last->paragraphs->len, ==, 2);
}

#define STYLE(id, name, more)                                                                      \
  "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more           \
  "</w:style>"

static const char styles[]
    = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>" STYLE (
        "1", "heading 1", "<w:basedOn w:val=\"a\"/>") STYLE ("2", "标题 2",
                                                             "") STYLE ("3", "heading 3,H3", "")
        STYLE ("4", "Heading 4", "") STYLE ("5", "heading 5",
                                            "<w:pPr><w:outlineLvl w:val=\"4\"/></w:pPr>")
            STYLE ("a3", "Title", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
                STYLE ("b1", "一级标题", "") STYLE ("c1", "某局正文", "<w:basedOn w:val=\"1\"/>")
                    STYLE ("c2", "某局标题", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")
                        STYLE ("c3", "不是标题",
                               "<w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>")
                            STYLE ("x", "甲",
                                   "<w:basedOn w:val=\"y\"/>") STYLE ("y", "乙",
                                                                      "<w:basedOn w:val=\"x\"/>")
                                STYLE ("z", "丙", "<w:basedOn w:val=\"z\"/>")
                                    STYLE ("h", "隐", "<w:rPr><w:vanish/></w:rPr>")
                                        STYLE ("1", "heading 4",
                                               "") "<w:style w:type=\"character\" w:styleId=\"hc\">"
                                                   "<w:name w:val=\"隐字\"/><w:rPr><w:vanish/>"
                                                   "</w:rPr></w:style>";

/* Bold by the run, by a style, or not where the run says otherwise. */
static void
test_bold (void)
{
  static const struct {
    const char *paragraph;
    gboolean stands_out;
  } cases[] = {
    { "<w:p><w:r><w:rPr><w:b/></w:rPr>" T ("甲") "</w:r><w:r><w:rPr><w:b/></w:rPr>" T (
          "乙") "</w:r></w:p>",
      TRUE },
    { "<w:p><w:r><w:rPr><w:b/></w:rPr>" T ("甲") "</w:r>" R ("乙") "</w:p>", FALSE },
    { "<w:p><w:r><w:rPr><w:b/></w:rPr>" T ("甲") "</w:r>" R (" ") "</w:p>", TRUE },
    { "<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr>" R ("甲") "</w:p>", TRUE },
    { "<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr>" T (
          "甲") "</w:r></w:p>",
      FALSE },
    { "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>" R ("甲") "</w:p>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocxParts parts = { .body = cases[i].paragraph,
                          .styles = "<w:style w:type=\"paragraph\" w:styleId=\"r\"><w:rPr><w:b/>"
                                    "</w:rPr></w:style><w:style w:type=\"paragraph\" "
                                    "w:styleId=\"s\"><w:basedOn w:val=\"r\"/></w:style>" };
      g_autoptr (RectifyDocument) document = load (&parts);

      g_assert_cmpint (rectify_paragraph_get_stands_out (
                           rectify_document_get_paragraph (document, 0)),
                       ==, cases[i].stands_out);
    }
}

static void
test_roles (void)
{
  static const struct {
    const char *properties;
    RectifyParagraphRole role;
  } cases[]
      = { { "", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"a\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"1\"/>", RECTIFY_PARAGRAPH_HEADING_1 },
          { "<w:pStyle w:val=\"2\"/>", RECTIFY_PARAGRAPH_HEADING_2 },
          { "<w:pStyle w:val=\"3\"/>", RECTIFY_PARAGRAPH_HEADING_3 },
          { "<w:pStyle w:val=\"4\"/>", RECTIFY_PARAGRAPH_HEADING_4 },
          { "<w:pStyle w:val=\"5\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"a3\"/>", RECTIFY_PARAGRAPH_TITLE },
          { "<w:pStyle w:val=\"b1\"/>", RECTIFY_PARAGRAPH_HEADING_1 },
          { "<w:pStyle w:val=\"c1\"/>", RECTIFY_PARAGRAPH_HEADING_1 },
          { "<w:pStyle w:val=\"c2\"/>", RECTIFY_PARAGRAPH_HEADING_2 },
          { "<w:pStyle w:val=\"c3\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"x\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"z\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"none\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"Heading2\"/>", RECTIFY_PARAGRAPH_HEADING_2 },
          { "<w:outlineLvl w:val=\"2\"/>", RECTIFY_PARAGRAPH_HEADING_3 },
          { "<w:outlineLvl w:val=\"7\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:outlineLvl w:val=\"-3\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>", RECTIFY_PARAGRAPH_BODY },
          { "<w:pStyle w:val=\"a3\"/><w:outlineLvl w:val=\"0\"/>", RECTIFY_PARAGRAPH_TITLE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("<w:p><w:pPr>%s</w:pPr><w:r>" T ("甲") "<w:br/>" T (
                                                   "乙") "</w:r></w:p>",
                                               cases[i].properties);
      DocxParts parts = { .body = body, .styles = styles };
      g_autoptr (RectifyDocument) document = load (&parts);

      g_test_message ("%s", cases[i].properties);
      g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 2);
      for (guint j = 0; j < 2; j++)
        g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, j)),
                         ==, cases[i].role);
    }
}

static void
test_hidden_by_style (void)
{
  DocxParts parts
      = { .body = STYLED ("h", "子")
              P ("甲") "<w:p><w:r><w:rPr><w:rStyle w:val=\"hc\"/></w:rPr>" T ("子") "</w:r>" R (
                  "乙") "</w:p><w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr><w:r><w:rPr>"
                        "<w:vanish w:val=\"false\"/></w:rPr>" T ("丙") "</w:r></w:p>",
          .styles = styles };

  assert_reads (&parts, "甲\n乙\n丙\n", HIDDEN);
}

static void
test_notes (void)
{
  DocxParts parts = {
    .body = "<w:p>" R ("甲") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" R (
        "乙") "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>" P ("丙")
        TBL (TR (TC ("<w:p>" R ("丁") "<w:r><w:footnoteReference w:id=\"3\"/>"
                                      "<w:footnoteReference w:id=\"3\"/>"
                                      "<w:footnoteReference w:id=\"9\"/></w:r></w:p>"))),
    .footnotes
    = "<w:footnote w:type=\"separator\" w:id=\"-1\">" P ("子") "</w:footnote><w:footnote w:id=\"3\">" P (
        "注三") "</w:footnote><w:footnote w:id=\"2\">"
                "<w:p><w:r><w:footnoteRef/></w:r>" R ("注二") "</w:p>" P ("续") "</w:footnote>",
    .endnotes = "<w:endnote w:id=\"1\">" P ("尾注") "</w:endnote>"
  };

  assert_reads (&parts, "甲乙\n注二\n续\n尾注\n丙\n丁\v注三\n", NOTES);
}

static void
test_headers (void)
{
  static const struct {
    const char *header;
    const char *remarks;
  } cases[] = { { P ("某局文件"), HEADERS },
                { P ("— 1 —"), NULL },
                { P ("第 1 页 共 12 页"), NULL },
                { P ("Page 1 of 2"), NULL },
                { "<w:p/>", NULL },
                { "<w:p><w:r>" OLD_SHAPE (P ("— 3 —")) "</w:r></w:p>", NULL },
                { "<w:p><w:r>" OLD_SHAPE (P ("内部资料")) "</w:r></w:p>", HEADERS } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocxParts above = { .body = P ("甲"), .header = cases[i].header };
      DocxParts below = { .body = P ("甲"), .footer = cases[i].header };

      assert_reads (&above, "甲\n", cases[i].remarks);
      assert_reads (&below, "甲\n", cases[i].remarks);
    }
}

static void
add_cases (const char *folder, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/docx-format/%s/%s", folder, cases[i].name);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), &cases[i], test_cases);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("paragraphs", paragraphs, G_N_ELEMENTS (paragraphs));
  add_cases ("symbols", symbols, G_N_ELEMENTS (symbols));
  add_cases ("fields", fields, G_N_ELEMENTS (fields));
  add_cases ("changes", changes, G_N_ELEMENTS (changes));
  add_cases ("boxes", boxes, G_N_ELEMENTS (boxes));
  add_cases ("tables", tables, G_N_ELEMENTS (tables));
  g_test_add_func ("/docx-format/header-rows", test_header_rows);
  g_test_add_func ("/docx-format/wide-table", test_wide_table);
  g_test_add_func ("/docx-format/roles", test_roles);
  g_test_add_func ("/docx-format/bold", test_bold);
  g_test_add_func ("/docx-format/hidden-by-style", test_hidden_by_style);
  g_test_add_func ("/docx-format/notes", test_notes);
  g_test_add_func ("/docx-format/headers", test_headers);
  return g_test_run ();
}
