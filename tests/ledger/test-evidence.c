/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "folder.h"
#include "random-plan.h"
#include "rectify-close-out.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-packet.h"
#include "rectify-ledger-recover.h"
#include "rectify-ledger-watch.h"
#include "rectify-return.h"

#define UNIT "区财政局"

static void
execute (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static guint64
count_contents (RectifyLedger *ledger, guint64 *n_bytes)
{
  g_autoptr (GError) error = NULL;
  guint64 n, bytes;

  g_assert_true (
      rectify_ledger_measure_contents (ledger, &n, n_bytes != NULL ? n_bytes : &bytes, &error));
  g_assert_no_error (error);
  return n;
}

static char *
store (RectifyLedger *ledger, const char *words)
{
  g_autoptr (GBytes) content = g_bytes_new (words, strlen (words));
  g_autoptr (GError) error = NULL;
  char *hash = rectify_ledger_store_content (ledger, content, &error);

  g_assert_no_error (error);
  return hash;
}

static void
assert_content (RectifyLedger *ledger, const char *hash, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = rectify_ledger_load_content (ledger, hash, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), words,
                   strlen (words));
}

static void
add_proof (RectifyItem *item, const char *name, const char *hash)
{
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, name, hash, 3, "text/plain", NULL, "张三");

  rectify_item_add_evidence (item, evidence);
}

static RectifyItem *
first_item (RectifyPlan *plan)
{
  return rectify_item_get_child (rectify_plan_get_root (plan), 0);
}

static void
save (RectifyLedger *ledger, RectifyPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (ledger, plan, name, &error);
  g_assert_no_error (error);
}

/* A plan of one measure for one unit, stored. */
static RectifyPlan *
add_small_plan (RectifyLedger *ledger)
{
  const char *const names[] = { UNIT, NULL };
  RectifyPlan *plan = rectify_plan_new ();
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, names);

  rectify_plan_set_title (plan, "方案");
  rectify_item_set_text (measure, "加强学习。");
  rectify_item_add_assignment (measure, assignment);
  rectify_item_append_child (rectify_plan_get_root (plan), measure);
  save (ledger, plan, "New");
  return plan;
}

/* The same content costs once, and comes back as it was; also an empty one. */
static void
test_store (Desk *desk, gconstpointer data)
{
  g_autofree char *one = store (desk->ledger, "照片");
  g_autofree char *same = store (desk->ledger, "照片");
  g_autofree char *empty = store (desk->ledger, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autofree char *undo = rectify_ledger_dup_undo_name (desk->ledger);
  guint64 n_bytes;

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpuint (count_contents (desk->ledger, &n_bytes), ==, 2);
  g_assert_cmpuint (n_bytes, ==, strlen ("照片"));
  assert_content (desk->ledger, one, "照片");
  assert_content (desk->ledger, empty, "");
  /* It is no edit. */
  g_assert_cmpstr (undo, ==, "New");
  *one = *one == '0' ? '1' : '0';
  none = rectify_ledger_load_content (desk->ledger, one, &error);
  g_assert_null (none);
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

static void
test_limits (Desk *desk, gconstpointer data)
{
  gsize size = RECTIFY_EVIDENCE_MAX_SIZE + 1;
  g_autofree char *much = g_malloc0 (size);
  g_autoptr (GBytes) largest = g_bytes_new_static (much, size - 1);
  g_autoptr (GBytes) too_large = g_bytes_new_static (much, size);
  g_autofree char *path = g_build_filename (desk->folder, "large.bin", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GBytes) back = NULL;
  gint64 read_size;

  g_assert_null (rectify_ledger_store_content (desk->ledger, too_large, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  hash = rectify_ledger_store_content (desk->ledger, largest, &error);
  g_assert_no_error (error);
  back = rectify_ledger_load_content (desk->ledger, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, largest));
  g_assert_null (rectify_ledger_store_file (desk->ledger, file, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, much, (gssize) size, NULL));
  g_assert_null (rectify_ledger_store_file (desk->ledger, file, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_free (hash);
  hash = rectify_ledger_store_file (desk->ledger, file, &read_size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_size, ==, 3);
  assert_content (desk->ledger, hash, "abc");
}

/* What is no longer what was added is said, when it is opened and by a full check, and can be mended by
 * adding it again. */
static void
test_damage (Desk *desk, gconstpointer data)
{
  static const char *const harms[]
      = { "UPDATE evidence_content SET data = x'61'", "DELETE FROM evidence_content" };
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *hash = store (desk->ledger, "abc");
  g_autoptr (GError) error = NULL;

  rectify_ledger_delete_plan (desk->ledger, rectify_plan_get_id (desk->plan), "Delete", NULL);
  plan = add_small_plan (desk->ledger);
  add_proof (first_item (plan), "证明.txt", hash);
  save (desk->ledger, plan, "Evidence");
  g_assert_true (rectify_ledger_check_fully (desk->ledger, NULL, NULL, NULL, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *again = NULL;

      execute (desk->path, harms[i]);
      g_assert_null (rectify_ledger_load_content (desk->ledger, hash, &error));
      g_assert_true (
          g_error_matches (error, RECTIFY_LEDGER_ERROR,
                           i == 0 ? RECTIFY_LEDGER_ERROR_DAMAGED : RECTIFY_LEDGER_ERROR_NOT_FOUND));
      g_clear_error (&error);
      g_assert_false (rectify_ledger_check_fully (desk->ledger, NULL, NULL, NULL, NULL, &error));
      g_assert_nonnull (strstr (error->message, "证明.txt"));
      g_clear_error (&error);
      g_assert_false (rectify_ledger_is_damaged (desk->ledger));
      again = store (desk->ledger, "abc");
      assert_content (desk->ledger, hash, "abc");
      g_assert_true (rectify_ledger_check_fully (desk->ledger, NULL, NULL, NULL, NULL, &error));
    }
}

static void
say (GString *words, RectifyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyEditNote) edit = rectify_ledger_dup_last_edit (ledger);
  g_autoptr (GPtrArray) changes
      = rectify_ledger_list_history_changes (ledger, edit->id, 100, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const RectifyHistoryChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (words, "%s: %s → %s\n", change->what,
                              change->before != NULL ? change->before : "",
                              change->after != NULL ? change->after : "");
    }
}

/* The history says what became of an item, before and after. */
static void
test_words (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  RectifyItem *item = first_item (plan);
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, day, NULL, "过半", NULL);
  g_autoptr (RectifyStep) reached = rectify_step_with_reached (stage, TRUE);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *hash = store (desk->ledger, "abc");
  g_autoptr (GString) words = g_string_new (NULL);

  rectify_item_add_step (item, stage);
  rectify_plan_set_close_out_needs (plan, RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE);
  save (desk->ledger, plan, "Stage");
  say (words, desk->ledger);
  g_ptr_array_add (steps, reached);
  rectify_item_set_steps (item, steps);
  add_proof (item, "照片.jpg", hash);
  save (desk->ledger, plan, "Reached");
  say (words, desk->ledger);
  g_assert_cmpstr (words->str, ==,
                   "Needed before close-out:  → evidence\n"
                   "Close-out, vote or stage:  → 2023-03-05 Stage goal: 过半 (not yet reached)\n"
                   "Close-out, vote or stage: 2023-03-05 Stage goal: 过半 (not yet reached) → "
                   "2023-03-05 Stage goal: 过半 (reached)\n"
                   "Evidence:  → 照片.jpg (3 bytes, ba7816bf) (张三)\n");
}

/* What nothing refers to goes; what an edit could bring back stays, and so does what was stored just
 * now. */
static void
test_compaction (Desk *desk, gconstpointer data)
{
  const RectifyCompaction all = { .keep = 1 };
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *kept = store (desk->ledger, "kept");
  g_autofree char *undone = store (desk->ledger, "undone");
  g_autofree char *lost = store (desk->ledger, "lost");
  g_autofree char *fresh = NULL;
  g_autofree char *folder = g_build_filename (desk->folder, "backups", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint64 n_entries, n_bytes;

  add_proof (first_item (plan), "a", kept);
  save (desk->ledger, plan, "Add");
  add_proof (first_item (plan), "b", undone);
  save (desk->ledger, plan, "Add");
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
  execute (desk->path, "UPDATE evidence_content SET made_at = '2020-01-01T00:00:00Z'");
  fresh = store (desk->ledger, "fresh");
  g_assert_true (
      rectify_ledger_preview_compaction (desk->ledger, &all, &n_entries, &n_bytes, &error));
  g_assert_cmpuint (n_entries, ==, 0);
  g_assert_cmpuint (n_bytes, ==, strlen ("lost"));
  rectify_ledger_compact_history (desk->ledger, &all, folder, &n_entries, &n_bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_contents (desk->ledger, NULL), ==, 3);
  assert_content (desk->ledger, kept, "kept");
  assert_content (desk->ledger, undone, "undone");
  assert_content (desk->ledger, fresh, "fresh");
  g_assert_null (rectify_ledger_load_content (desk->ledger, lost, NULL));
  /* Once the edits that named it can be made no more, it goes too. */
  execute (desk->path, "UPDATE history SET changeset = x''");
  rectify_ledger_compact_history (desk->ledger, &all, folder, &n_entries, &n_bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_contents (desk->ledger, NULL), ==, 2);
  g_assert_null (rectify_ledger_load_content (desk->ledger, undone, NULL));
}

/* What was taken from an item stays as long as that can be undone, though nobody could take back any more
 * that it was added. */
static void
test_compaction_removed (Desk *desk, gconstpointer data)
{
  const RectifyCompaction all = { .keep = 1 };
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *removed = store (desk->ledger, "removed");
  g_autofree char *folder = g_build_filename (desk->folder, "backups", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (RectifyPlan) back = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_entries, n_bytes;

  add_proof (first_item (plan), "a", removed);
  save (desk->ledger, plan, "Add");
  execute (desk->path, "UPDATE history SET changeset = x''");
  rectify_item_set_evidence (first_item (plan), none);
  save (desk->ledger, plan, "Remove");
  execute (desk->path, "UPDATE evidence_content SET made_at = '2020-01-01T00:00:00Z'");
  rectify_ledger_compact_history (desk->ledger, &all, folder, &n_entries, &n_bytes, NULL, &error);
  g_assert_no_error (error);
  assert_content (desk->ledger, removed, "removed");
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
  back = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (plan), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_item_get_evidence (first_item (back))->len, ==, 1);
}

/* A plan of another ledger comes with its evidence; what proved an entry goes on proving it. */
static void
test_export (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "已学习", NULL, 50);
  g_autofree char *hash = store (desk->ledger, "abc");
  g_autofree char *gone = store (desk->ledger, "gone");
  g_autofree char *other_hash = store (desk->ledger, "of no plan");
  g_autoptr (RectifyEvidence) proof
      = rectify_evidence_new (rectify_progress_entry_get_id (entry), "照片.jpg", hash, 3,
                              "image/jpeg", NULL, NULL);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rectify_plan_get_id (plan);
  g_autofree char *path = g_build_filename (desk->folder, "exported.rectify", NULL);
  g_autofree char *target = g_build_filename (desk->folder, "target.rectify", NULL);
  g_autoptr (RectifyLedger) exported = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;
  RectifyItem *item;

  rectify_item_add_progress (first_item (plan), entry);
  add_proof (first_item (plan), "b", gone);
  save (desk->ledger, plan, "Add");
  rectify_item_set_evidence (first_item (plan), nothing);
  rectify_item_add_evidence (first_item (plan), proof);
  save (desk->ledger, plan, "Replace");
  g_array_append_val (ids, id);
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, FALSE, NULL, NULL, &error));
  exported = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_contents (exported, NULL), ==, 1);
  plans = rectify_ledger_load_new_plans (exported, NULL, &error);
  g_assert_no_error (error);
  ledger = rectify_ledger_open (target, RECTIFY_LEDGER_CREATE, &error);
  g_assert_true (rectify_ledger_take_contents (ledger, exported, plans, &error));
  g_assert_true (rectify_ledger_save_plans (ledger, plans, "Bring in", &error));
  assert_content (ledger, hash, "abc");
  item = first_item (g_ptr_array_index (plans, 0));
  g_assert_cmpint (rectify_evidence_get_entry_id (rectify_item_get_evidence (item)->pdata[0]), ==,
                   rectify_progress_entry_get_id (rectify_item_get_progress (item)->pdata[0]));
  g_assert_cmpint (rectify_evidence_get_entry_id (rectify_item_get_evidence (item)->pdata[0]), !=,
                   rectify_progress_entry_get_id (entry));
  g_clear_object (&exported);
  /* With its history also what that refers to. */
  g_unlink (path);
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, TRUE, NULL, NULL, &error));
  exported = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_contents (exported, NULL), ==, 2);
  assert_content (exported, gone, "gone");
}

/* A packet goes out with the evidence of its tasks, and what was added there comes back with it. */
static void
test_packet (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *ours = store (desk->ledger, "ours");
  g_autofree char *theirs = NULL;
  g_autofree char *path = g_build_filename (desk->folder, "packet.rectify", NULL);
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyPlan) part = NULL;
  g_autoptr (RectifyPlan) merged = NULL;
  g_autoptr (RectifyReturn) back = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (5, 3, 2023);
  g_autoptr (GError) error = NULL;
  RectifyItem *item;

  add_proof (first_item (plan), "ours", ours);
  save (desk->ledger, plan, "Add");
  rectify_ledger_send_packet (desk->ledger, rectify_plan_get_id (plan), UNIT, path, FALSE, &error);
  g_assert_no_error (error);
  packet = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  assert_content (packet, ours, "ours");
  theirs = store (packet, "theirs");
  part = rectify_ledger_load_plan (packet, rectify_plan_get_id (plan), &error);
  g_assert_no_error (error);
  item = first_item (part);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  add_proof (item, "theirs", theirs);
  g_assert_true (rectify_close_out_request (item, 0, day, "李四", "已完成", &error));
  save (packet, part, "Done");
  g_clear_object (&packet);
  back = rectify_return_open (desk->ledger, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (back)), ==, 3);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (back)), ==, 0);
  g_assert_true (rectify_return_apply (back, desk->ledger, "Merge", FALSE, &error));
  g_assert_no_error (error);
  merged = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (plan), &error);
  item = first_item (merged);
  g_assert_cmpuint (rectify_item_get_evidence (item)->len, ==, 2);
  g_assert_cmpint (rectify_close_out_get_state (item), ==, RECTIFY_CLOSE_OUT_REQUESTED);
  assert_content (desk->ledger, theirs, "theirs");
  /* Once more changes nothing. */
  g_clear_object (&back);
  back = rectify_return_open (desk->ledger, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (back)), ==, 0);
}

/* What comes back and is not what it is said to be is not taken, which is said; all else is. */
static void
test_forged_packet (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *path = g_build_filename (desk->folder, "packet.rectify", NULL);
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyPlan) part = NULL;
  g_autoptr (RectifyPlan) after = NULL;
  g_autoptr (RectifyReturn) back = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;

  rectify_ledger_send_packet (desk->ledger, rectify_plan_get_id (plan), UNIT, path, FALSE, &error);
  g_assert_no_error (error);
  packet = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  theirs = store (packet, "theirs");
  part = rectify_ledger_load_plan (packet, rectify_plan_get_id (plan), &error);
  add_proof (first_item (part), "theirs", theirs);
  save (packet, part, "Done");
  g_clear_object (&packet);
  execute (path, "UPDATE evidence_content SET data = x'00'");
  back = rectify_return_open (desk->ledger, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_return_get_remarks (back)->len, ==, 1);
  g_assert_nonnull (strstr (rectify_return_get_remarks (back)->pdata[0], "“theirs”"));
  g_assert_nonnull (strstr (rectify_return_get_remarks (back)->pdata[0], "加强学习。"));
  g_assert_true (rectify_return_apply (back, desk->ledger, "Merge", FALSE, &error));
  g_assert_no_error (error);
  after = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (plan), NULL);
  g_assert_cmpuint (rectify_item_get_evidence (first_item (after))->len, ==, 1);
  g_assert_cmpuint (count_contents (desk->ledger, NULL), ==, 0);
}

/* One file that is damaged here keeps no packet from going out and no plan from being brought in. */
static void
test_damaged_elsewhere (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *path = g_build_filename (desk->folder, "packet.rectify", NULL);
  g_autofree char *other_path = g_build_filename (desk->folder, "other.rectify", NULL);
  g_autofree char *bad = store (desk->ledger, "bad");
  g_autofree char *good = store (desk->ledger, "good");
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  add_proof (first_item (plan), "坏.txt", bad);
  add_proof (first_item (plan), "好.txt", good);
  save (desk->ledger, plan, "Evidence");
  execute (desk->path,
           "UPDATE evidence_content SET data = x'00' WHERE CAST (data AS TEXT) = 'bad'");
  rectify_ledger_send_packet (desk->ledger, rectify_plan_get_id (plan), UNIT, path, FALSE, &error);
  g_assert_no_error (error);
  packet = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  assert_content (packet, good, "good");
  g_assert_null (rectify_ledger_load_content (packet, bad, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  other = rectify_ledger_open (other_path, RECTIFY_LEDGER_CREATE, &error);
  g_ptr_array_add (plans, plan);
  g_assert_true (rectify_ledger_take_contents (other, desk->ledger, plans, &error));
  g_assert_no_error (error);
  assert_content (other, good, "good");
  g_assert_cmpuint (count_contents (other, NULL), ==, 1);
}

/* A packet takes no more than can come back; what is too large all the same is not said to be
 * something else. */
static void
test_packet_limit (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *path = g_build_filename (desk->folder, "packet.rectify", NULL);
  g_autofree char *fill
      = g_strdup_printf ("INSERT INTO evidence_content VALUES ('%064d', '', zeroblob (%d))", 0,
                         (int) RECTIFY_PACKET_MAX_CONTENTS - 3);
  g_autoptr (RectifyLedger) packet = NULL;
  g_autoptr (GBytes) more = g_bytes_new_static ("more", 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  g_assert_cmpuint (rectify_ledger_get_max_contents (desk->ledger), ==,
                    RECTIFY_LEDGER_MAX_CONTENTS);
  rectify_ledger_send_packet (desk->ledger, rectify_plan_get_id (plan), UNIT, path, FALSE, &error);
  g_assert_no_error (error);
  execute (path, fill);
  packet = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_ledger_get_max_contents (packet), ==, RECTIFY_PACKET_MAX_CONTENTS);
  hash = store (packet, "abc");
  /* What is there already costs nothing, also where there is no room for more. */
  g_free (hash);
  hash = store (packet, "abc");
  g_assert_null (rectify_ledger_store_content (packet, more, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  /* What is there already takes no room, nor does the same a second time. */
  {
    static const char *const contents[] = { "abc", "more", "more", "x" };
    g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
    guint64 n_bytes;

    for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
      {
        g_autofree char *name = g_strdup_printf ("%u.txt", i);
        g_autofree char *place = g_build_filename (desk->folder, name, NULL);

        g_assert_true (g_file_set_contents (place, contents[i], -1, NULL));
        g_ptr_array_add (files, g_file_new_for_path (place));
      }
    g_ptr_array_add (files, g_file_new_for_path ("/nowhere"));
    g_assert_true (rectify_ledger_measure_files (packet, files, &n_bytes, NULL, &error));
    g_assert_cmpuint (n_bytes, ==, strlen ("more") + strlen ("x"));
  }
  g_clear_object (&packet);
  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (300) * 1024 * 1024), ==, 0);
  g_assert_null (rectify_return_open (desk->ledger, path, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "314.6"));
}

/* A ledger is restored however much evidence it has: not by way of memory. */
static void
test_restore_large (Desk *desk, gconstpointer data)
{
  const int limit = 24 * 1024 * 1024;
  g_autofree char *folder = g_build_filename (desk->folder, "backups", NULL);
  g_autofree char *much = g_malloc0 (limit);
  g_autoptr (GBytes) content = g_bytes_new_static (much, limit);
  g_autoptr (RectifyBackup) backup = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;
  gboolean restored;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (content, 0, (gsize) limit / 3 + i);

      g_free (hash);
      hash = rectify_ledger_store_content (desk->ledger, part, &error);
      g_assert_no_error (error);
    }
  backup = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  execute (desk->path, "DELETE FROM evidence_content");
  sqlite3_hard_heap_limit64 (limit);
  restored = rectify_ledger_restore (desk->ledger, backup->path, folder, &error);
  sqlite3_hard_heap_limit64 (0);
  g_assert_no_error (error);
  g_assert_true (restored);
  g_assert_cmpuint (count_contents (desk->ledger, NULL), ==, 3);
  g_clear_pointer (&content, g_bytes_unref);
  content = rectify_ledger_load_content (desk->ledger, hash, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, (gsize) limit / 3 + 2);
}

/* What somebody else wrote into the file makes no path, no crash and no content. */
static void
test_hostile (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *hash = store (desk->ledger, "abc");
  g_autoptr (RectifyPlan) read = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *evidence;

  add_proof (first_item (plan), "a", hash);
  save (desk->ledger, plan, "Add");
  execute (desk->path, "UPDATE evidence SET name = '../../../etc/passwd', type = 'x', date = 'y',"
                       " size = 9000000000000000000, who = CAST (x'ff' AS TEXT)");
  execute (desk->path, "INSERT INTO evidence SELECT item_id, 5, 0, 'x', '../../x', 1, '', '', ''"
                       " FROM evidence");
  execute (desk->path, "INSERT INTO step SELECT item_id, 5, 5, 'soap', CAST (x'ff' AS TEXT), 'x',"
                       " 9000000000000000000, 0, 0 FROM evidence WHERE id <> 5");
  g_clear_object (&desk->ledger);
  desk_open (desk);
  read = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (plan), &error);
  g_assert_no_error (error);
  evidence = rectify_item_get_evidence (first_item (read));
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpstr (rectify_evidence_get_name (evidence->pdata[0]), ==, "passwd");
  g_assert_cmpuint (rectify_item_get_steps (first_item (read))->len, ==, 1);
}

/* Pages that can still be read give back the records and the contents. */
static void
test_recover (Desk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = add_small_plan (desk->ledger);
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autofree char *hash = store (desk->ledger, large);
  g_autofree char *path = g_build_filename (desk->folder, "recovered.rectify", NULL);
  g_autoptr (RectifyStep) step
      = rectify_step_new (RECTIFY_STEP_VOTE, NULL, "区委", "测评", (int[]){ 7, 8, 9 });
  g_autoptr (RectifyLedger) recovered = NULL;
  g_autoptr (RectifyPlan) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;

  add_proof (first_item (plan), "照片", hash);
  rectify_item_add_step (first_item (plan), step);
  save (desk->ledger, plan, "Add");
  wanted = random_plan_describe (plan);
  g_clear_object (&desk->ledger);
  /* The list of the tables is lost. */
  {
    g_autofree char *bytes = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (desk->path, &bytes, &size, NULL));
    memset (bytes + 100, 0xff, 3000);
    g_assert_true (g_file_set_contents (desk->path, bytes, (gssize) size, NULL));
  }
  rectify_ledger_recover (desk->path, path, NULL, NULL, &error);
  g_assert_no_error (error);
  recovered = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  read = rectify_ledger_load_plan (recovered, rectify_plan_get_id (plan), &error);
  g_assert_no_error (error);
  got = random_plan_describe (read);
  g_assert_cmpstr (got, ==, wanted);
  assert_content (recovered, hash, large);
}

/* Besides the ledger there may be others in the folder, and backups. */
static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        folder_remove (path);
      else if (g_strcmp0 (path, desk->path) != 0)
        g_unlink (path);
    }
  desk_tear_down (desk, data);
}

#define ADD(name, test) g_test_add ("/evidence/" name, Desk, NULL, desk_set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("store", test_store);
  ADD ("limits", test_limits);
  ADD ("damage", test_damage);
  ADD ("words", test_words);
  ADD ("compaction", test_compaction);
  ADD ("compaction-removed", test_compaction_removed);
  ADD ("export", test_export);
  ADD ("packet", test_packet);
  ADD ("forged-packet", test_forged_packet);
  ADD ("damaged-elsewhere", test_damaged_elsewhere);
  ADD ("packet-limit", test_packet_limit);
  ADD ("restore-large", test_restore_large);
  ADD ("hostile", test_hostile);
  ADD ("recover", test_recover);
  return g_test_run ();
}
