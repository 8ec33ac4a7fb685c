/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-title-break.h"

#include <string.h>

/* Longer titles are no titles; they are broken like text. */
#define MAX_LINES 4
#define MAX_CHARACTERS 96
/* In characters of the title: half-width ones take so much; lines as long as each other differ by
 * no more than so much. */
#define HALF_WIDTH 0.58
#define ALIKE 0.6
/* What a break costs: between words, before and behind words that lead on, and within what may be a
 * word; what a shape costs. */
#define COST_UNKNOWN 4.0
#define COST_WEAK 1.2
#define COST_HOURGLASS 12.0
#define COST_ALIKE 1.5
#define COST_UNEVEN 30.0
#define COST_LINE 3.5
#define COST_DIFFERENCE 2.0
#define COST_NEVER 1e6
/* A line may be shorter than the longest by so much of it before that costs anything. */
#define UNEVEN 0.5

/* What is never parted. */
static const char *const words[] = {
  "专题民主生活会", "民主生活会", "组织生活会",   "党史学习教育", "主题教育",   "领导班子",
  "党组班子",       "党委班子",   "党支部",       "党总支",       "党工委",     "党员干部",
  "整改方案",       "整改措施",   "整改落实",     "整改清单",     "整改台账",   "整改情况",
  "整改工作",       "实施方案",   "工作总结",     "工作方案",     "工作报告",   "责任分工",
  "巡察整改",       "巡视整改",   "反馈意见",     "反馈问题",     "存在问题",   "专项治理",
  "专项行动",       "专项整治",   "对照检查",     "批评意见",     "学习贯彻",   "习近平",
  "新时代",         "中国特色",   "社会主义",     "社会主义思想", "从严治党",   "党风廉政建设",
  "意识形态",       "学习教育",   "贯彻落实",     "落实情况",     "人民政府",   "办公室",
  "委员会",         "自然资源",   "生态环境",     "环境保护",     "住房和城乡", "城乡建设",
  "人民医院",       "卫生健康",   "市场监督管理", "乡村振兴",     "安全生产",   "隐患排查",
  "经济责任",       "审计发现",   "教育体育",     "文化旅游",     "交通运输",   "农业农村",
  "人力资源",       "社会保障",   "医疗保障",     "退役军人",     "应急管理",   "行政审批",
  "巡察组",         "巡视组",     "督察组",       "督导组",       "领导小组",   "自查自纠",
  "回头看",         "责任清单",   "任务清单",     "问题清单",     "情况报告",   "五个带头",
  "六个方面",
};

/* Before these a line may well begin. */
static const char *const leads[] = {
  "关于",       "学习贯彻", "开展",         "落实", "贯彻", "专题民主生活会", "民主生活会",
  "组织生活会", "主题教育", "党史学习教育", "巡察", "巡视", "反馈",           "整改",
  "专项",       "实施",     "安全生产",     "中央", "省委", "市委",           "县委",
  "区委",       "领导班子", "班子",         "年度",
};

/* Behind these a line may well end. */
static const char *const ends[] = {
  "局",   "党组", "党委", "党工委", "党总支", "党支部", "委员会", "人民政府", "政府", "办公室",
  "公司", "集团", "医院", "大学",   "学院",   "学校",   "中学",   "小学",     "年度", "年",
  "班子", "中心", "厅",   "县委",   "区委",   "市委",   "省委",   "镇",       "街道", "的",
  "情况", "问题", "活动", "行动",   "意见",   "思想",   "教育",   "工作",     "》",   "”",
  "、",   "，",   "会",   "年末",   "年初",   "半年",
};

typedef struct {
  double width;
  double lengths[MAX_CHARACTERS + 1]; /* from the beginning, in characters */
  double costs[MAX_CHARACTERS + 1];   /* of a break before each character */
  gsize places[MAX_CHARACTERS + 1];   /* where it begins, in bytes */
  guint n;
  guint best[MAX_LINES];
  guint n_best;
  double cost;
} Title;

static gboolean
is_half (gunichar c)
{
  return c < 0x2e80 && g_utf8_strchr ("“”‘’—…·", -1, c) == NULL;
}

static gboolean
is_in (gunichar c, const char *characters)
{
  return g_utf8_strchr (characters, -1, c) != NULL;
}

/* What no line begins or ends with, and words and numbers of letters and digits. */
static gboolean
never_breaks (gunichar before, gunichar after)
{
  return is_in (after, "。，、；：！？…—～·％）》〉」』】〕”’的和及与之")
         || is_in (before, "（《〈「『【〔“‘第")
         || (is_half (before) && is_half (after) && before != ' ')
         || (g_unichar_isdigit (before) && is_in (after, "年月日号届次轮个项%"));
}

static gboolean
starts_year (const char *p)
{
  return (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
          && g_ascii_isdigit (p[3]) && g_str_has_prefix (p + 4, "年"))
         || g_str_has_prefix (p, "二〇") || g_str_has_prefix (p, "二○");
}

static gboolean
begins_well (const char *p)
{
  if (starts_year (p) || is_in (g_utf8_get_char (p), "《“（"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (g_str_has_prefix (p, leads[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_well (const char *text, const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize length = strlen (ends[i]);

      if ((gsize) (p - text) > length && memcmp (p - length, ends[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

static double
get_cost (const char *text, const char *p)
{
  gboolean ended = ends_well (text, p);
  gboolean begun = begins_well (p);
  const char *last = g_utf8_prev_char (p);

  /* These lead on to what follows them. */
  if (is_in (g_utf8_get_char (last), "届轮次批第")
      || ((gsize) (p - text) >= strlen ("关于") && g_str_has_prefix (p - strlen ("关于"), "关于")))
    return COST_UNKNOWN;

  if (ended && begun)
    return 0;
  return ended || begun ? COST_WEAK : COST_UNKNOWN;
}

/* Within a word, or a bracket of a few characters, no line ends. */
static void
keep_words (Title *self, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *p = text; (p = strstr (p, words[i])) != NULL; p++)
      for (guint j = 1; j < self->n; j++)
        if (self->places[j] > (gsize) (p - text)
            && self->places[j] < (gsize) (p - text) + strlen (words[i]))
          self->costs[j] = COST_NEVER;
}

static void
survey (Title *self, const char *text)
{
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), self->n++)
    {
      gunichar c = g_utf8_get_char (p);

      self->places[self->n] = p - text;
      self->costs[self->n]
          = self->n > 0 && !never_breaks (before, c) ? get_cost (text, p) : COST_NEVER;
      self->lengths[self->n + 1] = self->lengths[self->n] + (is_half (c) ? HALF_WIDTH : 1);
      before = c;
    }
  self->places[self->n] = strlen (text);
  keep_words (self, text);
}

/*
 * GB/T 9704-2012, 7.3.1: lines of a title make a trapezium or a rhombus: each longer than the one
 * before, or shorter, or the middle ones longest; never an hourglass, and rather no rectangle.
 */
static double
get_shape_cost (const double *lines, guint n_lines)
{
  double longest = 0, shortest = G_MAXDOUBLE, cost = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      longest = MAX (longest, lines[i]);
      shortest = MIN (shortest, lines[i]);
      if (i > 0 && i + 1 < n_lines && lines[i] < lines[i - 1] - ALIKE
          && lines[i] < lines[i + 1] - ALIKE)
        cost += COST_HOURGLASS;
    }
  if (n_lines > 1 && longest - shortest <= ALIKE)
    cost += COST_ALIKE;
  cost += (longest - shortest) / longest * COST_DIFFERENCE;
  return cost + MAX ((longest - shortest) / longest - UNEVEN, 0) * COST_UNEVEN;
}

static void
weigh (Title *self, const guint *breaks, guint n_breaks, double sense)
{
  double lines[MAX_LINES];
  double cost;

  for (guint i = 0; i <= n_breaks; i++)
    {
      guint start = i > 0 ? breaks[i - 1] : 0;
      guint end = i < n_breaks ? breaks[i] : self->n;

      lines[i] = self->lengths[end] - self->lengths[start];
      if (lines[i] > self->width)
        return;
    }
  cost = sense + get_shape_cost (lines, n_breaks + 1) + n_breaks * COST_LINE;
  if (cost >= self->cost)
    return;
  self->cost = cost;
  self->n_best = n_breaks;
  for (guint i = 0; i < n_breaks; i++)
    self->best[i] = breaks[i];
}

static void
try_breaks (Title *self, guint *breaks, guint n_breaks, guint from, double sense)
{
  guint start = n_breaks > 0 ? breaks[n_breaks - 1] : 0;

  weigh (self, breaks, n_breaks, sense);
  if (n_breaks + 1 == MAX_LINES)
    return;
  for (guint i = from; i < self->n && self->lengths[i] - self->lengths[start] <= self->width; i++)
    {
      /* Nothing that follows can make up for it. */
      if (sense + self->costs[i] >= self->cost)
        continue;
      breaks[n_breaks] = i;
      try_breaks (self, breaks, n_breaks + 1, i + 1, sense + self->costs[i]);
    }
}

/**
 * rectify_title_break:
 * @title: a title in one line
 * @width: how many of its characters a line holds at most
 *
 * Breaks a title by sense, in the shapes that the standard asks for (GB/T 9704-2012, 7.3.1).
 *
 * Returns: (transfer full) (nullable) (element-type gsize): where its lines end, in bytes, the last
 *   at its end; %NULL if it is too long to be broken so
 */
GArray *
rectify_title_break (const char *title, double width)
{
  g_autofree Title *self = NULL;
  guint breaks[MAX_LINES];
  GArray *places;

  if (*title == '\0' || g_utf8_strlen (title, -1) > MAX_CHARACTERS)
    return NULL;
  self = g_new0 (Title, 1);
  self->width = width;
  self->cost = COST_NEVER;
  survey (self, title);
  try_breaks (self, breaks, 0, 1, 0);
  if (self->cost >= COST_NEVER)
    return NULL;
  places = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i <= self->n_best; i++)
    {
      gsize place = self->places[i < self->n_best ? self->best[i] : self->n];

      g_array_append_val (places, place);
    }
  return places;
}

/**
 * rectify_title_line_end:
 * @title: a title
 * @from: the byte where a line of it begins
 * @to: the byte where the next one does
 *
 * Blanks at a line's end are the title's but not the line's, which stands in the middle.
 *
 * Returns: the byte where the line ends without them
 */
gsize
rectify_title_line_end (const char *title, gsize from, gsize to)
{
  while (to > from)
    {
      const char *last = g_utf8_prev_char (title + to);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      to = last - title;
    }
  return to;
}
