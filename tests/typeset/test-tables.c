/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "rectify-pages.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerStructureElement, g_object_unref)

/* The type area in points, said a second time on purpose. */
#define MM (72.0 / 25.4)
#define LEFT (28 * MM)
#define TOP (37 * MM)
#define RIGHT (184 * MM)
#define BOTTOM (262 * MM)
#define CELL (156 * MM / 28)
#define PITCH (CELL * 15 / 8)

static void
add_paragraph (RectifyDocument *document, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
}

static void
add_cell (RectifyTable *table, guint row, guint column, guint n_rows, const char *text)
{
  RectifyCell *cell = rectify_table_add_cell (table, row, column, n_rows, 1);

  if (cell != NULL)
    rectify_cell_add_text (cell, text);
}

/* Every cell holds its row and column, so that it can be found again. */
static RectifyTable *
make_table (guint n_rows, guint n_columns, const char *words)
{
  RectifyTable *table = rectify_table_new (n_columns);

  for (guint row = 0; row < n_rows; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *text = row == 0 ? g_strdup_printf ("表头%u", column)
                                           : g_strdup_printf ("%sR%uC%uE", words, row, column);

          add_cell (table, row, column, 1, text);
        }
    }
  rectify_table_set_n_header_rows (table, 1);
  return table;
}

static PopplerDocument *
save (RectifyDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, &error);
  g_autofree char *folder = g_dir_make_tmp ("tables-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gsize length;
  PopplerDocument *pdf;

  g_assert_no_error (error);
  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_file_delete (file, NULL, NULL);
  g_remove (folder);
  {
    g_autoptr (GBytes) bytes = g_bytes_new (content, length);

    pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  }
  g_assert_no_error (error);
  return pdf;
}

/* The text of a page without white space and without its number. */
static char *
dup_page_text (PopplerDocument *pdf, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, index);
  g_autofree char *text = poppler_page_get_text (page);
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;
  return n;
}

static void
assert_inside (PopplerDocument *pdf, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, index);
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes;

  g_assert_true (poppler_page_get_text_layout (page, &boxes, &n_boxes));
  for (guint i = 0; i < n_boxes; i++)
    {
      /* The page number stands below. */
      if (boxes[i].y1 > BOTTOM + 3 * MM && boxes[i].y2 < BOTTOM + 15 * MM)
        continue;
      g_assert_cmpfloat (boxes[i].x1, >=, LEFT - 2);
      g_assert_cmpfloat (boxes[i].x2, <=, RIGHT + 2);
      g_assert_cmpfloat (boxes[i].y1, >=, TOP - 4);
      g_assert_cmpfloat (boxes[i].y2, <=, BOTTOM + 4);
    }
}

/* Each cell is on one page, once; the head on every page. */
static void
check_pages (guint n_rows, guint n_columns, const char *words)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (n_rows, n_columns, words);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  int n_pages;

  rectify_document_add_table (document, table);
  pdf = save (document);
  n_pages = poppler_document_get_n_pages (pdf);
  g_assert_cmpint (n_pages, >, 1);
  for (int i = 0; i < n_pages; i++)
    {
      g_autofree char *text = dup_page_text (pdf, i);

      g_assert_cmpuint (count (text, "表头0"), ==, 1);
      g_string_append (all, text);
      assert_inside (pdf, i);
    }
  for (guint row = 1; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *mark = g_strdup_printf ("R%uC%uE", row, column);

        g_assert_cmpuint (count (all->str, mark), ==, 1);
      }
}

static void
test_upright (void)
{
  check_pages (60, 4, "每季度开展一次集中学习");
}

static void
test_turned (void)
{
  check_pages (40, 9, "学习");
}

/* A title stands above its table across, on the same page. */
static void
test_turned_title (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (3, 9, "甲");
  g_autoptr (RectifyParagraph) title = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autofree char *text = NULL;

  rectify_paragraph_append (title, RECTIFY_RUN_BODY, "某局整改台账");
  rectify_document_add (document, title);
  rectify_document_add_table (document, table);
  pdf = save (document);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
  text = dup_page_text (pdf, 0);
  g_assert_nonnull (strstr (text, "某局整改台账"));
  g_assert_nonnull (strstr (text, "R2C8E"));
}

/* Where a text is a table across, the lines around it stand on its pages: who fills it in above the first
 * rows, and who did below the last, which comes along where there is no room else. */
static void
test_turned_whole (void)
{
  for (guint n_rows = 3; n_rows < 60; n_rows += 4)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = make_table (n_rows, 9, "学习");
      g_autoptr (RectifyParagraph) title = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
      g_autoptr (RectifyPages) pages = NULL;
      g_autoptr (PopplerDocument) pdf = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *mark = g_strdup_printf ("R%uC8E", n_rows - 1);
      int n_pages;

      rectify_paragraph_append (title, RECTIFY_RUN_BODY, "整改任务清单");
      rectify_document_add (document, title);
      add_paragraph (document, "填报单位：某局");
      rectify_document_add_table (document, table);
      add_paragraph (document, "填表人：林芳");
      pages = rectify_pages_new (document, NULL, NULL);
      pdf = save (document);
      n_pages = poppler_document_get_n_pages (pdf);
      g_assert_true (rectify_pages_is_turned (pages, 0));
      g_assert_true (rectify_pages_is_turned (pages, n_pages - 1));
      first = dup_page_text (pdf, 0);
      last = dup_page_text (pdf, n_pages - 1);
      g_assert_nonnull (strstr (first, "整改任务清单"));
      g_assert_nonnull (strstr (first, "填报单位：某局"));
      g_assert_nonnull (strstr (first, "R1C8E"));
      g_assert_nonnull (strstr (last, "填表人：林芳"));
      g_assert_nonnull (strstr (last, mark));
      /* A title is higher than its lines. */
      for (int i = 1; i < n_pages; i++)
        assert_inside (pdf, i);
    }
}

/* A line above it is as long as the page, not as one that is upright. */
static void
test_turned_line (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (3, 9, "学习");
  g_autoptr (RectifyParagraph) title = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autofree char *text = NULL;

  rectify_paragraph_append (title, RECTIFY_RUN_BODY, "整改任务清单");
  rectify_document_add (document, title);
  add_paragraph (document, "填报单位：西岭县住房和城乡建设局物业服务管理与房屋安全科");
  rectify_document_add_table (document, table);
  pdf = save (document);
  text = dup_page_text (pdf, 0);
  g_assert_nonnull (strstr (text, "填报单位：西岭县住房和城乡建设局物业服务管理与房屋安全科"));
}

/* What has a heading below such a table is text of its own, upright and in the contents. */
static void
test_turned_heading_behind (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (3, 9, "学习");
  g_autoptr (RectifyParagraph) title = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (RectifyParagraph) heading = rectify_paragraph_new (RECTIFY_PARAGRAPH_HEADING_1);
  g_autoptr (RectifyPages) pages = NULL;

  rectify_paragraph_append (title, RECTIFY_RUN_BODY, "整改任务清单");
  rectify_paragraph_append (heading, RECTIFY_RUN_BODY, "一、有关说明");
  rectify_document_add (document, title);
  rectify_document_add_table (document, table);
  rectify_document_add (document, heading);
  add_paragraph (document, "本表由办公室解释。");
  pages = rectify_pages_new (document, NULL, NULL);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, 2);
  g_assert_true (rectify_pages_is_turned (pages, 0));
  g_assert_false (rectify_pages_is_turned (pages, 1));
}

/* The reading order of a tagged file is that of the cells. */
static void
test_order (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (4, 3, "甲");
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autofree char *text = NULL;

  add_paragraph (document, "前文");
  rectify_document_add_table (document, table);
  add_paragraph (document, "后文");
  pdf = save (document);
  text = dup_page_text (pdf, 0);
  g_assert_true (g_str_has_prefix (text, "前文表头0表头1表头2"));
  g_assert_nonnull (strstr (text, "甲R3C2E后文"));
}

/* What follows a table stands on the grid of lines. */
static void
test_grid (void)
{
  for (guint n_rows = 2; n_rows < 7; n_rows++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = make_table (n_rows, 3, "乙");
      g_autoptr (PopplerDocument) pdf = NULL;
      g_autoptr (PopplerPage) page = NULL;
      GList *found;
      double y, line;

      rectify_document_add_table (document, table);
      add_paragraph (document, "终");
      pdf = save (document);
      page = poppler_document_get_page (pdf, 0);
      found = poppler_page_find_text (page, "终");
      g_assert_nonnull (found);
      /* Poppler's boxes count from the paper's foot; their middle is that of the em box. */
      y = 297 * MM
          - (((PopplerRectangle *) found->data)->y1 + ((PopplerRectangle *) found->data)->y2) / 2;
      line = (y - TOP - CELL / 2) / PITCH;
      g_assert_cmpfloat (fabs (line - round (line)), <, 0.12);
      g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);
    }
}

/* A row that is higher than a page goes on over pages, and nothing of it is lost. */
static void
test_high_row (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (2, 2, "短");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  rectify_table_add_row (table);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%sN%uE措施内容很长很长很长很长很长", i > 0 ? "\n" : "", i);
  add_cell (table, 2, 0, 1, "高行");
  add_cell (table, 2, 1, 1, text->str);
  rectify_document_add_table (document, table);
  pdf = save (document);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), >, 3);
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autofree char *page = dup_page_text (pdf, i);

      g_string_append (all, page);
      assert_inside (pdf, i);
    }
  g_assert_cmpuint (count (all->str, "高行"), ==, 1);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *mark = g_strdup_printf ("N%uE", i);

      g_assert_cmpuint (count (all->str, mark), ==, 1);
    }
}

/* A cell that spans more rows than a page has stays whole in its words. */
static void
test_spans (void)
{
  for (guint n_lines = 1; n_lines < 120; n_lines += 17)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = rectify_table_new (3);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PopplerDocument) pdf = NULL;
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < n_lines; i++)
        g_string_append_printf (text, "%sN%uE", i > 0 ? "\n" : "", i);
      for (guint row = 0; row < 50; row++)
        {
          rectify_table_add_row (table);
          if (row == 1)
            add_cell (table, row, 0, 49, text->str);
          add_cell (table, row, 1, 1, "甲");
          add_cell (table, row, 2, row % 5 == 1 ? 5 : 1, "乙");
        }
      rectify_table_set_n_header_rows (table, 1);
      rectify_document_add_table (document, table);
      pdf = save (document);
      for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
        {
          g_autofree char *page = dup_page_text (pdf, i);

          g_string_append (all, page);
          assert_inside (pdf, i);
        }
      for (guint i = 0; i < n_lines; i++)
        {
          g_autofree char *mark = g_strdup_printf ("N%uE", i);

          g_assert_cmpuint (count (all->str, mark), ==, 1);
        }
    }
}

static void
collect_tags (PopplerStructureElementIter *iter, GString *tags)
{
  if (iter == NULL)
    return;
  do
    {
      g_autoptr (PopplerStructureElement) element
          = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      switch (poppler_structure_element_get_kind (element))
        {
        case POPPLER_STRUCTURE_ELEMENT_TABLE:
          g_string_append (tags, "T(");
          break;
        case POPPLER_STRUCTURE_ELEMENT_TABLE_ROW:
          g_string_append (tags, "R(");
          break;
        case POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING:
          g_string_append (tags, "H(");
          break;
        case POPPLER_STRUCTURE_ELEMENT_TABLE_DATA:
          g_string_append (tags, "D(");
          break;
        default:
          g_string_append (tags, "(");
        }
      collect_tags (child, tags);
      g_string_append_c (tags, ')');
      if (child != NULL)
        poppler_structure_element_iter_free (child);
    }
  while (poppler_structure_element_iter_next (iter));
}

static void
test_tags (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (3, 2, "丙");
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (GString) tags = g_string_new (NULL);
  PopplerStructureElementIter *iter;

  rectify_document_add_table (document, table);
  pdf = save (document);
  iter = poppler_structure_element_iter_new (pdf);
  g_assert_nonnull (iter);
  collect_tags (iter, tags);
  poppler_structure_element_iter_free (iter);
  g_assert_cmpuint (count (tags->str, "T("), ==, 1);
  g_assert_cmpuint (count (tags->str, "R("), ==, 3);
  g_assert_cmpuint (count (tags->str, "H("), ==, 2);
  g_assert_cmpuint (count (tags->str, "D("), ==, 4);
}

/* Random tables with spans: always some pages, and every text on them. */
static void
test_random (void)
{
  for (guint i = 0; i < 40; i++)
    {
      guint n_rows = g_test_rand_int_range (0, 30);
      guint n_columns = g_test_rand_int_range (1, 14);
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = rectify_table_new (n_columns);
      g_autoptr (PopplerDocument) pdf = NULL;
      g_autoptr (GString) all = g_string_new (NULL);
      g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

      for (guint row = 0; row < n_rows; row++)
        {
          rectify_table_add_row (table);
          for (guint column = 0; column < n_columns; column++)
            {
              RectifyCell *cell
                  = rectify_table_add_cell (table, row, column, g_test_rand_int_range (1, 6),
                                            g_test_rand_int_range (1, 4));
              char *mark;

              if (cell == NULL || g_test_rand_int_range (0, 4) == 0)
                continue;
              mark = g_strdup_printf ("R%uC%uE", row, column);
              rectify_cell_add_text (cell, mark);
              g_ptr_array_add (marks, mark);
            }
        }
      rectify_table_set_n_header_rows (table, 0);
      rectify_document_add_table (document, table);
      pdf = save (document);
      for (int j = 0; j < poppler_document_get_n_pages (pdf); j++)
        {
          g_autofree char *page = dup_page_text (pdf, j);

          g_string_append (all, page);
        }
      /* A mark that is broken over lines may be parted by its neighbours': its characters count. */
      for (guint j = 0; n_columns <= 4 && j < marks->len; j++)
        g_assert_cmpuint (count (all->str, g_ptr_array_index (marks, j)), ==, 1);
    }
}

/* A number keeps its unit on its line, wherever a line ends. */
static void
test_numbers (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (PopplerPage) page = NULL;
  g_autofree char *text = NULL;
  guint n_ends = 0;

  for (guint row = 0; row < 12; row++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      for (guint i = 0; i < row; i++)
        g_string_append (words, "字");
      for (guint i = 0; i < 5; i++)
        g_string_append (words, "在2023年12月31日前筹集1.55万元，");
      rectify_table_add_row (table);
      add_cell (table, row, 0, 1, "甲");
      add_cell (table, row, 1, 1, words->str);
    }
  rectify_table_set_n_header_rows (table, 0);
  rectify_document_add_table (document, table);
  pdf = save (document);
  page = poppler_document_get_page (pdf, 0);
  text = poppler_page_get_text (page);
  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n'), n_ends++)
    {
      gboolean digit = p > text && g_ascii_isdigit (p[-1]);

      g_assert_false (digit && g_unichar_isalpha (g_utf8_get_char (p + 1)));
    }
  g_assert_cmpuint (n_ends, >, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/upright", test_upright);
  g_test_add_func ("/tables/turned", test_turned);
  g_test_add_func ("/tables/turned-title", test_turned_title);
  g_test_add_func ("/tables/turned-whole", test_turned_whole);
  g_test_add_func ("/tables/turned-line", test_turned_line);
  g_test_add_func ("/tables/turned-heading-behind", test_turned_heading_behind);
  g_test_add_func ("/tables/order", test_order);
  g_test_add_func ("/tables/grid", test_grid);
  g_test_add_func ("/tables/high-row", test_high_row);
  g_test_add_func ("/tables/spans", test_spans);
  g_test_add_func ("/tables/tags", test_tags);
  g_test_add_func ("/tables/random", test_random);
  g_test_add_func ("/tables/numbers", test_numbers);
  return g_test_run ();
}
