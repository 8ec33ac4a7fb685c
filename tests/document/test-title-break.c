/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-title-break.h"

/* As many characters of size 2 as the type area is wide. */
#define WIDTH 20.1

static char *
break_title (const char *title, double width)
{
  g_autoptr (GArray) ends = rectify_title_break (title, width);
  g_autoptr (GString) lines = g_string_new (NULL);
  gsize from = 0;

  if (ends == NULL)
    return NULL;
  for (guint i = 0; i < ends->len; i++)
    {
      gsize to = g_array_index (ends, gsize, i);

      g_assert_cmpuint (to, >, from);
      g_string_append_printf (lines, "%s%.*s", i > 0 ? "|" : "", (int) (to - from), title + from);
      from = to;
    }
  g_assert_cmpuint (from, ==, strlen (title));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* By sense, and in the shape of a trapezium or a rhombus. */
static void
test_titles (void)
{
  static const char *const lines[] = {
    "区财政局整改方案",
    "关于经济责任审计发现问题整改情况的报告",
    "云溪区水务局党组2022年度|专题民主生活会整改方案",
    "中共青石县委巡察办公室关于十四届县委|第三轮巡察反馈问题整改落实情况的报告",
    "云溪区自然资源局领导班子|学习贯彻习近平新时代中国特色社会主义思想|主题教育专题民主生活会整改方案",
    "某某大学马克思主义学院党总支|2023年度组织生活会整改措施清单",
    "XX局党史学习教育“五个带头”|专题民主生活会整改方案",
    "云溪区住房和城乡建设局|安全生产隐患排查治理专项行动问题整改台账",
    "某镇人民政府关于中央生态环境保护督察|反馈问题整改工作实施方案",
    "某区教育体育局“不忘初心、牢记使命”|主题教育检视问题整改落实方案",
    "某集团有限公司党委2021年度|党史学习教育专题民主生活会|领导班子整改措施责任分工方案",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", -1);
      g_autofree char *title = g_strjoinv ("", parts);
      g_autofree char *got = break_title (title, WIDTH);

      g_assert_cmpstr (got, ==, lines[i]);
    }
}

/* What is no title is left alone. */
static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (3 * 97, 'x');
  g_autofree char *word = g_strnfill (60, 'w');
  g_autofree char *got = NULL;

  g_assert_null (break_title ("", WIDTH));
  g_assert_null (break_title (text, WIDTH));
  /* A word is not parted, whatever its length. */
  g_assert_null (break_title (word, WIDTH));
  got = break_title ("整改", 1.5);
  g_assert_cmpstr (got, ==, "整|改");
}

/* Whatever stands in it: no line is too long or begins or ends with what it must not, and a number
 * keeps its digits. */
static void
test_any (void)
{
  static const char *const pieces[]
      = { "整改", "方案", "关于", "的", "（", "）", "《", "》",   "2022年", "、",        "“",
          "”",    "第",   "二",   "轮", "局", "AB", "12", "学习", "党组",   "民主生活会" };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      g_autofree char *got = NULL;
      g_auto (GStrv) lines = NULL;
      guint n = g_test_rand_int_range (1, 40);

      for (guint i = 0; i < n; i++)
        g_string_append (title, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      got = break_title (title->str, WIDTH);
      if (got == NULL)
        continue;
      lines = g_strsplit (got, "|", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char *last = g_utf8_prev_char (lines[i] + strlen (lines[i]));

          g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 34);
          if (i > 0)
            {
              g_assert_null (g_utf8_strchr ("）》、”的", -1, g_utf8_get_char (lines[i])));
              g_assert_false (g_ascii_isdigit (lines[i][0])
                              && g_ascii_isdigit (lines[i - 1][strlen (lines[i - 1]) - 1]));
            }
          if (lines[i + 1] != NULL)
            g_assert_null (g_utf8_strchr ("（《“第", -1, g_utf8_get_char (last)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-break/titles", test_titles);
  g_test_add_func ("/title-break/too-long", test_too_long);
  g_test_add_func ("/title-break/any", test_any);
  return g_test_run ();
}
