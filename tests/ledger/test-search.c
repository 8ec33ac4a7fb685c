/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "folder.h"
#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger.h"
#include "rectify-search-index.h"
#include "rectify-search.h"

typedef LedgerDesk Fixture;

/* Nor does the index stay, which is made elsewhere. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "rectify", NULL);

  ledger_desk_tear_down (fixture, data);
  folder_remove (cache);
}

static RectifyItem *
add_item (RectifyPlan *plan, const char *heading, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

  rectify_item_set_label (item, "（一）");
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  return item;
}

static gint64
save (Fixture *fixture, RectifyPlan *plan)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (fixture->ledger, plan, "Edit", &error);
  g_assert_no_error (error);
  return rectify_plan_get_id (plan);
}

static GPtrArray *
search (Fixture *fixture, const char *words, RectifySearchFlags flags)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits
      = rectify_ledger_search (fixture->ledger, words, flags, NULL, G_MAXUINT, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static void
update (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_update_search (fixture->ledger, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
describe (GPtrArray *hits)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      RectifySearchHit *hit = g_ptr_array_index (hits, i);
      guint start, length;
      const char *line = rectify_search_hit_get_line (hit, &start, &length);

      g_string_append_printf (
          all, "%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s %u %u %s %s\n",
          rectify_search_hit_get_year (hit), rectify_search_hit_get_plan_id (hit),
          rectify_search_hit_get_item_id (hit), rectify_search_hit_get_place (hit), line, start,
          length, rectify_search_hit_get_title (hit), rectify_search_hit_get_item_line (hit));
    }
  return g_string_free (all, FALSE);
}

static void
assert_finds (Fixture *fixture, const char *words, guint n_wanted)
{
  g_autoptr (GPtrArray) hits = search (fixture, words, RECTIFY_SEARCH_DEFAULT);
  g_autoptr (GPtrArray) read = search (fixture, words, RECTIFY_SEARCH_WITHOUT_INDEX);
  g_autofree char *got = describe (hits);
  g_autofree char *wanted = describe (read);

  g_assert_cmpstr (got, ==, wanted);
  g_assert_cmpuint (hits->len, ==, n_wanted);
}

/* Words of any length, as they are typed by people with any input method. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  add_item (plan, "提高学习站位。", "每季度ＡＢＣ调研　一次，形成报告Report两篇。");
  add_item (plan, "加强领导。", "责任到人；2023年6月底前完成。");
  save (fixture, plan);
  for (guint i = 0; i < 2; i++)
    {
      assert_finds (fixture, "学", 1);
      assert_finds (fixture, "学习", 1);
      assert_finds (fixture, "提高学习站位", 1);
      assert_finds (fixture, "习学", 0);
      assert_finds (fixture, "abc", 1);
      assert_finds (fixture, "ａｂＣ调研", 1);
      assert_finds (fixture, "report", 1);
      assert_finds (fixture, "RE", 1);
      assert_finds (fixture, "站位。每季", 1);
      assert_finds (fixture, "位每", 0);
      assert_finds (fixture, "（一）", 2);
      assert_finds (fixture, "(一)加强", 1);
      assert_finds (fixture, "2023年６月", 1);
      assert_finds (fixture, "学习 一次", 1);
      assert_finds (fixture, "学习　领导", 0);
      assert_finds (fixture, "", 0);
      assert_finds (fixture, "　 ", 0);
      assert_finds (fixture, "\"学习\" OR *", 0);
      assert_finds (fixture, "。", 2);
      assert_finds (fixture, "；", 1);
      assert_finds (fixture, "\xff\xfe", 0);
      update (fixture);
    }
}

static void
assert_hit (Fixture *fixture, const char *words, RectifySearchPlace place, const char *marked)
{
  g_autoptr (GPtrArray) hits = search (fixture, words, RECTIFY_SEARCH_DEFAULT);
  RectifySearchHit *hit;
  const char *line;
  guint start, length;
  g_autofree char *found = NULL;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  line = rectify_search_hit_get_line (hit, &start, &length);
  found = g_strndup (line + start, length);
  g_assert_cmpint (rectify_search_hit_get_place (hit), ==, place);
  g_assert_cmpstr (found, ==, marked);
  g_assert_cmpstr (rectify_search_hit_get_title (hit), ==, "整改方案");
  g_assert_cmpstr (rectify_search_hit_get_item_line (hit), ==, "（一）提高站位。");
}

/* A hit says what of the item holds the words, and where. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *item = add_item (plan, "提高站位。", NULL);
  const char *const names[] = { "区财政局", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, names);
  g_autoptr (RectifyDeadline) deadline = rectify_deadline_new (NULL, "立行立改", 0, NULL);
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (NULL, "召开了座谈会", "李四", 20);
  g_autoptr (RectifyStep) step
      = rectify_step_new (RECTIFY_STEP_REQUEST, NULL, NULL, "制度已经印发", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "x", -1);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "会议照片.jpg", hash, 1, NULL, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "长长的正文，\n");
  g_string_append (text, "在它后面的ＷＯＲＤ。");
  rectify_item_set_text (item, text->str);
  rectify_plan_set_title (plan, "整改方案");
  rectify_item_add_assignment (item, assignment);
  rectify_item_set_deadline (item, deadline);
  rectify_item_add_progress (item, entry);
  rectify_item_add_step (item, step);
  rectify_item_add_evidence (item, evidence);
  save (fixture, plan);
  for (guint i = 0; i < 2; i++)
    {
      assert_hit (fixture, "(一)", RECTIFY_SEARCH_LABEL, "（一）");
      assert_hit (fixture, "站位", RECTIFY_SEARCH_HEADING, "站位");
      assert_hit (fixture, "word", RECTIFY_SEARCH_TEXT, "ＷＯＲＤ");
      assert_hit (fixture, "财政", RECTIFY_SEARCH_ASSIGNMENT, "财政");
      assert_hit (fixture, "立改", RECTIFY_SEARCH_DEADLINE, "立改");
      assert_hit (fixture, "座谈", RECTIFY_SEARCH_PROGRESS, "座谈");
      assert_hit (fixture, "李四", RECTIFY_SEARCH_PROGRESS, "李四");
      assert_hit (fixture, "印发", RECTIFY_SEARCH_PROGRESS, "印发");
      assert_hit (fixture, "照片", RECTIFY_SEARCH_PROGRESS, "照片");
      update (fixture);
    }
}

/* Words as plans have them, whole and cut anywhere. */
static char *
make_words (void)
{
  static const char *const all
      = "学习不够深入。加强领导每季度调研一次，“三会一课”制度区财政局张三2023年6月底×A-1喆珺李四责任单位"
        "整改时限：；（一）一、";
  glong n = g_utf8_strlen (all, -1);
  glong start = g_test_rand_int_range (0, (int) n);
  glong length = g_test_rand_int_range (1, 5);

  return g_utf8_substring (all, start, MIN (start + length, n));
}

static void
assert_same (Fixture *fixture)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *first = make_words ();
      g_autofree char *second = make_words ();
      g_autofree char *words = g_test_rand_int_range (0, 4) == 0
                                   ? g_strdup_printf ("%s %s", first, second)
                                   : g_strdup (first);
      g_autoptr (GPtrArray) hits = search (fixture, words, RECTIFY_SEARCH_DEFAULT);
      g_autoptr (GPtrArray) read = search (fixture, words, RECTIFY_SEARCH_WITHOUT_INDEX);
      g_autofree char *got = describe (hits);
      g_autofree char *wanted = describe (read);

      g_assert_cmpstr (got, ==, wanted);
    }
}

static void
do_something (Fixture *fixture)
{
  g_autoptr (RectifyPlan) plan = NULL;

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      plan = random_plan_new (g_test_rand_int_range (1, 12));
      rectify_plan_set_year (plan, g_test_rand_int_range (2020, 2024));
      save (fixture, plan);
      return;
    case 1:
      rectify_ledger_delete_plan (fixture->ledger, g_test_rand_int_range (1, 8), "Delete", NULL);
      return;
    case 2:
      rectify_ledger_undo (fixture->ledger, NULL, NULL, NULL);
      return;
    case 3:
      rectify_ledger_redo (fixture->ledger, NULL, NULL, NULL);
      return;
    default:
      plan = rectify_ledger_load_plan (fixture->ledger, g_test_rand_int_range (1, 8), NULL);
      if (plan == NULL)
        return;
      random_plan_edit (plan);
      if (g_test_rand_bit ())
        rectify_plan_set_year (plan, g_test_rand_int_range (2020, 2024));
      save (fixture, plan);
    }
}

/* Whatever is done, with an index that is new, old or on its way the same is found as by reading. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (8);

      rectify_plan_set_year (plan, 2020 + (int) i % 3);
      save (fixture, plan);
    }
  for (guint i = 0; i < 60; i++)
    {
      do_something (fixture);
      if (g_test_rand_bit ())
        update (fixture);
      assert_same (fixture);
    }
}

/* The pages of the hits, one after the other, are all of them once. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  guint n = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (15);

      rectify_plan_set_year (plan, 2020 + (int) i % 3);
      save (fixture, plan);
      if (i == 3)
        update (fixture);
    }
  all = search (fixture, "学习", RECTIFY_SEARCH_WITHOUT_INDEX);
  g_assert_cmpuint (all->len, >, 3);
  for (RectifySearchHit *after = NULL;;)
    {
      g_autoptr (GPtrArray) page
          = rectify_ledger_search (fixture->ledger, "学习", 0, after, 3, NULL, NULL);

      for (guint i = 0; i < page->len; i++, n++)
        g_assert_cmpint (rectify_search_hit_get_item_id (g_ptr_array_index (page, i)), ==,
                         rectify_search_hit_get_item_id (g_ptr_array_index (all, n)));
      if (page->len < 3)
        break;
      after = g_ptr_array_index (all, n - 1);
    }
  g_assert_cmpuint (n, ==, all->len);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (rectify_search_hit_get_year (g_ptr_array_index (all, i - 1)), >=,
                     rectify_search_hit_get_year (g_ptr_array_index (all, i)));
}

static void
add_three (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (12);

      save (fixture, plan);
    }
}

/* An index that is damaged, not one at all, or of no rights costs no hit. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = rectify_search_index_dup_path (fixture->path);

  add_three (fixture);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *content = NULL;
      gsize size;

      update (fixture);
      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      for (guint j = 0; j < 1 + i * 40; j++)
        content[g_test_rand_int_range (i < 6 ? 100 : 0, (int) size)] = g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, content, i == 11 ? 10 : (gssize) size, NULL));
      {
        g_autoptr (GPtrArray) hits
            = rectify_ledger_search (fixture->ledger, "学习", 0, NULL, 1000, NULL, NULL);

        g_assert_nonnull (hits);
      }
      g_assert_true (g_file_set_contents (path, "nothing", 7, NULL));
      assert_same (fixture);
      update (fixture);
      assert_same (fixture);
    }
}

/* Another program has the index, or it cannot be made: there is no error for whoever searches. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = rectify_search_index_dup_path (fixture->path);
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *db = NULL;

  add_three (fixture);
  update (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  add_three (fixture);
  assert_same (fixture);
  g_assert_false (rectify_ledger_update_search (fixture->ledger, NULL, NULL, NULL, NULL));
  sqlite3_close (db);
  update (fixture);
  assert_same (fixture);
  folder_remove (folder);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  assert_same (fixture);
  g_assert_false (rectify_ledger_update_search (fixture->ledger, NULL, NULL, NULL, NULL));
  g_unlink (folder);
}

/* Only the user may read it, as the ledger itself. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = rectify_search_index_dup_path (fixture->path);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  add_three (fixture);
  update (fixture);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* Another ledger in the place of the first has plans of the same numbers and revisions. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) first = rectify_plan_new ();
  g_autoptr (RectifyPlan) second = rectify_plan_new ();

  add_item (first, "旧的词语", NULL);
  save (fixture, first);
  update (fixture);
  assert_finds (fixture, "旧的", 1);
  g_clear_object (&fixture->ledger);
  g_unlink (fixture->path);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, NULL);
  add_item (second, "新的词语", NULL);
  save (fixture, second);
  assert_finds (fixture, "新的", 1);
  assert_finds (fixture, "旧的", 0);
  update (fixture);
  assert_finds (fixture, "新的", 1);
}

/* What a backup held is found when it is brought back. */
static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rectify", NULL);
  g_autofree char *content = NULL;
  gsize size;

  add_three (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (copy, content, size, NULL));
  for (guint i = 0; i < 5; i++)
    do_something (fixture);
  update (fixture);
  g_assert_true (rectify_ledger_restore (fixture->ledger, copy, folder, NULL));
  assert_same (fixture);
  update (fixture);
  assert_same (fixture);
}

static void
stop_at_once (guint done, guint total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* What was asked to stop stops, and harms nothing. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  add_three (fixture);
  g_assert_false (rectify_ledger_update_search (fixture->ledger, stop_at_once, cancellable,
                                                cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_same (fixture);
  hits = rectify_ledger_search (fixture->ledger, "学习", 0, NULL, 10, cancellable, &again);
  g_assert_null (hits);
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  update (fixture);
  assert_same (fixture);
}

/* A ledger that can only be read is searched too. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  add_three (fixture);
  g_clear_object (&fixture->ledger);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_READ_ONLY, NULL);
  assert_same (fixture);
  update (fixture);
  assert_same (fixture);
}

/* After many changes of the same plans the index is made anew. */
static void
test_worn (Fixture *fixture, gconstpointer data)
{
  add_three (fixture);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (fixture->ledger, 1, NULL);

      random_plan_edit (plan);
      save (fixture, plan);
      update (fixture);
      assert_same (fixture);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("rectify-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/words", Fixture, NULL, ledger_desk_set_up, test_words, tear_down);
  g_test_add ("/search/places", Fixture, NULL, ledger_desk_set_up, test_places, tear_down);
  g_test_add ("/search/same", Fixture, NULL, ledger_desk_set_up, test_same, tear_down);
  g_test_add ("/search/pages", Fixture, NULL, ledger_desk_set_up, test_pages, tear_down);
  g_test_add ("/search/damaged", Fixture, NULL, ledger_desk_set_up, test_damaged, tear_down);
  g_test_add ("/search/locked", Fixture, NULL, ledger_desk_set_up, test_locked, tear_down);
  g_test_add ("/search/private", Fixture, NULL, ledger_desk_set_up, test_private, tear_down);
  g_test_add ("/search/replaced", Fixture, NULL, ledger_desk_set_up, test_replaced, tear_down);
  g_test_add ("/search/restored", Fixture, NULL, ledger_desk_set_up, test_restored, tear_down);
  g_test_add ("/search/cancelled", Fixture, NULL, ledger_desk_set_up, test_cancelled, tear_down);
  g_test_add ("/search/read-only", Fixture, NULL, ledger_desk_set_up, test_read_only, tear_down);
  g_test_add ("/search/worn", Fixture, NULL, ledger_desk_set_up, test_worn, tear_down);
  status = g_test_run ();
  folder_remove (cache);
  return status;
}
