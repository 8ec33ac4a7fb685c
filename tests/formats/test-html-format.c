/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

static char *
describe (const void *data, gssize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.html", error);

  return document != NULL ? format_testing_describe (document) : NULL;
}

static void
assert_reads (const void *data, gssize size, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = describe (data, size, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_text (void)
{
  static const struct {
    const char *body;
    const char *expected;
  } cases[] = {
    { "<p>甲 \n <b> 乙</b> 丙 </p>丁<div>戊<br>己<br/></div>", "甲乙 丙\n丁\n戊\n己\n" },
    { "<p><b>甲</b> <strong>乙</strong></p><p><b>丙</b>丁</p><div style='font-weight:bold'>戊"
      "<p>己<p style='font-weight: normal'>庚<p><b style='font-weight:400'>辛</b></div>壬",
      "!甲 乙\n丙丁\n!戊\n!己\n庚\n辛\n壬\n" },
    { "<p>整改\n方案 abc\n  def</p>", "整改方案 abc def\n" },
    { "<h1>甲</h1><h3>乙<br>丙</h3><h6>丁</h6>", "#甲\n###乙\n丙\n####丁\n" },
    { "<p>&nbsp;&nbsp;甲&lt;乙&amp;&#20065;</p><p>&nbsp;</p>", "  甲<乙&乡\n" },
    { "<script>x</script><style>y</style><!-- z --><p>甲</p><title>t</title>", "甲\n" },
    { "<p>甲<span style='DISPLAY : none'>乙</span><o:p></o:p></p><p hidden>丙</p>"
      "<p style='mso-hide:all'>丁</p><del>戊</del>",
      "甲\n" },
    { "<pre>甲  乙\n丙</pre>丁", "甲  乙\n丙\n丁\n" },
    { "<ruby>整<rt>zheng</rt></ruby>改", "整改\n" },
    { "<ol><li>甲<ol type=a><li><p>乙</p><p>丙</p></ol><li value=7>丁<li></ol>戊",
      "1. 甲\na. 乙\n丙\n7. 丁\n戊\n" },
    { "<ol start='3' style='list-style-type: cjk-ideographic'><li>甲</li></ol>"
      "<ol style='list-style:none'><li>乙</li></ol><ul><li>丙</li></ul>",
      "三、甲\n乙\n丙\n" },
    { "<p>甲<p>乙<table><tr><td>丙<td>丁<tr><td>戊<td>己</table>庚",
      "甲\n乙\n{[丙][丁]\n[戊][己]}\n庚\n" },
    { "<table><caption>台账</caption><thead><tr><td rowspan=2>序号<td colspan=2>责任</tr>"
      "<tr><td>单位<td>人</tr></thead><tbody><tr><td>1<td>甲<br>乙<p>丙</p><td></tbody></table>",
      "台账\n{[序号+1][责任*1]\n[单位][人]=\n[1][甲/乙/丙][]}\n" },
    { "<table><tr><th>序号<th>问题<tr><td>1<td>甲<tr height=0><td width=1><td width=2></table>",
      "{[序号][问题]=\n[1][甲]}\n" },
    { "<table><tr><td>页<td><table><tr><td>甲<td>乙</table><td>脚</table>",
      "页\n{[甲][乙]}\n脚\n" },
    { "<table>甲<form><tr><td>1<td>乙</tr></form><tr style='display:none'><td>藏</table>",
      "甲\n{[1][乙]}\n" },
    { "<table><tr><td></table><p>甲", "甲\n" },
    { "<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>",
      "{[甲+2][乙]\n[丙]\n[丁]}\n" },
    /* As Word writes its own numbers and marks. */
    { "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:仿宋'><span "
      "style='mso-list:Ignore'>一、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
      "</span></span></span><![endif]>总体要求<o:p></o:p></p><p><![if !supportLists]><span "
      "style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]><span\nlang=EN-US>abc</span>"
      "</p><p><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:"
      "Ignore'>l<span>&nbsp;</span></span></span><![endif]>甲</p>",
      "一、总体要求\n1. abc\n甲\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page
          = g_strdup_printf ("<html><head><meta charset=utf-8></head><body>%s</body></html>",
                             cases[i].body);
      g_autofree char *doctype = g_strconcat ("\n <!DOCTYPE HTML>\n", page, NULL);

      assert_reads (page, -1, cases[i].expected);
      assert_reads (doctype, -1, cases[i].expected);
    }
}

static void
test_recognised (void)
{
  assert_reads ("<table><tr><td>甲<td>乙</table>", -1, "{[甲][乙]}\n");
  assert_reads ("<meta charset='utf-8'><table><tr><td>甲<td>乙</table>", -1, "{[甲][乙]}\n");
  assert_reads ("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>甲</p>", -1,
                "甲\n");
  assert_reads ("Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n"
                "StartFragment:0000000141\r\n\r\n<html><body>\r\n<!--StartFragment--><p>甲</p>"
                "<!--EndFragment--></body></html>",
                -1, "甲\n");
  assert_reads ("Version: 甲", -1, "Version: 甲\n");
  assert_reads ("<tablet>甲", -1, "<tablet>甲\n");
  assert_reads ("<乙>甲", -1, "<乙>甲\n");
}

static void
test_encodings (void)
{
  static const struct {
    const char *told;
    const char *charset;
    const char *mark;
  } cases[] = {
    { "gb2312", "GB18030", "" },
    { "GBK", "GB18030", "" },
    { "big5", "CP950", "" },
    { "utf-8", "UTF-8", "" },
    { "utf-8", "GB18030", "" },
    { "nonsense", "UTF-8", "" },
    { "gb2312", "UTF-8", "\xef\xbb\xbf" },
    { "gb2312", "UTF-16LE", "\xff\xfe" },
    { "", "GB18030", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strdup_printf (
          "<html><meta http-equiv=Content-Type content=\"text/html; charset=%s\"><p>整改方案，第二條"
          "</p></html>",
          cases[i].told);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize length;
      g_autofree char *encoded
          = g_convert (page, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (encoded);
      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) encoded, length);
      assert_reads (bytes->data, bytes->len, "整改方案，第二條\n");
    }
}

static void
assert_refused (const char *page, RectifyFormatError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = describe (page, -1, &error);

  g_assert_cmpstr (found, ==, NULL);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
}

static void
test_refused (void)
{
  GString *deep = g_string_new ("<html>");
  GString *many = g_string_new ("<html>");
  GString *wide = g_string_new ("<table>");

  assert_refused ("<html></html>", RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused ("<html>", RECTIFY_FORMAT_ERROR_EMPTY);
  assert_refused ("<table><tr><td>&nbsp;</table>", RECTIFY_FORMAT_ERROR_EMPTY);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "甲");
  assert_refused (deep->str, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  for (guint i = 0; i < 2000001; i++)
    g_string_append (many, "<b>");
  assert_refused (many->str, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  for (guint i = 0; i < 3000; i++)
    g_string_append (wide, "<tr><td rowspan=99999999 colspan=99999999>甲");
  assert_refused (wide->str, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_string_free (deep, TRUE);
  g_string_free (many, TRUE);
  g_string_free (wide, TRUE);
}

static void
test_broken (void)
{
  static const char page[]
      = "<html><head><meta charset=utf-8></head><body><h1>甲</h1><ol><li>乙<p>丙</ol><table><thead>"
        "<tr><th rowspan=2>序号<th colspan=2>责任<tr><th>单位<th>人<tbody><tr><td>1<td>甲<br>乙<td>"
        "</table><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>一、"
        "</span><![endif]>总体&#x8981;求&nbsp;<o:p></o:p></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);

  format_testing_break (bytes, 300, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-format/text", test_text);
  g_test_add_func ("/html-format/recognised", test_recognised);
  g_test_add_func ("/html-format/encodings", test_encodings);
  g_test_add_func ("/html-format/refused", test_refused);
  g_test_add_func ("/html-format/broken", test_broken);
  return g_test_run ();
}
