/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "office.h"
#include "rectify-close-out.h"
#include "rectify-ledger-packet.h"
#include "rectify-plan-edit.h"

/* A form never closes a task, and opens none again but by a step that says who wants it and why. */

#define REVIEWER "王主任"

/* The office closes a task while its form is away, on a day from now. */
static void
close_out (Office *self, guint i, int days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = office_load (self);
  RectifyItem *measure = office_get_measure (plan, i);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_time_t (&day, time (NULL));
  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  rectify_close_out_request (measure, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, &day, "李四", "已完成。",
                             &error);
  g_assert_no_error (error);
  rectify_close_out_approve (measure, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, &day, REVIEWER, NULL,
                             &error);
  g_assert_no_error (error);
  rectify_ledger_save_plan (self->ledger, plan, "Close", &error);
  g_assert_no_error (error);
}

static const RectifyMergeChange *
find_status (RectifyReturn *found, guint *position)
{
  RectifyMerge *merge = rectify_return_get_merge (found);

  for (*position = 0; *position < rectify_merge_get_n_changes (merge); (*position)++)
    if (rectify_merge_get_change (merge, *position)->field == RECTIFY_MERGE_STATUS)
      return rectify_merge_get_change (merge, *position);
  return NULL;
}

static guint
count_reopenings (RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += rectify_step_get_kind (steps->pdata[i]) == RECTIFY_STEP_REOPEN;
  return n;
}

static RectifyReturn *
bring_back (Office *self, const char *status, int days)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);

  office_fill (form);
  form_editor_set (form, "G5", status);
  form_editor_save (form, path);
  close_out (self, 0, days);
  return office_open (self, path);
}

/* It is a conflict in words, of which nothing comes by itself. */
static void
test_ours (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_back (self, "整改中", 0);
  g_autoptr (RectifyPlan) plan = NULL;
  const RectifyMergeChange *change;
  RectifyItem *measure;
  guint position;

  change = find_status (found, &position);
  g_assert_nonnull (change);
  g_assert_true (change->conflict);
  g_assert_nonnull (strstr (change->ours, REVIEWER));
  g_assert_nonnull (strstr (change->theirs, "Reopened"));
  g_assert_nonnull (strstr (change->theirs, "=已制定计划。"));
  g_assert_nonnull (strstr (change->theirs, "第0办公室"));
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 2);
  office_apply (self, found);
  plan = office_load (self);
  measure = office_get_measure (plan, 0);
  g_assert_cmpint (rectify_item_get_status (measure), ==, RECTIFY_STATUS_CLOSED);
  g_assert_cmpuint (count_reopenings (measure), ==, 0);
  g_assert_cmpint (rectify_close_out_get_state (measure), ==, RECTIFY_CLOSE_OUT_APPROVED);
  /* What the unit did is told all the same. */
  office_assert_entry (plan, 0, "2023-11-20", "=已制定计划。", 40, "张三");
}

static void
assert_reopened (Office *self, RectifyReturn *found, RectifyStatus status)
{
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *measure;
  RectifyStep *last;
  guint position;

  g_assert_nonnull (find_status (found, &position));
  rectify_merge_decide (rectify_return_get_merge (found), position, RECTIFY_MERGE_THEIRS);
  office_apply (self, found);
  plan = office_load (self);
  measure = office_get_measure (plan, 0);
  g_assert_cmpint (rectify_item_get_status (measure), ==, status);
  g_assert_cmpuint (count_reopenings (measure), ==, 1);
  g_assert_cmpint (rectify_close_out_get_state (measure), ==, RECTIFY_CLOSE_OUT_REOPENED);
  last = rectify_close_out_find_last (measure);
  g_assert_cmpstr (rectify_step_get_who (last), ==, "第0办公室");
  g_assert_nonnull (strstr (rectify_step_get_text (last), "=已制定计划。"));
  g_assert_nonnull (rectify_step_get_date (last));
}

/* Also where it was closed on a day that is not yet. */
static void
test_theirs (Office *self, gconstpointer data)
{
  static const int days[] = { 0, -30, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (RectifyReturn) found = bring_back (self, "整改中", days[i]);

      assert_reopened (self, found, RECTIFY_STATUS_IN_PROGRESS);
      while (rectify_ledger_undo (self->ledger, NULL, NULL, NULL))
        {
          g_autoptr (RectifyPlan) plan = office_load (self);

          if (rectify_item_get_steps (office_get_measure (plan, 0))->len == 0)
            break;
        }
      office_set_status (self, 0, RECTIFY_STATUS_NOT_STARTED);
    }
}

/* From in progress to not begun: it is opened again, and said why, all the same. */
static void
test_not_begun (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = NULL;

  office_set_status (self, 0, RECTIFY_STATUS_IN_PROGRESS);
  found = bring_back (self, "未启动", 0);
  assert_reopened (self, found, RECTIFY_STATUS_NOT_STARTED);
}

/* Who says that it is done does not ask for it to be opened again. */
static void
test_done (Office *self, gconstpointer data)
{
  static const char *const words[] = { "已完成", "长期坚持" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (RectifyReturn) found = bring_back (self, words[i], 0);
      g_autoptr (RectifyPlan) plan = NULL;
      guint position;

      g_assert_null (find_status (found, &position));
      office_apply (self, found);
      plan = office_load (self);
      g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==,
                       RECTIFY_STATUS_CLOSED);
      g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
      g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
      office_set_status (self, 0, RECTIFY_STATUS_NOT_STARTED);
    }
}

/* Whatever is in a form, no side of it closes anything or opens what was closed before. */
static void
test_forged (Office *self, gconstpointer data)
{
  for (RectifyStatus now = 0; now < RECTIFY_N_STATUSES; now++)
    for (RectifyStatus base = 0; base < RECTIFY_N_STATUSES; base++)
      for (RectifyStatus said = 0; said < RECTIFY_N_STATUSES; said++)
        {
          g_autoptr (RectifyPlan) ours = office_load (self);
          g_autoptr (RectifyPlan) first = NULL, theirs = NULL, result = NULL;
          g_autoptr (RectifyUnitForm) form = rectify_unit_form_new (7, self->plan_id, "第0办公室");
          RectifyItem *measure = office_get_measure (ours, 0);
          g_autoptr (RectifyMerge) merge = NULL;
          RectifyItem *made;

          rectify_item_set_status (measure, now);
          rectify_unit_form_add_row (form, rectify_item_get_id (measure), base)->status = said;
          rectify_unit_form_make_sides (form, ours, &first, &theirs);
          merge = rectify_merge_new (first, ours, theirs, RECTIFY_MERGE_ASK_STRUCTURE);
          for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
            {
              g_assert_true (now != RECTIFY_STATUS_CLOSED
                             || rectify_merge_get_change (merge, i)->conflict);
              rectify_merge_decide (merge, i, RECTIFY_MERGE_THEIRS);
            }
          result = rectify_merge_make_plan (merge);
          made = office_get_measure (result, 0);
          if (now != RECTIFY_STATUS_CLOSED)
            g_assert_cmpint (rectify_item_get_status (made), !=, RECTIFY_STATUS_CLOSED);
          else
            g_assert_cmpint (rectify_item_get_status (made) != RECTIFY_STATUS_CLOSED, ==,
                             count_reopenings (made));
        }
}

typedef void (*Work) (RectifyPlan *plan, RectifyItem *measure);

/* What a unit did in a packet with its first measure, while the office perhaps closed it. */
static RectifyReturn *
bring_packet (Office *self, Work work, gboolean close)
{
  g_autofree char *path = g_build_filename (self->folder, "packet.rectify", NULL);
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  plan = office_load (self);
  id = rectify_item_get_id (office_get_measure (plan, 0));
  g_clear_object (&plan);
  rectify_ledger_send_packet (self->ledger, self->plan_id, "第0办公室", path, TRUE, &error);
  g_assert_no_error (error);
  packet = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (packet, self->plan_id, &error);
  g_assert_no_error (error);
  work (plan, rectify_plan_find_item (plan, id));
  rectify_ledger_save_plan (packet, plan, "Work", &error);
  g_assert_no_error (error);
  g_clear_object (&packet);
  if (close)
    close_out (self, 0, 0);
  return office_open (self, path);
}

static void
close_by_unit (RectifyPlan *plan, RectifyItem *measure)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_time_t (&day, time (NULL));
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_NOTHING);
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  rectify_close_out_request (measure, 0, &day, "张三", "已完成。", &error);
  g_assert_no_error (error);
  rectify_close_out_approve (measure, 0, &day, "李四", NULL, &error);
  g_assert_no_error (error);
}

static void
do_it (RectifyPlan *plan, RectifyItem *measure)
{
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
}

static void
begin_it (RectifyPlan *plan, RectifyItem *measure)
{
  rectify_item_set_status (measure, RECTIFY_STATUS_IN_PROGRESS);
}

static void
note_it (RectifyPlan *plan, RectifyItem *measure)
{
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (NULL, "又开了会。", "张三", 50);

  rectify_item_add_progress (measure, entry);
}

static void
refuse_it (RectifyPlan *plan, RectifyItem *measure)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_time_t (&day, time (NULL));
  rectify_item_set_status (measure, RECTIFY_STATUS_SUSTAINED);
  rectify_close_out_request (measure, 0, &day, "张三", "已完成。", &error);
  g_assert_no_error (error);
  rectify_close_out_refuse (measure, &day, "张三", "不实。", &error);
  g_assert_no_error (error);
}

static void
reopen_it (RectifyPlan *plan, RectifyItem *measure)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_time_t (&day, time (NULL));
  rectify_close_out_reopen (measure, &day, "张三", "反弹。", &error);
  g_assert_no_error (error);
}

static void
require_reviewer (Office *self)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (GError) error = NULL;

  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  rectify_ledger_save_plan (self->ledger, plan, "Needs", &error);
  g_assert_no_error (error);
}

/* In a packet a unit can do more: nothing of a close-out comes from it that nobody decided. */
static void
test_packet_closed (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) ours = NULL, theirs = NULL;
  RectifyMerge *merge;

  require_reviewer (self);
  found = bring_packet (self, close_by_unit, FALSE);
  merge = rectify_return_get_merge (found);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 2);
  ours = rectify_merge_make_plan (merge);
  g_assert_cmpint (rectify_plan_get_close_out_needs (ours), ==, RECTIFY_CLOSE_OUT_NEEDS_REVIEWER);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (ours, 0)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  g_assert_cmpint (rectify_close_out_get_state (office_get_measure (ours, 0)), ==,
                   RECTIFY_CLOSE_OUT_REQUESTED);
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    rectify_merge_decide (merge, i, RECTIFY_MERGE_THEIRS);
  theirs = rectify_merge_make_plan (merge);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (theirs, 0)), ==,
                   RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_close_out_get_state (office_get_measure (theirs, 0)), ==,
                   RECTIFY_CLOSE_OUT_APPROVED);
}

static void
test_packet_done (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, do_it, TRUE);

  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 0);
}

static void
test_packet_reopened (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, begin_it, TRUE);
  guint position;

  g_assert_true (find_status (found, &position)->conflict);
  rectify_merge_decide (rectify_return_get_merge (found), position, RECTIFY_MERGE_THEIRS);
  {
    g_autoptr (RectifyPlan) plan = rectify_merge_make_plan (rectify_return_get_merge (found));
    RectifyItem *measure = office_get_measure (plan, 0);

    g_assert_cmpint (rectify_item_get_status (measure), ==, RECTIFY_STATUS_IN_PROGRESS);
    g_assert_cmpint (rectify_close_out_get_state (measure), ==, RECTIFY_CLOSE_OUT_REOPENED);
    g_assert_cmpstr (rectify_step_get_who (rectify_close_out_find_last (measure)), ==, "第0办公室");
  }
}

/* Who says nothing of the status of what was closed meanwhile does not ask for it to be opened again. */
static void
test_packet_noted (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, note_it, TRUE);
  RectifyMerge *merge = rectify_return_get_merge (found);

  g_assert_cmpuint (rectify_merge_get_n_changes (merge), ==, 1);
  g_assert_cmpint (rectify_merge_get_change (merge, 0)->field, ==, RECTIFY_MERGE_PROGRESS);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 0);
}

/* What a unit requests comes by itself, what it decides does not, be there another status or not. */
static void
test_packet_refused (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, refuse_it, FALSE);
  RectifyMerge *merge = rectify_return_get_merge (found);
  guint n_steps = 0;

  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (merge, i);

      if (change->field != RECTIFY_MERGE_STEP)
        continue;
      g_assert_cmpint (change->conflict, ==, strstr (change->theirs, "refused") != NULL);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 2);
}

/* What was closed when it was sent is opened by the unit's own step, and no other is made for it. */
static void
test_packet_reopened_itself (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  guint position;

  close_out (self, 0, 0);
  found = bring_packet (self, reopen_it, FALSE);
  g_assert_true (find_status (found, &position)->conflict);
  for (guint i = 0; i < rectify_merge_get_n_changes (rectify_return_get_merge (found)); i++)
    rectify_merge_decide (rectify_return_get_merge (found), i, RECTIFY_MERGE_THEIRS);
  plan = rectify_merge_make_plan (rectify_return_get_merge (found));
  g_assert_cmpuint (count_reopenings (office_get_measure (plan, 0)), ==, 1);
}

static void
decide_by_nobody (RectifyPlan *plan, RectifyItem *measure)
{
  g_autoptr (GDate) first = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GDate) second = g_date_new_dmy (6, 3, 2023);
  g_autoptr (RectifyStep) request
      = rectify_step_new (RECTIFY_STEP_REQUEST, first, NULL, "好了。", NULL);
  g_autoptr (RectifyStep) step
      = rectify_step_new (RECTIFY_STEP_APPROVE, second, NULL, "同意。", NULL);

  rectify_item_add_step (measure, request);
  rectify_item_add_step (measure, step);
  rectify_item_set_status (measure, RECTIFY_STATUS_CLOSED);
}

/* A decision that names nobody is the unit's, and merging it again changes nothing. */
static void
test_packet_nobody (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, decide_by_nobody, FALSE);
  g_autofree char *path = g_strdup (rectify_return_get_path (found));
  g_autoptr (RectifyReturn) again = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RectifyMerge *merge = rectify_return_get_merge (found);
  GPtrArray *steps;

  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 1);
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    rectify_merge_decide (merge, i, RECTIFY_MERGE_THEIRS);
  rectify_return_apply (found, self->ledger, "Merge", FALSE, &error);
  g_assert_no_error (error);
  plan = office_load (self);
  steps = rectify_item_get_steps (office_get_measure (plan, 0));
  g_assert_cmpuint (steps->len, ==, 2);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpstr (rectify_step_get_who (g_ptr_array_index (steps, i)), ==, "第0办公室");
  again = office_open (self, path);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (again)), ==, 0);
}

static void
add_closed (RectifyPlan *plan, RectifyItem *measure)
{
  RectifyItem *parent = rectify_item_get_parent (measure);
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

  rectify_item_set_text (item, "本单位补充的措施。");
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  rectify_plan_insert_item (plan, parent, rectify_item_get_index (measure) + 1, item);
}

/* What a unit adds comes; that it is closed already is for the office to say. */
static void
test_packet_arrives_closed (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = bring_packet (self, add_closed, FALSE);
  RectifyMerge *merge = rectify_return_get_merge (found);
  g_autoptr (RectifyPlan) plan = rectify_merge_make_plan (merge);
  RectifyItem *measure = office_get_measure (plan, 0);
  RectifyItem *added = rectify_item_get_child (rectify_item_get_parent (measure),
                                               rectify_item_get_index (measure) + 1);

  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (rectify_item_get_text (added), ==, "本单位补充的措施。");
  g_assert_cmpint (rectify_item_get_status (added), ==, RECTIFY_STATUS_DONE);
}

/* The unit takes back what the office decided before it was sent out. */
static void
take_decision (RectifyPlan *plan, RectifyItem *measure)
{
  RectifyStep *last = rectify_close_out_find_last (measure);

  rectify_item_remove_step (measure, rectify_step_get_id (last));
}

static void
test_packet_decision_removed (Office *self, gconstpointer data)
{
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyMerge *merge;

  close_out (self, 0, 0);
  found = bring_packet (self, take_decision, FALSE);
  merge = rectify_return_get_merge (found);
  g_assert_cmpuint (rectify_merge_get_n_changes (merge), ==, 1);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 1);
  plan = rectify_merge_make_plan (merge);
  g_assert_cmpint (rectify_close_out_get_state (office_get_measure (plan, 0)), ==,
                   RECTIFY_CLOSE_OUT_APPROVED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/forms/reopening/ours", test_ours);
  office_add_test ("/forms/reopening/theirs", test_theirs);
  office_add_test ("/forms/reopening/not-begun", test_not_begun);
  office_add_test ("/forms/reopening/done", test_done);
  office_add_test ("/forms/reopening/forged", test_forged);
  office_add_test ("/forms/reopening/packet-closed", test_packet_closed);
  office_add_test ("/forms/reopening/packet-nobody", test_packet_nobody);
  office_add_test ("/forms/reopening/packet-arrives-closed", test_packet_arrives_closed);
  office_add_test ("/forms/reopening/packet-decision-removed", test_packet_decision_removed);
  office_add_test ("/forms/reopening/packet-done", test_packet_done);
  office_add_test ("/forms/reopening/packet-reopened", test_packet_reopened);
  office_add_test ("/forms/reopening/packet-noted", test_packet_noted);
  office_add_test ("/forms/reopening/packet-refused", test_packet_refused);
  office_add_test ("/forms/reopening/packet-reopened-itself", test_packet_reopened_itself);
  return g_test_run ();
}
