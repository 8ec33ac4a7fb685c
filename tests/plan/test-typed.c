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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/number", test_number);
  g_test_add_func ("/typed/share", test_share);
  g_test_add_func ("/typed/date", test_date);
  return g_test_run ();
}
