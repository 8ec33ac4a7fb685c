/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "farm.h"

/* So many plans are one edit, so that the history has changesets of a bearable size. */
#define BATCH 20

static const char *const words[]
    = { "学习", "调查",   "研究",   "整改", "落实",   "措施", "责任", "监督", "检查", "问题",
        "作风", "建设",   "党员",   "干部", "群众",   "基层", "服务", "理论", "政治", "能力",
        "制度", "机制",   "台账",   "清单", "会议",   "文件", "精简", "公务", "接待", "经费",
        "预算", "审计",   "财政",   "项目", "资金",   "工程", "安全", "生产", "环境", "保护",
        "污染", "治理",   "教育",   "培训", "宣传",   "引导", "考核", "评价", "激励", "约束",
        "问责", "追究",   "公开",   "透明", "民主",   "集中", "决策", "执行", "反馈", "通报",
        "每月", "每季度", "年底前", "定期", "不定期", "专项", "全面", "深入", "持续", "坚决",
        "认真", "切实",   "有效",   "及时", "严格",   "规范", "完善", "健全", "强化", "提升",
        "推动", "促进",   "防止",   "纠正", "克服",   "解决", "化解", "排查", "梳理", "汇总",
        "上报", "备案",   "归档",   "回访", "座谈",   "走访", "慰问", "帮扶", "结对", "联系",
        "对接", "协调",   "统筹",   "部署", "安排",   "动员", "督办" };
static const char *const units[]
    = { "办公室",   "组织部",   "区财政局", "区审计局", "区教育局",       "区民政局",
        "区住建局", "区水务局", "区司法局", "区统计局", "城关镇人民政府", "东街街道办事处" };
static const char *const persons[] = { "张三", "李四", "王五", "赵六", "钱七", "孙八" };

static char *
make_sentence (GRand *random, guint n_words, const char *mark)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      if (i + 1 < n_words && i % 6 == 5)
        g_string_append (text, "，");
    }
  return g_string_free (g_string_append (text, mark), FALSE);
}

static RectifyItem *
add_item (GRand *random, RectifyItem *parent, RectifyItemKind kind, guint n_words)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  g_autofree char *label = g_strdup_printf ("%u.", rectify_item_get_n_children (parent) + 1);
  g_autofree char *heading = make_sentence (random, 4, "。");
  g_autofree char *text = n_words > 0 ? make_sentence (random, n_words, "。") : NULL;

  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (GRand *random, RectifyItem *item)
{
  const char *const unit[] = { units[g_rand_int_range (random, 0, G_N_ELEMENTS (units))], NULL };
  const char *const person[]
      = { persons[g_rand_int_range (random, 0, G_N_ELEMENTS (persons))], NULL };
  g_autoptr (RectifyAssignment) leader
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, NULL, person);
  g_autoptr (RectifyAssignment) lead_unit
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, unit);
  g_autoptr (GDate) due = g_date_new_dmy (28, g_rand_int_range (random, 1, 13), 2026);
  g_autofree char *words_of_it
      = g_strdup_printf ("%d年%d月底", g_date_get_year (due), g_date_get_month (due));
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, words_of_it, RECTIFY_DEADLINE_DATED, due);

  rectify_item_add_assignment (item, leader);
  rectify_item_add_assignment (item, lead_unit);
  rectify_item_set_deadline (item, deadline);
}

/* Ten measures to a problem, four problems to an area; a measure is of about 126 characters. */
RectifyPlan *
farm_plan_new (GRand *random, guint number, guint n_measures)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_autofree char *title = g_strdup_printf ("区财政局党组第%u号整改方案", number);
  RectifyItem *section, *area = NULL, *problem = NULL;

  rectify_plan_set_title (plan, title);
  rectify_plan_set_year (plan, 2015 + (int) (number % 12));
  rectify_plan_set_organisation (plan, "中共区财政局党组");
  section = add_item (random, rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, 0);
  for (guint i = 0; i < n_measures; i++)
    {
      RectifyItem *measure;

      if (i % 40 == 0)
        area = add_item (random, section, RECTIFY_ITEM_AREA, 0);
      if (i % 10 == 0)
        {
          problem = add_item (random, area, RECTIFY_ITEM_PROBLEM, 20);
          assign (random, problem);
        }
      measure = add_item (random, problem, RECTIFY_ITEM_MEASURE, 54);
      rectify_item_set_status (measure, g_rand_int_range (random, 0, RECTIFY_N_STATUSES));
      if (i % 5 == 0)
        assign (random, measure);
    }
  return plan;
}

void
farm_fill (RectifyLedger *ledger, guint n_plans, guint n_measures)
{
  GRand *random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n_plans;)
    {
      g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;

      for (; plans->len < BATCH && i < n_plans; i++)
        g_ptr_array_add (plans, farm_plan_new (random, i + 1, n_measures));
      rectify_ledger_save_plans (ledger, plans, "Import", &error);
      g_assert_no_error (error);
    }
  g_rand_free (random);
}
