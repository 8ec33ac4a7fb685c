/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "forgery.h"
#include "picture.h"
#include "rectify-close-out.h"
#include "rectify-formats.h"
#include "rectify-pages.h"
#include "rectify-reading.h"
#include "rectify-report.h"

/*
 * The first pages of each report as somebody looked at and approved of them. With RECTIFY_APPROVE
 * set they are written anew: look at each of them before it is committed. A report without a
 * picture fails.
 */

#define N_PAGES 2

static char *folder;
static RectifyPlan *plan;

/* The faces of Debian 12 that the pictures were made with. */
static const char *const families[RECTIFY_N_FACES]
    = { [RECTIFY_FACE_FANGSONG] = "Noto Serif CJK SC",
        [RECTIFY_FACE_KAI] = "LXGW WenKai",
        [RECTIFY_FACE_HEI] = "Noto Sans CJK SC",
        [RECTIFY_FACE_TITLE] = "Noto Serif CJK SC",
        [RECTIFY_FACE_SONG] = "Noto Serif CJK SC" };

static const char *
find_other_face (void)
{
  for (guint face = 0; face < RECTIFY_N_FACES; face++)
    {
      g_auto (GStrv) found = g_strsplit (rectify_fonts_get_families (face), ",", 2);

      if (!g_str_equal (found[0], families[face]))
        return rectify_fonts_get_name (face);
    }
  return NULL;
}

static PopplerDocument *
print (RectifyDocument *document)
{
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *pdf;

  g_assert_no_error (error);
  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, &error));
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
get_path (const char *nick, int page)
{
  g_autofree char *name = g_strdup_printf ("%s-%d.png", nick, page + 1);

  return g_test_build_filename (G_TEST_DIST, "typeset", "approved", name, NULL);
}

/* A page that there is no more. */
static void
check_no_page (int page, const char *nick)
{
  g_autofree char *path = get_path (nick, page);

  if (g_getenv ("RECTIFY_APPROVE") != NULL)
    g_unlink (path);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_test_message ("%s has no page %d any more. If that is right, run this test with "
                  "RECTIFY_APPROVE=1.",
                  nick, page + 1);
  g_test_fail ();
}

static void
check_page (PopplerDocument *pdf, int page, const char *nick)
{
  g_autofree char *name = g_strdup_printf ("%s-%d.png", nick, page + 1);
  g_autofree char *path = get_path (nick, page);
  g_autoptr (Picture) picture = picture_new_from_page (pdf, page);
  g_autoptr (Picture) approved = NULL;
  g_autofree char *difference = NULL;

  if (g_getenv ("RECTIFY_APPROVE") != NULL)
    {
      g_assert_true (picture_save (picture, path));
      return;
    }
  approved = picture_new_from_file (path);
  if (approved == NULL)
    {
      g_test_message ("Nobody approved of %s. Run this test with RECTIFY_APPROVE=1 and look at it.",
                      name);
      g_test_fail ();
      return;
    }
  difference = picture_find_difference (picture, approved);
  if (difference == NULL)
    return;
  g_test_message ("%s is not as it was approved: %s. If it is better, run this test with "
                  "RECTIFY_APPROVE=1.",
                  name, difference);
  g_test_fail ();
}

static void
test_report (gconstpointer data)
{
  RectifyReport report = GPOINTER_TO_UINT (data);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) day = g_date_new_dmy (5, 7, 2023);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;

  if (find_other_face () != NULL)
    {
      g_autofree char *reason
          = g_strdup_printf ("%s is another face than that of the pictures.", find_other_face ());

      g_test_skip (reason);
      return;
    }
  rectify_report_options_set_today (options, day);
  document = rectify_report_compose (plan, report, options);
  pdf = print (document);
  for (int page = 0; page < N_PAGES; page++)
    if (page < poppler_document_get_n_pages (pdf))
      check_page (pdf, page, rectify_report_get_nick (report));
    else
      check_no_page (page, rectify_report_get_nick (report));
}

/* Its first page, or the second, with a table. */
static Picture *
draw (Forgery *forgery, int page)
{
  g_autoptr (GBytes) bytes = forgery_draw (forgery);
  g_autoptr (PopplerDocument) pdf = poppler_document_new_from_bytes (bytes, NULL, NULL);

  return picture_new_from_page (pdf, page);
}

/* What the comparison lets pass: what can hardly be seen, and the way through a file. */
static void
test_same (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (Picture) good = draw (forgery, 0);
  g_autoptr (Picture) moved = NULL;
  g_autoptr (Picture) read = NULL;
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *difference = NULL;
  g_autofree char *other_difference = NULL;

  for (guint i = 0; i < forgery->lines->len; i++)
    g_array_index (forgery->lines, ForgedLine, i).dy = 0.1;
  moved = draw (forgery, 0);
  difference = picture_find_difference (moved, good);
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_true (picture_save (good, path));
  read = picture_new_from_file (path);
  g_assert_nonnull (read);
  other_difference = picture_find_difference (read, good);
  g_assert_cmpstr (other_difference, ==, NULL);
  g_assert_cmpmem (read->pixels, read->width * read->height, good->pixels,
                   good->width * good->height);
}

/* A line that is moved by a millimetre, a word that is another, in the text and in a table. */
static void
test_other (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (Forgery) forgery = forgery_new ();
      int page = i == 4 ? 1 : 0;
      g_autoptr (Picture) good = draw (forgery, page);
      g_autoptr (Picture) changed = NULL;
      g_autofree char *difference = NULL;

      if (i == 0)
        forgery_get_line (forgery, "丙")->dy = 1;
      else if (i == 1)
        forgery_get_line (forgery, "丙")->x = 1;
      else if (i == 2)
        forgery_get_line (forgery, "庚")->printed = "庚逐项建立账本定期通报结果。";
      else if (i == 3)
        forgery->number_x = -5;
      else
        forgery_get_line (forgery, "学习")->printed = "调研不够深入";
      changed = draw (forgery, page);
      difference = picture_find_difference (changed, good);
      g_test_message ("%s", difference);
      g_assert_nonnull (difference);
    }
}

static RectifyPlan *
load_plan (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, &error);
  g_autoptr (RectifyReading) reading = NULL;

  g_assert_no_error (error);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (rectify_reading_get_plan (reading));
}

static gboolean
ask (RectifyItem *item, gpointer user_data)
{
  guint *n_forms = user_data;
  g_autoptr (GDate) day = g_date_new_dmy (5, 7, 2023);
  g_autoptr (GError) error = NULL;

  if (!rectify_item_is_task (item))
    return TRUE;
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_request (item, 0, day, "王建国", "已全部完成摸排。", &error));
  if (*n_forms % 2 == 0)
    g_assert_true (rectify_close_out_approve (item, 0, day, "李秀英", "情况属实。", &error));
  ++*n_forms;
  return TRUE;
}

/* A form with what forms usually say has a page of its own, and no more. */
static void
test_forms (void)
{
  g_autoptr (RectifyPlan) own = load_plan ();
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  guint n_forms = 0;

  rectify_plan_set_id (own, 7);
  rectify_plan_set_title (own, "云岭县农业农村局关于县委第二巡察组反馈意见的整改方案");
  rectify_item_foreach (rectify_plan_get_root (own), ask, &n_forms);
  g_assert_cmpuint (n_forms, >, 3);
  document = rectify_report_compose (own, RECTIFY_REPORT_CLOSE_OUT, NULL);
  pages = rectify_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_pages_get_n_pages (pages), ==, n_forms);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  plan = load_plan ();
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      g_autofree char *path
          = g_strconcat ("/pictures/report/", rectify_report_get_nick (report), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (report), test_report);
    }
  g_test_add_func ("/pictures/forms", test_forms);
  g_test_add_func ("/pictures/same", test_same);
  g_test_add_func ("/pictures/other", test_other);
  result = g_test_run ();
  g_object_unref (plan);
  remove_file ("report.pdf");
  remove_file ("picture.png");
  g_rmdir (folder);
  g_free (folder);
  return result;
}
