/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-merge.h"
#include "rectify-particulars.h"
#include "rectify-plan-edit.h"

/* How many random plans are tried for a law. */
#define N_ROUNDS 400

static RectifyItem *
add (RectifyItem *parent, gint64 id, RectifyItemKind kind, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_id (item, id);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static RectifyItem *
insert (RectifyPlan *plan, gint64 parent, guint position, gint64 id, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

  rectify_item_set_id (item, id);
  rectify_item_set_text (item, text);
  rectify_item_insert_child (parent != 0 ? rectify_plan_find_item (plan, parent)
                                         : rectify_plan_get_root (plan),
                             position, item);
  return item;
}

/* Items 1 (with 11, 12, 13) and 2 (with 21). */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *first = add (root, 1, RECTIFY_ITEM_AREA, "甲");
  RectifyItem *second;

  rectify_plan_set_id (plan, 7);
  rectify_plan_set_revision (plan, 3);
  rectify_plan_set_title (plan, "方案");
  add (first, 11, RECTIFY_ITEM_PROBLEM, "一");
  add (first, 12, RECTIFY_ITEM_PROBLEM, "二");
  add (first, 13, RECTIFY_ITEM_PROBLEM, "三");
  second = add (root, 2, RECTIFY_ITEM_AREA, "乙");
  add (second, 21, RECTIFY_ITEM_PROBLEM, "四");
  return plan;
}

typedef struct {
  RectifyPlan *base, *ours, *theirs;
  RectifyMerge *merge;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->base = make_plan ();
  self->ours = make_plan ();
  self->theirs = make_plan ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->merge);
  g_object_unref (self->base);
  g_object_unref (self->ours);
  g_object_unref (self->theirs);
}

static void
merge (Fixture *self, RectifyMergeFlags flags)
{
  g_clear_object (&self->merge);
  self->merge = rectify_merge_new (self->base, self->ours, self->theirs, flags);
}

static void
append_tree (GString *words, RectifyItem *parent)
{
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);

      g_string_append (words, rectify_item_get_text (item));
      if (rectify_item_get_n_children (item) == 0)
        continue;
      g_string_append_c (words, '(');
      append_tree (words, item);
      g_string_append_c (words, ')');
    }
}

/* The result's tree, as “甲(一二三)乙(四)”. */
static void
assert_tree (Fixture *self, const char *expected)
{
  g_autoptr (RectifyPlan) plan = rectify_merge_make_plan (self->merge);
  g_autoptr (GString) words = g_string_new (NULL);

  append_tree (words, rectify_plan_get_root (plan));
  g_assert_cmpstr (words->str, ==, expected);
  g_assert_cmpint (rectify_plan_get_id (plan), ==, 7);
  g_assert_cmpint (rectify_plan_get_revision (plan), ==, 3);
}

static void
assert_change (Fixture *self, guint position, RectifyMergeField field, gint64 id, gboolean conflict)
{
  const RectifyMergeChange *change = rectify_merge_get_change (self->merge, position);

  g_assert_cmpint (change->field, ==, field);
  g_assert_cmpint (change->item_id, ==, id);
  g_assert_cmpint (change->conflict, ==, conflict);
  g_assert_cmpint (change->side, ==, conflict ? RECTIFY_MERGE_OURS : RECTIFY_MERGE_THEIRS);
}

static void
assert_one (Fixture *self, RectifyMergeField field, gint64 id, gboolean conflict)
{
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 1);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, conflict);
  assert_change (self, 0, field, id, conflict);
}

static void
add_entry (RectifyPlan *plan, gint64 item, gint64 id, const char *text)
{
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new_stored (id, NULL, text, "某局", 30);

  rectify_item_add_progress (rectify_plan_find_item (plan, item), entry);
}

static void
add_step (RectifyPlan *plan, gint64 item, gint64 id, const char *text)
{
  g_autoptr (RectifyStep) step
      = rectify_step_new_stored (id, RECTIFY_STEP_STAGE, NULL, "某局", text, NULL);

  rectify_item_add_step (rectify_plan_find_item (plan, item), step);
}

static void
add_evidence (RectifyPlan *plan, gint64 item, gint64 id, const char *name)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new_stored (id, 0, name, hash, 3, NULL, NULL, "某局");

  rectify_item_add_evidence (rectify_plan_find_item (plan, item), evidence);
}

static void
assign_to (RectifyPlan *plan, gint64 id, const char *unit)
{
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", unit, names);

  rectify_item_add_assignment (rectify_plan_find_item (plan, id), assignment);
}

static void
set_deadline (RectifyPlan *plan, gint64 id, const char *text)
{
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", text, RECTIFY_DEADLINE_LONG_TERM, NULL);

  rectify_item_set_deadline (rectify_plan_find_item (plan, id), deadline);
}

static void
set_lead_in (RectifyPlan *plan, gint64 id, const char *label)
{
  g_autoptr (RectifyWording) wording = rectify_wording_new (label, "");

  rectify_item_set_lead_in (rectify_plan_find_item (plan, id), wording);
}

/* Makes one field say one thing or the other. */
static void
change_field (RectifyPlan *plan, RectifyMergeField field, gboolean other)
{
  RectifyItem *item = rectify_plan_find_item (plan, 12);
  const char *words = other ? "后" : "前";

  switch (field)
    {
    case RECTIFY_MERGE_PARTICULAR:
      rectify_plan_set_signer (plan, words);
      break;
    case RECTIFY_MERGE_LABEL:
      rectify_item_set_label (item, words);
      break;
    case RECTIFY_MERGE_HEADING:
      rectify_item_set_heading (item, words);
      break;
    case RECTIFY_MERGE_TEXT:
      rectify_item_set_text (item, words);
      break;
    case RECTIFY_MERGE_KIND:
      rectify_item_set_kind (item, other ? RECTIFY_ITEM_CLAUSE : RECTIFY_ITEM_PROSE);
      break;
    case RECTIFY_MERGE_STATUS:
      rectify_item_set_status (item, other ? RECTIFY_STATUS_DONE : RECTIFY_STATUS_SUSTAINED);
      break;
    case RECTIFY_MERGE_COLUMNS:
      rectify_item_set_columns (item, other ? "problem problem field" : "measure area number");
      break;
    case RECTIFY_MERGE_LEAD_IN:
      set_lead_in (plan, 12, words);
      break;
    case RECTIFY_MERGE_ASSIGNMENTS:
      assign_to (plan, 12, words);
      break;
    case RECTIFY_MERGE_DEADLINE:
      set_deadline (plan, 12, words);
      break;
    case RECTIFY_MERGE_PROGRESS:
      add_entry (plan, 12, 5, words);
      break;
    case RECTIFY_MERGE_STEP:
      add_step (plan, 12, 5, words);
      break;
    case RECTIFY_MERGE_EVIDENCE:
      add_evidence (plan, 12, 5, words);
      break;
    default:
      rectify_item_set_internal (item, TRUE);
    }
}

static void
assert_words (const RectifyMergeChange *change, RectifyMergeField field, gboolean both)
{
  g_autofree char *title = rectify_merge_change_dup_title (change);

  g_assert_cmpstr (title, !=, "");
  g_assert_cmpstr (change->theirs, !=, NULL);
  g_assert_cmpstr (change->theirs, !=, change->ours);
  g_assert_cmpstr (change->theirs, !=, change->base);
  if (both)
    g_assert_cmpstr (change->ours, !=, change->base);
  else
    g_assert_cmpstr (change->ours, ==, change->base);
  g_assert_cmpstr (change->name, ==, field == RECTIFY_MERGE_PARTICULAR ? "signer" : NULL);
}

static void
assert_same_plan (RectifyPlan *a, RectifyPlan *b)
{
  g_autofree char *one = random_plan_describe (a);
  g_autofree char *other = random_plan_describe (b);

  g_assert_cmpstr (one, ==, other);
}

static void
assert_result (Fixture *self, RectifyPlan *expected)
{
  g_autoptr (RectifyPlan) plan = rectify_merge_make_plan (self->merge);

  assert_same_plan (plan, expected);
}

static void
test_fields (void)
{
  for (RectifyMergeField field = 0; field < RECTIFY_MERGE_ADDED; field++)
    {
      gint64 id = field == RECTIFY_MERGE_PARTICULAR ? 0 : 12;
      Fixture self = { 0 };

      set_up (&self, NULL);
      change_field (self.theirs, field, FALSE);
      merge (&self, RECTIFY_MERGE_ASK_STRUCTURE);
      assert_one (&self, field, id, FALSE);
      assert_words (rectify_merge_get_change (self.merge, 0), field, FALSE);
      assert_result (&self, self.theirs);
      rectify_merge_decide (self.merge, 0, RECTIFY_MERGE_OURS);
      assert_result (&self, self.ours);
      change_field (self.ours, field, FALSE);
      merge (&self, RECTIFY_MERGE_NONE);
      g_assert_cmpuint (rectify_merge_get_n_changes (self.merge), ==, 0);
      tear_down (&self, NULL);
    }
}

static void
test_field_conflicts (void)
{
  for (RectifyMergeField field = 0; field < RECTIFY_MERGE_ADDED; field++)
    {
      gint64 id = field == RECTIFY_MERGE_PARTICULAR ? 0 : 12;
      Fixture self = { 0 };

      if (field == RECTIFY_MERGE_INTERNAL)
        continue;
      set_up (&self, NULL);
      change_field (self.theirs, field, FALSE);
      change_field (self.ours, field, TRUE);
      merge (&self, RECTIFY_MERGE_NONE);
      assert_one (&self, field, id, TRUE);
      assert_words (rectify_merge_get_change (self.merge, 0), field, TRUE);
      assert_result (&self, self.ours);
      rectify_merge_decide (self.merge, 0, RECTIFY_MERGE_THEIRS);
      assert_result (&self, self.theirs);
      tear_down (&self, NULL);
    }
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  RectifyItem *item;
  g_autoptr (RectifyPlan) plan = NULL;

  add_entry (self->base, 12, 1, "旧");
  add_entry (self->ours, 12, 1, "旧");
  add_entry (self->ours, 12, 3, "我方");
  add_entry (self->theirs, 12, 2, "对方");
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  /* Theirs has one more, and one less; both is done. */
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 2);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, 0);
  plan = rectify_merge_make_plan (self->merge);
  item = rectify_plan_find_item (plan, 12);
  g_assert_cmpuint (rectify_item_get_progress (item)->len, ==, 2);
  g_assert_cmpstr (rectify_progress_entry_get_text (rectify_item_get_progress (item)->pdata[0]), ==,
                   "对方");
  g_assert_cmpstr (rectify_progress_entry_get_text (rectify_item_get_progress (item)->pdata[1]), ==,
                   "我方");
}

/* What both added stays, and so does the one file that both added; what the plan wants is merged. */
static void
test_evidence (Fixture *self, gconstpointer data)
{
  RectifyItem *item;
  g_autoptr (RectifyPlan) plan = NULL;

  add_step (self->ours, 12, 3, "我方");
  add_step (self->theirs, 12, 3, "我方");
  add_step (self->theirs, 12, 2, "对方");
  add_evidence (self->base, 12, 1, "旧");
  add_evidence (self->theirs, 12, 1, "旧");
  add_evidence (self->theirs, 12, 2, "对方");
  rectify_plan_set_close_out_needs (self->theirs, RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE);
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 3);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, 0);
  g_assert_cmpstr (rectify_merge_get_change (self->merge, 0)->name, ==, "close_out_needs");
  g_assert_cmpstr (rectify_merge_get_change (self->merge, 0)->theirs, ==, "evidence");
  plan = rectify_merge_make_plan (self->merge);
  item = rectify_plan_find_item (plan, 12);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 2);
  g_assert_cmpuint (rectify_item_get_evidence (item)->len, ==, 1);
  g_assert_cmpint (rectify_plan_get_close_out_needs (plan), ==, RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE);
}

static void
decide (RectifyPlan *plan, gint64 id, gint64 step_id, RectifyStepKind kind)
{
  g_autoptr (RectifyStep) step
      = rectify_step_new_stored (step_id, kind, NULL, "李四", "同意", NULL);

  rectify_item_add_step (rectify_plan_find_item (plan, id), step);
}

/* A new item comes without a question; that it is closed already, or who decided what on it, is one. */
static void
test_arrives_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) ours = NULL, theirs = NULL;
  RectifyItem *item;

  insert (self->theirs, 1, 1, 14, "新");
  rectify_item_set_status (rectify_plan_find_item (self->theirs, 14), RECTIFY_STATUS_CLOSED);
  decide (self->theirs, 14, 6, RECTIFY_STEP_REQUEST);
  decide (self->theirs, 14, 7, RECTIFY_STEP_APPROVE);
  merge (self, RECTIFY_MERGE_NONE);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 1);
  assert_result (self, self->theirs);
  merge (self, RECTIFY_MERGE_ASK_CLOSE_OUT);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 2);
  assert_change (self, 0, RECTIFY_MERGE_ADDED, 14, FALSE);
  assert_change (self, 1, RECTIFY_MERGE_STATUS, 14, TRUE);
  g_assert_cmpstr (rectify_merge_get_change (self->merge, 1)->ours, ==, "Done");
  g_assert_nonnull (strstr (rectify_merge_get_change (self->merge, 1)->theirs, "李四"));
  ours = rectify_merge_make_plan (self->merge);
  item = rectify_plan_find_item (ours, 14);
  g_assert_cmpint (rectify_item_get_status (item), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, 1);
  rectify_merge_decide (self->merge, 1, RECTIFY_MERGE_THEIRS);
  theirs = rectify_merge_make_plan (self->merge);
  assert_same_plan (theirs, self->theirs);
}

/* What was decided is not undone by taking the decision away, nor by changing it. */
static void
test_decision_removed (Fixture *self, gconstpointer data)
{
  const RectifyStepKind kinds[]
      = { RECTIFY_STEP_APPROVE, RECTIFY_STEP_REFUSE, RECTIFY_STEP_REOPEN };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      decide (self->base, 12, 20 + i, kinds[i]);
      decide (self->ours, 12, 20 + i, kinds[i]);
    }
  add_step (self->base, 12, 30, "阶段");
  add_step (self->ours, 12, 30, "阶段");
  merge (self, RECTIFY_MERGE_ASK_CLOSE_OUT);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 4);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, 3);
  for (guint i = 0; i < 4; i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (self->merge, i);

      g_assert_cmpint (change->field, ==, RECTIFY_MERGE_STEP);
      g_assert_nonnull (change->ours);
      g_assert_null (change->theirs);
      if (!change->conflict)
        g_assert_nonnull (strstr (change->ours, "阶段"));
    }
  merge (self, RECTIFY_MERGE_NONE);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, 0);
}

static void
remove_id (RectifyPlan *plan, gint64 id)
{
  RectifyItem *item = rectify_plan_find_item (plan, id);

  g_object_unref (
      rectify_item_remove_child (rectify_item_get_parent (item), rectify_item_get_index (item)));
}

static void
move_id (RectifyPlan *plan, gint64 id, gint64 parent, guint position)
{
  RectifyItem *item = rectify_plan_find_item (plan, id);
  g_autoptr (RectifyItem) taken
      = rectify_item_remove_child (rectify_item_get_parent (item), rectify_item_get_index (item));

  rectify_item_insert_child (parent != 0 ? rectify_plan_find_item (plan, parent)
                                         : rectify_plan_get_root (plan),
                             position, taken);
}

static void
test_added (Fixture *self, gconstpointer data)
{
  insert (self->theirs, 1, 1, 14, "新");
  insert (self->theirs, 14, 0, 15, "下");
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 2);
  assert_change (self, 0, RECTIFY_MERGE_ADDED, 14, FALSE);
  assert_change (self, 1, RECTIFY_MERGE_ADDED, 15, FALSE);
  assert_tree (self, "甲(一新(下)二三)乙(四)");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_OURS);
  assert_tree (self, "甲(一新(下)二三)乙(四)");
  rectify_merge_decide (self->merge, 1, RECTIFY_MERGE_OURS);
  assert_tree (self, "甲(一二三)乙(四)");
}

/* Among what others put there, what has the lesser origin comes first; each keeps its own order. */
static void
test_added_beside (Fixture *self, gconstpointer data)
{
  const gint64 low = G_GINT64_CONSTANT (3) << 28, high = G_GINT64_CONSTANT (5) << 28;

  insert (self->theirs, 1, 1, low + 9, "丁");
  insert (self->theirs, 1, 2, low + 1, "戊");
  insert (self->ours, 1, 1, high + 1, "己");
  insert (self->ours, 1, 4, low + 2, "庚");
  merge (self, RECTIFY_MERGE_NONE);
  assert_tree (self, "甲(一丁戊己二三庚)乙(四)");
  /* What it stands behind is gone: the one before that counts. */
  remove_id (self->ours, 11);
  merge (self, RECTIFY_MERGE_NONE);
  assert_tree (self, "甲(丁戊己二三庚)乙(四)");
}

/* Two packets that have different parts of the siblings put something behind the same one: whichever
 * comes in first, it comes out the same. */
static void
test_added_in_parts (Fixture *self, gconstpointer data)
{
  const gint64 of_packet = G_GINT64_CONSTANT (1) << 51;
  const gint64 low = of_packet | G_GINT64_CONSTANT (3) << 28,
               high = of_packet | G_GINT64_CONSTANT (5) << 28;
  gboolean low_first = data != NULL;
  /* The one with the lesser origin has the first and the third, the other the first two. */
  gint64 lacking = low_first ? 13 : 12;

  insert (self->ours, 1, 1, low_first ? low : high, low_first ? "丁" : "戊");
  remove_id (self->base, lacking);
  remove_id (self->theirs, lacking);
  insert (self->theirs, 1, 1, low_first ? high : low, low_first ? "戊" : "丁");
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  assert_tree (self, "甲(一丁戊二三)乙(四)");
}

/* What a packet adds stands before what the office adds, whichever of the two is merged. */
static void
test_added_by_packet (Fixture *self, gconstpointer data)
{
  const gint64 of_packet = (gint64) 1 << 51 | (gint64) 3 << 28, of_office = (gint64) 1 << 28;
  gboolean ours = data != NULL;

  insert (self->ours, 1, 1, ours ? of_packet : of_office, ours ? "丁" : "戊");
  insert (self->theirs, 1, 1, ours ? of_office : of_packet, ours ? "戊" : "丁");
  merge (self, RECTIFY_MERGE_NONE);
  assert_tree (self, "甲(一丁戊二三)乙(四)");
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  remove_id (self->theirs, 1);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_REMOVED, 1, FALSE);
  assert_tree (self, "乙(四)");
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  assert_one (self, RECTIFY_MERGE_REMOVED, 1, TRUE);
  assert_tree (self, "甲(一二三)乙(四)");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "乙(四)");
}

static void
test_removed_but_changed (Fixture *self, gconstpointer data)
{
  remove_id (self->theirs, 1);
  rectify_item_set_text (rectify_plan_find_item (self->ours, 12), "改");
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_REMOVED, 1, TRUE);
  assert_tree (self, "甲(一改三)乙(四)");
}

static void
test_removed_but_filled (Fixture *self, gconstpointer data)
{
  remove_id (self->theirs, 1);
  move_id (self->ours, 21, 1, 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_REMOVED, 1, TRUE);
  /* What theirs keeps stays, also if the rest goes. */
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "乙(四)");
}

static void
test_deleted_here (Fixture *self, gconstpointer data)
{
  remove_id (self->ours, 1);
  rectify_item_set_text (rectify_plan_find_item (self->theirs, 12), "改");
  insert (self->theirs, 13, 0, 14, "新");
  merge (self, RECTIFY_MERGE_NONE);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 2);
  assert_change (self, 0, RECTIFY_MERGE_ADDED, 12, TRUE);
  assert_change (self, 1, RECTIFY_MERGE_ADDED, 14, TRUE);
  assert_tree (self, "乙(四)");
  rectify_merge_decide (self->merge, 1, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "甲(三(新))乙(四)");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "甲(改三(新))乙(四)");
}

static void
test_moved_below_deleted (Fixture *self, gconstpointer data)
{
  remove_id (self->ours, 1);
  move_id (self->theirs, 21, 1, 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 21, TRUE);
  assert_tree (self, "乙(四)");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "甲(四)乙");
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  move_id (self->theirs, 21, 1, 1);
  rectify_item_set_text (rectify_plan_find_item (self->ours, 21), "改");
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 21, FALSE);
  assert_tree (self, "甲(一改二三)乙");
  merge (self, RECTIFY_MERGE_ASK_STRUCTURE);
  assert_one (self, RECTIFY_MERGE_MOVED, 21, TRUE);
  assert_tree (self, "甲(一二三)乙(改)");
}

static void
test_moved_both (Fixture *self, gconstpointer data)
{
  move_id (self->theirs, 12, 2, 0);
  move_id (self->ours, 12, 0, 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 12, TRUE);
  assert_tree (self, "二甲(一三)乙(四)");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "甲(一三)乙(二四)");
}

static void
test_reordered (Fixture *self, gconstpointer data)
{
  move_id (self->theirs, 11, 1, 2);
  insert (self->ours, 1, 2, 14, "新");
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 11, FALSE);
  assert_tree (self, "甲(二新三一)乙(四)");
  move_id (self->ours, 13, 1, 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 11, TRUE);
  assert_tree (self, "甲(三一二新)乙(四)");
}

/* Both put the same below an item, but each on another side of what was there before. */
static void
test_reordered_new (Fixture *self, gconstpointer data)
{
  gboolean ours_before = data != NULL;

  remove_id (self->base, 11);
  remove_id (self->base, 13);
  remove_id (self->ours, 11);
  remove_id (self->ours, 13);
  remove_id (self->theirs, 11);
  remove_id (self->theirs, 13);
  move_id (self->ours, 21, 1, ours_before ? 0 : 1);
  move_id (self->theirs, 21, 1, ours_before ? 1 : 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 21, TRUE);
  assert_tree (self, ours_before ? "甲(四二)乙" : "甲(二四)乙");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, ours_before ? "甲(二四)乙" : "甲(四二)乙");
}

/* What it stood below goes, but where it is to stand is asked: so is whether that goes. */
static void
test_removed_but_asked (Fixture *self, gconstpointer data)
{
  remove_id (self->ours, 1);
  move_id (self->theirs, 21, 1, 0);
  insert (self->theirs, 1, 4, 14, "新");
  remove_id (self->theirs, 2);
  merge (self, RECTIFY_MERGE_NONE);
  g_assert_cmpuint (rectify_merge_get_n_changes (self->merge), ==, 3);
  assert_change (self, 0, RECTIFY_MERGE_MOVED, 21, TRUE);
  assert_change (self, 1, RECTIFY_MERGE_ADDED, 14, TRUE);
  assert_change (self, 2, RECTIFY_MERGE_REMOVED, 2, TRUE);
  assert_tree (self, "乙(四)");
}

/* Each below the other. */
static void
test_ring (Fixture *self, gconstpointer data)
{
  move_id (self->ours, 1, 2, 1);
  move_id (self->theirs, 2, 1, 0);
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_MOVED, 2, TRUE);
  assert_tree (self, "乙(四甲(一二三))");
  rectify_merge_decide (self->merge, 0, RECTIFY_MERGE_THEIRS);
  assert_tree (self, "甲(乙(四)一二三)");
}

/* An item without an identifier, as drafts have them, is new. */
static void
test_draft (Fixture *self, gconstpointer data)
{
  insert (self->theirs, 2, 1, 0, "新");
  merge (self, RECTIFY_MERGE_NONE);
  assert_one (self, RECTIFY_MERGE_ADDED, 0, FALSE);
  assert_tree (self, "甲(一二三)乙(四新)");
}

static void
write_unit (RectifyPlan *plan, guint before_child)
{
  const char *const names[] = { "某局", NULL };
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full ("", "责任单位", "：", "某局", "", before_child, 0, FALSE);
  g_autoptr (RectifyAssignment) written
      = rectify_assignment_new_worded (RECTIFY_ROLE_RESPONSIBLE_UNIT, wording, names);

  rectify_item_add_assignment (rectify_plan_find_item (plan, 1), written);
}

static void
assert_unit (Fixture *self, guint before_child)
{
  g_autoptr (RectifyPlan) plan = rectify_merge_make_plan (self->merge);
  RectifyAssignment *assignment
      = rectify_item_get_assignments (rectify_plan_find_item (plan, 1))->pdata[0];

  g_assert_cmpuint (rectify_assignment_get_wording (assignment)->before_child, ==, before_child);
}

/* A field stays behind the child it follows, whatever others put before it. */
static void
test_places (Fixture *self, gconstpointer data)
{
  write_unit (self->base, 2);
  write_unit (self->ours, 2);
  write_unit (self->theirs, 2);
  insert (self->ours, 1, 0, 14, "丙");
  insert (self->theirs, 1, 1, 15, "丁");
  remove_id (self->theirs, 13);
  merge (self, RECTIFY_MERGE_NONE);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (self->merge), ==, 0);
  assert_tree (self, "甲(丙一丁二)乙(四)");
  assert_unit (self, 4);
}

/* What is behind all of the children stays there, also if both put some at the end: it does not come to
 * be behind one of them, which one would depend on what was merged first. */
static void
test_place_at_end (Fixture *self, gconstpointer data)
{
  write_unit (self->base, 4);
  write_unit (self->ours, 4);
  write_unit (self->theirs, 4);
  insert (self->ours, 1, 3, 14, "丙");
  insert (self->theirs, 1, 3, 15, "丁");
  merge (self, RECTIFY_MERGE_NONE);
  assert_tree (self, "甲(一二三丙丁)乙(四)");
  assert_unit (self, 6);
}

typedef struct {
  gint64 origin;
  GHashTable *seen;
} Ids;

static gboolean
hand_out_id (RectifyItem *item, gpointer user_data)
{
  Ids *ids = user_data;

  if (rectify_item_get_parent (item) == NULL || rectify_item_get_id (item) != 0)
    return TRUE;
  rectify_item_set_id (item, (ids->origin << 28) | g_test_rand_int_range (1, 1 << 28));
  return TRUE;
}

static void
edit (RectifyPlan *plan, guint n_edits, gint64 origin)
{
  Ids ids = { origin, NULL };

  for (guint i = 0; i < n_edits; i++)
    {
      random_plan_edit (plan);
      rectify_item_foreach (rectify_plan_get_root (plan), hand_out_id, &ids);
    }
}

/* Of the office or, just as often, of a packet. */
static gint64
pick_origin (gint64 from, gint64 to)
{
  return g_test_rand_int_range (from, to) | (gint64) g_test_rand_bit () << 23;
}

static void
set_up_random (Fixture *self, guint n_ours, guint n_theirs)
{
  Ids ids = { 100, NULL };

  self->base = random_plan_new (g_test_rand_int_range (0, 25));
  rectify_plan_set_id (self->base, 7);
  rectify_item_foreach (rectify_plan_get_root (self->base), hand_out_id, &ids);
  self->ours = rectify_plan_copy (self->base);
  self->theirs = rectify_plan_copy (self->base);
  edit (self->ours, n_ours, pick_origin (1, 50));
  edit (self->theirs, n_theirs, pick_origin (51, 99));
}

static RectifyMergeFlags
pick_flags (void)
{
  return g_test_rand_bit () ? RECTIFY_MERGE_ASK_STRUCTURE : RECTIFY_MERGE_NONE;
}

static void
test_law_neutral (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Fixture self = { 0 };
      RectifyPlan *theirs;

      set_up_random (&self, g_test_rand_int_range (0, 12), g_test_rand_int_range (0, 12));
      theirs = self.theirs;
      self.theirs = rectify_plan_copy (self.base);
      merge (&self, pick_flags ());
      g_assert_cmpuint (rectify_merge_get_n_changes (self.merge), ==, 0);
      assert_result (&self, self.ours);
      g_object_unref (self.ours);
      g_object_unref (self.theirs);
      self.ours = rectify_plan_copy (self.base);
      self.theirs = theirs;
      merge (&self, RECTIFY_MERGE_NONE);
      g_assert_cmpuint (rectify_merge_get_n_conflicts (self.merge), ==, 0);
      assert_result (&self, self.theirs);
      /* Also if all that is asked is granted, and if both did the same. */
      merge (&self, RECTIFY_MERGE_ASK_STRUCTURE);
      for (guint i = 0; i < rectify_merge_get_n_changes (self.merge); i++)
        rectify_merge_decide (self.merge, i, RECTIFY_MERGE_THEIRS);
      assert_result (&self, self.theirs);
      g_object_unref (self.ours);
      self.ours = rectify_plan_copy (self.theirs);
      merge (&self, pick_flags ());
      g_assert_cmpuint (rectify_merge_get_n_changes (self.merge), ==, 0);
      assert_result (&self, self.theirs);
      tear_down (&self, NULL);
    }
}

static void
test_law_order (void)
{
  guint n_without = 0;

  for (guint round = 0; round < N_ROUNDS * 4; round++)
    {
      RectifyMergeFlags flags = pick_flags ();
      g_autoptr (RectifyPlan) one = NULL;
      g_autoptr (RectifyPlan) other = NULL;
      Fixture self = { 0 };
      RectifyPlan *ours;
      guint n_conflicts;

      set_up_random (&self, g_test_rand_int_range (1, 5), g_test_rand_int_range (1, 5));
      merge (&self, flags);
      one = rectify_merge_make_plan (self.merge);
      n_conflicts = rectify_merge_get_n_conflicts (self.merge);
      ours = self.ours;
      self.ours = self.theirs;
      self.theirs = ours;
      merge (&self, flags);
      if (n_conflicts == 0 && rectify_merge_get_n_conflicts (self.merge) == 0)
        {
          n_without++;
          other = rectify_merge_make_plan (self.merge);
          assert_same_plan (one, other);
        }
      else if (flags == RECTIFY_MERGE_NONE)
        {
          g_assert_cmpuint (n_conflicts, >, 0);
          g_assert_cmpuint (rectify_merge_get_n_conflicts (self.merge), >, 0);
        }
      tear_down (&self, NULL);
    }
  g_assert_cmpuint (n_without, >, N_ROUNDS / 4);
}

static void
test_law_again (void)
{
  for (guint round = 0; round < N_ROUNDS * 2; round++)
    {
      RectifyMergeFlags flags = pick_flags ();
      g_autoptr (RectifyPlan) once = NULL;
      Fixture self = { 0 };

      set_up_random (&self, g_test_rand_int_range (0, 8), g_test_rand_int_range (0, 8));
      merge (&self, flags);
      once = rectify_merge_make_plan (self.merge);
      g_object_unref (self.ours);
      self.ours = rectify_plan_copy (once);
      merge (&self, flags);
      assert_result (&self, once);
      tear_down (&self, NULL);
    }
}

static gboolean
check_item (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    g_assert_true (g_hash_table_insert (user_data,
                                        g_memdup2 (&(gint64){ rectify_item_get_id (item) }, 8),
                                        item));
  return TRUE;
}

static GHashTable *
index_plan (RectifyPlan *plan)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), check_item, index);
  return index;
}

/* Nothing that anybody wrote is lost unseen: what is new is in the result, or there is a conflict. */
static void
assert_nothing_lost (Fixture *self, GHashTable *result, RectifyPlan *plan, gboolean certain)
{
  g_autoptr (GHashTable) base = index_plan (self->base);
  g_autoptr (GHashTable) items = index_plan (plan);
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (!g_hash_table_contains (base, id) && !g_hash_table_contains (result, id))
      {
        gboolean told = FALSE;

        for (guint i = 0; i < rectify_merge_get_n_changes (self->merge); i++)
          {
            const RectifyMergeChange *change = rectify_merge_get_change (self->merge, i);

            told |= change->conflict && change->item_id == *(gint64 *) id;
          }
        g_assert_true (told && !certain);
      }
}

static void
test_law_nothing_lost (void)
{
  for (guint round = 0; round < N_ROUNDS * 2; round++)
    {
      g_autoptr (RectifyPlan) plan = NULL;
      g_autoptr (RectifyPlan) decided = NULL;
      g_autoptr (GHashTable) result = NULL;
      g_autoptr (GHashTable) after = NULL;
      Fixture self = { 0 };

      set_up_random (&self, g_test_rand_int_range (0, 8), g_test_rand_int_range (0, 8));
      merge (&self, pick_flags ());
      plan = rectify_merge_make_plan (self.merge);
      result = index_plan (plan);
      assert_nothing_lost (&self, result, self.ours, TRUE);
      assert_nothing_lost (&self, result, self.theirs, FALSE);
      /* Whatever is decided, it is a tree. */
      for (guint i = 0; i < rectify_merge_get_n_changes (self.merge); i++)
        rectify_merge_decide (self.merge, i, g_test_rand_int_range (0, 2));
      decided = rectify_merge_make_plan (self.merge);
      g_hash_table_unref (index_plan (decided));
      for (guint i = 0; i < rectify_merge_get_n_changes (self.merge); i++)
        rectify_merge_decide (self.merge, i, RECTIFY_MERGE_THEIRS);
      g_object_unref (decided);
      decided = rectify_merge_make_plan (self.merge);
      after = index_plan (decided);
      assert_nothing_lost (&self, after, self.theirs, TRUE);
      tear_down (&self, NULL);
    }
}

/* Many of them: in a time that grows with their number. The bound is far above what it takes, and
 * far below what it would take if it grew with the square. */
static void
test_large (void)
{
  g_autoptr (RectifyPlan) base = rectify_plan_new ();
  g_autoptr (RectifyPlan) ours = NULL;
  g_autoptr (RectifyPlan) theirs = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyMerge) merge = NULL;
  gint64 start;

  for (guint i = 0; i < 1000; i++)
    {
      RectifyItem *area = add (rectify_plan_get_root (base), 1 + i * 10, RECTIFY_ITEM_AREA, "方面");

      for (guint j = 1; j < 10; j++)
        add (area, 1 + i * 10 + j, RECTIFY_ITEM_MEASURE, "措施");
    }
  ours = rectify_plan_copy (base);
  theirs = rectify_plan_copy (base);
  for (guint i = 0; i < 1000; i++)
    {
      rectify_item_set_text (rectify_plan_find_item (ours, 2 + i * 10), "我方");
      rectify_item_set_text (rectify_plan_find_item (theirs, 3 + i * 10), "对方");
    }
  move_id (theirs, 1, 0, 900);
  start = g_get_monotonic_time ();
  merge = rectify_merge_new (base, ours, theirs, RECTIFY_MERGE_NONE);
  plan = rectify_merge_make_plan (merge);
  g_test_minimized_result ((g_get_monotonic_time () - start) / 1000.0, "%.1f ms for 10,000 items",
                           (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (rectify_merge_get_n_changes (merge), ==, 1001);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 0);
}

static void
add_test (const char *path, void (*func) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/field-conflicts", test_field_conflicts);
  add_test ("/merge/progress", test_progress);
  add_test ("/merge/evidence", test_evidence);
  add_test ("/merge/added", test_added);
  add_test ("/merge/added-beside", test_added_beside);
  add_test ("/merge/arrives-closed", test_arrives_closed);
  add_test ("/merge/decision-removed", test_decision_removed);
  add_test ("/merge/added-in-parts/high-first", test_added_in_parts);
  g_test_add ("/merge/added-in-parts/low-first", Fixture, "low", set_up, test_added_in_parts,
              tear_down);
  add_test ("/merge/added-by-packet/theirs", test_added_by_packet);
  g_test_add ("/merge/added-by-packet/ours", Fixture, "ours", set_up, test_added_by_packet,
              tear_down);
  add_test ("/merge/removed", test_removed);
  add_test ("/merge/removed-but-changed", test_removed_but_changed);
  add_test ("/merge/removed-but-filled", test_removed_but_filled);
  add_test ("/merge/deleted-here", test_deleted_here);
  add_test ("/merge/moved-below-deleted", test_moved_below_deleted);
  add_test ("/merge/moved", test_moved);
  add_test ("/merge/moved-both", test_moved_both);
  add_test ("/merge/reordered", test_reordered);
  add_test ("/merge/reordered-new/theirs-before", test_reordered_new);
  g_test_add ("/merge/reordered-new/ours-before", Fixture, "ours", set_up, test_reordered_new,
              tear_down);
  add_test ("/merge/removed-but-asked", test_removed_but_asked);
  add_test ("/merge/ring", test_ring);
  add_test ("/merge/draft", test_draft);
  add_test ("/merge/places", test_places);
  add_test ("/merge/place-at-end", test_place_at_end);
  g_test_add_func ("/merge/law/neutral", test_law_neutral);
  g_test_add_func ("/merge/law/order", test_law_order);
  g_test_add_func ("/merge/law/again", test_law_again);
  g_test_add_func ("/merge/law/nothing-lost", test_law_nothing_lost);
  g_test_add_func ("/merge/large", test_large);
  return g_test_run ();
}
