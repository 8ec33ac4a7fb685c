/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-backup-choice.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-recover.h"
#include "rectify-plan-info.h"

#define N_ROUNDS 210

static char *folder;

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_ledger (const char *path, guint n_plans, guint n_items)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;

  g_unlink (path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (n_items);

      g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
      for (guint j = 0; j < 4; j++)
        {
          random_plan_edit (plan);
          g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", &error));
          g_assert_no_error (error);
        }
    }
}

/* Every item with all its words, by its identifier. */
static GHashTable *
read_items (const char *path)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sqlite3 *db;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db,
                          "SELECT id, plan_id || '|' || kind || '|' || label || '|' || heading"
                          " || '|' || text || '|' || status FROM item",
                          -1, &statement, NULL)
      == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        gint64 id = sqlite3_column_int64 (statement, 0);

        g_hash_table_insert (items, g_memdup2 (&id, sizeof id),
                             g_strdup ((const char *) sqlite3_column_text (statement, 1)));
      }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return items;
}

static GArray *
list_pages (const char *path, const char *sql)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  sqlite3 *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      guint page = sqlite3_column_int (statement, 0);

      g_array_append_val (pages, page);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return pages;
}

/* A file in memory, and on which of its pages the words of each item are: found out by taking the
 * pages away one by one and asking SQLite for the items. */
typedef struct {
  char *content;
  gsize size;
  guint page_size;
  guint n_pages;
  GHashTable *items;
  GHashTable *pages; /* item to a set of pages */
} Sample;

static gboolean
still_reads (sqlite3 *db, gint64 id, const char *words)
{
  sqlite3_stmt *statement = NULL;
  gboolean same;

  if (sqlite3_prepare_v2 (db,
                          "SELECT plan_id || '|' || kind || '|' || label || '|' || heading"
                          " || '|' || text || '|' || status FROM item WHERE id = ?",
                          -1, &statement, NULL)
      != SQLITE_OK)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  same = sqlite3_step (statement) == SQLITE_ROW
         && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), words) == 0;
  sqlite3_finalize (statement);
  return same;
}

static void
find_items_of_page (Sample *sample, guint page)
{
  g_autofree char *path = make_path ("probe");
  g_autofree char *copy = g_memdup2 (sample->content, sample->size);
  GHashTableIter iter;
  gpointer id, words;
  sqlite3 *db;

  memset (copy + (gsize) (page - 1) * sample->page_size, 0xff, sample->page_size);
  g_assert_true (g_file_set_contents (path, copy, sample->size, NULL));
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_hash_table_iter_init (&iter, sample->items);
  while (g_hash_table_iter_next (&iter, &id, &words))
    if (!still_reads (db, *(gint64 *) id, words))
      g_hash_table_add (g_hash_table_lookup (sample->pages, id), GUINT_TO_POINTER (page));
  sqlite3_close (db);
}

static void
sample_init (Sample *sample, const char *path)
{
  g_autoptr (GArray) pages = list_pages (path, "SELECT pageno FROM dbstat WHERE name = 'item'"
                                               " AND pagetype <> 'internal'");
  g_autoptr (GArray) sizes = list_pages (path, "PRAGMA page_size");
  GHashTableIter iter;
  gpointer id;

  *sample = (Sample){ .page_size = g_array_index (sizes, guint, 0) };
  g_assert_true (g_file_get_contents (path, &sample->content, &sample->size, NULL));
  sample->n_pages = sample->size / sample->page_size;
  sample->items = read_items (path);
  sample->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                         (GDestroyNotify) g_hash_table_unref);
  g_hash_table_iter_init (&iter, sample->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_insert (sample->pages, id, g_hash_table_new (NULL, NULL));
  for (guint i = 0; i < pages->len; i++)
    find_items_of_page (sample, g_array_index (pages, guint, i));
  g_hash_table_iter_init (&iter, sample->pages);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_assert_cmpuint (g_hash_table_size (id), >=, 1);
}

static void
sample_clear (Sample *sample)
{
  g_free (sample->content);
  g_hash_table_unref (sample->pages);
  g_hash_table_unref (sample->items);
}

/* Which pages a round has damaged. */
typedef struct {
  char *content;
  gsize size;
  GHashTable *pages;
} Damage;

static void
damage_range (Damage *damage, const Sample *sample, gsize from, gsize length, gboolean zero)
{
  for (gsize i = from; i < MIN (from + length, sample->size); i++)
    {
      damage->content[i] = zero ? 0 : (char) g_test_rand_int_range (0, 256);
      g_hash_table_add (damage->pages, GUINT_TO_POINTER (i / sample->page_size + 1));
    }
}

static void
damage_page (Damage *damage, const Sample *sample, guint page, gboolean zero)
{
  damage_range (damage, sample, (gsize) (page - 1) * sample->page_size, sample->page_size, zero);
}

static void
cut (Damage *damage, const Sample *sample, gsize size)
{
  for (guint page = size / sample->page_size + 1; page <= sample->n_pages; page++)
    g_hash_table_add (damage->pages, GUINT_TO_POINTER (page));
  damage->size = size;
}

static void
tear_roots (Damage *damage, const Sample *sample, const char *path)
{
  g_autoptr (GArray) roots
      = list_pages (path, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1");

  for (guint i = 0; i < roots->len; i++)
    if (g_test_rand_int_range (0, 3) != 0)
      damage_page (damage, sample, g_array_index (roots, guint, i), g_test_rand_bit ());
}

static void
do_damage (Damage *damage, const Sample *sample, const char *path, guint round)
{
  int last = (int) sample->n_pages + 1;

  switch (round % 7)
    {
    case 0:
      for (int i = g_test_rand_int_range (1, 40); i > 0; i--)
        damage_range (damage, sample, g_test_rand_int_range (0, (int) sample->size), 1, FALSE);
      break;
    case 1:
      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        damage_page (damage, sample, g_test_rand_int_range (1, last), i % 2 == 0);
      break;
    case 2:
      cut (damage, sample, g_test_rand_int_range (0, (int) sample->size));
      break;
    case 3:
      damage_page (damage, sample, 1, round % 2 == 0);
      break;
    case 4:
      tear_roots (damage, sample, path);
      break;
    case 5:
      for (int i = g_test_rand_int_range (1, 5); i > 0; i--)
        damage_range (damage, sample, g_test_rand_int_range (0, (int) sample->size / 512) * 512,
                      512, i % 2 == 0);
      break;
    default:
      damage_page (damage, sample, 1, TRUE);
      tear_roots (damage, sample, path);
      cut (damage, sample, sample->size * 3 / 4);
    }
}

static gboolean
is_untouched (const Sample *sample, const Damage *damage, gpointer id)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, g_hash_table_lookup (sample->pages, id));
  while (g_hash_table_iter_next (&iter, &page, NULL))
    if (g_hash_table_contains (damage->pages, page))
      return FALSE;
  return TRUE;
}

/* Whatever was not touched is there, to the word. Returns how much that was. */
static guint
assert_untouched_kept (const Sample *sample, const Damage *damage, const char *path)
{
  g_autoptr (GHashTable) found = read_items (path);
  GHashTableIter iter;
  gpointer id, words;
  guint n = 0;

  g_hash_table_iter_init (&iter, sample->items);
  while (g_hash_table_iter_next (&iter, &id, &words))
    if (is_untouched (sample, damage, id))
      {
        g_assert_cmpstr (g_hash_table_lookup (found, id), ==, words);
        n++;
      }
  return n;
}

static void
assert_sound (const char *path, gboolean can_save)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = random_plan_new (5);
  g_autoptr (GPtrArray) plans = NULL;
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (rectify_ledger_get_read_only_reason (ledger), ==, RECTIFY_READ_ONLY_NONE);
  rectify_ledger_check (ledger, &error);
  g_assert_no_error (error);
  plans = rectify_ledger_list_plans (ledger, &error);
  g_assert_no_error (error);
  if (can_save)
    g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* What can be opened of it is listed and read without harm, and cannot be edited. */
static gboolean
assert_opens_harmlessly (const char *path, gboolean changed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (GPtrArray) plans = NULL;

  if (ledger == NULL)
    {
      g_assert_nonnull (error);
      return FALSE;
    }
  plans = rectify_ledger_list_plans (ledger, &error);
  if (!rectify_ledger_is_damaged (ledger))
    return FALSE;
  g_assert_true (changed);
  g_assert_no_error (error);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (RectifyPlan) plan
          = rectify_ledger_load_plan (ledger,
                                      rectify_plan_info_get_id (g_ptr_array_index (plans, i)),
                                      &error);

      g_assert_no_error (error);
      g_assert_false (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
    }
  g_assert_false (rectify_ledger_check (ledger, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  return TRUE;
}

/* What version of a ledger a file says to be: that is four bytes, which may be damaged as any. */
static guint32
get_version (const char *content)
{
  guint32 version;

  memcpy (&version, content + 60, sizeof version);
  return GUINT32_FROM_BE (version);
}

/* A ledger that does not show its damage when it is opened counts its plans anew where what it kept of
 * them is not right: that is all that may be written, unless it says to be an old one. */
static void
take_counts (Damage *damage, const Sample *sample, const char *path, const char *original)
{
  g_autoptr (GArray) roots
      = list_pages (original, "SELECT rootpage FROM sqlite_schema WHERE name = 'plan_summary'");
  char *after = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &after, &size, NULL));
  if (damage->size >= sample->page_size
      && get_version (damage->content) >= get_version (sample->content))
    g_assert_cmpuint (size, ==, damage->size);
  for (gsize i = sample->page_size; i < MIN (size, damage->size); i++)
    if (after[i] != damage->content[i]
        && get_version (damage->content) >= get_version (sample->content))
      g_assert_cmpuint (i / sample->page_size + 1, ==, g_array_index (roots, guint, 0));
  g_free (damage->content);
  damage->content = after;
  damage->size = size;
}

static void
run_round (const Sample *sample, const char *original, guint round, guint *n_kept, guint *n_opened)
{
  g_autofree char *path = make_path ("damaged.rectify");
  g_autofree char *out = make_path ("out.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  Damage damage = { g_memdup2 (sample->content, sample->size), sample->size, pages };
  g_autofree char *after = NULL;
  gsize after_size;
  gboolean opened;

  do_damage (&damage, sample, original, round);
  g_assert_true (g_file_set_contents (path, damage.content, damage.size, NULL));
  opened = assert_opens_harmlessly (path, g_hash_table_size (pages) > 0);
  *n_opened += opened;
  if (!opened)
    take_counts (&damage, sample, path, original);
  if (rectify_ledger_recover (path, out, NULL, &report, &error))
    {
      g_autofree char *text = rectify_recovery_to_text (report);
      guint n = assert_untouched_kept (sample, &damage, out);

      *n_kept += n;
      g_assert_cmpuint (report->n_items, >=, n);
      g_assert_cmpstr (text, !=, "");
      assert_sound (out, round % 8 == 0);
      g_assert_cmpint (g_unlink (out), ==, 0);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
      /* Only where nothing is left, or it says to be of a version to come. */
      if (damage.size == sample->size)
        g_assert_cmpuint (get_version (damage.content), >, get_version (sample->content));
    }
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, damage.content, damage.size);
  g_free (damage.content);
}

static void
test_any_damage (void)
{
  g_autofree char *path = make_path ("whole.rectify");
  guint n_kept = 0, n_opened = 0, n_rounds = N_ROUNDS;
  Sample sample;

  if (g_getenv ("RECTIFY_ROUNDS") != NULL)
    n_rounds = (guint) g_ascii_strtoull (g_getenv ("RECTIFY_ROUNDS"), NULL, 10);
  for (guint i = 0; i < n_rounds; i++)
    {
      if (i % 75 == 0)
        {
          if (i > 0)
            sample_clear (&sample);
          make_ledger (path, 3, 40);
          sample_init (&sample, path);
        }
      run_round (&sample, path, i, &n_kept, &n_opened);
    }
  sample_clear (&sample);
  g_test_message ("%u items kept, %u damaged ledgers opened", n_kept, n_opened);
  g_assert_cmpuint (n_kept, >, n_rounds * 10);
  g_assert_cmpuint (n_opened, >, n_rounds / 4);
}

static gboolean
add_rank (RectifyItem *item, gpointer user_data)
{
  GHashTable *ranks = user_data;
  gint64 id = rectify_item_get_id (item);

  g_hash_table_insert (ranks, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (g_hash_table_size (ranks) + 1));
  return TRUE;
}

/* Every item's number in the order of the plans and of their documents. */
static GHashTable *
rank_items (RectifyLedger *ledger)
{
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, &error);

      g_assert_no_error (error);
      rectify_item_foreach (rectify_plan_get_root (plan), add_rank, ranks);
    }
  return ranks;
}

/* What is missing is in the order of the documents, whatever was above it is missing too. */
static void
assert_ordered (const RectifyRecovery *report, GHashTable *ranks)
{
  guint last = 0;

  for (guint i = 0; i < report->missing->len; i++)
    {
      const RectifyMissingItem *item = g_ptr_array_index (report->missing, i);
      guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, &item->item_id));

      g_assert_cmpuint (rank, >, last);
      last = rank;
    }
}

/* The last edit takes nothing away: of what it took nobody would know after it was emptied. */
static void
edit_last (RectifyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, &error);

  g_assert_no_error (error);
  rectify_plan_set_organisation (plan, "区委办公室");
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

/* Makes an edit one that cannot be undone, as if the history had been compacted up to it. */
static void
empty_last_entry (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE history SET changeset = x''"
                                 " WHERE id = (SELECT max (id) FROM history)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Spoils the page in the middle of those that the items are on. */
static void
spoil_items (const char *path, const Sample *sample)
{
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) leaves
      = list_pages (path, "SELECT pageno FROM dbstat WHERE name = 'item' AND pagetype = 'leaf'");
  Damage damage = { g_memdup2 (sample->content, sample->size), sample->size, pages };

  damage_page (&damage, sample, g_array_index (leaves, guint, leaves->len / 2), TRUE);
  g_assert_true (g_file_set_contents (path, damage.content, damage.size, NULL));
  g_free (damage.content);
}

/* What the history has whole is put back as it was. */
static void
test_put_back (void)
{
  g_autofree char *path = make_path ("put-back.rectify");
  g_autofree char *out = make_path ("put-back-out.rectify");
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id, words;
  Sample sample;

  make_ledger (path, 2, 60);
  sample_init (&sample, path);
  spoil_items (path, &sample);
  g_assert_true (rectify_ledger_recover (path, out, NULL, &report, &error));
  g_assert_no_error (error);
  found = read_items (out);
  text = rectify_recovery_to_text (report);
  g_assert_cmpuint (report->n_put_back, >, 0);
  g_assert_cmpuint (report->n_missing, ==, 0);
  g_assert_cmpuint (report->n_stray, ==, 0);
  g_assert_cmpuint (report->n_moved, ==, 0);
  g_assert_nonnull (strstr (text, "put back as the history has"));
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (sample.items));
  g_hash_table_iter_init (&iter, sample.items);
  while (g_hash_table_iter_next (&iter, &id, &words))
    g_assert_cmpstr (g_hash_table_lookup (found, id), ==, words);
  sample_clear (&sample);
}

/* Each item is in the new ledger or in the report, with its words, and the backup is named. What
 * the history has up to a gap alone is not put back: its words could be older ones. */
static void
test_missing (void)
{
  g_autofree char *path = make_path ("missing.rectify");
  g_autofree char *backups = rectify_backup_dup_folder (path);
  g_autofree char *out = make_path ("missing-out.rectify");
  g_autofree char *text = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyBackup) backup = NULL;
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (GError) error = NULL;
  Sample sample;

  make_ledger (path, 2, 60);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  edit_last (ledger);
  backup = rectify_ledger_back_up (ledger, backups, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  ranks = rank_items (ledger);
  g_clear_object (&ledger);
  empty_last_entry (path);
  sample_init (&sample, path);
  spoil_items (path, &sample);
  g_assert_true (rectify_ledger_recover (path, out, NULL, &report, &error));
  g_assert_no_error (error);
  found = read_items (out);
  text = rectify_recovery_to_text (report);
  g_assert_cmpuint (report->n_put_back, ==, 0);
  g_assert_cmpuint (report->n_missing, >, 0);
  g_assert_cmpuint (report->n_in_backup, ==, report->n_missing);
  g_assert_nonnull (strstr (text, backup->path));
  g_assert_nonnull (strstr (text, "Bring In Plans from a Ledger"));
  assert_ordered (report, ranks);
  for (guint i = 0; i < report->missing->len; i++)
    {
      const RectifyMissingItem *item = g_ptr_array_index (report->missing, i);
      gint64 id = item->item_id;

      g_assert_nonnull (g_hash_table_lookup (sample.items, &id));
      g_assert_null (g_hash_table_lookup (found, &id));
      g_assert_cmpint (item->plan_id, >, 0);
      g_assert_true (item->in_backup);
      g_hash_table_remove (sample.items, &id);
    }
  g_assert_cmpuint (g_hash_table_size (sample.items) + report->missing->len + (report->n_moved > 0),
                    <=, report->n_items + report->missing->len);
  {
    GHashTableIter iter;
    gpointer id, words;

    g_hash_table_iter_init (&iter, sample.items);
    while (g_hash_table_iter_next (&iter, &id, &words))
      g_assert_cmpstr (g_hash_table_lookup (found, id), ==, words);
  }
  sample_clear (&sample);
}

/* The newest good backup may be in a folder that was chosen for them. */
static void
test_chosen_folder (void)
{
  g_autofree char *path = make_path ("chosen.rectify");
  g_autofree char *out = make_path ("chosen-out.rectify");
  g_autofree char *chosen = make_path ("stick");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyBackup) backup = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path, 1, 6);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  backup = rectify_ledger_back_up (ledger, chosen, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&ledger);
  rectify_backup_choose (path, chosen);
  g_assert_true (rectify_ledger_recover (path, out, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (report->backup_path, ==, backup->path);
}

/* What is not damaged is recovered whole, with its history. */
static void
test_sound (void)
{
  g_autofree char *path = make_path ("sound.rectify");
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (RectifyLedger) before = NULL;
  g_autoptr (RectifyLedger) after = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  make_ledger (path, 2, 60);
  g_assert_true (rectify_ledger_recover (path, NULL, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_true (rectify_recovery_is_whole (report));
  g_assert_cmpuint (report->n_plans, ==, 2);
  g_assert_cmpuint (report->n_bare_entries, ==, 0);
  out = g_strdup (report->path);
  g_assert_nonnull (strstr (out, "sound-recovered-"));
  before = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  after = rectify_ledger_open (out, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  for (guint step = 0; step < 8; step++)
    {
      g_clear_pointer (&plans, g_ptr_array_unref);
      plans = rectify_ledger_list_plans (before, &error);
      for (guint i = 0; i < plans->len; i++)
        {
          gint64 id = rectify_plan_info_get_id (g_ptr_array_index (plans, i));
          g_autoptr (RectifyPlan) a = rectify_ledger_load_plan (before, id, &error);
          g_autoptr (RectifyPlan) b = rectify_ledger_load_plan (after, id, &error);
          g_autofree char *first = random_plan_describe (a);
          g_autofree char *second = random_plan_describe (b);

          g_assert_cmpstr (first, ==, second);
        }
      g_assert_true (rectify_ledger_undo (before, NULL, NULL, &error)
                     == rectify_ledger_undo (after, NULL, NULL, NULL));
      g_clear_error (&error);
    }
}

/* An edit that was under way when the computer stopped is taken back, not half kept. */
static void
test_journal (void)
{
  g_autofree char *path = make_path ("journal.rectify");
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *copy = make_path ("stopped.rectify");
  g_autofree char *copied_journal = g_strconcat (copy, "-journal", NULL);
  g_autofree char *out = make_path ("journal-out.rectify");
  g_autofree char *content = NULL;
  g_autofree char *log = NULL;
  gsize size, log_size;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id, words;
  sqlite3 *db;

  make_ledger (path, 2, 60);
  before = read_items (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA cache_size = 2; BEGIN; UPDATE item SET text = 'no';"
                                 "DELETE FROM item WHERE id % 2 = 0",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_file_get_contents (journal, &log, &log_size, NULL));
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_cmpuint (log_size, >, 0);
  g_assert_true (g_file_set_contents (copy, content, size, NULL));
  g_assert_true (g_file_set_contents (copied_journal, log, log_size, NULL));
  g_assert_true (rectify_ledger_recover (copy, out, NULL, NULL, &error));
  g_assert_no_error (error);
  after = read_items (out);
  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &words))
    g_assert_cmpstr (g_hash_table_lookup (after, id), ==, words);
  /* What was found is as it was found. */
  g_assert_true (g_file_test (copied_journal, G_FILE_TEST_EXISTS));
}

/* A file is never written over. */
static void
test_no_overwriting (void)
{
  g_autofree char *path = make_path ("there.rectify");
  g_autofree char *out = make_path ("there-too");
  g_autofree char *text = make_path ("text");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path, 1, 5);
  g_assert_true (g_file_set_contents (out, "words", -1, NULL));
  g_assert_false (rectify_ledger_recover (path, out, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (out, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "words");
  g_assert_cmpint (g_unlink (out), ==, 0);
  g_assert_true (g_file_set_contents (text, "这不是台账", -1, NULL));
  g_assert_false (rectify_ledger_recover (text, out, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_add_func ("/recover/sound", test_sound);
  g_test_add_func ("/recover/no-overwriting", test_no_overwriting);
  g_test_add_func ("/recover/journal", test_journal);
  g_test_add_func ("/recover/missing", test_missing);
  g_test_add_func ("/recover/chosen-folder", test_chosen_folder);
  g_test_add_func ("/recover/put-back", test_put_back);
  g_test_add_func ("/recover/any-damage", test_any_damage);
  result = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return result;
}
