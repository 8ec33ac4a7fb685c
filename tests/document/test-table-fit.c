/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-table-fit.h"
#include "rectify-table-words.h"

/* The type area of A4 in points, said a second time on purpose. */
#define WIDTH (156 * 72 / 25.4)
#define PADDING 0.3

/* The first row is the head. */
static RectifyTable *
make_table (guint n_columns, const char *const *cells, guint n_rows)
{
  RectifyTable *table = rectify_table_new (n_columns);

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      if (i % n_columns == 0)
        rectify_table_add_row (table);
      rectify_cell_add_text (rectify_table_add_cell (table, i / n_columns, i % n_columns, 1, 1),
                             cells[i]);
    }
  rectify_table_set_n_header_rows (table, 1);
  return table;
}

/* The words that are found, parted by bars. */
static void
assert_words (const char *text, RectifyTableWords kind, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  gsize start = 0, end;

  for (; rectify_table_words_find (text, kind, &start, &end); start = end)
    {
      if (found->len > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, text + start, end - start);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
  assert_words ("机关党委、各科室，局办公室", RECTIFY_TABLE_WORDS_NAMES,
                "机关党委|各科室|局办公室");
  assert_words ("立行立改，长期坚持", RECTIFY_TABLE_WORDS_NAMES, "立行立改|长期坚持");
  assert_words ("水旱灾害防御科、财务科", RECTIFY_TABLE_WORDS_NAMES, "财务科");
  assert_words ("2023年6月底", RECTIFY_TABLE_WORDS_NAMES, "2023年6月底");
  assert_words ("1,234人作风", RECTIFY_TABLE_WORDS_NAMES, "1,234人作风");
  /* Clauses with figures in them tell something; dates and lone phrases are kept. */
  assert_words ("已完成，录入合同26份", RECTIFY_TABLE_WORDS_NAMES, "已完成");
  assert_words ("正在清查，完成率约45%", RECTIFY_TABLE_WORDS_NAMES, "正在清查");
  assert_words ("录入合同26份", RECTIFY_TABLE_WORDS_NAMES, "录入合同26份");
  assert_words ("立行立改，至6月底前", RECTIFY_TABLE_WORDS_NAMES, "立行立改|至6月底前");
  /* Running text is broken anywhere. */
  assert_words ("学习不深，落实不力。", RECTIFY_TABLE_WORDS_NAMES, "");
  assert_words ("", RECTIFY_TABLE_WORDS_NAMES, "");
  assert_words ("2023年3月底前完成，2023年11月30日前验收", RECTIFY_TABLE_WORDS_DATES,
                "3月底前|11月30日前");
  assert_words ("第3季度末、12次", RECTIFY_TABLE_WORDS_DATES, "");
}

/* A list of a hundred thousand names is no list to be kept whole, and is not looked through for each of
 * them. */
static void
test_long_list (void)
{
  g_autoptr (GString) list = g_string_new ("周文涛");

  g_assert_true (rectify_table_words_are_short (list->str));
  for (guint i = 0; i < 100000; i++)
    g_string_append (list, "、周文涛");
  g_assert_false (rectify_table_words_are_short (list->str));
  assert_words (list->str, RECTIFY_TABLE_WORDS_NAMES, "");
}

/* Names and dates, however many, can be read upright; so many sentences cannot. */
static void
test_upright (void)
{
  static const char *const brief[]
      = { "序号", "项目",   "责任领导", "牵头单位", "责任单位", "时限",  "状态",   "备注",
          "1",    "供水科", "周文涛",   "局办公室", "人事科",   "6月底", "已完成", "" };
  static const char *const wordy[] = { "序号",
                                       "存在问题",
                                       "问题表现",
                                       "原因分析",
                                       "整改措施",
                                       "责任领导",
                                       "时限",
                                       "1",
                                       "学习的计划性不强，学用结合不够紧密，抓落实不够。",
                                       "学习的计划性不强，学用结合不够紧密，抓落实不够。",
                                       "学习的计划性不强，学用结合不够紧密，抓落实不够。",
                                       "学习的计划性不强，学用结合不够紧密，抓落实不够。",
                                       "周文涛",
                                       "6月底" };
  g_autoptr (RectifyTable) upright = make_table (8, brief, 2);
  g_autoptr (RectifyTable) across = make_table (7, wordy, 2);
  g_autoptr (RectifyTableFit) one
      = rectify_table_fit_new (upright, 0, rectify_table_get_n_columns (upright));
  g_autoptr (RectifyTableFit) other
      = rectify_table_fit_new (across, 0, rectify_table_get_n_columns (across));

  g_assert_true (rectify_table_fit_is_upright (one, WIDTH));
  g_assert_false (rectify_table_fit_is_upright (other, WIDTH));
  g_assert_cmpfloat (rectify_table_fit_choose_size (one, WIDTH, 14, 9), >=, 10.5);
}

/* A long text in one row of many gets room, and no name is broken for it. */
static void
test_share (void)
{
  static const char *const head[] = { "序号", "整改措施", "责任单位", "整改时限", "整改进展" };
  static const char *const row[] = { "1", "每季度围绕一个难题开展专题研讨，研讨结果形成工作清单。",
                                     "水政监察大队、财务科", "11月30日前", "" };
  const char *cells[5 * 11];
  double widths[5], sum = 0;
  g_autoptr (RectifyTable) table = NULL;
  g_autoptr (RectifyTableFit) fit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i] = i < 5 ? head[i] : row[i % 5];
  cells[5 * 4 + 4]
      = "已印发党组理论学习中心组学习办法，明确全年十二个专题和十二次集中学习，一季度组织集中学习三"
        "次，开展交流研讨两次，并将学习情况在局内公开，接受干部职工监督，同时建立学习档案。";
  table = make_table (5, cells, 11);
  fit = rectify_table_fit_new (table, 0, rectify_table_get_n_columns (table));
  rectify_table_fit_share (fit, 40, PADDING, widths);
  for (guint i = 0; i < 5; i++)
    sum += widths[i];
  g_assert_cmpfloat_with_epsilon (sum, 40, 0.001);
  g_assert_cmpfloat (widths[2] - 2 * PADDING, >, 6.9);
  g_assert_cmpfloat (widths[3] - 2 * PADDING, >, 5.1);
  g_assert_cmpfloat (widths[4], >, 7);
  g_assert_cmpfloat (widths[1], >, widths[3]);
}

/* What few words with figures tell does not take the room of long texts. */
static void
test_figures (void)
{
  static const char *const cells[]
      = { "序号",
          "问题",
          "整改措施",
          "牵头领导",
          "责任科室",
          "完成时限",
          "整改进展",
          "备注",
          "8",
          "后勤外包服务监管不力问题未整改到位，食堂、保洁合同超期履行14个月",
          "建立外包合同到期前90天预警台账",
          "李淼",
          "总务科",
          "2026年7月15日",
          "已完成，录入合同26份",
          "长期坚持",
          "9",
          "审计指出的固定资产账实不符问题整改不彻底，盘亏设备41台（套）",
          "完成全院固定资产清查，2 300余台设备全部贴二维码标签",
          "钱堃",
          "设备科、财务科",
          "2026年9月18日",
          "正在清查，完成率约45%",
          "" };
  double widths[8];
  g_autoptr (RectifyTable) table = make_table (8, cells, 3);
  g_autoptr (RectifyTableFit) fit = rectify_table_fit_new (table, 0, 8);

  rectify_table_fit_share (fit, WIDTH / 10.5, PADDING, widths);
  g_assert_cmpfloat (widths[2], >, widths[6]);
  g_assert_cmpfloat (widths[2], >, 1.25 * widths[3]);
}

/* Columns of any number and content make up the width, and none is lost. */
static void
test_random (void)
{
  static const char *const texts[]
      = { "",
          "1",
          "周文涛",
          "2023年11月30日前",
          "机关党委、各科室",
          "学习的计划性不强。",
          "https://example.org/a-very-long-address-without-any-joint" };

  for (guint i = 0; i < 200; i++)
    {
      guint n_columns = g_test_rand_int_range (1, 40);
      guint n_rows = g_test_rand_int_range (1, 8);
      g_autofree const char **cells = g_new0 (const char *, n_columns *n_rows);
      g_autofree double *widths = g_new0 (double, n_columns);
      g_autoptr (RectifyTable) table = NULL;
      g_autoptr (RectifyTableFit) fit = NULL;
      double sum = 0;

      for (guint j = 0; j < n_columns * n_rows; j++)
        cells[j] = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      table = make_table (n_columns, cells, n_rows);
      fit = rectify_table_fit_new (table, 0, rectify_table_get_n_columns (table));
      rectify_table_fit_share (fit, 42, PADDING, widths);
      for (guint j = 0; j < n_columns; j++)
        {
          g_assert_cmpfloat (widths[j], >, 0);
          sum += widths[j];
        }
      g_assert_cmpfloat_with_epsilon (sum, 42, 0.001);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-fit/words", test_words);
  g_test_add_func ("/table-fit/long-list", test_long_list);
  g_test_add_func ("/table-fit/upright", test_upright);
  g_test_add_func ("/table-fit/share", test_share);
  g_test_add_func ("/table-fit/figures", test_figures);
  g_test_add_func ("/table-fit/random", test_random);
  return g_test_run ();
}
