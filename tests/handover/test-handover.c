/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-bundle-writer.h"
#include "rectify-editions.h"
#include "rectify-formats.h"
#include "rectify-handover.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-watch.h"
#include "rectify-reading.h"
#include "zip-builder.h"

typedef struct {
  char *folder;
  char *path;
  char *zip;
  RectifyLedger *ledger;
  RectifyPlan *plan;
} Fixture;

static const char source[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n"
      "责任单位：办公室\n";

static RectifyPlan *
read_plan (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "a.txt", &error);
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);

  g_assert_no_error (error);
  return g_object_ref (rectify_reading_get_plan (reading));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 as circulated", 22);

  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->zip = g_build_filename (fixture->folder, "out.zip", NULL);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, &error);
  fixture->plan = read_plan ();
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "导入", &error));
  g_assert_true (
      rectify_ledger_make_edition (fixture->ledger, fixture->plan, "会议版", pdf, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->ledger);
  g_object_unref (fixture->plan);
  g_unlink (fixture->zip);
  g_unlink (fixture->path);
  /* Nothing else was left there. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->zip);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_handover (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (RectifyHandoverResult) result = { 0 };

  g_assert_true (rectify_handover_write (fixture->ledger, NULL, fixture->zip, NULL, NULL, NULL,
                                         &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_plans, ==, 1);
  g_assert_cmpuint (result.n_editions, ==, 1);
  g_assert_cmpuint (result.n_entries, ==, 1);
  g_assert_cmpuint (strlen (result.code), ==, 64);
}

static RectifyHandoverCheck *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RectifyHandoverCheck *found = rectify_handover_check (fixture->zip, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static void
refuse (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyHandoverCheck) found
      = rectify_handover_check (fixture->zip, NULL, NULL, NULL, &error);

  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_test_message ("%s", error->message);
}

static GHashTable *unpack (Fixture *fixture);

static void
add_proof (RectifyItem *item, const char *name, const char *hash)
{
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, name, hash, 3, "text/plain", NULL, "张三");

  rectify_item_add_evidence (item, evidence);
}

/* Evidence lies in it as files, each content once, with a list; what is lost is said there. */
static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = rectify_ledger_store_content (fixture->ledger, content, &error);
  g_autofree char *lost = g_strnfill (RECTIFY_EVIDENCE_HASH_LENGTH, 'a');
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (fixture->plan), 0);
  g_autoptr (GHashTable) files = NULL;
  g_auto (RectifyHandoverResult) result = { 0 };
  g_autoptr (RectifyHandoverCheck) found = NULL;
  g_autofree char *list = NULL;
  GBytes *bytes;

  add_proof (item, "会议记录.txt", hash);
  add_proof (item, "同一份.txt", hash);
  add_proof (item, "丢失.txt", lost);
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "佐证", &error));
  g_assert_true (rectify_handover_write (fixture->ledger, NULL, fixture->zip, NULL, NULL, NULL,
                                         &result, &error));
  g_assert_no_error (error);
  files = unpack (fixture);
  bytes = g_hash_table_lookup (files, "evidence/00001.txt");
  g_assert_nonnull (bytes);
  g_assert_true (g_bytes_equal (bytes, content));
  g_assert_false (g_hash_table_contains (files, "evidence/00002.txt"));
  bytes = g_hash_table_lookup (files, "evidence.txt");
  g_assert_nonnull (bytes);
  list = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (list, "evidence/00001.txt\t会议记录.txt\tba7816bf"));
  g_assert_nonnull (strstr (list, "evidence/00001.txt\t同一份.txt\tba7816bf"));
  g_assert_nonnull (strstr (list, "（台账中已缺失或损坏）\t丢失.txt\taaaa"));
  found = check (fixture);
  g_assert_true (found->sound);
}

/* A bundle as others might make it: with what is in a zip, in its order. */
static GHashTable *
unpack (Fixture *fixture)
{
  GHashTable *files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, fixture->zip, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      guint8 buffer[4096];
      gssize n;

      while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_byte_array_append (content, buffer, n);
      g_assert_cmpint (n, ==, 0);
      g_hash_table_insert (files, g_strdup (archive_entry_pathname (entry)),
                           g_byte_array_free_to_bytes (g_steal_pointer (&content)));
    }
  archive_read_free (archive);
  return files;
}

static void
add_all (ZipBuilder *zip, GHashTable *files, const char *but)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (g_strcmp0 (name, but) != 0)
      zip_builder_add (zip, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
write_zip (Fixture *fixture, ZipBuilder *zip)
{
  g_autoptr (GBytes) bytes = zip_builder_finish (zip);

  g_assert_true (g_file_set_contents (fixture->zip, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
}

static RectifyBundleState
find_state (RectifyHandoverCheck *found, const char *name)
{
  for (guint i = 0; i < found->files->len; i++)
    {
      RectifyBundleFile *file = found->files->pdata[i];

      if (g_str_equal (file->name, name))
        return file->state;
    }
  g_assert_not_reached ();
}

/* Everything is there, as sha256sum(1) would find it, and for nobody else to read. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "README.txt",
                                       "SHA256SUMS",
                                       "editions/plan-001-edition-01.pdf",
                                       "history.txt",
                                       "ledger.rectify",
                                       "manifest.ini",
                                       "plans/plan-001.pdf",
                                       NULL };
  g_autoptr (RectifyHandoverCheck) found = NULL;
  g_autoptr (GHashTable) files = NULL;
  GBytes *bytes;
  GStatBuf info;

  write_handover (fixture);
  g_assert_cmpint (g_stat (fixture->zip, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  found = check (fixture);
  g_assert_true (found->sound);
  g_assert_null (found->ledger_problem);
  g_assert_cmpuint (found->n_plans, ==, 1);
  files = unpack (fixture);
  g_assert_cmpuint (g_hash_table_size (files), ==, g_strv_length ((char **) names));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *sum = NULL;
      g_autofree char *line = NULL;
      g_autofree char *sums = NULL;

      bytes = g_hash_table_lookup (files, names[i]);
      g_assert_nonnull (bytes);
      if (g_str_equal (names[i], "SHA256SUMS"))
        continue;
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      line = g_strdup_printf ("%s  %s\n", sum, names[i]);
      bytes = g_hash_table_lookup (files, "SHA256SUMS");
      sums = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_nonnull (strstr (sums, line));
    }
  bytes = g_hash_table_lookup (files, "editions/plan-001-edition-01.pdf");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "%PDF-1.7 as circulated", 22);
  bytes = g_hash_table_lookup (files, "history.txt");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  "\t甲局整改方案\t导入\n"));
}

static gint64
edit (Fixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyEditNote) note = NULL;

  g_set_object (&fixture->plan,
                rectify_ledger_load_plan (fixture->ledger, rectify_plan_get_id (fixture->plan),
                                          &error));
  g_assert_no_error (error);
  g_object_unref (fixture->plan);
  rectify_plan_set_organisation (fixture->plan, title);
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, title, &error));
  note = rectify_ledger_dup_last_edit (fixture->ledger);
  return note->id;
}

/* The history says of each edit what became of it, in the words of the program. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = { "\t导入\n", "\t乙\n", "\t丙（已撤销，不能重做）\n",
                                       "\t丁（已单独撤销）\n", "\t戊（已撤销）\n" };
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (RectifyHandoverResult) result = { 0 };
  GBytes *bytes;
  gint64 id;

  edit (fixture, "乙");
  edit (fixture, "丙");
  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  id = edit (fixture, "丁");
  g_assert_true (rectify_ledger_undo_entry (fixture->ledger, id, NULL, NULL, &error));
  g_assert_no_error (error);
  edit (fixture, "戊");
  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  g_assert_true (rectify_handover_write (fixture->ledger, NULL, fixture->zip, NULL, NULL, NULL,
                                         &result, &error));
  files = unpack (fixture);
  bytes = g_hash_table_lookup (files, "history.txt");
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (text, lines[i]) == NULL)
      {
        g_test_fail_printf ("“%s” is not in: %s", lines[i], text);
        return;
      }
}

/* The same ledger makes the same bytes, times aside. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_setenv ("SOURCE_DATE_EPOCH", "1670000000", TRUE);
  write_handover (fixture);
  g_assert_true (g_file_get_contents (fixture->zip, &first, &first_length, NULL));
  write_handover (fixture);
  g_assert_true (g_file_get_contents (fixture->zip, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

/* A file that is another, one that is missing and one too many are told apart. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (RectifyHandoverCheck) found = NULL;
  ZipBuilder *zip = zip_builder_new ();

  write_handover (fixture);
  files = unpack (fixture);
  g_hash_table_insert (files, g_strdup ("plans/plan-001.pdf"), g_bytes_new_static ("%PDF-x", 6));
  g_hash_table_insert (files, g_strdup ("plans/other.pdf"), g_bytes_new_static ("%PDF-x", 6));
  add_all (zip, files, "history.txt");
  write_zip (fixture, zip);
  found = check (fixture);
  g_assert_false (found->sound);
  g_assert_null (found->ledger_problem);
  g_assert_cmpint (find_state (found, "plans/plan-001.pdf"), ==, RECTIFY_BUNDLE_DIFFERENT);
  g_assert_cmpint (find_state (found, "plans/other.pdf"), ==, RECTIFY_BUNDLE_EXTRA);
  g_assert_cmpint (find_state (found, "history.txt"), ==, RECTIFY_BUNDLE_MISSING);
  g_assert_cmpint (find_state (found, "manifest.ini"), ==, RECTIFY_BUNDLE_SAME);
}

/* Sums that fit do not make a ledger of what is none. */
static void
test_forged_ledger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBundleWriter) writer = rectify_bundle_writer_new (fixture->zip, &error);
  g_autofree char *code = NULL;
  g_autoptr (RectifyHandoverCheck) found = NULL;
  char zeros[8192] = "SQLite format 3";

  g_assert_true (rectify_bundle_writer_add (writer, "ledger.rectify", zeros, sizeof zeros, &error));
  code = rectify_bundle_writer_finish (writer, &error);
  g_assert_no_error (error);
  found = check (fixture);
  g_assert_cmpint (find_state (found, "ledger.rectify"), ==, RECTIFY_BUNDLE_SAME);
  g_assert_nonnull (found->ledger_problem);
  g_assert_false (found->sound);
  g_assert_cmpstr (found->code, ==, code);
}

/* A source that cannot be read is what is named, not the bundle. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  static const char *const sources[][2] = { { "nowhere.pdf", "“nowhere.pdf” cannot be read" },
                                            { ".", "cannot be read: it is a folder" } };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyBundleWriter) writer = rectify_bundle_writer_new (fixture->zip, &error);
      g_autofree char *path = g_build_filename (fixture->folder, sources[i][0], NULL);

      g_assert_false (rectify_bundle_writer_add_file (writer, "a.pdf", path, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, sources[i][1]));
      g_assert_null (strstr (error->message, "out.zip"));
    }
}

/* Any name that the disk takes. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBundleWriter) writer = rectify_bundle_writer_new (path, &error);
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  code = rectify_bundle_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Names that could lead elsewhere are refused before anything is written. */
static void
test_hostile_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "../escape.txt", "/etc/escape",     "plans/../../escape",
                                       "a\\..\\b",      "C:escape",        "",
                                       "plans//a.pdf",  ".hidden",         "-rf",
                                       "a b",           "plans/",          "方案.pdf",
                                       "a\nb",          "plans/./plan.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (rectify_bundle_is_name (names[i]));
  for (guint i = 0; i < 5; i++)
    {
      ZipBuilder *zip = zip_builder_new ();

      zip_builder_add (zip, names[i], "x", 1);
      zip_builder_add (zip, "SHA256SUMS", "", 0);
      write_zip (fixture, zip);
      refuse (fixture);
    }
}

static void
add_entry (struct archive *archive, const char *name, int type, const char *target)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  if (type == AE_IFLNK)
    archive_entry_set_symlink (entry, target);
  else
    archive_entry_set_size (entry, strlen (target));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  if (type == AE_IFREG)
    g_assert_cmpint (archive_write_data (archive, target, strlen (target)), ==, strlen (target));
  archive_entry_free (entry);
}

static void
write_entries (Fixture *fixture, int type, const char *first, const char *second)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, fixture->zip), ==, ARCHIVE_OK);
  add_entry (archive, first, type, "/etc/passwd");
  if (second != NULL)
    add_entry (archive, second, AE_IFREG, "two");
  add_entry (archive, "SHA256SUMS", AE_IFREG, "");
  archive_write_close (archive);
  archive_write_free (archive);
}

static void
test_hostile_kinds (Fixture *fixture, gconstpointer data)
{
  /* A link in the place of the ledger. */
  write_entries (fixture, AE_IFLNK, "ledger.rectify", NULL);
  refuse (fixture);
  write_entries (fixture, AE_IFDIR, "plans", NULL);
  refuse (fixture);
  /* Of two files of one name, programs take one or the other. */
  write_entries (fixture, AE_IFREG, "history.txt", "history.txt");
  refuse (fixture);
  write_entries (fixture, AE_IFREG, "history.txt", "SHA256SUMS");
  refuse (fixture);
}

static void
test_no_sums (Fixture *fixture, gconstpointer data)
{
  static const char *const sums[]
      = { "nonsense\n",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  ../../x\n",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n"
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n",
          "\n\n" };
  ZipBuilder *zip = zip_builder_new ();

  zip_builder_add (zip, "a", "x", 1);
  write_zip (fixture, zip);
  refuse (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      zip = zip_builder_new ();
      zip_builder_add (zip, "SHA256SUMS", sums[i], strlen (sums[i]));
      write_zip (fixture, zip);
      refuse (fixture);
    }
  g_assert_true (g_file_set_contents (fixture->zip, "no zip at all", -1, NULL));
  refuse (fixture);
}

/* Few bytes that unpack into very many. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  ZipBuilder *zip = zip_builder_new ();
  gsize size = 96 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);

  zip_builder_add (zip, "ledger.rectify", zeros, size);
  zip_builder_add (zip, "SHA256SUMS", "", 0);
  write_zip (fixture, zip);
  refuse (fixture);
}

/* One that was not copied whole. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  write_handover (fixture);
  g_assert_true (g_file_get_contents (fixture->zip, &content, &length, NULL));
  for (guint i = 1; i < 8; i++)
    {
      g_assert_true (g_file_set_contents (fixture->zip, content, length * i / 8, NULL));
      refuse (fixture);
    }
}

/* What is given up or fails leaves what was there. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (RectifyHandoverResult) result = { 0 };
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->zip, "mine", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (rectify_handover_write (fixture->ledger, NULL, fixture->zip, NULL, NULL,
                                          cancellable, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (fixture->zip, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_assert_false (rectify_handover_write (fixture->ledger, NULL, fixture->path, NULL, NULL, NULL,
                                          &result, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
}

/* What could be read of a damaged ledger is not handed over for the whole. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  RectifyHandoverResult result;
  gsize size;

  g_clear_object (&fixture->ledger);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  memset (content, 0, 100);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) size, NULL));
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_handover_write (fixture->ledger, NULL, fixture->zip, NULL, NULL, NULL,
                                          &result, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_assert_false (g_file_test (fixture->zip, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/handover/damaged", test_damaged },
                { "/handover/whole", test_whole },
                { "/handover/history", test_history },
                { "/handover/same-bytes", test_same_bytes },
                { "/handover/changed", test_changed },
                { "/handover/forged-ledger", test_forged_ledger },
                { "/handover/unreadable", test_unreadable },
                { "/handover/long-name", test_long_name },
                { "/handover/hostile-names", test_hostile_names },
                { "/handover/hostile-kinds", test_hostile_kinds },
                { "/handover/no-sums", test_no_sums },
                { "/handover/bomb", test_bomb },
                { "/handover/cut", test_cut },
                { "/handover/given-up", test_given_up },
                { "/handover/evidence", test_evidence } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
