/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-column-fit.h"

#define WIDTH 442.2

static RectifyTable *
make_table (guint n_columns, const char *const *texts)
{
  RectifyTable *table = rectify_table_new (n_columns);

  rectify_table_add_row (table);
  for (guint i = 0; i < n_columns; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1), texts[i]);
  return table;
}

/* A number goes with its unit, words of letters are whole up to a point. */
static void
test_needs (void)
{
  static const char *const texts[] = { "2023年6月底", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "序号", "" };
  g_autoptr (RectifyTable) table = make_table (4, texts);
  g_autofree RectifyColumnNeeds *columns = rectify_column_needs_new (table);

  g_assert_cmpfloat_with_epsilon (columns[0].needed, 4 * 0.52 + 1, 0.01);
  g_assert_cmpfloat_with_epsilon (columns[0].natural, 5 * 0.52 + 3, 0.01);
  g_assert_cmpfloat_with_epsilon (columns[1].needed, 8, 0.01);
  g_assert_cmpfloat_with_epsilon (columns[2].needed, 2, 0.01);
  g_assert_cmpfloat (columns[3].natural, ==, 0);
}

/* Fewer columns have larger type. */
static void
test_sizes (void)
{
  static const char *const texts[]
      = { "责任单位", "责任单位", "责任单位", "责任单位", "责任单位", "责任单位", "责任单位",
          "责任单位", "责任单位", "责任单位", "责任单位", "责任单位", "责任单位", "责任单位",
          "责任单位", "责任单位", "责任单位", "责任单位", "责任单位", "责任单位" };
  double last = 14;

  for (guint i = 1; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RectifyTable) table = make_table (i, texts);
      g_autofree RectifyColumnNeeds *columns = rectify_column_needs_new (table);
      double size = rectify_column_needs_choose_size (columns, i, WIDTH);

      g_assert_cmpfloat (size, <=, last);
      last = size;
    }
  g_assert_cmpfloat (last, ==, 9);
  g_assert_cmpfloat (rectify_column_get_next_size (14), ==, 12);
  g_assert_cmpfloat (rectify_column_get_next_size (9), ==, 9);
}

/* All of the width is shared out, more of it to longer texts, or as it is said. */
static void
test_shares (void)
{
  static const char *const texts[]
      = { "1", "学习不深",
          "一是制定年度学习计划；二是每季度开展一次研讨；三是完善考核办法并通报。" };
  const double shares[] = { 1, 2, 1 };
  g_autoptr (RectifyTable) table = make_table (3, texts);
  g_autofree RectifyColumnNeeds *columns = rectify_column_needs_new (table);
  double widths[3];

  rectify_column_needs_share (columns, NULL, 3, 12, WIDTH, widths);
  g_assert_cmpfloat_with_epsilon (widths[0] + widths[1] + widths[2], WIDTH, 0.01);
  g_assert_cmpfloat (widths[0], <, widths[1]);
  g_assert_cmpfloat (widths[1], <, widths[2]);
  rectify_column_needs_share (columns, shares, 3, 12, WIDTH, widths);
  g_assert_cmpfloat_with_epsilon (widths[1], WIDTH / 2, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-fit/needs", test_needs);
  g_test_add_func ("/column-fit/sizes", test_sizes);
  g_test_add_func ("/column-fit/shares", test_shares);
  return g_test_run ();
}
