/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-close-out.h"
#include "rectify-plan-json.h"
#include "rectify-roll-up.h"
#include "rectify-round.h"
#include "rectify-status-edit.h"

#define HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
assert_close_out_error (GError **error, RectifyCloseOutError code)
{
  g_assert_error (*error, RECTIFY_CLOSE_OUT_ERROR, (int) code);
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static void
test_step (void)
{
  const int counts[] = { 12, -3, 7 };
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStep) vote
      = rectify_step_new (RECTIFY_STEP_VOTE, day, "区委办", "测评会", counts);
  g_autoptr (RectifyStep) same
      = rectify_step_new_stored (rectify_step_get_id (vote), RECTIFY_STEP_VOTE, day, "区委办",
                                 "测评会", (int[]){ 12, 0, 7 });
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, NULL, NULL, "一季度", NULL);
  g_autoptr (RectifyStep) reached = rectify_step_with_reached (stage, TRUE);
  g_autofree char *words = rectify_step_dup_words (vote);
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpint (rectify_step_get_id (vote), >, 0);
  g_assert_true (rectify_step_equal (vote, same));
  g_assert_cmpstr (words, ==,
                   "2023-03-05 Satisfaction vote: 测评会 (satisfied 12, fairly satisfied 0, not "
                   "satisfied 7) (区委办)");
  g_assert_false (rectify_step_is_reached (vote));
  g_assert_false (rectify_step_is_reached (stage));
  g_assert_true (rectify_step_is_reached (reached));
  g_assert_cmpint (rectify_step_get_id (reached), ==, rectify_step_get_id (stage));
  g_assert_false (rectify_step_equal (stage, reached));
  g_assert_cmpint (rectify_step_compare (stage, vote), <, 0);
  for (RectifyStepKind i = 0; i < RECTIFY_N_STEP_KINDS; i++)
    {
      g_assert_true (g_hash_table_add (nicks, (char *) rectify_step_kind_get_nick (i)));
      g_assert_cmpstr (rectify_step_kind_get_title (i), !=, "");
    }
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "整改台账.docx", "整改台账.docx" },
    { "../../etc/passwd", "passwd" },
    { "C:\\Users\\张三\\照片.jpg", "照片.jpg" },
    { "..", "evidence" },
    { "", "evidence" },
    { NULL, "evidence" },
    { "/", "evidence" },
    { ".bashrc", "bashrc" },
    { "-rf", "rf" },
    { "a\nb\t.txt", "ab.txt" },
    { "photo\xe2\x80\xaegpj.exe", "photogpj.exe" },
    { "a:b?c*.txt. ", "abc.txt" },
    { "喆 珺（一）.pdf", "喆 珺（一）.pdf" },
    { "\xff.txt", "\xef\xbf\xbd.txt" },
  };
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autofree char *shortened = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = rectify_evidence_dup_safe_name (names[i][0]);
      g_autofree char *again = rectify_evidence_dup_safe_name (safe);

      g_assert_cmpstr (safe, ==, names[i][1]);
      g_assert_cmpstr (again, ==, safe);
    }
  for (guint i = 0; i < 100; i++)
    g_string_append (longest, "整改");
  g_string_append (longest, ".xlsx");
  shortened = rectify_evidence_dup_safe_name (longest->str);
  g_assert_cmpuint (strlen (shortened), <=, RECTIFY_EVIDENCE_MAX_NAME);
  g_assert_true (g_utf8_validate (shortened, -1, NULL));
  g_assert_true (g_str_has_suffix (shortened, ".xlsx"));
}

static void
test_evidence (void)
{
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyEvidence) one
      = rectify_evidence_new (7, "a/照片.jpg", HASH, 3, "image/jpeg", day, "张三");
  g_autoptr (RectifyEvidence) same
      = rectify_evidence_new_stored (rectify_evidence_get_id (one), 7, "照片.jpg", HASH, 3,
                                     "image/jpeg", day, "张三");
  g_autoptr (RectifyEvidence) odd
      = rectify_evidence_new (0, "x", HASH, 3, "text/html\"><script>", NULL, NULL);
  g_autofree char *words = rectify_evidence_dup_words (one);

  g_assert_cmpstr (rectify_evidence_get_name (one), ==, "照片.jpg");
  g_assert_true (rectify_evidence_equal (one, same));
  g_assert_false (rectify_evidence_equal (one, odd));
  g_assert_cmpstr (rectify_evidence_get_mime_type (odd), ==, "application/octet-stream");
  g_assert_nonnull (strstr (words, "2023-03-05 照片.jpg"));
  g_assert_nonnull (strstr (words, "ba7816bf"));
  g_assert_true (rectify_evidence_is_hash (HASH));
  g_assert_false (rectify_evidence_is_hash (HASH "0"));
  g_assert_false (rectify_evidence_is_hash ("../../etc/passwd"));
  g_assert_false (rectify_evidence_is_hash (NULL));
}

/* A problem with measures, of which each begins with a status. */
static RectifyPlan *
make_plan (const RectifyStatus *statuses, guint n_statuses)
{
  const char *const persons[] = { "张三", NULL };
  const char *const leaders[] = { "王五", NULL };
  RectifyPlan *plan = rectify_plan_new ();
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyAssignment) person
      = rectify_assignment_new (RECTIFY_ROLE_PERSON, NULL, NULL, persons);
  g_autoptr (RectifyAssignment) leader
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, NULL, leaders);

  rectify_item_set_id (problem, 1);
  rectify_item_add_assignment (problem, person);
  rectify_item_add_assignment (problem, leader);
  rectify_item_append_child (rectify_plan_get_root (plan), problem);
  for (guint i = 0; i < n_statuses; i++)
    {
      g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_set_id (measure, 2 + i);
      rectify_item_set_text (measure, "加强学习。");
      rectify_item_set_status (measure, statuses[i]);
      rectify_item_append_child (problem, measure);
    }
  return plan;
}

static void
test_close_out (void)
{
  const RectifyStatus done[] = { RECTIFY_STATUS_NOT_STARTED };
  const RectifyCloseOutNeeds all = RECTIFY_CLOSE_OUT_NEEDS_ALL;
  g_autoptr (RectifyPlan) plan = make_plan (done, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) before = g_date_new_dmy (4, 3, 2023);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "开会", NULL, 100);
  g_autoptr (RectifyEvidence) proof = rectify_evidence_new (0, "a", HASH, 3, NULL, day, NULL);

  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_NONE);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_PROGRESS);
  rectify_item_add_progress (item, entry);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_EVIDENCE);
  rectify_item_add_evidence (item, proof);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", " \n", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_TEXT);
  g_assert_false (rectify_close_out_approve (item, all, day, "李四", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 0);

  g_assert_true (rectify_close_out_request (item, all, day, "张三", "已完成", &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_false (rectify_close_out_approve (item, all, day, " ", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
  g_assert_false (rectify_close_out_approve (item, all, day, "李四、张 三", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER);
  g_assert_false (rectify_close_out_approve (item, all, day, "李四，张三", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER);
  g_assert_false (rectify_close_out_approve (item, all, day, "王五", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER);
  g_assert_false (rectify_close_out_approve (item, all, before, "李四", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_DATE);
  g_assert_false (rectify_close_out_refuse (item, day, "李四", "", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_TEXT);

  /* All in one day, and in this order. */
  g_assert_true (rectify_close_out_refuse (item, day, "李四", "材料不全", &error));
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REFUSED);
  /* What was refused is not done, whatever its entries say. */
  g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_item_get_share_done (item), ==, 0);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_request (item, all, day, "张三", "已补齐", &error));
  g_assert_true (rectify_close_out_approve (item, all, day, "李四", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_APPROVED);
  g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_CLOSED);
  g_assert_false (rectify_close_out_request (item, all, day, "张三", "已补齐", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_false (rectify_close_out_reopen (item, day, "李四", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_TEXT);
  g_assert_true (rectify_close_out_reopen (item, day, "李四", "问题反弹", &error));
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REOPENED);
  g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 5);
  g_assert_cmpstr (rectify_close_out_state_get_title (RECTIFY_CLOSE_OUT_REOPENED), !=, "");
}

/* What was so when it was requested is looked at again when it is decided on. */
static void
test_approve_needs (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_close_out_reopen (item, day, "李四", "问题反弹", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "已完成", &error));
  g_assert_no_error (error);
  g_assert_false (rectify_close_out_approve (item, RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE, day, "李四",
                                             NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_EVIDENCE);
  rectify_item_set_status (item, RECTIFY_STATUS_NOT_STARTED);
  g_assert_false (rectify_close_out_approve (item, 0, day, "李四", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 1);
}

/* A vote and a stage are no steps of a close-out: it waits as before. */
static void
test_vote_between (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_SUSTAINED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) later = g_date_new_dmy (6, 3, 2023);
  g_autoptr (RectifyStep) vote
      = rectify_step_new (RECTIFY_STEP_VOTE, later, "区委办", "测评会", NULL);
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, later, NULL, "过半", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "已完成", &error));
  rectify_item_add_step (item, vote);
  rectify_item_add_step (item, stage);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  /* What is sustained stays so, whatever the reviewer thinks of it. */
  g_assert_true (rectify_close_out_refuse (item, day, "李四", "材料不全", &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_SUSTAINED);
}

/* A problem is closed out with its measures, and they say so too. */
static void
test_close_out_problem (void)
{
  const RectifyStatus statuses[]
      = { RECTIFY_STATUS_DONE, RECTIFY_STATUS_SUSTAINED, RECTIFY_STATUS_IN_PROGRESS };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  RectifyItem *problem = rectify_plan_find_item (plan, 1);
  RectifyItem *done = rectify_plan_find_item (plan, 2);
  RectifyItem *sustained = rectify_plan_find_item (plan, 3);
  RectifyItem *open = rectify_plan_find_item (plan, 4);
  g_autoptr (RectifyItem) area = rectify_item_new (RECTIFY_ITEM_AREA);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) before = g_date_new_dmy (4, 3, 2023);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_close_out_request (area, 0, day, NULL, "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_KIND);
  g_assert_false (rectify_close_out_request (problem, 0, day, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED);
  rectify_item_set_status (open, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_request (open, 0, day, "张三", "已完成", &error));
  g_assert_true (rectify_close_out_refuse (open, day, "李四", "不实", &error));
  rectify_item_set_status (open, RECTIFY_STATUS_DONE);
  /* What one of the measures was refused for later cannot be requested before. */
  g_assert_false (rectify_close_out_request (problem, 0, before, "张三", "已完成", &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_DATE);
  g_assert_cmpuint (rectify_item_get_steps (problem)->len, ==, 0);
  g_assert_true (rectify_close_out_request (problem, 0, day, "张三", "已完成", &error));
  g_assert_true (rectify_close_out_approve (problem, 0, day, "李四", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_item_get_status (problem), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_item_get_status (done), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_item_get_status (open), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_item_get_status (sustained), ==, RECTIFY_STATUS_SUSTAINED);
  g_assert_cmpint (rectify_close_out_get_state (done), ==, RECTIFY_CLOSE_OUT_APPROVED);
  g_assert_cmpint (rectify_close_out_get_state (sustained), ==, RECTIFY_CLOSE_OUT_NONE);
  g_assert_true (rectify_close_out_reopen (problem, day, "李四", "反弹", &error));
  g_assert_cmpint (rectify_item_get_status (done), ==, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_close_out_get_state (done), ==, RECTIFY_CLOSE_OUT_REOPENED);
  g_assert_cmpint (rectify_item_get_status (sustained), ==, RECTIFY_STATUS_SUSTAINED);
}

static void
assign (RectifyItem *item, RectifyRole role, const char *name)
{
  const char *names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment = rectify_assignment_new (role, NULL, NULL, names);

  rectify_item_add_assignment (item, assignment);
}

/* Who answers for a measure does not close it out through the problem above it. */
static void
test_reviewer_above (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE, RECTIFY_STATUS_SUSTAINED };
  const RectifyCloseOutNeeds needs = RECTIFY_CLOSE_OUT_NEEDS_REVIEWER;
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  RectifyItem *problem = rectify_plan_find_item (plan, 1);
  RectifyItem *done = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;

  assign (done, RECTIFY_ROLE_PERSON, "赵六");
  assign (rectify_plan_find_item (plan, 3), RECTIFY_ROLE_PERSON, "孙七");
  g_assert_true (rectify_close_out_request (problem, needs, day, "张三", "已完成", &error));
  g_assert_no_error (error);
  g_assert_false (rectify_close_out_approve (problem, needs, day, "李四、赵六", NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER);
  g_assert_cmpint (rectify_item_get_status (done), ==, RECTIFY_STATUS_DONE);
  /* What is sustained is not closed with it: who answers for that may decide. */
  g_assert_true (rectify_close_out_approve (problem, needs, day, "孙七", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_item_get_status (done), ==, RECTIFY_STATUS_CLOSED);
}

static void
note (RectifyItem *item, guint8 month, int share)
{
  g_autoptr (GDate) day = g_date_new_dmy (10, month, 2026);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "开会", NULL, share);

  rectify_item_add_progress (item, entry);
}

static void
decide (RectifyItem *item, RectifyStepKind kind, guint8 month)
{
  g_autoptr (GDate) day = g_date_new_dmy (10, month, 2026);
  g_autoptr (RectifyStep) step = rectify_step_new (kind, day, "李四", "理由", NULL);

  rectify_item_add_step (item, step);
}

static void
assert_past (RectifyItem *item, const RectifyStatus *wanted)
{
  for (guint8 month = 1; month <= 12; month++)
    {
      g_autoptr (GDate) day = g_date_new_dmy (20, month, 2026);

      g_assert_cmpint (rectify_item_find_status_on (item, day), ==, wanted[month - 1]);
    }
}

#define N RECTIFY_STATUS_NOT_STARTED
#define P RECTIFY_STATUS_IN_PROGRESS
#define D RECTIFY_STATUS_DONE
#define C RECTIFY_STATUS_CLOSED

/* What a report said of a half-year stays, whatever is decided later. */
static void
test_past (void)
{
  static const RectifyStatus reopened[] = { N, P, P, D, C, C, C, C, P, P, P, P };
  static const RectifyStatus again[] = { N, P, P, D, C, C, C, C, P, D, C, C };
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (GDate) since = g_date_new_dmy (10, 10, 2026);

  note (item, 2, 40);
  note (item, 4, 100);
  decide (item, RECTIFY_STEP_REQUEST, 4);
  decide (item, RECTIFY_STEP_APPROVE, 5);
  decide (item, RECTIFY_STEP_REOPEN, 9);
  rectify_item_set_status (item, RECTIFY_STATUS_IN_PROGRESS);
  assert_past (item, reopened);
  g_assert_null (rectify_item_find_finished_on (item));
  note (item, 10, 100);
  decide (item, RECTIFY_STEP_REQUEST, 10);
  decide (item, RECTIFY_STEP_APPROVE, 11);
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  assert_past (item, again);
  g_assert_cmpint (g_date_compare (rectify_item_find_finished_on (item), since), ==, 0);
}

static void
assert_last_decision (RectifyItem *item, RectifyStepKind kind, const GDate *day)
{
  RectifyStep *last = rectify_close_out_find_last (item);

  g_assert_cmpint (rectify_step_get_kind (last), ==, kind);
  g_assert_cmpint (g_date_compare (rectify_step_get_date (last), day), ==, 0);
}

static void
test_check_status (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  const RectifyCloseOutNeeds needs = RECTIFY_CLOSE_OUT_NEEDS_REVIEWER;
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_close_out_check_status (item, 0, RECTIFY_STATUS_CLOSED, &error));
  g_assert_true (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_IN_PROGRESS, &error));
  g_assert_false (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_CLOSED, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_true (rectify_close_out_request (item, needs, day, "张三", "已完成", &error));
  g_assert_false (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_CLOSED, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_true (rectify_close_out_approve (item, needs, day, "李四", NULL, &error));
  g_assert_true (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_CLOSED, &error));
  g_assert_false (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_DONE, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_STATE);
  assert_last_decision (item, RECTIFY_STEP_APPROVE, day);
  /* What a reviewer approved may be called closed out again. */
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_check_status (item, needs, RECTIFY_STATUS_CLOSED, &error));
  g_assert_no_error (error);
}

/* What nobody approved is not approved by its status, whatever was asked or refused. */
static void
test_closed_by_hand (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);

  decide (item, RECTIFY_STEP_REQUEST, 3);
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  decide (item, RECTIFY_STEP_REFUSE, 4);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REFUSED);
}

/* A share of all that a reviewer did not agree to holds again when the item is done. */
static void
test_last_share (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

  note (item, 4, 100);
  decide (item, RECTIFY_STEP_REFUSE, 4);
  rectify_item_set_status (item, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_item_find_last_share (item), ==, RECTIFY_SHARE_UNKNOWN);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_find_last_share (item), ==, 100);
}

/* Entries stand by their day, and what has none is the oldest. */
static void
test_entry_order (void)
{
  static const gint64 ids[] = { 1, 4, 3, 2 };
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (GDate) may = g_date_new_dmy (5, 5, 2026);
  g_autoptr (GDate) june = g_date_new_dmy (5, 6, 2026);
  const GDate *dates[] = { NULL, june, may, NULL };
  GPtrArray *entries;

  for (gint64 id = 4; id > 0; id--)
    {
      g_autoptr (RectifyProgressEntry) entry
          = rectify_progress_entry_new_stored (id, dates[id - 1], "开会", NULL,
                                               RECTIFY_SHARE_UNKNOWN);

      rectify_item_add_progress (item, entry);
    }
  entries = rectify_item_get_progress (item);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (rectify_progress_entry_get_id (g_ptr_array_index (entries, i)), ==, ids[i]);
}

/* Due for an entry is what is not finished and has none of the day or later. */
static void
test_round (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_IN_PROGRESS,
                                     RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_SUSTAINED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (RectifyRoundStop));
  g_autoptr (GDate) since = g_date_new_dmy (10, 4, 2026);

  note (rectify_plan_find_item (plan, 2), 4, 10);
  note (rectify_plan_find_item (plan, 3), 3, 10);
  rectify_plan_set_id (plan, 7);
  rectify_round_add_plan (stops, plan, since);
  g_assert_cmpuint (stops->len, ==, 2);
  for (guint i = 0; i < stops->len; i++)
    {
      g_assert_cmpint (g_array_index (stops, RectifyRoundStop, i).plan_id, ==, 7);
      g_assert_cmpint (g_array_index (stops, RectifyRoundStop, i).item_id, ==, 3 + i);
    }
}

/* Its definition, written out for every mixture of a few tasks. */
static void
test_roll_up_status (void)
{
  for (guint code = 0; code < 5 * 5 * 5; code++)
    {
      RectifyStatus statuses[] = { code % 5, code / 5 % 5, code / 25 };
      g_autoptr (RectifyPlan) plan = make_plan (statuses, 3);
      RectifyItem *problem = rectify_plan_find_item (plan, 1);
      RectifyRollUp roll_up;
      guint begun = 0, closed = 0, sustained = 0, finished = 0;
      RectifyStatus wanted = RECTIFY_STATUS_IN_PROGRESS;

      for (guint i = 0; i < 3; i++)
        {
          begun += statuses[i] != RECTIFY_STATUS_NOT_STARTED;
          closed += statuses[i] == RECTIFY_STATUS_CLOSED;
          sustained += statuses[i] == RECTIFY_STATUS_SUSTAINED;
          finished += statuses[i] >= RECTIFY_STATUS_DONE;
        }
      if (begun == 0)
        wanted = RECTIFY_STATUS_NOT_STARTED;
      else if (closed == 3)
        wanted = RECTIFY_STATUS_CLOSED;
      else if (sustained == 3)
        wanted = RECTIFY_STATUS_SUSTAINED;
      else if (finished == 3)
        wanted = RECTIFY_STATUS_DONE;
      rectify_item_roll_up (problem, NULL, &roll_up);
      g_assert_cmpuint (roll_up.tasks, ==, 3);
      g_assert_cmpint (rectify_roll_up_get_status (&roll_up), ==, wanted);
      g_assert_cmpint (rectify_item_get_shown_status (problem), ==, wanted);
      g_assert_cmpfloat_with_epsilon (roll_up.share, 100.0 * finished / 3, 0.001);
    }
}

static void
test_roll_up_share (void)
{
  const RectifyStatus statuses[]
      = { RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 3);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) later = g_date_new_dmy (6, 3, 2023);
  g_autoptr (RectifyProgressEntry) first = rectify_progress_entry_new (day, "一", NULL, 40);
  g_autoptr (RectifyProgressEntry) second
      = rectify_progress_entry_new (later, "二", NULL, RECTIFY_SHARE_UNKNOWN);
  RectifyRollUp roll_up, part;
  RectifyPlanCounts counts;
  double share = 0;
  guint tasks = 0, in_progress = 0;

  rectify_item_add_progress (rectify_plan_find_item (plan, 2), first);
  rectify_item_add_progress (rectify_plan_find_item (plan, 2), second);
  rectify_item_roll_up (rectify_plan_get_root (plan), day, &roll_up);
  rectify_plan_count (plan, day, &counts);
  g_assert_cmpfloat_with_epsilon (roll_up.share, 140.0 / 3, 0.001);
  g_assert_cmpuint (roll_up.tasks, ==, counts.tasks);
  for (gint64 id = 2; id <= 4; id++)
    {
      rectify_item_roll_up (rectify_plan_find_item (plan, id), day, &part);
      share += part.share;
      tasks += part.tasks;
      in_progress += part.by_status[RECTIFY_STATUS_IN_PROGRESS];
    }
  g_assert_cmpfloat_with_epsilon (roll_up.share, share / tasks, 0.001);
  g_assert_cmpuint (tasks, ==, 3);
  g_assert_cmpuint (in_progress, ==, 2);
  g_assert_cmpuint (roll_up.by_status[RECTIFY_STATUS_IN_PROGRESS], ==, in_progress);
}

/* Stages are due in what is sustained too, as long as they are not reached. */
static void
test_stages (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_SUSTAINED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) june = g_date_new_dmy (30, 6, 2023);
  g_autoptr (GDate) july = g_date_new_dmy (1, 7, 2023);
  g_autoptr (GDate) may = g_date_new_dmy (31, 5, 2023);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "5月底", RECTIFY_DEADLINE_DATED, may);
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, june, NULL, "过半", NULL);
  g_autoptr (RectifyStep) reached = rectify_step_with_reached (stage, TRUE);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  RectifyRollUp roll_up;

  rectify_item_set_deadline (item, deadline);
  g_assert_null (rectify_item_find_next_due (item));
  rectify_item_add_step (item, stage);
  g_assert_true (rectify_item_find_next_stage (item) == stage);
  g_assert_false (rectify_item_is_late (item, june));
  g_assert_true (rectify_item_is_late (item, july));
  rectify_item_roll_up (item, july, &roll_up);
  g_assert_cmpuint (roll_up.late, ==, 1);
  rectify_item_set_status (item, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (g_date_compare (rectify_item_find_next_due (item), may), ==, 0);
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  g_assert_false (rectify_item_is_late (item, july));
  rectify_item_set_status (item, RECTIFY_STATUS_SUSTAINED);
  g_ptr_array_add (steps, reached);
  rectify_item_set_steps (item, steps);
  g_assert_null (rectify_item_find_next_stage (item));
  g_assert_false (rectify_item_is_late (item, july));
}

static void
test_needs (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  for (RectifyCloseOutNeeds needs = 0; needs <= RECTIFY_CLOSE_OUT_NEEDS_ALL; needs++)
    {
      g_autofree char *text = rectify_close_out_needs_to_string (needs);
      g_autofree char *words = rectify_close_out_needs_dup_words (needs);
      g_autoptr (RectifyPlan) copy = NULL;

      g_assert_cmpint (rectify_close_out_needs_from_string (text), ==, needs);
      g_assert_cmpint (*words == '\0', ==, needs == 0);
      rectify_plan_set_close_out_needs (plan, needs);
      copy = rectify_plan_copy (plan);
      g_assert_cmpint (rectify_plan_get_close_out_needs (copy), ==, needs);
    }
  g_assert_cmpint (rectify_close_out_needs_from_string ("evidence soap"), ==,
                   RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE);
}

static void
count_cb (RectifyItem *item, guint *count)
{
  ++*count;
}

/* Copies have them, JSON says them, and who listens hears of them. */
static void
test_item (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStep) step
      = rectify_step_new (RECTIFY_STEP_VOTE, day, "张三", "测评", (int[]){ 1, 2, 3 });
  g_autoptr (RectifyEvidence) proof = rectify_evidence_new (0, "照片", HASH, 3, NULL, day, NULL);
  g_autoptr (RectifyPlan) copy = NULL;
  g_autofree char *json = NULL;
  g_autofree char *copied = NULL;
  guint n_changes = 0;

  g_signal_connect (item, "changed", G_CALLBACK (count_cb), &n_changes);
  rectify_item_add_step (item, step);
  rectify_item_add_evidence (item, proof);
  g_assert_cmpuint (n_changes, ==, 2);
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  copy = rectify_plan_copy (plan);
  rectify_plan_assign (plan, copy);
  g_assert_cmpuint (n_changes, ==, 2);
  json = rectify_plan_to_json (plan);
  copied = rectify_plan_to_json (copy);
  g_assert_cmpstr (json, ==, copied);
  g_assert_nonnull (strstr (json, "\"kind\": \"vote\""));
  g_assert_nonnull (strstr (json, "\"counts\": [1, 2, 3]"));
  g_assert_nonnull (strstr (json, "\"sha256\": \"" HASH "\""));
  g_assert_nonnull (strstr (json, "\"close_out_needs\": \"reviewer\""));
}

static void
add_evidence (RectifyItem *item, gint64 id, gint64 entry_id, const char *name)
{
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new_stored (id, entry_id, name, HASH, 3, NULL, NULL, NULL);

  g_assert_false (rectify_item_has_evidence (item, evidence));
  rectify_item_add_evidence (item, evidence);
  g_assert_true (rectify_item_has_evidence (item, evidence));
}

/* What proved an entry that goes proves the item, but the same file is not there twice; what proves
 * another entry stays with that. */
static void
test_remove (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyProgressEntry) first
      = rectify_progress_entry_new_stored (11, NULL, "起草", "", RECTIFY_SHARE_UNKNOWN);
  g_autoptr (RectifyProgressEntry) second
      = rectify_progress_entry_new_stored (12, NULL, "印发", "", RECTIFY_SHARE_UNKNOWN);

  rectify_item_add_progress (item, first);
  rectify_item_add_progress (item, second);
  add_evidence (item, 1, 11, "一.txt");
  add_evidence (item, 2, 11, "二.txt");
  add_evidence (item, 3, 12, "一.txt");
  add_evidence (item, 4, 0, "二.txt");
  rectify_item_remove_progress (item, 99);
  g_assert_cmpuint (rectify_item_get_progress (item)->len, ==, 2);
  rectify_item_remove_progress (item, 11);
  g_assert_null (rectify_item_find_progress (item, 11));
  g_assert_true (rectify_item_find_progress (item, 12) == second);
  g_assert_cmpuint (rectify_item_get_evidence (item)->len, ==, 3);
  g_assert_cmpint (rectify_evidence_get_entry_id (rectify_item_find_evidence (item, 1)), ==, 0);
  g_assert_null (rectify_item_find_evidence (item, 2));
  g_assert_cmpuint (rectify_item_count_evidence (item, 12), ==, 1);
  g_assert_cmpuint (rectify_item_count_evidence (item, 0), ==, 2);
}

static void
set_status (RectifyPlan *plan, GArray *ids, RectifyStatus status, GError **error)
{
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStatusEdit) edit = rectify_status_edit_new (status, day, "王五");

  rectify_status_edit_apply (edit, plan, ids);
  rectify_status_edit_check (edit, error);
}

/* The status of a problem is set of its measures, each once; its own follows only where it was closed
 * out as a whole. */
static void
test_status_above (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_NOT_STARTED, RECTIFY_STATUS_CLOSED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  RectifyItem *problem = rectify_plan_find_item (plan, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 chosen[] = { 3, 1, 77 };

  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  targets = rectify_status_list_targets (plan, ids);
  g_assert_cmpuint (targets->len, ==, 2);
  set_status (plan, ids, RECTIFY_STATUS_CLOSED, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rectify_item_get_shown_status (problem), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_item_get_status (problem), ==, RECTIFY_STATUS_NOT_STARTED);
  rectify_item_set_status (problem, RECTIFY_STATUS_CLOSED);
  set_status (plan, ids, RECTIFY_STATUS_IN_PROGRESS, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rectify_item_get_status (problem), ==, RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_item_get_shown_status (problem), ==, RECTIFY_STATUS_IN_PROGRESS);
}

/* What cannot have a status is named, with the reason that it has, once for all that have it. */
static void
test_status_refused (void)
{
  RectifyStatus statuses[RECTIFY_STATUS_MAX_TOLD + 3];
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  const char *reason;
  guint n_lines = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    statuses[i] = i == 1 ? RECTIFY_STATUS_CLOSED : RECTIFY_STATUS_DONE;
  plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  for (gint64 id = 2; id < 2 + (gint64) G_N_ELEMENTS (statuses); id++)
    {
      g_array_append_val (ids, id);
      rectify_item_set_label (rectify_plan_find_item (plan, id), id == 2 ? "一是" : "二是");
    }
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_PROGRESS);
  set_status (plan, ids, RECTIFY_STATUS_CLOSED, &error);
  g_assert_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "10 of 11 could not be set to “Closed out”"));
  g_assert_nonnull (strstr (error->message, "“一是加强学习”"));
  g_assert_nonnull (strstr (error->message, "and 2 more"));
  reason = strstr (error->message, "by a reviewer");
  g_assert_nonnull (reason);
  g_assert_null (strstr (reason + 1, "by a reviewer"));
  for (const char *line = error->message; (line = strstr (line, "\n· ")) != NULL; line++)
    n_lines++;
  g_assert_cmpuint (n_lines, ==, RECTIFY_STATUS_MAX_TOLD);
  g_clear_error (&error);
  /* One that is seen needs no name. */
  g_array_set_size (ids, 1);
  set_status (plan, ids, RECTIFY_STATUS_CLOSED, &error);
  g_assert_null (strstr (error->message, "加强学习"));
}

/* Whoever was told of what cannot have a status may have it set of the others: of no more than that. */
static void
test_status_told (void)
{
  const RectifyStatus statuses[]
      = { RECTIFY_STATUS_DONE, RECTIFY_STATUS_CLOSED, RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) free_plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStatusEdit) edit = rectify_status_edit_new (RECTIFY_STATUS_CLOSED, day, "王五");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  RectifyStatusCounts counts;
  g_autoptr (RectifyStatusEdit) survey
      = rectify_status_edit_new (RECTIFY_STATUS_CLOSED, day, "王五");
  g_autoptr (RectifyStatusEdit) one = rectify_status_edit_new (RECTIFY_STATUS_CLOSED, day, "王五");
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 first_id = 2;

  g_array_append_val (first, first_id);
  for (gint64 id = 2; id < 5; id++)
    g_array_append_val (ids, id);
  rectify_item_set_label (rectify_plan_find_item (plan, 1), "（三）");
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_PROGRESS);
  rectify_status_edit_apply (edit, free_plan, ids);
  g_assert_null (rectify_status_edit_dup_refusals (edit));
  rectify_status_edit_apply (edit, plan, ids);
  counts = rectify_status_edit_get_counts (edit);
  g_assert_cmpuint (counts.n_targets, ==, 6);
  g_assert_cmpuint (counts.n_refused, ==, 2);
  g_assert_cmpuint (counts.n_unrequested, ==, 2);
  g_assert_cmpuint (counts.n_requested, ==, 0);
  told = rectify_status_edit_dup_refusals (edit);
  g_assert_nonnull (strstr (told, "2 of 6 cannot be set to “Closed out”"));
  /* The name says below which problem it is. */
  g_assert_nonnull (strstr (told, "“（三）"));
  g_assert_nonnull (strstr (told, " › 加强学习”"));
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_NOT_STARTED], ==, 0);
  /* As many, but another. */
  rectify_status_edit_apply (one, plan, first);
  rectify_status_edit_allow_refusals (edit, one);
  g_assert_false (rectify_status_edit_check (edit, &error));
  g_assert_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_STATE);
  g_clear_error (&error);
  rectify_status_edit_apply (survey, plan, ids);
  rectify_status_edit_apply (edit, free_plan, ids);
  rectify_status_edit_apply (edit, plan, ids);
  rectify_status_edit_allow_refusals (edit, survey);
  g_assert_true (rectify_status_edit_check (edit, &error));
  g_assert_no_error (error);
  /* None is no edit. */
  g_array_set_size (ids, 1);
  rectify_status_edit_apply (edit, plan, ids);
  g_assert_false (rectify_status_edit_check (edit, NULL));
}

/* What is closed though nobody said that it is done is counted by what it was. */
static void
test_status_unfinished (void)
{
  const RectifyStatus statuses[]
      = { RECTIFY_STATUS_NOT_STARTED, RECTIFY_STATUS_CLOSED,      RECTIFY_STATUS_DONE,
          RECTIFY_STATUS_SUSTAINED,   RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_NOT_STARTED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStatusEdit) edit = rectify_status_edit_new (RECTIFY_STATUS_CLOSED, day, "王五");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RectifyStatusCounts counts;

  for (gint64 id = 2; id < 8; id++)
    g_array_append_val (ids, id);
  rectify_status_edit_apply (edit, plan, ids);
  counts = rectify_status_edit_get_counts (edit);
  g_assert_cmpuint (counts.n_refused, ==, 0);
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_NOT_STARTED], ==, 2);
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_IN_PROGRESS], ==, 1);
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_SUSTAINED], ==, 1);
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_DONE], ==, 0);
  g_assert_cmpuint (counts.n_unfinished[RECTIFY_STATUS_CLOSED], ==, 0);
}

/* What is finished, and open again, is counted by what it was. */
static void
test_status_taken_back (void)
{
  const RectifyStatus statuses[]
      = { RECTIFY_STATUS_NOT_STARTED, RECTIFY_STATUS_CLOSED,      RECTIFY_STATUS_DONE,
          RECTIFY_STATUS_SUSTAINED,   RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_DONE };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStatusEdit) edit
      = rectify_status_edit_new (RECTIFY_STATUS_IN_PROGRESS, day, "王五");
  g_autoptr (RectifyProgressEntry) whole = rectify_progress_entry_new (day, "已办完", NULL, 100);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RectifyStatusCounts counts;

  for (gint64 id = 2; id < 8; id++)
    g_array_append_val (ids, id);
  rectify_item_add_progress (rectify_plan_find_item (plan, 2), whole);
  rectify_item_add_progress (rectify_plan_find_item (plan, 4), whole);
  rectify_status_edit_apply (edit, plan, ids);
  counts = rectify_status_edit_get_counts (edit);
  g_assert_cmpuint (counts.n_taken_back[RECTIFY_STATUS_DONE], ==, 2);
  g_assert_cmpuint (counts.n_taken_back[RECTIFY_STATUS_CLOSED], ==, 1);
  g_assert_cmpuint (counts.n_taken_back[RECTIFY_STATUS_SUSTAINED], ==, 1);
  g_assert_cmpuint (counts.n_taken_back[RECTIFY_STATUS_NOT_STARTED], ==, 0);
  g_assert_cmpuint (counts.n_taken_back[RECTIFY_STATUS_IN_PROGRESS], ==, 0);
  g_assert_cmpuint (counts.n_whole, ==, 1);
}

/* Nobody's word closes anything, asks for it or opens it again, whatever the plan wants. */
static void
test_nobody (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE };
  const char *const nobody[] = { NULL, "", " \n", "、" };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;

  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      const char *who = nobody[i];

      rectify_item_set_steps (item, none);
      rectify_item_set_status (item, RECTIFY_STATUS_DONE);
      g_assert_false (rectify_close_out_request (item, 0, day, who, "已完成", &error));
      assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
      g_assert_true (rectify_close_out_request (item, 0, day, "张三", "已完成", &error));
      g_assert_false (rectify_close_out_approve (item, 0, day, who, NULL, &error));
      assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
      g_assert_false (rectify_close_out_refuse (item, day, who, "不实", &error));
      assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
      g_assert_false (
          rectify_close_out_set_status (item, 0, RECTIFY_STATUS_CLOSED, day, who, &error));
      assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
      g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_DONE);
      g_assert_true (rectify_close_out_approve (item, 0, day, "李四", NULL, &error));
      g_assert_false (rectify_close_out_reopen (item, day, who, "反弹", &error));
      assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_WHO);
      g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 2);
    }
}

static void
assert_last (RectifyItem *item, RectifyStepKind kind, const GDate *day, gboolean says)
{
  RectifyStep *last = rectify_close_out_find_last (item);

  g_assert_nonnull (last);
  g_assert_cmpint (rectify_step_get_kind (last), ==, kind);
  g_assert_cmpstr (rectify_step_get_who (last), ==, "王五");
  g_assert_cmpint (g_date_compare (rectify_step_get_date (last), day), ==, 0);
  g_assert_cmpint (*rectify_step_get_text (last) != '\0', ==, says);
}

/* Closing by hand is a decision, with who and when, and says that nobody asked; so is opening again. */
static void
test_by_hand (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_NOT_STARTED };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, 1);
  RectifyItem *item = rectify_plan_find_item (plan, 2);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) later = g_date_new_dmy (6, 3, 2023);
  g_autoptr (RectifyItem) area = rectify_item_new (RECTIFY_ITEM_AREA);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_close_out_is_unrequested (item));
  rectify_close_out_set_status (item, 0, RECTIFY_STATUS_DONE, day, "王五", &error);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 0);
  rectify_close_out_set_status (item, 0, RECTIFY_STATUS_CLOSED, day, "王五", &error);
  g_assert_no_error (error);
  assert_last (item, RECTIFY_STEP_APPROVE, day, TRUE);
  g_assert_false (rectify_close_out_is_unrequested (item));
  rectify_close_out_set_status (item, 0, RECTIFY_STATUS_CLOSED, day, "王五", &error);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 1);
  rectify_close_out_set_status (item, 0, RECTIFY_STATUS_IN_PROGRESS, later, "王五", &error);
  assert_last (item, RECTIFY_STEP_REOPEN, later, TRUE);
  /* What somebody asked for is agreed to; and never on a day before that. */
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_request (item, 0, later, "张三", "已完成", &error));
  g_assert_false (rectify_close_out_is_unrequested (item));
  rectify_close_out_set_status (item, 0, RECTIFY_STATUS_CLOSED, day, "王五", &error);
  g_assert_no_error (error);
  assert_last (item, RECTIFY_STEP_APPROVE, later, FALSE);
  /* What is no task is not closed out by anybody. */
  rectify_close_out_set_status (area, 0, RECTIFY_STATUS_CLOSED, day, "王五", &error);
  g_assert_cmpint (rectify_item_get_status (area), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpuint (rectify_item_get_steps (area)->len, ==, 0);
}

/* Nobody closes out their own task by way of the problem above it. */
static void
test_reviewer_below (void)
{
  const RectifyStatus statuses[] = { RECTIFY_STATUS_DONE, RECTIFY_STATUS_DONE };
  const char *const persons[] = { "李四", NULL };
  g_autoptr (RectifyPlan) plan = make_plan (statuses, G_N_ELEMENTS (statuses));
  RectifyItem *problem = rectify_plan_find_item (plan, 1);
  g_autoptr (RectifyAssignment) person
      = rectify_assignment_new (RECTIFY_ROLE_PERSON, NULL, NULL, persons);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;

  rectify_item_add_assignment (rectify_plan_find_item (plan, 3), person);
  g_assert_true (rectify_close_out_request (problem, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, day, "张三",
                                            "已完成", &error));
  g_assert_false (rectify_close_out_approve (problem, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, day, "李四",
                                             NULL, &error));
  assert_close_out_error (&error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER);
  g_assert_cmpint (rectify_item_get_status (rectify_plan_find_item (plan, 3)), ==,
                   RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_approve (problem, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, day, "赵六",
                                            NULL, &error));
  g_assert_cmpint (rectify_item_get_status (rectify_plan_find_item (plan, 3)), ==,
                   RECTIFY_STATUS_CLOSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-up/step", test_step);
  g_test_add_func ("/follow-up/names", test_names);
  g_test_add_func ("/follow-up/evidence", test_evidence);
  g_test_add_func ("/follow-up/close-out", test_close_out);
  g_test_add_func ("/follow-up/nobody", test_nobody);
  g_test_add_func ("/follow-up/by-hand", test_by_hand);
  g_test_add_func ("/follow-up/status-refused", test_status_refused);
  g_test_add_func ("/follow-up/status-told", test_status_told);
  g_test_add_func ("/follow-up/status-unfinished", test_status_unfinished);
  g_test_add_func ("/follow-up/status-taken-back", test_status_taken_back);
  g_test_add_func ("/follow-up/approve-needs", test_approve_needs);
  g_test_add_func ("/follow-up/vote-between", test_vote_between);
  g_test_add_func ("/follow-up/close-out-problem", test_close_out_problem);
  g_test_add_func ("/follow-up/reviewer-above", test_reviewer_above);
  g_test_add_func ("/follow-up/past", test_past);
  g_test_add_func ("/follow-up/check-status", test_check_status);
  g_test_add_func ("/follow-up/closed-by-hand", test_closed_by_hand);
  g_test_add_func ("/follow-up/last-share", test_last_share);
  g_test_add_func ("/follow-up/entry-order", test_entry_order);
  g_test_add_func ("/follow-up/round", test_round);
  g_test_add_func ("/follow-up/roll-up-status", test_roll_up_status);
  g_test_add_func ("/follow-up/roll-up-share", test_roll_up_share);
  g_test_add_func ("/follow-up/stages", test_stages);
  g_test_add_func ("/follow-up/remove", test_remove);
  g_test_add_func ("/follow-up/status-above", test_status_above);
  g_test_add_func ("/follow-up/reviewer-below", test_reviewer_below);
  g_test_add_func ("/follow-up/needs", test_needs);
  g_test_add_func ("/follow-up/item", test_item);
  return g_test_run ();
}
