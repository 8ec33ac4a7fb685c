/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>

#include "app-testing.h"
#include "folder.h"
#include "rectify-ledger.h"

/*
 * Starts of the program beside those of a bare window: until there is a window, which has not much in
 * it yet; until it shows what it is for, which is the list of plans with the first of them, or the ways
 * to begin; and until all is done that goes on behind that. By the clock, by the processor's time of all
 * threads, and by memory; with the fonts known and with none known yet. Whole processes in turn, so that
 * what else the machine does falls on all of them. Nothing is judged by it: what the project wants of them
 * stands beside the medians.
 *
 * bench-first-frame PROBE PEER RECTIFY [RUNS]
 */
#define N_PLANS 200
#define N_RUNS 7
/* Of the bare window's memory. */
#define MOST_MEMORY 1.5

typedef enum { MOMENT_WINDOW, MOMENT_CONTENT, MOMENT_SETTLED, N_MOMENTS } Moment;
typedef enum { WALL, CPU, RSS, PSS, PRIVATE, N_FIGURES } Figure;

static const char *const moments[N_MOMENTS] = { "window", "content", "settled" };

typedef struct {
  const char *name;
  const char *program;
  const char *argument;
  const char *widget; /* whose being there makes the frame one with content */
  double most;        /* of the bare window's time the first frame is to take, 0 for any */
  GArray *figures[N_MOMENTS][N_FIGURES];
} Start;

/* Five areas with four problems each, and two measures a problem. */
static char *
make_text (void)
{
  static const char *const numbers[] = { "一", "二", "三", "四", "五" };
  GString *text = g_string_new ("2023年度民主生活会党委班子整改方案\n一、存在问题和整改措施\n");

  for (guint area = 0; area < 5; area++)
    {
      g_string_append_printf (text, "（%s）在第%s个方面的问题\n", numbers[area], numbers[area]);
      for (guint problem = 0; problem < 4; problem++)
        {
          g_string_append_printf (text,
                                  "%u.调查研究不够深入。到基层一线了解情况不多，对群众的意见掌握"
                                  "不全面，解决问题的办法不够具体。\n",
                                  problem + 1);
          for (guint measure = 0; measure < 2; measure++)
            g_string_append_printf (text,
                                    "整改措施：%s是完善调研制度。每季度到联系点调研一次，形成问题"
                                    "清单，跟踪办理结果并向党委会报告。\n"
                                    "责任领导：张三\n牵头单位：区财政局\n责任单位：区教育局、"
                                    "区民政局\n整改时限：2023年%u月底\n",
                                    numbers[measure], 6 + (area + problem + measure) % 6);
        }
    }
  return g_string_free (text, FALSE);
}

static void
make_ledger (const char *path, guint n_plans)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_autofree char *text = make_text ();
  g_autoptr (RectifyPlan) plan = app_read_plan (text);

  g_assert_no_error (error);
  for (guint i = 0; i < n_plans; i++)
    {
      RectifyPlan *copy = rectify_plan_copy (plan);
      g_autofree char *title = g_strdup_printf ("第%u号整改方案", i + 1);

      rectify_plan_set_title (copy, title);
      rectify_plan_set_year (copy, 2021 + (int) i % 5);
      g_ptr_array_add (plans, copy);
    }
  if (n_plans > 0)
    g_assert_true (rectify_ledger_save_plans (ledger, plans, "x", NULL));
}

/* Fonts that nobody has looked at yet: a cache of their own, which is empty. */
static void
forget_fonts (const char *folder, char ***environment)
{
  g_autofree char *cache = g_build_filename (folder, "fonts", NULL);
  g_autofree char *file = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?><fontconfig>"
                                           "<dir>/usr/share/fonts</dir><cachedir>%s</cachedir>"
                                           "<include ignore_missing=\"yes\">/etc/fonts/conf.d"
                                           "</include></fontconfig>",
                                           cache);

  folder_remove (cache);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  *environment = g_environ_setenv (*environment, "FONTCONFIG_FILE", file, TRUE);
}

static void
note (Start *start, char *line)
{
  for (Moment moment = 0; moment < N_MOMENTS; moment++)
    if (g_str_has_prefix (line, moments[moment]))
      {
        char *place = line + strlen (moments[moment]);

        for (Figure figure = 0; figure < N_FIGURES; figure++)
          {
            gint64 value = g_ascii_strtoll (place, &place, 10);

            g_array_append_val (start->figures[moment][figure], value);
          }
      }
}

static void
run (Start *start, const char *probe, const char *folder, gboolean cold)
{
  const char *const arguments[] = { start->program, start->argument, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *now = NULL;
  g_autofree char *said = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  environment = g_environ_setenv (environment, "LD_PRELOAD", probe, TRUE);
  environment = g_environ_setenv (environment, "XDG_STATE_HOME", folder, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", folder, TRUE);
  if (start->widget != NULL)
    environment = g_environ_setenv (environment, "FIRST_FRAME_WIDGET", start->widget, TRUE);
  if (cold)
    forget_fonts (folder, &environment);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  environment = g_environ_setenv (environment, "FIRST_FRAME_START", now, TRUE);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, environment, G_SPAWN_DEFAULT, NULL, NULL,
                               &said, NULL, NULL, &error));
  lines = g_strsplit (said, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    note (start, lines[i]);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
get_least (GArray *values)
{
  g_array_sort (values, compare);
  return values->len > 0 ? (double) g_array_index (values, gint64, 0) / 1000 : 0;
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare);
  return values->len > 0 ? (double) g_array_index (values, gint64, values->len / 2) / 1000 : 0;
}

static void
print_row (Start *start, const Start *peer, Moment moment)
{
  printf ("%-8s %-16s", moments[moment], start->name);
  for (Figure figure = 0; figure < N_FIGURES; figure++)
    {
      double least = get_least (start->figures[moment][figure]);
      double median = get_median (start->figures[moment][figure]);

      if (figure > RSS && moment == MOMENT_WINDOW)
        break;
      printf (" %6.1f/%6.1f (%.2f/%.2f)", least, median,
              least / get_least (peer->figures[moment][figure]),
              median / get_median (peer->figures[moment][figure]));
    }
  putchar ('\n');
}

static double
get_ratio (const Start *start, const Start *peer, Moment moment, Figure figure)
{
  return get_median (start->figures[moment][figure]) / get_median (peer->figures[moment][figure]);
}

static void
print_limits (const Start *start, const Start *peer)
{
  if (start->most > 0)
    printf (
        "%s: first frame %.2f by the clock, %.2f by the processor (at most %.1f); memory %.2f then"
        " and %.2f at last (at most %.1f)\n",
        start->name, get_ratio (start, peer, MOMENT_WINDOW, WALL),
        get_ratio (start, peer, MOMENT_WINDOW, CPU), start->most,
        get_ratio (start, peer, MOMENT_WINDOW, RSS), get_ratio (start, peer, MOMENT_SETTLED, RSS),
        MOST_MEMORY);
}

static void
measure (Start *starts, guint n_starts, guint n_runs, const char *probe, const char *folder,
         gboolean cold)
{
  for (guint i = 0; i < n_starts; i++)
    for (guint j = 0; j < N_MOMENTS * N_FIGURES; j++)
      starts[i].figures[j / N_FIGURES][j % N_FIGURES] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint round = 0; round < n_runs; round++)
    for (guint i = 0; i < n_starts; i++)
      run (&starts[i], probe, folder, cold);
  printf ("\n%s fonts; least/median of %u, (times the bare window)\n", cold ? "cold" : "warm",
          n_runs);
  printf ("%-25s %-26s %-26s %-26s %-26s %s\n", "", "clock, ms", "processor, ms", "resident, MB",
          "proportional, MB", "private, MB");
  for (Moment moment = 0; moment < N_MOMENTS; moment++)
    for (guint i = 0; i < n_starts; i++)
      print_row (&starts[i], &starts[0], moment);
  for (guint i = 0; i < n_starts; i++)
    print_limits (&starts[i], &starts[0]);
  for (guint i = 0; i < n_starts; i++)
    for (guint j = 0; j < N_MOMENTS * N_FIGURES; j++)
      g_array_unref (starts[i].figures[j / N_FIGURES][j % N_FIGURES]);
}

int
main (int argc, char **argv)
{
  g_autofree char *empty = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *full = NULL;
  guint n_runs = argc > 4 ? (guint) atoi (argv[4]) : N_RUNS;
  Start starts[4] = { { .name = "bare window" },
                      { .name = "with a label", .argument = "整改方案" },
                      { .name = "empty ledger", .widget = "RectifyFirstRun", .most = 1.3 },
                      { .name = "200 plans", .widget = "GtkTreeExpander", .most = 1.5 } };

  if (argc < 4)
    return EXIT_FAILURE;
  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  folder = app_make_folder (&empty);
  full = g_build_filename (folder, "full.rectify", NULL);
  make_ledger (empty, 0);
  make_ledger (full, N_PLANS);
  starts[0].program = starts[1].program = argv[2];
  starts[2].program = starts[3].program = argv[3];
  starts[2].argument = empty;
  starts[3].argument = full;
  measure (starts, G_N_ELEMENTS (starts), n_runs, argv[1], folder, FALSE);
  measure (starts, G_N_ELEMENTS (starts), MAX (n_runs / 3, 1), argv[1], folder, TRUE);
  folder_remove (folder);
  return EXIT_SUCCESS;
}
