/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-tasks.h"

static const char *const themes[]
    = { "", "五个带头专题", "五个带头，专题。", "六个方面专题", "作风建设专题" };
static const char *const areas[] = { "在理论武装方面",
                                     "对照理论武装，等方面。",
                                     "（二）在担当作为方面",
                                     "在联系群众方面",
                                     "在联系服务群众方面",
                                     "，",
                                     "" };
static const char *const words[] = { "学习不够深入。", "调研不够，", "整改台账不全", "建立制度。",
                                     "每月报告，",     "区财政局",   "罕见词",       "" };
static const char *const units[]
    = { "区财政局", "区教育局", "区民政局", "区委办公室", "区应急管理局" };
static const char *const persons[] = { "张三", "李四", "王五", "班子全体成员" };
static const char *const phrases[] = { "立行立改", "长期坚持", "年底前", "" };

#define PICK(from) (from[g_test_rand_int_range (0, G_N_ELEMENTS (from))])

/* One in so many. */
static gboolean
happens (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  g_autofree char *text = g_strconcat (PICK (words), PICK (words), NULL);

  rectify_item_set_label (item, happens (2) ? "一是" : "（二）");
  if (kind == RECTIFY_ITEM_AREA)
    rectify_item_set_heading (item, PICK (areas));
  else
    rectify_item_set_heading (item, PICK (words));
  rectify_item_set_text (item, kind == RECTIFY_ITEM_AREA && happens (2) ? "" : text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (RectifyItem *item, RectifyRole role)
{
  gboolean is_unit = role == RECTIFY_ROLE_LEAD_UNIT || role == RECTIFY_ROLE_RESPONSIBLE_UNIT;
  const char *names[]
      = { is_unit ? PICK (units) : PICK (persons), is_unit ? PICK (units) : PICK (persons), NULL };
  g_autoptr (RectifyAssignment) assignment = NULL;

  if (happens (2) || g_str_equal (names[0], names[1]))
    names[1] = NULL;
  if (happens (12))
    names[0] = NULL;
  assignment = rectify_assignment_new (role, rectify_role_get_document_label (role), NULL, names);
  rectify_item_add_assignment (item, assignment);
}

static guint32
get_day (int spread)
{
  GDate today;

  random_tasks_get_today (&today);
  return g_date_get_julian (&today) + (guint32) g_test_rand_int_range (-spread, spread + 1);
}

static void
set_due (RectifyItem *item)
{
  g_autoptr (GDate) due = g_date_new_julian (get_day (happens (2) ? 15 : 500));
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", PICK (phrases), RECTIFY_DEADLINE_DATED,
                              happens (3) ? NULL : due);

  rectify_item_set_deadline (item, deadline);
}

static void
note (RectifyItem *item)
{
  g_autoptr (GDate) day = g_date_new_julian (get_day (happens (2) ? 15 : 400));
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (happens (6) ? NULL : day, PICK (words), NULL,
                                    happens (3) ? 100 : g_test_rand_int_range (-1, 101));

  rectify_item_add_progress (item, entry);
}

/* A stage, a vote, or a decision, of whatever order. */
static void
take_step (RectifyItem *item)
{
  g_autoptr (GDate) day = g_date_new_julian (get_day (happens (2) ? 15 : 400));
  int counts[RECTIFY_STEP_N_COUNTS] = { g_test_rand_int_range (0, 2), 1, 0 };
  g_autoptr (RectifyStep) step
      = rectify_step_new (g_test_rand_int_range (0, RECTIFY_N_STEP_KINDS), happens (6) ? NULL : day,
                          PICK (persons), PICK (words), counts);

  rectify_item_add_step (item, step);
}

static void
prove (RectifyItem *item)
{
  static const char hash[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, PICK (words), hash, 3, NULL, NULL, NULL);

  rectify_item_add_evidence (item, evidence);
}

static void
fill (RectifyItem *item, int often)
{
  for (guint role = 0; role < RECTIFY_N_ROLES; role++)
    while (happens (often))
      assign (item, role);
  if (happens (often))
    set_due (item);
  rectify_item_set_internal (item, happens (9));
}

static RectifyItem *
add_task (RectifyItem *problem, RectifyItemKind kind)
{
  RectifyItem *item = add (problem, kind);

  fill (item, 3);
  rectify_item_set_status (item, g_test_rand_int_range (0, RECTIFY_N_STATUSES));
  while (happens (2))
    note (item);
  while (happens (3))
    take_step (item);
  if (happens (5))
    prove (item);
  return item;
}

void
random_tasks_get_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, 1, 7, 2026);
}

/* A plan with about so many tasks: of a year and a theme, in areas, some outside of any. */
RectifyPlan *
random_tasks_new_plan (guint n_tasks)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_autofree char *title = g_strconcat (PICK (words), "整改方案", NULL);
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *area = root, *problem = root, *item;

  rectify_plan_set_title (plan, title);
  rectify_plan_set_theme (plan, PICK (themes));
  rectify_plan_set_year (plan, happens (6) ? 0 : g_test_rand_int_range (2023, 2027));
  for (guint i = 0; i < n_tasks; i++)
    {
      if (happens (8))
        {
          problem = area = add (root, RECTIFY_ITEM_AREA);
          fill (area, 4);
        }
      if (happens (3))
        {
          problem = add_task (area, RECTIFY_ITEM_PROBLEM);
          fill (problem, 6);
          if (happens (3))
            continue;
        }
      item = add_task (problem, RECTIFY_ITEM_MEASURE);
      if (happens (9))
        add_task (item, RECTIFY_ITEM_MEASURE);
    }
  return plan;
}

static void
ask_for_words (RectifyFilter *filter)
{
  if (happens (4))
    rectify_filter_set_words (filter, RECTIFY_FILTER_UNIT, happens (5) ? "" : PICK (units));
  if (happens (6))
    rectify_filter_set_words (filter, RECTIFY_FILTER_LEADER, happens (5) ? "" : PICK (persons));
  if (happens (6))
    rectify_filter_set_words (filter, RECTIFY_FILTER_THEME, PICK (themes));
  if (happens (6))
    rectify_filter_set_words (filter, RECTIFY_FILTER_AREA, PICK (areas));
  if (happens (6))
    {
      g_autofree char *text
          = happens (2) ? g_strdup (PICK (words)) : g_strconcat ("区财政局 ", PICK (words), NULL);

      rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, text);
    }
}

/* Or for others as well. */
static void
ask_for_more_words (RectifyFilter *filter)
{
  if (happens (6))
    rectify_filter_add_words (filter, RECTIFY_FILTER_UNIT, happens (5) ? "" : PICK (units));
  if (happens (9))
    rectify_filter_add_words (filter, RECTIFY_FILTER_LEADER, happens (5) ? "" : PICK (persons));
  if (happens (9))
    rectify_filter_add_words (filter, RECTIFY_FILTER_AREA, PICK (areas));
  if (happens (9))
    rectify_filter_add_words (filter, RECTIFY_FILTER_PROBLEM, PICK (words));
}

/* Asks for nothing, or for several things at once. */
RectifyFilter *
random_tasks_new_filter (void)
{
  RectifyFilter *filter = rectify_filter_new ();

  ask_for_words (filter);
  ask_for_more_words (filter);
  if (happens (3))
    filter->statuses = (guint) g_test_rand_int_range (0, RECTIFY_FILTER_ALL_STATUSES + 1);
  if (happens (6))
    filter->due_from = get_day (300);
  if (happens (6))
    filter->due_to = get_day (300);
  if (happens (8))
    filter->finished_from = get_day (300);
  if (happens (8))
    filter->finished_to = get_day (300);
  if (happens (8))
    filter->plan_id = g_test_rand_int_range (1, 5);
  if (happens (6))
    filter->year = happens (4) ? 0 : g_test_rand_int_range (2023, 2027);
  if (happens (8))
    filter->no_progress_days = (guint) g_test_rand_int_range (1, 90);
  if (happens (8))
    filter->due_soon_days = (guint) g_test_rand_int_range (1, 60);
  filter->late = happens (6);
  filter->nobody = happens (9);
  filter->no_deadline = happens (9);
  filter->undated = happens (9);
  filter->waiting = happens (9);
  return filter;
}

static gboolean
stays (RectifyTaskRow *first, RectifyTaskRow *second, RectifyRowColumn column)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, first);
  g_ptr_array_add (rows, second);
  g_assert_true (rectify_task_rows_sort (rows, column, FALSE, NULL));
  return rows->pdata[0] == first;
}

/* Which of two rows comes first when they are sorted; 0 where that is the one that was first. */
int
task_row_compare (RectifyTaskRow *a, RectifyTaskRow *b, RectifyRowColumn column)
{
  if (!stays (a, b, column))
    return 1;
  return stays (b, a, column) ? 0 : -1;
}
