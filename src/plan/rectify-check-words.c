/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-check-words.h"

#include <string.h>

/* What the names of units end with. */
const char *const rectify_unit_endings[]
    = { "局",   "委",   "委员会", "办",     "办公室", "科",   "处",   "室",   "厅",
        "部",   "院",   "校",     "中心",   "公司",   "镇",   "乡",   "街道", "办事处",
        "支部", "党委", "党组",   "协会",   "工会",   "站",   "所",   "大队", "支队",
        "集团", "部门", "单位",   "医院",   "大学",   "学院", "银行", "法院", "检察院",
        "政府", "监委", "政协",   "联合会", "妇联",   NULL };

/* What the name of a unit begins with when it says whose unit it is. */
const char *const rectify_unit_levels[] = { "区", "县", "市", "省", "旗", "州", "各", NULL };

/* Words that begin like a level and are none. */
const char *const rectify_level_words[]
    = { "市场",   "市容",   "市民",   "市域",   "市政建", "市政工", "市政管", "市政科",
        "市政设", "市政公", "市政处", "市政园", "区域",   "区划",   "区块",   "区位",
        "县域",   "省际",   "州际",   "各界",   "各族",   "旗舰",   "区级",   "县级",
        "市级",   "省级",   "区长",   "县长",   "市长",   "省长",   NULL };

/* Zones with an administration of their own: 高新区税务局 is not 区税务局. */
const char *const rectify_zone_starts[]
    = { "高新", "经开", "开发", "经济", "示范", "保税", "工业", "产业", "旅游", "试验", NULL };

/* Units whose name stands before the names of their parts: 区政府各部门, 市委市直机关工委. */
const char *const rectify_owner_endings[]
    = { "区委", "县委", "市委", "省委", "党委", "政府", NULL };

/* Branches of a unit carry its name before their own: 区市场监督管理局区分局. */
const char *const rectify_branch_endings[]
    = { "分局", "支局", "分公司", "支行", "分行", "分院", "分会", "分中心", NULL };

/* Not one unit but many, or a different one everywhere. */
const char *const rectify_generic_units[]
    = { "办公室",   "党委",   "党组",   "党支部", "纪委",   "监委",   "政府",     "机关党委",
        "机关纪委", "支部",   "工会",   "团委",   "妇联",   "委员会", "部门",     "单位",
        "科室",     "处室",   "党总支", "公司",   "中心",   "政协",   "人大",     "政府办",
        "党委办",   "党政办", "组织部", "综合科", "财务科", "人事科", "总支部",   "党支部委员会",
        "全体",     "党办",   "支委",   "局党委", "局党组", "总工会", "人民政府", NULL };
const char *const rectify_generic_starts[]
    = { "各",   "相关", "有关", "责任", "牵头", "配合", "本",   "该",   "全",
        "其他", "所属", "下属", "上级", "主管", "分管", "职能", "业务", "专门",
        "多",   "几",   "某",   "X",    "x",    "×",    "*",    NULL };

/* What short names leave out before their last character: 应急(管理)局. */
const char *const rectify_unit_fillers[]
    = { "管理",     "事务", "监督管理", "监管",     "服务", "管理服务", "综合管理", "事务管理",
        "事务服务", "工作", "人民",     "综合服务", "委员", "发展",     NULL };

/* Two names of one unit that stand side by side, or two units that always do. */
const char *const rectify_double_names[] = { "纪委", "监委", "党校", "行政学院", NULL };

/* Words that charge a unit with something: 由…牵头. */
const char *const rectify_charging_words[]
    = { "牵头", "负责", "配合", "会同", "具体负责", "统筹负责", "主抓", "承办", NULL };
const char *const rectify_adverbs[]
    = { "具体", "统一", "主动", "积极", "共同", "统筹", "分别", "全面", "总体", "直接", NULL };

/* X that is no gap: X光, X射线, X轴. */
const char *const rectify_x_words[]
    = { "光", "射线", "线机", "线片", "线检", "轴", "染色体", "形", "型", "档案", "综合征", NULL };

/* 某局 is a gap, 某些 and 某区域 are words. */
const char *const rectify_masked_units[]
    = { "某", "局",   "县",   "市",   "区",   "省",   "镇",   "乡", "委",
        "办", "院",   "厅",   "科",   "同志", "公司", "街道", "村", "校",
        "厂", "党委", "支部", "书记", "局长", "主任", "单位", NULL };
const char *const rectify_masked_exceptions[]
    = { "区域", "区间", "市场", "办法", "科目", "局部", "局面", "局限", "委托", "科技",
        "科学", "厂商", "乡愁", "村落", "院落", "县域", "办理", "办结", NULL };

/* Behind 某某 these begin as a unit does, but are somebody's: 吴某某局长. */
const char *const rectify_titles_of_persons[]
    = { "同志", "书记", "主任", "局长", "县长", "市长", "区长", "省长", "镇长", "乡长", "院长",
        "厅长", "科长", "村长", "校长", "厂长", "委员", "院士", "科员", "村民", NULL };

/* Words that end as a surname reads: 资金某某 is no person. */
const char *const rectify_surname_words[]
    = { "提高", "工程", "过程", "流程", "议程", "日程", "课程", "全程", "规程",
        "资金", "基金", "现金", "奖金", "阶段", "手段", "时段", "路段", "健康",
        "本周", "每周", "上周", "下周", "一周", "其余", "剩余", "业余", "历史",
        "感谢", "长江", "基石", "明白", "空白", "园林", "森林", "茶叶", NULL };

const char rectify_surnames[]
    = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
      "叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎贺赖龚";

/* These too, but hardly ever the end of another word. */
const char rectify_further_surnames[]
    = "聂鲁葛韦申尤毕柳殷俞翁荆骆耿裴柯阮翟焦卓樊冉辛闫闵鲍涂庞颜饶倪牟芦蔺莫靳童娄柴岳冼蒲巩蓝褚"
      "晏窦佟邢匡祝凌霍虞戚詹甘";

/* In names, one is easily written for another: they sound alike, look alike, or are forms of one. */
const char *const rectify_mistaken_characters[]
    = { "国囯國", "华華",   "强強",   "峰峯锋", "群羣",   "杰傑洁", "云雲芸", "东東冬",
        "己已巳", "末未",   "晓小筱", "平萍",   "苹萍",   "英瑛",   "伟玮炜", "志智致",
        "军君钧", "明铭",   "文雯",   "丽莉",   "红虹",   "洪宏",   "新欣鑫", "玉钰",
        "辉晖",   "林琳霖", "青清",   "艳燕",   "静靖",   "建健",   "永勇",   "龙隆",
        "生升声", "成诚城", "立力",   "佳嘉家", "凯楷",   "宇雨",   "浩昊皓", "洋阳扬",
        "刚钢",   "兰岚",   "梅玫",   "珍真",   "芳方",   "荣蓉",   "秀绣",   "彬斌滨",
        "飞菲",   "维唯",   "祥翔",   "鸿宏洪", "莹瑩盈", "卫伟",   NULL };

/* What follows a single star or box that stands for a word: *月, *局. */
const char rectify_star_counters[]
    = "年月日时分号次个名人万亿元项条份期届市县区省镇乡村局委办院部处科室厅同所";

/* What tells two units of nearly the same name apart. */
const char rectify_distinctions[] = "一二三四五六七八九十0123456789甲乙丙丁东西南北上下新老小";

/**
 * rectify_words_match_start:
 * @words: words, %NULL-terminated
 * @text: UTF-8
 *
 * Returns: (transfer none) (nullable): the longest of the words that @text begins with
 */
const char *
rectify_words_match_start (const char *const *words, const char *text)
{
  const char *longest = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i])
        && (longest == NULL || strlen (words[i]) > strlen (longest)))
      longest = words[i];
  return longest;
}

/**
 * rectify_words_match_end:
 * @words: words, %NULL-terminated
 * @text: UTF-8
 * @length: how many bytes of it
 *
 * Returns: (transfer none) (nullable): the longest of the words that these bytes end with
 */
const char *
rectify_words_match_end (const char *const *words, const char *text, gsize length)
{
  const char *longest = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize size = strlen (words[i]);

      if (size <= length && memcmp (text + length - size, words[i], size) == 0
          && (longest == NULL || size > strlen (longest)))
        longest = words[i];
    }
  return longest;
}

/**
 * rectify_words_contain:
 * @words: words, %NULL-terminated
 * @text: UTF-8
 *
 * Returns: whether @text is one of the words
 */
gboolean
rectify_words_contain (const char *const *words, const char *text)
{
  return g_strv_contains (words, text);
}

/**
 * rectify_is_han:
 * @c: a character
 *
 * Returns: whether it is a Chinese character, marks not included
 */
gboolean
rectify_is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
         || (c >= 0x20000 && c <= 0x3ffff) || c == 0x3005 || c == 0x3007;
}

/**
 * rectify_is_latin:
 * @c: a character
 *
 * Returns: whether it is a letter of the Latin alphabet, of either width
 */
gboolean
rectify_is_latin (gunichar c)
{
  return (c < 0x80 && g_ascii_isalpha (c)) || (c >= 0xff21 && c <= 0xff3a)
         || (c >= 0xff41 && c <= 0xff5a) || (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7);
}

/**
 * rectify_char_before:
 * @text: UTF-8
 * @p: a place in it
 *
 * Returns: the character before that place, 0 at the beginning
 */
gunichar
rectify_char_before (const char *text, const char *p)
{
  return p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/**
 * rectify_char_in:
 * @c: a character, or 0
 * @set: characters
 *
 * Returns: whether it is one of them; 0 is none
 */
gboolean
rectify_char_in (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}
