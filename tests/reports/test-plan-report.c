/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-particulars.h"
#include "rectify-plan-report.h"

#define N_RANDOM_PLANS 200

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *heading,
          const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/* A line a paragraph: its role, then its runs, each with its style. */
static char *
describe (RectifyPlan *plan)
{
  static const char *const roles[]
      = { "body", "title", "h1",     "h2",   "h3",     "h4",       "field", "to",     "by",
          "on",   "copy",  "secret", "mark", "number", "attached", "annex", "copies", "printed" };
  static const char *const styles[] = { "", "1", "2", "3", "4", "L" };
  g_autoptr (RectifyDocument) document = rectify_plan_report_compose (plan);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);

      g_string_append_printf (lines, "%s", roles[rectify_paragraph_get_role (paragraph)]);
      for (guint j = 0; j < rectify_paragraph_get_n_runs (paragraph); j++)
        {
          const RectifyRun *run = rectify_paragraph_get_run (paragraph, j);

          g_string_append_printf (lines, " %s[%s]", styles[run->style], run->text);
        }
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static void
assert_composes (RectifyPlan *plan, const char *expected)
{
  g_autofree char *got = describe (plan);

  g_assert_cmpstr (got, ==, expected);
}

/* The levels of the official layout, for headings that stand alone and that lead a text. */
static void
test_levels (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *section = add_item (root, RECTIFY_ITEM_SECTION, "一、", "存在问题及整改措施", "");
  RectifyItem *area = add_item (section, RECTIFY_ITEM_AREA, "（一）", "担当作为方面", "");
  RectifyItem *problem
      = add_item (area, RECTIFY_ITEM_PROBLEM, "1.", "调研不深。", "下得去沉不下。");

  add_item (problem, RECTIFY_ITEM_MEASURE, "（1）", "", "每月下沉两天。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "一是", "建立制度。", "每月通报。");
  add_item (section, RECTIFY_ITEM_CLAUSE, "(二)", "组织领导", "");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "特此报告。");
  assert_composes (plan, "h1 1[一、存在问题及整改措施]\n"
                         "h2 2[（一）担当作为方面]\n"
                         "body 3[1.调研不深。] [下得去沉不下。]\n"
                         "body [（1）每月下沉两天。]\n"
                         "body [一是建立制度。每月通报。]\n"
                         "h2 2[(二)组织领导]\n"
                         "body [特此报告。]\n");
}

static void
test_title (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDocument) document = NULL;

  rectify_plan_set_title (plan, "区财政局党组\n2022年整改方案");
  rectify_plan_set_organisation (plan, "区财政局");
  assert_composes (plan, "title [区财政局党组]\ntitle [2022年整改方案]\n");
  document = rectify_plan_report_compose (plan);
  g_assert_cmpstr (rectify_document_get_title (document), ==, "区财政局党组 2022年整改方案");
  g_assert_cmpstr (rectify_document_get_author (document), ==, "区财政局");
}

/* Who is addressed, who signs, and when, have their places; what only looks like it has not. */
static void
test_ends (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);

  add_item (root, RECTIFY_ITEM_PROSE, "", "", "县委组织部：");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "现将情况报告如下。");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "某局党组");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "2023年12月5日");
  assert_composes (plan, "to [县委组织部：]\nbody [现将情况报告如下。]\nby [某局党组]\n"
                         "on [2023年12月5日]\n");
  rectify_item_set_text (rectify_item_get_child (root, 3), "2023年12月5日完成。");
  rectify_item_set_text (rectify_item_get_child (root, 0), "县委组织部");
  assert_composes (plan, "body [县委组织部]\nbody [现将情况报告如下。]\nbody [某局党组]\n"
                         "body [2023年12月5日完成。]\n");
  rectify_item_set_text (rectify_item_get_child (root, 3), "2023年12月5日");
  rectify_item_set_text (rectify_item_get_child (root, 2), "抓好落实。");
  assert_composes (plan, "body [县委组织部]\nbody [现将情况报告如下。]\nbody [抓好落实。]\n"
                         "on [2023年12月5日]\n");
}

static void
test_empty (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, "", "", "");
  assert_composes (plan, "");
}

/* Fields made in a dialog follow the item, each a paragraph, with a colon. */
static void
test_new_fields (void)
{
  static const char *const names[] = { "张三", "李四", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *item
      = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "调研不深。", "");
  g_autoptr (RectifyWording) lead_in = rectify_wording_new ("整改措施", "");
  g_autoptr (RectifyAssignment) leader
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "张三、李四", names);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "立行立改", RECTIFY_DEADLINE_IMMEDIATE, NULL);

  rectify_item_set_lead_in (item, lead_in);
  rectify_item_add_assignment (item, leader);
  rectify_item_set_deadline (item, deadline);
  add_item (item, RECTIFY_ITEM_MEASURE, "一是", "", "每月下沉两天。");
  assert_composes (plan, "h3 3[1.调研不深。]\n"
                         "field L[整改措施：]\n"
                         "body [一是每月下沉两天。]\n"
                         "field L[责任领导：] [张三、李四]\n"
                         "field L[整改时限：] [立行立改]\n");
}

/* What ran on in a paragraph runs on in it. */
/* New fields of an English plan have English labels; those that were written stay. */
static void
test_english_fields (void)
{
  static const char *const names[] = { "the office", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "by May", RECTIFY_DEADLINE_DATED, NULL);
  g_autoptr (RectifyAssignment) written
      = rectify_assignment_new (RECTIFY_ROLE_PERSON, "Who", "Ann", names);
  RectifyItem *item;

  rectify_plan_set_title (plan, "Town Council Rectification Plan");
  item = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, "1.", "", "Make a plan.");
  for (RectifyRole role = 0; role < RECTIFY_N_ROLES; role++)
    {
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (role, NULL, "the office", names);

      rectify_item_add_assignment (item, assignment);
    }
  rectify_item_add_assignment (item, written);
  rectify_item_set_deadline (item, deadline);
  assert_composes (plan, "title [Town Council Rectification Plan]\n"
                         "body [1. Make a plan.]\n"
                         "field L[Leader: ] [the office]\n"
                         "field L[Lead unit: ] [the office]\n"
                         "field L[Responsible unit: ] [the office]\n"
                         "field L[Responsible person: ] [the office]\n"
                         "field L[Who: ] [Ann]\n"
                         "field L[Deadline: ] [by May]\n");
}

/* Sections and areas that are numbered in letters are headings; words do not run into each other. */
static void
test_english_headings (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section, *area;

  rectify_plan_set_title (plan, "Town Council Rectification Plan");
  section = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "II.", "Problems", "");
  area = add_item (section, RECTIFY_ITEM_AREA, "i.", "Learning", "");
  add_item (area, RECTIFY_ITEM_CLAUSE, "1.", "Leading.", "The council leads.");
  assert_composes (plan, "title [Town Council Rectification Plan]\n"
                         "h1 1[II. Problems]\n"
                         "h2 2[i. Learning]\n"
                         "body 3[1. Leading. ] [The council leads.]\n");
}

static void
test_run_in (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area
      = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "担当作为方面。", "");
  RectifyItem *problem = add_item (area, RECTIFY_ITEM_PROBLEM, "一是", "", "调研不深。");
  RectifyItem *measure;
  g_autoptr (RectifyWording) lead_in
      = rectify_wording_new_full ("", "整改措施", "：", "", "", RECTIFY_PLACE_DEFAULT, 0, FALSE);
  g_autoptr (RectifyWording) unit = rectify_wording_new_full ("（", "责任单位", "：", "办公室",
                                                              "）", RECTIFY_PLACE_DEFAULT, 1, TRUE);
  static const char *const names[] = { "办公室", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new_worded (RECTIFY_ROLE_RESPONSIBLE_UNIT, unit, names);

  rectify_item_set_run_in (problem, TRUE);
  rectify_item_set_lead_in (problem, lead_in);
  measure = add_item (problem, RECTIFY_ITEM_MEASURE, "", "", "每月下沉两天。");
  rectify_item_set_run_in (measure, TRUE);
  rectify_item_add_assignment (measure, assignment);
  assert_composes (plan, "body 2[（一）担当作为方面。] [一是调研不深。]\n"
                         "field L[整改措施：] [每月下沉两天。] L[（责任单位：] [办公室）]\n");
}

typedef struct {
  const char *text;
  const char *rest;
} Search;

static gboolean
is_in_table (RectifyItem *item)
{
  while (item != NULL && *rectify_item_get_columns (item) == '\0')
    item = rectify_item_get_parent (item);
  return item != NULL;
}

static void
assert_fields_written (RectifyItem *item, const char *text)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  for (guint i = 0; i < assignments->len; i++)
    g_assert_nonnull (
        strstr (text, rectify_assignment_get_text (g_ptr_array_index (assignments, i))));
  if (rectify_item_get_deadline (item) != NULL)
    g_assert_nonnull (strstr (text, rectify_deadline_get_text (rectify_item_get_deadline (item))));
}

static gboolean
find_words (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *own
      = g_strconcat (rectify_item_get_heading (item), rectify_item_get_text (item), NULL);
  g_autofree char *words = g_strconcat (rectify_item_get_label (item), own, NULL);
  const char *found;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  /* The columns of a table order its words; a label may stand in one of its own. */
  if (is_in_table (item))
    {
      g_assert_nonnull (strstr (search->text, own));
      g_assert_nonnull (strstr (search->text, rectify_item_get_label (item)));
      assert_fields_written (item, search->text);
      return TRUE;
    }
  found = strstr (search->rest, words);
  g_assert_nonnull (found);
  search->rest = found + strlen (words);
  assert_fields_written (item, search->rest);
  return TRUE;
}

/* Whatever was edited, every item is written, in the tree's order, and so are its fields. */
static void
test_all_is_written (void)
{
  for (guint i = 0; i < N_RANDOM_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (30);
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *text = NULL;
      Search search;

      for (guint j = 0; j < 10; j++)
        random_plan_edit (plan);
      document = rectify_plan_report_compose (plan);
      text = rectify_document_dup_text (document);
      search.text = search.rest = text;
      rectify_item_foreach (rectify_plan_get_root (plan), find_words, &search);
    }
}

static void
fill (RectifyPlan *plan)
{
  static const char *const values[RECTIFY_N_PARTICULARS] = { "000001",
                                                             "秘密★1年",
                                                             "特急",
                                                             "云溪区水务局文件",
                                                             "附件2",
                                                             "区委、区纪委监委",
                                                             "整改台账。\n\n责任分工表",
                                                             "云溪区水务局党组\n云溪区水务局",
                                                             "2022-01-05",
                                                             "联系人：张三",
                                                             "区委",
                                                             "水务局办公室",
                                                             "2022-01-06" };

  rectify_plan_set_title (plan, "整改方案");
  rectify_plan_set_document_number (plan, "云水发〔2022〕3号");
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    rectify_plan_set_particular (plan, i, values[i]);
}

/* What stands around the text, in the order of the standard. */
static void
test_particulars (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  fill (plan);
  add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROSE, "", "", "特此报告。");
  assert_composes (plan, "copy [000001]\n"
                         "secret [秘密★1年]\n"
                         "secret [特急]\n"
                         "mark [云溪区水务局文件]\n"
                         "number [云水发〔2022〕3号]\n"
                         "annex [附件2]\n"
                         "title [整改方案]\n"
                         "to [区委、区纪委监委：]\n"
                         "body [特此报告。]\n"
                         "attached [附件：1. \t整改台账]\n"
                         "attached [　　　2. \t责任分工表]\n"
                         "by [云溪区水务局党组]\n"
                         "by [云溪区水务局]\n"
                         "on [2022年1月5日]\n"
                         "body [（联系人：张三）]\n"
                         "copies [抄送：\t区委。]\n"
                         "printed [水务局办公室\t2022年1月6日印发]\n");
}

/* What the text says itself prints once; attachments stand before its signature. */
static void
test_own_signature (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);

  fill (plan);
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_ATTACHMENTS, "整改台账；");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "区委：");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "特此报告。");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "水务局");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "2022年1月20日");
  assert_composes (plan, "copy [000001]\n"
                         "secret [秘密★1年]\n"
                         "secret [特急]\n"
                         "annex [附件2]\n"
                         "title [整改方案]\n"
                         "to [区委：]\n"
                         "body [特此报告。]\n"
                         "attached [附件：\t整改台账]\n"
                         "by [水务局]\n"
                         "on [2022年1月20日]\n"
                         "body [（联系人：张三）]\n"
                         "copies [抄送：\t区委。]\n"
                         "printed [水务局办公室\t2022年1月6日印发]\n");
}

/* A text that closes itself, as many documents do, is set as one, and nothing of it comes twice. */
static void
test_own_end (void)
{
  static const char *const texts[] = { "特此报告。",           "附件：1. 整改台账",
                                       "2. 责任清单",          "水务局",
                                       "2022年1月20日",        "（联系人：张三）",
                                       "抄送：区委，组织部。", "水务局办公室 2022年1月21日印发" };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  fill (plan);
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "");
  for (RectifyParticular i = 0; i < RECTIFY_PARTICULAR_ATTACHMENTS; i++)
    rectify_plan_set_particular (plan, i, "");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROSE, "", "", texts[i]);
  assert_composes (plan, "title [整改方案]\n"
                         "body [特此报告。]\n"
                         "attached [附件：1. \t整改台账]\n"
                         "attached [　　　2. \t责任清单]\n"
                         "by [水务局]\n"
                         "on [2022年1月20日]\n"
                         "body [（联系人：张三）]\n"
                         "copies [抄送：\t区委，组织部。]\n"
                         "printed [水务局办公室\t2022年1月21日印发]\n");
}

/* Numbers without anything behind them, and blanks that a file in between made of the tab. */
static void
test_odd_attachments (void)
{
  static const struct {
    const char *text, *composed;
  } cases[] = {
    { "附件：1", "attached [附件：\t1]\n" },
    { "附件：", NULL },
    { "附件：1.", NULL },
    { "附件：1.    整改台账", "attached [附件：1. \t整改台账]\n" },
    { "附件：1. \t整改台账", "attached [附件：1. \t整改台账]\n" },
    { "附件：1.\t整改台账", "attached [附件：1. \t整改台账]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autofree char *got = NULL;

      rectify_plan_set_title (plan, "整改方案");
      add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROSE, "", "", cases[i].text);
      got = describe (plan);
      if (cases[i].composed != NULL)
        g_assert_true (g_str_has_suffix (got, cases[i].composed));
      g_assert_true (g_utf8_validate (got, -1, NULL));
    }
}

/* A text that is only dated is signed as the particulars say; numbers, marks and blanks that are
 * typed there are not doubled. */
static void
test_typed_ends (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);

  rectify_plan_set_title (plan, "整改方案");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_SIGNATURE, "　水务局　");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_ATTACHMENTS,
                               "1. 任务分工表；\n2、责任清单。");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_COPIES_TO, "区委，组织部；");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "　");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_PRINTED_BY, " \t");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "特此报告。");
  add_item (root, RECTIFY_ITEM_PROSE, "", "", "2022年1月20日");
  assert_composes (plan, "title [整改方案]\n"
                         "body [特此报告。]\n"
                         "attached [附件：1. \t任务分工表]\n"
                         "attached [　　　2. \t责任清单]\n"
                         "by [水务局]\n"
                         "on [2022年1月20日]\n"
                         "copies [抄送：\t区委，组织部。]\n");
}

/* Those who signed for the issue: two a line, one below the other, the number beside the last. */
static void
test_signers (void)
{
  static const struct {
    const char *names;
    const char *expected;
  } cases[] = { { "", "number [3号]\n" },
                { "张三", "number [3号\t签发人：] 2[张三]\n" },
                { "张三、李四", "number [3号\t签发人：] 2[张三　李四]\n" },
                { "Ann Lee, Bob Ray", "number [3号\t签发人：] 2[Ann Lee　Bob Ray]\n" },
                { "张三 李四光，王五",
                  "number [\t签发人：] 2[张　三　李四光]\nnumber [3号\t] 2[王　五　　　　]\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autofree char *expected = g_strconcat ("mark [水务局文件]\n", cases[i].expected, NULL);

      rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "水务局文件");
      rectify_plan_set_document_number (plan, "3号");
      rectify_plan_set_signer (plan, cases[i].names);
      assert_composes (plan, expected);
    }
}

static void
assert_item (RectifyDocument *document, guint block, const char *words, RectifyItem *item)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, block);
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);
  const char *found = strstr (text, words);
  gsize start, end;

  g_assert_nonnull (found);
  g_assert_cmpint (rectify_paragraph_get_item (paragraph, found - text), ==,
                   rectify_item_get_id (item));
  g_assert_true (rectify_paragraph_find_item (paragraph, rectify_item_get_id (item), &start, &end));
  g_assert_cmpuint (start, <=, found - text);
  g_assert_cmpuint (end, >, found - text);
}

/* Whose words they are is known within a paragraph too. */
static void
test_items (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "", "");
  RectifyItem *problem = add_item (area, RECTIFY_ITEM_PROBLEM, "1.", "学习不够。", "不深入。");
  RectifyItem *measure = add_item (problem, RECTIFY_ITEM_MEASURE, "一是", "加强学习。", "");
  g_autoptr (RectifyDocument) document = NULL;

  rectify_item_set_heading (area, "在政治方面");
  rectify_item_set_run_in (measure, TRUE);
  rectify_item_set_id (area, 7);
  rectify_item_set_id (problem, 8);
  rectify_item_set_id (measure, 9);
  document = rectify_plan_report_compose (plan);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 2);
  assert_item (document, 0, "在政治方面", area);
  assert_item (document, 1, "学习不够", problem);
  assert_item (document, 1, "不深入", problem);
  assert_item (document, 1, "一是", measure);
  assert_item (document, 1, "加强学习", measure);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-report/levels", test_levels);
  g_test_add_func ("/plan-report/title", test_title);
  g_test_add_func ("/plan-report/ends", test_ends);
  g_test_add_func ("/plan-report/empty", test_empty);
  g_test_add_func ("/plan-report/new-fields", test_new_fields);
  g_test_add_func ("/plan-report/english-fields", test_english_fields);
  g_test_add_func ("/plan-report/english-headings", test_english_headings);
  g_test_add_func ("/plan-report/run-in", test_run_in);
  g_test_add_func ("/plan-report/particulars", test_particulars);
  g_test_add_func ("/plan-report/own-signature", test_own_signature);
  g_test_add_func ("/plan-report/own-end", test_own_end);
  g_test_add_func ("/plan-report/typed-ends", test_typed_ends);
  g_test_add_func ("/plan-report/odd-attachments", test_odd_attachments);
  g_test_add_func ("/plan-report/signers", test_signers);
  g_test_add_func ("/plan-report/all-is-written", test_all_is_written);
  g_test_add_func ("/plan-report/items", test_items);
  return g_test_run ();
}
