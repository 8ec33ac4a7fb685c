/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-recover.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-file-fault.h"
#include "rectify-ledger-private.h"
#include "rectify-recover-private.h"

#define SUFFIX ".rectify"
/* So much is copied at a time; where the disk fails, so much is given up. In bytes. */
#define CHUNK (64 * 1024)
#define SECTOR 512
/* More files of one day are not made. */
#define MAX_FILES 1000
/* Where the header of a file says what it is. */
#define HEADER_SIZE 100
#define VERSION 60
#define APPLICATION 68

G_GNUC_PRINTF (3, 0)
static gboolean
fail_errno (GError **error, const char *path, const char *format, int code)
{
  g_autofree char *sentence = g_strdup_printf (format, g_strerror (code));

  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, path, sentence);
}

static gboolean
fail_to_write (GError **error, const char *path, int code)
{
  g_autofree char *sentence = rectify_file_fault_dup_write (path, code);

  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, sentence);
  return FALSE;
}

/* A name beside a damaged ledger that no file has yet, with the day that it is. */
static char *
dup_recovered_path (const char *path)
{
  g_autofree char *stem = g_strdup (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: a part of a file's name, as short as possible and without spaces. */
  const char *word = C_ ("file name", "recovered");
  char *found = NULL;

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  for (guint i = 1; i < MAX_FILES && found == NULL; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *candidate = g_strconcat (stem, "-", word, "-", day, number, SUFFIX, NULL);

      if (!g_file_test (candidate, G_FILE_TEST_EXISTS))
        found = g_steal_pointer (&candidate);
    }
  return found != NULL ? found : g_strconcat (stem, "-", word, SUFFIX, NULL);
}

/* Reads so much of a file, and for each sector that the disk does not give any more nothing. */
static gssize
read_some (int fd, guint8 *data, gsize size, goffset offset)
{
  gssize n = pread (fd, data, size, offset);

  if (n >= 0 || errno != EIO)
    return n;
  memset (data, 0, size);
  for (gsize at = 0; at < size; at += SECTOR)
    if ((n = pread (fd, data + at, MIN (SECTOR, size - at), offset + (goffset) at)) == 0)
      return (gssize) at;
    else if (n < 0 && errno != EIO)
      return -1;
  return (gssize) size;
}

/* A disk that fails is read as far as it goes. */
static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int source = g_open (from, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  int target = source >= 0 ? g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gboolean done = source >= 0 && target >= 0;
  goffset offset = 0;
  gssize n = 1;
  int code = done ? 0 : errno;

  while (done && n > 0)
    {
      done = !g_cancellable_is_cancelled (cancellable)
             && (n = read_some (source, chunk, CHUNK, offset)) >= 0
             && rectify_file_write (target, chunk, n);
      code = done ? 0 : errno;
      offset += MAX (n, 0);
    }
  if (source >= 0)
    close (source);
  if (target >= 0)
    close (target);
  if (done || g_cancellable_set_error_if_cancelled (cancellable, error))
    return done;
  return fail_errno (
      error, from,
      _ ("The ledger cannot be copied for recovery (%s). See whether it may be read, "
         "and make room in the folder of the new ledger or choose another."),
      code);
}

/* An edit that was under way when the computer stopped is taken back first, in the copy. */
static void
roll_back (const char *path)
{
  sqlite3 *db = rectify_database_connect (path, SQLITE_OPEN_READWRITE, NULL);

  if (db != NULL)
    sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  sqlite3_close_v2 (db);
}

/* Everything is read from a copy: it is nobody else's, and nothing is written beside the ledger. */
static gboolean
make_copy (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *copied_journal = g_strconcat (copy, "-journal", NULL);
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND, path,
                                _ ("There is no such file. Choose a ledger."));
  if (!copy_file (path, copy, cancellable, error))
    return FALSE;
  if (g_stat (journal, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size == 0)
    return TRUE;
  if (!copy_file (journal, copied_journal, cancellable, error))
    return FALSE;
  roll_back (copy);
  g_unlink (copied_journal);
  return TRUE;
}

static gboolean
check_version (RectifyPageFile *file, const char *path, GError **error)
{
  if (file->size >= HEADER_SIZE && memcmp (file->data, "SQLite format 3", 16) == 0
      && rectify_page_file_get_number (file, APPLICATION) == RECTIFY_LEDGER_APPLICATION_ID
      && rectify_page_file_get_number (file, VERSION) > RECTIFY_LEDGER_VERSION
      && rectify_page_file_get_number (file, VERSION) < 1000)
    return rectify_ledger_fail (
        error, RECTIFY_LEDGER_ERROR_TOO_NEW, path,
        _ ("This ledger was made by a newer version of Rectify. Install that version to "
           "recover it."));
  return TRUE;
}

static gboolean
fail_empty (const char *path, GError **error)
{
  return rectify_ledger_fail (
      error, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER, path,
      _ ("Nothing of a ledger could be found in this file. Choose another file, or a "
         "backup."));
}

/* @compare: whether to look for what is missing, in a backup too */
static gboolean
mend (RectifyRecover *recover, const char *path, gboolean compare, GCancellable *cancellable,
      GError **error)
{
  return rectify_recover_resolve (recover, error)
         && rectify_recover_learn_from_history (recover, error)
         && (!compare
             || (rectify_recover_learn_from_backup (recover, path, error)
                 && rectify_recover_order (recover, error)))
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && rectify_recover_mend_tree (recover, error) && rectify_recover_mend (recover, error)
         && rectify_recover_mend_history (recover, error)
         && rectify_recover_mend_editions (recover, error)
         && rectify_recover_report (recover, error);
}

static gboolean
fill (RectifyRecover *recover, const char *path, GMappedFile *mapped, gboolean compare,
      GCancellable *cancellable, GError **error)
{
  RectifyPageFile file;
  RectifyPageScan scan;
  gint64 n_found;

  if (!rectify_page_file_init (&file, g_mapped_file_get_contents (mapped),
                               g_mapped_file_get_length (mapped)))
    return fail_empty (path, error);
  if (!check_version (&file, path, error)
      || !rectify_page_scan (&file, rectify_recover_add, recover, &scan, cancellable, error))
    return FALSE;
  if (recover->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&recover->error));
      return FALSE;
    }
  recover->report->n_lost_pages += scan.n_lost_pages;
  recover->report->n_lost_rows += scan.n_lost_rows;
  if (!rectify_database_get_int (
          recover->db,
          "SELECT (SELECT count (*) FROM plan) + (SELECT count (*) FROM item)"
          " + (SELECT count (*) FROM edition)",
          &n_found, error))
    return FALSE;
  return n_found > 0 ? mend (recover, path, compare, cancellable, error) : fail_empty (path, error);
}

/* What was recovered counts when it is checked like any ledger. */
static gboolean
check_result (const char *path, GError **error)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, error);

  return ledger != NULL && rectify_ledger_check_undamaged (ledger, error)
         && rectify_ledger_check (ledger, error);
}

static gboolean
make_result (const char *path, const char *copy, const char *result, RectifyRecovery *report,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (copy, FALSE, error);
  RectifyRecover recover = { 0 };
  sqlite3 *db = mapped != NULL ? rectify_ledger_schema_make (result, error) : NULL;
  gboolean done;

  if (db == NULL)
    return FALSE;
  done = rectify_database_execute (db, "PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY", error)
         && rectify_recover_begin (&recover, db, report, error)
         && fill (&recover, path, mapped, TRUE, cancellable, error);
  rectify_recover_clear (&recover);
  done = done && rectify_database_execute (db, "COMMIT", error);
  sqlite3_close_v2 (db);
  return done && check_result (result, error);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* What is too large for memory is in a file that has no name any more when it is ready. */
static sqlite3 *
make_aside (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "recovered", NULL);
  sqlite3 *db = rectify_ledger_schema_make (path, error);

  if (db != NULL)
    sqlite3_exec (db, "PRAGMA synchronous=OFF", NULL, NULL, NULL);
  return db;
}

/**
 * rectify_ledger_salvage:
 * @path: a damaged ledger
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what can be read of it, as a ledger that is no file;
 *   sqlite3_close_v2()
 */
sqlite3 *
rectify_ledger_salvage (const char *path, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", error);
  g_autofree char *copy = folder != NULL ? g_build_filename (folder, "damaged", NULL) : NULL;
  g_autoptr (RectifyRecovery) report = rectify_recovery_new ();
  g_autoptr (GMappedFile) mapped = NULL;
  RectifyRecover recover = { 0 };
  sqlite3 *db = NULL;
  gboolean done = FALSE;

  if (folder != NULL && make_copy (path, copy, NULL, error))
    mapped = g_mapped_file_new (copy, FALSE, error);
  if (mapped != NULL)
    db = g_mapped_file_get_length (mapped) < RECTIFY_LEDGER_SMALL
             ? rectify_ledger_schema_new_in_memory (error)
             : make_aside (folder, error);
  if (db != NULL)
    {
      done = rectify_recover_begin (&recover, db, report, error)
             && fill (&recover, path, mapped, FALSE, NULL, error);
      rectify_recover_clear (&recover);
      done = done && rectify_database_execute (db, "COMMIT", error);
    }
  if (folder != NULL)
    remove_all (folder);
  if (done)
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}

static gboolean
give_name (const char *result, const char *out_path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (out_path);

  if (!rectify_file_sync (result, 0))
    return fail_to_write (error, out_path, errno);
  if (!rectify_file_give_name (result, out_path))
    return errno == EEXIST ? rectify_ledger_fail (
               error, RECTIFY_LEDGER_ERROR_FAILED, out_path,
               _ ("There is a file of that name already. Choose another name."))
                           : fail_to_write (error, out_path, errno);
  rectify_file_sync (folder, O_DIRECTORY);
  return TRUE;
}

/**
 * rectify_ledger_recover:
 * @path: a damaged ledger; it is read, never written
 * @out_path: (nullable): the new ledger, which must not exist; %NULL for one beside the damaged one
 * @cancellable: (nullable): a cancellable
 * @report: (out) (transfer full): set to what became of it
 * @error: return location
 *
 * Makes a sound ledger of everything that can be read of a damaged one, page by page: rows are found
 * even where what leads to them is lost. What belongs nowhere any more comes below a section of its
 * own; edits can be undone as far back as the history is whole. The new ledger is checked before it
 * gets its name. Blocks.
 *
 * Returns: whether there is a new ledger
 */
gboolean
rectify_ledger_recover (const char *path, const char *out_path, GCancellable *cancellable,
                        RectifyRecovery **report, GError **error)
{
  g_autoptr (RectifyRecovery) own_report = rectify_recovery_new ();
  g_autofree char *source = g_canonicalize_filename (path, NULL);
  g_autofree char *target
      = out_path != NULL ? g_canonicalize_filename (out_path, NULL) : dup_recovered_path (source);
  g_autofree char *parent = g_path_get_dirname (target);
  g_autofree char *folder = g_build_filename (parent, ".recovery.XXXXXX", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *result = NULL;
  gboolean done;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, target,
                                _ ("There is a file of that name already. Choose another name."));
  if (g_mkdtemp_full (folder, 0700) == NULL)
    return fail_to_write (error, target, errno);
  copy = g_build_filename (folder, "damaged", NULL);
  result = g_build_filename (folder, "recovered", NULL);
  done = make_copy (source, copy, cancellable, error)
         && make_result (source, copy, result, own_report, cancellable, error)
         && give_name (result, target, error);
  remove_all (folder);
  if (!done)
    return FALSE;
  own_report->path = g_steal_pointer (&target);
  if (report != NULL)
    *report = g_steal_pointer (&own_report);
  return TRUE;
}
