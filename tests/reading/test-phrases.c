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
    { "常抓不懈", L, NULL },
    { "春节前", D, NULL },
    { "2023年“七一”前", D, "2023-07-01" },
    { "国庆节前", D, "2021-10-01" },
    { "五一劳动者", 0, NULL },
    { "五一前后", 0, NULL },
    { "6/30/2026", D, "2026-06-30" },
    { "30/6/2026", 0, NULL },
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
    { "2023年6-9月", D, "2023-09-30" },
    { "6月至12月", D, "2021-12-31" },
    { "2023年12月上旬", D, "2023-12-10" },
    { "12月下旬", D, "2021-12-31" },
    { "4月底前", D, "2021-04-30" },
    { "2月底前", D, "2021-02-28" },
    { "2100年2月底", D, "2100-02-28" },
    { "2000年2月底", D, "2000-02-29" },
    { "明年一季度", D, "2022-03-31" },
    { "二○二三年年底前", D, "2023-12-31" },
    { "二O二三年六月底前", D, "2023-06-30" },
    { "２０２３年", D, "2023-12-31" },
    { "2023年年内", D, "2023-12-31" },
    { "2023年度内完成", D, "2023-12-31" },
    { "2023年第四季度", D, "2023-12-31" },
    { "2023年3月初", D, "2023-03-10" },
    { "2023年3月末", D, "2023-03-31" },
    { "2023年6月30日24时前", D, "2023-06-30" },
    { "2022年12月—2023年6月", D, "2023-06-30" },
    { "2023.6-2023.9", D, "2023-09-30" },
    { "2023-2025年", D, "2025-12-31" },
    { "6.30前", D, "2021-06-30" },
    { "2026年Q3", D, "2026-09-30" },
    { "２０２６年Ｑ３前", D, "2026-09-30" },
    { "２０26年ｑ４末", D, "2026-12-31" },
    { "2026Q2", D, "2026-06-30" },
    { "2026-Q1前完成", D, "2026-03-31" },
    { "Q3前", D, "2021-09-30" },
    { "2026年Q5", 0, NULL },
    { "Q31", 0, NULL },
    { "2023 年 6 月 30 日", D, "2023-06-30" },
    { "2022年12月底前完成，并长期坚持", D | L, "2022-12-31" },
    { "立行立改，2022年3月底前完成", I | D, "2022-03-31" },
    { "一个月内", D, NULL },
    { "三个月内完成", D, NULL },
    { "15个工作日内", D, NULL },
    { "收到通知后10日内", D, NULL },
    { "两周内", D, NULL },
    { "半年内", D, NULL },
    { "本月底前", D, NULL },
    { "6.5万元", 0, NULL },
    { "2023年6月31日", 0, NULL },
    { "110", 0, NULL },
    { "视情况而定", 0, NULL },
    { "3月前后", 0, NULL },
    { "2023年6月前后完成", 0, NULL },
    { "国庆节前后", 0, NULL },
    { "3月前后启动，6月底前完成", D, "2021-06-30" },
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
                { "办公室（牵头、协调）、财务科", "办公室|财务科" },
                { "班子全体成员", "班子全体成员" },
                { "张三和李四", "张三|李四" },
                { "张 三  李 四", "张三|李四" },
                { "张三\n李四", "张三|李四" },
                { "the Planning Office, Ann Lee/Bob", "the Planning Office|Ann Lee|Bob" },
                { "Ann  Bob\nEve 张三", "Ann|Bob|Eve|张三" },
                { "张三/李四；王五", "张三|李四|王五" },
                { "张三（区委书记）、李四（区长）", "张三（区委书记）|李四（区长）" },
                { "区财政局（牵头）、区审计局", "区财政局|区审计局" },
                { "区财政局（牵头）和区审计局", "区财政局|区审计局" },
                { "刘洋；赵敏（协助）", "刘洋|赵敏" },
                { "党政办（综治中心）、财政所(配合)", "党政办（综治中心）|财政所" },
                { "办公室（牵头负责第3项）、（牵头）", "办公室（牵头负责第3项）|（牵头）" },
                { "区财政局以及各镇街、开发区管委会", "区财政局|各镇街|开发区管委会" },
                { "党政办及财政所,各村", "党政办|财政所|各村" },
                { "区委常委、组织部部长张三", "区委常委、组织部部长张三" },
                { "校长 黄志远", "校长黄志远" },
                { "校长 教务主任", "校长|教务主任" },
                { "黎明 镇党委书记", "黎明（镇党委书记）" },
                { "黎明 镇党委书记、苏杭 副镇长", "黎明（镇党委书记）|苏杭（副镇长）" },
                { "校长 黎明 副校长 苏杭", "校长黎明|副校长苏杭" },
                { "党政办 镇长", "党政办|镇长" },
                { "总会计师 白洁", "总会计师白洁" },
                { "校长 黄志远、总务处", "校长黄志远|总务处" },
                { "区委常委、区纪委书记、区监委主任李四，区财政局局长王五",
                  "区委常委、区纪委书记、区监委主任李四|区财政局局长王五" },
                { "党委书记张三、镇长李四", "党委书记张三|镇长李四" },
                { "党委书记、镇长", "党委书记|镇长" },
                { "局长办公室、书记办公室", "局长办公室|书记办公室" },
                { "共和县教育局和共和县民政局", "共和县教育局|共和县民政局" },
                { "公安局和平分局", "公安局和平分局" },
                { "与会单位", "与会单位" },
                { "及时办", "及时办" },
                { "周永和、李四", "周永和|李四" },
                { "欧阳和平", "欧阳和平" },
                { "各科室、全体党员", "各科室|全体党员" },
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
test_party_kinds (void)
{
  static const struct {
    const char *name;
    RectifyRole role;
    RectifyPartyKind kind;
  } cases[] = {
    { "张三", RECTIFY_ROLE_LEADER, RECTIFY_PARTY_PERSON },
    { "欧阳修文", RECTIFY_ROLE_PERSON, RECTIFY_PARTY_PERSON },
    { "区委常委、组织部部长张三", RECTIFY_ROLE_LEADER, RECTIFY_PARTY_PERSON },
    { "区农业农村局", RECTIFY_ROLE_LEADER, RECTIFY_PARTY_UNIT },
    { "财务科", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_PARTY_UNIT },
    { "各镇街", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_PARTY_GROUP },
    { "全体党员", RECTIFY_ROLE_PERSON, RECTIFY_PARTY_GROUP },
    { "班子成员", RECTIFY_ROLE_LEADER, RECTIFY_PARTY_GROUP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (rectify_party_guess_kind (rectify_vocabulary_get_default (), cases[i].name,
                                                  cases[i].role),
                        ==, cases[i].kind);
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
    { "(一)、学习", 1, strlen ("(一)、") },
    { "（ 二 ）学习", 2, strlen ("（ 二 ）") },
    { "㈡学习", 2, strlen ("㈡") },
    { "１、学习", 1, strlen ("１、") },
    { "1，学习", 1, strlen ("1，") },
    { "1. 3名干部未参训", 1, strlen ("1.") },
    { "⒈学习", 1, strlen ("⒈") },
    { "⑵学习", 2, strlen ("⑵") },
    { "(1)、学习", 1, strlen ("(1)、") },
    { "1)学习", 1, strlen ("1)") },
    { "1 、学习", 1, strlen ("1 、") },
    { "②、学习", 2, strlen ("②、") },
    { "第一、学习", 1, strlen ("第一、") },
    { "第一条 学习", 1, strlen ("第一条 ") },
    { "第二条：学习", 2, strlen ("第二条：") },
    { "其一，学习", 1, strlen ("其一，") },
    { "其二、学习", 2, strlen ("其二、") },
    { "首先，学习", 1, strlen ("首先，") },
    { "再次，学习", 3, strlen ("再次，") },
    { "最后，学习", RECTIFY_LABEL_LAST, strlen ("最后，") },
    { "I. 存在问题", 1, strlen ("I.") },
    { "II.存在问题", 2, strlen ("II.") },
    { "Ⅳ、存在问题", 4, strlen ("Ⅳ、") },
    { "iii. 存在问题", 3, strlen ("iii.") },
    { "ⅱ. 存在问题", 2, strlen ("ⅱ.") },
    { "二、三会一课不规范", 2, strlen ("二、") },
    { "二、二十大精神学得不深", 2, strlen ("二、") },
    { "一要求真务实", 1, strlen ("一要") },
    { "问题3 采购不规范", 3, strlen ("问题3 ") },
    { "【问题二】采购不规范", 2, strlen ("【问题二】") },
    { "I 是字母", 0, 0 },
    { "V型沟渠", 0, 0 },
    { "MIX. 混合", 0, 0 },
    { "C. 选项", 0, 0 },
    { "1、二级单位", 1, strlen ("1、") },
    { "1.5月底前完成", 1, strlen ("1.") },
    { "一、二级市场", 0, 0 },
    { "二、三线城市", 0, 0 },
    { "一、二、三产业", 0, 0 },
    { "1、2号楼", 0, 0 },
    { "第一、第二季度", 0, 0 },
    { "1,000元", 0, 0 },
    { "3.0版", 0, 0 },
    { "1个", 0, 0 },
    { "3家", 0, 0 },
    { "12345热线", 0, 0 },
    { "110", 0, 0 },
    { "8:30", 0, 0 },
    { "一要素", 0, 0 },
    { "第一责任人", 0, 0 },
    { "第一时间", 0, 0 },
    { "第一书记", 0, 0 },
    { "第一议题", 0, 0 },
    { "第一条战线", 0, 0 },
    { "首先要学习", 0, 0 },
    { "二是二", 0, 0 },
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
  g_test_add_func ("/phrases/party-kinds", test_party_kinds);
  g_test_add_func ("/phrases/labels", test_labels);
  return g_test_run ();
}
