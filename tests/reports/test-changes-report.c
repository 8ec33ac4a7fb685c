/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-changes-report.h"
#include "rectify-marked-document.h"
#include "rectify-particulars.h"
#include "rectify-plan-edit.h"

static gint64 next_id = 1;

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *heading,
     const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_id (item, next_id++);
  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (RectifyItem *item, RectifyRole role, const char *label, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment = rectify_assignment_new (role, label, name, names);

  rectify_item_add_assignment (item, assignment);
}

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *section, *area, *item;

  rectify_plan_set_title (plan, "区财政局整改方案");
  section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、", "存在问题", "");
  area = add (section, RECTIFY_ITEM_AREA, "（一）", "学习方面。", "");
  item = add (area, RECTIFY_ITEM_PROBLEM, "1.", "学习不够深入。", "集中学习每季度只有1次。");
  assign (item, RECTIFY_ROLE_LEADER, "责任领导", "张三");
  assign (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "区财政局");
  add (area, RECTIFY_ITEM_PROBLEM, "2.", "", "调研不多。");
  add (area, RECTIFY_ITEM_PROBLEM, "3.", "", "落实不力。");
  return plan;
}

/* A block as “same[-deleted-]{+inserted+}<moved>”. */
static void
describe_paragraph (RectifyParagraph *paragraph, GString *text)
{
  static const char *const formats[] = { "%s", "{+%s+}", "[-%s-]", "<%s>" };
  RectifyMark mark = RECTIFY_MARK_NONE;
  g_autoptr (GString) open = g_string_new (NULL);

  for (guint i = 0; i <= rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = i < rectify_paragraph_get_n_runs (paragraph)
                                  ? rectify_paragraph_get_run (paragraph, i)
                                  : NULL;

      if (open->len > 0 && (run == NULL || run->mark != mark))
        {
          g_string_append_printf (text, formats[mark], open->str);
          g_string_truncate (open, 0);
        }
      if (run != NULL)
        {
          mark = run->mark;
          g_string_append (open, run->text);
        }
    }
}

static char *
describe (RectifyDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      RectifyTable *table = rectify_document_get_table (document, i);

      if (paragraph != NULL)
        {
          describe_paragraph (paragraph, text);
          g_string_append_c (text, '\n');
          continue;
        }
      for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
        {
          for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
            {
              const RectifyCell *cell = rectify_table_get_cell (table, row, column);

              if (column > 0)
                g_string_append (text, " | ");
              if (cell != NULL && cell->row != row)
                g_string_append_c (text, '^');
              for (guint j = 0; cell != NULL && cell->row == row && j < cell->paragraphs->len; j++)
                {
                  if (j > 0)
                    g_string_append (text, " / ");
                  describe_paragraph (cell->paragraphs->pdata[j], text);
                }
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static RectifyDocument *
compose_marked (RectifyPlan *plan, RectifyPlan *before, RectifyReport report)
{
  g_autoptr (RectifyDocument) old_document = rectify_report_compose (before, report, NULL);
  g_autoptr (RectifyDocument) new_document = rectify_report_compose (plan, report, NULL);

  return rectify_marked_document_new (old_document, new_document);
}

static void
assert_marked (RectifyPlan *plan, RectifyPlan *before, const char *expected)
{
  g_autoptr (RectifyDocument) document = compose_marked (plan, before, RECTIFY_REPORT_PLAN);
  g_autofree char *found = describe (document);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_changes (RectifyPlan *plan, RectifyPlan *before, const char *expected)
{
  g_autoptr (RectifyDocument) document = rectify_report_compose_changes (plan, before, "会议稿");
  g_autofree char *found = describe (document);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_same (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = rectify_plan_copy (plan);

  assert_marked (plan, before,
                 "区财政局整改方案\n一、存在问题\n（一）学习方面。\n"
                 "1.学习不够深入。集中学习每季度只有1次。\n责任领导：张三\n责任单位：区财政局\n"
                 "2.调研不多。\n3.落实不力。\n");
  assert_changes (plan, before, "区财政局修改对照表\n对照稿本：会议稿\n与该稿本相比没有修改。\n");
}

static void
test_changed (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = rectify_plan_copy (plan);
  RectifyItem *area
      = rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0), 0);
  RectifyItem *problem = rectify_item_get_child (area, 0);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  rectify_plan_set_title (plan, "区财政局党组整改方案");
  rectify_item_set_text (problem, "集中学习每季度只有2次。");
  rectify_item_set_assignments (problem, none);
  assign (problem, RECTIFY_ROLE_LEADER, "责任领导", "张三");
  assign (problem, RECTIFY_ROLE_LEAD_UNIT, "牵头单位", "区审计局");
  assign (problem, RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "区财政金融局");
  rectify_item_set_text (fresh, "监督不严。");
  rectify_item_set_id (fresh, next_id++);
  /* The second goes, and a new one comes before the third. */
  rectify_plan_remove_item (plan, rectify_item_get_child (area, 1));
  rectify_plan_insert_item (plan, area, 1, fresh);
  assert_marked (plan, before,
                 "区财政局{+党组+}整改方案\n一、存在问题\n（一）学习方面。\n"
                 "1.学习不够深入。集中学习每季度只有[-1-]{+2+}次。\n"
                 "责任领导：张三\n{+牵头单位：区审计局+}\n责任单位：区财政{+金融+}局\n"
                 "[-2.调研不多。-]\n{+2.监督不严。+}\n3.落实不力。\n");
  assert_changes (
      plan, before,
      "区财政局党组修改对照表\n对照稿本：会议稿\n序号 | 位置 | 原文 | 现文\n"
      "1 | 标题 | 区财政局整改方案 | 区财政局{+党组+}整改方案\n"
      "2 | 一（一）1. | 1.学习不够深入。集中学习每季度只有[-1-]次。 / 责任单位：区财政局"
      " | 1.学习不够深入。集中学习每季度只有{+2+}次。 / {+牵头单位：区审计局+} / "
      "责任单位：区财政{+金融+}局\n"
      "3 | 一（一）2. | [-2.调研不多。-] | （删除）\n"
      "4 | 一（一）2. | （新增） | {+2.监督不严。+}\n");
}

/* What was moved is marked where it stands now; those that were numbered anew for it are no
 * changes of their own in the annex. */
static void
test_moved (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = rectify_plan_copy (plan);
  RectifyItem *area
      = rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0), 0);

  rectify_plan_move_item (plan, rectify_item_get_child (area, 1), area, G_MAXUINT);
  assert_marked (plan, before,
                 "区财政局整改方案\n一、存在问题\n（一）学习方面。\n"
                 "1.学习不够深入。集中学习每季度只有1次。\n责任领导：张三\n责任单位：区财政局\n"
                 "[-3-]{+2+}.落实不力。\n[-2-]{+3+}<.调研不多。>\n");
  assert_changes (plan, before,
                  "区财政局修改对照表\n对照稿本：会议稿\n序号 | 位置 | 原文 | 现文\n"
                  "1 | 一（一）2. / 移至一（一）3. | [-2-].调研不多。 | {+3+}.调研不多。\n");
}

/* What stands around the text is marked too; the tab between a number and who signed stays one. */
static void
test_letterhead (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *found = NULL;

  rectify_plan_set_document_number (plan, "云财发〔2023〕1号");
  rectify_plan_set_signer (plan, "张三");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "云溪区财政局文件");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_COPIES_TO, "区委办");
  before = rectify_plan_copy (plan);
  rectify_plan_set_document_number (plan, "云财发〔2023〕5号");
  rectify_plan_set_signer (plan, "李四");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_COPIES_TO, "");
  document = compose_marked (plan, before, RECTIFY_REPORT_PLAN);
  found = describe (document);
  g_assert_true (g_str_has_prefix (found, "云溪区财政局文件\n云财发〔2023〕[-1-]{+5+}号\t签发人："
                                          "[-张三-]{+李四+}\n区财政局整改方案\n"));
  g_assert_nonnull (strstr (found, "\n[-抄送：\t区委办"));
  assert_changes (plan, before,
                  "区财政局修改对照表\n对照稿本：会议稿\n序号 | 位置 | 原文 | 现文\n"
                  "1 | 发文字号 | 云财发〔2023〕[-1-]号 | 云财发〔2023〕{+5+}号\n"
                  "2 | 签发人 | [-张三-] | {+李四+}\n3 | 抄送机关 | [-区委办-] | （删除）\n");
}

static void
test_english (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyPlan) before = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  RectifyItem *section;
  RectifyItem *problem;

  rectify_plan_set_title (plan, "Bureau of Water: Rectification Plan");
  section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "I.", "Problems", "");
  problem = add (section, RECTIFY_ITEM_PROBLEM, "1.", "", "Meetings take too long.");
  before = rectify_plan_copy (plan);
  rectify_item_set_text (problem, "Meetings take much too long.");
  assert_changes (plan, before,
                  "Bureau of Water: – Changes\nChanges since the edition: 会议稿\n"
                  "No. | Place | Before | Now\n1 | I.1. | 1. Meetings take too long. | "
                  "1. Meetings take {+much +}too long.\n");
  document = rectify_report_compose_changes (plan, before, NULL);
  g_assert_true (rectify_document_get_page_style (document)->is_english);
}

/* An item without a label is named by its first words. */
static void
test_without_label (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = NULL;
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  RectifyItem *prose = add (section, RECTIFY_ITEM_PROSE, "", "", "上述问题都要在年底前改完。");

  before = rectify_plan_copy (plan);
  rectify_item_set_text (prose, "上述问题都要在六月底前改完。");
  assert_changes (plan, before,
                  "区财政局修改对照表\n对照稿本：会议稿\n序号 | 位置 | 原文 | 现文\n"
                  "1 | 一“上述问题都要在六…” | 上述问题都要在[-年-]底前改完。 | "
                  "上述问题都要在{+六月+}底前改完。\n");
}

/* What was asked for, decided and proved stands in a table of its own. */
static void
test_follow_up (void)
{
  const int counts[] = { 7, 2, 1 };
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = NULL;
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_autoptr (GDate) day = rectify_date_from_string ("2026-05-01");
  g_autofree char *hash = g_strnfill (RECTIFY_EVIDENCE_HASH_LENGTH, 'a');
  g_autoptr (RectifyStep) request
      = rectify_step_new (RECTIFY_STEP_REQUEST, day, "张三", "已办结", NULL);
  g_autoptr (RectifyStep) vote = rectify_step_new (RECTIFY_STEP_VOTE, NULL, "", "", counts);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "制度.pdf", hash, 7, "application/pdf", day, "");

  rectify_item_add_step (section, vote);
  before = rectify_plan_copy (plan);
  rectify_item_set_steps (section, rectify_item_get_steps (rectify_plan_get_root (plan)));
  rectify_item_add_step (section, request);
  rectify_item_add_evidence (section, evidence);
  assert_changes (plan, before,
                  "区财政局修改对照表\n对照稿本：会议稿\n与该稿本相比没有修改。\n"
                  "此后销号、测评、阶段目标和佐证材料有下列变化：\n"
                  "序号 | 位置 | 已删除 | 新增\n"
                  "1 | 一、 | 群众测评（满意7人，基本满意2人，不满意1人） | "
                  "2026年5月1日申请销号：已办结（张三） / 2026年5月1日佐证材料：制度.pdf\n");
}

/* Deep places stand in two lines and leave the room to the words, which are equally wide. */
static void
test_widths (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyPlan) before = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  RectifyItem *area
      = rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0), 0);
  RectifyItem *measure = add (rectify_item_get_child (area, 0), RECTIFY_ITEM_MEASURE, "（2）", "",
                              "每月至少集中学习1次，每次研讨发言不少于3人，发言材料查重。");
  const double *shares;

  before = rectify_plan_copy (plan);
  rectify_item_set_text (measure, "每月至少集中学习2次，每次研讨发言不少于3人，发言材料查重。");
  document = rectify_report_compose_changes (plan, before, NULL);
  shares = rectify_table_get_shares (rectify_document_get_table (document, 1));
  g_assert_nonnull (shares);
  g_assert_cmpfloat (shares[2], ==, shares[3]);
  g_assert_cmpfloat (shares[2], >, 2 * shares[1]);
  assert_changes (
      plan, before,
      "区财政局修改对照表\n对照稿本：会议稿\n序号 | 位置 | 原文 | 现文\n"
      "1 | 一（一） / 1.（2） | （2）每月至少集中学习[-1-]次，每次研讨发言不少于3人，发言材料查重。"
      " | （2）每月至少集中学习{+2+}次，每次研讨发言不少于3人，发言材料查重。\n");
}

static RectifyTable *
make_table (const char *const *rows)
{
  RectifyTable *table = rectify_table_new (2);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "|", -1);

      rectify_table_add_row (table);
      for (guint j = 0; cells[j] != NULL && j < 2; j++)
        /* “^”: the cell above goes on. */
        if (!g_str_equal (cells[j], "^"))
          {
            gboolean goes_on = rows[i + 1] != NULL && j == 0 && g_str_has_prefix (rows[i + 1], "^");

            rectify_cell_add_text (rectify_table_add_cell (table, i, j, goes_on ? 2 : 1, 1),
                                   cells[j]);
          }
    }
  rectify_table_set_n_header_rows (table, 1);
  return table;
}

static void
assert_table (const char *const *before, const char *const *after, const char *expected)
{
  g_autoptr (RectifyTable) a = make_table (before);
  g_autoptr (RectifyTable) b = make_table (after);
  g_autoptr (RectifyTable) table = rectify_marked_table_new (a, b);
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autofree char *found = NULL;

  rectify_document_add_table (document, table);
  found = describe (document);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (rectify_table_get_n_header_rows (table), ==, 1);
}

static void
test_tables (void)
{
  const char *const before[]
      = { "问题|措施", "学习不深|每季度1次", "^|撰写心得", "调研不多|下基层", NULL };
  const char *const added[] = { "问题|措施",         "学习不深|每季度1次", "^|撰写心得",
                                "作风不实|开展督查", "调研不多|下基层",    NULL };
  const char *const fewer[] = { "问题|措施", "学习不深|每季度1次", "调研不多|下基层", NULL };
  const char *const parted[]
      = { "问题|措施", "学习不深|每季度1次", "心得不多|撰写心得", "调研不多|下基层", NULL };

  assert_table (before, before,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | 撰写心得\n调研不多 | 下基层\n");
  assert_table (before, added,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | 撰写心得\n{+作风不实+} | {+开展督查+}\n"
                "调研不多 | 下基层\n");
  assert_table (added, before,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | 撰写心得\n[-作风不实-] | [-开展督查-]\n"
                "调研不多 | 下基层\n");
  /* A row of several that a cell covers comes or goes: the cell covers it in either case. */
  assert_table (before, fewer,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | [-撰写心得-]\n调研不多 | 下基层\n");
  assert_table (fewer, before,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | {+撰写心得+}\n调研不多 | 下基层\n");
  /* What a cell of its own said is not covered. */
  assert_table (before, parted,
                "问题 | 措施\n学习不深 | 每季度1次\n^ | [-撰写心得-]\n{+心得不多+} | {+撰写心得+}\n"
                "调研不多 | 下基层\n");
  assert_table (parted, before,
                "问题 | 措施\n学习不深 | 每季度1次\n[-心得不多-] | [-撰写心得-]\n"
                " | {+撰写心得+}\n调研不多 | 下基层\n");
}

static void
append_paragraph (RectifyParagraph *paragraph, RectifyMark left_out, GString *text)
{
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    if (rectify_paragraph_get_run (paragraph, i)->mark != left_out)
      g_string_append (text, rectify_paragraph_get_run (paragraph, i)->text);
}

static void
append_table (RectifyTable *table, RectifyMark left_out, GString *text)
{
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);

        for (guint i = 0; cell != NULL && cell->row == row && cell->column == column
                          && i < cell->paragraphs->len;
             i++)
          append_paragraph (cell->paragraphs->pdata[i], left_out, text);
      }
}

static void
append_state (RectifyDocument *document, RectifyMark left_out, GString *text)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      gsize length = text->len;

      if (paragraph != NULL)
        append_paragraph (paragraph, left_out, text);
      else
        append_table (rectify_document_get_table (document, i), left_out, text);
      if (text->len > length)
        g_string_append_c (text, '\n');
    }
}

static gboolean
give_id (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL && rectify_item_get_id (item) == 0)
    rectify_item_set_id (item, next_id++);
  return TRUE;
}

/* Whatever was done to a plan: what is not struck through is the plan as it is, word for word. */
static void
test_any_edit (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (RectifyPlan) before = random_plan_new (30);
      g_autoptr (RectifyPlan) plan = NULL;
      g_autoptr (RectifyDocument) plain = NULL;
      g_autoptr (RectifyDocument) marked = NULL;
      g_autoptr (RectifyDocument) changes = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      rectify_item_foreach (rectify_plan_get_root (before), give_id, NULL);
      plan = rectify_plan_copy (before);
      for (guint j = g_test_rand_int_range (1, 15); j > 0; j--)
        random_plan_edit (plan);
      rectify_item_foreach (rectify_plan_get_root (plan), give_id, NULL);
      plain = rectify_report_compose (plan, RECTIFY_REPORT_PLAN, NULL);
      marked = compose_marked (plan, before, RECTIFY_REPORT_PLAN);
      append_state (plain, RECTIFY_MARK_DELETED, expected);
      append_state (marked, RECTIFY_MARK_DELETED, found);
      g_assert_cmpstr (found->str, ==, expected->str);
      g_clear_object (&plain);
      g_clear_object (&marked);
      g_string_truncate (expected, 0);
      g_string_truncate (found, 0);
      plain = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, NULL);
      marked = compose_marked (plan, before, RECTIFY_REPORT_LEDGER);
      append_state (plain, RECTIFY_MARK_DELETED, expected);
      append_state (marked, RECTIFY_MARK_DELETED, found);
      g_assert_cmpstr (found->str, ==, expected->str);
      changes = rectify_report_compose_changes (plan, before, NULL);
      g_assert_cmpuint (rectify_document_get_n_blocks (changes), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/changes-report/same", test_same);
  g_test_add_func ("/changes-report/changed", test_changed);
  g_test_add_func ("/changes-report/moved", test_moved);
  g_test_add_func ("/changes-report/letterhead", test_letterhead);
  g_test_add_func ("/changes-report/english", test_english);
  g_test_add_func ("/changes-report/without-label", test_without_label);
  g_test_add_func ("/changes-report/follow-up", test_follow_up);
  g_test_add_func ("/changes-report/widths", test_widths);
  g_test_add_func ("/changes-report/tables", test_tables);
  g_test_add_func ("/changes-report/any-edit", test_any_edit);
  return g_test_run ();
}
