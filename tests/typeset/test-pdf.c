/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "rectify-pages.h"
#include "sample-document.h"

#define N_RANDOM_DOCUMENTS 40

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerStructureElement, g_object_unref)

static char *folder;

static GFile *
get_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
save (RectifyDocument *document, GFile *file, GError **error)
{
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, error);

  g_assert_nonnull (pages);
  return rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, error);
}

static PopplerDocument *
make (RectifyDocument *document)
{
  g_autoptr (GFile) file = get_file ("test.pdf");
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf;

  g_assert_true (save (document, file, &error));
  g_assert_no_error (error);
  pdf = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

typedef struct {
  gunichar character;
  double x;
  double y;
} Sign;

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const Sign *one = a, *two = b;

  if (fabs (one->y - two->y) > 6)
    return one->y < two->y ? -1 : 1;
  return one->x < two->x ? -1 : one->x > two->x;
}

/* The characters of a page in the order of their places. Poppler's own lines fall apart where a
 * squeezed mark's box reaches into its neighbour's. */
static GArray *
list_signs (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  GArray *signs = g_array_new (FALSE, FALSE, sizeof (Sign));
  const char *p = text;
  guint n_boxes;

  if (!poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return signs;
  for (guint i = 0; i < n_boxes && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      Sign sign = { g_utf8_get_char (p), boxes[i].x1, (boxes[i].y1 + boxes[i].y2) / 2 };

      if (!g_unichar_isspace (sign.character))
        g_array_append_val (signs, sign);
    }
  g_array_sort (signs, compare_signs);
  return signs;
}

/* The lines of a page, from its head; the page number, which is checked, is not among them. */
static char **
list_lines (PopplerDocument *pdf, int index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, index);
  g_autoptr (GArray) signs = list_signs (page);
  g_autofree char *number = g_strdup_printf ("—%d—", index + 1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean numbered = FALSE;

  for (guint i = 0; i <= signs->len; i++)
    {
      const Sign *sign = i < signs->len ? &g_array_index (signs, Sign, i) : NULL;

      if (line->len > 0 && (sign == NULL || fabs (sign->y - sign[-1].y) > 6))
        {
          if (g_str_equal (line->str, number))
            numbered = TRUE;
          else
            g_strv_builder_add (lines, line->str);
          g_string_truncate (line, 0);
        }
      if (sign != NULL)
        g_string_append_unichar (line, sign->character);
    }
  g_assert_true (numbered);
  return g_strv_builder_end (lines);
}

static char *
read_text (PopplerDocument *pdf)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_auto (GStrv) lines = list_lines (pdf, i);
      g_autofree char *joined = g_strjoinv ("", lines);

      g_string_append (text, joined);
    }
  return g_string_free (text, FALSE);
}

static void
assert_same_text (RectifyDocument *document)
{
  g_autoptr (PopplerDocument) pdf = make (document);
  g_autofree char *source = rectify_document_dup_text (document);
  g_autofree char *wanted = without_blanks (source);
  g_autofree char *got = read_text (pdf);

  g_assert_cmpstr (got, ==, wanted);
}

static void
test_text (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();

  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
                       "喆珺昇堃玥祎旻赟镕査，office affiliate final flow，100%、3.5℃。");
  sample_document_add (
      document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY,
      "见 https://www.example.org/a-long-address/that-goes-on-and-on-until-the-line"
      "-is-full-and-then-some-more，《条例》〔2022〕3号“两个确立”……");
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2,
                       "（二）赟镕喆同志“四个意识”方面");
  assert_same_text (document);
}

/* All in one paragraph, without a mark, and with marks at random; more than Pango can measure. */
static void
test_endless_paragraph (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GString) unbroken = g_string_new (NULL);
  g_autoptr (GString) marked = g_string_new (NULL);

  for (guint i = 0; i < 140000; i++)
    g_string_append (unbroken, "字");
  for (guint i = 0; i < 20000; i++)
    g_string_append (marked, g_test_rand_int_range (0, 6) == 0 ? "，" : "文");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, unbroken->str);
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, marked->str);
  assert_same_text (document);
}

/* A long title: even lines, broken by sense. */
static void
test_title (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (PopplerDocument) pdf = NULL;
  g_auto (GStrv) lines = NULL;

  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY,
                       "区财政局党组2021年年末专题民主生活会整改方案（五个带头）");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "正文。");
  pdf = make (document);
  lines = list_lines (pdf, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, "区财政局党组2021年年末");
  g_assert_cmpstr (lines[1], ==, "专题民主生活会整改方案（五个带头）");
}

static void
test_random (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (RectifyDocument) document = sample_document_new_random ();

      assert_same_text (document);
    }
}

static void
test_metadata (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (PopplerDocument) pdf = make (document);
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, 1);
  g_autofree char *title = poppler_document_get_title (pdf);
  g_autofree char *author = poppler_document_get_author (pdf);
  g_autofree char *creator = poppler_document_get_creator (pdf);
  g_autofree char *label = poppler_page_get_label (page);
  double width, height;

  g_assert_cmpstr (title, ==, "区财政局党组整改方案");
  g_assert_cmpstr (author, ==, "区财政局");
  g_assert_cmpstr (creator, ==, "Rectify");
  g_assert_cmpstr (label, ==, "2");
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.5);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.5);
}

/* The outline, a line an entry, indented by level; each leads to where its words stand. */
static void
write_outline (PopplerDocument *pdf, PopplerIndexIter *iter, guint level, GString *outline)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);
      g_auto (GStrv) lines = NULL;
      g_autofree char *title = NULL;
      g_autofree char *page = NULL;

      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      lines = list_lines (pdf, action->goto_dest.dest->page_num - 1);
      page = g_strjoinv ("", lines);
      title = without_blanks (action->any.title);
      g_assert_nonnull (strstr (page, title));
      g_string_append_printf (outline, "%*s%s\n", level, "", title);
      if (child != NULL)
        write_outline (pdf, child, level + 1, outline);
      g_clear_pointer (&child, poppler_index_iter_free);
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
}

static void
test_outline (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (PopplerDocument) pdf = make (document);
  PopplerIndexIter *iter = poppler_index_iter_new (pdf);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new ("一、存在问题及整改措施\n");

  g_assert_nonnull (iter);
  write_outline (pdf, iter, 0, got);
  poppler_index_iter_free (iter);
  for (guint i = 1; i <= 9; i++)
    g_string_append_printf (wanted, " （%u）担当作为方面\n  %u.调查研究不深。\n", i, i);
  g_string_append (wanted, "二、工作要求\n");
  g_assert_cmpstr (got->str, ==, wanted->str);
}

/* At a page's foot stands no heading, and neither there nor at its head a line on its own. */
static void
test_page_ends (void)
{
  guint n_pages = 0;

  for (guint i = 0; i < N_RANDOM_DOCUMENTS; i++)
    {
      g_autoptr (RectifyDocument) document = sample_document_new_random ();
      g_autoptr (PopplerDocument) pdf = make (document);
      gboolean in_heading = FALSE;

      for (int page = 0; page < poppler_document_get_n_pages (pdf); page++)
        {
          g_auto (GStrv) lines = list_lines (pdf, page);
          guint n_lines = g_strv_length (lines);
          const char *last = lines[n_lines - 1];

          g_assert_cmpuint (n_lines, <=, 22);
          if (page > 0)
            g_assert_false (strstr (lines[0], "■") != NULL && strstr (lines[0], "●") == NULL);
          g_assert_false (strstr (last, "●") != NULL && strstr (last, "■") == NULL);
          for (guint line = 0; line < n_lines; line++)
            {
              if (strstr (lines[line], "◆") != NULL)
                in_heading = TRUE;
              else if (strstr (lines[line], "●") != NULL)
                in_heading = FALSE;
            }
          g_assert_false (in_heading);
          n_pages++;
        }
    }
  g_assert_cmpuint (n_pages, >, 3 * N_RANDOM_DOCUMENTS);
}

/* Read aloud, pages are headings and paragraphs in their order: one root, and a tag for each. */
static void
test_structure (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (PopplerDocument) pdf = NULL;
  PopplerStructureElementIter *root;
  PopplerStructureElementIter *iter;
  g_autoptr (GString) got = g_string_new (NULL);

  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "整改方案");
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、问题");
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, "（一）作风");
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_3, RECTIFY_RUN_HEADING_3, "1.调研");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "下基层不多。");
  sample_document_add (document, RECTIFY_PARAGRAPH_FIELD, RECTIFY_RUN_LABEL, "责任单位：");
  pdf = make (document);
  root = poppler_structure_element_iter_new (pdf);
  g_assert_nonnull (root);
  iter = poppler_structure_element_iter_get_child (root);
  g_assert_false (poppler_structure_element_iter_next (root));
  do
    {
      g_autoptr (PopplerStructureElement) element
          = poppler_structure_element_iter_get_element (iter);

      switch (poppler_structure_element_get_kind (element))
        {
        case POPPLER_STRUCTURE_ELEMENT_HEADING_1:
          g_string_append (got, "1");
          break;
        case POPPLER_STRUCTURE_ELEMENT_HEADING_2:
          g_string_append (got, "2");
          break;
        case POPPLER_STRUCTURE_ELEMENT_HEADING_3:
          g_string_append (got, "3");
          break;
        case POPPLER_STRUCTURE_ELEMENT_PARAGRAPH:
          g_string_append (got, "P");
          break;
        default:
          g_string_append (got, "-");
        }
    }
  while (poppler_structure_element_iter_next (iter));
  poppler_structure_element_iter_free (iter);
  poppler_structure_element_iter_free (root);
  g_test_message ("%s", got->str);
  /* The page number is a part of none of them. */
  g_assert_cmpstr (got->str, ==, "P123PP");
}

/* What draws nothing, what needs Pango, what stands for no character: nothing behind it is lost. */
static void
test_odd_characters (void)
{
  static const char *const odd[] = { "\xe2\x81\xa0",
                                     "\xc2\xad",
                                     "\xe2\x80\x8d",
                                     "\xe2\x80\x8e",
                                     "学习\xe2\x81\xa8"
                                     "ab\xe2\x81\xa9不强",
                                     "学\t习",
                                     "\t",
                                     "א ב عرب",
                                     "😀👩‍👧",
                                     "é̂̂",
                                     "学\xef\xbf\xbe习\xef\xbf\xbf",
                                     "\xef\xb7\x90",
                                     "\xf4\x8f\xbf\xbf" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyTable) table = rectify_table_new (2);
      g_autoptr (PopplerDocument) pdf = NULL;
      g_autoptr (PopplerPage) page = NULL;
      g_autofree char *got = NULL;

      rectify_document_set_title (document, odd[i]);
      sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, odd[i]);
      sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, odd[i]);
      rectify_table_add_row (table);
      rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), odd[i]);
      rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 1), "后格");
      rectify_document_add_table (document, table);
      sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "后文");
      pdf = make (document);
      page = poppler_document_get_page (pdf, 0);
      got = poppler_page_get_text (page);
      g_assert_nonnull (strstr (got, "后格"));
      g_assert_nonnull (strstr (got, "后文"));
    }
}

/* Also where pages are written while others are set, which may be any number of them. */
static void
test_same_bytes_of_many (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (1400);
  g_autoptr (GFile) file = get_file ("many.pdf");
  g_autofree char *first = NULL;
  gsize first_length;

  g_setenv ("SOURCE_DATE_EPOCH", "1650000000", TRUE);
  g_assert_true (save (document, file, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &first, &first_length, NULL, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *next = NULL;
      gsize length;

      g_assert_true (rectify_document_save_pdf (document, file, NULL, NULL, NULL, NULL, NULL));
      g_assert_true (g_file_load_contents (file, NULL, &next, &length, NULL, NULL));
      g_assert_cmpmem (first, first_length, next, length);
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_same_bytes (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GFile) file = get_file ("same.pdf");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (GDateTime) date = NULL;
  gsize first_length, second_length;

  g_setenv ("SOURCE_DATE_EPOCH", "1650000000", TRUE);
  g_assert_true (save (document, file, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &first, &first_length, NULL, NULL));
  g_assert_true (save (document, file, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &second, &second_length, NULL, NULL));
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_cmpmem (first, first_length, second, second_length);
  pdf = poppler_document_new_from_gfile (file, NULL, NULL, NULL);
  date = poppler_document_get_creation_date_time (pdf);
  g_assert_cmpint (g_date_time_to_unix (date), ==, 1650000000);
}

static void
assert_only (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (found, "test.pdf") && !g_str_equal (found, "same.pdf"))
      g_assert_cmpstr (found, ==, name);
}

static void
test_no_folder (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GFile) file = get_file ("none/plan.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (document, file, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "“plan.pdf”"));
}

static void
test_no_file (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (document, file, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (save (document, null, &error));
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

/* A disk that is full in the middle of the file: what was there before is there still. */
static void
test_full_disk (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autoptr (GFile) file = get_file ("kept.pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  struct rlimit old, small;

  g_assert_true (
      g_file_replace_contents (file, "old", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 20000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (save (document, file, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  assert_only ("kept.pdf");
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
cancel_at_second (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, 2);
  if (done == 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (30);
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);
  g_autoptr (GFile) file = get_file ("cancelled.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      rectify_pages_save_pdf (pages, file, cancellable, cancel_at_second, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_only ("");
}

static void
test_link (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new ();
  g_autofree char *link_path = g_build_filename (folder, "link.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link_path);
  g_autoptr (GFile) target = get_file ("target.pdf");
  g_autofree char *contents = NULL;

  g_assert_true (g_file_replace_contents (target, "old", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
  g_assert_true (g_file_make_symbolic_link (file, "target.pdf", NULL, NULL));
  g_assert_true (save (document, file, NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_load_contents (target, NULL, &contents, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_file_delete (file, NULL, NULL);
  g_file_delete (target, NULL, NULL);
}

static void
test_empty (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (PopplerDocument) pdf = make (document);

  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
}

static void
test_500_pages (void)
{
  g_autoptr (RectifyDocument) document = sample_document_new_long (1300);
  g_autoptr (PopplerDocument) pdf = make (document);
  int n_pages = poppler_document_get_n_pages (pdf);
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (n_pages, >=, 450);
  g_assert_cmpint (n_pages, <=, 550);
  lines = list_lines (pdf, n_pages - 1);
  g_assert_cmpstr (lines[g_strv_length (lines) - 1], ==, "全文终了");
}

int
main (int argc, char **argv)
{
  int status;
  g_autofree char *file = NULL;
  g_autofree char *same = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-pdf-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/random", test_random);
  g_test_add_func ("/pdf/endless-paragraph", test_endless_paragraph);
  g_test_add_func ("/pdf/title", test_title);
  g_test_add_func ("/pdf/metadata", test_metadata);
  g_test_add_func ("/pdf/outline", test_outline);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/page-ends", test_page_ends);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/same-bytes-of-many", test_same_bytes_of_many);
  g_test_add_func ("/pdf/odd-characters", test_odd_characters);
  g_test_add_func ("/pdf/no-folder", test_no_folder);
  g_test_add_func ("/pdf/no-file", test_no_file);
  g_test_add_func ("/pdf/full-disk", test_full_disk);
  g_test_add_func ("/pdf/cancel", test_cancel);
  g_test_add_func ("/pdf/link", test_link);
  g_test_add_func ("/pdf/empty", test_empty);
  g_test_add_func ("/pdf/500-pages", test_500_pages);
  status = g_test_run ();
  file = g_build_filename (folder, "test.pdf", NULL);
  same = g_build_filename (folder, "same.pdf", NULL);
  g_unlink (file);
  g_unlink (same);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
