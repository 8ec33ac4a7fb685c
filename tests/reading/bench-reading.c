/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-reading.h"

/* A thousand pages of 22 lines of 28 characters. */
#define N_CHARACTERS (1000 * 22 * 28)
#define N_RUNS 5

static GString *
make_text (void)
{
  GString *text = g_string_new ("某局整改方案\n一、存在问题和整改措施\n");
  guint n = 0;

  while (text->len / 3 < N_CHARACTERS)
    g_string_append_printf (
        text,
        "%u.学习的系统性还不够。平时抓具体事务多，静下心来学得少，学用结合不紧。\n"
        "整改措施：一是制定学习计划，每季度集中学习一次。二是开展专题调研，形成"
        "报告两篇。三是完善制度，抓好落实。\n责任领导：张三\n责任单位：办公室、财务科\n"
        "整改时限：2023年12月底\n",
        n++ % 99 + 1);
  return text;
}

/* The floor: looking at every character once, line by line. */
static gint64
run_floor (const GString *text)
{
  gint64 start = g_get_monotonic_time ();
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  volatile gulong n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
      n += g_unichar_isspace (g_utf8_get_char (p));
  return g_get_monotonic_time () - start;
}

int
main (void)
{
  GString *text = make_text ();
  gint64 floor_time = G_MAXINT64, time = G_MAXINT64;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);

      time = MIN (time, g_get_monotonic_time () - start);
      floor_time = MIN (floor_time, run_floor (text));
      g_assert_nonnull (reading);
    }
  printf ("reading 1,000 pages: %.1f ms; splitting them into characters: %.1f ms; ratio %.1f\n",
          time / 1000.0, floor_time / 1000.0, (double) time / floor_time);
  g_string_free (text, TRUE);
  return 0;
}
