/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"

/* A level of a definition. */
#define LEVEL(level, format, text, more)                                                           \
  "<w:lvl w:ilvl=\"" #level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more       \
  "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define TIGHT "<w:suff w:val=\"nothing\"/>"
#define DEFINITION(id, levels)                                                                     \
  "<w:abstractNum w:abstractNumId=\"" #id "\">" levels "</w:abstractNum>"
#define LIST(id, definition, more)                                                                 \
  "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #definition "\"/>" more "</w:num>"
#define START(level, value)                                                                        \
  "<w:lvlOverride w:ilvl=\"" #level "\"><w:startOverride w:val=\"" #value "\"/></w:lvlOverride>"
#define OFFICIAL                                                                                   \
  DEFINITION (0,                                                                                   \
              LEVEL (0, "chineseCounting", "%1、", "") LEVEL (1, "chineseCounting", "（%2）", "")  \
                  LEVEL (2, "decimal", "%3.", "") LEVEL (3, "decimal", "（%4）", ""))

typedef struct {
  const char *name;
  const char *numbering;
  const char *body;
  const char *text;
} Case;

static const Case cases[] = {
  { "official levels", OFFICIAL LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 1, "乙") LISTED (1, 2, "丙") LISTED (1, 3, "丁")
        LISTED (1, 3, "戊") LISTED (1, 1, "己") LISTED (1, 2, "庚") LISTED (1, 0, "辛")
            LISTED (1, 1, "壬"),
    "一、甲\n（一）乙\n1. 丙\n（1）丁\n（2）戊\n（二）己\n1. 庚\n二、辛\n（一）壬\n" },
  { "several numbers in one label",
    DEFINITION (0, LEVEL (0, "decimal", "%1", "") LEVEL (1, "decimal", "%1.%2", "")
                       LEVEL (2, "lowerLetter", "%1.%2.%3)", "<w:suff w:val=\"space\"/>"))
        LIST (1, 0, ""),
    LISTED (1, 0, "a") LISTED (1, 1, "b") LISTED (1, 2, "c") LISTED (1, 2, "d") LISTED (1, 0, "e")
        LISTED (1, 1, "f"),
    "1 a\n1.1 b\n1.1.a) c\n1.1.b) d\n2 e\n2.1 f\n" },
  { "nothing after the label", DEFINITION (0, LEVEL (0, "decimal", "%1.", TIGHT)) LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 0, "乙"), "1.甲\n2.乙\n" },
  { "legal",
    DEFINITION (0, LEVEL (0, "upperRoman", "%1.", "") LEVEL (1, "decimal", "%1.%2", "")
                       LEVEL (2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>")) LIST (1, 0, ""),
    LISTED (1, 0, "a") LISTED (1, 0, "b") LISTED (1, 1, "c") LISTED (1, 2, "d"),
    "I. a\nII. b\nII.1 c\n2.1.1 d\n" },
  { "bullets", DEFINITION (0, LEVEL (0, "bullet", "\uf06c", "")) LIST (1, 0, ""),
    LISTED (1, 0, "甲"), "甲\n" },
  { "no number", DEFINITION (0, LEVEL (0, "none", "附：%1", TIGHT)) LIST (1, 0, ""),
    LISTED (1, 0, "甲"), "附：甲\n" },
  { "words around",
    DEFINITION (0, LEVEL (0, "chineseCountingThousand", "第%1条", "")) LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 0, "乙"), "第一条甲\n第二条乙\n" },
  { "shared counters", OFFICIAL LIST (1, 0, "") LIST (2, 0, ""),
    LISTED (1, 0, "甲") LISTED (2, 0, "乙") LISTED (1, 0, "丙"), "一、甲\n二、乙\n三、丙\n" },
  { "starts anew once",
    OFFICIAL LIST (1, 0, "") LIST (2, 0, START (0, 1)) LIST (3, 0, START (0, 5)),
    LISTED (1, 0, "甲") LISTED (1, 0, "乙") LISTED (2, 0, "丙") LISTED (2, 0, "丁")
        LISTED (3, 0, "戊") LISTED (2, 0, "己"),
    "一、甲\n二、乙\n一、丙\n二、丁\n五、戊\n六、己\n" },
  { "another level in a list",
    OFFICIAL LIST (
        1, 0, "<w:lvlOverride w:ilvl=\"0\">" LEVEL (0, "decimal", "(%1)", "") "</w:lvlOverride>"),
    LISTED (1, 0, "甲") LISTED (1, 1, "乙"), "(1) 甲\n（一）乙\n" },
  { "never restarts",
    DEFINITION (0, LEVEL (0, "decimal", "%1、", "")
                       LEVEL (1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")) LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 1, "乙") LISTED (1, 0, "丙") LISTED (1, 1, "丁"),
    "1、甲\n1. 乙\n2、丙\n2. 丁\n" },
  { "restarts after the first level alone",
    DEFINITION (0, LEVEL (0, "decimal", "%1、", "") LEVEL (1, "decimal", "%2.", "")
                       LEVEL (2, "decimal", "%3)", "<w:lvlRestart w:val=\"1\"/>")) LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 1, "乙") LISTED (1, 2, "丙") LISTED (1, 1, "丁")
        LISTED (1, 2, "戊") LISTED (1, 0, "己") LISTED (1, 2, "庚"),
    "1、甲\n1. 乙\n1) 丙\n2. 丁\n2) 戊\n2、己\n1) 庚\n" },
  { "level passed over",
    DEFINITION (0, LEVEL (0, "decimal", "%1", "") LEVEL (1, "decimal", "%1.%2", ""))
        LIST (1, 0, ""),
    LISTED (1, 1, "甲") LISTED (1, 1, "乙"), "1.1 甲\n1.2 乙\n" },
  { "empty paragraphs count", OFFICIAL LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 0, "") LISTED (1, 0, "乙"), "一、甲\n三、乙\n" },
  { "numbers in cells", DEFINITION (0, LEVEL (0, "decimal", "%1", "")) LIST (1, 0, ""),
    TBL (TR (TC (LISTED (1, 0, "")) TCP ("甲")) TR (TC (LISTED (1, 0, "")) TCP ("乙"))),
    "1\t甲\n2\t乙\n" },
  { "deleted paragraphs do not count", OFFICIAL LIST (1, 0, ""),
    LISTED (1, 0, "甲") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                        "<w:rPr><w:del/></w:rPr></w:pPr></w:p>" LISTED (1, 0, "乙"),
    "一、甲\n二、乙\n" },
  { "label before the first line alone", OFFICIAL LIST (1, 0, ""),
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:br/>" T (
        "甲") "<w:br/>" T ("乙") "</w:r></w:p>",
    "一、甲\n乙\n" },
  { "by style", OFFICIAL LIST (1, 0, ""),
    STYLED ("h1", "甲") STYLED ("h2", "乙") STYLED ("h2x", "丙")
        STYLED ("h2off", "丁") "<w:p><w:pPr><w:pStyle w:val=\"h1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" R (
            "戊") "</w:p>" STYLED ("h1", "己"),
    "一、甲\n（一）乙\n（二）丙\n丁\n戊\n二、己\n" },
  { "level of a style",
    DEFINITION (0, LEVEL (0, "decimal", "%1.", "")
                       LEVEL (1, "decimal", "%1.%2", "<w:pStyle w:val=\"linked\"/>"))
        LIST (1, 0, ""),
    LISTED (1, 0, "甲") STYLED ("linked", "乙") STYLED ("linked", "丙"),
    "1. 甲\n1.1 乙\n1.2 丙\n" },
  { "style of a list",
    DEFINITION (5, "<w:numStyleLink w:val=\"list\"/>") OFFICIAL LIST (1, 0, "") LIST (2, 5, ""),
    LISTED (2, 0, "甲") LISTED (2, 1, "乙"), "一、甲\n（一）乙\n" },
  { "circle of styles of lists",
    DEFINITION (5, "<w:numStyleLink w:val=\"circle\"/>") LIST (7, 5, ""), LISTED (7, 0, "甲"),
    "甲\n" },
  { "nothing of it is there", LIST (1, 3, ""), LISTED (1, 0, "甲") LISTED (2, 12, "乙"),
    "甲\n乙\n" },
  { "levels beyond the last",
    DEFINITION (
        0, "<w:lvl w:ilvl=\"9\"><w:lvlText w:val=\"子\"/></w:lvl><w:lvl w:ilvl=\"-1\"/>" LEVEL (
               8, "decimal", "%9.%0%", "")) LIST (1, 0, START (9, 3) START (-4, 3)),
    LISTED (1, 99999999999, "甲") LISTED (1, -5, "乙"), "1.%0% 甲\n乙\n" },
  { "custom digits",
    DEFINITION (0, "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/><mc:AlternateContent><mc:Choice "
                   "Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002\"/></mc:Choice>"
                   "<mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent>"
                   "<w:lvlText w:val=\"%1\"/></w:lvl>") LIST (1, 0, ""),
    LISTED (1, 0, "甲") LISTED (1, 0, "乙"), "009 甲\n010 乙\n" },
  { "hidden label",
    DEFINITION (0, LEVEL (0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")) LIST (1, 0, ""),
    LISTED (1, 0, "甲"), "甲\n" },
};

static const char styles[]
    = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:name w:val=\"甲\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:name w:val=\"乙\"/><w:pPr><w:numPr>"
      "<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"h2x\"><w:name w:val=\"丙\"/><w:basedOn w:val=\"h2\"/>"
      "</w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"h2off\"><w:name w:val=\"丁\"/><w:basedOn w:val=\"h2\"/>"
      "<w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"linked\"><w:name w:val=\"戊\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"list\"><w:name w:val=\"己\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"circle\"><w:name w:val=\"庚\"/><w:pPr><w:numPr>"
      "<w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>";

static char *
read_text (const char *numbering, const char *body)
{
  DocxParts parts = { .body = body, .numbering = numbering, .styles = styles };
  g_autoptr (GBytes) bytes = docx_build (&parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.docx", &error);

  g_assert_no_error (error);
  return rectify_document_dup_text (document);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *text = read_text (c->numbering, c->body);

  g_assert_cmpstr (text, ==, c->text);
}

/* A number as Word writes it. */
static void
test_numerals (void)
{
  static const struct {
    const char *format;
    guint number;
    const char *text;
  } numerals[] = {
    { "decimal", 0, "0" },
    { "decimal", 32767, "32767" },
    { "decimalZero", 7, "07" },
    { "numberInDash", 3, "- 3 -" },
    { "decimalFullWidth", 120, "１２０" },
    { "decimalEnclosedCircle", 20, "⑳" },
    { "decimalEnclosedCircleChinese", 1, "①" },
    { "decimalEnclosedCircle", 21, "21" },
    { "decimalEnclosedParen", 20, "⒇" },
    { "decimalEnclosedFullstop", 20, "⒛" },
    { "ideographEnclosedCircle", 10, "㊉" },
    { "chineseCounting", 10, "十" },
    { "chineseCounting", 12, "十二" },
    { "chineseCounting", 20, "二十" },
    { "chineseCounting", 99, "九十九" },
    { "chineseCounting", 101, "一〇一" },
    { "chineseCountingThousand", 10, "十" },
    { "chineseCountingThousand", 100, "一百" },
    { "chineseCountingThousand", 101, "一百零一" },
    { "chineseCountingThousand", 110, "一百一十" },
    { "chineseCountingThousand", 1001, "一千零一" },
    { "chineseCountingThousand", 10010, "一万零一十" },
    { "japaneseCounting", 11, "十一" },
    { "japaneseCounting", 100, "百" },
    { "japaneseCounting", 203, "二百三" },
    { "taiwaneseCountingThousand", 10000, "一萬" },
    { "ideographDigital", 120, "一二〇" },
    { "ideographTraditional", 1, "甲" },
    { "ideographTraditional", 10, "癸" },
    { "ideographTraditional", 11, "11" },
    { "ideographZodiac", 12, "亥" },
    { "ideographZodiacTraditional", 60, "癸亥" },
    { "ideographZodiacTraditional", 61, "甲子" },
    { "chineseLegalSimplified", 1, "壹" },
    { "chineseLegalSimplified", 10, "壹拾" },
    { "chineseLegalSimplified", 305, "叁佰零伍" },
    { "upperRoman", 1994, "MCMXCIV" },
    { "lowerRoman", 4, "iv" },
    { "upperRoman", 4000, "4000" },
    { "upperLetter", 26, "Z" },
    { "upperLetter", 27, "AA" },
    { "lowerLetter", 53, "aaa" },
    { "lowerLetter", 30000, "30000" },
    { "ordinalText", 3, "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      g_autofree char *numbering
          = g_strdup_printf ("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
                             "w:val=\"%u\"/><w:numFmt w:val=\"%s\"/><w:suff w:val=\"nothing\"/>"
                             "<w:lvlText w:val=\"[%%1]\"/></w:lvl></w:abstractNum>" LIST (1, 0, ""),
                             numerals[i].number, numerals[i].format);
      g_autofree char *text = read_text (numbering, LISTED (1, 0, "甲"));
      g_autofree char *expected = g_strdup_printf ("[%s]甲\n", numerals[i].text);

      g_assert_cmpstr (text, ==, expected);
    }
}

/* Long patterns are no labels, and what a label may grow to is bounded. */
static void
test_long_labels (void)
{
  GString *pattern = g_string_new (NULL);
  g_autofree char *numbering = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (pattern, "%1");
  numbering = g_strdup_printf ("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
                               "w:val=\"3888\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText "
                               "w:val=\"%s\"/></w:lvl></w:abstractNum>" LIST (1, 0, ""),
                               pattern->str);
  text = read_text (numbering, LISTED (1, 0, "甲"));
  g_assert_cmpuint (strlen (text), <, 300);
  g_string_free (pattern, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/docx-numbering/%s", cases[i].name);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), &cases[i], test_case);
    }
  g_test_add_func ("/docx-numbering/numerals", test_numerals);
  g_test_add_func ("/docx-numbering/long-labels", test_long_labels);
  return g_test_run ();
}
