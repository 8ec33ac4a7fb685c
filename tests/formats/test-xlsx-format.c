/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"
#include "rectify-number-format.h"

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONSHIPS                                                                              \
  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define STYLES                                                                                        \
  "<styleSheet " MAIN "><numFmts><numFmt numFmtId='176' formatCode='yyyy\"年\"m\"月\"d\"日\";@'/>" \
  "</numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"              \
  "<xf numFmtId='14'/><xf numFmtId='176'/><xf numFmtId='9'/></cellXfs></styleSheet>"
#define STRINGS                                                                                    \
  "<sst " MAIN "><si><t>问题</t></si><si><r><t>整改</t></r><r><rPr><b/></rPr><t "              \
  "xml:space='preserve'> 措施</t></r><rPh sb='0' eb='1'><t>zhenggai</t></rPh></si>"              \
  "<si><t>一_x000D_\n二_x005F_x000D_</t></si><si/></sst>"

/* A workbook with what is in <sheets> and so on, and up to three sheets. */
static GBytes *
make_workbook (const char *workbook, const char *one, const char *two, const char *three)
{
  const char *sheets[] = { one, two, three };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GString *rels = g_string_new (RELATIONSHIPS);
  GBytes *bytes;

  g_ptr_array_add (parts, g_strdup ("xl/workbook.xml"));
  g_ptr_array_add (parts,
                   g_strdup_printf ("<workbook " MAIN " xmlns:r='" RELATION "'>%s</workbook>",
                                    workbook));
  g_ptr_array_add (parts, g_strdup ("xl/styles.xml"));
  g_ptr_array_add (parts, g_strdup (STYLES));
  g_ptr_array_add (parts, g_strdup ("xl/sharedStrings.xml"));
  g_ptr_array_add (parts, g_strdup (STRINGS));
  g_string_append (rels, "<Relationship Id='rId8' Type='" RELATION "/styles' Target='styles.xml'/>"
                         "<Relationship Id='rId9' Type='" RELATION
                         "/sharedStrings' Target='/xl/sharedStrings.xml'/>");
  for (guint i = 0; i < G_N_ELEMENTS (sheets) && sheets[i] != NULL; i++)
    {
      g_ptr_array_add (parts, g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1));
      g_ptr_array_add (parts,
                       g_strdup_printf ("<worksheet " MAIN " xmlns:r='" RELATION "'>%s</worksheet>",
                                        sheets[i]));
      g_string_append_printf (rels,
                              "<Relationship Id='rId%u' Type='" RELATION
                              "/worksheet' Target='worksheets/sheet%u.xml'/>",
                              i + 1, i + 1);
    }
  g_string_append (rels, "</Relationships>");
  g_ptr_array_add (parts, g_strdup ("xl/_rels/workbook.xml.rels"));
  g_ptr_array_add (parts, g_string_free (rels, FALSE));
  g_ptr_array_add (parts, NULL);
  bytes = format_testing_make_zip_of ((const char *const *) parts->pdata);
  return bytes;
}

#define ONE_SHEET "<sheets><sheet name='Sheet1' sheetId='1' r:id='rId1'/></sheets>"
#define THREE_SHEETS                                                                               \
  "<sheets><sheet name='问题清单' sheetId='1' r:id='rId1'/><sheet name='Sheet2' sheetId='2' "  \
  "r:id='rId2'/><sheet name='任务清单' sheetId='3' r:id='rId3'/></sheets>"

static void
assert_reads (GBytes *bytes, const char *expected, const char *remarks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.xlsx", &error);
  g_autofree char *found = NULL;
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  found = format_testing_describe (document);
  g_assert_cmpstr (found, ==, expected);
  said = g_strjoinv ("|", (char **) rectify_document_get_remarks (document));
  g_assert_cmpstr (said, ==, remarks);
}

static void
test_cells (void)
{
  static const struct {
    const char *sheet;
    const char *expected;
  } cases[] = {
    { "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
      "<row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2'><v>12</v></c></row>",
      "{[问题][整改 措施]\n[一/二_x000D_][12]}\n" },
    { "<row><c t='inlineStr'><is><t>甲</t></is></c><c t='str'><f>A1</f><v>乙</v></c></row>"
      "<row><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c></row>",
      "{[甲][乙]\n[TRUE][#N/A]}\n" },
    { "<row><c s='1'><v>45107</v></c><c s='2'><v>45107</v></c><c s='3'><v>0.85</v></c></row>"
      "<row><c><v>0.30000000000000004</v></c><c><v>3.0</v></c><c s='99'><v>-2.50</v></c></row>"
      "<row><c t='d' s='1'><v>2023-06-30</v></c><c t='d' s='2'><v>2023-06-30T00:00:00</v></c>"
      "<c t='n'><v>x</v></c></row>",
      "{[2023-06-30][2023年6月30日][85%]\n[0.3][3][-2.5]\n[2023-06-30][2023年6月30日][x]}\n" },
    /* Titles above, notes below; empty rows and columns between. */
    { "<row r='1'><c r='A1' t='str'><v>整改台账</v></c></row><row r='2'/>"
      "<row r='3'><c r='D3' t='str'><v>单位：甲</v></c></row>"
      "<row r='5'><c r='A5' t='str'><v>序号</v></c><c r='C5' t='str'><v>问题</v></c></row>"
      "<row r='8'><c r='A8'><v>1</v></c><c r='C8' t='str'><v>乙</v></c></row>"
      "<row r='9'><c r='A9' t='str'><v>注：丙</v></c></row>",
      "整改台账\n单位：甲\n{[序号][问题]\n[1][乙]}\n注：丙\n" },
    /* What stands alone in the last row but not in front belongs to the table. */
    { "<row><c t='str'><v>甲</v></c><c t='str'><v>乙</v></c></row>"
      "<row><c/><c t='str'><v>丙</v></c></row>",
      "{[甲][乙]\n[][丙]}\n" },
    { "<row><c t='str'><v>甲</v></c><c t='str'><v>乙</v></c></row><row><c><v>2</v></c></row>",
      "{[甲][乙]\n[2][]}\n" },
    { "<row><c t='str'><v>甲</v></c></row><row><c t='str'><v>乙&#10;&#13;&#10; 丙</v></c></row>",
      "甲\n乙\n丙\n" },
    /* Out of order, twice, far away. */
    { "<row r='1048576'><c r='XFD1048576' t='str'><v>丁</v></c><c r='A1048576' t='str'><v>丙</v>"
      "</c></row><row r='1'><c r='B1' t='str'><v>乙</v></c><c r='A1' t='str'><v>甲</v></c><c r='A1' t='str'><v>甲</v></c></row>",
      "{[甲][乙][]\n[丙][][丁]}\n" },
    { "<row r='0'><c r='?' t='str'><v>甲</v></c><c r='ZZZZ9' t='str'><v>乙</v></c></row>"
      "<row r='99999999'><c t='str'><v>丙</v></c><c t='str'><v>丁</v></c></row>"
      "<row><c t='s'><v>99</v></c><c t='s'><v>-1</v></c><c t='s'><v>3</v></c></row>",
      "{[甲][乙]\n[丙][丁]}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = g_strconcat ("<sheetData>", cases[i].sheet, "</sheetData>", NULL);
      g_autoptr (GBytes) bytes = make_workbook (ONE_SHEET, sheet, NULL, NULL);

      assert_reads (bytes, cases[i].expected, "");
    }
}

#define CELL(place, text) "<c r='" place "' t='str'><v>" text "</v></c>"

static void
test_merged (void)
{
  g_autoptr (GBytes) bytes = make_workbook (
      ONE_SHEET,
      "<sheetData><row r='1'>" CELL ("A1", "台账") "</row><row r='2'>" CELL ("A2", "序号") CELL (
          "B2", "问题") CELL ("C2", "责任") "</row><row r='3'>" CELL ("C3", "单位")
          CELL ("D3", "人") "</row><row r='4'>" CELL ("A4", "1") CELL ("B4", "甲") CELL (
              "C4", "乙") CELL ("D4", "丙") "</row><row r='5'>" CELL ("C5", "丁") CELL ("D5", "戊")
              CELL ("B5", "藏") "</row><row r='6'>" CELL (
                  "C6",
                  "己") "</row></sheetData><mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='A2:A3'/>"
                        "<mergeCell ref='B2:B3'/><mergeCell ref='C2:D2'/><mergeCell ref='A4:A6'/>"
                        "<mergeCell ref='B4:B6'/><mergeCell ref='B4:XFD1048576'/><mergeCell ref='?'/>"
                        "<mergeCell ref='D9:A1'/><mergeCell ref='F20:G30'/></mergeCells>",
      NULL, NULL);
  g_autoptr (GBytes) fine = make_workbook (
      ONE_SHEET,
      "<sheetData><row r='1'>" CELL ("A1", "台账") "</row><row r='2'>" CELL ("A2", "序号")
          CELL ("B2", "责任") "</row><row r='4'>" CELL ("A4", "1") CELL ("B4", "甲")
              CELL ("C4", "乙") "</row><row r='6'>" CELL (
                  "C6", "丁") "</row></sheetData>"
                              "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A4:A6'/>"
                              "<mergeCell ref='B2:C2'/><mergeCell ref='B4:B6'/></mergeCells>",
      NULL, NULL);

  assert_reads (fine, "台账\n{[序号][责任*1]\n[1+1][甲+1][乙]\n[丁]}\n", "");
  assert_reads (bytes, "台账\n{[序号+1][问题+1][责任*1]\n[单位][人]\n[1+2][甲+2*2]\n\n}\n",
                "Text that merged cells hide was left out.");
}

static void
test_sheets (void)
{
  static const char one[] = "<sheetData><row>" CELL ("A1", "甲") "</row></sheetData>";
  static const char two[]
      = "<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
        "<row hidden='1'/><row>" CELL (
            "A2", "乙") "</row></sheetData>"
                        "<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>";
  static const char hidden[]
      = "<sheetData><row hidden='true'>" CELL ("A1",
                                               "丙") "</row></sheetData><drawing r:id='rId1'/>";
  g_autoptr (GBytes) all = make_workbook (THREE_SHEETS, one, two, hidden);
  g_autoptr (GBytes) single = make_workbook (THREE_SHEETS, one, "<sheetData/>", NULL);
  g_autoptr (GBytes) left_out = make_workbook (
      "<sheets><sheet name='甲' r:id='rId1'/><sheet name='乙' state='hidden' r:id='rId2'/>"
      "<sheet name='丙' state='veryHidden' r:id='rId3'/></sheets>",
      one, two, hidden);

  assert_reads (all, "#问题清单\n甲\n乙\n#任务清单\n丙\n",
                "Hidden rows and columns were read as well.|Headers and footers were left out.|"
                "Pictures, charts and text boxes were left out.");
  assert_reads (single, "甲\n", "");
  assert_reads (left_out, "甲\n", "Hidden sheets were left out.");
}

static void
test_workbook (void)
{
  static const char sheet[]
      = "<sheetData><row><c t='str'><v>台账</v></c></row><row><c t='str'><v>序号</v></c><c "
        "t='str'><v>时限</v></c></row><row><c><v>1</v></c><c s='2'><v>43645</v></c></row>"
        "</sheetData>";
  g_autoptr (GBytes) titles = make_workbook (
      "<workbookPr date1904='1'/>" ONE_SHEET
      "<definedNames><definedName name='_xlnm.Print_Area' localSheetId='0'>Sheet1!$A$1:$B$2"
      "</definedName><definedName name='_xlnm.Print_Titles' localSheetId='0'>Sheet1!$A:$A,"
      "Sheet1!$1:$2</definedName></definedNames>",
      sheet, NULL, NULL);

  assert_reads (titles, "台账\n{[序号][时限]=\n[1][2023年6月30日]}\n", "");
}

static void
test_number_formats (void)
{
  static const struct {
    const char *code;
    double value;
    const char *expected;
  } cases[] = {
    { "General", 0, "0" },
    { "General", 45107, "45107" },
    { "General", 0.1 + 0.2, "0.3" },
    { "General", -1234567.891, "-1234567.891" },
    { "General", 110101199001010123.0, "110101199001010000" },
    { "General", 1e300, "1E+300" },
    { "General", 0.000001, "1E-06" },
    { "G/通用格式", 85.5, "85.5" },
    { "@", 12, "12" },
    { "0", 2.5, "3" },
    { "0", 12345, "12345" },
    { "000", 7, "007" },
    { "0.00", 3, "3.00" },
    { "0.00_ ", -3, "-3.00" },
    { "0.0#", 3.14159, "3.14" },
    { "0.0#", 3, "3.0" },
    { "#.##", 0.5, ".5" },
    { "#,##0", 1234567.4, "1,234,567" },
    { "#,##0.00", -999.999, "-1,000.00" },
    { "0%", 0.85, "85%" },
    { "0%", 0.285, "29%" },
    { "0.00%", 0.12345, "12.35%" },
    { "\"￥\"#,##0.00", 1500, "￥1,500.00" },
    { "[$￥-804]#,##0", 1500, "￥1,500" },
    { "0\"项\"", 12, "12项" },
    { "\"第\"0\"条\"", 3, "第3条" },
    { "0\\日", 3, "3日" },
    { "[Red]0;[Blue]-0", -3, "-3" },
    { "0;(0)", -3, "(3)" },
    { "0;-0;\"无\"", 0, "无" },
    { "0;-0;\"-\"", 0, "-" },
    { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5, "1,234.50" },
    { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -2, "-2.00" },
    { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, "-" },
    { "[>100]0;0.0", 5, "5" },
    { "0.00E+00", 12345, "12345" },
    { "# ?/?", 0.5, "0.5" },
    { "0!.0,\"万\"", 15000, "15000" },
    { "000-0000", 5551234, "5551234" },
    { "yyyy/m/d", 45107, "2023-06-30" },
    { "yyyy\\-mm\\-dd", 45107, "2023-06-30" },
    { "m/d/yy", 45107, "2023-06-30" },
    { "[$-409]d\\-mmm\\-yy;@", 45107, "2023-06-30" },
    { "yyyy\"年\"m\"月\"d\"日\"", 45107, "2023年6月30日" },
    { "yyyy年m月d日", 45107, "2023年6月30日" },
    { "yyyy\"年\"m\"月\";@", 45107, "2023年6月" },
    { "m\"月\"d\"日\";@", 45107, "6月30日" },
    { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", 45107, "2023年6月30日" },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45107, "2023年6月30日" },
    { "yyyy.mm", 45107, "2023-06" },
    { "yyyy", 45107, "2023" },
    { "aaaa", 45107, "星期五" },
    { "yyyy/m/d h:mm", 45107.604166666664, "2023-06-30 14:30" },
    { "yyyy/m/d h:mm;@", 45107, "2023-06-30" },
    { "h:mm AM/PM", 0.604166666666667, "14:30" },
    { "上午/下午h\"时\"mm\"分\";@", 0.604166666666667, "14时30分" },
    { "mm:ss", 0.000694444444444444, "01:00" },
    { "[h]:mm", 1.5, "36:00" },
    { "[mm]", 0.5, "720" },
    { "yyyy-m-d", 0.99999999, "1900-01-01" },
    { "yyyy-m-d", 59, "1900-02-28" },
    { "yyyy-m-d", 61, "1900-03-01" },
    { "yyyy-m-d", 2958465, "9999-12-31" },
    { "yyyy-m-d", 2958466, "2958466" },
    { "yyyy-m-d", -1, "-1" },
    { "yyyy-m-d", 1e300, "1E+300" },
    { "", 5, "5" },
    { ";;;", 5, "5" },
    { "\"", 5, "5" },
    { "[", 5, "5" },
    { "\\", 5, "5" },
    { "0.0.0", 5, "5" },
    { "00000000000000000000", 5, "5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyNumberFormat) format = rectify_number_format_new (cases[i].code);
      g_autofree char *text = rectify_number_format_write (format, cases[i].value, FALSE);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_random_formats (void)
{
  static const char *const pieces[]
      = { "0", "#", "?", ",",     ".",     "%", ";",       "\"", "\\", "[",
          "]", "y", "m", "d",     "h",     "s", "年",      "a",  "E+", "_",
          "*", "@", "G", "AM/PM", "$-804", "/", "General", "月", "[h]" };

  for (guint i = 0; i < 20000; i++)
    {
      GString *code = g_string_new (NULL);
      g_autoptr (RectifyNumberFormat) format = NULL;

      for (int j = g_test_rand_int_range (0, 12); j > 0; j--)
        g_string_append (code, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      format = rectify_number_format_new (code->str);
      for (guint j = 0; j < 4; j++)
        {
          double value = j == 0 ? 0 : g_test_rand_double_range (-1e6, 1e6) * (j == 3 ? 1e14 : 1);
          g_autofree char *text = rectify_number_format_write (format, value, j % 2 == 0);

          g_assert_true (g_utf8_validate (text, -1, NULL));
        }
      g_string_free (code, TRUE);
    }
}

static void
assert_refused (GBytes *bytes, RectifyFormatError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.xlsx", &error);

  g_assert_null (document);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "x.xlsx: "));
}

static void
test_refused (void)
{
  GString *rows = g_string_new ("<sheetData>");
  g_autoptr (GBytes) none = make_workbook (ONE_SHEET, "<sheetData/>", NULL, NULL);
  g_autoptr (GBytes) nowhere = make_workbook (ONE_SHEET, NULL, NULL, NULL);
  g_autoptr (GBytes) broken
      = make_workbook (ONE_SHEET, "<sheetData><row><c></sheetData>", NULL, NULL);
  g_autoptr (GBytes) empty = format_testing_make_zip ("xl/theme.xml", "<a/>", NULL);
  g_autoptr (GBytes) many = NULL;

  assert_refused (none, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused (nowhere, RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused (broken, RECTIFY_FORMAT_ERROR_DAMAGED);
  assert_refused (empty, RECTIFY_FORMAT_ERROR_DAMAGED);
  for (guint i = 0; i < 200001; i++)
    g_string_append (rows, "<row><c><v>1</v></c></row>");
  g_string_append (rows, "</sheetData>");
  many = make_workbook (ONE_SHEET, rows->str, NULL, NULL);
  assert_refused (many, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_string_free (rows, TRUE);
}

/* A long text shared by many cells is no way to fill the memory. */
static void
test_shared_bomb (void)
{
  GString *rows = g_string_new ("<sheetData>");
  g_autofree char *words = g_strnfill (100000, 'x');
  g_autofree char *strings = g_strdup_printf ("<sst " MAIN "><si><t>%s</t></si></sst>", words);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (rows, "<row><c t='s'><v>0</v></c></row>");
  g_string_append (rows, "</sheetData>");
  g_string_prepend (rows, "<worksheet " MAIN ">");
  g_string_append (rows, "</worksheet>");
  bytes = format_testing_make_zip ("xl/workbook.xml",
                                   "<workbook " MAIN " xmlns:r='" RELATION "'>" ONE_SHEET
                                   "</workbook>",
                                   "xl/_rels/workbook.xml.rels",
                                   RELATIONSHIPS
                                   "<Relationship Id='rId1' Type='x/worksheet' Target='a.xml'/>"
                                   "<Relationship Id='rId2' Type='x/sharedStrings' Target='b.xml'/>"
                                   "</Relationships>",
                                   "xl/a.xml", rows->str, "xl/b.xml", strings, NULL);
  assert_refused (bytes, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_string_free (rows, TRUE);
}

static void
test_broken (void)
{
  g_autoptr (GBytes) bytes = make_workbook (
      THREE_SHEETS,
      "<sheetData><row><c t='s'><v>0</v></c><c s='2'><v>45107</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref='A1:B3'/></mergeCells>",
      "<sheetData><row>" CELL ("A1", "乙") "</row></sheetData>", NULL);

  format_testing_break (bytes, 300, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-format/cells", test_cells);
  g_test_add_func ("/xlsx-format/merged", test_merged);
  g_test_add_func ("/xlsx-format/sheets", test_sheets);
  g_test_add_func ("/xlsx-format/workbook", test_workbook);
  g_test_add_func ("/xlsx-format/number-formats", test_number_formats);
  g_test_add_func ("/xlsx-format/random-formats", test_random_formats);
  g_test_add_func ("/xlsx-format/refused", test_refused);
  g_test_add_func ("/xlsx-format/shared-bomb", test_shared_bomb);
  g_test_add_func ("/xlsx-format/broken", test_broken);
  return g_test_run ();
}
