/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-deadline-phrase.h"
#include "rectify-label-matcher.h"
#include "rectify-party-list.h"

#define I RECTIFY_DEADLINE_IMMEDIATE
#define D RECTIFY_DEADLINE_DATED
#define L RECTIFY_DEADLINE_LONG_TERM

static void
test_deadlines (void)
{
  static const struct {
    const char *text;
    guint kinds;
    const char *due;
  } cases[] = {
    { "立行立改", I, NULL },
    { "即时整改", I, NULL },
    { "长期坚持", L, NULL },
    { "持续推进", L, NULL },
    { "立行立改，长期坚持", I | L, NULL },
    { "即知即改，长期坚持。", I | L, NULL },
    { "2022年12月底", D, "2022-12-31" },
    { "2022年12月底取得实效", D, "2022-12-31" },
    { "2022年12月底前", D, "2022-12-31" },
    { "2024年2月底前", D, "2024-02-29" },
    { "２０２３年６月３０日前", D, "2023-06-30" },
    { "2023.6.30", D, "2023-06-30" },
    { "2023-06-30", D, "2023-06-30" },
    { "2023/06/05 前", D, "2023-06-05" },
    { "二〇二三年六月三十日", D, "2023-06-30" },
    { "9月底前完成并长期坚持", D | L, "2021-09-30" },
    { "年内", D, "2021-12-31" },
    { "年底前", D, "2021-12-31" },
    { "2023年底", D, "2023-12-31" },
    { "2023年上半年", D, "2023-06-30" },
    { "上半年", D, "2021-06-30" },
    { "第三季度末", D, "2021-09-30" },
    { "三季度", D, "2021-09-30" },
    { "5月上旬", D, "2021-05-10" },
    { "5月中旬", D, "2021-05-20" },
    { "明年3月底", D, "2022-03-31" },
    { "分别于6月底和12月底前", D, "2021-12-31" },
    { "2022年6月底和12月底前", D, "2022-12-31" },
    { "视情况而定", 0, NULL },
    { "", 0, NULL },
    { "2023年13月", 0, NULL },
    { "2023年2月30日", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate due;
      RectifyDeadlineKinds kinds = rectify_deadline_phrase_read (rectify_vocabulary_get_default (),
                                                                 cases[i].text, 2021, &due);
      g_autofree char *date = rectify_date_to_string (&due);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (kinds, ==, cases[i].kinds);
      g_assert_cmpstr (date, ==, cases[i].due);
    }
}

/* Without a year a time is known to be one, but not which day. */
static void
test_no_year (void)
{
  GDate due;

  g_assert_cmpuint (rectify_deadline_phrase_read (rectify_vocabulary_get_default (), "9月底前", 0,
                                                  &due),
                    ==, D);
  g_assert_false (g_date_valid (&due));
}

static void
test_parties (void)
{
  static const struct {
    const char *text;
    const char *joined;
  } cases[] = { { "区科技局、区工信局，各镇办", "区科技局|区工信局|各镇办" },
                { "张三 李四", "张三|李四" },
                { "张 三、李四。", "张 三|李四" },
                { "区财政局和区审计局", "区财政局|区审计局" },
                { "和平区政府", "和平区政府" },
                { "区农业农村局区乡村振兴局", "区农业农村局区乡村振兴局" },
                { "办公室（牵头、协调）、财务科", "办公室（牵头、协调）|财务科" },
                { "班子全体成员", "班子全体成员" },
                { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names
          = rectify_party_list_split (rectify_vocabulary_get_default (), cases[i].text);
      g_autofree char *joined = g_strjoinv ("|", names);
      g_autofree char *plain = NULL;
      g_auto (GStrv) pieces = g_strsplit (joined, " ", -1);

      plain = g_strjoinv ("", pieces);
      g_strfreev (pieces);
      pieces = g_strsplit (cases[i].joined, " ", -1);
      {
        g_autofree char *wanted = g_strjoinv ("", pieces);

        g_assert_cmpstr (plain, ==, wanted);
      }
    }
}

static void
test_labels (void)
{
  static const struct {
    const char *text;
    guint number;
    gsize length;
  } cases[] = {
    { "一、总体要求", 1, strlen ("一、") },
    { "十二、附则", 12, strlen ("十二、") },
    { "（三）加强", 3, strlen ("（三）") },
    { "(三)加强", 3, strlen ("(三)") },
    { "（三)加强", 3, strlen ("（三)") },
    { "1.学习", 1, strlen ("1.") },
    { "1．学习", 1, strlen ("1．") },
    { "１．学习", 1, strlen ("１．") },
    { "1、学习", 1, strlen ("1、") },
    { "1.2022年以来", 1, strlen ("1.") },
    { "（2）学习", 2, strlen ("（2）") },
    { "3）学习", 3, strlen ("3）") },
    { "①学习", 1, strlen ("①") },
    { "一是学习", 1, strlen ("一是") },
    { "二要学习", 2, strlen ("二要") },
    { "第一，学习", 1, strlen ("第一，") },
    { "一 、学习", 1, strlen ("一 、") },
    { "一是一、二是二", 0, 0 },
    { "2022. 12.", 0, 0 },
    { "1.5万元", 0, 0 },
    { "三会一课制度", 0, 0 },
    { "第一责任人", 0, 0 },
    { "一岗双责", 0, 0 },
    { "二十大精神", 0, 0 },
    { "2022年12月", 0, 0 },
  };
  g_autoptr (RectifyLabelMatcher) matcher
      = rectify_label_matcher_new (rectify_vocabulary_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RectifyLabelMatch match = { 0 };

      g_test_message ("%s", cases[i].text);
      rectify_label_matcher_match (matcher, cases[i].text, &match);
      g_assert_cmpuint (match.number, ==, cases[i].number);
      g_assert_cmpuint (match.length, ==, cases[i].length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/deadlines", test_deadlines);
  g_test_add_func ("/phrases/no-year", test_no_year);
  g_test_add_func ("/phrases/parties", test_parties);
  g_test_add_func ("/phrases/labels", test_labels);
  return g_test_run ();
}
