/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "generated-plan.h"
#include "page-inspector.h"
#include "rectify-formats.h"
#include "rectify-pages.h"
#include "rectify-reading.h"
#include "rectify-report.h"

/* So many documents are generated of a length, each from its own number, and the longest of so many
 * pages. Under sanitizers all takes many times as long. */
#ifdef __SANITIZE_ADDRESS__
#define N_SHORT 2
#define N_LONG 1
#define N_TABLES 3
#define LONGEST 100
#else
#define N_SHORT 4
#define N_LONG 1
#define N_TABLES 12
#define LONGEST 2000
#endif

static char *folder;

/* Prints a document, reads the file and looks at every page of it. */
static guint
assert_printed (RectifyDocument *document, const char *name)
{
  g_autofree char *path = g_build_filename (folder, "pages.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  guint n_pages;

  g_assert_no_error (error);
  g_assert_cmpstr (rectify_pages_get_missing (pages), ==, "");
  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  n_pages = rectify_pages_get_n_pages (pages);
  g_clear_object (&pages);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  faults = page_inspector_inspect (bytes, document);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", name, (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
  return n_pages;
}

static void
assert_reports_printed (RectifyPlan *plan, const char *name)
{
  /* As from a ledger: what goes out has codes. */
  rectify_plan_set_id (plan, 7);
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      g_autoptr (RectifyDocument) document = rectify_report_compose (plan, report, NULL);
      g_autofree char *full_name
          = g_strdup_printf ("%s, %s", name, rectify_report_get_nick (report));

      assert_printed (document, full_name);
    }
}

/* A document that somebody wrote, in all reports; and as it is. */
static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, &error);
  g_autoptr (RectifyReading) reading = NULL;

  g_assert_no_error (error);
  assert_printed (document, path);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);
  g_assert_no_error (error);
  assert_reports_printed (rectify_reading_get_plan (reading), path);
}

static void
add_folder (const char *path, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/inspector/%s/%s", prefix, name);

      if (g_str_has_suffix (name, ".txt"))
        g_test_add_data_func_full (test, g_build_filename (path, name, NULL), test_file, g_free);
    }
}

static void
test_no_corpus (void)
{
  g_test_skip ("RECTIFY_CORPUS is not set");
}

/* Plans of so many pages, in all reports as long as these are short. */
static void
assert_generated (guint32 seed, guint n_wanted)
{
  g_autoptr (RectifyPlan) plan = generated_plan_new (seed, n_wanted);
  g_autofree char *name = g_strdup_printf ("plan %u of %u pages", seed, n_wanted);
  g_autoptr (RectifyDocument) document = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
  guint n_pages = assert_printed (document, name);

  g_assert_cmpuint (n_pages, >=, n_wanted);
  g_assert_cmpuint (n_pages, <=, n_wanted + n_wanted / 4 + 2);
  if (n_wanted <= 100)
    assert_reports_printed (plan, name);
}

static void
test_short_plans (void)
{
  for (guint32 seed = 0; seed < N_SHORT; seed++)
    assert_generated (seed, seed % 2 + 1);
}

static void
test_long_plans (void)
{
  for (guint32 seed = 0; seed < N_LONG; seed++)
    assert_generated (seed, 10);
  assert_generated (N_LONG, 100);
}

static void
test_longest_plan (gconstpointer data)
{
  guint n_pages = MIN (GPOINTER_TO_UINT (data), LONGEST);

  assert_generated (n_pages, n_pages);
}

/* Tables with cells over several rows and columns, upright and across, between paragraphs. */
static void
test_tables (void)
{
  for (guint32 seed = 0; seed < N_TABLES; seed++)
    {
      g_autoptr (RectifyDocument) document = generated_document_new (seed, 30);
      g_autofree char *name = g_strdup_printf ("tables %u", seed);

      assert_printed (document, name);
    }
}

/* What the standard leaves to the office: other paper, lines set loosely, more of them. */
static void
test_styles (void)
{
  const RectifyPageStyle styles[] = { { .paper = RECTIFY_PAPER_A3 },
                                      { .paper = RECTIFY_PAPER_LETTER },
                                      { .is_loose = TRUE },
                                      { .n_lines = 24 },
                                      { .has_bold_third = TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (RectifyPlan) plan = generated_plan_new (i, 5);
      g_autoptr (RectifyDocument) document
          = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
      g_autofree char *name = g_strdup_printf ("style %u", i);

      rectify_document_set_page_style (document, &styles[i]);
      assert_printed (document, name);
    }
}

static void
add (RectifyDocument *document, RectifyParagraphRole role, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
}

static RectifyDocument *
create_drawing (const char *title, double height, const char *number, gboolean has_drawing)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = rectify_drawing_new (300, height, title);
  g_autoptr (RectifyTable) table = rectify_table_new (1);

  rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), number);
  rectify_drawing_set_table (drawing, table);
  rectify_drawing_add_rectangle (drawing, RECTIFY_COLOUR_TEXT, RECTIFY_PATTERN_EMPTY, 0, 0, 300,
                                 height);
  rectify_drawing_add_text (drawing, RECTIFY_COLOUR_TEXT, number, 10, 0, RECTIFY_TEXT_LEFT, 20, 20,
                            100, 20);
  add (document, RECTIFY_PARAGRAPH_TITLE, "整改进展图示");
  add (document, RECTIFY_PARAGRAPH_BODY, "情况如下图所示。");
  if (has_drawing)
    rectify_document_add_drawing (document, drawing);
  add (document, RECTIFY_PARAGRAPH_BODY, "以上请审阅。");
  return document;
}

/* A check of drawings that cannot fail is none: one that is printed is held against others. */
static void
test_drawings (void)
{
  const struct {
    const char *title;
    double height;
    const char *number;
    gboolean has_drawing;
    const char *fault; /* NULL: none */
  } cases[] = { { "图1　甲", 200, "12", TRUE, NULL },
                { "图2　甲", 200, "12", TRUE, "is on no page" },
                { "图1　甲", 200, "124", TRUE, "is missing in a drawing" },
                { "图1　甲", 280, "12", TRUE, "stands in a drawing" },
                { "图1　甲", 500, "12", TRUE, "reaches out of the type area" },
                { "图1　甲", 200, "12", FALSE, "stand" } };
  g_autofree char *path = g_build_filename (folder, "drawing.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) printed = create_drawing ("图1　甲", 200, "12", TRUE);
  g_autoptr (RectifyPages) pages = rectify_pages_new (printed, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) other
          = create_drawing (cases[i].title, cases[i].height, cases[i].number, cases[i].has_drawing);
      g_autoptr (GPtrArray) faults = page_inspector_inspect (bytes, other);
      gboolean found = FALSE;

      for (guint j = 0; j < faults->len; j++)
        {
          g_test_message ("%u: %s", i, (char *) g_ptr_array_index (faults, j));
          found = found
                  || (cases[i].fault != NULL
                      && strstr (g_ptr_array_index (faults, j), cases[i].fault) != NULL);
        }
      g_assert_cmpint (found, ==, cases[i].fault != NULL);
      g_assert_cmpint (faults->len > 0, ==, cases[i].fault != NULL);
    }
}

/* Titles of one line and of several, with blanks where lines end. */
static void
test_titles (void)
{
  static const char *const titles[]
      = { "整改方案", "中共青石县水利局党组 关于巡察反馈问题的任务分工单",
          "中共青石县水利局党组　关于县委第三巡察组反馈意见的整改方案（2023年度）",
          "某市交通运输局机关党委巡察“回头看”整改落实方案 （2023年5月印发）任务分工单" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();

      add (document, RECTIFY_PARAGRAPH_TITLE, titles[i]);
      add (document, RECTIFY_PARAGRAPH_BODY, "正文。");
      assert_printed (document, titles[i]);
    }
}

/* With letterhead, addressee, attachments, signature and imprint around the text. */
static void
test_furniture (void)
{
  for (guint32 seed = 0; seed < N_SHORT; seed++)
    {
      g_autoptr (RectifyPlan) plan = generated_plan_new (seed, 1 + seed);
      g_autoptr (RectifyDocument) text = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autofree char *name = g_strdup_printf ("furniture %u", seed);

      add (document, RECTIFY_PARAGRAPH_COPY_NUMBER, "000001");
      add (document, RECTIFY_PARAGRAPH_SECRECY, "秘密★1年");
      add (document, RECTIFY_PARAGRAPH_MARK, "云溪区水务局文件");
      add (document, RECTIFY_PARAGRAPH_NUMBER, "云水发〔2022〕3号");
      for (guint i = 0; i < rectify_document_get_n_blocks (text); i++)
        {
          rectify_document_add (document, rectify_document_get_paragraph (text, i));
          if (i == 0)
            add (document, RECTIFY_PARAGRAPH_ADDRESSEE, "区委办公室、区政府办公室：");
        }
      add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, "附件：1.\t整改台账");
      add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, "2.\t任务分工单");
      add (document, RECTIFY_PARAGRAPH_SIGNATURE, "云溪区水务局");
      add (document, RECTIFY_PARAGRAPH_DATE, "2022年12月31日");
      add (document, RECTIFY_PARAGRAPH_COPIES, "抄送：\t区纪委监委机关，各乡镇人民政府。");
      add (document, RECTIFY_PARAGRAPH_PRINTED, "云溪区水务局办公室\t2022年12月31日印发");
      assert_printed (document, name);
    }
}

/* What the inspector measures by is what the standard says (GB/T 9704-2012, 5 and 7.3.3). */
static void
test_numbers (void)
{
  RectifyLayout layout;

  rectify_layout_init (&layout, &(RectifyPageStyle){ 0 });
  g_assert_cmpfloat_with_epsilon (layout.page_width / RECTIFY_MM, 210, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.page_height / RECTIFY_MM, 297, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.margin_top / RECTIFY_MM, 37, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.margin_left / RECTIFY_MM, 28, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.area_width / RECTIFY_MM, 156, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.area_height / RECTIFY_MM, 225, 0.001);
  g_assert_cmpuint (layout.n_lines, ==, 22);
  g_assert_cmpfloat_with_epsilon (28 * layout.cell, layout.area_width, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.indent, 2 * layout.cell, 0.001);
  g_assert_cmpfloat_with_epsilon (layout.title_size, 22, 0.001);
  /* 21 pitches and a character are the type area's height. */
  g_assert_cmpfloat_with_epsilon (21 * layout.pitch + layout.cell, layout.area_height,
                                  0.1 * RECTIFY_MM);
}

int
main (int argc, char **argv)
{
  const char *corpus = g_getenv ("RECTIFY_CORPUS");
  const char *samples = g_getenv ("RECTIFY_SAMPLES");
  g_autofree char *templates = g_build_filename (samples, "..", "templates", NULL);
  g_autofree char *path = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  path = g_build_filename (folder, "pages.pdf", NULL);
  add_folder (samples, "samples");
  add_folder (templates, "templates");
  if (corpus != NULL)
    add_folder (corpus, "corpus");
  else
    g_test_add_func ("/inspector/corpus", test_no_corpus);
  g_test_add_func ("/inspector/numbers", test_numbers);
  g_test_add_func ("/inspector/short-plans", test_short_plans);
  g_test_add_func ("/inspector/long-plans", test_long_plans);
  g_test_add_data_func ("/inspector/500-pages", GUINT_TO_POINTER (500), test_longest_plan);
  g_test_add_data_func ("/inspector/2000-pages", GUINT_TO_POINTER (2000), test_longest_plan);
  g_test_add_func ("/inspector/tables", test_tables);
  g_test_add_func ("/inspector/styles", test_styles);
  g_test_add_func ("/inspector/drawings", test_drawings);
  g_test_add_func ("/inspector/titles", test_titles);
  g_test_add_func ("/inspector/furniture", test_furniture);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
