/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "check-testing.h"
#include "outline-plan.h"
#include "random-plan.h"
#include "rectify-check-private.h"

/*
 * What is found in a plan of one kind of finding: the words of each, parted by “/”; "" for nothing.
 * Where there is a mend, mended is what these words have become when all are mended, one after the
 * other with a check between; NULL where there is none.
 */
typedef struct {
  RectifyFindingKind kind;
  const char *outline;
  const char *found;
  const char *mended;
} Case;

static const Case placeholder_cases[] = {
  { RECTIFY_FINDING_PLACEHOLDER, "#T XX局整改方案", "XX", NULL },
  { RECTIFY_FINDING_PLACEHOLDER, "R ||于2022年1月xx日召开", "xx日", NULL },
  { RECTIFY_FINDING_PLACEHOLDER, "P 1.|由X局负责。|\n@L xxxxxxxxx\n@D X月X日前", "X/xxxxxxxxx/X月",
    NULL },
  { RECTIFY_FINDING_PLACEHOLDER, "R ||学习APP、XML、Excel、X光、X射线、iPhone X。", "", NULL },
};

static const Case numbering_cases[] = {
  { RECTIFY_FINDING_REPEATED_NUMBER, "S 一、|a|\nS 二、|b|\nS 三、|c|\nS 三、|d|\nS 四、|e|",
    "三、", "四、" },
  { RECTIFY_FINDING_REPEATED_NUMBER, "S 一、|a|\nS 一、|b|\nS 二、|c|", "一、", "二、" },
  { RECTIFY_FINDING_REPEATED_NUMBER, "P 1.|a|\nP 2.|b|\nP 1.|c|\nP 2.|d|", "", NULL },
  { RECTIFY_FINDING_REPEATED_NUMBER,
    "A （一）|a|\n.P 1.|a|\n.P 2.|b|\n.M 一是||m\n.M 二是||n\nA （二）|b|\n.P 1.|a|\n.M 一是||m",
    "", NULL },
  { RECTIFY_FINDING_REPEATED_NUMBER,
    "A （一）|a|\n.P 1.|a|\n.P 2.|b|\n.P 3.|b|\nA （二）|b|\n.P 3.|c|\n.P 4.|d|", "3.", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "M 一是||a\nM 二是||b\nM 四是||c", "四是", "三是" },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "P 1.|a|\nP 3.|b|", "3.", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "P 2.|a|\nP 3.|b|", "2.", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "P 1.1|a|\nP 1.2|b|\nP 2.1|c|", "", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER,
    "A （一）|a|\n.P 1.|a|\n.P 2.|b|\nA （二）|b|\n.P 3.|c|\n.P 4.|d|\nA （三）|c|\n.P 6.|e|", "6.",
    NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER,
    "A （一）|a|\n.P 1.|a|\n.P 2.|b|\n.M 1.||c\nA （二）|b|\n.P 3.|c|\n.M 1.||d\nA （三）|c|\n.P 4.|e|",
    "", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "A （一）|a|\nA （二）|b|\nC （三）|c|\nR ||d\nC （四）|e|", "",
    NULL },
  { RECTIFY_FINDING_MIXED_NUMBERING, "C 一是|a|\nC 二要|b|\nC 三是|c|", "二要", "二是" },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P 1.|a|\nP 2、|b|\nP 3.|c|", "2、", "2." },
  { RECTIFY_FINDING_MIXED_NUMBERING, "A （一）|a|\nA （二）|b|\nA (三)|c|", "(三)", "（三）" },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P 1.|a|\nP 2、|b|", "2、", NULL },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P 1.|a|\nP 2、|b|\nP 3、|c|\nP 4.|d|", "2、", NULL },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P 1.|a|\nP 2.|b|\nM 一是||c\nM 二是||d\nP 3.|e|", "", NULL },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P 1.|a|\nP 2. |b|\nP 3.|c|", "", NULL },
  { RECTIFY_FINDING_MIXED_NUMBERING, "P １．|a|\nP ２、|b|\nP 3)|c|\nP ４．|d|\nP ５、|e|",
    "２、/3)", NULL },
  { RECTIFY_FINDING_SKIPPED_NUMBER, "P １．|a|\nP ２、|b|\nP 3)|c|\nP ４．|d|", "", NULL },
};

static const Case line_cases[] = {
  { RECTIFY_FINDING_BROKEN_LINE, "P 1.|学得少。|\n.M ||由专人登记，\n..R ||会前有通知。", "，",
    NULL },
  { RECTIFY_FINDING_BROKEN_LINE, "P 1.|学得少，|\n.M ||多学、", "，/、", NULL },
  { RECTIFY_FINDING_BROKEN_LINE, "P 1.|学得少，|做得少。\n.M ||多学；\nR ||如下：", "", NULL },
};

static const Case responsibility_cases[] = {
  { RECTIFY_FINDING_NO_MEASURE, "P 1.|学得少。|\n.M ||多学\nP 2.|做得少。|", "做得少。", NULL },
  { RECTIFY_FINDING_NO_MEASURE, "P 1.|学得少。|\nP 2.|做得少。|", "", NULL },
  { RECTIFY_FINDING_NO_MEASURE, "A （一）|方面|\n.P 一是||学得少\n.P 二是||做得少\n.M 一是||多学",
    "", NULL },
  { RECTIFY_FINDING_NO_MEASURE,
    "S 一、|问题|\n.P 1.|学得少。|\n.P 2.|做得少。|\nS 二、|措施|\n.M 一是||多学", "", NULL },
  { RECTIFY_FINDING_NO_MEASURE,
    "S 一、|问题|\n.A （一）|学习|\n..P 1.|学得少。|\nS 二、|措施|\n.A （一）|学习|\n..M 一是||多学",
    "", NULL },
  { RECTIFY_FINDING_NO_MEASURE,
    "A （一）|方面|\n.P 1.|学得少。|\n.M ||多学\nA （二）|方面|\n.P 2.|做得少。|", "做得少。",
    NULL },
  { RECTIFY_FINDING_NO_LEADER, "P 1.|a|\n.M ||m\nP 2.|b|\n.M ||n", "", NULL },
  { RECTIFY_FINDING_NO_LEADER, "P 1.|a|\n@L 张三\n.M ||m\nP 2.|b|\n.M ||n\n.M ||o", "b", NULL },
  { RECTIFY_FINDING_NO_LEADER, "P 1.|a|\n.M ||m\n@L 张三\n.M ||n", "n", NULL },
  { RECTIFY_FINDING_NO_LEADER, "A （一）|a|\n@L 张三\n.P 1.|b|\n..M ||m\n.M ||n", "", NULL },
  { RECTIFY_FINDING_NO_LEADER, "A （一）|a|\n.P 1.|b|\n@L 张三\n.M ||n\n", "", NULL },
  { RECTIFY_FINDING_NO_LEADER, "P 1.|a|\n@L 张三\n.M ||m\nP 2.|b|\n@L  \n.M ||n", "b", NULL },
  { RECTIFY_FINDING_NO_DEADLINE, "P 1.|a|\n@D 年底前\n.M ||m\nP 2.|b|\n.M ||n", "b", NULL },
  { RECTIFY_FINDING_NO_DEADLINE, "P 1.|a|\n@D 年底前\n.M ||m\nP 2.|b|\n@D\n.M ||n", "b", NULL },
  { RECTIFY_FINDING_NO_DEADLINE, "A （一）|a|\n@D 长期坚持\n.P 1.|b|\n..M ||m\n.M ||n", "", NULL },
  { RECTIFY_FINDING_EARLY_DATE, "#G 2023-01-12\nM ||m\n@D 2022年底|2022-12-31", "2022年底", NULL },
  { RECTIFY_FINDING_EARLY_DATE, "#G 2022-12-31\nM ||m\n@D 2022年底|2022-12-31", "", NULL },
  { RECTIFY_FINDING_EARLY_DATE, "#Y 2023\nM ||m\n@D 2022年底|2022-12-31", "2022年底", NULL },
  { RECTIFY_FINDING_EARLY_DATE, "#Y 2022\nM ||m\n@D 2022年1月|2022-01-31", "", NULL },
  { RECTIFY_FINDING_EARLY_DATE, "M ||m\n@D 1999年底|1999-12-31", "", NULL },
  { RECTIFY_FINDING_UNCLEAR_DEADLINE, "M ||m\n@D 2026年2月30日\nM ||n\n@D ２６.６.３０",
    "2026年2月30日/２６.６.３０", NULL },
  { RECTIFY_FINDING_UNCLEAR_DEADLINE,
    "M ||m\n@D 2026年2月28日|2026-02-28\nM ||n\n@D 视情况\nM ||o\n@D 2026年×月", "", NULL },
  { RECTIFY_FINDING_NO_DUE_DAY, "P 1.|a|\n@D 巡察反馈后2个月内|\n.M ||m\n@D 十一月底|",
    "巡察反馈后2个月内/十一月底", NULL },
  { RECTIFY_FINDING_NO_DUE_DAY,
    "M ||m\n@D 2026年2月28日|2026-02-28\nM ||n\n@D 视情况\nM ||o\n@D ×月底|", "", NULL },
  { RECTIFY_FINDING_NOT_A_TASK,
    "S 一、|预案未修订|\n@N 刘洋\nS 二、|台账不全|\n.C （一）|补账。|\n@D 年底前\nR ||a\n@R 区财政局",
    "预案未修订/补账。/a", NULL },
  { RECTIFY_FINDING_NOT_A_TASK,
    "S 一、|a|\n@L 张三\n.A （一）|b|\n@D 年底前\n..P 1.|c|\n@L 李四\nS 二、|d|\n@L 张三\n.C "
    "（一）|e|\n@L 李四\n..M 1.||f\nS 三、|g|\n@L  \nS 四、|h|",
    "", NULL },
};

static const Case punctuation_cases[] = {
  { RECTIFY_FINDING_UNBALANCED_MARK, "R ||学习《条例和《准则》。", "《", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "R ||增强四个意识”、坚定信心", "”", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "R ||落实“三会一课“制度", "“", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "C （一）|坚持“当下改|与长久立”结合（试行)。", "", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "P 一是||“先抓\nP+ 二是||后放”的做法", "", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "P 一是||“先抓\nP 二是||后放”的做法", "“/”", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "R ||1）学习。2)做事。a)说话 \"直引号", "", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "R ||it’s “好”〔2023〕5号【注】", "", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "M ||m\n@R 各镇（街道、区财政局", "（", NULL },
  { RECTIFY_FINDING_UNBALANCED_MARK, "#T 整改方案（试行", "（", NULL },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||加强学习,提高认识;落实", ",", "，" },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||加强学习, 提高认识。", ",", "，" },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||不力的问题;", ";", "；" },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||8:30开会，1,000元，比例3:2，http://a.cn/?x=1,2", "",
    NULL },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||GDP(2021)和(1)两项", "", NULL },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||条例(试行)", "(", "（" },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "R ||条例（试行)", ")", "）" },
  { RECTIFY_FINDING_HALF_WIDTH_MARK, "M ||m\n@R 各镇(街道)、区财政局", "(", "（" },
  { RECTIFY_FINDING_DOUBLED_MARK, "R ||议得不深、。", "、。", "。" },
  { RECTIFY_FINDING_DOUBLED_MARK, "R ||一，，二；。三，。四：：五", "，，/；。/，。/：：",
    "，/。/。/：" },
  { RECTIFY_FINDING_DOUBLED_MARK, "R ||不透。、", "。、", "。" },
  { RECTIFY_FINDING_DOUBLED_MARK, "R ||等等。。。", "。。。", NULL },
  { RECTIFY_FINDING_DOUBLED_MARK, "R ||怎么办？！好！！——……“好。”，《甲》、《乙》", "", NULL },
};

#define PARTY(first, second) "M ||m\n@R " first "\nM ||n\n@R " second

static const Case party_cases[] = {
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区财政局", "区财政局 "), "区财政局 ", "区财政局" },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("各镇（街道）", "各镇(街道)"), "各镇(街道)",
    "各镇（街道）" },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("张三", "张 三"), "张 三", "张三" },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区教育局、区审计局", "审计厅、教育局"), "教育局",
    "区教育局" },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("云溪区教育局", "区教育局"), "区教育局",
    "云溪区教育局" },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区教育局", "教育局") "\nM ||o\n@R 市教育局", "教育局",
    NULL },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区教育局", "市教育局"), "", NULL },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区办公室", "办公室"), "", NULL },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("市场监管局", "场监管局"), "", NULL },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("区教育局、教育局", "区教育局"), "", NULL },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区教体局", "区教育体育局"), "区教体局",
    "区教育体育局" },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("教育体育局", "区教体局"), "区教体局", "教育体育局" },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区发改委", "区发展和改革委员会"), "区发改委",
    "区发展和改革委员会" },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区应急局", "区应急管理局"), "区应急局",
    "区应急管理局" },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区住建局", "市住房和城乡建设局"), "", NULL },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区财政局", "区财政监督局"), "", NULL },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区政府办", "区政府督查办"), "", NULL },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("市第一中心学校", "市第十一中心学校"), "", NULL },
  { RECTIFY_FINDING_UNIT_TWO_NAMES, PARTY ("区农业农村局", "区民政局"), "", NULL },
  { RECTIFY_FINDING_JOINED_PARTIES, "M ||m\n@U 区农业农村局区乡村振兴局",
    "区农业农村局区乡村振兴局", NULL },
  { RECTIFY_FINDING_JOINED_PARTIES, "M ||m\n@U 区人民医院区疾控中心", "区人民医院区疾控中心",
    NULL },
  { RECTIFY_FINDING_JOINED_PARTIES, "M ||m\n@U 区委办公室、市委组织部、区政府办公室", "", NULL },
  { RECTIFY_FINDING_JOINED_PARTIES,
    "M ||m\n@U 县委县政府督查室、校党委办公室、市中级人民法院、中共云溪区委区政府督查室", "",
    NULL },
  { RECTIFY_FINDING_JOINED_PARTIES,
    "M ||m\n@U 区市场监督管理局城区分局、市公安局区分局、石门镇市场监管所、区城管局市容科、区纪委区监委",
    "", NULL },
  { RECTIFY_FINDING_JOINED_PARTIES,
    "M ||m\n@U 区政府各部门、云溪区委区直机关工委、区教育局各科室、区政府区长办公室", "", NULL },
  { RECTIFY_FINDING_JOINED_PARTIES, "M ||m\n@U 各镇街道各部门、区委组织部区委宣传部",
    "各镇街道各部门/区委组织部区委宣传部", NULL },
  { RECTIFY_FINDING_PARTY_SPELLING, PARTY ("高新区税务局", "区税务局"), "", NULL },
};

#define LONG_MEASURE "建立健全理论学习中心组学习制度，每季度集中学习研讨不少于三次"

static const Case coverage_cases[] = {
  { RECTIFY_FINDING_SIMILAR_MEASURES,
    "P 1.|a|\n.M ||" LONG_MEASURE "。\nP 2.|b|\n.M ||" LONG_MEASURE "以上。", LONG_MEASURE "以上。",
    NULL },
  { RECTIFY_FINDING_SIMILAR_MEASURES, "P 1.|a|\n.M ||" LONG_MEASURE "\n.M ||" LONG_MEASURE, "",
    NULL },
  { RECTIFY_FINDING_SIMILAR_MEASURES, "P 1.|a|\n.M ||加强学习。\nP 2.|b|\n.M ||加强学习。", "",
    NULL },
  { RECTIFY_FINDING_SIMILAR_MEASURES,
    "P 1.|a|\n.M ||" LONG_MEASURE "\nP 2.|b|\n.M ||班子成员每人联系一个乡镇，每季度蹲点不少于三天",
    "", NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT, "M ||由区审计局牵头，区教体局具体负责\n@R 区财政局",
    "区审计局/区教体局", NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT, "M ||由区财政局和区审计局负责\n@R 区财政局", "区审计局",
    NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT,
    "M ||由区教体局牵头，审计局配合，各科室负责，由办公室负责，对党委负责\n@R 区教育体育局、区审计局",
    "", NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT,
    "M ||请区审计局负责人到场，学习区税务局经验，区政府牵头单位，X局负责\n@R 区财政局", "", NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT, "M ||由区审计局牵头\n@L 张三", "", NULL },
  { RECTIFY_FINDING_UNASSIGNED_UNIT, "C （一）||由区审计局牵头\nM ||m\n@R 区财政局", "", NULL },
};

/* Mends the first finding until there are none, noting what its words became. */
static char *
mend_all (RectifyPlan *plan, RectifyFindingKind kind)
{
  GString *mended = g_string_new (NULL);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GPtrArray) found = check_find_kind (plan, kind);
      g_autofree char *sentence = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      RectifyFinding *finding;
      RectifySpot spot;
      const char *text;
      gsize start, length;

      if (found->len == 0)
        return g_string_free (mended, FALSE);
      finding = g_ptr_array_index (found, 0);
      g_assert_true (rectify_finding_can_mend (finding));
      sentence = rectify_finding_dup_mend (finding);
      g_assert_nonnull (sentence);
      spot = (RectifySpot){ finding->item, finding->place, finding->index };
      start = finding->start;
      length = strlen (rectify_spot_get_text (&spot, plan)) - finding->end;
      g_assert_true (rectify_finding_mend (finding, plan));
      text = rectify_spot_get_text (&spot, plan);
      if (kind == RECTIFY_FINDING_HALF_WIDTH_MARK)
        length = strlen (text) - start - strlen ("，");
      g_string_append_printf (mended, "%s%.*s", mended->len > 0 ? "/" : "",
                              (int) (strlen (text) - length - start), text + start);
      g_assert_false (rectify_finding_mend (finding, plan));
    }
  g_assert_not_reached ();
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RectifyPlan) plan = outline_plan_new (test->outline);
  g_autoptr (GPtrArray) found = check_find_kind (plan, test->kind);
  g_autofree char *words = check_join_words (found, plan);
  g_autofree char *mended = NULL;

  g_test_message ("%s", test->outline);
  g_assert_cmpstr (words, ==, test->found);
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_cmpint (rectify_finding_can_mend (g_ptr_array_index (found, i)), ==,
                       test->mended != NULL);
      g_assert_cmpstr (rectify_finding_get_message (g_ptr_array_index (found, i)), !=, "");
    }
  if (test->mended == NULL)
    return;
  mended = mend_all (plan, test->kind);
  g_assert_cmpstr (mended, ==, test->mended);
}

/* What is missing everywhere is said once, of the plan. */
static void
test_whole_plan (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("P 1.|a|\n.M ||m\nP 2.|b|\n.M ||n");
  g_autoptr (RectifyPlan) problems = outline_plan_new ("P 1.|a|\nP 2.|b|");
  g_autoptr (RectifyPlan) empty = rectify_plan_new ();
  g_autoptr (GPtrArray) found = rectify_plan_check (plan);
  g_autoptr (GPtrArray) none = rectify_plan_check (empty);
  g_autoptr (GPtrArray) no_measure = rectify_plan_check (problems);

  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    g_assert_null (rectify_finding_get_item (g_ptr_array_index (found, i)));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (no_measure->len, ==, 1);
  g_assert_cmpint (rectify_finding_get_kind (g_ptr_array_index (no_measure, 0)), ==,
                   RECTIFY_FINDING_NO_MEASURE);
}

/* A plan that names other parties may do without leaders. */
static void
test_no_leader (void)
{
  static const struct {
    const char *outline;
    RectifySeverity severity;
  } cases[] = { { "M ||m\n@D 年底前", RECTIFY_SEVERITY_WARNING },
                { "M ||m\n@D 年底前\n@N 张三", RECTIFY_SEVERITY_HINT } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new (cases[i].outline);
      g_autoptr (GPtrArray) found = rectify_plan_check (plan);

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (rectify_finding_get_severity (g_ptr_array_index (found, 0)), ==,
                       cases[i].severity);
    }
}

static void
test_severity (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("R ||XX\nC 一是|a|\nC 二要|b|\nP 1.|c|");
  g_autoptr (GPtrArray) found = rectify_plan_check (plan);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (rectify_finding_get_severity (g_ptr_array_index (found, 0)), ==,
                   RECTIFY_SEVERITY_WARNING);
  g_assert_cmpint (rectify_finding_get_severity (g_ptr_array_index (found, 1)), ==,
                   RECTIFY_SEVERITY_ERROR);
  g_assert_cmpint (rectify_finding_get_severity (g_ptr_array_index (found, 2)), ==,
                   RECTIFY_SEVERITY_HINT);
  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    g_assert_cmpstr (rectify_severity_get_title (i), !=, "");
}

/* A mend is made on a copy, by identifier; where words have changed since it is refused. */
static void
test_mend_copy (void)
{
  g_autoptr (RectifyPlan) plan = outline_plan_new ("R ||一，，二\nM ||m\n@R 各镇(街道)、区财政局");
  g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);
  g_autoptr (RectifyPlan) other = rectify_plan_copy (plan);
  g_autoptr (GPtrArray) doubled = check_find_kind (plan, RECTIFY_FINDING_DOUBLED_MARK);
  g_autoptr (GPtrArray) half = check_find_kind (plan, RECTIFY_FINDING_HALF_WIDTH_MARK);
  RectifyItem *root = rectify_plan_get_root (copy);
  RectifyAssignment *assignment;

  g_assert_true (rectify_finding_mend (g_ptr_array_index (doubled, 0), copy));
  g_assert_true (rectify_finding_mend (g_ptr_array_index (half, 0), copy));
  g_assert_cmpstr (rectify_item_get_text (rectify_item_get_child (root, 0)), ==, "一，二");
  assignment
      = g_ptr_array_index (rectify_item_get_assignments (rectify_item_get_child (root, 1)), 0);
  g_assert_cmpstr (rectify_assignment_get_text (assignment), ==, "各镇（街道）、区财政局");
  g_assert_cmpstr (rectify_assignment_get_names (assignment)[0], ==, "各镇（街道）");
  g_assert_cmpstr (rectify_item_get_text (
                       rectify_finding_get_item (g_ptr_array_index (doubled, 0))),
                   ==, "一，，二");

  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (other), 0), "一、二，，三");
  g_assert_false (rectify_finding_mend (g_ptr_array_index (doubled, 0), other));
  rectify_item_remove_child (rectify_plan_get_root (other), 0);
  g_assert_false (rectify_finding_mend (g_ptr_array_index (doubled, 0), other));
}

/* What is done to the last percent was begun. */
static void
test_status_behind (void)
{
  static const struct {
    int shares[2];
    RectifyStatus status;
    guint n_found;
  } cases[] = { { { 100, RECTIFY_SHARE_UNKNOWN }, RECTIFY_STATUS_NOT_STARTED, 1 },
                { { 60, 100 }, RECTIFY_STATUS_NOT_STARTED, 1 },
                { { 100, 60 }, RECTIFY_STATUS_NOT_STARTED, 0 },
                { { 60, 99 }, RECTIFY_STATUS_NOT_STARTED, 0 },
                { { 60, 100 }, RECTIFY_STATUS_IN_PROGRESS, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new ("M ||m\n@L 张三\n@D 年底前");
      RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
      g_autoptr (GPtrArray) found = NULL;

      rectify_item_set_status (item, cases[i].status);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].shares); j++)
        {
          g_autoptr (GDate) date = g_date_new_dmy (j + 1, 3, 2023);
          g_autoptr (RectifyProgressEntry) entry
              = rectify_progress_entry_new (date, "已做", "", cases[i].shares[j]);

          rectify_item_add_progress (item, entry);
        }
      found = check_find_kind (plan, RECTIFY_FINDING_STATUS_BEHIND);
      g_assert_cmpuint (found->len, ==, cases[i].n_found);
      if (found->len > 0)
        g_assert_nonnull (
            strstr (rectify_finding_get_message (g_ptr_array_index (found, 0)), "“m”"));
    }
}

/* Only what is to be done by a day and is not done yet needs that day. */
static void
test_due_day (void)
{
  static const struct {
    RectifyDeadlineKinds kinds;
    RectifyStatus status;
    guint n_found;
  } cases[]
      = { { RECTIFY_DEADLINE_DATED, RECTIFY_STATUS_NOT_STARTED, 1 },
          { RECTIFY_DEADLINE_DATED, RECTIFY_STATUS_IN_PROGRESS, 1 },
          { RECTIFY_DEADLINE_DATED, RECTIFY_STATUS_DONE, 0 },
          { RECTIFY_DEADLINE_NONE, RECTIFY_STATUS_NOT_STARTED, 0 },
          { RECTIFY_DEADLINE_IMMEDIATE, RECTIFY_STATUS_NOT_STARTED, 0 },
          { RECTIFY_DEADLINE_LONG_TERM, RECTIFY_STATUS_NOT_STARTED, 0 },
          { RECTIFY_DEADLINE_DATED | RECTIFY_DEADLINE_LONG_TERM, RECTIFY_STATUS_NOT_STARTED, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = outline_plan_new ("M ||m");
      RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
      g_autoptr (RectifyDeadline) deadline
          = rectify_deadline_new (NULL, "两个月内", cases[i].kinds, NULL);
      g_autoptr (GPtrArray) found = NULL;

      rectify_item_set_deadline (item, deadline);
      rectify_item_set_status (item, cases[i].status);
      found = check_find_kind (plan, RECTIFY_FINDING_NO_DUE_DAY);
      g_assert_cmpuint (found->len, ==, cases[i].n_found);
      if (found->len > 0)
        g_assert_nonnull (
            strstr (rectify_finding_get_message (g_ptr_array_index (found, 0)), "“两个月内”"));
    }
}

static void
add_cases (const char *name, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/check/%s/%02u", name, i);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}

/* Mending all of ten thousand does not take the square of one. */
static void
test_mend_many (void)
{
  const guint n = 10000;
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyPlan) draft = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n_mended = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_set_id (item, i + 1);
      rectify_item_set_text (item, "认真学习,经常检查。");
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  findings = rectify_plan_check (plan);
  draft = rectify_plan_copy (plan);
  for (guint i = 0; i < findings->len; i++)
    n_mended += rectify_finding_mend (g_ptr_array_index (findings, i), draft);
  g_assert_cmpuint (n_mended, >=, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("placeholders", placeholder_cases, G_N_ELEMENTS (placeholder_cases));
  add_cases ("numbering", numbering_cases, G_N_ELEMENTS (numbering_cases));
  add_cases ("lines", line_cases, G_N_ELEMENTS (line_cases));
  add_cases ("responsibility", responsibility_cases, G_N_ELEMENTS (responsibility_cases));
  add_cases ("punctuation", punctuation_cases, G_N_ELEMENTS (punctuation_cases));
  add_cases ("parties", party_cases, G_N_ELEMENTS (party_cases));
  add_cases ("coverage", coverage_cases, G_N_ELEMENTS (coverage_cases));
  g_test_add_func ("/plan/check/whole-plan", test_whole_plan);
  g_test_add_func ("/plan/check/no-leader", test_no_leader);
  g_test_add_func ("/plan/check/severity", test_severity);
  g_test_add_func ("/plan/check/mend-copy", test_mend_copy);
  g_test_add_func ("/plan/check/mend-many", test_mend_many);
  g_test_add_func ("/plan/check/status-behind", test_status_behind);
  g_test_add_func ("/plan/check/due-day", test_due_day);
  return g_test_run ();
}
