/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-backup.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-packet.h"
#include "rectify-packet-info.h"
#include "rectify-plan-edit.h"
#include "rectify-plan-json.h"
#include "rectify-return.h"
#include "rectify-unit-plan.h"

#define N_UNITS 30
#define N_ORDERS 3

typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  gint64 plan_id;
} Office;

static RectifyLedger *
open_ledger (const char *path)
{
  g_autoptr (GError) error = NULL;
  RectifyLedger *ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);

  g_assert_no_error (error);
  return ledger;
}

static RectifyPlan *
load (RectifyLedger *ledger, gint64 id)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan = rectify_ledger_load_plan (ledger, id, &error);

  g_assert_no_error (error);
  return plan;
}

static void
save (RectifyLedger *ledger, RectifyPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (ledger, plan, name, &error);
  g_assert_no_error (error);
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static char *
dup_unit (guint i)
{
  return g_strdup_printf ("第%u办公室", i % N_UNITS);
}

static void
assign (RectifyItem *item, RectifyRole role, guint unit)
{
  g_autofree char *name = dup_unit (unit);
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (role, rectify_role_get_document_label (role), name, names);

  rectify_item_add_assignment (item, assignment);
}

/* Five areas, of three problems, of four measures each; two units have each measure. */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "存在问题");
  guint unit = 0;

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < 5; i++)
    {
      RectifyItem *area = add (section, RECTIFY_ITEM_AREA, "方面");

      for (guint j = 0; j < 3; j++)
        {
          RectifyItem *problem = add (area, RECTIFY_ITEM_PROBLEM, "问题");

          for (guint k = 0; k < 4; k++)
            {
              RectifyItem *measure = add (problem, RECTIFY_ITEM_MEASURE, "措施");

              assign (measure, RECTIFY_ROLE_LEAD_UNIT, unit);
              assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, unit + 7);
              unit++;
            }
        }
    }
  return plan;
}

static void
set_up (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  self->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "台账.rectify", NULL);
  self->ledger = open_ledger (self->path);
  save (self->ledger, plan, "New");
  self->plan_id = rectify_plan_get_id (plan);
}

static void
tear_down (Office *self, gconstpointer data)
{
  g_clear_object (&self->ledger);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static char *
dup_packet (Office *self, guint unit)
{
  g_autofree char *name = g_strdup_printf ("packet-%u.rectify", unit);

  return g_build_filename (self->folder, name, NULL);
}

static void
send (Office *self, guint unit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_packet (self, unit);
  g_autofree char *name = dup_unit (unit);

  rectify_ledger_send_packet (self->ledger, self->plan_id, name, path, FALSE, &error);
  g_assert_no_error (error);
}

static RectifyLedger *
open_packet (Office *self, guint unit)
{
  g_autofree char *path = dup_packet (self, unit);

  return open_ledger (path);
}

static RectifyReturn *
look (Office *self, guint unit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_packet (self, unit);
  RectifyReturn *found = rectify_return_open (self->ledger, path, &error);

  g_assert_no_error (error);
  return found;
}

static void
apply (Office *self, RectifyReturn *found)
{
  g_autoptr (GError) error = NULL;

  rectify_return_apply (found, self->ledger, "Merge", FALSE, &error);
  g_assert_no_error (error);
}

/* What the tests take for a person: the lesser of two words; nothing is deleted or moved. */
static void
decide (RectifyMerge *merge)
{
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (merge, i);

      if (change->conflict && change->field < RECTIFY_MERGE_ADDED)
        rectify_merge_decide (merge, i,
                              g_strcmp0 (change->theirs, change->ours) < 0 ? RECTIFY_MERGE_THEIRS
                                                                           : RECTIFY_MERGE_OURS);
    }
}

static void
merge (Office *self, guint unit)
{
  g_autoptr (RectifyReturn) found = look (self, unit);

  decide (rectify_return_get_merge (found));
  apply (self, found);
}

static char *
dup_state (Office *self)
{
  g_autoptr (RectifyPlan) plan = load (self->ledger, self->plan_id);

  return random_plan_describe (plan);
}

static void
edit_at_random (Office *self, guint unit, guint n_edits)
{
  g_autoptr (RectifyLedger) packet = open_packet (self, unit);

  for (guint i = 0; i < n_edits; i++)
    {
      int deed = g_test_rand_int_range (0, 6);

      if (deed == 0)
        rectify_ledger_undo (packet, NULL, NULL, NULL);
      else if (deed == 1)
        rectify_ledger_redo (packet, NULL, NULL, NULL);
      else
        {
          g_autoptr (RectifyPlan) plan = load (packet, self->plan_id);

          random_plan_edit (plan);
          save (packet, plan, "Edit");
        }
    }
}

static gboolean
note_text (RectifyItem *item, gpointer user_data)
{
  g_hash_table_add (user_data, g_strdup (rectify_item_get_text (item)));
  return TRUE;
}

static RectifyItem *
get_measure (RectifyPlan *plan)
{
  RectifyItem *item = rectify_plan_get_root (plan);

  while (rectify_item_get_n_children (item) > 0)
    item = rectify_item_get_child (item, 0);
  return item;
}

static void
test_send (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) whole = load (self->ledger, self->plan_id);
  g_autoptr (RectifyPlan) part = NULL;
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_packet (self, 0);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf info;

  /* What is for the office alone does not go out. */
  rectify_item_set_internal (add (get_measure (whole), RECTIFY_ITEM_PROSE, "内部"), TRUE);
  save (self->ledger, whole, "Internal");
  units = rectify_plan_list_units (whole);
  g_assert_cmpuint (units->len, ==, N_UNITS);
  send (self, 0);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  packet = open_packet (self, 0);
  g_assert_true (rectify_ledger_check (packet, NULL));
  g_assert_null (rectify_ledger_dup_undo_name (packet));
  part = load (packet, self->plan_id);
  {
    g_autoptr (GPtrArray) left = rectify_plan_list_units (part);
    g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    RectifyUnitTasks *all = units->pdata[0];
    RectifyUnitTasks *own = left->pdata[0];
    RectifyPlanCounts counts;

    g_assert_cmpstr (own->name, ==, all->name);
    g_assert_cmpuint (own->tasks->len, ==, all->tasks->len);
    rectify_plan_count (part, NULL, &counts);
    g_assert_cmpuint (counts.measures, ==, own->tasks->len);
    g_assert_cmpuint (own->tasks->len, <, 10);
    rectify_item_foreach (rectify_plan_get_root (part), note_text, texts);
    g_assert_false (g_hash_table_contains (texts, "内部"));
    g_assert_cmpfloat (rectify_plan_get_share_known (part, whole), ==, 1);
  }
  /* Not where it would be taken for another file, whose journal is there still. */
  g_assert_true (g_file_set_contents (journal, "words", -1, NULL));
  g_assert_false (
      rectify_ledger_send_packet (self->ledger, self->plan_id, "第1办公室", path, TRUE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  /* Not over what is there, unless told; never over the ledger; nothing for nobody. */
  g_assert_false (
      rectify_ledger_send_packet (self->ledger, self->plan_id, "第1办公室", path, FALSE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (
      rectify_ledger_send_packet (self->ledger, self->plan_id, "第1办公室", path, TRUE, NULL));
  g_assert_false (rectify_ledger_send_packet (self->ledger, self->plan_id, "第1办公室", self->path,
                                              TRUE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (
      rectify_ledger_send_packet (self->ledger, self->plan_id, "无此单位", path, TRUE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

static void
test_file_names (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autofree char *usual = NULL;
  g_autofree char *odd = NULL;
  g_autofree char *title = g_strnfill (3000, 'x');
  g_autofree char *longest = NULL;

  rectify_plan_set_title (plan, "整改\n方案");
  usual = rectify_packet_dup_file_name (plan, "区财政局");
  g_assert_cmpstr (usual, ==, "区财政局-整改_方案.rectify");
  odd = rectify_packet_dup_file_name (plan, "../a/b: c");
  g_assert_null (strchr (odd, '/'));
  g_assert_false (g_str_has_prefix (odd, "."));
  rectify_plan_set_title (plan, title);
  longest = rectify_packet_dup_file_name (plan, title);
  g_assert_cmpuint (strlen (longest), <, 240);
}

/* The first measure of a packet, changed. */
static void
set_text (RectifyLedger *ledger, gint64 plan_id, gint64 item_id, const char *text)
{
  g_autoptr (RectifyPlan) plan = load (ledger, plan_id);

  rectify_item_set_text (rectify_plan_find_item (plan, item_id), text);
  save (ledger, plan, "Edit");
}

static gint64
find_measure (RectifyLedger *packet, gint64 plan_id)
{
  g_autoptr (RectifyPlan) plan = load (packet, plan_id);

  return rectify_item_get_id (get_measure (plan));
}

static void
assert_text (Office *self, gint64 id, const char *text)
{
  g_autoptr (RectifyPlan) plan = load (self->ledger, self->plan_id);

  g_assert_cmpstr (rectify_item_get_text (rectify_plan_find_item (plan, id)), ==, text);
}

static void
test_merge (Office *self, gconstpointer data)
{
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyReturn) again = NULL;
  g_autofree char *before = dup_state (self);
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *path = dup_packet (self, 3);
  g_autofree char *packet_before = NULL;
  g_autofree char *packet_after = NULL;
  gsize size_before, size_after;
  gint64 id;

  send (self, 3);
  packet = open_packet (self, 3);
  id = find_measure (packet, self->plan_id);
  set_text (packet, self->plan_id, id, "改一");
  set_text (packet, self->plan_id, id, "改二");
  g_assert_true (g_file_get_contents (path, &packet_before, &size_before, NULL));
  found = look (self, 3);
  g_assert_cmpstr (rectify_return_get_unit (found), ==, "第3办公室");
  g_assert_true (rectify_return_is_known (found));
  g_assert_cmpuint (rectify_return_get_n_edits (found), ==, 2);
  g_assert_nonnull (rectify_return_get_sent_at (found));
  g_assert_nonnull (rectify_return_get_changed_at (found));
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 1);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 0);
  apply (self, found);
  assert_text (self, id, "改二");
  /* A second time there is nothing, and nothing in the history of it. */
  merged = dup_state (self);
  again = look (self, 3);
  g_assert_cmpuint (rectify_return_get_n_edits (again), ==, 0);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (again)), ==, 0);
  apply (self, again);
  g_assert_true (g_file_get_contents (path, &packet_after, &size_after, NULL));
  g_assert_cmpmem (packet_before, size_before, packet_after, size_after);
  /* One undo takes it back, and it can be merged again. */
  g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
  undone = dup_state (self);
  g_assert_cmpstr (undone, ==, before);
  merge (self, 3);
  assert_text (self, id, "改二");
  /* More edits, and what was merged taken back. */
  set_text (packet, self->plan_id, id, "改三");
  merge (self, 3);
  assert_text (self, id, "改三");
  g_assert_true (rectify_ledger_undo (packet, NULL, NULL, NULL));
  g_assert_true (rectify_ledger_undo (packet, NULL, NULL, NULL));
  merge (self, 3);
  assert_text (self, id, "改一");
  g_assert_true (rectify_ledger_undo (packet, NULL, NULL, NULL));
  set_text (packet, self->plan_id, id, "改四");
  merge (self, 3);
  assert_text (self, id, "改四");
  g_assert_true (rectify_ledger_check (self->ledger, NULL));
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gboolean
has_sent (RectifyLedger *ledger, RectifyLedger *packet)
{
  g_autoptr (GError) error = NULL;
  gboolean sent;

  g_assert_true (rectify_ledger_has_sent (ledger, packet, &sent, &error));
  g_assert_no_error (error);
  return sent;
}

/* A packet says what it is, and a ledger knows its own. */
static void
test_info (Office *self, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (self->folder, "other.rectify", NULL);
  g_autoptr (RectifyLedger) other = open_ledger (other_path);
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyLedger) packet = NULL;
  const RectifyPacketInfo *info;

  /* Of the same number and words, but not the same items. */
  save (other, plan, "New");
  g_assert_null (rectify_ledger_get_packet (self->ledger));
  send (self, 3);
  packet = open_packet (self, 3);
  info = rectify_ledger_get_packet (packet);
  g_assert_nonnull (info);
  g_assert_cmpstr (info->unit, ==, "第3办公室");
  g_assert_cmpint (info->plan_id, ==, self->plan_id);
  g_assert_nonnull (info->made_at);
  g_assert_null (rectify_ledger_get_packet (self->ledger));
  g_assert_true (has_sent (self->ledger, packet));
  g_assert_false (has_sent (self->ledger, other));
  g_assert_false (has_sent (packet, packet));
  /* One that was restored from a backup of before knows it by what they share. */
  run_sql (self->path, "DELETE FROM packet");
  g_assert_true (has_sent (self->ledger, packet));
  {
    g_autoptr (RectifyPlan) changed = load (self->ledger, self->plan_id);
    RectifyItem *root = rectify_plan_get_root (changed);

    while (rectify_item_get_n_children (root) > 0)
      g_object_unref (rectify_item_remove_child (root, 0));
    save (self->ledger, changed, "Empty");
  }
  g_assert_false (has_sent (self->ledger, packet));
}

static void
test_conflict (Office *self, gconstpointer data)
{
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (GError) error = NULL;
  const RectifyMergeChange *change;
  gint64 id;

  send (self, 3);
  packet = open_packet (self, 3);
  id = find_measure (packet, self->plan_id);
  set_text (packet, self->plan_id, id, "对方");
  set_text (self->ledger, self->plan_id, id, "我方");
  found = look (self, 3);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 1);
  change = rectify_merge_get_change (rectify_return_get_merge (found), 0);
  g_assert_cmpstr (change->base, ==, "措施");
  g_assert_cmpstr (change->ours, ==, "我方");
  g_assert_cmpstr (change->theirs, ==, "对方");
  g_assert_cmpint (change->side, ==, RECTIFY_MERGE_OURS);
  rectify_merge_decide (rectify_return_get_merge (found), 0, RECTIFY_MERGE_THEIRS);
  /* What was reviewed is no longer what is there. */
  set_text (self->ledger, self->plan_id, id, "又改");
  g_assert_false (rectify_return_apply (found, self->ledger, "Merge", FALSE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  assert_text (self, id, "又改");
  /* Decided for ours: that is done with, and comes up no more. */
  g_set_object (&found, NULL);
  found = look (self, 3);
  apply (self, found);
  assert_text (self, id, "又改");
  g_set_object (&found, NULL);
  found = look (self, 3);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 0);
}

/* New items of two units beside others that only the office has. */
static void
test_new_items (Office *self, gconstpointer data)
{
  const guint senders[] = { 0, 1 };
  gint64 ids[2];
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *problem;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RectifyLedger) packet = NULL;
      g_autoptr (RectifyPlan) part = NULL;
      RectifyItem *measure;
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (RectifyItem) other = rectify_item_new (RECTIFY_ITEM_MEASURE);

      send (self, senders[i]);
      packet = open_packet (self, senders[i]);
      part = load (packet, self->plan_id);
      measure = get_measure (part);
      rectify_item_insert_child (rectify_item_get_parent (measure), 1, item);
      rectify_item_insert_child (rectify_item_get_parent (measure), 2, other);
      save (packet, part, "New");
      ids[i] = rectify_item_get_id (item);
      g_assert_cmpint (ids[i] >> 28, ==, rectify_item_get_id (other) >> 28);
      g_assert_cmpint (ids[i], <, G_GINT64_CONSTANT (1) << 52);
    }
  g_assert_cmpint (ids[0] >> 28, !=, ids[1] >> 28);
  merge (self, 1);
  merge (self, 0);
  plan = load (self->ledger, self->plan_id);
  problem = rectify_item_get_parent (get_measure (plan));
  /* Units 0 and 1 have the first two of the four measures: each item stands behind its own. */
  g_assert_cmpuint (rectify_item_get_n_children (problem), ==, 8);
  g_assert_cmpint (rectify_item_get_id (rectify_item_get_child (problem, 1)), ==, ids[0]);
  g_assert_cmpint (rectify_item_get_id (rectify_item_get_child (problem, 4)), ==, ids[1]);
}

/* What a new item did to the numbers in the part is nothing for the whole, which is numbered anew as
 * if it had been put in there. */
static void
test_numbers (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) whole = load (self->ledger, self->plan_id);
  RectifyItem *problem = rectify_item_get_parent (get_measure (whole));
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyPlan) part = NULL;
  g_autoptr (RectifyPlan) after = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  RectifyItem *last;

  for (guint i = 0; i < rectify_item_get_n_children (problem); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u.", i + 1);

      rectify_item_set_label (rectify_item_get_child (problem, i), label);
    }
  /* The unit has the first and the last of the four. */
  assign (rectify_item_get_child (problem, 3), RECTIFY_ROLE_RESPONSIBLE_UNIT, 0);
  save (self->ledger, whole, "Number");
  send (self, 0);
  packet = open_packet (self, 0);
  part = load (packet, self->plan_id);
  problem = rectify_item_get_parent (get_measure (part));
  g_assert_cmpuint (rectify_item_get_n_children (problem), ==, 2);
  rectify_plan_insert_item (part, problem, 1, item);
  last = rectify_item_get_child (problem, 2);
  g_assert_cmpstr (rectify_item_get_label (last), ==, "3.");
  save (packet, part, "New");
  found = look (self, 0);
  g_assert_true (rectify_return_apply (found, self->ledger, "Merge", TRUE, NULL));
  after = load (self->ledger, self->plan_id);
  last = rectify_plan_find_item (after, rectify_item_get_id (last));
  g_assert_cmpuint (rectify_item_get_index (last), ==, 4);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u.", i + 1);
      RectifyItem *sibling = rectify_item_get_child (rectify_item_get_parent (last), i);

      g_assert_cmpstr (rectify_item_get_label (sibling), ==, label);
    }
}

static Office
copy_office (Office *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("copy-%u.rectify", number);
  Office copy = { self->folder, g_build_filename (self->folder, name, NULL), NULL, self->plan_id };
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (copy.path, content, size, NULL));
  copy.ledger = open_ledger (copy.path);
  return copy;
}

static gboolean
note_measure (RectifyItem *item, gpointer user_data)
{
  gint64 id = rectify_item_get_id (item);

  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    g_array_append_val (user_data, id);
  return TRUE;
}

/* What the unit leads, as far as it still has it: what others do not touch, so that what is decided
 * does not depend on what was decided before. */
static void
edit_own (Office *self, guint unit, GArray *measures)
{
  g_autoptr (RectifyLedger) packet = open_packet (self, unit);
  g_autoptr (RectifyPlan) plan = load (packet, self->plan_id);

  for (guint i = unit; i < measures->len; i += N_UNITS)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (measures, gint64, i));
      g_autoptr (RectifyProgressEntry) entry
          = rectify_progress_entry_new (NULL, "进展", NULL, g_test_rand_int_range (0, 100));
      g_autofree char *text = g_strdup_printf ("再改%d", g_test_rand_int_range (0, 1000));

      if (item == NULL)
        continue;
      rectify_item_set_text (item, text);
      rectify_item_add_progress (item, entry);
      add (rectify_item_get_parent (item), RECTIFY_ITEM_PROSE, text);
    }
  save (packet, plan, "Edit");
}

/* Thirty units, each with edits of its own, merged in any order; then more edits, and once more. */
static void
test_any_order (Office *self, gconstpointer data)
{
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RectifyPlan) plan = load (self->ledger, self->plan_id);
  Office copies[N_ORDERS];
  guint order[N_UNITS];

  rectify_item_foreach (rectify_plan_get_root (plan), note_measure, measures);
  for (guint i = 0; i < N_UNITS; i++)
    {
      send (self, i);
      order[i] = i;
    }
  for (guint i = 0; i < N_ORDERS; i++)
    copies[i] = copy_office (self, i);
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *first = NULL;

      for (guint i = 0; i < N_UNITS; i++)
        if (round == 0)
          edit_at_random (self, i, 6);
        else
          edit_own (self, i, measures);
      for (guint i = 0; i < N_ORDERS; i++)
        {
          g_autofree char *state = NULL;
          g_autofree char *again = NULL;

          for (guint j = N_UNITS; j > 1; j--)
            {
              guint other = g_test_rand_int_range (0, j);
              guint unit = order[j - 1];

              order[j - 1] = order[other];
              order[other] = unit;
            }
          for (guint j = 0; j < N_UNITS; j++)
            merge (&copies[i], order[j]);
          state = dup_state (&copies[i]);
          if (first == NULL)
            first = g_strdup (state);
          g_assert_cmpstr (state, ==, first);
          merge (&copies[i], order[0]);
          again = dup_state (&copies[i]);
          g_assert_cmpstr (again, ==, state);
        }
    }
  for (guint i = 0; i < N_ORDERS; i++)
    {
      g_clear_object (&copies[i].ledger);
      g_free (copies[i].path);
    }
}

static void
assert_refused (Office *self, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_state (self);
  g_autofree char *after = NULL;

  g_assert_null (rectify_return_open (self->ledger, path, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  after = dup_state (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Office *self, gconstpointer data)
{
  static const struct {
    const char *sql;
    int code;
  } forgeries[] = {
    { "UPDATE item SET text = 'x' WHERE id = (SELECT min (id) FROM item)",
      RECTIFY_LEDGER_ERROR_DAMAGED },
    { "DELETE FROM history WHERE id = (SELECT min (id) FROM history)",
      RECTIFY_LEDGER_ERROR_DAMAGED },
    { "DELETE FROM history", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE history SET changeset = randomblob (500)", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE history SET changeset = x'54'", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE history SET state = 1", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE history SET uid = 5", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE history SET uid = -id", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "DELETE FROM packet", RECTIFY_LEDGER_ERROR_NOT_A_LEDGER },
    { "UPDATE packet SET plan_id = 99", RECTIFY_LEDGER_ERROR_NOT_FOUND },
    { "DELETE FROM fact", -1 },
    { "UPDATE packet SET uid = uid + 1; DELETE FROM fact", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE packet SET uid = 4611686018427387904", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "CREATE TRIGGER t AFTER DELETE ON item BEGIN DELETE FROM plan; END",
      RECTIFY_LEDGER_ERROR_DAMAGED },
  };
  g_autofree char *path = dup_packet (self, 3);
  g_autofree char *forged = g_build_filename (self->folder, "forged.rectify", NULL);
  g_autofree char *content = NULL;
  gsize size;
  gint64 id;

  send (self, 3);
  {
    g_autoptr (RectifyLedger) packet = open_packet (self, 3);

    id = find_measure (packet, self->plan_id);
    set_text (packet, self->plan_id, id, "改一");
    set_text (packet, self->plan_id, id, "改二");
  }
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_assert_true (g_file_set_contents (forged, content, size, NULL));
      run_sql (forged, forgeries[i].sql);
      g_test_message ("%s", forgeries[i].sql);
      if (forgeries[i].code >= 0)
        assert_refused (self, forged, forgeries[i].code);
    }
  /* Cut off; something else; the ledger itself; nothing; still being written. */
  g_assert_true (g_file_set_contents (forged, content, size / 2, NULL));
  assert_refused (self, forged, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (forged, "x", 1, NULL));
  assert_refused (self, forged, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  assert_refused (self, self->path, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  assert_refused (self, self->folder, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  assert_refused (self, "/nowhere/x.rectify", RECTIFY_LEDGER_ERROR_FAILED);
  g_assert_true (g_file_set_contents (forged, content, size, NULL));
  {
    g_autofree char *journal = g_strconcat (forged, "-journal", NULL);

    g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
    assert_refused (self, forged, RECTIFY_LEDGER_ERROR_BUSY);
  }
  /* An older copy than what was merged. */
  {
    g_autoptr (RectifyLedger) packet = open_packet (self, 3);

    set_text (packet, self->plan_id, id, "改三");
  }
  merge (self, 3);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
  assert_refused (self, path, RECTIFY_LEDGER_ERROR_CHANGED);
}

/* The ledger was restored from before the packet was sent; another one never sent it. */
static void
test_unknown (Office *self, gconstpointer data)
{
  Office old = copy_office (self, 1);
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *path = g_build_filename (self->folder, "other.rectify", NULL);
  Office other = { self->folder, path, open_ledger (path), 1 };
  g_autofree char *packet_path = dup_packet (self, 3);
  gint64 id;

  send (self, 3);
  {
    g_autoptr (RectifyLedger) packet = open_packet (self, 3);

    id = find_measure (packet, self->plan_id);
    set_text (packet, self->plan_id, id, "改");
  }
  {
    g_autoptr (RectifyReturn) found = look (&old, 3);

    g_assert_false (rectify_return_is_known (found));
    apply (&old, found);
    assert_text (&old, id, "改");
  }
  save (other.ledger, plan, "New");
  g_assert_cmpint (rectify_plan_get_id (plan), ==, self->plan_id);
  assert_refused (&other, packet_path, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_object_unref (other.ledger);
  g_object_unref (old.ledger);
  g_free (old.path);
}

static void
test_backup (Office *self, gconstpointer data)
{
  g_autofree char *folder = rectify_backup_dup_folder (self->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  send (self, 3);
  {
    g_autoptr (RectifyLedger) packet = open_packet (self, 3);

    id = find_measure (packet, self->plan_id);
    set_text (packet, self->plan_id, id, "改");
  }
  /* What cannot be backed up is not merged. */
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  found = look (self, 3);
  g_assert_false (rectify_return_apply (found, self->ledger, "Merge", FALSE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  assert_text (self, id, "措施");
  g_assert_cmpint (g_unlink (folder), ==, 0);
  apply (self, found);
  backups = rectify_backup_list (folder, self->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((RectifyBackup *) backups->pdata[0])->reason, ==, RECTIFY_BACKUP_MERGE);
  g_assert_true (rectify_return_is_backed_up (found));
}

/* What a ledger says of itself is what it holds now. */
static void
test_restored (Office *self, gconstpointer data)
{
  g_autofree char *folder = rectify_backup_dup_folder (self->path);
  g_autoptr (RectifyBackup) own = NULL;
  const RectifyPacketInfo *info;
  g_autofree char *unit = dup_unit (3);
  g_autofree char *path = dup_packet (self, 3);
  g_autoptr (GError) error = NULL;

  send (self, 3);
  own = rectify_ledger_back_up (self->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_get_packet (self->ledger));
  g_assert_true (rectify_ledger_restore (self->ledger, path, folder, &error));
  g_assert_no_error (error);
  info = rectify_ledger_get_packet (self->ledger);
  g_assert_nonnull (info);
  g_assert_cmpstr (info->unit, ==, unit);
  g_assert_true (rectify_ledger_restore (self->ledger, own->path, folder, &error));
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_get_packet (self->ledger));
  /* Who asked before may still read it. */
  g_assert_cmpstr (info->unit, ==, unit);
}

static void
add_test (const char *path, void (*func) (Office *self, gconstpointer data))
{
  g_test_add (path, Office, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/packet/send", test_send);
  add_test ("/packet/file-names", test_file_names);
  add_test ("/packet/merge", test_merge);
  add_test ("/packet/info", test_info);
  add_test ("/packet/restored", test_restored);
  add_test ("/packet/conflict", test_conflict);
  add_test ("/packet/new-items", test_new_items);
  add_test ("/packet/numbers", test_numbers);
  add_test ("/packet/any-order", test_any_order);
  add_test ("/packet/refused", test_refused);
  add_test ("/packet/unknown", test_unknown);
  add_test ("/packet/backup", test_backup);
  return g_test_run ();
}
