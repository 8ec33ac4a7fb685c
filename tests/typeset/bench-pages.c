/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-floor.h"
#include "rectify-pages.h"

/* The least of so many runs counts: what else the computer does only makes them longer. */
#define N_RUNS 5
#define SECONDS 1e6

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

static const guint n_characters = 22 * 28;

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
  for (guint i = 0; total + 700 < (guint64) n_pages * n_characters; i++)
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

/* What one run reports to the process that started it. */
typedef struct {
  guint n_pages;
  gint64 set;    /* until all is on pages */
  gint64 total;  /* until the file is there */
  gint64 bare;   /* the floor */
  gint64 texted; /* the floor in a file that can be searched */
  glong peak;    /* KiB, filled by the other side */
} Result;

static void
measure (guint n_pages, gboolean with_floor, Result *result)
{
  g_autoptr (RectifyDocument) document = make_document (n_pages);
  g_autofree char *path = g_strdup_printf ("bench-%d.pdf", (int) getpid ());
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RectifyPages) pages = rectify_pages_new (document, NULL, NULL);

  result->set = g_get_monotonic_time () - start;
  result->n_pages = rectify_pages_get_n_pages (pages);
  if (with_floor)
    bench_floor_start_recording ();
  g_assert_true (rectify_pages_save_pdf (pages, file, NULL, NULL, NULL, NULL));
  result->total = g_get_monotonic_time () - start;
  if (with_floor)
    {
      bench_floor_stop_recording ();
      result->texted = bench_floor_run (path, TRUE);
      result->bare = bench_floor_run (path, FALSE);
    }
  g_unlink (path);
}

/* Each run has a process of its own: caches are empty, and the peak of its memory is known. */
static void
run_apart (guint n_pages, gboolean with_floor, Result *result)
{
  int ends[2], status;
  struct rusage usage;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  fflush (stdout);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      measure (n_pages, with_floor, result);
      _exit (write (ends[1], result, sizeof *result) == sizeof *result ? 0 : 1);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (read (ends[0], result, sizeof *result), ==, sizeof *result);
  result->peak = usage.ru_maxrss;
  close (ends[0]);
  close (ends[1]);
}

static void
take_least (Result *least, const Result *result, gboolean first)
{
  least->n_pages = result->n_pages;
  least->set = first ? result->set : MIN (least->set, result->set);
  least->total = first ? result->total : MIN (least->total, result->total);
  least->peak = first ? result->peak : MIN (least->peak, result->peak);
}

int
main (int argc, char **argv)
{
  glong first_peak = 0;
  guint first_pages = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Result least = { 0 };

      for (guint run = 0; run < N_RUNS; run++)
        {
          Result result = { 0 }, floor = { 0 };

          run_apart (sizes[i], FALSE, &result);
          run_apart (sizes[i], TRUE, &floor);
          take_least (&least, &result, run == 0);
          least.bare = run == 0 ? floor.bare : MIN (least.bare, floor.bare);
          least.texted = run == 0 ? floor.texted : MIN (least.texted, floor.texted);
        }
      printf ("PDF of %u pages: %.0f ms, %.0f of them until they are set; %.0f %% of a bare cairo "
              "loop, %.0f %% of one that keeps the text; %.1f MiB",
              least.n_pages, least.total / 1000.0, least.set / 1000.0,
              100.0 * least.total / least.bare, 100.0 * least.total / least.texted,
              least.peak / 1024.0);
      if (i == 0)
        {
          first_peak = least.peak;
          first_pages = least.n_pages;
        }
      else
        {
          printf (", %.1f KiB for each page more",
                  (double) (least.peak - first_peak) / (least.n_pages - first_pages));
        }
      printf ("\n");
    }
  return 0;
}
