/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <poppler.h>
#include <string.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-formats.h"
#include "rectify-pages.h"
#include "rectify-particulars.h"
#include "rectify-reading.h"
#include "rectify-report.h"
#include "rectify-task.h"

#define N_RANDOM_PLANS 25

/* Signs that nothing else has: one for each thing that an item says. */
#define FIRST_SIGN 0x5400
#define LAST_SIGN 0x5bff

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static char *folder;

static GFile *
get_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

/* All parts of a zip file, names included, one behind the other. */
static char *
unzip (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *all = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, sizeof buffer), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_string_append_printf (all, "\n%s\n", archive_entry_pathname (entry));
      while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_string_append_len (all, buffer, n);
      g_assert_cmpint (n, ==, 0);
    }
  archive_read_free (archive);
  return g_string_free (all, FALSE);
}

static char *
save_docx (RectifyDocument *document)
{
  g_autoptr (GFile) file = get_file ("notice.docx");
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_docx_format_save (document, file, NULL, &error));
  g_assert_no_error (error);
  return unzip (file);
}

static void
append_outline (GString *all, PopplerIndexIter *iter)
{
  if (iter == NULL)
    return;
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_string_append_printf (all, "%s\n", action->any.title);
      poppler_action_free (action);
      append_outline (all, child);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (poppler_index_iter_next (iter));
}

static void
append_metadata (GString *all, PopplerDocument *pdf)
{
  char *(*const get[]) (PopplerDocument *)
      = { poppler_document_get_title,   poppler_document_get_author,
          poppler_document_get_subject, poppler_document_get_keywords,
          poppler_document_get_creator, poppler_document_get_producer,
          poppler_document_get_metadata };

  for (guint i = 0; i < G_N_ELEMENTS (get); i++)
    {
      g_autofree char *value = get[i](pdf);

      g_string_append_printf (all, "%s\n", value != NULL ? value : "");
    }
}

/* What the pages show, the outline, and what is said about the file. */
static char *
save_pdf (RectifyDocument *document)
{
  g_autoptr (GFile) file = get_file ("notice.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, &error);
  g_autoptr (PopplerDocument) pdf = NULL;
  GString *all = g_string_new (NULL);
  PopplerIndexIter *outline;

  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pdf = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      g_autofree char *text = poppler_page_get_text (page);

      g_string_append (all, text);
    }
  append_metadata (all, pdf);
  outline = poppler_index_iter_new (pdf);
  append_outline (all, outline);
  g_clear_pointer (&outline, poppler_index_iter_free);
  return g_string_free (all, FALSE);
}

typedef struct {
  const char *taken; /* signs that a file has without any item */
  gunichar next;
  GString *shown;
  GString *hidden;
} Signs;

static const char *
next_sign (Signs *signs, RectifyItem *item, char *sign)
{
  do
    {
      g_assert_cmpuint (signs->next, <=, LAST_SIGN);
      memset (sign, 0, 8);
      g_unichar_to_utf8 (signs->next++, sign);
    }
  while (strstr (signs->taken, sign) != NULL);
  if (item != NULL)
    g_string_append (rectify_item_is_hidden (item) ? signs->hidden : signs->shown, sign);
  return sign;
}

/* What an item says of itself is written; of what was done on it nothing is. */
static void
sign_fields (RectifyItem *item, Signs *signs)
{
  char sign[8], other[8];
  const char *names[] = { sign, other, NULL };
  g_autofree char *text = NULL;
  g_autoptr (RectifyAssignment) assignment = NULL;
  g_autoptr (RectifyDeadline) deadline = NULL;
  g_autoptr (RectifyProgressEntry) entry = NULL;

  next_sign (signs, item, sign);
  next_sign (signs, item, other);
  text = g_strconcat (sign, "、", other, NULL);
  assignment = rectify_assignment_new (RECTIFY_ROLE_PERSON, "责任人", text, names);
  rectify_item_add_assignment (item, assignment);
  next_sign (signs, item, sign);
  deadline = rectify_deadline_new ("时限", sign, RECTIFY_DEADLINE_NONE, NULL);
  rectify_item_set_deadline (item, deadline);
  next_sign (signs, NULL, sign);
  g_string_append (signs->hidden, sign);
  entry = rectify_progress_entry_new (NULL, sign, sign, 5);
  rectify_item_add_progress (item, entry);
}

static gboolean
sign_item (RectifyItem *item, gpointer user_data)
{
  Signs *signs = user_data;
  char sign[8];
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  heading = g_strconcat (rectify_item_get_heading (item), next_sign (signs, item, sign), NULL);
  text = g_strconcat (rectify_item_get_text (item), next_sign (signs, item, sign), NULL);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  sign_fields (item, signs);
  return TRUE;
}

static void
assert_signs (const char *what, const char *text, Signs *signs)
{
  for (const char *p = signs->hidden->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *sign = g_strndup (p, g_utf8_next_char (p) - p);

      if (strstr (text, sign) != NULL)
        g_test_message ("%s has %s, which is hidden", what, sign);
      g_assert_null (strstr (text, sign));
    }
  for (const char *p = signs->shown->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *sign = g_strndup (p, g_utf8_next_char (p) - p);

      if (strstr (text, sign) == NULL)
        g_test_message ("%s lacks %s, which is shown", what, sign);
      g_assert_nonnull (strstr (text, sign));
    }
}

/* What a document says without any item: names of faces and styles. */
static char *
make_empty (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDocument) document = NULL;

  rectify_plan_set_title (plan, "整改方案");
  rectify_plan_set_organisation (plan, "某局");
  document = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
  return save_docx (document);
}

/* Nothing hidden is left in any file, and nothing shown is missing. */
static void
test_random (void)
{
  g_autofree char *taken = make_empty ();

  for (guint i = 0; i < N_RANDOM_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (1, 40));
      g_autoptr (GString) shown = g_string_new (NULL);
      g_autoptr (GString) hidden = g_string_new (NULL);
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *text = NULL;
      g_autofree char *docx = NULL;
      g_autofree char *pdf = NULL;
      Signs signs = { taken, FIRST_SIGN, shown, hidden };

      rectify_item_foreach (rectify_plan_get_root (plan), sign_item, &signs);
      document = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
      text = rectify_document_dup_text (document);
      docx = save_docx (document);
      pdf = save_pdf (document);
      assert_signs ("the text", text, &signs);
      assert_signs ("the DOCX file", docx, &signs);
      assert_signs ("the PDF file", pdf, &signs);
    }
}

/* The title says what it is; what stands around a plan inside offices is not shown. */
static void
test_head (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *docx = NULL;
  g_autofree char *title = NULL;

  rectify_plan_set_title (plan, "某局\n整改方案");
  rectify_plan_set_document_number (plan, "某发〔2023〕3号");
  rectify_plan_set_signer (plan, "签发者");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_SECRECY, "机密★1年");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_NOTE, "此件不公开");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_SIGNATURE, "某局党组");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_DATE, "2023-01-05");
  document = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
  text = rectify_document_dup_text (document);
  docx = save_docx (document);
  title = rectify_report_dup_title (plan, RECTIFY_REPORT_NOTICE);
  g_assert_true (g_str_has_prefix (text, "某局\n整改方案\n（公示稿）\n"));
  g_assert_true (g_str_has_suffix (text, "\n某局党组\n2023年1月5日\n"));
  g_assert_cmpstr (title, ==, "某局 整改方案 （公示稿）");
  g_assert_cmpstr (rectify_document_get_title (document), ==, title);
  g_assert_null (strstr (docx, "3号"));
  g_assert_null (strstr (docx, "签发者"));
  g_assert_null (strstr (docx, "机密"));
  g_assert_null (strstr (docx, "不公开"));
}

static RectifyReading *
read_source (const char *source, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, name, &error);

  g_assert_no_error (error);
  return rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
}

/* Reads a document that says how far its measures are, sets what they are by now, and makes the notice. */
static char *
compose_later (const char *source, const char *name, RectifyStatus first)
{
  g_autoptr (RectifyReading) reading = read_source (source, name);
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  g_autoptr (RectifyDocument) notice = NULL;
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);

  g_assert_cmpuint (tasks->len, ==, 2);
  rectify_item_set_status (rectify_task_get_item (&g_array_index (tasks, RectifyTask, 0)), first);
  notice = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
  return rectify_document_dup_text (notice);
}

static char *
compose_ledger (const char *source)
{
  g_autoptr (RectifyReading) reading = read_source (source, "x.txt");
  g_autoptr (RectifyDocument) ledger
      = rectify_report_compose (rectify_reading_get_plan (reading), RECTIFY_REPORT_LEDGER, NULL);

  return rectify_document_dup_text (ledger);
}

/* What was read says how far it was then: the cells of a table, which are about problems or about
 * measures, and running text. */
static void
test_outdated (void)
{
  static const struct {
    const char *name;
    const char *source;
  } cases[] = {
    { "x.md",
      "# 某局问题整改台账\n\n| 问题 | 整改措施 | 责任单位 | 整改进展 | 整改状态 |\n"
      "|---|---|---|---|---|\n| 学习不深。 | （1）加强学习。 | 办公室 | 才做一半 | 未启动 |\n"
      "| 作风不实。 | （1）加强督查。 | 办公室 | 做了三成 | 整改中 |\n" },
    { "x.md", "# 某局整改措施台账\n\n| 序号 | 整改措施 | 责任单位 | 整改进展 | 整改状态 |\n"
              "|---|---|---|---|---|\n| 1 | 加强学习。 | 办公室 | 才做一半 | 未启动 |\n"
              "| 2 | 加强督查。 | 办公室 | 做了三成 | 整改中 |\n" },
    { "x.txt", "某局关于巡察反馈问题的整改方案\n一、存在问题和整改措施\n1.学习不深。\n整改措施：\n"
               "（1）加强学习。\n整改进展：才做一半。\n整改状态：未启动\n（2）建立制度。\n"
               "整改进展：做了三成。\n整改状态：整改中。\n" },
    { "x.txt", "某局关于巡察反馈问题的整改方案\n一、存在问题和整改措施\n1.学习不深。\n整改措施：\n"
               "（1）加强学习。\n整改状态：未启动，才做一半。\n（2）建立制度。\n"
               "整改状态：整改中，做了三成。\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *closed
          = compose_later (cases[i].source, cases[i].name, RECTIFY_STATUS_CLOSED);
      g_autofree char *same
          = compose_later (cases[i].source, cases[i].name, RECTIFY_STATUS_NOT_STARTED);

      g_assert_null (strstr (closed, "未启动"));
      g_assert_null (strstr (closed, "才做一半"));
      g_assert_nonnull (strstr (closed, "已销号"));
      g_assert_nonnull (strstr (closed, "做了三成"));
      g_assert_nonnull (strstr (closed, "整改中"));
      g_assert_nonnull (strstr (same, "未启动"));
      g_assert_nonnull (strstr (same, "才做一半"));
      g_assert_null (strstr (same, "已销号"));
    }
}

static char *
compose_note (const char *label, const char *text, RectifyStatus status)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyItem) note = rectify_item_new (RECTIFY_ITEM_PROSE);
  g_autoptr (RectifyDocument) notice = NULL;

  rectify_plan_set_title (plan, "整改台账");
  rectify_item_set_label (note, label);
  rectify_item_set_text (note, text);
  rectify_item_set_status (measure, status);
  rectify_item_append_child (measure, note);
  rectify_item_append_child (rectify_plan_get_root (plan), measure);
  notice = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
  return rectify_document_dup_text (notice);
}

/* All words that are understood when something is read. */
static void
test_outdated_words (void)
{
  static const char *const first_words[] = { "未启动", "整改中", "已完成", "已销号", "长期坚持" };
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "vocabulary", "zh.ini", NULL);
  g_autoptr (GKeyFile) vocabulary = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (vocabulary, path, G_KEY_FILE_NONE, NULL));
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    {
      g_auto (GStrv) words = g_key_file_get_string_list (vocabulary, "status",
                                                         rectify_status_get_nick (i), NULL, NULL);

      g_assert_nonnull (words);
      for (guint j = 0; words[j] != NULL; j++)
        for (RectifyStatus now = 0; now < RECTIFY_N_STATUSES; now++)
          {
            g_autofree char *text = compose_note ("整改状态", words[j], now);
            g_autofree char *wanted
                = compose_note ("整改状态", i == now ? words[j] : first_words[now], now);

            g_assert_cmpstr (text, ==, wanted);
            g_assert_nonnull (strstr (text, i == now ? words[j] : first_words[now]));
          }
    }
}

static void
test_outdated_answers (void)
{
  static const struct {
    const char *label;
    const char *text;
    RectifyStatus now;
    const char *answer;
  } cases[] = {
    { "是否销号", "否", RECTIFY_STATUS_CLOSED, "是" },
    { "是否销号", "否", RECTIFY_STATUS_DONE, "否" },
    { "是否销号", "是", RECTIFY_STATUS_IN_PROGRESS, "否" },
    { "是否完成", "否", RECTIFY_STATUS_DONE, "是" },
    { "是否完成", "是", RECTIFY_STATUS_CLOSED, "是" },
    { "是否完成", "否", RECTIFY_STATUS_IN_PROGRESS, "否" },
    { "", "是否完成：否", RECTIFY_STATUS_DONE, "是否完成：是" },
    { "整改状态", "未完成", RECTIFY_STATUS_IN_PROGRESS, "未完成" },
    { "整改状态", "未完成", RECTIFY_STATUS_DONE, "已完成" },
    /* How much of it is done, and what it waits for. Nobody said anything of what is not begun. */
    { "整改状态", "完成80%", RECTIFY_STATUS_DONE, "已完成" },
    { "整改状态", "80%", RECTIFY_STATUS_DONE, "已完成" },
    { "整改状态", "完成约80％。", RECTIFY_STATUS_DONE, "已完成。" },
    { "整改状态", "完成80%", RECTIFY_STATUS_IN_PROGRESS, "完成80%" },
    { "整改状态", "完成80%", RECTIFY_STATUS_NOT_STARTED, "完成80%" },
    { "整改状态", "完成100%", RECTIFY_STATUS_DONE, "完成100%" },
    { "整改状态", "完成100%", RECTIFY_STATUS_CLOSED, "已销号" },
    { "整改状态", "合格率达到80%", RECTIFY_STATUS_DONE, "合格率达到80%" },
    { "整改状态", "待验收", RECTIFY_STATUS_CLOSED, "已销号" },
    { "整改状态", "待验收", RECTIFY_STATUS_DONE, "待验收" },
    { "整改状态", "待验收", RECTIFY_STATUS_NOT_STARTED, "待验收" },
    { "整改状态", "整改中（预计9月完成）。", RECTIFY_STATUS_DONE, "已完成" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = compose_note (cases[i].label, cases[i].text, cases[i].now);

      g_assert_true (g_str_has_suffix (g_strchomp (text), cases[i].answer));
    }
}

/* Also in English, where words are parted by blanks. */
static void
test_english (void)
{
  static const struct {
    const char *note;
    RectifyStatus now;
    const char *renewed;
  } cases[] = {
    { "Status: In progress", RECTIFY_STATUS_DONE, "Status: Done" },
    { "Status: In progress.", RECTIFY_STATUS_DONE, "Status: Done." },
    { "Status: in progress, half done", RECTIFY_STATUS_CLOSED, "Status: Closed" },
    { "Status: Not yet started", RECTIFY_STATUS_IN_PROGRESS, "Status: In progress" },
    { "Status: Completed (30 June 2025)", RECTIFY_STATUS_CLOSED, "Status: Closed" },
    { "Status: 80% complete", RECTIFY_STATUS_DONE, "Status: Done" },
    { "Status: 80%", RECTIFY_STATUS_IN_PROGRESS, "Status: 80%" },
    { "Status: Under way", RECTIFY_STATUS_IN_PROGRESS, "Status: Under way" },
    { "Status: Not completed", RECTIFY_STATUS_DONE, "Status: Done" },
    { "Status: Awaiting acceptance", RECTIFY_STATUS_CLOSED, "Status: Closed" },
    { "Closed: No", RECTIFY_STATUS_CLOSED, "Closed: Yes" },
    { "Closed: yes", RECTIFY_STATUS_DONE, "Closed: No" },
    { "Completed: no", RECTIFY_STATUS_DONE, "Completed: Yes" },
    { "Status: The valve must be closed", RECTIFY_STATUS_DONE, NULL },
    { "Status: Pump is out of order", RECTIFY_STATUS_DONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source
          = g_strconcat ("Rectification plan of the River Office\nI. Problems and measures\n"
                         "1. Inspections were not recorded.\nMeasures:\n(1) Keep a log book.\n"
                         "Responsible unit: River section\n",
                         cases[i].note, "\n(2) Check it.\nResponsible unit: River section\n", NULL);
      g_autofree char *text = compose_later (source, "x.txt", cases[i].now);
      g_autofree char *ledger = compose_ledger (source);

      g_test_message ("%s", cases[i].note);
      g_assert_nonnull (strstr (text, cases[i].renewed != NULL ? cases[i].renewed : cases[i].note));
      g_assert_true ((strstr (ledger, cases[i].note) == NULL) == (cases[i].renewed != NULL));
    }
}

/* What is said of a problem as a whole; and of each of many measures that it stands behind. */
static void
test_many (void)
{
  enum { N = 400 };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyDocument) notice = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  rectify_plan_set_title (plan, "整改方案");
  rectify_item_append_child (rectify_plan_get_root (plan), problem);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (RectifyItem) note = rectify_item_new (RECTIFY_ITEM_PROSE);

      rectify_item_set_status (measure,
                               i % 2 == 0 ? RECTIFY_STATUS_DONE : RECTIFY_STATUS_IN_PROGRESS);
      rectify_item_set_text (note, "整改状态：整改中");
      rectify_item_append_child (problem, measure);
      rectify_item_append_child (problem, note);
    }
  notice = rectify_report_compose (plan, RECTIFY_REPORT_NOTICE, NULL);
  text = rectify_document_dup_text (notice);
  for (const char *p = text; (p = strstr (p, "整改状态：")) != NULL; n++)
    {
      p += strlen ("整改状态：");
      g_assert_true (g_str_has_prefix (p, n % 2 == 0 ? "已完成" : "整改中"));
    }
  g_assert_cmpuint (n, ==, N);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-notice-XXXXXX", NULL);
  g_test_add_func ("/notice/random", test_random);
  g_test_add_func ("/notice/head", test_head);
  g_test_add_func ("/notice/outdated", test_outdated);
  g_test_add_func ("/notice/outdated-words", test_outdated_words);
  g_test_add_func ("/notice/outdated-answers", test_outdated_answers);
  g_test_add_func ("/notice/english", test_english);
  g_test_add_func ("/notice/many", test_many);
  status = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return status;
}
