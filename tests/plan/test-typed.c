/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-typed.h"

static void
test_number (void)
{
  const struct {
    const char *text;
    int number; /* -1: none */
  } cases[] = { { "12", 12 },
                { "１２", 12 },
                { " 7 ", 7 },
                { "　３　", 3 },
                { "0", 0 },
                { "99999999", 99999999 },
                { "100000000", -1 },
                { "99999999999999999999999", -1 },
                { "-1", -1 },
                { "－1", -1 },
                { "+1", -1 },
                { "1.5", -1 },
                { "12人", -1 },
                { "完成80%", -1 },
                { "2026年11月30日", -1 },
                { "80%", -1 },
                { "0x10", -1 },
                { "1e3", -1 },
                { "", -1 },
                { " ", -1 },
                { "十二", -1 },
                { NULL, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint number = 4711;
      gboolean read = rectify_typed_read_number (cases[i].text, 99999999, &number);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].number >= 0);
      g_assert_cmpuint (number, ==, read ? (guint) cases[i].number : 4711);
    }
}

static void
test_share (void)
{
  const struct {
    const char *text;
    int share;
  } cases[] = { { "60", 60 },  { "６０％", 60 }, { "60 %", 60 }, { "100%", 100 },
                { "0", 0 },    { "101", -1 },    { "0.8", -1 },  { "%", -1 },
                { "-5%", -1 }, { "六成", -1 },   { "", -1 },     { NULL, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint share = 4711;
      gboolean read = rectify_typed_read_share (cases[i].text, &share);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].share >= 0);
      g_assert_cmpuint (share, ==, read ? (guint) cases[i].share : 4711);
    }
}

static void
test_date (void)
{
  const char *const days[]
      = { "2026-06-05",    "2026-6-5",     "2026年6月5日",         "2026.6.5",
          "2026/6/5",      "20260605",     "２０２６－０６－０５", "２０２６年６月５日",
          " 2026-06-05\n", "2026年6月5号", "2026-06-05 10:30" };
  const char *const none[]
      = { "昨天",       "2026年6月底", "2026-02-30",     "2026-13-01",    "0026-06-05",
          "1899-12-31", "20260-06-05", "-2026-06-05",    "6月5日",        "2026",
          "",           "  ",          "2026年6月5日前", "9999999999-1-1" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_test_message ("“%s”", days[i]);
      g_assert_true (rectify_typed_read_date (days[i], &date));
      g_assert_cmpuint (g_date_get_year (&date), ==, 2026);
      g_assert_cmpuint (g_date_get_month (&date), ==, 6);
      g_assert_cmpuint (g_date_get_day (&date), ==, 5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("“%s”", none[i]);
      g_assert_false (rectify_typed_read_date (none[i], &date));
    }
  g_assert_false (rectify_typed_read_date (NULL, &date));
}

/* A part of a year has a first and a last day. */
static void
test_span (void)
{
  static const struct {
    const char *text;
    const char *span; /* NULL: none */
  } cases[] = { { "2026.10", "2026-10-01 2026-10-31" },
                { "2026年9月", "2026-09-01 2026-09-30" },
                { "2026年9月份", "2026-09-01 2026-09-30" },
                { "2026-02", "2026-02-01 2026-02-28" },
                { "2026.3", "2026-03-01 2026-03-31" },
                { "2026年Q3", "2026-07-01 2026-09-30" },
                { "２０２６年Ｑ３", "2026-07-01 2026-09-30" },
                { "２026年ｑ3", "2026-07-01 2026-09-30" },
                { "2026Q4", "2026-10-01 2026-12-31" },
                { "2026-Q1", "2026-01-01 2026-03-31" },
                { "2026年 第三季度", "2026-07-01 2026-09-30" },
                { "2026年二季度", "2026-04-01 2026-06-30" },
                { "2026年第4季度", "2026-10-01 2026-12-31" },
                { "2026年上半年", "2026-01-01 2026-06-30" },
                { "2026年下半年", "2026-07-01 2026-12-31" },
                { "2026年", "2026-01-01 2026-12-31" },
                { "２０２６", "2026-01-01 2026-12-31" },
                { "2026年6月5日", "2026-06-05 2026-06-05" },
                { "2026.13", NULL },
                { "2026.0", NULL },
                { "2026年3", "2026-03-01 2026-03-31" },
                { "2026年Q5", NULL },
                { "2026年五季度", NULL },
                { "2026年9月底", NULL },
                { "2026年6月31日", NULL },
                { "1026年", NULL },
                { "10月", NULL },
                { "下月", NULL },
                { "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate first, last;
      g_autofree char *span = NULL;

      g_test_message ("“%s”", cases[i].text);
      if (rectify_typed_read_span (cases[i].text, &first, &last))
        span = g_strdup_printf ("%04u-%02u-%02u %04u-%02u-%02u", g_date_get_year (&first),
                                g_date_get_month (&first), g_date_get_day (&first),
                                g_date_get_year (&last), g_date_get_month (&last),
                                g_date_get_day (&last));
      g_assert_cmpstr (span, ==, cases[i].span);
    }
  g_assert_false (rectify_typed_read_span (NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/number", test_number);
  g_test_add_func ("/typed/share", test_share);
  g_test_add_func ("/typed/date", test_date);
  g_test_add_func ("/typed/span", test_span);
  return g_test_run ();
}
