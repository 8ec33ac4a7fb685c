/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-floor.h"
#include "bench-office.h"
#include "rectify-pages-private.h"

/* The least of so many runs counts: what else the computer does only makes them longer. */
#define N_RUNS 5

static const guint sizes[] = { 8, 500, 2000 };

static const char *const sentences[] = {
  "坚持每周学习例会制度，健全台账、定期通报，对照清单逐项抓好整改落实。",
  "学习贯彻“新时代”要求不够深入，联系实际解决问题的能力有待提高。",
  "2022年12月底前完成全部85项任务，到期未完成的，由牵头单位书面说明原因；",
  "针对基层反映强烈的“文山会海”问题，精简会议、文件30%以上，切实为一线减负。",
  "严格执行《党政机关厉行节约反对浪费条例》，压减公务接待费用1.55万元。",
  "（一）加强组织领导，明确责任分工，做到件件有着落、事事有回音。",
  "责任单位：区财政局、区审计局、各镇人民政府（街道办事处）",
  "一要强化政治担当，二要改进工作作风，三要严肃监督执纪问责——不走过场。",
};

static void
add (RectifyDocument *document, RectifyParagraphRole role, RectifyRunStyle style, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (document, paragraph);
}

/* Text as plans have it, about so many pages of it; the same at each run. */
static RectifyDocument *
make_document (guint n_pages)
{
  RectifyDocument *document = rectify_document_new ();
  GRand *random = g_rand_new_with_seed (1);
  guint64 total = 0;

  add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "区财政局党组整改方案");
  for (guint i = 0; total + 700 < (guint64) n_pages * 22 * 28; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      g_autofree char *label = g_strdup_printf ("%u.", i % 100 + 1);
      guint n_sentences = g_rand_int_range (random, 2, 9);

      if (i % 30 == 0)
        add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, "一、存在问题");
      if (i % 6 == 0)
        add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, "（一）担当作为方面");
      rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_3, label);
      rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_3, "调查研究不深。");
      for (guint j = 0; j < n_sentences; j++)
        rectify_paragraph_append (
            paragraph, RECTIFY_RUN_BODY,
            sentences[g_rand_int_range (random, 0, G_N_ELEMENTS (sentences))]);
      rectify_document_add (document, paragraph);
      total += 34 * n_sentences + 18 + (i % 6 == 0 ? 28 : 0);
    }
  g_rand_free (random);
  return document;
}

/* What one run reports to the process that started it: microseconds, and KiB. */
typedef struct {
  guint n_pages;
  gint64 time;
  glong peak;
} Result;

/* What a process of its own does. */
typedef void (*Job) (guint n_pages, Result *result);

static const char recording[] = "bench-pages.strokes";
static const char output[] = "bench-pages.pdf";

static void
count_page (guint done, guint total, gpointer n_pages)
{
  *(guint *) n_pages = done;
}

static void
typeset (guint n_pages, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  g_autoptr (GFile) file = g_file_new_for_path (output);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (
      rectify_document_save_pdf (document, file, NULL, NULL, count_page, &result->n_pages, NULL));
  result->time = g_get_monotonic_time () - start;
  g_unlink (output);
}

/* Nothing is drawn. */
static void
set (guint n_pages, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);

  result->time = g_get_monotonic_time () - start;
}

static void
draw_on_screen (RectifyPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 794, 1123);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 4.0 / 3, 4.0 / 3);
  rectify_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Until the first page stands on a screen. */
static void
show_first (guint n_pages, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RectifyPages) pages = rectify_pages_start (document);

  g_assert_true (rectify_pages_wait (pages, 0));
  draw_on_screen (pages, 0);
  result->time = g_get_monotonic_time () - start;
}

/* The page that takes longest, drawn one after the other while they are set. */
static void
show_slowest (guint n_pages, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  g_autoptr (RectifyPages) pages = rectify_pages_start (document);

  for (guint page = 0; rectify_pages_wait (pages, page); page++)
    {
      gint64 start = g_get_monotonic_time ();

      draw_on_screen (pages, page);
      if (page > 0)
        result->time = MAX (result->time, g_get_monotonic_time () - start);
      rectify_pages_let_go (pages, page);
    }
}

/* With the fonts as they are on disk: those that documents are written with are made up. */
static void
record (guint n_pages, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (NULL, NULL, 595.3, 841.9);
  cairo_t *cr = cairo_create (surface);

  bench_floor_start_recording ();
  for (guint page = 0; page < rectify_pages_get_n_pages (pages); page++)
    {
      rectify_pages_draw (pages, page, cr);
      cairo_show_page (cr);
    }
  bench_floor_stop_recording (recording);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
run_bare_floor (guint n_pages, Result *result)
{
  result->time = bench_floor_run (recording, FALSE);
}

static void
run_text_floor (guint n_pages, Result *result)
{
  result->time = bench_floor_run (recording, TRUE);
}

/* Each run has a process of its own: caches are empty, and the peak of its memory is known. */
static Result
run_apart (Job job, guint n_pages)
{
  Result result = { 0 };
  struct rusage usage;
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  fflush (stdout);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      job (n_pages, &result);
      _exit (write (ends[1], &result, sizeof result) == sizeof result ? 0 : 1);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (read (ends[0], &result, sizeof result), ==, sizeof result);
  close (ends[0]);
  close (ends[1]);
  result.peak = usage.ru_maxrss;
  return result;
}

static void
keep_least (Result *least, Result result)
{
  least->n_pages = result.n_pages;
  least->time = least->time == 0 ? result.time : MIN (least->time, result.time);
  least->peak = least->peak == 0 ? result.peak : MIN (least->peak, result.peak);
}

static const struct {
  const char *name;
  Job job;
} jobs[] = { { "PDF: a bare cairo loop", run_bare_floor },
             { "PDF: the same, to be searched", run_text_floor },
             { "PDF", typeset },
             { "all pages set", set },
             { "first page on a screen", show_first },
             { "slowest further page on a screen", show_slowest } };

enum { JOB_FLOOR = 0, JOB_PDF = 2 };

/* They take turns, so that what else the computer does meets all of them. */
static Result
compare_with_floor (guint n_pages)
{
  Result results[G_N_ELEMENTS (jobs)] = { 0 };

  run_apart (record, n_pages);
  for (guint run = 0; run < N_RUNS; run++)
    for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
      keep_least (&results[i], run_apart (jobs[i].job, n_pages));
  g_unlink (recording);
  printf ("%u pages\n", results[JOB_PDF].n_pages);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      printf ("  %-34s %7.1f ms, %5.1f MiB", jobs[i].name, results[i].time / 1e3,
              results[i].peak / 1024.0);
      if (i > JOB_FLOOR && i <= JOB_PDF)
        printf (", %.0f %% of the bare loop", 100.0 * results[i].time / results[JOB_FLOOR].time);
      printf ("\n");
    }
  return results[JOB_PDF];
}

int
main (int argc, char **argv)
{
  Result first = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Result result = compare_with_floor (sizes[i]);

      if (i == 0)
        first = result;
      else
        printf ("  memory for each page beyond the first %2$u: %1$.1f KiB\n",
                (double) (result.peak - first.peak) / (result.n_pages - first.n_pages),
                first.n_pages);
      if (argc > 1)
        {
          g_autoptr (RectifyDocument) document = make_document (sizes[i]);

          bench_office_compare (argv[1], document);
        }
    }
  return 0;
}
