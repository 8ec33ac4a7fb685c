/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"
#include "table-testing.h"

typedef struct {
  const char *name;
  const char *const lines[12];
  const char *outline;
} Case;

static const Case cases[] = {
  { "merged-areas",
    { "序号|问题类别|存在问题|整改措施|责任领导|责任单位|整改时限|备注",
      "1|理论学习方面|学习不够系统。重形式轻实效。|1.制定计划。/2.每月集中学习。|张三|办公室|2023年6月底前|",
      "2|^|联系实际不紧密|开展调研。|李四|教育科、财务科|长期坚持|跨年",
      "3|担当作为方面|攻坚不够|压实责任|^|办公室|^|" },
    "prose 序号|问题类别|存在问题|整改措施|责任领导|责任单位|整改时限|备注\n"
    "  area 理论学习方面\n"
    "    problem [1] 学习不够系统。~重形式轻实效。 <leader 张三> <responsible_unit 办公室> <by "
    "2023年6月底前>\n"
    "      measure [1.] 制定计划。\n"
    "      measure [2.] 每月集中学习。\n"
    "    problem [2] 联系实际不紧密 <leader 李四> <responsible_unit 教育科+财务科> <by 长期坚持>\n"
    "      measure 开展调研。\n"
    "      prose [备注] 跨年\n"
    "  area 担当作为方面\n"
    "    problem [3] 攻坚不够 <responsible_unit 办公室>\n"
    "      measure 压实责任\n" },
  { "a-row-a-measure",
    { "序号|存在问题|整改措施|责任人|完成时限", "1|政治学习不深入|一是制定计划|张三|6月底",
      "^|^|二是定期检查|李四|12月底", "2|调查研究不够|深入基层|王五|长期坚持" },
    "prose 序号|存在问题|整改措施|责任人|完成时限\n"
    "  problem [1] 政治学习不深入\n"
    "    measure [一是] 制定计划 <person 张三> <by 6月底>\n"
    "    measure [二是] 定期检查 <person 李四> <by 12月底>\n"
    "  problem [2] 调查研究不够 <person 王五> <by 长期坚持>\n"
    "    measure 深入基层\n" },
  { "measures-in-a-numbered-row",
    { "序号|存在问题|整改措施|责任单位|完成时限",
      "1|党日活动单一|制定年度计划|机关党委|2026年3月底", "2|^|每月督导1次|机关党委|长期坚持",
      "3|党费收缴不及时|1.开展自查；/2.补缴党费，建立台账|组织科|年底前",
      "4|会议记录缺失|参会人：/1.支部书记；/2.组织委员|办公室|立行立改" },
    "prose 序号|存在问题|整改措施|责任单位|完成时限\n"
    "  problem 党日活动单一\n"
    "    measure [1] 制定年度计划 <responsible_unit 机关党委> <by 2026年3月底>\n"
    "    measure [2] 每月督导1次 <responsible_unit 机关党委> <by 长期坚持>\n"
    "  problem 党费收缴不及时 <responsible_unit 组织科> <by 年底前>\n"
    "    measure [3] 1.开展自查；\n"
    "    measure [2.] 补缴党费，建立台账\n"
    "  problem 会议记录缺失 <responsible_unit 办公室> <by 立行立改>\n"
    "    measure [4] 参会人：/1.支部书记；/2.组织委员\n" },
  { "lead-in-brackets",
    { "存在问题|整改措施|责任单位|责任人|备注",
      "甲不到位|建台账|办公室（牵头），机关党委、信息中心|赵敏（协助）|无",
      "乙不到位|定制度|同上|刘洋|", "丙不到位|查漏洞|财务科、各科室（配合）||" },
    "prose 存在问题|整改措施|责任单位|责任人|备注\n"
    "  problem 甲不到位 <lead_unit 办公室> <responsible_unit 机关党委+信息中心> <person 赵敏>\n"
    "    measure 建台账\n"
    "    prose [备注] 无\n"
    "  problem 乙不到位 <lead_unit 办公室> <responsible_unit 机关党委+信息中心> <person 刘洋>\n"
    "    measure 定制度\n"
    "  problem 丙不到位 <responsible_unit 财务科> <responsible_unit 各科室>\n"
    "    measure 查漏洞\n" },
  { "fields-for-a-problem",
    { "序号|存在问题|整改措施|责任领导|时限", "1|甲不到位|措施甲一|张三|立行立改", "|^|措施甲二|^|",
      "2|乙不到位|措施乙|李四|年底前" },
    "prose 序号|存在问题|整改措施|责任领导|时限\n"
    "  problem [1] 甲不到位 <leader 张三>\n"
    "    measure 措施甲一 <by 立行立改>\n"
    "    measure 措施甲二\n"
    "  problem [2] 乙不到位 <leader 李四> <by 年底前>\n"
    "    measure 措施乙\n" },
  { "prose-for-a-measure",
    { "序号|存在问题|整改措施|责任领导|整改进展|是否销号|备注",
      "1|甲不到位|措施甲一|张三|正在清查|是|", "^|^|措施甲二|||||",
      "2|乙不到位|措施乙一|李四|已公告|整改中|合并", "^|^|措施乙二||^||^" },
    "prose 序号|存在问题|整改措施|责任领导|整改进展|是否销号|备注\n"
    "  problem [1] 甲不到位\n"
    "    measure 措施甲一 <leader 张三> <closed> <did 正在清查>\n"
    "      prose [整改进展] 正在清查\n"
    "      prose [是否销号] 是\n"
    "    measure 措施甲二\n"
    "  problem [2] 乙不到位 <in_progress> <did 已公告>\n"
    "    measure 措施乙一 <leader 李四> <in_progress>\n"
    "      prose [是否销号] 整改中\n"
    "    prose [整改进展] 已公告\n"
    "    prose [备注] 合并\n"
    "    measure 措施乙二 <in_progress>\n" },
  { "several-in-a-measure-cell",
    { "序号|存在问题|整改措施|责任人", "1|甲不足|（1）学/（2）做|张三", "2|乙不足|一是改|李四",
      "^|^|二是查|王五" },
    "prose 序号|存在问题|整改措施|责任人\n"
    "  problem [1] 甲不足 <person 张三>\n"
    "    measure [（1）] 学\n"
    "    measure [（2）] 做\n"
    "  problem [2] 乙不足\n"
    "    measure [一是] 改 <person 李四>\n"
    "    measure [二是] 查 <person 王五>\n" },
  { "note-across",
    { "序号|存在问题|整改措施", "1|甲不足|学", "注：按季度更新|<|<" },
    "prose 序号|存在问题|整改措施\n"
    "  problem [1] 甲不足\n"
    "    measure 学\n"
    "  prose 注：按季度更新\n" },
  { "place-is-no-danger",
    { "序号|隐患部位|隐患描述|整改措施|整改责任人|排查时间",
      "1|食堂|软管老化|更换软管|李军|2024年2月" },
    "prose 序号|隐患部位|隐患描述|整改措施|整改责任人|排查时间\n"
    "  problem [1] 软管老化 <person 李军>\n"
    "    measure 更换软管\n"
    "    prose [隐患部位] 食堂\n"
    "    prose [排查时间] 2024年2月\n" },
  { "repeated-area",
    { "问题类别|序号|具体问题|整改措施|责任单位", "思想方面|1|甲不足|学|办公室",
      "思想方面|2|乙不足|做|办公室", "作风方面|3|丙不足|改|纪检室" },
    "prose 问题类别|序号|具体问题|整改措施|责任单位\n"
    "  area 思想方面\n"
    "    problem [1] 甲不足 <responsible_unit 办公室>\n"
    "      measure 学\n"
    "    problem [2] 乙不足 <responsible_unit 办公室>\n"
    "      measure 做\n"
    "  area 作风方面\n"
    "    problem [3] 丙不足 <responsible_unit 纪检室>\n"
    "      measure 改\n" },
  { "area-rows",
    { "序号|问题表现|整改措施|责任领导|整改时限|是否销号", "（一）在理论学习方面|<|<|<|<|<",
      "1|学习不深|加强学习|张三|长期坚持|是", "（二）在工作作风方面|<|<|<|<|<",
      "2|作风不实|下沉一线|李四|2023年6月|整改中", "合计||2项|||" },
    "prose 序号|问题表现|整改措施|责任领导|整改时限|是否销号\n"
    "  area [（一）] 在理论学习方面\n"
    "    problem [1] 学习不深 <leader 张三> <by 长期坚持> <closed>\n"
    "      measure 加强学习 <closed>\n"
    "      prose [是否销号] 是\n"
    "  area [（二）] 在工作作风方面\n"
    "    problem [2] 作风不实 <leader 李四> <by 2023年6月> <in_progress>\n"
    "      measure 下沉一线 <in_progress>\n"
    "      prose [是否销号] 整改中\n"
    "    prose 合计||2项|||\n" },
  { "two-rows-of-head",
    { "序号|存在问题|责任分工|<|整改措施|完成时限", "^|^|责任领导|责任科室|^|^",
      "1|台账不全|张三|财务科|补齐台账|立行立改" },
    "prose 序号|存在问题|责任分工||整改措施|完成时限/　|　|责任领导|责任科室|　|　\n"
    "  problem [1] 台账不全 <leader 张三> <responsible_unit 财务科> <by 立行立改>\n"
    "    measure 补齐台账\n" },
  { "other-order",
    { "责任单位|完成时限|整改措施|隐患描述|序号|隐患等级",
      "安全科|立即整改|更换灭火器|灭火器过期|1|一般", "同上|本月底|清理杂物|通道堵塞|2|较大" },
    "prose 责任单位|完成时限|整改措施|隐患描述|序号|隐患等级\n"
    "  problem [1] 灭火器过期 <responsible_unit 安全科> <by 立即整改>\n"
    "    measure 更换灭火器\n"
    "    prose [隐患等级] 一般\n"
    "  problem [2] 通道堵塞 <responsible_unit 安全科> <by 本月底>\n"
    "    measure 清理杂物\n"
    "    prose [隐患等级] 较大\n" },
  { "tasks-alone",
    { "序号|重点任务|牵头单位|配合单位|完成时限",
      "1|开展专项整治|市场监管局|公安局、卫健局|2024年9月底前",
      "2|建立长效机制|市场监管局|/|长期坚持" },
    "prose 序号|重点任务|牵头单位|配合单位|完成时限\n"
    "  measure [1] 开展专项整治 <lead_unit 市场监管局> <responsible_unit 公安局+卫健局> <by "
    "2024年9月底前>\n"
    "  measure [2] 建立长效机制 <lead_unit 市场监管局> <by 长期坚持>\n" },
  { "no-plan-table",
    { "姓名|职务|电话", "张三|主任|123", "李四|科长|456" },
    "prose 姓名|职务|电话\n  prose 张三|主任|123\n  prose 李四|科长|456\n" },
  { "unnamed-and-double-columns",
    { "序号|存在问题|整改措施|备注||备注", "1|甲不足|学|一|二|三", "2|乙不足|做||四|五" },
    "prose 序号|存在问题|整改措施|备注||备注\n"
    "  problem [1] 甲不足\n    measure 学\n    prose [备注] 一\n    prose [　] 二\n    prose [备注　] 三\n"
    "  problem [2] 乙不足\n    measure 做\n    prose [　] 四\n    prose [备注　] 五\n" },
  { "form",
    { "整改问题|政治学习不深入，联系实际不够。", "整改措施|一是制定计划。/二是定期检查。",
      "责任领导|张三", "责任单位|办公室", "完成时限|2023年6月底前" },
    "prose 整改问题\n"
    "problem 政治学习不深入，联系实际不够。 <leader 张三> <responsible_unit 办公室> <by 2023年6月底前>\n"
    "  measure [一是] 制定计划。\n"
    "  measure [二是] 定期检查。\n" },
  { "frame",
    { "一、存在问题/（一）学习不够。", "二、整改措施/（一）加强学习。" },
    "section [一、] 存在问题\n"
    "  problem [（一）] 学习不够。\n"
    "section [二、] 整改措施\n"
    "  measure [（一）] 加强学习。\n" },
  { "head-again",
    { "序号|反馈问题|<|整改措施|责任分工|<|时限", "^|类别|具体问题|^|责任领导|牵头单位|^",
      "1|党建方面|议事规则不全|修订规则|赵河|党政办|立行立改",
      "序号|反馈问题|<|整改措施|责任分工|<|时限", "^|类别|具体问题|^|责任领导|牵头单位|^",
      "2|民生方面|补贴发放慢|①建台账②逐户公示③按月调度|吴岗|财政所|长期坚持" },
    "prose 序号|反馈问题||整改措施|责任分工||时限/　|类别|具体问题|　|责任领导|牵头单位|　\n"
    "  area 党建方面\n"
    "    problem [1] 议事规则不全 <leader 赵河> <lead_unit 党政办> <by 立行立改>\n"
    "      measure 修订规则\n"
    "  prose 序号|反馈问题||整改措施|责任分工||时限\n"
    "  prose 　|类别|具体问题|　|责任领导|牵头单位|　\n"
    "  area 民生方面\n"
    "    problem [2] 补贴发放慢 <leader 吴岗> <lead_unit 财政所> <by 长期坚持>\n"
    "      measure [①] 建台账\n"
    "      measure [②] 逐户公示\n"
    "      measure [③] 按月调度\n" },
  { "head-over-heads",
    { "问题|<|整改任务|<|时间安排|<|完成情况|<",
      "编号|内容|编号|内容|启动时间|完成时间|已完成|未完成",
      "1|规划滞后|1-1|修订规划|2026.5|2026.12|√|", "^|^|1-2|引进人才|2026.5|2027.6||√" },
    "prose 问题||整改任务||时间安排||完成情况|/编号|内容|编号|内容|启动时间|完成时间|已完成|未完成\n"
    "  problem [1] 规划滞后\n"
    "    measure 修订规划 <by 2026.12>\n"
    "      prose [编号　] 1-1\n"
    "      prose [启动时间] 2026.5\n"
    "      prose [已完成] √\n"
    "    measure 引进人才 <by 2027.6>\n"
    "      prose [编号　] 1-2\n"
    "      prose [启动时间] 2026.5\n"
    "      prose [未完成] √\n" },
  { "ticked-boxes",
    { "序号|存在问题|整改措施|状态", "1|甲不足|学|☑已完成 □未完成", "2|乙不足|做|□已完成 ☑未完成",
      "3|丙不足|改|已完成□ 整改中■" },
    "prose 序号|存在问题|整改措施|状态\n"
    "  problem [1] 甲不足 <done>\n"
    "    measure 学 <done>\n"
    "    prose [状态] ☑已完成 □未完成\n"
    "  problem [2] 乙不足\n"
    "    measure 做\n"
    "    prose [状态] □已完成 ☑未完成\n"
    "  problem [3] 丙不足 <in_progress>\n"
    "    measure 改 <in_progress>\n"
    "    prose [状态] 已完成□ 整改中■\n" },
  { "form-with-progress",
    { "问题|食堂监管有漏洞", "整改措施|每周公示价格", "责任人|李强/陈晨", "完成时限|即知即改",
      "整改成效|6月3日，公示三期" },
    "prose 问题\n"
    "problem 食堂监管有漏洞 <person 李强+陈晨> <by 即知即改> <in_progress>\n"
    "  measure 每周公示价格 <in_progress> <did 6月3日，公示三期>\n"
    "  prose 整改成效　6月3日，公示三期\n" },
  { "labels-in-cells",
    { "存在问题|整改措施|责任领导、责任科室及责任人|时限",
      "甲不足|学|责任领导：副院长 高朋/责任科室：医保科、信息科/责任人：丁香|2026年5月",
      "乙不足|做|责任领导：高朋；责任科室：药学部。|已完成", "丙不足|改|江川|长期坚持" },
    "prose 存在问题|整改措施|责任领导、责任科室及责任人|时限\n"
    "  problem 甲不足 <leader 副院长高朋> <responsible_unit 医保科+信息科> <person 丁香> <by "
    "2026年5月>\n"
    "    measure 学\n"
    "  problem 乙不足 <leader 高朋> <responsible_unit 药学部> <by 已完成> <done>\n"
    "    measure 做 <done>\n"
    "  problem 丙不足 <person 江川> <by 长期坚持>\n"
    "    measure 改\n" },
  { "fields-in-a-measure",
    { "存在问题|整改措施及责任分工|牵头领导",
      "甲不足|更换管道。/责任领导：丁一/责任部门：后勤部/完成时限：2026年9月底|高朋",
      "乙不足|调整菜谱（责任部门：后勤部、工会；完成时限：立行立改）|高朋",
      "丙不足|完成时限：长期/再查一次|高朋", "丁不足|1.学/2.做（责任人：李四）|" },
    "prose 存在问题|整改措施及责任分工|牵头领导\n"
    "  problem 甲不足 <leader 高朋>\n"
    "    measure 更换管道。 <leader 丁一> <responsible_unit 后勤部> <by 2026年9月底>\n"
    "  problem 乙不足 <leader 高朋>\n"
    "    measure 调整菜谱 <responsible_unit 后勤部+工会> <by 立行立改>\n"
    "  problem 丙不足 <leader 高朋>\n"
    "    measure 完成时限：长期/再查一次\n"
    "  problem 丁不足\n"
    "    measure [1.] 学\n"
    "    measure [2.] 做 <person 李四>\n" },
  { "leader-for-all",
    { "存在问题|整改措施|责任领导", "甲不足|学|张三", "乙不足|做|^", "丙不足|改|^" },
    "prose 存在问题|整改措施|责任领导 <leader 张三>\n"
    "  problem 甲不足\n    measure 学\n"
    "  problem 乙不足\n    measure 做\n"
    "  problem 丙不足\n    measure 改\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  tables_check (test->lines, test->outline);
}

static void
add_paragraph (RectifyDocument *document, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
}

static void
add_table (RectifyDocument *document, const char *const *lines)
{
  g_autoptr (RectifyTable) table = tables_make (lines);

  rectify_document_add_table (document, table);
}

/* Tables in running text: one under each heading of an area, prose around them. */
static void
test_in_text (void)
{
  static const char *const first[] = { "存在问题|整改措施|责任人", "学习不深|加强学习|张三", NULL };
  static const char *const second[]
      = { "存在问题|整改措施|责任人", "作风不实|下沉一线|李四", NULL };
  static const char expected[] = "section [一、] 存在问题及整改措施\n"
                                 "  area [（一）] 政治建设\n"
                                 "    prose 存在问题|整改措施|责任人\n"
                                 "      problem 学习不深 <person 张三>\n"
                                 "        measure 加强学习\n"
                                 "  area [（二）] 作风建设\n"
                                 "    prose 存在问题|整改措施|责任人\n"
                                 "      problem 作风不实 <person 李四>\n"
                                 "        measure 下沉一线\n"
                                 "section [二、] 工作要求\n"
                                 "  clause [（一）] 加强领导。\n";
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyReading) reading = NULL;
  g_autofree char *outline = NULL;

  add_paragraph (document, "某局整改方案");
  add_paragraph (document, "一、存在问题及整改措施");
  add_paragraph (document, "（一）政治建设");
  add_table (document, first);
  add_paragraph (document, "（二）作风建设");
  add_table (document, second);
  add_paragraph (document, "二、工作要求");
  add_paragraph (document, "（一）加强领导。");
  reading = tables_read_document (document);
  outline = tables_describe_plan (rectify_reading_get_plan (reading));
  g_assert_cmpstr (outline, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

/* Any table at all: what is read from it says the same in the same order. */
static void
test_random (void)
{
  static const char *const words[] = { "",
                                       "",
                                       "1",
                                       "2",
                                       "（一）理论方面",
                                       "学习不够。差距大。",
                                       "加强学习",
                                       "张三",
                                       "办公室",
                                       "办公室（牵头），财务科、各科室（配合）",
                                       "长期坚持",
                                       "年底前",
                                       "合计",
                                       "1.一/2.二",
                                       "一是甲。二是乙。",
                                       "同上",
                                       "/",
                                       "^",
                                       "^",
                                       "<",
                                       "备注" };
  static const char *const heads[]
      = { "序号",     "问题类别", "存在问题", "整改措施", "责任领导", "牵头单位",
          "责任单位", "整改时限", "备注",     "是否销号", "",         "其他" };

  for (guint i = 0; i < 3000; i++)
    {
      guint n_columns = g_test_rand_int_range (1, 9);
      guint n_rows = g_test_rand_int_range (1, 9);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (RectifyTable) table = NULL;
      g_autoptr (RectifyDocument) document = rectify_document_new ();
      g_autoptr (RectifyDocument) written = NULL;
      g_autoptr (RectifyReading) reading = NULL;
      g_autofree char *source = NULL;
      g_autofree char *text = NULL;

      for (guint row = 0; row < n_rows; row++)
        {
          g_autoptr (GString) line = g_string_new (NULL);

          for (guint column = 0; column < n_columns; column++)
            g_string_append_printf (line, "%s%s", column > 0 ? "|" : "",
                                    row == 0
                                        ? heads[g_test_rand_int_range (0, G_N_ELEMENTS (heads))]
                                        : words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
        }
      g_ptr_array_add (lines, NULL);
      table = tables_make ((const char *const *) lines->pdata);
      rectify_document_add_table (document, table);
      reading = tables_read_document (document);
      written = rectify_plan_report_compose (rectify_reading_get_plan (reading));
      source = tables_dup_plain (document);
      text = tables_dup_plain (written);
      if (!g_str_equal (text, source))
        for (guint row = 0; row < n_rows; row++)
          g_test_message ("%s", (char *) g_ptr_array_index (lines, row));
      g_assert_cmpstr (text, ==, source);
    }
}

static void
add_cell (RectifyTable *table, guint row, guint column, guint n_rows, const char *text)
{
  RectifyCell *cell = rectify_table_add_cell (table, row, column, n_rows, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  /* Blank lines too are paragraphs here. */
  for (guint i = 0; cell != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, lines[i]);
      rectify_cell_add (cell, paragraph);
    }
}

static RectifyTable *
make_head (void)
{
  static const char *const headings[] = { "序号", "存在问题", "整改措施", "责任单位", "备注" };
  RectifyTable *table = rectify_table_new (G_N_ELEMENTS (headings));

  rectify_table_add_row (table);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    add_cell (table, 0, i, 1, headings[i]);
  return table;
}

static void
assert_place (RectifyReading *reading, RectifyItem *item, const char *words)
{
  g_autofree char *text = rectify_document_dup_text (rectify_reading_get_document (reading));
  RectifySpan span;

  g_assert_true (rectify_reading_get_span (reading, item, &span));
  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, strlen (text));
  g_assert_cmpint (strncmp (text + span.start, words, strlen (words)), ==, 0);
  g_assert_cmpuint (span.end - span.start, ==, strlen (words));
}

/* Blank paragraphs and zero-width spaces are no words; a leading quotation mark is. What is read
 * is found again in the source. */
static void
test_places (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_head ();
  g_autoptr (RectifyReading) reading = NULL;
  RectifyItem *head, *problem;

  rectify_table_add_row (table);
  add_cell (table, 1, 0, 1, "1");
  add_cell (table, 1, 1, 1, "\"两个维护\"不牢");
  add_cell (table, 1, 2, 1, "\n \n一是学。二是干。\n\n\u200b\n三是查。\n");
  add_cell (table, 1, 3, 1, "\u200b");
  add_cell (table, 1, 4, 1, "\n无锡");
  rectify_document_add_table (document, table);
  reading = tables_read_document (document);
  tables_check_written (document, rectify_reading_get_plan (reading));
  head = rectify_item_get_child (rectify_plan_get_root (rectify_reading_get_plan (reading)), 0);
  g_assert_null (rectify_reading_get_doubt (reading, head));
  problem = rectify_item_get_child (head, 0);
  g_assert_cmpint (rectify_item_get_kind (problem), ==, RECTIFY_ITEM_PROBLEM);
  g_assert_cmpuint (rectify_item_get_assignments (problem)->len, ==, 0);
  g_assert_cmpuint (rectify_item_get_n_children (problem), ==, 4);
  assert_place (reading, problem, "\"两个维护\"不牢");
  assert_place (reading, rectify_item_get_child (problem, 0), "一是学。");
  assert_place (reading, rectify_item_get_child (problem, 1), "二是干。");
  assert_place (reading, rectify_item_get_child (problem, 2), "三是查。");
  assert_place (reading, rectify_item_get_child (problem, 3), "无锡");
}

/* One problem in very many rows, behind as many blank ones, and one cell of as many paragraphs. */
static void
test_large (void)
{
  const guint n = 48000;
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_head ();
  g_autoptr (GString) measures = g_string_new (NULL);
  g_autoptr (RectifyReading) reading = NULL;
  g_autoptr (RectifyDocument) written = NULL;

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (measures, "%s%u.加强学习。", i > 1 ? "\n" : "", i);
  for (guint i = 1; i <= 2 * n; i++)
    {
      rectify_table_add_row (table);
      if (i <= n)
        continue;
      if (i == n + 1)
        add_cell (table, i, 1, n, "不足");
      add_cell (table, i, 2, 1, i == n + 2 ? measures->str : "加强学习");
      add_cell (table, i, 3, 1, "办公室");
      add_cell (table, i, 4, 1, "无");
    }
  rectify_document_add_table (document, table);
  reading = tables_read_document (document);
  written = rectify_plan_report_compose (rectify_reading_get_plan (reading));
  g_assert_cmpuint (rectify_document_get_n_blocks (written), ==, 1);
}

static void
check_text (const char *text, const char *name, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, name, &error);
  g_autoptr (RectifyReading) reading = NULL;
  g_autofree char *outline = NULL;

  g_assert_no_error (error);
  reading = tables_read_document (document);
  outline = tables_describe_plan (rectify_reading_get_plan (reading));
  g_assert_cmpstr (outline, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

/* A head in two rows, of which the merged cells are gone: what stands in the lower one says what it is
 * by itself, or with what stands over it. */
static void
test_split_head (void)
{
  check_text (
      "序号,问题,整改举措,,责任,,完成时限\n"
      ",,举措,完成情况,领导,处室,\n"
      "1,考勤执行不严,每日打卡,已完成,张伟,人事科,立行立改\n"
      "2,用车登记不全,补齐登记,正在推进,李娜,办公室,2026年9月底\n",
      "x.csv",
      "prose 序号|问题|整改举措||责任||完成时限/||举措|完成情况|领导|处室|\n"
      "  problem [1] 考勤执行不严 <leader 张伟> <responsible_unit 人事科> <by 立行立改> <done>\n"
      "    measure 每日打卡 <done> <did 已完成>\n"
      "    prose [完成情况] 已完成\n"
      "  problem [2] 用车登记不全 <leader 李娜> <responsible_unit 办公室> <by 2026年9月底> "
      "<in_progress>\n"
      "    measure 补齐登记 <in_progress> <did 正在推进>\n"
      "    prose [完成情况] 正在推进\n");
  /* No lower row: what stands below the gap is what the first task says. */
  check_text ("序号,问题,整改措施,,责任,完成时限\n"
              "1,单位,责任,已完成,张伟,立行立改\n"
              "2,用车登记不全,补齐登记,正在推进,李娜,2026年9月底\n",
              "x.csv",
              "prose 序号|问题|整改措施||责任|完成时限\n"
              "  problem [1] 单位 <by 立行立改>\n"
              "    measure 责任\n"
              "    prose [　] 已完成\n"
              "    prose [责任] 张伟\n"
              "  problem [2] 用车登记不全 <by 2026年9月底>\n"
              "    measure 补齐登记\n"
              "    prose [　] 正在推进\n"
              "    prose [责任] 李娜\n");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/tables/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/reading/tables/in-text", test_in_text);
  g_test_add_func ("/reading/tables/places", test_places);
  g_test_add_func ("/reading/tables/large", test_large);
  g_test_add_func ("/reading/tables/random", test_random);
  g_test_add_func ("/reading/tables/split-head", test_split_head);
  return g_test_run ();
}
