/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rectify-layout.h"
#include "rectify-pages-private.h"
#include "sample-document.h"

/* The official layout in points, said a second time on purpose. */
#define MM (72 / 25.4)
#define TOP (37 * MM)
#define LEFT (28 * MM)
#define RIGHT (184 * MM)
#define BOTTOM (262 * MM)
#define CELL (156 * MM / 28)
#define PITCH (CELL * 15 / 8)
#define TOLERANCE (0.1 * MM)

static void
add (RectifyDocument *document, RectifyParagraphRole role, const char *text)
{
  sample_document_add (document, role, RECTIFY_RUN_BODY, text);
}

static void
add_body (RectifyDocument *document, guint n_lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Two characters of the first line are its indent. */
  for (guint i = 0; i < n_lines * 28 - 8; i++)
    g_string_append (text, "整");
  add (document, RECTIFY_PARAGRAPH_BODY, text->str);
}

static RectifyPages *
set_pages (RectifyDocument *document)
{
  g_autoptr (GError) error = NULL;
  RectifyPages *pages = rectify_pages_new (document, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static const RectifyLine *
get_line (RectifyPages *pages, guint index)
{
  g_assert_cmpuint (index, <, pages->lines->len);
  return &g_array_index (pages->lines, RectifyLine, index);
}

static const RectifyRule *
get_rule (RectifyPages *pages, guint index)
{
  g_assert_cmpuint (index, <, pages->rules->len);
  return &g_array_index (pages->rules, RectifyRule, index);
}

static const RectifyPage *
get_page (RectifyPages *pages, guint index)
{
  g_assert_cmpuint (index, <, pages->pages->len);
  return &g_array_index (pages->pages, RectifyPage, index);
}

static double
get_end (const RectifyLine *line)
{
  return line->x + rectify_text_line_get_width (line->text);
}

/* The line of the grid that type of a size stands on, from 0. */
static double
get_slot (const RectifyLine *line, double size)
{
  return (line->baseline - TOP - 0.88 * size + (size - CELL) / 2) / PITCH;
}

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, TOLERANCE);
}

/* 7.2: copy number, secrecy and urgency from the first line; the mark 35 mm below; the number; the
 * rule 4 mm below it, as wide as the type area; the title two lines below that. */
static void
test_letterhead (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  const RectifyLine *mark, *number, *title;
  const RectifyRule *rule;
  PangoRectangle ink, logical;
  double below;

  add (document, RECTIFY_PARAGRAPH_COPY_NUMBER, "000001");
  add (document, RECTIFY_PARAGRAPH_SECRECY, "秘密★1年");
  add (document, RECTIFY_PARAGRAPH_SECRECY, "特急");
  add (document, RECTIFY_PARAGRAPH_MARK, "云溪区水务局文件");
  add (document, RECTIFY_PARAGRAPH_NUMBER, "云水发〔2022〕3号");
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改方案");
  add_body (document, 4);
  pages = set_pages (document);
  for (guint i = 0; i < 3; i++)
    {
      assert_near (get_line (pages, i)->x, LEFT);
      assert_near (get_slot (get_line (pages, i), CELL) * PITCH, i * PITCH);
      g_assert_false (get_line (pages, i)->is_red);
    }
  mark = get_line (pages, 3);
  g_assert_true (mark->is_red);
  pango_layout_line_get_extents (mark->line, &ink, &logical);
  assert_near (mark->baseline + (double) ink.y / PANGO_SCALE, TOP + 35 * MM);
  assert_near (mark->x + (double) logical.width / PANGO_SCALE / 2, (LEFT + RIGHT) / 2);
  g_assert_cmpint (logical.width, >, 100 * MM * PANGO_SCALE);
  g_assert_cmpint (logical.width, <, 156 * MM * PANGO_SCALE);
  below = mark->baseline + (double) (ink.y + ink.height) / PANGO_SCALE;

  number = get_line (pages, 4);
  assert_near ((number->x + get_end (number)) / 2, (LEFT + RIGHT) / 2);
  assert_near (number->baseline - 0.88 * CELL - below, 2 * PITCH);

  g_assert_cmpuint (pages->rules->len, ==, 1);
  rule = get_rule (pages, 0);
  g_assert_true (rule->is_red);
  assert_near (rule->x, LEFT);
  assert_near (rule->length, RIGHT - LEFT);
  assert_near (rule->y - rule->thickness / 2, number->baseline + 0.12 * CELL + 4 * MM);

  title = get_line (pages, 5);
  below = title->baseline - 0.88 * 22 + (22 - CELL) / 2 - rule->y;
  /* As near to two lines as the grid has it. */
  g_assert_cmpfloat (below, >=, 1.7 * PITCH - TOLERANCE);
  g_assert_cmpfloat (below, <, 2.7 * PITCH);
  assert_near (get_slot (title, 22) * PITCH, round (get_slot (title, 22)) * PITCH);
  assert_near (get_slot (get_line (pages, 6), CELL) * PITCH,
               (round (get_slot (title, 22)) + 2) * PITCH);
}

/* A long mark is made smaller until it has room. */
static void
test_long_mark (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  PangoRectangle logical;

  add (document, RECTIFY_PARAGRAPH_MARK,
       "中共云溪区委云溪区人民政府水务改革发展领导小组办公室文件");
  add_body (document, 1);
  pages = set_pages (document);
  pango_layout_line_get_extents (get_line (pages, 0)->line, NULL, &logical);
  g_assert_cmpint (logical.width, <, 156 * MM * PANGO_SCALE);
  g_assert_cmpfloat (get_line (pages, 0)->x, >, LEFT);
}

/* 7.2.5 and 7.2.6: the number at the left, who signed at the right, each one character in. */
static void
test_signer (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  add (document, RECTIFY_PARAGRAPH_MARK, "水务局文件");
  add (document, RECTIFY_PARAGRAPH_NUMBER, "云水发〔2022〕3号\t签发人：张三");
  add_body (document, 1);
  pages = set_pages (document);
  assert_near (get_line (pages, 1)->x, LEFT + CELL);
  assert_near (get_end (get_line (pages, 2)), RIGHT - CELL);
  assert_near (get_line (pages, 1)->baseline, get_line (pages, 2)->baseline);
  g_assert_cmpfloat (get_line (pages, 3)->baseline, >, get_line (pages, 2)->baseline);
}

/* Halves that have no room beside each other stand one below the other; what is far too long for a
 * letterhead is set as text, all of it on paper. */
static void
test_long_head (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) endless = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (RectifyPages) many = NULL;

  add (document, RECTIFY_PARAGRAPH_MARK, "水务局文件");
  add (document, RECTIFY_PARAGRAPH_NUMBER,
       "云水区自然资源和规划局党组发〔2022〕1234号\t签发人：买买提·吐尔逊　阿卜杜拉·艾尔肯");
  add_body (document, 1);
  pages = set_pages (document);
  g_assert_false (get_line (pages, 2)->is_beside);
  g_assert_cmpfloat (get_line (pages, 2)->baseline, >, get_line (pages, 1)->baseline + PITCH / 2);
  g_assert_cmpfloat (get_line (pages, 2)->x, >=, LEFT);

  for (guint i = 0; i < 50; i++)
    add (endless, RECTIFY_PARAGRAPH_SECRECY, "秘密★1年");
  add_body (endless, 1);
  many = set_pages (endless);
  g_assert_cmpuint (many->pages->len, ==, 3);
  for (guint i = 0; i < many->lines->len; i++)
    g_assert_cmpfloat (get_line (many, i)->baseline, <, BOTTOM);
}

/* A short text with much below it begins on the first page, and the note stays with the date. */
static void
test_first_page (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  guint n;

  add (document, RECTIFY_PARAGRAPH_MARK, "水务局文件");
  add (document, RECTIFY_PARAGRAPH_NUMBER, "云水发〔2022〕3号");
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改方案");
  add (document, RECTIFY_PARAGRAPH_ADDRESSEE, "区委：");
  add_body (document, 2);
  for (guint i = 0; i < 4; i++)
    add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, "附件：\t整改台账");
  for (guint i = 0; i < 3; i++)
    add (document, RECTIFY_PARAGRAPH_SIGNATURE, "云溪区水务局");
  add (document, RECTIFY_PARAGRAPH_DATE, "2022年1月5日");
  add (document, RECTIFY_PARAGRAPH_BODY, "（联系人：张三）");
  pages = set_pages (document);
  n = pages->lines->len;
  /* Mark, number, title, addressee, and then the text. */
  g_assert_cmpuint (get_line (pages, 4)->page, ==, 0);
  g_assert_cmpuint (get_line (pages, n - 1)->page, ==, get_line (pages, n - 2)->page);
}

/* Without a mark there is no red, and the title stands below a blank line. */
static void
test_no_mark (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  add (document, RECTIFY_PARAGRAPH_SECRECY, "机密★5年");
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改方案");
  pages = set_pages (document);
  g_assert_cmpuint (pages->rules->len, ==, 0);
  assert_near (get_slot (get_line (pages, 1), 22), 2);
}

/* 7.3.4: below a blank line, two characters in; turned lines below the name's first character. */
static void
test_attachments (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  double hang;

  add_body (document, 2);
  add (document, RECTIFY_PARAGRAPH_ATTACHMENTS,
       "附件：1. \t云溪区水务局领导班子征求意见建议情况汇总表及其整改落实责任分工一览表");
  add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, "　　　2. \t整改台账");
  add (document, RECTIFY_PARAGRAPH_SIGNATURE, "云溪区水务局党组");
  add (document, RECTIFY_PARAGRAPH_DATE, "2022年1月5日");
  pages = set_pages (document);
  assert_near (get_slot (get_line (pages, 2), CELL) * PITCH, 3 * PITCH);
  assert_near (get_line (pages, 2)->x, LEFT + 2 * CELL);
  hang = get_line (pages, 3)->x;
  assert_near (get_line (pages, 3)->baseline, get_line (pages, 2)->baseline);
  assert_near (get_line (pages, 4)->x, hang);
  g_assert_cmpfloat (hang, >, LEFT + 5.5 * CELL);
  g_assert_cmpfloat (hang, <, LEFT + 6.5 * CELL);
  g_assert_cmpfloat (get_end (get_line (pages, 3)), <=, RIGHT + TOLERANCE);
  g_assert_cmpfloat (get_end (get_line (pages, 3)), >, RIGHT - 2 * CELL);
  assert_near (get_line (pages, 5)->x, LEFT + 2 * CELL);
  assert_near (get_line (pages, 6)->x, hang);
  assert_near (get_slot (get_line (pages, 6), CELL) * PITCH, 5 * PITCH);
  /* The signature stands below another blank line. */
  assert_near (get_slot (get_line (pages, 7), CELL) * PITCH, 7 * PITCH);
}

/* 7.3.5.2, with several who sign: the date begins two characters behind the longest of them. */
static void
test_signatures (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  add_body (document, 1);
  add (document, RECTIFY_PARAGRAPH_SIGNATURE, "中共云溪区水务局党组");
  add (document, RECTIFY_PARAGRAPH_SIGNATURE, "云溪区水务局");
  add (document, RECTIFY_PARAGRAPH_DATE, "2022年1月5日");
  pages = set_pages (document);
  assert_near (get_end (get_line (pages, 1)), RIGHT - 2 * CELL);
  assert_near (get_end (get_line (pages, 2)), RIGHT - 2 * CELL);
  assert_near (get_line (pages, 3)->x, get_line (pages, 1)->x + 2 * CELL);
}

static guint
count_text_lines (RectifyPages *pages, guint page, guint n_closing)
{
  guint n_lines = 0;

  for (guint i = 0; i + n_closing < pages->lines->len; i++)
    n_lines += get_line (pages, i)->page == page;
  return n_lines;
}

/* A signature never stands on a page without some of the text, however long the text is, and no
 * line of it stands alone. */
static void
test_signature_page (void)
{
  for (guint n_lines = 1; n_lines < 60; n_lines++)
    for (guint n_more = 0; n_more < 4; n_more++)
      {
        g_autoptr (RectifyDocument) document = rectify_document_new ();
        g_autoptr (RectifyPages) pages = NULL;
        const RectifyLine *signature;
        guint n_beside;

        add_body (document, n_lines);
        if (n_more > 0)
          {
            sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1,
                                 "一、保障");
            add_body (document, n_more);
          }
        add (document, RECTIFY_PARAGRAPH_SIGNATURE, "云溪区水务局");
        add (document, RECTIFY_PARAGRAPH_DATE, "2022年1月5日");
        pages = set_pages (document);
        signature = get_line (pages, pages->lines->len - 2);
        g_assert_cmpuint (signature->page, ==, get_line (pages, pages->lines->len - 1)->page);
        n_beside = count_text_lines (pages, signature->page, 2);
        g_assert_cmpuint (n_beside, >=, MIN (2, n_lines + n_more));
        g_assert_cmpuint (pages->pages->len, <=, (n_lines + n_more + 4) / 22 + 2);
      }
}

static void
add_imprint (RectifyDocument *document, const char *copies)
{
  add (document, RECTIFY_PARAGRAPH_COPIES, copies);
  add (document, RECTIFY_PARAGRAPH_PRINTED, "云溪区水务局办公室\t2022年1月5日印发");
}

/* 7.4: its last rule is the lower edge of the type area, on an even page; type of size 4. */
static void
test_imprint (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;
  const RectifyLine *by, *on;
  guint n;

  add_body (document, 30);
  add_imprint (document, "抄送：\t区纪委监委，区委组织部，区委宣传部，区委统战部，区委政法委，"
                         "区人大常委会办公室，区政府办公室，区政协办公室。");
  pages = set_pages (document);
  g_assert_cmpuint (pages->pages->len, ==, 2);
  g_assert_false (get_page (pages, 1)->has_no_number);
  n = pages->lines->len;
  by = get_line (pages, n - 2);
  on = get_line (pages, n - 1);
  assert_near (by->baseline, on->baseline);
  assert_near (by->x, LEFT + 14);
  assert_near (get_end (on), RIGHT - 14);
  /* The copies take two lines, the second below the first name. */
  assert_near (get_line (pages, n - 5)->x, LEFT + 14);
  assert_near (get_line (pages, n - 4)->x, LEFT + 14 + 3 * 14);
  assert_near (get_line (pages, n - 3)->x, LEFT + 14 + 3 * 14);
  g_assert_cmpuint (pages->rules->len, ==, 3);
  assert_near (get_rule (pages, 2)->y + get_rule (pages, 2)->thickness / 2, BOTTOM);
  assert_near (get_rule (pages, 0)->thickness, 0.35 * MM);
  assert_near (get_rule (pages, 1)->thickness, 0.25 * MM);
  assert_near (get_rule (pages, 2)->thickness, 0.35 * MM);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (get_rule (pages, i)->is_red);
      assert_near (get_rule (pages, i)->length, RIGHT - LEFT);
    }
  g_assert_cmpuint (get_page (pages, 1)->first_rule, ==, 0);
}

/* 7.5: where a page before the imprint is left blank, neither of them has a number. */
static void
test_imprint_pages (void)
{
  static const struct {
    guint n_lines;
    guint n_pages;
    gboolean has_number;
  } cases[]
      = { { 5, 2, TRUE }, { 22, 2, TRUE }, { 30, 2, TRUE }, { 44, 4, FALSE }, { 60, 4, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyPages) pages = NULL;

      add_body (document, cases[i].n_lines);
      add_imprint (document, "抄送：\t区委。");
      pages = set_pages (document);
      g_assert_cmpuint (pages->pages->len, ==, cases[i].n_pages);
      for (guint j = 0; j < cases[i].n_pages; j++)
        g_assert_cmpint (get_page (pages, j)->has_no_number, ==, j >= 2 && !cases[i].has_number);
      g_assert_cmpuint (get_line (pages, pages->lines->len - 1)->page, ==, cases[i].n_pages - 1);
    }
}

/* Behind contents of one page the text begins on the next sheet, so that the imprint is on a back. */
static void
test_imprint_and_contents (void)
{
  const RectifyPageStyle style = { .has_contents = TRUE };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、保障");
  add_body (document, 5);
  add_imprint (document, "抄送：\t区委。");
  rectify_document_set_page_style (document, &style);
  pages = set_pages (document);
  g_assert_cmpuint (pages->pages->len, ==, 4);
  g_assert_cmpuint (pages->n_front, ==, 2);
  g_assert_true (get_page (pages, 1)->has_no_number);
  g_assert_false (get_page (pages, 2)->has_no_number);
  g_assert_cmpuint (get_line (pages, pages->lines->len - 1)->page, ==, 3);
}

/* The headings are told their pages, which count from the text's first. */
static void
test_numbered_headings (void)
{
  const RectifyPageStyle style = { .has_contents = TRUE };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPages) pages = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、目标");
  for (guint i = 0; i < 30; i++)
    add_body (document, 1);
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "二、保障");
  add_body (document, 1);
  rectify_document_set_page_style (document, &style);
  pages = set_pages (document);
  rectify_pages_number_headings (pages);
  g_assert_cmpuint (pages->n_front, ==, 1);
  g_assert_cmpuint (rectify_paragraph_get_page (rectify_document_get_paragraph (document, 0)), ==,
                    1);
  g_assert_cmpuint (rectify_paragraph_get_page (rectify_document_get_paragraph (document, 1)), ==,
                    0);
  g_assert_cmpuint (rectify_paragraph_get_page (rectify_document_get_paragraph (document, 31)), ==,
                    2);
}

/* What no page holds is set as text, and nothing of it is lost. */
static void
test_endless_imprint (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GString) copies = g_string_new ("抄送：\t");
  g_autoptr (RectifyPages) pages = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (copies, "区委，");
  add_body (document, 2);
  add_imprint (document, copies->str);
  pages = set_pages (document);
  g_assert_cmpuint (pages->pages->len, >, 8);
  g_assert_cmpuint (pages->rules->len, ==, 0);
  for (guint i = 0; i < pages->lines->len; i++)
    g_assert_cmpfloat (get_line (pages, i)->baseline, <, BOTTOM);
}

/* 7.3.7: an annex begins a page, its title stands on the third line. */
static void
test_annex (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyParagraph) annex = rectify_paragraph_new (RECTIFY_PARAGRAPH_ANNEX);
  g_autoptr (RectifyPages) pages = NULL;

  add_body (document, 3);
  rectify_paragraph_append (annex, RECTIFY_RUN_BODY, "附件1");
  rectify_paragraph_set_starts_page (annex, TRUE);
  rectify_document_add (document, annex);
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改台账");
  add_body (document, 2);
  pages = set_pages (document);
  g_assert_cmpuint (pages->pages->len, ==, 2);
  g_assert_cmpuint (get_line (pages, 3)->page, ==, 1);
  assert_near (get_slot (get_line (pages, 3), CELL), 0);
  assert_near (get_line (pages, 3)->x, LEFT);
  assert_near (get_slot (get_line (pages, 4), 22) * PITCH, 2 * PITCH);
}

static void
add_table (RectifyDocument *document, guint n_columns)
{
  g_autoptr (RectifyTable) table = rectify_table_new (n_columns);

  rectify_table_add_row (table);
  for (guint i = 0; i < n_columns; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1), "序号");
  rectify_document_add_table (document, table);
}

/* An annex that is a table across stands on the page with it, its name flush with the table's left
 * edge, its title on the third line; who signs the text above it stands as ever. */
static void
test_annex_across (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) plain = rectify_document_new ();
  g_autoptr (RectifyParagraph) annex = rectify_paragraph_new (RECTIFY_PARAGRAPH_ANNEX);
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (RectifyPages) plain_pages = NULL;

  for (guint i = 0; i < 2; i++)
    {
      add (i == 0 ? document : plain, RECTIFY_PARAGRAPH_BODY, "正文。");
      add (i == 0 ? document : plain, RECTIFY_PARAGRAPH_SIGNATURE, "某县财政局党组");
      add (i == 0 ? document : plain, RECTIFY_PARAGRAPH_DATE, "2023年12月5日");
    }
  rectify_paragraph_append (annex, RECTIFY_RUN_BODY, "附件");
  rectify_paragraph_set_starts_page (annex, TRUE);
  rectify_document_add (document, annex);
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改台账");
  add_table (document, 20);
  pages = set_pages (document);
  plain_pages = set_pages (plain);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 2);
  g_assert_false (get_page (pages, 0)->is_turned);
  g_assert_true (get_page (pages, 1)->is_turned);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpfloat (fabs (get_line (pages, i)->x - get_line (plain_pages, i)->x), <, TOLERANCE);
  g_assert_cmpuint (get_line (pages, 3)->page, ==, 1);
  g_assert_cmpuint (get_line (pages, 4)->page, ==, 1);
  g_assert_cmpfloat (fabs (get_line (pages, 3)->x), <, TOLERANCE);
  g_assert_cmpfloat (fabs (get_line (pages, 4)->baseline - get_line (pages, 3)->baseline
                           - 2 * PITCH),
                     <, PITCH / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/furniture/letterhead", test_letterhead);
  g_test_add_func ("/furniture/long-mark", test_long_mark);
  g_test_add_func ("/furniture/signer", test_signer);
  g_test_add_func ("/furniture/long-head", test_long_head);
  g_test_add_func ("/furniture/first-page", test_first_page);
  g_test_add_func ("/furniture/no-mark", test_no_mark);
  g_test_add_func ("/furniture/attachments", test_attachments);
  g_test_add_func ("/furniture/signatures", test_signatures);
  g_test_add_func ("/furniture/signature-page", test_signature_page);
  g_test_add_func ("/furniture/imprint", test_imprint);
  g_test_add_func ("/furniture/imprint-pages", test_imprint_pages);
  g_test_add_func ("/furniture/imprint-and-contents", test_imprint_and_contents);
  g_test_add_func ("/furniture/numbered-headings", test_numbered_headings);
  g_test_add_func ("/furniture/endless-imprint", test_endless_imprint);
  g_test_add_func ("/furniture/annex", test_annex);
  g_test_add_func ("/furniture/annex-across", test_annex_across);
  return g_test_run ();
}
